"""Lines of quoted cells from spreadsheets."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from filmsheet.text.markup import shadow
from filmsheet.text.quoting import quoted_lines
from filmsheet.text.source import tidy


def read(text):
    return [tidy(line) for line in shadow(text).split("\n")]


def test_marks_that_hold_a_line_go_and_doubled_ones_are_one():
    text = '"Plot: ""Night Ferry"" sails."\n"Year: 1948"'
    assert read(text) == ['Plot: "Night Ferry" sails.', "Year: 1948"]


def test_a_label_and_its_value_in_two_cells():
    text = '"Title","Night Ferry"\n"Cast","Ida Holm as ""Mary"""'
    assert read(text) == ["Title Night Ferry", 'Cast Ida Holm as "Mary"']


def test_a_row_of_many_cells_keeps_its_marks():
    text = '"Night Ferry","1948","Ann Field"\n"The ""Pier""","1950","Tom Reed"'
    assert read(text) == ['"Night Ferry","1948","Ann Field"', '"The "Pier"","1950","Tom Reed"']


def test_quotations_among_other_lines_stay():
    text = '"Night Ferry" is a film.\nYear: 1948\n"A masterpiece," says nobody.'
    assert list(quoted_lines(text)) == []


@given(st.text(alphabet='"a,\n \t', max_size=80))
def test_edits_are_in_order_and_in_bounds(text):
    edits = list(quoted_lines(text))
    assert all(0 <= start < end <= len(text) and len(new) <= end - start for start, end, new in edits)
    assert all(before[1] <= behind[0] for before, behind in pairwise(edits))
