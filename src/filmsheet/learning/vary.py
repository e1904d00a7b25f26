"""Variations of an example: other names, numbers and titles, lists of other lengths, missing fields.

A text that was cut and labelled is split into values and the text between them. Some values are replaced by others of
their kind, some fields are left out, and some lists are shortened or extended. The same example always has the same
variations.
"""

from __future__ import annotations

import functools
import random
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..reading.cut import cut
from ..reading.labels import ACTOR, LABEL, NONE, OTHER, ROLE
from ..reading.pieces import LINE, Pieces
from ..reading.readers import PERSONS, TERMS
from ..reading.recut import Cut, recut
from ..text.markup import shadow as make_shadow
from ..text.scripts import HANGUL, LETTERS
from ..vocabulary import DEFAULT

_WEIGHT = 0.5
"""The weight of a variation; the example itself has 1."""

_PEOPLE = PERSONS | {ACTOR}
_TITLES = frozenset(("title", "original_title", "also_known_as", "tagline"))
_COMPANIES = frozenset(("production_companies", "distributors"))
_FIGURES = frozenset(("year", "release_dates", "runtime", "ratings", "certificates", "budget", "box_office"))
_PROSE = frozenset(("storyline", "trivia"))
_LISTS = _PEOPLE | TERMS | _COMPANIES

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_FIGURE = re.compile(r"\d+")


class Study(NamedTuple):
    """A text that was cut, with what is right for each piece."""

    text: str
    pieces: Pieces
    allowed: list[frozenset[str]]
    """The labels that a piece may have."""
    joins: dict[int, bool]
    """Whether a piece continues the one before it, if that is known."""
    begins: list[int]
    """The first piece of each film."""
    weight: float = 1.0
    cuts: tuple[Cut, ...] = ()
    """The cuts of the layout."""


class _Token(NamedTuple):
    """A value, a label or other text, with the text before it."""

    before: str
    text: str
    allowed: frozenset[str]
    label: str
    """Its label if it has only one, else ""."""
    known: bool
    """Whether it is known that it does not continue the token before it."""
    opens: bool
    """Whether it is the first of its line."""
    begins: bool
    """Whether a film begins with it."""


def variations(study: Study, copies: int) -> Iterator[Study]:
    """Some variations of an example."""
    tokens = _tokens(study)
    tail = study.text[study.pieces.pieces[-1].end :] if study.pieces.pieces else ""
    for number in range(copies):
        chance = random.Random(zlib.crc32(f"{number} {study.text}".encode("utf-8", "surrogatepass")))  # noqa: S311 - no secret
        material = _Material(tokens, chance)
        kept = (unit for unit in _units(tokens) if not _is_optional(unit) or chance.random() >= 0.15)
        yield _assemble([token for unit in kept for token in _lengthened(unit, material, chance)], tail, study.cuts)


def _tokens(study: Study) -> list[_Token]:
    """The values of an example, and all other text, in order."""
    found: list[_Token] = []
    pieces, text, last, n = study.pieces.pieces, study.text, 0, 0
    begins = set(study.begins[1:])
    while n < len(pieces):
        allowed = study.allowed[n]
        label = next(iter(allowed)) if len(allowed) == 1 else ""
        stop = n
        while label and label not in _PROSE and stop + 1 < len(pieces) and study.joins.get(stop + 1) and study.allowed[stop + 1] == allowed:
            stop += 1
        before, own = text[last : pieces[n].start], text[pieces[n].start : pieces[stop].end]
        found.append(_Token(before, own, allowed, label, study.joins.get(n) is False, pieces[n].gap >= LINE, n in begins))
        last = pieces[stop].end
        n = stop + 1
    return found


