"""A run: inputs to tasks, tasks to processes, records to the output, and a journal of how far it has come."""

from __future__ import annotations

import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, Self

from ..console import is_terminal, say_diagnostic, say_error, say_note
from ..files import ClosedPipe, refuse_input
from .job import is_to_file
from .outputs import Writer, open_writer
from .pool import read_tasks
from .progress import Watcher, watching
from .resume import Complete, Entry, Journal, chained, skip
from .summary import Summary
from .tasks import Done, find, make_tasks

if TYPE_CHECKING:
    from .job import Job
    from .reading import Outcome, Task

_NOTED_EVERY = 2.0
"""Seconds between two notes in the journal."""


class Interrupted(Exception):
    """Raised when Ctrl-C ended a run; `summary` has the figures so far."""

    def __init__(self, summary: Summary) -> None:
        super().__init__("interrupted")
        self.summary = summary


def main(job: Job) -> int:
    """Run a job for the command line: say what there is to say, and return the exit code.

    Raises:
        Failure: bad use, or an output that cannot be written.
    """
    try:
        summary = run(job)
    except ClosedPipe:
        return 0
    except Complete as complete:
        say_note(str(complete))
        return 0
    except Interrupted as interrupted:
        say_summary(job, interrupted.summary)
        kept = is_to_file(job)
        say_note("interrupted; what is done is kept, and --resume goes on from there" if kept else "interrupted")
        return 130
    say_summary(job, summary)
    return exit_code(summary, strict=job.strict)


def exit_code(summary: Summary, *, strict: bool) -> int:
    """2 where an input could not be read, 1 where there are errors (or warnings, if strict), else 0.

    >>> exit_code(Summary(inputs=2, records=1, failures=1), strict=False)
    2
    """
    found = summary.severities()
    if summary.failures:
        return 2
    return 1 if found["error"] or (strict and found["warning"]) else 0


def say_summary(job: Job, summary: Summary) -> None:
    """Print the summary, if it is asked for or a person watches."""
    if job.summary or (is_terminal(sys.stderr) and not job.quiet):
        for line in summary.lines():
            say_note(line)


def run(job: Job) -> Summary:
    """Read all inputs of a job and write their records; an input that cannot be read is said and passed over.

    Raises:
        Failure: bad use, or an output that cannot be written.
        ClosedPipe: whoever read standard output has gone.
        Complete: the run to resume came to its end.
        Interrupted: Ctrl-C; what is done is kept.
    """
    job.check()
    return Run(job).execute()


class Run:
    """One run of a job."""

    def __init__(self, job: Job) -> None:
        """Take up from the journal, if asked to."""
        self._job = job
        self._journal = Journal(job) if is_to_file(job) else None
        entry = self._journal.read() if self._journal is not None and job.resume else Entry()
        self._entry = entry
        self._done, self._names = entry.done, entry.names
        self._summary = entry.figures()
        self._before = self._summary.seconds
        self._start = self._noted = time.monotonic()

    def execute(self) -> Summary:
        """Do the job."""
        refuse_input(self._job.output if is_to_file(self._job) else None, self._job.inputs)
        inputs = find(self._job)
        skip(inputs, self._entry)
        tasks = make_tasks(inputs, self._job, self._done.films)
        writer = open_writer(self._job, self._entry.state)
        try:
            with Stop() as stop, watching(self._job) as watcher:
                for task, outcome in read_tasks(tasks, self._job):
                    self._take(task, outcome, writer, watcher)
                    if stop.asked:
                        break
            if stop.asked:
                self._interrupt(writer)
        except BaseException:
            self._abandon(writer)
            raise
        self._finish(writer)
        return self._summary

    def _take(self, task: Task, outcome: Outcome, writer: Writer, watcher: Watcher) -> None:
        writer.write(outcome.payload)
        self._report(outcome, watched=not _is_silent(watcher))
        self._summary.add(outcome.summary)
        self._summary.seconds = self._before + time.monotonic() - self._start
        self._count(task)
        watcher.advance(task.weight, self._summary)
        if time.monotonic() - self._noted >= _NOTED_EVERY:
            self._note(writer)

    def _count(self, task: Task) -> None:
        """Note which inputs, and which films of a large one, are over."""
        if task.finished:
            for work in task.works:
                self._names = chained(self._names, work.name)
            self._done = Done(self._done.inputs + task.finished)
        else:
            films = sum(len(work.films or ()) for work in task.works)
            self._done = self._done._replace(films=self._done.films + films)

    def _note(self, writer: Writer, *, now: bool = False) -> None:
        self._noted = time.monotonic()
        state = writer.state(now=now) if self._journal is not None else None
        if self._journal is not None and state is not None:
            self._journal.write(Entry(self._done, self._names, state, self._summary.as_dict()))

    def _report(self, outcome: Outcome, *, watched: bool) -> None:
        """Say what was found; where a person watches the bar, errors alone: the summary counts the rest."""
        for name, why in outcome.failures:
            say_error(f"{name}: {why}")
        for name, diagnostic in outcome.reports:
            if diagnostic.severity == "error" or not watched:
                say_diagnostic(name, diagnostic)

    def _interrupt(self, writer: Writer) -> None:
        self._note(writer, now=True)
        writer.leave()
        raise Interrupted(self._summary)

    def _abandon(self, writer: Writer) -> None:
        """Keep what an earlier note of the journal covers, else nothing."""
        if self._noted > self._start or self._job.resume or self._done.inputs + self._done.films:
            writer.leave()
        else:
            writer.discard()

    def _finish(self, writer: Writer) -> None:
        # A file must not lose its old records because no input could be read.
        if self._summary.records or self._journal is None:
            writer.commit()
        else:
            writer.discard()
        if self._journal is not None:
            self._journal.remove()


def _is_silent(watcher: Watcher) -> bool:
    from .progress import Silence

    return isinstance(watcher, Silence)


class Stop:
    """Ctrl-C while it holds: the first asks the run to end after the task in hand, the second ends it at once."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> Self:
        """Listen, where this can be done: signals reach the main thread alone."""
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _ask(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
