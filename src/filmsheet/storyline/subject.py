"""The subject of an opening sentence: a title without the words before it and its glosses."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.source import BLANKS, Found, tidy, trim
from ..values.dates import is_year
from .glosses import Glosses, read_glosses
from .phrases import compiled, entries, phrases
from .prose import QUOTES, begins_name


class Subject(NamedTuple):
    """A title as the subject of a sentence, with the information of its brackets and asides."""

    title: Found
    quoted: bool
    glosses: Glosses


def is_generic(title: str) -> bool:
    """Whether a text does not name a film: "it", "the film".

    >>> is_generic("The whole picture"), is_generic("The Picture of Ada Lund")
    (True, False)
    """
    folded = title.casefold().split()
    if len(folded) < 2:
        return not folded or folded[0] in entries("subject.pronoun")
    if folded[0] not in entries("subject.determiner") or folded[-1] not in entries("subject.generic"):
        return False
    return all(word in entries("subject.adjective") or is_year(word) for word in folded[1:-1])


def _is_clause(words: list[str]) -> bool:
    """Whether a text is a clause about a film and not its name: "Set in Lisbon, the film", "It was a success and"."""
    folded = [word.casefold() for word in words]
    if len(words) > 1 and words[-1] in entries("subject.unfinished"):
        return True
    for begin in (0, *(n for n, word in enumerate(words, 1) if word.endswith(",") or word in entries("subject.clause_start"))):
        tail = folded[begin:]
        if len(tail) == 1 and tail[0] in entries("subject.clause"):
            return True
    if len(words) > 1 and folded[0] in entries("subject.pronoun_start") and words[1][0].islower():
        return words[1] != "is" or len(words) == 2 or words[2][0].islower()
    wholes = [n for n, word in enumerate(words[:6]) if word.removesuffix("'s").removesuffix("’s") in entries("subject.whole")]
    return folded[0] in ("the", "this") and any(n + 1 == len(words) or words[n + 1][0].islower() for n in wholes)


def generic_subject(text: str, start: int, end: int) -> bool:
    """Whether this subject refers to the film without its name: "it", "the film"."""
    subject = tidy(text[start:end]).rstrip(" ,.;:")
    words = subject[-160:].split()
    return bool(words) and (subject.casefold() == "this one" or is_short_description(subject) or is_generic(subject) or _is_clause(words))


def is_short_description(text: str) -> bool:
    """Whether a text is a line above the prose, "1948 film by Ada Lund". Glued to the title, the two cannot be separated."""
    words = text.split()
    return len(words) > 2 and is_year(words[0]) and "film" in words[1:5] and (len(words) < 5 or "by" in words[2:7])


def read_subject(text: str, start: int, end: int, language: str = "en") -> Subject | None:
    """The title in `[start, end)`, without the words before it, and the information of its glosses."""
    start, end = trim(text, start, end)
    if text[start : start + 1] in "-–—•*·" and text[start + 1 : start + 2].isspace():
        start, end = trim(text, start + 1, end)
    start = _after_fronting(text, start, end) if language == "en" else start
    if start >= end or end - start > 400:
        return None
    if text[start] in QUOTES:
        subject = _quoted_title(text, start, end, language)
        if subject is not None:
            return subject
    return _glossed(text, start, _title_end(text, start, end, language), end, language, quoted=False)


def film_phrase(text: str, start: int, end: int) -> tuple[Found | None, int] | None:
    """The year in "In the 1948 drama film called", and the end of these words; None if they do not occur here."""
    match = compiled(r"(?i:{film.lead})\s+(?:({year})\s+)?(?:[\w-]{1,30}\s+){0,5}?(?i:{film.plain})\s+(?:{film.named}\s+)?").match(text, start, end)
    if match is None:
        return None
    return Found(int(match[1]), *match.span(1)) if match[1] else None, match.end()


def _after_fronting(text: str, start: int, end: int) -> int:
    """Skip "Directed by A and B," or "The 1948 film" before the title."""
    film = film_phrase(text, start, end) if text[start : start + 1] == "T" else None
    if film is not None and film[1] < end and (begins_name(text[film[1]]) or text[film[1]] in '"“«'):
        return film[1]
    if not _is_fronted(text, start, end):
        return start
    comma = end
    while (comma := text.rfind(", ", start, comma)) > start:
        at = trim(text, comma + 1, end).start
        if begins_name(text[at : at + 1]) or text[at : at + 1] in '"“«‘':
            return at
    return start


def _is_fronted(text: str, start: int, end: int) -> bool:
    """Whether the region begins with words before its subject: "Directed by", "After", "A sequel to"."""
    led = phrases("subject.fronted", re.I).match(text, start, end)
    words = text[led.end() if led else start : end].split(None, 7)
    if led:
        return True
    if phrases("subject.fronted_in", re.I).match(text, start, end):
        return True
    return (
        len(words) > 2 and words[0] in entries("subject.capital_article") and words[1][0].islower() and not entries("subject.fronted_of").isdisjoint(words[2:6])
    )


def _quoted_title(text: str, start: int, end: int, language: str) -> Subject | None:
    for at in range(start + 2, min(end, start + 200)):
        if text[at] not in QUOTES[text[start]]:
            continue
        rest = text[at + 1 : end].lstrip()
        if rest and rest[0] not in ",(;[–—-" and not phrases("subject.joins").match(rest):
            continue
        return _glossed(text, start + 1, at, end, language, quoted=True)
    return None


_STOP = r"\s*(?P<bracket>[(（])|\[\w{1,3}\]|(?:,|;|\s[–—-])\s+(?:{subject.aside}|(?P<pair>{subject.aside_between_commas}))(?=[\s:])"
_OTHER = r"\s+(?:{subject.other_name}\s|{subject.or}\s+(?={subject.capital_article}\s[A-Z]))|,?\s+{subject.or}\s+(?=[^\x00-\u024f\u2010-\u201f])|"


def _title_end(text: str, start: int, end: int, language: str) -> int:
    """The end of a bare title, where its glosses begin."""
    ends_in_comma = text[start:end].rstrip().endswith(",")
    for stop in compiled(_OTHER + _STOP).finditer(text, start + 1, end):
        if not (stop["bracket"] and not _is_gloss(text, start, stop.start("bracket"), end, language)) and not (stop["pair"] and not ends_in_comma):
            return stop.start()
    one, variant, other = text[start:end].partition(" or ")
    return start + len(one) if variant and one[-1:] != "," and _are_two_titles(one, other) else end


def _is_gloss(text: str, start: int, bracket: int, end: int, language: str) -> bool:
    """A bracket with information about the title; "(500) Days" and "Sex (But Were Afraid to Ask)" are part of the title."""
    closing = _closing(text, bracket, end)
    if closing is None:
        return True
    rest = text[closing + 1 : end].split(None, 1)
    if rest and rest[0][0].isalnum() and rest[0] not in entries("subject.bracket_goes_on"):
        return False
    first = text[bracket + 1 : closing].split(None, 1)
    return language != "en" or not first or first[0] not in entries("subject.own_bracket")


def _closing(text: str, opening: int, end: int) -> int | None:
    depth = 0
    for at in range(opening, min(end, opening + 400)):
        depth += (text[at] in "(（") - (text[at] in ")）")
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


def _glossed(text: str, start: int, stop: int, end: int, language: str, *, quoted: bool) -> Subject | None:
    start, stop = trim(text, start, stop)
    stop = start + len(text[start:stop].rstrip(BLANKS + ",;:–—"))
    title = tidy(text[start:stop])
    if not _plausible(title, quoted):
        return None
    return Subject(Found(title, start, stop), quoted, read_glosses(text, stop, end, language))


def _plausible(title: str, quoted: bool) -> bool:
    if not title or len(title) > 160 or is_short_description(title) or not any(c.isalnum() or c > "\u2000" for c in title):
        return False
    words, folded = title.split(), title.casefold()
    if quoted or folded in entries("subject.it"):
        return True
    if is_generic(title) or _is_clause(words):
        return False
    plain = sum(1 for word in words if word[0].islower() and len(word) > 3)
    return len(words) < 6 or plain * 2 < len(words)


def title_cased(title: str) -> bool:
    """Whether all words but small ones are capitalised, as in English titles.

    >>> title_cased("The Moon from Below"), title_cased("The moon rises")
    (True, False)
    """
    small = entries("subject.small")
    return not title[0].islower() and not any(word[0].islower() and len(word) > 3 and word.strip(",:;!?").casefold() not in small for word in title.split()[1:])
