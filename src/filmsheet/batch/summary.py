"""The summary of a run: what was read and found, how complete the records are, and which inputs were slow or bad."""

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import Self, TypeVar

from ..diagnostics import CODES

Number = TypeVar("Number", int, float)

_KEPT = 5


@dataclass(slots=True)
class Summary:
    """The figures of a run, or of a part of it.

    >>> summary = Summary(inputs=2, records=3)
    >>> summary.add(Summary(inputs=1, failures=1))
    >>> summary.inputs, summary.records, summary.failures
    (3, 3, 1)
    """

    inputs: int = 0
    """Inputs that were read to their end, or could not be read."""
    records: int = 0
    failures: int = 0
    """Inputs that could not be read."""
    findings: Counter[str] = field(default_factory=Counter)
    """The number of findings of each code."""
    filled: Counter[str] = field(default_factory=Counter)
    """The number of records that have a value for each key."""
    slowest: list[tuple[float, str]] = field(default_factory=list)
    """Seconds and name of the slowest inputs."""
    worst: list[tuple[int, str]] = field(default_factory=list)
    """The number of errors and warnings, and the name, of the inputs with the most."""
    seconds: float = 0.0
    """From start to end; the times of resumed runs are added."""

    def add(self, other: Self) -> None:
        """Add another part of the run."""
        self.inputs += other.inputs
        self.records += other.records
        self.failures += other.failures
        self.findings.update(other.findings)
        self.filled.update(other.filled)
        self.slowest = _largest(self.slowest + other.slowest)
        self.worst = _largest(self.worst + other.worst)
        self.seconds += other.seconds

    def note(self, name: str, seconds: float, grave: int) -> None:
        """Record the time of an input and its number of errors and warnings."""
        self.slowest.append((seconds, name))
        if grave:
            self.worst.append((grave, name))
        if len(self.slowest) > 4 * _KEPT:
            self.add(Summary())

    def severities(self) -> Counter[str]:
        """The number of findings of each severity."""
        found: Counter[str] = Counter()
        for code, number in self.findings.items():
            found[CODES[code].severity] += number
        return found

    def lines(self) -> list[str]:
        """The lines of the summary for printing."""
        from ..models import RECORD_KEYS

        speed = f" ({self.records / self.seconds:,.0f} records a second)" if self.seconds > 0 else ""
        failed = f", {self.failures:,} could not be read" if self.failures else ""
        findings = [(f"{number:,}", f"{code} {CODES[code].severity}: {CODES[code].title}") for code, number in self.findings.most_common()]
        return [
            f"{self.inputs:,} inputs{failed}, {self.records:,} records in {duration(self.seconds)}{speed}",
            *_ranked("findings", findings),
            *_ranked("records that have", [(f"{100 * self.filled[key] / self.records:.1f}%", key) for key in RECORD_KEYS if self.filled[key]]),
            *_ranked("slowest inputs", [(f"{seconds:.3f} s", name) for seconds, name in self.slowest]),
            *_ranked("inputs with most warnings and errors", [(f"{number:,}", name) for number, name in self.worst]),
        ]


def _largest(found: list[tuple[Number, str]]) -> list[tuple[Number, str]]:
    """The largest, largest first; the parts of a large input are added."""
    sums: dict[str, Number] = {}
    for number, name in found:
        sums[name] = sums[name] + number if name in sums else number
    return heapq.nlargest(_KEPT, ((number, name) for name, number in sums.items()))


def duration(seconds: float) -> str:
    """A readable duration.

    >>> duration(0.21), duration(65), duration(7384)
    ('0.2 s', '1:05', '2:03:04')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, whole = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{whole:02}" if hours else f"{minutes}:{whole:02}"


def _ranked(title: str, rows: list[tuple[str, str]]) -> list[str]:
    width = max((len(first) for first, _ in rows), default=0)
    return [f"{title}:", *(f"  {first:>{width}}  {second}" for first, second in rows)] if rows else []
