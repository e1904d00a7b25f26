"""Where one film of a text ends and the next begins.

A border is sought from the start of a film on: the lines that could open a further film (a title label, a title line,
a heading, the sheet's first label again) are weighed one by one, each by its form and by how the block below it mirrors
the film so far: the same labels with other values speak for a further film, the same values against one. The weight of
the evidence is the probability of the border. A border stands before the number, heading or rule that opens the film.

What is decided at a line rests on the film so far and on the block below the line alone, so that a source which is
read in pieces is parted like one that is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import values
from .lazily import lazy
from .lexicon import is_country
from .lines import Line, Section
from .source import BLANKS, Span, tidy, trim
from .technical import technical
from .title import read_title
from .vocabulary import Vocabulary


class Pattern(NamedTuple):
    """How the last film of a text opened: what is known to repeat needs less evidence."""

    kind: str
    first: str


class Border(NamedTuple):
    """The start of a further film, and how probable it is that one starts there."""

    offset: int
    probability: float
    pattern: Pattern = Pattern("", "")
    opener: int = 0
    """Where the film before it opens, below a preface to them all."""


class _Item(NamedTuple):
    """One thing on the way through a text: a labelled field, a fact without a label, a line that may open a film, prose."""

    kind: str
    """"field", "fact", "line" or "prose"."""
    offset: int
    key: str = ""
    words: str = ""
    """The label as written."""
    section: Section | None = None
    value: str = ""
    """A fact's value, or the title on a line."""
    form: str = ""
    """How a line is marked as a heading."""
    year: int | None = None
    parted: bool = False
    ruled: bool = False
    number: int | None = None
    closes: bool = False
    """Whether a label follows this line."""


_WEIGHTS = {
    "directors": 2.0, "year": 2.0, "runtime": 1.5, "cast": 1.5, "storyline": 1.0, "writers": 1.0, "genres": 1.0, "countries": 1.0,
    "cinematographers": 1.0, "composers": 1.0, "editors": 1.0, "producers": 1.0, "tagline": 1.0, "original_title": 1.0, "trivia": 0.5,
    "ratings": 0.5, "certificates": 0.5, "certificates_or_ratings": 0.5, "release_dates": 0.5, "languages": 0.5, "budget": 0.5,
    "box_office": 0.5, "production_companies": 0.5, "distributors": 0.3, "awards": 0.5, "other": 0.3,
}  # fmt: skip
_CORE = frozenset(key for key, weight in _WEIGHTS.items() if weight >= 1)
_AGAINST = {"directors": 1.5, "year": 1.0, "runtime": 2.0, "cast": 3.0, "storyline": 4.0, "tagline": 2.0}
_ENOUGH = 4.0
_PROMISING = 3.0
_PROBABILITIES = ((9.0, 0.99), (7.0, 0.97), (6.0, 0.94), (5.0, 0.9), (4.5, 0.85), (0.0, 0.75))
_LONGEST_TITLE = 100
_AHEAD = 12_000
_BLOCK = 60
_NEAR = 3
_FIRST = 40
_HEAD_LINES = 6
_DATED = lazy(r"\d{4}(?:[-–/ ]{1,3}\w{0,8})?(?:[)\]][.:]?)?\Z")
_DATED_WITHIN = lazy(r"[^()\n]{2,60}\((?:18[7-9]|19\d|20\d)\d\)\s*[/|·•,–—-]\s*(?=\S)")
_FILMED = frozenset(("countries", "runtime"))
_FIGURES = lazy(r"(?:18|19|20)\d\d(?:[^\n.]{0,60}|[-–/]?\d{0,4}[)\]][.:]?)\Z|\d\s?(?:min|['′’]|hr?\b|std|분|分|мин)")
_SHARED = frozenset(("heading", "not_film", "release_dates", "ratings"))
_DIGIT = lazy(r"\d")
_RULE = lazy(r"[ \t\x0c]*(?:[-=_*~#.·•+—–─━═]{3,}|(?:[*\-_=•·][ \t]{1,20}){2,}[*\-_=•·]|\x0c|<hr\b[^<>]{0,80}>)[ \t\x0c]*\Z", re.IGNORECASE)
_HTML_HEADING = lazy(r"\s*<(h[1-6]|b|strong|dt|summary)\b", re.IGNORECASE)
_UNDERLINE = lazy(r"[^\n]*\r?\n[ \t]*(={3,}|-{3,})[ \t]*\r?(?=\n|\Z)")
_BLANK_ABOVE = lazy(r"(?:\n[ \t\r]*\n|\r[ \t]*\r)[^\n\r]*\Z")
_NUMBERED_FILM = lazy(
    r"(?:film|movie|title|feature|película|pelicula|filme|фильм|filem|영화|电影|影片)\s*(?:no\.?|nr\.?|№|#|number)?\s*#?(\d{1,3})\W*\Z",
    re.IGNORECASE,
)
_PART = lazy(
    r"(?:season|episode|series|staffel|folge|saison|épisode|episodio|temporada|stagione|сезон|серия|disc|disk|dvd|blu-?ray|cd|reel|act|chapter"
    r"|kapitel|part|teil|volume|vol\.?|version|fassung|cut|edition|musim|第.{1,3}[季集]|시즌|review|rezension|kritik|critique|award|scene|szene|trailer)\b"
    r"|.{0,60}\b(?:review|version|fassung|cut|edition|trailer|soundtrack|awards?|episodes?|cast|crew|locations?|characters?)\W*\Z",
    re.IGNORECASE,
)


