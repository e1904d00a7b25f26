"""The output of a run: records as tables, and files that are made from the journal, or standard output."""

import contextlib
import functools
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from ..models import FilmSheet
from ..system.files import cannot_write, encoded, remove, writing
from ..writing.shapes import Shape, fitting, shapes, values
from ..writing.texts import BYTE_ORDER_MARK, csv_text, joined
from .job import Job
from .tasks import grouped
from .workspace import Move, Workspace

_GROUP_BYTES = 16_000_000
"""The size of a row group of Parquet."""
FILMS = "films"
_ORIGIN = (("source", str), ("line", int))

Column = tuple[str, type]
Cells = tuple[Any, ...]
_KINDS = {str: "TEXT", int: "INTEGER", float: "REAL"}


class Table(NamedTuple):
    """A table: its name, its columns with their types, and a function that makes the rows of a record, without their first cell."""

    name: str
    columns: tuple[Column, ...]
    """The first is "film", the number of the film."""
    rows: Callable[[FilmSheet, Cells], Iterable[Cells]]
    """Takes a record, and its source and line if the tables include them."""


@functools.cache
def tables(*, flat: bool, origin: bool) -> tuple[Table, ...]:
    """All tables, beginning with that of the films. If `flat`, a list of texts is one cell and not a table.

    >>> [table.name for table in tables(flat=True, origin=False)][:3]
    ['films', 'release_dates', 'ratings']
    """
    kinds = ("value", "part", "values") if flat else ("value", "part")
    outer = [shape for shape in shapes() if shape.kind in kinds and shape.name != "unread"]
    columns: list[Column] = [("film", int), *(_ORIGIN if origin else ())]
    for shape in outer:
        columns += [(f"{shape.name}_{field.name}", field.type) for field in shape.fields] if shape.kind == "part" else [(shape.name, shape.type)]

    def films(sheet: FilmSheet, came_from: Cells) -> Iterable[Cells]:
        yield (*came_from, *(cell for shape in outer for cell in _cells(shape, getattr(sheet, shape.name))))

    return (Table(FILMS, tuple(columns), films), *(_list(shape) for shape in shapes() if shape not in outer))


def _cells(shape: Shape, held: Any) -> Iterable[Any]:
    if shape.kind == "values":
        return (joined(held) or None,)
    return values(shape, held) if shape.kind == "part" else (fitting(held),)


def _list(shape: Shape) -> Table:
    """The table of a list, whose rows have an index, or of a dict."""
    if shape.kind == "pairs":
        columns: tuple[Column, ...] = (("label", str), ("text", str))
    elif shape.kind == "parts":
        columns = (("position", int), *((field.name, field.type) for field in shape.fields))
    else:
        columns = (("position", int), ("value", shape.type))

    def rows(sheet: FilmSheet, _: Cells) -> Iterable[Cells]:
        held = getattr(sheet, shape.name)
        if shape.kind == "pairs":
            return tuple(held.items())
        return ((place, *(values(shape, one) if shape.fields else (fitting(one),))) for place, one in enumerate(held, 1))

    return Table(shape.name, (("film", int), *columns), rows)


def places(job: Job) -> list[Move]:
    """The files that a run makes in its folder, and their destinations. That of the films is last: if it exists, all do."""
    assert job.output is not None
    if job.output_format != "csv":
        return [(f"records.{job.output_format}", job.output)]
    stem, suffix = os.path.splitext(job.output)
    names = [table.name for table in reversed(tables(flat=True, origin=job.origin))]
    return [(f"{name}.csv", job.output if name == FILMS else f"{stem}-{name}{suffix}") for name in names]


def json_pieces(job: Job, payloads: Iterable[bytes]) -> Iterator[bytes]:
    """JSON Lines as they are, or an array: its records begin with a comma, and the first one with the bracket."""
    if job.output_format != "json":
        yield from payloads
        return
    opening = b"["
    for payload in filter(None, payloads):  # each payload goes to standard output at once
        yield opening + payload[1:]
        opening = b","
    yield b"[]\n" if opening == b"[" else b"]\n" if job.compact else b"\n]\n"


