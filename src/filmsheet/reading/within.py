"""Parts of a sentence that are more than words: a title at its start, and rows of names."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from itertools import islice

import regex

from ..cast import weights as name_weights
from ..cast.features import Class
from ..storyline.played import role_before
from ..text.scripts import HANGUL, KANA, UNBROKEN, is_wide
from ..vocabulary.known_words import is_country, is_genre, is_language
from ..vocabulary.wordlists import alternatives, any_of, words
from .connectives import BEFORE_NAME, PARTICLES

_OPENING = regex.compile(r"[*_]*([\"“«„「『‘])[^\"”»“」』’\n]{1,60}[\"”»“」』’][*_]*+[ \xa0]?(?=[^\s.])")
_WORD = r"[\p{Lu}\p{N}][\p{L}\p{N}.'’!?&-]*+"
_MORE = rf"(?: (?:\p{{Ll}}{{1,3}}\.? )?{_WORD})"
_PLAIN = r"(?:[\p{Lo}\p{M}\u200c.]++ ?){1,4}"
_WIDE_NAME = r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}?){1,2}?|[\u4e00-\u9fff·]{2,5}?|[\u30a1-\u30ff]+(?:[・＝=][\u30a1-\u30ff]+)+|[\uac00-\ud7af]{2,4}"
_PLAIN_NAME = regex.compile(r"[ \xa0]?[\p{Lo}\p{M}\u200c.·・=＝]{2,}(?: [\p{Lo}\p{M}\u200c.]+){0,3}[ \xa0]?")
_HANGUL_NAME = 3
"""How many syllables a Korean name has, as a rule."""
_HEAD = regex.compile(
    rf"{_WORD}(?:{_MORE}{{0,7}}(?:(?= ?\()|(?P<mark> [-–—]{{1,3}} ))|{_MORE}{{1,7}}(?P<mark>, )(?!and )(?=\p{{L}}))"
    rf"|(?:[^\w\s(\[«]{{1,2}} ?)?{_PLAIN}(?P<mark> [-–—]{{1,2}} )"
)
"""A title at the start of a sentence, with capitals or in a script without them, and the sign after it."""
_NAME = rf"\p{{Lu}}[\w.'’-]*+(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )?\p{{Lu}}[\w.'’-]*+){{1,3}}"
_TERM = re.compile(r"\S+?(?=\s|\Z|(?<=[a-zà-öø-ÿ])[A-ZÀ-ÖØ-Þ])")
"""A word, or a part of one if words are glued."""
_YEAR = re.compile(r"(?<![\d.,:/A-Za-z–-])(?:18[89]|19\d|20\d)\d(?![\d:/%A-Za-z]|[-–.,]\d)")
_BESIDE, _BESIDE_WIDE, _NEAREST = 50, 12, 4
"""How many letters, letters without blanks between words, and words on both sides of a year say whether it is that of a film."""
_SIGNS = "\"'“”‘’«»()[].,:;!?।、。，"
_WIDE_ROLE = regex.compile(r"(?:[\u30a1-\u30ff]+|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{3})\Z")
"""A role in Chinese or Japanese before an actor in brackets: all of a short run of letters, the last three of a longer one."""
GIVEN = frozenset((Class.FIRST, Class.EITHER))
"""The classes of words that names begin with."""
_LONGEST_NAME, _LONGEST_ROW, _LONGEST_BY = 40, 10, 60
_SHORTEST_COUNTRY = 3


@functools.cache
def _separator() -> regex.Pattern[str]:
    """The separator of two names in a row: a comma, "and"."""
    return regex.compile(rf" ?[,،、] ?(?:{any_of('and')} )?| (?:{any_of('and')}|&) | (?:{alternatives(words('and_prefixes'))})(?=[\u0590-\u06ff]{{3}})")


@functools.cache
def _row() -> regex.Pattern[str]:
    """Names in a row, or one name, with capitals."""
    return regex.compile(rf"{_NAME}(?:(?:{_separator().pattern}){_NAME})*+")


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
    """Names separated by commas, and names that begin with a known given name: for each row the place of each name, in order.

    >>> text = "The film has Ann Field, Tom Holm, Ida Reed and many others."
    >>> [[text[a:b] for a, b in row] for row in names(text, 0, len(text))]
    [['Ann Field', 'Tom Holm', 'Ida Reed']]
    """
    found = [_split_row(shadow, *row.span()) for row in _row().finditer(shadow, start, end)]
    if not found and not shadow[start:end].isascii():
        found = list(_plain_rows(shadow, start, end))
    return [row for row in found if all(b - a <= _LONGEST_NAME for a, b in row) and (len(row) > 1 or _is_named(shadow, start, *row[0]))]


def _is_named(shadow: str, start: int, first: int, last: int) -> bool:
    """Whether a name in a sentence begins with a known given name, or stands behind "by", a word for a film or a genre."""
    before = shadow[max(start, first - _LONGEST_BY) : first].split()
    word = before[-1].casefold() if before else ""
    return is_given(shadow[first:last].split(None, 1)[0]) or word in words("by") or word in words("film_nouns") or is_genre(word)


def is_given(word: str) -> bool:
    """Whether a word is a known given name."""
    return name_weights.load().kinds([word])[0] in GIVEN


def _split_row(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    first, blank, _ = shadow[start:end].partition(" ")
    if blank and (first.casefold() in words("function_words") or first.casefold() in words("production_words")):
        start += len(first) + 1  # "With Ann Field and Tom Holm", "Co-starring Ann Field"
    row, position = [], start
    for mark in _separator().finditer(shadow, start, end):
        row.append((position, mark.start()))
        position = mark.end()
    return [(a, b) for a, b in [*row, (position, end)] if shadow[a:b].strip()]


def _plain_rows(shadow: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Names in a row in scripts without capitals: what stands between two commas, and as many words before and behind.

    >>> text = "이 영화에는 김남호, 박성우, 김준호 등이 나온다."
    >>> [[text[a:b] for a, b in row] for row in _plain_rows(text, 0, len(text))]
    [['김남호', '박성우', '김준호']]
    """
    stretches = _split_row(shadow, start, end)
    for named, group in itertools.groupby(range(len(stretches)), lambda n: 0 < n < len(stretches) - 1 and _is_plain_name(shadow, *stretches[n])):
        if not named:
            continue
        inner = list(group)
        count = max(len(shadow[slice(*stretches[n])].split()) for n in inner)
        before = list(UNBROKEN.finditer(shadow, *stretches[inner[0] - 1]))[-count:]
        behind = list(UNBROKEN.finditer(shadow, *stretches[inner[-1] + 1]))[:count]
        ends = [(words_[0].start(), words_[-1].end()) if words_ else (0, 0) for words_ in (before, behind)]
        row = [ends[0], *(stretches[n] for n in inner), (ends[1][0], _without_particle(shadow, *ends[1]))]
        yield [(a, b) for a, b in row if a < b and _is_plain_name(shadow, a, b)]


