"""What several formats ask of a record, and how their values are put together."""

from __future__ import annotations

import json
from typing import Any

from ..models import FilmSheet, Rating, ReleaseDate

Node = dict[str, Any]


def titles(sheet: FilmSheet) -> list[str]:
    """All titles, the one that a film is listed under first."""
    return list(dict.fromkeys(title for title in (sheet.title, sheet.original_title, *sheet.also_known_as) if title))


def best_title(sheet: FilmSheet) -> str | None:
    """The title, or what stands for it."""
    return next(iter(titles(sheet)), None)


def needs_title(sheet: FilmSheet) -> str | None:
    """Why a film without a title cannot be written."""
    return None if best_title(sheet) else "the film has no title"


def film_name(sheet: FilmSheet) -> str:
    """A film's title as people look for it, with its year, or "" where there is no title.

    >>> film_name(FilmSheet(title="The Red Shoes", year=1948))
    'The Red Shoes (1948)'
    """
    title = best_title(sheet)
    return f"{title} ({sheet.year})" if title and sheet.year else title or ""


def names(sheet: FilmSheet, key: str) -> tuple[str, ...]:
    """The names under a key; of the cast, the actors."""
    found: tuple[str, ...] = tuple(member.actor for member in sheet.cast) if key == "cast" else getattr(sheet, key)
    return found


def releases(sheet: FilmSheet) -> list[ReleaseDate]:
    """The releases; a sheet's year is one too, where no date says more."""
    year = str(sheet.year or "")
    told = any(one.date.startswith(year) for one in sheet.release_dates) or not year
    return [*(() if told else (ReleaseDate(date=year),)), *sheet.release_dates]


def published(sheet: FilmSheet) -> str | None:
    """The first date of release in the film's year, at the precision given, else the year."""
    dates = (one.date for one in releases(sheet))
    return min((date for date in dates if date.startswith(str(sheet.year or ""))), default=None)


def on_ten(rating: Rating) -> float:
    """The rating on a scale of ten, to two digits; 0 where its scale is not known, or it says nothing.

    >>> on_ten(Rating(value=4, best=5))
    8.0
    """
    return round(rating.value * 10 / rating.best, 2) if rating.best else 0.0


def present(values: Node) -> Node:
    """Values without those that are None or empty."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def to_json(value: Any) -> str:
    """JSON for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
