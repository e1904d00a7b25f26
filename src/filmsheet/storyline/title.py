"""Title and year, as the first sentences of a storyline state them.

English has a handful of ways to open: "X is a 1948 drama film", "X (1948) is", "X, a 1948 film by", "In the 1948 film X",
'"X" tells the story of'. Each is a reader here; the first that fits wins. Other languages are in `languages`.
"""

from __future__ import annotations

import re

from ..text.lazily import lazy
from ..text.source import FILL, Found, tidy, trim
from .description import described, description
from .glosses import piece
from .heading import TITLE_CONFIDENCE, YEAR_CONFIDENCE, Heading, make_heading
from .patterns import NOT_THE_FILM, YEAR, compiled, paragraph_end
from .subject import PEOPLE_PRONOUNS, is_generic, read_subject, title_cased
from .years import MADE, RELEASED, year_of_sentence, year_within

REACH = 2000
"""How many characters of a storyline are looked at for a title and a year."""


_PLAIN = lazy(
    r'\s*+(["“])?\s*+(?!\')(?P<title>[^\s"“”«»„()\[\],.;‘–—•*-][^\n"“”«»„()\[\],.;–—]{0,90}?)\s{0,4}+(?'
    r'(1),?["”])\s{0,4}(?<=\s)(?:is|was)\s++an?\s++'
    r"(?:(?:lost|partially lost|surviving|extant|Indian|British|American|black-and-white)\s+)?"
    r"(?P<year>18[7-9]\d|19\d\d|20\d\d)\s(?:[^\s.,;()]+\s+){0,8}?(?:films?|movie|documentary)\b(?!\s+(?:"
    + NOT_THE_FILM
    + "))"
)


def read_title_and_year(text: str, start: int, end: int) -> Heading:
    """Read title, original title and year from a storyline's opening.

    Args:
        text: the text that holds the storyline.
        start: where the storyline begins, in characters.
        end: where it ends.

    Never raises on any text; what is not stated is None.

    >>> heading = read_title_and_year('"The Red Shoes" is a 1948 British drama film.', 0, 45)
    >>> heading.title.value, heading.title.span, heading.year.value
    ('The Red Shoes', Span(start=1, end=14), 1948)
    """
    match = _PLAIN.match(text, start, min(end, start + 400))
    if match is not None:
        title = match["title"]
        if " is a" not in title and " or " not in title and " film " not in title and not is_generic(title):
            return _plain_heading(match, title)
    return _read_slowly(text, start, end)


def _plain_heading(match: re.Match[str], title: str) -> Heading:
    start, end = match.span("title")
    year = Found(int(match["year"]), *match.span("year"))
    kind = "quoted" if match[1] else "year film"
    found = Found(tidy(title), start, end)
    return Heading(
        found, year, None, (), TITLE_CONFIDENCE[kind], YEAR_CONFIDENCE["described"], 0.0, kind, year.end, match.end()
    )


def _read_slowly(text: str, start: int, end: int) -> Heading:
    from .languages import read_foreign

    start, end = trim(text, start, min(end, start + REACH))
    stop = paragraph_end(text, start, end)
    start = _after_short_description(text, start, stop)
    if not _has_latin(text, start, stop):
        return read_foreign(text, start, stop) or Heading()
    without_title = Heading()
    for read in (
        described,
        read_foreign,
        _apposed,
        _in_the_film,
        _dated,
        _quoted_subject,
        _plain_subject,
        _named_in_heading,
    ):
        heading = read(text, start, stop)
        if heading is None:
            continue
        if heading.title is not None:
            return _with_year(text, start, end, heading)
        without_title = without_title if without_title.year else heading
    if without_title.title is None:
        without_title = _repeated(text, start, end, without_title)
    return _with_year(text, start, end, without_title)


def _has_latin(text: str, start: int, end: int) -> bool:
    return compiled(r"[A-Za-z]{2}").search(text, start, min(end, start + 300)) is not None


def _after_short_description(text: str, start: int, end: int) -> int:
    """Skip a line like "1948 film by Michael Powell" that stands above the prose."""
    line = compiled(YEAR + r"\s+(?:\w+\s+){0,3}film(?:\s+(?:directed\s+)?by\s[^\n.]{1,80})?\s*\n").match(
        text, start, end
    )
    return line.end() if line else start


