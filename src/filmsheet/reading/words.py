"""Words of many languages in patterns: connectives of names, and words before a name."""

from __future__ import annotations

import functools

from ..vocabulary.wordlists import alternatives, any_of, words

__all__ = ["BEFORE_NAME", "CAPITAL_AHEAD", "PARTICLES", "any_of"]

PARTICLES = frozenset("de da di del della van von der den la le el al bin af av du dos ten ter".split())
"""Words in names that are written without a capital."""
CAPITAL_AHEAD = "(?=[A-ZÀ-ÞА-ЯŠŽČĆŁŚŻ])"
BEFORE_NAME = rf"(?:(?<=')|[ \xa0]+){CAPITAL_AHEAD}"
"""The text between a word such as "by" or "d'" and the name after it."""


@functools.cache
def joining_words() -> str:
    """A pattern of the words that connect two names, ignoring case; single letters must be lower case: "i", not "I"."""
    letters = "".join(sorted(word for word in words("and") if len(word) == 1))
    return f"{alternatives(word for word in words('and') if len(word) > 1)}|(?-i:[{letters}])"
