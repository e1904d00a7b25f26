"""The cut between a role and the next actor without a separator: every possible cut is scored, and the best is taken."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import FACTOR, LONGEST_ACTOR, MASK, NOTE_CLASSES, Class, Word, carried, is_sole, share
from filmsheet.cast.weights import SCALE, Weights

_SLASH = "/"
_kind_of: Callable[[Word], int] = operator.itemgetter(0)
_inside_of: Callable[[Word], tuple[float, float, float, int, int, int]] = operator.itemgetter(5)
_SURE = 6 * SCALE
_COST = 4 * SCALE
"""The score of a cut at a sign may be lower than that of the best cut by this much."""
_COMPLETE = frozenset((Class.UNKNOWN, Class.LAST, Class.EITHER, Class.NOUN, Class.FIRST, Class.CLOSES))


class Cut(NamedTuple):
    """The cut of a gap as the number of the role's words, and the runner-up (-1 if there is none)."""

    words: int
    probability: float
    other: int
    other_probability: float

    def doubtful(self) -> bool:
        """Whether there is another possible cut; without one, the cut was not a guess."""
        return self.other >= 0 and self.other_probability > 0


def role_hashes(words: Sequence[Word]) -> list[int]:
    """For each word, the hash of the role that ends with it and begins after the last slash."""
    hashes = []
    number = 0
    for word in words:
        number = number * FACTOR & MASK ^ word.hash if word.key != _SLASH else 0
        hashes.append(number)
    return hashes


def name_hash(words: Sequence[Word]) -> int:
    """The hash of a whole name, from its last word."""
    number = 0
    for word in reversed(words):
        number = carried(number) ^ word.hash
    return number


def scores(weights: Weights, words: Sequence[Word], recurring: frozenset[str]) -> list[float]:
    """The score of each cut of a gap, beginning with the one that leaves the actor one word.

    It is the sum of the weights of the features of the cut and of the words, written out for speed.
    """
    kinds = tuple(map(_kind_of, words))
    if recurring:
        kinds = tuple([word.kind | 16 if word.key in recurring else word.kind for word in words])
    of_classes = weights.classes[kinds]
    roles, known_roles = role_hashes(words), weights.roles
    actor_weight, met = weights.actors.get, weights.met.__getitem__
    middle, alone, carry, as_last, known = words[-1].closing
    number = right_hash = across = as_first = 0
    start = inside = 0.0
    found = []
    steps = zip(weights.lengths, of_classes, roles[-2::-1], map(_inside_of, words[-2::-1]), strict=False)
    for (level, known_weight, follow), by_class, role, left in steps:
        left_end, left_start, left_inside, left_hash, left_carry, left_first = left
        pair = carry ^ left_hash
        beside = met(pair)
        within, across = across, beside & 3
        if level > 1:
            number = number * FACTOR & MASK ^ right_hash
            known = met(number) >> 2
        score = by_class + left_end + follow[across][within] + known_weight[known + 3 if role in known_roles else known]
        if level:
            found.append(score + start + middle + actor_weight(as_first | as_last | level, 0))
            middle += inside
        else:
            found.append(score + alone)
            number, known = pair, beside >> 2
        right_hash, carry, as_first, start, inside = left_hash, left_carry, left_first, left_start, left_inside
    if len(words) - 1 <= LONGEST_ACTOR:
        found[-1] += words[0].sole_role
    return found


class Ranked:
    """A gap that is being cut: its words and the scores of its cuts, beginning with the one with an actor of one word.

    `length` is the number of the actor's words in the best cut, `lead` its distance to the next one.
    """

    __slots__ = ("found", "lead", "length", "words")

    def __init__(self, words: Sequence[Word], found: list[float]) -> None:
        """Set the scores."""
        self.words, self.found = words, found
        self.judge()

    def judge(self) -> None:
        """Find the best cut by the current scores."""
        ordered = sorted(self.found)
        self.length = self.found.index(ordered[-1]) + 1
        self.lead = ordered[-1] - ordered[-2] if len(ordered) > 1 else math.inf

    def sole_role(self) -> bool:
        """Whether the best cut leaves the role one word."""
        rest = len(self.words) - self.length
        return rest == 1 or (self.words[1].kind in NOTE_CLASSES and is_sole([word.kind for word in self.words[: min(rest, 12)]]))


