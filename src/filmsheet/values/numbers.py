"""Numbers as people print them: decimal points and commas, thousands in groups, short scales."""

from __future__ import annotations

from decimal import Decimal

from filmsheet.text.lazily import lazy

DECIMAL = r"\d{1,3}(?:[.,]\d{1,4})?"
"""A score: few digits, a decimal point or comma."""

COUNT = r"\d{1,3}(?:[,. '’\u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,12}(?:[.,]\d{1,2})?"
"""A count, in groups of three digits or plain, perhaps with decimals before a scale."""

_GROUPS = lazy(r"\d{1,3}([,. '’\u00a0\u202f])\d{3}(?:\1\d{3})*")
_INDIAN = lazy(r"\d{1,3}(?:,\d{2}){1,5},\d{3}")
_MARKS = str.maketrans("", "", ",. '’\u00a0\u202f")


def decimal(text: str) -> float:
    """Read a score whose decimal sign may be a comma.

    >>> decimal("8,1")
    8.1
    """
    return float(text.replace(",", "."))


def exact(text: str) -> Decimal:
    """Read a number in which three digits after a sign are thousands, and any other count of them decimals.

    >>> exact("1.500"), exact("505,600"), exact("1,5"), exact("12,34,567.80")
    (Decimal('1500'), Decimal('505600'), Decimal('1.5'), Decimal('1234567.80'))
    """
    cut = max(text.rfind(","), text.rfind("."))
    if _GROUPS.fullmatch(text) or _INDIAN.fullmatch(text):
        return Decimal(text.translate(_MARKS))
    if cut < 0:
        return Decimal(text.translate(_MARKS))
    return Decimal((text[:cut].translate(_MARKS) or "0") + "." + (text[cut + 1 :].translate(_MARKS) or "0"))


SCALES: dict[str, int] = {
    "k": 1_000, "тыс": 1_000, "tsd": 1_000, "rb": 1_000, "ribu": 1_000, "천": 1_000,
    "m": 1_000_000, "mio": 1_000_000, "mln": 1_000_000, "млн": 1_000_000, "jt": 1_000_000, "juta": 1_000_000,
    "万": 10_000, "萬": 10_000, "만": 10_000,
}  # fmt: skip
"""Short scales of counts of votes."""


def count(text: str, scale: str | None = None) -> int:
    """Read a count of votes.

    >>> count("240,732"), count("1.2", "M"), count("16 654")
    (240732, 1200000, 16654)
    """
    return int(exact(text) * SCALES.get((scale or "").casefold().rstrip("."), 1))
