"""The shadow of a text, cut into pieces: a line is cut wherever it may be, and a sentence that runs on is one piece.

A piece holds no separator: what stands between two pieces is the gap of the second. Cutting errs on the side of too
many pieces; what belongs together is joined again when the pieces have labels.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import regex

from ..cast import weights as name_weights
from ..cast.features import Class
from ..text.lines import Line, lines_of
from ..text.source import FILL, has_digit, tidy
from ..values import runtime
from ..vocabulary import Label, Vocabulary
from ..vocabulary.wordlists import words
from .within import GIVEN, by_line, known_row, opening
from .within import names as names_within
from .words import BEFORE_NAME, CAPITAL_AHEAD, PARTICLES, any_of

SPACE, COMMA, MARK, LINK, BRACKET, SENTENCE, LINE, BLANK = range(8)
"""Kinds of gap: blanks alone, a comma or "and", a colon or a bar or a dash, "as" or an arrow, a bracket or a quote, the
end of a sentence, a line's end, a blank line."""
GAPS = 8

_BREAK = re.compile(
    r"(?=[\W_])(?![ \xa0\x1f][^\W_])(?:(?P<mark>[ \xa0\x1f]*(?:[|｜\t\v]|[:：](?=[\s\x1f]|$)|：|(?<=[^\W\d_]):(?=[^\s/\d])|(?<=[\u2e80-\ud7af]):|[ \xa0\x1f]{2,}(?=\S)|::|:=|[ \xa0](?:[-–—~/\\+*=‧]|//|---?)[ \xa0]|(?<=\w)[—―](?=\w)|(?<=[\u0590-\u08ff])-[ \xa0]|[;；]|＝|／|・{2,})[ \xa0\t\x1f]*)"
    r"|(?P<link>[ \xa0\x1f]*(?:\.{3,}|…+|\.(?:[ \xa0]\.){2,}|=>|->|→|⇒|·{2,}|_{3,}|[»›](?=\s))[ \xa0\t\x1f]*)"
    r"|(?P<bullet>[ \xa0\x1f]*[•\u25a0-\u25ff♦»✓➤·※\u2607-\u2728\u2730-\u27bf\u2b00-\u2b4f\U0001f000-\U0001faff\ufe0f][ \xa0\t\x1f]*)"
    r"|(?P<comma>[ \xa0\x1f]*(?:,(?!\d{3})|[，、،])[ \xa0\t\x1f]*)"
    r"|(?P<bracket>(?<=[,(])\s?'|'(?=\s?[,)])|[ \xa0\t\x1f]*[()\[\]{}（）［］【】「」『』《》〈〉〔〕\"“”„«»‟<>]+[ \xa0\t\x1f]*))"
)
_SENTENCE_END = re.compile(r"[.!?…。！？](?:(?<![。！？])(?<![.!?…].)[.!?…]*+[\"”’»)\]]*+(?=[ \xa0\x1f]+(?:[^\W_a-zà-ÿа-я]|[\"“„«(\[¿¡]))|(?<=[。！？!?])[。！？!?]*[」』”）)]*(?=\S))[ \xa0\x1f]*")
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"(?<![\w.,/:-])\d[\d.,:/'’]*")
_YEAR = re.compile(r"(?<![\w.,/:-])(?:18[7-9]|19\d|20\d)\d(?:[-–/]\d{2,4})?(?![\w:/%])")
_DATE = re.compile(r"[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?")
_CAPITALS = regex.compile(r"(?<=\p{Lu}{2,} [\p{Lu}'’&-]{2,}[!?.]?)[ \xa0]+(?=\p{Lu}\p{Ll})|(?<=\p{Lu}{3,}[!?.]?)[ \xa0]+(?=\p{Lu}\p{Ll}+ \p{Lu}\p{Ll})|(?<=\p{Ll})[ \xa0]+(?=\p{Lu}{2,} \p{Lu}{2,})")
_TWO_CAPITALS = re.compile("[A-Z][A-Z]")
_GLUE_SIGN = re.compile(r"[A-Z\d](?<=[A-Za-z\d.)].)")
_GLUED = regex.compile(r"(?<=[\p{Ll}.)\d])(?=\p{Lu}\p{L})|(?<=[\p{Ll}\p{Lu}]{3})(?=\d)|(?<=\p{Lu}{4})(?=\p{Lu}\p{Ll}{2})")
_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff]")
_CJK_GAP = re.compile(r"(?<=[\u2e80-\u9fff\u3040-\u30ff])[ \xa0]+(?=[^\s\uac00-\ud7af])|(?<=[\uac00-\ud7af])[ \xa0]+(?=[A-Z][a-z])|(?<=[^\s\uac00-\ud7af])[ \xa0]+(?=[\u2e80-\u9fff\u3040-\u30ff])|\u3000+")
_CJK_SLASH = re.compile(r"(?<=[\u2e80-\ud7af])/(?=\S)|(?<=\S)/(?=[\u2e80-\ud7af])")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_PERSONS = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors", "cast"))
_GIVEN_ONLY = frozenset((Class.FIRST, Class.INITIAL, Class.PARTICLE))
_WORD_START = re.compile(r"(?<![^\s(\[|,;/•])[^\s(\[|,;/•]")
_LABEL_MARK = re.compile(r"[:：]|[ \xa0]*=[ \xa0]|[ \xa0][-–—][ \xa0]|[ \xa0]{2,}(?![=:： \xa0])|\t|\|")
_NAME_JOINT = re.compile(r"[ \xa0]*(?:,[ \xa0]*)?")
_COMPOUND_MARK = re.compile(r"[ \xa0]*[:：]|\t|[ \xa0]{2}(?![=:： \xa0])")
_ONE_BLANK = re.compile(" ")
_STARS = re.compile(r"[★☆⭐✩✭✯]{2,}½?")
_BLANKS = re.compile(r"[ \xa0\u3000]+")
_COLON = re.compile(r"[ \xa0]?[:：](?=\s)|：")
_NUMBERED = re.compile(r"(?<!\S)(?:(\d{1,2})[.)]|\((\d{1,2})\))[ \xa0]+(?=\S)")
_HELD = re.compile(r"\([^()\n]{1,80}\)|\[[^\[\]\n]{2,80}\]|（[^（）\n]{2,60}）|[《〈『][^《〈『》〉』\n]{1,30}[》〉』]")
_TITLED = "《〈『"
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_STRONG = re.compile(r"\s?[:：]\s|\s/\s|[：|\t]|['\"],\s?['\"\d]")
_NAMED = regex.compile(r"\p{Lu}[\w.'’-]*(?:\s(?:(?:de|da|di|del|della|van|von|der|den|le|la|el|al|bin|af|av|du|dos|do|y|e)\s){0,2}\p{Lu}[\w.'’-]*){0,4}")
_NAMES_GLUED = regex.compile(r"(?<![\p{L}])(?!(?:Mac|Mc|De|Di|Da|La|Le|Van|Von|Fitz|O['’])\p{Lu})\p{Lu}[\p{Ll}]{2,}(?=\p{Lu}\p{Ll}+[ \xa0]\p{Lu})")
DOTTED = re.compile(r"[\u3400-\u9fff]{2,5}(?:[·‧・．][\u3400-\u9fff]{2,5}){2,}|[\uac00-\ud7af]{2,4}(?:[·‧・．][\uac00-\ud7af]{2,4})+")
"""Names that nothing but dots part; a dot between two texts of other scripts may stand in the name of a foreigner."""
_DOT = re.compile("[·‧・．]")
_HANGUL_NAMES = re.compile(r"[\uac00-\ud7af]{2,4}(?: [\uac00-\ud7af]{2,4}){2,}")
_PEOPLE = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors", "cast", "production_companies", "distributors", "countries", "title"))
_SLASH = re.compile(r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})|(?<=\w)/(?=\d{4}\b)|(?<=\d{4})/(?=[^\W\d_])")
_SHORT_PROSE, _LOWER_SHARE, _CJK_PROSE = 7, 0.5, 22
_REMEMBERED = 4000
_BEFORE_WORDS = "\"“'‘(«„[—–-¿¡"
_FEW, _LONG = 6, 9
"""So many words are a sentence where a full stop ends them."""
_ENDS = frozenset(".!?…。！？")
_QUOTES = " \t\xa0\x1f\"'”’»)]」』"
_COLONS = frozenset(":：")
_PLAIN = re.compile(r"(?: *+[^\W\d_]++(?:['’-][^\W\d_]++)*+\.?+(?= |\Z))++ *+")
_LABEL_SIGN = re.compile(r"[:：=|\t]")
_LONGEST_LABEL_WORDS = 5
_LONGEST_LABEL = 40
_FEW_CAPITALS = 4


