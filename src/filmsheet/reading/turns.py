"""Casts with separators that alternate: one inside a credit, another between two credits.

The text between two pieces of a cast is a sign. A sign that occurs once in nearly every stretch between two signs of another
kind separates actors from roles, so that it is certain which pieces are actors and which are roles. If no sign separates
the credits, nothing is certain: the ranking of cuts reads such a cast.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..cast import weights
from ..cast.evidence import Evidence, prepare_known
from ..cast.features import Shape, shape
from ..cast.likeness import actor_likeness, mean_likeness, name_shaped
from ..cast.ranking import fits
from ..text.source import FILL, Span
from ..vocabulary.wordlists import any_of, words
from .connectives import links
from .labels import ACTOR, LABEL, ROLE
from .pieces import BLANK, COMMA, LINE, LINK, MARK, Piece, Pieces
from .shares import share
from .stretches import DOTTED

AS, PLAYED, HELD, CLOSED, DOTS, KEY, ROW, PARAGRAPH, NAMES = "as", "by", "(", ")", "…", ":", "\n", "\n\n", ","
_BETWEEN = (PARAGRAPH, ROW, ";", "|", "•", "·", NAMES, "/", ".", CLOSED, "-")
"""Signs that may separate two credits, in order of preference."""
_SEPARATORS = frozenset(";|•·/")
"""Signs that separate two credits, even if "and" follows them."""
_CELLS = frozenset((ROW, PARAGRAPH, "\t", "|"))
"""Signs that may separate actors from roles as well as credits."""
_IN_ROWS = frozenset((NAMES, "/", "|"))
"""Signs that separate an actor from a role only if each credit has its own line."""
_NO_SIDES = frozenset((PARAGRAPH, ";", "•", "·", ".", CLOSED, " "))
_SAID = frozenset((AS, PLAYED, HELD))
"""Signs that always separate an actor from a role, even if they occur once."""
_BY = ("by", "von", "da", "par", "por")
"""The end of a link that precedes the actor: "played by"."""
_AFTER = "역役"
"""Words that follow a role."""
_EDGES, _BRACKETS, _QUOTES = " \t\xa0\u3000", "()[]（）", "\"“”„«»‘’'"
_DASHES = str.maketrans("–—−：；、，（・‧．=", "---:;,,(···=")
_CLEARLY, _CLEARLY_FEW, _CLEARLY_NAMED, _FOR_LISTS, _LIKE_ACTOR = 1.0, 3.0, 4.0, 1.5, 2.0
NOTES = frozenset("voice uncredited cameo archive credit credited unconfirmed".split())


_LISTS = frozenset((NAMES, ";", "•", "·", "|", "/"))
_SHORT_NAME, _LONGEST_WIDE, _FEW = 2, 8, 2


class Unit(NamedTuple):
    """The pieces between two signs that separate credits: the first piece, and the end."""

    first: int
    stop: int


class Turn(NamedTuple):
    """The units of a cast, the sign that separates the sides of most of them, and the number of units that it separates."""

    units: list[Unit]
    between: str
    within: str
    divided: int


def sign(pieces: Pieces, n: int) -> str:
    """The sign before a piece.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> from filmsheet.reading.cut import cut
    >>> pieces = cut("Ann Field .... Mary, Tom Reed as Sam", DEFAULT)
    >>> [sign(pieces, n) for n in range(1, 4)]
    ['…', ',', 'as']
    """
    piece, before = pieces.pieces[n], pieces.pieces[n - 1]
    if piece.gap >= LINE:
        return PARAGRAPH if piece.gap == BLANK else ROW
    between = pieces.shadow[before.end : piece.start].replace(FILL, " ").lstrip(_EDGES).lstrip(_AFTER)
    held = any(map(between.__contains__, "([（"))
    if pieces.shadow[piece.end : piece.end + 2].strip(_EDGES)[:1] in tuple(_AFTER):
        return HELD if held else AS
    word = between.strip(_EDGES + _BRACKETS + "\r\n,:;–—-.").casefold()
    if word and word in words("as"):
        return PLAYED if word.endswith(_BY) else HELD if held else AS
    if word and (word in words("and") or word == "&"):
        parting = between.strip(_EDGES)[:1]
        return parting if parting in _SEPARATORS else NAMES
    if held:
        return HELD
    signs = between.strip(_EDGES + _QUOTES)
    rest = signs.lstrip(")]）" + _QUOTES).strip(_EDGES)
    if not rest:
        return CLOSED if signs else "\t" if piece.gap == MARK else " "
    if len(rest) > 1 and not rest.strip(".…·_ "):
        return DOTS
    if "\u25a0" <= rest[0] < "\u2c00" or rest[0] > "\uffff":
        return "•"
    return ("→" if rest[-1] == ">" else DOTS if rest[0] == "…" else rest[0]).translate(_DASHES)


class Turns:
    """The separators of one cast."""

    def __init__(self, pieces: Pieces, known: Collection[str] = ()) -> None:
        """Take the pieces of a cast and known names, and find the signs between the pieces."""
        self.evidence = Evidence(prepare_known(known), "") if known else None
        self.shadow, self.pieces = pieces.shadow, pieces.pieces
        self.texts = [pieces.text(n) for n in range(len(pieces.pieces))]
        self.signs = ["", *(sign(pieces, n) for n in range(1, len(self.pieces)))]
        self.labels: list[str | None] = [None] * len(self.pieces)
        self.joins: dict[int, bool] = {}
        self.sureness = 1.0
        """The probability of each label."""
        self.links = self.signs.count(AS) + sum(len(links(text)) for text in self.texts)
        """The number of links, including those in pieces that are not cut."""

    def run(self) -> list[Span] | None:
        """Label what is certain, and return None. For an undelimited cast, return its links if they are not words."""
        if not self._take_keyed() and not self._take_repeated_names() and not self._take_alternating_rows():
            turn = self._turn(Unit(0, len(self.pieces)))
            undelimited = self._undelimited_links(turn)
            if undelimited is not None:
                return undelimited
            if turn.within:
                self._take(turn)
            elif self._lists_names():
                self.labels = [ACTOR] * len(self.pieces)
                self.joins = dict.fromkeys(range(len(self.pieces)), False)
        return None

    def _lists_names(self) -> bool:
        """Whether all pieces are names with list separators between them."""
        signs, several = set(self.signs[1:]), len(self.pieces) > _FEW
        if not signs or (several and len(signs) == 1 and signs <= _LISTS):
            return True
        signs -= {ROW, PARAGRAPH}
        return bool(signs) and (signs <= _LISTS or (len(signs) == 1 and several)) and all(map(_is_name, self.texts))

    # -- alternating signs

    def _units(self, whole: Unit, between: str) -> list[Unit]:
        parting = (ROW, PARAGRAPH) if between == ROW else (between,)
        starts = [whole.first, *(n for n in range(whole.first + 1, whole.stop) if self.signs[n] in parting), whole.stop]
        return [Unit(a, b) for a, b in pairwise(starts)]

    def _turn(self, whole: Unit, only: str = "") -> Turn:
        """The signs that alternate best."""
        inside = {self.signs[n] for n in range(whole.first + 1, whole.stop)}
        best = Turn([whole], "", "", 0)
        for between in _BETWEEN:
            if between not in inside:
                continue
            units = self._units(whole, between)
            within, count = self._within(units, between, only)
            if count > best.divided and (count > 1 or between != "/"):
                best = Turn(units, between, within, count)
        if not best.between:
            within, count = self._within([whole], "", only)
            best = Turn([whole], "", within, count)
        return best

    def _within(self, units: Sequence[Unit], between: str, only: str) -> tuple[str, int]:
        """The sign that separates the sides of most units, and the number of these units."""
        banned = {one for one in (*_IN_ROWS, ROW) if not self._separates_rows(units, one, between)}
        counts: Counter[str] = Counter()
        for unit in units:
            inner = [one for n in range(unit.first + 1, unit.stop) if (one := self._side(n)) and one not in banned]
            first = next((one for one in inner if one in (AS, PLAYED)), inner[0] if inner else "")
            if first and (first != AS or between in (ROW, PARAGRAPH) or inner.count(AS) == 1):
                counts.update((first,) if first in (AS, PLAYED) else list(dict.fromkeys(inner)))
        if between == CLOSED or only:
            counts = Counter({one: count for one, count in counts.items() if one == (only or HELD) and between + one != CLOSED + AS})
        if not counts or (max(counts.values()) == 1 and _SAID.isdisjoint(counts) and len(units) < 2):
            return "", 0
        most = max(counts.values())
        return next((one for one in (AS, PLAYED) if counts[one] == most), max(counts, key=counts.__getitem__)), most

    def _side(self, n: int) -> str:
        """The sign before a piece, if it may separate an actor from a role."""
        one = self.signs[n]
        enclosed = one == AS and self.signs[n - 1] == HELD and bool(self.pieces[n].held)  # "Ida Holm (Woman as Seen on TV)"
        return "" if one in _NO_SIDES or enclosed or (one == HELD and self._is_note(n)) else one

    def _is_note(self, n: int) -> bool:
        """Whether a text in brackets is not a role: "voice", a year, "as Thomas Hanks" in a cast with other links."""
        text = self.texts[n].casefold()
        noted = self.links > 0 and "(as" in self.shadow[self.pieces[n - 1].end : self.pieces[n].start].casefold()
        return noted or text.isdecimal() or not NOTES.isdisjoint(text.split())

    def _separates_rows(self, units: Sequence[Unit], one: str, between: str) -> bool:
        """Whether a sign that also separates names separates the two sides of each row, or a line end those of each paragraph."""
        if len(units) < _FEW or (between != PARAGRAPH and (between != ROW or one == ROW)):
            return False
        inner = [self.signs[unit.first + 1 : unit.stop] for unit in units]
        if any(signs[:1] != [one] or (one != "/" and len(signs) > 1) for signs in inner):
            return False
        if one == NAMES and all(name_shaped(self.texts[n]) for n in range(units[0].first, units[-1].stop)):
            return False
        return one in (ROW, "|") or abs(self._likeness_margin(units, one)) > _FOR_LISTS

    # -- undelimited casts

    def _undelimited_links(self, turn: Turn) -> list[Span] | None:
        """The links of a cast if most roles and next actors have no sign between them, or signs at which no credit ends; None for any other."""
        if self.links > 1 and (turn.within in ("", AS) or self.links >= turn.divided):
            turn = self._turn(Unit(0, len(self.pieces)), AS)
            if 2 * (turn.divided - 1) < self.links - 1 or not self._ends_credits(turn):
                return []
        counts = Counter(one for n in range(1, len(self.pieces)) if (one := self._side(n)) and one not in _SAID | _IN_ROWS | {ROW})
        divided = turn.divided if turn.within else 0
        if (
            not counts
            or turn.within in _SAID
            or turn.between in (ROW, PARAGRAPH)
            or 2 * (divided - 1) >= counts[turn.within or max(counts, key=counts.__getitem__)] - 1
        ):
            return None
        one, count = counts.most_common(1)[0]
        places = [n for n, other in enumerate(self.signs) if other == one]
        if count < 2 or (self._lists_names() and all(len(self.texts[n].split()) == _SHORT_NAME for n in places[:-1])):
            return None
        return [Span(self.pieces[n - 1].end, self.pieces[n].start) for n in places]

    def _ends_credits(self, turn: Turn) -> bool:
        """Whether credits plausibly end at a sign. Otherwise it wraps a long line, or a role continues."""
        starts = [unit.first for unit in turn.units]
        linked = [n for n, one in enumerate(self.signs) if one == AS]
        gaps = []
        for first, last in pairwise(linked):
            cuts = [first, *starts[bisect_right(starts, first) : bisect_left(starts, last)], last]
            gaps.append([self.shadow[self.pieces[a].start : self.pieces[b - 1].end] for a, b in pairwise(cuts)])
        separated = [gap for gap in gaps if len(gap) > 1]
        plain = len(separated) == len(gaps) and all(len(gap) == 2 for gap in separated)
        if turn.between == "/":
            return plain and fits(weights.load(), separated[:50], 0.0)
        return (plain and len(gaps) > 2 and turn.between == ROW) or fits(weights.load(), separated[:50], 1.5 if turn.between == ROW else 1.0)

    # -- labels

    def _take(self, turn: Turn) -> None:
        """Label both sides of each unit."""
        swapped = turn.within == PLAYED or (turn.within not in _SAID and self._likeness_margin(turn.units, turn.within) < -_CLEARLY)
        sure = turn.divided > 1 or turn.within in _SAID
        before = Unit(0, 0)
        for unit in turn.units:
            inner = [self.signs[n] for n in range(unit.first + 1, unit.stop)]
            if inner.count(turn.within) > 1 and turn.within == AS:
                again = self._turn(unit)
                if again.between:
                    self._take(again)
                continue
            own = next((one for one in (turn.within, AS, PLAYED, HELD) if one in inner), "")
            if own and (sure or own in _SAID):
                at = unit.first + 1 + inner.index(own)
                self._sides(unit, at, role_first=own == PLAYED or (swapped and own == turn.within))
            elif before.stop and not swapped and self._continues_role(unit, turn.between):
                self._sides(unit, unit.first, role_first=False)
                self.joins[unit.first] = True
            elif (
                turn.between == ROW
                and unit.stop == unit.first + 1
                and name_shaped(self.texts[unit.first])
                and actor_likeness(self.texts[unit.first], self.evidence) > 0
            ):
                self._sides(unit, unit.stop, role_first=False)
            before = unit

    def _sides(self, unit: Unit, at: int, *, role_first: bool) -> None:
        for n in range(unit.first, unit.stop):
            role = (n < at) == role_first
            separated = n > unit.first and n != at and self.signs[n] == NAMES
            if role and separated and name_shaped(self.texts[n]) and actor_likeness(self.texts[n], self.evidence) >= _LIKE_ACTOR:
                continue  # another role, or an actor without one
            self.labels[n] = ROLE if role else ACTOR
            self.joins[n] = n not in (unit.first, at) and (role or not separated)

    def _continues_role(self, unit: Unit, between: str) -> bool:
        """Whether the text after a comma or a line end continues the role: words that are not a name, or a line in lower case."""
        text = self.texts[unit.first]
        if between == ROW:
            return text[0].islower()
        return between == NAMES and not name_shaped(text) and (text[0].islower() or len(text.split()) > 1)

    def _likeness_margin(self, units: Sequence[Unit], within: str) -> float:
        """How much more the texts before a sign are like names of actors than those after it."""
        before: list[Span] = []
        behind: list[Span] = []
        for unit in units:
            at = next((n for n in range(unit.first + 1, unit.stop) if self.signs[n] == within), 0)
            if at:
                before.append(Span(self.pieces[unit.first].start, self.pieces[at - 1].end))
                behind.append(Span(self.pieces[at].start, self.pieces[unit.stop - 1].end))
        return mean_likeness(self.shadow, before, self.evidence) - mean_likeness(self.shadow, behind, self.evidence)

    def _take_repeated_names(self) -> bool:
        """Take entries with the name of the actor twice, each on a line, and the role below."""
        texts = self.texts
        starts = [n for n in range(len(texts) - 1) if texts[n] == texts[n + 1] and self.signs[n + 1] in (ROW, PARAGRAPH)]
        if starts[:1] != [0] or any(b - a < 2 for a, b in pairwise(starts)) or 4 * len(starts) < len(texts):
            return False
        for start, stop in zip(starts, [*starts[1:], len(texts)], strict=True):
            for n in range(start, stop):
                self.labels[n] = ACTOR if n < start + 2 else ROLE
                self.joins[n] = n > start + 2
        return True

    def _take_alternating_rows(self) -> bool:
        """Take a cast of plain rows: actors and roles alternately if the texts clearly look like it, names if their number is odd."""
        texts = self.texts
        kinds = set(self.signs[1:])
        if len(kinds) != 1 or not kinds <= _CELLS or not all(_may_be_name(text) for text in texts[:: 1 if len(texts) % 2 else len(texts)]):
            return False
        labels = [ACTOR]
        if len(texts) % 2 == 0:
            units = [Unit(n, n + 2) for n in range(0, len(texts), 2)]
            lead = self._likeness_margin(units, self.signs[1])
            named = [all(map(_is_name, texts[side::2])) for side in (0, 1)]
            least = _CLEARLY_FEW if len(texts) == _FEW else _CLEARLY if kinds <= {ROW, PARAGRAPH} else 0.0
            if (abs(lead) < _CLEARLY_NAMED if all(named) else named != [lead > 0, lead < 0]) or abs(lead) < least:
                return False
            labels = [ACTOR, ROLE] if lead > 0 else [ROLE, ACTOR]
        self.sureness = share("rows_in_turn")
        self.labels = [labels[n % len(labels)] for n in range(len(texts))]
        self.joins = dict.fromkeys(range(len(texts)), False)
        return True

    def _take_keyed(self) -> bool:
        """Take entries with keys: "name: Ann Field" above "role: Mary". The first key may be missing."""
        rows = [n for n, one in enumerate(self.signs) if one in ("", ROW, PARAGRAPH)]
        keys = {n: self.texts[n].casefold() for n in rows if self.signs[n + 1 : n + 2] == [KEY]}
        names = list(dict.fromkeys(keys.values()))
        plain = len(rows) - len(keys)
        above = len(names) == 1 and 1 < len(keys) <= plain
        if above or (len(names) == _FEW < len(keys) and not plain and list(keys.values()) == names * (len(keys) // 2)):
            for n in range(len(self.pieces)):
                before = self.labels[n - 1]
                self.labels[n] = LABEL if n in keys else ACTOR if n in rows else before
                self.joins[n] = n not in rows and before != LABEL
                if before == LABEL:
                    self.labels[n] = ROLE if keys[n - 1] == names[-1] else ACTOR
            return True
        return False


def _is_name(text: str) -> bool:
    """Whether a text is written like a full name, or in a script without capitals and blanks."""
    return name_shaped(text) or (1 < len(text) <= _LONGEST_WIDE and min(text) >= "\u3040")


def _may_be_name(text: str) -> bool:
    return _is_name(text) or (text.isalpha() and text[0].isupper())


@functools.cache
def _leads() -> re.Pattern[str]:
    """Words that mark the text after them as a role: "as", "voice of", "饰"."""
    wide = "|".join(sorted((word for word in words("as") if word > "\u3040" and word not in _AFTER), reverse=True))
    return re.compile(rf"(?:{any_of('as')})[ \xa0]+(?=\S)|(?:{wide})(?=[\u3040-\ud7af])|(?:the\s)?voice\sof\s(?=\S)", re.IGNORECASE)


def _is_dotted(shadow: str, before: Piece, piece: Piece) -> bool:
    """Whether a dot is part of a foreign name: "湯姆·漢克斯"."""
    wide = shadow[before.end : piece.start] == "·" and min(shadow[before.end - 1], shadow[piece.start]) >= "\u3040"
    return wide and not any(
        dotted.end() > piece.start for dotted in DOTTED.finditer(shadow, max(0, before.start - 2 * _LONGEST_WIDE), piece.end + _LONGEST_WIDE)
    )


def without_leads(pieces: Pieces) -> Pieces:
    """The pieces of a cast without words that only lead to a role or a name, and with "Jr." as part of its name."""
    found: list[Piece] = []
    link = False
    for piece in pieces.pieces:
        text = pieces.shadow[piece.start : piece.end]
        low = text.casefold()
        if found and (low in words("as") or low in words("and")):
            link = low in words("as")
        elif found and ((piece.gap == COMMA and shape(text) == Shape.SUFFIX) or _is_dotted(pieces.shadow, found[-1], piece)):
            found[-1] = found[-1]._replace(end=piece.end)
        else:
            lead = _leads().match(text) if found else None
            found.append(piece._replace(start=piece.start + (lead.end() if lead else 0), gap=LINK if link or (lead and piece.gap >= LINE) else piece.gap))
            link = False
    return Pieces(pieces.shadow, pieces.lines, found)
