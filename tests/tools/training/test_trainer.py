"""The trainer: its loss and gradient compared with all paths, and whether it learns."""

from __future__ import annotations

import itertools
import math
import random
from array import array

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")

from filmsheet.learned import Chain, feature  # noqa: E402
from training import trainer  # noqa: E402
from training.trainer import Example, Shares, train  # noqa: E402

LABELS, GAPS = 3, 2


def some_labels(chance, share):
    return tuple(sorted(chance.sample(range(LABELS), chance.randint(1, LABELS)))) if chance.random() < share else None


def some_examples(chance, count=4):
    found = []
    for _ in range(count):
        length = chance.randint(1, 4)
        found.append(
            Example(
                [[chance.randrange(1, 6) for _ in range(chance.randint(0, 4))] for _ in range(length)],
                [chance.randrange(GAPS) for _ in range(length)],
                [some_labels(chance, 0.8) for _ in range(length)],
                chance.choice([1.0, 0.5]),
            )
        )
    return found


def choices(example):
    everything = tuple(range(LABELS))
    for allowed in example.allowed:
        yield everything, allowed or everything


def log_sum(example, weights, shares, which):
    scores = []
    for path in itertools.product(*(pair[which] for pair in choices(example))):
        score = shares.start[path[0]] + shares.end[path[-1]]
        for at, label in enumerate(path):
            score += shares.bias[label] + sum(weights[number][label] for number in example.features[at])
            if at:
                score += shares.transitions[example.gaps[at]][path[at - 1]][label]
        scores.append(score)
    return math.log(math.fsum(map(math.exp, scores)))


def loss_by_paths(examples, weights, shares):
    return sum(example.weight * (log_sum(example, weights, shares, 0) - log_sum(example, weights, shares, 1)) for example in examples)


def a_problem(seed):
    chance = random.Random(seed)
    examples = some_examples(chance)
    random_numbers = np.random.default_rng(seed)
    weights = random_numbers.normal(size=(6, LABELS))
    shares = Shares(*(random_numbers.normal(size=size) for size in (LABELS, LABELS, LABELS, (GAPS, LABELS, LABELS))))
    examples.sort(key=lambda example: -len(example.features))
    masks = trainer._Masks(LABELS)
    batch = trainer._batch(examples, np.arange(6, dtype=np.uint32), GAPS, masks, np.float64)
    return examples, weights, shares, batch, masks.table()


def found_loss(weights, shares, batch, table):
    return trainer.expectations(batch, batch.pieces @ weights[batch.columns] + shares.bias, shares, table)


@pytest.mark.parametrize("seed", range(20))
def test_loss_and_gradient_are_those_of_all_paths(seed):
    examples, weights, shares, batch, table = a_problem(seed)
    loss, surplus, gradient = found_loss(weights, shares, batch, table)
    assert loss == pytest.approx(loss_by_paths(examples, weights, shares))
    slope = np.zeros_like(weights)
    slope[batch.columns] = batch.turned @ surplus
    for part, part_slope in zip((weights, *shares.parts()), (slope, *gradient.parts()), strict=True):
        for at in np.ndindex(part.shape):
            kept = part[at]
            part[at] = kept + 1e-5
            above = loss_by_paths(examples, weights, shares)
            part[at] = kept - 1e-5
            below = loss_by_paths(examples, weights, shares)
            part[at] = kept
            assert part_slope[at] == pytest.approx((above - below) / 2e-5, abs=1e-6)


WORDS = ["Ada", "Bo", "Cy", "as", "of", "in", "1948", "1951", "min"]
NAMES = ("name", "word", "year")


def a_text(chance):
    """Words, and labels that depend on the neighbours too: a year after "in" is a word."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(3, 12))]
    labels = []
    for at, word in enumerate(words):
        if word[0].isdigit():
            labels.append(1 if at and words[at - 1] == "in" else 2)
        else:
            labels.append(0 if word[0].isupper() else 1)
    features = [[feature(f"0={word}"), feature(f"-1={before}")] for word, before in zip(words, ["", *words], strict=False)]
    return features, labels


def texts(seed, count, doubtful=0.0):
    chance = random.Random(seed)
    for _ in range(count):
        features, labels = a_text(chance)
        allowed = [tuple({label, chance.randrange(3)}) if chance.random() < doubtful else (label,) for label in labels]
        yield Example([array("I", piece) for piece in features], [0] * len(labels), allowed), labels


def share_right(model, seed=99):
    chain = Chain.of(model)
    pairs = [(left, right) for example, labels in texts(seed, 60) for left, right in zip(chain.read(example.features, example.gaps)[0], labels, strict=True)]
    return sum(left == right for left, right in pairs) / len(pairs)


@pytest.mark.parametrize("doubtful", [0.0, 0.5])
def test_it_learns(doubtful):
    model = train([example for example, _ in texts(1, 300, doubtful)], NAMES, 1)
    assert share_right(model) > 0.99


def test_the_same_seed_gives_the_same_model():
    examples = [example for example, _ in texts(2, 50)]
    first, again, other = (train(examples, NAMES, 1, epochs=3, seed=seed) for seed in (4, 4, 5))
    assert first == again
    assert first.labels == other.labels


def test_rare_features_are_left_out():
    examples = [Example([[1], [2]], [0, 0], [(0,), (1,)]), Example([[1], [3]], [0, 0], [(0,), (1,)])]
    assert set(train(examples, ("a", "b"), 1, l1=0, l2=0.01, smallest=0.001).rows) == {1}
    assert set(train(examples, ("a", "b"), 1, l1=0, l2=0.01, smallest=0.001, min_count=1).rows) == {1, 2, 3}


def test_examples_that_do_not_fit():
    with pytest.raises(ValueError, match="kind of gap"):
        train([Example([[7]], [3], [(0,)])], ("a", "b"), 1)
    assert train([Example([], [], [])], ("a", "b"), 1).rows == {}