def first_border(
    text: str, shadow: str, sections: list[Section], *, final: bool = True, pattern: Pattern | None = None
) -> Border | None:
    """The first place at which a further film begins; None if there is none, or if more text is needed to tell.

    Args:
        text: the source from the start of a film on.
        shadow: its shadow; it may end before the text does.
        sections: the sections of the shadow.
        final: whether the source ends where the shadow ends.
        pattern: how the film before opened, if one did.

    >>> from filmsheet.tokenizer import tokenize
    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "Title: The Harbour\\nYear: 1931\\n\\nTitle: The Lighthouse\\nYear: 1950"
    >>> first_border(text, text, tokenize(text, DEFAULT)).offset
    31
    """
    if not _repeats(shadow, sections):
        return None
    items = list(_items(text, shadow, sections if final else sections[:-1]))
    film = _Block(shadow)
    openers: list[_Item] = []
    for at, item in enumerate(items):
        if _may_open(item, film):
            points = _weigh(film, items, at, final, pattern)
            if points is None:
                return None
            cut = _cut(text, item.offset)
            if points >= _ENOUGH and cut > 0:  # two titles on the first line are no border: a film holds whole lines
                probability = next(p for least, p in _PROBABILITIES if points >= least)
                opener = next((one.offset for one in openers if _kind(one) == _kind(item)), 0)
                cut = _cut(text, _head(text, items, at)) or cut
                return Border(cut, probability, Pattern(_kind(item), _label_below(items, at)), opener)
        if film.is_preface(item):
            film = _Block(shadow)
            openers.append(item)
        film.add(item)
    return None


def _repeats(shadow: str, sections: list[Section]) -> bool:
    """Whether anything stands twice that every film has; most texts of one film need not be looked at again."""
    keys = [section.key for section in sections if section.words is not None]
    seen: set[str] = set()
    repeated = {key for key in keys if key in seen or seen.add(key)}  # type: ignore[func-returns-value]
    if "title" in repeated or (repeated & _CORE and (len(repeated - _SHARED) > 1 or len(seen) < 8)):
        return True
    figures = 0
    for section in sections:
        for line in section.lines[_first_below(section) :]:
            if line.end - line.start <= 160 and shadow[line.end - 1] not in "!?,;" and _FIGURES.search(shadow, line.start, line.end):
                figures += 1
                if figures > 1:
                    return True
    return False


