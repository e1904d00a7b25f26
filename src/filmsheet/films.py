"""The films of a source: lazily, one after the other, however the source comes in pieces.

A window of the source is tokenized from the start of a film on and searched for the next film's border (see `borders`);
while none is found the window doubles, so that a long film costs no more than its length, and what lies behind the
window is not read. The sections of the window up to the border are the film's: it is not tokenized again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .borders import Border, Pattern, first_border
from .lazily import lazy
from .lines import Section
from .markup import shadow as make_shadow
from .rows import HEAD, Table, find_table, next_row
from .source import Span
from .tokenizer import tokenize
from .vocabulary import Vocabulary

_SMALLEST_WINDOW = 256
_AHEAD = 3
"""Films as long as the one before: a border is known when the film behind it ends, so two and a little are needed."""
_LINE_END = lazy(r"\r\n?|\n")


class Place(NamedTuple):
    """Where a film starts in its source: code points, and lines, before it."""

    offset: int = 0
    line: int = 0


START = Place()
"""The start of a source."""


class Film(NamedTuple):
    """The text of one film, and where it starts in its source."""

    text: str
    place: Place = START
    tokenized: tuple[str, list[Section]] | None = None
    """The shadow and the sections, where the search for borders has made them already."""
    probability: float = 1.0
    """How probable it is that a film begins here."""
    table: tuple[Table, Span] | None = None
    """The table that the film is a row of, and its row."""
    opener: int = 0
    """Where in the text the film opens; above it may stand a preface to all films."""


def films(pieces: Iterator[str], vocabulary: Vocabulary) -> Iterator[Film]:
    """Part a source that comes in pieces, which end where lines end, into films: at least one."""
    source = _Source(pieces)
    if table := _table(source, vocabulary):
        yield from _rows(source, table)
        return
    place, border, size = START, Border(0, 1.0), len(source.text)
    while True:
        window, sections, following = _film(source, border.pattern, size, vocabulary)
        text = source.take(following.offset if following else len(source.text))
        tokenized = _tokenized(text, window, sections)
        yield Film(text, place, tokenized, border.probability, opener=following.opener if following else 0)
        if following is None:
            return
        place, border, size = _after(text, place), following, max(_SMALLEST_WINDOW, _AHEAD * len(text))


def _table(source: _Source, vocabulary: Vocabulary) -> Table | None:
    try:
        return find_table(source.window(HEAD)[0], vocabulary)
    except Exception:  # noqa: BLE001 - whoever reads the film says so
        return None


def _rows(source: _Source, table: Table) -> Iterator[Film]:
    """The films of a table: each row, with what stands behind it; before the first, its header."""
    place, row, size = START, table.first, HEAD
    while True:
        text, _ = source.window(size)
        final = source.whole(text)
        following = next_row(table, text, row.end, final=final)
        if following is None and not final:
            size = 2 * len(text)
            continue
        text = source.take(following.start if following else len(text))
        yield Film(text, place, None, table.probability, table=(table, row))
        if following is None:
            return
        place, row, size = _after(text, place), Span(0, following.end - following.start), max(_SMALLEST_WINDOW, _AHEAD * len(text))


class _Source:
    """The part of a source that is held: from the start of a film to where it has been read."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._start = 0
        self._text = self._shadow = next(pieces, "")
        self._shadow = make_shadow(self._text)
        self.ended = False

    @property
    def text(self) -> str:
        return self._text[self._start :]

    def window(self, size: int) -> tuple[str, str]:
        """The text from the start of the film over at least so many characters, to the end of a line, and its shadow."""
        while True:
            self._read(size)
            start, at = self._start, self._start + size
            found = _LINE_END.search(self._text, at) if at < len(self._text) else None
            end = found.end() if found else len(self._text)
            if self.ended or end < len(self._text):
                return self._text[start:end], self._shadow[start:end]
            size = max(2 * size, end - start)

    def _read(self, size: int) -> None:
        """Hold more than so many characters, if there are."""
        held = [self._text[self._start :]]
        length = len(held[0])
        while length <= size and not self.ended:
            piece = next(self._pieces, None)
            if piece is None:
                self.ended = True
            else:
                held.append(piece)
                length += len(piece)
        if len(held) > 1:
            self._text, self._start = "".join(held), 0
            self._shadow = make_shadow(self._text)

    def whole(self, window: str) -> bool:
        """Whether a window holds all that is left."""
        return self.ended and self._start + len(window) == len(self._text)

    def take(self, length: int) -> str:
        """Let go of a film."""
        start, self._start = self._start, self._start + length
        return self._text[start : start + length]


def _film(
    source: _Source, pattern: Pattern, size: int, vocabulary: Vocabulary
) -> tuple[str, list[Section] | None, Border | None]:
    """The shadow and the sections of a window that holds a film, and the border behind it unless it is the last.

    A window on which a rule fails is taken as a film, of which whoever reads it will say so.
    """
    while True:
        text, shadow = source.window(size)
        final = source.whole(text)
        try:
            sections = tokenize(shadow, vocabulary)
            border = first_border(text, shadow, sections, final=final, pattern=pattern)
        except Exception:  # noqa: BLE001 - what lies behind the window is read all the same
            return shadow, None, None if final else Border(len(text), 1.0)
        if border or final:
            return shadow, sections, border
        size = 2 * len(text)


def _tokenized(text: str, shadow: str, sections: list[Section] | None) -> tuple[str, list[Section]] | None:
    """The sections of a window that lie in a film."""
    if sections is None:
        return None
    end = len(text)
    if end == len(shadow):
        return shadow, sections
    kept: list[Section] = []
    for section in sections:
        if (section.words or section.lines[0]).start >= end:
            break
        if section.lines and section.lines[-1].end > end:
            section.lines = [line for line in section.lines if line.end <= end]
            if not section.lines:
                return None
        kept.append(section)
    return shadow[:end], kept


def _after(text: str, place: Place) -> Place:
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    return Place(place.offset + len(text), place.line + lines)
