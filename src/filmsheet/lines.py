"""The lines of a text, and the sections that they make up."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lazily import lazy
from .source import Span
from .vocabulary import Label

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


class Section:
    """Lines that belong together: a labelled field, a list, or text without a label."""

    __slots__ = ("bare", "front", "guess", "key", "label", "lines", "name", "paired", "printed", "separator", "words")

    def __init__(self, key: str, words: Span | None = None, separator: Span | None = None) -> None:
        """Open a section; `key` is "text", "list", "other", "not_film" or a key of the record."""
        self.key = key
        self.words = words
        """The label as written."""
        self.separator = separator
        self.label: Label | None = None
        self.guess = 1.0
        """The probability that the label means this field."""
        self.bare = False
        """Whether the label stands without a separator."""
        self.front = False
        """Whether it stands in the front matter of a page, which speaks of the page first."""
        self.paired = ""
        """Which comes first, "actor" or "role", where its lines are known to be one and the other in turn."""
        self.printed: Span | None = None
        """The number before the label: "1. Title"."""
        self.name = ""
        """The label where it stands elsewhere: at the head of a table."""
        self.lines: list[Line] = []

    @property
    def start(self) -> int:
        """Where the value starts."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self.lines[-1].end

    @property
    def extent(self) -> Span:
        """Label and value together."""
        first = self.words.start if self.words else self.lines[0].marker if self.lines[0].marker >= 0 else self.start
        last = self.end if self.lines else (self.separator or self.words or Span(0, 0)).end
        return Span(min(first, self.start), max(first, last)) if self.lines else Span(first, last)


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
    return found


def _line(content: str, start: int, parted: bool, indent: int) -> Line:
    end = start + len(content)
    if content[0] in MARKER_STARTS:
        marker = _MARKER.match(content)
        if marker and marker.end() < len(content) and not (content[0].isdecimal() and _DATE.match(content)):
            form = marker.lastgroup
            return Line(start + marker.end(), end, parted, indent, start, int(marker[form]) if form else None)
    return Line(start, end, parted, indent)
