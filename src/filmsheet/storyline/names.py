"""Names of people in prose: lists after "directed by" or "starring"."""

from __future__ import annotations

import re

from ..text.source import Found, tidy
from .phrases import compiled, entries, phrases, skip

_GIVEN = r"(?:{upper}\.(?:[- ]?{upper}\.)*(?=[\s,])|{people.honorific}|{people.prefix~}?{upper}[\w'’·-]{0,30})"
_NEXT = r"\s{1,3}(?!{people.no_name})(?:[\"“][^\"”\n]{1,30}[\"”]\s{1,3})?(?:{people.particle}\s{1,3}){0,2}" + _GIVEN
_NAME = _GIVEN + r"(?:" + _NEXT + r"|,?\s{people.suffix}){0,6}(?P<note>\s*\([^()\n]{0,60}\))?"
"""Capitalised words, initials, particles between them, a nickname in quotes; notes about the person in brackets."""
SEPARATOR = r"\s*,\s*(?:{people.and}\s+)?|\s+{people.and people.with}\s+"


def read_names(text: str, start: int, end: int, *, fronted: bool = False) -> list[Found]:
    """The people listed from `start` on: "A, B and C".

    A fronted list ("Directed by A and B, the film ...") ends at the comma before the main clause.

    >>> [name.value for name in read_names("Ada Lund, Bo Ek and Cy Orr in a film", 0, 36)]
    ['Ada Lund', 'Bo Ek', 'Cy Orr']
    """
    names: list[Found] = []
    at = start
    for _ in range(40):
        match = compiled(_NAME).match(text, _after_epithet(text, at, end), end)
        name = _person(match) if match else None
        if match is None or name is None:
            break
        names.append(name)
        gap = compiled(SEPARATOR).match(text, match.end(), end)
        if gap is None:
            break
        at = gap.end()
    if fronted and len(names) > 1 and text[names[-1].end : end][:20].lstrip()[:1].islower():
        names.pop()
    return names


def whole_names(text: str, start: int, names: list[Found]) -> list[Found]:
    """Complete a name of one word: from the full name before, otherwise from the next name ("Joel and Ethan Coen").

    >>> names = read_names("by Joel and Ethan Coen", 3, 22)
    >>> [name.value for name in whole_names("by Joel and Ethan Coen", 0, names)]
    ['Joel Coen', 'Ethan Coen']
    """
    following: list[Found | None] = [*names, None]
    return [
        name if " " in name.value else _full_name_before(text, start, name) or _shares_surname(text, name, after) or name
        for name, after in zip(names, following[1:], strict=True)
    ]


def _full_name_before(text: str, start: int, name: Found) -> Found | None:
    begin = max(start, name.start - 600)
    if text.find(f" {name.value}", begin, name.start - 1) < 0:
        return None
    named = map(_person, compiled(_NAME).finditer(text, begin, name.start - 1))
    return next((full for full in named if full is not None and full.value.endswith(f" {name.value}")), None)


def _shares_surname(text: str, name: Found, after: Found | None) -> Found | None:
    if after is None or after.value.count(" ") != 1 or text[name.end : after.start].strip() not in entries("people.and"):
        return None
    return Found(f"{name.value} {after.value.split()[1]}", name.start, after.end)


def _after_epithet(text: str, start: int, end: int) -> int:
    """Skip "newcomer", "his wife", "British actor" before a name."""
    before, at = -1, start
    while before < at < start + 60:
        before, at = at, skip("people.epithet", text, at, end)
    return at if "A" <= text[at : at + 1] <= "Z" else start


def _person(match: re.Match[str]) -> Found | None:
    """The name without notes about the person, or None if it is that of a company or not a name."""
    stop = match.end() if match["note"] is None else match.start("note")
    name = text = match.string[match.start() : stop].rstrip(" ,")
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    if text.split(None, 1)[0].casefold() in entries("people.stop") or phrases("people.company").search(match[0]):
        return None
    if " " not in match[0] and (phrases("people.no_person").fullmatch(match[0]) or (match[0].isupper() and match[0].isalpha() and 2 <= len(match[0]) <= 5)):
        return None
    return Found(tidy(name), match.start(), match.start() + len(name) if match["note"] is None else match.end())
