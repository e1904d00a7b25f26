"""Running times in whole minutes."""

from __future__ import annotations

import functools
import re

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found
from filmsheet.values.numbers import exact
from filmsheet.values.view import View, view
from filmsheet.vocabulary.wordlists import words

LONGEST = 6_000
"""The most minutes of a running time."""

_HOURS = (
    r"hours?|hrs?|h|std|stunden?|heures?|horas?|ore|ora|uur|uren|u|jam|saat|godz|hod|timmar|timer|time|tim|t|óra|ώρες|часов|часа|час|ч"
    r"|小时|小時|時間|时|時|시간"
)
_MINUTES = (
    r"minutes?|minuten|minuti|minutos?|minute|minuut|minit|menit|mnt|mins?|mn|m|dakika|dk|perc|phút|λεπτά|دقيقة|นาที|минут[аы]?|мин"
    r"|分钟|分鐘|分|분"
)
_MARKS = r"['’′‘`´]"
_AND = r"(?:(?:and|und|et|e|y|и|en|dan|&)[ ])?"
_PARTS = r"(?:1/[234]|2/3|3/4)"
_UNIT_END = r"(?![^\W\d_\u2e80-\ud7ff])\.?"

_PLAIN = lazy(r"(\d{1,4})(?: ?min(?:ute[ns]?|s)?\.?)?")


