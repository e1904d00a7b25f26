"""Plain sheets, read without detours: labelled lines, a storyline in paragraphs, a cast, a numbered list, and nothing else.

A sheet is plain where every line says by its first characters what it is and every value takes up all of its place.
Then nothing stays unread, no line needs judgement, and the record can be had without sections, claims and places: a
fraction of the work. Whatever is not so plain is left to the whole way; where both read a sheet, they read the same.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from . import cast as casts
from . import flattened, values
from .continuation import goes_aside, is_furniture
from .credits import SURE, read_credits, says_nothing
from .fields import dated
from .heads import LABEL_LIMIT, QUICK_LABEL, separates
from .lazily import lazy
from .lines import MARKER_STARTS
from .markup import shadow
from .source import Found, Span, tidy
from .statements import LONGEST as LONGEST_PARTED
from .statements import may_part, statements
from .storyline import read_title_and_year
from .technical import technical
from .title import read_title
from .tokenizer import may_end_in_link
from .vocabulary import Label, Vocabulary

_SIMPLE = lazy(r"([^\W\d_][^:=|\t\r\n.…·–—-]{0,40}):([ \t\u00a0]*)[^:=|｜–—\s-][^:.!?()\[\]\"”|｜•·【\t–—\u00a0\u3000]*")
"""A label and a value in which, wide gaps aside, nothing parts statements or opens a further field."""
_DIGITS = frozenset("0123456789")
_ODD_BLANKS = "\t\r\x0b\x0c\x1c\x1d\x1e\x1f"
_LONGEST_ITEM = flattened.SHORTEST - 8
_LABEL_REACH = LABEL_LIMIT + 8
_LONGEST_LABEL_ALONE = 200
"""A line longer than this is no label."""
_LONGEST_CONNECTIVE = 40
_LONGEST_REMEMBERED = 100
_MOST_REMEMBERED = 1024
_GAPS = frozenset((", ", ",", "; ", ";", " / ", "/", " | ", "|", " & ", " and ", ", and "))
"""What stands between the items of a list and is no part of any."""


class Field(NamedTuple):
    """A labelled line: its label, and where its value stands."""

    label: Label
    start: int
    end: int


_span: Callable[[tuple[int, int]], Span] = functools.partial(tuple.__new__, Span)
_field: Callable[[tuple[Label, int, int]], Field] = functools.partial(tuple.__new__, Field)


class Plain:
    """One plain sheet while its lines are taken; a line that is not plain ends it."""

    __slots__ = ("fields", "items", "open", "paragraphs", "text", "vocabulary")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        """Start with no line taken."""
        self.text = text
        self.vocabulary = vocabulary
        self.fields: dict[str, Field] = {}
        self.paragraphs: list[Span] = []
        self.items: list[dict[str, Any]] = []
        self.open = ""
        """The key of the field above."""

    def take_all(self) -> bool:
        """Take every line; whether all were plain."""
        lines = self.text.split("\n")
        at = 0
        parted = True
        for number, line in enumerate(lines):
            content = line.strip()
            if content:
                mark = content[0]
                if mark in MARKER_STARTS:
                    return mark in _DIGITS and parted and self.open != "" and self.take_list(lines[number:], at)
                if not self.take(content, at + line.find(mark), parted):
                    return False
            parted = not content
            at += len(line) + 1
        return bool(self.fields)

    def take(self, content: str, start: int, parted: bool) -> bool:
        """Take a labelled line, or a paragraph of the storyline."""
        size = len(content)
        if may_end_in_link(content):
            return False
        if size <= LONGEST_PARTED:
            simple = _SIMPLE.fullmatch(content)
            if simple is not None and "   " not in content:
                return self.take_field(simple[1], start + simple.end(2), start + size)
            if may_part(self.text, start, start + size) and statements(self.text, start, start + size, self.vocabulary):
                return False
        elif size >= flattened.SHORTEST and flattened.headings(self.text, start, start + size, self.vocabulary):
            return False
        opening = QUICK_LABEL.match(content, 0, LABEL_LIMIT)
        if opening is not None:
            at = opening.end()
            return at < size and content.find(":", at) < 0 and self.take_field(opening[1], start + at, start + size)
        told = self.open == "storyline" and parted and size > _LONGEST_LABEL_ALONE
        if not told or separates(content, 0, LABEL_LIMIT) or is_furniture(content) or goes_aside(content):
            return False
        self.paragraphs.append(_span((start, start + size)))
        return True

    def take_field(self, words: str, start: int, end: int) -> bool:
        """Take a labelled line whose label, as `words`, means one key that the sheet has not had yet."""
        label = self.vocabulary.find(words.rstrip())
        if label is None or words[0].islower():
            return False
        key = label.keys[0]
        if len(label.keys) > 1 or label.otherwise or key in self.fields or key not in _READERS:
            return False
        self.open = key
        self.fields[key] = _field((label, start, end))
        return True

    def take_list(self, lines: list[str], start: int) -> bool:
        """Take the list that ends the sheet: two items or more, of which each has one more than the last, and no field."""
        add = self.items.append
        colons = self.text.find(":", start) >= 0
        due = 0
        for line in lines:
            mark, _, words = line.partition(". ")
            printed = mark.lstrip()
            if not due and len(printed) < 4 and printed.isdecimal():
                due = int(printed)
            if printed != str(due):
                if line.strip():
                    return False
                continue
            words = words.strip()
            if not words or words[0] == "(" or len(words) >= _LONGEST_ITEM or (colons and ":" in line[:_LABEL_REACH]):
                return False
            # `_tidy` without the call, which is dear here: once an item
            add({"number": due, "text": words if words.isascii() and words.rfind("  ") < 0 else tidy(words)})
            due += 1
        return len(self.items) > 1


def read_plain(text: str, vocabulary: Vocabulary, known: Collection[str] = ()) -> dict[str, Any] | None:
    """The values of a plain sheet's record; None where a sheet is not plain.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> read_plain("Year : 1948\\nGenre : Drama, Music", DEFAULT)
    {'year': 1948, 'genres': ['Drama', 'Music']}
    >>> read_plain("The Red Shoes (1948)", DEFAULT) is None
    True
    """
    if shadow(text) is not text or any(map(text.__contains__, _ODD_BLANKS)):
        return None
    sheet = Plain(text, vocabulary)
    if not sheet.take_all():
        return None
    record: dict[str, Any] = {}
    for key, field in sheet.fields.items():
        value = _READERS[key](text, field, known)
        if value is None:
            return None
        record[key] = value
    if sheet.items:
        record["trivia"] = sheet.items
    return _told(sheet, record) if "storyline" in record else record


def _told(sheet: Plain, record: dict[str, Any]) -> dict[str, Any] | None:
    """The record with its storyline, and with the title and year that only the storyline gives."""
    if "directors" not in record or "cast" not in record:
        return None
    first = sheet.fields["storyline"]
    paragraphs = [record["storyline"], *[_tidy(sheet.text[start:end]) for start, end in sheet.paragraphs]]
    if _repeats(paragraphs) or (len(paragraphs) > 1 and technical(sheet.text, first.start, first.end)):
        return None
    record["storyline"] = "\n\n".join(paragraphs)
    if "title" in record and "year" in record:
        return record
    stated = read_title_and_year(sheet.text, first.start, first.end)
    for key, found in (("title", stated.title), ("original_title", stated.original_title), ("year", stated.year)):
        if found is not None and key not in record:
            record[key] = found[0]
    return record


def _repeats(paragraphs: list[str]) -> bool:
    """Whether one says what another said; those of different lengths need no closer look."""
    return len(set(map(len, paragraphs))) < len(paragraphs) and len(set(paragraphs)) < len(paragraphs)


# -- values that take up all of their place


def _tidy(words: str) -> str:
    """`tidy` of words with nothing but ordinary blanks round them or, if in ASCII, between them.

    Two blanks are looked for from the end, which takes a third of the time.
    """
    return words if words.isascii() and words.rfind("  ") < 0 else tidy(words)


def _text(text: str, field: Field, known: Collection[str]) -> str | None:
    return None if values.placeholder(text, field.start, field.end) else _tidy(text[field.start : field.end])


def _remembered(read: Callable[[str, str | None], Any]) -> Callable[[str, Field, Collection[str]], Any]:
    """A reader of short values, of which most stand in many sheets: a year, a score, the name of a director.

    `read` takes the words of the value and whose rating it is, and gives None where the value is not plain.
    """
    known_words = functools.lru_cache(maxsize=_MOST_REMEMBERED)(read)

    def read_field(text: str, field: Field, known: Collection[str]) -> Any:
        words = text[field.start : field.end]
        found = (known_words if len(words) <= _LONGEST_REMEMBERED else read)(words, field.label.source)
        return found.copy() if isinstance(found, list) else found

    return read_field


def _whole(reader: Callable[[str, int, int], Found | None]) -> Callable[[str, Field, Collection[str]], Any]:
    """A reader of a single value."""

    def read(words: str, source: str | None) -> Any:
        found = reader(words, 0, len(words))
        return found.value if found and _fills(found, words) else None

    return _remembered(read)


def _fills(found: Found, words: str) -> bool:
    return found.start == 0 and found.end == len(words) and not found.more


def _texts(reader: Callable[[str, int, int], list[Found]]) -> Callable[[str, Field, Collection[str]], Any]:
    """A reader of a list of texts that plain marks part."""
    return _remembered(lambda words, _: _listed(words, reader(words, 0, len(words))))


def _wordy(reader: Callable[[str, int, int], list[Found]]) -> Callable[[str, Field, Collection[str]], Any]:
    """A reader of a list of words, behind which no year and no running time stands."""
    return _remembered(lambda words, _: None if any(map(str.isdigit, words)) else _listed(words, reader(words, 0, len(words))))


def _listed(words: str, found: list[Found]) -> list[str] | None:
    texts: list[str] = [one.value for one in found]
    position = -1
    for one in found:
        if one.more or (words[position : one.start] not in _GAPS if position >= 0 else one.start != 0):
            return None
        position = one.end
    if position != len(words) or len({one.casefold() for one in texts}) < len(texts):
        return None
    return texts


@_remembered
def _countries(words: str, source: str | None) -> list[str] | None:
    parts = words.split()
    muddled = len(set(parts)) < len(parts) or any(map(str.isdigit, words))
    return None if muddled else _listed(words, values.items(words, 0, len(words)))


@_remembered
def _title(words: str, source: str | None) -> str | None:
    found = read_title(words, 0, len(words))
    if found is None or found.year or found.certificate or found.original or found.facts or not _fills(found.title, words):
        return None
    if values.placeholder(words, 0, len(words), title=True):
        return None
    return None if len(technical(words, 0, len(words))) > 1 else str(found.title.value)


@_remembered
def _rating(words: str, source: str | None) -> list[dict[str, Any]] | None:
    found = values.ratings(words, 0, len(words), source)
    if len(found) != 1 or not _fills(found[0].value, words):
        return None
    return [{"source": source, "value": found[0].value.value, "best": found[0].implied_best, "votes": None}]


def _cast(text: str, field: Field, known: Collection[str]) -> list[dict[str, str | None]] | None:
    words = text[field.start : field.end]
    if not any(map(str.isalpha, words)) or says_nothing(words):
        return None
    if not known and (texts := casts.read_texts(text, field.start, field.end, SURE)):
        return [{"actor": actor, "role": role} for actor, role in texts]
    if any(map(str.isdigit, words)):
        return None  # facts may stand behind the names: "Ann Field, 92 min"
    found = read_credits(text, field.start, field.end, known)
    credits: list[dict[str, str | None]] = []
    position = field.start
    for actor, role in found.credits:
        if len(actor) != 1 or len(role) > 1:
            return None
        (first, last), (start, end) = actor[0], role[0] if role else (actor[0].end, actor[0].end)
        if not position <= first <= position + _LONGEST_CONNECTIVE or not last <= start <= last + _LONGEST_CONNECTIVE:
            return None
        if first == last or (role and start == end):
            return None
        credits.append({"actor": _tidy(text[first:last]), "role": _tidy(text[start:end]) if role else None})
        position = end
    return credits if credits and position == field.end else None


def _people(words: str, start: int, end: int) -> list[Found]:
    """People, but none where their fields decide together: "Field, Ann" may be one of them."""
    return [] if values.surname_first(words, start, end) else values.names(words, start, end)


_NAMES = _texts(_people)
_FIRMS = _texts(values.companies)


def _companies(text: str, field: Field, known: Collection[str]) -> list[str] | None:
    return None if dated(text, field.start, field.end) else _FIRMS(text, field, known)


_READERS: dict[str, Callable[[str, Field, Collection[str]], Any]] = {
    "title": _title,
    "also_known_as": _texts(values.items),
    "year": _whole(values.year),
    "runtime": _whole(values.runtime),
    "genres": _wordy(values.terms),
    "countries": _countries,
    "languages": _wordy(values.languages),
    "ratings": _rating,
    "directors": _wordy(_people),
    "writers": _NAMES,
    "producers": _NAMES,
    "composers": _NAMES,
    "cinematographers": _NAMES,
    "editors": _NAMES,
    "production_companies": _companies,
    "distributors": _companies,
    "storyline": _text,
    "cast": _cast,
}
"""The keys that a plain sheet may have; each gives None where its value is not plain."""
