"""Which film a record is of elsewhere: the identifiers among its `other` fields, and the addresses of their pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..models import FilmSheet
from ..text.identifiers import ADDRESS, IMDB, TMDB, WIKIDATA, identifiers
from ..text.lazily import lazy

_FORMS = (
    (IMDB, "imdb", lazy(r"tt\d{7,9}")),
    (TMDB, "tmdb", lazy(r"\d{1,8}")),
    (WIKIDATA, "wikidata", lazy(r"Q[1-9]\d{0,9}")),
)
_LETTER = lazy(r"[^\W\d_]+")
_KINDS = frozenset(("id", "identifier", "no", "number", "movie", "film", "title", "item", "link", "url"))
_PAGES = {
    IMDB: "https://www.imdb.com/title/{}/",
    TMDB: "https://www.themoviedb.org/movie/{}",
    WIKIDATA: "https://www.wikidata.org/entity/{}",
}


class Identity(NamedTuple):
    """The identifiers of a film, each None where the record has none or several."""

    imdb: str | None
    tmdb: str | None
    wikidata: str | None
    addresses: tuple[str, ...]
    """Other addresses that stand in the record."""

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of the film's pages at those who gave it an identifier."""
        pairs = ((IMDB, self.imdb), (TMDB, self.tmdb), (WIKIDATA, self.wikidata))
        return tuple(_PAGES[label].format(value) for label, value in pairs if value)


def identity(sheet: FilmSheet) -> Identity:
    """The identifiers of a film, from whatever label they stand under; of two that differ none is taken.

    >>> identity(FilmSheet(other={"IMDb id": "tt0040725", "Links": "see www.example.org"}))[:2]
    ('tt0040725', None)
    """
    found: dict[str, list[str]] = {IMDB: [], TMDB: [], WIKIDATA: [], ADDRESS: []}
    for label, text in sheet.other.items():
        named = _named(label, text)
        if named:
            found[named[0]].append(named[1])
            continue
        for one in identifiers(text):
            found[one.label].append(one.value)
    imdb, tmdb, wikidata = (_only(found[label]) for label in (IMDB, TMDB, WIKIDATA))
    return Identity(imdb, tmdb, wikidata, tuple(dict.fromkeys(found[ADDRESS])))


def _named(label: str, text: str) -> tuple[str, str] | None:
    """An identifier under a label that names whose it is: "TMDB" with a number."""
    words = [word.casefold() for word in _LETTER.findall(label)]
    for key, name, form in _FORMS:
        if words[:1] == [name] and _KINDS.issuperset(words[1:]) and _fills(form, text):
            return key, text
    return None


def _fills(form: re.Pattern[str], text: str) -> bool:
    return form.fullmatch(text) is not None


def _only(values: list[str]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def is_told(known: Identity, text: str) -> bool:
    """Whether a field of `other` says nothing but what the identity has."""
    return text in known[:3] or set(text.split("\n")) <= set(known.addresses)
