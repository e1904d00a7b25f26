"""The places at which a further film may begin, and what is known of the film before."""

from __future__ import annotations

import pytest

from filmsheet.reading.borders import Borders, CurrentFilm
from filmsheet.reading.cut import cut
from filmsheet.vocabulary import DEFAULT

TEXT = 'Tonight "Night Ferry" (1950) with Ida Holm, and "The Lamp" (1961) with Bo Lind.\nThe doors open at eight.\n'


def borders(labels: dict[str, str], titled: dict[str, float]) -> Borders:
    """The borders of the text, with labels and title probabilities by the text of the piece."""
    pieces = cut(TEXT, DEFAULT)
    texts = [pieces.text(n) for n in range(len(pieces.pieces))]
    assert labels.keys() | titled.keys() <= set(texts)
    return Borders(pieces, [labels.get(text, "none") for text in texts], [0.9] * len(texts), [titled.get(text, 0.0) for text in texts])


def places(found: Borders) -> list[str]:
    return [found.shadow[found.pieces[n].start : found.pieces[n].end] for n in found.places]


def test_a_film_may_begin_at_each_line() -> None:
    assert places(borders({}, {})) == ["The doors open at eight."]


def test_inside_a_line_it_may_begin_with_a_title() -> None:
    assert places(borders({"The Lamp": "title"}, {"The Lamp": 0.9}))[:-1] == ["The Lamp"]


@pytest.mark.parametrize(("share", "expected"), [(0.2, ["The Lamp"]), (0.01, [])])
def test_or_with_a_piece_that_may_be_one(share: float, expected: list[str]) -> None:
    assert places(borders({}, {"The Lamp": share}))[:-1] == expected


def test_but_not_with_the_value_of_a_label_or_another_value() -> None:
    assert places(borders({"The Lamp": "distributors"}, {"The Lamp": 0.2}))[:-1] == []


def test_the_current_film_knows_its_labels_and_its_title() -> None:
    found = borders({"Night Ferry": "title", "1950": "year"}, {"Night Ferry": 0.8})
    film = found.extend(CurrentFilm(0), len(found.pieces))
    assert film.labels == {"none", "title", "year"}
    assert film.names == {"nightferry"}
    assert found.pieces[film.top].start == TEXT.index("Night Ferry")
