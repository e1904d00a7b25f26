"""The trainer of a choice among options: the right ones get more weight than the others. It needs numpy and scipy.

It minimises the sum, over the choices, of -log of the probability of the right options, plus half `l2` times the squares of the
weights. The probabilities are the softmax of the scores of the options; a score is the sum of the weights of the features.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from filmsheet.learned import Model

Floats = npt.NDArray[np.float64]
_STEPS = 300


class Choice(NamedTuple):
    """Options to choose from.

    Args:
        options: The numbers of the features of each option.
        right: Whether each option is right.
        weight: How often the choice counts.
    """

    options: Sequence[Sequence[int]]
    right: Sequence[bool]
    weight: float = 1.0


def rank(choices: Sequence[Choice], labels: tuple[str, str], *, l2: float) -> Model:
    """Train weights that speak for the second of two labels: of the options of a choice, the right ones.

    A choice with one option, or with none that is right, teaches nothing.
    """
    choices = [one for one in choices if len(one.options) > 1 and any(one.right)]
    options = [np.asarray(option, np.uint32) for one in choices for option in one.options]
    if not options:
        return _model(labels, np.zeros(0, np.uint32), np.zeros(0))
    numbers, columns = np.unique(np.concatenate(options), return_inverse=True)
    bounds = np.cumsum([0, *map(len, options)])
    table = csr_matrix((np.ones(len(columns)), columns.ravel(), bounds), shape=(len(options), len(numbers)))
    right = np.array([fits for one in choices for fits in one.right], np.float64)
    weights = np.array([one.weight for one in choices])
    starts = np.cumsum([0, *(len(one.options) for one in choices)])
    of = np.repeat(np.arange(len(choices)), np.diff(starts))

    def loss(rows: Floats) -> tuple[float, Floats]:
        scores = table @ rows
        odds = np.exp(scores - np.maximum.reduceat(scores, starts[:-1])[of])
        whole, good = np.add.reduceat(odds, starts[:-1]), np.add.reduceat(odds * right, starts[:-1]) + 1e-300
        slope = table.T @ ((odds / whole[of] - odds * right / good[of]) * weights[of])
        return float(weights @ np.log(whole / good) + l2 / 2 * rows @ rows), slope + l2 * rows

    found: Any = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return _model(labels, numbers, found.x)


def _model(labels: tuple[str, str], numbers: npt.NDArray[np.uint32], rows: Floats) -> Model:
    weights = {int(number): ((1, float(weight)),) for number, weight in zip(numbers, rows, strict=True)}
    return Model(labels, 1, weights, (0.0, 0.0), (((0.0, 0.0), (0.0, 0.0)),), (0.0, 0.0), (0.0, 0.0))
