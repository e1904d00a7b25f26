"""The file format of the weights of a chain: small, checked on reading, and read within milliseconds.

A header (magic, format, fingerprint, checksum), followed by compressed data: the labels, the weights in steps, and the sorted
numbers of the features as differences. Bytes of the same rank are stored together, because they compress better.
"""

from __future__ import annotations

import io
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
    """A file of weights that this version cannot use. The message says what to do."""


def dump(chain: Chain, fingerprint: str) -> bytes:
    """Encode a chain. `fingerprint` identifies the features that it was trained with, and their version."""
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
    """Decode what `dump` returned. The fingerprint must be the one that it was written with.

    Raises:
        WeightsError: The data is not a file of weights, has another format or other features, or is damaged.

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
    """The compressed part of a file, after checks of its header and checksum."""
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
    """The bytes of numbers, all lowest bytes first, then the next."""
    data = _little(numbers).tobytes()
    return b"".join(data[rank :: numbers.itemsize] for rank in range(numbers.itemsize))


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def _take(file: io.BytesIO, size: int) -> bytes:
    """The next bytes of a payload. A payload that is too short is a ValueError."""
    if len(data := file.read(size)) < size:
        raise ValueError("too short")
    return data


def _numbers(file: io.BytesIO, code: str, count: int) -> array[int]:
    """The next numbers of a payload, whose bytes are in the order of `_planes`."""
    numbers = array(code)
    data = bytearray(count * numbers.itemsize)
    for rank in range(numbers.itemsize):
        data[rank :: numbers.itemsize] = _take(file, count)
    numbers.frombytes(data)
    return _little(numbers)


def _unpacked(payload: bytes) -> Chain:
    file = io.BytesIO(payload)
    (size,) = struct.unpack("<I", _take(file, 4))
    head = json.loads(_take(file, size))
    count = len(head["labels"])
    bias, start, end = (_numbers(file, "h", count) for _ in range(3))
    shared = Shared(bias, start, end, _numbers(file, "h", head["gaps"] * count * count))
    numbers = array("I", accumulate(_numbers(file, "I", head["features"])))
    rows = Rows(numbers, _take(file, head["features"]), _take(file, head["weights"]), _numbers(file, "h", head["weights"]))
    return Chain(head["labels"], head["gaps"], shared, rows, head["step"])