class _Within:
    """Regions of a text in order, to be asked for places in their order whether one of them holds a place."""

    def __init__(self, regions: list[tuple[int, int]]) -> None:
        self._regions = sorted(regions)

    def holds(self, start: int, end: int) -> bool:
        """Whether a region begins before a place and ends no earlier than it."""
        at = bisect_left(self._regions, (start, 0)) - 1
        return at >= 0 and self._regions[at][1] >= end


class Piece(NamedTuple):
    """A piece of a line, with how it stands."""

    start: int
    end: int
    gap: int
    """The kind of gap before it."""
    line: int
    """The number of its line among those that are not blank."""
    prose: bool = False
    """Whether it is a sentence, or the part of one on its line."""
    held: str = ""
    """The bracket or quotation mark that it stands in, else ""."""
    marker: int = -1
    """Where the number of an item stands that it opens within a line, else -1."""


class Pieces(NamedTuple):
    """A text cut into pieces: its lines, and the pieces of each in order."""

    shadow: str
    lines: list[Line]
    pieces: list[Piece]

    def some(self, shadow: str, first: int, last: int, offset: int) -> Pieces:
        """Some of the pieces, at least one, as those of a text that begins at an offset of this one."""

        def place(marker: int) -> int:
            return marker - offset if marker >= max(offset, 0) else -1

        base, end = self.pieces[first].line, len(shadow)
        lines = [line._replace(start=max(0, line.start - offset), end=min(line.end - offset, end), marker=place(line.marker))
                 for line in self.lines[base : self.pieces[last - 1].line + 1]]  # fmt: skip
        return Pieces(shadow, lines, [one._replace(start=one.start - offset, end=one.end - offset, line=one.line - base, marker=place(one.marker)) for one in self.pieces[first:last]])


@functools.cache
def _joining() -> frozenset[str]:
    """Every word of what joins or leads to names."""
    return frozenset(part for name in ("as", "and", "by") for word in words(name) for part in word.split())


@functools.cache
def _led() -> re.Pattern[str]:
    """What leads to a name: "by", "di", "von"."""
    return re.compile(rf"[ \xa0\x1f]*{any_of('by')}{BEFORE_NAME}")


