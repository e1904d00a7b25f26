"""Processes that read tasks: the order is kept, few tasks are under way, and a process that dies costs its input alone."""

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
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

from ..system.console import say_note
from ..system.files import reason_of
from .inputs import NO_MEMORY
from .reading import Outcome, Reader, Task, loaded
from .summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from multiprocessing.context import BaseContext
    from types import FrameType

    from .job import Job

_AHEAD = 4
"""Tasks under way or waiting, for each process."""

_reader: Reader | None = None


def read_tasks(tasks: Iterable[Task], job: Job) -> Generator[tuple[Task, Outcome]]:
    """Read tasks, in their order; what fits in one task is read in this process."""
    tasks = iter(tasks)
    first = list(itertools.islice(tasks, 2))
    waiting = itertools.chain(first, tasks)
    if job.processes > 1 and len(first) > 1:
        try:
            _try_files(_FILES + _FILES_EACH * job.processes)
            return Pool(job).read(waiting)
        except OSError as error:
            _say_alone(job, error)
    here = Here(job)
    return (done for task in waiting for done in here.read(task))


_FILES, _FILES_EACH = 24, 4
"""How many files a run has open at a time, and for each process."""


def _try_files(number: int) -> None:
    """See whether so many files can be open at once: the processes would fail one by one, each with words of its own.

    Raises:
        OSError: they cannot.
    """
    with contextlib.ExitStack() as held:
        for _ in range(number):
            held.enter_context(open(os.devnull, "rb"))


def _say_alone(job: Job, error: OSError) -> None:
    if not job.quiet:
        say_note(f"no further processes ({reason_of(error, '')}): this one reads")


class Here:
    """Reads tasks in this process."""

    def __init__(self, job: Job) -> None:
        """Prepare what all tasks share."""
        self._job = job
        self._reader = Reader(job)

    def read(self, task: Task) -> Iterator[tuple[Task, Outcome]]:
        """Read a task; where the memory does not suffice, one input at a time, so that one alone is lost."""
        with contextlib.suppress(MemoryError):
            yield task, self._reader.read(task)
            return
        for part in task.parts():
            try:
                outcome = self._reader.read(part)
            except MemoryError:
                outcome = lost(self._job, part, NO_MEMORY)
            yield part, outcome


def lost(job: Job, task: Task, why: str) -> Outcome:
    """The outcome of a task of one input that could not be read."""
    nothing = Reader(job).read(Task((), 0)).payload
    digests = [loaded(work).digest for work in task.works]
    return Outcome(Summary(inputs=task.finished, failures=1), nothing, failures=[(task.works[0].name, why)], digests=digests)


class Pool:
    """Processes, replaced when one dies."""

    def __init__(self, job: Job, *, alone: bool = False) -> None:
        """Start none yet. One that reads alone has one input under way: when its process dies, that input is lost."""
        self._job = job
        self._alone = alone
        self._number = 1 if alone else job.processes
        self._here: Here | None = None
        self._executor = self._processes()

    def read(self, tasks: Iterator[Task]) -> Generator[tuple[Task, Outcome]]:
        """Read tasks, in their order."""
        under_way: deque[tuple[Task, Future[Outcome]]] = deque()
        try:
            for task in itertools.islice(tasks, 1 if self._alone else _AHEAD * self._number):
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
                    yield from self._read_here(task, error)
                for following in itertools.islice(tasks, 1):
                    under_way.append((following, self._submit(following)))
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, task: Task) -> Future[Outcome]:
        try:
            return self._executor.submit(_read, task)
        except (BrokenExecutor, OSError, MemoryError) as error:  # it broke since; the task is read again when its turn comes
            future: Future[Outcome] = Future()
            future.set_exception(error)
            return future

    def _replace(self, under_way: deque[tuple[Task, Future[Outcome]]]) -> None:
        """Start new processes, and give them what the old ones had not done."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._processes()
        for place, (task, future) in enumerate(under_way):
            if not future.done() or future.cancelled() or future.exception() is not None:
                under_way[place] = (task, self._submit(task))

    def _read_apart(self, task: Task, why: str) -> Iterator[tuple[Task, Outcome]]:
        """Read the inputs of a task one at a time in a process apart, so that nothing else dies with one."""
        if self._alone:
            yield task, lost(self._job, task, why)
        else:
            yield from Pool(self._job, alone=True).read(iter(task.parts()))

    def _read_here(self, task: Task, error: OSError) -> Iterator[tuple[Task, Outcome]]:
        """Read a task in this process, since the system gives no other."""
        if self._here is None:
            self._here = Here(self._job)
            _say_alone(self._job, error)
        yield from self._here.read(task)

    def _processes(self) -> ProcessPoolExecutor:
        executor = ProcessPoolExecutor(self._number, mp_context=_context(), initializer=_start, initargs=(self._job,))
        _executors.add(executor)
        return executor


_executors: weakref.WeakSet[ProcessPoolExecutor] = weakref.WeakSet()


def end_processes() -> None:
    """End all processes at once, whatever they do: what waits for them then waits no more."""
    for executor in list(_executors):
        for process in list((executor._processes or {}).values()):  # noqa: SLF001 - it has no other way to end one that works
            process.kill()
    if _has_server():
        from multiprocessing import forkserver

        server = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
        if server is not None:  # one that is only starting would start a process that nobody waits for
            with contextlib.suppress(OSError):
                os.kill(server, signal.SIGKILL)


def _has_server() -> bool:
    """Whether processes are started by one that is kept clean for that."""
    return "forkserver" in multiprocessing.get_all_start_methods()


def _context() -> BaseContext:
    """Processes that start from a clean one: a copy of this one could hold the locks of its threads."""
    if not _has_server():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with ctrl_c(signal.SIG_IGN):  # it is ignored by the server too, and so by every process that it starts, from its first moment on
        forkserver.ensure_running()
    return context


@contextlib.contextmanager
def ctrl_c(heed: Callable[[int, FrameType | None], None] | signal.Handlers) -> Iterator[None]:
    """What Ctrl-C does while this holds; signals reach the main thread alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, heed)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


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
