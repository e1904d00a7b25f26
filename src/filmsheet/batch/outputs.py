"""Where the records of a run go: files that grow in the run's folder and take their places when all is done.

A writer can say how far it has come (`state`), so that a later run can take up from there: what lies
beyond that state in what was left behind is cut off.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any, Protocol

from ..system.console import Failure
from ..system.files import cannot_write, open_output, writing
from ..writing.cells import BYTE_ORDER_MARK, csv_text

if TYPE_CHECKING:
    from .job import Job
    from .tables import TableRows
    from .workspace import Move, Workspace

State = dict[str, Any]


class Stream(Protocol):
    """Where records go: standard output and devices are streams as they stand."""

    def write(self, payload: Any, /) -> None:
        """Add what a task came to."""

    def commit(self) -> None:
        """Make the result whole and safe, and close it."""

    def discard(self) -> None:
        """Close what is open: what is safe stays, for a later run."""


class Writer(Stream, Protocol):
    """What writes to files of the run's folder."""

    def state(self, *, now: bool = False) -> State | None:
        """Make what was written safe and say how far it goes; None where it is no good time, unless it must be now."""

    def commit(self) -> None:
        """Make the result whole and safe, and close it."""
        self.state(now=True)
        self.discard()


class RawFile(io.FileIO):
    """A file of bytes that grows at its end, without a buffer: nothing comes late when it is closed."""

    def __init__(self, path: str, size: int | None = None) -> None:
        """Start it anew, or go on with one at a size, a ValueError if it is shorter; what lies beyond is cut off."""
        anew = os.O_CREAT | os.O_TRUNC if size is None else 0
        super().__init__(os.open(path, os.O_WRONLY | anew | getattr(os, "O_BINARY", 0), 0o666), "wb")
        if size is None:
            return
        if os.fstat(self.fileno()).st_size < size:
            self.close()
            raise ValueError(f"{os.path.basename(path)} is shorter than it was")
        os.ftruncate(self.fileno(), size)
        self.seek(size)

    def write(self, data: Any, /) -> int:
        """Add all of the bytes."""
        left = memoryview(data).cast("B")
        count = len(left)
        while left:
            left = left[os.write(self.fileno(), left) :]
        return count


def places(job: Job) -> list[Move]:
    """The files that a run makes in its folder and where each goes; that of the films last: when it is there, all are."""
    from .tables import FILMS, tables

    assert job.output is not None
    if job.output_format != "csv":
        return [(f"records.{job.output_format}", job.output)]
    stem, suffix = os.path.splitext(job.output)
    names = [table.name for table in reversed(tables(flat=True, origin=job.origin))]
    return [(f"{name}.csv", job.output if name == FILMS else f"{stem}-{name}{suffix}") for name in names]


def open_stream(job: Job) -> Stream:
    """Open standard output or a device: what is written there is gone, so there is no state."""
    stream = open_output(job.output)
    return ArrayWriter(stream, compact=job.compact) if job.output_format == "json" else stream


def open_writer(job: Job, workspace: Workspace, state: State | None) -> Writer:
    """Open the writer of a job at the state that an earlier run left; a failure says if that is no more what it was."""
    try:
        return _open(job, workspace, state)
    except (OSError, ValueError) as error:
        is_gone = state is not None and isinstance(error, FileNotFoundError)
        if isinstance(error, OSError) and not is_gone:
            raise cannot_write(workspace.output, error) from None
        why = "a file of it is gone" if is_gone else error
        raise Failure(f"{job.output}: what the run to resume left is damaged ({why}); start anew without --resume") from None


def _open(job: Job, workspace: Workspace, state: State | None) -> Writer:
    form = job.output_format
    if form == "csv":
        return CsvWriter(job, workspace, state)
    if form == "sqlite":
        from .database import SqliteWriter

        return SqliteWriter(job, workspace, state)
    if form == "parquet":
        from .parquet import ParquetWriter

        return ParquetWriter(job, workspace, state)
    file = GrowingFile(workspace, f"records.{form}", None if state is None else state["size"])
    return ArrayWriter(file, compact=job.compact, anew=state is None or state["size"] == 0) if form == "json" else file


class GrowingFile(Writer):
    """A file of bytes that grows in the run's folder: of JSON Lines, as it stands."""

    def __init__(self, workspace: Workspace, name: str, size: int | None) -> None:
        """Open it anew, or at the size that an earlier run noted."""
        self._output = workspace.output
        self._file = RawFile(workspace.path(name), size)

    def write(self, payload: bytes) -> None:
        """Add bytes."""
        with writing(self._output):
            self._file.write(payload)

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring what was written to the disk, and say how much it is."""
        with writing(self._output):
            os.fsync(self._file.fileno())
        return {"size": self._file.tell()}

    def discard(self) -> None:
        """Close the file and keep it."""
        self._file.close()


class ArrayWriter(Writer):
    """A JSON array: records come with a comma before each, the first of which is made the opening bracket."""

    def __init__(self, stream: Any, *, compact: bool, anew: bool = True) -> None:
        """Start the array, or go on with one."""
        self._stream = stream
        self._close = b"]\n" if compact else b"\n]\n"
        self._empty = anew

    def write(self, payload: bytes) -> None:
        """Add records."""
        if payload:
            self._stream.write(b"[" + payload[1:] if self._empty else payload)
            self._empty = False

    def state(self, *, now: bool = False) -> State | None:
        """That of a file that grows."""
        found: State | None = self._stream.state(now=now)
        return found

    def commit(self) -> None:
        """End the array."""
        self._stream.write(b"[]\n" if self._empty else self._close)
        self._stream.commit()

    def discard(self) -> None:
        """Close what it is written to."""
        self._stream.discard()


class CsvWriter(Writer):
    """One file of films, and a file for each list beside it: `films.csv`, `films-cast.csv`, `films-trivia.csv`."""

    def __init__(self, job: Job, workspace: Workspace, state: State | None) -> None:
        """Open all files; new ones get a line of headings, behind a byte order mark where that is wanted."""
        from .tables import tables

        self._films = 0 if state is None else state["films"]
        self._files: dict[str, GrowingFile] = {}
        try:
            for name, columns, _ in tables(flat=True, origin=job.origin):
                self._files[name] = GrowingFile(workspace, f"{name}.csv", None if state is None else state["sizes"][name])
                if state is None:
                    heading = csv_text([[column for column, _ in columns]])
                    self._files[name].write(f"{BYTE_ORDER_MARK if job.bom else ''}{heading}".encode())
        except BaseException:
            self.discard()
            raise

    def write(self, payload: tuple[int, TableRows]) -> None:
        """Add the rows of some records."""
        count, rows = payload
        for name, lines in rows.items():
            if lines:
                self._files[name].write(b"".join(b"%d,%b" % (film + self._films + 1, line) for film, line in lines))
        self._films += count

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring all files to the disk."""
        return {"films": self._films, "sizes": {name: file.state()["size"] for name, file in self._files.items()}}

    def discard(self) -> None:
        """Close the files and keep them."""
        for file in self._files.values():
            file.discard()
