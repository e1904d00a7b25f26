"""How many names two neighbouring parts of a text share.

A text tells of a film with its own names, and of the next film with others. So names on both sides of a place speak against
a further film there. See Hearst, "TextTiling", Computational Linguistics 23 (1997).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from ..text.scripts import LETTERS
from .labels import LABEL
from .pieces import Piece

_SIZE = 3
"""The shortest name in letters; in scripts without blanks between words, so many letters are compared."""
_FAR, _NEAR = 40, 12
"""The maximum distance of two occurrences of a word, and the number of pieces on each side of a place whose words are counted."""
_NUMBERS = 65_535
"""Words are stored as hashes of at most this value, which limits the memory that a long text needs."""


class Shared(NamedTuple):
    """The words that stand on both sides of a place."""

    words: int
    """How many there are."""
    share: float
    """Their share of the words of the side that has fewer."""


class Cohesion:
    """Which words of a text may be names, and how many of them stand on both sides of each place."""

    def __init__(self, shadow: str, pieces: Sequence[Piece], labels: Sequence[str]) -> None:
        """Look at all pieces that are no labels."""
        small = {_number(word) for text in _texts(shadow, pieces, labels) for word in LETTERS.findall(text) if word.islower()}
        last: dict[int, int] = {}
        across, new = array("i", bytes(4 * len(pieces) + 4)), array("i", bytes(4 * len(pieces)))
        for n, text in enumerate(_texts(shadow, pieces, labels)):
            for word in dict.fromkeys(_names(text, small)):
                before = last.get(word, -_FAR)
                if n - before < _FAR:
                    across[before + 1] += 1
                    across[n + 1] -= 1
                new[n] += n - before > _NEAR
                last[word] = n
        self._across, self._new = array("i", accumulate(across)), array("i", accumulate(new, initial=0))

    def at(self, n: int) -> Shared:
        """What the pieces from one on share with those before it."""
        new, across = self._new, self._across[n]
        behind = new[min(len(new) - 1, n + _NEAR)] - new[n] + across
        return Shared(across, across / max(1, min(new[n] - new[max(0, n - _NEAR)], behind)))


def _texts(shadow: str, pieces: Sequence[Piece], labels: Sequence[str]) -> Iterator[str]:
    """The text of each piece; that of a label is empty."""
    return ("" if label == LABEL else shadow[piece.start : piece.end] for piece, label in zip(pieces, labels, strict=True))


def _names(text: str, small: set[int]) -> Iterable[int]:
    """The numbers of words that may be names: those with capitals, and all, or parts of all, in scripts without them."""
    for word in LETTERS.findall(text):
        if word[0] >= "\u2e80" or "\u0e00" <= word[0] < "\u0e80":
            yield from (_number(word[at : at + _SIZE]) for at in range(len(word) - 1) if at == 0 or at + _SIZE <= len(word))
        elif len(word) >= _SIZE and not word.islower() and (number := _number(word)) not in small:
            yield number


def _number(word: str) -> int:
    """The number of a word, whatever its case; the same in each process."""
    return crc32(word.lower().encode("utf-8", "surrogatepass")) & _NUMBERS
