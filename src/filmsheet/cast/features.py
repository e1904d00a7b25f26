"""The features of cuts that reading uses; `tools/cast_features.py` makes all of them for training.

A gap is the text between one " as " and the next: the words of a role, then the words of the next actor.
A cut is the number of the words that belong to the role. Its score is a sum of weights:

* of each word at its position (`LABELS`), from the properties of the word,
* of the classes of the words around the cut, and of known names and roles.
"""

from __future__ import annotations

import functools
import math
import zlib
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from filmsheet.text.lazily import lazy
from filmsheet.text.scripts import is_wide
from filmsheet.text.source import has_digit
from filmsheet.vocabulary.wordlists import words

LABELS = ("role end", "actor start", "actor middle", "sole actor", "sole role", "actor end")
"""The positions of a word in a gap; a word inside a role has no weight."""

LONGEST_ACTOR = 8
"""The most words of an actor's name; this bound keeps ranking linear."""

_BOUNDS = (1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 50, 80, 150, 300, 700)
_FLOORS = (0, *_BOUNDS)
_LOGS = tuple(math.log1p(floor) for floor in _FLOORS)

_OPENING = "([{（［【"
_CLOSING = ")]}）］】"
_QUOTES = "\"'“”‘’«»„`´‹›「」『』"
_EDGES = _OPENING + _CLOSING + _QUOTES + ",;:、，…"

FACTOR = 1000003
MASK = 0xFFFFFFFF

_INITIAL = lazy(r"(?:[^\W\d_]\.-?){1,4}$|[^\W\d_a-zà-öø-ÿа-я]$")


class Shape:
    """How a word is written."""

    CAPITAL, LOWER, INITIAL, UPPER, NUMBER, OPENS, NOTE, CLOSES, QUOTED, QUOTE_OPENS, QUOTE_CLOSES = range(11)
    COMMA, SYMBOL, POSSESSIVE, HYPHEN, MIXED, WIDE, ABBREVIATION, SUFFIX, PARTICLE, FUNCTION, OTHER = range(11, 22)


class Class:
    """The class of a word, one of sixteen; patterns are made from classes."""

    EDGE, UNKNOWN, FIRST, LAST, EITHER, NOUN, TITLE, LOWER, FUNCTION, PARTICLE, INITIAL, SUFFIX = range(12)
    OPENS, CLOSES, QUOTED, MARKED = range(12, 16)


def level(count: int) -> int:
    """A count on a scale of sixteen steps, as kept in the file of weights.

    >>> [level(count) for count in (0, 1, 5, 1000)]
    [0, 1, 4, 15]
    """
    return bisect_right(_BOUNDS, count)


def word_key(word: str) -> str:
    """A word for counting: in lower case, without brackets, quotes and commas around it.

    >>> word_key("'Ollie',")
    'ollie'
    """
    return word.strip(_EDGES).lower() or word


