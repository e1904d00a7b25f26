"""The headings of the fields of the record, and the groups that share a colour."""

from typing import NamedTuple


class Field(NamedTuple):
    """One key of the record, as shown."""

    heading: str
    name: str
    """The name of one value next to its place in the text."""
    group: str
    """The group; its fields share a colour."""


FIELDS: dict[str, Field] = {
    "title": Field("Title", "title", "title"),
    "original_title": Field("Original title", "original title", "title"),
    "also_known_as": Field("Also known as", "also known as", "title"),
    "year": Field("Year", "year", "time"),
    "release_dates": Field("Release dates", "release", "time"),
    "runtime": Field("Runtime", "runtime", "time"),
    "genres": Field("Genres", "genre", "kind"),
    "countries": Field("Countries", "country", "kind"),
    "languages": Field("Languages", "language", "kind"),
    "certificates": Field("Certificates", "certificate", "kind"),
    "ratings": Field("Ratings", "rating", "number"),
    "directors": Field("Directors", "director", "crew"),
    "writers": Field("Writers", "writer", "crew"),
    "producers": Field("Producers", "producer", "crew"),
    "composers": Field("Composers", "composer", "crew"),
    "cinematographers": Field("Cinematographers", "cinematographer", "crew"),
    "editors": Field("Editors", "editor", "crew"),
    "production_companies": Field("Production companies", "company", "company"),
    "distributors": Field("Distributors", "distributor", "company"),
    "budget": Field("Budget", "budget", "number"),
    "box_office": Field("Box office", "box office", "number"),
    "awards": Field("Awards", "award", "kind"),
    "tagline": Field("Tagline", "tagline", "prose"),
    "storyline": Field("Storyline", "storyline", "prose"),
    "cast": Field("Cast", "cast", "actor"),
    "trivia": Field("Trivia", "trivia", "prose"),
    "other": Field("Other", "other", "other"),
    "unread": Field("Unread", "unread", "unread"),
}
"""Every key of the record, in order."""
