"""QuickStatements: commands that create Wikidata items.

A sheet has names, and Wikidata needs items. Statements without an item are written as commands. The others become comments on
what to look up, unless the caller passes the items (`items={"Moira Shearer": "Q..."}`). No item is guessed.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from ..models import FilmSheet
from ..text.identifiers import is_item
from ..writing.texts import one_line
from .fields import identity, language_code, needs_title, releases, titles
from .registry import documents_of_films

_PRECISION = {4: 9, 7: 10, 10: 11}
"""The length of an ISO 8601 date, and the precision in Wikidata: year, month, day."""

_ITEM_PROPERTIES = (
    ("directors", "P57", "director"),
    ("writers", "P58", "screenwriter"),
    ("producers", "P162", "producer"),
    ("composers", "P86", "composer"),
    ("cinematographers", "P344", "director of photography"),
    ("editors", "P1040", "film editor"),
    ("production_companies", "P272", "production company"),
    ("distributors", "P750", "distributed by"),
    ("countries", "P495", "country of origin"),
    ("languages", "P364", "original language"),
    ("genres", "P136", "genre"),
)


@documents_of_films("quickstatements", ".qs.txt", "QuickStatements for Wikidata", needs=needs_title)
def quickstatements(sheets: Iterable[FilmSheet]) -> Iterator[str]:
    """Write films as commands that create one item each."""
    yield "".join(commands(sheet) for sheet in sheets)


def commands(sheet: FilmSheet, items: Mapping[str, str] | None = None) -> str:
    r"""Write one film as commands. `items` has the Wikidata items of names that were reconciled.

    If the sheet has the Wikidata id of the film, the commands add to that item.

    Raises:
        ValueError: a value of `items` is not an item.

    >>> print(commands(FilmSheet(title="Sea", directors=["A. Moreau"])).replace("\t", " "))
    CREATE
    LAST Len "Sea"
    LAST P31 Q11424
    /* to look up: director (P57) A. Moreau */
    """
    known, given = identity(sheet), items or {}
    dates = sorted({one.date for one in releases(sheet)})
    lines = [_line("P31", "Q11424")]
    lines += [_line("P577", f"+{date}{'-00' * (2 - date.count('-'))}T00:00:00Z/{_PRECISION[len(date)]}") for date in dates]
    if sheet.runtime:
        lines.append(_line("P2047", f"{sheet.runtime}U7727"))
    lines += [_line(prop, _string(value)) for prop, value in (("P345", known.imdb), ("P4947", known.tmdb)) if value]
    lines += [_item_line(prop, name, given, f"{meaning} ({prop}) {name}") for key, prop, meaning in _ITEM_PROPERTIES for name in getattr(sheet, key)]
    lines += _cast_lines(sheet, given)
    if known.wikidata:  # the item exists and keeps its labels
        lines = [line.replace("LAST\t", f"{known.wikidata}\t", 1) if line.startswith("LAST\t") else line for line in lines]
    else:
        lines = ["CREATE", *_titles(sheet), *lines]
    return "\n".join(lines) + "\n"


def _line(*columns: str) -> str:
    return "\t".join(("LAST", *columns))


def _string(text: str) -> str:
    return f'"{one_line(text)}"'


def _titles(sheet: FilmSheet) -> list[str]:
    title, *aliases = titles(sheet) or [""]
    code = language_code(sheet.languages[0]) if len(sheet.languages) == 1 else None
    language = code.short if code else None
    label = "en" if _is_latin(title) else language or "mul"
    lines = [_line(f"L{label}", _string(title))]
    lines += [_line(f"A{label if _is_latin(text) else language or 'mul'}", _string(text)) for text in aliases]
    if sheet.original_title and language:
        lines.append(_line("P1476", f"{language}:{_string(sheet.original_title)}"))
    return lines


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return all(unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in letters)


def _cast_lines(sheet: FilmSheet, items: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for number, member in enumerate(sheet.cast, 1):
        played = ("P4633", _string(member.role)) if member.role else ()
        role = f", name of the role (P4633) {member.role}" if member.role else ""
        wanted = f"cast member {number} (P161) {member.actor}{role}"
        lines.append(_item_line("P161", member.actor, items, wanted, *played, "P1545", f'"{number}"'))
    return lines


def _item_line(prop: str, name: str, items: Mapping[str, str], wanted: str, *qualifiers: str) -> str:
    """A command with the item of a name, or a comment on what to look up if there is none."""
    item = items.get(name)
    if item is None:
        return f"/* to look up: {one_line(wanted.replace('*/', '* /'))} */"
    if not is_item(item):
        raise ValueError(f"{item!r} for {name!r} is no Wikidata item")
    return _line(prop, item, *qualifiers)
