"""Cuts text without sentence ends: at separators, known labels and numbers, and at changes of case or script."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import regex

from ..cast import weights as name_weights
from ..cast.features import Class
from ..text.lazily import lazy
from ..text.scripts import HANGUL, LETTER, UNBROKEN, WIDE, is_wide
from ..text.source import FILL, has_digit
from ..values import runtime
from ..values.months import month_number
from ..vocabulary import Label, Vocabulary
from ..vocabulary.known_words import is_country
from ..vocabulary.table import CREW
from ..vocabulary.wordlists import words
from .connectives import all_connectives, connective, lead_in, leading_as, played_cjk, trailing_connective
from .pieces import BRACKET, COMMA, LINE, LINK, MARK, SENTENCE, SPACE, Piece, Regions
from .sentences import SHORT_SENTENCE, is_prose
from .separators import BREAK, GAP_OF
from .within import GIVEN, by_line, known_row, known_tail

_HAN, _HANGUL, _GAP = r"\u2e80-\u9fff\u3040-\u30ff", r"\uac00-\ud7af", r"[ \xa0]+"
_DAY, _MONTH, _OF = r"\d{1,2}", LETTER + "{3,10}", r"(?:de\s)?"
_NUMBER = re.compile(r"(?<![\w.,:-])(?<!\d/)(?:(?P<year>(?:18[7-9]|19\d|20\d)\d(?:[-–/]\d{2,4})?(?![\w:/%]))|\d)[\d.,:/'’]*")
_DATE = lazy(
    rf"{_MONTH}\.?\s{_DAY}(?:st|nd|rd|th)?,?\s\d{{4}}|{_DAY}(?:\.|st|nd|rd|th)?[\s/]{_OF}{_MONTH}\.?,?[\s/]{_OF}\d{{4}}"
    rf"|{_DAY}[./-]{_DAY}[./-]\d{{2,4}}|\d{{4}}[-./]{_DAY}[-./]{_DAY}|\d{{4}}\s?[年년]\s?{_DAY}\s?[月월](?:\s?{_DAY}\s?[日일])?"
)
_MONTH_NAME = re.compile(_MONTH)
_CAPITALS = regex.compile(
    rf"(?<=\p{{Lu}}{{2,}} [\p{{Lu}}'’&-]{{2,}}[!?.]?){_GAP}(?=\p{{Lu}}\p{{Ll}})|(?<=\p{{Lu}}{{3,}}[!?.]?){_GAP}(?=\p{{Lu}}\p{{Ll}}+ \p{{Lu}}\p{{Ll}})"
    rf"|(?<=\p{{Ll}}){_GAP}(?=\p{{Lu}}{{2,}} \p{{Lu}}{{2,}})"
)
_GLUE_SIGN = re.compile(r"[A-Z\d](?<=[A-Za-z\d.)].)")
GLUED = regex.compile(r"(?<=[\p{Ll}.)\d])(?=\p{Lu}\p{L})|(?<=\p{Ll}{2})(?=\p{Lu}\.)|(?<=[\p{Ll}\p{Lu}]{3})(?=\d)|(?<=\p{Lu}{4})(?=\p{Lu}\p{Ll}{2})")
_CJK_GAP = lazy(rf"(?<=[{_HAN}]){_GAP}(?=[^\s{_HANGUL}])|(?<=[{_HANGUL}]){_GAP}(?=[A-Z][a-z])|(?<=[^\s{_HANGUL}]){_GAP}(?=[{_HAN}])|\u3000+")
PERSON_KEYS = frozenset((*CREW, "cast"))
"""Keys whose values are people."""
_GIVEN_ONLY = frozenset((Class.FIRST, Class.INITIAL, Class.PARTICLE))
_WORD_START = re.compile(r"(?<![^\s(\[|,;/•])[^\s(\[|,;/•]")
LABEL_MARK = re.compile(r"[:：]|[ \xa0]*=[ \xa0]|[ \xa0][-–—][ \xa0]|[ \xa0]{2,}(?![=:： \xa0])|\t|\|")
"""Signs that may separate a label from its value."""
_STARS = frozenset("★☆⭐✩✭✯")
_NAMES_GLUED = regex.compile(r"(?<![\p{L}])(?!(?:Mac|Mc|De|Di|Da|La|Le|Van|Von|Fitz|O['’])\p{Lu})\p{Lu}[\p{Ll}]{2,}(?=\p{Lu}\p{Ll}+[ \xa0]\p{Lu})")
DOTTED = lazy(r"[\u3400-\u9fff]{2,5}(?:[·‧・．][\u3400-\u9fff]{2,5}){2,}|[\uac00-\ud7af]{2,4}(?:[·‧・．][\uac00-\ud7af]{2,4})+")
"""Names that only dots separate; a dot between texts of other scripts may be part of a foreign name."""
_DOTS = frozenset("·‧・．")
_PEOPLE = PERSON_KEYS | {"production_companies", "distributors", "countries", "title"}
_SLASH = lazy(r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})|(?<=\w)/(?=\d{4}\b)|(?<=\d{4})/(?=[^\W\d_])|(?<=[\u2e80-\ud7af])/(?=\S)|(?<=\S)/(?=[\u2e80-\ud7af])")
_COLONS = frozenset(":：")
_CURRENCIES = frozenset("$€£¥₹")
_PLAIN = re.compile(r"(?: *+[^\W\d_]++(?:['’-][^\W\d_]++)*+\.?+(?= |\Z))++ *+")
_LONGEST_LABEL_WORDS = 5
LONGEST_LABEL, _LONGEST_SPACED = 40, 8


class Stretches:
    """Cuts stretches of a line, and collects the pieces."""

    def __init__(self, shadow: str, vocabulary: Vocabulary, prose: bool = True) -> None:
        self.shadow = shadow
        self.vocabulary = vocabulary
        self.prose = prose
        self.pieces: list[Piece] = []
        self.ascii = shadow.isascii()
        self.wide = is_wide(shadow)
        self.runs_on = False
        self.small = False
        """Whether a label at the start of a line is in lower case."""
        self.head: tuple[int, int] | None = None
        """A line that may be the label of the storyline."""
        self.above: tuple[int, int] | None = None
        """The same for the line directly above."""
        self.line = 0
        self.marker = -1
        self.opened = -1
        """The label of the list that the last piece is part of, or -1."""
        self.gap = LINE
        self.held: list[str] = []
        self.columns: dict[int, int] = {}
        """Where the second column begins of lines that have lost what separates their columns."""

    def _add(self, start: int, end: int, *, prose: bool = False) -> None:
        shadow = self.shadow
        while start < end and shadow[start].isspace():
            start += 1
        while start < end and shadow[end - 1].isspace():
            end -= 1
        if start >= end or not (shadow[start].isalnum() or any(map(_counts, shadow[start:end]))):
            return
        if self.gap == BRACKET and shadow[start:end] in words("and"):
            return  # "“Ann Field“ und “Tom Reed“"
        if self.gap != COMMA:
            self.opened = len(self.pieces) - 1 if self.gap == MARK else -1
        self.pieces.append(Piece(start, end, self.gap, self.line, prose, self.held[-1] if self.held else "", self.marker))
        self.gap, self.marker = SPACE, -1

    def _widen(self, gap: int) -> None:
        """Set the gap before the next piece; a line end outweighs the gap after it."""
        if self.gap < SENTENCE:
            self.gap = max(self.gap, gap) if gap != BRACKET or self.gap in (SPACE, COMMA) else self.gap

    def _hold(self, signs: str) -> None:
        for sign in signs:
            if sign in "([{（［【「『《〈〔“„«<" or (sign == '"' and self.held[-1:] != ['"']):
                self.held.append(sign)
            elif self.held:
                self.held.pop()

    def _parts(self, start: int, end: int) -> None:
        """Cut a stretch at its separators."""
        shadow = self.shadow
        start = position = self._compound_label(start, end)
        within = Regions(_dates(shadow, start, end) if has_digit(shadow[start:end]) else [])
        for mark in BREAK.finditer(shadow, start, end):
            if within.contains(mark.start(), mark.end()) or _is_in_word(shadow, *mark.span()):
                continue
            self._stretch(position, mark.start())
            self._widen(GAP_OF[mark.lastgroup or "mark"])
            if mark.lastgroup == "bracket":
                self._hold(mark[0].strip(" \xa0\t\x1f"))
            position = mark.end()
        self._stretch(position, end)

    def _compound_label(self, start: int, end: int) -> int:
        """Take a label that contains separators ("Regie, Buch: Ann Field"). Returns the start of its value."""
        shadow = self.shadow
        marks = LABEL_MARK.finditer(shadow, start, min(end, start + LONGEST_LABEL + 8))
        mark = next((mark for mark in marks if mark[0].strip() in ("", ":", "：")), None)
        label = shadow[start : mark.start()].rstrip(" \xa0") if mark is not None else ""
        if mark is None or not BREAK.search(label) or self.vocabulary.find(label) is None:
            return start
        self._add(start, mark.start())
        self._widen(MARK)
        return mark.end()

    def _stretch(self, start: int, end: int, *, prose: bool = True) -> None:
        """Cut a stretch without separators: at known labels, years, running times, and changes of case and script.

        `prose` tells whether it may be a sentence.
        """
        column = self.columns.get(self.line, -1)
        if start >= end or (not start < column < end and self._plain(start, end)):
            return
        text = self.shadow[start:end].strip()
        if is_country(text) or (self.wide and end - start <= _LONGEST_SPACED and " " in text and self.vocabulary.find(text) is not None):
            self._add(start, end)
            return
        if prose and self.prose and is_prose(self.shadow[start:end]):
            self._add(start, end, prose=True)
            return
        if (joint := lead_in().match(self.shadow, start, end)) is not None and joint.end() < end:
            self._widen(COMMA)
            start = joint.end()
        if self.pieces and self.pieces[-1].line == self.line and (played := leading_as().match(self.shadow, start, end)) is not None:
            self._widen(LINK)
            start = played.end()
        marks = list(connective().finditer(self.shadow, start, end))
        if any(a.lastgroup == b.lastgroup == "link" for a, b in itertools.pairwise(marks)):
            self._add(start, end)  # an undelimited cast, which the ranking of cuts reads
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
        """Add one or more words that cannot be cut: plain letters, no label, no connective. Returns whether they were."""
        text = self.shadow[start:end]
        if " as " in text:
            return self._linked(start, end, text)
        if self.wide or not (text.istitle() or text.lstrip()[1:].islower()) or _PLAIN.fullmatch(text) is None:
            return False
        parts = text.split()
        if len(parts) > 1:
            if len(parts) > SHORT_SENTENCE - 1 or (len(parts) > 3 and self._names_people()):
                return False
            if self._joins_or_labels(parts) or known_row(self.shadow, start, end) or (self.gap != MARK and known_tail(self.shadow, start, end) < end):
                return False
        self._add(start, end)
        if self.shadow[end : end + 1] in _COLONS and len(parts) == 1:
            label = self.vocabulary.find(parts[0])
            self._widen(SPACE if label is None or label.keys == ("not_film",) else MARK)
        return True

    def _joins_or_labels(self, parts: list[str]) -> bool:
        """Whether one of the words connects names, or occurs in labels."""
        return any(part.casefold() in all_connectives() or self.vocabulary.speaks_of_labels(part) for part in parts)

    def _linked(self, start: int, end: int, text: str) -> bool:
        """Add an actor and a role, both capitalised words that cannot be cut. Returns whether they were."""
        actor, _, role = text.partition(" as ")
        if self.wide or self.shadow[end : end + 1] in _COLONS or not all(map(str.istitle, (actor, role))):
            return False
        for side in (actor, role):
            parts = side.split()
            if len(parts) >= SHORT_SENTENCE or _PLAIN.fullmatch(side) is None or self._joins_or_labels(parts):
                return False
        self._add(start, start + len(actor))
        self._widen(LINK)
        self._add(end - len(role), end)
        return True

    def _left_open(self, start: int, end: int) -> tuple[int, int]:
        """The end of a stretch without a connective at its end, and the kind of gap that the connective makes."""
        gap = SPACE
        last = (self.shadow[max(start, end - LONGEST_LABEL) : end].rsplit(None, 1) or [""])[-1]
        if last != "&" and last.casefold().replace("\u0307", "").replace("ı", "i") not in all_connectives():  # as the pattern matches the Turkish letters
            return end, gap
        while (left := trailing_connective().search(self.shadow[(base := max(start, end - LONGEST_LABEL)) : end])) is not None:
            end = base + left.start()
            gap = max(gap, LINK if left.lastgroup == "link" else COMMA)
        return end, gap

    def _stops(self, start: int, end: int, marks: list[re.Match[str]]) -> dict[int, tuple[int, int, int]]:
        """The places where a stretch may be cut: start and end of the text between the pieces, and the kind of gap."""
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
            within = Regions(held)
            return {at: stops[at] for at in stops if not within.contains(at, at + 1)}
        return stops

    def _changes(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Changes of case or script in a stretch, and consecutive names after the label of people."""
        shadow = self.shadow
        if not (shadow[start:end].istitle() or shadow[start:end].islower()):
            yield from ((mark.start(), mark.end(), SPACE) for mark in _CAPITALS.finditer(shadow, start, end))
        if shadow.find("/", start, end) >= 0:
            yield from ((mark.start(), mark.end(), MARK) for mark in _SLASH.finditer(shadow, start, end))
        yield from ((at, at, SPACE) for at in known_row(shadow, start, end))
        if start < (column := self.columns.get(self.line, -1)) < end:
            yield column, column, MARK
        if self.gap != MARK and (tail := known_tail(shadow, start, end)) < end:
            yield tail, tail, SPACE
        if not self.ascii and not _STARS.isdisjoint(shadow[start:end]):
            yield from ((at, at, SPACE) for row in _rows_of_stars(shadow, start, end) for at in row)
        if (by := by_line(shadow, start, end)) is not None:
            yield (*by, COMMA)
        if self.wide and WIDE.search(shadow, start, end):
            yield from ((mark.start(), mark.end(), LINK) for mark in played_cjk().finditer(shadow, start, end))
            yield from ((mark.start(), mark.end(), SPACE) for mark in _CJK_GAP.finditer(shadow, start, end))
            row = shadow[start:end].strip()
            first = shadow.index(row, start)
            if self.gap >= MARK and row.count(" ") > 1 and HANGUL.match(row):
                row = row.replace(" ", "·")
            if DOTTED.fullmatch(row):
                yield from ((at, at + 1, COMMA) for at, sign in enumerate(row, first) if sign in _DOTS)
        if self.gap in (MARK, SPACE, LINE) and self._names_people():
            yield from ((at, at, COMMA) for at in _names_apart(shadow, start, end))
            yield from ((mark.end(), mark.end(), COMMA) for mark in _NAMES_GLUED.finditer(shadow, start, end))
        elif len(glued := list(_NAMES_GLUED.finditer(shadow, start, end))) > 1:
            yield from ((mark.end(), mark.end(), COMMA) for mark in glued)

    def _names_people(self, n: int = -1) -> bool:
        """Whether the last piece, or another one, is the label of the cast or the crew."""
        label = self.vocabulary.find(self.shadow[self.pieces[n].start : self.pieces[n].end]) if self.pieces else None
        return label is not None and label.keys[0] in PERSON_KEYS

    def _figures(self, start: int, end: int) -> list[tuple[int, int]]:
        """Years, dates and running times, which become separate pieces."""
        shadow = self.shadow
        found = _dates(shadow, start, end)
        dates, taken = Regions(found), -1
        for number in _NUMBER.finditer(shadow[start:end]):
            a, b = start + number.start(), start + number.end()
            if dates.contains(a + 1, a + 1) or a < taken or shadow[a - 1 : a] in _CURRENCIES:
                continue
            if number["year"]:
                slash = shadow.find("/", a, b) + 1
                taken = self._time_end(slash, b, end) if slash else 0
                found += [(a, slash - 1), (slash, taken)] if taken else [(a, start + number.end("year"))]  # "1961/92 mins", but "1961/62"
                taken = taken or start + number.end("year")
            elif (until := self._time_end(a, b, end)) > 0:
                taken = until
                found.append((a, taken))
        return found

    def _time_end(self, start: int, stop: int, end: int) -> int:
        """The end of a running time whose number is between two places; 0 if it is none."""
        behind = self.shadow[stop : min(end, stop + 14)].lstrip()
        if not behind or (behind[0] in "/-–—~" and not has_digit(behind)):
            return 0
        time = runtime(self.shadow, start, min(end, stop + 14))
        return min(time.end, end) if time is not None and time.start == start and time.end > stop else 0

    def _labels(self, start: int, end: int, *, within: bool = False) -> list[tuple[int, int, int]]:
        """Known labels in a stretch or a sentence: start and end of each, and the kind of gap after it."""
        shadow = self.shadow
        found: list[tuple[int, int, int]] = []
        cjk = self.wide and WIDE.search(shadow, start, end) is not None
        if within:
            if cjk:
                return []
            verbs = words("said_in_sentences")
            starts = [mark.start() for mark in UNBROKEN.finditer(shadow[start:end]) if mark[0].casefold() in verbs]
        else:
            starts = [m.start() for m in _WORD_START.finditer(shadow[start:end])]
        if not cjk and not within:
            starts += _glued(shadow[start:end])
        taken, listed = -1, self.gap == COMMA and self.opened >= 0 and self._names_people(self.opened)
        for offset in sorted(starts):
            at = start + offset
            if at < taken:
                continue
            stop = self._longest_label(at, end, cjk, within)
            if not stop:
                continue
            if stop == at + 2 and shadow[at + 1] == "." and (at > start or self.gap == MARK):
                continue  # "Harry S. Murphy"
            gap = MARK if shadow[stop : stop + 1] in (":", "：") else SPACE
            bare = not within and gap != MARK
            if bare and at > start and not shadow[stop:end].strip():
                continue  # "Best Supporting Actor": nothing follows it
            label = self.vocabulary.find(shadow[at:stop]) if bare and listed and at == start else None
            if label is not None and label.keys[0] not in _PEOPLE:
                continue  # "Cast: Ann Field, Oscar Holm"
            found.append((at, stop, gap))
            taken = stop
        return found

    def _longest_label(self, at: int, end: int, cjk: bool, within: bool) -> int:
        shadow, vocabulary = self.shadow, self.vocabulary
        first = UNBROKEN.match(shadow, at, min(end, at + 24))
        if first is None or not (cjk or vocabulary.speaks_of_labels(first[0]) or _glued(first[0])):
            return 0
        ends, glue, reach = self._label_lengths(at, min(end, at + LONGEST_LABEL), cjk)
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
            if label is None or not _is_used_as_label(label, words_, separated, within, glued=glued):
                continue
            if length not in ends and cjk and not is_wide(words_):
                continue
            return int(at + length)
        return 0

    def _label_lengths(self, at: int, limit: int, cjk: bool) -> tuple[list[int], list[int], int]:
        """Possible lengths of a label at a place: up to ends of words, and up to glued words; and the end of the words that occur in labels."""
        shadow = self.shadow
        found = [(m.end(), m[0]) for m in itertools.islice(UNBROKEN.finditer(shadow[at:limit]), _LONGEST_LABEL_WORDS)]
        ends = [end for end, _ in found]
        reach = next((before for before, (_, word) in zip([0, *ends], found, strict=False) if not self.vocabulary.may_hold(word)), limit - at)
        colon = shadow.find(":", at, limit)
        if colon > at:
            ends.append(colon - at)
        glue = _glued(shadow[at:limit])[:6]
        if cjk:
            glue += range(2, min(9, limit - at))
        return ends, glue, reach


