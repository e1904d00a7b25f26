"""Processes that read tasks. The order is kept, only a few tasks are in progress, and a process that dies only loses its input."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import weakref
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import cached_property
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING

from ..system.console import print_note
from ..system.files import reason_of
from .inputs import NO_MEMORY
from .job import Job
from .tasks import Outcome, Task, failed_outcome

if TYPE_CHECKING:
    from .reading import Reader

Done = tuple[Task, Outcome]

_AHEAD = 8
"""Tasks in progress or waiting, for each process."""
_FILES, _FILES_EACH = 24, 4
"""The number of open files of a run, and of each process."""

_HAS_SERVER = "forkserver" in multiprocessing.get_all_start_methods()
"""Whether processes are started by a clean server process."""

_reader: Reader | None = None
"""The reader of a process of the pool."""


def read_tasks(tasks: Iterable[Task], job: Job) -> Generator[Done]:
    """Read tasks, in order. A single task is read in this process."""
    tasks = iter(tasks)
    first = list(itertools.islice(tasks, 2))
    waiting = itertools.chain(first, tasks)
    if job.processes > 1 and len(first) > 1:
        try:
            with contextlib.ExitStack() as held:  # otherwise the processes would fail one by one, with different errors
                for _ in range(_FILES + _FILES_EACH * job.processes):
                    held.enter_context(open(os.devnull, "rb"))
            return Pool(job).read(waiting)
        except OSError as error:
            _report_single_process(job, error)
    reader = _reader_of(job)
    return (done for task in waiting for done in _read_here(task, reader))


def _report_single_process(job: Job, error: OSError) -> None:
    if not job.quiet:
        print_note(f"no further processes ({reason_of(error, '')}): this one reads")


def _read_here(task: Task, reader: Reader) -> Iterator[Done]:
    """Read a task in this process. If memory runs out, read its inputs one by one, so that only one of them fails."""
    with contextlib.suppress(MemoryError):  # the memory is freed after it
        yield task, reader.read(task)
        return
    for part in task.parts():
        outcome = None
        with contextlib.suppress(MemoryError):
            outcome = reader.read(part)
        yield part, outcome or failed_outcome(part, NO_MEMORY)


def _reader_of(job: Job) -> Reader:
    """The reader of this process, created on demand: a process that only starts others needs none."""
    from . import reading

    return reading.Reader(job)


class Pool:
    """Processes, which are replaced if one dies."""

    def __init__(self, job: Job) -> None:
        """Start without processes."""
        self._job = job
        self._executor = self._processes(job.processes)

    @cached_property
    def _reader(self) -> Reader:
        """The reader of this process, for when no other process can be started."""
        return _reader_of(self._job)

    def read(self, tasks: Iterator[Task]) -> Generator[Done]:
        """Read tasks, in order."""
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
                    yield from self._read_apart(task, "the process that read it died")
                except MemoryError:
                    yield from self._read_apart(task, NO_MEMORY)
                except OSError as error:  # no process can be started
                    if "_reader" not in self.__dict__:
                        _report_single_process(self._job, error)
                    yield from _read_here(task, self._reader)
                for following in itertools.islice(tasks, 1):
                    under_way.append((following, self._submit(following)))
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, task: Task) -> Future[Outcome]:
        try:
            return self._executor.submit(_read, task)
        except (BrokenExecutor, OSError, MemoryError) as error:  # the pool is broken; the task is read again in its turn
            future: Future[Outcome] = Future()
            future.set_exception(error)
            return future

    def _replace(self, under_way: deque[tuple[Task, Future[Outcome]]]) -> None:
        """Start new processes, and submit the unfinished tasks of the old ones."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._processes(self._job.processes)
        for place, (task, future) in enumerate(under_way):
            if not future.done() or future.cancelled() or future.exception() is not None:
                under_way[place] = (task, self._submit(task))

    def _read_apart(self, task: Task, why: str) -> Iterator[Done]:
        """Read the inputs of a task one by one in a separate process, so that only the process of a bad input dies."""
        for part in task.parts():
            with self._processes(1) as executor:
                try:
                    yield part, executor.submit(_read, part).result()
                except (BrokenExecutor, MemoryError):
                    yield part, failed_outcome(part, why)
                except OSError:  # no process can be started
                    yield from _read_here(part, self._reader)

    def _processes(self, number: int) -> ProcessPoolExecutor:
        executor = ProcessPoolExecutor(number, mp_context=_context(), initializer=_start, initargs=(self._job,))
        _executors.add(executor)
        return executor


_executors: weakref.WeakSet[ProcessPoolExecutor] = weakref.WeakSet()


def end_processes() -> None:
    """End all processes immediately, so that nothing waits for them."""
    for executor in list(_executors):
        for process in list((executor._processes or {}).values()):  # noqa: SLF001 - there is no public way to end a busy process
            process.kill()
    if _HAS_SERVER:
        from multiprocessing import forkserver

        server = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
        if server is not None:  # a server that is starting would start a process that nobody waits for
            with contextlib.suppress(OSError):
                os.kill(server, signal.SIGKILL)


def _context() -> BaseContext:
    """The start method: from a clean process with all modules loaded, because a copy of this one could contain locked locks."""
    if not _HAS_SERVER:
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"{__package__}.ready"])
    resource_tracker.ensure_running()  # it unblocks Ctrl-C when it starts
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        forkserver.ensure_running()  # the server, and every process that it starts, never get Ctrl-C; this process gets it afterwards
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return context


def _start(job: Job) -> None:
    """Prepare a process: it leaves Ctrl-C to its parent, and ends with it."""
    global _reader  # noqa: PLW0603 - one for each process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = _reader_of(job)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _read(task: Task) -> Outcome:
    assert _reader is not None
    return _reader.read(task)
