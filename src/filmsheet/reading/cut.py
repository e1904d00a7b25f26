"""Cuts the shadow of a text into pieces. A line is cut wherever a cut is possible; a sentence is one piece.

Too many cuts do no harm: pieces that belong together are joined after they have labels.
"""

from __future__ import annotations

import itertools
import re

import regex

from ..text.lines import Line, lines_of
from ..text.scripts import UNBROKEN, is_small, is_wide
from ..text.source import FILL, has_digit
from ..values.runtimes import runtimes
from ..vocabulary import Vocabulary
from .columns import lost_columns
from .connectives import PARTICLES, connective
from .pieces import BLANK, BRACKET, COMMA, LINE, LINK, MARK, SENTENCE, SPACE, Pieces
from .sentences import ENDS, SHORT_SENTENCE, is_name_like, is_prose, is_prose_line, is_row_of_names, may_continue, sentences
from .separators import BREAK
from .stretches import LABEL_MARK, LONGEST_LABEL, Stretches
from .within import NAME_WORD, crew_and_cast_names, opening, role_start, upper_case_titles, years_stated
from .within import names as names_within

_COLON = re.compile(r"[ \xa0]?[:：](?=\s)|：|(?<=[\u2e80-\ud7af]):")
_NUMBERED = re.compile(r"(?<!\S)(?:(\d{1,2})[.)]|\((\d{1,2})\))[ \xa0]+(?=\S)")
_HELD = re.compile(r"\([^()\n]{1,80}\)|\[[^\[\]\n]{2,80}\]|（[^（）\n]{2,60}）|[《〈『「][^《〈『「》〉』」\n]{1,30}[》〉』」]")
_QUOTED = regex.compile(r"(?<![\p{L}\p{N}])(?:[“„«\"‘][\p{Lu}\p{Lo}][^“”„«»\"‘\n.;]{0,59}[^“”„«»\"‘\n.;,][”“»\"’](?![\p{L}\p{N}])|'\p{Lo}[^'\n]{0,40}')")
"""What stands in quotation marks within a sentence, and may be a title."""
_TITLED = "《〈『「“„«\"‘'"
_SMALL = "|".join(PARTICLES | {"do", "y", "e"})
_NAMED = regex.compile(rf"[ \xa0]*(?P<comma>,[ \xa0]*)?(?P<name>{NAME_WORD}(?:\s(?:(?:{_SMALL})\s){{0,2}}{NAME_WORD}){{0,4}})")
"""A name, with the comma before it."""
_QUOTES = frozenset('"“„«')
_QUOTING = frozenset(("storyline", "title", "original_title"))
"""Keys whose value may begin with a quotation mark."""
_SEPARATORS = " \xa0\x1f:：-–—"
"""Signs that may separate a label from the names after it."""
_LABEL_SIGNS = ":：=|\t"
_SPELLED = re.compile(r"\d[ \xa0-]?[^\W\d_]")
"""A figure and its unit."""
_STORY_KEYS = frozenset(("storyline", "not_film"))


def cut(shadow: str, vocabulary: Vocabulary, *, prose: bool = True) -> Pieces:
    """Cut a text into pieces; `prose` tells whether it may contain sentences.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "Director: Ann Field, Tom Holm (1948)"
    >>> [text[piece.start:piece.end] for piece in cut(text, DEFAULT).pieces]
    ['Director', 'Ann Field', 'Tom Holm', '1948']
    """
    lines = lines_of(shadow)
    cutter = _Cutter(shadow, vocabulary, prose)
    cutter.columns = lost_columns(shadow, lines, vocabulary)
    for number, line in enumerate(lines):
        cutter.take(number, line)
    return Pieces(shadow, lines, cutter.pieces)


