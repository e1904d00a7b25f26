"""Segmentations of a text into films: likely ones, place by place, and the one that is best as a whole."""

from __future__ import annotations

import pytest

from filmsheet.reading.borders import Borders
from filmsheet.reading.model import shipped
from filmsheet.reading.reader import label
from filmsheet.reading.segmentation import likely_segmentations, segment
from filmsheet.reading.segmentation_features import Segmentation, describe_segmentations
from filmsheet.vocabulary import DEFAULT

FILM = "The Long Meadow ({year})\nDirected by Ann Field\n{minutes} min\n"
SEVERAL = "\n".join(FILM.format(year=1950 + n, minutes=90 + n).replace("Meadow", name) for n, name in enumerate(["Meadow", "River", "Valley"]))


def borders(text):
    read = label(text, text, DEFAULT, shipped)
    return Borders(read.pieces, read.judged.labels, read.judged.sureness, read.judged.titled)


def of_lines(text, lines):
    """The first pieces of some lines."""
    return tuple(next(n for n, piece in enumerate(text.pieces) if piece.line == line) for line in lines)


def segmentation(text, lines):
    return Segmentation(of_lines(text, lines), (1.0,) * len(lines), -1.0)


def test_films_of_one_form_begin_where_each_has_its_title():
    text = borders(SEVERAL)
    begins, said = segment(text, shipped().borders, shipped().segmentations)
    assert tuple(begins) == of_lines(text, [0, 3, 6])
    assert said[0] == 1.0
    assert all(0.5 < one <= 1.0 for one in said)


def test_the_likely_segmentations_differ_and_the_most_probable_comes_first():
    found = likely_segmentations(borders(SEVERAL), shipped().borders)
    assert len({segmentation.begins for segmentation in found}) == len(found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.begins[0] == 0 and list(one.begins) == sorted(set(one.begins)) for one in found)


@pytest.mark.parametrize("foot", ["\nCopyright of the club\n", "\n* * *\n"])
def test_no_film_holds_nothing(foot):
    text = borders(SEVERAL + foot)
    last = max(n for n, label in enumerate(text.labels) if label not in ("none", "label", "other"))
    assert all(one.begins[-1] <= last for one in likely_segmentations(text, shipped().borders))


def test_the_words_at_the_start_of_a_text_are_features_of_several_films_alone():
    text = borders("Programme\n" + SEVERAL)
    several, one = map(set, describe_segmentations(text, [segmentation(text, [0, 4, 7]), segmentation(text, [0])]))
    assert "word=programme" in several - one
    assert any(feature.startswith("film=") for feature in several)


def test_a_segmentation_whose_films_are_alike_is_described_otherwise_than_one_whose_films_differ():
    text = borders(SEVERAL)
    alike, uneven = segmentation(text, [0, 3, 6]), segmentation(text, [0, 7])
    first, second = map(set, describe_segmentations(text, [alike, uneven]))
    assert "has year=4 3" in first
    assert "titles first=4 3" in first
    assert "titles first=4 2" not in second
    assert any(one.startswith("twice year=") and not one.startswith("twice year=0") for one in second)


def test_a_text_of_one_film_has_one_parting():
    text = borders("Title: The Long Meadow\nYear: 1950\n")
    assert [one.begins for one in likely_segmentations(text, shipped().borders)] == [(0,)]
