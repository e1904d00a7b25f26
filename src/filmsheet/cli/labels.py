"""`filmsheet labels`: the unknown labels of sheets, most frequent first."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..diagnostics import excerpt
from ..report.entries import Entry
from ..system.console import columns, visible
from .commands import Options, command
from .conversion import SheetJob

_WIDEST = 40


class Unknown(NamedTuple):
    """An unknown label over all sheets."""

    label: str
    """Its most frequent spelling."""
    sheets: int
    """The number of sheets with it."""
    file: str
    """The name of the first source with it."""
    line: int
    example: str
    """Its value there."""


@command("labels")
def main(options: Options) -> int:
    """Print the labels and return the exit code."""
    job = SheetJob(options)
    found = unknown_labels(job.entries())
    lines = (json.dumps(one._asdict(), ensure_ascii=False) for one in found) if options.json else as_table(found)
    return job.print_lines(lines, "every label is known")


def unknown_labels(entries: Iterable[Entry]) -> list[Unknown]:
    r"""The unknown labels, most frequent first. Spellings that differ only in case are counted together.

    >>> from filmsheet.report import read_entries
    >>> sheets = [("a.txt", "Title: Sea\nWeather: rain"), ("b.txt", "Title: Sky\nWEATHER: fair\nTide: low")]
    >>> [(one.label, one.sheets, one.file, one.example) for one in unknown_labels(read_entries(sheets))]
    [('Weather', 2, 'a.txt', 'rain'), ('Tide', 1, 'b.txt', 'low')]
    """
    first: dict[str, tuple[str, int, str]] = {}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        met: set[str] = set()
        for label, line in _labels_of(entry):
            key = label.casefold()
            if key in met:
                continue
            met.add(key)
            first.setdefault(key, (entry.name, line, excerpt(entry.analysis.sheet.other.get(label, ""))))
            spellings[key][label] += 1
    found = [Unknown(spellings[key].most_common(1)[0][0], spellings[key].total(), *first[key]) for key in first]
    return sorted(found, key=lambda one: -one.sheets)


def _labels_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """The unknown labels of a sheet as written, each with its line."""
    analysis = entry.analysis
    before = analysis.tokens[0].span.start if analysis.tokens else 0
    for diagnostic in entry.diagnostics:
        if diagnostic.code == "FS106":
            start, end = diagnostic.span
            yield " ".join(analysis.text[start - before : end - before].split()), diagnostic.line


def as_table(found: Sequence[Unknown]) -> Iterator[str]:
    """One line for each label, in columns."""
    rows = [(str(one.sheets), visible(one.label), f"{visible(one.file)}:{one.line}", visible(one.example)) for one in found]
    number = max((len(row[0]) for row in rows), default=0)
    widths = [min(_WIDEST, max((columns(row[place]) for row in rows), default=0)) for place in (1, 2)]
    for count, label, place, example in rows:
        cells = (text + " " * (width - columns(text)) for text, width in zip((label, place), widths, strict=True))
        yield f"{count:>{number}}  {'  '.join(cells)}  {example}".rstrip()