def cut_plain(shadow: str, vocabulary: Vocabulary) -> Pieces | None:
    """Cut a text in which each line has a label or is prose; prose on one line is one piece. None for any other text.

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


class _Cutter(Stretches):
    """Cuts line by line, and keeps track of sentences that continue on the next line."""

    story = False
    """Whether the line above is prose after the label of a storyline."""

    def _begin(self, number: int, line: Line) -> None:
        """Start a line: the next piece is at its start and outside brackets."""
        self.line, self.gap, self.held = number, BLANK if line.after_blank else LINE, []

    def take_plain(self, number: int, line: Line) -> bool:
        """Take a line of prose as one piece, or cut a line with a label sign. Returns whether it was either."""
        body, label = line.start, None
        text = self.shadow[line.start : line.end]
        story, self.story = self.story, False
        if line.number is not None and self._is_item(line, text):
            self._begin(number, line)
            self._add(line.start, line.end, prose=is_prose_line(text))
            self.runs_on, self.head = False, None
            return True
        if _has_sign(text):
            if self._take_field(number, line):
                return True
            long = self.shadow.count(" ", line.start, line.end) >= SHORT_SENTENCE
            label = self._label_end(line.start, line.end) if long else None
            if label is None or not self._opens_story(line.start, label[0]) or not ENDS.isdisjoint(self.shadow[line.start : label[0]]):
                self.take(number, line, field=False)
                return True
            body = label[1]
        ended_here = False
        if label is None:
            if self._opens_with_dash(line):
                self.take(number, line, field=False)
                return True
            ended_here = story and text[-1] in ENDS  # a paragraph continues a storyline even if it is only "Bay and Rosa Lee."
        is_text = ended_here or is_prose_line(text[body - line.start :])
        if not is_text or (label is not None and _has_sign(text[body - line.start :])) or _numbers(self.shadow, text, line):
            if label is not None:
                self.take(number, line, field=False)
            return label is not None
        self._begin(number, line)
        if label is not None:
            self._label_parts(line.start, line.start + len(self.shadow[line.start : label[0]].rstrip(" \t\xa0\x1f")))
            self._widen(label[2])
        self._add(body, line.end, prose=True)
        self.story = label is not None or story
        self.runs_on, self.head = self.shadow[line.end - 1] not in ".!?。！？:", None
        return True

    def _opens_with_dash(self, line: Line) -> bool:
        """Whether a line begins with a known label and a dash: "Tagline – The sea keeps what it takes."."""
        mark = LABEL_MARK.search(self.shadow, line.start, min(line.end, line.start + LONGEST_LABEL))
        label = self.vocabulary.find(self.shadow[line.start : mark.start()]) if mark is not None else None
        return label is not None and not label.weak

    def _is_item(self, line: Line, text: str) -> bool:
        """Whether a numbered line contains no label and no further number, so that it need not be cut."""
        if any(map(text.__contains__, _LABEL_SIGNS[1:])) or text[0] in ENDS or _numbers(self.shadow, text, line):
            return False
        colons = _COLON.finditer(text) if ":" in text else ()
        return not any(self.vocabulary.known_ending(text[max(0, colon.start() - LONGEST_LABEL) : colon.start()]) for colon in colons)

    def _take_field(self, number: int, line: Line) -> bool:
        """Take a line with a known label, a colon, and a number or words with no separator but commas. Returns whether it was one."""
        shadow, start = self.shadow, line.start
        colon = shadow.find(":", start, min(line.end, start + LONGEST_LABEL))
        known = self.vocabulary.known_ending(shadow[start:colon]) if colon > 0 and shadow[start].isupper() else None
        if known is None or known[0] or len(known[1].keys) > 1 or known[1].keys[0] in _STORY_KEYS or not shadow[start:colon].replace(" ", "").isalpha():
            return False
        value = shadow[colon + 1 : line.end]
        listed = value.replace(", ", "").replace(" ", "").isalpha() and " ," not in value and "  " not in value
        figure = not listed and _is_figure(value.strip(" "))
        if not listed and not figure and (_has_sign(value) or BREAK.search(value.lstrip(" ")) or len(sentences(value, 0, len(value))) > 1):
            return False
        if not value[:1].isspace() or value.isspace() or (self.prose and is_prose(value)):
            return False
        self._begin(number, line)
        self.marker = -1
        self._add(start, colon)
        self._widen(MARK)
        position = colon + 1
        for part in value.split(", ") if listed else (value,):
            if figure:
                self._add(position, line.end)
            else:
                self._stretch(position, position + len(part), prose=listed)
            self._widen(COMMA)
            position += len(part) + 2
        self.runs_on, self.above, self.head = False, None, (start, line.end)
        return True

    def take(self, number: int, line: Line, *, field: bool = True) -> None:
        """Cut a line; `field` tells whether it may be a label with a plain value."""
        if field and self._take_field(number, line):
            return
        self._begin(number, line)
        runs_on = self.runs_on and not line.after_blank and line.marker < 0
        self.above, self.head = None if line.after_blank else self.head, None
        for first, stop, marker in self._segments(line):
            self.marker = marker
            if first > line.start:
                self._widen(MARK)
            self._segment(first, stop, runs_on)
            runs_on, self.above = False, None

    def _segment(self, start: int, end: int, runs_on: bool) -> None:
        """Cut a segment: the text after a label or a number, or a line."""
        shadow, last = self.shadow, ""
        story = wrapped = runs_on and self._is_wrapped(start, end)
        for first, stop in sentences(shadow, start, end):
            label = self._label_end(first, stop) if first == start and not wrapped else None
            body = first
            if label:
                self.small = self.small or shadow[first].islower()
                self._label_parts(first, first + len(shadow[first : label[0]].rstrip(" \t\xa0\x1f")))
                self._widen(label[2])
                body = label[1]
                story = self._opens_story(first, label[0])
            elif first == start and not wrapped:
                story = self.above is not None and self._opens_story(*self.above)
            prose = self.prose and (
                is_prose(shadow[body:stop]) or (runs_on and body == start and may_continue(shadow[body:stop])) or (story and shadow.count(" ", body, stop) > 1)
            )
            prose = prose and not (label and is_row_of_names(shadow[body:stop]) and self._names_people())
            if prose or (self.wide and crew_and_cast_names(shadow, body, stop)):
                self._sentence(body, stop)
            else:
                self._parts(body, stop)
            last = shadow[stop - 1 : stop] if prose else ""
            if self.gap < LINE:
                self.gap = SENTENCE
        self.runs_on = bool(last) and last not in ".!?。！？:"
        self.head = None if story or last else (start, end)

    def _label_parts(self, start: int, end: int) -> None:
        """Add a label: one piece if it is known as a whole, else its parts."""
        label = self.vocabulary.find(self.shadow[start:end])
        if label is not None and len(label.keys) == 1 and "".join(self.shadow[start:end].split()).isalpha():
            self._add(start, end)
        else:
            self._parts(start, end)

    def _is_wrapped(self, start: int, end: int) -> bool:
        """Whether a line continues the sentence above, although it begins with a word of a label: "… meets the / director: a man"."""
        colon = self.shadow.find(":", start, min(end, start + LONGEST_LABEL))
        return not self.small and self.shadow[start].islower() and colon > 0 and self.shadow[colon + 1 : colon + 3].strip()[:1].islower()

    def _opens_story(self, start: int, end: int) -> bool:
        """Whether a stretch is the label of a storyline."""
        label = self.vocabulary.find(self.shadow[start:end].rstrip(" \t\xa0:：-–—=|"))
        return label is not None and label.keys[0] == "storyline" and not label.weak

    def _segments(self, line: Line) -> list[tuple[int, int, int]]:
        """The line, cut before labels and numbers inside it: start, end, and the place of the number of an item, or -1."""
        shadow, start, end = self.shadow, line.start, line.end
        stops: dict[int, tuple[int, int]] = {}
        for colon in _COLON.finditer(shadow, start, end) if shadow.find(":", start, end) >= 0 or not self.ascii else ():
            base = max(start, colon.start() - LONGEST_LABEL)
            known = self.vocabulary.known_ending(shadow[base : colon.start()])
            at = base + known[0] if known is not None else start
            apart = at > start and (not shadow[at - 1].isalnum() or is_wide(shadow[at]))
            if known is not None and apart and (shadow[at].isupper() or not known[1].weak):
                stops[at] = (at, -1)
        stops.update(_numbers(shadow, shadow[start:end], line))
        found, position, marker = [], start, -1
        for at, (until, printed) in sorted(stops.items()):
            if at < position:
                continue
            if at > position:
                found.append((position, at, marker))
            position, marker = until, printed
        found.append((position, end, marker))
        return found

    def _sentence(self, start: int, end: int) -> None:
        """Add a sentence; text in brackets becomes separate pieces."""
        shadow = self.shadow
        position = start
        if self.gap >= LINE and (head := opening(shadow, start, end)) is not None:
            self._parts(start, head[0])
            self._widen(COMMA)
            position = head[1]
        holds = [*_HELD.finditer(shadow, position, end), *_QUOTED.finditer(shadow, position, end)]
        for hold in sorted(holds, key=lambda one: one.start()):
            if hold.start() < position:
                continue
            inner = shadow[hold.start() + 1 : hold.end() - 1]
            figures = has_digit(inner)
            if hold[0][0] not in _TITLED and (not (figures or is_name_like(inner)) or is_prose(inner)):
                continue
            named = role_start(shadow, position, hold.start()) if hold[0][0] in "(（" and not figures else hold.start()
            self._add_prose(position, named)
            self._add(named, hold.start())
            self._widen(BRACKET)
            outside = self.held
            self.held = [shadow[hold.start()]]
            self._parts(hold.start() + 1, hold.end() - 1)
            self.held = outside
            self._widen(BRACKET)
            position = hold.end()
        self._add_prose(position, end)

    def _add_prose(self, start: int, end: int) -> None:
        """Add a stretch of a sentence; running times ("103 minutes") become separate pieces."""
        for time in runtimes(self.shadow, start, end) if has_digit(self.shadow[start:end]) else ():
            if start <= time.start and _SPELLED.search(self.shadow, time.start, time.end):
                self._add_names_of(start, time.start)
                self._add(time.start, time.end)
                start = time.end
        self._add_names_of(start, end)

    def _add_names_of(self, start: int, end: int) -> None:
        """Add a stretch of a sentence; names after a phrase for a field ("directed by Ann Field") become separate pieces."""
        shadow, position = self.shadow, start
        if self.pieces and self.gap < LINE and not shadow[self.pieces[-1].end : start].strip(_SEPARATORS) and self._names_people():
            position = self._add_names(start, self._names_after(start, end))
        for a, b, _ in self._labels(start, end, within=True):
            if a < position:
                continue
            names = self._names_after(b, end)
            if names:
                self._add_rows(position, a)
                self._add(a, b)
                position = self._add_names(b, names)
        self._add_rows(position, end)

    def _add_rows(self, position: int, end: int) -> None:
        """Add a stretch of a sentence; names in rows, and names of those who make a film or act in it, become separate pieces."""
        shadow = self.shadow
        for row in crew_and_cast_names(shadow, position, end):
            position = self._add_row(position, row)
        for row in names_within(shadow, position, end):
            position = self._add_row(position, row)
            self._widen(COMMA)
        self._add_stated(position, end)

    def _add_stated(self, start: int, end: int) -> None:
        """Add a stretch of a sentence without names; words in capitals, and a year beside a word for a film or its making, become separate pieces."""
        years = years_stated(self.shadow, start, end) if has_digit(self.shadow[start:end]) else ()
        for a, b in sorted([*years, *upper_case_titles(self.shadow, start, end)]):
            if a < start:
                continue
            self._add(start, a, prose=True)
            self._add(a, b)
            start = b
        self._add(start, end, prose=True)

    def _add_row(self, start: int, row: list[tuple[int, int]]) -> int:
        """Add names in a row, and the part of the sentence before them. Returns the end of the last name."""
        self._add_stated(start, row[0][0])
        return self._add_names(row[0][0], [(first, last, COMMA if n else SPACE) for n, (first, last) in enumerate(row)])

    def _add_names(self, start: int, names: list[tuple[int, int, int]]) -> int:
        """Add names. Returns the end of the last one, or the start if there is none."""
        for first, last, gap in names:
            self._widen(gap)
            self._add(first, last)
        return names[-1][1] if names else start

    def _names_after(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The names that follow a place, separated by commas and "and"."""
        shadow, gap = self.shadow, SPACE
        found: list[tuple[int, int, int]] = []
        position = start
        while position < end and len(found) < 12:
            mark = connective().match(shadow, position, end) if found else None
            name = _NAMED.match(shadow, position if mark is None else mark.end(), end)
            if name is None or (found and mark is None and not name["comma"]):
                break
            if found:
                gap = LINK if mark is not None and mark.lastgroup == "link" else COMMA
            found.append((*name.span("name"), gap))
            position = found[-1][1]
        return found

    def _label_end(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The end of a label at the start of a line, the start of its value, and the kind of gap between them."""
        shadow, find = self.shadow, self.vocabulary.find
        for mark in LABEL_MARK.finditer(shadow[start : min(end, start + LONGEST_LABEL)]):
            at, until = start + mark.start(), start + mark.end()
            if not start < at < until < end:
                continue
            text, behind = shadow[start:at], shadow[until]
            new = mark[0] in ":：" and not (text.isdecimal() or behind.isdigit() or behind == "/") and len(text.split()) <= 4
            if new or find(text) is not None:
                return at, until, MARK
        lead = self.vocabulary.leading(shadow[start : min(end, start + 60)])
        if lead is not None and not lead[1].weak and start + lead[0] < end:
            return start + lead[0], start + lead[0], SPACE
        return self._plain_label(start, end)

    def _plain_label(self, start: int, end: int) -> tuple[int, int, int] | None:
        """A known label separated only by a blank from a value with a capital, or in a script without capitals: "Cast Ann Field"."""
        shadow = self.shadow
        if is_small(shadow[start]):
            return None
        found = UNBROKEN.finditer(shadow, start, min(end, start + LONGEST_LABEL) + 1)  # its value may follow a label that ends a sentence
        for word, following in itertools.islice(itertools.pairwise(found), 3):
            behind = following[0][0]
            if not is_small(behind) and (behind.isalpha() or behind in _QUOTES) and shadow[following.start() - 1] != FILL:
                label = self.vocabulary.find(shadow[start : word.end()])
                if label is not None and not label.weak and label.kind == "exact" and (behind.isalpha() or label.keys[0] in _QUOTING):
                    return word.end(), following.start(), SPACE
        return None


def _has_sign(text: str) -> bool:
    """Whether a text contains a sign that may separate a label from its value."""
    return any(map(text.__contains__, _LABEL_SIGNS))


def _is_figure(text: str) -> bool:
    """Whether a text is a number of at most four digits, or has one or two digits before a decimal point."""
    plain = text.isascii() and text.replace(".", "", 1).isdecimal() and text[-1] != "."
    return plain and len(text) <= 5 and ("." in text[1:3] if "." in text else len(text) < 5)


def _numbers(shadow: str, text: str, line: Line) -> dict[int, tuple[int, int]]:
    """The consecutive numbers of items inside a line: the place of each, the start of its text, and the place of its digits."""
    found: dict[int, tuple[int, int]] = {}
    wanted = 2 if line.number == 1 else 1
    if text.isascii() and f"{wanted}." not in text and f"{wanted})" not in text:
        return found
    marks = list(_NUMBERED.finditer(shadow, line.start, line.end)) if has_digit(text) else []
    for mark in marks:
        number = int(mark[1] or mark[2])
        if number == wanted and (number > 1 or len(marks) > 1):
            found[mark.start()] = (mark.end(), mark.start())
            wanted += 1
    return found if wanted > 2 and len(found) + (line.number == 1) > 1 else {}
