"""Finds texts in a text that was cut, for the alignment of a record with its text.

`Places` compares only letters and digits, so that case, blanks and punctuation make no difference, and returns the pieces
that a text covers. It does not know films or keys, only the labels of the sheet.
"""

from __future__ import annotations

import bisect
import html
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from ..reading.pieces import Pieces, is_separated
from ..vocabulary import Vocabulary

_FOLD = str.maketrans({"ß": "ss"})
_MOST = 60
"""At most this many occurrences of a text are considered."""


class Place(NamedTuple):
    """The pieces that a text covers, and its offsets."""

    first: int
    last: int
    """The last piece."""
    exact: bool
    """Whether the text covers these pieces completely."""
    start: int
    end: int


def flat(text: Any) -> str:
    """Only the letters and digits of a text, case folded.

    >>> flat("Straße &amp; O'Brien")
    'strasseobrien'
    """
    return "".join(c for c in html.unescape(str(text)).casefold().translate(_FOLD) if c.isalnum())


class Places:
    """A searchable text that was cut into pieces."""

    def __init__(self, pieces: Pieces, vocabulary: Vocabulary) -> None:
        """Flatten the text, and find its labels."""
        self.shadow = pieces.shadow
        self.pieces = pieces.pieces
        self.text = pieces.text
        self.lines = pieces.lines
        self._starts = [p.start for p in self.pieces]
        kept = [(c, n) for n, char in enumerate(self.shadow) for c in char.casefold().translate(_FOLD) if c.isalnum()]
        self._flat = "".join(c for c, _ in kept)
        self._offsets = [n for _, n in kept]
        self.labels = [vocabulary.find(self.text(n)) for n in range(len(self.pieces))]
        """The label that each piece may be."""
        self.headings = [vocabulary.heading(self.text(n)) for n in range(len(self.pieces))]
        self.opened = self._opened()

    def _opened(self) -> list[tuple[tuple[str, ...], int]]:
        """For each piece, the keys of the last label above it, and the distance in lines."""
        found: list[tuple[tuple[str, ...], int]] = []
        keys: tuple[str, ...] = ()
        line = 0
        for n, piece in enumerate(self.pieces):
            label = self.labels[n]
            found.append((keys, piece.line - line))
            if label is not None and not (label.weak and not is_separated(self.pieces, n)):
                keys, line = (*label.keys, *label.otherwise), piece.line
        return found

    def find(self, value: Any) -> list[Place]:
        """The occurrences of a text, as whole words."""
        return list(islice((place for start, end in self._spans(value) if (place := self._place(start, end)) is not None), _MOST))

    def find_apart(self, value: Any) -> list[Place]:
        """The occurrences of a text, except those inside sentences."""
        return [place for place in self.find(value) if place.exact or not self.pieces[place.first].prose]

    def mentions(self, text: str) -> list[int]:
        """The pieces in which a text begins, as whole words, whatever else they hold."""
        found = (bisect.bisect_right(self._starts, start) - 1 for start, end in islice(self._spans(text), _MOST) if self._whole_words(start, end))
        return [n for n in found if n >= 0]

    def openings(self, text: str) -> list[int]:
        """The pieces that start with a text."""
        found: list[int] = []
        for start, _ in self._spans(text):
            n = bisect.bisect_right(self._starts, start) - 1
            if n >= 0 and start < self.pieces[n].end and not has_words(self.shadow[self.pieces[n].start : start]):
                found.append(n)
        return found

    def closings(self, text: str) -> list[int]:
        """The pieces that end with a text."""
        found: list[int] = []
        for _, end in self._spans(text):
            n = bisect.bisect_left(self._starts, end) - 1
            if n >= 0 and not has_words(self.shadow[end : self.pieces[n].end]):
                found.append(n)
        return found

    def _spans(self, value: Any) -> Iterator[tuple[int, int]]:
        """The places of a text, as offsets."""
        wanted = flat(value)
        at = self._flat.find(wanted) if wanted else -1
        while at >= 0:
            yield self._offsets[at], self._offsets[at + len(wanted) - 1] + 1
            at = self._flat.find(wanted, at + 1)

    def _place(self, start: int, end: int) -> Place | None:
        """The pieces between two offsets, if the text there consists of whole words and covers most of its pieces."""
        first = bisect.bisect_right(self._starts, start) - 1
        last = bisect.bisect_left(self._starts, end) - 1
        if first < 0 or self.pieces[first].end <= start:
            return None
        head, tail = self.pieces[first], self.pieces[last]
        exact = not has_words(self.shadow[head.start : start]) and not has_words(self.shadow[end : tail.end])
        if not exact:
            whole = sum(map(str.isalnum, self.shadow[head.start : tail.end]))
            within = sum(map(str.isalnum, self.shadow[start:end]))
            if within < 0.55 * whole or not self._whole_words(start, end):
                return None
        return Place(first, last, exact, start, end)

    def _whole_words(self, start: int, end: int) -> bool:
        """Whether a region does not begin or end within a word of ASCII letters."""
        shadow = self.shadow
        begins = not (start and shadow[start - 1].isalnum() and shadow[start].isalnum() and shadow[start].isascii())
        return begins and not (end < len(shadow) and shadow[end].isalnum() and shadow[end - 1].isalnum() and shadow[end].isascii())


def has_words(text: str) -> bool:
    """Whether a text contains a letter or a digit."""
    return any(map(str.isalnum, text))
