"""Title and year, as the first sentences of a storyline state them.

English has a handful of ways to open: "X is a 1948 drama film", "X (1948) is", "X, a 1948 film by", "In the 1948 film X",
'"X" tells the story of'. Each is a reader here; the first that fits wins. Other languages are in `languages`.
"""

from __future__ import annotations

import difflib
import functools
import re
from typing import NamedTuple

from ..source import FILL, Found, tidy, trim
from .patterns import NOT_THE_FILM, QUOTES, STRONG_NOUN, WEAK_NOUN, YEAR, compiled, paragraph_end

REACH = 2000
"""How many characters of a storyline are looked at for a title and a year."""


class Heading(NamedTuple):
    """What a storyline's opening says of the film's name and year, and how sure that is.

    `title` and `original_title` hold a str, `year` an int. The confidences are probabilities, 0.0 where nothing was found.
    `kind` names the way of writing that was recognised ("" for none), `language` is a code as "de". `after` is where the description of the film begins
    and `noun` where the word for "film" ends; both are 0 where there is none.
    """

    title: Found | None = None
    year: Found | None = None
    original_title: Found | None = None
    also_known_as: tuple[Found, ...] = ()
    title_confidence: float = 0.0
    year_confidence: float = 0.0
    original_confidence: float = 0.0
    kind: str = ""
    after: int = 0
    noun: int = 0
    language: str = "en"

    @property
    def confidence(self) -> dict[str, float]:
        """The probability of each field that was found, by its name."""
        sure = {
            "title": self.title_confidence,
            "year": self.year_confidence,
            "original_title": self.original_confidence,
        }
        return {name: probability for name, probability in sure.items() if getattr(self, name) is not None}

    @property
    def directors(self) -> list[Found]:
        """None: people are left to `read_opening`."""
        return []

    starring = directors

    @property
    def played(self) -> list[tuple[Found, Found]]:
        """None: people are left to `read_opening`."""
        return []


# Right out of how many, by kind of opening; see docs on accuracy. Rare kinds are pulled towards one half of a doubt.
TITLE_CONFIDENCE = {
    "year film": 0.997,
    "quoted": 0.99,
    "film": 0.98,
    "year in brackets": 0.97,
    "foreign": 0.96,
    "apposition": 0.9,
    "film of the year": 0.95,
    "quoted subject": 0.9,
    "title alone": 0.75,
    "pronoun": 0.6,
    "heading": 0.85,
    "repeated": 0.55,
    "marked": 0.6,
}
YEAR_CONFIDENCE = {
    "described": 0.997,
    "brackets": 0.98,
    "same sentence": 0.96,
    "release": 0.9,
    "made": 0.75,
    "planned": 0.6,
}

