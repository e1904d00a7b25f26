"""Rows of a cast that has lost its columns."""

import pytest

from filmsheet.reading.columns import lost_columns
from filmsheet.text.lines import lines_of
from filmsheet.vocabulary import DEFAULT


def _rows(text):
    found = lost_columns(text, lines_of(text), DEFAULT)
    return [f"{line}|{rest}" for line, rest in ((text[:at].rpartition("\n")[2], text[at:].partition("\n")[0]) for at in found.values())]


@pytest.mark.parametrize(
    "rows",
    [
        ["Clara Burdick |Aunt Polly", "Jenny Garvin |Dora Hale", "Pat Welsh |Nibbs"],
        ["Aunt Polly |Clara Burdick", "The Weathercock |Roy Bolton", "Old Nibbs |Pat Welsh"],
        ["George P. Burdick |Uncle Tom", "Wim van der Graaf |Bridge Keeper", "Peter Welsh |Nibbs"],
        ["Clara Burdick|Aunt Polly", "Jenny Garvin|Dora Hale", "Pat Welsh|Nibbs"],
    ],
)
def test_a_table_is_cut_between_its_columns(rows):
    assert _rows("\n".join(rows).replace("|", "")) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Clara Burdick Aunt Polly\nPat Welsh Nibbs",
        "Clara Burdick\nJenny Garvin\nPat Welsh\nMary Ann Smith\nTom Field",
        "Directed by Clara Burdick\nWritten by Jenny Garvin\nMusic by Pat Welsh",
        "The Last Winter Ferry\nA Night Without Harbour\nOur Glass House",
    ],
)
def test_names_labels_and_titles_are_no_table(text):
    assert not _rows(text)


def test_a_row_of_another_form_does_not_end_a_table():
    assert _rows("Clara Burdick Aunt Polly\n(uncredited)\nJenny Garvin Dora Hale\nPat Welsh Nibbs")[0] == "Clara Burdick |Aunt Polly"
