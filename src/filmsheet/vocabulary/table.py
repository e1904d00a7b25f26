"""The table of labels, and what a line of it says.

labels.txt is what people read and edit, one line a spelling. label_keys.txt is made from it (tools/labels.py) and holds
the folded form of each line, so that the table is loaded without folding ten thousand lines.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from filmsheet.vocabulary.folding import fold

RECORD_FIELDS = (
    "title",
    "original_title",
    "also_known_as",
    "year",
    "release_dates",
    "runtime",
    "genres",
    "countries",
    "languages",
    "certificates",
    "ratings",
    "directors",
    "writers",
    "producers",
    "composers",
    "cinematographers",
    "editors",
    "production_companies",
    "distributors",
    "budget",
    "box_office",
    "awards",
    "tagline",
    "storyline",
    "cast",
    "trivia",
)
"""The keys of the record that a label can fill."""

FIELDS = (*RECORD_FIELDS, "certificates_or_ratings", "other", "not_film", "heading")
"""What a line of the table can stand for: a key of the record, or what a label that fills none means."""


class Label(NamedTuple):
    """What a label means.

    Attributes:
        keys: the record keys it fills, in the order that it names them; or ("certificates_or_ratings",) for a bare
            "Rating", ("other",) for a label of film sheets that the record has no key for, ("not_film",) for the
            heading of what is not about the film.
        source: whose rating it is, for ratings ("IMDb").
        kind: "exact", or "fuzzy" for a misspelt one.
        weak: to be trusted only where a separator follows, since the words open ordinary sentences too.
        tail: what the label adds in its own words: "South Korea" of "Release date in South Korea".
        tail_start: where the tail starts in the label.
        spelling: the spelling in the table that was recognised.
        otherwise: the keys of its other reading ("Distribution" is the cast in French), to be tried where the value
            cannot be read by the first.
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
        field: one of `FIELDS`, or "source" for the name of who rates.
        source: whose ratings these are, else None.
        language: "en", "de" ...; "*" for all.
        text: the spelling.
        trust: "" for a label even with no separator behind it, "plain" for one with a separator or alone on its line,
            "weak" for one with a separator.
    """

    field: str
    source: str | None
    language: str
    text: str
    trust: str


class Shipped(NamedTuple):
    """The table as shipped: lines by folded spelling, second readings, names of who rates, and every word of a label."""

    rows: dict[str, str]
    others: dict[str, str]
    sources: dict[str, str]
    words: frozenset[str]


_SMALL_WORDS = frozenset(
    "a an the of in on at to for from with by or and as is it its de la le les l el los las der die das den dem des du un "
    "une di del della da do dos no na en et und y e i su al um van het \u0432 \u043d\u0430 \u0441 \u0438 you this that".split()
)


def _read(name: str) -> str:
    data = pkgutil.get_data(__package__ or "filmsheet.vocabulary", name)
    assert data is not None
    return data.decode("utf-8").replace("\r\n", "\n")


def _blocks() -> tuple[list[str], list[str]]:
    """The lines of the table, and those of second readings and sources."""
    _, rows, rest = _read("labels.txt").rstrip("\n").split("\n\n")
    return rows.split("\n"), rest.split("\n")[1:]


@functools.cache
def shipped() -> Shipped:
    """The table as shipped, loaded once."""
    rows, rest = _blocks()
    row_keys, rest_keys = _read("label_keys.txt").rstrip("\n").split("\n\n")
    keys = row_keys.split("\n")
    table = dict(zip(reversed(keys), reversed(rows), strict=True))
    pairs = list(zip(rest_keys.split("\n"), rest, strict=True))
    sources = {key: row for key, row in pairs if row.startswith("source:")}
    others = {key: row for key, row in pairs if not row.startswith("source:")}
    words = frozenset(row_keys.split()).union(*(key.split() for key in sources)) - _SMALL_WORDS
    return Shipped(table, others, sources, words)


@functools.cache
def common_words() -> frozenset[str]:
    """Words one slip away from a label that are words of their own: "store", "county"."""
    return frozenset(_read("common_words.txt").split())


def split_row(row: str) -> tuple[tuple[str, ...], str | None, str, str]:
    """Keys, source, spelling and trust of a line of the table."""
    field, _, spelling, *trust = row.split("\t")
    names, _, source = field.partition(":")
    return tuple(names.split("+")), source or None, spelling, trust[0] if trust else ""


class Table:
    """The labels of one vocabulary: the shipped ones, behind those that were added."""

    def __init__(self, added: Sequence[str]) -> None:
        """Put lines of the same form before the shipped ones."""
        base = shipped()
        self.sources = base.sources
        self.rows = base.rows
        self.others = base.others
        self.words = base.words
        if added:
            own = {fold(split_row(row)[2]): row for row in reversed(added)}
            self.rows = base.rows | own
            self.others = {key: row for key, row in base.others.items() if key not in own}
            self.words = base.words.union(*(key.split() for key in own))

    def label(self, key: str) -> Label | None:
        """The label with this folded spelling."""
        row = self.rows.get(key)
        if row is None:
            return None
        keys, source, spelling, trust = split_row(row)
        other = self.others.get(key)
        otherwise = split_row(other)[0] if other else ()
        return Label(keys, source, weak=trust == "weak", spelling=spelling, otherwise=otherwise)

    def trust(self, key: str) -> str:
        """How far the label with this folded spelling is trusted."""
        row = self.rows.get(key)
        return "" if row is None else split_row(row)[3]


def describe() -> list[Spelling]:
    """Every line of the shipped table, in its order.

    >>> describe()[0].field
    'title'
    """
    return list(_described())


def _described() -> Iterator[Spelling]:
    rows, rest = _blocks()
    for row in (*rows, *rest):
        field, language, text, *trust = row.split("\t")
        name, _, source = field.partition(":")
        yield Spelling(name, source or None, language, text, trust[0] if trust else "")
