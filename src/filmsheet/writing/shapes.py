"""The shape of the record, derived from the models, for tables and Arrow schemas."""

import functools
from collections.abc import Callable, Iterable, Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from ..models import FilmSheet

Kind = Literal["value", "part", "values", "parts", "pairs"]
_LARGEST = 2**63


class Shape(NamedTuple):
    """One field of a model.

    `kind` is "value" (str, int or float), "part" (a model), "values" and "parts" (tuples of either) or "pairs" (a dict
    of texts). `type` is the type of the value or of each element, and `fields` has the fields of a model.
    """

    name: str
    kind: Kind
    type: type
    fields: "tuple[Shape, ...]" = ()


@functools.cache
def shapes(model: type[BaseModel] = FilmSheet) -> tuple[Shape, ...]:
    """The fields of a model, in order.

    >>> [(shape.name, shape.kind) for shape in shapes()][:3]
    [('title', 'value'), ('original_title', 'value'), ('also_known_as', 'values')]
    """
    return tuple(_shape(name, field.annotation) for name, field in model.model_fields.items())


def values(shape: Shape, part: BaseModel | None) -> Iterator[Any]:
    """The values of a part, one for each field; None for each if there is no part."""
    return (None if part is None else fitting(getattr(part, field.name)) for field in shape.fields)


def columns(sheets: Iterable[FilmSheet | None], pairs: Callable[[dict[str, str]], Any]) -> dict[str, list[Any]]:
    """The values of records, field by field, for table libraries; None if there is no record.

    `pairs` converts a dict of texts.

    >>> columns([FilmSheet(year=1948), None], list)["year"]
    [1948, None]
    """
    rows = [None if sheet is None else sheet.model_dump() for sheet in sheets]
    held = {shape.name: pairs if shape.kind == "pairs" else fitting for shape in shapes()}
    return {name: [None if row is None else hold(row[name]) for row in rows] for name, hold in held.items()}


def fitting(value: Any) -> Any:
    """A value that fits a column: tuples as lists, and None for an integer of more than 64 bits."""
    if isinstance(value, dict):
        return {key: fitting(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [fitting(one) for one in value]
    return None if isinstance(value, int) and not -_LARGEST <= value < _LARGEST else value


def _shape(name: str, annotation: Any) -> Shape:
    bare = _bare(annotation)
    if get_origin(bare) is dict:
        return Shape(name, "pairs", str)
    if get_origin(bare) is tuple:
        element = _shape(name, get_args(bare)[0])
        return element._replace(kind="parts" if element.kind == "part" else "values")
    if hasattr(bare, "model_fields"):
        return Shape(name, "part", bare, shapes(bare))
    return Shape(name, "value", bare)


def _bare(annotation: Any) -> Any:
    """A type without its constraints, and without None."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        annotation = next(argument for argument in get_args(annotation) if argument is not NoneType)
    return annotation
