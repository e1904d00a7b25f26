"""Words of languages as parts of patterns: what joins names, and what leads to one."""

from __future__ import annotations

import functools

from ..vocabulary.wordlists import alternatives, any_of, words

__all__ = ["BEFORE_NAME", "CAPITAL_AHEAD", "PARTICLES", "any_of"]

PARTICLES = frozenset("de da di del della van von der den la le el al bin af av du dos ten ter".split())
"""Words within a name that are not written with a capital."""
CAPITAL_AHEAD = "(?=[A-ZÀ-ÞА-ЯŠŽČĆŁŚŻ])"
BEFORE_NAME = rf"(?:(?<=')|[ \xa0]+){CAPITAL_AHEAD}"
"""What stands between a word such as "by" or "d'" and the name that it leads to."""


@functools.cache
def joining_words() -> str:
    """A pattern of the words that join two names, in capitals or not; a letter by itself joins in small only: "i", not "I"."""
    letters = "".join(sorted(word for word in words("and") if len(word) == 1))
    return f"{alternatives(word for word in words('and') if len(word) > 1)}|(?-i:[{letters}])"