def _units(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """A label with its values, or a value without a label: what can be left out."""
    units: list[list[_Token]] = []
    for token in tokens:
        if units and token.label not in (LABEL, "") and not (token.opens and token.label != units[-1][-1].label and units[-1][-1].label != LABEL):
            units[-1].append(token)
        else:
            units.append([token])
    return units


def _is_optional(unit: list[_Token]) -> bool:
    """Whether a sheet without this unit has the same layout: no film begins here, and the unit fills its lines."""
    return unit[0].opens and unit[0].label == LABEL and len(unit) > 1 and not any(one.begins for one in unit)


def _lengthened(unit: list[_Token], material: _Material, chance: random.Random) -> Iterator[_Token]:
    """A field with other values, some of a list left out, some added."""
    for at, token in enumerate(unit):
        in_list = at > 0 and token.label in _LISTS and unit[at - 1].label == token.label and not token.begins
        if in_list and chance.random() < 0.2:
            continue
        if token.label in _PROSE and at > 0 and unit[at - 1].label == token.label and not token.opens and chance.random() < 0.25:
            continue
        yield token._replace(text=material.other(token))
        if in_list and chance.random() < 0.15:
            yield token._replace(text=material.other(token))


@functools.cache
def _pools() -> dict[str, list[str]]:
    """The material of values, by kind; each line of the file has a kind and its words."""
    lines = Path(__file__).with_name("varied.txt").read_text("utf-8").splitlines()
    return {kind: words.split() for kind, _, words in (line.partition(": ") for line in lines)}


class _Material:
    """Replacements for values, made of the example's own words and of invented ones."""

    def __init__(self, tokens: Sequence[_Token], chance: random.Random) -> None:
        self.chance = chance
        self.pools = _pools()
        self.people = [word for one in tokens if one.label in _PEOPLE for word in one.text.split() if word[:1].isupper() and word.isalpha()]
        prose = " ".join(one.text for one in tokens if one.label in _PROSE)
        self.words = [word for word in LETTERS.findall(prose) if len(word) > 2]
        self.letters = "".join(_HAN.findall(prose))

    def other(self, token: _Token) -> str:
        """Another value in place of one."""
        label, text = token.label, token.text
        if label in ("", NONE, LABEL, OTHER) or label in _PROSE or self.chance.random() < 0.15:
            return text
        if label in _FIGURES:
            return _FIGURE.sub(self._figure, text)
        if label in _PEOPLE:
            return self._like(text, self._name(text))
        if label == ROLE:
            return self._like(text, self._title(text) if self.chance.random() < 0.5 else self._name(text))
        if label in _TITLES:
            return self._like(text, self._title(text))
        if label in TERMS:
            pool = [one for one in self.pools[label] if _script(one) == _script(text)]
            return self._like(text, self.chance.choice(pool)) if pool and self.chance.random() < 0.6 else text
        if label in _COMPANIES and _script(text) == "latin" and self.chance.random() < 0.6:
            return f"{self.chance.choice(self.pools['noun'] + self.pools['last latin'])} {self.chance.choice(self.pools['firm'])}"
        return text

    def _figure(self, found: re.Match[str]) -> str:
        """Other digits, as many as before."""
        figure = found[0]
        if len(figure) == 4 and figure[:2] in ("18", "19", "20"):
            return str(self.chance.randrange(1920, 2024))
        if len(figure) == 1 or figure[0] == "0":
            return figure[:-1] + self.chance.choice("123456789"[: 2 if len(figure) == 1 and int(figure) <= 2 else 9])
        if int(figure) <= 31:
            return str(self.chance.randrange(10, 29))
        return figure[:1] + "".join(self.chance.choice("0123456789") for _ in figure[1:])

    def _name(self, text: str) -> str:
        script, pick = _script(text), self.chance.choice
        names, lasts = self.pools[f"given {script}"], self.pools[f"last {script}"]
        if script == "latin":
            given, last = pick(names), pick(self.people if self.people and self.chance.random() < 0.4 else lasts)
            between = pick(("", "", "", "", " J.", " van", f" {pick(names)}"))
            return f"{given}{between} {last}"
        between = " " if script == "cyrillic" or " " in text else ""
        given, last = pick(names), pick(lasts)
        return f"{given}{between}{last}" if script == "cyrillic" else f"{last}{between}{given}"

    def _title(self, text: str) -> str:
        """Some consecutive words of the storyline, or an invented title."""
        pick = self.chance.choice
        if _script(text) == "han" and len(self.letters) > 12:
            start = self.chance.randrange(len(self.letters) - 8)
            return self.letters[start : start + self.chance.randrange(2, 8)]
        count = self.chance.randrange(1, 5)
        if len(self.words) > 8 and self.chance.random() < 0.6:
            start = self.chance.randrange(len(self.words) - count)
            found = " ".join(self.words[start : start + count])
            return found[:1].upper() + found[1:]
        if _script(text) != "latin":
            return text
        nouns, given = self.pools["noun"], self.pools["given latin"]
        shapes = (
            f"The {pick(nouns)}",
            f"{pick(nouns)} {pick(nouns)}",
            f"The {pick(nouns)} of {pick(given)}",
            f"{pick(given)} and the {pick(nouns)}",
            pick(nouns),
        )
        return pick(shapes)

    def _like(self, text: str, other: str) -> str:
        """Another text in the case of a text, with the punctuation around it."""
        core = text.strip("[]().,;:*_\"'“”„«»")
        if not core:
            return text
        made = other.upper() if core.isupper() and len(core) > 3 else other.lower() if core.islower() and core.isascii() else other
        at = text.index(core)
        return text[:at] + made + text[at + len(core) :]


def _script(text: str) -> str:
    if _HAN.search(text):
        return "han"
    if HANGUL.search(text):
        return "hangul"
    return "cyrillic" if any("\u0400" <= character <= "\u04ff" for character in text) else "latin"


def _assemble(tokens: Sequence[_Token], tail: str, cuts: tuple[Cut, ...]) -> Study:
    """The text of tokens, cut again. Its pieces have the labels of the tokens that they are in."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    size = 0
    for token in tokens:
        parts += (token.before, token.text)
        spans.append((size + len(token.before), size + len(token.before) + len(token.text)))
        size = spans[-1][1]
    text = "".join((*parts, tail))
    pieces = recut(cut(make_shadow(text), DEFAULT), cuts)
    allowed: list[frozenset[str]] = []
    joins: dict[int, bool] = {}
    begins, at = [0], 0
    for n, piece in enumerate(pieces.pieces):
        while at < len(spans) and spans[at][1] <= piece.start:
            at += 1
        within = [number for number in range(at, min(at + 6, len(spans))) if spans[number][0] < piece.end]
        labels = frozenset[str]().union(*(tokens[number].allowed for number in within)) or frozenset((NONE,))
        allowed.append(labels)
        if len(within) == 1 and len(labels) == 1:
            token, first = tokens[within[0]], piece.start <= spans[within[0]][0]
            if not first and token.label not in _PROSE:
                joins[n] = True
            elif token.known:
                joins[n] = False
            if first and token.begins:
                begins.append(n)
    return Study(text, pieces, allowed, joins, begins, _WEIGHT, cuts)
