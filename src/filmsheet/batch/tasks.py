"""Inputs parted into tasks: many small inputs at a time, or some films of a large one."""

from __future__ import annotations

import math
import os
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, TypeVar

from ..analysis import input_findings, options
from ..sheets import part_films
from ..system.console import Failure
from .contents import streamed
from .guard import Outputs
from .inputs import BROKEN, find_inputs, listed_names, why_broken, without_asides
from .own import HEAD, is_own
from .reading import Task, Work
from .streams import detect, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..reading.films import Film
    from .inputs import Input
    from .job import Job
    from .streams import ByteStream, Detected

Item = TypeVar("Item")

_MOST_INPUTS = 64
_MOST_BYTES = 262_144


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


def make_tasks(inputs: Iterable[Input], job: Job, films_done: int = 0, *, digests: bool = False) -> Iterator[Task]:
    """Part inputs into tasks; of the first input, films may be over already. A journal wants digests of large ones."""
    for is_large, items in groupby(inputs, lambda item: item.is_large):
        if is_large:
            for item in items:
                yield from _large(item, job, films_done, digests=digests)
                films_done = 0
        else:
            for works in grouped(map(_small, items), _size_of, _MOST_BYTES, _MOST_INPUTS):
                yield Task(works, len(works))
        films_done = 0


def grouped(items: Iterable[Item], size_of: Callable[[Item], int], most_size: int, most: float = math.inf) -> Iterator[tuple[Item, ...]]:
    """Items in groups, each of which ends with the item that makes it large or numerous enough.

    >>> list(grouped(["a", "b", "cde", "f"], len, 4, 2))
    [('a', 'b'), ('cde', 'f')]
    """
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += size_of(item)
        if size >= most_size or len(held) >= most:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


def _size_of(work: Work) -> int:
    return len(work.data) if work.data is not None else work.weight


def _small(item: Input) -> Work:
    work = Work(item.name, item.weight, path=item.path, failure=item.failure, found=item.found)
    if item.path is not None or item.failure:
        return work
    try:
        return work._replace(data=item.read())
    except (*BROKEN, MemoryError) as error:
        return work._replace(failure=why_broken(error))


def _large(item: Input, job: Job, films_done: int, *, digests: bool) -> Iterator[Task]:
    """The tasks of a large input; where it breaks off, the last says so."""
    left = item.weight
    work = Work(item.name)
    try:
        with item.open() as file:
            if digests:
                work = work._replace(digest=streamed(file))
            if item.found and _starts_as_own(file):
                yield Task((work._replace(weight=left, own=True),), 1)
                return
            found = detect(file, job.encoding)
            how = options(False, job.vocabulary, job.known, job.max_chars, job.layouts)
            films = chain.from_iterable(part_films(pieces(file, found.decoded.encoding), how))
            for group in grouped(islice(films, films_done, None), lambda film: len(film.text), _MOST_BYTES):
                weight = min(left, sum(len(film.text) for film in group))
                left -= weight
                yield Task((_film_work(work, weight, group, found),), 0)
            yield Task((work._replace(weight=left, films=()),), 1)
    except (Failure, *BROKEN, MemoryError) as error:
        yield Task((work._replace(weight=left, failure=why_broken(error)),), 1)


def _starts_as_own(file: ByteStream) -> bool:
    head = file.read(HEAD)
    file.seek(0)
    return is_own(head)


def _film_work(work: Work, weight: int, group: tuple[Film, ...], found: Detected) -> Work:
    is_first = group[0].place.offset == 0
    return work._replace(weight=weight, films=group, of_input=input_findings(*found) if is_first else ())
