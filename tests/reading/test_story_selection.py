"""The selection of a film's storyline among the ranges of pieces that may be it."""

from __future__ import annotations

import pytest

from filmsheet import analyze, parse
from filmsheet.reading.model import shipped
from filmsheet.reading.reader import label
from filmsheet.reading.story_selection import StoryChoice, select_stories, story_choices
from filmsheet.vocabulary import DEFAULT

STORY = "A pilot comes home after ten years at sea, and nobody in the village knows him.\nHe takes a room at the inn and waits for the ferry.\n"
SHEET = "The Long Meadow (1950)\nDirected by Ann Field\n\n" + STORY + "\nAdmission is 7 euros, and 5 for members.\n"


def read(text):
    return label(text, text, DEFAULT, shipped)


def test_ranges_go_from_the_start_of_a_sentence_to_the_end_of_one():
    found = read(SHEET)
    film = StoryChoice(found.pieces, found.judged, 0, len(found.pieces.pieces))
    assert film.ranges == sorted(film.ranges, key=lambda one: -one.weight)
    assert len(set(film.ranges)) == len(film.ranges)
    for one in film.ranges:
        assert one.first <= one.last
        before = SHEET[: found.pieces.pieces[one.first].start].rstrip(" ")
        assert not before or before[-1] in ".\n" or found.judged.labels[one.first - 1] == "label"


def test_each_range_and_none_have_features():
    found = read(SHEET)
    ((number, film),) = story_choices(found.pieces, found.judged, [0])
    features = film.describe()
    assert number == 0
    assert len(features) == len(film.ranges) + 1
    assert features[-1][0] == "none"


def test_the_first_words_of_a_range_and_its_words_of_reviews_are_features():
    found = read(SHEET)
    ((_, film),) = story_choices(found.pieces, found.judged, [0])
    number = next(n for n, one in enumerate(film.ranges) if found.pieces.text(one.first).startswith("A pilot"))
    described = set(film.describe()[number])
    assert {"word=pilot", "word=home", "review_words=0"} <= described
    assert any(one.startswith("opens=a ") for one in described)


def test_each_range_holds_the_certain_storyline_and_none_is_no_choice():
    text = "Storyline: " + STORY.replace("\n", " ") + "\nYear: 1950\n" + STORY
    found = read(text)
    certain = [n for n, name in enumerate(found.judged.labels) if name == "storyline" and found.judged.sureness[n] >= 1.0]
    for _, film in story_choices(found.pieces, found.judged, [0]):
        assert certain == film.certain
        assert all(one.first <= certain[0] and certain[-1] <= one.last for one in film.ranges if certain)
        assert len(film.describe()) == len(film.ranges) + (not certain)


@pytest.mark.parametrize("text", [SHEET, STORY, "Year: 1950\n", SHEET + "\n" + SHEET])
def test_the_selected_pieces_are_consecutive_and_share_a_probability(text):
    found = read(text)
    story = select_stories(found.pieces, found.judged, [0], shipped().stories).story
    selected = [n for n, share in enumerate(story) if share > 0.0]
    assert selected == list(range(selected[0], selected[-1] + 1)) if selected else True
    assert all(0.0 <= share <= 1.0 for share in story)


def test_the_storyline_is_read_without_what_stands_around_it():
    analysis = analyze(SHEET)
    assert analysis.sheet.storyline == STORY.replace("\n", " ").strip()
    assert 0.0 < analysis.confidence["/storyline"] < 1.0


def test_a_storyline_begins_with_its_sentence():
    text = "The Long Meadow (1950)\nDirected by Ann Field\n\nTom Reed stars as a pilot who comes home after ten years at sea. Nobody knows him.\n"
    story = parse(text).storyline
    assert story is None or story.startswith("Tom Reed stars")
