"""Sections to a reading: every value of the record with its place, and what was noticed on the way.

Labelled fields come first, then text without a label, then what the storyline states; each leaves alone what
those before it have filled. What no rule claims stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from . import values
from .claims import settle, unread
from .credits import add_cast
from .diagnostics import excerpt
from .fields import PEOPLE, find_length, read_field, settle_title_years
from .identified import add_identifiers, set_aside
from .identifiers import identifiers
from .lazily import lazy
from .lexicon import is_genre
from .lines import Section
from .markup import without_surrogates
from .reading import Reading
from .readings import in_english, is_note, is_score, second
from .source import Found, Span, trim
from .standing import is_below
from .stated import read_prose
from .unlabelled import read_unlabelled
from .vocabulary import Label

_NO_FIELDS = frozenset(("other", "not_film"))
_SCORE = lazy(r"(?:10|\d)(?:[.,]\d{1,2})?\s?/\s?(?:5|6|10|100)|[★⭐]{1,5}[½☆✩]{0,5}")
_JUDGES = lazy(
    r"verdi|vered|score|rating|grade|\bmark\b|overall|opinion|review|\bnot[ae]\b|\bvot[oi]\b|wertung|fazit|urteil|kritik|calific|puntua|valora|avalia|avis\b|giudizio"
    r"|oordeel|cijfer|waardering|recensie|skor|nilai|оцен|вердикт|итог|рецензи|평점|별점|점수|评分|評分|打分",
    re.IGNORECASE,
)
_CATEGORIES = ("categor", "kategor", "catégor", "категор", "分类", "分類", "분류")
_BILINGUAL = {"cast", "distributors"}
"""What "Cast / Distribution" says; both are the cast, in English and in French."""
_HEADED = frozenset(("storyline", "cast", "trivia", "awards"))


def read(text: str, shadow: str, sections: list[Section], known: Collection[str] = (), thorough: bool = True, place: Span | None = None) -> Reading:
    """Read the sections of one sheet, and use them up: a text of short lines has as many of them as characters.

    `place` is where the sheet stands in the text, if it is not all of it.
    """
    reading = Reading(text, shadow, known, thorough)
    reading.identifiers = list(identifiers(text, *(place or ())))
    if reading.identifiers:
        set_aside(sections, reading.identifiers)
    fields = [section for section in sections if section.words is not None]
    _resolve(shadow, fields)
    _resolve_notes(shadow, fields)
    for section in fields:
        if section.key not in ("not_film", "heading") and (section.lines or section.key not in ("storyline", "cast")):
            reading.labelled.update(section.label.keys if section.label else (section.key,))
            reading.fielded = reading.fielded or not (section.bare and section.key in _HEADED)
    reading.people = [Span(section.start, section.end) for section in fields if section.key in PEOPLE and section.lines]
    for section in sorted(fields, key=lambda section: section.front):
        read_field(reading, section)
    settle_title_years(reading)
    find_length(reading, fields)
    read_unlabelled(reading, sections)
    read_prose(reading)
    _date_gives_year(reading)
    places = [Span(section.start, section.end) for section in fields if section.lines and section.key not in _NO_FIELDS]
    del fields
    sections.clear()
    _close(reading, places)
    return reading


def _resolve(shadow: str, fields: list[Section]) -> None:
    """A label with two readings ("Casting") takes the second where another label has the first, or its value says so."""
    plain = {section.key for section in fields if section.label and not section.label.otherwise}
    _set_categories_aside(shadow, fields)
    _find_verdict(shadow, fields, plain)
    for section in fields:
        label = section.label
        if label is not None and set(label.keys) == _BILINGUAL:
            section.label, section.key = label._replace(keys=("cast",)), "cast"
        if label is None or not label.otherwise or section.key != label.keys[0]:
            continue
        told = None if not section.lines else second(shadow, section.start, section.end, (section.key, label.otherwise[0]), label.spelling)
        if told or (told is None and section.key in plain - _NO_FIELDS):
            section.label = label._replace(keys=label.otherwise)
            section.key = label.otherwise[0]


def _find_verdict(shadow: str, fields: list[Section], plain: set[str]) -> None:
    """A single score under a label that judges and is none of a rating's is one all the same: "Verdict: 3.5/5"; "Disc: 1/5" is none."""
    if "ratings" in plain:
        return
    asked = [section for section in fields if section.key in _NO_FIELDS and section.words and not section.bare and section.lines]
    scored = [section for section in asked if _SCORE.fullmatch(shadow, section.start, section.lines[0].end) and not is_below(section)]
    scored = [section for section in scored if section.words and _JUDGES.search(shadow, *section.words)]
    if len(scored) == 1:
        scored[0].key, scored[0].label = "ratings", Label(("ratings",))
        scored[0].lines = scored[0].lines[:1]


