"""Divides a text into films: lists the most probable segmentations, and selects the best of them.

`borders` judges each place at which a film could begin, but many of these judgements are close. The films of a correct
segmentation are similar to one another (`segmentation_features`), so a second model compares whole segmentations.
"""

from __future__ import annotations

from collections.abc import Collection
from math import log
from typing import TypeAlias

from ..learned import Chain
from ..learned.chain import score_difference
from .borders import NO_FACTS, Borders, CurrentFilm
from .segmentation_features import Segmentation, beginnings, describe_segmentations

_MOST = 16
"""How many segmentations are kept from one place to the next."""
_UNLIKELY = 0.03
"""A place with a lower probability never begins a film; one with a probability above 1 minus this value always does."""

_BEHIND = 4.0
"""No segmentation is considered whose logarithm of the probability is further behind the best."""

_Path: TypeAlias = "tuple[int, float, _Path | None]"
"""The piece at which the last film begins, the probability of that, and the path to the film before."""


def likely_segmentations(borders: Borders, chain: Chain, certain: Collection[int] = ()) -> list[Segmentation]:
    """The most probable segmentations of a text, the best first. Grammar says that films begin at the `certain` places."""
    start: _Path = (0, 1.0, None)
    paths = [(0.0, start)]
    films = {0: CurrentFilm(0)}
    for n in borders.places:
        films = {last: films.get(last) or CurrentFilm(last) for _, (last, _, _) in paths}
        odds = {last: borders.probability(n, film, chain, certain) for last, film in films.items()}
        grown: list[tuple[float, _Path]] = []
        for score, path in paths:
            probability = odds[path[0]]
            if probability <= 1.0 - _UNLIKELY:
                grown.append((score + log(1.0 - probability), path))
            if probability >= _UNLIKELY:
                grown.append((score + log(probability), (n, probability, path)))
        if len(grown) > 1:
            grown.sort(key=lambda one: -one[0])
        paths = grown[:_MOST]
    return _listed(borders, paths)


def _listed(borders: Borders, paths: list[tuple[float, _Path]]) -> list[Segmentation]:
    """The segmentations at the ends of paths, each once. A last film without values is the foot of the page, and no film."""
    end = max((n for n, label in enumerate(borders.labels) if label not in NO_FACTS), default=0)
    found: dict[tuple[int, ...], Segmentation] = {}
    for score, path in paths:
        films: list[tuple[int, float]] = []
        at: _Path | None = path
        while at is not None:
            films.append(at[:2])
            at = at[2]
        if len(films) > 1 and films[0][0] > end:
            del films[0]
        begins, probabilities = zip(*reversed(films), strict=True)
        if score >= paths[0][0] - _BEHIND:
            found.setdefault(begins, Segmentation(begins, probabilities, score))
    return list(found.values())


def segment(borders: Borders, border_chain: Chain, segmentation_chain: Chain, certain: Collection[int] = ()) -> tuple[list[int], list[float]]:
    """The pieces at which the films of a text begin, and the probability of each: one chain judges places, the other whole segmentations."""
    options = likely_segmentations(borders, border_chain, certain)
    if len(options) == 1:
        return list(options[0].begins), list(options[0].probabilities)
    scores = [segmentation_chain.step * score_difference(segmentation_chain, one) for one in describe_segmentations(borders, options)]
    begun = beginnings(options, scores)
    chosen = options[scores.index(max(scores))]
    further = zip(chosen.begins[1:], chosen.probabilities[1:], strict=True)
    return list(chosen.begins), [1.0, *(_probability(begun[n], alone) for n, alone in further)]


def _probability(share: float, alone: float) -> float:
    """The probability of a start: its share of the segmentations, times its own probability if that excludes segmentations without it."""
    return min(share, 1.0) * (alone if alone > 1.0 - _UNLIKELY else 1.0)
