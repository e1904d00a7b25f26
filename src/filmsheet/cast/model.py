"""What reading a cast gives: credits as offsets, and the doubts about cuts that nothing marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from filmsheet.text.source import Span


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

    __slots__ = ("_all_sure", "_found", "_make")

    def __init__(self, make: Callable[[], list[Doubt]] = list, all_sure: Callable[[float], bool] | None = None) -> None:
        """Take what works them out, and what tells sooner whether each cut is so probable, if there is such."""
        self._make = make
        self._all_sure = all_sure
        self._found: list[Doubt] | None = None

    def all_sure(self, probability: float) -> bool:
        """Whether each cut that was a guess is at least so probable."""
        return self._all_sure(probability) if self._all_sure else all(doubt.probability >= probability for doubt in self)

    def _all(self) -> list[Doubt]:
        if self._found is None:
            self._found = self._make()
            self._make, self._all_sure = list, None  # what they hold, the scores of all cuts, is much
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
    """The credits of a cast in the order given, and the doubts."""

    credits: list[Credit]
    doubts: Doubts
