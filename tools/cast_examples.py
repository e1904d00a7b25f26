"""Training examples: the gaps of cast strings made from real credits, and the features of every cut of them."""

from __future__ import annotations

import collections
import random
from array import array
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import sparse

import cast_counts
import cast_features
from filmsheet.cast import features

Key = int | tuple[int, int | str]
"""A feature of a cut, or the number of a label and a feature of the word with it."""

MOST_CREDITS = 40
SHUFFLES = 3


class Known(NamedTuple):
    """A word of a training string and its properties."""

    kind: int
    fine: int
    keys: list[tuple[int | str, float]]
    key: str


class Examples(NamedTuple):
    """Gaps as a matrix: a row for each cut; the first row of each gap; the row of the right cut; the number of the film."""

    rows: sparse.csr_matrix
    starts: np.ndarray
    right: np.ndarray
    films: np.ndarray


def strings(credits: list[cast_counts.Credit], rng: random.Random) -> Iterator[list[cast_counts.Credit]]:
    """The credits in order, ten in a string, and shuffled, four in a string."""
    for first in range(0, min(len(credits), MOST_CREDITS), 10):
        yield credits[first : first + 10]
    for _ in range(SHUFFLES):
        shuffled = rng.sample(credits, len(credits))[:MOST_CREDITS]
        for first in range(0, len(shuffled), 4):
            yield shuffled[first : first + 4]


class Words:
    """Looks words up without the current film; what does not depend on the film is cached."""

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[tuple[str, int], Known] = {}

    def known(self, view: cast_counts.View, word: str) -> Known:
        """The word as the ranking would know it without the film."""
        key = features.word_key(word)
        packed = view.packed(key)
        found = self._kept.get((word, packed))
        if found is None:
            form = features.shape(word)
            kind = features.word_class(form, packed)
            found = Known(kind, features.fine_class(kind, key, packed), cast_features.word_keys(key, form, packed), key)
            self._kept[word, packed] = found
        return found


def cuts(words: list[Known], view: cast_counts.View, repeated: set[str]) -> Iterator[tuple[int, list[tuple[Key, float]]]]:
    """Each cut of a gap with its features, as `filmsheet.cast.ranking.scores` adds them."""
    size = len(words)
    kinds = [0, 0, 0, *(word.kind for word in words), 0]
    pattern = across = 0
    middle: list[tuple[Key, float]] = []
    for cut in range(size - 1, max(0, size - 1 - features.LONGEST_ACTOR), -1):
        left, right, length = words[cut - 1], words[cut], size - cut
        pattern = pattern << 4 | right.kind
        within, across = across, view.pair(left.key, right.key)
        known = view.known_name(" ".join(word.key for word in words[cut:])) + 3 * _known_role(view, words[:cut])
        code = (left.key in repeated) << 1 | (right.key in repeated)
        for kind in kinds[cut : cut + 5]:
            code = code << 4 | kind
        keys = cast_features.cut_keys(code, pattern, length, known, right.fine, words[-1].fine, across, within)
        found: list[tuple[Key, float]] = [(key, 1.0) for key in keys]
        found += _labelled(0, left)
        found += _labelled(4, left) if cut == 1 else []
        if length == 1:
            found += _labelled(3, right)
        else:
            found += _labelled(1, right) + _labelled(5, words[-1]) + middle
            middle = middle + _labelled(2, right)
        yield cut, found


def _labelled(label: int, word: Known) -> list[tuple[Key, float]]:
    return [((label, key), value) for key, value in word.keys]


def _known_role(view: cast_counts.View, words: list[Known]) -> bool:
    keys = [word.key for word in words]
    if "/" in keys:
        keys = keys[len(keys) - keys[::-1].index("/") :]
    return view.known_role(" ".join(keys))


def _shares(roles: list[list[Known]], actors: list[list[Known]]) -> tuple[int, int, int]:
    """The shares of `cast_features.likeness_keys` among these credits."""
    sole = sum(features.is_sole(word.kind for word in role) for role in roles)
    lengths = [len(actor) for actor in actors]
    return (
        features.share(sole, len(roles)),
        features.share(sum(length >= 3 for length in lengths), len(lengths)),
        features.share(lengths.count(1), len(lengths)),
    )


class Builder:
    """Collects examples as a sparse matrix, and numbers features as they occur."""

    def __init__(self) -> None:
        """Start empty."""
        self.numbers: dict[Key, int] = {}
        self._columns, self._values, self._ends = array("i"), array("f"), array("q", [0])
        self._starts = [0]
        self._right: list[int] = []
        self._films: list[int] = []
        self._words = Words()

    def add(self, film: int, credits: list[cast_counts.Credit], view: cast_counts.View, rng: random.Random) -> None:
        """Add the gaps of a film's strings."""
        for string in strings(credits, rng):
            parts = [[self._words.known(view, word) for word in text.split()] for credit in string for text in credit]
            seen = collections.Counter(word.key for part in parts for word in part)
            repeated = {key for key, count in seen.items() if count > 1}
            roles, actors = parts[1::2], parts[0::2]
            for at, (role, actor) in enumerate(zip(roles, actors[1:], strict=False)):
                if len(actor) <= features.LONGEST_ACTOR:
                    shares = _shares(roles[:at] + roles[at + 1 :], actors[: at + 1] + actors[at + 2 :])
                    self._add_gap(film, role + actor, len(role), list(cuts(role + actor, view, repeated)), shares)

    def _add_gap(
        self,
        film: int,
        words: list[Known],
        right: int,
        found_cuts: list[tuple[int, list[tuple[Key, float]]]],
        shares: tuple[int, int, int],
    ) -> None:
        for at, (cut, found) in enumerate(found_cuts):
            found += [(key, 1.0) for key in cast_features.likeness_keys(*shares, cut, len(words) - cut)]
            for key, value in found:
                self._columns.append(self.numbers.setdefault(key, len(self.numbers)))
                self._values.append(value)
            self._ends.append(len(self._columns))
            if cut == right:
                self._right.append(self._starts[-1] + at)
        self._starts.append(len(self._ends) - 1)
        self._films.append(film)

    def examples(self) -> Examples:
        """The collected examples."""
        shape = (len(self._ends) - 1, len(self.numbers))
        rows = sparse.csr_matrix(
            (np.frombuffer(self._values, "f4"), np.frombuffer(self._columns, "i4"), np.frombuffer(self._ends, "i8")),
            shape,
        )
        return Examples(rows, np.array(self._starts), np.array(self._right), np.array(self._films))
