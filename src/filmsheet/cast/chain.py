"""Undelimited credits: "A as B C as D". The ranking finds every cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from filmsheet.cast import weights as weights_file
from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import LONGEST_ACTOR, Shape, Word, shape
from filmsheet.cast.model import CastReading, Credit, Doubt, Doubts
from filmsheet.cast.plain import recurring
from filmsheet.cast.ranking import Ranked, adjust_all, best_cut, choose, loose_name, rank
from filmsheet.text.lazily import lazy
from filmsheet.text.source import Span
from filmsheet.vocabulary import wordlists

_AS = lazy(r"\s(?:as|As|AS)\s")
_WORD = lazy(r"[^\s:]+")
_LABEL_ENDS = frozenset(label.split()[-1] for label in wordlists.words("cast_labels"))
_FIRST_WIDE = "\u2e80"
"""The first letter of the scripts without a blank before a bracket."""
_WINDOW = 400
_SURE_JOIN = 0.8


class Gap(NamedTuple):
    """A gap that was cut: the role before, names without a role, the actor after, and the doubt without its index, if any."""

    role: Span | None
    loose: tuple[Span, ...]
    actor: Span
    doubt: Doubt | None = None


class Pending(NamedTuple):
    """A gap whose cuts are ranked; it is cut when all gaps are ranked."""

    span: Span
    ranked: Ranked


def in_brackets(text: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    for opening, closing in ("()", "[]", "（）"):
        at = text.rfind(opening)
        if at > text.rfind(closing) and text[at + 1 : at + 2].strip():
            before = text[at - 1 : at].strip()
            if not before or before > _FIRST_WIDE:
                return True
    return False


def trimmed(text: str, start: int, end: int, marks: str = " \t\r\n\x1f\u00a0\u3000,;|•·●/／、，；。．‧・") -> Span:
    """A region without blanks and separators at its ends."""
    if start < end and text[start].isalnum() and text[end - 1].isalnum():
        return Span(start, end)
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def connectives(text: str, start: int, end: int) -> list[Span]:
    """The places of " as ", also in capitals."""
    found = [Span(m.start(), m.end()) for m in _AS.finditer(text, start, end)]
    small = [span for span in found if text[span.start + 1] == "a"]
    return small if 0 < len(small) < len(found) and 2 * len(small) >= len(found) else found


class Chain:
    """One reading of a chain of credits."""

    def __init__(self, text: str, start: int, end: int, evidence: Evidence | None) -> None:
        """Set the region and the evidence."""
        self.text, self.start, self.end = text, start, end
        self.evidence = evidence
        self.weights = weights_file.load()
        self.repeated: frozenset[str] = frozenset()

    def read(self, spans: Sequence[Span]) -> CastReading:
        """The credits of a chain with these connectives; some of these may be part of a role."""
        self.repeated = recurring(self.text[self.start : self.end].split())
        spans = self._true(spans)
        gaps = [self._free(Span(left.end, right.start)) for left, right in pairwise(spans)]
        actor, tail = self._head(Span(self.start, spans[0].start)), trimmed(self.text, spans[-1].end, self.end)
        pending = [gap.ranked for gap in gaps if isinstance(gap, Pending)]
        adjust_all(self.weights, len(self.text[slice(*actor)].split()), self.text[slice(*tail)].split(), pending)
        credits: list[Credit] = []
        doubts: list[Doubt] = []
        for found in gaps:
            made = self._decided(found) if isinstance(found, Pending) else found
            credits.append(Credit((actor,), (made.role,) if made.role is not None else ()))
            credits.extend(Credit((name,), ()) for name in made.loose)
            if made.doubt is not None:
                doubts.append(replace(made.doubt, index=len(credits)))
            actor = made.actor
        if last := [span for span in (actor, tail) if span.end > span.start]:
            credits.append(Credit((last[0],), tuple(last[1:])))
        return CastReading(credits, Doubts(lambda: doubts))

    def _decided(self, gap: Pending) -> Gap:
        """Cut a gap at its most probable place."""
        cut = choose(self.weights.slope, gap.ranked)
        role, actor = self._sides(gap.span, cut.words)
        bare = trimmed(self.text, *role)
        role = bare if bare.end > bare.start else role
        loose = loose_name(self.weights, gap.ranked, self.evidence)
        if loose:
            own, rest = self._sides(gap.span, cut.words - loose)
            return Gap(own, (Span(rest.start, role.end),), actor)
        if not cut.doubtful():
            return Gap(role, (), actor)
        return Gap(role, (), actor, Doubt(0, cut.probability, role, actor, *self._sides(gap.span, cut.other), cut.other_probability))

    def _true(self, spans: Sequence[Span]) -> list[Span]:
        """The connectives that are not inside a role."""
        kept: list[Span] = []
        articles = sum(map(self._before_article, spans))
        plain_articles = 2 * articles <= len(spans)
        for span in spans:
            if kept:
                inside = self._inside_role(Span(kept[-1].end, span.start), span, plain_articles)
            else:
                inside = in_brackets(self.text[max(self.start, span.start - _WINDOW) : span.start])
            if not inside:
                kept.append(span)
        return kept or [spans[0]]

    def _before_article(self, span: Span) -> bool:
        """Whether an article follows: "a", "the"."""
        following = self.text[span.end : span.end + 16].split(None, 1)
        return bool(following) and following[0] in wordlists.words("articles")

    def _inside_role(self, gap: Span, span: Span, plain_articles: bool) -> bool:
        text = self.text[max(gap.start, gap.end - _WINDOW) : gap.end]
        if in_brackets(text):
            return True
        words = text.split()
        if len(words) < 2:
            return True
        if len(words) < 4 and _is_appearance(" ".join(words)):
            return True
        last = words[-1]
        if shape(last) in (Shape.LOWER, Shape.SYMBOL, Shape.FUNCTION) and any(word[0].isupper() for word in words):
            return True
        if not plain_articles or not self._before_article(span) or not wordlists.words("cast_joins").isdisjoint(words[-4:-1]):
            return False
        cut = best_cut(self.weights, self.weights.words(words), self.repeated, self.evidence)
        return cut.probability < 0.9 or len(words) - cut.words == 1

    def _head(self, head: Span) -> Span:
        """The text before the first connective: the first actor, after a label."""
        head = trimmed(self.text, *head)
        label = self._label(head)
        return trimmed(self.text, label.end, head.end) if label and label.start == head.start and label.end < head.end else head

    def _label(self, region: Span) -> Span | None:
        """The first label of a region, with the signs after it: "Main cast:", "Co-starring"."""
        if _LABEL_ENDS.isdisjoint(self.text[region.start : region.end].casefold().replace(":", " ").split()):
            return None
        found = list(_WORD.finditer(self.text, *region))
        for at, first in enumerate(found):
            for last in found[at : at + 2]:
                phrase = self.text[first.start() : last.end()].casefold()
                if " ".join(phrase.split()) in wordlists.words("cast_labels"):
                    rest = self.text[last.end() : region.end]
                    return Span(first.start(), region.end - len(rest.lstrip(" \t\n\xa0:-–")))
        return None

    def _free(self, gap: Span) -> Gap | Pending:
        """Rank the cuts of a gap."""
        texts = self.text[gap.start : gap.end].split()
        words = self.weights.words(texts)
        joined = self._joined(gap, texts, words)
        if joined is not None:
            return joined
        if len(words) < 2:
            return Gap(None, (), trimmed(self.text, *gap))
        return Pending(gap, rank(self.weights, words, self.repeated, self.evidence))

    def _joined(self, gap: Span, texts: list[str], words: list[Word]) -> Gap | None:
        """A gap with a label or a connective before the actor ("… and Moira Shearer"), if it is one."""
        joins = wordlists.words("cast_joins")
        for at in range(max(1, len(texts) - LONGEST_ACTOR), len(texts) - 2):
            if texts[at] in joins:
                behind = at + 1 + (texts[at + 1] in joins)  # "and introducing"
                cut = best_cut(self.weights, words[:at] + words[behind:], self.repeated, self.evidence)
                if cut.words == at and cut.probability >= _SURE_JOIN:
                    role, _ = self._sides(gap, at)
                    _, actor = self._sides(gap, behind)
                    return Gap(role, (), actor)
        label = self._label(gap)
        if label and gap.start < label.start and label.end < gap.end:
            return Gap(trimmed(self.text, gap.start, label.start), (), trimmed(self.text, label.end, gap.end))
        return None

    def _sides(self, gap: Span, count: int) -> tuple[Span, Span]:
        """The two sides of a gap that is cut after `count` words, as offsets."""
        first, last = trimmed(self.text, *gap, "")
        middle = last - len(self.text[first:last].split(None, count)[count])
        return trimmed(self.text, first, middle, ""), Span(middle, last)


def _is_appearance(role: str) -> bool:
    """Whether a role describes an appearance: "in a cameo appearance", "voice"."""
    return role.lower().rstrip(" ,:-").removeprefix("in ").removeprefix("a ") in wordlists.words("appearances")