_PLAIN = (
    r'\s*(["“])?\s*(?!\')(?P<title>[^\s"“”«»„()\[\],.;‘–—•*-][^\n"“”«»„()\[\],.;–—]{0,90}?)\s*(?(1),?["”])\s+(?:is|was)\s+an?\s+'
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
    match = _plain().match(text, start, min(end, start + 400))
    if match is not None:
        title = match["title"]
        if " is a" not in title and " or " not in title and not _is_generic(title):
            return _plain_heading(match, title)
    return _read_slowly(text, start, end)


@functools.cache
def _plain() -> re.Pattern[str]:
    return re.compile(_PLAIN)


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
        _described,
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


# --- "X is a 1948 drama film" ------------------------------------------------------------------------------------

_COPULA = (
    r"[\s,)\]”\"](?:is|was|are|were|(?<=[?!]\s)(?:Is|Was))\s+(?:(?:also|perhaps|arguably|still|not only|widely considered|considered)\s+)?"
    r"(?=(?:an?|the|one|another|" + YEAR + r")\s)"
)
_WORD = (
    r"(?!(?:is|was|are|were|who|whose|which|that|where|when|about|by|of(?!\s+age)|to(?!\s+(?:video|DVD|TV|television))|from|on|in|for(?!\s+(?:TV|television|video)))\b)"
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
    r"[,\s]+(?:\([^()]{0,80}\)\s*)?(?:co-)?(?:films?|movie|directed|written|starring|produced|released|based|from|set in|featuring"
    r"|about|adapted|filmed|made|shot|distributed|which|that|made|by|to|of)\b"
)


def _described(text: str, start: int, end: int) -> Heading | None:
    """A subject, "is", and a description that ends in a word for film."""
    fallback: Heading | None = None
    for copula in compiled(_COPULA).finditer(text, start, min(end, start + 700)):
        description = _description(text, copula.end(), end)
        if description is None:
            continue
        heading = _of_description(text, start, copula.start() + 1, description)
        if heading is None:
            continue
        if heading.title is not None:
            return heading
        fallback = fallback or heading
    return fallback


def _description(text: str, at: int, end: int) -> re.Match[str] | None:
    """The words up to one for film; a genre alone ("a drama") counts if a year or a director stands by it."""
    reach = min(end, at + 260)
    match = compiled(_FILM_DESCRIPTION).match(text, at, reach)
    if match is not None:
        return match
    match = compiled(_GENRE_DESCRIPTION).match(text, at, reach)
    if match and (compiled(r"\b" + YEAR).search(match["body"]) or compiled(_SUPPORT).match(text, match.end(), end)):
        return match
    return compiled(_DATED_DESCRIPTION).match(text, at, reach)


def _of_description(text: str, start: int, subject_end: int, description: re.Match[str]) -> Heading | None:
    sentence = _sentence_start(text, start, subject_end)
    year = year_within(text, *description.span("body"))
    subject = read_subject(text, sentence, subject_end)
    if subject is not None and not subject.quoted and (sentence > start and not title_cased(subject.title.value)):
        return None
    if subject is None:
        generic = _generic_subject(text, sentence, subject_end)
        year = year or _year_of_sentence(text, description.end(), description.end() + 300)
        if not generic or year is None:
            return None
        return Heading(
            None, year, year_confidence=0.9, kind="generic", after=description.start(), noun=description.end()
        )
    year = year or subject.year or _fronted_year(text, sentence, subject.title.start)
    kind = "quoted" if subject.quoted else "year film" if year else "film"
    sureness = TITLE_CONFIDENCE[kind]
    if sentence > start:
        sureness *= 0.9
    if subject.title.value.casefold() == "it" and not subject.quoted:
        if sentence > start or compiled(r"is\s+an?\s+" + YEAR).match(text, subject_end) is None:
            return Heading(
                None,
                year,
                year_confidence=0.9 if year else 0.0,
                kind="generic",
                after=description.start(),
                noun=description.end(),
            )
        kind, sureness = "pronoun", TITLE_CONFIDENCE["pronoun"]
    heading = make_heading(subject, kind, sureness, description.start(), description.end())
    if year is not None and year != subject.year:
        return heading._replace(year=year, year_confidence=YEAR_CONFIDENCE["described"])
    return heading


def _fronted_year(text: str, start: int, end: int) -> Found | None:
    """The year of "Released in 1948, X is ..."."""
    match = compiled(r"(?:[Rr]eleased|[Mm]ade|[Pp]remiered|[Pp]roduced)\s[^.\n]{0,60}?\b(" + YEAR + ")").search(
        text, start, end
    )
    return Found(int(match[1]), *match.span(1)) if match else None


def make_heading(subject: Subject, kind: str, sureness: float, after: int = 0, noun: int = 0) -> Heading:
    original = subject.original
    return Heading(
        title=subject.title,
        year=subject.year,
        original_title=original,
        also_known_as=tuple(subject.others),
        title_confidence=sureness,
        year_confidence=YEAR_CONFIDENCE["brackets"] if subject.year else 0.0,
        original_confidence=(0.95 if subject.original_marked else 0.75) if original else 0.0,
        kind=kind,
        after=after,
        noun=noun,
    )


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence that holds `at` begins; titles with stops in them ("Dr. X", "Help! X") stay whole."""
    begin = start
    for stop in compiled(
        r"[a-z0-9)\]”\"]{2}[.][”\"’)\]]*\s+(?=[\"“«'‘]?[A-Z0-9])|[^\s.]{3,}[!?][”\"]\s+(?=[A-Z])"
    ).finditer(text, start, at):
        if text.count("(", begin, stop.start()) > text.count(")", begin, stop.start()):
            continue
        word = compiled(r"\S{1,12}$").search(text, max(start, stop.start() - 12), stop.start() + 2)
        if word is None or word[0].lower().strip('(“"') not in _ABBREVIATIONS:
            begin = stop.end()
    return begin


_ABBREVIATIONS = frozenset(
    "lit transl aka orig mr mrs ms dr st sr jr inc vs lt sgt col gen capt prof rev hon no vol pt ltd co bros ft mt".split()
)


# --- the subject: a title with its glosses -----------------------------------------------------------------------


class Subject(NamedTuple):
    """A title as the subject of a sentence, with what brackets and asides say of it."""

    title: Found
    quoted: bool
    original: Found | None
    original_marked: bool
    others: list[Found]
    year: Found | None


_GENERIC = (
    r"(?:(?:the|this|that|his|her|their|our|my|its)\s+(?:(?:whole|entire|resulting|finished|main|title|original|actual|same|first|second"
    r"|central|latest|new|short|silent|feature|animated|documentary|horror|" + YEAR + r")\s+)*"
    r"(?:films?|movies?|pictures?|motion\s+picture|story|storyline|plot|screenplay|script|documentary|drama|comedy|musical|feature|short"
    r"|production|serial|work|book|novel|play|series|sequel|remake|cast|soundtrack|version|result|adaptation|cartoon|thriller|western))"
)
_GENERIC_END = (
    r"(?:(?:^|,\s+|\s(?:that|and)\s+)(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey|[Hh]e|[Ss]he|(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er)\s+(?:\w+\s+){0,3}?(?:films?|movies?|picture|production|story|plot))\W*$)"
    r"|^(?:It|There|They|He|She|This)\s+(?!is\s[A-Z])[a-z]+\b|^(?:The|This)\s+(?:[\w-]+\s+){0,4}?(?:film|movie|picture|production|story|plot|screenplay)(?:['’]s)?(?:\s+[a-z]|\W*$)"
    r"|\s(?:and|but|or|that|which|who|as|with|of|the|a|is|was)\W*$|^(?:Its|Their|His|Her)\s+[a-z]"
)
_PRONOUNS = frozenset("this that these those here there what which who i we you one both each all".split())
_PEOPLE_PRONOUNS = frozenset("he she they".split())


def _is_generic(title: str) -> bool:
    folded = title.casefold().strip()
    if folded == "it" or folded in _PRONOUNS or folded in _PEOPLE_PRONOUNS:
        return True
    return folded[:2] in _GENERIC_STARTS and compiled(_GENERIC + "$").match(folded) is not None


_GENERIC_STARTS = frozenset(("th", "hi", "he", "ou", "my", "it"))


def _generic_subject(text: str, start: int, end: int) -> bool:
    subject = tidy(text[start:end])
    if subject.casefold() in {"it", "this", "this one", "that"}:
        return True
    return (
        compiled(_GENERIC_END).search(subject[-160:]) is not None
        or compiled(_GENERIC + r"\W*$", re.IGNORECASE).match(subject) is not None
    )


def read_subject(text: str, start: int, end: int, *, english: bool = True) -> Subject | None:
    """The title that `[start, end)` names, without what leads to it, and what glosses say of it."""
    start, end = trim(text, start, end)
    bullet = compiled(r"[-–—•*·]\s+").match(text, start, end)
    start = bullet.end() if bullet else start
    start = _after_fronting(text, start, end) if english else start
    if start >= end or end - start > 400:
        return None
    opening = text[start]
    if opening in QUOTES:
        subject = _quoted_title(text, start, end, english)
        if subject is not None:
            return subject
    title_end = _title_end(text, start, end, english)
    return _glossed(text, start, title_end, end, quoted=False, english=english)


_FRONTED = (
    r"(?:(?:Original(?:ly)?|First|Loosely|Partly|Co-)\W*)?(?:[Rr]eleased|[Dd]irected|[Ww]ritten|[Ss]et|[Bb]ased|[Pp]roduced|[Mm]ade|[Ff]ilmed"
    r"|[Ss]tarring|[Ss]hot|[Aa]dapted|[Pp]remiered|[Pp]remiering|[Ii]nspired|[Bb]illed|[Cc]reated|[Nn]arrated|[Ff]eaturing|[Dd]istributed)\s+"
    r"(?:in|on|by|and|at|as|from|during|around|against|mostly|primarily|entirely|with|[A-Z])"
)
_FRONTED_NOUN = (
    r"(?:The|This|Director\s[^,]{1,50}['’]s)\s+(?:"
    + YEAR
    + r"(?:['’]s)?\s+)?(?:[a-z-]+\s+){0,4}(?:film|movie|picture|documentary|drama|comedy|musical)\s+"
    r"(?:(?:called|titled|entitled|named)\s+)?(?=[\"“«A-Z0-9])"
)


def _after_fronting(text: str, start: int, end: int) -> int:
    """Skip "Directed by A and B," or "The 1948 film" before the title."""
    noun = compiled(_FRONTED_NOUN).match(text, start, end)
    if noun:
        return noun.end()
    fronted = compiled(_FRONTED).match(text, start, end) or compiled(
        r"(?:In|On|By|For|With|According\s+to|Although|Despite|After|Using)\s|(?:An?|The)\s+[a-z][\w-]*\s+(?:[\w'’-]+\s+){0,3}?(?:of|to|by|from|about|on|for)\s"
    ).match(text, start, end)
    if fronted is None:
        return start
    commas = [m.end() for m in compiled(r",\s+(?=[\"“«‘A-Z0-9])").finditer(text, fronted.end(), end)]
    return commas[-1] if commas else start


def _quoted_title(text: str, start: int, end: int, english: bool) -> Subject | None:
    closers = QUOTES[text[start]]
    for at in range(start + 2, min(end, start + 200)):
        if text[at] not in closers:
            continue
        rest = text[at + 1 : end].lstrip()
        if (
            rest
            and rest[0] not in ",(;[–—-"
            and not rest.startswith(("or ", "aka ", "a.k.a", "also ", "und ", "oder "))
        ):
            if text[start] in "'‘" or rest[0].isalpha():
                continue
            return None
        inner_start, inner_end = trim(text, start + 1, at)
        while inner_end > inner_start and text[inner_end - 1] in ",;" + FILL:
            inner_end -= 1
        return _glossed(text, inner_start, inner_end, end, quoted=True, english=english)
    return None


_ASIDE_WORD = (
    r"(?:also|aka|a\.\s?k\.\s?a\.?|better|alternat\w+|sometimes|variously|commonly|usually|often|formerly|previously|known|stylized|stylised|styled|originally|original"
    r"|released|re-?released|re-?titled|later|titled|entitled|subtitled|billed|marketed|distributed|directed|written|produced|starring"
    r"|translated|lit\.|literally|transl\.|full title|fully titled|officially|promoted|promotionally|simply|or simply|or just|or|in|on|by|from|whose|which|based"
    r"|shot|filmed|made|first|internationally|abbreviated|shortened|sold|reissued|called|referred|initially|premiered|created|an?|the \d)"
)
_GLOSS_BRACKET = r"\s*[(\[（]"
_TITLE_STOP = (
    r"(?P<bracket>\s*[(（])|(?P<foreign>,?\s+or\s+(?=[^\x00-\u024f\u2010-\u201f]))|(?P<note>\[\w{1,3}\])|(?P<aside>,\s+"
    + _ASIDE_WORD
    + r"(?=[\s:]))|(?P<renamed>,\s+(?:\w+ly\s+)?(?:re-?titled|re-?named|re-?released|titled|known|called|subtitled|released|billed)\s)|(?P<bare>\s+(?:also\s+(?:known|titled|released|called|billed)"
    r"|aka|AKA|a\.\s?k\.\s?a\.?|stylized|stylised|originally (?:titled|released|known))\s)|(?P<either>\s+or\s+(?=(?:The|An?)\s[A-Z]))"
    r"|(?P<dash>\s[–—-]\s+(?=also known|aka|original))|(?P<semi>;\s+(?=also|aka|original|released|known))"
)
_TITLE_BRACKET = r"\(\*?(?:But|And|Or|Not|In|With|The|A|For|On|Without|Just|Because|If|When|Who|How|Why|Make)\b"


def _title_end(text: str, start: int, end: int, english: bool) -> int:
    """Where a bare title ends and its glosses begin."""
    ends_in_comma = text[start:end].rstrip().endswith(",")
    for stop in compiled(_TITLE_STOP).finditer(text, start, end):
        if stop.start() == start:
            continue
        if stop["bracket"] and not _is_gloss(text, stop, end, english):
            continue
        if (
            stop["aside"]
            and not ends_in_comma
            and compiled(r",\s+(?:in|on|by|an?|or|from|first|made|simply|which|the|called)\b").match(stop[0])
        ):
            continue
        return stop.start()
    if ends_in_comma:
        return text.rindex(",", start, end)
    variant = compiled(r"(?<!,)\s+or\s+").search(text, start, end)
    if variant and _are_two_titles(text[start : variant.start()], text[variant.end() : end]):
        return variant.start()
    return end


def _is_gloss(text: str, bracket: re.Match[str], end: int, english: bool) -> bool:
    """A bracket that says something of the title; "(500) Days" and "Sex (But Were Afraid to Ask)" are the title's own."""
    closing = _closing(text, bracket.end() - 1, end)
    if closing is None:
        return True
    rest = text[closing + 1 : end].lstrip()
    if rest and rest[0].isalnum() and not compiled(r"(?:also|aka|or|in|and)\b").match(rest):
        return False
    if compiled(r"\bor\s*$").search(text, max(0, bracket.start() - 6), bracket.start()):
        return False
    if not english or compiled(YEAR + r"|:").search(text, bracket.end(), closing):
        return True
    return compiled(_TITLE_BRACKET).match(text, bracket.end() - 1, end) is None


def _closing(text: str, opening: int, end: int) -> int | None:
    depth = 0
    for at in range(opening, min(end, opening + 400)):
        if text[at] in "(（":
            depth += 1
        elif text[at] in ")）":
            depth -= 1
            if not depth:
                return at
    return None


def _are_two_titles(one: str, other: str) -> bool:
    """ "The Apple-Tree Girl or The Apple Tree Girl", unlike "Dead or Alive"."""
    if len(one.split()) >= 3 and len(other.split()) >= 4 and other.strip()[:1].isupper():
        return True
    left, right = ("".join(c for c in x.casefold() if c.isalnum()) for x in (one, other))
    return bool(left and right) and difflib.SequenceMatcher(None, left[:80], right[:80]).ratio() > 0.75


def _glossed(text: str, start: int, title_end: int, end: int, *, quoted: bool, english: bool) -> Subject | None:
    start, title_end = trim(text, start, title_end)
    while title_end > start and (text[title_end - 1] in ",;:–—" or text[title_end - 1].isspace()):
        title_end -= 1
    note = compiled(r"(?:\s*\[\w{1,3}\])+$").search(text, start, title_end)
    if note:
        title_end = note.start()
    if not _plausible(text, start, title_end, quoted):
        return None
    title = Found(tidy(text[start:title_end]), start, title_end)
    original, marked, others, year = _read_glosses(text, title_end, end, english)
    return Subject(title, quoted, original, marked, others, year)


def _plausible(text: str, start: int, end: int, quoted: bool) -> bool:
    title = tidy(text[start:end])
    if not title or len(title) > 160 or not any(c.isalnum() or ord(c) > 0x2000 for c in title):
        return False
    if quoted:
        return True
    folded = title.casefold()
    if folded in _PRONOUNS or compiled(_GENERIC + "$", re.IGNORECASE).match(title):
        return False
    if folded != "it" and folded not in _PEOPLE_PRONOUNS and compiled(_GENERIC_END).search(title):
        return False
    words = title.split()
    if len(words) < 6:
        return True
    plain = sum(1 for w in words if w[0].islower() and len(w) > 3)
    return plain * 2 < len(words)


_SMALL_WORDS = frozenset(
    "with from into over upon than your that about after before under without between against among down like near onto this when your".split()
)


def title_cased(title: str) -> bool:
    """Is every word of weight capitalised, as English titles are?"""
    return (
        not any(
            word[0].islower() and len(word) > 3 and word.strip(",:;!?").casefold() not in _SMALL_WORDS
            for word in title.split()[1:]
        )
        and not title[0].islower()
    )


# --- glosses: what stands in brackets and asides -----------------------------------------------------------------

LANGUAGES = (
    "Albanian Arabic Armenian Assamese Basque Bengali Bulgarian Cantonese Catalan Chinese Croatian Czech Danish Dutch English Estonian Finnish"
    " Filipino French Galician Georgian German Greek Gujarati Hebrew Hindi Hungarian Icelandic Indonesian Irish Italian Japanese Kannada Kazakh"
    " Khmer Korean Kurdish Latin Latvian Lithuanian Macedonian Malay Malayalam Mandarin Marathi Mongolian Nepali Norwegian Odia Persian Polish"
    " Portuguese Punjabi Romanian Russian Serbian Serbo-Croatian Sinhala Slovak Slovene Slovenian Spanish Swahili Swedish Tagalog Tamil Telugu"
    " Thai Tibetan Turkish Ukrainian Urdu Uzbek Vietnamese Welsh Wolof Yiddish Zulu"
)

_PART_END = (
    r"(?=\s*(?:;|,\s+(?:[A-Za-z.]+\s?:|also|aka|lit\.|literally|transl|known|released|or|English|UK|US)|[)）]|,?$))"
)


@functools.cache
def _marked_original() -> re.Pattern[str]:
    names = "|".join(name for name in LANGUAGES.split() if name != "English")
    return re.compile(
        r"(?:[Oo]rig(?:inal(?:\s+(?:title|name))?|\.)|(?:[Oo]riginal\s+)?(?:(?:[Ss]implified|[Tt]raditional)\s+)?(?:"
        + names
        + r")(?:\s+title)?|[Hh]angul)"
        r"\s*(?::|\b(?=\s*[\"“«‘]))\s*[\"“«‘]?(?![\[/])([^;()（）\n\"”»]{1,120}?)[\"”»’]?" + _PART_END
    )


_FOREIGN_ORIGINAL = (
    r"(?:(?:\b[Oo]riginaltitel|titre\s+original|titolo\s+originale|título\s+original|(?:oorspronkelijke|originele)\s+titel|[Оо]ригинальное\s+название|[Оо]риг\.|[Jj]udul\s+asli)"
    r"(?:\s+(?:em|en|in|auf)\s+\w+)?|(?:\b(?:en|em|in|bahasa|Bahasa)\s+)?(?:inglés|inglês|inglese|anglais|[Ee]nglisch|[Ee]nglish|Engels|Inggris)|\b(?:англ|фр|нем|итал?|исп|яп|кит|порт|швед|дат|польск|кор|engl(?!\.\s+Orig))\.)"
    r"\s*:?\s*[\"“«‘]?([^;,()\n\"”»]{1,120}?)[\"”»’]?(?=\s*[;,()]|$)"
)

_OTHER_TITLE = (
    r"(?:also\s+(?:known|released|titled|called|billed|referred\s+to)(?:\s+in\s+[A-Z][\w\s]{1,30}?|\s+internationally)?(?:\s+(?:as|under\s+the\s+title))?|\baka|a\.\s?k\.\s?a\.?"
    r"|(?:known|released|re-?released|titled|re-?titled|marketed|distributed|billed|referred\s+to)(?:\s+(?:simply|internationally|later|outside\s+[A-Z]\w+|in\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*))?"
    r"\s+as(?:\s+simply)?)\s*:?\s*(?:simply\s+|just\s+)?[\"“«‘]?((?:[^;,()（）\n\"”»]|,(?!\s)){1,120}?)[\"”»’]?(?=\s*(?:[;,()）]|$|\s(?:in|and|is|was|or)\s))"
)


def _read_glosses(
    text: str, start: int, end: int, english: bool
) -> tuple[Found | None, bool, list[Found], Found | None]:
    """Original title (and whether it was marked so), other titles and a bracketed year after a title."""
    if end - start < 4:
        return None, False, [], None
    year = _bracketed_year(text, start, end)
    others = [piece(text, *m.span(1)) for m in compiled(_OTHER_TITLE).finditer(text, start, end)]
    marked = (_marked_original() if english else compiled(_FOREIGN_ORIGINAL)).search(text, start, end)
    if marked:
        return piece(text, *marked.span(1)), True, others, year
    return _bare_original(text, start, end), False, others, year


def piece(text: str, start: int, end: int) -> Found:
    start, end = trim(text, start, end)
    return Found(tidy(text[start:end]), start, end)


def _bracketed_year(text: str, start: int, end: int) -> Found | None:
    pattern = (
        r"[(\[（](?:[^()\[\]（）;]{0,40}[\s,])?("
        + YEAR
        + r")(?:\s?[–-]\s?\d{2,4})?(?:[\s,][^()\[\]（）]{0,25})?[)\]）]"
    )
    match = compiled(pattern).search(text, start, min(end, start + 200))
    if match is None:
        match = compiled(
            r",\s+(?:first\s+)?(?:re)?(?:leased|made|premiered|filmed|produced)\b[^,;()]{0,40}?\b(" + YEAR + ")"
        ).search(text, start, end)
    if match is None:
        match = compiled(
            r",\s+(?:first\s+)?(?:released|made|premiered|filmed|produced|shot)\b[^,;()]{0,60}?\b(" + YEAR + ")"
        ).search(text, start, end)
    return Found(int(match[1]), *match.span(1)) if match else None


def _bare_original(text: str, start: int, end: int) -> Found | None:
    """A bracket with nothing but a name in it: the title in another language."""
    native = compiled(
        r"[(（]\s*[\"“«『「《]?([^\x00-\u024f\u1e00-\u2060()（）;,]{1,80}?)[\"”»』」》]?\s*(?=[)）;,]|\s[A-Z])"
    ).match(text, _skip_blank(text, start, end), end)
    if native and any(c.isalpha() for c in native[1]):
        return piece(text, *native.span(1))
    bare = compiled(r"[(（]\s*[\"“«‘]?([A-ZÀ-Þ¿¡][^()（）;:/\[\]\d]{2,100}?)[\"”»’]?\s*[)）]").match(
        text, _skip_blank(text, start, end), end
    )
    if bare and not compiled(r"(?:UK|US|USA|U\.S|TV|Part|Vol|The Movie|Film|Movie|Also|Original|Or)\b").match(bare[1]):
        return piece(text, *bare.span(1))
    return None


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in '"”»'):
        start += 1
    return start


