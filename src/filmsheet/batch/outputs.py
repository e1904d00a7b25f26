"""Where the records of a run go: files that grow in the run's folder and take their places when all is done.

A writer can say how far it has come (`state`), so that a later run can take up from there: what lies
beyond that state in what was left behind is cut off.
"""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING, Any

from ..system.console import Failure
from ..system.files import cannot_write, open_output, writing
from ..writing.cells import BYTE_ORDER_MARK
from .disk import RawFile
from .tables import FILMS, Layout

if TYPE_CHECKING:
    from .encoders import Rows
    from .job import Job
    from .workspace import Move, Workspace

State = dict[str, Any]


class Writer:
    """What a format's writer does."""

    def write(self, payload: Any) -> None:
        """Add what a task came to."""
        raise NotImplementedError

    def state(self, *, now: bool = False) -> State | None:  # noqa: ARG002
        """Make what was written safe and say how far it goes; None where it is no good time, unless it must be now."""
        return None

    def end(self) -> None:
        """Make the result whole and safe, and close it."""
        self.state(now=True)
        self.leave()

    def leave(self) -> None:
        """Close what is open and keep it for a later run."""
        raise NotImplementedError


def places(job: Job) -> list[Move]:
    """The files that a run makes in its folder and where each goes; that of the films last: when it is there, all are."""
    assert job.output is not None
    form = job.output_format
    if form != "csv":
        return [(f"records.{form}", job.output)]
    tables = Layout(joined=True, origin=job.origin).tables()
    return [(_csv_name(table.name), csv_path(job.output, table.name)) for table in reversed(tables)]


def open_writer(job: Job, workspace: Workspace | None, state: State | None) -> Writer:
    """Open the writer of a job, at the state that an earlier run left.

    Raises:
        Failure: the output cannot be written, or what the earlier run left is no more what it was.
    """
    try:
        return _open(job, workspace, state)
    except (OSError, ValueError) as error:
        is_gone = state is not None and isinstance(error, FileNotFoundError)
        if isinstance(error, OSError) and not is_gone:
            raise cannot_write(job.output or "standard output", error) from None
        why = "a file of it is gone" if is_gone else error
        raise Failure(f"{job.output}: what the run to resume left is damaged ({why}); start anew without --resume") from None


def _open(job: Job, workspace: Workspace | None, state: State | None) -> Writer:
    form = job.output_format
    if workspace is None:
        passing = PassingStream(job.output)
        return ArrayWriter(passing, compact=job.compact) if form == "json" else passing
    if form == "csv":
        return CsvWriter(workspace, Layout(joined=True, origin=job.origin), state, bom=job.bom)
    ((name, _),) = places(job)
    if form == "sqlite":
        from .database import SqliteWriter

        return SqliteWriter(workspace, name, Layout(joined=False, origin=job.origin), state)
    if form == "parquet":
        from .parquet import ParquetWriter

        return ParquetWriter(workspace, name, state, origin=job.origin)
    file = GrowingFile(workspace, name, state)
    return ArrayWriter(file, compact=job.compact, state=state) if form == "json" else file


class GrowingFile(Writer):
    """A file of bytes that grows in the run's folder: of JSON Lines, as it stands."""

    def __init__(self, workspace: Workspace, name: str, state: State | None) -> None:
        """Open it anew, or at the size that an earlier run noted."""
        self._output = workspace.output
        self._file = RawFile(workspace.path(name), None if state is None else state["size"])

    def write(self, payload: bytes) -> None:
        """Add bytes."""
        with writing(self._output):
            self._file.write(payload)

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring what was written to the disk, and say how much it is."""
        with writing(self._output):
            self._file.sync()
        return {"size": self._file.tell()}

    def leave(self) -> None:
        """Close the file and keep it."""
        self._file.close()


class PassingStream(Writer):
    """Standard output or a device: what is written is gone, so there is no state."""

    def __init__(self, path: str | None) -> None:
        """Take it."""
        self._output = open_output(path)

    def write(self, payload: bytes) -> None:
        """Add bytes of UTF-8."""
        self._output.write(payload.decode())

    def end(self) -> None:
        """Hand over what is buffered."""
        self._output.commit()

    def leave(self) -> None:
        """Hand over what is buffered, as far as anyone reads it."""
        self._output.discard()


class ArrayWriter(Writer):
    """A JSON array: records come with a comma before each, the first of which is made the opening bracket."""

    def __init__(self, stream: Writer, *, compact: bool, state: State | None = None) -> None:
        """Start the array, or go on with one."""
        self._stream = stream
        self._close = b"]\n" if compact else b"\n]\n"
        self._empty = state is None or state["size"] == 0
        self.state, self.leave = stream.state, stream.leave  # type: ignore[method-assign] # the array has no more of its own

    def write(self, payload: bytes) -> None:
        """Add records."""
        if payload:
            self._stream.write(b"[" + payload[1:] if self._empty else payload)
            self._empty = False

    def end(self) -> None:
        """End the array."""
        self._stream.write(b"[]\n" if self._empty else self._close)
        self._stream.end()


class CsvWriter(Writer):
    """One file of films, and a file for each list beside it: `films.csv`, `films-cast.csv`, `films-trivia.csv`."""

    def __init__(self, workspace: Workspace, layout: Layout, state: State | None, *, bom: bool = False) -> None:
        """Open all files; new ones get a line of headings, behind a byte order mark where that is wanted."""
        self._films = 0 if state is None else state["films"]
        self._files: dict[str, GrowingFile] = {}
        try:
            for table in layout.tables():
                size = None if state is None else {"size": state["sizes"][table.name]}
                self._files[table.name] = GrowingFile(workspace, _csv_name(table.name), size)
                if state is None:
                    self._files[table.name].write(BYTE_ORDER_MARK.encode() if bom else b"")
                    self._write(table.name, [tuple(name for name, _ in table.columns)])
        except BaseException:
            self.leave()
            raise

    def write(self, payload: tuple[int, Rows]) -> None:
        """Add the rows of some records."""
        count, tables = payload
        for name, rows in tables.items():
            if rows:
                self._write(name, numbered(rows, self._films))
        self._films += count

    def _write(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        self._files[table].write(text.getvalue().encode())

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring all files to the disk."""
        return {"films": self._films, "sizes": {name: file.state()["size"] for name, file in self._files.items()}}

    def leave(self) -> None:
        """Close the files and keep them."""
        for file in self._files.values():
            file.leave()


def _csv_name(table: str) -> str:
    return f"{table}.csv"


def csv_path(path: str, table: str) -> str:
    """Where a table goes.

    >>> csv_path("out/films.csv", "films"), csv_path("out/films.csv", "cast")
    ('out/films.csv', 'out/films-cast.csv')
    """
    stem, suffix = os.path.splitext(path)
    return path if table == FILMS else f"{stem}-{table}{suffix}"


def numbered(rows: list[tuple[Any, ...]], before: int) -> list[tuple[Any, ...]]:
    """Rows with the number of their film in the whole output, from 1."""
    return [(row[0] + before + 1, *row[1:]) for row in rows]
