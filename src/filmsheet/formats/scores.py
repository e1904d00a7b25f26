"""Ratings on one scale, for formats that have no other."""

from __future__ import annotations

from ..models import Rating


def on_ten(rating: Rating) -> float:
    """The rating on a scale of ten, to two digits; 0 where its scale is not known, or it says nothing.

    >>> on_ten(Rating(value=4, best=5))
    8.0
    """
    return round(rating.value * 10 / rating.best, 2) if rating.best else 0.0
