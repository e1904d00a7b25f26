"""The trainer of choices."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

from filmsheet.learned import Chain
from filmsheet.learned.chain import score_difference
from training.ranker import Choice, rank

LABELS = ("other", "right")


def weights(model):
    return {number: row[0][1] for number, row in model.rows.items()}


def test_what_right_options_have_weighs_more():
    found = weights(rank([Choice([[1, 3], [2, 3]], [True, False])] * 5, LABELS, l2=0.1))
    assert found[1] > 0.5 > -0.5 > found[2]
    assert found[3] == pytest.approx(0, abs=1e-6)


def test_a_choice_without_a_right_option_teaches_nothing():
    assert rank([Choice([[1], [2]], [False, False]), Choice([[1]], [True])], LABELS, l2=1.0).rows == {}


def test_several_options_may_be_right():
    found = weights(rank([Choice([[1], [2], [3]], [True, True, False])], LABELS, l2=0.1))
    assert found[1] == pytest.approx(found[2])
    assert found[1] > found[3]


def test_a_weight_counts_as_so_many_choices():
    heavy = weights(rank([Choice([[1], [2]], [True, False], 3.0)], LABELS, l2=1.0))
    often = weights(rank([Choice([[1], [2]], [True, False])] * 3, LABELS, l2=1.0))
    assert heavy[1] == pytest.approx(often[1], rel=1e-4)


def test_the_weights_make_a_chain():
    chain = Chain.of(rank([Choice([[1], [2]], [True, False])] * 5, LABELS, l2=0.1))
    assert chain.labels == LABELS
    assert score_difference(chain, []) == 0
