"""Taught layouts: the marks by which a text is recognised, and the chains for texts of a layout.

A taught layout only changes the reading of texts that resemble its examples. A text has marks (the texts that are used as
labels, and the structure of its lines), and resembles an example that shares enough of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from ..learned import Chain
from ..learned.chain import LANE, Rows, Shared
from ..text.source import tidy
from .labels import LABEL
from .model import Model
from .pieces import BLANK, BRACKET, LINE, LINK, MARK, Pieces
from .recut import Cut, recut

RESEMBLES = 0.35
"""Texts that share at least this much of their marks have the same layout."""
_SHORT = 32
_FEW, _FEWEST, _SHARE = 3, 2, 0.45
_MOST_PIECES = 1_500
_SEPARATES = frozenset((MARK, LINK, BRACKET))


class Additions(NamedTuple):
    """What is added to the weights of a chain, in steps of the chain."""

    rows: Mapping[int, Mapping[int, int]]
    """By the number of a feature and the label."""
    transitions: Mapping[tuple[int, int, int], int]
    """By gap, label before and label after."""


class Layout(NamedTuple):
    """What was learned from one layout."""

    marks: tuple[frozenset[str], ...]
    """Those of each example."""
    distrusted: frozenset[str]
    """Texts of labels whose certain meaning contradicts an example."""
    cuts: tuple[Cut, ...]
    """The cuts of its texts."""
    labels: Additions
    joins: Additions
    borders: Additions


class _TaughtRows(Rows):
    """The rows of a chain, with additions to some of them."""

    def __init__(self, base: Rows, added: Mapping[int, Mapping[int, int]]) -> None:
        super().__init__(base.numbers, base.counts, base.labels, base.weights)
        self._added = added
        self.known = self._places.keys() | added.keys()

    def __missing__(self, number: int) -> int:
        row = super().__missing__(number)
        for label, weight in self._added.get(number, {}).items():
            row += weight << LANE * label
        self[number] = row
        return row


def add_to(chain: Chain, added: Additions) -> Chain:
    """A chain with additions to its rows and transitions."""
    if not added.rows and not added.transitions:
        return chain
    shared, size = chain.shared, len(chain.labels)
    transitions = shared.transitions[:]
    for (gap, before, behind), weight in added.transitions.items():
        at = (gap * size + before) * size + behind
        transitions[at] = max(-32767, min(32767, transitions[at] + weight))
    return Chain(chain.labels, chain.gaps, Shared(shared.bias, shared.start, shared.end, transitions), _TaughtRows(chain.rows, added.rows), chain.step)


def marks(pieces: Pieces) -> frozenset[str]:
    """The marks of the layout of a text: the short texts that are used as labels, and the structure of lines.

    For a text with several films, only marks that recur often count; the others are values.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> from filmsheet.reading.cut import cut
    >>> sorted(marks(cut("sce: Ann Field", DEFAULT)))
    ['=sce', '>m']
    """
    found: Counter[str] = Counter()
    shadow, line = pieces.shadow, ""
    held = pieces.pieces[:_MOST_PIECES]
    for n, piece in enumerate(held):
        gap = held[n + 1].gap if n + 1 < len(held) else BLANK
        if piece.gap >= LINE:
            if line:
                found[">" + line] += 1
            line = ""
        elif len(line) < 5:
            line += _GAPS[piece.gap]
        text = tidy(shadow[piece.start : piece.end]).casefold()
        opening, blank, _ = text.partition(" ")
        if piece.gap >= LINE and blank and not piece.prose and len(text) <= _SHORT:
            found["^" + opening] += 1
        if piece.prose:
            line += "p" if not line.endswith("p") else ""
        elif piece.end - piece.start <= _SHORT and (gap in _SEPARATES or min(gap, piece.gap) >= LINE):
            found["=" + text] += 1
    if line:
        found[">" + line] += 1
    again = frozenset(mark for mark, count in found.items() if count > 1)
    recurs = len(again) >= _FEW and sum(map(found.__getitem__, again)) >= _SHARE * found.total()
    return again if recurs else frozenset(found)


_GAPS = "scmlbe"


def similarity(text: frozenset[str], example: frozenset[str]) -> float:
    """The share of their marks that two texts have in common, from 0 to 1."""
    common = len(text & example)
    return common / sqrt(len(text) * len(example)) if common >= _FEWEST else 0.0


class Taught:
    """A model with taught layouts. For each text it selects the chains that read it."""

    def __init__(self, model: Callable[[], Model], layouts: Sequence[Layout]) -> None:
        """Take the model for texts that resemble no layout."""
        self._model = model
        self.layouts = tuple(layouts)
        self._made: dict[int, Model] = {}
        self._last: tuple[Pieces | None, int] = (None, -1)

    def __call__(self) -> Model:
        """The model for texts that resemble no layout."""
        return self._model()

    def find_layout(self, pieces: Pieces) -> int:
        """The number of the layout that a text resembles most, or -1 if it resembles none."""
        last = self._last
        if last[0] is pieces:
            return last[1]
        own = marks(pieces)
        similarities = [max((similarity(own, example) for example in layout.marks), default=0.0) for layout in self.layouts]
        best = max(similarities, default=0.0)
        number = similarities.index(best) if best >= RESEMBLES else -1
        self._last = (pieces, number)
        return number

    def model_for(self, pieces: Pieces) -> Model:
        """The model for a text."""
        number = self.find_layout(pieces)
        if number < 0:
            return self._model()
        made = self._made.get(number)
        if made is None:
            base, layout = self._model(), self.layouts[number]
            labels, joins, borders = add_to(base.labels, layout.labels), add_to(base.joins, layout.joins), add_to(base.borders, layout.borders)
            made = self._made[number] = base._replace(labels=labels, joins=joins, borders=borders)
        return made

    def recut_pieces(self, pieces: Pieces) -> Pieces:
        """The pieces of a text, with the cuts of its layout."""
        number = self.find_layout(pieces)
        cuts = self.layouts[number].cuts if number >= 0 else ()
        if cuts:
            pieces = recut(pieces, cuts)
            self._last = (pieces, number)
        return pieces

    def distrust(self, pieces: Pieces, labels: list[str | None]) -> list[str | None]:
        """The certain labels of a text, without the labels whose meaning does not apply to it and what is certain after them."""
        number = self.find_layout(pieces)
        texts = self.layouts[number].distrusted if number >= 0 else ()
        kept, off = list(labels), False
        for n, label in enumerate(labels if texts else ()):
            if label == LABEL:
                off = tidy(pieces.text(n)).casefold() in texts
            if off:
                kept[n] = None
        return kept


def model_for(model: Callable[[], Model], pieces: Pieces) -> Model:
    """The model for a text, if layouts may have been taught."""
    return model.model_for(pieces) if isinstance(model, Taught) else model()


def recut_pieces(model: Callable[[], Model], pieces: Pieces) -> Pieces:
    """The pieces of a text, with the cuts of a taught layout."""
    return model.recut_pieces(pieces) if isinstance(model, Taught) else pieces


def distrust(model: Callable[[], Model], pieces: Pieces, labels: list[str | None]) -> list[str | None]:
    """The certain labels of pieces, without those that contradict a taught layout."""
    return model.distrust(pieces, labels) if isinstance(model, Taught) else labels
