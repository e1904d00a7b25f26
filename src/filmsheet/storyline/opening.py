"""Everything that a storyline's prose states plainly of its film, each fact with its span."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ..text.source import Found, tidy
from .glosses import LANGUAGES, piece
from .heading import Heading
from .languages import language
from .patterns import compiled
from .people import read_names, read_played, whole_names
from .title import REACH, read_title_and_year


class Opening(NamedTuple):
    """What a storyline's prose states.

    `title` and `original_title` hold a str, `year` an int, `runtime` whole minutes; the rest are lists of found str, and
    `played` pairs of actor and role. `confidence` maps the name of a field that was found to a probability.
    """

    title: Found | None
    original_title: Found | None
    year: Found | None
    also_known_as: list[Found]
    directors: list[Found]
    writers: list[Found]
    producers: list[Found]
    composers: list[Found]
    cinematographers: list[Found]
    editors: list[Found]
    starring: list[Found]
    played: list[tuple[Found, Found]]
    genres: list[Found]
    countries: list[Found]
    languages: list[Found]
    runtime: Found | None
    confidence: dict[str, float]
    kind: str


_CONFIDENCE = {
    "also_known_as": 0.9,
    "directors": 0.98,
    "writers": 0.95,
    "producers": 0.93,
    "composers": 0.93,
    "cinematographers": 0.93,
    "editors": 0.93,
    "starring": 0.95,
    "played": 0.93,
    "genres": 0.9,
    "countries": 0.93,
    "languages": 0.96,
    "runtime": 0.9,
}


def read_opening(text: str, start: int, end: int) -> Opening:
    """Read all that a storyline states of its film.

    Args:
        text: the text that holds the storyline.
        start: where the storyline begins, in characters.
        end: where it ends.

    Title, year, crew and genres are looked for in the first 2,000 characters; who played whom in the first 20,000.
    Never raises on any text.

    >>> prose = '"Tin Moon" is a 1948 drama film directed by Ada Lund and starring Bo Ek and Cy Orr.'
    >>> opening = read_opening(prose, 0, len(prose))
    >>> [x.value for x in opening.directors], [x.value for x in opening.starring], [x.value for x in opening.genres]
    (['Ada Lund'], ['Bo Ek', 'Cy Orr'], ['drama'])
    """
    heading = read_title_and_year(text, start, end)
    near = min(end, start + REACH)
    crew = _crew(text, start, near) if heading.language == "en" else _foreign_crew(text, heading, near)
    starring, cast = _starring(text, start, near)
    played = _merged(cast, read_played(text, start, min(end, start + 10 * REACH)))
    lists = {
        "also_known_as": list(heading.also_known_as),
        **crew,
        "starring": crew.get("starring") or starring,
        "genres": _genres(text, heading),
        "countries": _countries(text, start, near),
        "languages": _languages(text, start, near),
    }
    runtime = _runtime(text, start, near)
    return Opening(
        title=heading.title,
        original_title=heading.original_title,
        year=heading.year,
        played=played,
        runtime=runtime,
        confidence=_confidence(heading, lists, played, runtime),
        kind=heading.kind,
        **{name: lists.get(name, []) for name in _LISTS},
    )


_LISTS = (
    "also_known_as", "directors", "writers", "producers", "composers", "cinematographers", "editors", "starring", "genres", "countries", "languages",
)  # fmt: skip


def _confidence(
    heading: Heading, lists: dict[str, list[Found]], played: list[tuple[Found, Found]], runtime: Found | None
) -> dict[str, float]:
    sure = {name: _CONFIDENCE[name] for name, values in lists.items() if values}
    if heading.title:
        sure["title"] = heading.title_confidence
    if heading.original_title:
        sure["original_title"] = heading.original_confidence
    if heading.year:
        sure["year"] = heading.year_confidence
    if played:
        sure["played"] = _CONFIDENCE["played"]
    if runtime:
        sure["runtime"] = _CONFIDENCE["runtime"]
    return sure


def _merged(*groups: list[tuple[Found, Found]]) -> list[tuple[Found, Found]]:
    pairs: dict[str, tuple[Found, Found]] = {}
    for group in groups:
        for pair in group:
            pairs.setdefault(pair[0].value.casefold(), pair)
    return sorted(pairs.values(), key=lambda pair: pair[0].start)


# --- crew --------------------------------------------------------------------------------------------------------

_DEED = {
    "written": ("writers",),
    "co-written": ("writers",),
    "scripted": ("writers",),
    "directed": ("directors",),
    "co-directed": ("directors",),
    "helmed": ("directors",),
    "produced": ("producers",),
    "co-produced": ("producers",),
    "edited": ("editors",),
    "scored": ("composers",),
    "shot": ("cinematographers",),
    "photographed": ("cinematographers",),
}
_DEEDS = "|".join(sorted(_DEED, key=len, reverse=True))
_MADE_BY = (
    r"\b((?:" + _DEEDS + r")(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+)(?:" + _DEEDS + r"|starred\s+in)){0,4})\s+$"
)
_WORK_BY = (
    r"\b(?:(?P<writers>(?:screenplay|script|scenario)(?:\s+(?:was|is|and\s+story))?(?:\s+(?:co-)?written)?)"
    r"|(?P<composers>(?:music|score|soundtrack)(?:\s+(?:is|was|for\s+the\s+film\s+was))?(?:\s+(?:composed"
    r"|scored|written))?)"
    r"|(?P<cinematographers>(?:cinematography|photography)(?:\s+(?:is|was))?(?:\s+(?:handled|done))?)"
    r"|(?P<editors>editing(?:\s+(?:is|was))?(?:\s+(?:handled|done))?)|(?P<directors>direction(?:\s+is)?))\s+$"
)
_NOT_THE_FILMS = r"(?:novel|book|play|story|song|series|album|poem|memoir)s?\s+(?:\w+\s+)?$"


def _crew(text: str, start: int, end: int) -> dict[str, list[Found]]:
    """Who directed, wrote and so on: each "by" with a deed or a work right before it."""
    crew: dict[str, list[Found]] = {}
    for by in compiled(r"\bby\s+(?:and\s+(?:starring|featuring)\s+)?").finditer(text, start, end):
        begin = max(start, by.start() - 90)
        before = text[begin : by.start()].lower()
        work = compiled(_WORK_BY).search(before)
        made = None if work else compiled(_MADE_BY).search(before)
        if work:
            keys: tuple[str, ...] = (work.lastgroup or "",)
        elif made and not compiled(_NOT_THE_FILMS).search(before[: made.start()]):
            keys = tuple(key for word in compiled(_DEEDS).findall(made[1]) for key in _DEED[word])
        else:
            continue
        fronted = made is not None and text[begin + made.start()].isupper()
        names = read_names(text, by.end(), min(end, by.end() + 300), fronted=fronted)
        names = whole_names(text, start, names)
        for key in dict.fromkeys(keys):
            _add(crew, key, names)
    return crew


def _add(crew: dict[str, list[Found]], key: str, names: list[Found]) -> None:
    """Add names that are not yet listed; a bare surname of one who is listed is no new person."""
    known = crew.setdefault(key, [])
    for name in names:
        folded = name.value.casefold()
        if not any(x.value.casefold() == folded or x.value.casefold().endswith(" " + folded) for x in known):
            known.append(name)


def _foreign_crew(text: str, heading: Heading, end: int) -> dict[str, list[Found]]:
    spoken = language(heading.language)
    if spoken is None or not heading.after:
        return _east_asian_crew(text, heading, end)
    crew: dict[str, list[Found]] = {}
    end = min(end, heading.after + 600)
    for key, pattern in (("directors", spoken.directed), ("starring", spoken.starring)):
        match = compiled(r"\b" + pattern).search(text, heading.after, end)
        if match:
            _add(crew, key, read_names(text, match.end(), end))
    return crew


def _east_asian_crew(text: str, heading: Heading, end: int) -> dict[str, list[Found]]:
    name = r"([^\s，。、,.；;由的（()）年《》]{2,20}(?:·[^\s，。、,.；;（()）]{1,15})?)"
    pattern = {"zh": r"由" + name + r"(?:执导|執導|导演|導演)", "ko": name + r"\s?감독"}.get(heading.language)
    match = compiled(pattern).search(text, heading.after, min(end, heading.after + 400)) if pattern else None
    return {"directors": [piece(text, *match.span(1))]} if match else {}


_STARRING = (
    r"\b(?:[Ss]tarring|[Ss]tarred|[Ss]tars?(?=\s(?:the\s+voice|[A-Z]))|with\s+a\s+cast\s+(?:including"
    r"|of)|[Ff]eatur(?:ing|es))\s+(?:the\s+voices?\s+(?:talents\s+)?of\s+|[a-z]+\s+)?(?=[A-Z])"
)


def _starring(text: str, start: int, end: int) -> tuple[list[Found], list[tuple[Found, Found]]]:
    """The actors named, and pairs where the list says "A as B"."""
    starring: dict[str, Found] = {}
    pairs: list[tuple[Found, Found]] = []
    for match in compiled(_STARRING).finditer(text, start, end):
        at, stop = match.end(), min(end, match.end() + 500)
        for _ in range(20):
            names = read_names(text, at, stop, fronted=match[0][0].isupper())
            for name in names:
                starring.setdefault(name.value.casefold(), name)
            role = (
                compiled(r"\s+as\s+(?:the\s++|titular\s++)*(?=[A-Z\"“])").match(text, names[-1].end, stop)
                if names
                else None
            )
            if role is None:
                break
            played = _role_at(text, role.end(), stop)
            if played is None:
                break
            pairs.append((names[-1], played))
            gap = compiled(r"\s*(?:,\s*(?:and\s+)?|and\s+)(?=[A-Z])").match(text, played.end, stop)
            if gap is None:
                break
            at = gap.end()
    return list(starring.values()), pairs


_ROLE_WORD = r"(?:(?:Dr|Mr|Mrs|Ms|Lt|Capt|Sgt|Col|Prof|St|[A-Z])\.|[\"“]?[A-Z][\w'’-]*[\"”]?)"


def _role_at(text: str, start: int, end: int) -> Found | None:
    role = compiled(_ROLE_WORD + r"(?:\s(?:(?:of|the|de|van|von)\s){0,2}" + _ROLE_WORD + r"){0,5}").match(
        text, start, end
    )
    return Found(tidy(role[0]), *role.span()) if role else None


# --- the description ---------------------------------------------------------------------------------------------

_GENRE_WORDS = (
    r"(?:romantic|black|dark|screwball|slapstick|musical|action|horror|crime|sex|teen|buddy|satirical|sports?"
    r"|western|fantasy|adventure|science fiction) comedy"
    r"(?:[-–]drama)?|(?:psychological|political|crime|action|erotic|conspiracy|spy|supernatural|legal|techno"
    r"|romantic|mystery|neo-noir|suspense|survival|espionage)[ -]thriller"
    r"|(?:psychological|historical|biographical|crime|legal|courtroom|medical|war|period|sports?|romantic"
    r"|family|teen|musical|political|social|prison|survival|costume|coming-of-age) drama"
    r"|(?:psychological|supernatural|slasher|body|folk|science fiction|found footage|gothic|comedy"
    r"|natural) horror|comedy[-–]drama|drama[-–]comedy|comedy[-–](?:horror|thriller|romance|western)"
    r"|horror[-–]comedy|action[-–](?:comedy|thriller|adventure|drama)|science[- ]fiction|sci-?fi|film noir"
    r"|neo-noir|martial arts|coming-of-age|spaghetti western|road movie|heist|disaster"
    r"|superhero|drama|comedy|thriller|horror|western|musical|romance|romantic|mystery|crime|action|adventure"
    r"|fantasy|war|biographical|biopic|documentary|docudrama|mockumentary|melodrama|noir"
    r"|slasher|sports?|family|spy|historical|epic|animated|animation|satire|swashbuckler|anthology|experimental"
    r"|propaganda|pornographic|exploitation|blaxploitation|dramedy|suspense|detective|gangster"
    r"|wuxia|samurai|kaiju|tokusatsu|vampire|zombie|dystopian|children's|Christmas"
)


def _genres(text: str, heading: Heading) -> list[Found]:
    """The genres that the description names, as they stand there."""
    if not heading.after or heading.language != "en":
        return []
    begin, finish = heading.after, heading.noun
    more = compiled(
        r"(?:[\s,–-]+(?:film|movie|drama|comedy|thriller|western|horror|romance|musical|mystery|melodrama"
        r"|adventure|noir|documentary|short)\b){1,4}",
        re.IGNORECASE,
    ).match(text, finish, finish + 60)
    found_genres: dict[str, Found] = {}
    for match in compiled(r"(?<![\w-])(?:" + _GENRE_WORDS + r")(?![\w])", re.IGNORECASE).finditer(
        text, begin, more.end() if more else finish
    ):
        found_genres.setdefault(match[0].casefold(), piece(text, *match.span()))
    return list(found_genres.values())


_COUNTRIES = (
    "Afghanistan Albania Algeria Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium"
    " Bolivia Bosnia Brazil Bulgaria Cambodia Cameroon Canada Chile China"
    " Colombia Croatia Cuba Cyprus Czechoslovakia Denmark Ecuador Egypt England Estonia Ethiopia Finland France"
    " Georgia Germany Ghana Greece Guatemala Hungary Iceland India"
    " Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kuwait Latvia Lebanon"
    " Lithuania Luxembourg Macedonia Malaysia Mali Malta Mexico Mongolia"
    " Morocco Nepal Netherlands Nigeria Norway Pakistan Palestine Panama Paraguay Peru Philippines Poland"
    " Portugal Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore"
    " Slovakia Slovenia Spain Sweden Switzerland Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda Ukraine"
    " Uruguay Venezuela Vietnam Wales Yugoslavia Zimbabwe"
)
_LONG_COUNTRIES = (
    r"Hong Kong|New Zealand|South Africa|South Korea|North Korea|United States(?: of America)?|United Kingdom"
    r"|Great Britain|Soviet Union|West Germany|East Germany"
    r"|Republic of Ireland|Czech Republic|Sri Lanka|Saudi Arabia|United Arab Emirates|Costa Rica|Puerto Rico"
    r"|Dominican Republic|Bosnia and Herzegovina|Burkina Faso|Ivory Coast"
)


@functools.cache
def _country() -> str:
    return (
        r"(?:the\s+)?(?P<{}>"
        + _LONG_COUNTRIES
        + "|"
        + "|".join(_COUNTRIES.split())
        + r"|U\.?S\.?A?\.?|U\.?K\.?)(?![\w-])"
    )


def _countries(text: str, start: int, end: int) -> list[Found]:
    """Countries named as such: "a co-production between France and Italy", "a 1948 film from Japan"."""
    lead = (
        r"\b(?:co-?production(?:s)?\s+(?:between|of|among|by|involving)(?:\s+companies\s+(?:in|from))?"
        r"|companies\s+(?:in|from)|(?:film|movie|drama|comedy|documentary|thriller)\s+from"
        r"|(?:film|movie)\s+(?:was\s+)?produced\s+in)\s+"
    )
    match = compiled(lead).search(text, start, end)
    countries: list[Found] = []
    while match:
        country = compiled(_country().format("name")).match(text, match.end(), end)
        if country is None:
            break
        countries.append(piece(text, *country.span("name")))
        match = compiled(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s+)").match(text, country.end(), end)
    return countries


_IN_LANGUAGE = (
    r"\b(?:film|movie|It|it|dialogue)\s+(?:is|was)\s+(?:entirely\s+|mostly\s+|filmed\s+|shot\s+"
    r"|made\s+|spoken\s+)?in\s+(?:the\s+)?([A-Z]\w+)\b(?:\s+and\s+([A-Z]\w+)\b)?"
)


def _languages(text: str, start: int, end: int) -> list[Found]:
    """The languages of "a Malayalam-language film" and "the film is in French"."""
    spoken: dict[str, Found] = {}
    for match in compiled(r"[-‑–]\s?language\b").finditer(text, start, end):
        word = compiled(r"[A-Z]\w+(?:-[A-Z]\w+)?\s?$").search(text, max(start, match.start() - 20), match.start())
        if word and not compiled(_OF_SOMETHING_ELSE).match(text, match.end(), end):
            _add_language(spoken, piece(text, *word.span()))
    for match in compiled(_IN_LANGUAGE).finditer(text, start, end):
        for group in (1, 2):
            if match[group]:
                _add_language(spoken, piece(text, *match.span(group)))
    return list(spoken.values())


_OF_SOMETHING_ELSE = r"[\s-]+(?:novel|book|remake|debut|title|version|name|word|play|series)"
_LANGUAGE_NAMES = frozenset(LANGUAGES.split())


def _add_language(spoken: dict[str, Found], name: Found) -> None:
    if name.value in _LANGUAGE_NAMES:
        spoken.setdefault(name.value, name)


_LENGTH_BEFORE = (
    r"\b(?:running\s+time|runtime|runs|lasts|length)(?:\s+(?:is|was|of|for|about|approximately|time)){0,3}\s+$"
)


def _runtime(text: str, start: int, end: int) -> Found | None:
    """The minutes of "runs for 93 minutes" and "a 93-minute film"."""
    for match in compiled(r"(?<!\d)(\d{1,3})[\s-]?(?:minutes?|mins?)\b").finditer(text, start, end):
        before = text[max(start, match.start() - 50) : match.start()]
        described = compiled(r"\s(?:\w+\s+){0,4}?(?:film|movie|documentary|short)\b").match(text, match.end(), end)
        if int(match[1]) and (
            compiled(_LENGTH_BEFORE).search(before) or (described and compiled(r"\b[Aa]\s$").search(before))
        ):
            return Found(int(match[1]), match.start(), match.end())
    return None
