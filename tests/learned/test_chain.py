"""Reading with a chain: compared with a count of all paths, and with and without pruning."""

from __future__ import annotations

import itertools
import math
import random
from zlib import crc32

import pytest

from filmsheet.learned import Chain, Model, feature
from filmsheet.learned.chain import STEP


def stepped(chance, spread=2.0):
    """A weight that is a multiple of the step, so that the chain has exactly this weight."""
    return round(chance.uniform(-spread, spread) / STEP) * STEP


def a_model(chance, labels=3, gaps=2, features=12, spread=2.0):
    def some(count):
        return [stepped(chance, spread) for _ in range(count)]

    rows = {
        chance.getrandbits(32): tuple((label, stepped(chance, spread)) for label in sorted(chance.sample(range(labels), chance.randint(1, labels))))
        for _ in range(features)
    }
    transitions = [[some(labels) for _ in range(labels)] for _ in range(gaps)]
    return Model(tuple(f"L{at}" for at in range(labels)), gaps, rows, some(labels), transitions, some(labels), some(labels))


def a_sequence(chance, model, length, per_piece=4):
    known = [*model.rows, 4, 5]
    features = [[chance.choice(known) for _ in range(per_piece)] for _ in range(length)]
    return features, [chance.randrange(model.gaps) for _ in range(length)]


def score(model, features, gaps, path):
    total = model.start[path[0]] + model.end[path[-1]]
    for at, (piece, label) in enumerate(zip(features, path, strict=True)):
        total += model.bias[label] + sum(weight for number in piece for own, weight in model.rows.get(number, ()) if own == label)
        if at:
            total += model.transitions[gaps[at]][path[at - 1]][label]
    return total


def all_paths(model, features, gaps, allowed=None):
    choices = [choice or range(len(model.labels)) for choice in allowed or [None] * len(features)]
    return {path: score(model, features, gaps, path) for path in itertools.product(*choices)}


def exact(model):
    chain = Chain.of(model)
    chain.margin = math.inf
    chain.width = len(model.labels)
    return chain


@pytest.mark.parametrize("seed", range(30))
def test_best_and_marginals_are_those_of_all_paths(seed):
    chance = random.Random(seed)
    model = a_model(chance, labels=chance.randint(1, 4), gaps=chance.randint(1, 3))
    chain = exact(model)
    size = len(model.labels)
    features, gaps = a_sequence(chance, model, chance.randint(1, 5))
    allowed = [None if chance.random() < 0.5 else tuple(chance.sample(range(size), chance.randint(1, size))) for _ in features]
    for choice in (None, allowed):
        paths = all_paths(model, features, gaps, choice)
        best, marginals = chain.read(features, gaps, choice)
        assert score(model, features, gaps, best) == pytest.approx(max(paths.values()))
        weight = math.fsum(map(math.exp, paths.values()))
        for at in range(len(features)):
            for label in range(size):
                share = math.fsum(math.exp(paths[path]) for path in paths if path[at] == label) / weight
                assert marginals[at].get(label, 0.0) == pytest.approx(share, abs=1e-9)
        assert chain.read_totals(map(chain.total, features), gaps, choice) == (best, marginals)


def test_emissions_are_sums_of_weights():
    chance = random.Random(7)
    model = a_model(chance, labels=42, features=300, spread=9.0)
    chain = Chain.of(model)
    features, _ = a_sequence(chance, model, 20, per_piece=60)
    for piece, found in zip(features, chain.emissions(features), strict=True):
        sums = list(model.bias)
        for number in piece:
            for label, weight in model.rows.get(number, ()):
                sums[label] += weight
        assert found == pytest.approx(sums)
        assert chain.emission(chain.total(piece[:30]) + chain.total(piece[30:])) == found


def test_a_feature_may_come_twice_and_count_twice():
    model = Model(("a", "b"), 1, {3: ((1, -1.5),)}, (0, 0), (((0, 0), (0, 0)),), (0, 0), (0, 0))
    assert Chain.of(model).emissions([[3, 3], []]) == [[0.0, -3.0], [0.0, 0.0]]


@pytest.mark.parametrize("seed", range(10))
def test_pruned_is_close_to_exact(seed):
    chance = random.Random(seed)
    model = a_model(chance, labels=30, gaps=4, features=400, spread=1.0)
    model.rows.update({label: ((label, 6.0),) for label in range(30)})  # as in a trained chain, one label leads for most pieces
    features, gaps = a_sequence(chance, model, 60, per_piece=40)
    features = [[*piece, chance.randrange(30)] for piece in features]
    path, marginals = Chain.of(model).read(features, gaps)
    exact_path, exact_marginals = exact(model).read(features, gaps)
    assert sum(map(len, marginals)) < sum(map(len, exact_marginals)) / 2
    assert path == exact_path
    for pruned, whole in zip(marginals, exact_marginals, strict=True):
        assert sum(pruned.values()) == pytest.approx(1)
        assert all(pruned.get(label, 0.0) == pytest.approx(share, abs=0.05) for label, share in whole.items())


def test_no_more_labels_than_the_width_and_the_margin_are_kept():
    model = Model(tuple("abcdefgh"), 1, {7: tuple(enumerate([0, 9, 1, 8, 2, 7, 3, 6]))}, [0] * 8, [[[0.0] * 8] * 8], [0] * 8, [0] * 8)
    chain = Chain.of(model)
    chain.width = 3
    assert [set(piece) for piece in chain.read([[7]], [0])[1]] == [{1, 3, 5}]
    chain.margin = 1.5
    assert [set(piece) for piece in chain.read([[7]], [0])[1]] == [{1, 3}]
    assert [set(piece) for piece in chain.read([[7]], [0], [(4, 0)])[1]] == [{4}]


def test_what_is_not_allowed_is_not_read():
    model = a_model(random.Random(3), labels=5)
    features, gaps = a_sequence(random.Random(3), model, 9)
    allowed = [(at % 5,) if at % 2 else None for at in range(9)]
    path, marginals = Chain.of(model).read(features, gaps, allowed)
    for at in range(1, 9, 2):
        assert path[at] == at % 5
        assert marginals[at] == {at % 5: 1.0}


def test_steep_transitions_are_no_trouble():
    transitions = [[[-400.0, 400.0], [400.0, -400.0]]]
    model = Model(("a", "b"), 1, {1: ((0, 3.0),)}, (0, 0), transitions, (0, 0), (0, 0))
    path, marginals = Chain.of(model).read([[1], *[[2]] * 399], [0] * 400)
    assert path == [0, 1] * 200
    assert all(sum(piece.values()) == pytest.approx(1) for piece in marginals)


def test_nothing_to_read():
    chain = Chain.of(a_model(random.Random(1)))
    assert chain.read([], []) == ([], [])


def test_sizes_must_fit():
    model = a_model(random.Random(2))
    with pytest.raises(ValueError, match="transition"):
        Chain.of(Model(model.labels, 3, model.rows, model.bias, model.transitions, model.start, model.end))


def test_numbers_of_features():
    assert feature("größe=3") == crc32("größe=3".encode())
    assert feature("\ud800") == feature("\ud800")
