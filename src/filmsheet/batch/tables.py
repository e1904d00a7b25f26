"""Records as tables: one of films, and one for each list that the record holds."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from ..writing.cells import joined
from ..writing.shapes import Shape, fitting, shapes, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models import FilmSheet

FILMS = "films"
ORIGIN = (("source", str), ("line", int))
"""The columns that say where a record comes from."""


class Table(NamedTuple):
    """A table: its name, its columns with their types, and the keys of the record that it holds."""

    name: str
    columns: tuple[tuple[str, type], ...]
    shapes: tuple[Shape, ...]


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
        films, *lists = self.tables()
        yield FILMS, (film, *(origin if self.origin else ()), *_cells(films.shapes, sheet))
        for name, _, (shape,) in lists:
            for row in _inner_rows(shape, getattr(sheet, name)):
                yield name, (film, *row)


@functools.cache
def _tables(joined: bool, origin: bool) -> tuple[Table, ...]:
    kinds = ("value", "part", "values") if joined else ("value", "part")
    outer = tuple(shape for shape in shapes() if shape.kind in kinds and shape.name != "unread")
    films = Table(FILMS, (("film", int), *(ORIGIN if origin else ()), *_columns(outer)), outer)
    lists = (shape for shape in shapes() if shape not in outer)
    return (films, *(Table(shape.name, (("film", int), *_inner_columns(shape)), (shape,)) for shape in lists))


def _cells(outer: tuple[Shape, ...], sheet: FilmSheet) -> Iterator[Any]:
    """The cells of a record in the table of films."""
    for shape in outer:
        value = getattr(sheet, shape.name)
        if shape.kind == "values":
            yield joined(value) or None
        elif shape.kind == "part":
            yield from values(shape, value)
        else:
            yield fitting(value)


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


def _inner_rows(shape: Shape, held: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a list, each with its place, or the pairs of a dict."""
    if shape.kind == "pairs":
        yield from held.items()
        return
    for position, value in enumerate(held, 1):
        yield position, *(values(shape, value) if shape.fields else (fitting(value),))