def open_title(shadow: str, sections: list[Section], vocabulary: Vocabulary, opener: int = 0) -> list[Section]:
    """The sections of a film, a numbered line that opens it read as its title: "2. Night Ferry (1940)", "Film 2: Night Ferry".

    Args:
        shadow: the shadow of the film.
        sections: its sections.
        vocabulary: the labels.
        opener: where the film opens; what stands above is no part of it.

    >>> from filmsheet.tokenizer import tokenize
    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "2. Night Ferry (1940)\\nDirector: Ann Field"
    >>> [section.key for section in open_title(text, tokenize(text, DEFAULT), DEFAULT)]
    ['title', 'directors']
    """
    if opener:
        sections = _from(sections, opener)
    if not sections or sections[0].key not in ("list", "other"):
        return sections
    first = sections[0]
    if first.words is not None:
        if first.label is None and _NUMBERED_FILM.match(tidy(shadow[first.words.start : first.words.end])):
            first.key = "title"
        return sections
    line = first.lines[0]
    listed = len(first.lines) > 1 and first.lines[1].marker >= 0
    if line.number is None or listed or line.end - line.start > _LONGEST_TITLE or shadow[line.end - 1] in ",;":
        return sections
    title, year = _title(shadow, line.start, line.end)
    if not title or not (year or (len(sections) > 1 and sections[1].words is not None)):
        return sections
    return [*_titled(shadow, first, vocabulary), *sections[1:]]


def _from(sections: list[Section], start: int) -> list[Section]:
    """The sections and lines from a place on."""
    kept: list[Section] = []
    for section in sections:
        if section.words is None:
            section.lines = [line for line in section.lines if line.end > start]
        if section.lines or section.words is not None:
            kept.append(section)
    return kept


def _titled(shadow: str, section: Section, vocabulary: Vocabulary) -> list[Section]:
    line = section.lines[0]
    start = line.start
    colon = shadow.find(":", start, min(line.end - 1, start + 40))
    if colon > 0 and (label := vocabulary.find(shadow[start:colon])) and label.keys == ("title",):
        words, start = Span(line.marker, colon), trim(shadow, colon + 1, line.end).start
    else:
        words = Span(*trim(shadow, line.marker, start))
    title = Section("title", words, Span(words.end, start))
    title.lines = [Line(start, line.end, line.parted, line.indent)]
    if len(section.lines) == 1:
        return [title]
    rest = Section("text")
    rest.lines = section.lines[1:]
    return [title, rest]


# -- what there is on the way


def _items(text: str, shadow: str, sections: list[Section]) -> Iterator[_Item]:
    near = _NEAR
    seen: set[str] = set()
    for number, section in enumerate(sections):
        words = section.words
        if words is not None:
            seen.add(section.key)
            yield _field(text, shadow, section, words)
        labelled_next = number + 1 < len(sections) and sections[number + 1].words is not None
        repeated_next = labelled_next and sections[number + 1].key in seen
        if section.key == "not_film" and not labelled_next:
            continue
        lines = section.lines
        for index in range(_first_below(section), len(lines)):
            line = lines[index]
            if section.key == "not_film" and index < len(lines) - _NEAR:
                continue
            near -= 1
            dated = near >= 0 and _dated_within(shadow[line.start : line.end])
            facts = technical(shadow, line.start, line.end) if near >= 0 and not dated and _DIGIT.search(shadow, line.start, min(line.end, line.start + 160)) else []
            if facts:
                yield from (_fact(shadow, line, fact.key, fact.found) for fact in facts)
                continue
            closes = repeated_next and _heads_label(lines, index)
            item = _line(text, shadow, line, closes)
            if item.kind == "line":
                near = _NEAR
            yield item


def _first_below(section: Section) -> int:
    """The first line of a section that is not surely the value of its label."""
    return 0 if section.words is None or not section.lines or section.lines[0].parted else 1


