"""Records in the form in which a worker hands them over: as much of the output as can be made without the others."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from ..system.files import encoded
from ..writing.cells import guarded
from .tables import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .job import Job
    from .reading import Row

Rows = dict[str, list[tuple[Any, ...]]]
"""Rows by table; the first cell of each is the number of the film within the task, from 0."""


def encoder(job: Job) -> Callable[[Iterable[Row]], Any]:
    """What turns rows into the payload that the writer of the job's format takes."""
    form = job.output_format
    if form == "jsonl":
        return lambda rows: b"".join(encoded(_json(job, row)) + b"\n" for row in rows)
    if form == "json":
        return partial(_array, job)
    if form == "parquet":
        return partial(_message, job)
    return partial(_tables, Layout(joined=form == "csv", origin=job.origin), form == "csv")


def _array(job: Job, rows: Iterable[Row]) -> bytes:
    """Records with a separator before each."""
    between, indent = (",", None) if job.compact else (",\n  ", 2)
    return b"".join(encoded(between + _json(job, row, indent).replace("\n", "\n  ")) for row in rows)


def _json(job: Job, row: Row, indent: int | None = None) -> str:
    """A record, or the analysis that is wanted in its place."""
    if job.analysis is not None and row.analysis is not None:
        text = job.analysis(row.analysis, row.diagnostics, indent)
    else:
        text = row.sheet.model_dump_json(indent=indent)
    if not job.origin:
        return text
    colon, before = (": ", "\n  ") if indent else (":", "")
    name = json.dumps(row.name, ensure_ascii=False)
    return f'{{{before}"source"{colon}{name},{before}"line"{colon}{row.line},{text[1:]}'


def _tables(layout: Layout, is_guarded: bool, rows: Iterable[Row]) -> tuple[int, Rows]:
    """The number of records and their rows; where guarded, the cells do no harm in a spreadsheet."""
    found: Rows = {table.name: [] for table in layout.tables()}
    count = 0
    for row in rows:
        for table, cells in layout.rows(row.sheet, count, (row.name, row.line)):
            found[table].append(tuple(map(guarded, cells)) if is_guarded else cells)
        count += 1
    return count, found


def _message(job: Job, rows: Iterable[Row]) -> bytes:
    """A record batch as a message of Arrow's stream format."""
    from .. import arrow

    held = list(rows)
    origins = [(row.name, row.line) for row in held] if job.origin else None
    return arrow.to_message([row.sheet for row in held], origins)
