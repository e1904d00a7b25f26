"""Credits of one form that follow each other say the same: all of them have the actor first, or the role, or no role at all.

The chain judges each piece by itself. Where it reads some lines of a cast one way and some the other, or finds roles here
and there in a list of names, the whole is read the way that most speaks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..cast.likeness import mean_likeness, name_shaped
from ..text.source import Span
from .labels import ACTOR, NONE, ROLE
from .pieces import LINE, LINK, MARK, Pieces
from .runs import Judged
from .turns import NAMES, sign

_FEWEST, _FEWEST_NAMES = 3, 6
"""So many lines make a block, and so many pieces of a line a list."""
_JUDGED = 0.6
"""Such a share of them must be judged to be credits."""
_LIKENESS = 0.5
"""What a point of likeness to names of actors counts beside the judgement of a line."""
_IN_TURN, _IN_TURN_NAMED = 0.5, 0.8
"""Such a share of the second pieces of a list must be roles; and where all are like full names."""


class Row(NamedTuple):
    """A line of two sides: its first piece, the first of the second side, and the one behind its last."""

    first: int
    middle: int
    stop: int


def make_consistent(pieces: Pieces, judged: Judged, certain: list[str | None]) -> Judged:
    """The judgement with each block and each list of credits read one way."""
    wanted: dict[int, str] = {}
    for block in _blocks(pieces, judged.labels, certain):
        way = _way(pieces, judged.labels, block)
        for row in block if way else ():
            wanted[row.first], wanted[row.middle] = (ACTOR, ROLE) if way > 0 else (ROLE, ACTOR)
    for first, stop in _lists(pieces, judged.labels, certain):
        wanted.update(_in_turn(pieces, judged.labels, first, stop))
    changed = {n: label for n, label in wanted.items() if judged.labels[n] != label}
    if not changed:
        return judged
    kept = [judged.sureness[n] for n in wanted if n not in changed]
    share = min(sum(kept) / len(kept) if kept else 0.0, 0.9999)
    labels, sureness, joins = [*judged.labels], [*judged.sureness], [*judged.joins]
    for n, label in changed.items():
        labels[n], joins[n], sureness[n] = label, False, share
    return judged._replace(labels=labels, joins=joins, sureness=sureness)


def _blocks(pieces: Pieces, labels: list[str], certain: list[str | None]) -> Iterator[list[Row]]:
    """The blocks of lines of two sides that one sign parts, most of which are judged to be credits and none of which is certain."""
    block: list[Row] = []
    before = ""
    for row in [*_rows(pieces), None]:
        between = "" if row is None or any(certain[n] is not None for n in range(row.first, row.stop)) else sign(pieces, row.middle)
        if block and (row is None or not between or between != before or pieces.pieces[row.first].line != pieces.pieces[block[-1].first].line + 1):
            if len(block) >= _FEWEST and sum(_is_credit(labels, one) for one in block) >= _JUDGED * len(block):
                yield block
            block = []
        before = between
        if row is not None and between:
            block.append(row)


def _rows(pieces: Pieces) -> Iterator[Row]:
    """The lines of two sides, each of which is one piece, be there a note in brackets behind it."""
    starts = [n for n, piece in enumerate(pieces.pieces) if n == 0 or piece.gap >= LINE]
    for first, stop in pairwise((*starts, len(pieces.pieces))):
        separated = [n for n in range(first + 1, stop) if pieces.pieces[n].gap in (MARK, LINK)]
        held = all(pieces.pieces[n].held for n in range(first + 1, stop) if n not in separated)
        if len(separated) == 1 and held and not any(piece.prose for piece in pieces.pieces[first:stop]):
            yield Row(first, separated[0], stop)


def _is_credit(labels: list[str], row: Row) -> bool:
    return labels[row.first] in (ACTOR, ROLE) and labels[row.middle] in (ACTOR, ROLE, NONE)


def _way(pieces: Pieces, labels: list[str], block: list[Row]) -> int:
    """Which way a block is read: 1 with the actor first, -1 with the role first, 0 where all lines are read alike."""
    pairs = [(labels[row.first], labels[row.middle]) for row in block]
    if set(pairs) in ({(ACTOR, ROLE)}, {(ROLE, ACTOR)}, {(ACTOR, ACTOR)}):
        return 0
    votes = sum(((pair[0] == ACTOR) - (pair[0] == ROLE) + (pair[1] == ROLE) - (pair[1] == ACTOR)) / 2 for pair in pairs) / len(pairs)
    first, second = (
        [Span(pieces.pieces[n].start, pieces.pieces[n].end) for n in side] for side in ([row.first for row in block], [row.middle for row in block])
    )
    votes += _LIKENESS * max(-2.0, min(2.0, mean_likeness(pieces.shadow, first) - mean_likeness(pieces.shadow, second)))
    return 1 if votes > 0 else -1


def _lists(pieces: Pieces, labels: list[str], certain: list[str | None]) -> Iterator[tuple[int, int]]:
    """Where pieces of one line that commas part are mostly judged to be credits: the first piece, and the one behind the last."""
    first = 0
    for n in range(1, len(pieces.pieces) + 1):
        if n < len(pieces.pieces) and pieces.pieces[n].gap < LINE and certain[n] is None and sign(pieces, n) == NAMES:
            continue
        if n - first >= _FEWEST_NAMES and certain[first] is None and sum(labels[m] in (ACTOR, ROLE) for m in range(first, n)) >= _JUDGED * (n - first):
            yield first, n
        first = n


def _in_turn(pieces: Pieces, labels: list[str], first: int, stop: int) -> dict[int, str]:
    """What the pieces of a list are: actors and roles in turn, or actors; nothing where they are read alike already."""
    own = labels[first:stop]
    if ROLE not in own or (ROLE not in own[::2] and own[1::2].count(ROLE) == len(own) // 2):
        return {}
    named = all(name_shaped(pieces.shadow[piece.start : piece.end]) for piece in pieces.pieces[first:stop])
    turned = own[1::2].count(ROLE) >= (_IN_TURN_NAMED if named else _IN_TURN) * (len(own) // 2) and own[::2].count(ROLE) <= own[1::2].count(ROLE) / 2
    if not turned and not named:
        return {}
    return {n: ROLE if turned and (n - first) % 2 else ACTOR for n in range(first, stop)}