def _heads_label(lines: list[Line], index: int) -> bool:
    """Whether a line may head the label below: the first of a short paragraph above it, else the last line."""
    last = len(lines) - 1
    if lines[index].parted or lines[index].number is not None:
        return index > last - _NEAR
    return index == last and not any(line.parted for line in lines[max(0, last - _NEAR + 1) :])


def _field(text: str, shadow: str, section: Section, words: Span) -> _Item:
    if section.key == "heading":
        return _Item("prose", words.start)
    label = shadow[words.start : words.end]
    found = _NUMBERED_FILM.match(tidy(label)) if section.key == "other" and section.label is None and len(label) < 40 else None
    if found and section.lines:
        title, year = _title(shadow, section.start, section.lines[0].end)
        return _Item("line", words.start, value=title, form="film", year=year, parted=True, number=int(found[1]), closes=True)
    opens = section.key == "title"
    parted = opens and _BLANK_ABOVE.search(text, max(0, words.start - 80), words.start) is not None
    return _Item("field", words.start, section.key, tidy(label).casefold(), section, parted=parted, ruled=opens and _ruled(text, words.start))


def _fact(shadow: str, line: Line, key: str, found: object) -> _Item:
    value = getattr(found, "value", found)
    return _Item("fact", line.start, "~" + key, value=str(getattr(value, "value", value)).casefold())


def _line(text: str, shadow: str, line: Line, closes: bool) -> _Item:
    """A line that is not labelled: one that may open a film, or prose."""
    start, end = line.start, line.end
    prose = _Item("prose", start, closes=closes)
    if end - start > _LONGEST_TITLE or (line.marker >= 0 and line.number is None):
        return prose
    last, words = shadow[end - 1], shadow[start:end]
    dated = (last in ")].:" or last.isdigit()) and _DATED.search(words, max(0, len(words) - 24)) is not None
    dated = dated or _dated_within(words)
    if (last in ".:,;" and not dated) or " as " in words:
        return prose
    opens = line.marker if line.marker >= 0 else start
    form = _form(text, words, opens, end, line.number)
    if not (dated or closes or form or start < _FIRST):
        return prose
    title, year = _title(shadow, start, end)
    if not title or is_country(tidy(words)) or _PART.match(title) or (dated and last.isdigit() and technical(shadow, start, end)):
        return prose
    return _Item("line", opens, value=title, form=form, year=year, parted=line.parted, ruled=_ruled(text, opens), number=line.number, closes=closes)


def _dated_within(words: str) -> bool:
    """Whether a line is a title with its year in brackets and facts behind it: "Night Ferry (1958) / Norway / 94 min"."""
    found = _DATED_WITHIN.match(words) if len(words) <= _LONGEST_TITLE and ")" in words else None
    return found is not None and any(fact.key in _FILMED for fact in technical(words, found.end(), len(words)))


def _form(text: str, words: str, start: int, end: int, number: int | None) -> str:
    """How a line is marked as a heading: "h1" to "h6", "bold", "caps", with "n" for a number; "" for a plain one."""
    opening = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    before = text[opening : min(start, opening + 200)].lstrip()
    after = text[end : end + 12].lstrip()
    form = ""
    if before.startswith("#"):
        form = f"h{len(before) - len(before.lstrip('#'))}"
    elif found := _HTML_HEADING.match(before):
        name = found[1].lower()
        form = name if name[0] == "h" else "bold"
    elif before[:2] in ("**", "__") and after[:2] in ("**", "__"):
        form = "bold"
    elif _UNDERLINE.match(text, start, min(len(text), end + 200)):
        form = "h"
    elif words.isupper() and sum(map(str.isalpha, words)) > 2:
        form = "caps"
    return form + ("n" if number is not None else "")


def _ruled(text: str, start: int) -> bool:
    """Whether a rule stands above a line."""
    return _cut(text, start) < max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1