# --- years in the rest -------------------------------------------------------------------------------------------


def year_within(text: str, start: int, end: int) -> Found | None:
    match = compiled(r"(?<![\d.,])" + YEAR + r"(?!['’]?s\b)").search(text, start, end)
    return Found(int(match[0]), *match.span()) if match else None


_SENTENCE_YEAR = (
    r"(?:[^.\n;]|\.(?=\w|\s[a-z\d]|\s?[A-Z]\.)){0,160}?\b(?:VERB)\b"
    r"(?:[^.\n;\d]|\.(?=\w|\s[a-z\d]|\s?[A-Z]\.)|\d{1,2}(?!\d)){0,80}?(?:in|on|from|of|,|early|late|year|[A-Z][a-z]{2,8}\.?|\d{1,2})\s+("
    + YEAR
    + r")(?!\s+(?:[A-Za-z]+\s+){0,4}?(?:novel|book|play|film|short story|memoir|album|song|musical|poem)|['’]?s\b)"
)
_RELEASE_VERB = "released|premiered|premiering|opened|debuted|issued"
_MAKE_VERB = "from|produced|made|filmed|shot|distributed|by"
_PLAIN_AFTER_NOUN = r"\s+(?:from|of)\s+(?:the\s+year\s+)?(" + YEAR + r")\b(?!['’]?s\b)"
_RELEASED = (
    r"\b(?:releas(?:ed?|ing|es)|aired|broadcast|televised|premier(?:ed?|es|ing)|opened|opens|debuted|theatrical(?:ly)?|first shown|came out|screened)\b"
    r"(?:[^.\n\d]|\.(?=\w|\s[a-z\d])|\d{1,2}(?:st|nd|rd|th)?(?!\d)){0,120}?\b("
    + YEAR
    + r")\b(?!['’]?s\b|\s+(?:novel|book|play|film))"
)
_MADE = (
    r"\b(?:made|filmed|produced|shot|completed|filming|production|copyrighted)\b(?:[^.\n\d]|\.(?=\w|\s[a-z\d])|\d{1,2}(?!\d)){0,80}?\b("
    + YEAR
    + r")\b(?!['’]?s\b)"
)


