"""Labels that grammar is certain of: a known label, its separator, and a value that its reader accepts completely.

The model does not judge what is certain. A sheet in which everything is certain is read without it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from .. import values
from ..text.identifiers import identifiers
from ..vocabulary import Label, Vocabulary
from .connectives import links
from .labels import LABEL, NONE
from .pieces import BLANK, LINE, MARK, SENTENCE, Pieces
from .sentences import ends_sentence, is_prose_line
from .sure_values import TAKERS, SureValues

_FEWEST_ITEMS, _FEWEST_FIELDS = 2, 3
_COLONS = frozenset(":：")


class Sure(NamedTuple):
    """What is certain about a text."""

    labels: list[str | None]
    """The label of each piece, or None if it has to be judged."""
    joins: dict[int, bool]
    """Whether a piece continues the one before it, if that is certain."""
    begins: list[int]
    """The pieces at which a further film begins for certain."""


def sure(pieces: Pieces, vocabulary: Vocabulary) -> Sure:
    """Apply the grammar to the pieces of a text.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> from filmsheet.reading.cut import cut
    >>> sure(cut("Year : 1948\\nDirector: Ann Field", DEFAULT), DEFAULT).labels
    ['label', 'year', 'label', 'directors']
    """
    return _Grammar(pieces, vocabulary).run()


class _Grammar(SureValues):
    """Goes through the pieces from label to label."""

    def run(self) -> Sure:
        """Take each label with a separator, and the value after it if grammar settles it."""
        count, n = len(self.pieces), 0
        opened: list[tuple[int, Label]] = []
        in_story = False
        while n < count:
            label = self._label(n)
            if label is not None:
                stop = self._value_end(n + 1)
                while stop < count and self._continues(stop) and self._label(stop) is None:
                    stop = self._value_end(stop)
                in_story = self._take(n, stop, label)
                if self.labels[n] is not None:
                    opened.append((n, label))
                n = stop
            elif self.pieces[n].gap < LINE:
                n = max(self._take_listed_within(n), n + 1)
            elif self._is_identifier(n):
                self.labels[n] = NONE
                n += 1
            elif in_story and self._extends(n):
                n = self._take_lines(n)
            elif (alone := self._standalone_label(n)) is not None:
                in_story = False
                if self._has_no_value(n, alone):
                    self.labels[n] = LABEL
                    opened.append((n, alone))
                n += 1
            else:
                in_story = False
                own = bool(opened) and opened[-1][0] == n - 1 and opened[-1][1].keys[0] == "trivia"
                listed = own or (opened and all(self.labels[:n])) or (len(opened) >= _FEWEST_FIELDS and self.pieces[n].gap == BLANK)
                n = max(self._take_numbered(n, own) if listed else n, n + 1)
        return Sure(self.labels, self.joins, self._begins(opened))

    def _is_identifier(self, n: int) -> bool:
        """Whether a line is only an identifier or an address: it belongs to no text around it."""
        piece = self.pieces[n]
        if piece.prose or self._line_end(n) != n + 1:
            return False
        text = self.shadow[piece.start : piece.end]
        found = next(identifiers(text), None)
        return found is not None and (found.start, found.end) == (0, len(text))

    def _extends(self, n: int) -> bool:
        """Whether a line continues a storyline: a sentence, or the rest of one that began on the line above."""
        line = self.lines[self.pieces[n].line]
        if line.marker >= 0:
            return False
        above = self.lines[self.pieces[n].line - 1]
        ended = ends_sentence(self.shadow[above.start : above.end])
        text = self.shadow[line.start : line.end]
        if n + 1 < len(self.pieces) and self.pieces[n + 1].gap == MARK and (self._between(n + 1).strip()[:1] in _COLONS or self._is_label(n)):
            return False
        if line.after_blank:
            stop = self._line_end(n)
            closed = ends_sentence(text) or (stop < len(self.pieces) and self._label(stop) is not None)
            return ended and closed and (self.pieces[n].prose or is_prose_line(text))
        return is_prose_line(text) or (self.pieces[n].prose and not ended)

    def _take_lines(self, n: int) -> int:
        """Take the lines that continue a storyline. Returns their end. Further paragraphs are taken only if a label follows; they may be a review."""
        stop = same = n
        broken = False
        while stop < len(self.pieces) and self.pieces[stop].gap >= LINE and self._label(stop) is None and not self._is_identifier(stop) and self._extends(stop):
            broken = broken or self.pieces[stop].gap == BLANK
            stop = self._line_end(stop)
            same = same if broken else stop
        closed = stop < len(self.pieces) and self._opens(stop)
        for m in range(n, stop if closed else same):
            self.labels[m] = "storyline"
        return stop

    def _has_no_value(self, n: int, label: Label) -> bool:
        """Whether a label alone on its line is followed by another label, a list of its own, or nothing."""
        if n + 1 == len(self.pieces):
            return True
        behind = self.lines[self.pieces[n + 1].line]
        if label.keys[0] == "trivia":
            return behind.number == 1
        if behind.number == 1 and behind.after_blank:
            return self._list_end(n + 1) > n + 1
        return behind.marker < 0 and self._label(n + 1) is not None

    def _value_end(self, n: int) -> int:
        """The end of the value that starts at a piece: the end of its line, or the next label or number of an item on it."""
        stop, listed = n + 1, self.pieces[n].marker >= 0
        while stop < len(self.pieces) and self.pieces[stop].gap < LINE and self._label(stop) is None and (listed or self.pieces[stop].marker < 0):
            stop += 1
        return stop

    def _take(self, n: int, stop: int, label: Label) -> bool:
        """Take a label and its value, if its reader accepts all of it. Returns whether the value is a storyline."""
        key, first, last = label.keys[0], n + 1, stop - 1
        read = TAKERS.get(key)
        if values.placeholder(self.shadow, self.pieces[first].start, self.pieces[last].end, title=key == "title"):
            return False
        if read is None or not read(self, key, first, last):
            return False
        self.labels[n] = LABEL
        return key == "storyline"

    def _take_numbered(self, n: int, own: bool) -> int:
        """Take a numbered list that counts from one. Returns its end, or the piece itself if there is none."""
        stop = self._list_end(n, own)
        for m in range(n, stop):
            line = self.lines[self.pieces[m].line]
            self.labels[m] = "trivia"
            self.joins[m] = self.pieces[m].gap < LINE or line.marker < 0
        return stop

    def _take_listed_within(self, n: int) -> int:
        """Take trivia items inside a line that count from one, after the value of a label. Returns their end, or the piece itself."""
        if self.pieces[n].marker < 0:
            return n
        stop = self._line_end(n)
        starts = [m for m in range(n, stop) if self.pieces[m].marker >= 0]
        items = [self.text(first, last - 1) for first, last in pairwise((*starts, stop))]
        if len(items) < _FEWEST_ITEMS or not all(map(_is_short_sentence, items)):
            return n
        for m in range(n, stop):
            self.labels[m], self.joins[m] = "trivia", m not in starts
        return stop

    def _list_end(self, n: int, own: bool = False) -> int:
        """The end of a numbered list of sentences that counts from one and is followed by a label or nothing; the piece itself if there is none.

        A list directly after its own label also ends at a blank line.
        """
        if self.lines[self.pieces[n].line].number != 1:
            return n
        wanted, sentences, at = 1, 0, n
        while at < len(self.pieces):
            line = self.lines[self.pieces[at].line]
            if line.number == wanted:
                text = self.shadow[line.start : line.end]
                sentences += own or is_prose_line(text) or _is_short_sentence(text)
                wanted += 1
            elif line.marker >= 0 or line.after_blank or not self.shadow[line.start].islower() or self._is_identifier(at):
                break
            if self._label(at) is not None:
                return n
            at = self._line_end(at)
        items = wanted - 1
        closed = at == len(self.pieces) or self._opens(at) or self._is_identifier(at) or (own and self.lines[self.pieces[at].line].after_blank)
        if items < _FEWEST_ITEMS or 2 * sentences < items or not closed:
            return n
        return at

    def _begins(self, opened: list[tuple[int, Label]]) -> list[int]:
        """The places where the label of the title, or the first label of the film before, occurs again."""
        found: list[int] = []
        seen: set[str] = set()
        first = ""
        for n, label in opened:
            if self.pieces[n].gap < LINE and self.pieces[n].gap != SENTENCE:
                continue
            key = label.keys[0]
            again = key in seen and len(seen) > 1 and (key == "title" or label.spelling == first)
            if again and key in ("title", "storyline", "original_title", "year", "directors"):
                found.append(n)
                seen.clear()
            if not seen:
                first = label.spelling
            seen.add(key)
        return found


def _is_short_sentence(text: str) -> bool:
    """Whether a text is a sentence as short as an item of a list may be, such as "The goats won"."""
    parts = text.split()
    small = any(part[0].islower() for part in parts[1:]) or text.isupper()
    return is_prose_line(text) or (ends_sentence(text) and len(parts) > 2 and small and not links(text))
