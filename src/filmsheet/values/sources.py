"""Sources of ratings: canonical names, their spellings, and the scale that each implies."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType

from filmsheet.vocabulary.wordlists import alternatives, any_of, meanings

_TEN, _HUNDRED, _FIVE = 10.0, 100.0, 5.0

SOURCES: MappingProxyType[str, float | None] = MappingProxyType({
    "IMDb": _TEN,
    "Rotten Tomatoes": _HUNDRED,
    "Metacritic": _HUNDRED,
    "Letterboxd": _FIVE,
    "Douban": _TEN,
    "Kinopoisk": _TEN,
    "TMDb": _TEN,
    "Allociné": None,
    "AniList": None,
    "Common Sense Media": None,
    "ČSFD": None,
    "Empire": None,
    "FilmAffinity": None,
    "Filmstarts": None,
    "Filmweb": None,
    "Maoyan": None,
    "Moviepilot": None,
    "MUBI": None,
    "MyAnimeList": None,
    "MyDramaList": None,
    "MYmovies": None,
    "Naver": None,
    "OFDb": None,
    "Roger Ebert": None,
    "SensCritique": None,
    "The Guardian": None,
    "Time Out": None,
    "Trakt": None,
    "TVDb": None,
    "Watcha": None,
})  # fmt: skip
"""Canonical names of sources, and the best possible rating for a bare number (None: unknown)."""


@functools.cache
def pattern() -> re.Pattern[str]:
    """Finds a source, as the group "name", and the words that follow it; short names ("RT", "MAL") only in capitals."""
    spellings = meanings("rating_sources")
    long = alternatives(word for word in spellings if len(word) > 3)
    short = alternatives(word.upper() for word in spellings if len(word) <= 3)
    return re.compile(rf"(?<![^\W_\u2e80-\ud7ff])(?P<name>(?i:{long})|{short})(?i:[ ]?(?:{any_of('rating_words')}\b|评分|評分|평점))*(?![A-Za-z])")


@functools.lru_cache(maxsize=64)
def implied_best(source: str | None) -> float | None:
    """The best rating that a source implies."""
    return SOURCES.get(source) if source else None
