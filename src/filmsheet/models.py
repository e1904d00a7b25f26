"""The record: `FilmSheet` and its parts, frozen and validated.

Absent values are None, an empty tuple or an empty dict; never "", and never an exception.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

FIRST_YEAR = 1870
LAST_YEAR = 2100

Text = Annotated[str, StringConstraints(min_length=1)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Texts = tuple[Text, ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ReleaseDate(_Part):
    """A day, month or year of release, and its place.

    >>> ReleaseDate(date="1948-09-06", place="UK").date
    '1948-09-06'
    """

    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
    """In ISO 8601, at its precision ("1948-09-06", "1948-09" or "1948")."""
    place: Text | None = None


class Rating(_Part):
    """A score: its source, its value, the best possible value, and the number of votes.

    >>> Rating(source="IMDb", value=8.1, best=10, votes=240732).best
    10.0
    """

    source: Text | None = None
    value: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    best: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    votes: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _value_within_best(self) -> Self:
        if self.best is not None and self.value > self.best:
            raise ValueError(f"a rating of {self.value} is above its best of {self.best}")
        return self


class Money(_Part):
    """An amount as printed, and as a number in units of the currency.

    >>> Money(text="$8.4–14 million", amount=8_400_000, amount_max=14_000_000, currency="USD").currency
    'USD'
    """

    text: Text
    amount: Annotated[int, Field(ge=0)]
    amount_max: Annotated[int, Field(ge=0)] | None = None
    """The upper end, if the sheet gives a range."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    """ISO 4217, if the sheet identifies the currency."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.amount_max is not None and self.amount_max < self.amount:
            raise ValueError(f"the range {self.amount} to {self.amount_max} is reversed")
        return self


class CastMember(_Part):
    """One credit of the cast; `role` is None if the sheet names none.

    >>> CastMember(actor="Moira Shearer", role="Victoria Page").role
    'Victoria Page'
    """

    actor: Text
    role: Text | None = None


class TriviaItem(_Part):
    """One trivia item; `number` is None if the sheet has a bullet.

    >>> TriviaItem(number=1, text="Shot in six weeks.").number
    1
    """

    number: Annotated[int, Field(ge=0)] | None = None
    text: Text


class FilmSheet(_Part):
    """The content of one film sheet.

    >>> FilmSheet(title="The Red Shoes", year=1948).genres
    ()
    """

    title: Text | None = None
    original_title: Text | None = None
    also_known_as: Texts = ()
    year: Year | None = None
    release_dates: tuple[ReleaseDate, ...] = ()
    runtime: Annotated[int, Field(gt=0)] | None = None
    """In whole minutes, rounded down."""
    genres: Texts = ()
    countries: Texts = ()
    languages: Texts = ()
    certificates: Texts = ()
    ratings: tuple[Rating, ...] = ()
    directors: Texts = ()
    writers: Texts = ()
    producers: Texts = ()
    composers: Texts = ()
    cinematographers: Texts = ()
    editors: Texts = ()
    production_companies: Texts = ()
    distributors: Texts = ()
    budget: Money | None = None
    box_office: Money | None = None
    awards: Texts = ()
    tagline: Text | None = None
    storyline: Text | None = None
    """Paragraphs joined by a blank line."""
    cast: tuple[CastMember, ...] = ()
    trivia: tuple[TriviaItem, ...] = ()
    other: dict[Text, Text] = Field(default_factory=dict, json_schema_extra={"default": {}})
    """Fields whose label has no key, by the label as written."""
    unread: Texts = ()
    """Text that was not read, in order."""

    def to_text(self, layout: Literal["seed", "plain", "markdown"] = "seed") -> str:
        """Write the record as a film sheet that reads back to it.

        Raises:
            WriteError: a field cannot be written in this layout; the error names it.

        >>> print(FilmSheet(title="Night Ferry", year=1949).to_text())
        Title: Night Ferry
        Year : 1949
        <BLANKLINE>
        """
        return str(_above("writer").to_text(self, layout))

    def _repr_html_(self) -> str:
        """Display the record in a notebook."""
        return str(_above("formats.table").to_html(self))

    def __hash__(self) -> int:
        """Hash by value, including the items of `other`."""
        values: dict[str, Any] = {**self.__dict__, "other": tuple(self.other.items())}
        return hash(tuple(values.values()))


class _Origin(_Part):
    """The origin of a record; its keys come before those of the record."""

    source: Text
    """The input, under its name in the run; "<stdin>" for standard input."""
    line: Annotated[int, Field(ge=1)]
    """The line of the input on which the sheet starts, counted from 1."""


class FilmSheetWithOrigin(FilmSheet, _Origin):
    """A record as written with `--origin`: its origin, then its content.

    >>> FilmSheetWithOrigin(source="sheets/sea.txt", line=1, title="Sea").sheet
    FilmSheet(title='Sea', ...)
    """

    @property
    def sheet(self) -> FilmSheet:
        """The record without its origin."""
        return FilmSheet(**{key: getattr(self, key) for key in RECORD_KEYS})

    __hash__ = FilmSheet.__hash__


def _above(name: str) -> ModuleType:
    """A module of a higher layer that only a convenience method needs; imported when that is called."""
    return importlib.import_module(f".{name}", __package__)


RECORD_KEYS: tuple[str, ...] = tuple(FilmSheet.model_fields)
"""The keys of the record, in order."""
