"""A title line: the title, and the year, certificate or original title that stand with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .source import Found, Span, tidy, trim

_YEAR_LAST = re.compile(
    r"[\s,–—-]*(?:\((?P<a>(?:18[7-9]|19\d|20\d)\d)(?:\s*[-–/]\s*\d{2,4})?\)|\[(?P<b>(?:18[7-9]|19\d|20\d)\d)\]"
    r"|[,–—-]\s*(?P<c>(?:18[7-9]|19\d|20\d)\d))\s*[.:]?\Z"
)
_NOTE_LAST = re.compile(r"\s*[(\[](?:(?P<certificate>\d{1,2}A?|PG(?:-13)?|U|G|R|NC-17|[A-Z]{2}|X)|(?P<film>(?:\d{4}\s)?film|movie|фильм))[)\]]\s*\Z")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'", "《": "》", "『": "』", "「": "」"}


class TitleLine(NamedTuple):
    """What a title line says."""

    title: Found
    year: Found | None = None
    certificate: Found | None = None


def read_title(text: str, start: int, end: int) -> TitleLine | None:
    """Read a title line, or the value of a title label.

    >>> read_title("The Red Shoes (1948)", 0, 20).year.value
    1948
    """
    start, end = trim(text, start, end)
    year = certificate = None
    for _ in range(3):
        region = text[max(start, end - 40) : end]
        offset = max(start, end - 40)
        found = _YEAR_LAST.search(region) if year is None else None
        if found and offset + found.start() > start:
            group = found.lastgroup or "a"
            year = Found(int(found[group]), offset + found.start(group), offset + found.end(group))
        else:
            found = _NOTE_LAST.search(region)
            if not found or offset + found.start() <= start:
                break
            if found["certificate"]:
                certificate = Found(found["certificate"], *(offset + p for p in found.span("certificate")))
        end = trim(text, start, offset + found.start()).end
    start, end = unquoted(text, start, end)
    title = tidy(text[start:end])
    return TitleLine(Found(title, start, end), year, certificate) if any(c.isalnum() for c in title) else None


def unquoted(text: str, start: int, end: int) -> Span:
    """The region without quotation marks that hold all of it.

    >>> unquoted('"Teeth"', 0, 7)
    Span(start=1, end=6)
    """
    if end - start > 2 and _QUOTES.get(text[start]) == text[end - 1] and text[end - 1] not in text[start + 1 : end - 1]:
        return Span(start + 1, end - 1)
    return Span(start, end)
