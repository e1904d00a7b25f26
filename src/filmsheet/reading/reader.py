"""All steps of reading a text: shadow, pieces, labels, films, and the reading of each film.

shadow ── cut ──> pieces ── judge ──> labels ── part ──> films ── assemble ──> readings
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from ..text.source import Span
from ..vocabulary import Vocabulary
from . import closing
from .cut import cut, cut_plain
from .judge import certain, judge, part
from .labels import LABEL, NONE, OTHER
from .model import Model
from .pieces import Piece, Pieces
from .reading import Reading
from .remarks import add_remarks, drop_unreadable
from .runs import Judged
from .sections import assemble
from .taught import Taught, recut_pieces

_OPENING_PIECES = 8
_LIKE_TITLE = 0.12
"""The probability that a title needs at the start of one film of several."""


class Read(NamedTuple):
    """A text whose pieces have labels."""

    shadow: str
    pieces: Pieces
    judged: Judged


def label(text: str, shadow: str, vocabulary: Vocabulary, model: Callable[[], Model]) -> Read:
    """Cut a text and label its pieces. The model is loaded only if something is not certain."""
    plain = None if isinstance(model, Taught) else cut_plain(shadow, vocabulary)
    if plain is not None and (judged := certain(plain, vocabulary)) is not None:
        return Read(shadow, plain, judged)
    pieces = recut_pieces(model, cut(shadow, vocabulary))
    return Read(shadow, pieces, judge(text, pieces, vocabulary, model))


def films(read: Read, model: Callable[[], Model]) -> tuple[list[int], list[float]]:
    """The first piece of each film of a text, and the probability that it is one."""
    return part(read.pieces, read.judged, model)


def one_film(read: Read, first: int, last: int, start: int, end: int) -> Read:
    """Some pieces of a text as a separate text, from one offset to another."""
    if first == 0 and start == 0 and last == len(read.pieces.pieces):
        return Read(read.shadow[:end], read.pieces, read.judged)
    shadow = read.shadow[start:end]
    if first >= last:
        return Read(shadow, Pieces(shadow, [], []), Judged([], [], [], [], [], []))
    pieces = read.pieces.some(shadow, first, last, start)
    return Read(shadow, pieces, _titled(read.judged.some(first, last), pieces.pieces))


def _titled(judged: Judged, pieces: list[Piece]) -> Judged:
    """The judgement of one film of several. If no piece is a title, the most probable piece at its start becomes one."""
    if "title" in judged.labels[:_OPENING_PIECES]:
        return judged
    options = [n for n in range(min(_OPENING_PIECES, len(pieces))) if not pieces[n].prose and judged.labels[n] in (NONE, OTHER, LABEL)]
    best = max(options, key=lambda n: judged.titled[n], default=-1)
    if best < 0 or judged.titled[best] < _LIKE_TITLE:
        return judged
    labels, sureness = list(judged.labels), list(judged.sureness)
    labels[best], sureness[best] = "title", judged.titled[best]
    return judged._replace(labels=labels, sureness=sureness)


def to_reading(text: str, read: Read, vocabulary: Vocabulary, model: Callable[[], Model], known: Collection[str] = (), thorough: bool = True) -> Reading:
    """The values of one film, with their places and findings."""
    reading = Reading(text, read.shadow, known, thorough)
    judged = drop_unreadable(reading, read.pieces, read.judged, vocabulary)
    assemble(reading, read.pieces, judged, vocabulary, model)
    add_remarks(reading, read.pieces, judged, vocabulary)
    closing.close(reading, Span(0, len(read.pieces.shadow)))
    return reading
