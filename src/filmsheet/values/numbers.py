"""Numbers as people write them: decimal points and commas, grouped thousands, short scales."""

from __future__ import annotations

import functools
from decimal import Decimal

from filmsheet.vocabulary.wordlists import meanings

DECIMAL = r"\d{1,3}(?:[.,]\d{1,4})?"
"""A score: few digits, a decimal point or comma."""

COUNT = r"\d{1,3}(?:[,. '’\u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,12}(?:[.,]\d{1,2})?"
"""A count, in groups of three digits or plain, perhaps with decimals before a scale."""

_SIGNS = frozenset(",. '’\u00a0\u202f")
_MARKS = dict.fromkeys(map(ord, _SIGNS))


def decimal(text: str) -> float:
    """Read a score whose decimal sign may be a comma.

    >>> decimal("8,1")
    8.1
    """
    return float(text.replace(",", "."))


def exact(text: str) -> Decimal:
    """Read a number. Three digits after a sign are thousands, and any other number of them are decimals.

    >>> exact("1.500"), exact("505,600"), exact("1,5"), exact("12,34,567.80")
    (Decimal('1500'), Decimal('505600'), Decimal('1.5'), Decimal('1234567.80'))
    """
    sign = next(filter(_SIGNS.__contains__, text), "")
    if not sign:
        return Decimal(text)
    head, *groups = text.split(sign)
    digits, sizes = head + "".join(groups), [len(group) for group in groups]
    if digits.isdecimal():
        grouped = sizes == [3] * len(sizes) or (sign == "," and sizes == [2] * (len(sizes) - 1) + [3])
        if grouped and len(head) <= 3:
            return Decimal(digits)
        if len(groups) == 1 and sign in ",.":
            return Decimal(f"{head}.{groups[0]}")
    cut = max(text.rfind(","), text.rfind("."))
    whole, decimals = (text[:cut], text[cut + 1 :]) if cut >= 0 else (text, "")
    return Decimal(f"{whole.translate(_MARKS) or 0}.{decimals.translate(_MARKS) or 0}")


@functools.cache
def _scales() -> dict[str, int]:
    return {word: 10 ** int(zeros) for word, zeros in meanings("scales").items()}


def scale_of(word: str | None) -> int:
    """The factor of a word such as "million" or "тыс."; 1 for any other.

    >>> scale_of("Mio."), scale_of("crores"), scale_of(None)
    (1000000, 10000000, 1)
    """
    return _scales().get(" ".join(word.casefold().rstrip(".").split()), 1) if word else 1


def count(text: str, scale: str | None = None) -> int:
    """Read a count of votes.

    >>> count("240,732"), count("1.2", "M"), count("16 654")
    (240732, 1200000, 16654)
    """
    return int(exact(text) * scale_of(scale))
