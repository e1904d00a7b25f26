"""What reading a cast gives: credits as offsets, and the doubts about cuts that nothing marked."""

from __future__ import annotations

from typing import NamedTuple

from filmsheet.source import Span


class Credit(NamedTuple):
    """Where one credit stands.

    Several spans mean that the same text stands in several places; `role` is empty where the cast names none.
    """

    actor: tuple[Span, ...]
    role: tuple[Span, ...]


class Doubt(NamedTuple):
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


class CastReading(NamedTuple):
    """The credits of a cast in the order given, the doubts, and the name of the layout that was recognised."""

    credits: list[Credit]
    doubts: list[Doubt]
    layout: str