def _dates(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The dates; each contains the name of a month."""
    found = (mark.span() for mark in _DATE.finditer(shadow, start, end))
    return [one for one in found if all(map(month_number, _MONTH_NAME.findall(shadow, *one)))]


def _is_in_word(shadow: str, start: int, end: int) -> bool:
    """Whether a region contains only markup and is inside a word: "R&ouml;hrig"."""
    return start > 0 and shadow[start] == FILL and not shadow[start:end].strip(FILL) and shadow[start - 1].isalpha() and shadow[end : end + 1].islower()


def _glued(text: str) -> list[int]:
    """The places where separate texts are glued together: at a change of case, and before a digit."""
    if not _GLUE_SIGN.search(text) if text.isascii() else text.istitle() and text.replace(" ", "").isalpha():
        return []
    return [mark.start() for mark in GLUED.finditer(text)]


def _is_used_as_label(label: Label, text: str, separated: bool, within: bool, glued: bool) -> bool:
    """Whether a known label is used as one: before a separator, glued, in a sentence, or before names ("dir. Ann Field")."""
    leads = label.keys[0] in _PEOPLE
    if label.keys == ("not_film",) or (within and (label.weak or not leads)):
        return False
    if separated or within:
        return True
    if label.weak:
        return glued and leads and text.endswith(".")
    return not text[0].islower() or glued or (leads and text.partition(" ")[0] in words("said_in_sentences"))


def _names_apart(shadow: str, start: int, end: int) -> list[int]:
    """The starts of the names of a list without separators: before a given name that follows a family name."""
    found = list(UNBROKEN.finditer(shadow, start, end))
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


def _rows_of_stars(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two or more consecutive stars, with a half after them."""
    for starred, places in itertools.groupby(range(start, end), lambda at: shadow[at] in _STARS):
        first, *more = places
        if starred and more:
            yield first, more[-1] + 1 + shadow.startswith("½", more[-1] + 1, end)


def _counts(character: str) -> bool:
    return character.isalnum() or character in "★☆⭐✩✭✯*½"
