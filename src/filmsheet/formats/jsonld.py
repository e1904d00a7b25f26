"""schema.org Movie as JSON-LD, the form that search engines and catalogues on the web read."""

from __future__ import annotations

import json
from typing import Any

from ..models import CastMember, FilmSheet, Rating, ReleaseDate
from .identity import identity
from .languages import language_code
from .names import best_title
from .registry import document_per_film

Node = dict[str, Any]


@document_per_film("jsonld", ".jsonld", "schema.org Movie (JSON-LD), for web pages and search engines")
def jsonld(sheet: FilmSheet) -> str:
    """Write a film as a schema.org Movie; it can stand in a script element as it is."""
    text = json.dumps(movie(sheet), ensure_ascii=False, indent=2)
    # Inside <script> a "</script>" or "<!--" of a text would end or hide what follows.
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def movie(sheet: FilmSheet) -> Node:
    """A film as the Movie of schema.org, as plain Python values.

    >>> movie(FilmSheet(title="Sea", runtime=134))["duration"]
    'PT2H14M'
    """
    known = identity(sheet)
    node: Node = {
        "@context": "https://schema.org/",
        "@type": "Movie",
        "name": best_title(sheet),
        "alternateName": _other_titles(sheet),
        "sameAs": list(known.pages),
        "url": [_absolute(address) for address in known.addresses],
        "description": sheet.storyline,
        "datePublished": published(sheet),
        "releasedEvent": [_release(one) for one in sheet.release_dates if one.place],
        "duration": duration(sheet.runtime),
        "genre": list(sheet.genres),
        "countryOfOrigin": [{"@type": "Country", "name": name} for name in sheet.countries],
        "inLanguage": [_language(name) for name in sheet.languages],
        "contentRating": list(sheet.certificates),
        "aggregateRating": [_rating(one) for one in sheet.ratings],
        "director": _people(sheet.directors),
        "author": _people(sheet.writers),
        "producer": _people(sheet.producers),
        "musicBy": _people(sheet.composers),
        "editor": _people(sheet.editors),
        "productionCompany": [_organization(name) for name in sheet.production_companies],
        "contributor": _contributors(sheet),
        "award": list(sheet.awards),
        "actor": [_performance(member) for member in sheet.cast],
    }
    return {key: _one_or_more(value) for key, value in node.items() if value not in (None, [])}


def _absolute(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def duration(minutes: int | None) -> str | None:
    """Minutes as an ISO 8601 duration.

    >>> duration(134), duration(120), duration(45)
    ('PT2H14M', 'PT2H', 'PT45M')
    """
    if minutes is None:
        return None
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _one_or_more(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _other_titles(sheet: FilmSheet) -> list[str]:
    titles = (sheet.original_title, *sheet.also_known_as)
    return [title for title in dict.fromkeys(titles) if title and title != best_title(sheet)]


def published(sheet: FilmSheet) -> str | None:
    """The first date of release in the film's year, at the precision given, else the year."""
    dates = sorted(one.date for one in sheet.release_dates)
    if sheet.year is None:
        return dates[0] if dates else None
    return next((date for date in dates if date.startswith(str(sheet.year))), str(sheet.year))


def _release(release: ReleaseDate) -> Node:
    return {
        "@type": "PublicationEvent",
        "startDate": release.date,
        "location": {"@type": "Place", "name": release.place},
    }


def _language(name: str) -> str | Node:
    code = language_code(name)
    return code.short if code else {"@type": "Language", "name": name}


def _rating(rating: Rating) -> Node:
    node: Node = {"@type": "AggregateRating", "ratingValue": rating.value}
    if rating.best is not None:
        node["bestRating"] = rating.best
    if rating.votes is not None:
        node["ratingCount"] = rating.votes
    if rating.source is not None:
        node["author"] = _organization(rating.source)
    return node


def _people(names: tuple[str, ...]) -> list[Node]:
    return [_person(name) for name in names]


def _person(name: str) -> Node:
    return {"@type": "Person", "name": name}


def _organization(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _contributors(sheet: FilmSheet) -> list[Node]:
    """People and companies that schema.org has no property for: by the name of what they did."""
    shot = [_role("cinematographer", _person(name)) for name in sheet.cinematographers]
    return shot + [_role("distributor", _organization(name)) for name in sheet.distributors]


def _role(name: str, contributor: Node) -> Node:
    return {"@type": "Role", "roleName": name, "contributor": contributor}


def _performance(member: CastMember) -> Node:
    if member.role is None:
        return _person(member.actor)
    return {"@type": "PerformanceRole", "actor": _person(member.actor), "characterName": member.role}
