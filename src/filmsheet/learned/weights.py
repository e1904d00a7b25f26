"""The file of a chain's weights: small, checked when it is read, and read in some milliseconds.

A head (magic, format, fingerprint, checksum), and compressed behind it the labels, the weights in steps, and the numbers
of the features as differences in order. Bytes of like rank stand together, since those compress better.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from itertools import accumulate, pairwise

from filmsheet.learned.chain import Chain, Rows, Shared

FORMAT = 1
_MAGIC = b"FSCHAIN\n"
_HEAD = struct.Struct("<8sHHI")


class WeightsError(ValueError):
    """A file of weights that this program cannot read with; the message says what to do."""


def dump(chain: Chain, fingerprint: str) -> bytes:
    """The bytes of a file of weights.

    Args:
        chain: What was learned.
        fingerprint: Names the features that the chain was trained with, and their version.
    """
    head = {
        "labels": list(chain.labels),
        "gaps": chain.gaps,
        "step": chain.step,
        "features": len(chain.rows.numbers),
        "weights": len(chain.rows.weights),
    }
    text = json.dumps(head, sort_keys=True).encode()
    steps = array("I", (after - before for before, after in pairwise([0, *chain.rows.numbers])))
    parts = [struct.pack("<I", len(text)), text, *(_planes(part) for part in chain.shared)]
    parts += [_planes(steps), chain.rows.counts, chain.rows.labels, _planes(chain.rows.weights)]
    payload = zlib.compress(b"".join(parts), 9)
    name = fingerprint.encode()
    return _HEAD.pack(_MAGIC, FORMAT, len(name), zlib.crc32(name + payload)) + name + payload


def load(data: bytes, fingerprint: str) -> Chain:
    """The chain from the bytes of a file of weights.

    Args:
        data: What `dump` gave.
        fingerprint: Names the features that will be given to the chain: what the file was written with.

    Raises:
        WeightsError: It is no file of weights, one of another format or of other features, or it is damaged.

    >>> from filmsheet.learned import Model
    >>> chain = Chain.of(Model(("x", "y"), 1, {7: ((0, 2.0),)}, (0, 0), (((0, 0), (0, 0)),), (0, 0), (0, 0)))
    >>> load(dump(chain, "words 1"), "words 1").emissions([[7]])
    [[2.0, 0.0]]
    >>> load(dump(chain, "words 1"), "words 2")
    Traceback (most recent call last):
    filmsheet.learned.weights.WeightsError: These weights were trained with the features "words 1", and this program reads with "words 2": ...
    """
    payload = _checked(data, fingerprint)
    try:
        return _unpacked(zlib.decompress(payload))
    except (ValueError, KeyError, TypeError, struct.error, zlib.error) as error:
        raise WeightsError("The file of weights is damaged: get or train it again") from error


def _checked(data: bytes, fingerprint: str) -> bytes:
    """The compressed part of a file that is whole and of the right kind."""
    if len(data) < _HEAD.size or not data.startswith(_MAGIC):
        raise WeightsError("This is no file of weights: give one that was written by training")
    _, version, size, checksum = _HEAD.unpack_from(data)
    if version != FORMAT:
        raise WeightsError(f"The file of weights has format {version}, and this program reads format {FORMAT}: train it again with this version")
    if zlib.crc32(data[_HEAD.size :]) != checksum:
        raise WeightsError("The file of weights is damaged (its checksum differs): get or train it again")
    name = data[_HEAD.size : _HEAD.size + size].decode()
    if name != fingerprint:
        raise WeightsError(
            f'These weights were trained with the features "{name}", and this program reads with "{fingerprint}": train them again with this version'
        )
    return data[_HEAD.size + size :]


def _planes(numbers: array[int]) -> bytes:
    """The bytes of numbers, all lowest ones first."""
    data = _little(numbers).tobytes()
    return b"".join(data[rank :: numbers.itemsize] for rank in range(numbers.itemsize))


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


class _Cursor:
    """Takes one part after another from the payload."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        start, self._at = self._at, self._at + size
        if self._at > len(self._data):
            raise ValueError("too short")
        return self._data[start : self._at]

    def numbers(self, code: str, count: int) -> array[int]:
        numbers = array(code)
        data = bytearray(count * numbers.itemsize)
        for rank in range(numbers.itemsize):
            data[rank :: numbers.itemsize] = self.take(count)
        numbers.frombytes(data)
        return _little(numbers)


def _unpacked(payload: bytes) -> Chain:
    cursor = _Cursor(payload)
    (size,) = struct.unpack("<I", cursor.take(4))
    head = json.loads(cursor.take(size))
    count = len(head["labels"])
    bias, start, end = (cursor.numbers("h", count) for _ in range(3))
    shared = Shared(bias, start, end, cursor.numbers("h", head["gaps"] * count * count))
    numbers = array("I", accumulate(cursor.numbers("I", head["features"])))
    rows = Rows(numbers, cursor.take(head["features"]), cursor.take(head["weights"]), cursor.numbers("h", head["weights"]))
    return Chain(head["labels"], head["gaps"], shared, rows, head["step"])
