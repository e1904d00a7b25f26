"""The cut between a role and the next actor, where nothing marks it: every possible cut is scored, the best is taken."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import LONGEST_ACTOR, Word, cut_keys
from filmsheet.cast.weights import Weights

_MASK = 0xFFFFFFFF
_SLASH = "/"


class Cut(NamedTuple):
    """Where a gap is cut, as the number of the role's words, and the runner-up (-1 where there is none)."""

    words: int
    probability: float
    other: int
    other_probability: float


def classes(words: Sequence[Word]) -> list[int]:
    """The classes of a gap's words, with three edges before them and one after."""
    return [0, 0, 0, *[word.kind for word in words], 0]


def role_hashes(words: Sequence[Word]) -> list[int]:
    """For each word the hash of the role that would end with it, counted from the last slash."""
    hashes, number = [], 0
    for word in words:
        number = 0 if word.key == _SLASH else (number * 1000003 ^ word.hash) & _MASK
        hashes.append(number)
    return hashes


def name_hash(words: Sequence[Word]) -> int:
    """The hash of a whole name, counted from its last word."""
    number = 0
    for word in reversed(words):
        number = (number * 1000003 ^ word.hash) & _MASK
    return number


def scores(weights: Weights, words: Sequence[Word], recurring: Container[str]) -> list[float]:
    """The score of each cut of a gap, from the one that leaves the actor one word on."""
    size = len(words)
    kinds = classes(words)
    roles = role_hashes(words)
    cuts, name_level, role_level = weights.cuts, weights.names.level, weights.roles.level
    middle = 0.0
    pattern = number = 0
    ends = words[-1].actor_end
    found = []
    for cut in range(size - 1, max(0, size - 1 - LONGEST_ACTOR), -1):
        left, right = words[cut - 1], words[cut]
        pattern = pattern << 4 | right.kind
        number = (number * 1000003 ^ right.hash) & _MASK
        known = name_level(number) + (3 if role_level(roles[cut - 1]) else 0)
        again = (2 if left.key in recurring else 0) + (right.key in recurring)
        score = left.role_end + (right.sole_actor if cut == size - 1 else right.actor_start + ends + middle)
        if cut == 1:
            score += left.sole_role
        for key in cut_keys(kinds, cut, pattern, known, again):
            score += cuts.get(key, 0.0)
        found.append(score)
        if cut < size - 1:
            middle += right.actor_middle
    return found


def best_cut(
    weights: Weights,
    words: Sequence[Word],
    recurring: Container[str],
    evidence: Evidence | None = None,
    allowed: Iterable[int] | None = None,
) -> Cut | None:
    """The likeliest cut of a gap; None where it has fewer than two words or no cut is allowed.

    `allowed` are numbers of the role's words; where it is given, no other cut is looked at.
    """
    size = len(words)
    if size < 2:
        return None
    found = scores(weights, words, recurring)
    if evidence:
        evidence.add(words, found)
    if allowed is not None:
        wanted = set(allowed)
        found = [score if size - 1 - at in wanted else -math.inf for at, score in enumerate(found)]
    return _choice(found, size, weights.temperature)


def _choice(found: list[float], size: int, temperature: float) -> Cut | None:
    top = max(found)
    if top == -math.inf:
        return None
    total = 0.0
    best, other, second = found.index(top), -1, -math.inf
    for at, score in enumerate(found):
        total += math.exp((score - top) * temperature)
        if score > second and at != best:
            other, second = at, score
    if other < 0:
        return Cut(size - 1 - best, 1.0, -1, 0.0)
    return Cut(size - 1 - best, 1 / total, size - 1 - other, math.exp((second - top) * temperature) / total)
