"""Which film a record is of elsewhere: the identifiers among its `other` fields, and the addresses of their pages."""

from __future__ import annotations

from typing import NamedTuple

from ..models import FilmSheet
from ..text.identifiers import ADDRESS, IMDB, TMDB, WIKIDATA, Identifier, identifiers

_KINDS = frozenset(("id", "identifier", "no", "number", "movie", "film", "title", "item", "link", "url"))
_PAGES = {
    "imdb": "https://www.imdb.com/title/{}/",
    "tmdb": "https://www.themoviedb.org/movie/{}",
    "wikidata": "https://www.wikidata.org/entity/{}",
}


class Identity(NamedTuple):
    """The identifiers of a film, each None where the record has none or several."""

    imdb: str | None
    tmdb: str | None
    wikidata: str | None
    addresses: tuple[str, ...]
    """Other addresses that stand in the record."""

    @property
    def ids(self) -> dict[str, str]:
        """The identifiers that there are, by the name of who gave them: "imdb", "tmdb", "wikidata"."""
        return {name: value for name, value in zip(_PAGES, self[:3], strict=True) if value}

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of the film's pages at those who gave it an identifier."""
        return tuple(_PAGES[name].format(value) for name, value in self.ids.items())


def identity(sheet: FilmSheet) -> Identity:
    """The identifiers of a film, from whatever label they stand under; of two that differ none is taken.

    >>> identity(FilmSheet(other={"IMDb id": "tt0040725", "Links": "see www.example.org"}))[:2]
    ('tt0040725', None)
    """
    found: dict[str, dict[str, None]] = {IMDB: {}, TMDB: {}, WIKIDATA: {}, ADDRESS: {}}
    for label, text in sheet.other.items():
        for one in _named(label, text) or identifiers(text):
            found[one.label][one.value] = None
    imdb, tmdb, wikidata = (next(iter(found[key])) if len(found[key]) == 1 else None for key in (IMDB, TMDB, WIKIDATA))
    return Identity(imdb, tmdb, wikidata, tuple(found[ADDRESS]))


def _named(label: str, text: str) -> list[Identifier]:
    """An identifier under a label that names whose it is: "TMDB" with a number."""
    letters = "".join(c if c.isalnum() and not c.isdecimal() else " " for c in label)
    whose, *kinds = letters.casefold().split() or ("",)
    if whose not in _PAGES or not _KINDS.issuperset(kinds):
        return []
    return [one for one in identifiers(f"{whose}={text}") if one.value == text]


def is_told(known: Identity, text: str) -> bool:
    """Whether a field of `other` says nothing but what the identity has."""
    return text in known[:3] or set(text.split("\n")) <= set(known.addresses)
