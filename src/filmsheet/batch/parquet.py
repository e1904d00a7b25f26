"""Parquet: parts that are each complete, joined to one file at the end."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

from ..console import Failure
from ..files import cannot_write
from .outputs import Place, State, remove_tree

if TYPE_CHECKING:
    import pyarrow as pa

_PART_ROWS = 16_384
_GROUP_BYTES = 16_000_000


class ParquetWriter:
    """One Parquet file, which grows as a folder of parts since a file that is not ended cannot be read."""

    def __init__(self, path: str, state: State | None, *, origin: bool) -> None:
        """Make the folder of the parts, or go on after those that an earlier run ended."""
        try:
            from .. import arrow

            self._schema = arrow.schema(origin=origin)
        except ImportError as error:
            raise Failure(str(error)) from None
        self._origin = origin
        self._path = path
        self._place = Place(path)
        self._folder = f"{self._place.target}.parts"
        self._parts = 0 if state is None else state["parts"]
        self._held: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0
        if state is None:
            remove_tree(self._folder)
        os.makedirs(self._folder, exist_ok=True)

    def write(self, payload: bytes) -> None:
        """Add a batch of records."""
        from .. import arrow

        batch = arrow.from_message(payload, origin=self._origin)
        if batch.num_rows:
            self._held.append(batch)
            self._rows += batch.num_rows
            self._bytes += len(payload)
        if self._rows >= _PART_ROWS or self._bytes >= _GROUP_BYTES:
            self._end_part()

    def state(self, *, now: bool = False) -> State | None:
        """Only a part that is ended is safe, and small parts cost: None while one has begun."""
        if now:
            self._end_part()
        return None if self._held else {"parts": self._parts}

    def commit(self) -> None:
        """Join the parts and put the file in its place."""
        self._end_part()
        import pyarrow.parquet

        try:
            with pyarrow.parquet.ParquetWriter(self._place.partial, self._schema, compression="zstd") as whole:
                for number in range(self._parts):
                    with pyarrow.parquet.ParquetFile(self._part(number)) as part:
                        for group in range(part.num_row_groups):
                            whole.write_table(part.read_row_group(group))
        except OSError as error:
            raise cannot_write(self._path, error) from None
        self._place.take()
        remove_tree(self._folder)

    def leave(self) -> None:
        """Keep the parts that are ended."""
        self._held = []

    def discard(self) -> None:
        """Drop all parts."""
        remove_tree(self._folder)
        with contextlib.suppress(OSError):
            os.unlink(self._place.partial)

    def _end_part(self) -> None:
        if not self._held:
            return
        import pyarrow as pa
        import pyarrow.parquet

        table: Any = pa.Table.from_batches(self._held, schema=self._schema)
        try:
            pyarrow.parquet.write_table(table, self._part(self._parts), compression="zstd")
        except OSError as error:
            raise cannot_write(self._path, error) from None
        self._parts += 1
        self._held = []
        self._rows = self._bytes = 0

    def _part(self, number: int) -> str:
        return os.path.join(self._folder, f"part-{number:06}.parquet")
