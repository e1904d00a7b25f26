"""Words that part names, and what leads to one: "as", "and", "by"."""

from __future__ import annotations

import functools
import itertools
import re

from ..text.scripts import WIDE
from ..vocabulary.wordlists import words
from .words import BEFORE_NAME, CAPITAL_AHEAD, any_of, joining_words


@functools.cache
def all_connectives() -> frozenset[str]:
    """Every word of what joins or leads to names."""
    return frozenset(part for name in ("as", "and", "by") for word in words(name) for part in word.split())


@functools.cache
def lead_in() -> re.Pattern[str]:
    """What leads to a name ("by", "di", "von"), or joins it to those before it ("and", "with")."""
    return re.compile(rf"[ \xa0\x1f]*(?:{any_of('by')}{BEFORE_NAME}|(?i:(?:{joining_words()}|&)[ \xa0]+{CAPITAL_AHEAD}))")


def _link_or_comma() -> str:
    """The pattern of a word that joins names: group "link" for "as" and its like, "comma" for "and" and its like."""
    return rf"(?:(?P<link>{any_of('as')})|(?P<comma>{joining_words()}|&))"


@functools.cache
def trailing_connective() -> re.Pattern[str]:
    """A word that joins what stands before it with what stands behind a separator: "Ida Holm as: Mary"."""
    return re.compile(rf"[ \xa0\x1f](?<=\S.)[ \xa0\x1f]*{_link_or_comma()}[ \xa0\x1f]*\Z", re.IGNORECASE)


@functools.cache
def leading_as() -> re.Pattern[str]:
    """What leads from an actor to the role that stands behind it: "as"."""
    return re.compile(rf"[ \xa0\x1f]*{any_of('as')}[ \xa0\x1f]+(?=\S)")


@functools.cache
def played_cjk() -> re.Pattern[str]:
    """What stands between an actor and a role in texts without blanks: "饰演"."""
    return re.compile(rf"(?<=[\u3040-\ud7af]{{2}})(?:{'|'.join(one for one in words('as') if WIDE.match(one) and len(one) > 1)}|[饰飾])(?=[\u3040-\ud7af])")


@functools.cache
def connective() -> re.Pattern[str]:
    """The words that part two names: "as" and its like, "and" and its like."""
    return re.compile(rf"[ \xa0\x1f,](?<=[^\s,].)[ \xa0\x1f,]*+{_link_or_comma()}[ \xa0\x1f:]+(?=\S)", re.IGNORECASE)


@functools.lru_cache(maxsize=64)  # a cast is asked for by each stage
def undelimited(text: str) -> bool:
    """Whether a text is a cast, or two credits of one, with nothing between a role and the next actor.

    >>> undelimited("Ida Holm as Mary Tom Reed as Sam"), undelimited("Ida Holm as Mary")
    (True, False)
    """
    return any(a.lastgroup == b.lastgroup == "link" for a, b in itertools.pairwise(connective().finditer(text)))


def is_more_note(text: str) -> bool:
    """Whether a text only says that there are more: "8 more", "others", "et al".

    >>> is_more_note("8 more"), is_more_note("Ann Field")
    (True, False)
    """
    plain = text.casefold().rstrip(" .")
    count, _, rest = plain.partition(" ")
    return plain in words("others") or plain in words("et_al") or (count.isdecimal() and rest in words("others"))


def is_suffix(text: str) -> bool:
    """Whether a text belongs to the name that stands before it: "Jr.", "Ltd".

    >>> is_suffix("Jr."), is_suffix("Ann")
    (True, False)
    """
    return text.casefold() in words("suffixes")
