"""The selection of a film's title among the pieces that may be it."""

from __future__ import annotations

from collections import Counter

import pytest

from filmsheet import iter_sheets, parse
from filmsheet.reading.model import shipped
from filmsheet.reading.reader import label
from filmsheet.reading.title_selection import TitleChoice, select_titles, title_choices
from filmsheet.text.source import letters
from filmsheet.vocabulary import DEFAULT

SHEET = "The Long Meadow\n1950\nDirected by Ann Field\n90 min\n"
OTHER = SHEET.replace("Meadow", "River").replace("1950", "1951")


def read(text):
    return label(text, text, DEFAULT, shipped)


def candidates(text):
    found = read(text)
    return TitleChoice(found.pieces, found.judged, 0, len(found.pieces.pieces)).candidates


@pytest.mark.parametrize(("one", "other"), [("Straight on!", "STRAIGHT ON"), ("A-B", "ab")])
def test_letters_are_the_same_in_two_spellings(one, other):
    assert letters(one) == letters(other) != ""


def test_the_title_is_a_candidate_and_a_candidate_holds_a_letter():
    found = candidates(SHEET + "***\n")
    assert "The Long Meadow" in [one.text for one in found]
    assert all(letters(one.text) and one.first <= one.last for one in found)


def test_a_film_with_a_certain_title_has_no_choice():
    found = read("Title: The Long Meadow\nThe Long River\n")
    assert title_choices(found.pieces, found.judged, [0]) == []


def test_each_candidate_and_none_have_features():
    found = read(SHEET)
    ((number, film, features),) = title_choices(found.pieces, found.judged, [0])
    assert number == 0
    assert len(features) == len(film.candidates) + 1
    assert features[-1][0] == "none"


def test_the_words_of_a_candidate_its_signs_and_where_else_it_stands_are_features():
    found = read("«The Long Meadow»\n1950\nDirected by Ann Field\nThe Long Meadow is a comedy.\n")
    film = TitleChoice(found.pieces, found.judged, 0, len(found.pieces.pieces))
    described = set(film.describe(Counter(), (), 0)[[one.text for one in film.candidates].index("The Long Meadow")])
    assert {"word=meadow", "first=the", "last=meadow", "signs=« »", "times=2 True", "value=False"} <= described


def test_the_places_of_the_other_titles_are_features_only_of_one_film_of_several():
    text = SHEET + "\n" + OTHER
    found = read(text)
    second = next(n for n, piece in enumerate(found.pieces.pieces) if piece.line == 4)
    for begins, several in (([0], False), ([0, second], True)):
        for _, _, features in title_choices(found.pieces, found.judged, begins):
            assert any(one.startswith("other ") for one in features[0]) is several


@pytest.mark.parametrize("text", [SHEET, SHEET + "\n" + OTHER, "Page 3\n" + SHEET, "1950\n"])
def test_a_film_has_one_title_at_most_and_nothing_certain_changes(text):
    found = read(text)
    chosen = select_titles(found.pieces, found.judged, [0], shipped().titles)
    begun = [n for n, name in enumerate(chosen.labels) if name == "title" and not chosen.joins[n]]
    assert len(begun) <= 1
    certain = [n for n, sure in enumerate(found.judged.sureness) if sure >= 1.0]
    assert all(chosen.labels[n] == found.judged.labels[n] and chosen.sureness[n] == 1.0 for n in certain)


def test_a_title_that_stands_twice_is_read_once():
    assert parse("The Long Meadow\nThe Long Meadow (1950)\nDirected by Ann Field\n90 min\n").title == "The Long Meadow"


def test_the_films_of_a_list_have_their_titles():
    assert [sheet.title for sheet in iter_sheets(SHEET + "\n" + OTHER)] == ["The Long Meadow", "The Long River"]
