"""Amounts of money: one or a range, with scale and currency."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NamedTuple

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found
from filmsheet.values.currencies import currency_of, prefix_pattern, suffix_pattern
from filmsheet.values.numbers import exact, scale_of
from filmsheet.values.view import View, view
from filmsheet.vocabulary.wordlists import any_of


class FoundMoney(NamedTuple):
    """An amount as printed, in units of its currency, the upper end of a range, and the ISO 4217 code."""

    text: Found
    amount: Found
    amount_max: Found | None
    currency: Found | None


_MOST = 10**15

_INDIAN = r"\d{1,3}(?:,\d{2}){1,5},\d{3}(?!\d)(?:\.\d{1,2})?"
_GROUPED = r"\d{1,3}(?P<{0}g>[,. '’])\d{3}(?:(?P={0}g)\d{3}){0,9}(?!\d|(?P={0}g)\d{3}(?!\d))(?:[.,]\d{1,2}(?!\d))?"
_UNGROUPED = r"\d{1,15}(?!\d)(?:[.,]\d{1,3}(?!\d))?(?![.,]\d)"
_NUMBER = f"{_INDIAN}|{_GROUPED}|{_UNGROUPED}"
"""A complete number: digits that are too many for an amount are not a number, and are not cut."""


@functools.cache
def _amount() -> re.Pattern[str]:
    prefix, suffix = prefix_pattern(), suffix_pattern()
    scale = rf"(?i:{any_of('scales')})(?:(?![^\W\d_\u2e80-\ud7ff])|(?=€|EUR\b))\.?"

    def one(name: str) -> str:
        number = _NUMBER.replace("{0}", name)
        more = rf"(?:[ ]?(?P<{name}rest>\d{{1,4}})[ ]?(?P<{name}more>[万萬만]))?"
        return (
            rf"(?:(?P<{name}pre>{prefix})[ ]?)?(?P<{name}num>{number})(?:,[-–—]+)?"
            rf"(?:\s?(?P<{name}scale>{scale}){more})?(?:\s?(?:(?:d['’]|de\s|di\s)?(?P<{name}post>{suffix})))?"
        )

    return re.compile(
        rf"(?<![\w.,-])(?:(?i:(?:{any_of('about')}|[><+]|ca?(?=[ ]))[ ]?){{1,2}})?"
        rf"(?P<amount>{one('a')}(?:[ ]?(?:[-–—~]|\bto\b|\band\b|\bbis\b|\bà\b)[ ]?{one('b')})?)"
    )


_TAIL = lazy(r"(?:[ ]?\+)?(?:\s?\([^()\n]{1,80}\)|\s?\[[^\[\]\n]{1,40}\]|,?\s?(?i:estimated|est\.|approx\.|worldwide|domestic)(?!\w)){1,5}")


class _Part(NamedTuple):
    """One end of a range."""

    start: int
    end: int
    number: Decimal
    scale: int
    currency: tuple[str | None, int, int] | None


def money(text: str, start: int, end: int) -> FoundMoney | None:
    """The first amount of a region that has a currency or a scale, or a bare number at its start.

    >>> sum_ = money("$8.4–14 million (estimated)", 0, 27)
    >>> sum_.text.value, sum_.amount.value, sum_.amount_max.value, sum_.currency.value
    ('$8.4–14 million', 8400000, 14000000, 'USD')
    """
    seen = view(text, start, end)
    for match in _amount().finditer(seen.text):
        reading = _reading(seen, match)
        if reading is not None:
            return reading
    return None


def sums(text: str, start: int, end: int) -> list[FoundMoney]:
    """All amounts of a region that have a currency or a scale.

    >>> [one.text.value for one in sums("$2 million ($3 million adjusted)", 0, 32)]
    ['$2 million', '$3 million']
    """
    seen = view(text, start, end)
    readings = (_reading(seen, match) for match in _amount().finditer(seen.text) if _is_marked(match))
    return [reading for reading in readings if reading is not None]


def _is_marked(match: re.Match[str]) -> bool:
    """Whether an amount has a currency or a scale; without them it may count anything."""
    parts = (part for name in "ab" if (part := _part(match, name)))
    return any(part.currency or part.scale > 1 for part in parts)


def _reading(seen: View, match: re.Match[str]) -> FoundMoney | None:
    low, high = _part(match, "a"), _part(match, "b")
    assert low is not None  # the pattern has no match without it
    marked = low.currency or low.scale > 1 or (high and (high.currency or high.scale > 1))
    if not marked and not _alone(seen.text, match):
        return None
    end = match.end("amount")
    if high is not None and low.scale == 1 and high.scale > 1 and low.number <= high.number:
        low = low._replace(scale=high.scale, end=high.end)
    amount, most = _whole(low), _whole(high) if high else None
    if high is None or most is None or most <= amount:
        high, end = None, low.end
    if not 0 < amount <= _MOST or (most or 0) > _MOST:
        return None
    tail = _TAIL.match(seen.text, end)
    start = match.start("amount")
    sign = low.currency or (high.currency if high else None)
    return FoundMoney(
        seen.found(" ".join(seen.text[start:end].split()), match.start(), tail.end() if tail else end),
        seen.found(amount, low.start, low.end),
        None if high is None else seen.found(most, high.start, high.end),
        None if sign is None or sign[0] is None else seen.found(*sign),
    )


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number begins the field, and no word follows that makes it a count of something."""
    after = text[match.end() :].lstrip()
    return not text[: match.start()].strip(" ~≈.:") and not (after[:1].isalpha() or after.startswith(("%", ":", "/")))


def _whole(part: _Part) -> int:
    return int(part.number * part.scale)


def _part(match: re.Match[str], name: str) -> _Part | None:
    number = match[name + "num"]
    if number is None:
        return None
    scale = scale_of(match[name + "scale"])
    if scale == 10**6 and match[name + "scale"] == "M" and (match[name + "pre"] or "").startswith("Rp"):
        scale = 10**9  # Indonesian "M" is miliar; a million is "juta" or "jt"
    value = exact(number)
    if scale > 1 and number.replace(".", "", 1).isdecimal():
        value = Decimal(number)
    if match[name + "rest"]:
        value += Decimal(int(match[name + "rest"]) * 10**4) / scale
    currency, spots = None, [(match[name + side], *match.span(name + side)) for side in ("pre", "post")]
    for sign, start, end in spots:
        if sign and (currency is None or currency[0] is None):
            currency = (currency_of(sign), start, end)
    first = match.start(name + "pre") if match[name + "pre"] else match.start(name + "num")
    ends = [match.end(name + group) for group in ("num", "scale", "more", "post") if match[name + group]]
    return _Part(first, max(ends), value, scale, currency)
