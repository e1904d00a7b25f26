"""Ratings: value, scale, votes and source; scores and stars, never certificates."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found
from filmsheet.values import sources
from filmsheet.values.dates import is_year
from filmsheet.values.numbers import COUNT, DECIMAL, count, decimal
from filmsheet.values.view import WORD, View, view
from filmsheet.vocabulary.wordlists import any_of, meanings, words


class FoundRating(NamedTuple):
    """A rating: its source, its value, the best possible value, printed or implied, and the number of votes."""

    source: Found | None
    value: Found
    best: Found | None
    votes: Found | None
    implied_best: float | None


_PLAIN = lazy(r"\d{1,2}(?:[.,]\d{1,2})?")
_FILLED, _EMPTY = "★⭐✭✮⯨🌟", "☆✩⚝"
_STARS = rf"[{_FILLED}](?:[ ]?(?:[{_FILLED}{_EMPTY}½⯪\ufe0f]|1/2)){{0,39}}|(?<![\w*])\*{{2,10}}[ ]?(?:½|1/2)?(?![\w*])"
_HALF = r"[ ]?½|[ ]1/2(?=\s?(?:$|[,;(]|stars?\b|out\b|/))"
_SCORE = lazy(
    rf"(?P<stars>{_STARS})(?![ ]?[\d_])|(?<![^\W\u2e80-\ud7ff])(?<![.,/$€£₹:#-])(?P<value>{DECIMAL})(?P<half>{_HALF})?",
    re.I,
)
_BEST = lazy(
    r"(?P<mid>\s?(?:{points}\s?)?(?:\(\s?)?(?:[/⁄∕／]|{out_of}\s)\s?)(?P<best>\d{1,4}(?:[.,]0{1,2})?|(?:four|five|ten)\b|\*{3,5})(?![\d%]|[.,/]\d)",
    re.I,
    any_of,
)
_UNIT = lazy(r"\s?(?:(?P<percent>[%％]|per[ ]?cent\b)|{points}(?![^\W\d_\u2e80-\ud7ff]|\s?[钟鐘]))", re.I, any_of)
_GOES_ON = lazy(r"[\w%]|\s?[:/]\s?\d|[.,]\d")
"""Text after a bare number that is not a score: "8:30", "8/x", "8th"."""
_VOTES = lazy(
    r"(?:(?:{vote_leads}|\()\s?)?(?P<count>"
    + COUNT
    + r")(?:\s?(?P<scale>{scales}\.?)(?![^\W\d_\u2e80-\ud7ff]))?\+?(?P<word>\s?{votes}(?![^\W_\u2e80-\ud7ff]))?",
    re.I,
    any_of,
)
_GAP = " \t\n\u3000,;·•:|–-"
"""The text between a score and its votes."""
_WORDS = {"four": 4.0, "five": 5.0, "ten": 10.0}


class _Score(NamedTuple):
    """A score in a view, before its source is known."""

    start: int
    end: int
    value: float
    best: tuple[float, int, int] | None
    percent: bool
    value_end: int


class _Name(NamedTuple):
    start: int
    end: int
    name: str


def ratings(text: str, start: int, end: int, source: str | None) -> list[FoundRating]:
    """The ratings of a region; `source` is the one in the label.

    >>> rating, = ratings("8.1/10 (240,732 votes)", 0, 22, "IMDb")
    >>> rating.value.value, rating.best.value, rating.votes.value
    (8.1, 10.0, 240732)
    """
    piece = text[start:end]
    bare = piece.strip()
    if _PLAIN.fullmatch(bare):
        best = sources.implied_best(source)
        value = decimal(bare)
        if (best is not None and value > best) or value == 0:
            return []  # programs write 0 if there are no votes
        place = start + piece.index(bare)
        return [FoundRating(None, Found(value, place, place + len(bare)), None, None, best)]
    seen = view(text, start, end)
    names = _names(seen.text)
    scores = _scores(seen.text, names)
    owners = _owners(seen.text, scores, names, source)
    readings = []
    for index, score in enumerate(scores):
        ceiling = scores[index + 1].start if index + 1 < len(scores) else len(seen.text)
        reading = _rating(seen, score, owners[index], ceiling, source)
        if reading is not None:
            readings.append(reading)
    return readings


_IN_ADDRESS = (".", "/")
"""What precedes a name that is part of an address: "www.imdb.com"."""


def _names(text: str) -> list[_Name]:
    table = meanings("rating_sources")
    found = [(match, table.get(match["name"].casefold())) for match in sources.pattern().finditer(text)]
    return [_Name(*match.span(), name) for match, name in found if name and text[max(0, match.start() - 1) : match.start()] not in _IN_ADDRESS]


def _scores(text: str, names: list[_Name]) -> list[_Score]:
    """Certain scores, and bare numbers after nothing but a source or a separator."""
    found: list[_Score] = []
    ends = [name.end for name in names]
    done = 0
    for match in _SCORE.finditer(text):
        if match.start() < done:
            continue
        score = _read(match)
        plain = score is not None and score.best is None and not score.percent
        if score is None or (plain and not _opens(text, match.start(), done, ends)):
            continue
        if match["value"] is not None and _is_count(text, match.start(), done):
            continue
        found.append(score)
        votes = _votes_after(text, score.end, len(text))
        done = votes.end() if votes else score.end
    return found


def _is_count(text: str, start: int, done: int) -> bool:
    return start > 0 and text[start - 1] in "([（" and done > 0 and not text[done:start].strip(" ([（")


def _opens(text: str, start: int, done: int, ends: list[int]) -> bool:
    """Whether only separators, or a source, are between the last score and a bare number."""
    named = bisect.bisect_right(ends, start)
    floor = max(done, ends[named - 1] if named else 0)
    return start - floor < 40 and words("score_leads").issuperset(WORD.findall(text[floor:start].casefold()))


def _read(match: re.Match[str]) -> _Score | None:
    """The score of a match with the text after it; None if its value is above the maximum, or it is not a score."""
    start, end = match.span()
    if match["stars"]:
        signs = [sign for sign in match["stars"].replace("1/2", "½") if sign not in " \ufe0f"]
        value = sum(1.0 if sign in _FILLED + "*" else 0.5 if sign in "½⯪" else 0.0 for sign in signs)
        best = _best(match) or ((float(len(signs)), start, end) if len(signs) > 1 else None)
        if best is None:
            return None
    else:
        value = decimal(match["value"]) + (0.5 if match["half"] else 0.0)
        best = _best(match)
        if best is None:
            return _bare(match, value)
    return _Score(start, best[2], value, best, False, end) if 0 < best[0] <= 1000 and value <= best[0] else None


def _bare(match: re.Match[str], value: float) -> _Score | None:
    """A score without a maximum: "8", "82%" or "4 stars"."""
    unit = _UNIT.match(match.string, match.end())
    end, percent = (unit.end(), unit["percent"] is not None) if unit else (match.end(), False)
    return None if value > 100 or (not percent and _GOES_ON.match(match.string, end)) else _Score(match.start(), end, value, None, percent, end)


def _best(match: re.Match[str]) -> tuple[float, int, int] | None:
    """The maximum after a score, "/10" or "(out of 4 stars)", with its place."""
    found = _BEST.match(match.string, match.end())
    if found is None:
        return None
    left, right = found.start("mid" if any(map(str.isalpha, found["mid"])) else "best"), found.end()
    while match.string[left] in " (\t\n":
        left += 1
    named = _UNIT.match(match.string, right)
    right = named.end() if named else right
    number = found["best"].casefold()
    best = float(len(number)) if number[0] == "*" else _WORDS.get(number) or decimal(number)
    return best, left, right


def _owners(text: str, scores: list[_Score], names: list[_Name], source: str | None) -> list[_Name | None]:
    """The source of each score: the name before it, or after it if the field ends in a name."""
    if not scores or not names:
        return [None] * len(scores)
    behind = names[0].start > scores[0].start and names[-1].start > scores[-1].start
    if behind and source is not None and len(names) < len(scores):
        behind = False
    starts = [name.start for name in names]
    owners: list[_Name | None] = []
    for index, score in enumerate(scores):
        low = score.end if behind else scores[index - 1].end if index else 0
        high = (scores[index + 1].start if index + 1 < len(scores) else len(text)) if behind else score.start
        first, last = bisect.bisect_left(starts, low), bisect.bisect_left(starts, high)
        owners.append(names[first if behind else last - 1] if first < last else None)
    return owners


def _rating(seen: View, score: _Score, owner: _Name | None, ceiling: int, source: str | None) -> FoundRating | None:
    name = owner.name if owner else source
    implied = None if score.best else 100.0 if score.percent else sources.implied_best(name)
    if implied is not None and score.value > implied:
        return None
    votes = _votes_after(seen.text, score.end, ceiling)
    return FoundRating(
        None if owner is None else seen.found(owner.name, owner.start, owner.end),
        seen.found(score.value, score.start, score.value_end),
        None if score.best is None else seen.found(*score.best),
        None if votes is None else seen.found(count(votes["count"], votes["scale"]), *votes.span()),
        implied,
    )


def _votes_after(text: str, start: int, ceiling: int) -> re.Match[str] | None:
    """The votes after a score: a number with a word or a scale, or one in brackets that is not a year."""
    near = text[start : min(ceiling, start + 4)]
    start += len(near) - len(near.lstrip(_GAP))
    opened = start < ceiling and text[start] in "([（"
    match = _VOTES.match(text, start + opened, ceiling)
    if match is None:
        return None
    number = match["count"]
    enclosed = opened and match.end() < ceiling and text[match.end()] in ")]）"
    return match if match["word"] or match["scale"] or (enclosed and not is_year(number)) else None
