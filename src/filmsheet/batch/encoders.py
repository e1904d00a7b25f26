"""Records in the form in which a worker hands them over: as much of the output as can be made without the others."""

from __future__ import annotations

import json
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
    if form in ("json", "jsonl"):
        return JsonEncoder(job, indent=2 if form == "json" and not job.compact else None)
    if form == "parquet":
        return ArrowEncoder(job.origin)
    return TableEncoder(Layout(joined=form == "csv", origin=job.origin), guarded=form == "csv")


class JsonEncoder:
    """One piece of UTF-8 with a separator before each record."""

    def __init__(self, job: Job, indent: int | None) -> None:
        """Take over how the records are to look."""
        self._job = job
        self._indent = indent
        self._array = job.output_format == "json"

    def __call__(self, rows: Iterable[Row]) -> bytes:
        """Encode the rows."""
        if not self._array:
            return b"".join(encoded(self._text(row)) + b"\n" for row in rows)
        between = ",\n  " if self._indent else ","
        return b"".join(encoded(between + self._text(row).replace("\n", "\n  ")) for row in rows)

    def _text(self, row: Row) -> str:
        if self._job.analysis is not None and row.analysis is not None:
            text = self._job.analysis(row.analysis, row.diagnostics, self._indent)
        else:
            text = row.sheet.model_dump_json(indent=self._indent)
        return self._with_origin(text, row) if self._job.origin else text

    def _with_origin(self, text: str, row: Row) -> str:
        colon, before = (": ", "\n  ") if self._indent else (":", "")
        name = json.dumps(row.name, ensure_ascii=False)
        return f'{{{before}"source"{colon}{name},{before}"line"{colon}{row.line},{text[1:]}'


class TableEncoder:
    """Rows of several tables."""

    def __init__(self, layout: Layout, *, guarded: bool) -> None:
        """Take the layout, and whether cells must do no harm in a spreadsheet."""
        self._layout = layout
        self._guarded = guarded

    def __call__(self, rows: Iterable[Row]) -> tuple[int, Rows]:
        """The number of records and their rows."""
        found: Rows = {table.name: [] for table in self._layout.tables()}
        count = 0
        for row in rows:
            for table, cells in self._layout.rows(row.sheet, count, (row.name, row.line)):
                found[table].append(tuple(map(guarded, cells)) if self._guarded else cells)
            count += 1
        return count, found


class ArrowEncoder:
    """A record batch as a message of Arrow's stream format."""

    def __init__(self, origin: bool) -> None:
        """Take whether the records say where they come from."""
        self._origin = origin

    def __call__(self, rows: Iterable[Row]) -> bytes:
        """Encode the rows."""
        from .. import arrow

        held = list(rows)
        origins = [(row.name, row.line) for row in held] if self._origin else None
        return arrow.to_message([row.sheet for row in held], origins)