@functools.cache
def _left_open() -> re.Pattern[str]:
    """A word that joins what stands before it with what stands behind a separator: "Ida Holm as: Mary"."""
    return re.compile(rf"[ \xa0\x1f](?<=\S.)[ \xa0\x1f]*(?:(?P<link>{any_of('as')})|(?P<comma>{any_of('and')}|&))[ \xa0\x1f]*\Z", re.IGNORECASE)


@functools.cache
def _as_led() -> re.Pattern[str]:
    """What leads from an actor to the role that stands behind it: "as"."""
    return re.compile(rf"[ \xa0\x1f]*{any_of('as')}[ \xa0]+(?=\S)")


@functools.cache
def _played_wide() -> re.Pattern[str]:
    """What stands between an actor and a role in texts without blanks: "饰演"."""
    return re.compile(rf"(?<=[\u3040-\ud7af]{{2}})(?:{'|'.join(one for one in words('as') if _CJK.match(one) and len(one) > 1)}|[饰飾])(?=[\u3040-\ud7af])")


@functools.cache
def _joined() -> re.Pattern[str]:
    """What joins a name to those before it: "and", "with"."""
    return re.compile(rf"[ \xa0\x1f]*(?:{any_of('and')}|&)[ \xa0]+{CAPITAL_AHEAD}", re.IGNORECASE)


@functools.cache
def joiner() -> re.Pattern[str]:
    """The words that part two names: "as" and its like, "and" and its like."""
    return re.compile(rf"[ \xa0\x1f,](?<=[^\s,].)[ \xa0\x1f,]*+(?:(?P<link>{any_of('as')})|(?P<comma>{any_of('and')}|&))[ \xa0\x1f:]+(?=\S)", re.IGNORECASE)


def cut(shadow: str, vocabulary: Vocabulary, *, told: bool = True) -> Pieces:
    """Cut a text into pieces; `told` says whether sentences may stand in it.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "Director: Ann Field, Tom Holm (1948)"
    >>> [text[piece.start:piece.end] for piece in cut(text, DEFAULT).pieces]
    ['Director', 'Ann Field', 'Tom Holm', '1948']
    """
    lines = lines_of(shadow)
    cutter = _Cutter(shadow, vocabulary, told)
    for number, line in enumerate(lines):
        cutter.take(number, line)
    return Pieces(shadow, lines, cutter.pieces)


def cut_plain(shadow: str, vocabulary: Vocabulary) -> Pieces | None:
    """A text whose lines all have a label or are told, cut into pieces: what is told on a line is one. None of another text.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "Plot: Ann comes home, and finds her old harbour closed.\\nYear: 1948"
    >>> [text[piece.start:piece.end] for piece in cut_plain(text, DEFAULT).pieces]
    ['Plot', 'Ann comes home, and finds her old harbour closed.', 'Year', '1948']
    >>> cut_plain("The Harbour\\nYear: 1948", DEFAULT) is None
    True
    """
    lines = lines_of(shadow)
    cutter = _Cutter(shadow, vocabulary)
    plain = all(cutter.take_plain(number, line) for number, line in enumerate(lines))
    return Pieces(shadow, lines, cutter.pieces) if plain else None


