"""Ratings: value, scale, votes and source; scores and stars, never certificates."""

from __future__ import annotations

import bisect
import functools
import re
from typing import NamedTuple

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found
from filmsheet.values import sources
from filmsheet.values.numbers import COUNT, DECIMAL, count, decimal
from filmsheet.values.view import View, view


class FoundRating(NamedTuple):
    """A rating: its source, its value, the best possible value, printed or implied, and the number of votes."""

    source: Found | None
    value: Found
    best: Found | None
    votes: Found | None
    implied_best: float | None


_PLAIN = lazy(r"\d{1,2}(?:[.,]\d{1,2})?")
_OUT_OF = r"(?:out\sof|von|sur|su|van(?:\sde)?|из|dari|of|sobre|de|em|på|av)"
_FILLED, _EMPTY = "★⭐✭✮⯨🌟", "☆✩⚝"
_STARS = rf"[{_FILLED}](?:[ ]?[{_FILLED}\ufe0f]){{0,19}}[ ]?(?:½|1/2)?(?:[ ]?[{_EMPTY}⯪]){{0,19}}|(?<![\w*])\*{{2,10}}[ ]?(?:½|1/2)?(?![\w*])"


@functools.cache
def _score() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<stars>{_STARS})(?:\ufe0f)?(?![ ]?[\d_])(?:\s?(?P<outof>\(?out\sof\s(?P<of>four|five|ten|\d{{1,2}}|\*{{3,5}})(?:\sstars)?(?:\)|(?!\w))))?
        | (?<![^\W\u2e80-\ud7ff])(?<![.,/$€£₹:#-])(?P<value>{DECIMAL})(?:[ ]?(?P<half>½|(?<=[ ])1/2(?=\s?(?:$|[,;(]|stars?\b|out\b|/))))?
          (?:
             [ ]?(?P<percent>%|per[ ]?cent\b|％)
           | (?P<mid>\s?(?:点|점|分|stars?|points?|Punkten?)?\s?[/⁄∕／]\s?|\s?[(]?\s?(?:stars?\s|Punkten?\s)?{_OUT_OF}\s(?:a\spossible\s)?|\s?\(\s?[/])
             (?P<best>\d{{1,4}}(?:[.,]0{{1,2}})?)(?![\d%])(?![.,/]\d)(?P<named>\s?(?:stars?|points?|Punkten?|点|점|分)(?![^\W\d_\u2e80-\ud7ff]))?(?P<close>\s?\))?
           | (?P<unit>\s?(?:stars?\b|points?\b|点|점|分(?!\s?[钟鐘])))?(?![\w%])(?!\s?[:/]\s?\d)(?![.,]\d)
          )""",
        re.X | re.I,
    )


@functools.cache
def _votes() -> re.Pattern[str]:
    words = (
        r"votes?|voters|ratings?|reviews?|users?|user\s(?:ratings?|votes?|reviews?)|critics?|critic\sreviews?|Stimmen|Bewertungen|votos"
        r"|voti|avis|notes|voix|stemmen|suara|голос(?:а|ов)?|оцен(?:ок|ки|ка)|pengguna|penonton|gebruikers|utenti|usuarios|usuários|recensioni|人评价|人評價|人|评价|표|명|members|opinions"
    )
    lead = r"(?:based\son|from|by|über|aus|par|da|dari|su|sur|\(|из|votes?:?)\s?"
    scale = r"(?P<scale>[KkMm]|тыс\.?|млн\.?|万|萬|만|천|Tsd\.?|Mio\.?|rb|jt|ribu|juta)"
    return re.compile(
        rf"(?P<open>[(\[（]?)(?:{lead})?(?P<count>{COUNT})(?:\s?{scale}(?![^\W\d_\u2e80-\ud7ff]))?\+?"
        rf"(?P<word>\s?(?:{words})(?![^\W_\u2e80-\ud7ff]))?(?P<shut>[)\]）]?)",
        re.I,
    )


_OUT_OF_WORDS = {"four": 4.0, "five": 5.0, "ten": 10.0, "***": 3.0, "****": 4.0, "*****": 5.0}


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
    """The ratings of a region; `source` is the one that the label names.

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
            return []  # programs write 0 where nobody has voted
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
    table = sources.spellings()
    found = []
    for match in sources.pattern().finditer(text):
        if text[max(0, match.start() - 1) : match.start()] in _IN_ADDRESS:
            continue
        folded = " ".join(match[0].casefold().split())
        key = folded
        while key not in table and key:
            shorter = key.rpartition(" ")[0]
            key = shorter or next((w for w in table if folded.startswith(w)), "")
        if key:
            found.append(_Name(match.start(), match.end(), table[key]))
    return found


def _scores(text: str, names: list[_Name]) -> list[_Score]:
    """Certain scores, and bare numbers after nothing but a source or a separator."""
    found: list[_Score] = []
    ends = [name.end for name in names]
    done = 0
    for match in _score().finditer(text):
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


_LEADING = lazy(r"(?:\b(?:rating|score|rated|note|user|users|average|avg\.?|of|is|at|the|audience|critics?|评分|평점)\b|[\W_])*")


def _opens(text: str, start: int, done: int, ends: list[int]) -> bool:
    """Whether only separators, or a source, are between the last score and a bare number."""
    named = bisect.bisect_right(ends, start)
    floor = max(done, ends[named - 1] if named else 0)
    return start - floor < 40 and _LEADING.fullmatch(text[floor:start].casefold()) is not None


def _read(match: re.Match[str]) -> _Score | None:
    if match["stars"]:
        signs = [sign for sign in match["stars"].replace("1/2", "½") if sign not in " \ufe0f"]
        if len(signs) == 1 and not match["of"]:
            return None
        value = sum(1.0 if sign in _FILLED + "*" else 0.5 if sign in "½⯪" else 0.0 for sign in signs)
        best = (_OUT_OF_WORDS.get(match["of"].casefold()) or float(match["of"])) if match["of"] else float(len(signs))
        place = match.span("outof" if match["of"] else "stars")
        return _Score(*match.span(), value, (best, *place), False, match.end("stars")) if value <= best else None
    value = decimal(match["value"]) + (0.5 if match["half"] else 0.0)
    value_end = match.end("half") if match["half"] else match.end("value")
    if match["best"] is None:
        end = match.end()
        return _Score(match.start(), end, value, None, bool(match["percent"]), end) if value <= 100 else None
    best = decimal(match["best"])
    if not 0 < best <= 1000 or value > best:
        return None
    words = any(map(str.isalpha, match["mid"]))
    left = match.start("mid") if words else match.start("best")
    while match.string[left] in " (\t\n":
        left += 1
    right = match.end("named") if match["named"] else match.end("best")
    end = match.end() if "(" in match["mid"] else right
    return _Score(match.start(), end, value, (best, left, right), False, value_end)


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
        None if votes is None else _count(seen, votes),
        implied,
    )


_GAP = lazy(r"[\s,;·•:|–-]{0,4}")


def _votes_after(text: str, start: int, ceiling: int) -> re.Match[str] | None:
    gap = _GAP.match(text, start, ceiling)
    match = _votes().match(text, gap.end() if gap else start, ceiling)
    if match is None:
        return None
    enclosed = bool(match["open"] and match["shut"])
    year = match["count"].isdecimal() and len(match["count"]) == 4 and 1870 <= int(match["count"]) <= 2100
    if match["word"] or match["scale"] or (enclosed and not year):
        return match
    return None


def _count(seen: View, match: re.Match[str]) -> Found:
    start, end = match.span()
    start += len(match["open"])
    end -= len(match["shut"])
    return seen.found(count(match["count"], match["scale"]), start, end)
