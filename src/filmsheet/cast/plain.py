"""The common case, read without detours: "A as B C as D", single blanks, nothing that marks or muddles the cuts."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from itertools import chain

from filmsheet.cast import weights as weights_file
from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import Word
from filmsheet.cast.model import CastReading, Credit, Doubt, Doubts
from filmsheet.cast.ranking import Ranked, adjust_all, all_sure, choose, loose_name, rank
from filmsheet.source import Span

_CONNECTIVE = " as "
_MUDDLING = frozenset(
    "a an the and with & und et y introducing cast Cast CAST starring Starring voices Voices as As AS Appearance appearance Cameo cameo Self"
    " others otros otras outros outras altri altre autres andere anderen elenco lain-lain dkk dll".split()
)
"""Words that may be a connective, make " as " part of a role or say that there are more: a closer look is taken."""

_span: Callable[[tuple[int, int]], Span] = functools.partial(tuple.__new__, Span)
_credit: Callable[[tuple[tuple[Span, ...], tuple[Span, ...]]], Credit] = functools.partial(tuple.__new__, Credit)


def read_plain(region: str, start: int, evidence: Evidence | None) -> CastReading | None:
    """The credits of a plain string that stands at `start`; None if it is not one."""
    pieces = region.split(_CONNECTIVE)
    if len(pieces) < 2 or "  " in region or region[0].isspace() or region[-1].isspace():
        return None
    texts = [piece.split(" ") for piece in pieces]
    for words in texts[1:-1]:
        if len(words) < 2 or words[-1][:1].islower():
            return None
    if not _MUDDLING.isdisjoint(chain.from_iterable(texts)):
        return None
    return _read(pieces, texts, start, evidence)


def recurring(words: list[list[Word]]) -> frozenset[str]:
    """The keys of the words that stand in a string more than once."""
    keys = [word.key for part in words for word in part]
    if len(set(keys)) == len(keys):
        return frozenset()
    return frozenset(key for key, count in Counter(keys).items() if count > 1)


def _read(pieces: list[str], texts: list[list[str]], start: int, evidence: Evidence | None) -> CastReading | None:
    weights = weights_file.load()
    words = [weights.words(part) for part in texts]
    repeated = recurring(words)
    gaps = [rank(weights, part, repeated, evidence) for part in words[1:-1]]
    adjust_all(weights, len(texts[0]), words[-1], gaps)
    if any(len(gap.words) - gap.length > 2 and loose_name(weights, gap, evidence) for gap in gaps):
        return None
    credits: list[Credit] = []
    at = start + len(pieces[0])
    actor = _span((start, at))
    for gap, parts, piece in zip(gaps, texts[1:], pieces[1:], strict=False):
        at += 4
        end = at + len(piece)
        middle = end - len(" ".join(parts[-gap.length :]))
        credits.append(_credit(((actor,), (_span((at, middle - 1)),))))
        actor, at = _span((middle, end)), end
    at += 4
    credits.append(_credit(((actor,), (_span((at, at + len(pieces[-1]))),))))
    doubts = Doubts(lambda: _doubts(credits, gaps, texts), functools.partial(all_sure, weights.slope, gaps))
    return CastReading(credits, doubts, "undelimited")


def _doubts(credits: list[Credit], gaps: list[Ranked], texts: list[list[str]]) -> list[Doubt]:
    """The doubt about each cut, and what the next likely one would give."""
    slope = weights_file.load().slope
    found = []
    for index, gap in enumerate(gaps, 1):
        role, actor = credits[index - 1].role[0], credits[index].actor[0]
        cut = choose(slope, gap)
        if cut is None or not cut.doubtful():
            continue
        other = actor.end - len(" ".join(texts[index][cut.other :]))
        others = Span(role.start, other - 1), Span(other, actor.end)
        found.append(Doubt(index, cut.probability, role, actor, *others, cut.other_probability))
    return found
