"""Names in sentences of scripts without capitals that have blanks between words: Arabic, Hebrew, the scripts of India, Korean."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import regex

from ..text.scripts import HANGUL, UNBROKEN
from ..text.source import has_digit
from ..vocabulary.wordlists import words

_NAME = regex.compile(r"[ \xa0]?[\p{Lo}\p{Ll}\p{M}\u200c\u200d.·・=＝'-]{2,}(?: [\p{Lo}\p{Ll}\p{M}\u200c\u200d.'-]+){0,3}[ \xa0]?")
_ENDS = ',،、.;؛:؟?!()[]«»"“”।…'
"""Signs at the end of a word after which a name cannot continue."""
_HANGUL_NAME = 3
"""How many syllables a Korean name has, as a rule."""
_LONGEST_NAME, _WORDS, _MOST_WORDS, _SHORTEST = 40, 2, 3, 3

Row = list[tuple[int, int]]


def rows_between(shadow: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Names in a row: what stands between two separators, and as many words before and behind.

    >>> text = "이 영화에는 김남호, 박성우, 김준호 등이 나온다."
    >>> [[text[a:b] for a, b in row] for row in rows_between(text, [(0, 10), (12, 15), (17, 28)])]
    [['김남호', '박성우', '김준호']]
    """
    for named, group in itertools.groupby(range(len(stretches)), lambda n: 0 < n < len(stretches) - 1 and _is_name(shadow, *stretches[n])):
        if not named:
            continue
        inner = list(group)
        count = max(len(shadow[slice(*stretches[n])].split()) for n in inner)
        before = list(UNBROKEN.finditer(shadow, *stretches[inner[0] - 1]))[-count:]
        behind = list(UNBROKEN.finditer(shadow, *stretches[inner[-1] + 1]))[:count]
        ends = [(words_[0].start(), words_[-1].end()) if words_ else (0, 0) for words_ in (before, behind)]
        row = [ends[0], *(stretches[n] for n in inner), (ends[1][0], _without_particle(shadow, *ends[1]))]
        yield [(a, b) for a, b in row if a < b and _is_name(shadow, a, b)]


def rows_by_words(shadow: str, start: int, end: int) -> Iterator[Row]:
    """Names before or behind a word that leads to one: "للمخرج", "کارگردانی", "निर्देशक", "இயக்கிய".

    >>> text = "فيلم للمخرج شريف رمزي وهو من بطولة نور شوقي ومنى عمران"
    >>> [[text[a:b] for a, b in row] for row in rows_by_words(text, 0, len(text))]
    [['شريف رمزي'], ['نور شوقي', 'منى عمران']]
    """
    found = [mark.span() for mark in UNBROKEN.finditer(shadow, start, end)]
    free = 0
    for n, (a, b) in enumerate(found):
        if n < free:
            continue
        word = shadow[a:b].rstrip(_ENDS)
        row, stop = _names_behind(shadow, found, n + 1) if word in words("before_names_plain") else ([], n + 1)
        if not row and word in words("behind_names_plain"):
            row = _name_before(shadow, found[max(free, n - _WORDS - 1) : n])
        if row:
            yield row
            free = stop


def _names_behind(shadow: str, found: Row, n: int) -> tuple[Row, int]:
    """The names that begin with a word, connected by commas and "and", and the first word after them."""
    row: Row = []
    listed = False
    while n < len(found) and shadow[slice(*found[n])] in words("asides_plain"):
        n += 1
    while n < len(found):
        start = found[n][0] + (_and_length(shadow[slice(*found[n])]) if row else 0)
        if row and start == found[n][0] and not listed:
            break
        n += start == found[n][1]
        count = _name_length(shadow, found[n : n + _MOST_WORDS + 1])
        if not count:
            break
        start, stop = max(start, found[n][0]), found[n + count - 1][1]
        bare = start + len(shadow[start:stop].rstrip(_ENDS))
        row.append((start, bare))
        n, listed = n + count, shadow[stop - 1] in ",،"
        if bare < stop and not listed:
            break
    return [one for one in row if _is_name(shadow, *one)], n


def _and_length(word: str) -> int:
    """The length of an "and" at the start of a word, or of the word if it is one."""
    return len(word) if word in words("and") else int(len(word) > _SHORTEST and word[0] in words("and_prefixes"))


def _name_length(shadow: str, found: Row) -> int:
    """How many of some words are a name: three only if something ends it, one only if it has an initial and a sign follows."""
    count = 0
    for a, b in found:
        word = shadow[a:b].rstrip(_ENDS)
        if count == _MOST_WORDS or not word or _is_other(word) or (count and _and_length(shadow[a:b])):
            break
        count += 1
        if b - a > len(word):
            return count if count > 1 or "." in word else 0
    if count < _WORDS:
        return 0
    return count if count == len(found) or _is_other(shadow[slice(*found[count])]) else _WORDS


def _is_other(word: str) -> bool:
    """Whether a word is no part of a name."""
    return any(word in words(name) for name in ("between_names_plain", "before_names_plain", "behind_names_plain")) or has_digit(word)


def _name_before(shadow: str, found: Row) -> Row:
    """The name that ends with the last of some words."""
    first = len(found)
    while first > 0 and len(found) - first < _WORDS and not _is_other(shadow[slice(*found[first - 1])]):
        if first < len(found) and shadow[found[first - 1][1] - 1] in _ENDS:
            break
        first -= 1
    row = [(found[first][0], found[-1][1])] if first < len(found) else []
    return [one for one in row if _is_name(shadow, *one)]


def _is_name(shadow: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_NAME and _NAME.fullmatch(shadow, start, end) is not None


def _without_particle(shadow: str, start: int, end: int) -> int:
    """Where a Korean name ends that a particle follows without a blank: "김준호가"."""
    return end - 1 if end - start == _HANGUL_NAME + 1 and HANGUL.match(shadow, start) and shadow[end - 1] in words("particles_hangul") else end
