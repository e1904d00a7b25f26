"""A run: inputs to tasks, tasks to processes, records to the output, and a journal of how far it has come."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, cast

from ..system.console import Failure, is_terminal, say_diagnostic, say_error, say_note
from ..system.files import ClosedPipe
from .guard import refuse_others
from .job import is_to_file
from .outputs import open_stream, open_writer, places
from .own import told
from .pool import ctrl_c, end_processes, read_tasks
from .progress import Watcher, watching
from .resume import Entry, Journal, inputs_differ, skip
from .summary import Summary
from .tasks import find, make_tasks
from .workspace import Workspace

if TYPE_CHECKING:
    from .job import Job
    from .outputs import Stream, Writer
    from .tasks import Outcome, Task

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
        Failure: bad use, another run that writes there, or an output that cannot be written.
        ClosedPipe: whoever read standard output has gone.
        Interrupted: Ctrl-C; what is done is kept.
    """
    job.check()
    if not is_to_file(job):
        return Run(job).execute()
    assert job.output is not None
    refuse_others(job)
    with Workspace(job.output, quiet=job.quiet) as workspace:
        journal = Journal(job, workspace)
        entry = journal.read() if job.resume else None
        if entry is not None and entry.whole:
            return _finished(job, workspace, entry)
        if entry is None or entry.state is None:
            _start_anew(job, workspace)
            entry = Entry()
        return Run(job, journal, entry).execute()


def _finished(job: Job, workspace: Workspace, entry: Entry) -> Summary:
    """Put an output in its place that an earlier run had made whole of what the inputs are still."""
    if next(skip(find(job), entry), None) is not None:
        raise inputs_differ()
    workspace.take_places(places(job))
    workspace.remove()
    if not job.quiet:
        say_note(f"{job.output}: the run to resume had read all; its output is in its place now")
    return entry.figures()


def _start_anew(job: Job, workspace: Workspace) -> None:
    """Drop what an earlier run left, and say so where it is of use."""
    dropped = workspace.clear() and not job.resume
    if job.quiet:
        return
    if dropped:
        say_note(f"{job.output}: what an earlier run had done is dropped; --resume would have gone on with it")
    elif job.resume and os.path.exists(workspace.target):
        say_note(f"{job.output}: no run to resume, so all inputs are read")


class Run:
    """One run of a job."""

    def __init__(self, job: Job, journal: Journal | None = None, entry: Entry | None = None) -> None:
        """Take up from what the journal says; a job to standard output has no journal."""
        self._job = job
        self._journal = journal
        self._entry = entry or Entry()
        self._safe = self._entry.state is not None
        self._summary = self._entry.figures()
        self._own = ""
        self._own_count = 0
        self._noted = time.monotonic()
        self._start = self._noted - self._summary.seconds
        self._output: Stream | None = None

    def execute(self) -> Summary:
        """Do the job."""
        journal, entry = self._journal, self._entry
        tasks = make_tasks(skip(find(self._job), entry), self._job, entry.films, digests=journal is not None)
        if journal is not None and not self._safe:
            journal.write(entry)
        stop = Stop()
        try:
            self._output = open_stream(self._job) if journal is None else open_writer(self._job, journal.workspace, entry.state)
            # What reads is closed while Stop listens: a second Ctrl-C then ends the wait for the processes.
            with ctrl_c(stop), watching(self._job) as watcher, contextlib.closing(read_tasks(tasks, self._job)) as read:
                for task, outcome in read:
                    self._take(task, outcome, self._output, watcher)
                    if stop.asked:
                        break
            if not stop.asked:
                self._finish(self._output)
                return self._summary
            self._note(now=True)
            self._output.discard()
        except BaseException:
            self._abandon()
            raise
        raise Interrupted(self._summary)

    def _take(self, task: Task, outcome: Outcome, output: Stream, watcher: Watcher) -> None:
        output.write(outcome.payload)
        for name, why in outcome.failures:
            say_error(f"{name}: {why}")
        for name, diagnostic in outcome.reports:
            # Where a person watches the bar, errors alone are said: the summary counts the rest.
            if diagnostic.severity == "error" or not watcher.is_seen:
                say_diagnostic(name, diagnostic)
        self._own = self._own or next(iter(outcome.own), "")
        self._own_count += len(outcome.own)
        self._summary.add(outcome.summary)
        self._summary.seconds = time.monotonic() - self._start
        if self._journal is not None:
            self._entry = self._entry.after(task, outcome)
        watcher.advance(task.weight, self._summary)
        if time.monotonic() - self._noted >= _NOTED_EVERY:
            self._note()

    def _note(self, *, now: bool = False) -> None:
        """Write in the journal how far the run has come, if the output can be made safe."""
        self._noted = time.monotonic()
        if self._journal is not None:
            state = cast("Writer", self._output).state(now=now)
            if state is not None:
                self._write_entry(self._journal, state=state)

    def _write_entry(self, journal: Journal, **values: Any) -> None:
        self._entry = self._entry._replace(summary=self._summary.as_dict(), **values)
        journal.write(self._entry)
        self._safe = True

    def _abandon(self) -> None:
        """Keep what the journal covers, else nothing."""
        if self._output is not None:
            with contextlib.suppress(OSError, Failure):
                self._output.discard()
        if self._journal is not None and not self._safe:
            self._journal.workspace.clear()
        elif self._journal is not None and self._output is not None:  # without one, what is there may be damaged
            say_note(f"what is done is kept in {self._journal.workspace.folder}, and --resume goes on from there")

    def _finish(self, output: Stream) -> None:
        self._say_own()
        if self._journal is None:
            output.commit()
        elif not self._summary.records:  # a file must not lose its old records because no input could be read
            output.discard()
            self._journal.workspace.clear()
        else:
            output.commit()
            self._write_entry(self._journal, whole=True)
            self._journal.workspace.take_places(places(self._job))
            self._journal.workspace.remove()

    def _say_own(self) -> None:
        """Say what was left out since filmsheet wrote it; where nothing else was there, that is bad use."""
        if not self._own_count:
            return
        said = told(self._own, self._own_count)
        if self._summary.inputs == self._own_count:
            raise Failure(said)
        if not self._job.quiet:
            say_note(said)


class Stop:
    """Ctrl-C: the first asks the run to end after the task in hand, the second ends it at once."""

    asked = False

    def __call__(self, *_: object) -> None:
        """Hear it."""
        if self.asked:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a third waits for nothing
            end_processes()
            raise KeyboardInterrupt
        self.asked = True
