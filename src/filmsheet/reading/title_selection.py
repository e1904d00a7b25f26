"""Selects the title of each film of a text.

The chain of labels judges each piece by what stands near it. The pieces of a film that may be its title are compared here with
one another, and with what stands in the same place of the other films of the text. Weights were trained with the names of these
features: after any change, change `features.FINGERPRINT` and train again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, pairwise
from math import log
from typing import NamedTuple, TypeAlias

from ..learned import Chain
from ..learned.chain import log_odds, odds_of, score_difference
from ..text.scripts import is_wide
from ..text.source import letters, tidy
from .classes import bucket, kind, shape
from .labels import ACTOR, LABEL, NONE, ROLE
from .outlines import outline
from .pieces import LINE, Pieces
from .readers import PERSONS
from .runs import Judged, bounds
from .titles import title_bounds

_LIKELY = 0.01
"""A piece with a lower probability is no candidate, unless it is labelled as a title."""
_LONGEST, _MOST = 3, 24
"""How many pieces of one line are a candidate, and how many candidates a film has at most."""
_LEAST = 1e-4
_BEHIND, _BEFORE = 8, 6
"""How many pieces behind and before a candidate are looked at for values."""
_NEAR, _SIGNS, _LINE = 6, 3, 60
_WORDS, _LONG, _LONG_WORD = 6, 12, 4
"""How many words are features, and the most letters of a short text and of a short word."""
_OTHER_VALUES = frozenset((LABEL, ACTOR, ROLE, *PERSONS, "genres", "countries"))
"""Labels of other values: a candidate whose text has one of them elsewhere in the film is probably not the title."""


class Candidate(NamedTuple):
    """Pieces that may be the title of a film."""

    first: int
    last: int
    text: str
    labelled: bool
    """Whether they are the title by their labels."""


Mark: TypeAlias = tuple[str, object]
"""The name and the value of a property that the places of two titles may share."""


class Place(NamedTuple):
    """Where a piece stands in its film."""

    offset: int
    line: int
    outline: str
    """How its line begins."""
    edge: tuple[int, str]
    """The gap and the label before it."""

    def marks(self) -> tuple[Mark, ...]:
        """What two places may have in common."""
        return (*zip(self._fields, self, strict=True), ("both", self[2:]))


class TitleChoice:
    """The candidates of one film."""

    def __init__(self, pieces: Pieces, judged: Judged, first: int, end: int) -> None:
        self.shadow, self.pieces, self.lines = pieces.shadow, pieces.pieces, pieces.lines
        self.judged, self.first, self.end = judged, first, end
        titles = {*self._labelled()}
        likely = (span for n in range(first, end) if judged.titled[n] >= _LIKELY for span in self._spans(n))
        found = (self._candidate(*span, span in titles) for span in dict.fromkeys((*sorted(titles), *likely)))
        self.candidates = list(islice((one for one in found if one is not None), _MOST))
        labelled = [(pieces.text(n).casefold(), judged.labels[n]) for n in range(first, end)]
        self.folded = "\n".join(text for text, _ in labelled)
        self.values = {text for text, label in labelled if label in _OTHER_VALUES}
        words = {word for one in self.candidates for word in one.text.casefold().split()}
        self.in_story = words.intersection(word for text, label in labelled if label == "storyline" for word in text.split())

    def _labelled(self) -> Iterator[tuple[int, int]]:
        """The titles of the film by their labels: the first piece and the last."""
        labels, n = self.judged.labels, self.first
        while n < self.end:
            last = n
            if labels[n] == "title":
                while last + 1 < self.end and labels[last + 1] == "title" and self.judged.joins[last + 1]:
                    last += 1
                yield n, last
            n = last + 1

    def _spans(self, n: int) -> Iterator[tuple[int, int]]:
        """A piece, and the piece with those behind it on its line that may be parts of a title."""
        yield n, n
        for last in range(n + 1, min(n + _LONGEST, self.end)):
            if self.pieces[last].gap >= LINE or self.judged.titled[last] < _LIKELY:
                return
            yield n, last

    def _candidate(self, first: int, last: int, labelled: bool) -> Candidate | None:
        start, end = title_bounds(self.shadow, *bounds(self.shadow, self.pieces[first].start, self.pieces[last].end))
        text = tidy(self.shadow[start:end])
        return Candidate(first, last, text, labelled) if letters(text) else None

    def place(self, n: int) -> Place:
        """Where a piece stands in the film."""
        piece = self.pieces[n]
        line = self.lines[piece.line]
        signs = outline(self.shadow[line.start : min(line.end, line.start + _LINE)])[:_SIGNS]
        offset = min(n - self.first, _NEAR)
        return Place(offset, piece.line - self.pieces[self.first].line, signs, (piece.gap, self._label(n - 1)))

    def likeliest(self) -> Place:
        """The place of the candidate that is most probably the title by its labels."""
        return self.place(max(self.candidates, key=lambda one: self.judged.titled[one.first]).first)

    def _label(self, n: int) -> str:
        return self.judged.labels[n] if self.first <= n < self.end else "edge"

    def _gap(self, n: int) -> int:
        return self.pieces[n].gap if n < self.end else LINE

    def describe(self, marks: Counter[Mark], own: Collection[Mark], others: int) -> list[list[str]]:
        """The features of each candidate, and of the choice of none.

        Args:
            marks: the marks of the places of the likeliest titles of all films, and how many films have each.
            own: those of this film.
            others: the number of films beside this one.
        """
        titled = [self.judged.titled[one.first] for one in self.candidates]
        most, texts = max(titled), [letters(one.text) for one in self.candidates]
        order = sorted(range(len(titled)), key=lambda n: -titled[n])
        ranks = {n: rank for rank, n in enumerate(order)}
        found = [
            [*self._alone(one), *self._worded(one), *self._compared(one, n, ranks[n], most, texts), *self._mirrored(one, marks, own, others)]
            for n, one in enumerate(self.candidates)
        ]
        labelled = min(sum(one.labelled for one in self.candidates), 2)
        return [*found, ["none", f"none most={_logit(most)}", f"none count={bucket(len(texts))}", f"none {labelled}", f"none {labelled} most={_logit(most)}"]]

    def _alone(self, one: Candidate) -> Iterator[str]:
        """The features of a candidate by itself, and of what stands beside it."""
        (first, last, text, labelled), judged = one, self.judged
        likely, label, offset = _logit(judged.titled[first]), judged.labels[first], bucket(first - self.first)
        yield from ("bias", f"p={likely}", f"labelled={labelled} p={likely}", f"label={label}")
        yield f"p least={_logit(min(judged.titled[first : last + 1]))} size={last - first}"
        yield from (f"at={offset}", f"at={offset} labelled={labelled}", f"line={min(self.pieces[first].line - self.pieces[self.first].line, 6)}")
        gap, behind, before, following = self._gap(first), self._gap(last + 1), self._label(first - 1), self._label(last + 1)
        yield from (f"gap={gap}", f"behind={behind}", f"before={before}", f"before={before} {gap}", f"next={following}", f"next={following} {behind}")
        yield f"join={judged.joins[first]} {last + 1 < self.end and judged.joins[last + 1]}"
        yield f"kind={kind(text, prose=self.pieces[first].prose)}"
        yield f"words={bucket(text.count(' ') + 1)}"
        yield f"end={text[-1] if text[-1] in '.:?!,' else ''}"
        yield f"upper={text.isupper()} digit={any(map(str.isdigit, text))}"
        ahead = [label for label in judged.labels[last + 1 : min(last + _BEHIND, self.end)] if label not in (NONE, LABEL)]
        yield from (f"ahead={ahead[:1]}", f"ahead={ahead[:2]}")
        above = (judged.labels[n] for n in range(first - 1, max(self.first, first - _BEFORE) - 1, -1))
        yield f"above={next((label for label in above if label != NONE), '')}"
        yield f"facts={bucket(sum(label != NONE for label in judged.labels[self.first : first]))}"

    def _worded(self, one: Candidate) -> Iterator[str]:
        """The features of the words of a candidate, of where else they stand, and of the signs around them."""
        start, end = self.pieces[one.first].start, self.pieces[one.last].end
        line, other = self.lines[self.pieces[one.first].line], self.judged.others[one.first]
        folded = one.text.casefold()
        found = folded.split()
        yield from (f"word={word}" for word in found[:_WORDS])
        yield from (f"first={found[0]}", f"last={found[-1]}", f"opened={self.shadow[line.start : line.start + _LINE].casefold().split()[:1]}")
        yield f"signs={self.shadow[start - 1 : start].strip()} {self.shadow[end : end + 1].strip()}"
        yield from (f"shape={shape(one.text)}", f"length={bucket(len(one.text))} {is_wide(one.text)}")
        yield f"times={min(self.folded.count(folded), 3)} {len(folded) > _LONG}"
        long = [word for word in found if len(word) > _LONG_WORD]
        yield from (f"told={sum(map(self.in_story.__contains__, long))} {min(len(long), 3)}", f"value={folded in self.values}", f"second={other and other[0]}")

    def _compared(self, one: Candidate, n: int, rank: int, most: float, texts: Sequence[str]) -> Iterator[str]:
        """The features of a candidate among the others."""
        text = texts[n]
        yield from (f"rank={min(rank, 4)}", f"index={min(n, 5)}", f"index={min(n, 3)} rank={min(rank, 3)}")
        yield f"far={min(int(2 * log(max(most, _LEAST) / max(self.judged.titled[one.first], _LEAST))), 10)}"
        part = any(text != other and text in other for other in texts)
        whole = any(text != other and other in text for other in texts)
        yield from (f"part={part} whole={whole}", f"part={part} whole={whole} labelled={one.labelled}", f"again={texts.count(text) > 1}")
        half = len(text) // 2
        yield f"twice={half > 1 and text[:half] == text[half:]}"

    def _mirrored(self, one: Candidate, marks: Counter[Mark], own: Collection[Mark], others: int) -> Iterator[str]:
        """How often the likeliest titles of the other films stand in the same place."""
        for mark in self.place(one.first).marks() if others else ():
            share = int(4 * (marks[mark] - (mark in own)) / others + 0.5)
            yield f"other {mark[0]}={share}" + (f" {min(others, 3)}" if mark[0] == "both" else "")


def _logit(probability: float) -> int:
    """Twice the log odds of a probability, rounded."""
    return int(2 * log_odds(probability, _LEAST))


def title_choices(pieces: Pieces, judged: Judged, begins: Sequence[int]) -> list[tuple[int, TitleChoice, list[list[str]]]]:
    """The films of a text without a certain title: the number of each, its candidates, and their features. The arguments are those of `select_titles`."""
    certain = {bisect_right(begins, n) - 1 for n, sure in enumerate(judged.sureness) if sure >= 1.0 and judged.labels[n] == "title"}
    films = [(n, TitleChoice(pieces, judged, *ends)) for n, ends in enumerate(pairwise((*begins, len(pieces.pieces)))) if n not in certain]
    films = [(n, film) for n, film in films if film.candidates]
    marks = [film.likeliest().marks() if len(films) > 1 else () for _, film in films]
    everywhere = Counter(mark for own in marks for mark in own)
    return [(n, film, film.describe(everywhere, own, len(films) - 1)) for (n, film), own in zip(films, marks, strict=True)]


def select_titles(pieces: Pieces, judged: Judged, begins: Sequence[int], chain: Chain) -> Judged:
    """The labels of a text, with one title a film: that of its candidates which is most probably right, or none.

    Args:
        pieces: the text.
        judged: its labels.
        begins: the pieces at which its films begin.
        chain: weighs the features of candidates.
    """
    labels, joins, sureness, others = list(judged.labels), list(judged.joins), list(judged.sureness), list(judged.others)
    for _, film, features in title_choices(pieces, judged, begins):
        odds = odds_of([chain.step * score_difference(chain, one) for one in features])
        total = sum(odds)
        shares = [one / total for one in odds]
        rising = sorted(zip(shares, film.candidates, strict=False))  # so that a piece has the highest share of its candidates
        for n, share in {n: share for share, one in rising for n in range(one.first, one.last + 1)}.items():
            if labels[n] == "title":
                labels[n], sureness[n], others[n] = NONE, 1.0 - share, ("title", share)
            elif labels[n] == NONE and ((other := others[n]) is None or other[1] < share):
                others[n] = ("title", share)
        best = shares.index(max(shares))
        if best < len(film.candidates):
            first, last = film.candidates[best][:2]
            for n in range(first, last + 1):
                labels[n], joins[n], sureness[n], others[n] = "title", n > first, shares[best], (NONE, shares[-1])
    return judged._replace(labels=labels, joins=joins, sureness=sureness, others=others)
