"""The outlines of lines (`filmsheet.reading.outlines`)."""

from __future__ import annotations

import pytest

from filmsheet.reading.outlines import Outlines, is_plain, outline
from filmsheet.text.lines import lines_of

PROGRAMME = """Films on television this week

11:00 a.m. (RTX)--Morgan Finch (1990)--A sour look at a radio writer.
2:15 a.m. (AMX)--The Long Meadow (1954)--A drover takes his sheep to Oregon.
Not shown in the north.
12:50 a.m. (TNX)--Detour Ahead (1972)--A dentist on an empty road.
"""


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("", ""),
        ("The Long Meadow", "A"),
        ("in the dark", "a"),
        ("1954, 95 min", "Y,0a"),
        ("라자를 찾아서 (심상욱 감독, 2009)", "w(w,Y)"),
        ("[The Saltworks]", "[A]"),
        ("12,345", "0,0"),
        ("_x_", "_a_"),
    ],
)
def test_words_in_a_row_count_once(text: str, signs: str) -> None:
    assert outline(text) == signs


@pytest.mark.parametrize(("signs", "plain"), [("A", True), ("A,a.", True), ("A(Y)", False), ("0:0a", False), ("", True)])
def test_what_any_sentence_may_have_is_plain(signs: str, plain: bool) -> None:
    assert is_plain(signs) is plain


@pytest.fixture(name="outlines")
def _outlines() -> Outlines:
    return Outlines(PROGRAMME, lines_of(PROGRAMME))


def test_lines_of_one_outline_are_counted(outlines: Outlines) -> None:
    assert outlines.times[outlines.of[1][:6]] == 3
    assert outlines.times[outlines.of[0][:6]] == 1
    assert outlines.since == [0, 0, 1, 0, 2]


def test_lines_are_compared_from_their_start(outlines: Outlines) -> None:
    assert outlines.alike(1, 2) > 8
    assert outlines.alike(0, 1) == 0
    assert outlines.opens_alike(1, 4)
    assert not outlines.opens_alike(0, 4)
    assert not outlines.opens_alike(4, 5)
    assert outlines.opens_alike(5, 6)
