"""Where an output grows: a folder of its own beside it, which one run at a time may use.

All that a run writes before its end lies in that folder, under its lock. No other file of the user's folder is touched
until the output is whole and takes its place.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable
from typing import Self

from ..system.console import Failure
from ..system.files import WholeFile, mode_to_keep, reason_of, remove, take_place, target_of, writing
from .inputs import RUN_FOLDER
from .lock import Lock

JOURNAL = "journal"
_LOCK = "lock"
_GROWING = ("records.", f"{JOURNAL}-")
"""What the names of files open with that grow here, beside the tables of CSV."""

Move = tuple[str, str]
"""A file of the folder, and the place that it takes when all is whole."""


class Workspace:
    """The folder of one output; while the context holds, this run alone may write there."""

    def __init__(self, output: str) -> None:
        """Find the place, or fail if nothing can be written there."""
        self.output = output
        with writing(output):
            self.target = target_of(output)
            mode_to_keep(self.target)
            if not os.path.isdir(os.path.dirname(self.target)):
                raise FileNotFoundError(output)
        self.folder = f"{self.target}{RUN_FOLDER}"
        self.died: object = None
        """The run that held the lock and died, if one did."""
        self._lock = Lock(self.path(_LOCK), output)

    def __enter__(self) -> Self:
        """Take the lock; a failure says who has it."""
        try:
            with writing(self.output):
                self.died = self._take()
        except Failure:
            with contextlib.suppress(OSError):
                os.rmdir(self.folder)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Give the lock back, and remove the folder unless it holds a run to resume."""
        try:
            if not self.holds_a_run():
                self.clear()
        finally:
            self._lock.release()
        with contextlib.suppress(OSError):  # there is something in it, or another run has begun in it
            os.rmdir(self.folder)

    def path(self, name: str) -> str:
        """A file of the folder."""
        return os.path.join(self.folder, name)

    def holds_a_run(self) -> bool:
        """Whether there is a run to resume; a journal that nothing was noted in is empty."""
        with contextlib.suppress(OSError):
            return os.path.getsize(self.path(JOURNAL)) > 0
        return False

    def clear(self) -> None:
        """Drop what a run left, its journal last: what cannot be removed stays a run's."""
        with contextlib.suppress(OSError):
            names = os.listdir(self.folder)
            for name in sorted(name for name in names if name.startswith(_GROWING) or name.endswith(".csv")):
                remove(self.path(name))
            remove(self.path(JOURNAL))

    def take_places(self, moves: Iterable[Move]) -> None:
        """Put the files in their places."""
        for name, target in moves:
            with writing(target):
                move(self.path(name), os.path.realpath(target))

    def _take(self) -> object:
        while True:
            try:
                os.mkdir(self.folder)
            except FileExistsError:
                if not self._is_own():
                    raise Failure(f"cannot write {self.output}: {self.folder} is in the way; move it") from None
            with contextlib.suppress(FileNotFoundError):  # whoever had it removed it meanwhile
                return self._lock.take()

    def _is_own(self) -> bool:
        """Whether a folder of that name is a run's: it has a lock or a journal, or nothing yet."""
        if os.path.islink(self.folder):
            return False
        try:
            names = os.listdir(self.folder)
        except FileNotFoundError:
            return True
        except NotADirectoryError:
            return False
        except OSError as error:
            raise Failure(f"cannot write {self.output}: {self.folder}: {reason_of(error, '')}") from None
        return not names or not {_LOCK, JOURNAL}.isdisjoint(names)


def move(source: str, target: str) -> None:
    """Put a file that is whole in its place; what was there keeps its mode and is gone at once."""
    try:
        take_place(source, target, mode_to_keep(target))
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with WholeFile(target) as whole, open(source, "rb") as file:
            shutil.copyfileobj(file, whole)
        remove(source)
