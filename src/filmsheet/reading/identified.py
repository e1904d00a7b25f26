"""Adds identifiers and addresses without a label to `other`, under the label of their kind."""

from __future__ import annotations

import bisect
from collections import Counter

from ..text.identifiers import ADDRESS, Identifier, is_hidden
from .claims import settle
from .reading import Reading


def add_identifiers(reading: Reading) -> None:
    """Add the identifiers that nothing claims, or only markup, to `other`, and settle their regions again."""
    free = _unclaimed(reading) if reading.identifiers else []
    if not free:
        return
    for one in free:
        repeated = one.value in reading.others.get(one.label, ())
        reading.add_other(one.label, one.start, one.end, None if repeated else one.value)
    added = len(free)
    places = _Places([(one.start, one.end) for one in free])
    settled, new = reading.claims[:-added], reading.claims[-added:]
    kept = [claim for claim in settled if claim[2] != "unread" and (claim[2] != "markup" or not places.meet(claim[0], claim[1]))]
    reading.claims = settle(reading.text, reading.shadow, kept + new, reading.left)


def _unclaimed(reading: Reading) -> list[Identifier]:
    """The identifiers in unread text or markup. One in markup counts only if the text has no other of its kind."""
    found = reading.identifiers
    taken = _Places([(claim[0], claim[1]) for claim in reading.claims if claim[2] not in _FREE] + sorted(reading.left))
    form = _Places([(claim[0], claim[1]) for claim in reading.claims if claim[2] == "markup"])
    free = [one for one in found if not taken.meet(one.start, one.end)]
    hidden = {one for one in free if is_hidden(reading.text, one) or form.meet(one.start, one.end)}
    kinds = Counter(label for label, _ in {(one.label, one.value) for one in hidden})
    return [one for one in free if one not in hidden or (one.label != ADDRESS and kinds[one.label] == 1)]


_FREE = ("unread", "markup")


class _Places:
    """Regions of a text, and a test whether a region overlaps one of them."""

    def __init__(self, regions: list[tuple[int, int]]) -> None:
        """Merge overlapping regions."""
        self._regions: list[tuple[int, int]] = []
        for start, end in sorted(regions):
            if self._regions and start < self._regions[-1][1]:
                self._regions[-1] = (self._regions[-1][0], max(end, self._regions[-1][1]))
            else:
                self._regions.append((start, end))

    def meet(self, start: int, end: int) -> bool:
        """Whether a region overlaps one of these."""
        at = bisect.bisect_left(self._regions, (end, 0)) - 1
        return at >= 0 and self._regions[at][1] > start
