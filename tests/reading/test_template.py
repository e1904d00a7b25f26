"""Sheets of the template, and common variations of it, are read correctly by grammar alone."""

from __future__ import annotations

import random
from collections import Counter

import pytest

import promises
import template
from filmsheet.analysis import Options, finish, read_text
from filmsheet.reading import cut, reader
from filmsheet.vocabulary import DEFAULT

COUNT = 150
MOST_WRONG = 0.01
MOST_CASTS_WRONG = 0.03
"""If nothing separates a role from the next actor, the cut is a guess."""


class Loaded(Exception):
    """The model was used."""


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


CERTAIN = (
    "Storyline: Ann comes home and finds the harbour closed.\n\nIt stars Ida Holm, Tom Reed, Sam Cole and Ada Roy.\nYear: 1948",
    'Year: 1948\nCast: Ida Holm as Mary (voice) Tom Reed as Sam / Old Sam Ann Field as "Nell" Roe',
    "Year: 1948\nDirector: Harry S. Field\nWriter: K. Harrison Reed",
    "Plot: Night Ferry is a 1936 American adventure film directed by Elmer Cole. It stars Ann Field, Tom Reed, Ida Holm, Sam Cole, Nell Roe and Al Otis.\nYear: 1936",
    "Year: 1948\n\n1. Night Ferry is a film directed by Ann Field and starring Tom Reed, Ida Holm and Sam Cole.\n2. It rained on every day that they were at sea.",
)


@pytest.mark.parametrize("text", CERTAIN)
def test_what_grammar_settles_is_read_without_the_model(text):
    def model():
        raise AssertionError("the model was asked for")

    read = reader.label(text, text, DEFAULT, model)
    assert read.judged.sureness == [1.0] * len(read.pieces.pieces)
    assert all(label in ("label", "year", "storyline", "actor", "trivia", "directors", "writers") for label in read.judged.labels)


def test_prose_on_a_line_is_cut_only_if_something_is_judged():
    text = "Plot: Ann, Tom and Ida come home (in 1948) and find the old harbour closed.\nYear: 1948"
    assert [piece.prose for piece in cut.cut_plain(text, DEFAULT).pieces] == [False, True, False, False]
    assert cut.cut_plain(f"The Harbour\n{text}", DEFAULT) is None
    assert len(cut.cut(text, DEFAULT).pieces) > len(cut.cut_plain(text, DEFAULT).pieces)
