"""Parts of a sentence that are more than words: a title at its start, and rows of names."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

import regex

from ..cast import weights as name_weights
from ..cast.features import Class
from ..storyline.played import role_before
from ..text.scripts import HANGUL, KANA, UNBROKEN, is_wide
from ..vocabulary.known_words import is_country, is_genre, is_language
from ..vocabulary.wordlists import alternatives, any_of, words
from .connectives import BEFORE_NAME, PARTICLES
from .plain_names import Row, rows_between, rows_by_words

_OPENING = regex.compile(r"[*_]*([\"“«„「『‘])[^\"”»“」』’\n]{1,60}[\"”»“」』’][*_]*+[ \xa0]?(?=[^\s.])")
_WORD = r"[\p{Lu}\p{N}][\p{L}\p{N}.'’!?&-]*+"
_MORE = rf"(?: (?:\p{{Ll}}{{1,3}}\.? )?{_WORD})"
_PLAIN = r"(?:[\p{Lo}\p{M}\u200c.]++ ?){1,4}"
_WIDE_NAME = r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}?){1,2}?|[\u4e00-\u9fff·]{2,5}?|[\u30a1-\u30ff]+(?:[・＝=][\u30a1-\u30ff]+)+|[\uac00-\ud7af]{2,4}"
_HEAD = regex.compile(
    rf"{_WORD}(?:{_MORE}{{0,7}}(?:(?= ?\()|(?P<mark> [-–—]{{1,3}} ))|{_MORE}{{1,7}}(?P<mark>, )(?!and )(?=\p{{L}}))"
    rf"|(?:[^\w\s(\[«]{{1,2}} ?)?{_PLAIN}(?P<mark> [-–—]{{1,2}} )"
)
"""A title at the start of a sentence, with capitals or in a script without them, and the sign after it."""
NAME_WORD = r"\p{Lu}(?:[\w'’-]|\.(?!\s)|(?<=\b\p{L}{1,2})\.)*+"
_NAME = rf"{NAME_WORD}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )?{NAME_WORD}){{1,3}}"
_TERM = re.compile(r"\S+?(?=\s|\Z|(?<=[a-zà-öø-ÿ])[A-ZÀ-ÖØ-Þ])")
"""A word, or a part of one if words are glued."""
_UPPER_CASE = regex.compile(r"(?<![\p{L}\p{N}.-])\p{Lu}[\p{Lu}'’&-]*+(?:[,:]? [\p{Lu}\p{N}][\p{Lu}\p{N}'’&!?-]*+){1,8}(?![\p{L}\p{N}])")
"""Two or more words in capitals."""
_YEAR = re.compile(r"(?<![\d.,:/A-Za-z–-])(?:18[89]|19\d|20\d)\d(?![\d:/%A-Za-z]|[-–.,]\d)")
_BESIDE, _BESIDE_WIDE, _NEAREST = 50, 12, 4
"""The context of a year on each side: characters, characters in scripts without blanks, and words."""
_SIGNS = "\"'“”‘’«»()[].,:;!?।、。，"
_WIDE_ROLE = regex.compile(r"(?:[\u30a1-\u30ff]+|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{3})\Z")
"""A role in Chinese or Japanese before an actor in brackets: all of a short run of letters, the last three of a longer one."""
GIVEN = frozenset((Class.FIRST, Class.EITHER))
"""The classes of words that names begin with."""
_LONGEST_NAME, _LONGEST_ROW, _LONGEST_BY, _MOST_LEADING = 40, 10, 60, 3
_CASED = "\u0590"
"""The scripts before this letter have capitals."""
_SHORTEST_COUNTRY, _FEWEST_CAPITALS, _LONGEST_ENDING, _NEAR = 3, 6, 4, 24


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


def names(shadow: str, start: int, end: int) -> list[Row]:
    """Lists of names, and single names that are known or next to a word for work on a film: for each list, the bounds of its names.

    >>> text = "The film has Ann Field, Tom Holm, Ida Reed and many others."
    >>> [[text[a:b] for a, b in row] for row in names(text, 0, len(text))]
    [['Ann Field', 'Tom Holm', 'Ida Reed']]
    >>> text = "Xandria Quill directed this comedy about a barge and its crew."
    >>> [[text[a:b] for a, b in row] for row in names(text, 0, len(text))]
    [['Xandria Quill']]
    """
    found = [_split_row(shadow, *row.span()) for row in _row().finditer(shadow, start, end)]
    if not found and start < end and max(shadow[start:end]) > _CASED:
        found = _apart(rows_between(shadow, _split_row(shadow, start, end)), rows_by_words(shadow, start, end))
    else:
        found = [row for row in found if len(row) > 1 or (row and _is_named(shadow, start, end, *row[0]))]
    return [row for row in found if all(b - a <= _LONGEST_NAME for a, b in row)]


def _apart(rows: Iterable[Row], more: Iterable[Row]) -> list[Row]:
    """Rows of names, and further rows without those that overlap them, in order."""
    first = list(rows)
    starts = [row[0][0] for row in first]
    before = ((one, bisect_left(starts, one[-1][1])) for one in more)
    return sorted(first + [one for one, at in before if at == 0 or first[at - 1][-1][1] <= one[0][0]])


def _is_named(shadow: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a name in a sentence begins with a known given name, or stands beside words that tell of a film and its makers."""
    before, behind = shadow[max(start, first - _LONGEST_BY) : first].split(), shadow[last : min(end, last + _LONGEST_BY)]
    word = before[-1].casefold() if before else ""
    done = (behind if behind[:1].isspace() else behind.partition(" ")[2]).split(None, 1)[:1]
    said = any(word in words(name) for name in ("by", "film_nouns", "said_in_sentences", "done_by_names"))
    said = said or any(one.strip(_SIGNS).casefold() in words("done_by_names") for one in done)
    return said or is_genre(word) or is_given(shadow[first:last].split(None, 1)[0])