def _cut(text: str, offset: int) -> int:
    """Where the film begins that a line opens: at the line, or at the rules above it."""
    cut = position = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    for _ in range(8):
        if position == 0:
            break
        end = position - 2 if text[position - 2 : position] == "\r\n" else position - 1
        start = max(text.rfind("\n", max(0, end - 200), end), text.rfind("\r", max(0, end - 200), end)) + 1
        above = text[start:end]
        if "\x0c" in above or (above and _RULE.match(above)):
            cut = start
        elif above.strip(BLANKS):
            break
        position = start
    return cut


def _head(text: str, items: list[_Item], at: int) -> int:
    """Where a film's head begins that ends with a label: as many lines above it as above that label in the film before."""
    item = items[at]
    label = next((one for one in items[at : at + _HEAD_LINES] if one.kind == "field"), None)
    if label is None or item.year or item.form:
        return item.offset
    first = next(one for one in items if one.kind == "field" and one.words == label.words)
    above = _lines_above(text, first.offset, _HEAD_LINES + 1)
    mirrored = _lines_above(text, label.offset, len(above))
    if not above or len(above) > _HEAD_LINES or len(mirrored) < len(above) or mirrored[-1].start <= first.offset:
        return item.offset
    labels = {one.offset for one in items if one.kind == "field"}
    if item.kind == "line" and text[slice(*above[-1])] != text[slice(*mirrored[-1])]:
        return item.offset
    forms = [(b - a > _LONGEST_TITLE, _begins(labels, Span(a, b))) for a, b in above]
    same = forms == [(b - a > _LONGEST_TITLE, _begins(labels, Span(a, b))) for a, b in mirrored]
    counts = [len(above)] if same else range(len(above) - 1, 1, -1) if item.kind == "field" else ()
    for count in counts:  # a preface to them all stands above the first film's head alone
        top, mirror = mirrored[count - 1].start, above[count - 1].start
        alike = same or forms[:count] == [(b - a > _LONGEST_TITLE, _begins(labels, Span(a, b))) for a, b in mirrored[:count]]
        if alike and _opens_paragraph(text, top) and (same or (_opens_paragraph(text, mirror) and not forms[count - 1][0])):
            return top
    return item.offset


def _opens_paragraph(text: str, start: int) -> bool:
    return _ruled(text, start) or _BLANK_ABOVE.search(text, max(0, start - 80), start) is not None


def _begins(labels: set[int], line: Span) -> bool:
    return any(line.start <= offset < line.end for offset in labels)


def _lines_above(text: str, offset: int, count: int) -> list[Span]:
    """Up to so many lines above a place that are neither blank nor rules, from below."""
    found: list[Span] = []
    end = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))
    while end > 0 and len(found) < count:
        start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
        if text[start:end].strip(BLANKS) and not _RULE.match(text, start, end):
            found.append(Span(start, end))
        end = start - 1
    return found


def _title(shadow: str, start: int, end: int) -> tuple[str, int | None]:
    found = read_title(shadow, start, end)
    if found is None:
        return "", None
    return _fold(found.title.value), found.year.value if found.year else None


