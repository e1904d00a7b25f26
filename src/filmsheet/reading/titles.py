"""The bounds of a title, without text before and after it on its line that is not part of it.

A piece that was judged to be a title may begin with a date, a time or the kind of page ("20.00 Night Ferry", "poster of Night
Ferry"), and end with a certificate or a person ("Night Ferry Cert 15", "Night Ferry by Ann Field").
"""

from __future__ import annotations

import re

from .. import values
from ..text.scripts import UNBROKEN
from ..text.source import Span
from ..values.months import days, month_number
from ..values.view import narrow
from ..vocabulary.wordlists import words
from .within import by_line

_SIGNS = "=\\|^~"
_TIME = re.compile(r"(?:[01]?\d|2[0-4])[.:h][0-5]\d(?:[ap]m)?", re.IGNORECASE)
_LONGEST_DATE, _LONGEST_DAY, _RATED = 4, 4, 2
_QUOTES = "'‘"


def title_bounds(shadow: str, start: int, end: int) -> Span:
    """The bounds of the title in a region.

    >>> text = "20.00 Night Ferry Cert 15"
    >>> text[slice(*title_bounds(text, 0, len(text)))]
    'Night Ferry'
    """
    start, end = _stripped(shadow, start, end)
    found = [word.span() for word in UNBROKEN.finditer(shadow, start, end)]
    first = _opening([shadow[slice(*one)] for one in found])
    last = _closing([shadow[slice(*one)] for one in found[first:]]) + first
    if (first, last) != (0, len(found)):
        start, end = _stripped(shadow, found[first][0], found[last - 1][1])
    by = by_line(shadow, start, end)
    return Span(start, by[0]) if by is not None else Span(start, end)


def _stripped(shadow: str, start: int, end: int) -> Span:
    """A region without markup signs, and without an unclosed quotation mark."""
    start, end = narrow(shadow, start, end, _SIGNS, _SIGNS)
    if end - start > 1 and shadow[start] in _QUOTES and not any(sign in shadow[start + 1 : end] for sign in "'’"):
        start += 1
    return Span(start, end)


def _opening(parts: list[str]) -> int:
    """The number of words at the start that are a date, a time, or the kind of page; at least one word is left."""
    for size in range(min(_LONGEST_DATE, len(parts) - 1), 0, -1):
        if " ".join(parts[:size]).casefold() in words("before_titles") or _is_date(parts[:size]):
            return size
    return 0


def _is_date(parts: list[str]) -> bool:
    """Whether some words are a day and its month, or a time, with or without the day of the week."""
    kinds = {_kind(part.strip(",;()")) for part in parts}
    return "" not in kinds and ("time" in kinds or kinds >= {"day", "month"})


def _kind(part: str) -> str:
    if _TIME.fullmatch(part):
        return "time"
    if part.casefold().rstrip("stndrh.").isdecimal() and len(part) <= _LONGEST_DAY:
        return "day"
    if month_number(part) is not None:
        return "month"
    return "week" if part.casefold() in days() else ""


def _closing(parts: list[str]) -> int:
    """The number of words of a title without a certificate or the kind of page at its end."""
    count = len(parts)
    if count > 1 and parts[-1].casefold() in words("behind_titles"):
        return count - 1
    ending = parts[-_RATED:] if count > _RATED else []
    rated = any(_is_rated(word, value) for word, value in zip(ending, reversed(ending), strict=True))
    return count - _RATED if rated else count


def _is_rated(word: str, value: str) -> bool:
    """Whether one word marks another as a certificate: "Cert 15", "PG rating"."""
    return word.casefold().strip(".:") in words("certificate_words") and values.is_certificate(value, 0, len(value))
