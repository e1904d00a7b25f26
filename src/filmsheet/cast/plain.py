"""A fast path for the common case: "A as B C as D" with single blanks and no separators or special words."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from filmsheet.cast import weights as weights_file
from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import word_key
from filmsheet.cast.model import CastReading, Credit, Doubt, Doubts
from filmsheet.cast.ranking import Ranked, adjust_all, choose, loose_name, rank
from filmsheet.cast.weights import Weights
from filmsheet.text.source import Span
from filmsheet.vocabulary.wordlists import words

_CONNECTIVE = " as "
_HEADINGS = words("cast_headings")
_SPECIAL = _HEADINGS.union(map(str.title, _HEADINGS), map(str.upper, _HEADINGS), words("cast_joins"), words("cast_remarks"), words("others"))
"""Words that may be a connective, make " as " part of a role, or mention that there are more: the fast path is not used."""

_span: Callable[[tuple[int, int]], Span] = functools.partial(tuple.__new__, Span)
_credit: Callable[[tuple[tuple[Span, ...], tuple[Span, ...]]], Credit] = functools.partial(tuple.__new__, Credit)


class Cuts(NamedTuple):
    """A plain string that was cut: the texts between the connectives, their words, and the gaps with their best cuts."""

    pieces: list[str]
    words: list[list[str]]
    gaps: list[Ranked]
    weights: Weights

    def all_sure(self, probability: float) -> bool:
        """Whether each cut has at least this probability; cuts with a large lead are not computed."""
        slope, room = self.weights.slope, 1 / probability - 1
        for gap in self.gaps:
            if (len(gap.found) - 1) * math.exp(-gap.lead * slope) > room:
                top = gap.found[gap.length - 1]
                if sum([math.exp((score - top) * slope) for score in gap.found]) - 1 > room:
                    return False
        return True

    def texts(self) -> list[tuple[str, str]]:
        """Actor and role of each credit."""
        found = []
        actor = self.pieces[0]
        for gap, texts in zip(self.gaps, self.words[1:], strict=False):
            found.append((actor, " ".join(texts[: -gap.length])))
            actor = " ".join(texts[-gap.length :])
        found.append((actor, self.pieces[-1]))
        return found


def cut_plain(region: str, evidence: Evidence | None) -> Cuts | None:
    """Cut a plain string; None if it is not one.

    >>> cut_plain("Robert Helpmann as Ivan Boleslawsky Moira Shearer as Victoria Page", None).texts()
    [('Robert Helpmann', 'Ivan Boleslawsky'), ('Moira Shearer', 'Victoria Page')]
    """
    pieces = region.split(_CONNECTIVE)
    if len(pieces) < 2 or "  " in region or not region.isprintable() or region[0] == " " or region[-1] == " ":
        return None
    texts = [piece.split(" ") for piece in pieces]
    for gap_texts in texts[1:-1]:
        if len(gap_texts) < 2 or gap_texts[-1][:1].islower():
            return None
    if not _SPECIAL.isdisjoint(chain.from_iterable(texts)):
        return None
    weights = weights_file.load()
    repeated = recurring(chain.from_iterable(texts))
    gaps = [rank(weights, weights.words(part), repeated, evidence) for part in texts[1:-1]]
    adjust_all(weights, len(texts[0]), texts[-1], gaps)
    for gap in gaps:
        if len(gap.words) - gap.length > 2 and loose_name(weights, gap, evidence):
            return None
    return Cuts(pieces, texts, gaps, weights)


def read_plain(region: str, start: int, evidence: Evidence | None) -> CastReading | None:
    """The credits of a plain string at `start`; None if it is not one."""
    cuts = cut_plain(region, evidence)
    if cuts is None:
        return None
    credits: list[Credit] = []
    at = start
    for actor, role in cuts.texts():
        middle = at + len(actor) + len(_CONNECTIVE)
        end = middle + len(role)
        credits.append(_credit(((_span((at, at + len(actor))),), (_span((middle, end)),))))
        at = end + 1
    return CastReading(credits, Doubts(lambda: _doubts(credits, cuts), cuts.all_sure))


def recurring(texts: Iterable[str]) -> frozenset[str]:
    """The keys of the words that occur in a string more than once."""
    keys = list(map(word_key, texts))
    if len(set(keys)) == len(keys):
        return frozenset()
    return frozenset(key for key, count in Counter(keys).items() if count > 1)


def _doubts(credits: list[Credit], cuts: Cuts) -> list[Doubt]:
    """The doubt about each cut, with the credits of the next likely one."""
    found = []
    for index, gap in enumerate(cuts.gaps, 1):
        role, actor = credits[index - 1].role[0], credits[index].actor[0]
        cut = choose(cuts.weights.slope, gap)
        if cut.doubtful():
            other = actor.end - len(" ".join(cuts.words[index][cut.other :]))
            others = Span(role.start, other - 1), Span(other, actor.end)
            found.append(Doubt(index, cut.probability, role, actor, *others, cut.other_probability))
    return found
