"""The readers of values: each reads a region of the shadow into the record, and returns the pointers to its values."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import takewhile

from .. import values
from ..text.source import Found
from ..vocabulary.table import CREW
from .reading import Parts, Reading, folded, same
from .runs import bounds, text_at
from .titles import title_bounds

PERSONS = frozenset(CREW)
TERMS = frozenset(("genres", "countries", "languages"))
"""Keys whose values are people, and keys whose values are known words."""

Take = Callable[[Reading, str, int, int], list[str]]
"""Reads a region as the value of a key, and returns the pointers to its values; none if it contains no such value."""


def whole(shadow: str, start: int, end: int) -> list[Found]:
    """The whole region as one text, unless it is blank."""
    found = text_at(shadow, *bounds(shadow, start, end))
    return [found] if found else []


def add_all(reading: Reading, key: str, found: list[Found]) -> list[str]:
    """Add texts to a list, and return the pointers to them."""
    for one in found:
        reading.add(key, one)
    return [f"/{key}/{reading.index[key, one.value.casefold()]}" for one in found]


def append_parts(reading: Reading, key: str, parts: Parts) -> list[str]:
    """Add parts to a list, and return the pointers to them."""
    reading.append(key, parts)
    number = reading.index[key, *(folded(found) for found in parts.values())]
    return [f"/{key}/{number}/{name}" for name, found in parts.items() if found is not None]


def _set(read: Callable[[str, int, int], Found | None], reading: Reading, key: str, start: int, end: int) -> list[str]:
    found = read(reading.shadow, start, end)
    return _set_first(reading, key, found) if found is not None else []


def _set_first(reading: Reading, key: str, found: Found) -> list[str]:
    """Set a single value, unless the key has a different one."""
    first = reading.record.get(key)
    return [f"/{key}"] if (first is None or same(first.value, found.value)) and reading.set(key, found) else []


def _add(read: Callable[[str, int, int], list[Found]], reading: Reading, key: str, start: int, end: int) -> list[str]:
    return add_all(reading, key, read(reading.shadow, start, end) or whole(reading.shadow, start, end))


def _unquoted(shadow: str, start: int, end: int) -> tuple[int, int]:
    """A region without the quotation marks around all of it."""
    start, end = bounds(shadow, start, end)
    for opening, closing in ('""', "''", "‘’", "“”", "„“", "«»", "‚‘"):
        if end - start > 2 and shadow[start] == opening and shadow[end - 1] == closing:
            return start + 1, end - 1
    return start, end


def _read_text(reading: Reading, key: str, start: int, end: int) -> list[str]:
    found = whole(reading.shadow, *_unquoted(reading.shadow, start, end))
    return _set_first(reading, key, found[0]) if found else []


def _read_title(reading: Reading, key: str, start: int, end: int) -> list[str]:
    return _read_text(reading, key, *title_bounds(reading.shadow, *bounds(reading.shadow, start, end)))


def _read_money(reading: Reading, key: str, start: int, end: int) -> list[str]:
    found = values.money(reading.shadow, start, end)
    if found is None or reading.record.get(key) is not None:
        return []
    parts: Parts = {"text": found.text, "amount": found.amount, "amount_max": found.amount_max, "currency": found.currency}
    reading.record[key] = parts
    for one in parts.values():
        if one is not None:
            reading.claim(one, "field")
    return [f"/{key}/{name}" for name, one in parts.items() if one is not None]


def add_ratings(reading: Reading, start: int, end: int, source: Found | None) -> list[str]:
    """Add the scores of a region, and return the pointers to them. `source` is the source that their label names."""
    pointers: list[str] = []
    for one in values.ratings(reading.shadow, start, end, source.value if source else None):
        best = one.best or (Found(one.implied_best, -1, -1) if one.implied_best else None)
        pointers += append_parts(reading, "ratings", {"source": one.source or source, "value": one.value, "best": best, "votes": one.votes})
    return pointers


def add_releases(reading: Reading, key: str, start: int, end: int, place: Found | None = None) -> list[str]:
    """Add the release dates of a region, and return the pointers to them. `place` is the place that their label names."""
    found = values.release_dates(reading.shadow, start, end, place.value if place else "")
    return [pointer for one in found for pointer in append_parts(reading, key, {"date": one.date, "place": one.place or place})]


def number_of(marker: str, place: int) -> Found | None:
    """The number in the mark at a place before an item: "2.", "(2)"; None if it has none."""
    digits = "".join(takewhile(str.isdecimal, marker.lstrip("#([")))
    start = place + marker.index(digits)
    return Found(int(digits), start, start + len(digits)) if digits else None


READERS: dict[str, Take] = {
    "title": _read_title,
    "original_title": _read_title,
    "also_known_as": partial(_add, whole),
    "year": partial(_set, values.year),
    "runtime": partial(_set, values.runtime),
    "release_dates": add_releases,
    "genres": partial(_add, values.terms),
    "countries": partial(_add, values.items),
    "languages": partial(_add, values.languages),
    "certificates": partial(_add, values.certificates),
    "production_companies": partial(_add, values.companies),
    "distributors": partial(_add, values.companies),
    "budget": _read_money,
    "box_office": _read_money,
    "awards": partial(_add, whole),
    "tagline": _read_text,
}
