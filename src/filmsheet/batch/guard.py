"""The inputs of a job, and the files that it must not overwrite: any input, under any name, and sheets or tables of others."""

import itertools
import os
import sys
from collections.abc import Iterator

from ..diagnostics import NO_FILM
from ..system.console import Failure, print_note
from ..system.files import SHEET_SUFFIXES, overwrites_input
from ..text.source import BinaryInput, decode
from .inputs import Input, files, find_inputs, listed_names
from .job import Job, is_to_file
from .outputs import places
from .own import HEAD, is_own_file

FileId = tuple[int, int]
"""A file on disk as its device and number, which all links to it share."""


def file_id(path: str | int) -> FileId | None:
    """The file of a path or a descriptor; None if there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino)


def names(job: Job) -> Iterator[str]:
    """The names of the inputs of a job; those of its list are last."""
    return itertools.chain(job.inputs, listed_names(job.files_from) if job.files_from is not None else ())


def find(job: Job) -> Iterator[Input]:
    """The inputs of a job, in order. It is an error if the output would overwrite one of them.

    Outputs in a folder of inputs do not count: neither those of this job nor the file behind standard output.
    """
    suffixes = tuple(suffix.lower() for suffix in job.suffixes)
    paths = [path for _, path in places(job) if os.path.isfile(path)] if is_to_file(job) else []
    outputs = {file_id(path): path for path in paths}
    others = {file_id(path) for path in paths if not is_own_file(path)}
    printed = None if is_to_file(job) else _standard_output()

    def is_input(item: Input) -> bool:
        if item.aside and not job.quiet:
            print_note(f"{item.name}: {item.aside}")
        if item.file in outputs and (item.file in others or not item.found):
            raise overwrites_input(outputs[item.file])
        return not item.aside and (item.file is None or not item.found or (item.file not in outputs and item.file != printed))

    if outputs:  # named files, and files of others, are checked before anything is read
        is_list = job.files_from is not None and os.path.isfile(job.files_from)  # a pipe can be read only once
        named = itertools.chain(names(job), [str(job.files_from)]) if is_list else iter(job.inputs)
        for item in files(named if others else itertools.filterfalse(os.path.isdir, named), suffixes):
            if not item.aside:
                is_input(item)
    return filter(is_input, find_inputs(names(job), suffixes, job.max_unpacked))


def _standard_output() -> FileId | None:
    """The file behind standard output."""
    try:
        return file_id(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return None


def refuse_others(job: Job) -> None:
    """Refuse to overwrite files of others: a sheet, or a file with the name of a table next to the output."""
    assert job.output is not None
    refuse_sheet(job.output)
    for _, path in places(job)[:-1]:
        if not is_own_file(path):
            raise Failure(f"cannot write {job.output}: {path} would be overwritten, and filmsheet did not write it; move it, or give another -o")


def refuse_sheet(path: str | None) -> None:
    """Refuse to replace a film sheet that filmsheet did not write."""
    if is_foreign(path) and _holds_film(str(path)):
        raise Failure(f"cannot write {path}: it is a film sheet, and its text would be lost; give another -o, or remove it first")


def is_foreign(path: str | None) -> bool:
    """Whether a file exists that has a suffix of sheets and was not written by filmsheet."""
    return path is not None and path.lower().endswith(SHEET_SUFFIXES) and os.path.isfile(path) and not is_own_file(path)


def _holds_film(path: str) -> bool:
    """Whether the start of a file reads as a film sheet."""
    from ..sheets import iter_analyses

    try:
        with open(path, "rb") as file:
            text = decode(file.read(HEAD)).text
    except (OSError, ValueError, BinaryInput):
        return False
    return any(NO_FILM.isdisjoint(analysis.codes) for analysis in iter_analyses(text))
