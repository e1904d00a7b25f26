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
"""Kinds of which many small sheets are alike: they weigh half."""
VARIED = "varied"
"""The kind of a variation of an annotated sheet: what labels are is learned from it, and nothing else."""
_VARIATION = 0.3
"""What a variation counts beside the sheet itself."""


class Sheet(NamedTuple):
    """An annotated sheet."""

    name: str
    kind: str
    source: str
    """Where its layout was seen; sheets of one source stay on one side of every split."""
    held: bool
    """Whether the shipped weights never learn from it."""
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
    """The sheets that `sources.tsv` of a folder lists, in its order."""
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
    """A variation of a sheet, if something is left in it: other names, numbers and titles, other lengths of lists, fields that are missing."""
    study = Study(one.sheet.text, one.pieces, one.aligned.allowed, one.aligned.joins, one.aligned.begins)
    for other in variations(study, 1):
        if other.pieces.pieces:
            sheet = one.sheet._replace(name=f"{one.sheet.name} varied", kind=VARIED, text=other.text, films=[], weight=_VARIATION * one.sheet.weight)
            yield _described(sheet, other.pieces, Aligned(other.allowed, other.joins, other.begins, []))


def prepared(sheets: list[Sheet]) -> Iterator[Prepared]:
    """Each sheet prepared; one in which nothing stands is left out."""
    for sheet in sheets:
        one = prepare(sheet)
        if one.pieces.pieces:
            yield one
