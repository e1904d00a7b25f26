"""Sections to a reading: every value of the record with its place, and what was noticed on the way.

Labelled fields come first, then text without a label, then what the storyline states; each leaves alone what
those before it have filled. What no rule claims stays unread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from . import values
from .claims import settle, unread
from .diagnostics import excerpt
from .fields import add_cast, read_field, settle_title_years
from .lines import Section
from .markup import without_surrogates
from .reading import Reading
from .readings import in_english, is_note, is_score, second
from .source import Found, Span, trim
from .stated import read_prose
from .unlabelled import read_unlabelled

_NO_FIELDS = frozenset(("other", "not_film"))
_BILINGUAL = {"cast", "distributors"}
"""What "Cast / Distribution" says; both are the cast, in English and in French."""
_HEADED = frozenset(("storyline", "cast", "trivia", "awards"))


def read(text: str, shadow: str, sections: list[Section], known: Collection[str] = (), thorough: bool = True) -> Reading:
    """Read the sections of one sheet."""
    reading = Reading(text, shadow, known, thorough)
    fields = [section for section in sections if section.words is not None]
    _resolve(shadow, fields)
    _resolve_notes(shadow, fields)
    for section in fields:
        if section.key not in ("not_film", "heading"):
            reading.labelled.update(section.label.keys if section.label else (section.key,))
            reading.fielded = reading.fielded or not (section.bare and section.key in _HEADED)
    for section in sorted(fields, key=lambda section: section.front):
        read_field(reading, section)
    settle_title_years(reading)
    read_unlabelled(reading, sections)
    read_prose(reading)
    _date_gives_year(reading)
    _close(reading, [Span(section.start, section.end) for section in fields if section.lines and section.key not in _NO_FIELDS])
    return reading


def _resolve(shadow: str, fields: list[Section]) -> None:
    """A label with two readings ("Casting") takes the second where another label has the first, or its value says so."""
    plain = {section.key for section in fields if section.label and not section.label.otherwise}
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
    if reading.paragraphs:
        record["storyline"] = record["storyline"]._replace(value="\n\n".join(reading.paragraphs))
    for label, texts in reading.others.items():
        record["other"][label] = record["other"][label]._replace(value="\n".join(texts))
    reading.claims = settle(reading.text, reading.shadow, reading.claims, reading.left)
    entries = unread(reading.text, reading.claims)
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
            reading.note("FS104", f"beside what was read stands {excerpt(found.value)!r}", *found.span)
        elif not is_told:
            reading.note("FS401", f"no rule claims {excerpt(found.value)!r}", *found.span)


def _lie_in(spans: list[Span], offsets: list[int]) -> Iterator[bool]:
    """For each offset, in order, whether it lies in one of the spans."""
    waiting = sorted(spans, reverse=True)
    end = -1
    for offset in offsets:
        while waiting and waiting[-1].start <= offset:
            end = max(end, waiting.pop().end)
        yield offset < end