def write_files(job: Job, workspace: Workspace, payloads: Iterable[bytes]) -> None:
    """Make the files of the output in the folder of the run, completely and on disk, or none of them."""
    try:
        with saving(workspace.output):
            if job.output_format == "csv":
                _write_csv(job, workspace, payloads)
            elif job.output_format == "sqlite":
                _write_sqlite(job, workspace, payloads)
            else:
                with _made(workspace, f"records.{job.output_format}") as file:
                    if job.output_format == "parquet":
                        write_parquet(file, payloads, origin=job.origin)
                    else:
                        file.writelines(json_pieces(job, payloads))
    except BaseException:
        for name, _ in places(job):  # frees the space on a full disk
            remove(workspace.path(name))
        raise


@contextlib.contextmanager
def _made(workspace: Workspace, name: str) -> Iterator[IO[bytes]]:
    """A new file in the folder of the run, which is on disk at the end."""
    with open(workspace.path(name), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def write_parquet(file: IO[bytes], messages: Iterable[bytes], *, origin: bool) -> None:
    """Write record batches as one Parquet file."""
    from pyarrow import Table, ipc, parquet, py_buffer

    from ..arrow import schema

    kinds = schema(origin=origin)
    batches = (ipc.read_record_batch(py_buffer(message), kinds) for message in messages)
    with parquet.ParquetWriter(file, kinds, compression="zstd") as writer:
        for group in grouped(batches, lambda batch: int(batch.nbytes), _GROUP_BYTES):
            writer.write_table(Table.from_batches(group))


def _numbered(payloads: Iterable[bytes]) -> Iterator[tuple[int, dict[str, list[tuple[int, Any]]]]]:
    """The rows of each payload, with the number of its first film."""
    films = 1
    for payload in payloads:
        count, rows = json.loads(payload)
        yield films, rows
        films += count


def _write_csv(job: Job, workspace: Workspace, payloads: Iterable[bytes]) -> None:
    """One file of films, and a file for each list next to it: `films.csv`, `films-cast.csv`, `films-trivia.csv`."""
    with contextlib.ExitStack() as stack:
        files = {}
        for name, columns, _ in tables(flat=True, origin=job.origin):
            files[name] = stack.enter_context(_made(workspace, f"{name}.csv"))
            heading = csv_text([[column for column, _ in columns]])
            files[name].write(f"{BYTE_ORDER_MARK if job.bom else ''}{heading}".encode())
        for first, rows in _numbered(payloads):
            for name, lines in rows.items():
                files[name].writelines(encoded(f"{film + first},{line}") for film, line in lines)


def _write_sqlite(job: Job, workspace: Workspace, payloads: Iterable[bytes]) -> None:
    """A database with a table of films and one for each list."""
    path = workspace.path("records.sqlite")
    remove(path)  # left by a run that was stopped while it wrote this
    with contextlib.closing(database(path)) as base:
        base.execute("BEGIN")
        inserts = {}
        for table in tables(flat=False, origin=job.origin):
            base.execute(_create(table))
            inserts[table.name] = f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'  # noqa: S608 - names of the models
        for first, rows in _numbered(payloads):
            for name, held in rows.items():
                base.executemany(inserts[name], ((film + first, *cells) for film, cells in held))
        base.execute("COMMIT")


def database(path: str) -> sqlite3.Connection:
    """Open a database without locks, which some file systems lack. No other process uses the folder of a run."""
    return sqlite3.connect(f"{Path(path).absolute().as_uri()}?nolock=1", uri=True, isolation_level=None)


@contextlib.contextmanager
def saving(name: str) -> Iterator[None]:
    """Turn errors of the system or SQLite into a failure to write the output."""
    try:
        with writing(name):
            yield
    except (sqlite3.Error, OverflowError) as error:  # the latter for records that are too large for a database
        raise cannot_write(name, OSError(str(error))) from None


def _create(table: Table) -> str:
    film, second, *more = (f'"{name}" {_KINDS[kind]}' for name, kind in table.columns)
    if table.name == FILMS:
        return f'CREATE TABLE "{FILMS}" ({", ".join((f"{film} PRIMARY KEY", second, *more))})'
    key = f'PRIMARY KEY (film, "{table.columns[1][0]}")'
    columns = ", ".join((f"{film} NOT NULL REFERENCES films (film)", second, *more, key))
    return f'CREATE TABLE "{table.name}" ({columns}) WITHOUT ROWID'
