"""The pieces of a text, and their positions.

A piece contains no separator: the text between two pieces is the gap of the second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..text.lines import Line

SPACE, COMMA, MARK, LINK, BRACKET, SENTENCE, LINE, BLANK = range(8)
"""Kinds of gap: only blanks, a comma or "and", a colon or a bar or a dash, "as" or an arrow, a bracket or a quotation mark, the
end of a sentence, a line's end, a blank line."""
GAPS = 8


class Piece(NamedTuple):
    """A piece of a line, and its position."""

    start: int
    end: int
    gap: int
    """The kind of the gap before it."""
    line: int
    """The number of its line, not counting blank lines."""
    prose: bool = False
    """Whether it is a sentence, or the part of a sentence on its line."""
    held: str = ""
    """The bracket or quotation mark around it, else ""."""
    marker: int = -1
    """The place of the number of an item that begins with the piece inside a line, else -1."""


class Pieces(NamedTuple):
    """A text cut into pieces: its lines, and the pieces of each in order."""

    shadow: str
    lines: list[Line]
    pieces: list[Piece]

    def text(self, n: int) -> str:
        """The text of a piece."""
        return self.shadow[self.pieces[n].start : self.pieces[n].end]

    def rows(self) -> list[tuple[int, int]]:
        """The first piece of each line, and the end."""
        starts = [n for n, piece in enumerate(self.pieces) if n == 0 or piece.gap >= LINE]
        return list(pairwise((*starts, len(self.pieces))))

    def some(self, shadow: str, first: int, last: int, offset: int) -> Pieces:
        """Some of the pieces, at least one, as those of a text that begins at an offset of this one."""
        base, size = self.pieces[first].line, len(shadow)
        lines = [
            line._replace(start=max(0, line.start - offset), end=min(line.end - offset, size), marker=_moved(line.marker, offset))
            for line in self.lines[base : self.pieces[last - 1].line + 1]
        ]
        pieces = self.pieces[first:last]
        moved = [one._replace(start=one.start - offset, end=one.end - offset, line=one.line - base, marker=_moved(one.marker, offset)) for one in pieces]
        return Pieces(shadow, lines, moved)


def _moved(marker: int, offset: int) -> int:
    """The place of a marker in a text that begins at an offset; -1 if it is outside."""
    return marker - offset if marker >= max(offset, 0) else -1


def is_separated(pieces: Sequence[Piece], n: int) -> bool:
    """Whether the end of the line, or a separator of a label and a value, follows a piece."""
    behind = pieces[n + 1] if n + 1 < len(pieces) else None
    return behind is None or behind.gap >= LINE or behind.gap == MARK


class Regions:
    """Regions of a text; those that overlap are one."""

    def __init__(self, regions: list[tuple[int, int]]) -> None:
        self._regions: list[tuple[int, int]] = []
        for start, end in sorted(regions):
            if self._regions and start < self._regions[-1][1]:
                self._regions[-1] = (self._regions[-1][0], max(end, self._regions[-1][1]))
            else:
                self._regions.append((start, end))

    def contains(self, start: int, end: int) -> bool:
        """Whether one of the regions begins before a place, and does not end before the place does."""
        at = bisect_left(self._regions, (start, 0)) - 1
        return at >= 0 and self._regions[at][1] >= end

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a place overlaps one of the regions."""
        at = bisect_left(self._regions, (end, 0)) - 1
        return at >= 0 and self._regions[at][1] > start
