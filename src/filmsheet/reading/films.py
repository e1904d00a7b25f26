"""The films of a source, lazily and one after the other, independent of how the source is split into chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..learned import WeightsError
from ..text.markup import shadow as make_shadow
from ..text.source import LINE_END, Span
from ..vocabulary import Vocabulary
from .model import Model
from .pieces import LINE
from .reader import Read, label, one_film, select
from .reader import films as films_of
from .rows import HEAD, Table, find_table, next_row

_WINDOW = 24_000
"""This many characters are labelled together, up to the end of a line."""
_SMALLEST_ROWS = 256
_AHEAD = 3


class Place(NamedTuple):
    """The start of a film in its source: the numbers of code points and of lines before it."""

    offset: int = 0
    line: int = 0


START = Place()
"""The start of a source."""


class Film(NamedTuple):
    """The text of one film, and its place in the source."""

    text: str
    place: Place = START
    read: Read | None = None
    """Its pieces with their labels; None for the row of a table, and if an error prevented the labelling."""
    probability: float = 1.0
    """The probability that a film begins here."""
    table: tuple[Table, Span] | None = None
    """The table that the film is a row of, and the row."""


def films(pieces: Iterator[str], vocabulary: Vocabulary, model: Callable[[], Model]) -> Iterator[Film]:
    """Split a source into films, at least one. The source comes in chunks that end where lines end.

    A window of the source is labelled as a whole. All of its films but the last are yielded; the next window starts with the
    last one. A window with only one film is read again at four times its length, so that the time for a long film stays linear in its length.
    """
    source = _Source(pieces)
    if table := _table(source, vocabulary):
        yield from _rows(source, table)
        return
    place, size, probability = START, _WINDOW, 1.0
    while True:
        text = source.window(size)
        final = source.whole(text)
        parts = _parts(text, vocabulary, model)
        if len(parts) == 1 and not final:
            size = 4 * len(text)
            continue
        given = parts if final else parts[:-1]
        for number, (film, read, sure) in enumerate(given):
            source.take(len(film))
            yield Film(film, place, read, sure if number else probability)
            place = _after(film, place)
        if final:
            return
        probability, size = parts[-1][2], _WINDOW


def count_films(text: str, vocabulary: Vocabulary, model: Callable[[], Model]) -> int:
    """The number of films in a text."""
    return sum(1 for _ in films(iter((text,)), vocabulary, model))


def _parts(text: str, vocabulary: Vocabulary, model: Callable[[], Model]) -> list[tuple[str, Read | None, float]]:
    """The films of a window: the text of each, its labelled pieces, and the probability that it begins there."""
    try:
        read = label(text, make_shadow(text), vocabulary, model)
        begins, probabilities = films_of(read, model)
        read = select(read, begins, model)
    except WeightsError:
        raise
    except Exception:  # noqa: BLE001 - the reader of the film reports it
        return [(text, None, 1.0)]
    offsets = [0, *(_opening(text, read, n) for n in begins[1:]), len(text)]
    lasts = [*begins[1:], len(read.pieces.pieces)]
    return [
        (text[start:end], one_film(read, first, last, start, end), probability)
        for start, end, first, last, probability in zip(offsets[:-1], offsets[1:], begins, lasts, probabilities, strict=True)
    ]


def _opening(text: str, read: Read, n: int) -> int:
    """The start of a film: that of its first line, or of its first piece if that is inside a line."""
    piece = read.pieces.pieces[n]
    if piece.gap < LINE:
        return piece.start
    before = read.pieces.pieces[n - 1].end
    return max(text.rfind("\n", before, piece.start), text.rfind("\r", before, piece.start), before - 1) + 1


def _table(source: _Source, vocabulary: Vocabulary) -> Table | None:
    head = source.window(HEAD)
    try:
        return find_table(head, vocabulary)
    except Exception:  # noqa: BLE001 - the reader of the film reports it
        return None


def _rows(source: _Source, table: Table) -> Iterator[Film]:
    """The films of a table: each row, with the text after it. The header belongs to the first."""
    place, row, size = START, table.first, HEAD
    while True:
        text = source.window(size)
        final = source.whole(text)
        following = next_row(table, text, row.end, final=final)
        if following is None and not final:
            size = 2 * len(text)
            continue
        text = source.take(following.start if following else len(text))
        yield Film(text, place, table=(table, row))
        if following is None:
            return
        place, row, size = _after(text, place), Span(0, following.end - following.start), max(_SMALLEST_ROWS, _AHEAD * len(text))


class _Source:
    """The part of a source that is in memory: from the start of a film to the end of the text read so far."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._start = 0
        self._text = ""
        self.ended = False

    def window(self, size: int) -> str:
        """The text from the start of the film, at least `size` characters long and up to the end of a line.

        It does not depend on how the source is split into chunks.
        """
        looked = size
        while True:
            self._read(looked)
            found = LINE_END.search(self._text, self._start + size)
            end = found.end() if found else len(self._text)
            if self.ended or end < len(self._text):
                return self._text[self._start : end]
            looked = 2 * (len(self._text) - self._start)

    def _read(self, size: int) -> None:
        """Read until more than `size` characters are in memory, or the source ends."""
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

    def whole(self, window: str) -> bool:
        """Whether a window contains the rest of the source."""
        return self.ended and self._start + len(window) == len(self._text)

    def take(self, length: int) -> str:
        """Remove the text of a film."""
        start, self._start = self._start, self._start + length
        return self._text[start : start + length]


def _after(text: str, place: Place) -> Place:
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    return Place(place.offset + len(text), place.line + lines)
