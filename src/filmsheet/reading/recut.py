"""Taught cuts: where texts of a layout are separated without a separator.

A label that no separator follows ("real Ann Field"), labels glued to values ("FranceDate de sortie: 1958"), a word
between two values ("Drame de Ann Field").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..text.source import tidy
from .classes import kind
from .pieces import LINE, MARK, SPACE, Piece, Pieces

OPENS, CLOSES, BETWEEN, GLUED = "opens", "closes", "between", "glued"
"""Where the words of a cut occur: at the start of a line, at the end of a piece, between two values, glued to a value."""
_SENTENCE = 60
"""A shorter part of a sentence does not count."""
_MARKS = ":：="
_MOST = 2_000
"""A longer piece is not cut."""


class Cut(NamedTuple):
    """Words at which a piece is cut."""

    where: str
    words: str
    left: str = ""
    """The class of the text before them, if they occur between two values."""


def recut(pieces: Pieces, cuts: Sequence[Cut]) -> Pieces:
    """Cut pieces at the words of some cuts.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> from filmsheet.reading.cut import cut
    >>> text = "real Ann Field"
    >>> [text[piece.start:piece.end] for piece in recut(cut(text, DEFAULT), [Cut("opens", "real ")]).pieces]
    ['real', 'Ann Field']
    """
    found = pieces.pieces
    for one in cuts:
        for start, end in list(_regions(pieces.shadow, found, one)):
            found = _split_at(pieces.shadow, found, start, end, keep=one.where != BETWEEN)
    return pieces if found is pieces.pieces else Pieces(pieces.shadow, pieces.lines, found)


def _regions(shadow: str, pieces: Sequence[Piece], one: Cut) -> Iterator[tuple[int, int]]:
    """The occurrences of the words of a cut."""
    words, size = one.words, len(one.words)
    if one.where == GLUED:
        yield from _glued(shadow, words)
        return
    for piece in pieces:
        start, end = piece.start, piece.end
        if not size < end - start <= _MOST:
            continue
        if one.where == OPENS and piece.gap >= LINE and shadow.startswith(words, start):
            yield start, start + len(words.rstrip())
        elif one.where == CLOSES and shadow.endswith(words, start, end):
            yield end - len(words.lstrip()), end
        elif one.where == BETWEEN and (at := shadow.find(words, start + 1, end)) > 0 and value_class(shadow[start:at]) == one.left:
            yield at, at + size


def _glued(shadow: str, words: str) -> Iterator[tuple[int, int]]:
    at = shadow.find(words)
    while at >= 0:
        end = at + len(words)
        before, behind = shadow[at - 1 : at] or " ", shadow[end : end + 1]
        if (not before.isspace() and before not in "([\"'«“") or behind.isalpha():
            yield at, end
        at = shadow.find(words, end)


def value_class(text: str) -> str:
    """The class of a value before a cut."""
    return kind(tidy(text))


def _split_at(shadow: str, pieces: Sequence[Piece], start: int, end: int, *, keep: bool) -> list[Piece]:
    """The pieces with a region as a piece of its own, or without it."""
    found: list[Piece] = []
    made = False
    for piece in pieces:
        if piece.end <= start or piece.start >= end:
            found.append(piece)
            continue
        left = _part(shadow, piece, piece.start, start)
        if left is not None:
            found.append(left)
        if keep and not made:
            gap = piece.gap if left is None else SPACE
            found.append(piece._replace(start=start, end=end, gap=gap, prose=False, marker=piece.marker if left is None else -1))
            made = True
        right = _part(shadow, piece, end, piece.end)
        if right is not None:
            found.append(right._replace(gap=MARK if keep else SPACE, marker=-1) if made or left is not None else right)
    return found


def _part(shadow: str, piece: Piece, start: int, end: int) -> Piece | None:
    """The part of a piece between two places, without blanks and punctuation at its ends, unless it is empty."""
    while start < end and (shadow[start].isspace() or shadow[start] in _MARKS):
        start += 1
    while start < end and shadow[end - 1].isspace():
        end -= 1
    if not any(map(str.isalnum, shadow[start:end])):
        return None
    return piece._replace(start=start, end=end, prose=piece.prose and end - start >= _SENTENCE)
