"""Labels that grammar gives for certain: a known label, its separator, and a value that its reader takes whole.

What is certain is never left to the model; a sheet in which everything is certain is read without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .. import values
from ..lexicon import is_country, is_genre, is_language
from ..source import FILL, tidy
from ..vocabulary import Label, Vocabulary
from .labels import ACTOR, LABEL, ROLE
from .pieces import COMMA, LINE, LINK, MARK, SENTENCE, Pieces, undelimited

_SIGNS = frozenset(":：=\t|")
_LONGEST_NAME, _LONGEST_TERM = 5, 4
_FEWEST_ITEMS = 2
_CREW = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))


class Sure(NamedTuple):
    """What is certain of a text."""

    labels: list[str | None]
    """The label of each piece, or None where it is a judgement."""
    joins: dict[int, bool]
    """Whether a piece goes on with the one before it, where that is certain."""
    begins: list[int]
    """Where a further film begins for certain."""


def sure(pieces: Pieces, vocabulary: Vocabulary) -> Sure:
    """What grammar says of the pieces of a text.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> from filmsheet.reading.pieces import cut
    >>> sure(cut("Year : 1948\\nDirector: Ann Field", DEFAULT), DEFAULT).labels
    ['label', 'year', 'label', 'directors']
    """
    return _Grammar(pieces, vocabulary).run()


class _Grammar:
    def __init__(self, pieces: Pieces, vocabulary: Vocabulary) -> None:
        self.shadow = pieces.shadow
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.vocabulary = vocabulary
        self.labels: list[str | None] = [None] * len(self.pieces)
        self.joins: dict[int, bool] = {}

    def run(self) -> Sure:
        count, n = len(self.pieces), 0
        opened: list[tuple[int, Label]] = []
        told = False
        while n < count:
            piece = self.pieces[n]
            label = self._label(n)
            if label is not None:
                stop = self._value_end(n + 1)
                told = self._take(n, stop, label)
                if self.labels[n] is not None:
                    opened.append((n, label))
                n = stop
                continue
            if told and piece.prose and self.lines[piece.line].marker < 0:
                self.labels[n] = "storyline"
            elif piece.gap >= LINE:
                stop = self._numbered(n, bool(opened))
                if stop > n:
                    n, told = stop, False
                    continue
                told = False
            else:
                told = False
            n += 1
        return Sure(self.labels, self.joins, self._begins(opened))

    def text(self, first: int, last: int) -> str:
        return self.shadow[self.pieces[first].start : self.pieces[last].end]

    def _label(self, n: int) -> Label | None:
        """What a piece means as a label, if a separator follows it and nothing speaks against it."""
        piece = self.pieces[n]
        if piece.prose or piece.held or (piece.gap < LINE and piece.gap not in (MARK, SENTENCE)) or n + 1 >= len(self.pieces):
            return None
        behind = self.pieces[n + 1]
        if behind.gap != MARK:
            return None
        signs = self.shadow[piece.end : behind.start].replace(FILL, "").strip(" \xa0")
        if not signs or signs[0] not in _SIGNS or (piece.gap < LINE and signs[0] not in ":："):
            return None
        label = self.vocabulary.find(tidy(self.text(n, n)))
        if label is None or label.otherwise or len(label.keys) > 1 or label.keys[0] in ("not_film", "heading", "certificates_or_ratings"):
            return None
        if label.weak and (signs[0] not in ":：" or piece.gap < LINE or len(label.spelling) < 4):
            return None
        return label

    def _value_end(self, n: int) -> int:
        """Where the value ends that starts at a piece: at the end of its line, or at the next label within it."""
        stop = n + 1
        while stop < len(self.pieces) and self.pieces[stop].gap < LINE and self._label(stop) is None:
            stop += 1
        return stop

    def _take(self, n: int, stop: int, label: Label) -> bool:
        """Take a label and its value, if its reader takes all of it; whether a story is being told."""
        key, first, last = label.keys[0], n + 1, stop - 1
        read = _TAKERS.get(key)
        if values.placeholder(self.shadow, self.pieces[first].start, self.pieces[last].end, title=key == "title"):
            return False
        if self.pieces[n].gap < LINE and key in _CREW and not self._one_sheet(n):
            return False
        if read is None or not read(self, key, first, last):
            return False
        self.labels[n] = LABEL
        return key == "storyline"

    def _one_sheet(self, n: int) -> bool:
        """Whether the labels of a line are those of a sheet that lost its line ends, each with a colon."""
        return self.pieces[n].gap in (SENTENCE, MARK)

    def _fill(self, label: str, first: int, last: int, *, joined: bool) -> bool:
        for n in range(first, last + 1):
            self.labels[n] = label
            self.joins[n] = joined and n > first
        return True

    # -- the values of each key

    def take_year(self, key: str, first: int, last: int) -> bool:
        text = self.text(first, last)
        return first == last and len(text) == 4 and values.year(text, 0, 4) is not None and self._fill(key, first, last, joined=False)

    def take_runtime(self, key: str, first: int, last: int) -> bool:
        start, end = self.pieces[first].start, self.pieces[last].end
        found = values.runtime(self.shadow, start, end)
        return found is not None and found.start == start and found.end == end and self._fill(key, first, last, joined=True)

    def take_ratings(self, key: str, first: int, last: int) -> bool:
        text = self.text(first, last)
        found = values.ratings(self.shadow, self.pieces[first].start, self.pieces[last].end, None)
        plain = first == last and text.replace(".", "").replace(",", "").replace("/", "").replace(" ", "").isdecimal()
        return len(found) == 1 and plain and self._fill(key, first, last, joined=True)

    def take_terms(self, key: str, first: int, last: int) -> bool:
        known = {"genres": is_genre, "countries": is_country, "languages": is_language}[key]
        texts = [tidy(self.text(n, n)) for n in range(first, last + 1)]
        fits = all(self._bare(n) and len(text.split()) <= _LONGEST_TERM and not any(map(str.isdigit, text)) for n, text in zip(range(first, last + 1), texts, strict=True))
        sure_ = all(map(known, texts)) if key != "genres" else any(map(known, texts)) or len(texts) == 1
        return fits and sure_ and self._fill(key, first, last, joined=False)

    def take_names(self, key: str, first: int, last: int) -> bool:
        fits = all(self._bare(n) and self._name(n) and not self._is_label(n) for n in range(first, last + 1)) and self._listed(first, last)
        behind = last + 1 < len(self.pieces) and self.pieces[last + 1].gap == LINE and self.lines[self.pieces[last + 1].line].marker < 0 and self._label(last + 1) is None
        return fits and not behind and self._fill(key, first, last, joined=False)

    def _listed(self, first: int, last: int) -> bool:
        """Whether commas or their like, and nothing else, part the pieces, and none ends in a sign."""
        return all(self.pieces[n].gap == COMMA for n in range(first + 1, last + 1)) and all(self.text(n, n)[-1] not in "^*†" for n in range(first, last + 1))

    def take_title(self, key: str, first: int, last: int) -> bool:
        return first == last and not self.pieces[first].prose and self.pieces[first].held in ("", '"', "“", "«") and len(self.text(first, last)) < 90 and self._fill(key, first, last, joined=True)

    def take_storyline(self, key: str, first: int, last: int) -> bool:
        prose = sum(self.pieces[n].prose for n in range(first, last + 1))
        return self.pieces[first].prose and 2 * prose > last - first and self._fill(key, first, last, joined=False)

    def take_cast(self, key: str, first: int, last: int) -> bool:
        if any(undelimited(self.text(n, n)) for n in range(first, last + 1)):
            return all(self._bare(n) or self.pieces[n].gap == LINK for n in range(first, last + 1)) and self._credits(first, last)
        linked = [self.pieces[n].gap == LINK for n in range(first, last + 1)]
        if any(linked):
            return self._credits(first, last)
        if not self._listed(first, last) or not all(self._bare(n) and self._name(n) and not self._is_label(n) and len(self.text(n, n).split()) in (2, 3, 4) for n in range(first, last + 1)):
            return False
        return self._fill(ACTOR, first, last, joined=False)

    def _credits(self, first: int, last: int) -> bool:
        """Actors and roles in turn, a link between the two, and a comma or "and" between credits."""
        labels: list[str] = []
        for n in range(first, last + 1):
            piece = self.pieces[n]
            if piece.prose or piece.held or (n > first and piece.gap not in (COMMA, LINK)):
                return False
            if n > first and piece.gap == LINK:
                if labels[-1] != ACTOR:
                    return False
                labels.append(ROLE)
            elif undelimited(self.text(n, n)) or (n < last and self.pieces[n + 1].gap == LINK):
                labels.append(ACTOR)
            else:
                return False
        for n, label in zip(range(first, last + 1), labels, strict=True):
            self.labels[n] = label
            self.joins[n] = False
        return True

    def take_money(self, key: str, first: int, last: int) -> bool:
        found = values.money(self.shadow, self.pieces[first].start, self.pieces[last].end)
        return found is not None and first == last and found.amount is not None and self._fill(key, first, last, joined=True)

    def _bare(self, n: int) -> bool:
        piece = self.pieces[n]
        return not piece.prose and not piece.held

    def _is_label(self, n: int) -> bool:
        label = self.vocabulary.find(tidy(self.text(n, n)))
        return label is not None and not label.weak

    def _name(self, n: int) -> bool:
        text = self.text(n, n)
        parts = text.split()
        return len(parts) <= _LONGEST_NAME and not any(map(str.isdigit, text)) and not parts[0][0].islower()

    # -- lists and films

    def _numbered(self, n: int, headed: bool) -> int:
        """Take a numbered list that counts from one to its end; where it ends, or the piece itself if there is none."""
        line = self.lines[self.pieces[n].line]
        if line.number != 1 or not headed or not all(self.labels[:n]):
            return n
        wanted, items, at, stop = 1, [], n, n
        while at < len(self.pieces):
            piece = self.pieces[at]
            number = self.lines[piece.line].number
            if piece.gap >= LINE and number != wanted:
                break
            items.append(at)
            wanted += 1
            at += 1
            while at < len(self.pieces) and self.pieces[at].gap < LINE:
                at += 1
            stop = at
        if len(items) < _FEWEST_ITEMS or stop < len(self.pieces) and self._label(stop) is None:
            return n
        told = sum(self.pieces[item].prose for item in items)
        if any(self._label(item) is not None for item in items) or 2 * told < len(items):
            return n
        for m in range(n, stop):
            self.labels[m] = "trivia"
            self.joins[m] = m not in items
        return stop

    def _begins(self, opened: list[tuple[int, Label]]) -> list[int]:
        """Where the label of a title, or the label that opened the film before, comes again."""
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


_Taker = Callable[[_Grammar, str, int, int], bool]
_TAKERS: dict[str, _Taker] = {
    "title": _Grammar.take_title, "original_title": _Grammar.take_title, "year": _Grammar.take_year, "runtime": _Grammar.take_runtime,
    "genres": _Grammar.take_terms, "countries": _Grammar.take_terms, "languages": _Grammar.take_terms, "ratings": _Grammar.take_ratings,
    "storyline": _Grammar.take_storyline, "cast": _Grammar.take_cast, "budget": _Grammar.take_money, "box_office": _Grammar.take_money,
    **dict.fromkeys(_CREW, _Grammar.take_names),
}  # fmt: skip
