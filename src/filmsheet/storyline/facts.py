"""What prose says of genres, countries, languages and length."""

from __future__ import annotations

import re

from ..source import Found
from .heading import Heading
from .names import SEPARATOR
from .phrases import compiled, phrases
from .prose import piece


def read_genres(text: str, heading: Heading) -> list[Found]:
    """The genres that the description names, as they stand there."""
    if not heading.after or heading.language != "en":
        return []
    more = compiled(r"(?:[\s,–-]{1,3}{facts.more}){1,4}", re.IGNORECASE).match(text, heading.noun, heading.noun + 60)
    genres: dict[str, Found] = {}
    for match in compiled(r"(?<![\w-]){facts.genre}", re.IGNORECASE).finditer(text, heading.after, more.end() if more else heading.noun):
        genres.setdefault(match[0].casefold(), piece(text, *match.span()))
    return list(genres.values())


def read_countries(text: str, start: int, end: int) -> list[Found]:
    """Countries named as such: "a co-production between France and Italy", "a 1948 film from Japan"."""
    countries: list[Found] = []
    lead = phrases("facts.from_countries").search(text, start, end)
    while lead:
        country = compiled(r"\s*(?:the\s+)?({facts.country})(?![\w-])").match(text, lead.end(), end)
        if country is None:
            break
        countries.append(piece(text, *country.span(1)))
        lead = compiled(SEPARATOR).match(text, country.end(), end)
    return countries


def read_languages(text: str, start: int, end: int) -> list[Found]:
    """The languages of "a Malayalam-language film" and "the film is in French"."""
    spoken: dict[str, Found] = {}
    last = start
    for match in phrases("glosses.language facts.language").finditer(text, start, end):
        called = compiled(r"[-‑–]\s?language\b(?![\s-]+{facts.no_film_language})").match(text, match.end(), end)
        before = text[max(start, match.start() - 50) : match.start()]
        said = compiled(r"\b{facts.speaks}\s+{facts.spoken}\s+$").search(before)
        joined = last > start and text[last : match.start()].split() == ["and"]
        if called or said or joined:
            spoken.setdefault(match[0], piece(text, *match.span()))
            last = start if called else match.end()
    return list(spoken.values())


def read_runtime(text: str, start: int, end: int) -> Found | None:
    """The minutes of "runs for 93 minutes" and "a 93-minute film"."""
    for match in compiled(r"(?<!\d)(\d{1,3})[\s-]?{facts.minutes}").finditer(text, start, end):
        before = text[max(start, match.start() - 50) : match.start()]
        described = compiled(r"\s(?:\w{1,20}\s+){0,4}?{facts.film}").match(text, match.end(), end)
        if int(match[1]) and (compiled(r"\b{facts.length}\s+$").search(before) or (described and before.split(" ")[-2:] in (["a", ""], ["A", ""]))):
            return Found(int(match[1]), match.start(), match.end())
    return None
