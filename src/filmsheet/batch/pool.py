"""Processes that read tasks: the order is kept, few tasks are under way, and a process that dies costs its input alone."""

from __future__ import annotations

import itertools
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

from .reading import Outcome, Reader, Task, loaded
from .summary import Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.context import BaseContext

    from .job import Job

_AHEAD = 4
"""Tasks under way or waiting, for each process."""

_reader: Reader | None = None


def read_tasks(tasks: Iterable[Task], job: Job) -> Iterator[tuple[Task, Outcome]]:
    """Read tasks, in their order; what fits in one task is read in this process."""
    tasks = iter(tasks)
    first = list(itertools.islice(tasks, 2))
    waiting = itertools.chain(first, tasks)
    if job.processes == 1 or len(first) < 2:
        reader = Reader(job)
        return ((task, reader.read(task)) for task in waiting)
    return Pool(job).read(waiting)


class Pool:
    """Processes, replaced when one dies."""

    def __init__(self, job: Job) -> None:
        """Start none yet."""
        self._job = job
        self._executor = self._processes(job.processes)

    def read(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Read tasks, in their order."""
        under_way: deque[tuple[Task, Future[Outcome]]] = deque()
        try:
            for task in itertools.islice(tasks, _AHEAD * self._job.processes):
                under_way.append((task, self._submit(task)))
            while under_way:
                task, future = under_way.popleft()
                try:
                    yield task, future.result()
                except BrokenExecutor:
                    self._replace(under_way)
                    yield from self._read_one_by_one(task)
                for following in itertools.islice(tasks, 1):
                    under_way.append((following, self._submit(following)))
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, task: Task) -> Future[Outcome]:
        try:
            return self._executor.submit(_read, task)
        except BrokenExecutor as error:  # it broke since; the task is read again when its turn comes
            future: Future[Outcome] = Future()
            future.set_exception(error)
            return future

    def _replace(self, under_way: deque[tuple[Task, Future[Outcome]]]) -> None:
        """Start new processes, and give them what the old ones had not done."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._processes(self._job.processes)
        for place, (task, future) in enumerate(under_way):
            if not future.done() or future.cancelled() or future.exception() is not None:
                under_way[place] = (task, self._submit(task))

    def _read_one_by_one(self, task: Task) -> Iterator[tuple[Task, Outcome]]:
        """Read the inputs of a task one at a time in a process apart, so that nothing else dies with one."""
        executor = self._processes(1)
        try:
            for part in task.parts():
                try:
                    yield part, executor.submit(_read, part).result()
                except BrokenExecutor:
                    executor.shutdown(wait=True)
                    executor = self._processes(1)
                    yield part, self._died(part)
        finally:
            executor.shutdown(wait=True)

    def _died(self, task: Task) -> Outcome:
        failure = (task.works[0].name, "the process that read it died")
        nothing = Reader(self._job).read(Task((), 0)).payload
        digests = tuple(loaded(work).digest for work in task.works)
        return Outcome(nothing, Summary(inputs=task.finished, failures=1), (), (failure,), digests=digests)

    def _processes(self, number: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(number, mp_context=_context(), initializer=_start, initargs=(self._job,))


def _context() -> BaseContext:
    """Processes that start from a clean one: a copy of this one could hold the locks of its threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _start(job: Job) -> None:
    """Make a process ready: it leaves Ctrl-C to its parent, and ends when that is gone."""
    global _reader  # noqa: PLW0603 - a process has one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = Reader(job)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _read(task: Task) -> Outcome:
    assert _reader is not None
    return _reader.read(task)
