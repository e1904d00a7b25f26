"""Records as tables: one of films, and one for each list that the record holds."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from ..writing.cells import joined
from ..writing.shapes import Shape, shapes, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..models import FilmSheet

FILMS = "films"
ORIGIN = (("source", str), ("line", int))
"""The columns that say where a record comes from."""

_LARGEST = 2**63


class Table(NamedTuple):
    """A table: its name, and its columns with their types."""

    name: str
    columns: tuple[tuple[str, type], ...]


class Layout(NamedTuple):
    """Which tables there are. Where `joined`, a list of texts is one cell of the films' table."""

    joined: bool
    origin: bool

    def tables(self) -> tuple[Table, ...]:
        """All tables, that of the films first.

        >>> [table.name for table in Layout(joined=True, origin=False).tables()][:3]
        ['films', 'release_dates', 'ratings']
        """
        return _tables(self.joined, self.origin)

    def rows(self, sheet: FilmSheet, film: int, origin: tuple[str, int]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """The rows of one record, each with the name of its table."""
        yield FILMS, (film, *(origin if self.origin else ()), *self._cells(sheet))
        for shape in _inner(self.joined):
            held = getattr(sheet, shape.name)
            if held:
                for row in _READERS[shape.kind](shape, held):
                    yield shape.name, (film, *row)

    def _cells(self, sheet: FilmSheet) -> Iterator[Any]:
        for shape in _outer(self.joined):
            value = getattr(sheet, shape.name)
            if shape.kind == "values":
                yield joined(value) or None
            elif shape.kind == "part":
                yield from map(_fitting, values(shape, value))
            else:
                yield _fitting(value)


@functools.cache
def _outer(joined: bool) -> tuple[Shape, ...]:
    kinds = ("value", "part", "values") if joined else ("value", "part")
    return tuple(shape for shape in shapes() if shape.kind in kinds and shape.name != "unread")


@functools.cache
def _inner(joined: bool) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes() if shape not in _outer(joined))


@functools.cache
def _tables(joined: bool, origin: bool) -> tuple[Table, ...]:
    films = Table(FILMS, (("film", int), *(ORIGIN if origin else ()), *_columns(_outer(joined))))
    return (films, *(Table(shape.name, (("film", int), *_inner_columns(shape))) for shape in _inner(joined)))


def _columns(outer: tuple[Shape, ...]) -> Iterator[tuple[str, type]]:
    for shape in outer:
        if shape.kind == "part":
            yield from ((f"{shape.name}_{field.name}", field.type) for field in shape.fields)
        else:
            yield shape.name, shape.type


def _inner_columns(shape: Shape) -> tuple[tuple[str, type], ...]:
    if shape.kind == "pairs":
        return (("label", str), ("text", str))
    if shape.kind == "parts":
        return (("position", int), *((field.name, field.type) for field in shape.fields))
    return (("position", int), ("value", shape.type))


def _read_values(_: Shape, held: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    return ((position, _fitting(value)) for position, value in enumerate(held, 1))


def _read_parts(shape: Shape, held: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    return ((position, *map(_fitting, values(shape, part))) for position, part in enumerate(held, 1))


def _read_pairs(_: Shape, held: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    return iter(held.items())


_READERS: dict[str, Callable[[Shape, Any], Iterator[tuple[Any, ...]]]] = {
    "values": _read_values,
    "parts": _read_parts,
    "pairs": _read_pairs,
}


def _fitting(value: Any) -> Any:
    """A number that no column takes is no number of votes or money: it is left out, its text stands in the record."""
    return None if isinstance(value, int) and not -_LARGEST <= value < _LARGEST else value
