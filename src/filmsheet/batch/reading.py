"""The work of one process: reads texts, and returns records as bytes of the output, with findings."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from ..analysis import MAX_CHARS, Analysis, Options, input_findings, options
from ..diagnostics import CODES, Diagnostic
from ..models import FilmSheet
from ..reading.films import Film
from ..sheets import part_films, read_film
from ..system.console import Failure
from ..system.files import encoded
from ..text.source import BinaryInput, decode
from ..writing.texts import csv_text, guarded
from .inputs import NO_MEMORY
from .job import Job
from .outputs import Cells, tables
from .summary import Summary
from .tasks import Outcome, Task, Work, loaded


class Row(NamedTuple):
    """One record and its source."""

    name: str
    line: int
    """The line of the start of the sheet, from 1."""
    sheet: FilmSheet
    codes: list[str]
    """The codes of its findings."""
    diagnostics: tuple[Diagnostic, ...]
    """Its findings, if they are reported or written."""
    analysis: Analysis | None
    """Only if it is written too: a reading has many objects for the garbage collector."""


def options_of(job: Job, *, thorough: bool = True) -> Options:
    """The options for reading the sheets of a job."""
    return options(False, job.vocabulary, job.known, job.max_chars or MAX_CHARS, job.layouts, thorough=thorough)


class Reader:
    """Reads tasks; a process has one."""

    def __init__(self, job: Job) -> None:
        """Prepare what all tasks share."""
        self._job = job
        self._thorough = not job.quiet or job.strict or job.analysis is not None
        self._how = options_of(job, thorough=self._thorough)

    def read(self, task: Task) -> Outcome:
        """Read all inputs of a task. One that cannot be read is a failure in the outcome."""
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
            except Exception as error:  # noqa: BLE001 - an input must not end the run
                why = NO_MEMORY if isinstance(error, MemoryError) else f"cannot be read: {type(error).__name__}: {error}"
                outcome.failures.append((work.name, str(error) if isinstance(error, Failure) else why))
                continue
            grave = sum(CODES[code].severity != "info" for row in found for code in row.codes)
            outcome.summary.note(work.name, time.perf_counter() - start, grave)
            for row in found:
                outcome.summary.records += 1
                outcome.summary.filled.update(key for key, value in row.sheet.__dict__.items() if value)
                outcome.summary.findings.update(row.codes)
                shown = (one for one in row.diagnostics if one.severity == "error" or not self._job.quiet)
                outcome.reports.extend((row.name, one) for one in shown)
            rows.extend(found)
        outcome.summary.failures = len(outcome.failures)
        if rows:
            outcome.payload = _PAYLOADS[self._job.output_format](self._job, rows)
        return outcome

    def _rows(self, work: Work) -> Iterator[Row]:
        if work.failure:
            raise Failure(work.failure)
        films: Iterable[Film] | None = work.films
        of_input = work.of_input
        if films is None:
            try:
                decoded = decode(work.data or b"", self._job.encoding)
            except (BinaryInput, UnicodeError) as error:  # or a codec without error handlers
                raise Failure(str(error)) from None
            films, of_input = chain.from_iterable(part_films(iter((decoded.text,)), self._how)), input_findings(decoded)
        for film in films:
            analysis = read_film(film, self._how)
            codes, diagnostics = analysis.codes, of_input
            # The places of findings are expensive: skip them if nobody sees them.
            if self._thorough or any(CODES[code].severity == "error" for code in codes):
                diagnostics += analysis.diagnostics
                codes = [diagnostic.code for diagnostic in analysis.diagnostics]
            codes = [*(diagnostic.code for diagnostic in of_input), *codes]
            kept = analysis if self._job.analysis is not None else None
            yield Row(work.name, film.place.line + 1, analysis.sheet, codes, diagnostics, kept)
            of_input = ()


def _lines(job: Job, rows: Sequence[Row]) -> bytes:
    return b"".join(encoded(_json(job, row) + "\n") for row in rows)


def _array(job: Job, rows: Sequence[Row]) -> bytes:
    """Records with a separator before each."""
    between, indent = (",", None) if job.compact else (",\n  ", 2)
    return b"".join(encoded(between + _json(job, row, indent).replace("\n", "\n  ")) for row in rows)


def _json(job: Job, row: Row, indent: int | None = None) -> str:
    """A record, or its analysis if that is wanted."""
    if job.analysis is not None and row.analysis is not None:
        text = job.analysis(row.analysis, row.diagnostics, indent)
    else:
        text = row.sheet.model_dump_json(indent=indent)
    if not job.origin:
        return text
    colon, before = (": ", "\n  ") if indent else (":", "")
    name = json.dumps(row.name, ensure_ascii=False)
    return f'{{{before}"source"{colon}{name},{before}"line"{colon}{row.line},{text[1:]}'


def _tables(job: Job, rows: Sequence[Row]) -> bytes:
    """The number of records, and the rows of each table as JSON: safe lines of CSV or cells, each after the number of its film, from 0."""
    is_csv = job.output_format == "csv"
    make: Callable[[Cells], Any] = (lambda cells: csv_text([map(guarded, cells)])) if is_csv else tuple
    found = {}
    for name, _, rows_of in tables(flat=is_csv, origin=job.origin):
        origins = ((row.name, row.line) if job.origin else () for row in rows)
        found[name] = [(film, make(cells)) for film, (row, origin) in enumerate(zip(rows, origins, strict=True)) for cells in rows_of(row.sheet, origin)]
    return json.dumps((len(rows), found)).encode()


def _message(job: Job, rows: Sequence[Row]) -> bytes:
    """A record batch as a message of Arrow's stream format."""
    from ..arrow import to_batch

    origins = [(row.name, row.line) for row in rows] if job.origin else None
    return bytes(to_batch([row.sheet for row in rows], origins).serialize())


_PAYLOADS = {"jsonl": _lines, "json": _array, "parquet": _message, "csv": _tables, "sqlite": _tables}
"""From formats of output to the functions that make what the journal keeps of rows until the output is made."""
