"""Makes neighbouring credits of one form consistent: all of them have the actor first, or the role, or no role.

The chain judges each piece separately. If it reads the lines of a cast in two ways, or finds a few roles in a list of names,
all of it is read in the more probable way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..cast.likeness import mean_likeness, name_shaped
from ..text.source import Span
from .labels import ACTOR, NONE, ROLE
from .pieces import LINE, LINK, MARK, Pieces
from .runs import Judged
from .turns import NAMES, sign

_FEWEST, _FEWEST_NAMES = 3, 6
"""The fewest lines of a block, and the fewest pieces of a list on one line."""
_JUDGED = 0.6
"""This share of them must be judged to be credits."""
_LIKENESS = 0.5
"""The weight of the likeness to names of actors, against the judgement of a line."""
_IN_TURN, _IN_TURN_NAMED = 0.5, 0.8
"""This share of the second pieces of a list must be roles; the other is for lists in which all pieces are like full names."""


class Row(NamedTuple):
    """A line with two sides: its first piece, the first of the second side, and the end."""

    first: int
    middle: int
    stop: int


def make_consistent(pieces: Pieces, judged: Judged, certain: list[str | None]) -> Judged:
    """The judgement, with each block and each list of credits read in one way."""
    wanted: dict[int, str] = {}
    for block in _blocks(pieces, judged.labels, certain):
        way = _way(pieces, judged.labels, block)
        for row in block if way else ():
            wanted[row.first], wanted[row.middle] = (ACTOR, ROLE) if way > 0 else (ROLE, ACTOR)
    for first, stop in _lists(pieces, judged.labels, certain):
        wanted.update(_in_turn(pieces, judged.labels, first, stop))
    wanted.update((n, ACTOR) for n in _alone(pieces, judged) if certain[n] is None)
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
    """The blocks of lines with two sides and one separator. Most of the lines are judged to be credits, and none is certain."""
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
    """The lines with two sides of one piece each. A note in brackets may follow a side."""
    for first, stop in pieces.rows():
        separated = [n for n in range(first + 1, stop) if pieces.pieces[n].gap in (MARK, LINK)]
        held = all(pieces.pieces[n].held for n in range(first + 1, stop) if n not in separated)
        if len(separated) == 1 and held and not any(piece.prose for piece in pieces.pieces[first:stop]):
            yield Row(first, separated[0], stop)


def _is_credit(labels: list[str], row: Row) -> bool:
    return labels[row.first] in (ACTOR, ROLE) and labels[row.middle] in (ACTOR, ROLE, NONE)


def _way(pieces: Pieces, labels: list[str], block: list[Row]) -> int:
    """The order of a block: 1 for the actor first, -1 for the role first, 0 if all lines are read alike."""
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
    """Lists of pieces on one line, separated by commas, most of which are judged to be credits: the first piece, and the end."""
    first = 0
    for n in range(1, len(pieces.pieces) + 1):
        if n < len(pieces.pieces) and pieces.pieces[n].gap < LINE and certain[n] is None and sign(pieces, n) == NAMES:
            continue
        if n - first >= _FEWEST_NAMES and certain[first] is None and sum(labels[m] in (ACTOR, ROLE) for m in range(first, n)) >= _JUDGED * (n - first):
            yield first, n
        first = n


def _in_turn(pieces: Pieces, labels: list[str], first: int, stop: int) -> dict[int, str]:
    """The labels of a list: actors and roles alternately, or only actors; nothing if they are neither."""
    own = labels[first:stop]
    if ROLE not in own:
        return {}
    named = all(name_shaped(pieces.shadow[piece.start : piece.end]) for piece in pieces.pieces[first:stop])
    turned = own[1::2].count(ROLE) >= (_IN_TURN_NAMED if named else _IN_TURN) * (len(own) // 2) and own[::2].count(ROLE) <= own[1::2].count(ROLE) / 2
    if not turned and not named:
        return {}
    return {n: ROLE if turned and (n - first) % 2 else ACTOR for n in range(first, stop)}


def _alone(pieces: Pieces, judged: Judged) -> Iterator[int]:
    """Roles below an actor in consecutive lines of which one has both: there, a name on a line of its own is a credit."""
    labels, lines, both = judged.labels, pieces.rows(), False
    for number, (first, stop) in enumerate(lines):
        both = (labels[first] == ACTOR and ROLE in labels[first + 1 : stop]) or (both and pieces.pieces[first].gap == LINE)
        above = lines[number - 1][0] if number else first
        if both and stop - first == first - above == 1 and labels[above] == ACTOR and labels[first] == ROLE and not judged.joins[first]:
            yield first
