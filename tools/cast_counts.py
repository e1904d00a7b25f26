"""Counts of words, names and roles in the training credits, without the current film.

Used by train_cast.py; takes any file of film, actor, role (tab separated, a header line).
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import cast_features
from filmsheet.cast import features

Credit = tuple[str, str]
Lexicon = tuple[Mapping[str, int], Mapping[str, int]]
MANY_FILMS = 3
MANY_ROLES = 2
NOTES = re.compile(r"(?:\s*[(\[][^()\[\]]*[)\]])+$")


def films(path: str | Path) -> list[list[Credit]]:
    """The credits of each film of a file, in billing order."""
    found: dict[str, list[Credit]] = {}
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            film, actor, role = line.rstrip("\n").split("\t")
            found.setdefault(film, []).append((actor, role))
    return list(found.values())


def names(path: str | Path) -> dict[str, int]:
    """Names of actors, as `folded`, and the number of their films."""
    with open(path, encoding="utf-8") as lines:
        return {folded(name): int(count) for name, count in (line.rstrip("\n").split("\t") for line in lines)}


def folded(text: str) -> str:
    """A name or role for counting: the keys of its words."""
    return " ".join(map(features.word_key, text.split()))


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    """The consecutive words of a folded name of three words or more."""
    words = name.split()
    return pairwise(words) if len(words) > 2 else iter(())


def _places(words: list[str], offset: int) -> Iterator[tuple[str, int]]:
    """Each word with its index in `cast_features.COUNTS`: first, middle, last or sole."""
    last = len(words) - 1
    for index, word in enumerate(words):
        place = 3 if last == 0 else 0 if index == 0 else 2 if index == last else 1
        yield features.word_key(word), offset + place


def role_parts(role: str) -> list[str]:
    """The parts of a role between slashes, without notes.

    >>> role_parts("Mike / Head Waiter (uncredited)")
    ['Mike', 'Head Waiter']
    """
    return [part for part in re.split(r"\s+/\s+", NOTES.sub("", role)) if part]


class Counts:
    """Counts of words, names and roles over films, any film of which can be left out."""

    def __init__(self, training: list[list[Credit]], listed: dict[str, int], lexicon: Lexicon) -> None:
        """Count the credits of the films, and the names of the list with its own counts of films."""
        self.films, self.lexicon = training, lexicon
        self.listed = listed
        self.name_films: collections.Counter[str] = collections.Counter(listed)
        self.roles: collections.Counter[str] = collections.Counter()
        self.words: collections.Counter[tuple[str, int]] = collections.Counter()
        own_names: collections.Counter[str] = collections.Counter()
        for credits in training:
            own_names.update({folded(actor) for actor, _ in credits})
            self.roles.update(self._roles(credits))
            self.words.update(self._role_words(credits))
        self.name_films.update(own_names)
        self.pairs: collections.Counter[tuple[str, str]] = collections.Counter()
        for name in self.name_films:
            self.pairs.update(_pairs(name))
            self.words.update(_places(name.split(), 0))

    @staticmethod
    def _roles(credits: list[Credit]) -> set[str]:
        return {folded(part) for _, role in credits for part in role_parts(role)}

    @staticmethod
    def _role_words(credits: list[Credit]) -> set[tuple[str, int]]:
        return {place for _, role in credits for part in role_parts(role) for place in _places(part.split(), 4)}

    def without(self, credits: list[Credit]) -> View:
        """The counts without a film."""
        words: collections.Counter[tuple[str, int]] = collections.Counter(self._role_words(credits))
        actors = {folded(actor) for actor, _ in credits}
        alone = [actor for actor in actors if self.name_films[actor] == 1]
        pairs: collections.Counter[tuple[str, str]] = collections.Counter()
        for actor in alone:
            words.update(_places(actor.split(), 0))
            pairs.update(_pairs(actor))
        return View(self, words, pairs, actors, self._roles(credits))

    def all(self) -> View:
        """The counts of all films."""
        return View(self, collections.Counter(), collections.Counter(), set(), set())


class View:
    """Counts with one film left out."""

    def __init__(
        self,
        counts: Counts,
        words: collections.Counter[tuple[str, int]],
        pairs: collections.Counter[tuple[str, str]],
        actors: set[str],
        roles: set[str],
    ) -> None:
        """Take the counts of the film."""
        self.counts, self.words, self.pairs, self.actors, self.roles = counts, words, pairs, actors, roles

    def packed(self, key: str) -> int:
        """The levels of the word's counts."""
        words, own = self.counts.words, self.words
        given, family = self.counts.lexicon
        return cast_features.pack([*(words[key, at] - own[key, at] for at in range(8)), given[key], family[key]])

    def known_name(self, name: str) -> int:
        """0 for an unknown folded name, 2 for an actor of three films or more, else 1."""
        count = self.counts.name_films[name] - (name in self.actors)
        return 0 if count <= 0 else 2 if count >= MANY_FILMS else 1

    def known_role(self, role: str) -> bool:
        """Whether a folded role is that of two films or more."""
        return self.counts.roles[role] - (role in self.roles) >= MANY_ROLES

    def pair(self, one: str, other: str) -> int:
        """2 for two words that are the name of an actor, 1 if they are consecutive in a longer one, else 0."""
        if self.known_name(f"{one} {other}"):
            return 2
        return int(self.counts.pairs[one, other] > self.pairs[one, other])
