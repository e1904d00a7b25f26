"""The trainer of a linear chain (`filmsheet.learned`). It needs numpy and scipy, which reading does not need.

It minimises the sum, over the examples, of log Z(all paths) - log Z(allowed paths), half `l2` times the squares of the
weights, and `l1` times their sizes. Examples of similar length form a batch, and their pieces are sorted by time: all first pieces, all
second ones, with the longest example first. So the examples that are not finished are a slice at each time.

One thread is enough: on a busy machine, OPENBLAS_NUM_THREADS=1 in the environment makes training faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from filmsheet.learned import Model

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Ints: TypeAlias = npt.NDArray[np.integer[Any]]
Allowed: TypeAlias = tuple[int, ...] | None

DAMPING = 3.0
"""Added to the squares of the gradients, so that small gradients make small steps, and their weights stay small."""
PIECES = 3000
"""The approximate number of pieces in a batch."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sequence to learn from, with one entry for each piece in all but the weight.

    Args:
        features: The numbers of the piece's features, 32 bits without a sign: a list, an `array("I")` or an array of numpy.
        gaps: The kind of the gap before the piece.
        allowed: The labels that are right for the piece, None if all may be.
        weight: The weight of the example.
    """

    features: Sequence[Sequence[int]]
    gaps: Sequence[int]
    allowed: Sequence[Allowed]
    weight: float = 1.0


class _Masks:
    """Sets of labels as rows of a table of zeros and ones."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.rows: list[list[bool]] = []
        self._numbers: dict[Allowed, int] = {}

    def pair(self, allowed: Allowed) -> tuple[int, int]:
        """The rows of all labels and of the right ones."""
        return self._number(None), self._number(allowed)

    def _number(self, labels: Allowed) -> int:
        number = self._numbers.setdefault(labels, len(self.rows))
        if number == len(self.rows):
            self.rows.append([not labels or label in labels for label in range(self.size)])
        return number

    def table(self) -> npt.NDArray[np.bool_]:
        return np.array(self.rows, dtype=bool).reshape(-1, self.size)


@dataclass(slots=True)
class Batch:
    """Examples that are processed together; a row is a piece, sorted by time."""

    columns: Ints
    """The features that occur, as rows of the model's weights."""
    pieces: csr_matrix
    """Pieces by features."""
    turned: csr_matrix
    """Features by pieces."""
    bounds: list[int]
    """The start of the pieces of each time, and the end of the last ones."""
    masks: Ints
    """For each piece its masks: all labels, and the right ones."""
    weights: Floats
    """For each piece, the weight of its example."""
    picks: Ints
    """For each piece and mask, its index among the products of its time with all kinds of gaps."""
    last: Ints
    """The last pieces of the examples."""
    behind: Ints
    """The pieces that are not first, by their gaps."""
    before: Ints
    """The pieces before those."""
    by_gap: list[tuple[int, int, int]]
    """Each kind of gap with the part of `behind` that has it."""

    def thinned(self, chance: np.random.Generator, share: float) -> Batch:
        """The batch without a random share of its features; the others are scaled up."""
        data = np.where(chance.random(self.pieces.nnz, np.float32) < share, 0, self.pieces.data / (1 - share)).astype(self.pieces.dtype)
        pieces = csr_matrix((data, self.pieces.indices, self.pieces.indptr), shape=self.pieces.shape)
        return replace(self, pieces=pieces, turned=pieces.T.tocsr())


@dataclass(slots=True)
class Shares:
    """The weights that belong to no feature, or gradients of them."""

    bias: Floats
    start: Floats
    end: Floats
    transitions: Floats

    def parts(self) -> tuple[Floats, ...]:
        """All of them, in order."""
        return self.bias, self.start, self.end, self.transitions


def _lengths(examples: Sequence[Example], seed: int) -> list[list[Example]]:
    """Examples of similar length together, those of one length in random order."""
    order = np.random.default_rng(seed).permutation(len(examples)).tolist()
    order.sort(key=lambda at: -len(examples[at].features))
    found: list[list[Example]] = []
    size = PIECES
    for at in order:
        if size >= PIECES:
            found.append([])
            size = 0
        found[-1].append(examples[at])
        size += len(examples[at].features)
    return found


