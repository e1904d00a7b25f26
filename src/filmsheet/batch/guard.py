"""The inputs of a job, and what may be written over: never an input, however it was named, and no sheet or table of others."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain

from ..diagnostics import NO_FILM
from ..system.console import Failure
from ..system.files import lost
from ..text.source import BinaryInput, decode
from .inputs import Input, find_inputs, listed_names, without_asides
from .job import SUFFIXES, Job, is_to_file
from .outputs import places
from .own import HEAD, is_own_file

FileId = tuple[int, int]
"""A file on the disk, by its device and number: links to it have the same."""


def file_id(path: str | int) -> FileId | None:
    """Which file a path or a descriptor leads to; None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino)


class Outputs:
    """The files that are there already of those that a command is to write."""

    def __init__(self, job: Job) -> None:
        """Look for them."""
        to_file = is_to_file(job)
        self._printed = None if to_file else _standard_output()
        paths = [path for _, path in places(job) if os.path.isfile(path)] if to_file else []
        self._held: dict[FileId | None, str] = {found: path for path in paths if (found := file_id(path)) is not None}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._held)

    def refuse(self, names: Iterable[str], suffixes: tuple[str, ...]) -> None:
        """Refuse to read what is to be written, as far as the names of inputs show it."""
        if not self._held:
            return
        for name in names:
            if os.path.isdir(name):
                self._refuse_within(name, suffixes)
            elif glob.has_magic(name) and not os.path.exists(name):
                for path in glob.iglob(name, recursive=True):
                    self._refuse_sheet(file_id(path))
            elif (found := file_id(name)) in self._held:
                raise lost(self._held[found])

    def spares(self, item: Input) -> bool:
        """Whether an input is none of the outputs; what an earlier run left in a folder is one; a sheet is refused."""
        if item.file in self._held:
            if not item.found:
                raise lost(self._held[item.file])
            self._refuse_sheet(item.file)
            return False
        return item.file is None or item.file != self._printed or not item.found

    def _refuse_sheet(self, found: FileId | None) -> None:
        path = self._held.get(found)
        if path is not None and not is_own_file(path):
            raise lost(path)

    def _refuse_within(self, folder: str, suffixes: tuple[str, ...]) -> None:
        """Look whether an output lies in a folder, where the search for inputs would find it."""
        root = os.path.realpath(folder)
        for found, path in self._held.items():
            real = os.path.realpath(path)
            below = real.removeprefix(os.path.join(root, ""))
            hidden = any(part.startswith(".") for part in below.split(os.sep))
            if below != real and below.lower().endswith(suffixes) and not hidden:
                self._refuse_sheet(found)


def names(job: Job) -> Iterator[str]:
    """The names of a job's inputs, those of its list last."""
    return chain(job.inputs, listed_names(job.files_from) if job.files_from is not None else ())


def find(job: Job) -> Iterator[Input]:
    """The inputs of a job, in their order; an output of an earlier run among them is none, a sheet in its place is refused."""
    outputs = Outputs(job)
    suffixes = tuple(suffix.lower() for suffix in job.suffixes)
    outputs.refuse(job.inputs, suffixes)
    if outputs and job.files_from is not None and os.path.isfile(job.files_from):  # a pipe can be read but once
        outputs.refuse((job.files_from,), suffixes)
        outputs.refuse(listed_names(job.files_from), suffixes)
    found = find_inputs(names(job), suffixes, job.max_unpacked)
    return filter(outputs.spares, without_asides(found, quiet=job.quiet))


def _standard_output() -> FileId | None:
    """The file that standard output goes to."""
    try:
        return file_id(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return None


def refuse_others(job: Job) -> None:
    """Refuse to replace what others wrote: a sheet, or a file where a table beside the output is to go."""
    assert job.output is not None
    refuse_sheet(job.output)
    for _, path in places(job)[:-1]:
        if not is_own_file(path):
            raise Failure(f"cannot write {job.output}: {path} would go beside it, and is there and not filmsheet's; move it, or give another -o")


def refuse_sheet(path: str | None) -> None:
    """Refuse to replace a film sheet that filmsheet did not write."""
    if is_foreign(path) and _holds_film(str(path)):
        raise Failure(f"cannot write {path}: it is a film sheet, and its text would be lost; give another -o, or remove it first")


def is_foreign(path: str | None) -> bool:
    """Whether a file is there, of a kind that sheets are, that filmsheet did not write."""
    return path is not None and path.lower().endswith(SUFFIXES) and os.path.isfile(path) and not is_own_file(path)


def _holds_film(path: str) -> bool:
    """Whether a file reads as a film sheet, by its start."""
    from ..sheets import iter_analyses

    try:
        with open(path, "rb") as file:
            text = decode(file.read(HEAD)).text
    except (OSError, ValueError, BinaryInput):
        return False
    return any(NO_FILM.isdisjoint(analysis.codes) for analysis in iter_analyses(text))


def files_read(names: Iterable[str]) -> set[FileId]:
    """The files that inputs stand for, but for those that filmsheet wrote and only found."""
    found = find_inputs(names, SUFFIXES)
    read = (item for item in found if not (item.found and os.path.isfile(item.name) and is_own_file(item.name)))
    return {item.file for item in read if item.file is not None}
