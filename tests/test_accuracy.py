"""Minimum accuracy on the held sheets of the corpus, which are never used for the shipped weights.

The bounds are a little below the accuracy of the shipped weights. Raise them when the reader gets better.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from filmsheet import iter_analyses
from filmsheet.models import RECORD_KEYS
from training.score import doubt, f1, new_result, tally
from training.sheets import load_corpus
from training.validate import grouped, total

CORPUS = Path(__file__).resolve().parent.parent / "corpus"

FLOORS = {
    "ordinary": 82.0,
    "odd": 77.8,
    "faults": 98.6,
    "films": 89.2,
    "ece": 2.0,
    "accept": 71.4,
}
"""F1 by group of sheets; the percentage of texts with the right number of films; the maximum calibration error; and the
percentage of items that can be accepted, most probable first, if 95 of 100 accepted ones are right.

Measured on 752 sheets. The 50 newest are harder: on the others the figures are 82.7, 79.2, 98.8, 90.2, 1.7 and 76.7, and
those of the weights before were 82.2, 78.4, 99.4, 90.6, 1.5 and 75.8."""
AT_MOST = frozenset(("ece",))
LARGEST_PART = 0.15
"""At most this share of the sheets is held: about a tenth of the sources."""


@pytest.fixture(scope="module")
def held():
    return [sheet for sheet in load_corpus(CORPUS) if sheet.held]


@pytest.fixture(scope="module")
def measured(held):
    result = new_result()
    for sheet in held:
        found = list(iter_analyses(sheet.text))
        tally(result, sheet.kind, sheet.films, [one.sheet.model_dump(mode="json") for one in found], [one.confidence for one in found])
    figures = {group: f1(counts) for group, counts in grouped(result).items()}
    figures["films"] = 100 * total(result)["films"] / len(held)
    figures["ece"], figures["accept"] = doubt([(probability, right) for probability, right, _ in result.predictions])
    return figures


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS)
def test_held_sheets_are_read_as_well_as_before(name, measured):
    floor, value = FLOORS[name], measured[name]
    said = ", ".join(f"{one} {figure:.1f}" for one, figure in measured.items())
    assert value <= floor if name in AT_MOST else value >= floor, f"{name} is {value:.1f}, and the floor {floor}; measured: {said}"


def test_a_source_is_held_as_a_whole_or_not_at_all(held):
    sheets = load_corpus(CORPUS)
    sources = {sheet.source for sheet in held}
    assert [sheet.name for sheet in sheets if not sheet.held and sheet.source in sources] == []
    assert 0 < len(held) < LARGEST_PART * len(sheets)


def test_the_list_of_sources_is_that_of_the_files():
    listed = [sheet.name for sheet in load_corpus(CORPUS)]
    there = {str(path.relative_to(CORPUS).with_suffix("").as_posix()) for path in CORPUS.rglob("*.txt")}
    assert len(set(listed)) == len(listed)
    assert set(listed) == there


def test_records_have_the_keys_of_the_record():
    films = [(sheet.name, film) for sheet in load_corpus(CORPUS) for film in sheet.films]
    assert [(name, key) for name, film in films for key in film if key not in RECORD_KEYS and not key.startswith("_")] == []