def _numbers(piece: Sequence[int]) -> Ints:
    return np.asarray(piece, dtype=np.uint32)


def _vocabulary(examples: Sequence[Example], min_count: int) -> Ints:
    """The features that are learned, in order: those that are frequent enough."""
    everything = [_numbers(piece) for example in examples for piece in example.features]
    numbers, counts = np.unique(np.concatenate(everything) if everything else _numbers(()), return_counts=True)
    found: Ints = numbers[counts >= min_count]
    return found


def _batch(examples: list[Example], vocabulary: Ints, gaps: int, masks: _Masks, dtype: npt.DTypeLike) -> Batch:
    """Examples, prepared, the longest first."""
    lengths = [len(example.features) for example in examples]
    running = [sum(length > at for length in lengths) for at in range(lengths[0])]
    bounds = list(accumulate(running, initial=0))
    order = [(example, at) for at, count in enumerate(running) for example in examples[:count]]
    columns, pieces = _matrix([_numbers(example.features[at]) for example, at in order], vocabulary, dtype)
    kinds = np.array([example.gaps[at] for example, at in order], dtype=np.int64)
    if kinds.size and not 0 <= kinds.min() <= kinds.max() < gaps:
        raise ValueError(f"a kind of gap is a number from 0 to {gaps - 1}")
    number = [masks.pair(example.allowed[at]) for example, at in order]
    place = np.concatenate([np.arange(count) for count in running])
    behind = np.arange(bounds[1], bounds[-1])
    behind = behind[np.argsort(kinds[behind], kind="stable")]
    time_of = np.repeat(np.arange(len(running)), running)
    ends = np.searchsorted(kinds[behind], np.arange(gaps + 1))
    return Batch(
        columns=columns,
        pieces=pieces,
        turned=pieces.T.tocsr(),
        bounds=bounds,
        masks=np.array(number, dtype=np.int64),
        weights=np.array([example.weight for example, _ in order], dtype=dtype),
        picks=(place[:, None] * 2 + np.arange(2)) * gaps + kinds[:, None],
        last=np.array([bounds[length - 1] + at for at, length in enumerate(lengths)]),
        behind=behind,
        before=np.asarray(bounds)[time_of[behind] - 1] + place[behind],
        by_gap=[(gap, int(low), int(high)) for gap, (low, high) in enumerate(pairwise(ends)) if low < high],
    )


def _matrix(pieces: list[Ints], vocabulary: Ints, dtype: npt.DTypeLike) -> tuple[Ints, csr_matrix]:
    """The features of pieces as a sparse matrix. Its columns are the features of the vocabulary that occur."""
    numbers, places = np.unique(np.concatenate(pieces), return_inverse=True)
    columns: Ints = np.asarray(np.searchsorted(vocabulary, numbers))
    known: npt.NDArray[np.bool_] = np.append(vocabulary, 0)[columns] == numbers
    known &= columns < len(vocabulary)
    kept = known[places]
    indices = (np.cumsum(known) - 1)[places[kept]].astype(np.int32)
    offsets = [0, *accumulate(map(len, pieces))]
    indptr = np.concatenate(([0], np.cumsum(kept)))[offsets].astype(np.int32)
    shape = (len(pieces), int(known.sum()))
    return columns[known], csr_matrix((np.ones(len(indices), dtype=dtype), indices, indptr), shape=shape)


