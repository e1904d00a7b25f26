"""Texts of several films, made from annotated sheets of one film in prose: posts and columns that tell of one film after another.

They teach the labels of a second and a third film and where it begins, which composed sheets cannot show in sentences.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable

from filmsheet.reading.classes import script

from .sheets import VARIED, Prepared, Sheet, prepared

GLUED = "glued"
"""The kind of these texts."""

_LONGEST = 1800
"""A longer sheet is not used, in characters."""
_PROSE = 3
"""One of so many pieces at least is prose."""
_FEWEST = 8
"""Sheets in a script of which there are fewer are not used."""
_SHORT = 700
"""Shorter sheets may also stand in one paragraph."""
_FILMS = (2, 2, 3)
_BETWEEN = ("\n\n", "\n\n", "\n", " ")
"""What stands between two sheets; a blank only between short ones."""
_WEIGHT = 0.4


def glued(sheets: list[Prepared], side: Callable[[Prepared], int], seed: int = 5) -> list[Prepared]:
    """As many texts as there are sheets to make them from, each of sheets in one script; the same for the same sheets and seed.

    Args:
        sheets: the annotated sheets.
        side: the side of a split on which a sheet is; only sheets of one side are glued together.
        seed: of the random choices.
    """
    rng = random.Random(seed)  # noqa: S311 -- random sheets, no secrets
    pools: dict[tuple[str, int], list[Sheet]] = defaultdict(list)
    for one in sheets:
        if _fits(one):
            pools[script(one.sheet.text), side(one)].append(one.sheet)
    found = [_joined(n, rng.sample(pool, rng.choice(_FILMS)), rng) for pool in pools.values() if len(pool) >= _FEWEST for n in range(len(pool))]
    return list(prepared(found))


def _fits(one: Prepared) -> bool:
    sheet, pieces = one.sheet, one.pieces.pieces
    single = sheet.kind != VARIED and len(sheet.films) == 1 and bool(sheet.films[0].get("title"))
    return single and len(sheet.text) < _LONGEST and _PROSE * sum(piece.prose for piece in pieces) > len(pieces)


def _joined(number: int, parts: list[Sheet], rng: random.Random) -> Sheet:
    between = rng.choice(_BETWEEN if all(len(part.text) < _SHORT for part in parts) else _BETWEEN[:-1])
    texts = [part.text.strip("\n") if between != " " else " ".join(part.text.split()) for part in parts]
    films = [film for part in parts for film in part.films]
    return Sheet(f"glued/{number}", GLUED, parts[0].source, False, between.join(texts) + "\n", films, _WEIGHT)
