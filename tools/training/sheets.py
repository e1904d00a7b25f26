"""Annotated sheets: the corpus, and each sheet prepared for training."""

from __future__ import annotations

import json
import pathlib
from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from filmsheet.learning.align import Aligned, align
from filmsheet.learning.lessons import encoded_labels, encoded_pieces
from filmsheet.learning.vary import Study, variations
from filmsheet.reading.cut import cut
from filmsheet.reading.pieces import Pieces
from filmsheet.text.markup import shadow as make_shadow
from filmsheet.vocabulary import DEFAULT

_LIGHT = frozenset(("fixtures", "faults"))
"""Kinds with many small similar sheets, which have half the weight."""
VARIED = "varied"
"""The kind of a variation of an annotated sheet, which is only used for learning labels."""
_VARIATION = 0.3
"""The weight of a variation; the sheet itself has 1."""


class Sheet(NamedTuple):
    """An annotated sheet."""

    name: str
    kind: str
    source: str
    """The source of its layout; sheets of one source are on the same side of every split."""
    held: bool
    """Whether it is never used for the shipped weights."""
    text: str
    films: list[dict[str, Any]]
    weight: float = 1.0


class Prepared(NamedTuple):
    """A sheet that was cut, aligned and described."""

    sheet: Sheet
    pieces: Pieces
    aligned: Aligned
    features: list[array[int]]
    gaps: list[int]
    allowed: list[tuple[int, ...] | None]


def load_corpus(folder: pathlib.Path) -> list[Sheet]:
    """The sheets in `sources.tsv` of a folder, in order."""
    rows = (folder / "sources.tsv").read_text("utf-8").split("\n")[1:]
    return [_load(folder, row.split("\t")) for row in rows if row]


def _load(folder: pathlib.Path, row: list[str]) -> Sheet:
    name, kind, source, _, part = row
    text = (folder / f"{name}.txt").read_bytes().decode("utf-8-sig", "replace")
    films = json.loads((folder / f"{name}.gold.json").read_text("utf-8"))
    return Sheet(name, kind, source, part == "held", text, films, 0.5 if kind in _LIGHT else 1.0)


def prepare(sheet: Sheet) -> Prepared:
    """Cut a sheet, align it with its record, and describe its pieces."""
    pieces = cut(make_shadow(sheet.text), DEFAULT)
    return _described(sheet, pieces, align(pieces, sheet.films, DEFAULT))


def _described(sheet: Sheet, pieces: Pieces, aligned: Aligned) -> Prepared:
    features = encoded_pieces(sheet.text, pieces)
    return Prepared(sheet, pieces, aligned, features, [piece.gap for piece in pieces.pieces], encoded_labels(aligned.allowed))


def varied(one: Prepared) -> Iterator[Prepared]:
    """A variation of a sheet, unless it is empty: other names, numbers and titles, lists of other lengths, missing fields."""
    study = Study(one.sheet.text, one.pieces, one.aligned.allowed, one.aligned.joins, one.aligned.begins)
    for other in variations(study, 1):
        if other.pieces.pieces:
            sheet = one.sheet._replace(name=f"{one.sheet.name} varied", kind=VARIED, text=other.text, films=[], weight=_VARIATION * one.sheet.weight)
            yield _described(sheet, other.pieces, Aligned(other.allowed, other.joins, other.begins, []))


def prepared(sheets: list[Sheet]) -> Iterator[Prepared]:
    """Each sheet prepared, without blank ones."""
    for sheet in sheets:
        one = prepare(sheet)
        if one.pieces.pieces:
            yield one
