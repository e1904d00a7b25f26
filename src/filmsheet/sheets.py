"""Texts with several films: one record or analysis a film, lazily."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .analysis import MAX_CHARS, Analysis, Heading, Options, finish, guarded, options, read_film_text, read_table_row
from .models import FilmSheet
from .reading.films import Film, films
from .text.source import Lines, Span
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .learning.layouts import Layouts

_FIRST_PIECE = 4096
_LARGEST_PIECE = 1_048_576
_GROUP = 64


def iter_sheets(
    source: str | Iterable[str],
    *,
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    layouts: Layouts | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[FilmSheet]:
    """Read a text, or lines of text, that may contain several films. Yields one record a film, at least one.

    Takes the options of `parse`.

    >>> text = "Title: The Harbour\\nYear: 1931\\n\\nTitle: The Lighthouse\\nYear: 1950"
    >>> [sheet.year for sheet in iter_sheets(text)]
    [1931, 1950]
    """
    how = options(strict, vocabulary, known, max_chars, layouts, thorough=False)
    return (analysis.sheet for analysis in analyses(source, how))


def iter_analyses(
    source: str | Iterable[str],
    *,
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    layouts: Layouts | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Analysis]:
    """Like `iter_sheets`, with one analysis a film. Offsets and lines count from the start of the source.

    >>> text = "Title: The Harbour\\nYear: 1931\\n\\nTitle: The Lighthouse\\nYear: 1950"
    >>> [analysis.spans["/year"][0].start for analysis in iter_analyses(text)]
    [25, 59]
    """
    return analyses(source, options(strict, vocabulary, known, max_chars, layouts))


def _slices(text: str) -> Iterator[str]:
    """A text in chunks that end where lines end, except for the last one."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _LARGEST_PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Lines in such chunks."""
    held: list[str] = []
    size, ended = 0, True
    for line in lines:
        if not isinstance(line, str):
            raise TypeError(f"a line is a str, not {type(line).__name__}")
        if not ended:
            held.append("\n")
        held.append(line)
        ended = line.endswith(("\n", "\r"))
        size += len(line) + 1
        if size >= _FIRST_PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def part_films(pieces: Iterator[str], how: Options) -> Iterator[tuple[Film, ...]]:
    """Split chunks of a text, which end where lines end, into films: in groups, at least one film."""
    found = films(pieces, how.vocabulary, how.model)
    return iter(lambda: tuple(itertools.islice(found, _GROUP)), ())


def read_film(film: Film, how: Options) -> Analysis:
    """Read one film of a source."""

    def read() -> Analysis:
        reading = read_table_row(film.table[0], film.text, film.table[1], how) if film.table else read_film_text(film.text, film.read, how)
        if film.place.offset and film.probability < 1.0:
            reading.confidence[""] = min(max(round(film.probability, 4), 0.0001), 0.9999)
        return finish(reading, how, film.place)

    return guarded(read, film.text, how, film.place)


def analyses(source: str | Iterable[str], how: Options) -> Iterator[Analysis]:
    """The analyses of the films of a text, or of lines of text."""
    if isinstance(source, (bytes, bytearray)) or not isinstance(source, Iterable):
        raise TypeError(f"a source is a str or an iterable of lines, not {type(source).__name__}")
    pieces = _slices(source) if isinstance(source, str) else _joined(source)
    return _analyses(films(pieces, how.vocabulary, how.model), how)


def _analyses(found: Iterable[Film], how: Options) -> Iterator[Analysis]:
    heading: Heading | None = None
    for film in found:
        analysis = read_film(film, how)
        analysis.heading = heading
        yield analysis
        if film.table and film.table[0].header and not film.place.offset:
            heading = _heading(film.text, film.table[0].header)


def _heading(text: str, header: tuple[Span, ...]) -> Heading:
    """The line or lines with the headings of the columns of a table."""
    line, column = Lines(text).position(header[0].start)
    behind = text[header[-1].end :].splitlines() or [""]
    return Heading(line, text[header[0].start - column + 1 : header[-1].end].lstrip("\ufeff") + behind[0].rstrip())
