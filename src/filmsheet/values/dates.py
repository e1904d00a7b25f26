"""Dates at the precision given, and their places.

The order of a numeric date such as 06/09/1948 is ambiguous. A number above 12 decides it, for every date of the field.
Otherwise a date of the United States is month first, and any other is day first, as are all dates with points. If only
this convention decides, the other date is kept too.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import NamedTuple

from filmsheet.text.lazily import lazy
from filmsheet.text.scripts import LETTER
from filmsheet.text.source import Found
from filmsheet.values.months import days, month_number
from filmsheet.values.view import NOTE, WORD, View, narrow, view
from filmsheet.vocabulary.wordlists import any_of, words

FIRST, LAST = 1870, 2100
"""The first and the last valid year of a film."""


def is_year(word: str) -> bool:
    """Whether a word is a year of four digits, from 1870 to 2100.

    >>> is_year("1948"), is_year("1066")
    (True, False)
    """
    return len(word) == 4 and word.isdecimal() and FIRST <= int(word) <= LAST


class DateText(NamedTuple):
    """A date in a view: its place, its ISO form, the place of its year, and the date in the other order if it is ambiguous."""

    start: int
    end: int
    date: str
    year_at: int
    other: str = ""


class FoundDate(NamedTuple):
    """A release: the ISO date at its precision, the place if there is one, the year, the date in the other order if it is ambiguous."""

    date: Found
    place: Found | None
    year: Found
    other: str = ""


_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_NUMBERS = lazy(r"(?<![^\W_\u2e80-\ud7ff])(\d{1,2})([-./])(?:\s?(\d{1,2})\2\s?)?$")
_MONTH = rf"(?P<month>{LETTER}{{3,12}})"
_DAY = r"(\d{1,2})(?:\.?\s?[-–]\s?\d{1,2})?{ordinals}?\.?"
_NAMED = lazy(
    rf"(?<![^\W_\u2e80-\ud7ff])(?:{_DAY}" r"[\s/-]?(?:{of}[ ]?)??)?" rf"{_MONTH}\.?(?:[ ]?{_DAY})?" r",?[\s/-]?(?:{of}\s)?$",
    0,
    any_of,
)
"""The text before a year: "6.9.", "9/", "6 September ", "Sept. 6, "."""
_AFTER_YEAR = lazy(
    r"([-./])\s?(\d{1,2})(?:\1\s?(\d{1,2})(?:T[\d:.+Z]*)?)?(?!\d)"
    r"|\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號])?|[ ]?[-–][ ]?[12]\d{3}(?![\w%./-])"
)
"""The text after a year: "-09-06", "年9月6日", "–1950"."""
YEAR_SIGN = lazy(r"[ ]?(?:[年년]|г(?:ода?|\.)?(?!\w))")
_LONGEST = 44
"""The most characters of a month and a day, or of a place."""
_LEADS = frozenset(["on", "den", "el", "le", "il", "am", "op", "dia", "em", "ab", "from", "since", "pada", "c", "с"])


def dates_in(text: str, where: str = "") -> list[DateText]:
    """The dates of a tidied text, in order; impossible ones are skipped. `where` is their place, if known.

    >>> [d.date for d in dates_in("6 September 1948; 1949-10; 31 February 1950; 1951")]
    ['1948-09-06', '1949-10', '1951']
    """
    found: list[DateText] = []
    order: str | None = None
    floor = 0
    for year in _YEAR.finditer(text):
        if year.start() < floor:
            continue
        numbers = _numbers(year, floor)
        if numbers and order is None:
            order = _order(text, where)
        date = _numeric(year, numbers, order or "") if numbers else _named(year, floor) or _opened(year)
        if date is not None:
            floor = date.end
            if date.date:
                found.append(date._replace(start=_with_weekday(text, date.start, found[-1].end if found else 0)))
    return found


def _numbers(year: re.Match[str], floor: int = 0) -> re.Match[str] | None:
    return _NUMBERS.search(year.string, max(floor, year.start() - _LONGEST), year.start())


def _order(text: str, where: str) -> str:
    """Which number is first in the numeric dates of a text, "day" or "month"; "" if that is ambiguous."""
    numbers = [one for year in _YEAR.finditer(text) if (one := _numbers(year))]
    if any(int(one[3] or 0) > 12 for one in numbers):
        return "month"
    if any(one[3] and int(one[1]) > 12 for one in numbers):
        return "day"
    return "month" if _names_states(f"{text} {where}") else "day" if where else ""


def _names_states(text: str) -> bool:
    return not {"US", "USA"}.isdisjoint(WORD.findall(text.replace(".", ""))) or "United States" in text or "美国" in text


def _numeric(year: re.Match[str], numbers: re.Match[str], order: str) -> DateText:
    """The date of two numbers, or a month, before a year."""
    first, sign, second = numbers.groups()
    month, day, other = first, None, ""
    if second:
        order = "day" if sign == "." else order
        month, day = (first, second) if order == "month" and int(first) <= 12 else (second, first)
        if not order and int(first) != int(second) <= 12:
            other = iso(year[0], first, second)
    return DateText(numbers.start(), year.end(), iso(year[0], month, day), year.start(), other)


def _named(year: re.Match[str], floor: int) -> DateText | None:
    """The date of a month name, with a day before or after it, before a year."""
    match = _NAMED.search(year.string, max(floor, year.start() - _LONGEST), year.start())
    month = match and month_number(match["month"])
    if match is None or month is None:
        return None
    before, _, behind = match.groups()
    return DateText(match.start("month") if behind else match.start(), year.end(), iso(year[0], str(month), behind or before), year.start())


def _opened(year: re.Match[str]) -> DateText | None:
    """The date that begins with a year, or the year alone: in "1948/49" and "1999-00" too, but "1948/9" and "1948/10" contain a month."""
    text, (start, end) = year.string, year.span()
    before, behind = text[start - 1 : start], text[end : end + 1]
    match = _AFTER_YEAR.match(text, end)
    if (before.isalnum() and not "\u2e80" <= before <= "\ud7ff") or (
        not match and (behind.isalnum() or behind in ("_", "%")) and not YEAR_SIGN.match(text, end)
    ):
        return None
    month, day = (match[2] or match[4], match[3] or match[5]) if match else (None, None)
    if month and not day and not 1 <= int(month) <= 12:
        month = None
    return DateText(start, match.end() if match else end, iso(year[0], month, day), start)


def iso(year: str, month: str | None, day: str | None) -> str:
    """The ISO 8601 form at the precision given, or "" for an impossible date.

    >>> iso("1948", "9", "6"), iso("1948", "2", "31"), iso("1948", "9", None)
    ('1948-09-06', '', '1948-09')
    """
    number = int(year)
    if not FIRST <= number <= LAST:
        return ""
    try:
        date = dt.date(number, int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return date.isoformat()[: 10 if day else 7 if month else 4]


def _with_weekday(text: str, start: int, floor: int) -> int:
    """The start of the date, including the day of the week or "on" before it."""
    for _ in range(2):
        before = text[max(floor, start - 20) : start]
        word = before.rsplit(None, 1)[-1].lstrip("([\"“„«'") if before.endswith(" ") and not before.isspace() else ""
        bare = word.rstrip(".,")
        if bare not in _LEADS and bare.casefold() not in days():
            break
        start += before.rindex(word) - len(before)
    return start


# Places.

_SMALL = frozenset("of the and de du del da do des della der den la le el y et e und".split())
_BEFORE_PLACE = lazy(r"([^\d:：;/|\n•()（）]{1,40}?)(\s?[:：][ ]?|\s[-–—][ ]|,?\s)$")
_AFTER_PLACE = lazy(
    r"(,[ ]|[ ][-–—][ ]|[ ](?:in|en|em|di|au|à)[ ](?:the[ ]|den[ ])?|[ \t])(?!in\b)([^\d,;:：/|\n()（）]{2,40}?)[ ]?(?=$|[;/|\n,]|[ ][-–—][ ]|[ ]•)"
)


def release_dates(text: str, start: int, end: int, where: str = "") -> list[FoundDate]:
    """The dates of a region, each with its place; `where` is the place that the label names.

    >>> [(d.date.value, d.place and d.place.value) for d in release_dates("6 September 1948 (UK)", 0, 21)]
    [('1948-09-06', 'UK')]
    """
    seen = view(text, start, end)
    standing = dates_in(seen.text, where)
    found: list[FoundDate] = []
    floor = 0
    for index, date in enumerate(standing):
        if date.start < floor:
            continue
        ceiling = standing[index + 1].start if index + 1 < len(standing) else len(seen.text)
        reading, floor = _placed(seen, date, floor, ceiling)
        found.append(reading)
    return found


def dates(text: str, start: int, end: int) -> list[Found]:
    """All dates of a region, with any text between them.

    >>> [one.value for one in dates("3 May 1958 (10 June 1959)", 0, 25)]
    ['1958-05-03', '1959-06-10']
    """
    seen = view(text, start, end)
    return [seen.found(date.date, date.start, date.end) for date in dates_in(seen.text)]


def _placed(seen: View, date: DateText, floor: int, ceiling: int) -> tuple[FoundDate, int]:
    """The date with the place before it, in brackets after it, or after it; and where the next date may begin."""
    year = seen.found(int(date.date[:4]), date.year_at, date.year_at + 4)
    start, end, done = date.start, date.end, date.end
    tail = YEAR_SIGN.match(seen.text, end)
    end = done = tail.end() if tail else end
    lead, start = _before(seen, start, floor)
    place, opened = lead, start
    while hole := NOTE.match(seen.text, done):
        done = hole.end()
        inner = None if place else _place(seen, *hole.span(1), loose=True)
        if inner is not None:
            place, opened = inner, hole.start(1) - 1
        elif place is not None and place is not lead:
            place = Found(place.value, seen.offsets[opened], seen.offsets[done - 1] + 1)
        else:
            end = done
    if place is None:
        place, end, done = _after(seen, end, ceiling, whole=len(date.date) == 10)
    other = "" if place else date.other  # in a place that is not the United States the order is known
    return FoundDate(seen.found(date.date, start, end), place, year, other), max(done, end)


def _before(seen: View, start: int, floor: int) -> tuple[Found | None, int]:
    match = _BEFORE_PLACE.search(seen.text, max(floor, start - _LONGEST), start)
    if match is None:
        return None, start
    left, right = narrow(seen.text, *match.span(1), before=",.;-–—*•·‣&+", after="")
    phrase = seen.text[left:right]
    if not phrase:
        return None, start
    if _is_note(phrase):
        return None, left
    if match[2].strip() in ("", ",") and not _known(phrase):
        return None, start
    return _place(seen, left, right), start


def _after(seen: View, end: int, ceiling: int, *, whole: bool) -> tuple[Found | None, int, int]:
    match = _AFTER_PLACE.match(seen.text, end, ceiling)
    if match is None:
        return None, end, end
    phrase = match[2]
    if _is_note(phrase):
        return None, match.end(2), match.end(2)
    named = match[1].strip(" ,-–—\t") or (whole and match[1] == ", ")
    if not named and not _known(phrase):
        return None, end, end
    return _place(seen, *match.span(2)), end, match.end(2)


def _is_note(phrase: str) -> bool:
    return words("release_notes").issuperset(phrase.casefold().replace(",", " ").split())


def _known(phrase: str) -> bool:
    return phrase.casefold() in words("release_places")


def _place(seen: View, start: int, end: int, *, loose: bool = False) -> Found | None:
    """A place without the notes at its ends ("London premiere"), or None if the words are not a place."""
    kept = seen.text[start:end].split()
    while kept and _is_note(kept[-1].strip(",.")):
        kept.pop()
    while kept and _is_note(kept[0].strip(",.")):
        kept.pop(0)
    if not kept or not all(map(_capital, kept[:1] if loose else kept)):
        return None
    return seen.found(" ".join(kept).rstrip(","), start, end)


@functools.lru_cache(maxsize=256)
def _capital(word: str) -> bool:
    return word in _SMALL or (word[0].isalpha() and not word[0].islower()) or word in ("&", "-")