def adjust_all(weights: Weights, first_actor: int, last_role: Sequence[str], gaps: Sequence[Ranked]) -> None:
    """Adapt the unsure gaps of a string to the form of its other credits.

    The form is how many roles have one word, and how many actors have one, or three or more. `first_actor` is the number
    of the first actor's words.
    """
    unsure = [(gap, gap.sole_role(), gap.length) for gap in gaps if gap.lead < _SURE]
    if not unsure:
        return
    others = len(gaps)
    lengths = [first_actor, *(gap.length for gap in gaps)]
    sole_roles = sum([gap.sole_role() for gap in gaps]) + is_sole(weights.kinds(last_role))
    sole_actors, long_actors = lengths.count(1), sum([length > 2 for length in lengths])
    roles, longs, soles = weights.forms
    for gap, sole_role, length in unsure:
        by_role = roles[share(sole_roles - sole_role, others)]
        by_length = longs[share(long_actors - (length > 2), others)]
        by_sole = soles[share(sole_actors - (length == 1), others)]
        size = len(gap.words) - 1
        for at in range(len(gap.found)):
            actor, role = (at + 1 if at < 3 else 4), (size - at if size - at < 3 else 3)
            gap.found[at] += by_role[role] + by_length[actor] + by_sole[actor]
        gap.judge()


def choose(slope: float, gap: Ranked) -> Cut:
    """The most probable cut of a gap."""
    most, top = len(gap.words) - 1, gap.found[gap.length - 1]
    total = 0.0
    best, other, second = gap.length - 1, -1, -math.inf
    for at, score in enumerate(gap.found):
        total += math.exp((score - top) * slope)
        if score > second and at != best:
            other, second = at, score
    if other < 0:
        return Cut(most - best, 1.0, -1, 0.0)
    return Cut(most - best, 1 / total, most - other, math.exp((second - top) * slope) / total)


def best_cut(weights: Weights, words: Sequence[Word], recurring: frozenset[str], evidence: Evidence | None = None) -> Cut:
    """The most likely cut of a single gap of two words or more."""
    return choose(weights.slope, rank(weights, words, recurring, evidence))


def rank(weights: Weights, words: Sequence[Word], recurring: frozenset[str], evidence: Evidence | None = None) -> Ranked:
    """The scores of the cuts of a gap of two words or more."""
    found = scores(weights, words, recurring)
    if evidence:
        evidence.add(words, found)
    return Ranked(words, found)


def fits(weights: Weights, gaps: Sequence[Sequence[str]], leave: float = 1.0) -> bool:
    """Whether cuts at the given splits score nearly as high as the best cuts. Each gap is a list of its parts between splits.

    >>> from filmsheet.cast import weights
    >>> fits(weights.load(), [["Audience member", "Moira Shearer"]]), fits(weights.load(), [["Ivan Boleslawsky Moira", "Shearer"]])
    (True, False)
    """
    cost = 0.0
    for gap in gaps:
        texts = [text.split() for text in gap]
        starts = list(accumulate(map(len, texts[:-1])))
        words = weights.words(chain.from_iterable(texts))
        found = scores(weights, words, frozenset())
        cost += max(found) - max((score for at, score in enumerate(found) if len(words) - 1 - at in starts), default=-_COST)
    return cost <= leave * _COST * len(gaps)


def loose_name(weights: Weights, gap: Ranked, evidence: Evidence | None = None) -> int:
    """The number of words at the end of a role that are the name of an actor whose role is missing; usually 0.

    The name must be known to the caller, or be that of an actor of several films after two words or more. The rest of the
    role must be complete without it, which a title is not.
    """
    words = gap.words[: len(gap.words) - gap.length]
    for count in (2, 3):
        if len(words) <= count or words[-count - 1].kind not in _COMPLETE:
            continue
        tail = words[-count:]
        several = len(words) > count + 1 and name_hash(tail) in weights.stars
        if several or (evidence and evidence.knows(tail)):
            return count
    return 0
