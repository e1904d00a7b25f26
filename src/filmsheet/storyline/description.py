"""The commonest opening: a subject, "is", and a description that ends in a word for film."""

from __future__ import annotations

import re

from ..text.source import Found
from .heading import TITLE_CONFIDENCE, YEAR_CONFIDENCE, Heading, make_heading
from .patterns import NOT_THE_FILM, STRONG_NOUN, WEAK_NOUN, YEAR, compiled
from .subject import generic_subject, read_subject, title_cased
from .years import fronted_year, year_of_sentence, year_within

_COPULA = (
    r"[\s,)\]”\"](?:is|was|are|were|(?<=[?!]\s)(?:Is|Was))\s+(?:(?:also|perhaps|arguably|still|not only"
    r"|widely considered|considered)\s+)?"
    r"(?=(?:an?|the|one|another|" + YEAR + r")\s)"
)
_WORD = (
    r"(?!(?:is|was|are|were|who|whose|which|that|where|when|about|by|of(?!\s+age)|to(?!\s+(?:video|DVD|TV"
    r"|television))|from|on|in|for(?!\s+(?:TV|television|video)))\b)"
    r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:Bros|Co|Inc|Corp|Ltd|St|Dr|Mr|Mrs|Jr|Sr|vs)\.|[^\s.;:!?]+)[,\s]\s*"
)
_MANY = r"(?:(?:one|two|part|first|second|third|last)\s+of\s+(?:the|a|several|many|[A-Z]\w+['’]s)\s+)?"
_NOUN_END = r"(?![\w’'-])(?!\s+" + NOT_THE_FILM + ")"
_FILM_DESCRIPTION = (
    r"(?P<body>" + _MANY + r"(?:" + _WORD + r"){0,14}?)(?:[\w-]+[-–/])?(?i:" + STRONG_NOUN + r")" + _NOUN_END
)
_GENRE_DESCRIPTION = (
    r"(?P<body>"
    + _MANY
    + r"(?:"
    + _WORD
    + r"){0,14}?)(?:[\w-]+[-–/])?(?i:"
    + WEAK_NOUN
    + r")(?:[\s/–-](?i:"
    + WEAK_NOUN
    + r")\b){0,4}"
    + _NOUN_END
)
_DATED_DESCRIPTION = (
    r"an?\s+(?P<body>(?:[a-z-]+\s+)?"
    + YEAR
    + r"\s+(?:"
    + _WORD
    + r"){0,8}?)(?=(?:(?:co-)?(?:directed|written|produced)\b|starring\b))"
)
_SUPPORT = (
    r"[,\s]+(?:\([^()]{0,80}\)\s*)?(?:co-)?(?:films?|movie|directed|written|starring|produced|released|based"
    r"|from|set in|featuring"
    r"|about|adapted|filmed|made|shot|distributed|which|that|made|by|to|of)\b"
)


def described(text: str, start: int, end: int) -> Heading | None:
    """A subject, "is", and a description that ends in a word for film."""
    fallback: Heading | None = None
    for copula in compiled(_COPULA).finditer(text, start, min(end, start + 700)):
        film = description(text, copula.end(), end)
        if film is None:
            continue
        heading = _of_description(text, start, copula.start() + 1, film, end)
        if heading is not None and heading.title is not None:
            return heading
        fallback = fallback or heading
    return fallback


def description(text: str, at: int, end: int) -> re.Match[str] | None:
    """The words up to one for film; a genre alone ("a drama") counts if a year or a director stands by it."""
    reach = min(end, at + 260)
    match = compiled(_FILM_DESCRIPTION).match(text, at, reach)
    if match is not None:
        return match
    match = compiled(_GENRE_DESCRIPTION).match(text, at, reach)
    if match and (compiled(r"\b" + YEAR).search(match["body"]) or compiled(_SUPPORT).match(text, match.end(), end)):
        return match
    return compiled(_DATED_DESCRIPTION).match(text, at, reach)


def _of_description(text: str, start: int, subject_end: int, film: re.Match[str], end: int) -> Heading | None:
    sentence = _sentence_start(text, start, subject_end)
    year = year_within(text, *film.span("body"))
    subject = read_subject(text, sentence, subject_end)
    if subject is None:
        year = year or year_of_sentence(text, film.end(), min(end, film.end() + 300))
        return _generic(film, year) if year and generic_subject(text, sentence, subject_end) else None
    if sentence > start and not subject.quoted and not title_cased(subject.title.value):
        return None
    is_pronoun = subject.title.value.casefold() == "it" and not subject.quoted
    if is_pronoun and (sentence > start or not compiled(r"is\s+an?\s+" + YEAR).match(text, subject_end)):
        return _generic(film, year)
    year = year or subject.year or fronted_year(text, sentence, subject.title.start)
    kind = "pronoun" if is_pronoun else "quoted" if subject.quoted else "year film" if year else "film"
    sureness = TITLE_CONFIDENCE[kind] * (0.9 if sentence > start else 1.0)
    heading = make_heading(subject, kind, sureness, film.start(), film.end())
    if year is not None and year != subject.year:
        return heading._replace(year=year, year_confidence=YEAR_CONFIDENCE["described"])
    return heading


def _generic(film: re.Match[str], year: Found | None) -> Heading:
    """A heading without a title: "The film is a 1948 drama"."""
    sureness = 0.9 if year else 0.0
    return Heading(year=year, year_confidence=sureness, kind="generic", after=film.start(), noun=film.end())


_SENTENCE_STOP = r"[a-z0-9)\]”\"]{2}[.][”\"’)\]]*\s+(?=[\"“«'‘]?[A-Z0-9])|[^\s.]{3,60}[!?][”\"]\s+(?=[A-Z])"


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence that holds `at` begins; titles with stops in them ("Dr. X", "Help! X") stay whole."""
    begin = start
    for stop in compiled(_SENTENCE_STOP).finditer(text, start, at):
        if text.count("(", begin, stop.start()) > text.count(")", begin, stop.start()):
            continue
        word = compiled(r"\S{1,12}$").search(text, max(start, stop.start() - 12), stop.start() + 2)
        if word is None or word[0].lower().strip('(“"') not in _ABBREVIATIONS:
            begin = stop.end()
    return begin


_ABBREVIATIONS = frozenset(
    "lit transl aka orig mr mrs ms dr st sr jr inc vs lt sgt col gen capt prof rev hon no vol pt ltd co bros ft mt".split()
)
