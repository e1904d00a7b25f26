"""AVefi records (EN 15907 and the FIAF cataloguing manual as JSON) for film archives.

A sheet describes a work: its titles, genres, languages, who made it and when it was released. Running time
belongs to a manifestation, of which a sheet says nothing; AVefi has no place for the names of characters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..models import FilmSheet
from .languages import language_code
from .names import best_title
from .people import parts
from .registry import document_per_film

Node = dict[str, Any]

_ACTIVITIES = (
    ("directors", "DirectingActivity", "Director", "Person"),
    ("writers", "WritingActivity", "Writer", "Person"),
    ("producers", "ProducingActivity", "Producer", "Person"),
    ("production_companies", "ProducingActivity", "ProductionCompany", "CorporateBody"),
    ("cinematographers", "CinematographyActivity", "Cinematographer", "Person"),
    ("editors", "EditingActivity", "FilmEditor", "Person"),
    ("composers", "MusicActivity", "Composer", "Person"),
)
"""Key of the record; AVefi's class of activity, its type in the FIAF glossary, and what kind of agent does it."""


@document_per_film("avefi", ".avefi.json", "AVefi JSON (EN 15907, FIAF), for film archives")
def avefi(sheet: FilmSheet) -> str:
    """Write a film as an AVefi work."""
    return json.dumps({"has_record": work(sheet)}, ensure_ascii=False, indent=2) + "\n"


def work(sheet: FilmSheet) -> Node:
    """A film as an AVefi WorkVariant, as plain Python values.

    >>> work(FilmSheet(title="Sea"))["has_primary_title"]
    {'has_name': 'Sea', 'type': 'PreferredTitle'}
    """
    node: Node = {
        "category": "avefi:WorkVariant",
        "type": "Monographic",
        "has_primary_title": _primary_title(sheet),
        "has_alternative_title": _other_titles(sheet),
        "has_genre": [{"has_name": name} for name in _distinct(sheet.genres)],
        "in_language": _languages(sheet),
        "has_event": [event for event in (_production(sheet), *_publications(sheet)) if event],
    }
    return {key: value for key, value in node.items() if value != []}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(_one_line, texts)))


def _primary_title(sheet: FilmSheet) -> Node:
    title = best_title(sheet)
    if title is None:
        return {"has_name": "[untitled]", "type": "SuppliedDevisedTitle"}
    return {"has_name": _one_line(title), "type": "PreferredTitle"}


def _other_titles(sheet: FilmSheet) -> list[Node]:
    titles = _distinct(t for t in (sheet.original_title, *sheet.also_known_as) if t and t != best_title(sheet))
    return [{"has_name": title, "type": "AlternativeTitle"} for title in titles]


def _languages(sheet: FilmSheet) -> list[Node]:
    codes = dict.fromkeys(code.long for name in sheet.languages if (code := language_code(name)))
    return [{"code": code, "usage": ["SpokenLanguage"]} for code in codes]


def _production(sheet: FilmSheet) -> Node | None:
    activities = [
        _activity(category, kind, agent, getattr(sheet, key))
        for key, category, kind, agent in _ACTIVITIES
        if getattr(sheet, key)
    ]
    if sheet.cast:
        activities.append(_activity("CastActivity", "CastMember", "Person", [m.actor for m in sheet.cast]))
    if not activities and not sheet.countries:
        return None
    event: Node = {"category": "avefi:ProductionEvent"}
    if activities:
        event["has_activity"] = activities
    if sheet.countries:
        event["located_in"] = [_place(name) for name in _distinct(sheet.countries)]
    return event


def _activity(category: str, kind: str, agent: str, names: Iterable[str]) -> Node:
    return {
        "category": f"avefi:{category}",
        "type": kind,
        "has_agent": [_agent(name, agent) for name in _distinct(names)],
    }


def _agent(name: str, kind: str) -> Node:
    return {"category": "avefi:Agent", "type": kind, "has_name": parts(name).inverted if kind == "Person" else name}


def _place(name: str) -> Node:
    return {"category": "avefi:GeographicName", "has_name": name}


def _publications(sheet: FilmSheet) -> list[Node]:
    """The releases; a sheet's year is one too, where no date says more."""
    events = [_publication(one.date, one.place) for one in sheet.release_dates]
    if sheet.year and not any(one.date.startswith(str(sheet.year)) for one in sheet.release_dates):
        events.insert(0, _publication(str(sheet.year), None))
    return events


def _publication(date: str, place: str | None) -> Node:
    event: Node = {"category": "avefi:PublicationEvent", "type": "ReleaseEvent", "has_date": date}
    if place:
        event["located_in"] = [_place(_one_line(place))]
    return event
