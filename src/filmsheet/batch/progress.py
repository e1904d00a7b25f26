"""The progress of a run on standard error, if it is a terminal: a line that is overwritten."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Self

from ..system.console import is_terminal
from .guard import names
from .inputs import files
from .job import Job
from .summary import Summary, duration

_INTERVAL = 0.5


def watching(job: Job) -> AbstractContextManager["Line | None"]:
    """The progress display of a job, if standard error is a terminal."""
    return contextlib.nullcontext() if job.quiet or not is_terminal(sys.stderr) else Line(job)


class Line:
    """A line that is overwritten. The sizes of all inputs are added up in the background."""

    def __init__(self, job: Job, clock: Callable[[], float] = time.monotonic) -> None:
        """Start without a line."""
        self.total: int | None = None
        """None until it is known."""
        self._clock = clock
        self._start = clock()
        self._last = 0.0
        self._read = self._width = 0
        # Standard input and a list from a pipe can be read only once, by the run itself.
        if "-" not in job.inputs and (job.files_from is None or os.path.isfile(job.files_from)):
            threading.Thread(target=self._add_up, args=(job,), daemon=True).start()

    def _add_up(self, job: Job) -> None:
        with contextlib.suppress(Exception):  # the run itself reports errors of its inputs
            self.total = sum(item.weight for item in files(names(job), job.suffixes)) or None

    def __enter__(self) -> Self:
        """Show the line."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the line."""
        if self._width:
            self._show("")
            sys.stderr.write("\r")

    def advance(self, weight: int, summary: Summary) -> None:
        """Count `weight` more bytes, with the figures so far. The line is redrawn from time to time."""
        self._read += weight
        passed = self._clock() - self._start
        if passed - self._last >= _INTERVAL:
            self._last = passed
            left = ""
            if self.total and self._read:
                seconds = passed * max(self.total - self._read, 0) / self._read
                left = f", {100 * self._read // self.total}%, {duration(seconds)} left"
            self._show(status(summary, passed) + left)

    def _show(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write("\r" + text.ljust(self._width))
            sys.stderr.flush()
        self._width = len(text)


def status(summary: Summary, seconds: float) -> str:
    """Count, speed and findings so far.

    >>> status(Summary(inputs=1200, records=1500), 2.0)
    '1,200 inputs, 1,500 records, 750/s, no errors or warnings'
    """
    found = summary.severities()
    parts = [f"{summary.failures:,} not read"] if summary.failures else []
    parts += [f"{found[kind]:,} {kind}s" for kind in ("error", "warning") if found[kind]]
    speed = summary.records / seconds if seconds > 0 else 0
    return f"{summary.inputs:,} inputs, {summary.records:,} records, {speed:,.0f}/s, {', '.join(parts) or 'no errors or warnings'}"