def _set_categories_aside(shadow: str, fields: list[Section]) -> None:
    """Categories without a genre among them, in a sheet that names the genres too, are those of the page."""
    genres = [section for section in fields if section.key == "genres" and section.label is not None and section.lines]
    aside = [section for section in genres if section.label and section.label.spelling.startswith(_CATEGORIES)]
    if len(aside) < len(genres):
        for section in aside:
            if any(is_genre(one.value) for one in values.terms(shadow, section.start, section.end)):
                continue
            section.key = "other"
            section.label = section.label._replace(keys=("other",)) if section.label else None


def _resolve_notes(shadow: str, fields: list[Section]) -> None:
    """A "Note" that is no score is a remark in an English sheet."""
    notes = [section for section in fields if section.label is not None and is_note(section.label) and section.lines]
    remarks = [section for section in notes if not is_score(shadow, section.start, section.end)]
    if not remarks or not in_english(section.label for section in fields if section.label is not None):
        return
    for section in remarks:
        assert section.label is not None
        section.label, section.key = section.label._replace(keys=("other",)), "other"


def read_cast(text: str, shadow: str, known: Collection[str] = ()) -> Reading:
    """Read a text that is all cast."""
    reading = Reading(text, shadow, known)
    start, end = trim(shadow, 0, len(shadow))
    if start < end:
        add_cast(reading, start, end)
    _close(reading, [])
    return reading


def give_up(text: str) -> Reading:
    """The reading of a text of which nothing can be read: all of it stays unread.

    >>> [entry.value for entry in give_up("Year : 1948").record["unread"]]
    ['Year : 1948']
    """
    reading = Reading(text, text)
    _close(reading, [])
    reading.findings.clear()  # that it holds no film sheet is not known
    return reading


def _date_gives_year(reading: Reading) -> None:
    """The earliest release date gives the year where nothing before it did."""
    dates = reading.record.get("release_dates")
    if not dates or "year" in reading.record:
        return
    first = min(dates, key=lambda parts: parts["date"].value)["date"]
    found = values.year(reading.shadow, first.start, first.end)
    reading.record["year"] = Found(int(first.value[:4]), *(found.span if found else first.span))


def _close(reading: Reading, fields: list[Span]) -> None:
    """Join what came in parts, settle what every character was read as, and keep what nothing claimed; `fields` are where values stand."""
    record = reading.record
    reading.index = {}
    if reading.paragraphs:
        record["storyline"] = record["storyline"]._replace(value="\n\n".join(reading.paragraphs))
    empty = not record
    reading.claims = settle(reading.text, reading.shadow, reading.claims, reading.left)
    if reading.identifiers:
        add_identifiers(reading)
    for label, texts in reading.others.items():
        record["other"][label] = record["other"][label]._replace(value="\n".join(texts))
    entries = unread(reading.text, reading.claims)
    if empty and record:
        reading.note("FS002", "the text holds no film sheet", *next(iter(record["other"].values())).span)
    if not entries:
        return
    reading.record["unread"] = [found._replace(value=without_surrogates(found.value)) for found in entries]
    if len(reading.record) == 1:
        reading.note("FS002", "the text holds no film sheet", *entries[0].span)
        return
    told = [Span(f.start, f.end) for f in reading.findings if f.code in ("FS102", "FS103", "FS202")]
    starts = [found.start for found in entries]
    for found, is_told, beside in zip(entries, _lie_in(told, starts), _lie_in(fields, starts), strict=True):
        if beside and not is_told:
            reading.note("FS104", f"{excerpt(found.value)!r} stands beside the value and was not understood", *found.span)
        elif not is_told:
            reading.note("FS401", f"this text was not understood: {excerpt(found.value)!r}", *found.span)


def _lie_in(spans: list[Span], offsets: list[int]) -> Iterator[bool]:
    """For each offset, in order, whether it lies in one of the spans."""
    waiting = sorted(spans, reverse=True)
    end = -1
    for offset in offsets:
        while waiting and waiting[-1].start <= offset:
            end = max(end, waiting.pop().end)
        yield offset < end
