"""Fields of a record in the forms that several formats need: titles, releases, identifiers, names in parts, language codes."""

import functools
import json
from typing import Any, NamedTuple

from ..models import FilmSheet, Rating, ReleaseDate
from ..text.identifiers import ADDRESS, IMDB, TMDB, WIKIDATA, Identifier, identifiers
from ..text.scripts import is_wide
from ..vocabulary.wordlists import words

Node = dict[str, Any]

_KINDS = frozenset(("id", "identifier", "no", "number", "movie", "film", "title", "item", "link", "url"))
_PAGES = {
    "imdb": "https://www.imdb.com/title/{}/",
    "tmdb": "https://www.themoviedb.org/movie/{}",
    "wikidata": "https://www.wikidata.org/entity/{}",
}
_PARTICLES = frozenset(
    "af al auf bin bint da das de degli dei del della delle den der des di do dos du e el ibn la las le lo los "
    "mac ten ter 't te und van vom von zu zum zur y".split()
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "esq.", "phd", "md"))


def titles(sheet: FilmSheet) -> list[str]:
    """All titles, beginning with the one that a film is listed under."""
    return list(dict.fromkeys(title for title in (sheet.title, sheet.original_title, *sheet.also_known_as) if title))


def best_title(sheet: FilmSheet) -> str | None:
    """The title, or the first other title."""
    return next(iter(titles(sheet)), None)


def needs_title(sheet: FilmSheet) -> str | None:
    """Why a film without a title cannot be written, or None."""
    return None if best_title(sheet) else "the film has no title"


def film_name(sheet: FilmSheet) -> str:
    """The title of a film with its year, for a search; "" if there is no title.

    >>> film_name(FilmSheet(title="The Red Shoes", year=1948))
    'The Red Shoes (1948)'
    """
    title = best_title(sheet)
    return f"{title} ({sheet.year})" if title and sheet.year else title or ""


def names(sheet: FilmSheet, key: str) -> tuple[str, ...]:
    """The names under a key; for the cast, the actors."""
    found: tuple[str, ...] = tuple(member.actor for member in sheet.cast) if key == "cast" else getattr(sheet, key)
    return found


def releases(sheet: FilmSheet) -> list[ReleaseDate]:
    """The releases. The year of a sheet is one too, unless a date is in it."""
    year = str(sheet.year or "")
    has_year = any(one.date.startswith(year) for one in sheet.release_dates) or not year
    return [*(() if has_year else (ReleaseDate(date=year),)), *sheet.release_dates]


def published(sheet: FilmSheet) -> str | None:
    """The first release date in the year of the film, at its precision, else the year."""
    dates = (one.date for one in releases(sheet))
    return min((date for date in dates if date.startswith(str(sheet.year or ""))), default=None)


def on_ten(rating: Rating) -> float:
    """The rating on a scale of ten, with two decimals; 0 if its scale is unknown.

    >>> on_ten(Rating(value=4, best=5))
    8.0
    """
    return round(rating.value * 10 / rating.best, 2) if rating.best else 0.0


class Identity(NamedTuple):
    """The identifiers of a film; None for one that the record has not, or several times."""

    imdb: str | None
    tmdb: str | None
    wikidata: str | None
    addresses: tuple[str, ...]
    """Other addresses in the record."""

    @property
    def ids(self) -> dict[str, str]:
        """The identifiers that exist, by the name of their database: "imdb", "tmdb", "wikidata"."""
        return {name: value for name, value in zip(_PAGES, self[:3], strict=True) if value}

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of the film's pages in these databases."""
        return tuple(_PAGES[name].format(value) for name, value in self.ids.items())


def identity(sheet: FilmSheet) -> Identity:
    """The identifiers of a film, under any label. If two differ, none is taken.

    >>> identity(FilmSheet(other={"IMDb id": "tt0040725", "Links": "see www.example.org"}))[:2]
    ('tt0040725', None)
    """
    found: dict[str, dict[str, None]] = {IMDB: {}, TMDB: {}, WIKIDATA: {}, ADDRESS: {}}
    for label, text in sheet.other.items():
        for one in _named(label, text) or identifiers(text):
            found[one.label][one.value] = None
    imdb, tmdb, wikidata = (next(iter(found[key])) if len(found[key]) == 1 else None for key in (IMDB, TMDB, WIKIDATA))
    return Identity(imdb, tmdb, wikidata, tuple(found[ADDRESS]))


def _named(label: str, text: str) -> list[Identifier]:
    """An identifier under a label that names its database: "TMDB" with a number."""
    letters = "".join(c if c.isalnum() and not c.isdecimal() else " " for c in label)
    whose, *kinds = letters.casefold().split() or ("",)
    if whose not in _PAGES or not _KINDS.issuperset(kinds):
        return []
    return [one for one in identifiers(f"{whose}={text}") if one.value == text]


class NameParts(NamedTuple):
    """The parts of a person's name, as in catalogues; only `family` if it cannot be split."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """Family name first, as in archives.

        >>> parts("Wolfgang von Waltershausen").inverted
        'Waltershausen, Wolfgang von'
        """
        given = f"{self.given} {self.particle}".strip()
        return ", ".join(part for part in (self.family, given, self.suffix) if part)


def parts(name: str) -> NameParts:
    """Split a name by the common rule: the last word is the family name, small words before it are particles.

    The rule is also applied to names for which it is wrong (East Asian names in Latin letters, double surnames). A name
    without blanks, or in a script that writes the family name first, is not split.

    >>> parts("Martin Luther King, Jr.")
    NameParts(family='King', given='Martin Luther', particle='', suffix='Jr.')
    """
    separated = name.replace(",", ", ").split()
    suffix = ""
    if len(separated) > 2 and separated[-1].casefold() in _SUFFIXES:
        suffix = separated.pop()
        separated[-1] = separated[-1].rstrip(",")
    if any(word.endswith(",") for word in separated):  # the family name is first already
        family, _, given = (part.strip() for part in " ".join(separated).partition(","))
        return NameParts(family, given, "", suffix) if family else NameParts(given or " ".join(separated), suffix=suffix)
    if len(separated) < 2 or is_wide(name):
        return NameParts(" ".join(separated), suffix=suffix)
    first = len(separated) - 1
    while first > 1 and separated[first - 1] in _PARTICLES:
        first -= 1
    return NameParts(separated[-1], " ".join(separated[:first]), " ".join(separated[first:-1]), suffix)


def upright(name: str) -> str:
    """A name in its usual order, without a comma.

    >>> upright("Samuel Lind, Jr."), upright("Lind, Samuel")
    ('Samuel Lind Jr.', 'Samuel Lind')
    """
    if "," not in name:
        return name
    family, given, particle, suffix = parts(name)
    return " ".join(f"{given} {particle} {family} {suffix}".replace(",", " ").split()) or name.replace(",", " ")


class LanguageCode(NamedTuple):
    """BCP 47 (which is ISO 639-1 here) and ISO 639-2/T."""

    short: str
    long: str


@functools.cache
def _codes() -> dict[str, LanguageCode]:
    """The codes by name. A line of the list has both codes and then the names, which are single words."""
    lines = [line.split() for line in words("language_codes")]
    return {name: LanguageCode(*line[:2]) for line in lines for name in line}


def language_code(name: str) -> LanguageCode | None:
    """The codes of the name of a language; None if the name is unknown.

    >>> language_code("English").long
    'eng'
    """
    return _codes().get(name.strip(" .").casefold())


def present(values: Node) -> Node:
    """Values without those that are None or empty."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def to_json(value: Any) -> str:
    """JSON, indented."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
