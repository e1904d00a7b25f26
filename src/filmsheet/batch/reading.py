"""The work of one process: texts in, encoded records out, with what there is to say of them."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from ..analysis import input_findings, options
from ..diagnostics import CODES
from ..reading.films import Film
from ..sheets import part_films, read_film
from ..system.console import Failure
from ..system.files import read_whole, reason_of
from ..text.source import BinaryInput, decode
from .encoders import encoder
from .inputs import NO_MEMORY
from .own import is_own
from .streams import ByteStream, Detected, detect
from .summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..analysis import Analysis
    from ..diagnostics import Diagnostic
    from ..models import FilmSheet
    from ..text.source import Decoded
    from .job import Job


UNREAD = "unread"
"""Stands for the digest of an input that could not be read."""


class Work(NamedTuple):
    """One input, or a group of films of a large one."""

    name: str
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
    weight: int = 0
    """Bytes on the disk."""

    def parts(self) -> Iterator[Task]:
        """The same work, one input at a time."""
        if len(self.works) == 1:
            yield self
        else:
            for work in self.works:
                yield Task((work,), 1, self.weight // len(self.works))


class Outcome(NamedTuple):
    """What comes of a task."""

    payload: Any
    """The records, as the writer of the format takes them."""
    summary: Summary
    reports: tuple[tuple[str, Diagnostic], ...] = ()
    """Findings to print, each with the name of its input."""
    failures: tuple[tuple[str, str], ...] = ()
    """Inputs that could not be read, and why."""
    own: tuple[str, ...] = ()
    """Inputs that filmsheet wrote itself, which were left out."""
    digests: tuple[str, ...] = ()
    """Of what each piece of work holds."""


class Row(NamedTuple):
    """One record and where it comes from."""

    name: str
    line: int
    """The line at which the sheet starts, from 1."""
    sheet: FilmSheet
    codes: tuple[str, ...]
    """The codes of its findings."""
    diagnostics: tuple[Diagnostic, ...]
    """Its findings, where they are reported or written."""
    analysis: Analysis | None
    """Where it is written too; what a reading holds is much for the collector to look through."""


class Reader:
    """Reads tasks; a process has one."""

    def __init__(self, job: Job) -> None:
        """Prepare what all tasks share."""
        self._encoding = job.encoding
        self._quiet = job.quiet
        self._thorough = not job.quiet or job.strict or job.analysis is not None
        self._with_analysis = job.analysis is not None
        self._how = options(False, job.vocabulary, job.known, job.max_chars, job.layouts, thorough=self._thorough)
        self._encode: Callable[[Iterable[Row]], Any] = encoder(job)

    def read(self, task: Task) -> Outcome:
        """Read every input of a task; one that cannot be read is a failure in the outcome."""
        summary = Summary(inputs=task.finished)
        rows: list[Row] = []
        reports: list[tuple[str, Diagnostic]] = []
        failures: list[tuple[str, str]] = []
        own: list[str] = []
        digests: list[str] = []
        for given in task.works:
            start = time.perf_counter()
            work = loaded(given)
            digests.append(work.digest)
            if work.own:
                own.append(work.name)
                continue
            try:
                found = list(self._rows(work))
            except Failure as failure:
                failures.append((work.name, str(failure)))
                continue
            except MemoryError:
                failures.append((work.name, NO_MEMORY))
                continue
            except Exception as error:  # noqa: BLE001 - one input must never end the run
                failures.append((work.name, f"cannot be read: {type(error).__name__}: {error}"))
                continue
            grave = _count(found, summary)
            summary.note(work.name, time.perf_counter() - start, grave)
            reports.extend(self._reports(found))
            rows.extend(found)
        summary.failures = len(failures)
        return Outcome(self._encode(rows), summary, tuple(reports), tuple(failures), tuple(own), tuple(digests))

    def _rows(self, work: Work) -> Iterator[Row]:
        if work.failure:
            raise Failure(work.failure)
        films, of_input = self._films(work)
        for film in films:
            analysis = read_film(film, self._how)
            yield self._row(work.name, film.place.line + 1, analysis, of_input)
            of_input = ()

    def _row(self, name: str, line: int, analysis: Analysis, of_input: tuple[Diagnostic, ...]) -> Row:
        codes = analysis.codes
        diagnostics = of_input
        # To say where a finding lies costs: not where nobody reads it.
        if self._thorough or any(CODES[code].severity == "error" for code in codes):
            diagnostics += analysis.diagnostics
            codes = [diagnostic.code for diagnostic in analysis.diagnostics]
        kept = analysis if self._with_analysis else None
        return Row(name, line, analysis.sheet, (*(found.code for found in of_input), *codes), diagnostics, kept)

    def _films(self, work: Work) -> tuple[Iterable[Film], tuple[Diagnostic, ...]]:
        if work.films is not None:
            return work.films, work.of_input
        decoded = read_text(work.data or b"", self._encoding)
        groups = part_films(iter((decoded.text,)), self._how)
        return (film for group in groups for film in group), input_findings(decoded)

    def _reports(self, rows: list[Row]) -> Iterator[tuple[str, Diagnostic]]:
        for row in rows:
            for diagnostic in row.diagnostics:
                if diagnostic.severity == "error" or not self._quiet:
                    yield row.name, diagnostic


def loaded(work: Work) -> Work:
    """A piece of work with its bytes and their digest, or with the reason why it has none."""
    if work.films is not None or work.failure or work.own:
        return work if work.digest else work._replace(digest=UNREAD)
    try:
        data = work.data if work.path is None else read_bytes(work.path)
    except Failure as failure:
        return work._replace(failure=str(failure), digest=UNREAD)
    data = data or b""
    return work._replace(path=None, data=data, digest=digest_of(data), own=work.found and is_own(data))


def digest_of(data: bytes) -> str:
    """What tells the content of an input from another: its size and a hash."""
    return f"{len(data)}:{hashlib.blake2b(data, digest_size=16).hexdigest()}"


def read_bytes(path: str) -> bytes:
    """Read a file.

    Raises:
        Failure: it cannot be read; the message says why, and leaves the name to the caller.
    """
    try:
        return read_whole(path)
    except (OSError, ValueError) as error:
        raise Failure(reason_of(error, path)) from None


def read_text(data: bytes, encoding: str | None) -> Decoded:
    """Decode an input.

    Raises:
        Failure: it holds no text.
    """
    try:
        return decode(data, encoding)
    except BinaryInput:
        raise Failure("binary data, not text") from None
    except UnicodeError as error:
        raise Failure(str(error)) from None


def detect_encoding(file: ByteStream, encoding: str | None) -> Detected:
    """Find how to decode a large input.

    Raises:
        Failure: it holds no text.
    """
    try:
        return detect(file, encoding)
    except BinaryInput:
        raise Failure("binary data, not text") from None


def _count(rows: list[Row], summary: Summary) -> int:
    """Count the rows of an input into the summary; gives the number of errors and warnings."""
    grave = 0
    for row in rows:
        summary.records += 1
        filled = summary.filled
        for key, value in row.sheet.__dict__.items():
            if value:
                filled[key] += 1
        for code in row.codes:
            summary.findings[code] += 1
            grave += CODES[code].severity != "info"
    return grave
