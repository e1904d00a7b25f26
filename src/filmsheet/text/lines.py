"""The lines of a text."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

_BULLETS = "•·▪►‣◦●○■□▸»✓➤*+-–—~"
_MARKER = re.compile(
    r"(?:(?P<a>\d{1,4})(?:[.)](?=\s|[^\W\d]|[\"“«(\[])|、|．)|\#(?P<b>\d{1,4})[.):]?(?=\s)"
    rf"|\((?P<c>\d{{1,3}})\)(?=\s)|\[(?P<d>\d{{1,3}})\](?=\s)|[{re.escape(_BULLETS)}](?=\s))\s*"
)
MARKER_STARTS = frozenset(f"{string.digits}#([{_BULLETS}")
_RULES = "-=_*~#.·•+|<>/\\ ─━═—–"
_RULED = frozenset(_RULES)
_COUNTING = frozenset(f"({string.digits}{string.ascii_letters}")
"""The start of a line that may be numbered or lettered."""
_COUNTED = frozenset(f". )/ivxIVX{string.digits}")
"""The second character of such a line, in ASCII and without a bracket at its start."""


class Line(NamedTuple):
    """A line that is not blank: its content after a marker, and its position."""

    start: int
    end: int
    after_blank: bool = False
    """Whether a blank line precedes it."""
    indent: int = 0
    """The number of blanks before its first character."""
    marker: int = -1
    """The start of its bullet or number, or -1."""
    number: int | None = None
    """The number of a numbered item."""


_NO_LINE = Line(0, 0)
"""A kind of line that ends every list."""


def lines_of(shadow: str) -> list[Line]:
    """The lines that are not blank, each trimmed."""
    found: list[Line] = []
    after_blank = False
    offset = 0
    text = shadow if "\r" not in shadow else shadow.replace("\r\n", " \n").replace("\r", "\n")
    for piece in text.split("\n"):
        content = piece.strip()
        if not content or (content[0] in _RULED and not content.strip(_RULES)):
            after_blank = True
        else:
            indent = piece.find(content[0])
            found.append(_line(content, offset + indent, after_blank, indent))
            after_blank = False
        offset += len(piece) + 1
    return _counted(shadow, found)


_COUNT = re.compile(
    r"(?:(?P<figure>\d{1,2})(?:[.)]?[ \u00a0]+|(?:\.{2,}|…|/\d{1,2})[ \u00a0]*)|\(?(?P<sign>[ivxIVX]{1,5}|[a-zA-Z])[.)][ \u00a0]+)(?=[^\W\d_]|[\"“«])"
)
_ROMAN = {sign: number for number, sign in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(), 1)}


def _ordinals(mark: re.Match[str]) -> dict[str, int]:
    """The values that the number or letter of an item may have."""
    if mark["figure"]:
        return {"figure": int(mark["figure"])}
    sign = mark["sign"].lower()
    ways = {"letter": ord(sign) - ord("a") + 1} if len(sign) == 1 else {}
    return {**ways, "roman": _ROMAN[sign]} if sign in _ROMAN else ways


def _counted(shadow: str, lines: list[Line]) -> list[Line]:
    """The lines with numbers and letters of other forms that count from one: "1 It rained", "a) It rained", "ii. It rained"."""
    run: list[tuple[int, int]] = []
    way = ""
    for n, line in enumerate([*lines, _NO_LINE]):
        mark = _COUNT.match(shadow, line.start, line.end) if line.marker < 0 and _may_count(shadow[line.start : line.start + 2]) else None
        if mark is None and line.number is None and not run:
            continue
        ordinals = _ordinals(mark) if mark is not None else {"figure": line.number} if line.number is not None else {}
        item = n, mark.end() if mark is not None else -1
        if run and ordinals.get(way) == len(run) + 1:
            run.append(item)
            continue
        if len(run) > 1:
            for number, (at, end) in enumerate(run, 1):
                lines[at] = lines[at]._replace(start=end, marker=lines[at].start, number=number) if end >= 0 else lines[at]
        way = next((one for one, number in ordinals.items() if number == 1), "")
        run = [item] if way else []
    return lines


def _may_count(head: str) -> bool:
    """Whether a line that begins with these two characters may be numbered or lettered."""
    return head[:1] in _COUNTING and (head[1:] in _COUNTED or head[0] == "(" or not head.isascii())


def _line(content: str, start: int, after_blank: bool, indent: int) -> Line:
    end = start + len(content)
    if content[0] in MARKER_STARTS:
        marker = _MARKER.match(content)
        if marker and marker.end() < len(content) and not (content[0].isdecimal() and _is_date(content[marker.end() :])):
            form = marker.lastgroup
            return Line(start + marker.end(), end, after_blank, indent, start, int(marker[form]) if form else None)
    return Line(start, end, after_blank, indent)


def _is_date(content: str) -> bool:
    """Whether a month and a year follow a number, "12. Oktober 1958": its day is not the number of an item."""
    month, _, year = content[:20].partition(" ")
    return month.rstrip(".").isalpha() and year[:2] in ("18", "19", "20") and year[2:4].isdecimal() and len(year[:4]) == 4 and not year[4:5].isalnum()
