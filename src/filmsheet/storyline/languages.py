"""How storylines open in languages other than English: "X ist ein Film aus dem Jahr 1948", "《X》是1948年..."."""

from __future__ import annotations

from ..text.source import Found
from .glosses import marked_titles
from .heading import Heading, make_heading, named
from .phrases import entries, phrase_at, phrases
from .prose import QUOTES, piece, quoted, sentence_end, words, year_within
from .subject import read_subject

LANGUAGES = ("de", "fr", "it", "es", "pt", "nl", "id", "ru")
"""Each has a file in `words/` with its phrases for "is a film" and for the crew."""
_WITH_ARTICLES = LANGUAGES[:-1]
_FEW = 2
_ALL = " ".join(f"{code}.is" for code in LANGUAGES)


def read_foreign(text: str, start: int, end: int) -> Heading | None:
    """Title and year from an opening in one of the languages above, or in Chinese, Japanese or Korean."""
    for verb in phrases(_ALL).finditer(text, start, min(end, start + 350)):
        for code in LANGUAGES:
            if phrases(f"{code}.is").fullmatch(verb[0]) is None:
                continue
            film = _film(text, verb.end(), min(end, verb.end() + 200), code)
            if film is not None:
                return _foreign_heading(text, start, verb.start(), (verb.end(), film), end, code)
    return _apposed(text, start, end) or read_eastern(text, start, end)


def _apposed(text: str, start: int, end: int) -> Heading | None:
    """A quoted title, a comma, and a description: "In „Das Ufer“, einem Drama von 1974, ..."."""
    title = next(quoted(text, start, min(end, start + 120)), None)
    if title is None or len(text[start : title.start].split()) > _FEW:
        return None
    comma = text.find(",", title.end - 1, title.end + 3)
    article = next(words(text, max(comma, title.end) + 1, min(end, comma + 40)), None) if comma >= 0 else None
    if article is None:
        return None
    for code in _WITH_ARTICLES:
        film = _film(text, article.end(), min(end, article.end() + 120), code) if article[0] in entries(f"{code}.article") else None
        if film is not None:
            heading = named(title, "foreign", language=code, after=article.start(), noun=film)
            return heading.dated(_first_year(text, article.end(), end), "foreign")
    return None


def _film(text: str, start: int, end: int, code: str) -> int | None:
    """The end of a word for film among the next words."""
    for _, word in zip(range(9), words(text, start, end), strict=False):
        begin = word.start() + 1 + max(word[0].find("'"), word[0].find("’"))
        film = phrase_at(f"{code}.film", text, begin, end)
        if film is not None:
            return film
        if not set(word[0]).isdisjoint(".;:!?"):
            break
    return None


def _foreign_heading(text: str, start: int, subject_end: int, film: tuple[int, int], end: int, code: str) -> Heading | None:
    subject = read_subject(text, start, subject_end, code)
    if subject is None or any(subject.title.value.casefold() in entries(f"{one}.generic") for one in LANGUAGES):
        return None
    return make_heading(subject, "foreign", *film, language=code).dated(_first_year(text, film[0], end), "foreign")


def _first_year(text: str, start: int, end: int) -> Found | None:
    """The first year of the sentence, unless it is that of a book."""
    end = sentence_end(text, start, min(end, start + 300))
    year = year_within(text, start, end)
    while year is not None and phrases("years.foreign_work").search(" ".join(text[max(start, year.start - 40) : year.start].split()[-2:])):
        year = year_within(text, year.end, end)
    return year


def read_eastern(text: str, start: int, end: int) -> Heading | None:
    """Title and year from an opening in Chinese, Japanese or Korean."""
    is_quoted = text[start : start + 1] in QUOTES and start < end
    begin = start + is_quoted
    signs = QUOTES[text[start]] if is_quoted else "(（" + "".join(QUOTES)
    close = next((at for at in range(begin, min(end, begin + 81)) if text[at] in signs), None)
    for verb in phrases("east.is~").finditer(text, begin if close is None or not is_quoted else close, min(end, start + 300)):
        stop = close if is_quoted or (close is not None and close < verb.start()) else verb.start()
        if stop is None or stop - begin > 80 or (verb[0] in "은는" and not text[verb.end() : verb.end() + 1].isspace()):
            return None
        gloss = text[stop + is_quoted : verb.start()].strip()
        film = phrases("east.film~").search(text, verb.end(), sentence_end(text, verb.end(), min(end, verb.end() + 125)))
        if film is not None and (not gloss or (gloss[0] in "(（" and gloss[-1] in ")）")):
            return _eastern_heading(text, (begin, stop), (verb.start(), film.end()), "ko" if verb[0] in "은는" else "zh", is_quoted=is_quoted)
    return None


def _eastern_heading(text: str, name: tuple[int, int], verb: tuple[int, int], code: str, *, is_quoted: bool) -> Heading:
    title = piece(text, *name)
    if title.value in entries("east.generic") or not (is_quoted or (0 < len(title.value) <= 30 and set(title.value).isdisjoint("，,。"))):
        return Heading(language=code, after=name[1], noun=verb[1])
    year = year_within(text, *verb) or year_within(text, name[0], verb[1])
    year = year if year is not None and text[year.end : year.end + 2].lstrip()[:1] in ("年", "년") else None
    original = next(marked_titles(text, name[1], verb[0], "eastern"), None)
    sureness = "foreign" if is_quoted else "title alone"
    heading = named(title, "foreign", sureness, original_title=original, original_confidence=0.9 if original else 0.0, language=code)
    return heading._replace(after=name[1], noun=verb[1]).dated(year, "same sentence")
