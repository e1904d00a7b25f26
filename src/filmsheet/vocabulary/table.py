"""The table of labels.

People edit labels.txt, with one spelling a line. tools/labels.py makes label_keys.txt from it: the lookup file, with
folded spellings, which is loaded quickly when a process starts.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from filmsheet.models import RECORD_KEYS
from filmsheet.vocabulary import wordlists

RECORD_FIELDS = tuple(key for key in RECORD_KEYS if key not in ("other", "unread"))
"""The keys of the record that a label can fill."""

FIELDS = (*RECORD_FIELDS, "certificates_or_ratings", "other", "not_film", "heading")
"""What a label can mean: a key of the record, or a meaning without a key."""

CREW = ("directors", "writers", "producers", "composers", "cinematographers", "editors")
"""The keys that hold people behind the camera."""


class Label(NamedTuple):
    """What a label means.

    Attributes:
        keys: the keys of the record that it fills, in its order; or ("certificates_or_ratings",) for a bare "Rating",
            ("other",) for a known label without a key, ("not_film",) for the heading of a text that is not about the
            film.
        source: the source, for ratings ("IMDb").
        kind: "exact", or "fuzzy" for a misspelt one.
        weak: whether it is a label only before a separator, because ordinary sentences begin with the words too.
        tail: further words of the label: "South Korea" in "Release date in South Korea".
        tail_start: the start of the tail in the label.
        spelling: the spelling that was recognised, folded.
        otherwise: the keys of a second meaning ("Distribution" is the cast in French), for a value that cannot be read
            with the first.
    """

    keys: tuple[str, ...]
    source: str | None = None
    kind: str = "exact"
    weak: bool = False
    tail: str | None = None
    tail_start: int = 0
    spelling: str = ""
    otherwise: tuple[str, ...] = ()


class Spelling(NamedTuple):
    """One line of the table.

    Attributes:
        field: one of `FIELDS`, or "source" for the name of a source of ratings.
        source: the source of the ratings, or None.
        language: "en", "de" ...; "*" for all.
        text: the spelling.
        trust: "" for a label even without a separator, "plain" for a label before a separator or alone on its line,
            "weak" for a label only before a separator.
    """

    field: str
    source: str | None
    language: str
    text: str
    trust: str


SMALL_WORDS = wordlists.words("small_words")
"""Words of labels that carry no meaning: they occur in any sentence."""

_TRUST = ("", "plain", "weak")
_FIRST_CODE = 33


def encode(field: str, trust: str) -> str:
    """Field and trust as one printable character.

    >>> decode(encode("cast", "plain"))
    ('cast', 'plain')
    """
    return chr(_FIRST_CODE + 3 * FIELDS.index(field) + _TRUST.index(trust))


def decode(code: str) -> tuple[str, str]:
    """The field and trust of a character; see `encode`."""
    field, trust = divmod(ord(code) - _FIRST_CODE, 3)
    return FIELDS[field], _TRUST[trust]


def _read(name: str) -> bytes:
    data = pkgutil.get_data("filmsheet.vocabulary", name)
    assert data is not None
    return data.replace(b"\r\n", b"\n").rstrip(b"\n")


@functools.cache
def _shipped() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, str]], frozenset[str]]:
    """The codes, second meanings, sources and words of the table as shipped, loaded once."""
    latin_codes, latin, codes, keys, others, sources, words = _read("label_keys.txt").split(b"\n\n")
    table = dict(zip(latin.decode("ascii").split("\n"), latin_codes.decode("ascii"), strict=True))
    table.update(zip(keys.decode("utf-8").split("\n"), codes.decode("ascii"), strict=True))
    named = {key: (name, trust) for key, name, trust in _lines(sources)}
    return table, dict(_lines(others)), named, frozenset(words.decode("utf-8").split("\n"))


def _lines(block: bytes) -> Iterator[list[str]]:
    return (line.split("\t") for line in block.decode("utf-8").split("\n"))


@functools.cache
def common_words() -> frozenset[str]:
    """Words that differ from a label by one letter: "store", "county"."""
    return frozenset(_read("common_words.txt").decode("utf-8").split())


class Table:
    """The labels of one vocabulary: added ones first, then the shipped ones.

    `codes` has a character for field and trust, by folded spelling (see `encode`), and `others` the same for second
    meanings; `sources` has the sources of ratings and their trust, by folded name.
    """

    def __init__(self, added: Sequence[Label]) -> None:
        """Add labels before the shipped ones; of two with the same spelling the first is used."""
        self.codes, self.others, self.sources, words = _shipped()
        self.own = {label.spelling: label for label in reversed(added)}
        self.words = words.union(*map(str.split, self.own))
        """All words of labels except small ones."""

    def __contains__(self, key: str) -> bool:
        """Whether this folded spelling is a label."""
        return key in self.codes or key in self.own

    def label(self, key: str) -> Label | None:
        """The label with this folded spelling."""
        code = self.codes.get(key)
        if self.own and key in self.own:
            return self.own[key]
        if code is None:
            return None
        field, trust = decode(code)
        other = self.others.get(key)
        return Label((field,), weak=trust == "weak", spelling=key, otherwise=(decode(other)[0],) if other else ())

    def trust(self, key: str) -> str:
        """The trust of the label with this folded spelling."""
        return decode(self.codes[key])[1] if key in self.codes and key not in self.own else ""


def describe() -> list[Spelling]:
    """Every line of the shipped table, in its order.

    >>> describe()[0].field
    'title'
    """
    described = []
    for row in _read("labels.txt").decode("utf-8").split("\n"):
        if row and row[0] != "#":
            field, language, text, *trust = row.split("\t")
            name, _, source = field.partition(":")
            described.append(Spelling(name, source or None, language, text, trust[0] if trust else ""))
    return described
