"""The year of a film."""

from __future__ import annotations

import re

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found
from filmsheet.values.dates import dates_in
from filmsheet.values.view import View, view

FIRST, LAST = 1870, 2100

_YEAR = lazy(
    r"(?<![^\W_])(?<![$€£₹¥#_])(?P<year>18[7-9]\d|19\d\d|20\d\d|2100)(?![0-9A-Za-z_%])(?!['’]s\b|年代|-е|-х)(?!,\d{3}(?!\d))"
)
_LEAD = lazy(r"(?:\bca?\.|\bcirca|\bca|\bum|\bvers|\bverso|около|ок\.|约|約|약|~|©|\()[ ]?$", re.I)
_TAIL = lazy(r"[ ]?[/–-][ ]?(?:\d{4}|\d{2})(?![\d/.-])|[ ]?(?:年|년|г(?:од|\.)?(?!\w))")
_NOTE = lazy(r"[ ]?\([^()]{1,40}\)$")


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
    if match is None:
        glued = _CJK_YEAR.search(seen.text)
        return None if glued is None else seen.found(int(glued[1]), *glued.span())
    return _widened(seen, match)


def years(text: str, start: int, end: int) -> list[Found]:
    """All years of a region, each with the range or note that follows it.

    >>> [one.value for one in years("1948 (restored 1999)", 0, 20)], [one.value for one in years("1948-1951", 0, 9)]
    ([1948, 1999], [1948])
    """
    seen = view(text, start, end)
    found: list[Found] = []
    place = 0
    while match := _YEAR.search(seen.text, place):
        tail = _TAIL.match(seen.text, match.end())
        place = tail.end() if tail else match.end()
        found.append(seen.found(int(match[0]), match.start(), place))
    return found


_CJK_YEAR = lazy(r"(?<=[\u3000-\u9fff\uac00-\ud7a3])((?:18[7-9]|19\d|20\d)\d)[ ]?[年년]?(?![\d代])")


def _widened(seen: View, match: re.Match[str]) -> Found:
    value = int(match[0])
    start, end = match.span()
    if len(seen.text) > end - start:
        for date in dates_in(seen.text[:_NEAR]):
            if date.start <= start and end <= date.end:
                start, end = date.start, date.end
                break
        tail = _TAIL.match(seen.text, end)
        end = tail.end() if tail else end
        lead = _LEAD.search(seen.text, max(0, start - 12), start)
        start = lead.start() if lead and lead[0] != "(" else start
        note = _NOTE.match(seen.text, end)
        end = note.end() if note else end
    return seen.found(value, start, end)


_NEAR = 400
"""Only this many characters are searched for a date, because the field of a year is short."""