def _with_year(text: str, start: int, end: int, heading: Heading) -> Heading:
    """Look for a year further on where the description has none."""
    if heading.year is not None:
        return heading
    if heading.noun:
        year = year_of_sentence(text, heading.noun, min(end, heading.noun + 400))
        if year is not None:
            return heading._replace(year=year, year_confidence=YEAR_CONFIDENCE["same sentence"])
    if not heading.kind:
        return heading
    for pattern, sureness in ((RELEASED, "release"), (MADE, "made")):
        match = compiled(pattern).search(text, max(start, heading.noun), end)
        if match:
            return heading._replace(
                year=Found(int(match[1]), *match.span(1)), year_confidence=YEAR_CONFIDENCE[sureness]
            )
    return heading


def _apposed(text: str, start: int, end: int) -> Heading | None:
    """A title, then ", a 1948 film by ..."."""
    comma = compiled(r"[^\n.;,(]{1,100}(?:\([^()\n]{1,120}\))?,\s+(?=(?:an?|the\s+(?:\w+\s+)?" + YEAR + r")\s)").match(
        text, start, min(end, start + 300)
    )
    if comma is None:
        return None
    film = description(text, comma.end(), end)
    if film is None or "," in film["body"].rstrip(", "):
        return None
    subject = read_subject(text, start, comma.end())
    if subject is None or not (subject.quoted or title_cased(subject.title.value)):
        return None
    year = year_within(text, *film.span("body"))
    heading = make_heading(subject, "apposition", TITLE_CONFIDENCE["apposition"], film.start(), film.end())
    return heading._replace(year=year, year_confidence=YEAR_CONFIDENCE["described"]) if year else heading


_IN_THE_FILM = (
    r"(?:In\s+)?(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er)\s+(?:("
    + YEAR
    + r")\s+)?(?:[\w-]+\s+){0,5}?(?:film|movie|picture|drama|comedy|documentary|thriller|musical|[Ww]estern)\s+"
    r"(?:(?:called|titled|entitled)\s+)?"
)


def _in_the_film(text: str, start: int, end: int) -> Heading | None:
    """A name after "in the 1948 film" or "the 1948 film"."""
    lead = compiled(_IN_THE_FILM).match(text, start, min(end, start + 200))
    if lead is None:
        return _in_dated(text, start, end)
    title = _title_at(text, lead.end(), end)
    if title is None:
        return None
    year = Found(int(lead[1]), *lead.span(1)) if lead[1] else None
    sureness = TITLE_CONFIDENCE["film of the year"] if year else TITLE_CONFIDENCE["title alone"]
    return Heading(
        title, year, None, (), sureness, YEAR_CONFIDENCE["brackets"] if year else 0.0, 0.0, "film of the year"
    )


def _in_dated(text: str, start: int, end: int) -> Heading | None:
    """A name after "in", with a year in brackets: "In X (1948), ..."."""
    dated = compiled(r"In\s+[\"“«]?([A-Z0-9][^\n\"”»().]{0,80}?)[\"”»]?\s+\((" + YEAR + r")\)").match(
        text, start, min(end, start + 200)
    )
    if dated is None:
        return None
    year = Found(int(dated[2]), *dated.span(2))
    title = piece(text, *dated.span(1))
    return Heading(
        title,
        year,
        None,
        (),
        TITLE_CONFIDENCE["film of the year"],
        YEAR_CONFIDENCE["brackets"],
        0.0,
        "film of the year",
    )


_NAME_WORD = r"(?:[A-Z0-9À-Þ][^\s,.;()]*|(?:of|the|and|in|a|an|to|for|on|at|with|from|de|la|von|vs\.|&))"


def _title_at(text: str, start: int, end: int) -> Found | None:
    """A quoted or title-cased name that begins here."""
    quoted = compiled(r"[\"“«]([^\n\"“”«»]{1,120}?),?[\"”»]").match(text, start, end)
    if quoted:
        return piece(text, *quoted.span(1))
    cased = compiled(r"(?=[A-Z0-9])" + _NAME_WORD + r"(?:\s+" + _NAME_WORD + r"){0,12}").match(
        text, start, min(end, start + 150)
    )
    if cased is None:
        return None
    ragged = compiled(r"(?:\s++(?:of|the|and|in|a|an|to|for|on|at|with|from|de|la|von))+$").search(
        text, start, cased.end()
    )
    return piece(text, start, ragged.start() if ragged else cased.end())


def _dated(text: str, start: int, end: int) -> Heading | None:
    """A name with a year in brackets at the very beginning."""
    match = compiled(r"[^\n().;]{1,120}?\s*\((?:film,\s*)?" + YEAR + r"(?:\s+film)?\)").match(
        text, start, min(end, start + 200)
    )
    if match is None:
        return None
    subject = read_subject(text, start, match.end())
    if subject is None or subject.year is None or not (subject.quoted or title_cased(subject.title.value)):
        return None
    return make_heading(subject, "year in brackets", 0.85)


