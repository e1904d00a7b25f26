"""What the reader has learned: six small chains, and what their probabilities mean.

`labels` says what each piece is, `joins` whether two neighbours are one value, `borders` where a film may begin,
`segmentations` which of the likely segmentations into films is the best, `titles` which of the pieces of a film is its title, and
`stories` where its storyline begins and ends. They stand in one file, which is read when a text first needs judgement.
"""

from __future__ import annotations

import functools
import json
import pkgutil
from bisect import bisect_right
from typing import NamedTuple

from ..learned import Chain, WeightsError, dump
from ..learned import load as load_chain
from .features import FINGERPRINT

FILE = "reader.bin"
_MAGIC = b"filmsheet reader 3\n"

Knots = tuple[tuple[float, float], ...]
"""A probability as the chain gives it, and the share of values that were right: points of a curve, in order."""


class Model(NamedTuple):
    """The chains of the reader, and the calibration of each kind of value."""

    labels: Chain
    joins: Chain
    borders: Chain
    segmentations: Chain
    titles: Chain
    stories: Chain
    calibration: dict[str, Knots]

    def calibrated(self, kind: str, probability: float) -> float:
        """The calibrated probability: the share of values of a kind with this probability that were right on unseen sheets."""
        knots = self.calibration.get(kind) or self.calibration.get("all")
        if not knots:
            return probability
        at = bisect_right(knots, (probability, 2.0))
        if at == 0:
            return knots[0][1]
        if at == len(knots):
            return knots[-1][1]
        (a, low), (b, high) = knots[at - 1], knots[at]
        return low + (high - low) * (probability - a) / (b - a)


def pack(model: Model) -> bytes:
    """The file of a model."""
    blobs = [dump(chain, FINGERPRINT) for chain in model[:-1]]
    header = {"parts": [len(blob) for blob in blobs], "calibration": model.calibration}
    return _MAGIC + json.dumps(header, separators=(",", ":")).encode() + b"\n" + b"".join(blobs)


def unpack(data: bytes) -> Model:
    """The model of a file.

    Raises:
        WeightsError: it is no such file, it is damaged, or its features are not those of this version.
    """
    if not data.startswith(_MAGIC):
        raise WeightsError("these are no weights of the reader; train them with tools/train_reader.py")
    head, _, rest = data[len(_MAGIC) :].partition(b"\n")
    try:
        header = json.loads(head)
        sizes = header["parts"]
        calibration = {kind: tuple((float(a), float(b)) for a, b in knots) for kind, knots in header["calibration"].items()}
    except (ValueError, KeyError, TypeError):
        raise WeightsError("the weights of the reader are damaged; install filmsheet again") from None
    chains, at = [], 0
    for size in sizes:
        chains.append(load_chain(rest[at : at + size], FINGERPRINT))
        at += size
    labels, joins, borders, segmentations, titles, stories = chains
    return Model(labels, joins, borders, segmentations, titles, stories, calibration)


@functools.cache
def shipped() -> Model:
    """The model that the package ships."""
    data = pkgutil.get_data("filmsheet.reading", FILE)
    assert data is not None
    return unpack(data)
