"""Words of languages as parts of patterns: what joins names, and what leads to one."""

from __future__ import annotations

from ..vocabulary.wordlists import any_of

__all__ = ["BEFORE_NAME", "CAPITAL_AHEAD", "PARTICLES", "any_of"]

PARTICLES = frozenset("de da di del della van von der den la le el al bin af av du dos ten ter".split())
"""Words within a name that are not written with a capital."""
CAPITAL_AHEAD = "(?=[A-ZÀ-ÞА-ЯŠŽČĆŁŚŻ])"
BEFORE_NAME = rf"(?:(?<=')|[ \xa0]+){CAPITAL_AHEAD}"
"""What stands between a word such as "by" or "d'" and the name that it leads to."""
