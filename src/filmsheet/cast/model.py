"""What reading a cast gives: credits as offsets, and the doubts about cuts that nothing marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from filmsheet.source import Span


class Credit(NamedTuple):
    """Where one credit stands.

    Several spans mean that the same text stands in several places; `role` is empty where the cast names none.
    """

    actor: tuple[Span, ...]
    role: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cut that was a guess: the one between the role of credit `index - 1` and the actor of credit `index`.

    `probability` is that of the reading taken; the `other_` fields are the next likely reading.
    """

    index: int
    probability: float
    role: Span
    actor: Span
    other_role: Span
    other_actor: Span
    other_probability: float


class Doubts(Sequence[Doubt]):
    """Doubts that are worked out when somebody asks for them: who wants the credits alone need not wait."""

    __slots__ = ("_found", "_least", "_make")

    def __init__(self, make: Callable[[], list[Doubt]] = list, least: Callable[[], float] | None = None) -> None:
        """Take what works them out, and what tells the probability of the least sure one sooner, if there is such."""
        self._make = make
        self._least = least
        self._found: list[Doubt] | None = None

    def least(self) -> float:
        """The probability of the least sure cut; 1 where none was a guess."""
        return self._least() if self._least else min((doubt.probability for doubt in self), default=1.0)

    def _all(self) -> list[Doubt]:
        if self._found is None:
            self._found = self._make()
        return self._found

    @overload
    def __getitem__(self, at: int) -> Doubt: ...

    @overload
    def __getitem__(self, at: slice) -> list[Doubt]: ...

    def __getitem__(self, at: int | slice) -> Doubt | list[Doubt]:
        """One doubt, or some."""
        return self._all()[at]

    def __len__(self) -> int:
        """How many cuts were guessed."""
        return len(self._all())


class CastReading(NamedTuple):
    """The credits of a cast in the order given, the doubts, and the name of the layout that was recognised."""

    credits: list[Credit]
    doubts: Doubts
    layout: str