def _is_plain_name(shadow: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_NAME and _PLAIN_NAME.fullmatch(shadow, start, end) is not None


def _without_particle(shadow: str, start: int, end: int) -> int:
    """Where a Korean name ends that a particle follows without a blank: "김준호가"."""
    return end - 1 if end - start == _HANGUL_NAME + 1 and HANGUL.match(shadow, start) and shadow[end - 1] in words("particles_hangul") else end


@functools.cache
def _doing() -> regex.Pattern[str]:
    """A name with capitals, and its activity."""
    return regex.compile(rf"(?P<name>{_NAME})(?=,? (?i:{any_of('done_by_names')})\b)")


@functools.cache
def _doing_wide() -> regex.Pattern[str]:
    """Names in a row in a script without blanks between words, and their activity."""
    makers, adverbs, others = (alternatives(words(name)) for name in ("makers_wide", "adverbs_wide", "behind_names_wide"))
    name = rf"(?!{makers})(?P<name>{_WIDE_NAME})"
    behind = rf"\s?(?:{others})?(?:{adverbs})*[が이가]?\s?(?:{makers})|\s?(?:{others})"
    return regex.compile(rf"(?:(?<=[由年の，,、。：:；;》」』\s])|\A){name}(?:[、，,] ?{name})*(?:[和及与與と와과] ?{name})?(?={behind})")


def doers(shadow: str, start: int, end: int) -> list[list[tuple[int, int]]]:
    """The names in a sentence that make a film or act in it: for each row the place of each name, in order.

    >>> text = "Ann Field directed this comedy about a barge and its crew."
    >>> [[text[a:b] for a, b in row] for row in doers(text, 0, len(text))]
    [['Ann Field']]
    >>> text = "该片由乔岭执导，何赛云、袁文昌领衔主演。"
    >>> [[text[a:b] for a, b in row] for row in doers(text, 0, len(text))]
    [['乔岭'], ['何赛云', '袁文昌']]
    """
    text = shadow[start:end]
    wide = is_wide(text)
    rows = [[(start + a, start + b) for a, b in mark.spans("name")] for mark in (_doing_wide() if wide else _doing()).finditer(text)]
    return [[(_behind_by(shadow, a, b), b) for a, b in row] for row in rows] if wide and not KANA.search(text) else rows


def _behind_by(shadow: str, start: int, end: int) -> int:
    """Where a Chinese name begins, behind the word for "by" that no blank separates from it: "是由乔岭"."""
    by = shadow.rfind("由", start, end - 2)
    return start if by < 0 else by + 1


def role_start(shadow: str, start: int, end: int) -> int:
    """Where the role begins that stands before an actor in brackets, at the end of a part of a sentence; the end if there is none.

    >>> text = "The old pilot Mary Reed "
    >>> text[role_start(text, 0, len(text)) :]
    'Mary Reed '
    """
    first = max(start, end - _LONGEST_BY)
    before = shadow[first:end].rstrip()
    if not before or before[-1] in _SIGNS:
        return end
    if is_wide(before[-1]) and not HANGUL.match(before[-1]):
        name = _WIDE_ROLE.search(before)
        return end if name is None else first + name.start()
    if before[-1].islower() or before[-1].isupper() or before[-1] == ".":
        role = role_before(shadow, first, first + len(before))
        return end if role is None else role.start
    return first + before.rfind(" ") + 1


def years_told(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The years in a part of a sentence that stand beside a word for a film or for its making.

    >>> text = "A comedy of 1954 about a pilot who was born in the harbour, and stayed there since 1921."
    >>> [text[a:b] for a, b in years_told(text, 0, len(text))]
    ['1954']
    """
    for year in _YEAR.finditer(shadow, start, end):
        a, b = year.span()
        before, behind = shadow[max(0, a - _BESIDE) : a], shadow[b : b + _BESIDE]
        near = [word.strip(_SIGNS) for word in (*before.casefold().split()[-_NEAREST:], *behind.casefold().split()[:_NEAREST])]
        beside = before[-_BESIDE_WIDE:] + behind[:_BESIDE_WIDE]
        told = any(map(beside.__contains__, words("beside_years_wide"))) if is_wide(beside) else any(map(words("beside_years").__contains__, near))
        if told or any(map(is_genre, near)):
            yield a, b


def by_line(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """The "by" before a name at the end of a stretch: "Night Ferry by Ann Field", "Western de Luc Brun".

    >>> by_line("Night Ferry by Ann Field", 0, 24)
    (11, 15)
    """
    for mark in _by().finditer(shadow, max(start, end - _LONGEST_BY), end):
        parts = shadow[mark.end() : end].split()
        if mark.start() > start and 2 <= len(parts) <= 4 and is_given(parts[0]):
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


def known_tail(shadow: str, start: int, end: int) -> int:
    """Where the country starts at the end of a stretch: "Sytten liv Norge"; the end if there is none.

    >>> text = "Sytten liv Norge"
    >>> text[known_tail(text, 0, len(text)) :]
    'Norge'
    """
    found = [mark.span() for mark in UNBROKEN.finditer(shadow, max(start, end - _LONGEST_BY), end)][-4:]
    for n in range(max(1, len(found) - 3), len(found)):
        first = found[n][0]
        text, before = shadow[first:end].rstrip(), shadow[slice(*found[n - 1])].casefold()
        if len(text) > _SHORTEST_COUNTRY and text[0].isupper() and is_country(text) and not _leads_to_place(before):
            return first
    return end


def _leads_to_place(word: str) -> bool:
    """Whether a word belongs to the country after it: "in Japan", "New Mexico", "Miss France"."""
    return any(word in words(name) for name in ("before_countries", "before_places", "small_words", "of", "by"))


def _is_known(text: str) -> bool:
    return is_genre(text) or is_country(text) or is_language(text)
