"""Records as one data frame: one row a film, lists as lists.

Needs the library of the frame: `pip install pandas`, or `polars`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .models import FilmSheet
from .writing.shapes import Shape, columns, shapes

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_PANDAS = {str: "string", int: "Int64", float: "Float64"}


def to_pandas(sheets: Iterable[FilmSheet]) -> pd.DataFrame:
    """Records as a pandas frame: nullable types for single values, lists and dicts in object columns.

    >>> to_pandas([FilmSheet(title="Sea", year=2001)])["year"].sum()  # doctest: +SKIP
    2001
    """
    import pandas as pd

    held = columns(sheets, dict)
    kinds = {shape.name: _PANDAS[shape.type] if shape.kind == "value" else object for shape in shapes()}
    return pd.DataFrame({name: pd.Series(column, dtype=kinds[name]) for name, column in held.items()})


def to_polars(sheets: Iterable[FilmSheet]) -> pl.DataFrame:
    """Records as a polars frame: lists and structs in typed columns, `other` as a list of label and text.

    >>> to_polars([FilmSheet(genres=["Drama"])])["genres"].to_list()  # doctest: +SKIP
    [['Drama']]
    """
    import polars as pl

    held = columns(sheets, lambda fields: [{"label": label, "text": text} for label, text in fields.items()])
    return pl.DataFrame(held, schema={shape.name: _polars_type(shape) for shape in shapes()})


def _polars_type(shape: Shape) -> Any:
    import polars as pl

    if shape.kind == "pairs":
        return pl.List(pl.Struct({"label": pl.String, "text": pl.String}))
    plain = {str: pl.String, int: pl.Int64, float: pl.Float64}.get(shape.type)
    whole = plain or pl.Struct({field.name: _polars_type(field) for field in shape.fields})
    return pl.List(whole) if shape.kind in ("values", "parts") else whole
