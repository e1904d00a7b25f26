"""Taking up the training of a chain with a few examples, in plain Python: what is learned is what is added to its weights.

The loss is that of the trainer of whole chains: over the examples, the sum of log Z(all paths) - log Z(right paths), with
half `l2` times the squares and `l1` times the sizes of what is added. Labels of a piece that are far behind are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import exp, sqrt
from operator import mul
from typing import NamedTuple

from ..learned import Chain

Allowed = tuple[int, ...] | None

DAMPING = 1.0
"""Added to the squares of the gradients: what has a small gradient takes small steps."""
MARGIN = 8.0
"""A label of a piece so far behind the best one is left out, unless it is right."""
_STEEPEST = 60.0
_NEXT_TO_NOTHING = 1e-3
_LIMIT = 32767


class Lesson(NamedTuple):
    """A sequence to learn from; an entry for each piece in all but the weight."""

    features: Sequence[Sequence[int]]
    gaps: Sequence[int]
    allowed: Sequence[Allowed]
    """The labels that are right for the piece, None if all may be."""
    weight: float = 1.0


class Added(NamedTuple):
    """What is added to the weights of a chain, in steps."""

    rows: dict[int, dict[int, int]]
    """By the number of a feature and the label."""
    transitions: dict[tuple[int, int, int], int]
    """By gap, label before and label behind."""


class _Piece(NamedTuple):
    labels: list[int]
    right: list[bool]
    """Which of them are right."""
    odds: list[float]


class _Weights:
    """Numbers that are learned by AdaGrad, each pulled to nought."""

    def __init__(self, l1: float, l2: float) -> None:
        self.l1, self.l2 = l1, l2
        self.squares: dict[int, float] = {}

    def step(self, held: dict[int, float], keys: dict[int, float], base: int, rate: float, share: float) -> None:
        """Move the weights of one feature by their gradients, those without one by the pull alone."""
        squares = self.squares
        for label in {**held, **keys}:
            now = held.get(label, 0.0)
            slope = keys.get(label, 0.0) + self.l2 * share * now
            key = base + label
            square = squares[key] = squares.get(key, DAMPING) + slope * slope
            pace = rate / sqrt(square)
            now -= slope * pace
            pull = pace * self.l1 * share
            now = now - pull if now > pull else now + pull if now < -pull else 0.0
            if now:
                held[label] = now
            else:
                held.pop(label, None)


def tune(chain: Chain, lessons: Sequence[Lesson], *, epochs: int = 12, l2: float = 1.0, l1: float = 0.05, rate: float = 0.3, min_count: int = 1) -> Added:
    """Learn what to add to the weights of a chain, so that it reads the lessons right.

    Args:
        chain: where to start.
        lessons: what to learn.
        epochs: how often each lesson is taken.
        l2: how strongly what is added is pulled to nought, by half its square.
        l1: likewise, by its size.
        rate: how far the first steps go.
        min_count: features that occur in fewer lessons are left alone.

    >>> from filmsheet.learned import Chain, Model
    >>> chain = Chain.of(Model(("x", "y"), 1, {7: ((0, 2.0),)}, (0, 0), (((0, 0), (0, 0)),), (0, 0), (0, 0)))
    >>> added = tune(chain, [Lesson([[7, 9]], [0], [(1,)])])
    >>> added.rows[9][1] > 0 > added.rows[9][0]
    True
    """
    return _Tuning(chain, [one for one in lessons if one.features], l1, l2, min_count).run(epochs, rate)


class _Tuning:
    def __init__(self, chain: Chain, lessons: list[Lesson], l1: float, l2: float, min_count: int) -> None:
        self.chain, self.lessons = chain, lessons
        self.size = len(chain.labels)
        counts = Counter(number for one in lessons for number in {number for piece in one.features for number in piece})
        self.features = [[[number for number in piece if counts[number] >= min_count] for piece in one.features] for one in lessons]
        self.counts = counts
        self.base = [chain.emissions(one.features) for one in lessons]
        model = chain.shared
        self.start = [weight * chain.step for weight in model.start]
        self.end = [weight * chain.step for weight in model.end]
        self.transitions = [weight * chain.step for weight in model.transitions]
        self.rows: dict[int, dict[int, float]] = defaultdict(dict)
        self.moved: dict[int, dict[int, float]] = defaultdict(dict)
        """What is added to transitions: by gap and label before, then by label behind."""
        self.weights, self.ways = _Weights(l1, l2), _Weights(l1, l2)

    def run(self, epochs: int, rate: float) -> Added:
        """Learn from each lesson in turn, so many times over, at a rate that falls to 0."""
        steps = epochs * len(self.lessons)
        for step in range(steps):
            at = step % len(self.lessons)
            self._learn(at, rate * (1 - step / steps))
        step_size = self.chain.step
        rows = {number: row for number, held in sorted(self.rows.items()) if (row := _in_steps(held, step_size))}
        transitions = {
            (key // self.size, key % self.size, label): weight
            for key, held in sorted(self.moved.items())
            for label, weight in _in_steps(held, step_size).items()
        }
        return Added(rows, transitions)

    def _learn(self, at: int, rate: float) -> None:
        """Take one step by one lesson."""
        lesson, features = self.lessons[at], self.features[at]
        pieces = list(self._pieces(at))
        surplus, flow = self._surplus(lesson, pieces)
        slopes: dict[int, dict[int, float]] = {number: {} for piece in features for number in piece if number in self.rows}
        for piece, numbers in zip(surplus, features, strict=True):
            shares = [(label, share * lesson.weight) for label, share in piece.items() if abs(share) > _NEXT_TO_NOTHING]
            for number in numbers if shares else ():
                slope = slopes.setdefault(number, {})
                for label, share in shares:
                    slope[label] = slope.get(label, 0.0) + share
        for number, slope in slopes.items():
            self.weights.step(self.rows[number], slope, number * 256, rate, 1 / self.counts[number])
        for key, slope in flow.items():
            self.ways.step(self.moved[key], {label: share * lesson.weight for label, share in slope.items()}, key * 256, rate, 1 / len(self.lessons))

    def _pieces(self, at: int) -> Iterator[_Piece]:
        """The labels of each piece that are considered, with how much less likely than the best each is by itself."""
        lesson, rows = self.lessons[at], self.rows
        last = len(lesson.features) - 1
        for n, (base, numbers, allowed) in enumerate(zip(self.base[at], self.features[at], lesson.allowed, strict=True)):
            scores = list(base)
            for number in numbers:
                if number in rows:
                    for label, weight in rows[number].items():
                        scores[label] += weight
            if n == 0:
                scores = [a + b for a, b in zip(scores, self.start, strict=True)]
            if n == last:
                scores = [a + b for a, b in zip(scores, self.end, strict=True)]
            best = max(scores)
            floor = best - MARGIN
            labels = [label for label, score in enumerate(scores) if score >= floor or (allowed is not None and label in allowed)]
            yield _Piece(labels, [allowed is None or label in allowed for label in labels], [exp(max(-_STEEPEST, scores[label] - best)) for label in labels])

    def _way(self, gap: int, before: int) -> list[float]:
        """How likely each label is behind a label."""
        key = gap * self.size + before
        row = self.transitions[key * self.size : (key + 1) * self.size]
        for label, weight in self.moved[key].items() if key in self.moved else ():
            row[label] += weight
        return [exp(max(-_STEEPEST, min(_STEEPEST, weight))) for weight in row]

    def _surplus(self, lesson: Lesson, pieces: list[_Piece]) -> tuple[list[dict[int, float]], dict[int, dict[int, float]]]:
        """How much too probable each label of each piece is, and each pair of neighbours."""
        ways: dict[tuple[int, int], list[float]] = {}
        tables: list[list[list[float]]] = [[]]
        for n in range(1, len(pieces)):
            gap, table = lesson.gaps[n], []
            for before in pieces[n - 1].labels:
                way = ways.get((gap, before))
                if way is None:
                    way = ways[gap, before] = self._way(gap, before)
                table.append([way[label] for label in pieces[n].labels])
            tables.append(table)
        surplus: list[dict[int, float]] = [dict.fromkeys(piece.labels, 0.0) for piece in pieces]
        flow: dict[int, dict[int, float]] = defaultdict(dict)
        for sign, odds in (
            (1.0, [piece.odds for piece in pieces]),
            (-1.0, [[o if r else 0.0 for o, r in zip(piece.odds, piece.right, strict=True)] for piece in pieces]),
        ):
            self._add(sign, pieces, odds, tables, lesson.gaps, surplus, flow)
        return surplus, flow

    def _add(
        self,
        sign: float,
        pieces: list[_Piece],
        odds: list[list[float]],
        tables: list[list[list[float]]],
        gaps: Sequence[int],
        surplus: list[dict[int, float]],
        flow: dict[int, dict[int, float]],
    ) -> None:
        """Add the probabilities of labels and of pairs of labels over some paths."""
        reached = _scaled(odds[0])
        forward = [reached]
        for n in range(1, len(pieces)):
            table = tables[n]
            found = [own * sum(map(mul, reached, column)) if own else 0.0 for own, column in zip(odds[n], zip(*table, strict=True), strict=True)]
            reached = _scaled(found)
            forward.append(reached)
        behind = [1.0] * len(pieces[-1].labels)
        for n in range(len(pieces) - 1, -1, -1):
            joint = _scaled(list(map(mul, forward[n], behind)))
            place = surplus[n]
            for label, share in zip(pieces[n].labels, joint, strict=True):
                place[label] += sign * share
            if n:
                arriving = list(map(mul, odds[n], behind))
                self._pairs(sign, pieces, n, forward[n - 1], arriving, tables[n], gaps[n], flow)
                behind = _scaled([sum(map(mul, row, arriving)) for row in tables[n]])

    def _pairs(
        self,
        sign: float,
        pieces: list[_Piece],
        n: int,
        before: list[float],
        arriving: list[float],
        table: list[list[float]],
        gap: int,
        flow: dict[int, dict[int, float]],
    ) -> None:
        joint = [[a * way * b if b else 0.0 for way, b in zip(row, arriving, strict=True)] if a else [] for a, row in zip(before, table, strict=True)]
        total = sum(map(sum, joint))
        for label, row in zip(pieces[n - 1].labels, joint, strict=True):
            slope = flow[gap * self.size + label]
            for other, share in zip(pieces[n].labels, row, strict=False):
                if share > _NEXT_TO_NOTHING * total:
                    slope[other] = slope.get(other, 0.0) + sign * share / total


def _scaled(shares: list[float]) -> list[float]:
    total = sum(shares)
    if total <= 0.0:  # nothing right can be reached: all is as likely
        return [1.0 / len(shares)] * len(shares)
    scale = 1.0 / total
    return [share * scale for share in shares]


def _in_steps(held: dict[int, float], step: float) -> dict[int, int]:
    rounded = {label: max(-_LIMIT, min(_LIMIT, round(weight / step))) for label, weight in sorted(held.items())}
    return {label: weight for label, weight in rounded.items() if weight}
