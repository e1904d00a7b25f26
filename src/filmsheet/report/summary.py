"""A summary of many sheets: counts for the overview, and a row for each sheet."""

import os
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import Severity
from ..text.markup import without_surrogates
from .entries import Entry
from .fields import FIELDS

MARKS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""The name of a finding of each severity."""
SEVERITIES = tuple(MARKS)
_LONGEST = 80
"""The number of characters of a text in a table."""
DOUBTFUL = 0.85
"""A value with a lower probability is marked as doubtful."""
CONFIDENCE_STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
"""The starts of the bars of the confidence histogram."""


@dataclass
class Summary:
    """Counts over sheets, and a row for each."""

    sheets: int = 0
    sources: dict[str, None] = field(default_factory=dict)
    """Names of the sources, in order."""
    filled: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    confidences: list[int] = field(default_factory=lambda: [0] * len(CONFIDENCE_STEPS))
    doubtful: int = 0
    layouts: dict[str, None] = field(default_factory=dict)
    """A description of the layouts that were used."""
    rows: list[list[Any]] = field(default_factory=list)
    """Title, year, directors, genres, name, line, filled keys as bits, findings by severity, codes, lowest confidence."""
    _genres: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """The spellings of each genre, by the case-folded one."""

    def add(self, entry: Entry) -> None:
        """Count one sheet."""
        sheet = entry.analysis.sheet
        self.sheets += 1
        self.sources[entry.name] = None
        if entry.layouts:
            self.layouts[entry.layouts.partition(";")[0]] = None
        filled = [key for key in FIELDS if getattr(sheet, key)]
        self.filled.update(filled)
        if sheet.year is not None:
            self.years[sheet.year] += 1
        for folded, genre in {genre.casefold(): genre for genre in sheet.genres}.items():
            self._genres[folded][genre] += 1
        codes = sorted({diagnostic.code for diagnostic in entry.diagnostics})
        self.codes.update(codes)
        severities: Counter[Severity] = Counter(diagnostic.severity for diagnostic in entry.diagnostics)
        self.severities.update(severities)
        confidences = entry.analysis.confidence.values()
        for probability in confidences:
            self.confidences[max(bisect(CONFIDENCE_STEPS, probability) - 1, 0)] += 1
            self.doubtful += probability < DOUBTFUL
        self.rows.append(
            [
                short(sheet.title or ""),
                sheet.year or 0,
                short(", ".join(sheet.directors)),
                short(", ".join(sheet.genres)),
                entry.name,
                entry.first_line,
                sum(1 << place for place, key in enumerate(FIELDS) if key in filled),
                [severities[severity] for severity in SEVERITIES],
                codes,
                round(min(confidences, default=1), 4),
            ]
        )

    def finished_rows(self) -> list[list[Any]]:
        """The rows, with the names of sources as the page shows them."""
        names = without_common_folder(self.sources)
        return [[*row[:4], without_surrogates(names[row[4]]), *row[5:]] for row in self.rows]

    @property
    def genres(self) -> Counter[str]:
        """The number of sheets for each genre, under its most frequent spelling."""
        return Counter({spellings.most_common(1)[0][0]: spellings.total() for spellings in self._genres.values()})


def without_common_folder(names: Iterable[str]) -> dict[str, str]:
    """Names of sources without their common folder, so that the page does not reveal where they are stored.

    >>> without_common_folder(["/home/ann/sheets/a.txt", "/home/ann/sheets/old/b.txt"])
    {'/home/ann/sheets/a.txt': 'a.txt', '/home/ann/sheets/old/b.txt': 'old/b.txt'}
    """
    names = list(names)
    folders = [name.replace("\\", "/").split("/")[:-1] for name in names]
    common = os.path.commonprefix(folders)  # noqa: RUF071 - applied to lists, it compares the parts
    length = sum(len(part) + 1 for part in common)
    return {name: name[length:] for name in names}


def short(text: str) -> str:
    """The start of a text that is too long for a table."""
    text = without_surrogates(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
