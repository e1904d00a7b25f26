"""Text to sections: titles, storylines, fields, casts and lists, each with the lines that belong to it.

The grammar, line by line (a line is looked at once, and only its first characters decide):

    sheet     = (field | list | text | blank)*
    field     = [bullet] label separator [value] continuation*
              | label                                  (alone on its line: the value is below)
    list      = (marker text continuation*)+           marker = "1." "1)" "#1" "(1)" "-" "•" ...
    text      = any other lines, up to a blank line
    separator = ":" "::" ":-" "=" "..." "|" tab " - " and the like

A label is what the vocabulary knows; before a colon or an equals sign also what looks like one.
"""

from __future__ import annotations

import functools
import re
import sys
from typing import Any, NamedTuple

from . import flattened, values
from .bylines import people
from .crew import jobs
from .lazily import lazy
from .lexicon import is_country, is_genre
from .source import FILL, Span, tidy, trim
from .statements import dotted, may_part, statements
from .technical import is_fact, technical
from .vocabulary import Label, Vocabulary


class Line(NamedTuple):
    """A line that is not blank: its content after any marker, and how it stands."""

    start: int
    end: int
    parted: bool = False
    """Whether a blank line stands above."""
    indent: int = 0
    """Blanks before the line's first character."""
    marker: int = -1
    """Where its bullet or number starts, else -1."""
    number: int | None = None
    """The number of a numbered item."""