def _year_of_sentence(text: str, start: int, end: int) -> Found | None:
    end = min(end, len(text))
    for pattern in (
        _PLAIN_AFTER_NOUN,
        _SENTENCE_YEAR.replace("VERB", _RELEASE_VERB),
        _SENTENCE_YEAR.replace("VERB", _MAKE_VERB),
    ):
        match = compiled(pattern).match(text, start, end)
        if match:
            return Found(int(match[1]), *match.span(1))
    return None


def _with_year(text: str, start: int, end: int, heading: Heading) -> Heading:
    """Look for a year further on where the description has none."""
    if heading.year is not None:
        return heading
    if heading.noun:
        year = _year_of_sentence(text, heading.noun, min(end, heading.noun + 400))
        if year is not None:
            return heading._replace(year=year, year_confidence=YEAR_CONFIDENCE["same sentence"])
    if not heading.kind:
        return heading
    for pattern, sureness in ((_RELEASED, "release"), (_MADE, "made")):
        match = compiled(pattern).search(text, max(start, heading.noun), end)
        if match:
            return heading._replace(
                year=Found(int(match[1]), *match.span(1)), year_confidence=YEAR_CONFIDENCE[sureness]
            )
    return heading


# --- other ways to open ------------------------------------------------------------------------------------------