@functools.cache
def _spelled() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![\w.,])(?:(?P<about>approx(?:\.|imately)?|about|around|over|nearly|almost|circa|ca?\.?|около|etwa|env(?:\.|iron)|[~≈])\s?)?(?:
            PT(?=\d)(?:(?P<iso_h>\d{{1,3}})H)?(?:(?P<iso_m>\d{{1,4}})M)?(?:(?P<iso_s>\d{{1,5}})S)?
          | (?P<clock_h>\d{{1,2}}):(?P<clock_m>[0-5]\d):[0-5]\d(?![:\d])(?:\s?(?:{_MINUTES}|{_HOURS}){_UNIT_END})?
          | (?P<first>\d{{1,3}}):(?P<second>[0-5]\d)(?![:\d])(?P<unit>\s?(?:{_MINUTES}|{_HOURS}){_UNIT_END}(?:\s?[/:]\s?sec\w{{0,5}}\.?)?)?
          | (?:(?P<h>\d{{1,3}})(?:(?P<part>[.,]\d{{1,3}})|[ ]?(?P<half>[½¼¾])|[ -](?P<parts>{_PARTS}))?|(?P<part_alone>{_PARTS}))
              [\s-]?(?:{_HOURS})(?![^\W\d_\u2e80-\ud7ff])\.?,?
              (?:\s?(?:and[ ])?(?P<behind>[½¼¾]|{_PARTS}(?![\w/]|\smin)|(?<=and[ ])a[ ]half\b)
                |\s?{_AND}(?P<m>[0-5]?\d)(?:\s?(?:{_MINUTES}|м|{_MARKS}){_UNIT_END}|(?![\d:.,/\w-]))(?:,?\s?{_AND}\d{{1,2}}\s?(?:s|sec\w{{0,5}}|сек|秒|초){_UNIT_END})?)?
          | (?P<minutes>\d{{1,4}})(?:[.,]\d{{1,2}})?(?:\s?[-–—~/]\s?\d{{1,4}})?[\s-]?(?:(?P<word>{_MINUTES}){_UNIT_END}|{_MARKS}(?:\s?[0-5]?\d\s?(?:[\"”″]|{_MARKS}{{2}}))?)
          | min\.?\s(?P<italian>\d{{1,3}})(?![\w:.,])
        )""",
        re.X | re.I,
    )


_BARE = lazy(
    r"[ ]?(?:(?:approx(?:\.|imately)?|about|around|over|nearly|almost|circa|ca?\.?|около|etwa|environ|[~≈])[ ]?)?(?P<bare>\d{1,4})(?:\.\d)?"
    r"(?:[ ]?[-–][ ]?\d{1,4})?(?![\w%])(?![:'.,/’]\d|\s?[:'’]|\s\d)(?!\s\w)",
    re.I,
)
_NOTE = lazy(r"\s?\([^()]{1,80}\)|\s?\[[^\[\]]{1,80}\]")


def runtime(text: str, start: int, end: int) -> Found | None:
    """The first running time of a region, in whole minutes, rounded down.

    >>> runtime("2h 14m (restored)", 0, 17)[:3]
    (134, 0, 17)
    """
    piece = text[start:end]
    bare = piece.strip()
    plain = _PLAIN.fullmatch(bare)
    if plain is not None:
        place = start + piece.index(bare)
        return _found(int(plain[1]), place, place + len(bare))
    seen = view(text, start, end)
    for match in _spelled().finditer(seen.text):
        minutes = _minutes(match)
        if 0 < minutes <= LONGEST:
            return _in_seconds(seen, match.start()) or _noted(seen, minutes, *match.span())
    counted = _in_seconds(seen, len(seen.text))
    if counted is not None:
        return counted
    unspelled = _BARE.match(seen.text)
    if unspelled is not None and 0 < int(unspelled["bare"]) <= LONGEST:
        return _noted(seen, int(unspelled["bare"]), *unspelled.span())
    return None


def _found(minutes: int, start: int, end: int) -> Found | None:
    return Found(minutes, start, end) if 0 < minutes <= LONGEST else None


def _minutes(match: re.Match[str]) -> int:
    part = match.groupdict()
    if part["minutes"]:
        metres = len(part["minutes"]) == 4 and part["word"] in ("m", "M")
        return 0 if metres else int(part["minutes"])
    if part["h"] or part["part_alone"]:
        fraction = float(part["part"].replace(",", ".")) if part["part"] else _fraction(part["half"] or part["parts"] or part["part_alone"] or part["behind"])
        return int((int(part["h"] or 0) + fraction) * 60 + 1e-6) + int(part["m"] or 0)
    if part["first"]:
        return _clock(int(part["first"]), int(part["second"]), (part["unit"] or "").strip().casefold())
    if part["italian"]:
        return int(part["italian"])
    hours, minutes = part["iso_h"] or part["clock_h"], part["iso_m"] or part["clock_m"]
    return int(hours or 0) * 60 + int(minutes or 0) + int(part["iso_s"] or 0) // 60


_SECONDS = lazy(r"(?<![\w.,:])(\d{1,6}|\d{1,3}[,. ]\d{3})\s?([^\W\d_]{1,12})\b")
"""A number and the word after it, which may be a unit of seconds."""


def _in_seconds(seen: View, end: int) -> Found | None:
    """The first running time before an offset that is only in seconds: "5640 seconds"."""
    for match in _SECONDS.finditer(seen.text, 0, end):
        minutes = int(exact(match[1])) // 60
        if match[2].casefold() in words("seconds") and 0 < minutes <= LONGEST:
            return _noted(seen, minutes, *match.span())
    return None


def runtimes(text: str, start: int, end: int) -> list[Found]:
    """All running times of a region that have a unit or the form of a clock, in whole minutes.

    >>> [time.value for time in runtimes("94 min (director's cut: 120 min)", 0, 32)]
    [94, 120]
    """
    seen = view(text, start, end)
    times = ((_minutes(match), match) for match in _spelled().finditer(seen.text))
    return [seen.found(minutes, *match.span()) for minutes, match in times if 0 < minutes <= LONGEST]


_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "a half": 0.5}


def _fraction(written: str | None) -> float:
    """The fraction of an hour written "½", "1/2" or "a half"."""
    if written is None:
        return 0.0
    first, slash, second = written.partition("/")
    return int(first) / int(second) if slash else _HALVES[written.lower()]


def _clock(first: int, second: int, unit: str) -> int:
    """Hours and minutes, or minutes and seconds if the unit or the size says so."""
    if unit.startswith(("m", "м", "分", "분")) or (not unit and first >= 10):
        return first
    return first * 60 + second


def _noted(seen: View, minutes: int, start: int, end: int) -> Found:
    for _ in range(4):
        note = _NOTE.match(seen.text, end)
        if note is None:
            break
        end = note.end()
    return seen.found(minutes, start, end)
