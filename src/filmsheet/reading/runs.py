"""The labelled pieces of a film in runs: neighbouring pieces with one label that belong together are one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..text.source import Found, Span, tidy, trim
from ..vocabulary import Label, Vocabulary
from .labels import LABEL, NONE, OTHER
from .model import Model
from .pieces import Pieces
from .reading import Reading
from .within import without_ending

_CLOSING = ")]}）］】」』》〉〕”»\"'’"
_OPENING = "([{（［【「『《〈〔“«„\"'‘"
_PAIRS = dict(zip(")]}）］】」』》〉〕”»", "([{（［【「『《〈〔“«", strict=True))
_ENDS = ".!?…。！？"
_CLOSES = _CLOSING + _ENDS
SINGLE = frozenset(("title", "original_title", "year", "runtime", "tagline"))
"""Keys with one value, for which the sheet may have other candidates."""
_LEAST, _MOST = 0.0001, 0.9999
_TRAILING = " \t\xa0,;:|/–—-·‧•*"
_LONG_WORD = 4
_RIVAL = 0.05
"""A less probable candidate is not an alternative."""


class Judged(NamedTuple):
    """The judgement of each piece of a text."""

    labels: list[str]
    joins: list[bool]
    """Whether a piece continues the value of the piece before it."""
    sureness: list[float]
    """The probability of each label; 1.0 if it is certain by form."""
    others: list[tuple[str, float] | None]
    """The next likely label, and its probability."""
    story: list[float]
    """The probability that each piece is part of the storyline; that of the selected one, when it is selected."""
    titled: list[float]
    """The probability that each piece is a title."""
    begins: Sequence[int] = ()
    """The pieces at which a further film begins for certain."""

    @property
    def is_certain(self) -> bool:
        """Whether all labels are certain by form."""
        return all(sure >= 1.0 for sure in self.sureness)

    def some(self, first: int, last: int) -> Judged:
        """The judgement of some of the pieces."""
        return Judged(
            self.labels[first:last], self.joins[first:last], self.sureness[first:last], self.others[first:last], self.story[first:last], self.titled[first:last]
        )


class Run(NamedTuple):
    """Pieces that are one value, or a list of values that a reader splits."""

    label: str
    first: int
    last: int
    start: int
    end: int
    opened: int
    """The piece of the label that it belongs to, or -1."""


class Labelled:
    """The pieces of a film with their labels, and the reading that they are read into."""

    def __init__(self, reading: Reading, pieces: Pieces, judged: Judged, vocabulary: Vocabulary, model: Callable[[], Model]) -> None:
        self.model = model
        self.reading = reading
        self.shadow = reading.shadow
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.judged = judged
        self.vocabulary = vocabulary
        self.used: set[int] = set()
        """The labels that have values."""
        self._labels: dict[int, Label | None] = {}
        self._spans: dict[int, Span] = {}
        self._rivals: dict[str, list[tuple[float, str]]] | None = None
        self.runs = self._without_asides(self._runs())

    def _without_asides(self, runs: list[Run]) -> list[Run]:
        """The values without those inside sentences whose key is certain from a label: people of the story."""
        if self.judged.is_certain:
            return runs
        filled = {run.label for run in runs if self.share(run) >= 1.0 and run.opened >= 0}
        prose_lines = {piece.line for piece in self.pieces if piece.prose}
        return [run for run in runs if run.label not in filled or self.share(run) >= 1.0 or self.pieces[run.first].line not in prose_lines]

    def _runs(self) -> list[Run]:
        """The values in order, each with its label."""
        runs: list[Run] = []
        opened = -1
        labels, joins = self.judged.labels, self.judged.joins
        n = 0
        while n < len(labels):
            label = labels[n]
            last = n
            if label == LABEL:
                last = self.label_end(n)
                opened = n
            elif label != NONE:
                while last + 1 < len(labels) and labels[last + 1] == label and (joins[last + 1] or label == OTHER):
                    last += 1
                runs.append(Run(label, n, last, *self.extent(n, last), opened))
            n = last + 1
        return runs

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """From the first piece to the last, with the brackets and quotation marks that belong to them."""
        shadow, limit = self.shadow, self._limit(last)
        start, end = self.pieces[first].start, self.pieces[last].end
        open_: dict[str, int] = {}
        while end < limit and (sign := shadow[end]) in _PAIRS:
            if sign not in open_:
                open_[sign] = shadow.count(_PAIRS[sign], start, end) - shadow.count(sign, start, end)
            if open_[sign] <= 0:
                break
            open_[sign] -= 1
            end += 1
        if end < limit and shadow[end] == '"' and shadow.count('"', start, end) % 2:
            end += 1
        if start and shadow[start - 1] in "([":
            floor = self.pieces[first - 1].end if first else 0
            closed = {sign: shadow.count(other, start, end) - shadow.count(sign, start, end) for sign, other in ("()", "[]")}
            while start > floor and closed.get(shadow[start - 1], 0) > 0:
                start -= 1
                closed[shadow[start]] -= 1
        if end < limit and shadow[end] in _ENDS and _may_end(shadow[max(start, end - 80) : end]):
            end += 1
        return start, end

    def _limit(self, last: int) -> int:
        """The end of the text that may belong to a piece: the next piece, or the end of the line."""
        end = self.lines[self.pieces[last].line].end
        return min(end, self.pieces[last + 1].start) if last + 1 < len(self.pieces) else end

    def opening(self, n: int, start: int) -> int:
        """The start of a sentence, with the quotation marks before it."""
        if start and self.shadow[start - 1] in _OPENING:
            floor = max(self.pieces[n - 1].end if n else 0, self.lines[self.pieces[n].line].start)
            while start > floor and self.shadow[start - 1] in _OPENING:
                start -= 1
        return start

    def ending(self, n: int, end: int) -> int:
        """The end of a sentence, with its closing signs."""
        limit = self._limit(n)
        while end < limit and self.shadow[end] in _CLOSES:
            end += 1
        return end

    # -- labels

    def label_end(self, n: int) -> int:
        """The last piece of the label that starts at a piece."""
        labels, joins = self.judged.labels, self.judged.joins
        while n + 1 < len(labels) and labels[n + 1] == LABEL and joins[n + 1]:
            n += 1
        return n

    def label_span(self, n: int) -> Span:
        """The place of the label that starts at a piece."""
        if n not in self._spans:
            self._spans[n] = Span(*self.extent(n, self.label_end(n)))
        return self._spans[n]

    def label_of(self, opened: int) -> Label | None:
        """The meaning of the label at a piece, if it is known."""
        if opened < 0:
            return None
        if opened not in self._labels:
            words = self.shadow[slice(*self.label_span(opened))]
            found = self.vocabulary.find(words)
            if found is None and (guess := self.vocabulary.guess(words)) is not None:
                found = guess[0]
            self._labels[opened] = found
        return self._labels[opened]

    def near(self, run: Run) -> bool:
        """Whether a run follows its label on the same line or on the line below."""
        return run.opened >= 0 and (self.pieces[run.first].line - self.pieces[run.opened].line <= 1 or run.opened == run.first - 1)

    def label_near(self, run: Run) -> Label | None:
        """The meaning of the label that a run follows on the same line or on the line below, if it is known."""
        return self.label_of(run.opened) if self.near(run) else None

    # -- doubt

    def sureness(self, run: Run) -> float:
        """The calibrated probability of the label of a run."""
        return self.calibrated(run.label, self.share(run))

    def share(self, run: Run) -> float:
        """The probability of the label of a run, as the chain gives it: that of its least probable piece."""
        return min(self.judged.sureness[run.first : run.last + 1])

    def calibrated(self, kind: str, probability: float) -> float:
        """The calibrated probability; only 1.0 is certain."""
        if probability >= 1.0:
            return 1.0
        return round(min(max(self.model().calibrated(kind, probability), _LEAST), _MOST), 4)

    def set_confidence(self, pointers: Iterable[str], run: Run) -> None:
        """Record the probability of judged values and their alternatives. A value that is also certain elsewhere is certain."""
        sure = self.sureness(run)
        confidence, alternatives = self.reading.confidence, self.reading.alternatives
        if sure >= 1.0 and not confidence and not alternatives:
            return
        for pointer in pointers:
            if sure >= 1.0:
                confidence.pop(pointer, None)
                alternatives.pop(pointer, None)
                continue
            confidence[pointer] = sure = max(sure, confidence.get(pointer, 0.0))
            other, probability = self._runner_up(run)
            probability = round(min(probability, 1 - sure), 4)
            if probability > 0:
                alternatives[pointer] = (other, probability)

    def _runner_up(self, run: Run) -> tuple[str | None, float]:
        """Another text that may be the value of the key; None if it is more probable that the sheet has no value."""
        if run.label in SINGLE:
            for probability, text in self._rivals_of(run.label):
                if text.casefold() != str(self.reading.record[run.label].value).casefold():
                    return text, probability
        others = [other[1] for other in self.judged.others[run.first : run.last + 1] if other is not None]
        return None, max(others, default=0.0)

    def _rivals_of(self, key: str) -> list[tuple[float, str]]:
        """The texts that may be the value of a single-valued key, most probable first."""
        if self._rivals is None:
            self._rivals = {}
            for run in self.runs:
                if run.label in SINGLE:
                    self._rivals.setdefault(run.label, []).append((self.share(run), tidy(self.shadow[run.start : run.end])))
            for n, other in enumerate(self.judged.others):
                if other is not None and other[0] in SINGLE and other[1] >= _RIVAL:
                    piece = self.pieces[n]
                    self._rivals.setdefault(other[0], []).append((other[1], tidy(self.shadow[piece.start : piece.end])))
            for texts in self._rivals.values():
                texts.sort(reverse=True)
                del texts[8:]
        return self._rivals.get(key, [])


def text_at(shadow: str, start: int, end: int) -> Found | None:
    """The text of a region; None if it is blank."""
    text = tidy(shadow[start:end])
    return Found(text, start, end) if text else None


def bounds(shadow: str, start: int, end: int) -> Span:
    """A region without the punctuation and blanks around it."""
    start, end = trim(shadow, start, end)
    if end - start > 2 and shadow[start] == shadow[end - 1] == "-" and not shadow[start + 1].isspace():
        return Span(start, end)  # "-30-"
    return stripped(shadow, start, end, _TRAILING, _TRAILING)


def stripped(shadow: str, start: int, end: int, before: str, behind: str) -> Span:
    """A region without some characters at its start, and others at its end."""
    end = start + len(shadow[start:end].rstrip(behind))
    return Span(end - len(shadow[start:end].lstrip(before)), end)


def person_bounds(shadow: str, start: int, end: int) -> Span:
    """The bounds of a name, without a possessive ending and without a full stop."""
    start, end = bounds(shadow, start, end)
    end = without_ending(shadow, start, end)
    if end - start > _LONG_WORD and shadow[end - 1] == "." and shadow[end - _LONG_WORD : end - 1].isalpha() and not _may_end(shadow[start : end - 1]):
        end -= 1
    return Span(start, end)


def _may_end(text: str) -> bool:
    """Whether a full stop after a text belongs to it: an abbreviation, an initial."""
    word = text.rpartition(" ")[2]
    return len(word) == 1 or word.casefold() in ("jr", "sr") or (len(word) > 1 and word[-2] == "." and len(word) < 8)