class Section:
    """Lines that belong together: a labelled field, a list, or text without a label."""

    __slots__ = ("bare", "front", "guess", "key", "label", "lines", "name", "printed", "separator", "words")

    def __init__(self, key: str, words: Span | None = None, separator: Span | None = None) -> None:
        """Open a section; `key` is "text", "list", "other", "not_film" or a key of the record."""
        self.key = key
        self.words = words
        """The label as written."""
        self.separator = separator
        self.label: Label | None = None
        self.guess = 1.0
        """The probability that the label means this field."""
        self.bare = False
        """Whether the label stands without a separator."""
        self.front = False
        """Whether it stands in the front matter of a page, which speaks of the page first."""
        self.printed: Span | None = None
        """The number before the label: "1. Title"."""
        self.name = ""
        """The label where it stands elsewhere: at the head of a table."""
        self.lines: list[Line] = []

    @property
    def start(self) -> int:
        """Where the value starts."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self.lines[-1].end

    @property
    def extent(self) -> Span:
        """Label and value together."""
        first = self.words.start if self.words else self.lines[0].marker if self.lines[0].marker >= 0 else self.start
        last = self.end if self.lines else (self.separator or self.words or Span(0, 0)).end
        return Span(min(first, self.start), max(first, last)) if self.lines else Span(first, last)


_MARKER = re.compile(
    r"(?:(?P<a>\d{1,4})(?:[.)](?=\s|[^\W\d]|[\"“«(\[])|、|．)|\#(?P<b>\d{1,4})[.):]?(?=\s)"
    r"|\((?P<c>\d{1,3})\)(?=\s)|\[(?P<d>\d{1,3})\](?=\s)|[•·▪►‣◦●○■□▸»✓➤*+\-–—~](?=\s))\s*"
)
MARKER_STARTS = frozenset("0123456789#([•·▪►‣◦●○■□▸»✓➤*+-–—~")
_SEPARATOR = lazy(
    r"[\s\x1f]*(?:[:：∶]{1,2}(?:[-–=](?=\s|$))?|=>?|→|(?:\.{2,}|…+|·{2,})(?:[ \t]?:)?|(?:\.\s){2,}\.?|_{2,}|[|｜]|\t|[ \u00a0\u3000]{3,}"
    r"|(?<=\s)[-–—]{1,2}(?=\s|$)|[-–—](?=\s|$)|(?<=\s)[-–—](?=\S))[\s\x1f]*"
)
_RULES = "-=_*~#.·•+|<>/\\ ─━═—–"
_RULED = frozenset(_RULES)
_FRONT = lazy(r"\s*---[ \t]*\r?\n")
_TAIL = lazy(r"\s*(?:\(more\)|(?:more\s)?\|?\s?add synopsis|(?:see|read|show|view)\s+(?:more|all|full\s\w+)|mehr anzeigen|voir plus|ver más|leia mais)[\s»›>….]*$", re.IGNORECASE)
_TAIL_ENDS = frozenset(("", "more", "(more)", "all", "anzeigen", "plus", "más", "mais", "cast", "summary", "synopsis", "bio", "list", "plot"))
_CONNECTED = lazy(r"(?:[,;/&|、]|\b(?:and|und|et|y|e|и|dan|en))\s*\Z")
_QUICK = lazy(r"([^\W\d_][^:=|\t\r\n.…·–—-]{0,40}):(?![:=–-])[ \t\u00a0]*")
SEPARATES = lazy(r"[:：∶=→|｜\t…·_–—-]|\.[.\s]|[ \u00a0\u3000\x1f]{3}")
_DOTTED = lazy(r"([^\W\d_]{1,6})\.\s+(?=[^\W\d_])")
_SUBJECT = lazy(r"(?:the|an?|he|she|it|they|his|her|their|this|that|these|those|but|and|when|then|there) ", re.IGNORECASE)
_FOOTER = lazy(r"(?:©|\(c\)\s|copyright\b|all rights reserved)", re.IGNORECASE)
_LINK_ALONE = lazy(r"(?:(?:see|show|read|view) )?(?:more|less)(?: »| ›|\.\.\.|…)?\Z", re.IGNORECASE)
_LABEL_LIMIT = 64
_COLONS = frozenset(":：∶")
_HELD_LABEL = lazy(r"[【〖\[][ \u3000]?([^【】〖〗\[\]\n]{1,24}?)[ \u3000]?[】〗\]][ \t]?[:：]?[ \t\u3000]{0,8}")
_TWO_WORDS = lazy(r"([^\W\d_]{2,12}[ \u00a0][^\W\d_]{2,20})[ \u00a0]+(?=\S)")
_NAMED = lazy(r"[^\W\d_a-z][^\W\d_]*[.'’]?(?:[ -][\w.'’-]+){1,4}\s*\Z")
_YEAR_CLOSES = lazy(r"\((?:18[7-9]|19\d|20\d)\d\)\Z")
_ASIDE = lazy(
    r"(?:#[^\s#]+\s*){2,20}\Z|(?:share|partager|compartir|compartilh\w+|teilen|condividi|delen|bagikan|поделиться|공유|分享)\b.{0,24}"
    r"(?:facebook|twitter|whatsapp|telegram|e-?mail|вконтакте|카카오톡|微博|微信)",
    re.IGNORECASE,
)
_TERMINAL = frozenset(".!?…。！？\"”»’')")
_ALONE_LIMIT = 48
SINGLE = frozenset(("title", "original_title", "year", "runtime", "budget", "box_office", "tagline"))
_PROSE = frozenset(("storyline", "text"))
_HELD = frozenset(("trivia", "list"))
_ENTRY_KEYS = frozenset(("name", "role", "character", "part", "actor", "actress", "performer"))
_TOLD = frozenset("title directors year runtime genres cast storyline release_dates countries writers".split())
_COLUMNS = frozenset("role roles character characters part name actor field value details detail info information description category".split())
_HEADINGS = frozenset(("cast", "other", "heading"))
_LONG_VALUES = frozenset(("storyline", "trivia", "cast", "other", "awards", "tagline", "not_film"))
_RATED = frozenset(("certificates", "certificates_or_ratings"))
_PLACED = frozenset(("runtime", "certificates", "certificates_or_ratings"))
_ASKED = {"genres": is_genre, "countries": is_country}
_PEOPLE = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))
_LISTS_OF_WORDS = frozenset(("genres", "countries", "languages"))


@functools.cache
def _plain_label() -> Any:
    """What looks like a label: letters with their marks (of every script), digits, and what joins words.

    Needs Unicode properties: `re` has no class for combining marks, of which Devanagari or decomposed accents are full.
    """
    import regex

    return regex.compile(r"\p{L}[\p{L}\p{M}\p{N} \u00a0_'’&/().\-\x1f]{0,47}+")


class _Head(NamedTuple):
    """A label found on a line: its section key, the label, its words, and where the value starts."""

    key: str
    label: Label | None
    words: Span
    separator: Span
    guess: float = 1.0


def tokenize(shadow: str, vocabulary: Vocabulary) -> list[Section]:
    """Split a text into sections, in order; every line that is not blank lies in one.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> [s.key for s in tokenize("Year : 1948\\nGenre : Drama, Music", DEFAULT)]
    ['year', 'genres']
    """
    return _Tokenizer(shadow, vocabulary).run()


def lines_of(shadow: str) -> list[Line]:
    """The lines that are not blank, each trimmed, with what stands above it."""
    found: list[Line] = []
    parted = False
    offset = 0
    text = shadow if "\r" not in shadow else shadow.replace("\r\n", " \n").replace("\r", "\n")
    for piece in text.split("\n"):
        content = piece.strip()
        if not content or (content[0] in _RULED and not content.strip(_RULES)):
            parted = True
        else:
            indent = piece.find(content[0])
            found.append(_line(content, offset + indent, parted, indent))
            parted = False
        offset += len(piece) + 1
    return found


def _line(content: str, start: int, parted: bool, indent: int) -> Line:
    end = start + len(content)
    if content[0] in MARKER_STARTS:
        marker = _MARKER.match(content)
        if marker and marker.end() < len(content):
            form = marker.lastgroup
            return Line(start + marker.end(), end, parted, indent, start, int(marker[form]) if form else None)
    return Line(start, end, parted, indent)


class _Tokenizer:
    """One pass over the lines: each opens a section or goes on with the open one."""

    def __init__(self, shadow: str, vocabulary: Vocabulary) -> None:
        self.shadow = shadow
        self.vocabulary = vocabulary
        self.sections: list[Section] = []
        self.open: Section | None = None

    def run(self) -> list[Section]:
        front = _front_matter(self.shadow)
        lines = lines_of(self.shadow)
        taken = numbered = 0
        fields = False
        for number, line in enumerate(lines):
            section = self.open
            if number < taken or (taken := self.crew(lines, number)):
                continue
            if line.number is not None and number >= numbered and not (section is not None and section.key == "trivia"):
                numbered, fields = self.numbered(lines, number)
            if line.number is not None and fields and number < numbered:
                self.take_numbered(line)
            elif section is not None and section.key == "list" and line.number is not None:
                section.lines.append(line)
            else:
                self.take(line)
        for section in self.sections:
            if section.words is None or section.words.start >= front:
                break
            section.front = True
        return self.sections

    def take(self, line: Line) -> None:
        if line.end - line.start >= flattened.SHORTEST:
            page = flattened.headings(self.shadow, line.start, line.end, self.vocabulary)
            if page:
                self.take_page(line, page)
                return
        elif parts := self.parts(line):
            for part in parts:
                self.take_one(Line(*part, True, line.indent))
            return
        self.take_one(line)

    def in_brackets(self, line: Line) -> Line | None:
        """The line without the brackets that hold all of it: "(Original title: Den lille kaptajn)"."""
        shadow, start, end = self.shadow, line.start, line.end
        held = end - start > 6 and shadow[start] == "(" and shadow[end - 1] == ")" and ":" in shadow[start:end]
        return line._replace(start=start + 1, end=end - 1) if held and shadow.find("(", start + 1, end) < 0 else None

    def parts(self, line: Line) -> list[Span]:
        """The statements of a line that holds several."""
        if line.number is not None or not may_part(self.shadow, line.start, line.end):
            return []
        section = self.open
        if section is not None and (section.key in _HELD or (section.key in _PROSE - {"text"} and not line.parted)):
            return []
        return statements(self.shadow, line.start, line.end, self.vocabulary)

    def take_one(self, line: Line) -> None:
        if self.table_head(line):
            return
        head = None if self.is_item(line) else self.head(line)
        if head is None and (inner := self.in_brackets(line)) and (head := self.head(inner)) and head.label is not None:
            line = inner
        elif head is None or (head.key == "not_film" and not self.sections and _YEAR_CLOSES.search(self.shadow, line.start, line.end)):
            head = None
        if head is None or (head.label is None and head.key != "other"):
            self.unlabelled(line)
            return
        if any(map(str.isalnum, self.shadow[line.start : head.words.start])):
            self.unlabelled(line._replace(end=len(self.shadow[: head.words.start].rstrip())))
        self.labelled(line, head)

    def take_page(self, line: Line, page: list[flattened.Heading]) -> None:
        """Part a long line at the headings in it."""
        if line.start < page[0].words.start:
            self.unlabelled(line._replace(end=self.value_end(line.start, page[0].words.start)))
        stops = [heading.words.start for heading in page[1:]] + [line.end]
        for heading, stop in zip(page, stops, strict=True):
            key = "not_film" if heading.aside else heading.label.keys[0]
            place = Span(heading.words.end, heading.words.end)
            section = self.begin(_Head(key, heading.label, heading.words, place))
            start = trim(self.shadow, heading.words.end, stop).start
            if start < (end := self.value_end(start, stop)):
                section.lines.append(Line(start, end))

    def crew(self, lines: list[Line], number: int) -> int:
        """Take names with their jobs below them; where the block ends, or 0 if there is none."""
        section = self.open
        headed = section is not None and section.bare and section.key in _HEADINGS and not section.lines
        if not (headed or lines[number].parted) or lines[number].marker >= 0:
            return 0
        found = jobs(self.shadow, lines, number, self.vocabulary, headed)
        for name, job, label in found:
            self.begin(_Head(label.keys[0], label, Span(job.start, job.end), Span(job.end, job.end))).lines.append(name)
        if not found:
            return 0
        self.open = section if headed else None
        return number + 2 * len(found)

    def table_head(self, line: Line) -> bool:
        """Take the head of a table, "Actor | Role", which names its columns; the open section goes on below it."""
        if line.end - line.start > _ALONE_LIMIT or ("|" not in (words := self.shadow[line.start : line.end]) and "\t" not in words):
            return False
        cells = [cell.strip().casefold() for cell in words.replace("\t", "|").split("|")]
        named = [cell in _COLUMNS for cell in cells]
        if len(cells) < 2 or not any(named) or not all(known or self.vocabulary.find(cell) for cell, known in zip(cells, named, strict=True)):
            return False
        section = self.begin(_Head("heading", None, Span(line.start, line.end), Span(line.end, line.end)))
        open_before = self.sections[-2] if len(self.sections) > 1 else None
        self.open = open_before if open_before and open_before.words and not open_before.lines else section
        return True

    def numbered(self, lines: list[Line], start: int) -> tuple[int, bool]:
        """Where a numbered list ends, and whether its items are fields: "1. Title: Night Ferry", "2. Year: 1940"."""
        keys: list[str] = []
        last, stop = -1, start
        for stop in range(start, len(lines)):
            line = lines[stop]
            if line.number is None:
                continue
            if last >= 0 and line.number != last + 1:
                break
            last = line.number
            limit = min(line.end, line.start + _LABEL_LIMIT)
            opening = _QUICK.match(self.shadow, line.start, limit) if self.shadow.find(":", line.start, limit) >= 0 else None
            label = self.vocabulary.find(opening[1].rstrip()) if opening else None
            keys.append(label.keys[0] if label else "")
        else:
            stop = len(lines)
        known = set(keys) - {"", "other", "not_film"}
        return stop, len(known) > 2 and len(known & _TOLD) > 1 and 5 * keys.count("") < 2 * len(keys)

    def take_numbered(self, line: Line) -> None:
        """Take an item of a list of fields."""
        head = self.head(line)
        if head is None and (opening := _QUICK.match(self.shadow, line.start, min(line.end, line.start + _LABEL_LIMIT))):
            head = _Head("other", None, Span(*opening.span(1)), Span(opening.end(1), opening.end()))
        if head is None:
            self.unlabelled(line._replace(number=None))
            return
        first = len(self.sections)
        self.labelled(line, head)
        self.sections[first].printed = trim(self.shadow, line.marker, line.start)

    # -- labelled lines

    def labelled(self, line: Line, head: _Head) -> None:
        """Open the field of a label, and those of further labels on the same line."""
        start = head.separator.end
        while True:
            section = self.begin(head)
            following = self.next_head(head, start, line.end)
            end = self.value_end(start, line.end) if following is None else self.parted_end(start, following.words.start)
            if start < end:
                section.lines.append(Line(start, end, False, line.indent))
            if following is None:
                return
            head, start = following, following.separator.end

    def parted_end(self, start: int, end: int) -> int:
        """Where a value ends that a further label follows, without what parts them."""
        return start + len(self.shadow[start:end].rstrip("|,;•·/ \t\u00a0\u3000\x1f"))

    def value_end(self, start: int, end: int) -> int:
        """Where a value ends, without blanks and links to more of it."""
        value = self.shadow[start:end].rstrip()
        tail = _TAIL.search(value, max(0, len(value) - 40)) if may_end_in_link(value) else None
        return start + (tail.start() if tail else len(value))

    def begin(self, head: _Head) -> Section:
        section = Section(head.key, head.words, head.separator)
        section.label, section.guess = head.label, head.guess
        section.bare = head.separator.start == head.separator.end
        self.sections.append(section)
        self.open = section
        return section

    def head(self, line: Line) -> _Head | None:
        """The label that opens a line, if any."""
        shadow, start = self.shadow, line.start
        limit = min(line.end, start + _LABEL_LIMIT)
        if shadow[start] in "【〖[" and (held := self.held_head(line, limit)):
            return held
        quick = _QUICK.match(shadow, start, limit)
        if quick and (label := self.vocabulary.find(quick[1].rstrip())) and self.fits(line, quick[1], ":", label):
            end = start + len(quick[1].rstrip())
            return _Head(label.keys[0], label, Span(start, end), Span(end, quick.end()))
        separator = _SEPARATOR.search(shadow, start + 1, limit) if SEPARATES.search(shadow, start, limit) else None
        tries = 3
        while separator and tries:
            found = self.head_before(line, separator)
            if found:
                return found
            tries -= 1
            separator = _SEPARATOR.search(shadow, separator.end(), limit)
        return self.head_alone(line)

    def held_head(self, line: Line, limit: int) -> _Head | None:
        """A label in square brackets: "【导演】沈复生"."""
        held = _HELD_LABEL.match(self.shadow, line.start, limit)
        label = self.vocabulary.find(held[1]) if held else None
        if held is None or label is None or label.weak:
            return None
        return _Head(label.keys[0], label, Span(*held.span(1)), Span(held.end(1), held.end()))

    def head_before(self, line: Line, separator: re.Match[str]) -> _Head | None:
        words = Span(line.start, separator.start())
        text = self.shadow[words.start : words.end]
        mark = separator.group().strip()[:1]
        label = self.vocabulary.find(text) or self.in_two_languages(text)
        place = Span(*separator.span())
        if label:
            fits = self.fits(line, text, mark, label)
            return _Head(label.keys[0], label, words, place) if fits else None
        if mark in _COLONS or mark == "=":
            return self.inner_head(line, place) or self.unknown_head(line, text, words, place)
        return self.inner_head(line, place) if mark else None

    def in_two_languages(self, text: str) -> Label | None:
        """A label said twice: "導演 Director"."""
        first, _, second = text.strip().partition(" ")
        if first.isascii() == second.isascii():
            return None
        labels = self.vocabulary.find(first), self.vocabulary.find(second)
        return labels[0] if labels[0] and labels[1] and labels[0].keys == labels[1].keys else None

    def fits(self, line: Line, text: str, mark: str, label: Label) -> bool:
        """Whether a known label is one where it stands: in running prose it must look like one."""
        if not self.sections and label.keys[0] == "not_film":
            return False  # "Review: Night Ferry" heads a page
        if self.in_cast(line) and text.strip().casefold() in _ENTRY_KEYS:
            return False  # "role: Mary" below "name: Ann Field"
        if mark in _COLONS or mark in "=.…·_":
            return not (self.in_prose(line) and text[:1].islower())
        if label.weak and mark != "|" and (self.in_cast(line) or mark == ""):
            return False
        return not self.in_prose(line) or text[:1].isupper()

    def inner_head(self, line: Line, separator: Span) -> _Head | None:
        """A label that ends what stands before a separator: "Harbor Lights     Genre – Drama"."""
        found = self.vocabulary.known_ending(self.shadow[line.start : separator.start])
        if found is None or found[0] == 0 or self.in_prose(line) or self.in_cast(line):
            return None
        at = line.start + found[0]
        if not _parts(self.shadow[max(line.start, at - 3) : at]) or _in_bracket(self.shadow, line.start, at):
            return None
        return _Head(found[1].keys[0], found[1], Span(at, separator.start), separator)

    def unknown_head(self, line: Line, text: str, words: Span, separator: Span) -> _Head | None:
        """A label that the vocabulary does not know, misspelt or new, where it looks like one."""
        if not _plain_label().fullmatch(text) or self.in_cast_below(line) or separator.end - separator.start > 40:
            return None
        after = self.shadow[separator.end : separator.end + 2]
        if after == "//" or (self.in_prose(line) and not self.shadow[line.start].isupper()):
            return None
        if self.in_value(text, separator.end, line.end):
            return None
        guessed = self.vocabulary.guess(text)
        if guessed:
            return _Head(guessed[0].keys[0], guessed[0], words, separator, guessed[1])
        if self.open is not None and self.open.key == "storyline" and _SUBJECT.match(text):
            return None
        if self.goes_on(line, text):
            return None
        if len(text.split()) > 5 or self.in_trivia(line) or (self.in_prose(line) and line.end - separator.end > 80):
            return None
        return _Head("other", None, words, separator)

    def in_cast_below(self, line: Line) -> bool:
        """Whether the line stands in a cast of one entry a line, where "Ann Field: Mary" is no label."""
        section = self.open
        return self.in_cast(line) and section is not None and (section.bare or not section.lines or _below(section))

    def in_value(self, words: str, start: int, end: int) -> bool:
        """Whether words before a colon belong to a value: "USA:121 min", "Venice Film Festival: 31 August 2012"."""
        section = self.open
        if section is None or section.words is None or not (_below(section) if section.lines else True):
            return False
        if section.key == "release_dates":
            return bool(values.release_dates(self.shadow, start, end))
        return section.key in _PLACED and is_country(words)

    def goes_on(self, line: Line, text: str) -> bool:
        """Whether words before a colon are part of the open field: an actor before a role."""
        section = self.open
        if section is None or line.parted or not (section.bare or not section.lines or _below(section)):
            return False
        if section.label and section.label.otherwise == ("cast",) and not section.lines and _NAMED.match(text):
            section.label = section.label._replace(keys=("cast",), otherwise=())
            section.key = "cast"
            return True
        return False

    def head_alone(self, line: Line) -> _Head | None:
        """A label without a separator: alone on its line, or glued to its value."""
        length = line.end - line.start
        if length > 200:
            return None
        text = self.shadow[line.start : line.end]
        if length <= _ALONE_LIMIT:
            label = self.vocabulary.find(text)
            if label and self.stands_alone(line, label):
                return _Head(label.keys[0], label, Span(line.start, line.end), Span(line.end, line.end))
        if self.in_prose(line) or self.in_trivia(line):
            return None
        if (short := _DOTTED.match(text)) and (label := self.vocabulary.find(short[1])) and dotted(short[1], text[short.end() :], label):
            end = line.start + short.end(1)
            return _Head(label.keys[0], label, Span(line.start, end), Span(end, line.start + short.end()))
        if not self.sections and text[0].isalnum():  # a first line is a title, unless a sign ("◎") marks its label
            return None
        twice = _TWO_WORDS.match(text)
        if twice and (label := self.in_two_languages(twice[1])):
            return _Head(label.keys[0], label, Span(line.start, line.start + twice.end(1)), Span(line.start + twice.end(1), line.start + twice.end()))
        leading = self.vocabulary.leading(text) or self.before_terms(text)
        if leading is None or (self.in_cast(line) and not self.ends_cast(text, *leading)):
            return None
        if self.open is not None and not self.open.lines and self.open.key == leading[1].keys[0]:
            return None  # "FSK 12" below "Certificate:" is its value
        at = line.start + leading[0]
        gap = len(text[leading[0] :]) - len(text[leading[0] :].lstrip())
        return _Head(leading[1].keys[0], leading[1], Span(line.start, at), Span(at, at + gap))

    def before_terms(self, text: str) -> tuple[int, Label] | None:
        """A label of one word before nothing but what it asks for, below other labels: "Nacionalidade Brasil", "Roteiro Ana Moya"."""
        first, _, rest = text.partition(" ")
        if self.open is None or self.open.label is None or not rest or len(text) > 120 or not first[:1].isupper():
            return None
        label = self.vocabulary.find(first)
        if label is None or label.weak or len(label.keys) > 1 or label.otherwise:
            return None
        asked = _ASKED.get(label.keys[0])
        if asked is not None:
            fits = all(asked(tidy(item)) for item in re.split("[,/|;]", rest))
        else:
            at = len(text) - len(rest)
            fits = label.keys[0] in _PEOPLE and " " in rest.strip() and people(text, at, len(text))
        return (len(first), label) if fits else None

    def ends_cast(self, text: str, end: int, label: Label) -> bool:
        """Whether a label with no separator ends a cast: glued to its value, below a cast on one line, or before what only it has."""
        section = self.open
        if section is None or not section.lines:
            return False
        if section.bare and text[end].isupper():
            return True
        first = section.lines[0]
        inline = len(section.lines) == 1 and not _below(section) and "," in self.shadow[first.start : first.end]
        value = tidy(text[end:])
        return inline or (label.keys == ("genres",) and is_genre(value)) or (label.keys == ("countries",) and is_country(value))

    def stands_alone(self, line: Line, label: Label) -> bool:
        fact = not line.parted or is_fact(self.shadow, line.start, line.end)
        if self.shadow[line.start].islower() and is_fact(self.shadow, line.start, line.end):
            return False
        if (label.weak or self.after_genre(line)) and fact and not self.in_turn(label):
            return False
        return not self.in_prose(line) or not self.shadow[line.start].islower()

    def in_turn(self, label: Label) -> bool:
        """Whether labels and values have a line each, in turn, so that a short word is a label too: "Met"."""
        section = self.open
        turn = section is not None and section.bare and len(section.lines) == 1 and _below(section) and section.key not in _LONG_VALUES
        return turn and label.keys == ("cast",)

    def next_head(self, head: _Head, start: int, end: int) -> _Head | None:
        """The next known label on the same line, before the same kind of separator."""
        mark = self.shadow[head.separator.start : head.separator.end].strip()[:1]
        if not mark or mark in ".…·_":
            return None
        at = self.shadow.find(mark, start, end)
        while at >= 0:
            found = self.next_label(head, start, at, end)
            if found:
                return found
            at = self.shadow.find(mark, at + 1, end)
        return None

    def next_label(self, head: _Head, start: int, at: int, end: int) -> _Head | None:
        first = max(start, at - _LABEL_LIMIT)
        before = self.shadow[first:at]
        known = self.vocabulary.known_ending(before)
        if known is None or first + known[0] <= start:
            return None
        label_start = first + known[0]
        gap = self.shadow[max(start, label_start - 3) : label_start]
        free = head.key not in ("storyline", "trivia", "other", "awards", "cast") and not known[1].weak
        if not (_parts(gap) or (self.shadow[label_start].isupper() and (free or _ends_sentence(gap)))):
            return None
        separator = _SEPARATOR.match(self.shadow, first + len(before.rstrip()), end)
        if separator is None:
            return None
        return _Head(known[1].keys[0], known[1], Span(label_start, separator.start()), Span(*separator.span()))

    # -- unlabelled lines

    def unlabelled(self, line: Line) -> None:
        if self.heading(line):
            return
        section = self.open
        if section is not None and section.bare and not section.lines and self.completes(section, line):
            return
        if section is not None and not section.lines and self.mistaken(section, line):
            section = self.open = None
        if section is None or self.leaves(section, line) or not self.continues(section, line):
            section = Section("list" if line.number is not None else "text")
            self.sections.append(section)
            self.open = section
        if section.words is not None:
            line = line._replace(end=max(line.start + 1, self.value_end(line.start, line.end)))
        section.lines.append(line)

    def leaves(self, section: Section, line: Line) -> bool:
        """Whether a line is furniture below what it follows: a link, a footer, text set off to the left of a value."""
        shadow = self.shadow
        if section.key == "storyline" and line.parted and self.marked(line) > self.marked_label(section):
            return True
        if is_furniture(shadow, line.start, line.end):
            return True
        if section.words is None or not section.lines or not line.parted or section.key in _HELD:
            return False
        if not (_below(section) and line.indent < section.lines[0].indent - 1):
            return False
        start = section.words.start
        before = shadow[max(0, start - 40) : start].replace("\r", "\n").rpartition("\n")[2]
        return line.indent <= len(before) and not before.strip()

    def marked(self, line: Line) -> int:
        """How high a line stands that is marked as a heading: 5 for "#", 4 for "##", 0 for a line of text."""
        if line.end - line.start > _ALONE_LIMIT or self.shadow[line.end - 1] in _TERMINAL or line.marker >= 0:
            return 0
        return _height(self.shadow, line.start)

    def marked_label(self, section: Section) -> int:
        """How high the label of a section stands; what stands lower goes on with it."""
        return max(0, _height(self.shadow, section.words.start) - 1) if section.words else 9

    def heading(self, line: Line) -> bool:
        """Whether the line heads a part of the page and names no field: "Details"."""
        in_cell = self.open is not None and self.in_cell(self.open)
        if line.end - line.start > _ALONE_LIMIT or line.marker >= 0 or (self.sections and not line.parted and not in_cell):
            return False
        if not self.vocabulary.heading(self.shadow[line.start : line.end]):
            return False
        self.open = Section("heading", Span(line.start, line.end), Span(line.end, line.end))
        self.sections.append(self.open)
        return True

    def mistaken(self, section: Section, line: Line) -> bool:
        """Whether what stands below a label cannot be its value: prose under a label of few words.

        A bare one was then the heading of a paragraph about the field, which is not read as the storyline.
        """
        if section.key in _LONG_VALUES:
            return section.key == "cast" and section.bare and line.marker < 0 and self.is_prose(line)
        if not self.is_prose(line):
            return line.number is not None
        if section.bare:
            section.key = "not_film"
            return False
        return True

    def completes(self, section: Section, line: Line) -> bool:
        """Whether a line is the rest of the label above it: "Production" above "companies"."""
        if section.words is None or line.parted or line.end - line.start > 16 or line.end - section.words.start > 40:
            return False
        label = self.vocabulary.find(" ".join(self.shadow[section.words.start : line.end].split()))
        if label is None or label.tail or not self.shadow[line.start].islower():
            return False
        section.words, section.separator = Span(section.words.start, line.end), Span(line.end, line.end)
        section.label, section.key = label, label.keys[0]
        return True

    def is_sentence(self, line: Line) -> bool:
        """Whether a line is a sentence rather than names: most of its words in small letters, a full stop behind it."""
        text = self.shadow[line.start : line.end]
        words = text.split()
        if len(words) < 6 or text[-1] not in ".!?" or not text[0].isupper() or " as " in text or "..." in text:
            return False
        return sum(word[0].islower() for word in words) * 2 > len(words) and "," not in text[:40]

    def is_prose(self, line: Line) -> bool:
        text = self.shadow[line.start : line.end]
        return len(text) > 70 and text.count(" ") > 10 and (text[-1] in ".!?:…" or len(text) > 160) and " as " not in text[:60]

    def continues(self, section: Section, line: Line) -> bool:
        """Whether a line without a label goes on with the open section."""
        if section.key in _HELD:
            return self.continues_list(section, line)
        if section.key == "heading":
            return False
        if not section.lines:
            return True
        if section.key == "not_film":
            return self.continues_aside(section, line)
        if section.key == "storyline":
            return (line.number is None or not line.parted) and not (line.parted and goes_aside(self.shadow, line.start, line.end))
        if section.key == "cast":
            return self.continues_cast(section, line)
        if section.key == "other":
            return self.continues_other(section, line)
        return not line.parted and self.continues_value(section, line)

    def continues_aside(self, section: Section, line: Line) -> bool:
        """What is not the film goes on to the next label, but links do not go on with prose."""
        first = section.lines[0]
        return not (line.parted and first.end - first.start <= 80 and self.is_prose(line))

    def continues_value(self, section: Section, line: Line) -> bool:
        """A field's value goes on below where it was left open, or where one item a line is the custom."""
        if self.open_bracket(section):
            return True
        if section.key == "text":
            return line.number is None
        if section.key == "awards" and line.number is not None:
            return True
        if section.key in _RATED and not (section.lines and _CONNECTED.search(self.shadow, max(section.start, section.end - 6), section.end)):
            return values.is_certificate(self.shadow, line.start, line.end)
        if section.key in SINGLE or line.number is not None or line.end - line.start > 60:
            return False
        last, text = section.lines[-1], self.shadow[line.start : line.end]
        if text[-1] in ".!?:" and not text.endswith(("Jr.", "Sr.")):
            return False
        if _CONNECTED.search(self.shadow, max(last.start, last.end - 6), last.end) or section.bare or _below(section):
            return _LISTS_OF_WORDS.issuperset(fact.key for fact in technical(self.shadow, line.start, line.end))
        if section.key in _LISTS_OF_WORDS:
            return is_country(text) or is_genre(text)
        if section.separator and self.shadow[slice(*section.separator)].strip(" \x1f\u00a0") in ("\t", "|"):
            return not technical(self.shadow, line.start, line.end)
        return line.indent > last.indent + 1

    def in_cell(self, section: Section) -> bool:
        """Whether a tab parts label and value, as in tables copied from a page: further names stand a line each."""
        return section.separator is not None and "\t" in self.shadow[slice(*section.separator)]

    def open_bracket(self, section: Section) -> bool:
        last = section.lines[-1]
        text = self.shadow[max(last.start, last.end - 400) : last.end]
        return text.rfind("(") > text.rfind(")") or text.rfind("[") > text.rfind("]")

    def continues_cast(self, section: Section, line: Line) -> bool:
        if line.number is not None and line.parted and section.lines[-1].number is None:
            return False
        if not line.parted:
            return not technical(self.shadow, line.start, line.end) and not self.tells(section, line)
        several = len(section.lines) > 1 or _below(section)
        short = line.end - line.start <= 80 and self.shadow[line.end - 1] not in ".!?。！？"
        return several and short and not technical(self.shadow, line.start, line.end)

    def tells(self, section: Section, line: Line) -> bool:
        """Whether a line below a cast on one line is a sentence: long, and most of its words in small letters."""
        if _below(section) or self.shadow[section.lines[-1].end - 1] in ",;&" or not (self.is_prose(line) or self.is_sentence(line)):
            return False
        words = self.shadow[line.start : line.end].split()
        return sum(word[0].islower() for word in words) * 2 > len(words)

    def continues_other(self, section: Section, line: Line) -> bool:
        if _below(section):
            return not line.parted or line.marker >= 0
        if section.separator and "\t" in self.shadow[slice(*section.separator)]:
            return not line.parted and self.shadow[line.start].islower()
        return not line.parted and (line.indent > section.lines[0].indent or self.open_bracket(section))

    def continues_list(self, section: Section, line: Line) -> bool:
        """Items go on with further items, wrapped lines and paragraphs of the same indentation."""
        if line.marker >= 0 or not line.parted or not section.lines:
            return True
        first = section.lines[0]
        if first.marker < 0:
            return section.key == "trivia"
        return line.indent > first.indent or (first.indent == 0 and line.end - line.start > 40)

    # -- where a line stands

    def is_item(self, line: Line) -> bool:
        """Whether a marked line is an item of a list and so holds no label."""
        if line.marker < 0 or self.open is None:
            return line.number is not None
        if line.number is not None:
            return True
        if self.open.key == "list" and len(self.open.lines) == 1 and self.open.lines[0].number is not None:
            return False  # bullets below "2. Night Ferry" are its fields
        if self.open.key == "other" and not self.open.lines:
            head = self.head(line)
            return head is None or head.label is None
        if self.open.key in _HELD and line.parted and self.open.lines and self.open.lines[0].number is not None:
            head = self.head(line)  # bullets behind a numbered list and a blank line are fields again
            return head is None or head.label is None or head.separator.start == head.separator.end
        return self.open.key in _HELD

    def in_prose(self, line: Line) -> bool:
        """Whether the line goes on a paragraph whose last line did not end a sentence."""
        section = self.open
        if section is None or line.parted or section.key not in _PROSE or not section.lines or line.marker >= 0:
            return False
        last = section.lines[-1]
        open_ended = last.end - last.start > 40 and self.shadow[last.end - 1] not in _TERMINAL
        return open_ended and not technical(self.shadow, last.start, last.end)

    def after_genre(self, line: Line) -> bool:
        """Whether a label that is a genre too ("Music") goes on a list of genres, one a line."""
        section = self.open
        if section is None or section.key not in ("text", "genres") or not section.lines:
            return False
        last = section.lines[-1]
        return is_genre(self.shadow[line.start : line.end]) and is_genre(self.shadow[last.start : last.end])

    def in_cast(self, line: Line) -> bool:
        return self.open is not None and self.open.key == "cast" and not line.parted

    def in_trivia(self, line: Line) -> bool:
        return self.open is not None and self.open.key in _HELD and not line.parted


