"""Further values that were not taken: a second amount, running time or date in the region of a value."""

from __future__ import annotations

from collections.abc import Callable, Collection

from filmsheet.text.source import Found, Span
from filmsheet.values.dates import dates
from filmsheet.values.money import sums
from filmsheet.values.runtimes import runtimes
from filmsheet.values.years import years

_LONGEST = 2_000
"""A longer region is a text, not a value."""


def _amounts(text: str, start: int, end: int) -> list[Found]:
    return [one.text for one in sums(text, start, end)]


MEASURES: dict[str, Callable[[str, int, int], list[Found]]] = {
    "year": years,
    "runtime": runtimes,
    "release_dates": dates,
    "budget": _amounts,
    "box_office": _amounts,
}
"""The readers of all values, for keys whose region may contain several."""


def further_values(key: str, text: str, place: Span, kept: Collection[object]) -> list[Found]:
    """The further values in the region of a key; `kept` are the values of the record.

    >>> [one.value for one in further_values("runtime", "94 min (director's cut: 120 min)", Span(0, 32), {94})]
    [120]
    """
    every = MEASURES.get(key)
    if every is None or place.end - place.start > _LONGEST:
        return []
    return [one for one in every(text, place.start, place.end) if one.value not in kept]
