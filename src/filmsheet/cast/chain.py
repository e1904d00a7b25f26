"""Credits in a chain: actor, connective, role, actor, connective, role … with or without marks between the credits.

The connective is " as " most of the time. Where each gap holds a line end or a semicolon, credits are cut there;
where it holds commas, at one of them; where nothing marks the cut, the ranking finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from filmsheet.cast import weights as weights_file
from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import LONGEST_ACTOR, Shape, Word, shape
from filmsheet.cast.likeness import actor_likeness, name_shaped, names_actor
from filmsheet.cast.model import CastReading, Credit, Doubt, Doubts
from filmsheet.cast.plain import recurring
from filmsheet.cast.ranking import Cut, Ranked, adjust_all, best_cut, choose, loose_name, rank, scores
from filmsheet.cast.weights import SCALE
from filmsheet.text.lazily import lazy
from filmsheet.text.source import Span

AS = lazy(r"\s(?:as|As|AS)\s")
_OTHER_AS = lazy(r"\s(?:als|como|come|jako|som|sebagai|mint|в\s+роли|как|dans\s+le\s+rôle\s+de|nel\s+ruolo\s+di)\s")
_ARTICLES = frozenset(("a", "an", "the"))
_MARKED = lazy(r"[\n\r,;|•·●/、，；]")
_LINE_END = lazy(r"[\n\r]+")
_STRONG = lazy(r"[;|•·●；]+")
_SEMICOLON = lazy(r"[;；]+")
_COMMA = lazy(r"[,、，]\s*(?!(?:[JSjs]r\b|I{1,3}\b|M\.?D\b|Ph))")
_SLASH = lazy(r"\s/\s")
BULLET = lazy(r"\s*(?:[-–—*•·●▪►>+]+\s+|[•·●▪►]\s*|\(?\d{1,3}[.)]\s+|#\d{1,3}\s+)")
LABEL = lazy(
    r"(?:(?:voice|main|supporting|additional|principal|rest\s+of(?:\s+the)?|other|guest|english|original)\s+)"
    r"(?:cast|voices|stars|starring)\b\s*[:\-–]?\s*|(?:also|co-?|guest)\s*-?\s*(?:starring|featuring)\b:?\s*|with\s+the\s+voices\s+of\s+",
    re.IGNORECASE,
)
_APPEARANCE = lazy(
    r"(?:a |in a )?(?:(?:special|guest|friendly|cameo) appearance|cameo|guest|himself|herself|self|voice)[ ,:-]*"
)
_HEADING = lazy(
    r"[:：!?]$|[a-zà-ÿ]{4}\.$|^[^\w(.']|^\([^()]*\)$|\b(?:cast|order|billed|credited|alphabetical|verified|credits?|starring|stars|actors?|roles?|characters?|players)\b",
    re.IGNORECASE,
)
_ASIDE = lazy(r"\((?![^()]*\b(?:cast|order|billed|credit|credits|verified)\b)[^()]+\)", re.IGNORECASE)
_JOINERS = frozenset(("and", "with", "&", "und", "et", "y", "introducing"))
_FIRST_WIDE = "\u2e80"
"""From here on stand the scripts that put no blank before a bracket."""
_MARGIN = 4.0 * SCALE
_WINDOW = 400
_SHORT_LINE = 40
"""A line no longer than this is hardly a sentence, stop or no stop."""
_SURE_JOIN = 0.8
_LIKELY_NAME = 0.85


class Gap(NamedTuple):
    """How a gap was cut: the role before, names without a role between, the actor after; and the doubt, if any."""

    role: Span | None
    loose: tuple[Span, ...]
    actor: Span
    cut: Cut | None = None
    other_role: Span | None = None
    other_actor: Span | None = None
    guessed: bool = False
    """Whether it is a guess that the names between are names."""


class Pending(NamedTuple):
    """A gap whose cuts are ranked, to be cut when all are."""

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
    """A region without blanks and separators at its edges."""
    if start < end and text[start].isalnum() and text[end - 1].isalnum():
        return Span(start, end)
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def connectives(text: str, start: int, end: int) -> list[Span]:
    """Where the connectives of a chain stand: " as ", else " As ", else the like in another language."""
    found = [Span(m.start(), m.end()) for m in AS.finditer(text, start, end)]
    if len(found) > 1:
        small = [span for span in found if text[span.start + 1] == "a"]
        if 0 < len(small) < len(found) and 2 * len(small) >= len(found):
            found = small
    if not found:
        found = [Span(m.start(), m.end()) for m in _OTHER_AS.finditer(text, start, end)]
    return found


class Chain:
    """One reading of a chain; made for one string and thrown away."""

    def __init__(self, text: str, start: int, end: int, evidence: Evidence | None) -> None:
        """Take the region and what is known beside it."""
        self.text, self.start, self.end = text, start, end
        self.evidence = evidence
        self.weights = weights_file.load()
        self.marked = bool(_MARKED.search(text, start, end))
        self.by_lines = False
        self.repeated: frozenset[str] = frozenset()

    def read(self, spans: Sequence[Span], layout: str) -> CastReading:
        """The credits of a chain with these connectives, of which some may turn out to be part of a role."""
        self.repeated = recurring([self.weights.words(self.text[self.start : self.end].split())])
        spans = self._true(spans)
        gaps = [Span(left.end, right.start) for left, right in pairwise(spans)]
        self.by_lines = self.marked and self._lines_cut(gaps)
        cutter = self._marked_cutter(gaps) if self.marked else self._free
        credits, actor = self._head(Span(self.start, spans[0].start))
        doubts: list[Doubt] = []
        cut_gaps = [cutter(gap) for gap in gaps]
        self._adjust(actor, Span(spans[-1].end, self.end), cut_gaps)
        for found in cut_gaps:
            made = self._decided(found) if isinstance(found, Pending) else found
            role = made.role
            credits.append(Credit((actor,), (role,) if role is not None else ()))
            if made.loose and role is not None and made.guessed:
                doubts.append(_loose_doubt(len(credits), role, made.loose[0]))
            credits.extend(Credit((name,), ()) for name in made.loose)
            if made.cut is not None and role is not None:
                doubts.append(_doubt(len(credits), made, role))
            actor = made.actor
        tail = self._tail(actor, Span(spans[-1].end, self.end))
        if len(tail) > 1 and tail[0].role and not _LINE_END.search(self.text, tail[0].role[0].end, tail[1].actor[0].start):
            doubts.append(_loose_doubt(len(credits) + 1, tail[0].role[0], tail[1].actor[0]))
        credits.extend(tail)
        return CastReading(credits, Doubts(lambda: doubts), layout)

    def _adjust(self, actor: Span, tail: Span, gaps: list[Gap | Pending]) -> None:
        """Let the gaps that are ranked be cut as the other credits are."""
        role = self.weights.words(self.text[tail.start : tail.end].split())
        first = len(self.text[actor.start : actor.end].split())
        adjust_all(self.weights, first, role, [gap.ranked for gap in gaps if isinstance(gap, Pending)])

    def _decided(self, gap: Pending) -> Gap:
        """Cut a gap where it is likeliest."""
        cut = choose(self.weights.slope, gap.ranked)
        assert cut is not None
        texts = self.text[gap.span.start : gap.span.end].split()
        role, actor = self._sides(gap.span, texts, cut.words)
        bare = trimmed(self.text, *role)
        role = bare if bare.end > bare.start else role
        loose = loose_name(self.weights, gap.ranked, self.evidence)
        if loose:
            own, rest = self._sides(gap.span, texts, cut.words - loose)
            return Gap(own, (Span(rest.start, role.end),), actor)
        if not cut.doubtful():
            return Gap(role, (), actor)
        return Gap(role, (), actor, cut, *self._sides(gap.span, texts, cut.other))

    def _true(self, spans: Sequence[Span]) -> list[Span]:
        """The connectives less those inside a role."""
        kept: list[Span] = []
        articles = sum(self._next_word(span) in _ARTICLES for span in spans)
        plain_articles = 2 * articles <= len(spans)
        for span in spans:
            if not kept:
                if not in_brackets(self.text[max(self.start, span.start - _WINDOW) : span.start]):
                    kept.append(span)
                continue
            if not self._inside_role(Span(kept[-1].end, span.start), span, plain_articles):
                kept.append(span)
        return kept or [spans[0]]

    def _next_word(self, span: Span) -> str:
        following = self.text[span.end : span.end + 16].split(None, 1)
        return following[0] if following else ""

    def _inside_role(self, gap: Span, span: Span, plain_articles: bool) -> bool:
        text = self.text[max(gap.start, gap.end - _WINDOW) : gap.end]
        if in_brackets(text):
            return True
        words = text.split()
        if len(words) < 2:
            return True
        if len(words) < 4 and _APPEARANCE.fullmatch(" ".join(words).lower()):
            return True
        if self.marked and _MARKED.search(text.strip()):
            return False
        last = words[-1]
        if shape(last) in (Shape.LOWER, Shape.SYMBOL, Shape.FUNCTION) and any(word[0].isupper() for word in words):
            return True
        if not plain_articles or self._next_word(span) not in _ARTICLES:
            return False
        cut = best_cut(self.weights, self.weights.words(words), self.repeated, self.evidence)
        return cut is not None and (cut.probability < 0.9 or len(words) - cut.words == 1)

    def _head(self, head: Span) -> tuple[list[Credit], Span]:
        """What stands before the first connective: the first actor, after names without a role and a label."""
        label = LABEL.match(self.text, *trimmed(self.text, *head))
        if label and label.end() < head.end:
            head = Span(label.end(), head.end)
        lines = self._lines(head)
        if len(lines) > 1 and self.by_lines:
            *before, last = lines
            return list(self._loose(before)), last
        return [], Span(lines[0].start, lines[-1].end) if lines else trimmed(self.text, *head)

    def _loose(self, lines: Sequence[Span]) -> Iterator[Credit]:
        """Names without a role, a line each; below one may stand a note, "(voice)"."""
        name: Credit | None = None
        for line in lines:
            if name is not None and _ASIDE.fullmatch(self.text, *line):
                name = name._replace(role=(line,))
            elif self._may_be_name(line):
                if name is not None:
                    yield name
                name = Credit((line,), ())
        if name is not None:
            yield name

    def _tail(self, actor: Span, tail: Span) -> list[Credit]:
        """The last role, and names without a role below it."""
        lines = self._lines(tail)
        if len(lines) < 2 or not self.by_lines:
            role, loose = self._without_names(trimmed(self.text, *tail))
            return [*_credit(actor, role), *(Credit((name,), ()) for name in loose)]
        names = [line for line in lines[1:] if self._is_name(line)]
        if len(names) < len(lines) - 1:
            return [Credit((actor,), (Span(lines[0].start, lines[-1].end),))]
        return [Credit((actor,), (lines[0],)), *(Credit((name,), ()) for name in names)]

    def _without_names(self, role: Span) -> tuple[Span, list[Span]]:
        """The last role, and the actors behind it that have none: "Sam, Ida Holm and Max Berg"."""
        pieces = self._pieces(role, _SEMICOLON)
        names = len(pieces) > 1 and all(self._is_actor(piece) for piece in pieces[1:])
        if len(pieces) > 1:
            return (pieces[0], pieces[1:]) if names else (role, [])
        pieces = self._pieces(role, _COMMA)
        first, loose = self._names_behind(pieces, role)
        at = self.text.rfind(" and ", *first)
        if at > first.start and self._names_another(name := trimmed(self.text, at + 5, first.end)):
            return trimmed(self.text, first.start, at), [name, *loose]
        return first, loose

    def _names_behind(self, pieces: list[Span], role: Span) -> tuple[Span, list[Span]]:
        """The pieces of a role, less those at its end that are actors."""
        loose: list[Span] = []
        while len(pieces) > 1 and (names := self._names_in(pieces[-1])):
            loose += reversed(names)
            pieces.pop()
        if len(pieces) > 1 and self.text[pieces[-1].start].isupper():
            return role, []  # a list of roles: "Akeem, Clarence, Randy Watson"
        if not loose:
            return role, []
        first, *below = self._lines(pieces[0]) if len(pieces) == 1 else pieces[:1]
        named = [self._names_in(line) for line in below]
        if named and all(named):  # names from the line below on
            return first, [*chain.from_iterable(named), *reversed(loose)]
        return Span(pieces[0].start, pieces[-1].end), loose[::-1]

    def _names_in(self, piece: Span) -> list[Span]:
        """The actors that a piece names, if it does nothing else: "with Ida Holm and Max Berg"."""
        bare = self._after_joiner(piece)
        at = self.text.find(" and ", *bare)
        names = [bare] if at < 0 else [trimmed(self.text, bare.start, at), trimmed(self.text, at + 5, bare.end)]
        return names if all(self._names_another(name) for name in names) else []

    def _names_another(self, name: Span) -> bool:
        """Whether a text behind a role is an actor, and no kin of a role: "Rose Shelton" behind "Sadie Shelton"."""
        texts = self.text[name.start : name.end].split()
        return len(texts) > 1 and self.weights.words(texts)[-1].key not in self.repeated and names_actor(" ".join(texts), self.evidence)

    def _is_actor(self, piece: Span) -> bool:
        """Whether a text between hard borders is a name."""
        text = self.text[piece.start : piece.end]
        return name_shaped(text) and actor_likeness(text, self.evidence) > 0

    def _lines(self, region: Span) -> list[Span]:
        """The lines of a region that are not blank, without bullets."""
        if not self.marked:
            return [trimmed(self.text, *region)]
        found = []
        at = region.start
        for end in [*(m.start() for m in _LINE_END.finditer(self.text, *region)), region.end]:
            opens_line = at > region.start or at == self.start
            bullet = BULLET.match(self.text, at, end) if opens_line else None
            line = trimmed(self.text, bullet.end() if bullet else at, end)
            if line.end > line.start:
                found.append(line)
            at = end
        return found

    def _may_be_name(self, line: Span) -> bool:
        """Whether a line above the first credit may be a name without a role, rather than a heading or prose."""
        piece = self.text[line.start : line.end]
        return _HEADING.search(piece.removesuffix(".") if len(piece) <= _SHORT_LINE else piece) is None

    def _is_name(self, span: Span) -> bool:
        return name_shaped(self.text[span.start : span.end])

    # Gaps that nothing marks

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
        for at in range(max(1, len(texts) - LONGEST_ACTOR), len(texts) - 2):
            if texts[at] in _JOINERS:
                rest = words[:at] + words[at + 1 :]
                cut = best_cut(self.weights, rest, self.repeated, self.evidence)
                if cut is not None and cut.words == at and cut.probability >= _SURE_JOIN:
                    role, _ = self._sides(gap, texts, at)
                    _, actor = self._sides(gap, texts, at + 1)
                    return Gap(role, (), actor)
        label = (
            LABEL.search(self.text, *gap)
            if "cast" in (low := [text.lower() for text in texts]) or "starring" in low
            else None
        )
        if label and gap.start < label.start() and label.end() < gap.end:
            return Gap(trimmed(self.text, gap.start, label.start()), (), trimmed(self.text, label.end(), gap.end))
        return None

    def _sides(self, gap: Span, texts: list[str], count: int) -> tuple[Span, Span]:
        """The two sides of a gap's cut, as offsets."""
        tail = " ".join(texts[count:])
        first, last = gap
        if self.text[last - 1].isspace() or self.text[first].isspace():
            first, last = trimmed(self.text, first, last, "")
        middle = last - len(tail)
        if middle > first and self.text.startswith(tail, middle) and self.text[middle - 1] == " ":
            end = middle - 1
            return Span(first, end if not self.text[end - 1].isspace() else trimmed(self.text, first, end, "").end), Span(
                middle, last
            )
        ends = [(m.start(), m.end()) for m in re.finditer(r"\S+", self.text[gap.start : gap.end])]
        return Span(first, gap.start + ends[count - 1][1]), Span(gap.start + ends[count][0], last)

    # Gaps with marks

    def _marked_cutter(self, gaps: list[Span]) -> Callable[[Span], Gap | Pending]:
        """How gaps are cut in a string with marks in it: by the strongest mark that most gaps have."""
        use_lines = self.by_lines
        bars = sum(len(self._pieces(gap, _STRONG)) > 1 for gap in gaps)
        strong = _STRONG if 2 * bars >= len(gaps) else _SEMICOLON
        use = [_COMMA] if self._marks_cuts(gaps, _COMMA) else []
        use += [_SLASH] if self._slashes_cut(gaps) else []

        def cut(gap: Span) -> Gap | Pending:
            """Cut a gap by the first of the marks that parts it."""
            if use_lines:
                made = self._by_lines(gap)
                if made is not None:
                    return made
            pieces = self._pieces(gap, strong)
            if len(pieces) > 1:
                return self._between_borders(pieces)
            for pattern in use:
                made = self._by_pieces(gap, pattern)
                if made is not None:
                    return made
            return self._free(gap)

        return cut

    def _between_borders(self, pieces: list[Span]) -> Gap:
        """A gap that semicolons part: the role, names without a role, the next actor."""
        at = len(pieces) - 1
        while at > 1 and self._is_actor(pieces[at - 1]):
            at -= 1
        return Gap(Span(pieces[0].start, pieces[at - 1].end), tuple(pieces[at:-1]), pieces[-1])

    def _lines_cut(self, gaps: list[Span]) -> bool:
        """Whether line ends part the credits, rather than stand where a long line was wrapped."""
        lines = [self._lines(gap) for gap in gaps]
        parted = [found for found in lines if len(found) > 1]
        if 2 * len(parted) < len(gaps):
            return False
        if len(parted) == len(gaps) and (len(gaps) > 2 or not gaps) and all(len(found) == 2 for found in parted):
            return True
        return sum(self._cost(found) for found in parted[:50]) <= 1.5 * _MARGIN * min(50, len(parted))

    def _by_lines(self, gap: Span) -> Gap | None:
        lines = self._lines(gap)
        if len(lines) < 2:
            return None
        role, *between, actor = lines
        loose = []
        for line in between:
            if self._is_name(line):
                loose.append(line)
            else:
                role = Span(role.start, line.end)
                loose.clear()
        return Gap(role, tuple(loose), actor)

    def _pieces(self, gap: Span, pattern: re.Pattern[str]) -> list[Span]:
        """The pieces of a gap between marks that stand outside brackets."""
        found, at, depth, seen = [], gap.start, 0, gap.start
        for mark in pattern.finditer(self.text, *gap):
            between = self.text[seen : mark.start()]
            depth = max(0, depth + between.count("(") - between.count(")"))
            seen = mark.start()
            if depth:
                continue
            piece = trimmed(self.text, at, mark.start())
            if piece.end > piece.start:
                found.append(piece)
            at = mark.end()
        piece = trimmed(self.text, at, gap.end)
        if piece.end > piece.start:
            found.append(piece)
        return found

    def _starts(self, pieces: list[Span]) -> tuple[list[str], list[int]]:
        """The words of the pieces, and where in them each piece but the first starts."""
        words: list[str] = []
        starts = []
        for piece in pieces:
            if words:
                starts.append(len(words))
            words += self.text[piece.start : piece.end].split()
        return words, starts

    def _marks_cuts(self, gaps: list[Span], pattern: re.Pattern[str]) -> bool:
        """Whether marks of this kind part the credits: most gaps have one, and cuts there are as likely as others."""
        cuts = 0
        cost = 0.0
        for gap in gaps:
            pieces = self._pieces(gap, pattern)
            if len(pieces) < 2:
                continue
            cuts += 1
            if len(gaps) <= 50:
                cost += self._cost(pieces)
        return 2 * cuts >= len(gaps) and cuts > 0 and cost <= _MARGIN * cuts

    def _slashes_cut(self, gaps: list[Span]) -> bool:
        """Whether slashes part the credits; as they part roles more often, all gaps must have one before a full name."""
        if not gaps:
            return False
        pieces = [self._pieces(gap, _SLASH) for gap in gaps]
        return all(
            len(parts) == 2 and name_shaped(self.text[slice(*parts[1])]) and not self._cost(parts) for parts in pieces
        )

    def _cost(self, pieces: list[Span]) -> float:
        """How much less likely the best cut at a mark is than the best cut anywhere, in log odds."""
        texts, starts = self._starts(pieces)
        words = self.weights.words(texts)
        found = scores(self.weights, words, self.repeated)
        at_marks = [score for at, score in enumerate(found) if len(words) - 1 - at in starts]
        return max(found) - max(at_marks) if at_marks else 2 * _MARGIN

    def _by_pieces(self, gap: Span, pattern: re.Pattern[str]) -> Gap | None:
        pieces = self._pieces(gap, pattern)
        if len(pieces) < 2:
            return None
        at = len(pieces) - 1
        if len(pieces) > 2:
            texts, starts = self._starts(pieces)
            ranked = rank(self.weights, self.weights.words(texts), self.repeated, self.evidence)
            cut = choose(self.weights.slope, ranked, starts)
            at = starts.index(cut.words) + 1 if cut else at
        actor = self._after_joiner(Span(pieces[at].start, pieces[-1].end))
        role, loose = self._names_behind(pieces[:at], Span(pieces[0].start, pieces[at - 1].end))
        return Gap(role, tuple(loose), actor, guessed=bool(loose))

    def _after_joiner(self, actor: Span) -> Span:
        """An actor without "and" before the name."""
        first, _, rest = self.text[actor.start : actor.end].partition(" ")
        return Span(actor.end - len(rest), actor.end) if rest and first in _JOINERS else actor


def _credit(actor: Span, role: Span) -> list[Credit]:
    if actor.end <= actor.start:
        return [Credit((role,), ())] if role.end > role.start else []
    return [Credit((actor,), (role,) if role.end > role.start else ())]


def _loose_doubt(index: int, role: Span, name: Span) -> Doubt:
    """The doubt whether a name behind a comma is an actor without a role, or belongs to the role before it."""
    end = Span(name.end, name.end)
    return Doubt(index, _LIKELY_NAME, role, name, Span(role.start, name.end), end, 1 - _LIKELY_NAME)


def _doubt(index: int, made: Gap, role: Span) -> Doubt:
    cut = made.cut
    assert cut is not None
    return Doubt(
        index,
        cut.probability,
        role,
        made.actor,
        made.other_role or role,
        made.other_actor or made.actor,
        cut.other_probability,
    )
