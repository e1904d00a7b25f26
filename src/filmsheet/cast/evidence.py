"""Evidence for and against a cut: names that the caller knows, and names elsewhere in the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Self

from filmsheet.cast.features import LONGEST_ACTOR, Word, word_key
from filmsheet.cast.weights import SCALE

KNOWN_NAME = 14.0 * SCALE
"""The score that a known name adds to a cut; further words of the name add a little."""
_PER_WORD = 3.0 * SCALE
_IN_CONTEXT = 3.0 * SCALE
_ROLE_IN_CONTEXT = 1.5 * SCALE
_TORN_NAME = -2.5 * SCALE

_MAX_RUN = 6
_BETWEEN_RUNS = re.compile(r"[^\w \t.'’\xa0-]+")
"""Signs that separate runs of capitalised words."""


def fold(name: str) -> tuple[str, ...]:
    """A name for comparison: the keys of its words.

    >>> fold("Moira  SHEARER")
    ('moira', 'shearer')
    """
    return tuple(map(word_key, name.split()))


class KnownNames(frozenset[str]):
    """Names prepared for use in many casts: folded, with single spaces between their words, and without blank ones.

    >>> "Moira  SHEARER" in KnownNames(["Moira Shearer"])
    True
    """

    def __new__(cls, names: Iterable[str] = ()) -> Self:
        """Fold the names. One that is no str is a TypeError."""
        names = list(names)
        if wrong := [name for name in names if not isinstance(name, str)]:
            raise TypeError(f"known must be names (str): {wrong[0]!r} is not one")
        return super().__new__(cls, (" ".join(folded) for name in names if (folded := fold(name))))

    def __contains__(self, name: object) -> bool:
        """Whether the name is known, in any case and spacing."""
        return isinstance(name, str) and self.holds(" ".join(fold(name)))

    def holds(self, folded: str) -> bool:
        """Whether a folded name is known."""
        return super().__contains__(folded)


def prepare_known(names: Iterable[str]) -> KnownNames:
    """A reusable set of known names.

    Raises:
        TypeError: `names` is a string, or something in it is not.

    >>> len(prepare_known(["Moira Shearer", "MOIRA SHEARER"]))
    1
    """
    if isinstance(names, KnownNames):
        return names
    if isinstance(names, str):
        raise TypeError("known must be names, such as a list of str, not one str")
    return KnownNames(names)


class Evidence:
    """Evidence from outside the cast; false if there is none."""

    def __init__(self, known: KnownNames, context: str, cast: str = "") -> None:
        """Set the known names, the text around the cast, and the cast."""
        self._known = known
        self._phrases, self._pairs = _phrases(context, frozenset(fold(cast))) if context else (frozenset(), frozenset())

    def __bool__(self) -> bool:
        """Whether there is any evidence."""
        return bool(self._known) or bool(self._phrases)

    def knows(self, words: Sequence[Word]) -> bool:
        """Whether the words are a name that the caller knows."""
        return self._known.holds(" ".join(word.key for word in words))

    def add(self, words: Sequence[Word], scores: list[float]) -> None:
        """Add to the scores of the cuts of a gap; the first cut leaves the actor one word."""
        size = len(words)
        keys = [word.key for word in words]
        for at in range(len(scores)):
            cut = size - 1 - at
            name = " ".join(keys[cut:])
            if self._known.holds(name):
                scores[at] += KNOWN_NAME + _PER_WORD * at
            if not self._phrases:
                continue
            if at and name in self._phrases:
                scores[at] += _IN_CONTEXT
            if cut <= _MAX_RUN and " ".join(keys[:cut]) in self._phrases:
                scores[at] += _ROLE_IN_CONTEXT
            if (keys[cut - 1], keys[cut]) in self._pairs:
                scores[at] += _TORN_NAME


def _phrases(context: str, wanted: frozenset[str]) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The runs of capitalised words of a text that contain a wanted word, with their first and last parts, and their pairs of words."""
    small = context.lower()
    wanted = frozenset(key for key in wanted if key in small)
    phrases: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for run in _capital_runs(context) if wanted else ():
        keys = [word_key(word.rstrip(".")) if len(word) > 3 else word_key(word) for word in run]
        if wanted.isdisjoint(keys):
            continue
        pairs.update(pairwise(keys))
        for first in range(len(keys)):
            for last in range(first + 1, min(first + _MAX_RUN, len(keys)) + 1):
                if first == 0 or last == len(keys):
                    phrases.add(" ".join(keys[first:last]))
    return frozenset(phrases), frozenset(pairs)


def _capital_runs(context: str) -> Iterator[list[str]]:
    run: list[str] = []
    for piece in _BETWEEN_RUNS.split(context):
        for word in piece.split():
            if word[0].isupper() and len(run) < LONGEST_ACTOR:
                run.append(word)
                continue
            if run:
                yield run
            run = [word] if word[0].isupper() else []
        if run:
            yield run
        run = []
