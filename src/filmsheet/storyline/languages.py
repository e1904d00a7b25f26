"""How storylines open in languages other than English: "X ist ein Film aus dem Jahr 1948", "《X》是1948年..."."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ..text.source import Found
from .glosses import piece
from .heading import TITLE_CONFIDENCE, Heading, make_heading
from .patterns import YEAR, compiled
from .subject import read_subject

_W = r"(?:[^\s.;:!?]+\s+)"
"""A word on the way from the verb to the word for film."""


class Language(NamedTuple):
    """One language's way to say "is a film", and who made it. Each pattern is tried at one place or in one sentence only."""

    code: str
    verb: str
    film: str
    directed: str
    starring: str


_ROMANCE_GENRES = (
    r"dramm?a\w*|thriller|western|musical|documental|documentario|documentaire|documentário|drame|mélodrame"
)

_LANGUAGES = (
    Language(
        "de",
        r"(?:ist|war)\s+(?:eine?r?|der|die|das)\s+",
        r"(?:[\w-]*[Ff]ilm(?:drama|komödie|musical|biogra(?:f|ph)ie|satire|melodram|reihe|epos|essay)?|[\w-]*(?:[Kk]omödie|[Dd]rama|[Tt]hriller|[Ww]estern|[Kk]rimi"
        r"|[Mm]elodram|[Dd]okumentation|[Mm]usical|[Ss]atire|[Gg]roteske))\b",
        r"(?:(?:unter\s+der\s+)?Regie\s+(?:von|führten?)|(?:des|der)\s+(?:[\w-]+\s+){0,3}Regisseur(?:s|in)|inszeniert\s+von|(?<=\d{4}\s)von)\s+",
        r"(?:mit|in\s+den\s+Hauptrollen(?:\s+(?:spielen|sind))?)\s+",
    ),
    Language(
        "fr",
        r"(?:est|était)\s+(?:une?|le|la)\s+",
        r"(?:(?:télé|court|long|moyen)[- ]?(?:métrage|film)|film|comédie|(?:" + _ROMANCE_GENRES + r"))\b",
        r"(?:réalisée?s?\s+par|mise?\s+en\s+scène\s+par|de)\s+(?=[A-ZÀ-Þ])",
        r"(?:avec|mettant\s+en\s+(?:scène|vedette))\s+",
    ),
    Language(
        "it",
        r"(?:è|e['’]|era)\s+(?:un['’o]?a?|il|la|l['’])\s*",
        r"(?:film(?:-\w+)?|cortometraggio|lungometraggio|pellicola|commedia|(?:" + _ROMANCE_GENRES + r"))\b",
        r"(?:dirett[oa]\s+da|per\s+la\s+regia\s+di|(?:con\s+la\s+)?regia\s+di|del\s+regista)\s+",
        r"(?:con|interpretat[oa]\s+da|con\s+protagonist[ai])\s+",
    ),
    Language(
        "es",
        r"(?:es|fue)\s+(?:una?|el|la)\s+",
        r"(?:película|pelicula|film[e]?|filme|cortometraje|largometraje|comedia|(?:" + _ROMANCE_GENRES + r"))\b",
        r"(?:dirigid[oa]\s+por|bajo\s+la\s+dirección\s+de|realizad[oa]\s+por)\s+",
        r"(?:protagonizad[oa]\s+por|con|interpretad[oa]\s+por)\s+",
    ),
    Language(
        "pt",
        r"(?:é|foi)\s+(?:uma?|o|a)\s+",
        r"(?:filme|longa-metragem|curta-metragem|comédia|película|(?:" + _ROMANCE_GENRES + r"))\b",
        r"(?:dirigid[oa]\s+por|realizad[oa]\s+por|com\s+direção\s+de|sob\s+direção\s+de)\s+",
        r"(?:estrelad[oa]\s+por|protagonizad[oa]\s+por|com)\s+",
    ),
    Language(
        "nl",
        r"(?:is|was)\s+(?:een|de|het)\s+",
        r"(?:[\w-]*film|[\w-]*komedie|[\w-]*drama|[\w-]*thriller|western|documentaire)\b",
        r"(?:(?:onder|in)\s+regie\s+van|geregisseerd\s+door|van\s+regisseur|(?<=\d{4}\s)van)\s+",
        r"(?:met|met\s+in\s+de\s+hoofdrol(?:len)?)\s+",
    ),
    Language(
        "id",
        r"(?:adalah|merupakan|ialah)\s+(?:sebuah\s+|suatu\s+)?",
        r"(?:film|sinema)\b",
        r"(?:(?:yang\s+)?disutradarai\s+oleh|garapan(?:\s+sutradara)?|arahan|karya(?:\s+sutradara)?)\s+",
        r"(?:(?:yang\s+)?dibintangi\s+(?:oleh\s+)?|pemeran\s+utama)\s*",
    ),
    Language(
        "ru",
        r"(?:[—–-]|это)\s+",
        r"(?:[\w-]*фильм|[\w-]*драма|комедия|триллер|боевик|вестерн|мелодрама|кинокартина|картина|мультфильм|экранизация)\b",
        r"(?:режисс[её]р(?:а|ов|ом)?|(?:снят(?:ый|ая)|поставленн(?:ый|ая))(?:\s+режисс[её]ром)?)\s+",
        r"(?:в\s+главн(?:ой|ых)\s+рол(?:и|ях)(?:\s+снял(?:ся|ась|ись))?\s*[—–:-]?)\s*",
    ),
)


@functools.cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(r"[\s,)»”\"]\s{0,3}(?:" + "|".join(f"(?P<{x.code}>{x.verb})" for x in _LANGUAGES) + ")")


