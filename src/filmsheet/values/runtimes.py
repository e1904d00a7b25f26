"""Running times in whole minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found
from filmsheet.values.numbers import exact
from filmsheet.values.view import NOTE, WORD, View, view
from filmsheet.vocabulary.wordlists import alternatives, any_of

LONGEST = 6_000
"""The most minutes of a running time."""

_FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "1/2": 1 / 2, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 1 / 4, "3/4": 3 / 4, "a half": 1 / 2}
_PART = alternatives(_FRACTIONS)
_MARK = "['’′‘`´ʼ]"
_END = r"(?![^\W\d_\u2e80-\ud7ff])\.?"
_AND = r",?\s?(?:(?:{joins}|{joins_of_times})[ ])?"

_OPENING = lazy(r"(?<![\w.,])(?:(?:{about}|ca?)\s?|PT|(?P<min>min\.?\s)|(?P<h>h\.?\s))?(?=\d)", re.I, any_of)
_CLOCK = lazy(r"(\d{1,3}):([0-5]\d)(:[0-5]\d)?(?![:\d])(?:\s?(?:(?P<minutes>{minutes})|{hours})" + _END + r"(?:\s?[/:]\s?{seconds}\b\.?)?)?", re.I, any_of)
_NUMBER = lazy(rf"(?P<number>\d{{1,3}}[ ]\d{{3}}(?=\s?{{seconds}}\b)|\d{{1,6}}(?:[.,]\d{{1,3}})?(?!\d|/[234](?!\d)))?(?:[ -]?(?P<part>{_PART}))?", re.I, any_of)
_UNIT = lazy(
    rf"[\s-]?(?:(?P<hours>{{hours}})|(?P<seconds>{{seconds}})){_END}|(?:\s?[-–—~/]\s?\d{{1,4}})?[\s-]?(?:(?P<minutes>{{minutes}}){_END}|{_MARK})", re.I, any_of
)
_MINUTES = lazy(rf"{_AND}(?:(?P<part>{_PART})(?![\w/]|\smin)|(?P<minutes>[0-5]?\d)(?:\s?(?:{{minutes}}{_END}|{_MARK})|(?![\d:/\w-]|[.,]\d)))", re.I, any_of)
"""The text after hours."""
_SECONDS = lazy(rf"{_AND}\d{{1,2}}\s?(?:{{seconds}}{_END}|[\"”″]|{_MARK}{{2}})", re.I, any_of)
"""The text after minutes, which is ignored."""
_AFTER_H = lazy(r"(\d)[.:,]([0-5]\d)(?![\w:.,/])")
_BARE = lazy(r"(\d{1,4}(?!\.\d)|\d{2,4})(?:\.\d)?(?:[ ]?[-–][ ]?\d{1,4})?(?![\w%]|[:'.,/’]\d|\s?[:'’]|\s\w)")


def runtime(text: str, start: int, end: int) -> Found | None:
    """The first running time of a region, in whole minutes, rounded down.

    >>> runtime("2h 14m (restored)", 0, 17)[:3]
    (134, 0, 17)
    """
    seen = view(text, start, end)
    time = next(_times(seen.text), None) or _unspelled(seen.text)
    return _noted(seen, *time) if time else None


def runtimes(text: str, start: int, end: int) -> list[Found]:
    """All running times of a region that have a unit or the form of a clock, in whole minutes.

    >>> [time.value for time in runtimes("94 min (director's cut: 120 min)", 0, 32)]
    [94, 120]
    """
    seen = view(text, start, end)
    return [seen.found(*time) for time in _times(seen.text)]


def _times(text: str) -> Iterator[tuple[int, int, int]]:
    """The running times of a view that are possible for a film, each with its place."""
    done = 0
    for opening in _OPENING.finditer(text):
        start, at = opening.span()
        if start < done:
            continue
        read = _after_h(text, at) if opening["h"] else _clock(text, at) or _amount(text, at)
        time = read or (_after_min(text, at) if opening["min"] else None)
        if time is not None:
            minutes, done = time
            if 0 < minutes <= LONGEST:
                yield minutes, start, done


def _clock(text: str, start: int) -> tuple[int, int] | None:
    """Hours and minutes, or minutes and seconds if the unit or the size indicates it; and the end."""
    match = _CLOCK.match(text, start)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    short = not match[3] and (match["minutes"] or (first >= 10 and match[0][-1].isdecimal()))
    return first if short else first * 60 + second, match.end()


def _amount(text: str, start: int) -> tuple[int, int] | None:
    """The minutes of a number with a unit, "2.5 hours", and the text after it, "2 h 14 m 30 s"; and the end."""
    written = _NUMBER.match(text, start)
    unit = _UNIT.match(text, written.end()) if written else None
    if written is None or unit is None:
        return None
    number, end = written["number"] or "0", unit.end()
    if unit["hours"]:
        minutes = (float(number.replace(",", ".")) + _fraction(written["part"])) * 60 + 1e-6
        behind = _MINUTES.match(text, end)
        if behind is None:
            return int(minutes), end
        minutes, end = minutes + _fraction(behind["part"]) * 60 + int(behind["minutes"] or 0), behind.end()
    else:
        minutes = int(exact(number))
        if unit["seconds"]:
            return minutes // 60, end
        if minutes >= 1000 and unit["minutes"] in ("m", "M", "м"):
            minutes = 0  # metres
    rest = _SECONDS.match(text, end) if end < len(text) else None
    return int(minutes), rest.end() if rest else end


def _fraction(written: str | None) -> float:
    return _FRACTIONS[written.lower()] if written else 0.0


def _after_min(text: str, start: int) -> tuple[int, int] | None:
    """The running time of "min. 94", as Italian programmes write it, and its end."""
    number = WORD.match(text, start)
    return (int(number[0]), number.end()) if number and number[0].isdecimal() and len(number[0]) < 4 else None


def _after_h(text: str, start: int) -> tuple[int, int] | None:
    """The running time of "h 1.42", as Italian programmes write it, and where it ends."""
    time = _AFTER_H.match(text, start)
    return (60 * int(time[1]) + int(time[2]), time.end()) if time else None


def _unspelled(text: str) -> tuple[int, int, int] | None:
    """A number without a unit at the start of the field, without a word after it."""
    opening = _OPENING.match(text)
    time = _BARE.match(text, opening.end()) if opening else None
    return (int(time[1]), 0, time.end()) if time and 0 < int(time[1]) <= LONGEST else None


def _noted(seen: View, minutes: int, start: int, end: int) -> Found:
    """The running time with the notes in brackets after it."""
    while note := NOTE.match(seen.text, end):
        end = note.end()
    return seen.found(minutes, start, end)
