"""The learned weights: a binary file, and lookups in it.

The file contains no text: words, names and roles are stored as hashes. Weights are integer multiples of 1 / `SCALE`.
"""

from __future__ import annotations

import functools
import json
import pkgutil
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TypeVar

from filmsheet.cast import features
from filmsheet.cast.features import LABELS, LONGEST_ACTOR, Word, carried, fine_class, frequency, shape, text_hash, word_class, word_key

FILE = "weights.bin"
SCALE = 256.0
MAGIC = b"FSCW2\n"
PARTS = "IhIHHQIIIIIh"
_BUCKET_BITS = 12
_CACHED = 20_000
_LONGEST_CACHED = 40
_LONGEST_GAP_CACHED = 16
_SEARCHES = 4_000
_NO_SUMS = (0.0,) * len(LABELS)


def key_number(key: int | str) -> int:
    """The number of a feature's key in the file."""
    return text_hash(key) | 1 << 31 if isinstance(key, str) else key


def bucket_of(number: int) -> tuple[int, int]:
    """The place of a word's hash: its bucket, and the 16 bits that distinguish it there."""
    return number >> 32 - _BUCKET_BITS, number >> 4 & 0xFFFF


class _Searched:
    """A set in a sorted array. It is searched in the array first; after many lookups a real set is built."""

    def __init__(self, numbers: array[int], grow: Callable[[frozenset[int]], None]) -> None:
        self._numbers, self._grow = numbers, grow
        self._left = _SEARCHES

    def __contains__(self, number: object) -> bool:
        assert isinstance(number, int)
        self._left -= 1
        if self._left == 0:
            self._grow(frozenset(self._numbers))
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class _Cache(dict[_Key, _Value]):
    """A cache of computed values with a maximum size; a value that is not `worth` it is not kept."""

    def __init__(self, make: Callable[[_Key], _Value], worth: Callable[[_Key], bool] | None = None) -> None:
        super().__init__()
        self._make = make
        self._worth = worth

    def __missing__(self, key: _Key) -> _Value:
        value = self._make(key)
        if self._worth is None or self._worth(key):
            if len(self) >= _CACHED:
                self.clear()
            self[key] = value
        return value


