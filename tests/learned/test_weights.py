"""The file of weights: what is written can be read, and unsuitable data is refused."""

from __future__ import annotations

import random
import struct

import pytest

from filmsheet.learned import Chain, Model, WeightsError, dump, load


def a_model(labels=12, gaps=3, features=500):
    chance = random.Random(11)

    def some(count):
        return [chance.gauss(0, 1) for _ in range(count)]

    rows = {chance.getrandbits(32): tuple((label, chance.gauss(0, 1)) for label in sorted(chance.sample(range(labels), 4))) for _ in range(features)}
    transitions = [[some(labels) for _ in range(labels)] for _ in range(gaps)]
    return Model(tuple(f"Läbel {at}" for at in range(labels)), gaps, rows, some(labels), transitions, some(labels), some(labels))


def sequences(model, count=20):
    chance = random.Random(12)
    numbers = list(model.rows)
    for _ in range(count):
        yield [[chance.choice(numbers) for _ in range(20)] for _ in range(30)], [chance.randrange(model.gaps) for _ in range(30)]


def test_what_is_written_is_read():
    model = a_model()
    before = Chain.of(model)
    data = dump(before, "words 3")
    chain = load(data, "words 3")
    assert (chain.labels, chain.gaps, chain.step) == (model.labels, model.gaps, before.step)
    for features, gaps in sequences(model):
        assert chain.read(features, gaps) == before.read(features, gaps)
    assert dump(chain, "words 3") == data


def test_rounding_changes_next_to_nothing():
    model = a_model()
    rounded, fine = load(dump(Chain.of(model), ""), ""), load(dump(Chain.of(model, 1 / 4096), ""), "")
    same = pieces = 0
    for features, gaps in sequences(model):
        path, marginals = rounded.read(features, gaps)
        fine_path, fine_marginals = fine.read(features, gaps)
        pieces += len(path)
        same += sum(map(int.__eq__, path, fine_path))
        for left, right in zip(marginals, fine_marginals, strict=True):
            assert all(left.get(label, 0) == pytest.approx(share, abs=0.06) for label, share in right.items())
    assert same >= 0.99 * pieces


def test_other_features_are_refused():
    with pytest.raises(WeightsError, match=r'"words 3".*"words 4".*train'):
        load(dump(Chain.of(a_model()), "words 3"), "words 4")


def test_another_format_is_refused():
    data = bytearray(dump(Chain.of(a_model()), "f"))
    struct.pack_into("<H", data, 8, 99)
    with pytest.raises(WeightsError, match=r"format 99.*format 1.*train"):
        load(bytes(data), "f")


@pytest.mark.parametrize("data", [b"", b"FSCHAIN", b"PNG" * 20])
def test_another_file_is_refused(data):
    with pytest.raises(WeightsError, match="no file of weights"):
        load(data, "f")


def test_damage_is_found():
    data = dump(Chain.of(a_model()), "f")
    for at in random.Random(1).sample(range(16, len(data)), 50):
        damaged = bytearray(data)
        damaged[at] ^= 4
        with pytest.raises(WeightsError, match="damaged"):
            load(bytes(damaged), "f")
    for size in (20, len(data) // 2, len(data) - 1):
        with pytest.raises(WeightsError, match="damaged"):
            load(data[:size], "f")


def test_weights_next_to_nothing_are_left_out():
    model = a_model()
    rows = {5: ((0, 0.001), (1, 1.0)), 6: ((0, 0.001),)}
    chain = Chain.of(Model(model.labels, model.gaps, rows, model.bias, model.transitions, model.start, model.end))
    rows = chain.rows
    assert (list(rows.numbers), list(rows.counts), list(rows.labels), list(rows.weights)) == ([5], [1], [1], [64])
