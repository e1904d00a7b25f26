"""schema.org Movie as JSON-LD, the form that search engines and catalogues on the web read."""

from ..models import CastMember, FilmSheet, Rating
from .fields import Node, best_title, identity, language_code, present, published, titles, to_json
from .registry import document_per_film

_PEOPLE = {"director": "directors", "author": "writers", "producer": "producers", "musicBy": "composers", "editor": "editors"}


@document_per_film("jsonld", ".jsonld", "schema.org Movie (JSON-LD), for web pages and search engines")
def jsonld(sheet: FilmSheet) -> str:
    """Write a film as a schema.org Movie. The result can be put in a script element as it is."""
    # Inside <script>, a "</script>" or "<!--" in a text would end or hide the rest.
    return to_json(movie(sheet)).translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"})


def movie(sheet: FilmSheet) -> Node:
    """A film as the Movie of schema.org, as plain Python values.

    >>> movie(FilmSheet(title="Sea", runtime=134))["duration"]
    'PT2H14M'
    """
    known = identity(sheet)
    node = present(
        {
            "@context": "https://schema.org/",
            "@type": "Movie",
            "name": best_title(sheet),
            "alternateName": titles(sheet)[1:],
            "sameAs": list(known.pages),
            "url": [address if "://" in address else f"https://{address}" for address in known.addresses],
            "description": sheet.storyline,
            "datePublished": published(sheet),
            "releasedEvent": [
                {"@type": "PublicationEvent", "startDate": one.date, "location": _named("Place", one.place)} for one in sheet.release_dates if one.place
            ],
            "duration": duration(sheet.runtime),
            "genre": list(sheet.genres),
            "countryOfOrigin": _all("Country", sheet.countries),
            "inLanguage": [code.short if (code := language_code(name)) else _named("Language", name) for name in sheet.languages],
            "contentRating": list(sheet.certificates),
            "aggregateRating": [_rating(one) for one in sheet.ratings],
            **{name: _all("Person", getattr(sheet, key)) for name, key in _PEOPLE.items()},
            "productionCompany": _all("Organization", sheet.production_companies),
            "contributor": _contributors(sheet),
            "award": list(sheet.awards),
            "actor": [_performance(member) for member in sheet.cast],
        }
    )
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}


def duration(minutes: int | None) -> str | None:
    """Minutes as an ISO 8601 duration.

    >>> duration(134), duration(120), duration(45)
    ('PT2H14M', 'PT2H', 'PT45M')
    """
    if minutes is None:
        return None
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _named(kind: str, name: str | None) -> Node:
    return {"@type": kind, "name": name}


def _all(kind: str, names: tuple[str, ...]) -> list[Node]:
    return [_named(kind, name) for name in names]


def _rating(rating: Rating) -> Node:
    return present(
        {
            "@type": "AggregateRating",
            "ratingValue": rating.value,
            "bestRating": rating.best,
            "ratingCount": rating.votes,
            "author": _named("Organization", rating.source) if rating.source else None,
        }
    )


def _contributors(sheet: FilmSheet) -> list[Node]:
    """People and companies for which schema.org has no property, with their job."""
    shot = [("cinematographer", node) for node in _all("Person", sheet.cinematographers)]
    sold = [("distributor", node) for node in _all("Organization", sheet.distributors)]
    return [{"@type": "Role", "roleName": name, "contributor": node} for name, node in shot + sold]


def _performance(member: CastMember) -> Node:
    actor = _named("Person", member.actor)
    return {"@type": "PerformanceRole", "actor": actor, "characterName": member.role} if member.role else actor
