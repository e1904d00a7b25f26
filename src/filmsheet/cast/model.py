"""The result of reading a cast: credits as offsets, and doubts about cuts without a separator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from filmsheet.text.source import Span


class Credit(NamedTuple):
    """The places of one credit.

    Several spans are several places of the same text; `role` is empty if there is none.
    """

    actor: tuple[Span, ...]
    role: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cut that was judged, between the role of credit `index - 1` and the actor of credit `index`.

    `probability` is that of the chosen reading; the `other_` fields are the next likely reading.
    """

    index: int
    probability: float
    role: Span
    actor: Span
    other_role: Span
    other_actor: Span
    other_probability: float


class Doubts(Sequence[Doubt]):
    """Doubts that are computed on first use."""

    __slots__ = ("_all_sure", "_found", "_make")

    def __init__(self, make: Callable[[], list[Doubt]] = list, all_sure: Callable[[float], bool] | None = None) -> None:
        """Set the function that computes them, and optionally a faster one that compares each cut with a probability."""
        self._make = make
        self._all_sure = all_sure
        self._found: list[Doubt] | None = None

    def all_sure(self, probability: float) -> bool:
        """Whether each judged cut has at least this probability."""
        return self._all_sure(probability) if self._all_sure else all(doubt.probability >= probability for doubt in self)

    def _all(self) -> list[Doubt]:
        if self._found is None:
            self._found = self._make()
            self._make, self._all_sure = list, None  # frees the scores of all cuts
        return self._found

    @overload
    def __getitem__(self, at: int) -> Doubt: ...

    @overload
    def __getitem__(self, at: slice) -> list[Doubt]: ...

    def __getitem__(self, at: int | slice) -> Doubt | list[Doubt]:
        """One doubt, or some."""
        return self._all()[at]

    def __len__(self) -> int:
        """The number of judged cuts."""
        return len(self._all())


class CastReading(NamedTuple):
    """The credits of a cast in their order, and the doubts."""

    credits: list[Credit]
    doubts: Doubts
