"""What a value leaves aside: a second sum, running time or date in the region that one was read from."""

from __future__ import annotations

from collections.abc import Callable, Collection

from filmsheet.text.source import Found, Span
from filmsheet.values.dates import dates
from filmsheet.values.money import sums
from filmsheet.values.runtimes import runtimes
from filmsheet.values.years import years

_LONGEST = 2_000
"""A region longer than this is no value but a text."""


def _amounts(text: str, start: int, end: int) -> list[Found]:
    return [one.text for one in sums(text, start, end)]


MEASURES: dict[str, Callable[[str, int, int], list[Found]]] = {
    "year": years,
    "runtime": runtimes,
    "release_dates": dates,
    "budget": _amounts,
    "box_office": _amounts,
}
"""The keys whose value is one of several that may stand in its place, and the reader of them all."""


def left_aside(key: str, text: str, place: Span, kept: Collection[object]) -> list[Found]:
    """The further values in a region that was read for a key; `kept` are those that the record has, which count once.

    >>> [one.value for one in left_aside("runtime", "94 min (director's cut: 120 min)", Span(0, 32), {94})]
    [120]
    """
    every = MEASURES.get(key)
    if every is None or place.end - place.start > _LONGEST:
        return []
    return [one for one in every(text, place.start, place.end) if one.value not in kept]