class _Cutter:
    """Cuts line by line; knows whether a sentence of the line above goes on."""

    def __init__(self, shadow: str, vocabulary: Vocabulary, told: bool = True) -> None:
        self.shadow = shadow
        self.vocabulary = vocabulary
        self.told = told
        self.pieces: list[Piece] = []
        self.ascii = shadow.isascii()
        self.wide = not self.ascii and _CJK.search(shadow) is not None
        self.capitals = False
        """Whether a word of the line may be in capitals."""
        self.runs_on = False
        self.head: tuple[int, int] | None = None
        """A line that may be a label, behind which the story is told."""
        self.above: tuple[int, int] | None = None
        """Such a line right above."""
        self.line = 0
        self.marker = -1
        self.gap = LINE
        self.held: list[str] = []

    def take_plain(self, number: int, line: Line) -> bool:
        """Take a line that is told as one piece, and cut one that has the sign of a label; whether it is either."""
        body, label = line.start, None
        if _LABEL_SIGN.search(self.shadow, line.start, line.end) is not None:
            long = self.shadow.count(" ", line.start, line.end) >= _FEW
            label = self._label_end(line.start, line.end) if long else None
            if label is None or not self._opens_story(line.start, label[0]) or not _ENDS.isdisjoint(self.shadow[line.start : label[0]]):
                self.take(number, line)
                return True
            body = label[1]
        if _LABEL_SIGN.search(self.shadow, body, line.end) is not None or not is_told(self.shadow[body : line.end]) or _numbers(self.shadow, line):
            if label is not None:
                self.take(number, line)
            return label is not None
        self.line, self.gap, self.held = number, BLANK if line.parted else LINE, []
        if label is not None:
            self._parts(line.start, line.start + len(self.shadow[line.start : label[0]].rstrip(" \t\xa0\x1f")))
            self._widen(label[2])
        self._add(body, line.end, prose=True)
        self.runs_on, self.head = self.shadow[line.end - 1] not in ".!?。！？:", None
        return True

    def take(self, number: int, line: Line) -> None:
        """Cut a line."""
        self.line, self.gap, self.held = number, BLANK if line.parted else LINE, []
        self.capitals = not self.ascii or _TWO_CAPITALS.search(self.shadow, line.start, line.end) is not None
        goes_on = self.runs_on and not line.parted and line.marker < 0
        self.above, self.head = None if line.parted else self.head, None
        for first, stop, marker in self._segments(line):
            self.marker = marker
            if first > line.start:
                self._widen(MARK)
            self._segment(first, stop, goes_on)
            goes_on, self.above = False, None

    def _segment(self, start: int, end: int, goes_on: bool) -> None:
        """Cut what a label opens, or a number, or a line."""
        shadow, last, told = self.shadow, "", False
        for first, stop in _sentences(shadow, start, end):
            label = self._label_end(first, stop) if first == start else None
            body = first
            if label:
                self._parts(first, first + len(shadow[first : label[0]].rstrip(" \t\xa0\x1f")))
                self._widen(label[2])
                body = label[1]
                told = self._opens_story(first, label[0])
            elif first == start:
                told = self.above is not None and self._opens_story(*self.above)
            prose = self.told and (is_prose(shadow[body:stop]) or (goes_on and body == start and _goes_on(shadow[body:stop])) or (told and shadow.count(" ", body, stop) > 1))
            if prose:
                self._sentence(body, stop)
            else:
                self._parts(body, stop)
            last = shadow[stop - 1 : stop] if prose else ""
            if self.gap < LINE:
                self.gap = SENTENCE
        self.runs_on = bool(last) and last not in ".!?。！？:"
        self.head = None if told or last else (start, end)

    def _opens_story(self, start: int, end: int) -> bool:
        """Whether a stretch is a label behind which the story is told."""
        label = self.vocabulary.find(self.shadow[start:end].rstrip(" \t\xa0:：-–—=|"))
        return label is not None and label.keys[0] == "storyline" and not label.weak

    def _segments(self, line: Line) -> list[tuple[int, int, int]]:
        """The line, cut before labels and numbers that stand within it: start, end, and where the number of an item stands, or -1."""
        shadow, start, end = self.shadow, line.start, line.end
        stops: dict[int, tuple[int, int]] = {}
        for colon in _COLON.finditer(shadow, start, end) if shadow.find(":", start, end) >= 0 or not self.ascii else ():
            base = max(start, colon.start() - _LONGEST_LABEL)
            known = self.vocabulary.known_ending(shadow[base : colon.start()])
            if known is not None and base + known[0] > start and not shadow[base + known[0] - 1].isalnum() and not (known[1].weak and not shadow[base + known[0]].isupper()):
                at = base + known[0]
                stops[at] = (at, -1)
        stops.update(_numbers(shadow, line))
        found, position, marker = [], start, -1
        for at, (until, printed) in sorted(stops.items()):
            if at < position:
                continue
            if at > position:
                found.append((position, at, marker))
            position, marker = until, printed
        found.append((position, end, marker))
        return found

    def _add(self, start: int, end: int, *, prose: bool = False) -> None:
        shadow = self.shadow
        while start < end and (shadow[start].isspace() or shadow[start] in FILL):
            start += 1
        while start < end and (shadow[end - 1].isspace() or shadow[end - 1] in FILL):
            end -= 1
        if start >= end or not any(map(_counts, shadow[start:end])):
            return
        self.pieces.append(Piece(start, end, self.gap, self.line, prose, self.held[-1] if self.held else "", self.marker))
        self.gap, self.marker = SPACE, -1

    def _widen(self, gap: int) -> None:
        """Note what stands before the next piece; a line's end says more than what follows it."""
        if self.gap < SENTENCE:
            self.gap = max(self.gap, gap) if gap != BRACKET or self.gap in (SPACE, COMMA) else self.gap

    def _sentence(self, start: int, end: int) -> None:
        """Add a sentence; what it holds in brackets are pieces of their own."""
        shadow = self.shadow
        position = start
        if self.gap >= LINE and (head := opening(shadow, start, end)) is not None:
            self._parts(start, head[0])
            self._widen(COMMA)
            position = head[1]
        for hold in _HELD.finditer(shadow, position, end):
            inner = shadow[hold.start() + 1 : hold.end() - 1]
            if hold[0][0] not in _TITLED and (not (any(map(str.isdigit, inner)) or _name_like(inner)) or is_prose(inner)):
                continue
            self._told(position, hold.start())
            self._widen(BRACKET)
            outside = self.held
            self.held = [shadow[hold.start()]]
            self._parts(hold.start() + 1, hold.end() - 1)
            self.held = outside
            self._widen(BRACKET)
            position = hold.end()
        self._told(position, end)

    def _told(self, start: int, end: int) -> None:
        """Add a stretch of a sentence; the names behind what names a field ("directed by Ann Field") are pieces of their own."""
        shadow, position = self.shadow, start
        for a, b, _ in self._labels(start, end, within=True):
            if a < position:
                continue
            names = self._names_behind(b, end)
            if names:
                self._add(position, a, prose=True)
                self._add(a, b)
                for first, last, gap in names:
                    self._widen(gap)
                    self._add(first, last)
                position = names[-1][1]
        for row in names_within(shadow, position, end):
            self._add(position, row[0][0], prose=True)
            for first, last in row:
                self._add(first, last)
                self._widen(COMMA)
            position = row[-1][1]
        self._add(position, end, prose=True)

    def _names_behind(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The names that follow a place, parted by commas and "and"."""
        shadow, gap = self.shadow, SPACE
        found: list[tuple[int, int, int]] = []
        position = start
        while position < end and len(found) < 12:
            joint = _NAME_JOINT.match(shadow, position, end)
            assert joint is not None
            at = joint.end()
            if found and (mark := joiner().match(shadow, position, end)) is not None:
                at, gap = mark.end(), LINK if mark.lastgroup == "link" else COMMA
            elif found and "," in joint[0]:
                gap = COMMA
            elif found:
                break
            name = _NAMED.match(shadow, at, end)
            if name is None:
                break
            found.append((at, name.end(), gap))
            position = name.end()
        return found

    def _label_end(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Where a label ends that opens a line, where its value starts, and the kind of gap between them."""
        shadow, find = self.shadow, self.vocabulary.find
        for mark in _LABEL_MARK.finditer(shadow[start : min(end, start + _LONGEST_LABEL)]):
            at, until = start + mark.start(), start + mark.end()
            if at > start and until < end and (find(shadow[start:at]) is not None or (mark[0] in ":：" and len(shadow[start:at].split()) <= 4 and not shadow[until].isdigit() and shadow[until] != "/")):
                return at, until, MARK
        led = self.vocabulary.leading(shadow[start : min(end, start + 60)])
        if led is not None and not led[1].weak and start + led[0] < end:
            return start + led[0], start + led[0], SPACE
        return self._plain_label(start, end)

    def _plain_label(self, start: int, end: int) -> tuple[int, int, int] | None:
        """A known label that only a blank parts from a value with a capital, or of a script that has none: "Cast Ann Field"."""
        shadow = self.shadow
        if shadow[start].islower():
            return None
        for mark in itertools.islice(_BLANKS.finditer(shadow, start, min(end, start + _LONGEST_LABEL)), 3):
            behind = shadow[mark.end() : mark.end() + 1]
            if behind and not behind.islower() and behind.isalpha():
                label = self.vocabulary.find(shadow[start : mark.start()])
                if label is not None and not label.weak and label.kind == "exact":
                    return mark.start(), mark.end(), SPACE
        return None

    def _parts(self, start: int, end: int) -> None:
        """Cut a stretch at its separators."""
        shadow = self.shadow
        start = position = self._compound_label(start, end)
        dates = [m.span() for m in _DATE.finditer(shadow, start, end)] if has_digit(shadow[start:end]) else []
        within = _Within(dates)
        for mark in _BREAK.finditer(shadow, start, end):
            if within.holds(mark.start(), mark.end()):
                continue
            self._stretch(position, mark.start())
            kind = mark.lastgroup
            self._widen({"mark": MARK, "link": LINK, "bullet": MARK, "comma": COMMA, "bracket": BRACKET}[kind or "mark"])
            if kind == "bracket":
                self._hold(mark[0].strip(" \xa0\t\x1f"))
            position = mark.end()
        self._stretch(position, end)

    def _compound_label(self, start: int, end: int) -> int:
        """Take a label that holds separators itself ("Regie, Buch: Ann Field"); where its value starts."""
        shadow = self.shadow
        mark = _COMPOUND_MARK.search(shadow, start, min(end, start + _LONGEST_LABEL + 8))
        if mark is None or mark.start() == start or not _BREAK.search(shadow, start, mark.start()):
            return start
        if self.vocabulary.find(shadow[start : mark.start()]) is None:
            return start
        self._add(start, mark.start())
        self._widen(MARK)
        return mark.end()

    def _hold(self, signs: str) -> None:
        for sign in signs:
            if sign in "([{（［【「『《〈〔“„«<":
                self.held.append(sign)
            elif sign == '"':
                if self.held and self.held[-1] == '"':
                    self.held.pop()
                else:
                    self.held.append(sign)
            elif self.held:
                self.held.pop()

    def _stretch(self, start: int, end: int) -> None:
        """Cut what holds no separator: at known labels, years, running times, changes of case and of script."""
        if start >= end or self._plain(start, end):
            return
        if self.told and is_prose(self.shadow[start:end]):
            self._add(start, end, prose=True)
            return
        if (joint := _led().match(self.shadow, start, end) or _joined().match(self.shadow, start, end)) is not None and joint.end() < end:
            self._widen(COMMA)
            start = joint.end()
        if self.pieces and self.pieces[-1].line == self.line and (played := _as_led().match(self.shadow, start, end)) is not None:
            self._widen(LINK)
            start = played.end()
        marks = list(joiner().finditer(self.shadow, start, end))
        if self._undelimited(start, end, marks):
            return
        body, gap = self._left_open(start, end)
        if body < end:
            self._stretch(start, body)
            self._widen(gap)
            return
        stops = self._stops(start, end, marks)
        position = start
        for at, until, gap in sorted(stops.values()):
            if at < position:
                continue
            self._add(position, at)
            self._widen(gap)
            position = until
        self._add(position, end)

    def _plain(self, start: int, end: int) -> bool:
        """Add a word, or some in which nothing can be cut: plain letters, no label, nothing that joins; whether they are such."""
        text = self.shadow[start:end]
        if self.wide or not (text.istitle() or text.islower()) or _PLAIN.fullmatch(text) is None:
            return False
        parts = text.split()
        if len(parts) > 1:
            if len(parts) > _FEW - 1 or (len(parts) > 3 and self.pieces and self._names_people(len(self.pieces) - 1)):
                return False
            if any(part.casefold() in _joining() or self.vocabulary.speaks_of_labels(part) for part in parts) or known_row(self.shadow, start, end):
                return False
        self._add(start, end)
        if self.shadow[end : end + 1] in _COLONS and len(parts) == 1:
            label = self.vocabulary.find(parts[0])
            self._widen(SPACE if label is None or label.keys == ("not_film",) else MARK)
        return True

    def _left_open(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch ends without the words that join it with what stands behind, and the kind of gap that they make."""
        gap = SPACE
        while (left := _left_open().search(self.shadow[(base := max(start, end - _LONGEST_LABEL)) : end])) is not None:
            end = base + left.start()
            gap = max(gap, LINK if left.lastgroup == "link" else COMMA)
        return end, gap

    def _undelimited(self, start: int, end: int, marks: list[re.Match[str]]) -> bool:
        """Add a cast with nothing between a role and the next actor, which the ranking of cuts reads; "and" may part off the last credit."""
        links = [mark for mark in marks if mark.lastgroup == "link"]
        if not any(a.lastgroup == b.lastgroup == "link" for a, b in itertools.pairwise(marks)):
            return False
        last = links[-1]
        parting = [mark for mark in marks if mark.lastgroup == "comma" and links[-2].end() < mark.start() < last.start()]
        if parting and _name_like(self.shadow[parting[-1].end() : last.start()]):
            self._add(start, parting[-1].start())
            self._widen(COMMA)
            self._stretch(parting[-1].end(), end)
        else:
            self._add(start, end)
        return True

    def _stops(self, start: int, end: int, marks: list[re.Match[str]]) -> dict[int, tuple[int, int, int]]:
        """Where a stretch may be cut: start and end of what stands between the pieces, and the kind of gap."""
        shadow = self.shadow
        stops: dict[int, tuple[int, int, int]] = {}

        def stop(at: int, until: int, gap: int) -> None:
            if at not in stops or gap > stops[at][2]:
                stops[at] = (at, until, gap)

        held: list[tuple[int, int]] = []
        if has_digit(shadow[start:end]):
            held = self._figures(start, end)
            for a, b in held:
                stop(a, a, SPACE)
                stop(b, b, SPACE)
        for mark in marks:
            stop(mark.start(), mark.end(), LINK if mark.lastgroup == "link" else COMMA)
        for at, until, gap in self._changes(start, end):
            stop(at, until, gap)
        for a, b, gap in self._labels(start, end):
            stop(a, a, SPACE)
            stop(b, b + (shadow[b : b + 1] == ":"), gap)
        if held:
            within = _Within(held)
            return {at: stops[at] for at in stops if not within.holds(at, at + 1)}
        return stops

    def _changes(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Where case or script change in a stretch, and where names follow each other behind the label of people."""
        shadow = self.shadow
        if self.capitals:
            yield from ((mark.start(), mark.end(), SPACE) for mark in _CAPITALS.finditer(shadow, start, end))
        if shadow.find("/", start, end) >= 0:
            yield from ((mark.start(), mark.end(), MARK) for mark in _SLASH.finditer(shadow, start, end))
        yield from ((at, at, SPACE) for at in known_row(shadow, start, end))
        yield from ((at, at, SPACE) for mark in _STARS.finditer(shadow, start, end) for at in mark.span())
        if (by := by_line(shadow, start, end)) is not None:
            yield (*by, COMMA)
        if self.wide and _CJK.search(shadow, start, end):
            yield from ((mark.start(), mark.end(), LINK) for mark in _played_wide().finditer(shadow, start, end))
            yield from ((mark.start(), mark.end(), MARK) for mark in _CJK_SLASH.finditer(shadow, start, end))
            yield from ((mark.start(), mark.end(), SPACE) for mark in _CJK_GAP.finditer(shadow, start, end))
            if DOTTED.fullmatch(shadow, start, end):
                yield from ((mark.start(), mark.end(), COMMA) for mark in _DOT.finditer(shadow, start, end))
            if self.gap >= MARK and _HANGUL_NAMES.fullmatch(shadow, start, end):
                yield from ((mark.start(), mark.end(), COMMA) for mark in _ONE_BLANK.finditer(shadow, start, end))
        if self.pieces and self.gap in (MARK, SPACE, LINE) and self._names_people(len(self.pieces) - 1):
            yield from ((at, at, COMMA) for at in _names_apart(shadow, start, end))
            yield from ((mark.end(), mark.end(), COMMA) for mark in _NAMES_GLUED.finditer(shadow, start, end))

    def _names_people(self, n: int) -> bool:
        """Whether a piece is the label of a cast or a crew."""
        label = self.vocabulary.find(self.shadow[self.pieces[n].start : self.pieces[n].end])
        return label is not None and label.keys[0] in _PERSONS

    def _figures(self, start: int, end: int) -> list[tuple[int, int]]:
        """Years, dates and running times, which are pieces of their own."""
        shadow = self.shadow
        found = [m.span() for m in _DATE.finditer(shadow, start, end)]
        dates, taken = _Within(found), -1
        for number in _NUMBER.finditer(shadow, start, end):
            a, b = number.span()
            if dates.holds(a + 1, a + 1) or a < taken:
                continue
            if (year := _YEAR.match(shadow, a, end)) is not None:
                found.append(year.span())
                taken = year.end()
                continue
            time = runtime(shadow, a, min(end, b + 14))
            if time is not None and time.start == a and time.end > b:
                taken = min(time.end, end)
                found.append((a, taken))
        return found

    def _labels(self, start: int, end: int, *, within: bool = False) -> list[tuple[int, int, int]]:
        """Known labels within a stretch, or a sentence: where each starts and ends, and the kind of gap behind it."""
        shadow = self.shadow
        found: list[tuple[int, int, int]] = []
        cjk = self.wide and _CJK.search(shadow, start, end) is not None
        if within:
            if cjk:
                return []
            said = words("said_in_sentences")
            starts = [mark.start() for mark in _WORD.finditer(shadow[start:end]) if mark[0].casefold() in said]
        else:
            starts = [m.start() for m in _WORD_START.finditer(shadow[start:end])]
        if not cjk and not within:
            starts += _glued(shadow[start:end])
        taken = -1
        for offset in sorted(starts):
            at = start + offset
            if at < taken:
                continue
            stop = self._longest_label(at, end, cjk, within)
            if stop == end and at > start and not within and shadow[stop : stop + 1] not in (":", "："):
                continue  # "Best Supporting Actor": nothing stands behind it
            if stop:
                gap = MARK if shadow[stop : stop + 1] in (":", "：") else SPACE
                found.append((at, stop, gap))
                taken = stop
        return found

    def _longest_label(self, at: int, end: int, cjk: bool, within: bool) -> int:
        shadow, vocabulary = self.shadow, self.vocabulary
        first = _WORD.match(shadow, at, min(end, at + 24))
        if first is None or not (cjk or vocabulary.speaks_of_labels(first[0]) or _glued(first[0])):
            return 0
        ends, glue, reach = self._label_lengths(at, min(end, at + _LONGEST_LABEL), cjk)
        for length in sorted({*ends, *glue}, reverse=True):
            words_ = shadow[at : at + length]
            tail = shadow[at + length : at + length + 1]
            if not words_.strip() or (length in ends and words_[-1:] in ",;"):
                continue
            separated = tail in (":", "：") or at + length == end
            if length > reach and length not in glue and (within or not separated):
                continue
            label = vocabulary.find(words_) if separated and not within else vocabulary.within(words_)
            glued = length in glue or (words_.endswith(".") and shadow[at + length + 1 : at + length + 2].isupper())
            if label is None or not _stands_as_label(label, words_, separated, within, glued=glued):
                continue
            if length in glue and length not in ends and cjk and not _CJK.search(words_):
                continue
            return int(at + length)
        return 0

    def _label_lengths(self, at: int, limit: int, cjk: bool) -> tuple[list[int], list[int], int]:
        """How long a label may be that starts at a place: to the ends of words, to where words are glued; and how far words go that labels hold."""
        shadow = self.shadow
        found = [(m.end(), m[0]) for m in itertools.islice(_WORD.finditer(shadow[at:limit]), _LONGEST_LABEL_WORDS)]
        ends = [end for end, _ in found]
        reach = next((before for before, (_, word) in zip([0, *ends], found, strict=False) if not self.vocabulary.may_hold(word)), limit - at)
        colon = shadow.find(":", at, limit)
        if colon > at:
            ends.append(colon - at)
        glue = _glued(shadow[at:limit])[:6]
        if cjk:
            glue += range(2, min(9, limit - at))
        return ends, glue, reach


def _glued(text: str) -> list[int]:
    """Where what belongs apart is glued together: at a change of case, and before a figure."""
    if not _GLUE_SIGN.search(text) if text.isascii() else text.istitle() and text.replace(" ", "").isalpha():
        return []
    return [mark.start() for mark in _GLUED.finditer(text)]


def _stands_as_label(label: Label, text: str, separated: bool, within: bool, glued: bool) -> bool:
    """Whether a known label is one where it stands: before a separator, glued, in a sentence, or leading to names ("dir. Ann Field")."""
    leads = label.keys[0] in _PEOPLE
    if label.keys == ("not_film",) or (within and (label.weak or not leads)):
        return False
    if separated or within:
        return True
    if label.weak:
        return glued and leads and text.endswith(".")
    return not text[0].islower() or glued or (leads and text.partition(" ")[0] in words("said_in_sentences"))


def _numbers(shadow: str, line: Line) -> dict[int, tuple[int, int]]:
    """Numbers that count within a line: where each stands, where its text starts, and where it is printed."""
    found: dict[int, tuple[int, int]] = {}
    if not has_digit(shadow[line.start : line.end]):
        return found
    marks = list(_NUMBERED.finditer(shadow, line.start, line.end))
    wanted = 2 if line.number == 1 else 1
    for mark in marks:
        number = int(mark[1] or mark[2])
        if number == wanted and (number > 1 or len(marks) > 1):
            found[mark.start()] = (mark.end(), mark.start())
            wanted += 1
    return found if wanted > 2 and len(found) + (line.number == 1) > 1 else {}


def _names_apart(shadow: str, start: int, end: int) -> list[int]:
    """Where the names of a list begin that nothing parts: before a given name behind a family name."""
    found = list(_WORD.finditer(shadow, start, end))
    if len(found) < 4 or not all(mark[0][0].isupper() for mark in found):
        return []
    kinds = name_weights.load().kinds([mark[0] for mark in found])
    stops: list[int] = []
    last = 0
    for n in range(2, len(found) - 1):
        if kinds[n] in GIVEN and kinds[n - 1] not in _GIVEN_ONLY and n - last >= 2:
            stops.append(found[n].start())
            last = n
    return stops


def _counts(character: str) -> bool:
    return character.isalnum() or character in "★☆⭐✩✭✯*½"


def _sentences(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a line; an initial or an abbreviation ends none."""
    found: list[tuple[int, int]] = []
    position = start
    for mark in _SENTENCE_END.finditer(shadow, start, end):
        if mark[0][0] == "." and _abbreviates(shadow, position, mark.start()):
            continue
        found.append((position, mark.end()))
        position = mark.end()
    if position < end:
        found.append((position, end))
    return found


def _abbreviates(shadow: str, start: int, dot: int) -> bool:
    word = shadow[max(start, dot - _LONGEST_LABEL) : dot].rpartition(" ")[2].lstrip('("“[').casefold()
    if len(word) == 2 and shadow[dot - 2].isupper() and shadow[dot - 1].islower():
        return True  # "Karl Th. Dreyer"
    return (len(word) == 1 and word.isalpha()) or word in words("abbreviations") or (len(word) > 1 and word[-2] == "." and len(word) < 8)


def is_prose(text: str) -> bool:
    """Whether a text is a sentence, or a good part of one, rather than names and labels.

    >>> is_prose("A keeper's daughter finds an old map in the lamp room."), is_prose("Ann Field, Tom Holm and Ida Reed")
    (True, False)
    """
    wide = not text.isascii()
    parts = text.split()
    if not wide and len(parts) < _SHORT_PROSE - 1:
        return False
    if _STRONG.search(text) and len(_STRONG.findall(text)) * 80 > len(text):
        return False
    if wide and _HANGUL.search(text):
        return len(parts) >= _SHORT_PROSE - 2 * (parts[-1][-1:] in ".!?") and sum(map(str.isalpha, text)) >= 16 and not _listed(text)
    if wide and _CJK.search(text):
        letters = sum(map(str.isalpha, text))
        said = len(_HIRAGANA.findall(text)) * 6 >= letters or sum(map(text.count, words("function_characters"))) * 14 >= letters
        return said and (letters >= _CJK_PROSE or (letters >= 12 and text.rstrip()[-1:] in "。！？")) and not _listed(text)
    if len(parts) < _SHORT_PROSE - (text.rstrip()[-1:] in ".!?"):
        return False
    lower = sum([part[0].islower() or (part[0] in _BEFORE_WORDS and part.lstrip(_BEFORE_WORDS)[:1].islower()) for part in parts])
    if not any(part[:1].isupper() or part[:1].islower() for part in parts):
        return len(parts) >= _SHORT_PROSE and not _listed(text) and text.count("،") * 20 < len(text)
    if lower >= _LOWER_SHARE * len(parts):
        return not _opens_credit(text)
    upper = sum(1 for part in parts if len(part) > 1 and part.isupper())
    return upper * 2 > len(parts) >= 12 and text.count(",") * 6 < len(parts)


@functools.cache
def _joints() -> frozenset[str]:
    """Words that part names, which tell nothing: a name, and what it did."""
    return words("as") | words("and") | words("by")


def ended(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return text.rstrip(_QUOTES)[-1:] in _ENDS


def is_told(text: str) -> bool:
    """Whether a line is told: sentences, whatever the first of them opens with.

    >>> is_told("It stars Ann Field, Tom Holm and Ida Reed."), is_told("Ann Field, Tom Holm and Ida Reed.")
    (True, False)
    """
    return _told(text) if len(text) < _REMEMBERED else _told.__wrapped__(text)


@functools.lru_cache(maxsize=64)  # a line is asked for by each who may take it
def _told(text: str) -> bool:
    if is_prose(text):
        return True
    parts = text.split()
    if not ended(text) or len(parts) < _FEW:
        return False
    lower = sum([part[0].islower() for part in parts])
    if len(parts) >= _LONG and 3 * lower >= len(parts):
        return True
    tells = text[0].isupper() and parts[1].islower() and parts[1] not in _joints()
    return tells and lower > max(1, sum(part.isupper() for part in parts))


def _listed(text: str) -> bool:
    """Whether commas or their like part a text into short parts."""
    marks = sum(map(text.count, (",", "、", "，", "/", "|", ":", "：", "　", "・", "(", "（")))
    return marks * 9 > len(text)


def undelimited(text: str) -> bool:
    """Whether a text is a cast, or two credits of one, with nothing between a role and the next actor.

    >>> undelimited("Ida Holm as Mary Tom Reed as Sam"), undelimited("Ida Holm as Mary")
    (True, False)
    """
    return any(a.lastgroup == b.lastgroup == "link" for a, b in itertools.pairwise(joiner().finditer(text)))


def _opens_credit(text: str) -> bool:
    """Whether a text opens with a name and "as": "Ann Field as the woman who runs the shop"."""
    behind = text.split(None, 12)[12:]
    mark = joiner().search(text, 0, len(text) - len(behind[0]) if behind else len(text))
    if mark is None or mark.lastgroup != "link":
        return False
    before = text[: mark.start()].split()
    return 0 < len(before) <= _FEW_CAPITALS + 1 and sum(part not in PARTICLES for part in before) <= _FEW_CAPITALS and all(not part[0].islower() or part in PARTICLES for part in before)


def _goes_on(text: str) -> bool:
    return text[:1].islower() or len(text.split()) <= 4 or is_prose(text) or bool(_CJK.search(text))


def _name_like(text: str) -> bool:
    parts = tidy(text).split()
    return 0 < len(parts) <= 5 and all(part[0].isupper() or len(part) <= 3 for part in parts)
