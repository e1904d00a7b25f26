"""Pieces to labels: what is certain by grammar, and a judgement of the rest."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from ..learned.chain import score_difference, second_probability
from ..vocabulary import Vocabulary
from .blocks import make_consistent
from .borders import Borders
from .connectives import is_suffix
from .features import totals
from .joins import join_features
from .labels import LABEL, LABELS, NONE, NUMBER
from .model import Model
from .pieces import BLANK, COMMA, LINE, SPACE, Pieces
from .runs import Judged
from .segmentation import segment
from .sure import Sure, sure
from .taught import distrust, model_for

_STORY, _TITLE = NUMBER["storyline"], NUMBER["title"]
LONGEST = 600
"""How many pieces are judged together; a longer text is judged part by part, cut at blank lines."""
_EVEN = 0.5


def judge(text: str, pieces: Pieces, vocabulary: Vocabulary, model: Callable[[], Model]) -> Judged:
    """Give each piece of a text its label; the model is asked for where something is left to judge."""
    known = sure(pieces, vocabulary)
    return judge_rest(text, pieces, known._replace(labels=distrust(model, pieces, known.labels)), vocabulary, model)


def judge_rest(text: str, pieces: Pieces, known: Sure, vocabulary: Vocabulary, model: Callable[[], Model], among: tuple[int, ...] | None = None) -> Judged:
    """Give a label to each piece that has none for certain: one of some, or any."""
    if all(known.labels):
        return _all_certain(known)
    judged = Judged([], [], [], [], [], [], known.begins)
    chosen = model_for(model, pieces)
    for first, last in _parts(pieces):
        _judge_part(text, _part(pieces, first, last), first, known, vocabulary, chosen, judged, among)
    return make_consistent(pieces, judged, known.labels)


def certain(pieces: Pieces, vocabulary: Vocabulary) -> Judged | None:
    """The labels of the pieces of a text, if grammar is certain of all of them, of where films begin, and of which words tell the story."""
    known = sure(pieces, vocabulary)
    stories = sum(label == "storyline" != before for before, label in pairwise((None, *known.labels)))
    if not all(known.labels) or stories > 1:
        return None
    judged = _all_certain(known)
    return judged if known.begins or not may_hold_several(pieces, judged.labels) else None


def _all_certain(known: Sure) -> Judged:
    """The judgement of a text of which all labels are certain."""
    labels = [label or NONE for label in known.labels]
    count, joins = len(labels), [known.joins.get(n, False) for n in range(len(labels))]
    story, titled = ([float(label == key) for label in labels] for key in ("storyline", "title"))
    return Judged(labels, joins, [1.0] * count, [None] * count, story, titled, known.begins)


def _parts(pieces: Pieces) -> list[tuple[int, int]]:
    """Where a long text is cut, so that time and memory grow with the text and no faster."""
    count, found, first = len(pieces.pieces), [], 0
    while count - first > LONGEST:
        stop = next((n for n in range(first + LONGEST, first + LONGEST // 2, -1) if pieces.pieces[n].gap == BLANK), 0)
        stop = stop or next((n for n in range(first + LONGEST, first + LONGEST // 2, -1) if pieces.pieces[n].gap >= LINE), first + LONGEST)
        found.append((first, stop))
        first = stop
    return [*found, (first, count)]


def _part(pieces: Pieces, first: int, last: int) -> Pieces:
    """Some pieces of a text, with their lines numbered anew."""
    return pieces if last - first == len(pieces.pieces) else pieces.some(pieces.shadow, first, last, 0)


def _judge_part(
    text: str, pieces: Pieces, offset: int, known: Sure, vocabulary: Vocabulary, model: Model, judged: Judged, among: tuple[int, ...] | None
) -> None:
    certain_ = known.labels[offset : offset + len(pieces.pieces)]
    allowed = [among if label is None else (NUMBER[label],) for label in certain_]
    path, marginals = model.labels.read_totals(totals(model.labels, text, pieces, vocabulary, certain_), [piece.gap for piece in pieces.pieces], allowed)
    for n, (number, shares) in enumerate(zip(path, marginals, strict=True)):
        label, certain = LABELS[number], known.labels[offset + n] is not None
        judged.labels.append(label)
        judged.sureness.append(1.0 if certain else min(shares.get(number, 0.0), 0.9999))
        rest = [(share, other) for other, share in shares.items() if other != number]
        second = max(rest) if rest else None
        judged.others.append(None if certain or second is None else (LABELS[second[1]], second[0]))
        judged.story.append(float(label == "storyline") if certain else shares.get(_STORY, 0.0))
        judged.titled.append(float(label == "title") if certain else shares.get(_TITLE, 0.0))
        judged.joins.append(known.joins[offset + n] if offset + n in known.joins else n > 0 and _joins(pieces, n, judged.labels[-2:], model))
        if n and not certain and pieces.pieces[n].gap in (COMMA, SPACE) and is_suffix(pieces.shadow[pieces.pieces[n].start : pieces.pieces[n].end]):
            judged.labels[-1], judged.joins[-1], judged.sureness[-1] = judged.labels[-2], True, judged.sureness[-2]


def _joins(pieces: Pieces, n: int, labels: list[str], model: Model) -> bool:
    if len(labels) < 2 or labels[0] != labels[1] or labels[1] in (NONE, "storyline"):
        return False
    return second_probability(model.joins, score_difference(model.joins, join_features(pieces, n, labels[1]))) > _EVEN


def part(pieces: Pieces, judged: Judged, model: Callable[[], Model]) -> tuple[list[int], list[float]]:
    """The pieces with which the films of a text begin, and how probable each beginning is."""
    if judged.is_certain:
        begins = [0, *judged.begins]
        if len(begins) > 1 or not may_hold_several(pieces, judged.labels):
            return begins, [1.0] * len(begins)
    chosen = model_for(model, pieces)
    borders = Borders(pieces, judged.labels, judged.sureness, judged.titled)
    return segment(borders, chosen.borders, chosen.segmentations, frozenset(judged.begins))


def may_hold_several(pieces: Pieces, labels: list[str]) -> bool:
    """Whether a label stands twice in a text: one film usually has each once."""
    seen: set[str] = set()
    for piece, label in zip(pieces.pieces, labels, strict=True):
        if label == LABEL:
            text = pieces.shadow[piece.start : piece.end].casefold()
            if text in seen:
                return True
            seen.add(text)
    return False
