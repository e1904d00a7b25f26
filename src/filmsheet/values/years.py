"""The year of a film."""

from __future__ import annotations

import re

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found
from filmsheet.values.dates import FIRST, LAST, YEAR_SIGN, dates_in
from filmsheet.values.view import NOTE, View, view
from filmsheet.vocabulary.wordlists import any_of

_YEAR = lazy(r"(?<![^\W_\u3000-\u9fff\uac00-\ud7a3])(?<![$€£₹¥#_])(?:18[7-9]\d|19\d\d|20\d\d|2100)(?![0-9A-Za-z_%代])(?!['’]s\b|年代|-е|-х)(?!,\d{3}(?!\d))")
_LEAD = lazy(r"(?:\b(?:ca|um|vers|verso)|(?<!\w){about}|[©(])[ ]?$", re.I, any_of)
_RANGE = lazy(r"[ ]?[/–-][ ]?(?:\d{4}|\d{2})(?![\d/.-])")
_NEAR = 400
"""A date that is further away than this is ignored: the field of a year is short."""


def year(text: str, start: int, end: int) -> Found | None:
    """The first year of a region, from 1870 to 2100; its span includes the date or range around it.

    >>> year("Year : 1948", 7, 11)[:3]
    (1948, 7, 11)
    >>> year("c. 1948/49", 0, 10)[:3]
    (1948, 0, 10)
    """
    piece = text[start:end]
    bare = piece.strip(" \t\n()")
    if len(bare) == 4 and bare.isdecimal():
        value = int(bare)
        place = start + piece.index(bare)
        return Found(value, place, place + 4) if FIRST <= value <= LAST else None
    seen = view(text, start, end)
    match = _YEAR.search(seen.text)
    return _widened(seen, match) if match else None


def years(text: str, start: int, end: int) -> list[Found]:
    """All years of a region, each with the range or note that follows it.

    >>> [one.value for one in years("1948 (restored 1999)", 0, 20)], [one.value for one in years("1948-1951", 0, 9)]
    ([1948, 1999], [1948])
    """
    seen = view(text, start, end)
    found: list[Found] = []
    place = 0
    while match := _YEAR.search(seen.text, place):
        place = _tail(seen, match.end())
        found.append(seen.found(int(match[0]), match.start(), place))
    return found


def _tail(seen: View, end: int) -> int:
    """The end of the range that begins with a year, or of a word for "year" after it."""
    match = _RANGE.match(seen.text, end) or YEAR_SIGN.match(seen.text, end)
    return match.end() if match else end


def _widened(seen: View, match: re.Match[str]) -> Found:
    value = int(match[0])
    start, end = match.span()
    start, end = next(((date.start, date.end) for date in dates_in(seen.text[:_NEAR]) if date.start <= start and end <= date.end), (start, end))
    end = _tail(seen, end)
    lead = _LEAD.search(seen.text, max(0, start - 12), start)
    start = lead.start() if lead and lead[0] != "(" else start
    note = NOTE.fullmatch(seen.text, end)
    end = note.end() if note else end
    return seen.found(value, start, end)
