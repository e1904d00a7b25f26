"""The bounds of titles in pieces that were judged to be titles."""

from __future__ import annotations

import pytest

from filmsheet.reading.titles import title_bounds


def title(text):
    start, end = title_bounds(text, 0, len(text))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20.00 Night Ferry", "Night Ferry"),
        ("Saturday November 4 Night Ferry", "Night Ferry"),
        ("9 febbraio Night Ferry", "Night Ferry"),
        ("poster of Night Ferry", "Night Ferry"),
        ("Night Ferry poster", "Night Ferry"),
        ("Night Ferry Cert 15", "Night Ferry"),
        ("Night Ferry PG rating", "Night Ferry"),
        ("= Night Ferry =", "Night Ferry"),
        ("'Night Ferry", "Night Ferry"),
        ("Night Ferry by Ann Field", "Night Ferry"),
    ],
)
def test_what_is_no_part_of_a_title_is_left_out(text, expected):
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Night Ferry",
        "9 Songs",
        "Saturday Night Fever",
        "4 November",
        "20.00",
        "Rosencrantz 'n' Guildenstern",
        "Certified Copy",
        "15",
        "Poster",
        "Death by Water",
    ],
)
def test_a_title_stays_whole(text):
    assert title(text) == text