def _fold(text: str) -> str:
    """The words of a text alone, case folded."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


# -- a film so far, or the block below a line


class _Block:
    """What was seen from the start of a film on."""

    def __init__(self, shadow: str) -> None:
        self.shadow = shadow
        self.fields: dict[str, _Item] = {}
        self.first = ""
        """The first label, as written."""
        self.opener: _Item | None = None
        """The line that opens it: one with a year before one without."""
        self.title = ""
        self.year: int | None = None
        self.front = False
        """Whether the title stands in the front matter of a page."""
        self.head = 0
        """How many lines stand above the first label."""
        self.prose = False
        self.core = False
        """Whether it holds a field that tells films apart."""

    def add(self, item: _Item) -> None:
        self.head += item.kind != "field" and not self.fields
        if item.kind == "prose":
            self.prose = True
        elif item.kind == "line":
            self._add_line(item)
        elif item.key != "not_film":
            self._add_field(item)

    def _add_line(self, item: _Item) -> None:
        if self.opener is None or (item.year and not self.opener.year and not self.core):
            self.opener = item
            if not self.title or self.front:
                self.title, self.year, self.front = item.value, item.year or self.year, False
        else:
            self.prose = True

    def _add_field(self, item: _Item) -> None:
        self.fields.setdefault(_name(item), item)
        section = item.section
        front = section is not None and section.front
        if not front:
            self.first = self.first or item.words
            self.core = self.core or item.key.lstrip("~") in _CORE
        if item.key == "title" and (not self.title or self.front or "title" not in self.fields):
            self.title, self.front = _value(self.shadow, item), front
        elif item.key in ("year", "~year") and self.year is None:
            self.year = _year(self.shadow, item)

    def is_preface(self, item: _Item) -> bool:
        """Whether what stands before a line is no film yet, so that the line opens the first one."""
        if self.core or item.kind != "line":
            return False
        return bool(item.year or item.form) and not (self.opener is not None and self.opener.year)

    def filled(self) -> bool:
        """Whether it holds more than a title."""
        return self.core or self.prose or len(self.fields) > ("title" in self.fields)


def _name(item: _Item) -> str:
    return f"other/{item.words}" if item.key == "other" else item.key


def _value(shadow: str, item: _Item) -> str:
    """The words of a field's value, or of its beginning."""
    section = item.section
    if section is None:
        return item.value
    if not section.lines:
        return ""
    if item.key == "runtime":
        found = values.runtime(shadow, section.start, section.end)
        return str(found.value) if found else ""
    if item.key == "year":
        return str(_year(shadow, item) or "")
    if item.key == "title":
        title, _ = _title(shadow, section.start, section.lines[0].end)
        return title
    return _fold(shadow[section.start : min(section.end, section.start + 400)])


def _year(shadow: str, item: _Item) -> int | None:
    section = item.section
    if section is None:
        return int(item.value) if item.value.isdigit() else None
    found = values.year(shadow, section.start, section.end) if section.lines else None
    return found.value if found else None


# -- what speaks for a border


def _may_open(item: _Item, film: _Block) -> bool:
    if item.kind == "line":
        return film.filled() and film.title != item.value and bool(item.year or item.form or item.closes)
    if item.kind != "field":
        return False
    return bool(film.title) if item.key == "title" else item.words == film.first


def _kind(item: _Item) -> str:
    """What lines that open films have in common: their markup, and whether they hold a year."""
    return f"{item.key}{item.form}{'y' if item.year else ''}"


def _label_below(items: list[_Item], at: int) -> str:
    """The first label at or below a line."""
    return next((item.words or item.key for item in items[at : at + 4] if item.kind in ("field", "fact")), "")


def _weigh(film: _Block, items: list[_Item], at: int, final: bool, pattern: Pattern | None, deep: bool = True) -> float | None:
    """The evidence for a border at an item; None where the text must go on before it can be weighed."""
    item = items[at]
    first = _label_below(items, at)
    if item.kind == "line" and not item.year and (not first or first not in (film.first, *film.fields)) and item.form != "filmn":
        return 0.0 if final or at + 4 < len(items) else None
    if item.kind == "line" and not item.year and not item.form and _above_label(items, at) > film.head:
        return 0.0
    below, end = _below(film.shadow, items, at)
    if end == len(items) and not final:
        return None
    points = _by_form(film, item, first, pattern) + _by_content(film, below, item)
    if deep and _PROMISING <= points < _ENOUGH and end < len(items) and _kind(items[end]) == _kind(item):
        again = _weigh(below, items, end, final, None, deep=False)
        if again is None:
            return None
        points += 1.5 if again >= _PROMISING else 0.0
    return points


def _above_label(items: list[_Item], at: int) -> int:
    """How many lines there are from an item to the next label or line of facts."""
    return next((number for number, item in enumerate(items[at : at + _HEAD_LINES]) if item.kind in ("field", "fact")), _HEAD_LINES)


