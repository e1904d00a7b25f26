"""Parquet: parts that are each complete, joined to one file at the end."""

from __future__ import annotations

import contextlib
import io
import os
from typing import TYPE_CHECKING, Any

from ..system.console import Failure
from ..system.files import writing
from .outputs import RawFile, State, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from .job import Job
    from .workspace import Workspace

_PART_ROWS = 16_384
GROUP_BYTES = 16_000_000
_BUFFER = 1_000_000


class ParquetWriter(Writer):
    """One Parquet file, which grows as parts since a file that is not ended cannot be read."""

    def __init__(self, job: Job, workspace: Workspace, state: State | None) -> None:
        """Start with no part, or go on after those that an earlier run ended; a ValueError says that one is damaged."""
        try:
            from .. import arrow

            self._schema = arrow.schema(origin=job.origin)
        except ImportError as error:
            raise Failure(str(error)) from None
        self._origin = job.origin
        self._workspace = workspace
        self._parts = 0 if state is None else state["parts"]
        self._held: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0
        for number in range(self._parts):
            _check_part(workspace.path(part_name(number)))

    def write(self, payload: bytes) -> None:
        """Add a batch of records."""
        from .. import arrow

        batch = arrow.from_message(payload, origin=self._origin)
        if batch.num_rows:
            self._held.append(batch)
            self._rows += batch.num_rows
            self._bytes += len(payload)
        if self._rows >= _PART_ROWS or self._bytes >= GROUP_BYTES:
            self._end_part()

    def state(self, *, now: bool = False) -> State | None:
        """Only a part that is ended is safe, and small parts cost: None while one has begun."""
        if now:
            self._end_part()
        return None if self._held else {"parts": self._parts}

    def commit(self) -> None:
        """Join the parts."""
        self._end_part()
        import pyarrow.parquet

        with self._opened("records.parquet") as file, pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd") as whole:
            for number in range(self._parts):
                with pyarrow.parquet.ParquetFile(self._workspace.path(part_name(number))) as part:
                    for group in range(part.num_row_groups):
                        whole.write_table(part.read_row_group(group))

    def discard(self) -> None:
        """Keep the parts that are ended."""
        self._held = []

    def _end_part(self) -> None:
        if not self._held:
            return
        import pyarrow as pa
        import pyarrow.parquet

        table: Any = pa.Table.from_batches(self._held, schema=self._schema)
        with self._opened(part_name(self._parts)) as file:
            pyarrow.parquet.write_table(table, file, compression="zstd")
        self._parts += 1
        self._held = []
        self._rows = self._bytes = 0

    @contextlib.contextmanager
    def _opened(self, name: str) -> Iterator[io.BufferedWriter[RawFile]]:
        """A file that takes the many small pieces of a table at once, and is brought to the disk."""
        with writing(self._workspace.output), io.BufferedWriter(RawFile(self._workspace.path(name)), _BUFFER) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())


def part_name(number: int) -> str:
    """What a part is called."""
    return f"part-{number:06}.parquet"


def _check_part(path: str) -> None:
    """See that a part is whole: its end says what it holds."""
    import pyarrow as pa
    import pyarrow.parquet

    try:
        pyarrow.parquet.read_metadata(path)
    except pa.ArrowInvalid:
        raise ValueError(f"{os.path.basename(path)} is not whole") from None
