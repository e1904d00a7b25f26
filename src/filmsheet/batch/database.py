"""SQLite: a database that grows in the run's folder."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from ..system.files import cannot_write
from .outputs import State, Writer
from .tables import FILMS, Table, TableRows, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .job import Job
    from .workspace import Workspace

_SYNCHRONOUS = "NORMAL"
_KINDS = {str: "TEXT", int: "INTEGER", float: "REAL"}


class SqliteWriter(Writer):
    """A database with a table of films and one for each list."""

    def __init__(self, job: Job, workspace: Workspace, state: State | None) -> None:
        """Make the tables, or take out of them what lies beyond the state; a ValueError says that they are damaged."""
        self._output = workspace.output
        self._films = 0 if state is None else state["films"]
        self._tables = tables(flat=False, origin=job.origin)
        path = workspace.path("records.sqlite")
        if state is not None and not os.path.exists(path):
            raise FileNotFoundError(path)
        try:
            self._base = sqlite3.connect(path, isolation_level=None)
            with contextlib.ExitStack() as stack:
                stack.callback(self._base.close)
                self._prepare(anew=state is None)
                stack.pop_all()
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from None
        except sqlite3.DatabaseError as error:
            raise ValueError(str(error)) from None

    def _prepare(self, *, anew: bool) -> None:
        self._base.execute(f"PRAGMA synchronous = {_SYNCHRONOUS}")
        if not anew:
            self._check()
        self._base.execute("BEGIN")
        for table in self._tables:
            if anew:
                self._base.execute(_create(table))
            else:
                self._base.execute(f'DELETE FROM "{table.name}" WHERE film > ?', (self._films,))  # noqa: S608

    def _check(self) -> None:
        """See that all is there that the state counts."""
        if self._base.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise ValueError("the database is not whole")
        if self._base.execute("SELECT count(*) FROM films WHERE film <= ?", (self._films,)).fetchone() != (self._films,):
            raise ValueError("the database is shorter than it was")

    def write(self, payload: tuple[int, TableRows]) -> None:
        """Add the rows of some records."""
        count, rows = payload
        with self._changing():
            for name, columns, _ in self._tables:
                if rows[name]:
                    insert = f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 - names of the models
                    self._base.executemany(insert, ((film + self._films + 1, *cells) for film, cells in rows[name]))
        self._films += count

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring all rows to the disk."""
        with self._changing():
            self._base.execute("COMMIT")
            self._base.execute("BEGIN")
        return {"films": self._films}

    def discard(self) -> None:
        """Close the database and keep it; what was not made safe goes."""
        with self._changing():
            self._base.close()

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise cannot_write(self._output, OSError(str(error))) from None


def _create(table: Table) -> str:
    film, second, *more = (f'"{name}" {_KINDS[kind]}' for name, kind in table.columns)
    if table.name == FILMS:
        return f'CREATE TABLE "{FILMS}" ({", ".join((f"{film} PRIMARY KEY", second, *more))})'
    key = f'PRIMARY KEY (film, "{table.columns[1][0]}")'
    columns = ", ".join((f"{film} NOT NULL REFERENCES films (film)", second, *more, key))
    return f'CREATE TABLE "{table.name}" ({columns}) WITHOUT ROWID'
