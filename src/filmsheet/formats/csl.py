"""CSL-JSON, which citation managers (Zotero, pandoc, citeproc) read."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from ..models import FilmSheet
from ..writing.cells import joined
from .jsonld import published
from .languages import language_code
from .names import best_title
from .people import parts
from .registry import documents_of_films

_NAMES = (
    ("director", "directors"),
    ("script-writer", "writers"),
    ("producer", "producers"),
    ("composer", "composers"),
)


@documents_of_films("csl", ".csl.json", "CSL-JSON, for those who cite films")
def csl(sheets: Iterable[FilmSheet]) -> Iterator[str]:
    """Write films as one list of CSL items."""
    taken: dict[str, int] = {}
    items = [{"id": _id(sheet, taken), **item(sheet)} for sheet in sheets]
    yield json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(sheet: FilmSheet) -> dict[str, Any]:
    """A film as a CSL item without its `id`, as plain Python values.

    >>> item(FilmSheet(title="Sea", year=2001))
    {'type': 'motion_picture', 'title': 'Sea', 'issued': {'date-parts': [[2001]]}}
    """
    values: dict[str, Any] = {
        "type": "motion_picture",
        "title": best_title(sheet),
        "original-title": sheet.original_title,
        **{name: [_name(person) for person in getattr(sheet, key)] for name, key in _NAMES},
        "performer": [_name(member.actor) for member in sheet.cast],
        "issued": _issued(sheet),
        "publisher": joined(sheet.production_companies or sheet.distributors),
        "language": _language(sheet),
        "dimensions": f"{sheet.runtime} min" if sheet.runtime else None,
        "keyword": ", ".join(genre.replace(", ", " ") for genre in sheet.genres),
        "abstract": sheet.storyline,
        "note": _cast_note(sheet),
    }
    return {key: value for key, value in values.items() if value}


def _name(name: str) -> dict[str, str]:
    family, given, particle, suffix = parts(name)
    if not given:
        return {"literal": name}
    named = {"family": family, "given": given, "dropping-particle": particle, "suffix": suffix}
    return {key: value for key, value in named.items() if value}


def _issued(sheet: FilmSheet) -> dict[str, Any] | None:
    date = published(sheet)
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


def _language(sheet: FilmSheet) -> str | None:
    codes = [language_code(name) for name in sheet.languages[:1]]
    return codes[0].short if codes and codes[0] else None


def _cast_note(sheet: FilmSheet) -> str:
    """CSL has no place for roles; a note keeps them."""
    played = [f"{member.actor} as {member.role}" for member in sheet.cast if member.role]
    return f"Cast: {joined(played)}" if played else ""


def _id(sheet: FilmSheet, taken: dict[str, int]) -> str:
    """A key to cite by: title and year in plain letters, numbered where it is taken."""
    title = unicodedata.normalize("NFKD", best_title(sheet) or "film").casefold()
    words = re.findall(r"[^\W_]+", "".join(c for c in title if not unicodedata.combining(c)))
    stem = "-".join([*words[:8], *([str(sheet.year)] if sheet.year else [])]) or "film"
    key, number = stem, taken.get(stem, 1)
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    taken[stem] = number
    taken[key] = taken.get(key, 1)
    return key
