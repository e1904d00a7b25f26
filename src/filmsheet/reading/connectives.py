"""Words that separate names or lead to one: "as", "and", "by"; and the patterns of their surroundings."""

from __future__ import annotations

import functools
import itertools
import re
import sys

from ..text.scripts import WIDE
from ..text.source import Span
from ..vocabulary.wordlists import alternatives, any_of, words

PARTICLES = frozenset("de da di del della van von der den la le el al bin af av du dos ten ter".split())
"""Words in names that are written without a capital."""
_CAPITAL_AHEAD = "(?=[A-ZÀ-ÞА-ЯŠŽČĆŁŚŻ])"
BEFORE_NAME = rf"(?:(?<=')|[ \xa0]+){_CAPITAL_AHEAD}"
"""The text between a word such as "by" or "d'" and the name after it."""


@functools.cache
def connecting_words() -> frozenset[str]:
    """What connects names or leads to one, each as one entry: "as", "played by"."""
    return words("as") | words("and") | words("by")


@functools.cache
def all_connectives() -> frozenset[str]:
    """All words that connect names or lead to one."""
    return frozenset(part for entry in connecting_words() for part in entry.split())


@functools.cache
def _joining_words() -> str:
    """A pattern of the words that connect two names, ignoring case; single letters must be lower case: "i", not "I"."""
    letters = "".join(sorted(word for word in words("and") if len(word) == 1))
    return f"{alternatives(word for word in words('and') if len(word) > 1)}|(?-i:[{letters}])"


@functools.cache
def lead_in() -> re.Pattern[str]:
    """A word that leads to a name ("by", "di", "von"), or connects it to the names before it ("and", "with")."""
    return re.compile(rf"[ \xa0\x1f]*(?:{any_of('by')}{BEFORE_NAME}|(?i:(?:{_joining_words()}|&)[ \xa0]+{_CAPITAL_AHEAD}))")


def _link_or_comma() -> str:
    """The pattern of a word between names: group "link" for "as" and the like, "comma" for "and" and the like."""
    return rf"(?:(?P<link>{any_of('as')})|(?P<comma>{_joining_words()}|&))"


@functools.cache
def trailing_connective() -> re.Pattern[str]:
    """A connective at the end of a text, before a separator: "Ida Holm as: Mary"."""
    return re.compile(rf"[ \xa0\x1f](?<=\S.)[ \xa0\x1f]*{_link_or_comma()}[ \xa0\x1f]*\Z", re.IGNORECASE)


@functools.cache
def leading_as() -> re.Pattern[str]:
    """A leading "as" of a role, which links it to the actor before it."""
    return re.compile(rf"[ \xa0\x1f]*{any_of('as')}[ \xa0\x1f]+(?=\S)")


@functools.cache
def played_cjk() -> re.Pattern[str]:
    """A word between an actor and a role in scripts without blanks: "饰演"."""
    return re.compile(rf"(?<=[\u3040-\ud7af]{{2}})(?:{'|'.join(one for one in words('as') if WIDE.match(one) and len(one) > 1)}|[饰飾])(?=[\u3040-\ud7af])")


@functools.cache
def connective() -> re.Pattern[str]:
    """A connective between two names: "as" and the like, "and" and the like."""
    return re.compile(rf"[ \xa0\x1f,](?<=[^\s,].)[ \xa0\x1f,]*+{_link_or_comma()}[ \xa0\x1f:]+(?=\S)", re.IGNORECASE)


def links(text: str, start: int = 0, end: int = sys.maxsize) -> list[Span]:
    """The places of "as" and the like between two names."""
    return [Span(*mark.span()) for mark in connective().finditer(text, start, end) if mark.lastgroup == "link"]


@functools.lru_cache(maxsize=64)  # each stage asks for the same cast
def undelimited(text: str) -> bool:
    """Whether a text is an undelimited cast, or two credits of one: nothing separates a role from the next actor.

    >>> undelimited("Ida Holm as Mary Tom Reed as Sam"), undelimited("Ida Holm as Mary")
    (True, False)
    """
    return any(a.lastgroup == b.lastgroup == "link" for a, b in itertools.pairwise(connective().finditer(text)))


def is_more_note(text: str) -> bool:
    """Whether a text only mentions that there are more: "8 more", "others", "et al".

    >>> is_more_note("8 more"), is_more_note("Ann Field")
    (True, False)
    """
    plain = text.casefold().rstrip(" .")
    count, _, rest = plain.partition(" ")
    return plain in words("others") or plain in words("et_al") or (count.isdecimal() and rest in words("others"))


def is_suffix(text: str) -> bool:
    """Whether a text is a suffix of the name before it: "Jr.", "Ltd".

    >>> is_suffix("Jr."), is_suffix("Ann")
    (True, False)
    """
    return text.casefold() in words("suffixes")
