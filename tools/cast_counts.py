"""What the training credits say of words, names and roles, with the film at hand left out.

Used by train_cast.py; takes any file of film, actor, role (tab separated, a header line).
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from filmsheet.cast import features

Credit = tuple[str, str]
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
    """A name or role as it is counted: the keys of its words."""
    return " ".join(map(features.word_key, text.split()))


def _places(words: list[str], offset: int) -> Iterator[tuple[str, int]]:
    """Each word with the number of its place in `features.COUNTS`: first, middle, last or sole."""
    last = len(words) - 1
    for index, word in enumerate(words):
        place = 3 if last == 0 else 0 if index == 0 else 2 if index == last else 1
        yield features.word_key(word), offset + place


def role_parts(role: str) -> list[str]:
    """A role without the notes after it, at its slashes.

    >>> role_parts("Mike / Head Waiter (uncredited)")
    ['Mike', 'Head Waiter']
    """
    return [part for part in re.split(r"\s+/\s+", NOTES.sub("", role)) if part]


class Counts:
    """Counts of words, names and roles over films, any film of which can be left out."""

    def __init__(self, training: list[list[Credit]], listed: dict[str, int]) -> None:
        """Count the credits of the films, and the names of the list with its own counts of films."""
        self.films = training
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
        for name in self.name_films:
            self.words.update(_places(name.split(), 0))

    @staticmethod
    def _roles(credits: list[Credit]) -> set[str]:
        return {folded(part) for _, role in credits for part in role_parts(role)}

    @staticmethod
    def _role_words(credits: list[Credit]) -> set[tuple[str, int]]:
        return {place for _, role in credits for part in role_parts(role) for place in _places(part.split(), 4)}

    def without(self, credits: list[Credit]) -> View:
        """The counts as they would be had the film not been there."""
        words: collections.Counter[tuple[str, int]] = collections.Counter(self._role_words(credits))
        actors = {folded(actor) for actor, _ in credits}
        for actor in actors:
            if self.name_films[actor] == 1:
                words.update(_places(actor.split(), 0))
        return View(self, words, actors, self._roles(credits))

    def all(self) -> View:
        """The counts of all films."""
        return View(self, collections.Counter(), set(), set())


class View:
    """Counts with one film left out."""

    def __init__(self, counts: Counts, words: collections.Counter[tuple[str, int]], actors: Iterable[str], roles: Iterable[str]) -> None:
        """Remember what the film contributed."""
        self.counts, self.words, self.actors, self.roles = counts, words, set(actors), set(roles)

    def packed(self, key: str) -> int:
        """The levels of the word's counts."""
        return features.pack([self.counts.words[key, place] - self.words[key, place] for place in range(8)])

    def name(self, name: str) -> int:
        """The number of films of an actor, whose name is folded."""
        return self.counts.name_films[name] - (name in self.actors)

    def role(self, role: str) -> int:
        """The number of films with a role of this name, which is folded."""
        return self.counts.roles[role] - (role in self.roles)
