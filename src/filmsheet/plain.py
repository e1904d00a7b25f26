"""Plain sheets, read without detours: labelled lines, a storyline in paragraphs, a cast, a numbered list, and nothing else.

A sheet is plain where every line says by its first characters what it is and every value takes up all of its place.
Then nothing stays unread, no line needs judgement, and the record can be had without sections, claims and places: a
fraction of the work. Whatever is not so plain is left to the whole way; where both read a sheet, they read the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from . import flattened, values
from .continuation import goes_aside, is_furniture
from .fields import dated, read_credits, says_nothing
from .heads import LABEL_LIMIT, QUICK_LABEL, SEPARATES
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

_DIGITS = frozenset("0123456789")
_ODD_BLANKS = "\t\r\x0b\x0c\x1c\x1d\x1e\x1f"
_LONGEST_LABEL_ALONE = 200
"""A line longer than this is no label."""
_LONGEST_CONNECTIVE = 40
_LONGEST_REMEMBERED = 100
_GAPS = frozenset((", ", ",", "; ", ";", " / ", "/", " | ", "|", " & ", " and ", ", and "))
"""What stands between the items of a list and is no part of any."""


class Field(NamedTuple):
    """A labelled line: its label, and where its value stands."""

    label: Label
    start: int
    end: int


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
        offset = 0
        parted = True
        lines = self.text.split("\n")
        for number, piece in enumerate(lines):
            content = piece.strip()
            if content and content[0] in _DIGITS:
                return parted and self.open != "" and self.take_list(lines[number:])
            if content:
                start = offset + piece.find(content[0])
                if content[0] in MARKER_STARTS or not self.take(content, start, parted):
                    return False
            parted = not content
            offset += len(piece) + 1
        return bool(self.fields)

    def take(self, content: str, start: int, parted: bool) -> bool:
        """Take a labelled line, or a paragraph of the storyline."""
        end = start + len(content)
        if len(content) <= LONGEST_PARTED and may_part(self.text, start, end) and statements(self.text, start, end, self.vocabulary):
            return False
        if len(content) >= flattened.SHORTEST and flattened.headings(self.text, start, end, self.vocabulary):
            return False
        if may_end_in_link(content):
            return False
        opening = QUICK_LABEL.match(content, 0, LABEL_LIMIT)
        if opening is not None:
            return self.take_field(content, opening, start)
        told = self.open == "storyline" and parted and len(content) > _LONGEST_LABEL_ALONE
        if not told or SEPARATES.search(content, 0, LABEL_LIMIT) or is_furniture(content) or goes_aside(content):
            return False
        self.paragraphs.append(Span(start, end))
        return True

    def take_field(self, content: str, opening: re.Match[str], start: int) -> bool:
        """Take a labelled line whose label, as `opening`, means one key that the sheet has not had yet."""
        words = opening[1].rstrip()
        label = self.vocabulary.find(words)
        at = opening.end()
        if label is None or words[0].islower() or at == len(content) or content.find(":", at) >= 0:
            return False
        key = label.keys[0]
        if len(label.keys) > 1 or label.otherwise or key in self.fields or key not in _READERS:
            return False
        self.open = key
        self.fields[key] = _field((label, start + at, start + len(content)))
        return True

    def take_list(self, lines: list[str]) -> bool:
        """Take the list that ends the sheet: two items or more, of which each has one more than the last, and no field."""
        due, items = 0, self.items
        for piece in lines:
            content = piece.strip()
            if not content:
                continue
            printed, _, rest = content.partition(". ")
            rest = rest.lstrip()
            if not rest or rest[0] == "(" or len(printed) > 3 or not printed.isdecimal():
                return False
            number = int(printed)
            if (due and number != due) or len(content) >= flattened.SHORTEST or content.find(":", 0, LABEL_LIMIT + 8) >= 0:
                return False
            due = number + 1
            items.append({"number": number, "text": rest if "  " not in rest and rest.isascii() else tidy(rest)})
        return len(items) > 1


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
    for key in ("title", "original_title", "year"):
        found: Found | None = getattr(stated, key)
        if found is not None and key not in record:
            record[key] = found.value
    return record


def _repeats(paragraphs: list[str]) -> bool:
    """Whether one says what another said; those of different lengths need no closer look."""
    return len(set(map(len, paragraphs))) < len(paragraphs) and len(set(paragraphs)) < len(paragraphs)


# -- values that take up all of their place


def _tidy(words: str) -> str:
    """`tidy` of words with nothing but ordinary blanks round them or, if in ASCII, between them."""
    return words if "  " not in words and words.isascii() else tidy(words)


def _text(text: str, field: Field, known: Collection[str]) -> str:
    return _tidy(text[field.start : field.end])


def _whole(reader: Callable[[str, int, int], Found | None]) -> Callable[[str, Field, Collection[str]], Any]:
    """A reader of a single value."""

    def read(text: str, field: Field, known: Collection[str]) -> Any:
        found = reader(text, field.start, field.end)
        return found.value if found and _fills(found, field) else None

    return read


def _fills(found: Found, field: Field) -> bool:
    return found.start == field.start and found.end == field.end and not found.more


def _terms(reader: Callable[[str, int, int], list[Found]]) -> Callable[[str, Field, Collection[str]], list[str] | None]:
    """A reader of a list of terms, of which most stand in many sheets."""

    @functools.lru_cache(maxsize=1024)
    def read_words(words: str) -> list[str] | None:
        return _listed(words, 0, len(words), reader(words, 0, len(words)))

    def read(text: str, field: Field, known: Collection[str]) -> list[str] | None:
        words = text[field.start : field.end]
        found = read_words(words) if len(words) <= _LONGEST_REMEMBERED else None
        return found.copy() if found else None

    return read


def _texts(reader: Callable[[str, int, int], list[Found]]) -> Callable[[str, Field, Collection[str]], list[str] | None]:
    """A reader of a list of texts that plain marks part."""

    def read(text: str, field: Field, known: Collection[str]) -> list[str] | None:
        return _listed(text, field.start, field.end, reader(text, field.start, field.end))

    return read


def _listed(text: str, start: int, end: int, found: list[Found]) -> list[str] | None:
    texts: list[str] = [one.value for one in found]
    position = -1
    for one in found:
        if one.more or (text[position : one.start] not in _GAPS if position >= 0 else one.start != start):
            return None
        position = one.end
    if position != end or len({one.casefold() for one in texts}) < len(texts):
        return None
    return texts


def _countries(text: str, field: Field, known: Collection[str]) -> list[str] | None:
    found = _listed(text, field.start, field.end, values.items(text, field.start, field.end))
    words = text[field.start : field.end].split()
    muddled = len(set(words)) < len(words) or any(map(str.isdigit, text[field.start : field.end]))
    return None if muddled else found


def _title(text: str, field: Field, known: Collection[str]) -> str | None:
    found = read_title(text, field.start, field.end)
    if found is None or found.year or found.certificate or found.original or found.facts or not _fills(found.title, field):
        return None
    return None if len(technical(text, field.start, field.end)) > 1 else str(found.title.value)


def _rating(text: str, field: Field, known: Collection[str]) -> list[dict[str, Any]] | None:
    found = values.ratings(text, field.start, field.end, field.label.source)
    if len(found) != 1 or not _fills(found[0].value, field):
        return None
    return [{"source": field.label.source, "value": found[0].value.value, "best": found[0].implied_best, "votes": None}]


def _cast(text: str, field: Field, known: Collection[str]) -> list[dict[str, str | None]] | None:
    words = text[field.start : field.end]
    if not any(map(str.isalpha, words)) or says_nothing(words):
        return None
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


def _directors(text: str, field: Field, known: Collection[str]) -> list[str] | None:
    return None if any(map(str.isdigit, text[field.start : field.end])) else _NAMES(text, field, known)  # facts may stand behind them


_NAMES = _texts(values.names)
_FIRMS = _texts(values.companies)


def _companies(text: str, field: Field, known: Collection[str]) -> list[str] | None:
    return None if dated(text, field.start, field.end) else _FIRMS(text, field, known)


_READERS: dict[str, Callable[[str, Field, Collection[str]], Any]] = {
    "title": _title,
    "also_known_as": _texts(values.items),
    "year": _whole(values.year),
    "runtime": _whole(values.runtime),
    "genres": _terms(values.terms),
    "countries": _countries,
    "languages": _terms(values.languages),
    "ratings": _rating,
    "directors": _directors,
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
