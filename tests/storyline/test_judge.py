"""Whether a paragraph is about a film, and whether it is a story."""

from __future__ import annotations

import pytest

from filmsheet.storyline import looks_like_film, not_plot

STORIES = [
    "A young dancer leaves her family to join a troupe. In love with its composer, she must choose between art and life.",
    "“Tin Moon” tells the story of a boy who builds a boat.",
    "Der Blechmond ist ein deutscher Spielfilm aus dem Jahr 1948.",
]
OTHERS = [
    "Click here to download the file and accept our cookies.",
    "The function returns a list of strings; see the configuration section for the default parameters of the module.",
    "Minutes of the meeting of 3 May: the agenda was approved, and the attendees discussed the budget of the server room.",
    "Add two tablespoons of flour, stir, and let the dough rest for an hour before baking it.",
]
NOT_STORIES = [
    "I saw this movie twice and I loved it. The acting is superb; my rating: 9 out of 10.",
    "Copyright 2019. All rights reserved. Share this on Facebook and Twitter.",
    "Read more | Sign in | Privacy policy",
]


@pytest.mark.parametrize("prose", STORIES)
def test_a_story_looks_like_film(prose: str) -> None:
    assert looks_like_film(prose, 0, len(prose)) > 0.5
    assert not_plot(prose, 0, len(prose)) < 0.3


@pytest.mark.parametrize("prose", OTHERS)
def test_other_prose_does_not(prose: str) -> None:
    assert looks_like_film(prose, 0, len(prose)) < 0.3


@pytest.mark.parametrize("prose", NOT_STORIES)
def test_reviews_and_notices_are_no_plot(prose: str) -> None:
    assert not_plot(prose, 0, len(prose)) > 0.7


@pytest.mark.parametrize("prose", ["", " ", "\n\n", "x", "\ud800", "“", "(" * 50])
def test_any_text_has_a_probability(prose: str) -> None:
    assert 0 <= looks_like_film(prose, 0, len(prose)) <= 1
    assert 0 <= not_plot(prose, 0, len(prose)) <= 1
