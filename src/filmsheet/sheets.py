"""Texts that hold several films: lazily, one record or analysis a film.

The source is read in pieces. A piece is tokenized and parted where a film begins (see `borders`); all but
the last film of a piece are whole, and the last is carried over to the next piece. A piece that holds one
film alone doubles the size of the next, so that a long film costs no more than its length.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .analysis import MAX_CHARS, Analysis, Options, Place, finish, options, read_sections
from .borders import borders
from .markup import shadow as make_shadow
from .models import FilmSheet
from .tokenizer import Section, tokenize
from .vocabulary import Vocabulary

_FIRST_PIECE = 32_768
_LARGEST_PIECE = 1_048_576


def iter_sheets(
    source: str | Iterable[str],
    *,
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    max_chars: int = MAX_CHARS,
) -> Iterator[FilmSheet]:
    """Read a text, or lines of text, that may hold several films: one record a film, at least one.

    Takes the options of `parse`.

    >>> text = "Title: The Harbour\\nYear: 1931\\n\\nTitle: The Lighthouse\\nYear: 1950"
    >>> [sheet.year for sheet in iter_sheets(text)]
    [1931, 1950]
    """
    how = options(strict, vocabulary, known, max_chars, thorough=False)
    return (analysis.sheet for analysis in _analyses(_pieces(source), how))


def iter_analyses(
    source: str | Iterable[str],
    *,
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    max_chars: int = MAX_CHARS,
) -> Iterator[Analysis]:
    """Like `iter_sheets`, with an analysis a film; offsets and lines count from the start of the source.

    >>> text = "Title: The Harbour\\nYear: 1931\\n\\nTitle: The Lighthouse\\nYear: 1950"
    >>> [analysis.spans["/year"][0].start for analysis in iter_analyses(text)]
    [25, 64]
    """
    return _analyses(_pieces(source), options(strict, vocabulary, known, max_chars))


def _pieces(source: str | Iterable[str]) -> Iterator[str]:
    """The source in pieces that end where a line ends (but for the last)."""
    if isinstance(source, str):
        return _slices(source)
    if isinstance(source, (bytes, bytearray)) or not isinstance(source, Iterable):
        raise TypeError(f"a source is a str or an iterable of lines, not {type(source).__name__}")
    return _joined(source)


def _slices(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start + _LARGEST_PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def _joined(lines: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size, wanted, ended = 0, _FIRST_PIECE, True
    for line in lines:
        if not isinstance(line, str):
            raise TypeError(f"a line is a str, not {type(line).__name__}")
        if not ended:
            held.append("\n")
        held.append(line)
        ended = line.endswith(("\n", "\r"))
        size += len(line) + 1
        if size >= wanted:
            yield "".join(held)
            held, size, wanted = [], 0, min(2 * wanted, _LARGEST_PIECE)
    yield "".join(held)


class Film(NamedTuple):
    """The text of one film, and where it starts in its source."""

    text: str
    place: Place = Place()
    tokenized: tuple[str, list[Section]] | None = None
    """The shadow and the sections, where the search for borders has made them already."""


def part_films(pieces: Iterator[str], how: Options) -> Iterator[tuple[Film, ...]]:
    """Part pieces of a text that end where lines end into films: a group a piece, at least one film."""
    place = Place()
    held = next(pieces, "")
    wanted = 0
    while True:
        piece = next(pieces, None)
        while piece is not None and wanted > len(held) + len(piece):
            held += piece
            piece = next(pieces, None)
        films = _films(held, place, how)
        if piece is None:
            yield films
            return
        if whole := films[:-1]:
            yield whole
        wanted = 0 if whole else 2 * len(held)
        place = films[-1].place
        held = films[-1].text + piece


def read_film(film: Film, how: Options) -> Analysis:
    """Read one film of a source."""
    text, place, tokenized = film
    if tokenized is None or len(text) > how.max_chars:
        shadow = make_shadow(text)
        sections = tokenize(shadow[: how.max_chars], how.vocabulary)
    else:
        shadow, sections = tokenized
    return finish(read_sections(text, shadow, sections, how), how, place)


def _analyses(pieces: Iterator[str], how: Options) -> Iterator[Analysis]:
    return (read_film(film, how) for group in part_films(pieces, how) for film in group)


def _films(text: str, place: Place, how: Options) -> tuple[Film, ...]:
    shadow = make_shadow(text)
    sections = tokenize(shadow, how.vocabulary)
    cuts = [0, *(border.offset for border in borders(shadow, sections)), len(text)]
    if len(cuts) == 2:
        return (Film(text, place, (shadow, sections)),)
    films: list[Film] = []
    for start, end in itertools.pairwise(cuts):
        films.append(Film(text[start:end], place))
        place = _after(films[-1])
    return tuple(films)


def _after(film: Film) -> Place:
    text, place, _ = film
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    return Place(place.offset + len(text), place.line + lines)
