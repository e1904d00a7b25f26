"""The headings of the fields of the record, and the groups that share a colour."""

from typing import NamedTuple

from ..models import RECORD_KEYS
from ..vocabulary.table import CREW


class Field(NamedTuple):
    """One key of the record, as shown."""

    heading: str
    name: str
    """The name of one value next to its place in the text."""
    group: str
    """The group; its fields share a colour."""


_GROUPS = {
    "title": ("title", "original_title", "also_known_as"),
    "time": ("year", "release_dates", "runtime"),
    "kind": ("genres", "countries", "languages", "certificates", "awards"),
    "number": ("ratings", "budget", "box_office"),
    "crew": CREW,
    "company": ("production_companies", "distributors"),
    "prose": ("tagline", "storyline", "trivia"),
    "actor": ("cast",),
}
_NAMES = {"also_known_as": "also known as", "release_dates": "release", "countries": "country", "production_companies": "company"}
"""Names of values that are not their key without an s."""


def _field(key: str) -> Field:
    words = key.replace("_", " ")
    group = next((group for group, keys in _GROUPS.items() if key in keys), key)
    return Field(words.capitalize(), _NAMES.get(key) or words.removesuffix("s"), group)


FIELDS: dict[str, Field] = {key: _field(key) for key in RECORD_KEYS}
"""Every key of the record, in order."""
