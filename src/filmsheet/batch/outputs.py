"""Where the records of a run go: files that grow beside their place and take it when all is done.

A writer can say how far it has come (`state`), so that a later run can take up from there: what lies
beyond that state in what was left behind is cut off.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import shutil
import sqlite3
from typing import IO, TYPE_CHECKING, Any, Protocol

from ..cells import BYTE_ORDER_MARK
from ..files import cannot_write, mode_to_keep, open_output, sync_folder
from .job import is_to_file
from .tables import FILMS, Layout, Table

if TYPE_CHECKING:
    from .encoders import Rows
    from .job import Job

State = dict[str, Any]


class Writer(Protocol):
    """What a format's writer does."""

    def write(self, payload: Any) -> None:
        """Add what a task came to."""

    def state(self, *, now: bool = False) -> State | None:
        """Make what was written safe and say how far it goes; None where it is no good time, unless it must be now."""

    def commit(self) -> None:
        """Put the result in its place."""

    def leave(self) -> None:
        """Close what is open and keep it for a later run."""

    def discard(self) -> None:
        """Drop the result."""


def open_writer(job: Job, state: State | None) -> Writer:
    """Open the writer of a job, at the state that an earlier run left.

    Raises:
        Failure: the output cannot be written.
    """
    try:
        return _open(job, state)
    except OSError as error:
        raise cannot_write(job.output or "standard output", error) from None


def _open(job: Job, state: State | None) -> Writer:
    form, path = job.output_format, job.output
    if not is_to_file(job):
        passing = PassingStream(path)
        return ArrayWriter(passing, compact=job.compact) if form == "json" else LinesWriter(passing)
    assert path is not None
    if form == "csv":
        return CsvWriter(path, Layout(joined=True, origin=job.origin), state, bom=job.bom)
    if form == "sqlite":
        return SqliteWriter(path, Layout(joined=False, origin=job.origin), state)
    if form == "parquet":
        from .parquet import ParquetWriter

        return ParquetWriter(path, state, origin=job.origin)
    file = PartialFile(path, state)
    return ArrayWriter(file, compact=job.compact, state=state) if form == "json" else LinesWriter(file)


class Place:
    """A file's place, and the name under which what is to go there grows."""

    def __init__(self, path: str) -> None:
        """Find the place; a link is followed, and the mode of a file that is there is kept."""
        self._path = path
        self.target = os.path.realpath(path)
        self.partial = f"{self.target}.partial"
        self._mode = mode_to_keep(self.target)
        if not os.path.isdir(os.path.dirname(self.target)):
            raise FileNotFoundError(path)

    def take(self) -> None:
        """Put what has grown in the place."""
        try:
            if self._mode is not None:
                os.chmod(self.partial, self._mode)
            os.replace(self.partial, self.target)
        except OSError as error:
            raise cannot_write(self._path, error) from None
        sync_folder(os.path.dirname(self.target))


class Stream(Protocol):
    """Bytes go in."""

    def write(self, data: bytes) -> None:
        """Add bytes."""

    def state(self, *, now: bool = False) -> State | None:
        """As for a writer."""

    def commit(self) -> None:
        """As for a writer."""

    def leave(self) -> None:
        """As for a writer."""

    def discard(self) -> None:
        """As for a writer."""


class PartialFile:
    """A file of bytes that grows beside its place."""

    def __init__(self, path: str, state: State | None) -> None:
        """Open it anew, or at the size that an earlier run noted."""
        self._path = path
        self._place = Place(path)
        self._file: IO[bytes] = open(self._place.partial, "wb" if state is None else "r+b")  # noqa: SIM115
        if state is not None:
            self._file.truncate(state["size"])
            self._file.seek(0, os.SEEK_END)

    def write(self, data: bytes) -> None:
        """Add bytes."""
        try:
            self._file.write(data)
        except OSError as error:
            raise cannot_write(self._path, error) from None

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring what was written to the disk, and say how much it is."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise cannot_write(self._path, error) from None
        return {"size": self._file.tell()}

    def commit(self) -> None:
        """Put the file in its place."""
        self.state()
        self._file.close()
        self._place.take()

    def leave(self) -> None:
        """Close the file and keep it."""
        with contextlib.suppress(OSError):
            self._file.close()

    def discard(self) -> None:
        """Drop the file."""
        self.leave()
        with contextlib.suppress(OSError):
            os.unlink(self._place.partial)


class PassingStream:
    """Standard output or a device: what is written is gone, so there is no state."""

    def __init__(self, path: str | None) -> None:
        """Take it."""
        self._output = open_output(path)

    def write(self, data: bytes) -> None:
        """Add bytes of UTF-8."""
        self._output.write(data.decode())

    def state(self, *, now: bool = False) -> None:
        """Nothing can be taken up again."""

    def commit(self) -> None:
        """Hand over what is buffered."""
        self._output.commit()

    def leave(self) -> None:
        """Hand over what is buffered, as far as anyone reads it."""
        self._output.discard()

    discard = leave


class LinesWriter:
    """JSON Lines."""

    def __init__(self, stream: Stream) -> None:
        """Write to a stream."""
        self._stream = stream
        self.state, self.commit = stream.state, stream.commit
        self.leave, self.discard = stream.leave, stream.discard

    def write(self, payload: bytes) -> None:
        """Add lines."""
        self._stream.write(payload)


