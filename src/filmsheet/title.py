"""A title line: the title, and the year, certificate or original title that stand with it."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from . import values
from .bylines import bylines, people
from .cast.likeness import actor_likeness
from .lazily import lazy
from .lexicon import is_country, is_genre
from .source import Found, Span, tidy, trim
from .technical import Fact, technical

_YEAR = r"(?:18[7-9]|19\d|20\d)\d"
_YEAR_LAST = lazy(
    rf"[\s,–—-]*[(\[](?P<a>{_YEAR})(?:\s*[-–/]\s*\d{{0,4}}|-(?-i:[A-Z][a-z]{{2,12}}){{1,2}})?(?:\s(?:film|movie|фильм|tv movie))?[)\]]\s*[.:]?\Z"
    rf"|\s*,\s*(?P<b>{_YEAR})\s*[.:]?\Z|\s[/–—-]\s*(?P<c>{_YEAR})\s*[.:]?\Z",
    re.IGNORECASE,
)
_NOTE_LAST = lazy(
    r"\s*\[(?:videorecording|motion picture|electronic resource|videodisc|videocassette|sound recording|DVD|VHS)\]\s*\Z|\s*[(\[](?:(?P<certificate>(?:1?\d|2[01])[A+]?|PG(?:-13)?|U|G|R|NC-17|X|FSK ?\d+)|(?:\d{4}\s)?(?:film|movie|фильм|pel[ií]cula|filme|电影|영화))[)\]]\s*\Z"
)
_SITE_LAST = lazy(
    r"\s+[-–—|·]\s*(?:IMDb|Wikipedia.{0,30}|Letterboxd|Rotten Tomatoes|TMDB|The Movie Database.{0,12}|MUBI|AllMovie|Metacritic|КиноПоиск|豆瓣.{0,4})\Z"
    r"|(?<=\d[)\]])\s*[-–—|:]\s*(?:(?:Full |Complete |Filming |Parents |Box |User |External |Release |Plot |Company |Technical |Alternate )?(?:Awards|Cast|Crew|Credits|Songs|Trivia|Goofs|Quotes|Plot|Summary"
    r"|Synopsis|Reviews?|Photos|Posters|Locations|Guide|Office|Dates|Info|Info(?:rmation)?|Soundtracks?|Lyrics|FAQ|Connections|Taglines|Keywords|Specs|Details|Story|Movie|Film|Trailer)(?:,? (?:& |and )?|\Z)){1,4}\Z"
    r"|\s+(?:(?:Movie|Film)\s)?(?:Details|Info(?:rmation)?)\Z|\s+(?:Subtitle Indonesia|Sub Indo(?:nesia)?|смотреть онлайн.{0,40})\Z",
    re.IGNORECASE,
)
_BREADCRUMBS = lazy(r"[^«‹]{0,80}[^\s>»›«‹]\s*[>»›]\s+")
_KIND_FIRST = lazy(
    r"[\[(【](?i:(?:movie |film )?(?:review|resensi|sinopsis|recensie|kritik|critique|recensione|reseña|рецензия|影评|影評|리뷰))[\])】]\s*(?=\S)|(?:Nonton|Download|Streaming|Sinopsis|Resensi|Review)(?: (?:Film|Movie))?\s+(?=\w)"
    r"|(?:Recensie|Review|Filmkritik|Kritik|Critique|Recensione|Crítica|Рецензия|Resensi(?: Film)?)\s*:\s+|(?i:(?:movie|film) review)\s*[:–-]\s+|(?:Фильм|Кинофильм)\s+(?=[«\"\w])|(?:Film|Movie|Título|Titolo|Titel|Titre)\s*[:–-]\s+"
)
_SHOWN_FIRST = lazy(
    r"(?:[012]?\d[.:h][0-5]\d(?:\s?(?:uhr|uur|h))?[ \u00a0]*(?:[ \u00a0]{2,}|\t|(?=[«„“\"])|(?=[ХТМ]/[фс]\s))(?:\S{1,14}(?:[ ]\S{1,4})?(?:[ \u00a0]{2,}|\t+)(?=\S))?)?"
    r"(?:[ХТМх]/[фс]\s+(?=[«\"\w]))?",
    re.IGNORECASE,
)
"""When, where and as what a guide to television says that a film is shown: "23.40  3sat   ", "21.50 Х/ф «"."""
_YEAR_WITHIN = lazy(rf"[\s,]*\((?P<year>{_YEAR})\)\s+(?=[^\W\d_a-z])(?P<rest>[^()\n.!?:;]{{1,40}})\Z")
"""The year of a title that words of the page follow: "The Weir (2001) More at KinoBase »"."""
_SEEN = lazy(rf"(?:(?:I|we) )?(?:(?:just|finally|recently|re) ?-?)?(?:re-?)?(?:watched|saw|finished) (?P<title>[^()\n]{{2,80}}?) \({_YEAR}\)(?=[\s.,!?]|\Z)", re.IGNORECASE)
"""How a post names the film that it is about: "Just watched Night Ferry (1958) and …"."""
_SAID_BEHIND = lazy(r"\s*[-–—:|]\s+\S")
_FACTS_ABOUT = lazy(
    r"(?:(?:here|these|below) are )?(?:(?:some|the|a few|\d{1,3}|[a-z]{3,9}) )?(?:(?:really |most )?(?:interesting|fun|amazing|surprising|little[- ]known|cool"
    r"|fascinating|random) )?(?:facts|trivia|things you (?:did ?n['’o]t|may not) know) (?:about|on) (?:the (?:film|movie) )?(?=[\"“«]?[^\W_])"
    r"(?-i:(?![^\n]* (?:that|which|you) ))",
    re.IGNORECASE,
)
_STARS_LAST = lazy(r"\s+(?P<facts>[*★☆⭐✩✭✯]{1,5}(?:½|\s?1/2)?|(?:[■□●○♥♦][ ]?){1,6})\s*\Z")
_SCRIPT_BY = lazy(r"(?:[a-z]+ )?by\b|(?:directed|written|produced)\b")
_RESPONSIBLE = lazy(r"(?:.{0,60}?\b)?(directed|produced|written|screenplay|edited|photographed|photography|music|score)(?: (?:and|&) (directed|produced|written|edited))? by ", re.IGNORECASE)
_RESPONSIBLE_FOR = {
    "directed": "directors", "produced": "producers", "written": "writers", "screenplay": "writers", "edited": "editors",
    "photographed": "cinematographers", "photography": "cinematographers", "music": "composers", "score": "composers",
}  # fmt: skip
_MONTH_NAMES = frozenset("january february march april may june july august september october november december".split())
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'", "《": "》", "『": "』", "「": "」"}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NOTICE = lazy(
    r"lot\s?(?:no\.?\s?|#)?\d{1,5}|(?:week (?:commencing|beginning|ending|of)|w/c)\b.{0,40}"
    rf"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{{0,2}} (?:the )?(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY})\b.{{0,30}}"
    r"|(?:imdb|rotten tomatoes|metacritic|letterboxd|tmdb|metascore|tomatometer)(?: (?:rating|score))?[ :]{0,2}\d{1,3}(?:[.,]\d{1,2})?(?:\s?%|\s?/\s?\d{1,3})?",
    re.IGNORECASE,
)
_HANGS = lazy(r"(?:\s(?:for|of|from|with|by|about|and|the)|:)\Z")
_TWO_SENTENCES = lazy(r"[^\W\d_](?:[!?]|[^\W\d_]{3}\.)\s+[^\W_]")


_HELD_LAST = lazy(r"\s*[(\[（]([^()\[\]（）]{1,100})[)\]）]\s*\Z")
_PARTED = lazy(r"(?<=[\dAGRUX+][)\]])\s|[ \u00a0\u3000]{2,}|\t+|\s*[|｜]\s*|\s//\s|\s[–—-]\s|,\s")
_MADE = lazy(rf"([^,()\d]{{4,60}}(?:, [^,()\d]{{4,40}})?), ({_YEAR})((?:[,;] [^,;()]{{1,24}}){{0,3}})")
"""Who made a film, and when: "(Ann Field, 1958)"."""
_ARTICLE = lazy(r"(?:the|an?|le|la|les|l['’]|der|die|das|il|lo|el|los|las|o|os) ?\b", re.IGNORECASE)
_FOREIGN = lazy(rf"([^,()]{{2,80}}),\s*({_YEAR})")
_LATIN_NAME = lazy(r"(?=[^\n]*[a-z]{3})[A-Z][^()\[\]/]{3,80}")
_ANOTHER = lazy(
    r"(?!.*(?i:\b(?:cut|version|edition|remaster\w*|restored|film|movie|part|episode|series|season|review|dvd|spoiler\w*|short|teil|folge|partie|parte)\b))"
    r"[^\W\d_a-z][^\W\d_]{0,20}[a-zà-ÿ'’]\S{0,20}(?:\s\S{1,24}){1,9}"
)
_DASHES = frozenset("-–—")
_TELLING = frozenset(("year", "runtime", "release_dates"))


class TitleLine(NamedTuple):
    """What a title line says."""

    title: Found
    year: Found | None = None
    certificate: Found | None = None
    original: Found | None = None
    facts: tuple[Fact, ...] = ()


def read_title(text: str, start: int, end: int) -> TitleLine | None:
    """Read a title line, or the value of a title label.

    >>> read_title("The Red Shoes (1948)", 0, 20).year.value
    1948
    """
    (start, end), outer = _bounds(text, start, end)
    end, facts, original = _told_behind(text, start, end)
    outer = outer._replace(end=end) if facts or original else outer
    if not facts and (slash := text.find(" / ", start, end)) > start and (made := _responsible(text, slash + 3, end)):
        facts, end = tuple(made), trim(text, start, slash).end
        outer = outer._replace(end=end)
    year = next((fact.found for fact in facts if fact.key == "year" and isinstance(fact.found, Found)), None)
    facts = tuple(fact for fact in facts if fact.key != "year")
    certificate = None
    for _ in range(4):
        offset = max(start, end - 90)
        found = _last(text[offset:end], year is None)
        if found is None or offset + found.start() <= start:
            break
        named = found.lastgroup
        if named == "facts":
            further = technical(text, offset + found.start("facts"), offset + found.end("facts"))
            if not further and found["facts"][0] in "*★☆⭐✩✭✯":
                break
            facts = (*facts, *further)
        elif named:
            place = Span(offset + found.start(named), offset + found.end(named))
            read = Found(found[named] if named == "certificate" else int(found[named]), *place)
            year, certificate = (year, read) if named == "certificate" else (read, certificate)
        end = trim(text, start, offset + found.start()).end
        if named:
            outer = outer._replace(end=end)
    titled = _titled(text, Span(start, end), outer, year, certificate)
    return titled._replace(facts=facts, original=titled.original or original) if titled else None


def _bounds(text: str, start: int, end: int) -> tuple[Span, Span]:
    """Where the title of a line stands without what a page says before and behind it, and the place that it takes up."""
    outer = start, end = unquoted(text, *trim(text, start, end))
    first = start
    for opening in (_SHOWN_FIRST, _BREADCRUMBS, _KIND_FIRST, _FACTS_ABOUT):
        found = opening.match(text, start, end)
        start = found.end() if found and found.end() < end else start
    if seen := _SEEN.match(text, start, end):
        start, end = seen.start("title"), seen.end()
        return Span(start, end), outer._replace(end=end)
    if (within := _YEAR_WITHIN.search(text, max(start + 1, end - 60), end)) and in_latin(text[start : within.start()]):
        end = within.end("year") + 1
        return Span(start, end), outer._replace(end=end)
    if start > first and (quoted := _quoted(text, start, end)):  # a critic's words stand in quotation marks, too
        return Span(start + 1, quoted - 1), outer._replace(end=quoted)
    return Span(start, end), outer


def _quoted(text: str, start: int, end: int) -> int:
    """Where a title in quotation marks ends that words on it follow: "\u201cNight Ferry\u201d - A cold crossing"."""
    closing = text.find(_QUOTES[text[start]], start + 2, min(end, start + 100)) if text[start] in _QUOTES and text[start] not in "'‘" else -1
    behind = _SAID_BEHIND.match(text, closing + 1, end) if closing > 0 else None
    return closing + 1 if behind and not technical(text, behind.end() - 1, end) else 0


def _told_behind(text: str, start: int, end: int) -> tuple[int, tuple[Fact, ...], Found | None]:
    """Where a title ends that facts stand behind, these facts, and the title in another script.

    "The Lighthouse (2001, 95 min)", "Night Ferry | Brasil, 2021, 84 min", "종이배 (Paper Boat, 2005)".
    """
    facts: list[Fact] = []
    for _ in range(3):
        held = _HELD_LAST.search(text, max(start, end - 120), end)
        if held is None or held.start() <= start:
            break
        inner = trim(text, *held.span(1))
        told = technical(text, *inner) if inner.start < inner.end else []
        if facts and not told and people(text, *inner):
            told = [Fact("directors", name) for name in values.names(text, *inner)]
        if not told and in_latin(text[start : held.start()]) == in_latin(text[slice(*inner)]):
            told = _made(text, inner)
        if not told and (another := _another_title(text, text[start : held.start()], inner)):
            return held.start(), (*facts, *another[1]), another[0]
        if not any(fact.key in _TELLING for fact in (*told, *facts)) or not told or (len(told) == 1 and told[0].key == "year"):
            break
        facts += told
        end = held.start()
    if not facts:
        for part in _PARTED.finditer(text, start + 1, min(end, start + 120)):
            told = technical(text, *trim(text, part.end(), end))
            if part.group().strip() in _DASHES and is_genre(tidy(text[part.end() : end])):
                return part.start(), tuple(told), None
            if technical(text, *trim(text, start, part.start())) or bylines(text, start, part.start()):
                break
            if (len(told) > 1 or part.group().isspace()) and any(fact.key in _TELLING for fact in told):
                return part.start(), tuple(told), None
    return end, tuple(facts), None


def _another_title(text: str, title: str, inner: Span) -> tuple[Found, list[Fact]] | None:
    """The title in brackets behind another, with its year: in small letters behind capitals, or in another script."""
    if title.isupper() and _ANOTHER.fullmatch(text, *inner):
        return Found(tidy(text[slice(*inner)]), *inner), []
    if (foreign := _FOREIGN.fullmatch(text, *inner)) and in_latin(title) != in_latin(foreign[1]):
        return Found(tidy(foreign[1]), *foreign.span(1)), [Fact("year", Found(int(foreign[2]), *foreign.span(2)))]
    made = _MADE.fullmatch(text, *inner)
    if made and not made[3] and "," not in made[1] and made[1][0].isupper() and " " in made[1] and not is_country(tidy(made[1])):
        return Found(tidy(made[1]), *made.span(1)), [Fact("year", Found(int(made[2]), *made.span(2)))]
    if not in_latin(title) and _LATIN_NAME.fullmatch(text, *inner):
        return Found(tidy(text[slice(*inner)]), *inner), []
    return None


def _made(text: str, inner: Span) -> list[Fact]:
    """The director and the year in brackets behind a title, and what stands with them."""
    made = _MADE.fullmatch(text, *inner)
    if made is None or _ARTICLE.match(made[1]) or not people(text, *made.span(1)) or any(is_country(tidy(part)) for part in made[1].split(",")):
        return []
    rest = trim(text, *made.span(3))
    further = technical(text, trim(text, rest.start + 1, rest.end).start, rest.end) if rest.start < rest.end else []
    names = values.names(text, *made.span(1))
    if sum(actor_likeness(name.value) for name in names) <= 0:
        return []
    directors = [Fact("directors", name) for name in names]
    return [*directors, Fact("year", Found(int(made[2]), *made.span(2))), *further]


def _responsible(text: str, start: int, end: int) -> list[Fact]:
    """The people of a catalogue's statement of responsibility: "Quay Films presents ; directed by Ann Field"."""
    facts: list[Fact] = []
    stops = [found.start() for found in re.finditer(" ; ", text[start:end])]
    if not stops:
        return facts
    for first, last in itertools.pairwise((0, *stops, end - start)):
        part = trim(text, start + first + (first > 0) * 3, start + last)
        said = _RESPONSIBLE.match(text, *part)
        names = values.names(text, said.end(), part.end) if said else []
        for kind in (said[1], said[2]) if said else ():
            facts += [Fact(_RESPONSIBLE_FOR[kind.casefold()], name) for name in names if kind]
    return facts


