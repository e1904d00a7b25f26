"""The elements of EN 15744 (the minimum set of metadata for cinematographic works) for which a sheet has data."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..models import FilmSheet
from ..vocabulary.table import CREW
from ..vocabulary.wordlists import meanings
from ..writing.texts import one_line
from .fields import film_name, published, titles
from .registry import documents_of_films


def coverage(sheet: FilmSheet) -> dict[str, tuple[str, ...]]:
    """Each element of EN 15744, in the order of the standard, and the data of the sheet for it.

    >>> coverage(FilmSheet(title="Sea", year=2001))["Title"]
    ('Sea',)
    """
    year = (published(sheet) or "")[:4]
    return {
        "Title": tuple(titles(sheet)),
        "Series/Serial": _other(sheet, "Series/Serial"),
        "Cast": tuple(f"{m.actor} ({m.role})" if m.role else m.actor for m in sheet.cast),
        "Credits": tuple(f"{name} ({key[:-1]})" for key in CREW for name in getattr(sheet, key)),
        "Production company": sheet.production_companies,
        "Country of reference": sheet.countries,
        "Original format": _other(sheet, "Original format"),
        "Original length": _other(sheet, "Original length"),
        "Original duration": (f"{sheet.runtime} min",) if sheet.runtime else (),
        "Original language": sheet.languages,
        "Year of reference": (year,) if year else (),
        "Identifier": _other(sheet, "Identifier"),
        "Genre": sheet.genres,
        "Relationship": _other(sheet, "Relationship"),
        "Source": _other(sheet, "Source"),
    }


def _other(sheet: FilmSheet, element: str) -> tuple[str, ...]:
    """The texts under labels for an element that has no key in the record."""
    labels = meanings("archive_labels")
    return tuple(text for label, text in sheet.other.items() if labels.get(label.strip(" :").casefold()) == element)


@documents_of_films("en15744", ".txt", "coverage of EN 15744, the archives' minimum set, film by film")
def en15744(sheets: Iterable[FilmSheet]) -> Iterator[str]:
    """Report the elements with data for each film, and at the end the number of films for each element."""
    pieces: list[str] = []
    filled: Counter[str] = Counter()
    for sheet in sheets:
        covered = coverage(sheet)
        pieces.append(_report(film_name(sheet) or "untitled", covered))
        filled.update({element: bool(found) for element, found in covered.items()})
    films = len(pieces)
    if films > 1:
        pieces.append("\n".join((f"{films} films", *(f"  {element:<21}{count:>7} {count / films:>6.0%}" for element, count in filled.items()), "")))
    yield "\n".join(pieces)


def _report(name: str, covered: dict[str, tuple[str, ...]]) -> str:
    count = sum(map(bool, covered.values()))
    lines = [f"{one_line(name)}: {count} of {len(covered)} elements of EN 15744"]
    for element, found in covered.items():
        text = one_line(found[0]) if found else ""
        shown = text if len(text) <= 60 else text[:57] + "..."
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        lines.append(f"  {'+' if found else '-'} {element:<21}{shown}{more}".rstrip())
    return "\n".join(lines) + "\n"
