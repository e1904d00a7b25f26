"""The learned weights: a small binary file, and what is looked up in it.

The file holds no text: words, names and roles are kept as hashes. `write` is used by the training tool alone.
"""

from __future__ import annotations

import functools
import json
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from filmsheet.cast.features import LABELS, Word, shape, text_hash, word_class, word_key, word_keys

FILE = "weights.bin"
_MAGIC = b"FSCW1\n"
_SCALE = 256.0
_BUCKET_BITS = 12
_CACHED_WORDS = 20_000
NOTHING = (0.0,) * len(LABELS)


def key_number(key: int | str) -> int:
    """A feature's key as the number that stands for it in the file."""
    return text_hash(key) | 1 << 31 if isinstance(key, str) else key


class HashTable:
    """Numbers found by a hash of 27 bits: 2 bytes for a key, in buckets; nothing is stored of the text itself."""

    def __init__(self, starts: array[int], prints: array[int]) -> None:
        """Take the start of each bucket and the sorted fingerprints, of which the lowest bit is free to use."""
        self.starts, self.prints = starts, prints

    @staticmethod
    def place(number: int) -> tuple[int, int]:
        """Bucket and fingerprint of a hash."""
        return number >> 32 - _BUCKET_BITS, (number >> 5 - (_BUCKET_BITS - 12) & 0x7FFF) << 1

    @classmethod
    def build(cls, flags: Mapping[int, int]) -> tuple[HashTable, list[int]]:
        """A table of hashes, each with its bit, and the hashes in the order in which they are kept."""
        order = sorted(flags, key=cls.place)
        starts, prints = array("I", [0]), array("H")
        bucket = 0
        for number in order:
            at, value = cls.place(number)
            while bucket < at:
                starts.append(len(prints))
                bucket += 1
            prints.append(value | flags[number])
        starts.extend([len(prints)] * ((1 << _BUCKET_BITS) - bucket))
        return cls(starts, prints), order

    def find(self, number: int) -> int:
        """The position of a hash, or -1."""
        bucket = number >> 32 - _BUCKET_BITS
        value = (number >> 5 & 0x7FFF) << 1
        end = self.starts[bucket + 1]
        at = bisect_left(self.prints, value, self.starts[bucket], end)
        return at if at < end and self.prints[at] & 0xFFFE == value else -1

    def level(self, number: int) -> int:
        """0 for a hash that is not here, else 1 or 2 by its bit."""
        at = self.find(number)
        return 0 if at < 0 else 1 + (self.prints[at] & 1)


class Weights:
    """All that the ranking has learned."""

    def __init__(self, header: Mapping[str, float], parts: Sequence[array[int]]) -> None:
        """Take the parts of the file, in the order of `_PARTS`."""
        self.temperature = float(header["temperature"])
        cut_keys, cut_weights, word_starts, word_prints, self._packed, name_starts, name_prints = parts[:7]
        role_starts, role_prints, feature_keys, feature_weights = parts[7:]
        scale = 1 / _SCALE
        self.cuts: dict[int, float] = dict(zip(cut_keys, [weight * scale for weight in cut_weights], strict=True))
        self._words = HashTable(word_starts, word_prints)
        self.names = HashTable(name_starts, name_prints)
        self.roles = HashTable(role_starts, role_prints)
        self._features = dict(zip(feature_keys, range(0, len(feature_weights), len(LABELS)), strict=True))
        self._feature_weights = feature_weights
        self._cache: dict[str, Word] = {}

    def words(self, texts: Iterable[str]) -> list[Word]:
        """What is known of each word."""
        cache = self._cache
        return [cache.get(text) or self._word(text) for text in texts]

    def packed(self, key: str) -> int:
        """The levels of a word's counts."""
        at = self._words.find(text_hash(key))
        return self._packed[at] if at >= 0 else 0

    def _word(self, text: str) -> Word:
        key = word_key(text)
        form = shape(text)
        packed = self.packed(key)
        sums = self._sums(word_keys(key, form, packed))
        word = Word(word_class(form, packed), *sums, text_hash(key), key)
        if len(self._cache) >= _CACHED_WORDS:
            self._cache.clear()
        if len(text) <= 40:
            self._cache[text] = word
        return word

    def _sums(self, keys: list[tuple[int | str, float]]) -> list[float]:
        sums = [0.0] * len(LABELS)
        weights = self._feature_weights
        for key, value in keys:
            at = self._features.get(key_number(key), -1)
            if at >= 0:
                value /= _SCALE
                for label in range(len(LABELS)):
                    sums[label] += value * weights[at + label]
        return sums


_PARTS = "IhIHIIHIHIh"


def write(path: str, header: Mapping[str, float], parts: Sequence[array[int]]) -> None:
    """Write the parts to a file, the least byte first."""
    with open(path, "wb") as out:
        text = json.dumps(dict(header), sort_keys=True).encode()
        out.write(_MAGIC + struct.pack("<I", len(text)) + text)
        for code, part in zip(_PARTS, parts, strict=True):
            little = array(code, part)
            if sys.byteorder == "big":
                little.byteswap()
            out.write(struct.pack("<I", len(little) * little.itemsize) + little.tobytes())


def quantised(weight: float) -> int:
    """A weight as it is kept in the file."""
    return max(-32768, min(32767, round(weight * _SCALE)))


def read(data: bytes) -> Weights:
    """The weights from the bytes of the file."""
    at = len(_MAGIC) + 4
    (size,) = struct.unpack_from("<I", data, len(_MAGIC))
    header = json.loads(data[at : at + size])
    at += size
    parts: list[array[int]] = []
    for code in _PARTS:
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
    return read(resources.files("filmsheet.cast").joinpath(FILE).read_bytes())