def _apposed(text: str, start: int, end: int) -> Heading | None:
    """A title, then ", a 1948 film by ..."."""
    comma = compiled(r"[^\n.;,(]{1,100}(?:\([^()\n]{1,120}\))?,\s+(?=(?:an?|the\s+(?:\w+\s+)?" + YEAR + r")\s)").match(
        text, start, min(end, start + 300)
    )
    if comma is None:
        return None
    description = _description(text, comma.end(), end)
    if description is None or "," in description["body"].rstrip(", "):
        return None
    subject = read_subject(text, start, comma.end())
    if subject is None or not (subject.quoted or title_cased(subject.title.value)):
        return None
    year = year_within(text, *description.span("body"))
    heading = make_heading(
        subject, "apposition", TITLE_CONFIDENCE["apposition"], description.start(), description.end()
    )
    return heading._replace(year=year, year_confidence=YEAR_CONFIDENCE["described"]) if year else heading


_IN_THE_FILM = (
    r"(?:In\s+)?(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er)\s+(?:("
    + YEAR
    + r")\s+)?(?:[\w-]+\s+){0,5}?(?:film|movie|picture|drama|comedy|documentary|thriller|musical|[Ww]estern)\s+"
    r"(?:(?:called|titled|entitled)\s+)?"
)


