"""Movie NFO, the XML file next to a film that Kodi, Jellyfin and Emby read.

The programs differ, so only what all of them read alike is written: one tag for each director or genre, one `country`
tag, no comma or slash in a name that one of them would split, and no date that the sheet does not have.
"""

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ..models import FilmSheet, Rating
from .fields import best_title, identity, needs_title, on_ten
from .registry import document_per_film

_NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
"""Characters that XML does not allow."""
_COMMAS = str.maketrans(";|", ",,")


@document_per_film("nfo", ".nfo", "movie NFO for Kodi, Jellyfin and Emby", needs=needs_title)
def nfo(sheet: FilmSheet) -> str:
    """Write a film as a movie NFO.

    >>> print(nfo(FilmSheet(title="Sea", year=2001)))
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <movie>
      <title>Sea</title>
      <year>2001</year>
      <uniqueid type="filmsheet" default="true">home-...</uniqueid>
    </movie>
    """
    movie = ET.Element("movie")
    _add(movie, "title", best_title(sheet))
    _add(movie, "originaltitle", sheet.original_title)
    _add_ratings(movie, sheet)
    _add_dates(movie, sheet)
    _add(movie, "plot", sheet.storyline)
    _add(movie, "tagline", sheet.tagline)
    _add(movie, "runtime", sheet.runtime)
    _add(movie, "mpaa", next(iter(sheet.certificates), None))
    _add_ids(movie, sheet)
    _add_lists(movie, sheet)
    for order, member in enumerate(sheet.cast):
        actor = ET.SubElement(movie, "actor")
        _add(actor, "name", member.actor)
        _add(actor, "role", member.role)
        _add(actor, "order", order)
    ET.indent(movie)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{ET.tostring(movie, encoding="unicode")}\n'


def _add(parent: ET.Element, tag: str, value: object, **attributes: str) -> None:
    text = _clean(str(value)) if value is not None else ""
    if text:
        ET.SubElement(parent, tag, attributes).text = text


def _clean(text: str) -> str:
    return text.translate(_NO_XML).replace("\r\n", "\n").replace("\r", "\n").strip()


def _add_ids(movie: ET.Element, sheet: FilmSheet) -> None:
    """The identifiers of the sheet, and one made by filmsheet, by which the file is recognised. The first is the default.

    That of filmsheet is the same for the same title, year and directors.
    """
    key = "\n".join((best_title(sheet) or "", str(sheet.year or ""), *sheet.directors))
    own = f"home-{hashlib.sha256(key.casefold().encode('utf-8', 'replace')).hexdigest()[:12]}"
    given = {**identity(sheet).ids, "filmsheet": own}
    for place, (kind, value) in enumerate(given.items()):
        _add(movie, "uniqueid", value, type=kind, **({} if place else {"default": "true"}))


def _add_dates(movie: ET.Element, sheet: FilmSheet) -> None:
    """Kodi takes the year from `premiered`, if it exists: it must be a complete date in the year of the film."""
    days = sorted(one.date for one in sheet.release_dates if len(one.date) == len("1948-09-06"))
    year = sheet.year or next((int(one.date[:4]) for one in sheet.release_dates), None)
    _add(movie, "year", year)
    if days and int(days[0][:4]) == year:
        _add(movie, "premiered", days[0])


def _add_ratings(movie: ET.Element, sheet: FilmSheet) -> None:
    rated = {_rating_name(one): one for one in reversed(sheet.ratings) if on_ten(one)}
    if not rated:
        return
    default = "imdb" if "imdb" in rated else list(rated)[-1]
    parent = ET.SubElement(movie, "ratings")
    # Kodi uses the default, Jellyfin the last.
    for name in (*(n for n in reversed(rated) if n != default), default):
        score = on_ten(rated[name])
        # Jellyfin reads a score with "tomato" in its name as a percentage and ignores the maximum; Kodi divides by it.
        value, best = (round(score * 10, 1), "100") if "tomato" in name else (score, "10")
        first = {"default": "true"} if name == default else {}
        rating = ET.SubElement(parent, "rating", {"name": name, "max": best, **first})
        _add(rating, "value", value)
        _add(rating, "votes", rated[name].votes)


def _rating_name(rating: Rating) -> str:
    return "".join(c for c in (rating.source or "").casefold() if c.isascii() and c.isalnum()) or "default"


def _add_lists(movie: ET.Element, sheet: FilmSheet) -> None:
    _add_each(movie, "genre", [part for genre in sheet.genres for part in _at_slash(genre)])
    _add(movie, "country", " / ".join(part for country in sheet.countries for part in _at_slash(country)))
    _add_each(movie, "director", map(_one_name, sheet.directors))
    _add_each(movie, "credits", [part for writer in sheet.writers for part in _at_slash(_one_name(writer))])
    _add_each(movie, "studio", [company.replace(" / ", "/") for company in sheet.production_companies])


def _add_each(movie: ET.Element, tag: str, values: Iterable[str]) -> None:
    for value in dict.fromkeys(values):
        _add(movie, tag, value)


def _at_slash(text: str) -> list[str]:
    """Split at slashes, as one of the programs would."""
    return [part for piece in text.split("/") if (part := _clean(piece))]


def _one_name(name: str) -> str:
    """A name without signs at which one of the programs would split it."""
    return " ".join(map(str.strip, name.translate(_COMMAS).split(","))).replace(" / ", "/").strip()
