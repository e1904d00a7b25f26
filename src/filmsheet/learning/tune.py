"""Trains a chain further with a few examples, in plain Python. The result is added to its weights.

The loss is that of the trainer: over the examples, the sum of log Z(all paths) - log Z(right paths), with L1 and L2
penalties on what is added (`_L1`, and half of `_L2`). Labels of a piece that are far below the best are dropped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import exp, sqrt
from operator import mul
from typing import NamedTuple

from ..learned import Chain
from ..reading.taught import Additions

Allowed = tuple[int, ...] | None

_L1, _L2 = 0.05, 1.0
"""The strength of the penalties on what is added: on its size, and on half of its square."""
_RATE = 0.3
"""The learning rate of the first steps."""
_DAMPING = 1.0
"""Added to the squares of the gradients, so that small gradients make small steps."""
_MARGIN = 8.0
"""A label of a piece that is further below the best one is dropped, unless it is right."""
_STEEPEST = 60.0
_TINY = 1e-3
_LIMIT = 32767


class Lesson(NamedTuple):
    """A sequence to learn from. All fields but the weight have one entry for each piece."""

    features: Sequence[Sequence[int]]
    gaps: Sequence[int]
    allowed: Sequence[Allowed]
    """The labels that are right for the piece; None if all may be."""
    weight: float = 1.0


class _Piece(NamedTuple):
    """The labels of a piece that are considered, with the odds of each against the best, from its features alone."""

    labels: list[int]
    odds: list[float]
    right: list[float]
    """The odds of the right labels, and 0 for the others."""


def tune(chain: Chain, lessons: Sequence[Lesson], *, epochs: int) -> Additions:
    """Learn what to add to the weights of a chain, so that it reads the lessons correctly. Each lesson is used `epochs` times.

    >>> from filmsheet.learned import Chain, Model
    >>> chain = Chain.of(Model(("x", "y"), 1, {7: ((0, 2.0),)}, (0, 0), (((0, 0), (0, 0)),), (0, 0), (0, 0)))
    >>> added = tune(chain, [Lesson([[7, 9]], [0], [(1,)])], epochs=12)
    >>> added.rows[9][1] > 0 > added.rows[9][0]
    True
    """
    tuning = _Tuning(chain, [one for one in lessons if one.features])
    steps = epochs * len(tuning.lessons)
    for step in range(steps):
        tuning.learn(step % len(tuning.lessons), _RATE * (1 - step / steps))
    return tuning.added()


class _Weights:
    """Weights that are learned with AdaGrad and a penalty: rows of them by label."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, float]] = defaultdict(dict)
        self._squares: dict[tuple[int, int], float] = {}

    def step(self, number: int, slopes: dict[int, float], rate: float, share: float) -> None:
        """Update the weights of one row with their gradients. Weights without a gradient only get the penalty."""
        squares, row = self._squares, self.rows[number]
        for label in {**row, **slopes}:
            now = row.get(label, 0.0)
            slope = slopes.get(label, 0.0) + _L2 * share * now
            key = number, label
            square = squares[key] = squares.get(key, _DAMPING) + slope * slope
            pace = rate / sqrt(square)
            now -= slope * pace
            pull = pace * _L1 * share
            now = now - pull if now > pull else now + pull if now < -pull else 0.0
            if now:
                row[label] = now
            else:
                row.pop(label, None)

    def in_steps(self, step: float) -> dict[int, dict[int, int]]:
        """The weights as multiples of a step, without empty rows."""
        rounded = {
            number: {label: max(-_LIMIT, min(_LIMIT, round(weight / step))) for label, weight in sorted(row.items())}
            for number, row in sorted(self.rows.items())
        }
        kept = {number: {label: weight for label, weight in row.items() if weight} for number, row in rounded.items()}
        return {number: row for number, row in kept.items() if row}