_VERB = (
    r"(?:tells|follows|takes\s+place|stars|is\s+set|centers|centres|revolves|chronicles|depicts|explores"
    r"|features|opens\s+with|begins\s+with|recounts|portrays|traces"
    r"|focuses|narrates|(?:was|is)\s+(?:a|an|the|one|directed|written|released|made|filmed|produced|based|shot"
    r"|about|an?)|marks|concerns|relates|brings|deals|presents|examines)\b"
)


def _quoted_subject(text: str, start: int, end: int) -> Heading | None:
    """A quoted or emphasised name, then a verb that films govern: '"X" tells the story of'."""
    match = compiled(
        r"(?:[\"“«](?P<quoted>[^\n\"“”«»]{1,120}?),?[\"”»]|"
        + FILL
        + r"{1,4}(?P<marked>[A-Z0-9][^\n"
        + FILL
        + r"]{0,80}?)"
        + FILL
        + r"{1,4})\s+"
        r"(?:\(" + YEAR + r"\)\s+)?" + _VERB
    ).match(text, max(0, start - _fill_before(text, start)), min(end, start + 260))
    if match is None:
        return None
    kind = "quoted subject" if match["quoted"] else "marked"
    title = piece(text, *match.span("quoted" if match["quoted"] else "marked"))
    if not title.value or is_generic(title.value):
        return None
    return Heading(title, None, None, (), TITLE_CONFIDENCE[kind], 0.0, 0.0, kind)


def _fill_before(text: str, start: int) -> int:
    count = 0
    while count < 4 and start - count > 0 and text[start - count - 1] == FILL:
        count += 1
    return count


_SURE_VERB = (
    r"(?:tells\s+(?:the|a|of)\b|revolves\s+around|cent(?:er|re)s\s+(?:on|around)|(?:was"
    r"|is)\s+(?:written\s+and\s+)?directed\s+by|stars\s+[A-Z]\w+\s+[A-Z]"
    r"|chronicles\s|was\s+released\s+(?:theatrically|by\s+[A-Z]|in\s+(?:theat|cinema)|worldwide))"
)


def _plain_subject(text: str, start: int, end: int) -> Heading | None:
    """A title-cased name and a verb that only a film governs: "X tells the story of"."""
    title = _title_at(text, start, end)
    if title is None or is_generic(title.value) or title.value.casefold() in {"it", *PEOPLE_PRONOUNS}:
        return None
    if compiled(r"\s+" + _SURE_VERB).match(text, title.end, end) is None:
        return None
    return Heading(title, None, None, (), TITLE_CONFIDENCE["title alone"], 0.0, 0.0, "title alone")


_HEADING_SENTENCE = (
    r"(?:Here\s+are|These\s+are|Below\s+are)?\s*(?:some|the|a\s+few|\d{1,3}|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|fifteen|twenty)?\s*(?:really\s*)?(?:interesting"
    r"|fun|amazing|surprising|little[- ]known|cool|fascinating|random)?\s*"
    r"(?:interesting\s*)?(?:facts|trivia|things\s+you\s+(?:did\s*n['’o]t|may\s+not)\s+know)\s*(?:about|on"
    r"|from)\s*[\"“«]?(?:the\s+(?:film|movie)\s+[\"“«]?)?"
    r"([A-Z0-9][^\n\"”».:]{0,100}?)[\"”»]?\s*(?:[.:!]|$|\n|(?-i:that|which|you)\s)"
)


def _named_in_heading(text: str, start: int, end: int) -> Heading | None:
    """The name in "Here are 16 interesting facts about X."."""
    match = compiled(_HEADING_SENTENCE, re.IGNORECASE).match(text, start, min(end, start + 200))
    if match is None or (not match[1][0].isupper() and not match[1][0].isdigit()):
        return None
    return Heading(piece(text, *match.span(1)), None, None, (), TITLE_CONFIDENCE["heading"], 0.0, 0.0, "heading")


def _repeated(text: str, start: int, end: int, heading: Heading) -> Heading:
    """A quoted name that stands three times in the text is most likely the film's."""
    counts: dict[str, int] = {}
    first: dict[str, Found] = {}
    for match in compiled(r"[\"“«]([A-Z0-9][^\n\"“”«».!?]{1,80}?)[,.]?[\"”»]").finditer(text, start, end):
        found = piece(text, *match.span(1))
        counts[found.value] = counts.get(found.value, 0) + 1
        first.setdefault(found.value, found)
    best = max(counts, key=lambda value: counts[value], default=None)
    if best is None or counts[best] < 3:
        return heading
    return heading._replace(title=first[best], title_confidence=TITLE_CONFIDENCE["repeated"], kind="repeated")
