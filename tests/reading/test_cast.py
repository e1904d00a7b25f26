"""Actors and roles are paired line by line."""

import pytest

from filmsheet.reading.cast import _paired
from filmsheet.reading.labels import ACTOR, ROLE
from filmsheet.reading.pieces import LINE
from filmsheet.reading.runs import Run


class Film:
    """Pieces with the numbers of their lines."""

    shadow = ""
    extent = staticmethod(lambda first, last: (first, last + 1))

    def __init__(self, lines):
        self.pieces = [type("Piece", (), {"line": number, "gap": LINE, "prose": False, "held": ""})() for number, line in enumerate(lines) for _ in line]


def paired(*lines):
    """The pairs of actors (capitals) and roles (lower case); each line is a string of them."""
    runs = [Run(ACTOR if letter.isupper() else ROLE, n, n, n, n + 1, -1) for n, letter in enumerate("".join(lines))]
    text = "".join(lines)
    pairs = _paired(Film(lines), runs)
    return [text[actor.start] + (text[role.start : role.end] if role else "") for actor, role in pairs]


@pytest.mark.parametrize(
    ("lines", "pairs"),
    [
        (("Aa", "Bb"), ["Aa", "Bb"]),
        (("aA", "bB"), ["Aa", "Bb"]),
        (("A", "a", "B", "b"), ["Aa", "Bb"]),
        (("a", "A", "b", "B"), ["Aa", "Bb"]),
        (("x", "Aa", "Bb"), ["Aa", "Bb"]),
        (("aA", "Bx", "cC"), ["Aa", "Bx", "Cc"]),
        (("A", "B", "C"), ["A", "B", "C"]),
        (("AaB", "bC"), ["Aa", "Bb", "C"]),
        (("aA", "B", "cC"), ["Aa", "B", "Cc"]),
    ],
)
def test_pairs(lines, pairs):
    assert paired(*lines) == pairs
