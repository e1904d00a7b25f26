"""A run: inputs become tasks, tasks go to processes, records go to the output, and a journal keeps the progress."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Generator, Iterator
from typing import Any

from ..system.console import Failure, is_terminal, print_diagnostic, print_error, print_note
from ..system.files import ClosedPipe, open_output
from .guard import find, refuse_others
from .job import Job, is_to_file
from .outputs import json_pieces, places, write_files
from .own import skipped_message
from .pool import end_processes, read_tasks
from .progress import Line, watching
from .resume import Journal
from .summary import Summary
from .tasks import Outcome, Task, make_tasks
from .workspace import Workspace


class Interrupted(Exception):
    """Raised if Ctrl-C ended a run; `summary` has the figures so far."""

    def __init__(self, summary: Summary) -> None:
        super().__init__("interrupted")
        self.summary = summary


def main(job: Job) -> int:
    """Run a job for the command line: print its messages, and return the exit code."""
    try:
        summary = run(job)
    except ClosedPipe:
        return 0
    except Interrupted as interrupted:
        print_summary(job, interrupted.summary)
        print_note("interrupted; what is done is kept, and --resume continues it" if is_to_file(job) else "interrupted")
        return 130
    print_summary(job, summary)
    return exit_code(summary, strict=job.strict)


def exit_code(summary: Summary, *, strict: bool) -> int:
    """2 if an input could not be read, 1 if there are errors (or warnings, if strict), else 0.

    >>> exit_code(Summary(inputs=2, records=1, failures=1), strict=False)
    2
    """
    found = summary.severities()
    if summary.failures:
        return 2
    return 1 if found["error"] or (strict and found["warning"]) else 0


def print_summary(job: Job, summary: Summary) -> None:
    """Print the summary, if it is requested or standard error is a terminal."""
    if job.summary or (is_terminal(sys.stderr) and not job.quiet):
        for line in summary.lines():
            print_note(line)


def run(job: Job) -> Summary:
    """Read all inputs of a job and write their records. An input that cannot be read is reported and skipped.

    Raises:
        Failure: wrong use, another run with the same output, or an output that cannot be written.
        ClosedPipe: the reader of standard output has closed it.
        Interrupted: Ctrl-C; finished work is kept.
    """
    job.check()
    if not is_to_file(job):
        return _print(job)
    assert job.output is not None
    refuse_others(job)
    with Workspace(job.output) as workspace:
        if not job.quiet and workspace.died is not None:
            print_note(f"{job.output}: an earlier run died while it wrote ({workspace.died})")
        if not job.resume:
            if workspace.holds_a_run() and not job.quiet:
                print_note(f"{job.output}: the finished work of an earlier run is discarded; --resume would have continued it")
            workspace.clear()
        with contextlib.closing(Journal(job, workspace)) as journal:
            if job.resume and not journal.read() and os.path.exists(workspace.target) and not job.quiet:
                print_note(f"{job.output}: no run to resume, so all inputs are read")
            summary = _write(job, workspace, journal)
        workspace.clear()
        return summary


def _print(job: Job) -> Summary:
    """Write to standard output or a device, record by record."""
    run = Run(job, Summary(), make_tasks(find(job), job))
    output = open_output(job.output)
    try:
        with contextlib.closing(run.outcomes()) as outcomes:
            for piece in json_pieces(job, (outcome.payload for _, outcome in outcomes)):
                output.write(piece)
        run.end()
    except BaseException:
        output.discard()
        raise
    output.commit()
    return run.summary


def _write(job: Job, workspace: Workspace, journal: Journal) -> Summary:
    """Write to a file: records go into the journal, and the output is made from it at the end."""
    run = Run(job, journal.summary, make_tasks(journal.skip(find(job)), job, journal.films, digests=True))
    try:
        journal.begin()
        with contextlib.closing(run.outcomes()) as outcomes:
            for task, outcome in outcomes:
                journal.add(task, outcome)
        run.end()
        journal.commit()
        if run.summary.records:  # a file must not lose its old records because no input could be read
            write_files(job, workspace, journal.payloads())
            workspace.take_places(places(job))
    except Interrupted:
        journal.commit()
        raise
    except BaseException:
        if journal.is_kept:
            print_note(f"what is done is kept in {workspace.folder}, and --resume continues it")
        raise
    return run.summary


class Run:
    """One run of a job: the outcomes of its tasks, and its messages."""

    def __init__(self, job: Job, summary: Summary, tasks: Iterator[Task]) -> None:
        """Count into a summary, which contains the figures of a resumed run."""
        self.summary = summary
        self._job = job
        self._tasks = tasks
        self._own: list[str] = []
        self._start = time.monotonic() - summary.seconds
        self._stop = Stop()

    def outcomes(self) -> Generator[tuple[Task, Outcome]]:
        """The outcome of each task, until all are read or Ctrl-C is pressed."""
        # The reader is closed while Stop is active: a second Ctrl-C then ends the wait for the processes.
        with self._stop, watching(self._job) as watcher, contextlib.closing(read_tasks(self._tasks, self._job)) as read:
            for task, outcome in read:
                self._take(task, outcome, watcher)
                yield task, outcome
                if self._stop.asked:
                    break

    def _take(self, task: Task, outcome: Outcome, watcher: Line | None) -> None:
        for name, why in outcome.failures:
            print_error(f"{name}: {why}")
        for name, diagnostic in outcome.reports:
            # With a progress bar, only errors are printed; the summary counts the rest.
            if diagnostic.severity == "error" or watcher is None:
                print_diagnostic(name, diagnostic)
        self._own += outcome.own
        self.summary.add(outcome.summary)
        self.summary.seconds = time.monotonic() - self._start
        if watcher is not None:
            watcher.advance(task.weight, self.summary)

    def end(self) -> None:
        """Report files that were skipped because filmsheet wrote them: an error if there was nothing else. Raises `Interrupted` after Ctrl-C."""
        if self._stop.asked:
            raise Interrupted(self.summary)
        if self._own:
            message = skipped_message(self._own)
            if self.summary.inputs == len(self._own):
                raise Failure(message)
            if not self._job.quiet:
                print_note(message)


class Stop:
    """Handles Ctrl-C: the first ends the run after the current task, the second immediately."""

    asked = False
    _before: Any = None
    """The handler of Ctrl-C outside the context. Signals reach the main thread alone."""

    def __enter__(self) -> None:
        """Handle Ctrl-C."""
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self) or signal.SIG_DFL

    def __exit__(self, *_: object) -> None:
        """Let Ctrl-C do what it did before."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def __call__(self, *_: object) -> None:
        """Handle the signal."""
        if self.asked:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a third ends the process immediately
            end_processes()
            raise KeyboardInterrupt
        self.asked = True
