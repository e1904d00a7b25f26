"""All steps of reading a text: shadow, pieces, labels, films, and the reading of each film.

shadow ── cut ──> pieces ── judge ──> labels ── part ──> films ── select ──> titles, storylines ── assemble ──> readings
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from ..text.source import Span
from ..vocabulary import Vocabulary
from . import closing
from .cut import cut, cut_plain
from .judge import certain, judge, part
from .missing import fill_missing
from .model import Model
from .pieces import Pieces
from .reading import Reading
from .remarks import add_remarks, drop_unreadable
from .runs import Judged
from .sections import assemble
from .story_selection import select_stories
from .taught import Taught, model_for, recut_pieces
from .title_selection import select_titles


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


def select(read: Read, begins: Sequence[int], model: Callable[[], Model]) -> Read:
    """A text with one title and one storyline at most for each film. The model is asked for only if something is not certain."""
    if read.judged.is_certain:
        return read
    chosen = model_for(model, read.pieces)
    judged = select_titles(read.pieces, read.judged, begins, chosen.titles)
    judged = select_stories(read.pieces, judged, begins, chosen.stories)
    return read._replace(judged=fill_missing(judged, begins))


def one_film(read: Read, first: int, last: int, start: int, end: int) -> Read:
    """Some pieces of a text as a separate text, from one offset to another."""
    if first == 0 and start == 0 and last == len(read.pieces.pieces):
        return Read(read.shadow[:end], read.pieces, read.judged)
    shadow = read.shadow[start:end]
    return Read(shadow, read.pieces.some(shadow, first, last, start), read.judged.some(first, last))


def to_reading(text: str, read: Read, vocabulary: Vocabulary, model: Callable[[], Model], known: Collection[str] = (), thorough: bool = True) -> Reading:
    """The values of one film, with their places and findings."""
    reading = Reading(text, read.shadow, known, thorough)
    judged = drop_unreadable(reading, read.pieces, read.judged, vocabulary)
    assemble(reading, read.pieces, judged, vocabulary, model)
    add_remarks(reading, read.pieces, judged, vocabulary)
    closing.close(reading, Span(0, len(read.pieces.shadow)))
    return reading
