"""Pieces, joints and borders as the chains learn them: the numbers of their features, with what is right.

Learning a layout (`lessons`) and training on the corpus (`tools/training`) take the same examples from here.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from ..learned import feature
from ..reading.borders import Borders
from ..reading.features import describe
from ..reading.joins import join_features
from ..reading.labels import LABELS, NONE, NUMBER
from ..reading.pieces import Pieces
from ..reading.runs import Judged
from ..vocabulary import DEFAULT


def encoded(features: Iterable[str]) -> array[int]:
    """The numbers of features."""
    return array("I", map(feature, features))


def encoded_pieces(text: str, pieces: Pieces) -> list[array[int]]:
    """The features of each piece of a text."""
    return [encoded(one) for one in describe(text, pieces, DEFAULT)]


def encoded_labels(allowed: Iterable[frozenset[str]]) -> list[tuple[int, ...] | None]:
    """The numbers of the labels that each piece may have; None where all may be."""
    return [None if len(one) == len(LABELS) else tuple(sorted(NUMBER[label] for label in one)) for one in allowed]


def encoded_joints(pieces: Pieces, allowed: Sequence[frozenset[str]], joins: Iterable[tuple[int, bool]]) -> Iterator[tuple[array[int], bool]]:
    """The features of each joint between two pieces of one label, and whether they are one value."""
    for n, joined in joins:
        label = next(iter(allowed[n]))
        if n and allowed[n - 1] == allowed[n] and len(allowed[n]) == 1 and label not in (NONE, "storyline"):
            yield encoded(join_features(pieces, n, label)), joined


def encoded_borders(pieces: Pieces, judged: Judged, begins: Sequence[int]) -> Iterator[tuple[array[int], bool]]:
    """The features of each place where a film may begin, the ones before it being right, and whether one does."""
    text = Borders(pieces, judged.labels, judged.sureness, judged.titled)
    right = {max((n for n in text.places if n <= begin), default=0) for begin in begins[1:]}
    begin = 0
    for n in text.places:
        yield encoded(text.features(n, begin)), n in right
        begin = n if n in right else begin
