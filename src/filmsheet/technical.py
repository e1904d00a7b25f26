"""Technical lines: facts without labels, told by their form: "UK 1947 | Black & white | 103 mins | Drama".

A line is technical where a part has a form that only such facts have (a country with a year, a running time with its
unit, a certificate, a score out of something) or where every part is a known genre or country, and most parts are read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from . import values
from .bylines import bylines
from .lazily import lazy
from .lexicon import is_country, is_genre, is_language, may_be_country
from .source import FILL, Found, Span, tidy, trim

_LONGEST = 160
_DIGIT = lazy(r"\d")
_STARS = frozenset("★☆⭐✩✭✯*")
_WIDE = r"(?<![\xa0\x1f])(?!\xa0\x1f)\s{3,}|[ \u00a0]{2}(?![(\[])"
"""A gap; an entity for a blank ("89&nbsp;min") is none, however much room it takes."""
_PARTS = lazy(
    rf",\s[-–—]\s|\s(?=\(\d{{2,3}}\s?(?:min|['′’]))|[,;|｜•·‧、\u3000]|\s//\s|\s[/–—~♥♦◆■●★+-]\s|\t|{_WIDE}|(?<=\))\s(?=[A-Z])"
    r"|\s(?=\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\d{1,2}h(?:\s\d{1,2}m)?\Z)|(?<=\d[hm])\s(?=(?:19|20)\d\d\Z)"
)
_DATE = lazy(r"(?:\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d|(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?:\s?개봉)?|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\.?\s[^\W\d_]{3,9}\.?\s(?:19|20)\d\d)(?:\s?\([^()]{2,20}\)|\s(?:[Ee]n salles?|[Ee]n cines|[Nn]os cinemas|[Aa]l cinema|[Ii]m Kino|[Ii]n de bioscoop))?\Z")
_PARTS_HELD = lazy(rf"[,;|｜•·\u3000)\]]|\s//\s|\s[/–—-]\s|\t|{_WIDE}")
_YEAR = lazy(r"(?:[Yy]ear:?\s)?[(\[©\s]*((?:18[7-9]|19\d|20\d)\d)(?:\s*[-–/]\s*\d{2,4})?(?:\s?(?:г|год|年|년)\b)?[)\]©\s.]*\Z")
_RUNTIME = lazy(
    r"(?:(?:durata|dur[ée]e|dauer|l[äa]nge|laufzeit|dura[çc][ãa]o|duraci[óo]n|duur|speelduur|durasi|хронометраж)[ :]{1,3})?(?:ca?\.\s?|approx(?:\.|imately)\s|C-|B&W-)?\d{1,3}\s?(?:min(?:s|ute[sn]?|uti|utos|uut|uten)?\b\.?(?!\sread)|m\.?(?=\Z)|['′’]|мин\b\.?|分钟?|分鐘|분|menit\b|hrs?\b|h\b|std\b\.?|час\w*|ч\b)"
    r"|\d{1,2}\s?(?:h|hrs?\.?|std\.?|ч\.?|u\.?)\s?[0-5]?\d(?:\s?(?:m|min\w{0,3}|мин))?\.?\Z|\d{2,3}\s?m\s?[0-5]?\d\s?s\Z|(?:0?[0-4]:[0-5]\d|\d{1,2}:\d\d:\d\d)\Z",
    re.IGNORECASE,
)
_CERTIFICATE = lazy(
    r"(?:PG|PG-13|NC-17|G|R|X|U|UA|U/A|TV-\w{1,4}|12A|cert(?:\.|ificate)?[ :]{1,2}(?:U|A{1,2}|X|PG|12A?|15|18|R18|R|G)|Not Rated|Unrated|NR|Rated \S{1,6}|Approved|Passed|FSK.{0,8}|FSK ab \d+(?: freigegeben)?|ab \d{1,2}(?: Jahren)?"
    r"|\d{1,2}\+|VM\s?\d\d|M\s?/\s?\d{1,2}|T(?:ous|out|odos os|odos los|utti) p[úu]bli[cç]\w*|(?:interdit|déconseillé) aux moins de \d{1,2} ans|alle leeftijden"
    r"|\d{1,2} (?:anos|jaar|ans|años|anni)|(?:普遍|保护|保護|辅导|輔導|限制)[级級]|(?:전체|\d{1,2}\s?세)\s?(?:이상)?\s?관람\s?가|청소년\s?관람\s?불가)\.?\Z",
    re.IGNORECASE,
)
_SCORE = lazy(r"(?:IMDb(?: rating)?|TMDB?|Kinopoisk|КиноПоиск)\s*:?\s*(?:10|\d[.,]\d)\Z|(?:IMDb\s*:?\s*)?\d{1,3}(?:[.,]\d{1,2})?\s?(?:/\s?(?:4|5|6|10|20|100)|%)(?:\s.{0,30})?\Z|[★☆⭐✩✭✯*]{1,10}(?:½|\s?1/2)?[☆✩]{0,5}(?<!\A.)(?:\s?\(?\d(?:[.,]\d)?\s?/\s?(?:4|5|6|10)\)?)?(?:\s?\(?out of (?:four|five|ten|\d{1,2}|\*{3,5})(?: stars)?\)?)?\Z", re.IGNORECASE)
_LOOK = lazy(
    r"(?:in )?(?:colou?r|black[ -]?(?:and|&)[ -]?white|b\s?[/&]\s?w|s/w|schwarzwei(?:ß|ss)|farbe|couleurs?|noir et blanc|n&b|colore|bianco e nero|b/n"
    r"|technicolor|eastmancolor|cor|preto e branco|blanco y negro|цветной|ч/б|цв\.?|silent|sound|dcp|35\s?mm|16\s?mm|70\s?mm|omu|omeu|of|ov|vo|vostfr?|vos|dcp|digital|mono|stereo|dvd|blu-ray|dolby.{0,20}|dts|5\.1|\d{1,2}\s?reels?|region \d.{0,8}|\d(?:\.\d{1,2})?\s?:\s?1|16:9.{0,12}|pal|ntsc|dvdrip|bdrip|web-?dl|hdrip|彩色|黑白|컬러|흑백|\d+ (?:серии|серий|частей|akte))\.?\Z",
    re.IGNORECASE,
)


_KIND_LAST = lazy(r"(?<=\d)\s+(?:[^\W\d_]{0,14}film|[^\W\d_]{4,14} film|movie|feature|short|documentary)\Z", re.IGNORECASE)
_HELD = (("(", ")"), ("[", "]"), ("（", "）"))


_WEEKDAY = lazy(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|diens|donners|frei|sams|sonn)tag\b|mittwoch\b|(?:lun|mar|mercre|jeu|vendre|same|diman)(?:di|che)\b"
    r"|(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b", re.IGNORECASE
)
_RELEASED = lazy(r"(?:released|opened|premiered)[ :]{1,2}(?:on )?(?:[^\W\d_]{3,9}day,? )?(?=\d)", re.IGNORECASE)
_SUBTITLED = lazy(
    r",?\s(?:(?:with|w/|mit|con|com|met)\s)?(?:[^\W\d_]{4,14}\s(?:(?:and|und|&|/)\s?[^\W\d_]{4,14}\s)?)?(?:sub|unter|onder|sotto|leg)?(?:titles|titeln?|titels|toli|endas|t[íi]tulos)\Z", re.IGNORECASE
)
"""What stands behind the languages of a screening: "Spanish with English subtitles"."""
_AGE = lazy(r"(?:12A?|15|18)\Z")
"""A certificate beside other facts, a number alone."""


class Fact(NamedTuple):
    """One part of a technical line: the key of the record that it fills, and with what."""

    key: str
    found: Found | values.FoundRating | values.FoundDate
    words: Span | None = None
    """The words that say what it is: "Dir." of "Dir. Camila Guzmán"."""


def technical(text: str, start: int, end: int) -> list[Fact]:
    """Read a line as unlabelled facts; an empty list where it is none.

    >>> [fact.key for fact in technical("UK 1947 | Black & white | 103 mins | Drama", 0, 42)]
    ['countries', 'year', 'runtime', 'genres']
    """
    if end - start > _LONGEST or text[end - 1] in "!?:":
        return []
    if (text[start], text[end - 1]) in _HELD and text.count(text[start], start, end) == 1:
        start, end = trim(text, start + 1, end - 1)
    held = text[start] in "([" and text.count(text[start], start, end) == 1
    start += held
    facts: list[Fact] = []
    parts = known = strong = 0
    if text.endswith(("titles", "ulos", "titeln", "titels", "legendas"), start, end) and (below := _SUBTITLED.search(text, start, end)):
        end, strong = below.start(), 1
    position = start
    for mark in (*(_PARTS_HELD if held else _PARTS).finditer(text, start, end), None):
        piece_end = mark.start() if mark else end
        first, last = trim(text, position, piece_end)
        position = mark.end() if mark else end
        if first == last:
            continue
        if text[first] == "(" and text[last - 1] == ")" and last - first > 2:
            first, last = trim(text, first + 1, last - 1)
        parts += 1
        read, weight = _part(text, first, last)
        facts += read
        known += weight > 0
        strong += weight > 1
    keys = {fact.key for fact in facts}
    if keys == {"release_dates"} and _WEEKDAY.match(text, start, end):
        return []  # the date of a post or a screening: "Friday, 8 July 2011"
    strong += "year" in keys and "countries" in keys and parts > 2
    if strong and any(fact.key == "ratings" for fact in facts):
        facts = _with_sources(text, start, end, facts)
    if not strong and (keys == {"languages"} or any(_is_age(fact) for fact in facts)):
        return []
    return facts if facts and (known == parts or (strong and known * 2 >= parts)) else []


def _with_sources(text: str, start: int, end: int, facts: list[Fact]) -> list[Fact]:
    """The facts with ratings that name their source: "7.1/10 · IMDb"."""
    whole = [found for found in values.ratings(text, start, end, None) if found.source]
    rest = [fact for fact in facts if fact.key != "ratings"]
    return [*rest, *(Fact("ratings", found) for found in whole)] if len(whole) == len(facts) - len(rest) else facts


def _is_age(fact: Fact) -> bool:
    return fact.key == "certificates" and isinstance(fact.found, Found) and _AGE.match(str(fact.found.value)) is not None


def is_fact(text: str, start: int, end: int) -> bool:
    """Whether a text is a fact by its form, be it one that the record has a key for or not.

    >>> is_fact("16mm", 0, 4), is_fact("Harbour", 0, 7)
    (True, False)
    """
    return start < end and _part(text, start, end)[1] > 0


_unknown: set[str] = set()
"""Parts that were seen to tell nothing: several rules ask about each line, and most lines tell none."""
_MOST_UNKNOWN = 4096


def _part(text: str, start: int, end: int) -> tuple[list[Fact], int]:
    """The facts of one part, and its weight: 0 unknown, 1 a word that may stand elsewhere, 2 a form that tells."""
    piece = text[start:end]
    if piece in _unknown:
        return [], 0
    facts, weight = _read_part(text, start, end)
    if not weight and end - start <= _LONGEST:
        if len(_unknown) >= _MOST_UNKNOWN:
            _unknown.clear()
        _unknown.add(piece)
    return facts, weight


def _read_part(text: str, start: int, end: int) -> tuple[list[Fact], int]:
    piece = text[start:end]
    words = tidy(piece)
    digits = _DIGIT.search(piece) is not None
    if digits and (numbered := _numbered(text, start, end, words)):
        return numbered
    if _CERTIFICATE.match(words) or (words.count(" ") > 2 and values.is_certificate(text, start, end)):
        return [Fact("certificates", found) for found in values.certificates(text, start, end)], 2 if len(words) > 2 else 1
    if (digits or piece[0] in _STARS) and _SCORE.match(piece):
        return [Fact("ratings", found) for found in values.ratings(text, start, end, None)], 2
    if _LOOK.match(words):
        return [], 1
    if is_language(words):
        return [Fact("languages", Found(words.rstrip("."), start, end))], 1
    if digits and piece[0] in "rRoOpP" and (released := _RELEASED.match(piece)) and _DATE.match(piece, released.end()):
        return [Fact("release_dates", found) for found in values.release_dates(text, start + released.end(), end)], 2
    if is_genre(words) or ("/" in words and all(is_genre(word.strip()) for word in words.split("/"))):
        return [Fact("genres", found) for found in values.items(text, start, end)], 1
    facts, weight = _countries(text, start, end)
    return (facts, weight) if weight else _credited(text, start, end)


def _numbered(text: str, start: int, end: int, words: str) -> tuple[list[Fact], int] | None:
    """The fact of a part whose form is that of a number: most parts have no digit, and are not looked at so closely."""
    piece = text[start:end]
    if _YEAR.match(piece):
        return _one("year", values.year(text, start, end)), 1
    if _RUNTIME.match(piece.replace(FILL, "")) and (found := values.runtime(text, start, end)):
        return _one("runtime", found), 2
    if _DATE.match(piece):
        return [Fact("release_dates", found) for found in values.release_dates(text, start, end)], 2
    if len(words) < 4 and _AGE.match(words):
        return [Fact("certificates", Found(words, start, end))], 1
    return None


def _credited(text: str, start: int, end: int) -> tuple[list[Fact], int]:
    """Who made the film, in a part of the line: "Dir. Camila Guzmán | Chile | 76 min"."""
    made = [one for one in bylines(text, start, end) if one.key == "directors"]
    facts = [Fact("directors", name, one.words) for one in made for name in values.names(text, one.start, one.end)]
    return facts, int(bool(made))


def _one(key: str, found: Found | None) -> list[Fact]:
    return [Fact(key, found)] if found else []


def _hyphened(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The countries that hyphens join: "Italia-Jugoslavia"; "Guinea-Bissau" is one."""
    words = tidy(text[start:end])
    if is_country(words):
        return [(start, end)]
    first, _, second = words.partition(" ")
    if is_country(first) and is_country(second):  # in two languages: "日本 Japan"
        return [(start, start + len(first))]
    parts = [trim(text, start + m.start(), start + m.end()) for m in re.finditer(r"[^-–]+", text[start:end])]
    return [(part.start, part.end) for part in parts]


def _countries(text: str, start: int, end: int) -> tuple[list[Fact], int]:
    """Countries, with or without the year after them: "F/D 1988", "BR Deutschland 1962 Spielfilm"."""
    if not may_be_country(text[start:end].replace(FILL, "")):
        return [], 0
    kind = _KIND_LAST.search(text[max(start, end - 40) : end])
    end = max(start, end - 40) + kind.start() if kind else end
    year = _YEAR.search(text[max(start, end - 14) : end])
    names_end = max(start, end - 14) + year.start() if year else end
    names = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^/&,]+", text[start:names_end])]
    trimmed = [part for name in names if (bounds := trim(text, *name))[0] < bounds[1] for part in _hyphened(text, *bounds)]
    if not trimmed or not all(a < b and is_country(tidy(text[a:b])) for a, b in trimmed):
        return [], 0
    facts = [Fact("countries", Found(tidy(text[a:b]), a, b)) for a, b in trimmed]
    if all(text[a:b].isupper() and b - a == 1 for a, b in trimmed) and not year:
        return [], 0
    if year:
        at = max(start, end - 14)
        facts.append(Fact("year", Found(int(year[1]), at + year.start(1), at + year.end(1))))
    return facts, 2 if year else 1
