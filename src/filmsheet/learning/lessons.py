"""Pieces, joints and borders as chains learn them, with what is right, and what the examples of one layout add to the reader.

Training on the corpus (`tools/training`) takes the numbers of their features from here too.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..learned import feature
from ..reading.borders import Borders, CurrentFilm
from ..reading.features import describe
from ..reading.joins import join_features
from ..reading.judge import judge
from ..reading.labels import LABEL, LABELS, NONE, NUMBER
from ..reading.model import Model
from ..reading.pieces import Pieces
from ..reading.runs import Judged
from ..reading.sure import sure
from ..reading.taught import Layout, add_to
from ..text.source import tidy
from ..vocabulary import DEFAULT
from .examples import Example, own_cuts, own_marks, study
from .tune import Lesson, tune
from .vary import Study, variations

_WORK = 60_000
"""The total number of pieces to train on; it determines the number of epochs."""
_EPOCHS = 8
"""The number of epochs for joints and borders."""
_FEW_JOINTS = 400
"""More joints than this teach nothing more, and take time."""


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
    right, film = right_places(text, begins), CurrentFilm(0)
    for n in text.places:
        yield encoded(text.features(n, film)), n in right
        film = CurrentFilm(n) if n in right else film


def right_places(text: Borders, begins: Sequence[int]) -> frozenset[int]:
    """The places at which the further films of a text begin: a film that begins at no place begins at the one before."""
    places = [0, *text.places]
    return frozenset(places[bisect_right(text.places, begin)] for begin in begins[1:])


def learn(examples: Sequence[Example], base: Model) -> Layout:
    """Learn one layout from its examples, beginning with the weights of a model."""
    cuts = tuple(dict.fromkeys(one for example in examples for one in own_cuts(example)))
    whole = [study(example, cuts)[0] for example in examples]
    studies = [*whole, *(one for example in whole for one in variations(example, _copies(whole)))]
    epochs = max(3, min(12, _WORK // (sum(len(one.pieces.pieces) for one in studies) or 1)))
    labels = tune(base.labels, [_labels(one) for one in studies], epochs=epochs)
    joins = tune(base.joins, [joint for one in studies for joint in _joints(one)][:_FEW_JOINTS], epochs=_EPOCHS)
    taught = base._replace(labels=add_to(base.labels, labels), joins=add_to(base.joins, joins))
    borders = tune(base.borders, [border for one in studies for border in _borders(one, taught)], epochs=_EPOCHS)
    return Layout(tuple(map(own_marks, examples)), _contradicted(whole), cuts, labels, joins, borders)


def _copies(examples: Sequence[Study]) -> int:
    """How many variations of each example: fewer of many or of long ones, which take longer and vary by themselves."""
    pieces = sum(len(study.pieces.pieces) for study in examples)
    return max(1, min(12, 4_000 // (pieces or 1)))


def _labels(given: Study) -> Lesson:
    gaps = [piece.gap for piece in given.pieces.pieces]
    return Lesson(encoded_pieces(given.text, given.pieces), gaps, encoded_labels(given.allowed), given.weight)


def _joints(given: Study) -> list[Lesson]:
    return _decisions(given, encoded_joints(given.pieces, given.allowed, sorted(given.joins.items())))


def _borders(given: Study, model: Model) -> list[Lesson]:
    return _decisions(given, encoded_borders(given.pieces, judge(given.text, given.pieces, DEFAULT, lambda: model), given.begins))


def _decisions(given: Study, found: Iterable[tuple[array[int], bool]]) -> list[Lesson]:
    return [Lesson([features], [0], [(int(right),)], given.weight) for features, right in found]


def _contradicted(examples: Sequence[Study]) -> frozenset[str]:
    """The texts of labels whose certain meaning is not what an example says."""
    found: set[str] = set()
    for given in examples:
        opened = ""
        for piece, certain, allowed in zip(given.pieces.pieces, sure(given.pieces, DEFAULT).labels, given.allowed, strict=True):
            if certain == LABEL:
                opened = tidy(given.pieces.shadow[piece.start : piece.end]).casefold()
            if certain is not None and certain not in allowed:
                found.add(opened)
    return frozenset(found - {""})