class _Tuning:
    """A chain and what is added to it while it learns."""

    def __init__(self, chain: Chain, lessons: list[Lesson]) -> None:
        self.lessons = lessons
        self._size, self._step = len(chain.labels), chain.step
        self._counts = Counter(number for one in lessons for number in {number for piece in one.features for number in piece})
        self._base = [chain.emissions(one.features) for one in lessons]
        self._start, self._end, self._transitions = ([weight * chain.step for weight in weights] for weights in chain.shared[1:])
        self._features = _Weights()
        self._moved = _Weights()
        """What is added to transitions: by gap and label before, then by label after."""

    def added(self) -> Additions:
        """What was learned, in steps of the chain."""
        moved = self._moved.in_steps(self._step)
        transitions = {(*divmod(key, self._size), label): weight for key, row in moved.items() for label, weight in row.items()}
        return Additions(self._features.in_steps(self._step), transitions)

    def learn(self, at: int, rate: float) -> None:
        """Take one step with one lesson."""
        lesson = self.lessons[at]
        paths = self._paths(lesson, list(self._pieces(at)))
        slopes: dict[int, dict[int, float]] = {number: {} for piece in lesson.features for number in piece if number in self._features.rows}
        for piece, numbers in zip(paths.surplus, lesson.features, strict=True):
            shares = [(label, share * lesson.weight) for label, share in piece.items() if abs(share) > _TINY]
            for number in numbers if shares else ():
                slope = slopes.setdefault(number, {})
                for label, share in shares:
                    slope[label] = slope.get(label, 0.0) + share
        for number, slope in slopes.items():
            self._features.step(number, slope, rate, 1 / self._counts[number])
        for key, slope in paths.flow.items():
            self._moved.step(key, {label: share * lesson.weight for label, share in slope.items()}, rate, 1 / len(self.lessons))

    def _pieces(self, at: int) -> Iterator[_Piece]:
        """The pieces of a lesson with the current weights."""
        lesson, rows = self.lessons[at], self._features.rows
        last = len(lesson.features) - 1
        for n, (base, numbers, allowed) in enumerate(zip(self._base[at], lesson.features, lesson.allowed, strict=True)):
            scores = list(base)
            for number in numbers:
                if number in rows:
                    for label, weight in rows[number].items():
                        scores[label] += weight
            if n == 0:
                scores = [a + b for a, b in zip(scores, self._start, strict=True)]
            if n == last:
                scores = [a + b for a, b in zip(scores, self._end, strict=True)]
            best = max(scores)
            labels = [label for label, score in enumerate(scores) if score >= best - _MARGIN or (allowed is not None and label in allowed)]
            odds = [exp(max(-_STEEPEST, scores[label] - best)) for label in labels]
            yield _Piece(labels, odds, [odd if allowed is None or label in allowed else 0.0 for label, odd in zip(labels, odds, strict=True)])

    def _way(self, key: int) -> list[float]:
        """The odds of each label after a gap and a label."""
        row = self._transitions[key * self._size : (key + 1) * self._size]
        for label, weight in self._moved.rows.get(key, {}).items():
            row[label] += weight
        return [exp(max(-_STEEPEST, min(_STEEPEST, weight))) for weight in row]

    def _paths(self, lesson: Lesson, pieces: list[_Piece]) -> _Paths:
        """The probabilities over all paths through a lesson, minus those over the right paths."""
        keys: list[list[int]] = [[], *([gap * self._size + label for label in piece.labels] for piece, gap in zip(pieces, lesson.gaps[1:], strict=False))]
        ways = {key: self._way(key) for key in {key for row in keys for key in row}}
        tables = [[[ways[key][label] for label in piece.labels] for key in row] for piece, row in zip(pieces, keys, strict=True)]
        paths = _Paths(pieces, keys, tables)
        paths.add(1.0, [piece.odds for piece in pieces])
        paths.add(-1.0, [piece.right for piece in pieces])
        return paths


class _Paths:
    """The probabilities of the labels of pieces, and of pairs of neighbours, over some paths."""

    def __init__(self, pieces: list[_Piece], keys: list[list[int]], tables: list[list[list[float]]]) -> None:
        """Take the keys of the transitions to each piece, by the label before, and the odds of its labels after each of these."""
        self._pieces, self._keys, self._tables = pieces, keys, tables
        self.surplus: list[dict[int, float]] = [dict.fromkeys(piece.labels, 0.0) for piece in pieces]
        self.flow: dict[int, dict[int, float]] = defaultdict(dict)

    def add(self, sign: float, odds: list[list[float]]) -> None:
        """Add the probabilities over the paths in which labels have these odds."""
        reached = _scaled(odds[0])
        forward = [reached]
        for own, table in zip(odds[1:], self._tables[1:], strict=True):
            reached = _scaled([odd * sum(map(mul, reached, column)) if odd else 0.0 for odd, column in zip(own, zip(*table, strict=True), strict=True)])
            forward.append(reached)
        behind = [1.0] * len(odds[-1])
        for n in range(len(odds) - 1, -1, -1):
            joint = _scaled(list(map(mul, forward[n], behind)))
            for label, share in zip(self._pieces[n].labels, joint, strict=True):
                self.surplus[n][label] += sign * share
            if n:
                arriving = list(map(mul, odds[n], behind))
                self._add_pairs(sign, n, forward[n - 1], arriving)
                behind = _scaled([sum(map(mul, row, arriving)) for row in self._tables[n]])

    def _add_pairs(self, sign: float, n: int, before: list[float], arriving: list[float]) -> None:
        """Add the probabilities of the pairs of labels of a piece and the one before it."""
        joint = [[a * way * b if b else 0.0 for way, b in zip(row, arriving, strict=True)] if a else [] for a, row in zip(before, self._tables[n], strict=True)]
        total = sum(map(sum, joint))
        for key, row in zip(self._keys[n], joint, strict=True):
            slope = self.flow[key]
            for label, share in zip(self._pieces[n].labels, row, strict=False):
                if share > _TINY * total:
                    slope[label] = slope.get(label, 0.0) + sign * share / total


def _scaled(shares: list[float]) -> list[float]:
    total = sum(shares)
    if total <= 0.0:  # no right path is left: all labels are equally probable
        return [1.0 / len(shares)] * len(shares)
    scale = 1.0 / total
    return [share * scale for share in shares]
