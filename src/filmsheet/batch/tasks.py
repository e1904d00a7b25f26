"""Inputs parted into tasks: many small inputs at a time, or some films of a large one."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ..analysis import input_findings, options
from ..system.console import Failure
from .contents import streamed
from .guard import Outputs
from .inputs import BROKEN, find_inputs, listed_names, why_broken, without_asides
from .own import HEAD, is_own
from .reading import Task, Work, detect_encoding
from .streams import films

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading.films import Film
    from .inputs import Input
    from .job import Job
    from .streams import ByteStream, Detected

_MOST_INPUTS = 64
_MOST_BYTES = 262_144


class Done(NamedTuple):
    """How far a run has come in its inputs."""

    inputs: int = 0
    """Inputs that are over."""
    films: int = 0
    """Films that are over of the input after them."""


def names(job: Job) -> Iterator[str]:
    """The names of a job's inputs, those of its list last."""
    return chain(job.inputs, listed_names(job.files_from) if job.files_from is not None else ())


def find(job: Job) -> Iterator[Input]:
    """The inputs of a job, in their order; what a run before left among them is none.

    Raises:
        Failure: an output is a sheet that is to be read.
    """
    outputs = Outputs(job)
    suffixes = tuple(suffix.lower() for suffix in job.suffixes)
    outputs.refuse(job.inputs, suffixes)
    if outputs and job.files_from is not None and os.path.isfile(job.files_from):  # a pipe can be read but once
        outputs.refuse((job.files_from,), suffixes)
        outputs.refuse(listed_names(job.files_from), suffixes)
    found = find_inputs(names(job), suffixes, job.max_unpacked)
    return filter(outputs.spares, without_asides(found, quiet=job.quiet))


def make_tasks(inputs: Iterator[Input], job: Job, films_done: int = 0, *, digests: bool = False) -> Iterator[Task]:
    """Part inputs into tasks; of the first input, films may be over already. A journal wants digests of large ones."""
    held: list[Work] = []
    size = weight = 0
    for item in inputs:
        if item.open is not None:
            if held:
                yield Task(tuple(held), len(held), weight)
                held, size, weight = [], 0, 0
            yield from _large(item, job, films_done, digests=digests)
        else:
            work = _small(item)
            held.append(work)
            weight += item.weight
            size += len(work.data) if work.data is not None else item.weight
        films_done = 0
        if len(held) >= _MOST_INPUTS or size >= _MOST_BYTES:
            yield Task(tuple(held), len(held), weight)
            held, size, weight = [], 0, 0
    if held:
        yield Task(tuple(held), len(held), weight)


def _small(item: Input) -> Work:
    if item.read is None:
        return Work(item.name, path=item.path, failure=item.failure, found=item.found)
    try:
        return Work(item.name, data=item.read(), found=item.found)
    except (*BROKEN, MemoryError) as error:
        return Work(item.name, failure=why_broken(error))


def _large(item: Input, job: Job, films_done: int, *, digests: bool) -> Iterator[Task]:
    """The tasks of a large input; where it breaks off, the last says so."""
    assert item.open is not None
    left = item.weight
    work = Work(item.name)
    try:
        with item.open() as file:
            if digests:
                work = work._replace(digest=streamed(file))
            if item.found and _starts_as_own(file):
                yield Task((work._replace(own=True),), 1, left)
                return
            found = detect_encoding(file, job.encoding)
            how = options(False, job.vocabulary, job.known, job.max_chars, job.layouts)
            for group, last in _groups(films(file, found.decoded.encoding, how), films_done):
                weight = left if last else min(left, sum(len(film.text) for film in group))
                left -= weight
                yield Task((_film_work(work, group, found),), int(last), weight)
    except (Failure, *BROKEN, MemoryError) as error:
        yield Task((work._replace(failure=why_broken(error)),), 1, left)


def _starts_as_own(file: ByteStream) -> bool:
    head = file.read(HEAD)
    file.seek(0)
    return is_own(head)


def _film_work(work: Work, group: tuple[Film, ...], found: Detected) -> Work:
    first = bool(group) and group[0].place.offset == 0
    return work._replace(films=group, of_input=input_findings(*found) if first else ())


def _groups(found: Iterator[tuple[Film, ...]], skip: int) -> Iterator[tuple[tuple[Film, ...], bool]]:
    """Groups of films of a task's size, and whether a group is the last; the last may be empty."""
    held: list[Film] = []
    size = 0
    for group in found:
        for film in group:
            if skip:
                skip -= 1
                continue
            if size >= _MOST_BYTES:
                yield tuple(held), False
                held, size = [], 0
            held.append(film)
            size += len(film.text)
    yield tuple(held), True
