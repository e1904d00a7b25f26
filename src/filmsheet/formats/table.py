"""The plain formats: a film sheet, a row of CSV that is safe in a spreadsheet, and HTML for notebooks."""

import itertools
import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from ..models import RECORD_KEYS, FilmSheet
from ..writing.texts import BYTE_ORDER_MARK, csv_text, guarded, joined, with_texts, without_controls
from .registry import document_per_film, documents_of_films

Cell = str | int | None


@document_per_film("text", ".txt", "a film sheet that reads back to the same record")
def text(sheet: FilmSheet) -> str:
    """Write a film as a film sheet. Control characters become U+FFFD, as in every document.

    Raises:
        WriteError: the record cannot be written so that it reads back.
    """
    from ..writer import to_text

    return to_text(with_texts(sheet, without_controls))


@documents_of_films("csv", ".csv", "flat table (CSV), one film a row", opening=BYTE_ORDER_MARK)
def table(sheets: Iterable[FilmSheet]) -> Iterator[str]:
    """Write films as one table; its columns are the keys of the record. No cell is a formula, and all line ends are line feeds."""
    rows = ((cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell for cell in flat(sheet).values()) for sheet in sheets)
    yield csv_text(itertools.chain([RECORD_KEYS], (map(guarded, row) for row in rows)))


def flat(sheet: FilmSheet) -> dict[str, Cell]:
    """A record with one text or number for each key.

    >>> flat(FilmSheet(title="Sea", genres=["Drama", "War"]))["genres"]
    'Drama; War'
    """
    return {key: _cell(key, getattr(sheet, key)) for key in RECORD_KEYS}


def to_html(sheet: FilmSheet) -> str:
    """A record as HTML: one row for each key with a value. All text from the sheet is escaped.

    >>> to_html(FilmSheet(title="Sea & Sky"))
    '<table><caption>Sea &amp; Sky</caption></table>'
    """
    rows = "".join(
        f'<tr><th scope="row" style="text-align:left;vertical-align:top">{escape(key.replace("_", " "))}</th>'
        f'<td style="text-align:left;white-space:pre-line">{escape(str(cell))}</td></tr>'
        for key, cell in flat(sheet).items()
        if cell is not None and key != "title"
    )
    return f"<table><caption>{escape(sheet.title or 'Film sheet')}</caption>{rows}</table>"


def _cell(key: str, value: Any) -> Cell:
    if value is None or isinstance(value, str | int):
        return value
    if key == "other":
        return json.dumps(value, ensure_ascii=False) if value else None
    if key in ("budget", "box_office"):
        return str(value.text)
    parts = [_part(key, part) for part in value]
    return ("\n".join(parts) if key in ("trivia", "unread") else joined(parts)) or None


def _part(key: str, part: Any) -> str:
    if key == "cast":
        return f"{part.actor} as {part.role}" if part.role else str(part.actor)
    if key == "ratings":
        score = f"{part.value:g}/{part.best:g}" if part.best else f"{part.value:g}"
        named = f"{part.source} {score}" if part.source else score
        return f"{named} ({part.votes} votes)" if part.votes is not None else named
    if key == "release_dates":
        return f"{part.date} ({part.place})" if part.place else str(part.date)
    if key == "trivia":
        return f"{part.number}. {part.text}" if part.number is not None else str(part.text)
    return str(part)