class Weights:
    """All that the ranking has learned."""

    def __init__(self, header: Mapping[str, float], parts: Sequence[array[int]]) -> None:
        """Set the parts of the file, in the order of `PARTS`."""
        cut_keys, cut_weights, self._starts, self._prints, self._kinds, self._packed = parts[:6]
        names, stars, pairs, roles, feature_keys, self._feature_weights = parts[6:]
        self.slope = float(header["slope"]) / SCALE
        self.cuts: dict[int, int] = dict(zip(cut_keys, cut_weights, strict=True))
        self.names = self._set("names", names)
        """Hashes of the names of all actors."""
        self.stars = self._set("stars", stars)
        """Hashes of actors with three films or more."""
        self.pairs = self._set("pairs", pairs)
        """Hashes of two consecutive words in longer names."""
        self.roles = self._set("roles", roles)
        self.forms = [self._of_form(kind) for kind in (features.SOLE_ROLES, features.LONG_ACTORS, features.SOLE_ACTORS)]
        """The weights of the forms of credits, by share and by the number of words."""
        self.patterns = self._of_kind(features.PATTERN)
        """The weights of the actor's classes."""
        self.actors = self._of_kind(features.NAME)
        """Those of the actor's first and last word and length."""
        self.lengths = [self._of_length(length) for length in range(1, LONGEST_ACTOR + 1)]
        """For each number of words in the actor: its step, the weights of the counts of the whole texts, and those of
        consecutive words in names."""
        self.classes = _Cache(self._of_classes, lambda kinds: len(kinds) <= _LONGEST_GAP_CACHED)
        """For the classes of a gap's words, the weights of its cuts, from `_of_classes`."""
        self.met = _Cache(self._look_up_pair)
        """What is known of a hash, from `_look_up_pair`."""
        self._junctions = _Cache(self._junction)
        self._features = dict(zip(feature_keys, range(0, len(self._feature_weights), len(LABELS)), strict=True))
        self._rows = _Cache(self._row)
        self._shared: _Cache[tuple[int, int], tuple[int, int, list[float]]] = _Cache(self._share)
        """For a shape and counts of words: the class, the total count, and what they add to scores."""
        self._word = _Cache(self._made, lambda text: len(text) <= _LONGEST_CACHED).__getitem__
        self._kind = _Cache(self._kind_of, lambda text: len(text) <= _LONGEST_CACHED).__getitem__

    def _of_kind(self, kind: int) -> dict[int, int]:
        return {key & 0xFFFFF: weight for key, weight in self.cuts.items() if key & ~0xFFFFF == kind}

    def _of_length(self, length: int) -> tuple[int, list[int], list[list[int]]]:
        size, counted = min(length, 4), min(length, 7)
        known = [self.cuts.get(features.KNOWN | step << 4 | counted, 0) for step in range(6)]
        follow = [[self.cuts.get(features.PAIR | across << 6 | within << 4 | size, 0) for within in range(3)] for across in range(3)]
        return size - 1, known, follow

    def _set(self, name: str, numbers: array[int]) -> Container[int]:
        return _Searched(numbers, functools.partial(setattr, self, name))

    def _of_form(self, kind: int) -> list[list[int]]:
        return [[self.cuts.get(kind | step << 4 | size, 0) for size in range(features.LENGTHS)] for step in range(features.SHARES)]

    def words(self, texts: Iterable[str]) -> list[Word]:
        """What is known of each word."""
        return list(map(self._word, texts))

    def kinds(self, texts: Iterable[str]) -> list[int]:
        """The class of each word."""
        return list(map(self._kind, texts))

    def packed(self, key: str) -> int:
        """The levels of a word's counts."""
        return self._packed_of(text_hash(key))

    def _packed_of(self, number: int) -> int:
        bucket, mark = bucket_of(number)
        end = self._starts[bucket + 1]
        at = bisect_left(self._prints, mark, self._starts[bucket], end)
        return self._packed[self._kinds[at]] if at < end and self._prints[at] == mark else 0

    def _of_classes(self, kinds: tuple[int, ...]) -> list[int]:
        """For each cut of a gap, beginning with the one that leaves the actor one word, the weights of the classes around it.

        `kinds` are the classes of the words; 16 is added for a word that occurs elsewhere in the string too.
        """
        found = []
        packed = pattern = 0
        for kind in kinds[-LONGEST_ACTOR - 4 :]:
            packed = packed << 4 | kind & 15
        packed <<= 4
        for cut in range(len(kinds) - 1, max(0, len(kinds) - 1 - LONGEST_ACTOR), -1):
            left, right = kinds[cut - 1], kinds[cut]
            pattern = (pattern << 4 | right & 15) & 0xFFFFF
            found.append(self._junctions[(left >> 4 << 1 | right >> 4) << 20 | packed & 0xFFFFF] + self.patterns.get(pattern, 0))
            packed >>= 4
        return found

    def _junction(self, code: int) -> int:
        """The sum of the weights of `features.junction_keys`."""
        return sum(self.cuts.get(key, 0) for key in features.junction_keys(code))

    def _look_up_pair(self, number: int) -> int:
        """Whether a hash is one of words that are consecutive in names (1) or a whole name (2), and of what name.

        Above the lower two bits: 0 for none, 1 for an actor of one or two films, 2 for one of more.
        """
        named = number in self.names
        return (2 | (8 if number in self.stars else 4)) if named else 1 if number in self.pairs else 0

    def _kind_of(self, text: str) -> int:
        return word_class(shape(text), self.packed(word_key(text)))

    def _share(self, key: tuple[int, int]) -> tuple[int, int, list[float]]:
        form, packed = key
        return word_class(form, packed), frequency(packed), self._sums(features.class_keys(form, packed), features.level_keys(packed))

    def _made(self, text: str) -> Word:
        key = word_key(text)
        number = text_hash(key)
        packed = self._packed_of(number)
        kind, known, shared = self._shared[shape(text), packed]
        end, start, middle, sole_actor, sole_role, actor_end = self._sums(features.own_keys(key, known), (), shared)
        fine = fine_class(kind, key, packed)
        last, carry = fine << 2, carried(number)
        inside = end, start, middle, number, carry, fine << 9
        closing = actor_end, sole_actor + self.actors.get(last, 0), carry, last, self.met[number] >> 2
        return Word(kind, fine, sole_role, number, key, inside, closing)

    def _sums(self, keys: Sequence[int | str], valued: Iterable[tuple[int | str, float]], sums: list[float] | None = None) -> list[float]:
        """The sums of the weights of features, with or without a value, for each of `LABELS`."""
        rows = self._rows
        found = [row for key in keys if (row := rows[key])]
        if not valued and not found and sums:
            return sums
        totals: Iterable[float] = map(sum, zip(sums or _NO_SUMS, *found, strict=True))
        a, b, c, d, e, f = totals
        for key, value in valued:
            if row := rows[key]:
                u, v, w, x, y, z = row
                a, b, c, d, e, f = a + value * u, b + value * v, c + value * w, d + value * x, e + value * y, f + value * z
        return [a, b, c, d, e, f]

    def _row(self, key: int | str) -> Sequence[int]:
        """The weights of a feature, one for each of `LABELS`; empty if it has none."""
        at = self._features.get(key_number(key), -1)
        return tuple(self._feature_weights[at : at + len(LABELS)]) if at >= 0 else ()


def read(data: bytes) -> Weights:
    """The weights from the bytes of the file."""
    at = len(MAGIC) + 4
    (size,) = struct.unpack_from("<I", data, len(MAGIC))
    header = json.loads(data[at : at + size])
    at += size
    parts: list[array[int]] = []
    for code in PARTS:
        (size,) = struct.unpack_from("<I", data, at)
        part = array(code)
        part.frombytes(data[at + 4 : at + 4 + size])
        if sys.byteorder == "big":
            part.byteswap()
        parts.append(part)
        at += 4 + size
    return Weights(header, parts)


@functools.cache
def load() -> Weights:
    """The weights of the package, read on first use."""
    data = pkgutil.get_data("filmsheet.cast", FILE)
    assert data is not None
    return read(data)
