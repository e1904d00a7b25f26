"""Identifiers and addresses of films in a text: IMDb, TMDB and Wikidata, and other addresses of pages.

`identifiers` looks at the text alone. Where one stands without a label, the record has it in `other`, under its label.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .lazily import lazy

IMDB, TMDB, WIKIDATA, ADDRESS = "IMDb id", "TMDB id", "Wikidata id", "URL"

_ADDRESS = lazy(r"(?<![\w@.])(?:https?://|www\.|(?:m\.)?imdb\.com/|themoviedb\.org/|wikidata\.org/)[^\s<>\"“”«»|\x1f]{3,2000}")
_TITLE = lazy(r"imdb\.com/(?:[A-Za-z-]{2,5}/)?title/(tt\d{7,9})(?!\d)")
_MOVIE = lazy(r"themoviedb\.org/movie/(\d{1,8})(?!\d)")
_ENTITY = lazy(r"wikidata\.org/(?:wiki|entity)/(?:Special:EntityData/)?(Q[1-9]\d{0,9})(?!\d)")
_PAGES = ((_TITLE, IMDB), (_MOVIE, TMDB), (_ENTITY, WIKIDATA))
_BARE = lazy(r"(?<![\w/])(?:imdb(?:id)?[-=])?(tt\d{7,9})(?!\w)")
_NUMBERED = lazy(r"(?<!\w)(?:tmdb|TMDB|TMDb)(?:[ -]?(?:id|ID)[-=: ]|[-=]) ?(\d{1,8})(?![\w.,/%])")
_ITEM = lazy(r"(?m)^[^\S\n]{0,40}(Q[1-9]\d{1,9})[^\S\n]{0,40}$")
_NAMED_ITEM = lazy(r"(?<!\w)(?:wikidata|Wikidata)(?: (?:id|ID|item))?[-=: ]{1,2}(Q[1-9]\d{0,9})(?!\w)")
BRACKETED = lazy(r"[\[{](?:(?:imdb(?:id)?[-=: ])?tt\d{7,9}|tmdb(?:id)?[-=]\d{1,8})[\]}]")
"""How folders and files of media centres carry an identifier behind the title: "[tt0040725]", "{tmdb-19542}"."""
_END = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ATTRIBUTES = ("=", '="', "='", "](")
"""What stands before an address that markup holds, and no reader sees."""


class Identifier(NamedTuple):
    """What a text names a film or a page by, and where it stands."""

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
    ([f"tt{digit}" for digit in range(10)], _BARE, IMDB),
    (("mdb", "MDB", "MDb"), _NUMBERED, TMDB),
    (("Q",), _ITEM, WIKIDATA),
    (("ikidata",), _NAMED_ITEM, WIKIDATA),
)
"""What a text must hold to be worth a closer look: most hold none of it, and are told so at once."""


def _all(text: str, start: int, end: int) -> Iterator[Identifier]:
    for signs, pattern, label in _SIGNS:
        if not any(sign in text for sign in signs):
            continue
        for match in pattern.finditer(text, start, end):
            span = match.span(1 if pattern is _ITEM else 0)
            yield Identifier(label, match[1], *span) if label else _address(text, *span)


def _address(text: str, start: int, end: int) -> Identifier:
    """The address of a region, without the marks of the sentence that it stands in."""
    while end > start and (text[end - 1] in _END or _unpaired(text, start, end)):
        end -= 1
    for pattern, label in _PAGES:
        if page := pattern.search(text, start, end):
            return Identifier(label, page[1], start, end)
    return Identifier(ADDRESS, text[start:end], start, end)


def _unpaired(text: str, start: int, end: int) -> bool:
    opening = _PAIRS.get(text[end - 1])
    return opening is not None and text.count(text[end - 1], start, end) > text.count(opening, start, end)


def is_hidden(text: str, found: Identifier) -> bool:
    """Whether markup holds an identifier, so that no reader of the page sees it.

    >>> link = "[page](https://example.org)"
    >>> [is_hidden(link, found) for found in identifiers(link)]
    [True]
    """
    return text[max(0, found.start - 2) : found.start].endswith(_ATTRIBUTES)
