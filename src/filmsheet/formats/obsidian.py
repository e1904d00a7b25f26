"""Notes for Obsidian, with the front matter that film vaults use: people as links, roles in the body."""

import json
import string
from collections.abc import Mapping
from typing import Any

from ..models import FilmSheet
from ..vocabulary.table import CREW
from ..writing.texts import one_line
from .fields import best_title, identity, names, needs_title, on_ten, present, titles
from .registry import document_per_film

_NO_LINK = '[]|#^\\/:*?"<>'
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~$%="})
_YAML = {number: f"\\u{number:04x}" for number in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}


@document_per_film("obsidian", ".md", "notes for Obsidian, people as links", needs=needs_title)
def note(sheet: FilmSheet, keys: Mapping[str, str] | None = None) -> str:
    """Write a film as a note; `keys` gives front matter keys other names.

    >>> print(note(FilmSheet(title="Dune: Part One", directors=["Denis Villeneuve"]), {"director": "regie"}))
    ---
    type: "movie"
    title: "Dune: Part One"
    regie:
      - "[[Denis Villeneuve]]"
    tags:
      - "mediaDB/tv/movie"
    ---
    """
    named = keys or {}
    front = [line for key, value in front_matter(sheet).items() for line in _yaml(named.get(key, key), value)]
    return "\n".join(["---", *front, "---", *_body(sheet)]) + "\n"


def front_matter(sheet: FilmSheet) -> dict[str, Any]:
    """The front matter of a note, as plain Python values. Absent values have no key."""
    known = identity(sheet)
    return present(
        {
            "type": "movie",
            "title": best_title(sheet),
            "aliases": titles(sheet)[1:],
            "year": str(sheet.year) if sheet.year else None,
            "premiere": next((one.date for one in sheet.release_dates if len(one.date) == len("1948-09-06")), None),
            "plot": sheet.storyline,
            "tagline": sheet.tagline,
            "genres": list(sheet.genres),
            **{key[:-1]: _links(getattr(sheet, key)) for key in CREW},
            "actors": _links(names(sheet, "cast")),
            "studio": list(sheet.production_companies),
            "country": list(sheet.countries),
            "language": list(sheet.languages),
            "duration": f"{sheet.runtime} min" if sheet.runtime else None,
            "onlineRating": _online_rating(sheet),
            "ageRating": next(iter(sheet.certificates), None),
            "boxOffice": sheet.box_office.text if sheet.box_office else None,
            "budget": sheet.budget.text if sheet.budget else None,
            "awards": list(sheet.awards),
            "id": known.imdb,
            "tmdbId": known.tmdb,
            "wikidataId": known.wikidata,
            "url": [*known.pages, *known.addresses],
            "tags": ["mediaDB/tv/movie"],
        }
    )


def link(name: str) -> str:
    """A link to the note of a person, without characters that Obsidian does not allow in links.

    >>> link("Moira Shearer")
    '[[Moira Shearer]]'
    """
    target = one_line(name, _NO_LINK).lstrip(".")
    return f"[[{target}]]" if target else ""


def _links(people: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(found for name in people if (found := link(name))))


def _online_rating(sheet: FilmSheet) -> float | None:
    rated = sorted((one for one in sheet.ratings if on_ten(one)), key=lambda one: one.source != "IMDb")
    return round(on_ten(rated[0]), 1) if rated else None


def _yaml(key: str, value: Any) -> list[str]:
    if isinstance(value, list):
        return [f"{key}:", *(f"  - {_quoted(item)}" for item in value)]
    return [f"{key}: {_quoted(value)}"]


def _quoted(value: Any) -> str:
    """A YAML scalar: JSON, with escapes for characters that YAML reads as line ends or does not print."""
    return json.dumps(value, ensure_ascii=False).translate(_YAML)


def _body(sheet: FilmSheet) -> list[str]:
    lines: list[str] = []
    known = identity(sheet)
    if sheet.cast:
        lines += ["", "## Cast", "", *(_cast_line(member.actor, member.role) for member in sheet.cast)]
    if sheet.trivia:
        items = enumerate(sheet.trivia, 1)
        lines += ["", "## Trivia", "", *(f"{item.number or place}. {plain(item.text, '   ')}" for place, item in items)]
    for label, text in sheet.other.items():
        if text not in known[:3] and not set(text.split("\n")) <= set(known.addresses):  # otherwise the front matter has it
            lines += ["", f"## {plain(label)}", "", plain(text)]
    return lines


def _cast_line(actor: str, role: str | None) -> str:
    shown = link(actor) or plain(actor)
    return f"- {shown} as {plain(role)}" if role else f"- {shown}"


def plain(text: str, indent: str = "") -> str:
    r"""Escape a text, so that Markdown shows it as it is.

    >>> print(plain("Rip *the* knife"))
    Rip \*the\* knife
    """
    lines = text.translate(_MARKDOWN).splitlines() or [""]
    return f"\n{indent}".join(_no_item(line.strip()) for line in lines)


def _no_item(line: str) -> str:
    """A line with a backslash if it would begin a list."""
    digits = line[: len(line) - len(line.lstrip(string.digits))]
    rest = line.removeprefix(digits)
    opens = rest.startswith((".", ")")) if digits else line[:1] in ("-", "+") and line[1:2].isspace()
    return f"{digits}\\{rest}" if opens else line
