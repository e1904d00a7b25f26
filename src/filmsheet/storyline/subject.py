"""The subject of an opening sentence: a title, freed of what leads to it and of its glosses."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.lazily import lazy
from ..text.source import FILL, Found, tidy, trim
from .glosses import read_glosses
from .patterns import QUOTES, YEAR, compiled


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
    r"|central|latest|new|short|silent|feature|animated|documentary|horror|" + YEAR + r")\s++)*"
    r"(?:films?|movies?|pictures?|motion\s+picture|story|storyline|plot|screenplay|script|documentary|drama|comedy|musical|feature|short"
    r"|production|serial|work|book|novel|play|series|sequel|remake|cast|soundtrack|version|result|adaptation|cartoon|thriller|western))"
)
_GENERIC_END = (
    r"(?:(?:^|,\s+|\s(?:that|and)\s+)(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey|[Hh]e|[Ss]he|(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er)\s+(?:\w+\s+){0,3}?(?:films?|movies?|picture|production|story|plot))\W*$)"
    r"|^(?:It|There|They|He|She|This)\s+(?!is\s[A-Z])[a-z]+\b|^(?:The|This)\s+(?:[\w-]+\s+){0,4}?(?:film|movie|picture|production|story|plot|screenplay)(?:['’]s)?(?:\s+[a-z]|\W*$)"
    r"|\s(?:and|but|or|that|which|who|as|with|of|the|a|is|was)\W*$|^(?:Its|Their|His|Her)\s+[a-z]"
)
_PRONOUNS = frozenset("this that these those here there what which who i we you one both each all".split())
PEOPLE_PRONOUNS = frozenset("he she they".split())


def is_generic(title: str) -> bool:
    """Does this name no film: "it", "the film"?"""
    folded = title.casefold().strip()
    if folded == "it" or folded in _PRONOUNS or folded in PEOPLE_PRONOUNS:
        return True
    return folded[:2] in _GENERIC_STARTS and _GENERIC_ALONE.match(folded) is not None


_GENERIC_ALONE = lazy(_GENERIC + "$")
_GENERIC_STARTS = frozenset(("th", "hi", "he", "ou", "my", "it"))


_SHORT_DESCRIPTION = YEAR + r"\s(?:\w+\s){0,3}film\s(?:directed\s)?by\s"
"""Stands above some prose, "1948 film by Ada Lund"; glued to the title, the two cannot be told apart."""


def generic_subject(text: str, start: int, end: int) -> bool:
    """Does this subject stand for the film without its name: "it", "the film"?"""
    subject = tidy(text[start:end])
    if subject.casefold() in {"it", "this", "this one", "that"} or compiled(_SHORT_DESCRIPTION).match(subject):
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
    """Two spellings or two names ("The Tin-Man or The Tin Man"), unlike "Dead or Alive"."""
    if len(one.split()) >= 3 and len(other.split()) >= 4 and other.strip()[:1].isupper():
        return True
    from difflib import SequenceMatcher

    left, right = ("".join(c for c in x.casefold() if c.isalnum()) for x in (one, other))
    return bool(left and right) and SequenceMatcher(None, left[:80], right[:80]).ratio() > 0.75


def _glossed(text: str, start: int, title_end: int, end: int, *, quoted: bool, english: bool) -> Subject | None:
    start, title_end = trim(text, start, title_end)
    while title_end > start and (text[title_end - 1] in ",;:–—" or text[title_end - 1].isspace()):
        title_end -= 1
    note = compiled(r"(?:\s*+\[\w{1,3}\])+$").search(text, start, title_end)
    if note:
        title_end = note.start()
    if not _plausible(text, start, title_end, quoted):
        return None
    title = Found(tidy(text[start:title_end]), start, title_end)
    original, marked, others, year = read_glosses(text, title_end, end, english)
    return Subject(title, quoted, original, marked, others, year)


def _plausible(text: str, start: int, end: int, quoted: bool) -> bool:
    title = tidy(text[start:end])
    if compiled(_SHORT_DESCRIPTION).match(title):
        return False
    if not title or len(title) > 160 or not any(c.isalnum() or ord(c) > 0x2000 for c in title):
        return False
    if quoted:
        return True
    folded = title.casefold()
    if folded in _PRONOUNS or compiled(_GENERIC + "$", re.IGNORECASE).match(title):
        return False
    if folded != "it" and folded not in PEOPLE_PRONOUNS and compiled(_GENERIC_END).search(title):
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