def expectations(batch: Batch, emissions: Floats, shares: Shares, table: npt.NDArray[np.bool_]) -> tuple[float, Floats, Shares]:
    """The loss of a batch, and its gradient: that of the emissions, and that of the weights without a feature.

    Forward and backward in probability space, with each piece scaled; for all paths and for the right ones together.
    """
    masked = np.where(table[batch.masks], emissions[:, None, :], -np.inf)
    top = masked.max(axis=2, keepdims=True)
    own = np.exp(masked - top)
    ways = np.exp(shares.transitions)
    end = np.exp(shares.end)
    forward, scale = _forward(batch, own, ways, np.exp(shares.start))
    backward, norm = _backward(batch, own, ways, end)
    joint = forward * backward
    total = joint.sum(axis=2, keepdims=True)
    joint /= total
    logs = (np.log(scale) + top)[:, :, 0]
    loss = ((logs[:, 0] - logs[:, 1]) * batch.weights).sum(dtype=np.float64)
    ending = np.log((forward[batch.last] * end).sum(axis=2))
    loss += ((ending[:, 0] - ending[:, 1]) * batch.weights[batch.last]).sum(dtype=np.float64)
    surplus = (joint[:, 0] - joint[:, 1]) * batch.weights[:, None]
    signs = batch.weights[:, None, None] * np.array([1.0, -1.0], dtype=own.dtype)[:, None]
    flow = (forward * (signs / (norm * total)))[batch.before].reshape(-1, own.shape[2])
    arriving = (backward * own)[batch.behind].reshape(-1, own.shape[2])
    transitions = np.zeros_like(ways)
    for gap, low, high in batch.by_gap:
        transitions[gap] = ways[gap] * (flow[2 * low : 2 * high].T @ arriving[2 * low : 2 * high])
    gradient = Shares(surplus.sum(axis=0), surplus[: batch.bounds[1]].sum(axis=0), surplus[batch.last].sum(axis=0), transitions)
    return float(loss), surplus, gradient


def _forward(batch: Batch, own: Floats, ways: Floats, start: Floats) -> tuple[Floats, Floats]:
    """The probability of each label given the pieces before, normalised, and the scales."""
    gaps, size, _ = ways.shape
    beside = np.ascontiguousarray(ways.transpose(1, 0, 2)).reshape(size, gaps * size)
    forward, scale = np.empty_like(own), np.empty_like(own[:, :, :1])
    bounds = batch.bounds
    reached = start * own[: bounds[1]]
    scale[: bounds[1]] = total = reached.sum(axis=2, keepdims=True)
    forward[: bounds[1]] = reached / total
    for at in range(1, len(bounds) - 1):
        low, high = bounds[at], bounds[at + 1]
        before = forward[bounds[at - 1] : bounds[at - 1] + high - low].reshape(-1, size)
        reached = (before @ beside).reshape(-1, size)[batch.picks[low:high]]
        reached *= own[low:high]
        scale[low:high] = total = reached.sum(axis=2, keepdims=True)
        np.divide(reached, total, out=forward[low:high])
    return forward, scale


def _backward(batch: Batch, own: Floats, ways: Floats, end: Floats) -> tuple[Floats, Floats]:
    """The probability of the pieces after given each label, normalised, and the scales."""
    gaps, size, _ = ways.shape
    beside = np.ascontiguousarray(ways.transpose(2, 0, 1)).reshape(size, gaps * size)
    backward, scale = np.empty_like(own), np.ones_like(own[:, :, :1])
    bounds = batch.bounds
    backward[batch.last] = end
    for at in range(len(bounds) - 2, 0, -1):
        low, high = bounds[at], bounds[at + 1]
        arriving = (backward[low:high] * own[low:high]).reshape(-1, size)
        reached = (arriving @ beside).reshape(-1, size)[batch.picks[low:high]]
        before = slice(bounds[at - 1], bounds[at - 1] + high - low)
        scale[before] = total = reached.sum(axis=2, keepdims=True)
        np.divide(reached, total, out=backward[before])
    return backward, scale


