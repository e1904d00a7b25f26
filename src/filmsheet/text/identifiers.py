"""Identifiers and addresses of films in a text: IMDb, TMDB and Wikidata, and other addresses of pages.

`identifiers` looks only at the text. An identifier without a label goes to `other`, under its usual label.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from .lazily import lazy
from .source import trim

IMDB, TMDB, WIKIDATA, ADDRESS = "IMDb id", "TMDB id", "Wikidata id", "URL"

_ADDRESS = lazy(r"(?<![\w@.])(?:https?://|www\.|(?:m\.)?imdb\.com/|themoviedb\.org/|wikidata\.org/)[^\s<>\"“”«»|\x1f]{3,2000}")
_BARE = lazy(r"(?<![\w/])(?:imdb(?:id)?[-=])?(tt\d{7,9})(?!\w)")
_NUMBERED = lazy(r"(?<!\w)(?:tmdb|TMDB|TMDb)(?:[ -]?(?:id|ID)[-=: ]|[-=]) ?(\d{1,8})(?![\w.,/%])")
_ITEM = lazy(r"(?m)(?:^|(?<!\w)[Ww]ikidata(?: (?:id|ID|item))?[-=:])[^\S\n]{0,40}(Q[1-9]\d{1,9})(?=[^\S\n]{0,40}$)")
BRACKETED = lazy(r"[\[{](?:(?:imdb(?:id)?[-=: ])?tt\d{7,9}|tmdb(?:id)?[-=]\d{1,8})[\]}]")
"""Identifiers after the title in names of folders and files of media centres: "[tt0040725]", "{tmdb-19542}"."""
_SITES = (("imdb.com/", IMDB, "tt"), ("themoviedb.org/movie/", TMDB, ""), ("wikidata.org/", WIKIDATA, "Q"))
"""Sites with pages of films, and the prefixes of their identifiers."""
_BEFORE_FIGURES = (IMDB, WIKIDATA)
"""Identifiers whose digits directly follow their letters."""
_END = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ATTRIBUTES = ("=", '="', "='", "](")
"""What precedes an address that is hidden in markup."""


class Identifier(NamedTuple):
    """An identifier or address, and its place."""

    label: str
    value: str
    start: int
    end: int


def identifiers(text: str, start: int = 0, end: int | None = None) -> Iterator[Identifier]:
    """The identifiers and addresses of a region, in order; an address of a film's page is the identifier in it.

    >>> [found[:2] for found in identifiers("See https://www.imdb.com/title/tt0040725/ (TMDB-19542), example: www.example.org.")]
    [('IMDb id', 'tt0040725'), ('TMDB id', '19542'), ('URL', 'www.example.org')]
    """
    last = len(text) if end is None else end
    position = start
    for found in sorted(_all(text, start, last), key=lambda one: (one.start, -one.end)):
        if found.start >= position:
            position = found.end
            yield found


_SIGNS = (
    (("://", "www.", ".com/", ".org/"), _ADDRESS, ""),
    (("tt",), _BARE, IMDB),
    (("mdb", "MDB", "MDb"), _NUMBERED, TMDB),
    (("Q",), _ITEM, WIKIDATA),
)
"""What a text with identifiers must contain: a quick test, because most texts have none."""


def _all(text: str, start: int, end: int) -> Iterator[Identifier]:
    for signs, pattern, label in _SIGNS:
        behind = (part[:1] for sign in signs for part in text.split(sign)[1:])
        if any(map(str.isdecimal, behind)) if label in _BEFORE_FIGURES else any(sign in text for sign in signs):
            for match in pattern.finditer(text, start, end):
                place = trim(text, *match.span())
                yield Identifier(label, match[1], *place) if label else _address(text, *place)


def _address(text: str, start: int, end: int) -> Identifier:
    """The address in a region, without the punctuation of the sentence around it; for a page of a film, its identifier."""
    while end > start and (text[end - 1] in _END or _unpaired(text, start, end)):
        end -= 1
    for site, label, leads in _SITES:
        _, found, rest = text[start:end].partition(site)
        for part in rest.replace("?", "/").split("/") if found else ():
            number = "".join(takewhile(str.isdecimal, part.removeprefix(leads)))
            if number and part.startswith(leads):
                return Identifier(label, leads + number, start, end)
    return Identifier(ADDRESS, text[start:end], start, end)


def _unpaired(text: str, start: int, end: int) -> bool:
    opening = _PAIRS.get(text[end - 1])
    return opening is not None and text.count(text[end - 1], start, end) > text.count(opening, start, end)


def is_item(text: str) -> bool:
    """Whether a text is the identifier of an item of Wikidata.

    >>> is_item("Q42"), is_item("Q042")
    (True, False)
    """
    return text[:1] == "Q" and text[1:].isdecimal() and "0" < text[1] <= "9"


def is_hidden(text: str, found: Identifier) -> bool:
    """Whether an identifier is in markup and therefore not visible.

    >>> link = "[page](https://example.org)"
    >>> [is_hidden(link, found) for found in identifiers(link)]
    [True]
    """
    return text[max(0, found.start - 2) : found.start].endswith(_ATTRIBUTES)
