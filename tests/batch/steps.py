"""Stops a run at one of the calls that change a file: the call fails, or no later call has an effect."""

from __future__ import annotations

import builtins
import contextlib
import errno
import os
import sqlite3

CALLS = ("open", "write", "replace", "unlink", "mkdir", "rmdir", "chmod", "fsync", "ftruncate")
_CHANGES = ("INSERT", "DELETE", "CREATE", "COMMIT")


class Killed(BaseException):
    """The simulated end of the process: no call after it changes a file."""


class Steps:
    """Counts the calls, and stops at one of them."""

    def __init__(self, at=None, *, kill=False):
        self.count = 0
        self.names = []
        self._at = at
        self._kill = kill

    def step(self, name, error=OSError):
        self.count += 1
        self.names.append(name)
        if self._at is None or self.count < self._at:
            return
        if self._kill:
            raise Killed(name)
        if self.count == self._at:
            raise error(errno.EIO, f"stopped at {name}") if error is OSError else error(f"stopped at {name}")

    @contextlib.contextmanager
    def patched(self, monkeypatch):
        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, self._stopping(name, getattr(os, name)))
            patch.setattr(builtins, "open", self._open)
            patch.setattr(sqlite3, "connect", self._connect)
            yield self

    def _stopping(self, name, original):
        def call(*arguments, **options):
            if name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR):
                return original(*arguments, **options)
            if name == "write" and self._kill and self.count + 1 == self._at:
                original(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])  # a torn write
            self.step(name)
            return None if name == "fsync" else original(*arguments, **options)

        return call

    def _open(self, path, mode="r", *arguments, **options):
        if set(mode) & set("wax+"):
            self.step("open")
        return _open(path, mode, *arguments, **options)

    def _connect(self, path, **options):
        steps = self
        steps.step("connect", sqlite3.OperationalError)

        class Connection(sqlite3.Connection):
            def execute(self, sql, *arguments):
                if sql.startswith(_CHANGES):
                    steps.step(sql.split()[0], sqlite3.OperationalError)
                return super().execute(sql, *arguments)

            def executemany(self, sql, rows):
                steps.step("INSERT", sqlite3.OperationalError)
                return super().executemany(sql, rows)

        base = _connect(path, factory=Connection, **options)
        base.execute("PRAGMA synchronous = OFF")  # it is slow, and has no effect here
        return base


_open, _connect = open, sqlite3.connect