def text_hash(text: str) -> int:
    """A 32-bit hash that is the same in every run, unlike `hash`."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def carried(number: int) -> int:
    """The hash of a text, prepared for a text with one more word, whose hash is added by exclusive or.

    >>> carried(1), carried(1 << 31)
    (1000003, 2147483648)
    """
    return number * FACTOR & MASK


@functools.lru_cache(maxsize=4096)
def shape(word: str) -> int:
    """How the word is written, as one of `Shape`."""
    first, last = word[0], word[-1]
    if first in _OPENING:
        return Shape.NOTE if last in _CLOSING else Shape.OPENS
    if last in _CLOSING and not any(mark in word for mark in _OPENING):
        return Shape.CLOSES
    if last in ",;、，":
        return Shape.COMMA
    if first in _QUOTES and len(word) > 1:
        return Shape.QUOTED if last in _QUOTES else Shape.QUOTE_OPENS
    if last in _QUOTES:
        return Shape.POSSESSIVE if word[-2:-1] in ("s", "z", "x") and last in "'’" else Shape.QUOTE_CLOSES
    return _letters_shape(word)


def _letters_shape(word: str) -> int:
    small = word.lower()
    if small in words("cast_suffixes"):
        return Shape.SUFFIX
    if word.isascii() and word.isalpha() and word[0] < "a" and word[1:].islower():
        return Shape.CAPITAL
    if word == small:
        if small in words("particles"):
            return Shape.PARTICLE
        if small in words("function_words"):
            return Shape.FUNCTION
    if has_digit(word):
        return Shape.NUMBER
    if _INITIAL.match(word):
        return Shape.INITIAL
    if is_wide(word):
        return Shape.WIDE
    if not any(c.isalpha() for c in word):
        return Shape.SYMBOL
    return _case_shape(word, small)


def _case_shape(word: str, small: str) -> int:
    if word[-2:] in ("'s", "’s"):
        return Shape.POSSESSIVE
    if word == small:
        return Shape.LOWER
    if word[-1] == ".":
        return Shape.ABBREVIATION
    if "-" in word:
        return Shape.HYPHEN
    if _has_prefix(word):
        return Shape.MIXED
    if word == word.upper():
        return Shape.UPPER
    return Shape.CAPITAL if word[0].isupper() else Shape.OTHER


def _has_prefix(word: str) -> bool:
    """Whether a capital within a word ends a prefix of names: "MacDonald", "O'Hara"."""
    at = next((at for at, letter in enumerate(word) if at and "A" <= letter <= "Z"), 0)
    return word[0].isupper() and word[:at].casefold() in words("name_prefixes")


_CLASS_OF_SHAPE = {
    Shape.LOWER: Class.LOWER,
    Shape.FUNCTION: Class.FUNCTION,
    Shape.PARTICLE: Class.PARTICLE,
    Shape.INITIAL: Class.INITIAL,
    Shape.SUFFIX: Class.SUFFIX,
    Shape.OPENS: Class.OPENS,
    Shape.NOTE: Class.CLOSES,
    Shape.CLOSES: Class.CLOSES,
    Shape.QUOTED: Class.QUOTED,
    Shape.QUOTE_OPENS: Class.QUOTED,
    Shape.QUOTE_CLOSES: Class.QUOTED,
    Shape.COMMA: Class.MARKED,
    Shape.NUMBER: Class.MARKED,
    Shape.SYMBOL: Class.FUNCTION,
    Shape.POSSESSIVE: Class.MARKED,
}


def word_class(form: int, packed: int) -> int:
    """The class of a word from its shape and its counts."""
    fixed = _CLASS_OF_SHAPE.get(form)
    if fixed is not None:
        return fixed
    first, middle, last, sole, opens, inside, ends, alone, _, _ = _floors(packed)
    actors = first + middle + last + sole
    roles = opens + inside + ends + alone
    if actors + roles == 0:
        return Class.UNKNOWN
    if roles > 4 * actors:
        return Class.TITLE if opens > 4 * (ends + alone) and opens > 3 else Class.NOUN
    if first > 2 * last:
        return Class.FIRST
    return Class.LAST if last > 2 * first else Class.EITHER


@functools.lru_cache(maxsize=4096)
def _floors(packed: int) -> tuple[int, ...]:
    return tuple(_FLOORS[packed >> shift & 15] for shift in (36, 32, 28, 24, 20, 16, 12, 8, 4, 0))


def _breadth(lists: int) -> int:
    """The number of languages whose lists have a name, in five steps."""
    return bisect_right((1, 2, 4, 10), lists)


def level_keys(packed: int) -> list[tuple[int | str, float]]:
    """The features of a word whose values are the levels of its counts."""
    return [(1 << 15 | number, _LOGS[step]) for number in range(8) if (step := packed >> 36 - 4 * number & 15)]


def class_keys(form: int, packed: int) -> list[int]:
    """The features of a word that depend only on its shape and its counts."""
    first, middle, last, sole, opens, inside, ends, alone, given, family = _floors(packed)
    actors, roles = first + middle + last + sole, opens + inside + ends + alone
    levels = [packed >> 36 - 4 * number & 15 for number in range(8)]
    end_level = level(ends + alone)
    given_level, family_level = _breadth(given), _breadth(family)
    few = min(3, levels[0]) << 2 | min(3, levels[2])
    pairs = (
        (level(actors), level(roles)),
        (levels[0], levels[2]),
        (levels[0], end_level),
        (level(opens + inside), end_level),
        (levels[0], levels[4]),
        (levels[1], levels[2]),
        (levels[3], levels[7]),
        (levels[2], end_level),
        (form, level(actors)),
        (given_level, family_level),
        (given_level, few),
        (family_level, few),
        (levels[0], levels[6]),
        (levels[7], levels[6]),
    )
    return [form, *((number << 10 | one << 5 | other) for number, (one, other) in enumerate(pairs, 1))]


def frequency(packed: int) -> int:
    """How often a word was counted in total."""
    return sum(_floors(packed)[:8])


def own_keys(key: str, known: int) -> list[int | str]:
    """The features of a word that depend on the letters, for words that are rare and for those that are frequent."""
    return _affixes(key) if known <= 6 else ["=" + key] if known >= 23 else []


def fine_class(kind: int, key: str, packed: int) -> int:
    """A finer class of a capitalised word, as a number below 128: how often it is a first name, and how often a role."""
    if kind not in (Class.UNKNOWN, Class.FIRST, Class.LAST, Class.EITHER, Class.NOUN, Class.TITLE):
        return kind
    first, middle, last, sole, *rest = _floors(packed)
    actors, roles = first + middle + last + sole, sum(rest[:4])
    if actors + roles == 0:
        return 25 + (0 if len(key) <= 3 else 1 if len(key) <= 6 else 2)
    return 32 + _ratio(first, last) * 8 + _ratio(roles, actors)


def _ratio(one: int, other: int) -> int:
    """Which of two counts is greater, and by how much, in eight steps."""
    return min(7, max(0, round(math.log2((one + 0.5) / (other + 0.5)) + 3.5)))


def _affixes(key: str) -> list[int | str]:
    return ["-" + key[-3:], "-" + key[-2:], key[:3] + "-", key[:2] + "-", 1 << 14 | min(len(key), 12)]


class Word(NamedTuple):
    """A word of a cast string, its class, and what it adds to a score for each of `LABELS`."""

    kind: int
    fine: int
    sole_role: float
    hash: int
    key: str
    inside: tuple[float, float, float, int, int, int] = (0.0, 0.0, 0.0, 0, 0, 0)
    """For any word but the last: what it adds as the end of a role and as the start and middle of an actor, `hash`, the
    carried hash, and the fine class as in the feature of the first word of a name."""
    closing: tuple[float, float, int, int, int] = (0.0, 0.0, 0, 0, 0)
    """For the last word: what it adds as the end of an actor, and as a sole actor with all features of that name, the
    carried hash, the fine class as in the feature of the last word of a name, and the count of the word as a whole name."""


PATTERN, TAIL, JUNCTION, KNOWN, AGAIN, NAME, PAIR, SOLE_ROLES, LONG_ACTORS, SOLE_ACTORS = (number << 20 for number in range(1, 11))
"""The kind of a feature, in the upper bits of its key."""


def junction_keys(code: int) -> tuple[int, int, int]:
    """The features of the five classes around a cut, three of them before it, and of words that occur elsewhere too.

    `code` has the classes, four bits each, and above them two bits: whether the last word of the role and the first
    of the actor occur elsewhere in the string.
    """
    return TAIL | code >> 8 & 0xFFF, JUNCTION | code & 0xFFFF, AGAIN | code >> 20 << 8 | code >> 4 & 0xFF


SHARES = 6
LENGTHS = 5
NOTE_CLASSES = (Class.OPENS, Class.CLOSES)


def share(count: int, total: int) -> int:
    """A share in six steps; the first is for zero.

    >>> share(0, 0), share(0, 3), share(1, 3), share(3, 3)
    (0, 1, 2, 5)
    """
    if total == 0:
        return 0
    part = count / total
    return 1 if part == 0 else 2 if part <= 0.34 else 3 if part < 0.67 else 4 if part < 1 else 5


def is_sole(kinds: Iterable[int]) -> bool:
    """Whether a role with words of these classes has one word, without notes."""
    return sum(kind not in NOTE_CLASSES for kind in kinds) <= 1
