"""The share of the usual meaning among ambiguous values, counted in annotated sheets by tools/count_shares.py."""

from __future__ import annotations

import functools
import json
import pkgutil


@functools.cache
def share(question: str) -> float:
    """The probability of the usual answer to a question, from 0 to 1: Laplace's rule over the sheets in which the question arose.

    >>> 0 < share("day_first") < 1
    True

    Raises:
        KeyError: the question was not counted.
    """
    data = pkgutil.get_data("filmsheet.reading", "shares.json")
    assert data is not None
    counted = json.loads(data)[question]
    return float(round((counted["right"] + 1) / (counted["asked"] + 2), 4))
