"""Sheets of the seed's template, and everyday variations of it, are read by grammar alone, and read right."""

from __future__ import annotations

import random
from collections import Counter

import pytest

import promises
import template
from filmsheet.analysis import Options, finish, read_text

COUNT = 150
MOST_WRONG = 0.01
MOST_CASTS_WRONG = 0.03
"""Where nothing parts a role from the next actor, the cut is a guess."""


class Loaded(Exception):
    """The model was asked for."""


def no_model():
    raise Loaded


def read(text):
    how = Options(model=no_model)
    return finish(read_text(text, how), how)


@pytest.mark.parametrize("variant", template.VARIANTS)
def test_composed_sheets_are_read_right_without_the_model(variant):
    rng = random.Random(7)
    wrong = Counter()
    for _ in range(COUNT):
        sheet = template.compose(rng, variant)
        found = read(sheet.text).sheet.model_dump(mode="json")
        wrong.update(key for key, value in found.items() if (value or None) != (sheet.record.get(key) or None))
    casts = wrong.pop("cast", 0)
    assert casts <= MOST_CASTS_WRONG * COUNT
    assert all(count <= MOST_WRONG * COUNT for count in wrong.values()), wrong


@pytest.mark.parametrize("variant", template.VARIANTS)
def test_they_keep_the_promises_and_nothing_is_in_doubt_but_cuts_and_prose(variant):
    rng = random.Random(8)
    for _ in range(5):
        text = template.compose(rng, variant).text
        promises.check(text)
        doubtful = read(text).confidence
        assert {pointer.split("/")[1] for pointer in doubtful} <= {"title", "cast"}
