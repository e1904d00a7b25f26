"""Years in prose: which of them is that of the film."""

from __future__ import annotations

import re

from ..text.source import Found
from .phrases import entries, phrases, skip
from .prose import brackets, sentence_end, words, year_within


def year_after(text: str, start: int, end: int, verbs: str, reach: int = 80) -> Found | None:
    """The year that follows one of these verbs in its sentence, with no other number of three digits before it.

    >>> year_after("shot in 1946, released on 6 May 1948", 0, 36, "years.release").value
    1948
    """
    for verb in phrases(verbs, re.IGNORECASE).finditer(text, start, end):
        year = year_within(text, verb.end(), min(end, verb.end() + reach))
        if year is None or _of_a_work(text, year.end, end):
            continue
        between = text[verb.end() : year.start]
        if sentence_end(text, verb.end(), year.start) == year.start and max(map(_digits, between.split()), default=0) < 3:
            return year
    return None


def _digits(word: str) -> int:
    return sum(map(str.isdigit, word))


def _of_a_work(text: str, start: int, end: int) -> bool:
    """Whether a year is that of a book, "1946 American novel"."""
    for _, word in zip(range(5), words(text, start, min(end, start + 80)), strict=False):
        bare = word[0].rstrip(",.;:")
        if bare in entries("years.work"):
            return True
        if not word[0].isalpha():
            break
    return False


def year_of_sentence(text: str, start: int, end: int) -> Found | None:
    """The year in the sentence from `start` on: that of the release, otherwise that of the production."""
    stop = sentence_end(text, start, min(end, start + 240))
    of = skip("years.of", text, start, end)
    year = year_within(text, of, min(end, of + 6)) if of > start else None
    return year or year_after(text, start, stop, "years.release") or year_after(text, start, stop, "years.make")


def bracketed_year(text: str, start: int, end: int) -> Found | None:
    """The year in a bracket or an aside after a title: "(1948 film)", ", released in 1948,"."""
    for bracket in brackets(text, start, min(end, start + 200)):
        year = year_within(text, *bracket.span(1))
        if year is not None and _alone(text[bracket.start(1) : year.start], text[year.end : bracket.end(1)]):
            return year
    return year_after(text, start, end, "years.aside", 60)


def _alone(before: str, behind: str) -> bool:
    """Whether the bracket of a year has only a few other words: "(1948 film)", "(1948-49)"."""
    return len(before) <= 40 and not set(before) & set(":;") and len(behind) <= 28 and before[-1:] in ("", " ", ",") and behind[:1] in ("", " ", ",", "-", "–")
