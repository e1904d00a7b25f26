"""Reads the cells of a row, each under its label, into a reading. No judgement is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .. import values
from ..text.lines import lines_of
from ..text.source import Found, Span, tidy
from ..vocabulary import Label
from .cast_texts import add_cast_text
from .readers import PERSONS, READERS, add_ratings, number_of
from .reading import Reading


class Cell(NamedTuple):
    """A cell, and the label of its column."""

    label: Label | None
    name: str
    """The label as written."""
    start: int
    end: int


def read_cells(reading: Reading, cells: list[Cell]) -> None:
    """Read each cell as the value of its label. Text that no reader accepts stays unread."""
    for cell in cells:
        if not any(map(str.isalpha, cell.name)):
            reading.claims.append((cell.start, cell.end, "number", "none"))
        elif cell.label is None:
            _read_other(reading, cell, "other")
        elif cell.label.keys[0] not in ("not_film", "heading"):
            key = cell.label.keys[0]
            if key in reading.record and cell.label.otherwise:
                key = cell.label.otherwise[0]
            read = _read_people if key in PERSONS else _OWN.get(key, _read_plain)
            read(reading, cell, key)


def _read_plain(reading: Reading, cell: Cell, key: str) -> None:
    READERS[key](reading, key, cell.start, cell.end)


def _read_people(reading: Reading, cell: Cell, key: str) -> None:
    keys = cell.label.keys if cell.label and key in cell.label.keys else (key,)
    for one in values.names(reading.shadow, cell.start, cell.end):
        for each in keys:
            if each in PERSONS:
                reading.add(each, one)


def _read_cast(reading: Reading, cell: Cell, key: str) -> None:
    add_cast_text(reading, cell.start, cell.end)


def _read_rated(reading: Reading, cell: Cell, key: str) -> None:
    """A "Rating" alone is a certificate or a score, depending on the value."""
    if values.is_certificate(reading.shadow, cell.start, cell.end):
        _read_plain(reading, cell, "certificates")
    else:
        _read_ratings(reading, cell, "ratings")


def _read_ratings(reading: Reading, cell: Cell, key: str) -> None:
    source = cell.label.source if cell.label else None
    add_ratings(reading, cell.start, cell.end, Found(source, -1, -1) if source else None)


def _read_storyline(reading: Reading, cell: Cell, key: str) -> None:
    if key in reading.record:
        return
    spans: list[Span] = []
    for line in lines_of(reading.shadow[cell.start : cell.end]):
        start = line.marker if line.marker >= 0 else line.start
        if spans and not line.after_blank:
            spans[-1] = Span(spans[-1].start, cell.start + line.end)
        else:
            spans.append(Span(cell.start + start, cell.start + line.end))
    reading.paragraphs += [tidy(reading.shadow[start:end]) for start, end in spans]
    found = Found("", *spans[0], spans[1:])
    reading.record["storyline"] = found
    reading.claim(found, "storyline")


def _read_trivia(reading: Reading, cell: Cell, key: str) -> None:
    """Trivia, one item a line; a number before an item is its number."""
    for line in lines_of(reading.shadow[cell.start : cell.end]):
        start, end = cell.start + line.start, cell.start + line.end
        printed = None
        if line.marker >= 0:
            place = cell.start + line.marker
            marker = reading.shadow[place:start].split(None, 1)[0]
            reading.claims.append((place, place + len(marker), "markup" if line.number is None else "number", "trivia"))
            printed = number_of(marker, place)
        reading.append("trivia", {"number": printed, "text": Found(tidy(reading.shadow[start:end]), start, end)})


def _read_other(reading: Reading, cell: Cell, key: str) -> None:
    """A cell whose label has no key in the record is kept under its label as written."""
    reading.add_other(cell.name, cell.start, cell.end, tidy(reading.shadow[cell.start : cell.end]))


_OWN: dict[str, Callable[[Reading, Cell, str], None]] = {
    "cast": _read_cast,
    "certificates_or_ratings": _read_rated,
    "ratings": _read_ratings,
    "storyline": _read_storyline,
    "trivia": _read_trivia,
    "other": _read_other,
}
