"""Training the reader: the chain of labels, the joints of values, the borders, segmentations, titles and storylines of films, and what probabilities mean."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from filmsheet.learned import Chain
from filmsheet.learned.weights import dump, load
from filmsheet.learning.lessons import encoded_borders, encoded_joints
from filmsheet.reading.features import FINGERPRINT
from filmsheet.reading.judge import judge
from filmsheet.reading.labels import LABELS
from filmsheet.reading.model import Knots, Model
from filmsheet.reading.pieces import GAPS
from filmsheet.reading.runs import Judged
from filmsheet.vocabulary import DEFAULT

from .choices import Option, encoded_segmentations, encoded_stories, encoded_titles
from .glued import glued
from .processes import in_parts, in_processes
from .ranker import Choice, rank
from .sheets import VARIED, Prepared
from .trainer import Example, train

JOINS, BORDERS, CHOICES = ("apart", "joined"), ("same", "begins"), ("other", "right")
_EPOCHS, _RATE, _L2, _L1 = 12, 0.2, 0.6, 0.4
_HIDDEN = 0.3
"""The share of features that each step of training does without."""
_ONE_OF_SEVERAL = 0.5
"""The weight of the title of one film of several."""
_INNER = 2
_KNOTS = 12


def fold_of(source: str, folds: int) -> int:
    """The fold of a source: by its name, so that it never changes."""
    return zlib.crc32(source.encode()) % folds


def fit(sheets: list[Prepared], composed: list[Prepared]) -> Model:
    """Train the six chains on annotated sheets, variations of them, composed and glued ones; the calibration is left empty."""
    learned = sheets + composed + glued(sheets, _inner_fold)
    plain = [one for one in learned if one.sheet.kind != VARIED]
    joins = fit_joins(plain)

    def labels_without(fold: int) -> bytes:
        return dump(fit_labels([one for one in learned if _inner_fold(one) != fold]), FINGERPRINT)

    labels, *inner = (load(data, FINGERPRINT) for data in in_processes(labels_without, [_INNER, *range(_INNER)]))
    judges = [Model(one, joins, labels, labels, labels, labels, {}) for one in inner]

    found = in_parts(lambda some: [_judged(one, judges[_inner_fold(one)]) for one in some], plain)
    judged = list(zip(plain, found, strict=True))
    made = in_processes(lambda number: dump(_FITS[number](judged), FINGERPRINT), range(len(_FITS)))
    borders, segmentations, titles, stories = (load(data, FINGERPRINT) for data in made)
    return Model(labels, joins, borders, segmentations, titles, stories, {})


def _inner_fold(one: Prepared) -> int:
    return fold_of(one.sheet.source + "#", _INNER)


def _judged(one: Prepared, model: Model) -> Judged:
    return judge(one.sheet.text, one.pieces, DEFAULT, lambda: model)


def fit_labels(sheets: list[Prepared]) -> Chain:
    """Train the chain of labels."""
    examples = [Example(one.features, one.gaps, one.allowed, weight=one.sheet.weight) for one in sheets]
    return Chain.of(train(examples, LABELS, GAPS, epochs=_EPOCHS, rate=_RATE, l2=_L2, l1=_L1, hidden=_HIDDEN))


def fit_joins(sheets: list[Prepared]) -> Chain:
    """Train what tells whether two neighbours of one label are one value."""
    return Chain.of(train([example for one in sheets for example in _joints(one)], JOINS, 1, epochs=8, l2=1.0))


def _joints(one: Prepared) -> list[Example]:
    found = encoded_joints(one.pieces, one.aligned.allowed, one.aligned.joins.items())
    return [Example([features], [0], [(int(joined),)], weight=one.sheet.weight) for features, joined in found]


def fit_borders(judged: list[tuple[Prepared, Judged]]) -> Chain:
    """Train what tells where a film begins, on texts labelled by a chain that did not learn from them."""
    examples = [example for one, labels in judged for example in _borders(one, labels)]
    return Chain.of(train(examples, BORDERS, 1, epochs=10, l2=0.3))


def _borders(one: Prepared, judged: Judged) -> list[Example]:
    found = encoded_borders(one.pieces, judged, one.aligned.begins)
    return [Example([features], [0], [(int(begins),)], weight=one.sheet.weight) for features, begins in found]


def fit_segmentations(judged: list[tuple[Prepared, Judged]]) -> Chain:
    """Train what tells the right segmentation of a text, on segmentations by a chain of borders that did not learn from the text."""
    choices = []
    for fold in range(_INNER):
        borders = fit_borders([one for one in judged if _inner_fold(one[0]) != fold])
        for one, labels in judged:
            if _inner_fold(one) == fold and one.pieces.pieces:
                options, right = zip(*encoded_segmentations(one.pieces, labels, one.aligned.begins, borders), strict=True)
                choices.append(Choice(options, right, one.sheet.weight))
    return Chain.of(rank(choices, CHOICES, l2=2.0))


def fit_titles(judged: list[tuple[Prepared, Judged]]) -> Chain:
    """Train what tells the title of a film, on texts labelled by a chain that did not learn from them."""
    found = ((one, encoded_titles(one.pieces, labels, one.aligned.begins, one.sheet.films)) for one, labels in judged)
    return Chain.of(rank([_choice(one, options) for one, choices in found for options in choices], CHOICES, l2=2.0))


def fit_stories(judged: list[tuple[Prepared, Judged]]) -> Chain:
    """Train what tells the storyline of a film, on texts labelled by a chain that did not learn from them."""
    found = ((one, encoded_stories(one.pieces, labels, one.aligned.begins, one.sheet.films, one.aligned.allowed)) for one, labels in judged)
    return Chain.of(rank([_choice(one, options) for one, choices in found for options in choices], CHOICES, l2=5.0))


def _choice(one: Prepared, options: Sequence[Option]) -> Choice:
    """The options of one film. A film of several has half the weight."""
    weight = one.sheet.weight * (1.0 if len(one.sheet.films) == 1 else _ONE_OF_SEVERAL)
    return Choice([features for features, _ in options], [fits for _, fits in options], weight)


_FITS = (fit_borders, fit_segmentations, fit_titles, fit_stories)
"""The chains that learn from labelled texts, in the order of `Model`."""


def calibrate(predictions: dict[str, list[tuple[float, bool]]]) -> dict[str, Knots]:
    """The calibration of probabilities: for each kind of value a non-decreasing curve, from isotonic regression."""
    everything = [pair for pairs in predictions.values() for pair in pairs]
    kinds = {kind: pairs for kind, pairs in predictions.items() if len(pairs) >= 150}
    return {"all": _curve(everything), **{kind: _curve(pairs) for kind, pairs in sorted(kinds.items())}}


def _curve(pairs: list[tuple[float, bool]]) -> Knots:
    ordered = sorted(pairs)
    size = max(1, len(ordered) // _KNOTS)
    pools: list[list[float]] = []
    for at in range(0, len(ordered), size):
        chunk = ordered[at : at + size]
        pools.append([float(len(chunk)), sum(p for p, _ in chunk), float(sum(right for _, right in chunk))])
        while len(pools) > 1 and pools[-2][2] / pools[-2][0] > pools[-1][2] / pools[-1][0]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return tuple((round(total / count, 4), round(min(0.995, (right + 0.5) / (count + 1)), 4)) for count, total, right in pools)
