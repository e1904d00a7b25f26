"""Texts of several films, made from annotated sheets of one film in prose: posts and columns that tell of one film after another.

They teach the labels of a second and a third film, which composed sheets cannot show in sentences.
"""

from __future__ import annotations

import random
from collections import defaultdict

from filmsheet.reading.classes import script

from .sheets import VARIED, Prepared, Sheet, prepared

_LONGEST = 1800
"""A longer sheet is not used, in characters."""
_PROSE = 3
"""One of so many pieces at least is prose."""
_FEWEST = 8
"""Sheets in a script of which there are fewer are not used."""
_FILMS = (2, 2, 3)
_WEIGHT = 0.4


def glued(sheets: list[Prepared], seed: int = 5) -> list[Prepared]:
    """As many texts as there are sheets to make them from, each of sheets in one script; the same for the same sheets and seed."""
    rng = random.Random(seed)  # noqa: S311 -- random sheets, no secrets
    pools: dict[str, list[Sheet]] = defaultdict(list)
    for one in sheets:
        if _fits(one):
            pools[script(one.sheet.text)].append(one.sheet)
    found = [_joined(n, rng.sample(pool, rng.choice(_FILMS))) for pool in pools.values() if len(pool) >= _FEWEST for n in range(len(pool))]
    return list(prepared(found))


def _fits(one: Prepared) -> bool:
    sheet, pieces = one.sheet, one.pieces.pieces
    single = sheet.kind != VARIED and len(sheet.films) == 1 and bool(sheet.films[0].get("title"))
    return single and len(sheet.text) < _LONGEST and _PROSE * sum(piece.prose for piece in pieces) > len(pieces)


def _joined(number: int, parts: list[Sheet]) -> Sheet:
    text = "\n\n".join(part.text.strip("\n") for part in parts) + "\n"
    return Sheet(f"glued/{number}", VARIED, parts[0].source, False, text, [film for part in parts for film in part.films], _WEIGHT)