def is_furniture(shadow: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a line belongs to the page and not to the film: a footer, a link."""
    return (_FOOTER.match(shadow, start, end) or _LINK_ALONE.fullmatch(shadow, start, end)) is not None


def goes_aside(shadow: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a line below prose is a row of tags or of places to share it."""
    return _ASIDE.match(shadow, start, end) is not None


def may_end_in_link(value: str) -> bool:
    """Whether the last word of a value is one of a link to more of it: "… (more)", "See full summary"."""
    return value[-16:].rpartition(" ")[2].strip("»›>….").casefold() in _TAIL_ENDS


def _height(shadow: str, start: int) -> int:
    """How many of the six levels of headings a line stands above; markup right before it tells, "## " by two signs."""
    before = shadow[max(0, start - 8) : start]
    bare = before.rstrip(" \t")
    signs = len(bare) - len(bare.rstrip(FILL))
    return 6 - signs if 0 < signs < 6 and bare[: len(bare) - signs].strip(" \t")[-1:] in ("", "\n", "\r") else 0


def _below(section: Section) -> bool:
    """Whether the value starts on a line below its label."""
    return section.separator is not None and section.lines[0].start > section.separator.end


def _front_matter(shadow: str) -> int:
    """Where the front matter of a page ends, else 0."""
    opening = _FRONT.match(shadow)
    return shadow.find("\n---", opening.end()) + 1 if opening else 0


def _in_bracket(shadow: str, start: int, at: int) -> bool:
    """Whether a bracket is open: "Night Ferry (1958, Dir: Basil Croft)"."""
    return shadow.rfind("(", start, at) > shadow.rfind(")", start, at)


def _parts(gap: str) -> bool:
    """Whether the characters before a label part it from what stands there."""
    bare = gap.rstrip()
    return len(gap) - len(bare) >= 2 or "\t" in gap or bare[-1:] in "|;,•·/" or not bare


def _ends_sentence(gap: str) -> bool:
    return gap.rstrip()[-1:] in _TERMINAL
