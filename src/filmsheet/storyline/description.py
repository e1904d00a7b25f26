"""Openings that describe: a subject, "is" or a comma, and a description that ends in a word for film."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.source import Found, trim
from .heading import Heading, make_heading
from .phrases import compiled, entries, phrase_at, phrases
from .prose import sentence_start, words, year_within
from .subject import generic_subject, read_subject, title_cased
from .years import year_after, year_of_sentence


class Description(NamedTuple):
    """A description of a film: its start, the place of its word for film, and the year before that word."""

    start: int
    noun: int
    end: int
    year: Found | None


def described(text: str, start: int, end: int) -> Heading | None:
    """A subject, "is", and a description that ends in a word for film."""
    fallback: Heading | None = None
    pattern = r"(?<=[\s,)\]”\"])(?:{film.is}|(?<=[?!]\s){film.is_after_sign})\s+(?:{film.adverb}\s+)?(?=(?:{film.article}|{year})\s)"
    for copula in compiled(pattern).finditer(text, start, min(end, start + 700)):
        film = description(text, copula.end(), end)
        if film is None:
            continue
        heading = _of_description(text, start, copula.start(), film, end)
        if heading is not None and heading.title is not None:
            return heading
        fallback = fallback or heading
    return fallback


def description(text: str, at: int, end: int) -> Description | None:
    """The words up to a word for film; a genre alone ("a drama") counts if there is a year or a director next to it.

    >>> prose = "a 1948 drama film by Ada Lund"
    >>> film = description(prose, 0, len(prose))
    >>> prose[film.noun : film.end], film.year.value
    ('film', 1948)
    """
    reach, found, sure = min(end, at + 260), None, False
    many = phrases("film.many").match(text, at, reach)
    dated = year_within(text, at, at + 8)
    noun = compiled(r"(?:[\w-]{1,30}[-–/])?(?i:(?P<sure>{film.strong})|{film.weak})(?![’'-])(?!\s+{film.else})")
    for count, word in enumerate(words(text, many.end() if many else at, reach)):
        film = noun.match(text, word.start(), reach) if word[0][0].isalpha() else None
        sure = film is not None and film["sure"] is not None
        if film is not None and (found is None or sure):
            found = film.span()
        elif film is not None and found is not None and film.start() == found[1] + 1:  # "comedy drama"
            found = found[0], film.end()
        if sure or count > 13 or not _goes_on(text, word, reach, anyway=dated is not None and count < 9):
            break
    if found is None:
        return None
    year = dated or year_within(text, at, found[0])
    if not (sure or year or phrase_at("film.support", text, trim(text, found[1], end).start, end)):
        return None
    return Description(at, *found, year)


def _goes_on(text: str, word: re.Match[str], end: int, *, anyway: bool) -> bool:
    """Whether a description continues after a word; after a year it does `anyway`: "a 1955 Technicolor in CinemaScope film"."""
    bare = word[0].rstrip(",")
    if not anyway and bare in entries("film.stop"):
        return phrases("film.go_on").match(text, word.start(), end) is not None
    if set(bare).isdisjoint(".;:!?"):
        return True
    return bare in entries("film.abbreviation") or (bare.isupper() and len(bare) == 2 * bare.count("."))


def _of_description(text: str, start: int, subject_end: int, film: Description, end: int) -> Heading | None:
    sentence = sentence_start(text, start, subject_end)
    subject = read_subject(text, sentence, subject_end)
    if subject is None:
        year = film.year or year_of_sentence(text, film.end, min(end, film.end + 300))
        return _generic(film, year) if year and generic_subject(text, sentence, subject_end) else None
    title, stated = subject.title, subject.glosses.year
    if sentence > start and not subject.quoted and not title_cased(title.value):
        return None
    is_pronoun = title.value.casefold() == "it" and not subject.quoted
    if is_pronoun and (sentence > start or not text.startswith("is", subject_end) or film.year is None or film.year.start > film.start + 3):
        return _generic(film, film.year)
    year = film.year or stated or year_after(text, sentence, title.start, "years.fronted", 60)
    kind = "pronoun" if is_pronoun else "quoted" if subject.quoted else "year film" if year else "film"
    heading = make_heading(subject, kind, film.start, film.end, share=0.9 if sentence > start else 1.0)
    return heading.dated(year if year != stated else None, "described")


def _generic(film: Description, year: Found | None) -> Heading:
    """A heading without a title: "The film is a 1948 drama"."""
    return Heading(year=year, year_confidence=0.9 if year else 0.0, kind="generic", after=film.start, noun=film.end)


def apposed(text: str, start: int, end: int) -> Heading | None:
    """A title, then ", a 1948 film by ..."."""
    comma = compiled(r"[^\n.;,(]{1,100}(?:\([^()\n]{1,120}\))?,[\"”’]?\s+(?=(?:an?|the\s+(?:\w{1,20}\s+)?{year})\s)").match(text, start, min(end, start + 300))
    film = description(text, comma.end(), end) if comma else None
    if comma is None or film is None or "," in text[film.start : film.noun].rstrip(", "):
        return None
    subject = read_subject(text, start, comma.end())
    if subject is None or not (subject.quoted or title_cased(subject.title.value)):
        return None
    return make_heading(subject, "apposition", film.start, film.end).dated(film.year, "described")