def in_latin(words: str) -> bool:
    """Whether words are in Latin letters."""
    letters = [c for c in words if c.isalpha()]
    return sum(c < "\u0250" for c in letters) * 2 > len(letters)


def _last(tail: str, year_wanted: bool) -> re.Match[str] | None:
    """What ends a title line and is no part of the title."""
    if year_wanted and (found := _YEAR_LAST.search(tail)) and not _dated(tail[: found.start()]):
        return found
    return _NOTE_LAST.search(tail) or _SITE_LAST.search(tail) or _STARS_LAST.search(tail)


def _dated(before: str) -> bool:
    """Whether a month stands before the year, so that it dates something."""
    words = before.split()
    if len(words) > 1 and words[-1].strip(".,").isdecimal() and len(words[-1]) < 4:
        words.pop()  # "March 3, 1958"
    return bool(words) and words[-1].casefold().strip(".,") in _MONTH_NAMES


def _titled(text: str, inner: Span, outer: Span, year: Found | None, certificate: Found | None) -> TitleLine | None:
    """The title, with what it drops in its span, and the original one behind a slash."""
    start, end = inner
    original = None
    slash = text.find(" / ", start, end)
    if start < slash < end - 4 and text.find(" / ", slash + 3, end) < 0:
        first, last = unquoted(text, *trim(text, slash + 3, end))
        original = None if _SCRIPT_BY.match(text, first, last) else Found(tidy(text[first:last]), first, last)
        end = trim(text, start, slash).end
        outer = outer._replace(end=end)
    start, end = unquoted(text, start, end)
    closing = text.find(_QUOTES[text[start]], start, end) if text[start] in "《『「" else -1
    if original is None and start < closing < end - 3 and in_latin(text[closing + 1 : end]):  # in two scripts: "《夜船》Night Ferry"
        place = trim(text, closing + 1, end)
        original = Found(tidy(text[slice(*place)]), *place)
        start, end = trim(text, start + 1, closing)
        outer = outer._replace(end=closing + 1)
    while end - start > 1 and text[end - 1] in ",;":
        end -= 1  # the comma of a sentence: "Wild Garlic," a film by Petra Olsson
    title = tidy(text[start:end])
    if not any(c.isalnum() for c in title):
        return None
    place = Span(start if outer.start == inner.start else outer.start, end if outer.end == inner.end else max(end, outer.end))
    return TitleLine(Found(title, *place), year, certificate, original)


def heads_facts(text: str, start: int, end: int) -> bool:
    """Whether a line announces facts about a film that it names.

    >>> heads_facts("Ten fun facts about Night Ferry:", 0, 32)
    True
    """
    return _FACTS_ABOUT.match(text, start, end) is not None


def is_notice(words: str) -> bool:
    """Whether a line says something about a page, a sale, a week or a score, and so is no title.

    >>> [is_notice(line) for line in ("Lot 214", "Week commencing Fri 14 March", "Full cast and crew for", "Friday the 13th")]
    [True, True, True, False]
    """
    if _NOTICE.fullmatch(words) or _HANGS.search(words):
        return True
    texts = words.split()
    return len(texts) > 5 and 2 * sum(text[0].islower() for text in texts) >= len(texts) and _TWO_SENTENCES.search(words) is not None


def unquoted(text: str, start: int, end: int) -> Span:
    """The region without quotation marks that hold all of it.

    >>> unquoted('"Teeth"', 0, 7)
    Span(start=1, end=6)
    """
    if end - start > 2 and _QUOTES.get(text[start]) == text[end - 1] and text[end - 1] not in text[start + 1 : end - 1]:
        return trim(text, start + 1, end - 1)
    return Span(start, end)