@dataclass(slots=True)
class _Learner:
    """The weights during learning with AdaGrad: a weight that was moved more makes smaller steps."""

    rows: Floats
    shares: Shares
    l1: float
    l2: float
    often: Floats
    """For each row, the number of its batches."""
    batches: int
    squares: Floats = field(init=False)
    share_squares: tuple[Floats, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.squares = np.full_like(self.rows, DAMPING)
        self.share_squares = tuple(np.full_like(part, DAMPING) for part in self.shares.parts())

    def learn(self, batch: Batch, table: npt.NDArray[np.bool_], rate: float) -> None:
        """Take one step."""
        at = batch.columns
        rows = self.rows[at]
        emissions = batch.pieces @ rows + self.shares.bias
        _, surplus, gradient = expectations(batch, emissions, self.shares, table)
        slope = batch.turned @ surplus
        share = (1 / self.often[at])[:, None]
        slope += self.l2 * share * rows
        squares = self.squares[at]
        squares += slope * slope
        self.squares[at] = squares
        pace = rate / np.sqrt(squares)
        slope *= pace
        moved = rows - slope
        pace *= self.l1 * share
        moved -= np.clip(moved, -pace, pace)
        self.rows[at] = moved
        for part, part_slope, part_squares in zip(self.shares.parts(), gradient.parts(), self.share_squares, strict=True):
            part_slope += self.l2 / self.batches * part  # noqa: PLW2901
            part_squares += part_slope * part_slope  # noqa: PLW2901
            part -= rate * part_slope / np.sqrt(part_squares)  # noqa: PLW2901


def _learner(batches: list[Batch], features: int, labels: int, gaps: int, l1: float, l2: float) -> _Learner:
    """The initial weights: all are 0."""
    often = np.zeros(features, np.float32)
    for batch in batches:
        often[batch.columns] += 1
    shares = Shares(*(np.zeros(shape, np.float32) for shape in (labels, labels, labels, (gaps, labels, labels))))
    return _Learner(np.zeros((features, labels), np.float32), shares, l1, l2, np.maximum(often, 1), len(batches))


def _rates(rate: float, steps: int) -> Iterator[float]:
    """The size of each step, which decreases."""
    for step in range(steps):
        yield rate * (1 - step / steps)


def _model(labels: tuple[str, ...], vocabulary: Ints, learner: _Learner, smallest: float) -> Model:
    """The model, without very small weights."""
    kept = (np.abs(learner.rows) >= smallest) & (learner.rows != 0)
    rows = {}
    for place in np.flatnonzero(kept.any(axis=1)).tolist():
        where = np.flatnonzero(kept[place])
        rows[int(vocabulary[place])] = tuple(zip(where.tolist(), learner.rows[place, where].tolist(), strict=True))
    bias, start, end, transitions = (part.tolist() for part in learner.shares.parts())
    return Model(labels, len(transitions), rows, bias, transitions, start, end)


def train(
    sequences: Sequence[Example],
    labels: Sequence[str],
    gaps: int,
    *,
    epochs: int = 12,
    l2: float = 0.3,
    seed: int = 0,
    min_count: int = 2,
    l1: float = 0.3,
    rate: float = 0.15,
    smallest: float = 0.05,
    hidden: float = 0.0,
) -> Model:
    """Learn a model from examples.

    Args:
        sequences: The examples. Those without pieces are ignored.
        labels: Names of the labels.
        gaps: Number of kinds of gaps.
        epochs: How often each example is used.
        l2: The L2 penalty (half of the squares) in relation to the sum of the losses of the examples.
        seed: Determines the order of the examples; the same seed gives the same model.
        min_count: Features that occur fewer times are ignored.
        l1: The L1 penalty on the weights of features. Most weights then become 0: a third remain with 0.3,
            a tenth with 1, and the chain reads nearly as well.
        rate: The size of the first steps. Fewer and smaller steps make a chain less certain about unseen data.
        smallest: Smaller weights of features are dropped at the end.
        hidden: The share of the features that is left out of each step, at random. The model then depends less
            on the words of single sheets, and more on features that unseen sheets have too.

    >>> examples = [Example([[7], [8]], [0, 0], [(0,), (1,)]), Example([[8], [7]], [0, 0], [(1,), (0,)])]
    >>> model = train(examples, ("x", "y"), 1, rate=1, l1=0)
    >>> from filmsheet.learned import Chain
    >>> Chain.of(model).read([[7], [8], [8]], [0, 0, 0])[0]
    [0, 1, 1]
    """
    examples = [example for example in sequences if len(example.features)]
    vocabulary = _vocabulary(examples, min_count)
    masks = _Masks(len(labels))
    batches = [_batch(group, vocabulary, gaps, masks, np.float32) for group in _lengths(examples, seed)]
    table = masks.table()
    learner = _learner(batches, len(vocabulary), len(labels), gaps, l1, l2)
    chance = np.random.default_rng(seed)
    rates = _rates(rate, epochs * len(batches))
    for _ in range(epochs):
        for at in chance.permutation(len(batches)).tolist():
            batch = batches[at].thinned(chance, hidden) if hidden else batches[at]
            learner.learn(batch, table, next(rates))
    return _model(tuple(labels), vocabulary, learner, smallest)
