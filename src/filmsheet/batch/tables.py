"""Records as tables: one of films, and one for each list of the record."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from ..writing.cells import joined
from ..writing.shapes import Shape, fitting, shapes, values

if TYPE_CHECKING:
    from ..models import FilmSheet

FILMS = "films"
_ORIGIN = (("source", str), ("line", int))

Column = tuple[str, type]
Cells = tuple[Any, ...]


class Table(NamedTuple):
    """A table: its name, its columns with their types, and a function that makes the rows of a record, without their first cell."""

    name: str
    columns: tuple[Column, ...]
    """The first is "film", the number of the film."""
    rows: Callable[[FilmSheet, Cells], Iterable[Cells]]
    """Takes a record, and its source and line if the tables include them."""


@functools.cache
def tables(*, flat: bool, origin: bool) -> tuple[Table, ...]:
    """All tables, beginning with that of the films. If `flat`, a list of texts is one cell and not a table.

    >>> [table.name for table in tables(flat=True, origin=False)][:3]
    ['films', 'release_dates', 'ratings']
    """
    kinds = ("value", "part", "values") if flat else ("value", "part")
    outer = [shape for shape in shapes() if shape.kind in kinds and shape.name != "unread"]
    columns = [("film", int), *(_ORIGIN if origin else ()), *(column for shape in outer for column in _columns(shape))]

    def films(sheet: FilmSheet, came_from: Cells) -> Iterable[Cells]:
        yield (*came_from, *(cell for shape in outer for cell in _cells(shape, getattr(sheet, shape.name))))

    return (Table(FILMS, tuple(columns), films), *(_list(shape) for shape in shapes() if shape not in outer))


def _columns(shape: Shape) -> list[Column]:
    if shape.kind == "part":
        return [(f"{shape.name}_{field.name}", field.type) for field in shape.fields]
    return [(shape.name, shape.type)]


def _cells(shape: Shape, held: Any) -> Iterable[Any]:
    if shape.kind == "values":
        return (joined(held) or None,)
    return values(shape, held) if shape.kind == "part" else (fitting(held),)


def _list(shape: Shape) -> Table:
    """The table of a list, whose rows have an index, or of a dict."""
    if shape.kind == "pairs":
        columns: tuple[Column, ...] = (("label", str), ("text", str))
    elif shape.kind == "parts":
        columns = (("position", int), *((field.name, field.type) for field in shape.fields))
    else:
        columns = (("position", int), ("value", shape.type))

    def rows(sheet: FilmSheet, _: Cells) -> Iterable[Cells]:
        held = getattr(sheet, shape.name)
        if shape.kind == "pairs":
            return tuple(held.items())
        return ((place, *(values(shape, one) if shape.fields else (fitting(one),))) for place, one in enumerate(held, 1))

    return Table(shape.name, (("film", int), *columns), rows)
