"""Finds where each film of an annotated text begins, from the values of its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..reading.pieces import BLANK, LINE
from .places import Places, flat

_ANYWHERE = frozenset(("year", "runtime", "other", "genres", "countries", "languages", "certificates", "budget", "box_office", "release_dates", "ratings"))
"""Keys whose values several films may share."""


def film_begins(places: Places, films: list[dict[str, Any]]) -> list[int]:
    """The first piece of each film: the values of the film are after it, and those of the films before it are not."""
    begins = [0]
    seen = _mentions(places, films) if len(films) > 1 else []
    for film in range(1, len(films)):
        lines = {_line_start(places, n) for n, f, _ in seen if f >= film} | {n for n, f, _ in seen if f == film}
        options = [n for n in sorted(lines) if n > begins[-1]] or [begins[-1] + 1]
        best = min(options, key=lambda n: (round(sum(w for at, f, w in seen if (f >= film) != (at >= n)), 3), n))
        begins.append(_with_label(places, best, begins[-1]))
    return begins


def _mentions(places: Places, films: list[dict[str, Any]]) -> list[tuple[int, int, float]]:
    """The occurrences of the values of each film: the piece, the film, and a weight, which is lower for values that occur often."""
    seen: list[tuple[int, int, float]] = []
    for film, record in enumerate(films):
        others = {flat(text) for n, one in enumerate(films) if n != film for text in _strings(one)}
        for text in _strings(record):
            if len(flat(text)) < (3 if text.isascii() else 2) or flat(text) in others:
                continue
            found = [place.first for place in places.find(text)] or places.openings(text) or (places.mentions(text) if text == record.get("title") else [])
            seen += [(n, film, 1 / len(found) ** 2) for n in found]
    return seen


def _line_start(places: Places, n: int) -> int:
    while n and places.pieces[n].gap < LINE:
        n -= 1
    return n


def _with_label(places: Places, n: int, floor: int) -> int:
    """Include the label above or before the first value of a film."""
    while n - 1 > floor and places.labels[n - 1] is not None and places.pieces[n].gap != BLANK:
        n -= 1
    return n


def _strings(record: dict[str, Any]) -> Iterator[str]:
    """The texts of a record that distinguish it from other records."""
    for key, value in record.items():
        if key.startswith("_") or key in _ANYWHERE:
            continue
        if key == "cast":
            yield from (credit["actor"] for credit in value or ())
        elif key == "storyline":
            if isinstance(value, dict):
                yield from (value[k] for k in ("starts", "ends") if value.get(k))
        elif key == "trivia":
            yield from (item.get("starts") or "" for item in value or ())
        elif isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (one for one in value if isinstance(one, str))
