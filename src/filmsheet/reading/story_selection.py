"""Selects the storyline of each film of a text.

The chain of labels gives each piece a probability that it is part of the storyline. Here the ranges of pieces that may be the
whole storyline of a film are compared: from the start of a sentence to the end of one. Weights were trained with the names of
these features: after any change, change `features.FINGERPRINT` and train again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import accumulate, pairwise
from typing import NamedTuple

from ..learned import Chain
from ..learned.chain import log_odds, odds_of, score_difference
from .classes import bucket
from .feature_groups import LISTS
from .labels import LABEL, NONE
from .overview import WORD, hits_of
from .pieces import BLANK, LINE, SENTENCE, Pieces
from .runs import Judged

_LIKELY = 0.02
"""A film without a piece that is part of a storyline with this probability has none."""
_EDGES, _MOST = 10, 14
"""How many starts and ends, and how many ranges are compared."""
_OUTSIDE, _INSIDE = 4, 8
"""The maximum number of pieces outside and inside an edge from which its score is computed."""
_OPENING = 12
"""How many words of the first piece are features."""
_MANY, _SOME = 4, 2
"""The most words of a list that count, in a range and in a piece."""
_ENDS = '.!?…。！？,:;"”’)'
_LEAST = 0.005
_EDGE = 9
"""Stands for the gap before the first piece and behind the last."""


class Range(NamedTuple):
    """Pieces that may be the storyline: the first, the last, and the sum of their weights."""

    first: int
    last: int
    weight: float


class StoryChoice:
    """The ranges of one film that may be its storyline."""

    def __init__(self, pieces: Pieces, judged: Judged, first: int, end: int) -> None:
        self.shadow, self.pieces = pieces.shadow, pieces.pieces
        self.judged, self.first, self.end = judged, first, end
        self.certain = [n for n in range(first, end) if judged.labels[n] == "storyline" and judged.sureness[n] >= 1.0]
        """The pieces that are certainly part of the storyline; each range holds them."""
        weights = array("d", map(self._weight, range(first, end)))
        self._sums = array("d", accumulate(weights, initial=0.0))
        self._good = array("d", accumulate((max(0.0, weight) for weight in weights), initial=0.0))
        self.ranges = list(self._ranges())
        beside = [n for one in self.ranges for n in (one.first - 1, one.last + 1)]
        compared = range(max(min(beside, default=first), first), min(max(beside, default=first - 1) + 1, end))
        self._base = compared.start
        hits = (hits_of(WORD.findall(pieces.text(n).casefold()) if self.pieces[n].prose else []) for n in compared)
        self._counts = [array("L", accumulate(column, initial=0)) for column in zip(*hits, strict=True)]
        edges = {n for one in self.ranges for n in (one.first, one.last)}
        self._words = {n: WORD.findall(pieces.text(n).casefold()) for n in edges}

    def _hits(self, first: int, last: int, most: int) -> Iterator[tuple[str, int]]:
        """The words of each list in some pieces of prose, up to a number."""
        for name, counts in zip(LISTS, self._counts, strict=True):
            yield name, min(counts[last + 1 - self._base] - counts[first - self._base], most)

    def _weight(self, n: int) -> float:
        """How much a piece speaks for a range that holds it."""
        label, prose = self.judged.labels[n], self.pieces[n].prose
        odds = log_odds(self.judged.story[n], 0.01) * (1.0 if prose else 0.4)
        if label == LABEL:
            return min(odds, -3.0)
        if label not in (NONE, "storyline"):
            return min(odds, -0.5 if self.pieces[n].gap < LINE else -2.0)
        return odds

    def _gap(self, n: int) -> int:
        """The gap before a piece."""
        return self.pieces[n].gap if self.first < n < self.end else _EDGE

    def _sum(self, first: int, end: int) -> float:
        return self._sums[min(end, self.end) - self.first] - self._sums[max(first, self.first) - self.first]

    def _start_score(self, n: int) -> float:
        """The score of a start at piece `n`: the weights of the pieces from `n` on, minus the weights of those before it."""
        behind = max(self._sum(n, n + size) for size in range(1, _INSIDE + 1))
        return behind - max(self._sum(n - size, n) for size in range(_OUTSIDE + 1))

    def _end_score(self, n: int) -> float:
        """The score of an end at piece `n`: the weights of the pieces up to `n`, minus the weights of those after it."""
        before = max(self._sum(n + 1 - size, n + 1) for size in range(1, _INSIDE + 1))
        return before - max(self._sum(n + 1, n + 1 + size) for size in range(_OUTSIDE + 1))

    def _ranges(self) -> Iterator[Range]:
        """The ranges with the highest weights, of the edges at which the weights change most."""
        likely = self.certain or [n for n in range(self.first, self.end) if self.judged.story[n] >= _LIKELY]
        latest, earliest = (likely[0], likely[-1]) if self.certain else (likely[-1], likely[0])  # the latest start, and the earliest end
        starts = [n for n in range(self.first, latest + 1) if self._gap(n) >= SENTENCE or self.judged.labels[n - 1] == LABEL]
        ends = [n for n in range(earliest, self.end) if self._gap(n + 1) >= SENTENCE]
        starts, ends = nlargest(_EDGES, starts, self._start_score), nlargest(_EDGES, ends, self._end_score)
        pairs = {(first, last) for first in starts for last in ends if first <= last} | ({(latest, earliest)} if self.certain else set())
        yield from nlargest(_MOST, (Range(first, last, self._sum(first, last + 1)) for first, last in sorted(pairs)), key=lambda one: one.weight)

    def describe(self) -> list[list[str]]:
        """The features of each range, and of the choice of none, unless a storyline is certain."""
        most, total = self.ranges[0].weight, self._good[-1]
        likeliest = max(self.judged.story[self.first : self.end])
        none = ["none", f"none most={_steps(most / 2, 30)}", f"none likeliest={_odds(likeliest)}", f"none total={_steps(total / 2, 30)}"]
        found = [[*self._inside(one, most, total), *self._edges(one), *self._worded(one)] for one in self.ranges]
        return found if self.certain else [*found, [*none, f"none count={bucket(len(found))}"]]

    def _inside(self, one: Range, most: float, total: float) -> Iterator[str]:
        """The features of a range by what it holds and leaves out."""
        first, last, weight = one
        numbers, story = range(first, last + 1), self.judged.story
        yield from ("bias", f"less={_steps(most - weight, 10)}", f"mean={_steps(weight / len(numbers))}")
        yield f"left={_steps((total - self._good[last + 1 - self.first] + self._good[first - self.first]) / 2, 20)}"
        yield f"low={_odds(min(story[first : last + 1]))}"
        yield f"worst={_odds(min((story[n] for n in numbers if self.pieces[n].prose and self.pieces[n].gap >= SENTENCE), default=1.0))}"
        gaps = [self.pieces[n].gap for n in numbers[1:]]
        paragraphs, sentences = 1 + gaps.count(BLANK), 1 + sum(gap >= SENTENCE for gap in gaps)
        yield from (f"paragraphs={min(paragraphs, 6)}", f"paragraphs={min(paragraphs, 4)} sentences={bucket(sentences)}")
        yield from (f"lines={bucket(1 + sum(gap >= LINE for gap in gaps))}", f"size={bucket(len(numbers))}")
        labels = [self.judged.labels[n] for n in numbers]
        facts = sum(label not in (LABEL, NONE, "storyline") and gap >= LINE for label, gap in zip(labels[1:], gaps, strict=True))
        yield from (f"labels={min(labels.count(LABEL), 3)}", f"facts={min(facts, 3)}")
        yield f"other={_steps(4 * sum(not self.pieces[n].prose for n in numbers) / len(numbers))}"
        yield from (f"at={bucket(first - self.first)}", f"to={bucket(self.end - 1 - last)}")

    def _edges(self, one: Range) -> Iterator[str]:
        """The features of a range by its ends, and by what stands beside them."""
        first, last, _ = one
        story, labels, pieces = self.judged.story, self.judged.labels, self.pieces
        opens, closes = self._gap(first), self._gap(last + 1)
        yield from (f"first={_odds(story[first])}", f"last={_odds(story[last])}", f"gaps={opens} {closes}")
        for name, n, gap in (("before", first - 1, opens), ("behind", last + 1, closes)):
            if self.first <= n < self.end:
                near = _odds(story[n])
                yield from (f"{name}={near}", f"{name}={labels[n]} {gap}", f"{name}={pieces[n].prose} {gap} {near // 2}")
            else:
                yield f"{name}=edge"
        yield from (f"first={labels[first]} {pieces[first].prose}", f"last={labels[last]} {pieces[last].prose}")
        opening = self.shadow[pieces[first].start]
        yield f"case={'lower' if opening.islower() else 'upper' if opening.isupper() else 'other'} {opens}"
        end = pieces[last + 1].start if last + 1 < self.end else pieces[last].end + 2
        sign = self.shadow[pieces[last].start : end].rstrip()[-1:]
        yield f"sign={sign if sign in _ENDS else 'word'} {closes}"

    def _worded(self, one: Range) -> Iterator[str]:
        """The features of the words of a range, and of the pieces at its ends and beside it."""
        first, last, _ = one
        opening, start, end = self._words[first], self.pieces[first].start, self.pieces[last].end
        yield f"opens={opening[0] if opening else ''} {self._gap(first)}"
        yield from (f"word={word}" for word in opening[:_OPENING])
        yield f"length={bucket(len(opening))} {bucket(len(self._words[last]))}"
        yield from (f"sign before={self.shadow[start - 1 : start].strip()}", f"sign behind={self.shadow[end : end + 2].strip()}")
        yield from (f"{name}={count}" for name, count in self._hits(first, last, _MANY))
        for place, n in (("first", first), ("last", last), ("before", first - 1), ("behind", last + 1)):
            if self.first <= n < self.end and self.pieces[n].prose:
                yield from (f"{place} {name}={count}" for name, count in self._hits(n, n, _SOME))


def _steps(number: float, most: int = 12) -> int:
    """A number, rounded and within bounds."""
    return round(min(max(number, -12.0), float(most)))


def _odds(probability: float) -> int:
    """The log odds of a probability, rounded."""
    return round(log_odds(probability, _LEAST))


def story_choices(pieces: Pieces, judged: Judged, begins: Sequence[int]) -> list[tuple[int, StoryChoice]]:
    """The films of a text that may have a storyline that is not certain: the number of each, and its ranges. The arguments are those of `select_stories`."""
    found: list[tuple[int, StoryChoice]] = []
    for number, (first, end) in enumerate(pairwise((*begins, len(pieces.pieces)))):
        story, sure = judged.story[first:end], judged.sureness[first:end]
        if any(share >= _LIKELY and certain < 1.0 for share, certain in zip(story, sure, strict=True)):
            found.append((number, StoryChoice(pieces, judged, first, end)))
    return [(number, film) for number, film in found if film.ranges]


def select_stories(pieces: Pieces, judged: Judged, begins: Sequence[int], chain: Chain) -> Judged:
    """The labels of a text, with one storyline a film: the range that is most probably right, or none.

    `story` is then the probability that a piece is part of the selected storyline, and 0 outside it.

    Args:
        pieces: the text.
        judged: its labels.
        begins: the pieces at which its films begin.
        chain: weighs the features of ranges.
    """
    story = [share if share >= 1.0 else 0.0 for share in judged.story]
    for _, film in story_choices(pieces, judged, begins):
        odds = odds_of([chain.step * score_difference(chain, one) for one in film.describe()])
        best = odds.index(max(odds))
        if best < len(film.ranges):
            first, last, _ = film.ranges[best]
            story[first : last + 1] = [odds[best] / sum(odds)] * (last + 1 - first)
    return judged._replace(story=story)