def _below(shadow: str, items: list[_Item], at: int) -> tuple[_Block, int]:
    """The block that an item opens, and the item that ends it."""
    block = _Block(shadow)
    kind, last = _kind(items[at]), items[at].offset + _AHEAD
    for index in range(at, len(items)):
        item = items[index]
        again = item.closes and block.first and item.kind == "line" and kind == _kind(item) and _label_below(items, index) == block.first
        if index > at and (item.offset > last or index > at + _BLOCK or again or _ends(block, item, kind)):
            return block, index
        block.add(item)
    return block, len(items)


def _ends(block: _Block, item: _Item, kind: str) -> bool:
    if item.kind == "line":
        return bool(item.year or item.form) and _kind(item) == kind
    if item.kind != "field":
        return False
    first = block.fields.get(item.key)
    return first is not None and item.words in (block.first, first.words) and item.key in ("title", "directors", "year", "runtime")


def _by_form(film: _Block, item: _Item, first: str, pattern: Pattern | None) -> float:
    opener = film.opener
    points = 0.5 * item.parted + 1.0 * item.ruled
    if item.kind == "line":
        alike = opener is not None and _kind(opener) == _kind(item)
        points += 2.0 if item.year else 0.0
        points += 2.0 if item.form == "film" else 1.5 if item.form and alike else 0.0
        points += 0.5 if alike else 0.0
        if item.number is not None and opener is not None and opener.number == item.number - 1:
            points += 1.5
    elif item.key == "title":
        same_label = "title" in film.fields and film.fields["title"].words == item.words
        points += 1.0 if not same_label else 2.0 if film.front else 4.0
    if first and first == film.first:
        points += 1.0
    if pattern and pattern.kind == _kind(item) and pattern.first == first:
        points += 1.5
    return points


def _by_content(film: _Block, below: _Block, item: _Item) -> float:
    """How far the block mirrors the film with other values; far below zero where it cannot be another film."""
    same_title = _same_title(film, below)
    if same_title and not (film.year and below.year and film.year != below.year):
        return -10.0
    points, shared, differing = -3.0 if same_title else 0.0, 0, 0.0
    for name, other in below.fields.items():
        mine = film.fields.get(name)
        if mine is None or name == "title":
            continue
        shared += 1
        key = other.key.lstrip("~")
        if _says_same(film.shadow, key, mine, other):
            points -= 0.0 if _told_apart(film, below, item) else _AGAINST.get(key, 0.0)
        else:
            differing += _WEIGHTS.get(key, 0.3)
    if not _enough_shared(film, below, item, shared, differing):
        return -10.0
    return points + min(differing, 6.0) + (1.0 if film.prose and below.prose and not shared else 0.0)


def _told_apart(film: _Block, below: _Block, item: _Item) -> bool:
    """Whether titles and years tell two films apart, whatever else they have in common."""
    years = item.year or (film.year and below.year and film.year != below.year)
    return bool(below.title and film.title != below.title and years)


def _enough_shared(film: _Block, below: _Block, item: _Item, shared: int, differing: float) -> bool:
    """Whether the block is as full as the film: a heading, or a title in a list, does not tear it."""
    if item.key == "title":
        return shared > 0 or below.core or (below.filled() and len(film.fields) < 4) or (item.ruled or item.section is None)
    if item.kind == "field":
        return shared > 1 and differing >= 3.0
    if not film.core and not below.core:
        return bool(item.year) and below.filled() and film.opener is not None and bool(film.opener.year)
    if not film.core:
        return False
    return differing >= 1.0 and shared >= min(2, len(film.fields) // 2)


def _same_title(film: _Block, below: _Block) -> bool:
    """Whether one title is the other, or holds it."""
    if not film.title or not below.title:
        return False
    short, long = sorted((film.title, below.title), key=len)
    return short == long or (len(short) > 2 and f" {short} " in f" {long} " and not (film.year and below.year and film.year != below.year))


def _says_same(shadow: str, key: str, first: _Item, second: _Item) -> bool:
    """Whether two values say the same, or one holds the other."""
    one, other = _value(shadow, first), _value(shadow, second)
    return not one or not other or one == other or (key not in ("year", "runtime") and (one in other or other in one))
