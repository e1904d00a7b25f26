"""Values that a film lacks by the labels of its pieces."""

from __future__ import annotations

import pytest

from filmsheet.reading.missing import fill_missing
from filmsheet.reading.runs import Judged


def judged(labels, others):
    count = len(labels)
    return Judged(labels, [False] * count, [0.6] * count, others, [0.0] * count, [0.0] * count)


def test_the_likeliest_piece_is_the_year_of_a_film_that_has_none():
    found = fill_missing(judged(["title", "none", "none"], [None, ("year", 0.3), ("year", 0.35)]), [0])
    assert found.labels == ["title", "none", "year"]
    assert found.sureness[2] == 0.35
    assert found.others[2] == ("none", 0.6)


@pytest.mark.parametrize(
    ("labels", "others"),
    [
        (["year", "none"], [None, ("year", 0.4)]),
        (["title", "none"], [None, ("year", 0.1)]),
        (["title", "release_dates"], [None, ("year", 0.4)]),
        (["title", "none"], [None, ("directors", 0.4)]),
    ],
)
def test_nothing_changes_where_there_is_a_value_or_a_better_label_or_too_much_doubt(labels, others):
    assert fill_missing(judged(labels, others), [0]).labels == labels


def test_each_film_is_looked_at_by_itself():
    found = fill_missing(judged(["year", "title", "none"], [None, None, ("year", 0.3)]), [0, 1])
    assert found.labels == ["year", "title", "year"]
