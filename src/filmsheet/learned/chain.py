"""Reading with a linear chain: the most probable labels of a sequence of pieces, and the probability of each label.

The score of a path is the sum of the weights of each piece's features for its label, of the label's bias, of the
transitions between neighbours (by the kind of gap between them), and of the first and the last label.

Weights are integer multiples of one step. The weights of a feature for all labels are packed into one long integer,
32 bits for each label, so that one addition adds all of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from math import exp, log
from operator import add, itemgetter, mul
from struct import Struct
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

from filmsheet.learned.groups import Group

STEP = 1 / 64
"""The default step of the weights."""
MARGIN = 6.0
"""A label of a piece is dropped if the sum of its weights is lower than that of the best label by more than this."""
WIDTH = 32
"""At most this many labels of a piece are considered."""
MOST_LABELS = 255
_LIMIT = 32767
_STEEPEST = 60.0
"""The bound of a transition, so that products of their exponentials are finite floats."""
LANE = 32
"""The number of bits of each label in a packed integer."""
_HALF = 1 << LANE - 1
_CACHED = 100_000
"""At most this many features are cached with their weights."""

Allowed: TypeAlias = tuple[int, ...] | None
"""The labels that a piece may have; None for all of them."""
Marginals: TypeAlias = list[dict[int, float]]


def feature(text: str) -> int:
    """The number of a feature: an unsigned 32-bit hash of its text.

    >>> feature("word=ferry") == crc32(b"word=ferry")
    True
    """
    return crc32(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Model:
    """A trained chain as plain numbers: natural logarithms of weights. `bias`, `start` and `end` have one for each label."""

    labels: tuple[str, ...]
    """Names of the labels, at most 255. Elsewhere, a label is its index in this list."""
    gaps: int
    """The number of kinds of gaps; a gap is a number below it."""
    rows: Mapping[int, Sequence[tuple[int, float]]]
    """For the number of a feature, the labels for which it has a weight, each with the weight."""
    bias: Sequence[float]
    transitions: Sequence[Sequence[Sequence[float]]]
    """By kind of gap, the label before it and the label after it."""
    start: Sequence[float]
    end: Sequence[float]


class Rows(dict[int, int]):
    """The weights of features. Each is packed into one long integer on first use, and cached."""

    def __init__(self, numbers: array[int], counts: bytes, labels: bytes, weights: array[int]) -> None:
        """Take the numbers of the features, the number of weights of each, and the labels and weights (in steps) of all in order."""
        super().__init__()
        self.numbers, self.counts, self.labels, self.weights = numbers, counts, labels, weights
        self._starts = array("I", accumulate(counts, initial=0))
        self._places = dict(zip(numbers, range(len(numbers)), strict=True))
        self.known: Collection[int] = self._places
        """The features that have weights."""

    def __missing__(self, number: int) -> int:
        place = self._places.get(number)
        if place is None:
            return 0  # unknown features are not cached
        row = 0
        start, end = self._starts[place], self._starts[place + 1]
        for label, weight in zip(self.labels[start:end], self.weights[start:end], strict=True):
            row += weight << LANE * label
        if len(self) >= _CACHED:
            self.clear()
        self[number] = row
        return row


class Shared(NamedTuple):
    """The weights that belong to no feature, in steps. `transitions` is by gap, label before and label after."""

    bias: array[int]
    start: array[int]
    end: array[int]
    transitions: array[int]


class _Piece(NamedTuple):
    """The labels of a piece that are considered, and the sum of the weights for each."""

    labels: Sequence[int]
    scores: Sequence[float]
    pick: Callable[[Sequence[float]], Any]
    """Picks the numbers of these labels from those of all; gives a tuple if there are two labels or more."""


def _steps(weights: Iterable[float], step: float) -> array[int]:
    return array("h", [max(-_LIMIT, min(_LIMIT, round(weight / step))) for weight in weights])


def log_odds(probability: float, least: float) -> float:
    """The log odds of a probability, which is first limited to the range from `least` to 1 - `least`.

    >>> round(log_odds(0.9, 0.01), 2), round(log_odds(1.0, 0.01), 2)
    (2.2, 4.6)
    """
    bounded = min(max(probability, least), 1.0 - least)
    return log(bounded / (1.0 - bounded))


def odds_of(scores: Sequence[float]) -> list[float]:
    """The ratio of each to the best, from their scores."""
    if len(scores) == 1:
        return [1.0]
    best = max(scores)
    return [exp(score - best) for score in scores]


def packed(model: Model, step: float) -> tuple[Shared, Rows]:
    """The weights of a model in steps. Weights of less than half a step are dropped."""
    numbers, counts = array("I"), bytearray()
    labels, weights = bytearray(), array("h")
    for number in sorted(model.rows):
        pairs = model.rows[number]
        row = [(label, weight) for (label, _), weight in zip(pairs, _steps((weight for _, weight in pairs), step), strict=True) if weight]
        if row:
            numbers.append(number)
            counts.append(len(row))
            labels.extend(label for label, _ in row)
            weights.extend(weight for _, weight in row)
    transitions = _steps((weight for gap in model.transitions for row in gap for weight in row), step)
    shared = Shared(_steps(model.bias, step), _steps(model.start, step), _steps(model.end, step), transitions)
    return shared, Rows(numbers, bytes(counts), bytes(labels), weights)


class Chain:
    """A linear chain, ready to read.

    A sequence is given as one list of features (see `feature`) and one kind of gap for each piece. The gap is the one
    before the piece; that of the first piece is ignored.

    >>> model = Model(("x", "y"), 1, {7: ((0, 2.0),), 8: ((1, 1.0),)}, (0, 0), (((1, 0), (0, 1)),), (0, 0), (0, 0))
    >>> chain = Chain.of(model)
    >>> chain.emissions([[7], [8], [7, 8]])
    [[2.0, 0.0], [0.0, 1.0], [2.0, 1.0]]
    >>> path, marginals = chain.read([[7], [8], [7, 8]], [0, 0, 0])
    >>> path
    [0, 0, 0]
    >>> round(marginals[1][0], 2)
    0.54
    """

    def __init__(self, labels: Sequence[str], gaps: int, shared: Shared, rows: Rows, step: float = STEP) -> None:
        """Take the parts, as `packed` returns them."""
        if not 0 < len(labels) <= MOST_LABELS or len(shared.transitions) != gaps * len(labels) ** 2:
            raise ValueError("1 to 255 labels, and a transition for each kind of gap and pair of labels")
        self.labels = tuple(labels)
        self.gaps = gaps
        self.step = step
        self.shared, self.rows = shared, rows
        self.repeated = Group(lambda text: (text,), self.total_of)
        """The weights of features that occur in many sheets, by their texts."""
        self.margin, self.width = MARGIN, WIDTH
        size = len(self.labels)
        self._unpack = Struct(f"<{size}i").unpack
        self._signs = sum(1 << LANE * label + LANE - 1 for label in range(size))
        self._base = self._signs + sum(weight << LANE * label for label, weight in enumerate(shared.bias))
        table = [max(-_STEEPEST, min(_STEEPEST, weight * step)) for weight in shared.transitions]
        ways = [[table[at : at + size] for at in range(gap, gap + size * size, size)] for gap in range(0, len(table), size * size)]
        self._into = [[list(column) for column in zip(*gap, strict=True)] for gap in ways]
        self._odds_from = [[list(map(exp, row)) for row in gap] for gap in ways]
        self._odds_into = [[list(column) for column in zip(*gap, strict=True)] for gap in self._odds_from]

    @classmethod
    def of(cls, model: Model, step: float = STEP) -> Chain:
        """A chain from a model, with its weights rounded to multiples of `step`."""
        return cls(model.labels, model.gaps, *packed(model, step), step)

    def total(self, features: Iterable[int]) -> int:
        """The sum of the weights of some features for all labels. Totals can be cached, and added to each other.

        >>> model = Model(("x", "y"), 1, {7: ((0, 2.0),), 8: ((1, -1.0),)}, (0, 0), (((0, 0), (0, 0)),), (0, 0), (0, 0))
        >>> chain = Chain.of(model)
        >>> chain.emission(chain.total([7]) + chain.total([8])) == chain.emissions([[7, 8]])[0] == [2.0, -1.0]
        True
        """
        return sum(map(self.rows.__getitem__, features))

    def total_of(self, texts: Iterable[str]) -> int:
        """Like `total`, from the texts of the features."""
        rows, known = self.rows, self.rows.known
        return sum([rows[number] for text in texts if (number := crc32(text.encode("utf-8", "surrogatepass"))) in known])

    def emission(self, total: int) -> list[float]:
        """The score of each label for a total of features (see `total`; at most 60,000 features), including the bias."""
        step = self.step
        lanes = ((total + self._base) ^ self._signs).to_bytes(len(self.labels) * 4, "little")
        return [weight * step for weight in self._unpack(lanes)]

    def emissions(self, features: Iterable[Iterable[int]]) -> list[list[float]]:
        """The score of each label for each piece from the features of the piece alone, including the bias."""
        return [self.emission(self.total(piece)) for piece in features]

    def read(self, features: Iterable[Iterable[int]], gaps: Sequence[int], allowed: Sequence[Allowed] | None = None) -> tuple[list[int], Marginals]:
        """The most probable labels, and the probability of each label for each piece. Features are iterated once and not kept."""
        return self.read_totals(map(self.total, features), gaps, allowed)

    def read_totals(self, totals: Iterable[int], gaps: Sequence[int], allowed: Sequence[Allowed] | None = None) -> tuple[list[int], Marginals]:
        """Like `read`, from the total of the features of each piece (see `total`)."""
        base, signs, unpack, size = self._base, self._signs, self._unpack, len(self.labels) * 4
        scored = (unpack(((total + base) ^ signs).to_bytes(size, "little")) for total in totals)
        pieces = self._considered(scored, allowed, len(gaps))
        return self._best(pieces, gaps), self._marginals(pieces, gaps)

    def _considered(self, scored: Iterable[Sequence[int]], allowed: Sequence[Allowed] | None, count: int) -> list[_Piece]:
        """The labels of each of `count` pieces that are allowed and not far below the best, from their scores in steps."""
        step, width = self.step, self.width
        margin = self.margin / step
        found = []
        last = count - 1
        for at, (scores, choice) in enumerate(zip(scored, repeat(None) if allowed is None else allowed, strict=allowed is not None)):
            if choice and len(choice) == 1:
                found.append(_Piece(choice, (0.0,), itemgetter(*choice)))
                continue
            if at == 0:
                scores = list(map(add, scores, self.shared.start))  # noqa: PLW2901
            if at == last:
                scores = list(map(add, scores, self.shared.end))  # noqa: PLW2901
            labels: Sequence[int]
            if choice:
                floor = max([scores[label] for label in choice]) - margin
                labels = [label for label in choice if scores[label] >= floor]
            else:
                floor = max(scores) - margin
                labels = [label for label, score in enumerate(scores) if score >= floor]
            if len(labels) > width:
                least = sorted([scores[label] for label in labels])[-width]
                labels = [label for label in labels if scores[label] >= least][:width]
            found.append(_Piece(labels, [scores[label] * step for label in labels], itemgetter(*labels)))
        return found

    def _best(self, pieces: list[_Piece], gaps: Sequence[int]) -> list[int]:
        if not pieces:
            return []
        before, scores, pick = pieces[0]
        best = list(scores)
        pointers: list[list[int]] = []
        for at in range(1, len(pieces)):
            labels, scores, following = pieces[at]
            into = self._into[gaps[at]]
            if len(before) == 1:
                origin, score = before[0], best[0]
                best = [score + into[label][origin] + own for label, own in zip(labels, scores, strict=True)]
                pointers.append([0] * len(labels))
            else:
                sums = [list(map(add, best, pick(into[label]))) for label in labels]
                most = list(map(max, sums))
                pointers.append(list(map(list.index, sums, most)))
                best = list(map(add, most, scores))
            before, pick = labels, following
        place = best.index(max(best))
        path = [pieces[-1].labels[place]]
        for piece, origins in zip(reversed(pieces[:-1]), reversed(pointers), strict=True):
            place = origins[place]
            path.append(piece.labels[place])
        path.reverse()
        return path

    def _marginals(self, pieces: list[_Piece], gaps: Sequence[int]) -> Marginals:
        if not pieces:
            return []
        odds = [odds_of(piece.scores) for piece in pieces]
        forward = self._forward(pieces, odds, gaps)
        found: Marginals = [{}] * len(pieces)
        behind = [1.0] * len(pieces[-1].labels)
        for at in range(len(pieces) - 1, -1, -1):
            labels, reached, own = pieces[at].labels, forward.pop(), odds.pop()  # free the rows that are no longer needed
            if len(labels) == 1:
                found[at] = {labels[0]: 1.0}
            else:
                joint = list(map(mul, reached, behind))
                scale = 1.0 / sum(joint)
                found[at] = {label: share * scale for label, share in zip(labels, joint, strict=True)}
            if at:
                behind = self._backward(pieces[at - 1].labels, pieces[at], list(map(mul, own, behind)), gaps[at])
        return found

    def _forward(self, pieces: list[_Piece], odds: list[list[float]], gaps: Sequence[int]) -> list[list[float]]:
        """For each piece and label, the probability of the label given the pieces before, normalised."""
        before, _, pick = pieces[0]
        reached = odds[0]
        forward = [reached]
        for at in range(1, len(pieces)):
            labels, _, following = pieces[at]
            if len(labels) == 1:
                reached = [1.0]
            else:
                into = self._odds_into[gaps[at]]
                if len(before) == 1:
                    origin = before[0]
                    found = [own * into[label][origin] for label, own in zip(labels, odds[at], strict=True)]
                else:
                    found = [own * sum(map(mul, reached, pick(into[label]))) for label, own in zip(labels, odds[at], strict=True)]
                scale = 1.0 / sum(found)
                reached = [share * scale for share in found]
            forward.append(reached)
            before, pick = labels, following
        return forward

    def _backward(self, before: Sequence[int], piece: _Piece, shares: list[float], gap: int) -> list[float]:
        """For each label before a gap, its probability given the pieces after, normalised."""
        if len(before) == 1:
            return [1.0]
        rows, pick = self._odds_from[gap], piece.pick
        if len(piece.labels) == 1:
            target = piece.labels[0]
            found = [rows[label][target] for label in before]
        else:
            found = [sum(map(mul, shares, pick(rows[label]))) for label in before]
        scale = 1.0 / sum(found)
        return [share * scale for share in found]


def score_difference(chain: Chain, texts: Iterable[str]) -> int:
    """The sum of the weights of features, given by their texts, for the second of two labels minus that for the first, in steps."""
    total: int = sum(map(chain.repeated.__getitem__, texts))
    first = ((total + _HALF) & 2 * _HALF - 1) - _HALF
    return (total - first >> LANE) - first


def second_probability(chain: Chain, difference: int) -> float:
    """The probability of the second of two labels, from a difference that `score_difference` returns.

    >>> model = Model(("x", "y"), 1, {feature("wet"): ((0, -1.0), (1, 1.0))}, (0, 0), (((0, 0), (0, 0)),), (0, 0), (0, 0))
    >>> chain = Chain.of(model)
    >>> round(second_probability(chain, score_difference(chain, ["wet"])), 3)
    0.881
    """
    shared = sum(part[1] - part[0] for part in chain.shared[:3])
    score = (difference + shared) * chain.step
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, score))))
