"""The bounds of names in pieces that were judged to be names."""

from __future__ import annotations

import pytest

from filmsheet.reading.persons import name_bounds
from filmsheet.vocabulary import DEFAULT


def name(text):
    start, end = name_bounds(text, 0, len(text), DEFAULT)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dir Ann Field", "Ann Field"),
        ("Director Ann Field", "Ann Field"),
        ("with Ann Field", "Ann Field"),
        ("de Marie Brun", "Marie Brun"),
        ("Ann Field star in", "Ann Field"),
        ("Ann Field among others", "Ann Field"),
        ("Ann Field!", "Ann Field"),
        ("、夏儀春", "夏儀春"),
        ("編劇坂本悠二", "坂本悠二"),
        ("坂本悠二ほか", "坂本悠二"),
        ("张玲等主演", "张玲"),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(text, expected):
    assert name(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Field",
        "ann field",
        "Ludwig van Holm",
        "de Sica",
        "Ann Field Jr.",
        "Ann Field OBE",
        "Cher",
        "王菲",
        "",
        "will.i.am",
        "Ann Fair-\nbanks",
        "Jörg Ahlfä\x1f\x1fnger",
        "Tom Reed II",
    ],
)
def test_a_name_stays_whole(text):
    assert name(text) == text
