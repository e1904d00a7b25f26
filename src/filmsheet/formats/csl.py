"""CSL-JSON, which citation managers (Zotero, pandoc, citeproc) read."""

import unicodedata
from collections.abc import Iterable, Iterator

from ..models import FilmSheet
from ..writing.texts import joined
from .fields import Node, best_title, language_code, names, parts, present, published, to_json
from .names import Distinct
from .registry import documents_of_films

_NAMES = {
    "director": "directors",
    "script-writer": "writers",
    "producer": "producers",
    "composer": "composers",
    "performer": "cast",
}


@documents_of_films("csl", ".csl.json", "CSL-JSON, for those who cite films")
def csl(sheets: Iterable[FilmSheet]) -> Iterator[str]:
    """Write films as one list of CSL items."""
    keys = Distinct("-")
    yield to_json([{"id": keys.next(_key(sheet)), **item(sheet)} for sheet in sheets])


def item(sheet: FilmSheet) -> Node:
    """A film as a CSL item without its `id`, as plain Python values.

    >>> item(FilmSheet(title="Sea", year=2001))
    {'type': 'motion_picture', 'title': 'Sea', 'issued': {'date-parts': [[2001]]}}
    """
    date = published(sheet)
    language = language_code(sheet.languages[0]) if sheet.languages else None
    played = [f"{member.actor} as {member.role}" for member in sheet.cast if member.role]
    return present(
        {
            "type": "motion_picture",
            "title": best_title(sheet),
            "original-title": sheet.original_title,
            **{name: [_name(person) for person in names(sheet, key)] for name, key in _NAMES.items()},
            "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else None,
            "publisher": joined(sheet.production_companies or sheet.distributors),
            "language": language.short if language else None,
            "dimensions": f"{sheet.runtime} min" if sheet.runtime else None,
            "keyword": ", ".join(genre.replace(", ", " ") for genre in sheet.genres),
            "abstract": sheet.storyline,
            "note": f"Cast: {joined(played)}" if played else None,  # CSL has no place for roles
        }
    )


def _name(name: str) -> Node:
    family, given, particle, suffix = parts(name)
    if not given:
        return {"literal": name}
    return present({"family": family, "given": given, "dropping-particle": particle, "suffix": suffix})


def _key(sheet: FilmSheet) -> str:
    """A citation key: title and year in plain letters."""
    title = unicodedata.normalize("NFKD", best_title(sheet) or "film").casefold()
    words = "".join(c if c.isalnum() else " " for c in title if not unicodedata.combining(c)).split()
    return "-".join([*words[:8], *([str(sheet.year)] if sheet.year else [])]) or "film"
