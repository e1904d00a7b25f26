"""The cut between a role and the next actor, where nothing marks it: every possible cut is scored, the best is taken."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import KNOWN, LONGEST_ACTOR, NAME, PAIR, PATTERN, Word
from filmsheet.cast.weights import Weights

_MASK = 0xFFFFFFFF
_FACTOR = 1000003
_SLASH = "/"


class Cut(NamedTuple):
    """Where a gap is cut, as the number of the role's words, and the runner-up (-1 where there is none)."""

    words: int
    probability: float
    other: int
    other_probability: float


def role_hashes(words: Sequence[Word]) -> list[int]:
    """For each word the hash of the role that would end with it, counted from the last slash."""
    hashes, number = [], 0
    for word in words:
        number = 0 if word.key == _SLASH else (number * _FACTOR ^ word.hash) & _MASK
        hashes.append(number)
    return hashes


def name_hash(words: Sequence[Word]) -> int:
    """The hash of a whole name, counted from its last word."""
    number = 0
    for word in reversed(words):
        number = (number * _FACTOR ^ word.hash) & _MASK
    return number


def scores(weights: Weights, words: Sequence[Word], recurring: Container[str]) -> list[float]:
    """The score of each cut of a gap, from the one that leaves the actor one word on.

    The same sum as that of `features.cut_keys` and the words' labels, written out for speed.
    """
    size = len(words)
    roles = role_hashes(words)
    weight, junctions = weights.cuts.get, weights.junctions
    names, stars, pairs, known_roles = weights.names, weights.stars, weights.pairs, weights.roles
    packed = 0
    for word in words[-LONGEST_ACTOR - 4 :]:
        packed = packed << 4 | word.kind
    packed <<= 4
    right = words[-1]
    end, ending = right.fine, right.actor_end
    pattern = number = length = across = 0
    middle = 0.0
    found = []
    for cut in range(size - 1, max(0, size - 1 - LONGEST_ACTOR), -1):
        left = words[cut - 1]
        length += 1
        pattern = pattern << 4 | right.kind
        number = (number * _FACTOR ^ right.hash) & _MASK
        within, pair = across, (right.hash * _FACTOR ^ left.hash) & _MASK
        across = 2 if pair in names else 1 if pair in pairs else 0
        known = (2 if number in stars else 1 if number in names else 0) + (3 if roles[cut - 1] in known_roles else 0)
        code = packed & 0xFFFFF
        packed >>= 4
        if recurring:
            code |= ((left.key in recurring) << 1 | (right.key in recurring)) << 20
        size_level = length if length < 4 else 4
        score = left.role_end + (
            (junctions.get(code) or weights.junction(code))
            + weight(PATTERN | pattern & 0xFFFFF, 0)
            + weight(KNOWN | known << 4 | (length if length < 7 else 7), 0)
            + weight(NAME | (right.fine << 9 if length > 1 else 0) | end << 2 | size_level - 1, 0)
            + weight(PAIR | across << 6 | within << 4 | size_level, 0)
        )
        if length == 1:
            score += right.sole_actor
        else:
            score += right.actor_start + ending + middle
            middle += right.actor_middle
        found.append(score)
        right = left
    if size - 1 <= LONGEST_ACTOR:
        found[-1] += words[0].sole_role
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
    return _choice(found, size, weights.slope)


def _choice(found: list[float], size: int, slope: float) -> Cut | None:
    top = max(found)
    if top == -math.inf:
        return None
    total = 0.0
    best, other, second = found.index(top), -1, -math.inf
    for at, score in enumerate(found):
        total += math.exp((score - top) * slope)
        if score > second and at != best:
            other, second = at, score
    if other < 0:
        return Cut(size - 1 - best, 1.0, -1, 0.0)
    return Cut(size - 1 - best, 1 / total, size - 1 - other, math.exp((second - top) * slope) / total)