class ArrayWriter:
    """A JSON array: records come with a comma before each, the first of which is made the opening bracket."""

    def __init__(self, stream: Stream, *, compact: bool, state: State | None = None) -> None:
        """Start the array, or go on with one."""
        self._stream = stream
        self._end = b"]\n" if compact else b"\n]\n"
        self._empty = state is None or state["size"] == 0
        self.state, self.leave, self.discard = stream.state, stream.leave, stream.discard

    def write(self, payload: bytes) -> None:
        """Add records."""
        if payload:
            self._stream.write(b"[" + payload[1:] if self._empty else payload)
            self._empty = False

    def commit(self) -> None:
        """End the array."""
        self._stream.write(b"[]\n" if self._empty else self._end)
        self._stream.commit()


class CsvWriter:
    """One file of films, and a file for each list beside it: `films.csv`, `films-cast.csv`, `films-trivia.csv`."""

    def __init__(self, path: str, layout: Layout, state: State | None, *, bom: bool = False) -> None:
        """Open all files; new ones get a line of headings, behind a byte order mark where that is wanted."""
        self._films = 0 if state is None else state["films"]
        self._files: dict[str, PartialFile] = {}
        for table in layout.tables():
            sizes = None if state is None else {"size": state["sizes"][table.name]}
            self._files[table.name] = PartialFile(csv_path(path, table.name), sizes)
            if state is None:
                self._files[table.name].write(BYTE_ORDER_MARK.encode() if bom else b"")
                self._write(table.name, [tuple(name for name, _ in table.columns)])

    def write(self, payload: tuple[int, Rows]) -> None:
        """Add the rows of some records."""
        count, tables = payload
        for name, rows in tables.items():
            if rows:
                self._write(name, _numbered(rows, self._films))
        self._films += count

    def _write(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        self._files[table].write(text.getvalue().encode())

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring all files to the disk."""
        return {"films": self._films, "sizes": {name: file.state()["size"] for name, file in self._files.items()}}

    def commit(self) -> None:
        """Put the files in their places, that of the films last: when it is there, all are."""
        for file in reversed(self._files.values()):
            file.commit()

    def leave(self) -> None:
        """Close the files and keep them."""
        for file in self._files.values():
            file.leave()

    def discard(self) -> None:
        """Drop the files."""
        for file in self._files.values():
            file.discard()


def csv_path(path: str, table: str) -> str:
    """Where a table goes.

    >>> csv_path("out/films.csv", "films"), csv_path("out/films.csv", "cast")
    ('out/films.csv', 'out/films-cast.csv')
    """
    stem, suffix = os.path.splitext(path)
    return path if table == FILMS else f"{stem}-{table}{suffix}"


class SqliteWriter:
    """A database with a table of films and one for each list."""

    def __init__(self, path: str, layout: Layout, state: State | None) -> None:
        """Make the tables, or take out of them what lies beyond the state."""
        self._place = Place(path)
        self._path = path
        self._films = 0 if state is None else state["films"]
        if state is None:
            _remove(self._place.partial)
        self._base = sqlite3.connect(self._place.partial, isolation_level=None)
        self._inserts = {table.name: _insert(table) for table in layout.tables()}
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute("BEGIN")
        for table in layout.tables():
            if state is None:
                self._base.execute(_create(table))
            else:
                self._base.execute(f'DELETE FROM "{table.name}" WHERE film > ?', (self._films,))  # noqa: S608

    def write(self, payload: tuple[int, Rows]) -> None:
        """Add the rows of some records."""
        count, tables = payload
        try:
            for name, rows in tables.items():
                if rows:
                    self._base.executemany(self._inserts[name], _numbered(rows, self._films))
        except sqlite3.OperationalError as error:
            raise cannot_write(self._path, OSError(str(error))) from None
        self._films += count

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring all rows to the disk."""
        try:
            self._base.execute("COMMIT")
            self._base.execute("BEGIN")
        except sqlite3.OperationalError as error:
            raise cannot_write(self._path, OSError(str(error))) from None
        return {"films": self._films}

    def commit(self) -> None:
        """Put the database in its place."""
        self.state()
        self.leave()
        self._place.take()

    def leave(self) -> None:
        """Close the database and keep it; what was not made safe goes."""
        self._base.close()

    def discard(self) -> None:
        """Drop the database."""
        self.leave()
        _remove(self._place.partial)


def _create(table: Table) -> str:
    kinds = {str: "TEXT", int: "INTEGER", float: "REAL"}
    columns = [f'"{name}" {kinds[kind]}' for name, kind in table.columns]
    if table.name == FILMS:
        columns[0] += " PRIMARY KEY"
        return f'CREATE TABLE "{table.name}" ({", ".join(columns)})'
    columns[0] += " NOT NULL REFERENCES films (film)"
    key = f'PRIMARY KEY (film, "{table.columns[1][0]}")'
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)}, {key}) WITHOUT ROWID'


def _insert(table: Table) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'  # noqa: S608 - names of the models


def _numbered(rows: list[tuple[Any, ...]], before: int) -> list[tuple[Any, ...]]:
    """Rows with the number of their film in the whole output, from 1."""
    return [(row[0] + before + 1, *row[1:]) for row in rows]


def _remove(path: str) -> None:
    for leftover in (path, f"{path}-journal"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(leftover)


def remove_tree(path: str) -> None:
    """Remove a folder of parts, if it is there."""
    shutil.rmtree(path, ignore_errors=True)
