"""`filmsheet doubts`: the sheets whose correction would help most, and the effect of layouts on a corpus."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..analysis import parse
from ..models import RECORD_KEYS
from ..reading.cut import cut
from ..reading.taught import RESEMBLES, marks, similarity
from ..report.entries import Entry
from ..system.console import Failure, visible
from ..text.markup import shadow
from ..vocabulary import DEFAULT
from .commands import Options, command
from .conversion import SheetJob

_MOST = 1_000
"""Only this many sheets, the most doubtful ones, are compared with each other."""
_LINE_OF_TEXT = 40
"""This many characters of unread text count as one value."""


class Doubt(NamedTuple):
    """A sheet and its doubtful values."""

    name: str
    wrong: float
    """The expected number of wrong or missing values."""
    marks: frozenset[str]


@command("doubts")
def main(options: Options) -> int:
    """Print the sheets in order, or the changes, and return the exit code."""
    if options.changes and options.layouts is None:
        raise Failure("--changes needs --layouts FILE; see filmsheet doubts --help")
    job = SheetJob(options)
    if options.changes:
        return job.print_lines(_changes(job), "every record is as before")
    found = ranked(map(doubt, job.entries()))
    return job.print_lines((f"{one.wrong:7.1f}  {alike:5}  {visible(one.name)}" for one, alike in found), "nothing is doubtful")


def doubt(entry: Entry) -> Doubt:
    """The doubtful values of a sheet."""
    analysis = entry.analysis
    unread = sum(min(1.0, len(text) / _LINE_OF_TEXT) for text in analysis.sheet.unread)
    wrong = sum(1.0 - probability for probability in analysis.confidence.values()) + unread
    return Doubt(entry.place, wrong, marks(cut(shadow(analysis.text), DEFAULT)) if wrong else frozenset())


def ranked(doubts: Iterable[Doubt]) -> Iterator[tuple[Doubt, int]]:
    """The sheets, beginning with the one whose correction helps most, for itself and for similar sheets.

    Each has the number of similar sheets.
    """
    held = sorted((one for one in doubts if one.wrong >= 0.05), key=lambda one: (-one.wrong, one.name))
    near, rest = held[:_MOST], held[_MOST:]
    alike = [[m for m, other in enumerate(near) if m != n and similarity(one.marks, other.marks) >= RESEMBLES] for n, one in enumerate(near)]
    left = [one.wrong for one in near]
    waiting = set(range(len(near)))
    while waiting:
        gains = {n: near[n].wrong + sum(left[m] for m in alike[n]) if left[n] else 0.0 for n in waiting}
        best = max(waiting, key=lambda n: (gains[n], near[n].wrong, -n))
        waiting.discard(best)
        yield near[best], len(alike[best])
        for m in (best, *alike[best]):
            left[m] = 0.0
    yield from ((one, 0) for one in rest)


def _changes(job: SheetJob) -> Iterator[str]:
    """The keys that are read differently with layouts, and the number of their sheets."""
    counts: Counter[str] = Counter()
    changed: list[str] = []
    for entry in job.entries():
        after = entry.analysis.sheet
        taken = {name: value for name, value in job.reading_options.items() if name != "layouts"}
        before = parse(entry.analysis.text, **taken)
        keys = [key for key in RECORD_KEYS if getattr(before, key) != getattr(after, key)]
        counts.update(keys)
        if keys:
            changed.append(f"  {visible(entry.name)}: {', '.join(keys)}")
    if changed:
        sheets = f"{len(changed)} of {job.records} sheets are" if job.records != 1 else "the sheet is"
        yield f"{sheets} read otherwise: {', '.join(f'{key} {count}' for key, count in counts.most_common())}"
        yield from changed
