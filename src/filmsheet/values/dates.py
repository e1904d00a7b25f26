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
from filmsheet.text.source import Found
from filmsheet.values.months import days, month_number
from filmsheet.values.view import View, narrow, view

FIRST, LAST = 1870, 2100


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


_WORD = r"[^\W\d_]{3,12}"
_OF = r"(?:(?:de|di|of|den)[ ]|d['’][ ]?)?"
_OF_YEAR = r"(?:(?:de|del|of|di|tahun)\s)?"
_DATE = lazy(
    rf"""(?<![^\W_\u2e80-\ud7ff])(?:
    (?P<y1>\d{{4}})(?:
        (?P<s1>[-./])\s?(?P<m1>\d{{1,2}})(?:(?P=s1)\s?(?P<d1>\d{{1,2}})(?:T[\d:.+]{{4,20}}Z?)?)?(?!\d)
      | \s?[年년]\s?(?P<m2>\d{{1,2}})\s?[月월](?:\s?(?P<d2>\d{{1,2}})\s?[日일号號])?
      | (?:[ ]?[-–][ ]?(?:18|19|20)\d\d(?![\d./-]))?(?![\w%]) | (?=[年년г])
    )
  | (?P<a>\d{{1,2}})(?P<s2>[-./])\s?(?P<b>\d{{1,2}})(?P=s2)\s?(?P<y3>\d{{4}})(?!\d)
  | (?P<m4>\d{{1,2}})[-./](?P<y4>\d{{4}})(?!\d)
  | (?P<d5>\d{{1,2}})(?:\.?\s?[-–]\s?\d{{1,2}})?(?:st|nd|rd|th|er|re|[ºª°])?\.?[\s-]?{_OF}(?P<w5>{_WORD})\.?,?[\s-]?{_OF_YEAR}(?P<y5>\d{{4}})(?!\d)
  | (?P<w6>{_WORD})\.?[ ]?(?P<d6>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,\s?|\s)(?P<y6>\d{{4}})(?!\d)
  | (?P<w7>{_WORD})\.?,?[\s-]?{_OF_YEAR}(?P<y7>\d{{4}})(?!\d)
    )""",
    re.X,
)
_NUMERIC = lazy(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)")
_STATES = lazy(r"\bU\.?S\.?A?\b|\bUnited States\b|美国")
_FOUR = lazy(r"\d{4}")
_BEFORE = lazy(r"([^\W\d_]{2,14}(?:-feira)?)[.,]{0,2}[ ]$")
_LEADS = frozenset(["on", "den", "el", "le", "il", "am", "op", "dia", "em", "ab", "from", "since", "pada", "c", "с"])


def dates_in(text: str, where: str = "") -> list[DateText]:
    """The dates of a tidied text, in order; impossible ones are skipped. `where` is their place, if known.

    >>> [d.date for d in dates_in("6 September 1948; 1949-10; 31 February 1950; 1951")]
    ['1948-09-06', '1949-10', '1951']
    """
    found: list[DateText] = []
    if _FOUR.search(text) is None:
        return found
    order: str | None = None
    place = 0
    while match := _DATE.search(text, place):
        if match["a"] and order is None:
            order = _order(text, where)
        date = _read(match, order or "")
        if date is not None and date.date:
            found.append(date._replace(start=_with_weekday(text, date.start, found[-1].end if found else 0)))
        place = match.start() + 1 if date is None else date.end
    return found


def _order(text: str, where: str) -> str:
    """Which comes first in the numeric dates of a text, "day" or "month"; "" if it is unknown."""
    pairs = [(int(m[1]), int(m[3])) for m in _NUMERIC.finditer(text)]
    if any(second > 12 for _, second in pairs):
        return "month"
    if any(first > 12 for first, _ in pairs):
        return "day"
    return "month" if _STATES.search(f"{text} {where}") else "day" if where else ""


def _read(match: re.Match[str], order: str) -> DateText | None:
    """The date of a match; None if the words are not a date, an empty date if it is impossible."""
    part = match.groupdict()
    other = ""
    year, month, day = next(k for k in ("y1", "y3", "y4", "y5", "y6", "y7") if part[k]), None, None
    if year == "y1":
        month, day = part["m1"] or part["m2"], part["d1"] or part["d2"]
        if part["s1"] and not day and (int(month) > 12 or int(month) == 0 or part["s1"] == "/"):
            return _season(match, month)
    elif year == "y3":
        first, second = part["a"], part["b"]
        turned = int(second) > 12 or (order == "month" and part["s2"] != "." and int(first) <= 12)
        day, month = (second, first) if turned else (first, second)
        if not order and part["s2"] != "." and int(first) != int(second) <= 12:
            other = iso(part[year], first, second)
    elif year == "y4":
        month = part["m4"]
    else:
        number = month_number(part["w" + year[1]])
        if number is None:
            return _year_alone(match) if year == "y7" else None
        month, day = str(number), part.get("d" + year[1])
    return DateText(match.start(), match.end(), iso(part[year], month, day), match.start(year), other)


