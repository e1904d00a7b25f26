"""The description of a run."""

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
"""Suffixes of outputs and their formats."""

AnalysisWriter = Callable[["Analysis", "tuple[Diagnostic, ...]", int | None], str]


class Job(NamedTuple):
    """Inputs, output and options of a run.

    >>> Job(inputs=("sheets/",), output="records.csv").output_format
    'csv'
    """

    inputs: tuple[str, ...] = ()
    """Files, folders, globs, archives, or "-" for standard input."""
    files_from: str | None = None
    """A file with further inputs, one a line or separated by NUL; "-" for standard input."""
    suffixes: tuple[str, ...] = SHEET_SUFFIXES
    output: str | None = None
    """The file for the records; None for standard output."""
    format: str = "auto"
    """"jsonl", "json", "csv", "sqlite", "parquet", or "auto" for the format of the suffix."""
    compact: bool = False
    origin: bool = False
    """Whether each record includes its source and line."""
    bom: bool = False
    """Whether a CSV file begins with a byte order mark, so that Excel reads it as UTF-8."""
    analysis: AnalysisWriter | None = None
    """Makes the JSON of a sheet, if more than the record is wanted; must be picklable."""
    jobs: int | None = None
    """The number of processes; None for one for each core. With 1, this process reads."""
    resume: bool = False
    """Whether to continue an interrupted run of the same job."""
    encoding: str | None = None
    vocabulary: "Vocabulary | None" = None
    layouts: "Layouts | None" = None
    known: Collection[str] = ()
    max_chars: int | None = None
    """The limit of the size of a sheet; None for the default."""
    max_unpacked: int | None = None
    """The limit of the unpacked size of an archive; None for the default."""
    strict: bool = False
    """Whether warnings count as findings for the exit code."""
    quiet: bool = False
    """Whether only errors are reported."""
    summary: bool = False
    """Whether the summary is printed even if standard error is not a terminal."""

    @property
    def output_format(self) -> str:
        """The format of the job, or of the suffix of its output; JSON Lines if neither is given."""
        if self.format != "auto":
            return self.format
        return FORMATS.get(os.path.splitext(self.output or "")[1].lower(), "jsonl")

    @property
    def processes(self) -> int:
        """The number of processes that read."""
        if self.jobs is not None:
            return self.jobs
        if hasattr(os, "sched_getaffinity"):  # a container may be limited to some of the cores
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1

    def check(self) -> None:
        """Raise a `Failure` for options that exclude each other."""
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
    """Whether the records go to a file, rather than to standard output or a device."""
    return job.output not in (None, STANDARD) and not is_special(str(job.output))