@functools.cache
def language(code: str) -> Language | None:
    """The language of this code, None for those without patterns of their own."""
    return next((x for x in _LANGUAGES if x.code == code), None)


def read_foreign(text: str, start: int, end: int) -> Heading | None:
    """Title and year from an opening in one of the languages above, or in Chinese, Japanese or Korean."""
    reach = min(end, start + 350)
    for verb in _any_verb().finditer(text, start, reach):
        spoken = verb.lastgroup or ""
        for candidate in _LANGUAGES:
            if candidate.code != spoken and not compiled(candidate.verb).fullmatch(verb[spoken]):
                continue
            film = compiled(_W + r"{0,8}?(?:\w+['’])?" + candidate.film).match(
                text, verb.end(), min(end, verb.end() + 200)
            )
            if film is not None:
                return _foreign_heading(text, start, verb.start() + 1, film, end, candidate.code)
    return _east_asian(text, start, end)


def _foreign_heading(
    text: str, start: int, subject_end: int, film: re.Match[str], end: int, code: str
) -> Heading | None:
    subject = read_subject(text, start, subject_end, english=False)
    if subject is None or compiled(_FOREIGN_GENERIC, re.IGNORECASE).fullmatch(subject.title.value):
        return None
    read = make_heading(subject, "foreign", TITLE_CONFIDENCE["foreign"], film.start(), film.end())._replace(
        language=code
    )
    year = _first_year(text, film.start(), end)
    return read._replace(year=year, year_confidence=0.95) if year is not None else read


_FOREIGN_GENERIC = (
    r"(?:(?:der|dieser|das|die|le|ce|il|questo|el|este|esta|la|o|a|os|de|deze|dit|het)\s+)?(?:film[e]?|película|story|histoire|historia|história|geschichte|verhaal"
    r"|es|er|sie|c['’]|il|elle|lui|lei|él|ella|ele|ela|het|hij|zij|dit|dies|das|questo|esta?|isto|ini|itu|film\s+ini|это|он|она|фильм)"
)


def _first_year(text: str, start: int, end: int) -> Found | None:
    """The first year of the sentence, unless it is a book's."""
    sentence = compiled(r"(?:[^.\n。]|\.(?!\s++[A-ZÀ-ÞА-Я]))*").match(text, start, min(end, start + 300))
    stop = sentence.end() if sentence else end
    for match in compiled(r"(?<![\d.,])" + YEAR).finditer(text, start, stop):
        if not compiled(
            r"(?:Roman|roman|romanzo|novela|romance|libro|livre|Buch|boek|novel|роман|книг)\w*\s+\S*\s*$"
        ).search(text, max(start, match.start() - 40), match.start()):
            return Found(int(match[0]), *match.span())
    return None


_CHINESE = (
    r"(?P<open>[《〈「『“\"])?(?P<title>[^\n《》〈〉「」『』“”\"（(]{1,80}?)(?P<close>[》〉」』”\"])?(?P<gloss>[（(][^()（）\n]{1,200}[）)])?\s{0,3}"
    r"(?:是|为|為|，是|，|は、?|とは、?)[^。\n]{0,120}?(?:电影|電影|影片|動畫|动画|紀錄片|纪录片|喜劇片|喜剧片|剧情片|劇情片|恐怖片|片|映画)"
)
_KOREAN = (
    r"(?P<open>[《〈「『“‘\"'])?(?P<title>[^\n《》〈〉「」『』“”‘’\"(（]{1,80}?)(?P<close>[》〉」』”’\"'])?\s{0,3}(?P<gloss>[（(][^()（）\n]{1,200}[）)])?\s{0,3}"
    r"(?:은|는)\s[^.\n]{0,120}?영화"
)


def _east_asian(text: str, start: int, end: int) -> Heading | None:
    for code, pattern in (("ko", _KOREAN), ("zh", _CHINESE)):
        match = compiled(pattern).match(text, start, min(end, start + 420))
        if match is None or bool(match["open"]) != bool(match["close"]):
            continue
        title = piece(text, *match.span("title"))
        if (code == "zh" and not match["open"] and len(title.value) > 30) or title.value in _EAST_GENERIC:
            continue
        year = _east_year(text, match.start(), match.end())
        original = _east_original(text, match)
        return Heading(
            title, year, original, (), TITLE_CONFIDENCE["foreign" if match["open"] else "title alone"], 0.96 if year else 0.0,
            0.9 if original else 0.0, "foreign", match.end("title"), match.end(), code,
        )  # fmt: skip
    return None


_EAST_GENERIC = frozenset(
    (
        "这",
        "這",
        "本片",
        "该片",
        "該片",
        "影片",
        "电影",
        "電影",
        "이",
        "이 영화",
        "영화",
        "이것",
        "この映画",
        "本作",
        "これ",
    )
)


def _east_year(text: str, start: int, end: int) -> Found | None:
    match = compiled(r"(?<!\d)(" + YEAR + r")\s?(?:年|년)").search(text, start, end)
    return Found(int(match[1]), *match.span(1)) if match else None


def _east_original(text: str, match: re.Match[str]) -> Found | None:
    """A name after a language's mark in the bracket: "（英语：The Red Shoes）"."""
    if not match["gloss"]:
        return None
    marked = compiled(r"(?:[\w]{1,4}[语語文]|[\w]{1,4}어|原[名題题]|원제)\s*[：:]\s*([^，,；;（）()]{1,100})").search(
        text, *match.span("gloss")
    )
    return piece(text, *marked.span(1)) if marked else None
