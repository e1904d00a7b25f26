"""AVefi records (EN 15907 and the FIAF cataloguing manual as JSON) for film archives.

A sheet describes a work: its titles, genres, languages, crew and releases. The running time belongs to a
manifestation, which a sheet does not describe; AVefi has no field for the names of characters.
"""

from collections.abc import Iterable

from ..models import FilmSheet, ReleaseDate
from ..writing.texts import one_line
from .fields import Node, language_code, names, parts, present, releases, titles, to_json
from .registry import document_per_film

_ACTIVITIES = (
    ("directors", "DirectingActivity", "Director", "Person"),
    ("writers", "WritingActivity", "Writer", "Person"),
    ("producers", "ProducingActivity", "Producer", "Person"),
    ("production_companies", "ProducingActivity", "ProductionCompany", "CorporateBody"),
    ("cinematographers", "CinematographyActivity", "Cinematographer", "Person"),
    ("editors", "EditingActivity", "FilmEditor", "Person"),
    ("composers", "MusicActivity", "Composer", "Person"),
    ("cast", "CastActivity", "CastMember", "Person"),
)
"""The key of the record; AVefi's class of activity, its type in the FIAF glossary, and the kind of agent."""


@document_per_film("avefi", ".avefi.json", "AVefi JSON (EN 15907, FIAF), for film archives")
def avefi(sheet: FilmSheet) -> str:
    """Write a film as an AVefi work."""
    return to_json({"has_record": work(sheet)})


def work(sheet: FilmSheet) -> Node:
    """A film as an AVefi WorkVariant, as plain Python values.

    >>> work(FilmSheet(title="Sea"))["has_primary_title"]
    {'has_name': 'Sea', 'type': 'PreferredTitle'}
    """
    first, *others = titles(sheet) or ("",)
    codes = dict.fromkeys(code.long for name in sheet.languages if (code := language_code(name)))
    return present(
        {
            "category": "avefi:WorkVariant",
            "type": "Monographic",
            "has_primary_title": _title(first, "PreferredTitle") if first else _title("[untitled]", "SuppliedDevisedTitle"),
            "has_alternative_title": [_title(title, "AlternativeTitle") for title in _distinct(others)],
            "has_genre": [{"has_name": name} for name in _distinct(sheet.genres)],
            "in_language": [{"code": code, "usage": ["SpokenLanguage"]} for code in codes],
            "has_event": [*_productions(sheet), *map(_publication, releases(sheet))],
        }
    )


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(one_line, texts)))


def _title(title: str, kind: str) -> Node:
    return {"has_name": one_line(title), "type": kind}


def _productions(sheet: FilmSheet) -> list[Node]:
    """The production event of the film, if the sheet has any data for it."""
    event = present(
        {
            "has_activity": [_activity(found, *kinds) for key, *kinds in _ACTIVITIES if (found := names(sheet, key))],
            "located_in": _places(sheet.countries),
        }
    )
    return [{"category": "avefi:ProductionEvent", **event}] if event else []


def _activity(people: Iterable[str], category: str, kind: str, agent: str) -> Node:
    return {
        "category": f"avefi:{category}",
        "type": kind,
        "has_agent": [
            {"category": "avefi:Agent", "type": agent, "has_name": parts(name).inverted if agent == "Person" else name} for name in _distinct(people)
        ],
    }


def _places(found: Iterable[str]) -> list[Node]:
    return [{"category": "avefi:GeographicName", "has_name": name} for name in _distinct(found)]


def _publication(release: ReleaseDate) -> Node:
    return present(
        {
            "category": "avefi:PublicationEvent",
            "type": "ReleaseEvent",
            "has_date": release.date,
            "located_in": _places((release.place,) if release.place else ()),
        }
    )