def _in_the_film(text: str, start: int, end: int) -> Heading | None:
    """ "In the 1948 film X, ..." and "The 1948 film X follows ..."."""
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
    """ "In X (1948), ..."."""
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
    ragged = compiled(r"(?:\s+(?:of|the|and|in|a|an|to|for|on|at|with|from|de|la|von))+$").search(
        text, start, cased.end()
    )
    return piece(text, start, ragged.start() if ragged else cased.end())


def _dated(text: str, start: int, end: int) -> Heading | None:
    """ "X (1948)" at the very beginning."""
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
    r"(?:tells|follows|takes\s+place|stars|is\s+set|centers|centres|revolves|chronicles|depicts|explores|features|opens\s+with|begins\s+with|recounts|portrays|traces"
    r"|focuses|narrates|(?:was|is)\s+(?:a|an|the|one|directed|written|released|made|filmed|produced|based|shot|about|an?)|marks|concerns|relates|brings|deals|presents|examines)\b"
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
    if not title.value or _is_generic(title.value):
        return None
    return Heading(title, None, None, (), TITLE_CONFIDENCE[kind], 0.0, 0.0, kind)


def _fill_before(text: str, start: int) -> int:
    count = 0
    while count < 4 and start - count > 0 and text[start - count - 1] == FILL:
        count += 1
    return count


