"""Parts of a sentence that are more than words: a title at its start, and rows of names."""

from __future__ import annotations

import functools
import re
from itertools import islice

import regex

from ..cast import weights as name_weights
from ..cast.features import Class
from ..text.scripts import WIDE
from ..vocabulary.known_words import is_country, is_genre, is_language
from .words import BEFORE_NAME, PARTICLES, any_of

_OPENING = regex.compile(r"[*_]*([\"“«„「『‘])[^\"”»“」』’\n]{1,60}[\"”»“」』’][*_]*+[ \xa0]?(?=[^\s.])")
_WORD = r"[\p{Lu}\p{N}][\p{L}\p{N}.'’!?&-]*+"
_MORE = rf"(?: (?:\p{{Ll}}{{1,3}}\.? )?{_WORD})"
_PLAIN = r"(?:[\p{Lo}\p{M}\u200c.]++ ?){1,4}"
_HEAD = regex.compile(
    rf"{_WORD}(?:{_MORE}{{0,7}}(?:(?= ?\()|(?P<mark> [-–—]{{1,3}} ))|{_MORE}{{1,7}}(?P<mark>, )(?!and )(?=\p{{L}}))"
    rf"|(?:[^\w\s(\[«]{{1,2}} ?)?{_PLAIN}(?P<mark> [-–—]{{1,2}} )"
)
"""A title at the start of a sentence, with capitals or in a script without them, and the sign after it."""
_NAME = rf"\p{{Lu}}[\w.'’-]*+(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )?\p{{Lu}}[\w.'’-]*+){{1,3}}"
_TERM = re.compile(r"\S+?(?=\s|\Z|(?<=[a-zà-öø-ÿ])[A-ZÀ-ÖØ-Þ])")
"""A word, or a part of one if words are glued."""
GIVEN = frozenset((Class.FIRST, Class.EITHER))
"""The classes of words that names begin with."""
_LONGEST_NAME, _LONGEST_ROW, _LONGEST_BY = 40, 10, 60


@functools.cache
def _separator() -> regex.Pattern[str]:
    """The separator of two names in a row: a comma, "and"."""
    return regex.compile(rf" ?[,،、] ?(?:{any_of('and')} )?| (?:{any_of('and')}|&) ")


@functools.cache
def _rows() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Three or more consecutive names, with capitals and in scripts without them."""
    parting = _separator().pattern
    return _row(_NAME, parting), _row(rf"{_PLAIN}?", parting, r"(?:\G|(?<=[,،、]) ?)", rf"(?={parting}|$)")


def _row(name: str, parting: str, lead: str = "", behind: str = "") -> regex.Pattern[str]:
    return regex.compile(rf"{lead}{name}(?:(?:{parting}){name}{behind}){{2,}}")


@functools.cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"[ \xa0]+(?i:{any_of('by')}){BEFORE_NAME}")


def opening(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """The text at the start of a sentence that may be a title: its end, and the place where the sentence continues.

    >>> opening("Night Ferry, by Ann Field, tells of a pilot who comes home.", 0, 59)
    (11, 13)
    >>> opening("A pilot comes home, and nobody knows him at the gate.", 0, 53)
    """
    quoted = _OPENING.match(shadow, start, end)
    if quoted is not None and quoted.end() < end:
        return quoted.end(), quoted.end()
    head = _HEAD.match(shadow, start, end)
    return None if head is None else (head.start("mark") if head["mark"] else head.end(), head.end())


def names(shadow: str, start: int, end: int) -> list[list[tuple[int, int]]]:
    """Three or more names separated by commas: for each such row the place of each name, in order.

    >>> text = "The film has Ann Field, Tom Holm, Ida Reed and many others."
    >>> [[text[a:b] for a, b in row] for row in names(text, 0, len(text))]
    [['Ann Field', 'Tom Holm', 'Ida Reed']]
    """
    named, plain = _rows()
    found = [row.span() for row in named.finditer(shadow, start, end)]
    if not found and any(sign in shadow[start:end] for sign in ",،、") and not shadow[start:end].isascii():
        found = [row.span() for row in plain.finditer(shadow, start, end)]
    rows = [_split_row(shadow, first, last) for first, last in found]
    return [row for row in rows if len(row) > 2 and all(b - a <= _LONGEST_NAME for a, b in row)]


def _split_row(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    row, position = [], start
    for mark in _separator().finditer(shadow, start, end):
        row.append((position, mark.start()))
        position = mark.end()
    return [(a, b) for a, b in [*row, (position, end)] if shadow[a:b].strip()]


@functools.cache
def _doing() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """A name and its activity, with capitals and in scripts without blanks between words."""
    return (
        regex.compile(rf"{_NAME}(?=,? (?i:{any_of('done_by_names')})\b)"),
        regex.compile(rf"(?:(?<=[由，,、。：:；;\s])|\A|(?<=\n))(?!由)(?:[\u4e00-\u9fff·]{{2,5}}?|[\uac00-\ud7af]{{2,4}})(?= ?(?:{any_of('makers_wide')}))"),
    )


def doers(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in a sentence that make a film or act in it.

    >>> text = "Ann Field directed this comedy about a barge and its crew."
    >>> [text[a:b] for a, b in doers(text, 0, len(text))]
    ['Ann Field']
    """
    named, wide = _doing()
    text = shadow[start:end]
    return [(start + mark.start(), start + mark.end()) for mark in (named if text.isascii() or not WIDE.search(text) else wide).finditer(text)]


def by_line(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """The "by" before a name at the end of a stretch: "Night Ferry by Ann Field", "Western de Luc Brun".

    >>> by_line("Night Ferry by Ann Field", 0, 24)
    (11, 15)
    """
    for mark in _by().finditer(shadow, max(start, end - _LONGEST_BY), end):
        parts = shadow[mark.end() : end].split()
        if mark.start() > start and 2 <= len(parts) <= 4 and name_weights.load().kinds(parts[:1])[0] in GIVEN:
            return mark.span()
    return None


def known_row(shadow: str, start: int, end: int) -> list[int]:
    """Where to cut a stretch of only genres, countries and languages: "Drama Romance", "HorrorFamily".

    >>> known_row("Drama Comedy Horror", 0, 19)
    [5]
    """
    found = list(islice(_TERM.finditer(shadow, start, end), _LONGEST_ROW + 1))
    if not 1 < len(found) <= _LONGEST_ROW:
        return []
    stops, first = [], 0
    while first < len(found):
        last = next((n for n in range(min(first + 3, len(found)), first, -1) if _is_known(shadow[found[first].start() : found[n - 1].end()])), 0)
        if not last:
            return []
        if last < len(found):
            stops.append(found[last - 1].end())
        first = last
    return stops


def _is_known(text: str) -> bool:
    return is_genre(text) or is_country(text) or is_language(text)
