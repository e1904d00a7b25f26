"""Choices as rankings learn them: the segmentations, titles and storylines of annotated texts, with what is right."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from filmsheet.learned import Chain
from filmsheet.learning.lessons import encoded, right_places
from filmsheet.reading.borders import Borders
from filmsheet.reading.pieces import Pieces
from filmsheet.reading.runs import Judged
from filmsheet.reading.segmentation import likely_segmentations
from filmsheet.reading.segmentation_features import describe_segmentations
from filmsheet.reading.story_selection import story_choices
from filmsheet.reading.title_selection import title_choices
from filmsheet.text.source import letters

Option: TypeAlias = "tuple[array[int], bool]"
"""The numbers of the features of an option, and whether it is right."""
_STORY = frozenset(("storyline",))


def encoded_segmentations(pieces: Pieces, judged: Judged, begins: Sequence[int], chain: Chain) -> list[Option]:
    """The features of each likely segmentation of a text, and whether it is the right one, or has the right number of films if none is.

    Args:
        pieces: the text.
        judged: its labels.
        begins: where its films begin.
        chain: the chain of borders, which has not learned from the text.
    """
    text = Borders(pieces, judged.labels, judged.sureness, judged.titled)
    segmentations = likely_segmentations(text, chain, frozenset(judged.begins))
    right = tuple(sorted({0, *right_places(text, begins)}))
    exact = [one.begins == right for one in segmentations]
    good = exact if any(exact) else [len(one.begins) == len(begins) for one in segmentations]
    return [(encoded(features), fits) for features, fits in zip(describe_segmentations(text, segmentations), good, strict=True)]


def encoded_titles(pieces: Pieces, judged: Judged, begins: Sequence[int], films: Sequence[dict[str, Any]]) -> Iterator[list[Option]]:
    """The features of each candidate for the title of a film, and of the choice of none, and whether it is right.

    Args:
        pieces: the text.
        judged: its labels.
        begins: where its films begin.
        films: their records; the titles of those that do not say whether they have one are not known.
    """
    for number, film, features in title_choices(pieces, judged, begins):
        if "title" in films[number]:
            wanted = letters(films[number]["title"] or "")
            right = [letters(one.text) == wanted for one in film.candidates]
            yield list(zip(map(encoded, features), [*right, not any(right)], strict=True))


def encoded_stories(
    pieces: Pieces, judged: Judged, begins: Sequence[int], films: Sequence[dict[str, Any]], allowed: Sequence[frozenset[str]]
) -> Iterator[list[Option]]:
    """The features of each range that may be the storyline of a film, and of the choice of none, and whether it is right.

    Args:
        pieces: the text.
        judged: its labels.
        begins: where its films begin.
        films: their records; the storylines of those that do not say whether they have one are not known.
        allowed: the labels that each piece may have.
    """
    for number, film in story_choices(pieces, judged, begins):
        story = [n for n in range(film.first, film.end) if allowed[n] == _STORY]
        if "storyline" in films[number] and bool(story) == bool(films[number]["storyline"]):
            right = [bool(story) and (one.first, one.last) == (story[0], story[-1]) for one in film.ranges]
            yield list(zip(map(encoded, film.describe()), right if film.certain else [*right, not story], strict=True))
