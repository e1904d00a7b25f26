"""A title line: the title, and the year, certificate or original title that stand with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lazily import lazy
from .source import Found, Span, tidy, trim

_YEAR = r"(?:18[7-9]|19\d|20\d)\d"
_YEAR_LAST = lazy(
    rf"[\s,–—-]*[(\[](?P<a>{_YEAR})(?:\s*[-–/]\s*\d{{0,4}})?(?:\s(?:film|movie|фильм|tv movie))?[)\]]\s*[.:]?\Z"
    rf"|\s*,\s*(?P<b>{_YEAR})\s*[.:]?\Z|\s[–—-]\s*(?P<c>{_YEAR})\s*[.:]?\Z",
    re.IGNORECASE,
)
_NOTE_LAST = lazy(
    r"\s*[(\[](?:(?P<certificate>\d{1,2}A?|PG(?:-13)?|U|G|R|NC-17|X|FSK ?\d+)|(?:\d{4}\s)?(?:film|movie|фильм|pel[ií]cula|filme|电影|영화))[)\]]\s*\Z"
)
_SITE_LAST = lazy(
    r"\s+[-–—|·]\s*(?:IMDb|Wikipedia.{0,30}|Letterboxd|Rotten Tomatoes|TMDB|The Movie Database.{0,12}|MUBI|AllMovie|Metacritic|КиноПоиск|豆瓣.{0,4})\Z"
    r"|\s+(?:(?:Movie|Film)\s)?(?:Details|Info(?:rmation)?)\Z",
    re.IGNORECASE,
)
_BREADCRUMBS = lazy(r".{0,80}[^\s>»›]\s*[>»›]\s+")
_KIND_FIRST = lazy(r"(?:Фильм|Кинофильм)\s+(?=[«\"\w])|(?:Film|Movie|Título|Titolo|Titel|Titre)\s*[:–-]\s+")
_MONTH_NAMES = frozenset("january february march april may june july august september october november december".split())
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'", "《": "》", "『": "』", "「": "」"}
_NAVIGATION = frozenset("home movies movie shows tv series films login register sign in up search menu news about contact back top next previous page".split())
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])|[\s|/·•>]+")


class TitleLine(NamedTuple):
    """What a title line says."""

    title: Found
    year: Found | None = None
    certificate: Found | None = None
    original: Found | None = None


def read_title(text: str, start: int, end: int) -> TitleLine | None:
    """Read a title line, or the value of a title label.

    >>> read_title("The Red Shoes (1948)", 0, 20).year.value
    1948
    """
    outer = start, end = unquoted(text, *trim(text, start, end))
    for opening in (_BREADCRUMBS, _KIND_FIRST):
        found = opening.match(text, start, end)
        start = found.end() if found and found.end() < end else start
    year = certificate = None
    for _ in range(4):
        offset = max(start, end - 60)
        found = _last(text[offset:end], year is None)
        if found is None or offset + found.start() <= start:
            break
        named = found.lastgroup
        if named:
            place = Span(offset + found.start(named), offset + found.end(named))
            read = Found(found[named] if named == "certificate" else int(found[named]), *place)
            year, certificate = (year, read) if named == "certificate" else (read, certificate)
        end = trim(text, start, offset + found.start()).end
        if named:
            outer = outer._replace(end=end)
    return _titled(text, Span(start, end), outer, year, certificate)


def _last(tail: str, year_wanted: bool) -> re.Match[str] | None:
    """What ends a title line and is no part of the title."""
    if year_wanted and (found := _YEAR_LAST.search(tail)) and not _dated(tail[: found.start()]):
        return found
    return _NOTE_LAST.search(tail) or _SITE_LAST.search(tail)


def _dated(before: str) -> bool:
    """Whether a month stands before the year, so that it dates something."""
    words = before.split()
    return bool(words) and words[-1].casefold().strip(".,") in _MONTH_NAMES


def _titled(text: str, inner: Span, outer: Span, year: Found | None, certificate: Found | None) -> TitleLine | None:
    """The title, with what it drops in its span, and the original one behind a slash."""
    start, end = inner
    original = None
    slash = text.find(" / ", start, end)
    if start < slash < end - 4 and text.find(" / ", slash + 3, end) < 0:
        first, last = unquoted(text, *trim(text, slash + 3, end))
        original = Found(tidy(text[first:last]), first, last)
        end = trim(text, start, slash).end
        outer = outer._replace(end=end)
    start, end = unquoted(text, start, end)
    title = tidy(text[start:end])
    if not any(c.isalnum() for c in title):
        return None
    place = Span(start if outer.start == inner.start else outer.start, end if outer.end == inner.end else max(end, outer.end))
    return TitleLine(Found(title, *place), year, certificate, original)


def is_navigation(title: str) -> bool:
    """Whether words are those of a page's menu: "MoviesShows".

    >>> is_navigation("MoviesShows"), is_navigation("Night Ferry")
    (True, False)
    """
    return all(word.casefold() in _NAVIGATION for word in _CAMEL.split(title) if word)


def unquoted(text: str, start: int, end: int) -> Span:
    """The region without quotation marks that hold all of it.

    >>> unquoted('"Teeth"', 0, 7)
    Span(start=1, end=6)
    """
    if end - start > 2 and _QUOTES.get(text[start]) == text[end - 1] and text[end - 1] not in text[start + 1 : end - 1]:
        return trim(text, start + 1, end - 1)
    return Span(start, end)
