"""What the examples of one layout add to the weights of the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..learned import Chain
from ..reading.judge import judge
from ..reading.labels import LABEL
from ..reading.model import Model
from ..reading.sure import sure
from ..reading.taught import Additions, Layout, add_to
from ..text.source import tidy
from ..vocabulary import DEFAULT
from .encoded import encoded_borders, encoded_joints, encoded_labels, encoded_pieces
from .examples import Example, own_cuts, own_marks, study
from .tune import Lesson, tune
from .vary import Study, variations

_WORK = 60_000
"""So many pieces are looked at in all, each as often as there is time for."""
_FEW_JOINTS = 400
"""More joints than this teach nothing more, and take time."""


def learn(examples: Sequence[Example], base: Model) -> Layout:
    """Learn one layout.

    Args:
        examples: texts of the layout, with their records.
        base: the model to start from.
    """
    cuts = tuple(dict.fromkeys(one for example in examples for one in own_cuts(example)))
    whole = [study(example, cuts)[0] for example in examples]
    studies = [*whole, *(one for example in whole for one in variations(example, _copies(whole)))]
    epochs = max(3, min(12, _WORK // (sum(len(one.pieces.pieces) for one in studies) or 1)))
    labels = Additions(*tune(base.labels, [_labels(one) for one in studies], epochs=epochs))
    joins = _learn(base.joins, [joint for one in studies for joint in _joints(one)][:_FEW_JOINTS])
    taught = Model(add_to(base.labels, labels), add_to(base.joins, joins), base.borders, base.calibration)
    borders = _learn(base.borders, [border for one in studies for border in _borders(one, taught)])
    return Layout(tuple(map(own_marks, examples)), _contradicted(whole), cuts, labels, joins, borders)


def _copies(examples: Sequence[Study]) -> int:
    """How many variations of each example: fewer of many or of long ones, which take longer and vary by themselves."""
    pieces = sum(len(study.pieces.pieces) for study in examples)
    return max(1, min(12, 4_000 // (pieces or 1)))


def _labels(given: Study) -> Lesson:
    gaps = [piece.gap for piece in given.pieces.pieces]
    return Lesson(encoded_pieces(given.text, given.pieces), gaps, encoded_labels(given.allowed), given.weight)


def _learn(chain: Chain, lessons: list[Lesson]) -> Additions:
    return Additions(*tune(chain, lessons, epochs=8))


def _joints(given: Study) -> Iterator[Lesson]:
    for features, joined in encoded_joints(given.pieces, given.allowed, sorted(given.joins.items())):
        yield Lesson([features], [0], [(int(joined),)], given.weight)


def _borders(given: Study, model: Model) -> Iterator[Lesson]:
    for features, begins in encoded_borders(given.pieces, judge(given.text, given.pieces, DEFAULT, lambda: model), given.begins):
        yield Lesson([features], [0], [(int(begins),)], given.weight)


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
