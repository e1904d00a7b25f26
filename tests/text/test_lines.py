"""Lines, and the numbers and letters at their start."""

import pytest

from filmsheet.text.lines import lines_of


def read(text):
    return [(text[line.start : line.end], line.number) for line in lines_of(text)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. It rained.\n2. It snowed.", ["It rained.", "It snowed."]),
        ("1 It rained.\n2 It snowed.", ["It rained.", "It snowed."]),
        ("a) It rained.\nb) It snowed.\nc) It froze.", ["It rained.", "It snowed.", "It froze."]),
        ("A. It rained.\nB. It snowed.", ["It rained.", "It snowed."]),
        ("i. It rained.\nii. It snowed.\niii. It froze.", ["It rained.", "It snowed.", "It froze."]),
        ("I) It rained.\nII) It snowed.", ["It rained.", "It snowed."]),
        ("1/2 It rained.\n2/2 It snowed.", ["It rained.", "It snowed."]),
        ("1... It rained.\n2... It snowed.", ["It rained.", "It snowed."]),
        ("1. The 1969 floods came.\n2. It snowed.", ["The 1969 floods came.", "It snowed."]),
    ],
)
def test_lines_that_count_from_one(text, items):
    assert read(text) == [(item, number) for number, item in enumerate(items, 1)]


@pytest.mark.parametrize("text", ["A. Field\nC. Cole", "12 Angry Keepers\n3 Men", "b) It rained.\nc) It snowed.", "I. Holm came home.", "v. Field\nx. Reed"])
def test_lines_that_do_not_count(text):
    assert [number for _, number in read(text)] == [None] * len(read(text))


def test_a_date_that_opens_a_line_is_no_item():
    assert read("12. Oktober 1958") == [("12. Oktober 1958", None)]
