"""What a run is asked to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic
from ..system.console import Failure
from ..system.files import SHEET_SUFFIXES, STANDARD, is_special

if TYPE_CHECKING:
    from ..analysis import Analysis
    from ..learning.layouts import Layouts
    from ..vocabulary import Vocabulary

FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".parquet": "parquet",
}
"""Suffixes of outputs and the formats that they stand for."""

AnalysisWriter = Callable[["Analysis", "tuple[Diagnostic, ...]", int | None], str]


class Job(NamedTuple):
    """Inputs, where the records go, and how to read.

    >>> Job(inputs=("sheets/",), output="records.csv").output_format
    'csv'
    """

    inputs: tuple[str, ...] = ()
    """Files, folders, globs, archives, or "-" for standard input."""
    files_from: str | None = None
    """A file with further inputs, one a line or parted by NUL; "-" for standard input."""
    suffixes: tuple[str, ...] = SHEET_SUFFIXES
    output: str | None = None
    """The file of the records; None for standard output."""
    format: str = "auto"
    """"jsonl", "json", "csv", "sqlite", "parquet", or "auto" for what the output's suffix says."""
    compact: bool = False
    origin: bool = False
    """Whether each record says its source and line."""
    bom: bool = False
    """Whether a CSV file begins with a byte order mark, by which Excel knows that it is UTF-8."""
    analysis: AnalysisWriter | None = None
    """Makes the JSON of a sheet where more than the record is wanted: a function that can be pickled."""
    jobs: int | None = None
    """How many processes; None for one a core. One job runs in this process."""
    resume: bool = False
    """Whether to go on with a run of the same job that was cut short."""
    encoding: str | None = None
    vocabulary: Vocabulary | None = None
    layouts: Layouts | None = None
    known: Collection[str] = ()
    max_chars: int | None = None
    """How much of a sheet is read; None for what is usual."""
    max_unpacked: int | None = None
    """How many bytes an archive may unpack to; None for what is usual."""
    strict: bool = False
    """Whether warnings count as findings for the exit code."""
    quiet: bool = False
    """Whether errors alone are reported."""
    summary: bool = False
    """Whether the summary is printed even where no person watches."""

    @property
    def output_format(self) -> str:
        """The format asked for, or that of the output's suffix; JSON Lines where neither says."""
        if self.format != "auto":
            return self.format
        return FORMATS.get(os.path.splitext(self.output or "")[1].lower(), "jsonl")

    @property
    def processes(self) -> int:
        """How many processes read."""
        if self.jobs is not None:
            return self.jobs
        if hasattr(os, "sched_getaffinity"):  # a container may have been given few of the machine's cores
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1

    def check(self) -> None:
        """Refuse what makes no sense."""
        bound = self.output_format in ("csv", "sqlite", "parquet")
        to_file = is_to_file(self)
        if bound and not to_file:
            raise Failure(f"--format {self.output_format} needs -o FILE")
        if bound and self.analysis is not None:
            raise Failure(f"--analysis is JSON: it cannot be written as {self.output_format}")
        if self.bom and self.output_format != "csv":
            raise Failure("--bom is for CSV: give -o FILE.csv or --format csv")
        if self.resume and not to_file:
            raise Failure("--resume needs the -o FILE of the run that was cut short")
        if self.output_format == "parquet":
            from .. import arrow

            try:
                arrow.schema()
            except ImportError as error:
                raise Failure(str(error)) from None


def is_to_file(job: Job) -> bool:
    """Whether the records go to a file, not to standard output or a device."""
    return job.output not in (None, STANDARD) and not is_special(str(job.output))
