"""Sources of ratings: canonical names, their spellings, and the scale that each implies."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType

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

_SPELLINGS = """
imdb|imdb.com|internet movie database = IMDb
rotten tomatoes|rottentomatoes|rottentomatoes.com|tomatometer|tomatoes|rt|烂番茄 = Rotten Tomatoes
metacritic|metascore|metacritic.com|meta score = Metacritic
letterboxd|letterboxd.com = Letterboxd
douban|豆瓣|豆瓣电影|douban.com = Douban
kinopoisk|кинопоиск|kinopoisk.ru|кп = Kinopoisk
tmdb|the movie database|themoviedb|themoviedb.org|moviedb = TMDb
allociné|allocine = Allociné
anilist = AniList
common sense media = Common Sense Media
čsfd|csfd = ČSFD
empire = Empire
filmaffinity = FilmAffinity
filmstarts = Filmstarts
filmweb = Filmweb
maoyan|猫眼 = Maoyan
moviepilot = Moviepilot
mubi = MUBI
myanimelist|mal = MyAnimeList
mydramalist|mdl = MyDramaList
mymovies = MYmovies
naver|네이버 = Naver
ofdb = OFDb
roger ebert|rogerebert.com|ebert|roger ebert's = Roger Ebert
senscritique|sens critique = SensCritique
the guardian|guardian = The Guardian
time out = Time Out
trakt = Trakt
tvdb|thetvdb = TVDb
watcha|왓챠 = Watcha
"""


@functools.cache
def spellings() -> dict[str, str]:
    """Spellings, case folded, to canonical names."""
    table = {}
    for line in _SPELLINGS.strip().splitlines():
        left, _, name = line.partition(" = ")
        table.update(dict.fromkeys(left.split("|"), name))
    return table


@functools.cache
def pattern() -> re.Pattern[str]:
    """Finds a source; longer spellings first, short ones ("RT", "MAL") in capitals only."""
    words = sorted((w for w in spellings() if len(w) > 3), key=len, reverse=True)
    short = [w.upper() for w in spellings() if len(w) <= 3 and w.isascii()]
    han = [w for w in spellings() if len(w) <= 3 and not w.islower()]
    noise = r"(?:[ ]?(?:user|users|audience|critics?|rating|score|评分|評分|note|ratings|popcornmeter)\b)*"
    any_case = "|".join(map(re.escape, words))
    capital = "|".join(map(re.escape, short))
    return re.compile(rf"(?<![^\W_\u2e80-\ud7ff])(?:(?i:{any_case})|{capital}|{'|'.join(han)})(?i:评分|評分|평점)?(?i:{noise})(?![A-Za-z])")


@functools.lru_cache(maxsize=64)
def implied_best(source: str | None) -> float | None:
    """The best rating that a source implies."""
    return SOURCES.get(source) if source else None
