"""Genres, countries, languages and length in prose."""

from __future__ import annotations

import re

from ..text.source import Found, trim
from .heading import Heading
from .phrases import compiled, entries, phrase_at, phrase_before, phrases, skip
from .prose import piece, words


def read_genres(text: str, heading: Heading) -> list[Found]:
    """The genres that the description names, as written."""
    if not heading.after or heading.language != "en":
        return []
    end = heading.noun
    for word in words(text, end, end + 60):
        if word[0].strip("–-") and entries("facts.more").isdisjoint(word[0].lower().strip(".,").replace("–", "-").split("-")):
            break
        end = word.end()
    genres: dict[str, Found] = {}
    for match in compiled(r"(?<![\w-]){facts.genre}", re.IGNORECASE).finditer(text, heading.after, end):
        genres.setdefault(match[0].casefold(), piece(text, *match.span()))
    return list(genres.values())


def read_countries(text: str, start: int, end: int) -> list[Found]:
    """Countries named as such: "a co-production between France and Italy", "a 1948 film from Japan"."""
    countries: list[Found] = []
    lead = phrases("facts.from_countries").search(text, start, end)
    at = lead.end() if lead else end
    while at < end:
        at = skip("facts.the", text, trim(text, at, end).start, end)
        stop = phrase_at("facts.country", text, at, end)
        if stop is None or text[stop : stop + 1] == "-":
            break
        countries.append(piece(text, at, stop))
        at = skip("facts.join", text, stop, end)
    return countries


def read_languages(text: str, start: int, end: int) -> list[Found]:
    """The languages of "a Malayalam-language film" and "the film is in French and Dutch"."""
    spoken: dict[str, Found] = {}
    last = end
    for match in phrases("glosses.language facts.language").finditer(text, start, end):
        called = phrase_at("facts.called", text, match.end(), end)
        verb = phrase_before("facts.spoken", text, start, match.start())
        of_film = verb is not None and phrase_before("facts.speaks", text, start, verb) is not None
        if of_film or text[last : match.start()].strip() in entries("people.and") or (called and skip("facts.no_film_language", text, called, end) == called):
            spoken.setdefault(match[0], piece(text, *match.span()))
            last = match.end() if not called else end
    return list(spoken.values())


def read_runtime(text: str, start: int, end: int) -> Found | None:
    """The minutes of "runs for 93 minutes" and "a 93-minute film"."""
    for match in compiled(r"(?<!\d)(\d{1,3})[\s-]?{facts.minutes}").finditer(text, start, end):
        following = [word[0].rstrip(",.") for _, word in zip(range(5), words(text, match.end(), end), strict=False)]
        described = text[match.start() - 2 : match.start()].lower() == "a " and not entries("facts.film").isdisjoint(following)
        if int(match[1]) and (described or phrase_before("facts.length", text, start, match.start()) is not None):
            return Found(int(match[1]), match.start(), match.end())
    return None
