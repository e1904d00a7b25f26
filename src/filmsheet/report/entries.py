"""The entries of a report: sheets with their names, findings and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..analysis import Analysis
from ..diagnostics import Diagnostic
from ..reading.cut import cut
from ..sheets import iter_analyses
from ..text.markup import shadow
from ..text.source import Lines
from ..vocabulary import DEFAULT

if TYPE_CHECKING:
    from ..learning.layouts import Layouts


class Entry(NamedTuple):
    """One sheet of a report."""

    name: str
    """The name of its source, such as a file name."""
    analysis: Analysis
    diagnostics: tuple[Diagnostic, ...]
    first_line: int
    """The line of the source on which the sheet starts, counted from 1."""
    layouts: str = ""
    """A description of the layouts that were used."""

    @property
    def place(self) -> str:
        """Its name, with the line on which it starts unless that is the first."""
        return f"{self.name}:{self.first_line}" if self.first_line > 1 else self.name


def read_entries(sources: Iterable[tuple[str, str]], **options: Any) -> Iterator[Entry]:
    r"""Read named texts, each of which may contain several films. Takes the options of `parse`.

    >>> entries = read_entries([("harbour.txt", "Title: The Harbour\nYear: 1931")])
    >>> [(entry.name, entry.analysis.sheet.year) for entry in entries]
    [('harbour.txt', 1931)]
    """
    for name, text in sources:
        found = ((analysis, analysis.diagnostics) for analysis in iter_analyses(text, **options))
        yield from entries_of(name, found, options.get("layouts"))


def entries_of(name: str, found: Iterable[tuple[Analysis, tuple[Diagnostic, ...]]], layouts: Layouts | None, layouts_name: str = "") -> Iterator[Entry]:
    """The entries of a source, from the analyses of its films and the findings in each.

    The layouts are described by their name, if they have one, their examples, and the layout that the text resembles.
    """
    line, used = 1, ""
    for analysis, diagnostics in found:
        if layouts is not None:
            number, examples = layouts.find_layout(cut(shadow(analysis.text), DEFAULT)), len(layouts.examples)
            count = f"{examples} example{'s' * (examples != 1)}"
            which = f"read by layout {number + 1}" if number >= 0 else "resembles none of them"
            used = f"layouts: {f'{layouts_name} ({count})' if layouts_name else count}; {which}"
        yield Entry(name, analysis, diagnostics, line, used)
        line += len(Lines(analysis.text).starts) - 1