def _year_alone(match: re.Match[str]) -> DateText | None:
    start, text = match.start("y7"), match.string
    if text[start - 1 : start].isalnum() or _GOES_ON.match(text, match.end()):
        return None
    return DateText(start, match.end(), iso(match["y7"], None, None), start)


_GOES_ON = lazy(r"[-./]\s?\d|\s?[年년]")
"""Matches after a year that begins a date, so that the word before it is a place: "대한민국 2008년 2월 14일"."""


def _season(match: re.Match[str], month: str) -> DateText:
    """Read "1948/49" and "1999-00" as years, "1948/9" and "1948/10" as a month."""
    start, end = match.span()
    plain = 1 <= int(month) <= 12
    return DateText(start, end, iso(match["y1"], month if plain else None, None), start)


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
        match = _BEFORE.search(text, max(floor, start - 20), start)
        if match is None or not (match[1].casefold() in days() or match[1] in _LEADS):
            break
        start = match.start()
    return start


# Places.

_NOTES = frozenset(
    """premiere premieres premiered première premiera premier release released releases re-release rerelease limited wide theatrical
    theatrically theaters theatres theater theatre cinema cinemas dvd blu-ray bluray vod streaming digital tv internet video home
    expected estimated tba world opened opens opening in on from since the at and only date
    kinostart uraufführung erstaufführung premierentermin start estreno estreia sortie uscita prima bioscoop
    上映 公映 首映 개봉 премьера rilis tayang wiedereinsatz reissue re-issue""".split()
)
_SMALL = frozenset("of the and de du del da do des della der den la le el y et e und".split())
_HOLE = lazy(r"\s?[(（\[]([^()（）\[\]\n]{1,80})[)）\]]")
_BEFORE_PLACE = lazy(r"([^\d:：;/|\n•()（）]{1,40}?)(\s?[:：][ ]?|\s[-–—][ ]|,?\s)$")
_AFTER_PLACE = lazy(r"(,[ ]|[ ][-–—][ ]|[ ](?:in|en|em|di|au|à)[ ](?:the[ ]|den[ ])?|[ \t])(?!in\b)([^\d,;:：/|\n()（）]{2,40}?)[ ]?(?=$|[;/|\n,]|[ ][-–—][ ]|[ ]•)")


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
    tail = _YEAR_SIGN.match(seen.text, end)
    end = done = tail.end() if tail else end
    lead, start = _before(seen, start, floor)
    place, opened = lead, start
    while hole := _HOLE.match(seen.text, done):
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


_YEAR_SIGN = lazy(r"[ ]?(?:年|년|г\.|год[а]?|г\b)")


def _before(seen: View, start: int, floor: int) -> tuple[Found | None, int]:
    match = _BEFORE_PLACE.search(seen.text, max(floor, start - 44), start)
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
    named = match[1].strip(" ,-–—\t") or (whole and match[1] == ", " and phrase.count(" ") < 2)
    if not named and not _known(phrase):
        return None, end, end
    place = _place(seen, *match.span(2))
    return place, end, match.end(2) if place else end


def _is_note(phrase: str) -> bool:
    return all(word in _NOTES for word in phrase.casefold().replace(",", " ").split())


def _known(phrase: str) -> bool:
    from filmsheet.values.places import countries

    return phrase.casefold() in countries()


def _place(seen: View, start: int, end: int, *, loose: bool = False) -> Found | None:
    """A place without the notes at its ends ("London premiere"), or None if the words are not a place."""
    words = [(m.start(), m.end()) for m in _TOKEN.finditer(seen.text, start, end)]
    kept = list(words)
    while kept and _noted(seen.text, kept[-1]):
        kept.pop()
    while kept and _noted(seen.text, kept[0]):
        kept.pop(0)
    if not kept or len(kept) > 7:
        return None
    if not all(_capital(seen.text[a:b]) for a, b in (kept[:1] if loose else kept)):
        return None
    value = " ".join(seen.text[kept[0][0] : kept[-1][1]].split()).rstrip(",")
    return seen.found(value, start, end)


_TOKEN = lazy(r"\S+")


def _noted(text: str, span: tuple[int, int]) -> bool:
    return text[span[0] : span[1]].casefold().strip(",.") in _NOTES


@functools.lru_cache(maxsize=256)
def _capital(word: str) -> bool:
    return word in _SMALL or (word[0].isalpha() and not word[0].islower()) or word in ("&", "-")
