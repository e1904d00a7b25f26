"""SQLite: a database that grows in the run's folder."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from ..system.files import cannot_write
from .outputs import State, Writer, numbered
from .tables import FILMS, Layout, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .encoders import Rows
    from .workspace import Workspace

_SYNCHRONOUS = "NORMAL"


class SqliteWriter(Writer):
    """A database with a table of films and one for each list."""

    def __init__(self, workspace: Workspace, name: str, layout: Layout, state: State | None) -> None:
        """Make the tables, or take out of them what lies beyond the state.

        Raises:
            FileNotFoundError: the database to go on with is gone.
            ValueError: it is damaged.
        """
        self._output = workspace.output
        self._films = 0 if state is None else state["films"]
        self._inserts = {table.name: _insert(table) for table in layout.tables()}
        path = workspace.path(name)
        if state is not None and not os.path.exists(path):
            raise FileNotFoundError(path)
        try:
            self._base = sqlite3.connect(path, isolation_level=None)
            with contextlib.ExitStack() as stack:
                stack.callback(self._base.close)
                self._prepare(layout, anew=state is None)
                stack.pop_all()
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from None
        except sqlite3.DatabaseError as error:
            raise ValueError(str(error)) from None

    def _prepare(self, layout: Layout, *, anew: bool) -> None:
        self._base.execute(f"PRAGMA synchronous = {_SYNCHRONOUS}")
        if not anew:
            self._check()
        self._base.execute("BEGIN")
        for table in layout.tables():
            if anew:
                self._base.execute(_create(table))
            else:
                self._base.execute(f'DELETE FROM "{table.name}" WHERE film > ?', (self._films,))  # noqa: S608

    def _check(self) -> None:
        """See that all is there that the state counts."""
        found = self._base.execute("PRAGMA quick_check(1)").fetchone()
        if found != ("ok",):
            raise ValueError("the database is not whole")
        (films,) = self._base.execute("SELECT count(*) FROM films WHERE film <= ?", (self._films,)).fetchone()
        if films != self._films:
            raise ValueError("the database is shorter than it was")

    def write(self, payload: tuple[int, Rows]) -> None:
        """Add the rows of some records."""
        count, tables = payload
        with self._changing():
            for name, rows in tables.items():
                if rows:
                    self._base.executemany(self._inserts[name], numbered(rows, self._films))
        self._films += count

    def state(self, *, now: bool = False) -> State:  # noqa: ARG002
        """Bring all rows to the disk."""
        with self._changing():
            self._base.execute("COMMIT")
            self._base.execute("BEGIN")
        return {"films": self._films}

    def leave(self) -> None:
        """Close the database and keep it; what was not made safe goes."""
        self._base.close()

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise cannot_write(self._output, OSError(str(error))) from None


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
