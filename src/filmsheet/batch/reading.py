"""The work of one process: texts in, encoded records out, with what there is to say of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ..analysis import input_findings, options
from ..diagnostics import CODES
from ..reading.films import Film
from ..sheets import part_films, read_film
from ..system.console import Failure
from ..system.files import read_whole, reason_of
from ..text.source import BinaryInput, decode
from .contents import UNREAD, digest_of
from .encoders import encoder
from .inputs import NO_MEMORY
from .own import is_own
from .summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..analysis import Analysis
    from ..diagnostics import Diagnostic
    from ..models import FilmSheet
    from .job import Job

class Work(NamedTuple):
    """One input, or a group of films of a large one."""

    name: str
    weight: int = 0
    """Bytes on the disk."""
    path: str | None = None
    data: bytes | None = None
    films: tuple[Film, ...] | None = None
    of_input: tuple[Diagnostic, ...] = ()
    """What there is to say of a large input as a whole, with its first films."""
    failure: str = ""
    found: bool = False
    """Whether it was found in a folder, by a pattern or in an archive: what filmsheet wrote itself is left out there."""
    digest: str = ""
    """Of what the input holds, where that was read already."""
    own: bool = False
    """Whether it is known to be left out."""


class Task(NamedTuple):
    """What a process is given at a time."""

    works: tuple[Work, ...]
    finished: int
    """How many inputs are over when this is done."""

    @property
    def weight(self) -> int:
        """Bytes on the disk."""
        return sum(work.weight for work in self.works)

    def parts(self) -> tuple[Task, ...]:
        """The same work, one input at a time."""
        return (self,) if len(self.works) == 1 else tuple(Task((work,), 1) for work in self.works)


@dataclass(slots=True)
class Outcome:
    """What comes of a task."""

    summary: Summary
    payload: Any = None
    """The records, as the writer of the format takes them."""
    reports: list[tuple[str, Diagnostic]] = field(default_factory=list)
    """Findings to print, each with the name of its input."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Inputs that could not be read, and why."""
    own: list[str] = field(default_factory=list)
    """Inputs that filmsheet wrote itself, which were left out."""
    digests: list[str] = field(default_factory=list)
    """Of what each piece of work holds."""


class Row(NamedTuple):
    """One record and where it comes from."""

    name: str
    line: int
    """The line at which the sheet starts, from 1."""
    sheet: FilmSheet
    codes: list[str]
    """The codes of its findings."""
    diagnostics: tuple[Diagnostic, ...]
    """Its findings, where they are reported or written."""
    analysis: Analysis | None
    """Where it is written too; what a reading holds is much for the collector to look through."""


class Reader:
    """Reads tasks; a process has one."""

    def __init__(self, job: Job) -> None:
        """Prepare what all tasks share."""
        self._job = job
        self._thorough = not job.quiet or job.strict or job.analysis is not None
        self._how = options(False, job.vocabulary, job.known, job.max_chars, job.layouts, thorough=self._thorough)
        self._encode: Callable[[Iterable[Row]], Any] = encoder(job)

    def read(self, task: Task) -> Outcome:
        """Read every input of a task; one that cannot be read is a failure in the outcome."""
        outcome = Outcome(Summary(inputs=task.finished))
        rows: list[Row] = []
        for given in task.works:
            start = time.perf_counter()
            work = loaded(given)
            outcome.digests.append(work.digest)
            if work.own:
                outcome.own.append(work.name)
                continue
            try:
                found = list(self._rows(work))
            except Exception as error:  # noqa: BLE001 - one input must never end the run
                outcome.failures.append((work.name, _why(error)))
                continue
            grave = _count(found, outcome.summary)
            outcome.summary.note(work.name, time.perf_counter() - start, grave)
            for row in found:
                said = (one for one in row.diagnostics if one.severity == "error" or not self._job.quiet)
                outcome.reports.extend((row.name, one) for one in said)
            rows.extend(found)
        outcome.summary.failures = len(outcome.failures)
        outcome.payload = self._encode(rows)
        return outcome

    def _rows(self, work: Work) -> Iterator[Row]:
        if work.failure:
            raise Failure(work.failure)
        films, of_input = self._films(work)
        for film in films:
            analysis = read_film(film, self._how)
            codes, diagnostics = analysis.codes, of_input
            # To say where a finding lies costs: not where nobody reads it.
            if self._thorough or any(CODES[code].severity == "error" for code in codes):
                diagnostics += analysis.diagnostics
                codes = [diagnostic.code for diagnostic in analysis.diagnostics]
            codes = [*(diagnostic.code for diagnostic in of_input), *codes]
            kept = analysis if self._job.analysis is not None else None
            yield Row(work.name, film.place.line + 1, analysis.sheet, codes, diagnostics, kept)
            of_input = ()

    def _films(self, work: Work) -> tuple[Iterable[Film], tuple[Diagnostic, ...]]:
        if work.films is not None:
            return work.films, work.of_input
        try:
            decoded = decode(work.data or b"", self._job.encoding)
        except (BinaryInput, UnicodeError) as error:  # or of a codec that takes no error handler
            raise Failure(str(error)) from None
        groups = part_films(iter((decoded.text,)), self._how)
        return (film for group in groups for film in group), input_findings(decoded)

def loaded(work: Work) -> Work:
    """A piece of work with its bytes and their digest, or with the reason why it has none."""
    if work.films is not None or work.failure or work.own:
        return work if work.digest else work._replace(digest=UNREAD)
    try:
        data = work.data or b"" if work.path is None else read_whole(work.path)
    except (OSError, ValueError) as error:
        return work._replace(failure=reason_of(error, work.path or ""), digest=UNREAD)
    return work._replace(path=None, data=data, digest=digest_of(data), own=work.found and is_own(data))


def _why(error: Exception) -> str:
    """Why an input could not be read."""
    if isinstance(error, Failure):
        return str(error)
    return NO_MEMORY if isinstance(error, MemoryError) else f"cannot be read: {type(error).__name__}: {error}"


def _count(rows: list[Row], summary: Summary) -> int:
    """Count the rows of an input into the summary; gives the number of errors and warnings."""
    grave = 0
    for row in rows:
        summary.records += 1
        summary.filled.update(key for key, value in row.sheet.__dict__.items() if value)
        summary.findings.update(row.codes)
        grave += sum(CODES[code].severity != "info" for code in row.codes)
    return grave
