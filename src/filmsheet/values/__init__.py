"""Readers of values: years, running times, ratings, certificates, dates, money, names and lists.

Every reader takes `(text, start, end)`, a shadow text and a half-open region of it, looks at nothing else, and returns
`Found` values with offsets into the whole text. A span includes a note that was dropped from its value. None or an empty list means
that the region cannot be read; no reader raises. For a new kind of value, add a module here and a line in `reading/readers.py`.
"""

from filmsheet.values.certificates import certificates, is_certificate
from filmsheet.values.dates import FoundDate, release_dates
from filmsheet.values.further import MEASURES, further_values
from filmsheet.values.lists import companies, items, languages, separator, terms
from filmsheet.values.money import FoundMoney, money
from filmsheet.values.names import commas_separate, names, surname_first
from filmsheet.values.placeholders import placeholder
from filmsheet.values.ratings import FoundRating, ratings
from filmsheet.values.runtimes import runtime
from filmsheet.values.sources import SOURCES
from filmsheet.values.years import year

__all__ = [
    "MEASURES",
    "SOURCES",
    "FoundDate",
    "FoundMoney",
    "FoundRating",
    "certificates",
    "commas_separate",
    "companies",
    "further_values",
    "is_certificate",
    "items",
    "languages",
    "money",
    "names",
    "placeholder",
    "ratings",
    "release_dates",
    "runtime",
    "separator",
    "surname_first",
    "terms",
    "year",
]
