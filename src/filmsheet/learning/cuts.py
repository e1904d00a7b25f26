"""The cuts of a layout, learned from values of an example that are only part of a piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import regex

from ..reading.pieces import LINE, MARK, Piece, Pieces
from ..reading.readers import TERMS
from ..reading.recut import BETWEEN, CLOSES, GLUED, OPENS, Cut, value_class
from ..vocabulary.table import CREW
from .places import has_words

_SHORTEST, _LONGEST = 3, 28
_HEAD = 40
"""This many characters of the start and the end of a storyline are searched."""
_LABEL_BEFORE = regex.compile(r"\p{Lu}\p{Ll}{2,}\Z")
_LABEL_AFTER = regex.compile(r"\p{Lu}[\p{L}’']*(?: [\p{L}’']+){0,3}(?=[ \xa0]?[:：])|\p{Lu}\p{Ll}{3,}(?=\p{Lu})")
_NAMED = (*CREW, *TERMS, "production_companies", "distributors", "also_known_as")


def cuts(pieces: Pieces, records: Sequence[dict[str, Any]]) -> list[Cut]:
    """The words that separate the values of records from the rest of their pieces, in a text that was cut."""
    found: dict[Cut, None] = {}
    texts = [pair for record in records for pair in _values(record)]
    held = {span for start, end in texts for span in _places(pieces, start, end)}
    spans = sorted({*held, *(span for start, end in texts for span in _beside(pieces, start, end, held))})
    for number, (start, end) in enumerate(spans):
        before = next((b for a, b in reversed(spans[:number]) if b <= start), 0)
        behind = next((a for a, b in spans[number + 1 :] if a >= end), len(pieces.shadow))
        for one in _around(pieces, start, end, before, behind):
            found.setdefault(one)
    if any(one.where == GLUED for one in found):
        found |= dict.fromkeys(_glued_labels(pieces))
    return list(found)


def _values(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts of a record: how each starts and ends."""
    for key in ("title", "original_title"):
        if record.get(key):
            yield record[key], record[key]
    for key in _NAMED:
        for value in record.get(key) or ():
            yield value, value
    for credit in record.get("cast") or ():
        yield credit["actor"], credit["actor"]
    story = record.get("storyline")
    if isinstance(story, str):
        story = {"starts": story.split("\n\n")[0], "ends": story.split("\n\n")[-1]}
    if story:
        yield story.get("starts", "")[:_HEAD], ""
        yield "", story.get("ends", "")[-_HEAD:]


def _places(pieces: Pieces, start: str, end: str) -> Iterator[tuple[int, int]]:
    """Where a value is part of a piece, if it is nowhere a piece of its own."""
    shadow, text = pieces.shadow, start or end
    if len(text) < _SHORTEST:
        return
    at = shadow.find(text)
    found: list[tuple[int, int, Piece]] = []
    while at >= 0 and len(found) < 20:
        left, right = _holds(pieces, at, at + 1), _holds(pieces, at + len(text) - 1, at + len(text))
        if left is not None and right is not None:
            separated = (not start or not has_words(shadow[left.start : at])) and (not end or not has_words(shadow[at + len(text) : right.end]))
            if separated:
                return
            found.append((at if start else -1, at + len(text) if end else -1, left))
        at = shadow.find(text, at + 1)
    for a, b, piece in found:
        if not (piece.prose and a >= 0 and b >= 0 and _is_inner(shadow, piece, a, b)):
            yield (a if a >= 0 else b, b if b >= 0 else a)
            return


def _beside(pieces: Pieces, start: str, end: str, held: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a value is part of a piece that contains another value."""
    for piece in {_holds(pieces, at, at + 1) for at, _ in held} if start == end and len(start) >= _SHORTEST else ():
        if piece is not None and (at := pieces.shadow.find(start, piece.start, piece.end)) >= 0:
            yield at, at + len(start)


def _glued_labels(pieces: Pieces) -> Iterator[Cut]:
    """The labels that are glued to the values before them. Other sheets of the layout have them too."""
    shadow = pieces.shadow
    for left, piece, right in zip(pieces.pieces, pieces.pieces[1:], pieces.pieces[2:], strict=False):
        text = shadow[piece.start : piece.end]
        if left.end == piece.start and right.gap == MARK and piece.gap < LINE and _SHORTEST < len(text) <= _LONGEST and text[0].isupper():
            yield Cut(GLUED, text)


def _is_inner(shadow: str, piece: Piece, start: int, end: int) -> bool:
    """Whether a value is inside a sentence, as a separate word: prose that mentions it."""
    glued = shadow[start - 1 : start].isalnum() or shadow[end : end + 1].isalnum()
    return not glued and start - piece.start > _LONGEST


def _holds(pieces: Pieces, start: int, end: int) -> Piece | None:
    return next((piece for piece in pieces.pieces if piece.start <= start and end <= piece.end), None)


def _around(pieces: Pieces, start: int, end: int, before: int, behind: int) -> Iterator[Cut]:
    """The words that separate a value from the text before and after it in its piece."""
    shadow = pieces.shadow
    piece = _holds(pieces, start, start + 1)
    if piece is not None and has_words(shadow[piece.start : start]):
        words = shadow[max(piece.start, before) : start]
        if label := _LABEL_BEFORE.search(words):
            yield Cut(GLUED, label[0])
        elif piece.start < before < start and len(words) <= _LONGEST and words[0].isspace() and words[-1].isspace():
            yield Cut(BETWEEN, words, value_class(shadow[piece.start : before]))
        elif before <= piece.start and piece.gap >= LINE and len(words) <= _LONGEST and words[-1].isspace():
            yield Cut(OPENS, words)
    piece = _holds(pieces, end - 1, end)
    if piece is not None and has_words(shadow[end : piece.end]):
        words = shadow[end : piece.end]
        if label := _LABEL_AFTER.match(shadow, end):
            yield Cut(GLUED, label[0])
        elif behind >= piece.end and len(words) <= _LONGEST and words[0].isspace() and words.count(" ") < 4:
            yield Cut(CLOSES, words)