def is_given(word: str) -> bool:
    """Whether a word is a known given name."""
    return name_weights.load().kinds([word])[0] in GIVEN


def _split_row(shadow: str, start: int, end: int) -> Row:
    for _ in range(_MOST_LEADING):
        first, blank, _ = shadow[start : min(end, start + _LONGEST_NAME)].partition(" ")
        if blank and any(first.casefold() in words(name) for name in ("function_words", "production_words", "said_in_sentences")):
            start += len(first) + 1  # "With Ann Field and Tom Holm", "Der Regisseur Ann Field"
    row, position = [], start
    for mark in _separator().finditer(shadow, start, end):
        row.append((position, mark.start()))
        position = mark.end()
    return [(a, without_ending(shadow, a, b)) for a, b in [*row, (position, end)] if shadow[a:b].strip()]


def without_ending(shadow: str, start: int, end: int) -> int:
    """Where a name ends that has a case ending behind an apostrophe: "Ann Field's", "Cemre Erdinç'in"."""
    mark = max(shadow.rfind("'", end - _LONGEST_ENDING, end), shadow.rfind("’", end - _LONGEST_ENDING, end))
    return mark if mark > start + 2 and shadow[mark + 1 : end] in words("name_endings") else end


@functools.cache
def _names_before_job() -> regex.Pattern[str]:
    """Names in a row in a script without blanks between words, and their activity."""
    makers, adverbs, others = (alternatives(words(name)) for name in ("makers_wide", "adverbs_wide", "behind_names_wide"))
    name = rf"(?!{makers})(?P<name>{_WIDE_NAME})"
    behind = rf"\s?(?:{others})?(?:{adverbs})*[が이가]?\s?(?:{makers})|\s?(?:{others})"
    return regex.compile(rf"(?:(?<=[由年の，,、。：:；;》」』\s])|\A){name}(?:[、，,] ?{name})*(?:[和及与與と와과] ?{name})?(?={behind})")


@functools.cache
def _names_after_job() -> regex.Pattern[str]:
    """A word for the makers or the cast, and names in a row: "出演は吉本実月、中嶋ひろ子ほか"."""
    leads, makers = (alternatives(words(name)) for name in ("leads_wide", "makers_wide"))
    name = rf"(?![^、，,。;；]{{0,{_NEAR}}}(?:{makers}|{leads}))(?P<name>[\u3041-\u30ff\u4e00-\u9fff·]{{2,10}}?)(?=[、，,。;；（(]|ほか|など|ら|等|\Z)"
    return regex.compile(rf"(?:{leads})[はが：，,]?\s?{name}(?:[、，,]\s?{name})*")


def crew_and_cast_names(shadow: str, start: int, end: int) -> list[Row]:
    """The names in a Chinese, Japanese or Korean sentence that make a film or act in it: for each row the place of each name.

    >>> text = "该片由乔岭执导，何赛云、袁文昌领衔主演。"
    >>> [[text[a:b] for a, b in row] for row in crew_and_cast_names(text, 0, len(text))]
    [['乔岭'], ['何赛云', '袁文昌']]
    """
    text = shadow[start:end]
    if not is_wide(text):
        return []
    said, done = ([[(start + a, start + b) for a, b in mark.spans("name")] for mark in one.finditer(text)] for one in (_names_after_job(), _names_before_job()))
    if KANA.search(text):
        return _apart(said, done)
    return [[(_behind_by(shadow, a, b), b) for a, b in row] for row in _apart(done, said)]


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


def years_stated(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The years in a part of a sentence that stand beside a word for a film or for its making.

    >>> text = "A comedy of 1954 about a pilot who was born in the harbour, and stayed there since 1921."
    >>> [text[a:b] for a, b in years_stated(text, 0, len(text))]
    ['1954']
    """
    for year in _YEAR.finditer(shadow, start, end):
        a, b = year.span()
        before, behind = shadow[max(0, a - _BESIDE) : a], shadow[b : b + _BESIDE]
        near = [word.strip(_SIGNS) for word in (*before.casefold().split()[-_NEAREST:], *behind.casefold().split()[:_NEAREST])]
        beside = before[-_BESIDE_WIDE:] + behind[:_BESIDE_WIDE]
        said = any(map(beside.__contains__, words("beside_years_wide"))) if is_wide(beside) else any(map(words("beside_years").__contains__, near))
        if said or any(map(is_genre, near)):
            yield a, b


def upper_case_titles(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words in capitals in a part of a sentence that is not in capitals: titles.

    >>> text = "The comedy that took the world by storm was ALARM AT APPLEWICK in 1951."
    >>> [text[a:b] for a, b in upper_case_titles(text, 0, len(text))]
    ['ALARM AT APPLEWICK']
    """
    found = [mark.span() for mark in _UPPER_CASE.finditer(shadow, start, end)]
    small = sum(map(str.islower, shadow[start:end])) if found else 0
    yield from ((a, b) for a, b in found if b - a < small and sum(map(str.isupper, shadow[a:b])) >= _FEWEST_CAPITALS)


def by_line(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """The "by" before a name at the end of a stretch: "Night Ferry by Ann Field", "Western de Luc Brun".

    >>> by_line("Night Ferry by Ann Field", 0, 24)
    (11, 15)
    """
    for mark in _by().finditer(shadow, max(start, end - _LONGEST_BY), end):
        parts = shadow[mark.end() : end].split()
        kinds = {word for word in shadow[start : mark.start()].casefold().split() if is_genre(word) or word in words("film_nouns")}
        if mark.start() > start and 2 <= len(parts) <= 4 and (kinds or is_given(parts[0])):
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
