"""Records in Arrow: the schema of a record, and a function from record batches of texts to record batches of records.

The function works wherever batches go through Python: polars, DuckDB, pandas, Spark, Ray Data, Dask.
Needs pyarrow: `pip install pyarrow`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .analysis import parse
from .models import FilmSheet
from .text.source import BinaryInput, decode
from .writing.shapes import Shape, columns, shapes

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = 1
"""Changes with the columns and their types; it is in the metadata of the schema as `filmsheet.schema`."""

_TYPES = {str: "string", int: "int64", float: "float64"}


@functools.cache
def schema(*, origin: bool = False) -> pa.Schema:
    """The Arrow schema of a record, made from the models; with `origin`, `source` and `line` come first.

    >>> schema().field("year").type  # doctest: +SKIP
    DataType(int64)
    """
    arrow = _pyarrow()
    fields = [_field(shape) for shape in shapes()]
    if origin:
        fields = [arrow.field("source", arrow.string()), arrow.field("line", arrow.int64()), *fields]
    return arrow.schema(fields, metadata={"filmsheet.schema": str(SCHEMA_VERSION)})


def to_batch(sheets: Sequence[FilmSheet | None], origins: Sequence[tuple[str, int]] | None = None) -> pa.RecordBatch:
    """Records as a record batch; None is a row of nulls.

    Integers of more than 64 bits are null; the text next to them has the number.
    """
    arrow = _pyarrow()
    held = [*columns(sheets, lambda fields: list(fields.items())).values()]
    if origins is not None:
        held = [[name for name, _ in origins], [line for _, line in origins], *held]
    kinds = schema(origin=origins is not None)
    arrays = [arrow.array(column, field.type) for column, field in zip(held, kinds, strict=True)]
    return arrow.RecordBatch.from_arrays(arrays, schema=kinds)


def read_batch(batch: pa.RecordBatch, column: str = "text", *, keep: Sequence[str] = (), **options: Any) -> pa.RecordBatch:
    """Read each text of a record batch as one film sheet.

    Args:
        batch: has a column of texts, or of the bytes of files. A null, or bytes that are not text, give a row of nulls.
        column: the name of that column.
        keep: columns of the batch to keep, before those of the record.
        options: the options of `filmsheet.parse`.

    Raises:
        KeyError: the batch has no such column.

    >>> import pyarrow as pa  # doctest: +SKIP
    >>> read_batch(pa.RecordBatch.from_pydict({"text": ["Year : 1948"]}))["year"]  # doctest: +SKIP
    [1948]
    """
    arrow = _pyarrow()
    texts = map(_text, batch.column(column).to_pylist())
    records = to_batch([None if text is None else parse(text, **options) for text in texts])
    arrays = [batch.column(name) for name in keep] + records.columns
    return arrow.RecordBatch.from_arrays(arrays, schema=_schema_with(batch.schema, keep))


def map_batches(batches: Iterable[pa.RecordBatch], column: str = "text", *, keep: Sequence[str] = (), **options: Any) -> Iterator[pa.RecordBatch]:
    """Apply `read_batch` to each of an iterable of batches, lazily, for Spark's `mapInArrow`."""
    return (read_batch(batch, column, keep=keep, **options) for batch in batches)


def read_table(table: pa.Table, column: str = "text", *, keep: Sequence[str] = (), **options: Any) -> pa.Table:
    """Apply `read_batch` to each batch of a table, for Ray Data's `map_batches` with `batch_format="pyarrow"`."""
    batches = list(map_batches(table.to_batches(), column, keep=keep, **options))
    return _pyarrow().Table.from_batches(batches, schema=_schema_with(table.schema, keep))


def _schema_with(carried: pa.Schema, keep: Sequence[str]) -> pa.Schema:
    """The schema of a record, after some columns of another."""
    return _pyarrow().schema([*map(carried.field, keep), *schema()], metadata=schema().metadata)


def _text(value: str | bytes | None) -> str | None:
    if not isinstance(value, bytes):
        return value
    try:
        return decode(value).text
    except BinaryInput:
        return None


def _field(shape: Shape) -> pa.Field:
    arrow = _pyarrow()
    if shape.kind == "pairs":
        return arrow.field(shape.name, arrow.map_(arrow.string(), arrow.string()))
    element = arrow.struct(map(_field, shape.fields)) if shape.fields else getattr(arrow, _TYPES[shape.type])()
    return arrow.field(shape.name, arrow.list_(element) if shape.kind in ("values", "parts") else element)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ImportError("Arrow and Parquet need pyarrow: pip install pyarrow") from error
    return pa
