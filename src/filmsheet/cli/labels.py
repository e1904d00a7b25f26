"""`filmsheet labels`: the labels of sheets that filmsheet does not know, the most frequent first."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..diagnostics import excerpt
from ..report.entries import Entry
from ..system.console import columns, visible
from .commands import SHEETS, command
from .sheet_job import SheetJob

_TABLE = f"{SHEETS}--json  print JSON Lines: label, sheets, file, line, example\n"
_EPILOG = """\
A line holds the number of sheets that have the label, the label, where it stands first, and what it says there.
A label that you teach with --vocabulary is no longer listed.

examples:
  filmsheet labels sheets/
  filmsheet labels sheets/ --vocabulary labels.toml | head
"""
_WIDEST = 40


@dataclass(slots=True)
class Unknown:
    """A label that is not known, over all sheets."""

    name: str
    """The name of the source that has it first."""
    line: int
    example: str
    """What it says there."""
    spellings: Counter[str] = field(default_factory=Counter)
    """Its spellings, and how many sheets have each."""

    @property
    def label(self) -> str:
        """The spelling that most sheets have."""
        return self.spellings.most_common(1)[0][0]

    @property
    def sheets(self) -> int:
        """How many sheets have it."""
        return self.spellings.total()


@command("labels", "List the labels that are not known, the most frequent first.", _TABLE, _EPILOG)
def main(options: Namespace) -> int:
    """Print the labels and return the exit code."""
    job = SheetJob(options)
    found = unknown_labels(job.entries())
    return job.print_lines(map(_as_json, found) if options.json else as_table(found), "every label is known")


def unknown_labels(entries: Iterable[Entry]) -> list[Unknown]:
    r"""The labels that are not known, the most frequent first; spellings that differ in case are one.

    >>> from filmsheet.report import read_entries
    >>> sheets = [("a.txt", "Title: Sea\nWeather: rain"), ("b.txt", "Title: Sky\nWEATHER: fair\nTide: low")]
    >>> [(one.label, one.sheets, one.name, one.example) for one in unknown_labels(read_entries(sheets))]
    [('Weather', 2, 'a.txt', 'rain'), ('Tide', 1, 'b.txt', 'low')]
    """
    found: dict[str, Unknown] = {}
    for entry in entries:
        met: set[str] = set()
        for label, line in _labels_of(entry):
            key = label.casefold()
            if key in met:
                continue
            met.add(key)
            example = excerpt(entry.analysis.sheet.other.get(label, ""))
            found.setdefault(key, Unknown(entry.name, line, example)).spellings[label] += 1
    return sorted(found.values(), key=lambda one: -one.sheets)


def _labels_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """The unknown labels of a sheet as they are written, each with its line."""
    analysis = entry.analysis
    if "FS106" not in analysis.codes:
        return
    before = analysis.tokens[0].span.start if analysis.tokens else 0
    for diagnostic in entry.diagnostics:
        if diagnostic.code == "FS106":
            start, end = diagnostic.span
            yield " ".join(analysis.text[start - before : end - before].split()), diagnostic.line


def as_table(found: Sequence[Unknown]) -> Iterator[str]:
    """One line for each label, in columns."""
    rows = [(str(one.sheets), visible(one.label), f"{visible(one.name)}:{one.line}", visible(one.example)) for one in found]
    number = max((len(row[0]) for row in rows), default=0)
    widths = [min(_WIDEST, max((columns(row[place]) for row in rows), default=0)) for place in (1, 2)]
    for count, label, place, example in rows:
        cells = (text + " " * (width - columns(text)) for text, width in zip((label, place), widths, strict=True))
        yield f"{count:>{number}}  {'  '.join(cells)}  {example}".rstrip()


def _as_json(one: Unknown) -> str:
    fields = {"label": one.label, "sheets": one.sheets, "file": one.name, "line": one.line, "example": one.example}
    return json.dumps(fields, ensure_ascii=False)