_SURE_VERB = (
    r"(?:tells\s+(?:the|a|of)\b|revolves\s+around|cent(?:er|re)s\s+(?:on|around)|(?:was|is)\s+(?:written\s+and\s+)?directed\s+by|stars\s+[A-Z]\w+\s+[A-Z]"
    r"|chronicles\s|was\s+released\s+(?:theatrically|by\s+[A-Z]|in\s+(?:theat|cinema)|worldwide))"
)


def _plain_subject(text: str, start: int, end: int) -> Heading | None:
    """A title-cased name and a verb that only a film governs: "X tells the story of"."""
    title = _title_at(text, start, end)
    if title is None or _is_generic(title.value) or title.value.casefold() in {"it", *_PEOPLE_PRONOUNS}:
        return None
    if compiled(r"\s+" + _SURE_VERB).match(text, title.end, end) is None:
        return None
    return Heading(title, None, None, (), TITLE_CONFIDENCE["title alone"], 0.0, 0.0, "title alone")


_HEADING_SENTENCE = (
    r"(?:Here\s+are|These\s+are|Below\s+are)?\s*(?:some|the|a\s+few|\d{1,3})?\s*(?:really\s*)?(?:interesting|fun|amazing|surprising|little[- ]known|cool|fascinating|random)?\s*"
    r"(?:interesting\s*)?(?:facts|trivia|things\s+you\s+(?:did\s*n['’o]t|may\s+not)\s+know)\s*(?:about|on|from)\s*[\"“«]?(?:the\s+(?:film|movie)\s+[\"“«]?)?"
    r"([A-Z0-9][^\n\"”».:]{0,100}?)[\"”»]?\s*(?:[.:!]|$|\n)"
)


def _named_in_heading(text: str, start: int, end: int) -> Heading | None:
    """ "Here are 16 interesting facts about X."."""
    match = compiled(_HEADING_SENTENCE, re.IGNORECASE).match(text, start, min(end, start + 200))
    if match is None or not match[1][0].isupper() and not match[1][0].isdigit():
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
