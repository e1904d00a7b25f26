"""The lines of a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lazily import lazy

_MARKER = re.compile(
    r"(?:(?P<a>\d{1,4})(?:[.)](?=\s|[^\W\d]|[\"“«(\[])|、|．)|\#(?P<b>\d{1,4})[.):]?(?=\s)"
    r"|\((?P<c>\d{1,3})\)(?=\s)|\[(?P<d>\d{1,3})\](?=\s)|[•·▪►‣◦●○■□▸»✓➤*+\-–—~](?=\s))\s*"
)
MARKER_STARTS = frozenset("0123456789#([•·▪►‣◦●○■□▸»✓➤*+-–—~")
_DATE = lazy(r"\d{1,2}\.\s?[^\W\d_]{3,10}\.?\s(?:18|19|20)\d\d\b")
"""A date that opens a line, "12. Oktober 1958"; its day is no number of an item."""
_RULES = "-=_*~#.·•+|<>/\\ ─━═—–"
_RULED = frozenset(_RULES)


class Line(NamedTuple):
    """A line that is not blank: its content after any marker, and how it stands."""

    start: int
    end: int
    parted: bool = False
    """Whether a blank line stands above."""
    indent: int = 0
    """Blanks before the line's first character."""
    marker: int = -1
    """Where its bullet or number starts, else -1."""
    number: int | None = None
    """The number of a numbered item."""


def lines_of(shadow: str) -> list[Line]:
    """The lines that are not blank, each trimmed, with what stands above it."""
    found: list[Line] = []
    parted = False
    offset = 0
    text = shadow if "\r" not in shadow else shadow.replace("\r\n", " \n").replace("\r", "\n")
    for piece in text.split("\n"):
        content = piece.strip()
        if not content or (content[0] in _RULED and not content.strip(_RULES)):
            parted = True
        else:
            indent = piece.find(content[0])
            found.append(_line(content, offset + indent, parted, indent))
            parted = False
        offset += len(piece) + 1
    return _counted(shadow, found)


_COUNT = re.compile(r"(\d{1,2})[ \u00a0]+(?=[^\W\d_])")


def _counted(shadow: str, lines: list[Line]) -> list[Line]:
    """The lines with numbers that have no full stop behind them, where such numbers count from one: "1 It rained"."""
    wanted, begun = 1, -1
    runs: list[range] = []
    for n, line in enumerate(lines):
        mark = _COUNT.match(shadow, line.start, line.end) if line.marker < 0 and shadow[line.start].isdecimal() else None
        number = int(mark[1]) if mark else 0
        if number == wanted and number:
            begun = n if wanted == 1 else begun
            wanted += 1
        else:
            if wanted > 2:
                runs.append(range(begun, n))
            wanted, begun = (2, n) if number == 1 else (1, -1)
    if wanted > 2:
        runs.append(range(begun, len(lines)))
    for run in runs:
        for n in run:
            mark = _COUNT.match(shadow, lines[n].start, lines[n].end)
            if mark is not None:
                lines[n] = lines[n]._replace(start=mark.end(), marker=lines[n].start, number=int(mark[1]))
    return lines


def _line(content: str, start: int, parted: bool, indent: int) -> Line:
    end = start + len(content)
    if content[0] in MARKER_STARTS:
        marker = _MARKER.match(content)
        if marker and marker.end() < len(content) and not (content[0].isdecimal() and _DATE.match(content)):
            form = marker.lastgroup
            return Line(start + marker.end(), end, parted, indent, start, int(marker[form]) if form else None)
    return Line(start, end, parted, indent)
