"""The folder next to an output in which one run at a time makes it.

Everything that a run writes before its end is in that folder, under its lock. No other file of the user is changed
until the output is complete and moved to its place.
"""

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
"""Prefixes of the names of files in the folder, besides the tables of CSV."""

Move = tuple[str, str]
"""A file of the folder, and its destination."""


class Workspace:
    """The folder of one output. Inside the context, only this run may write there."""

    def __init__(self, output: str) -> None:
        """Find the folder; it is a failure if nothing can be written there."""
        self.output = output
        with writing(output):
            self.target = target_of(output)
            mode_to_keep(self.target)
            if not os.path.isdir(os.path.dirname(self.target)):
                raise FileNotFoundError(output)
        self.folder = f"{self.target}{RUN_FOLDER}"
        self.died: object = None
        """The run that held the lock and was killed, if there was one."""
        self._lock = Lock(self.path(_LOCK), output)

    def __enter__(self) -> Self:
        """Take the lock; a failure names its holder."""
        try:
            with writing(self.output):
                self.died = self._take()
        except Failure:
            with contextlib.suppress(OSError):
                os.rmdir(self.folder)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Release the lock, and remove the folder unless it contains a run to resume."""
        try:
            if not self.holds_a_run():
                self.clear()
        finally:
            self._lock.release()
        with contextlib.suppress(OSError):  # it is not empty, or another run has started in it
            os.rmdir(self.folder)

    def path(self, name: str) -> str:
        """The path of a file in the folder."""
        return os.path.join(self.folder, name)

    def holds_a_run(self) -> bool:
        """Whether there is a run to resume. A journal without a commit is empty."""
        with contextlib.suppress(OSError):
            return os.path.getsize(self.path(JOURNAL)) > 0
        return False

    def clear(self) -> None:
        """Delete the files of an earlier run, its journal last, so that a failed deletion leaves a run."""
        with contextlib.suppress(OSError):
            names = os.listdir(self.folder)
            for name in sorted(name for name in names if name.startswith(_GROWING) or name.endswith(".csv")):
                remove(self.path(name))
            remove(self.path(JOURNAL))

    def take_places(self, moves: Iterable[Move]) -> None:
        """Move the complete files to their destinations. Each replaces the old file at once, and keeps its mode."""
        for name, place in moves:
            source, target = self.path(name), os.path.realpath(place)
            with writing(place):
                try:
                    take_place(source, target, mode_to_keep(target))
                except OSError as error:
                    if error.errno != errno.EXDEV:
                        raise
                    with WholeFile(target) as whole, open(source, "rb") as file:
                        shutil.copyfileobj(file, whole)
                    remove(source)

    def _take(self) -> object:
        while True:
            try:
                os.mkdir(self.folder)
            except FileExistsError:
                if not self._is_own():
                    raise Failure(f"cannot write {self.output}: {self.folder} is in the way; move it") from None
            with contextlib.suppress(FileNotFoundError):  # the previous holder removed it in the meantime
                return self._lock.take()

    def _is_own(self) -> bool:
        """Whether a folder with that name belongs to a run: it has a lock or a journal, or is empty."""
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
