"""Composed film sheets of invented films, in several layouts: `python benchmarks/sheets.py FOLDER 100000`."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST = (
    "Ada Bruno Clara Dario Edith Felix Greta Hugo Iris Jonas Karin Leo Mara Nils Olga Pavel Rosa Simon Thea Ugo Vera Walter Yara Zeno "
    "Agnes Boris Celia Dora Emil Flora Georg Hanna Ivo Judith"
).split()
LAST = (
    "Abendroth Brook Castell Dunmore Ellery Fairweather Garrow Hollis Ingram Jessop Kirkwall Lorne Marchetti Norwood Ormond Pellegrin "
    "Quayle Ravensworth Strand Tolliver Ulrich Vane Whitlock Yarrow Zeller Ashdown Birkett Corvino Dahl Esterhazy"
).split()
ROLES = (
    "The Keeper;Captain Moss;Nurse Ellen;A Stranger;Mrs. Harrow;Old Tom;The Piano Teacher;Inspector Rell;Young Anna;Policeman (uncredited);"
    "Dr. Lund;The Ferryman;Sister Agathe;Max;Postman"
).split(";")
NOUNS = "Harbour Lighthouse Orchard Bridge Winter Garden Signal River Winder Lantern Station Meadow Clock Letter Island".split()
MOODS = "Silent Crooked Last Golden Hollow Distant Burning Quiet Second Blue Forgotten Narrow".split()
GENRES = "Drama Music Romance Comedy Crime Mystery Adventure War Fantasy Thriller".split()
COUNTRIES = "UK France Italy Sweden Denmark Poland Japan Canada".split()
SENTENCES = (
    "A {role} comes to a town by the sea and finds that nobody remembers the storm.",
    "Years later, {name} returns to the house where the letters were hidden.",
    "The film follows a family through one winter, as the river freezes and old debts fall due.",
    "When the bridge is closed, two strangers must share the last boat of the season.",
    "What begins as a quiet visit turns into a search for the missing clockmaker.",
    "Critics praised the long takes and the sound of wind that runs through every scene.",
    "The harbour was built on a lake, since the sea froze before shooting began.",
    "{name} learned to row for the part and kept the boat afterwards.",
    "The score was recorded in a single night with an orchestra of forty.",
    "A scene with a white horse was cut after the first screening and is lost.",
)


class Film(NamedTuple):
    """The data of a composed sheet."""

    title: str
    year: int
    genres: list[str]
    country: str
    rating: float
    votes: int
    runtime: int
    director: str
    writer: str
    cast: list[tuple[str, str]]
    storyline: list[str]
    trivia: list[str]


def film(rng: random.Random) -> Film:
    """Invent a film."""
    return Film(
        title=f"The {rng.choice(MOODS)} {rng.choice(NOUNS)}",
        year=rng.randrange(1925, 2025),
        genres=rng.sample(GENRES, rng.randrange(1, 4)),
        country=rng.choice(COUNTRIES),
        rating=rng.randrange(30, 95) / 10,
        votes=rng.randrange(100, 500_000),
        runtime=rng.randrange(60, 200),
        director=_name(rng),
        writer=_name(rng),
        cast=[(_name(rng), role) for role in rng.sample(ROLES, rng.randrange(3, 12))],
        storyline=[_prose(rng, rng.randrange(3, 9)) for _ in range(rng.randrange(1, 3))],
        trivia=[_prose(rng, rng.randrange(1, 4)) for _ in range(rng.randrange(0, 10))],
    )


def _name(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def _prose(rng: random.Random, sentences: int) -> str:
    chosen = (rng.choice(SENTENCES) for _ in range(sentences))
    return " ".join(sentence.format(role=rng.choice(ROLES).lower(), name=_name(rng)) for sentence in chosen)


def _template(film: Film) -> str:
    story = "\n\n".join(film.storyline)
    cast = " ".join(f"{actor} as {role}" for actor, role in film.cast)
    trivia = "\n".join(f"  {number}. {text}" for number, text in enumerate(film.trivia, 1))
    return (
        f'Storyline:   "{film.title}" is a {film.year} drama film directed by {film.director}. {story}\nYear : {film.year}\n'
        f"Genre : {', '.join(film.genres)}\nIMDB Rating: {film.rating}\nDirector: {film.director}\nTop Billing Cast:  {cast}\n\n{trivia}\n"
    )


def _labelled(film: Film) -> str:
    cast = ", ".join(f"{actor} as {role}" for actor, role in film.cast)
    trivia = "\n".join(f"- {text}" for text in film.trivia)
    return (
        f"Title: {film.title}\nReleased: {film.year}\nRunning time: {film.runtime} min\nCountry: {film.country}\n"
        f"Genres: {' / '.join(film.genres)}\nIMDb: {film.rating}/10 ({film.votes:,} votes)\nDirected by: {film.director}\n"
        f"Written by: {film.writer}\nStarring: {cast}\n\nPlot:\n{film.storyline[0]}\n\nTrivia:\n{trivia}\n"
    )


def _titled(film: Film) -> str:
    cast = "\n".join(f"{actor} ... {role}" for actor, role in film.cast)
    trivia = "\n".join(f"{number}) {text}" for number, text in enumerate(film.trivia, 1))
    return (
        f"{film.title} ({film.year})\n\n{' | '.join(film.genres)}\nDirector - {film.director}\nScreenplay - {film.writer}\n"
        f"Runtime - {film.runtime // 60}h {film.runtime % 60}m\n\nSynopsis\n{film.storyline[0]}\n\nCast\n{cast}\n\nDid you know\n{trivia}\n"
    )


def _markdown(film: Film) -> str:
    cast = "\n".join(f"* {actor} ({role})" for actor, role in film.cast)
    return (
        f"# {film.title} ({film.year})\n\n**Director:** {film.director}\n**Genre:** {', '.join(film.genres)}\n"
        f"**Rating:** {film.rating}/10\n**Runtime:** {film.runtime} minutes\n\n## Cast\n{cast}\n\n## Synopsis\n{film.storyline[0]}\n"
    )


LAYOUTS: tuple[Callable[[Film], str], ...] = (_template, _labelled, _titled, _markdown)


def compose(number: int) -> str:
    """The sheet with a number: the same in every run."""
    rng = random.Random(number)  # noqa: S311 - no secrets
    return LAYOUTS[number % len(LAYOUTS)](film(rng))


def sheets(count: int) -> Iterator[str]:
    """A number of sheets."""
    return map(compose, range(count))


def text_of(size: int, layout: int = 1) -> str:
    """A text of about `size` characters: consecutive sheets of one layout."""
    parts: list[str] = []
    length = number = 0
    while length < size:
        parts.append(LAYOUTS[layout](film(random.Random(number))))  # noqa: S311 - no secrets
        length += len(parts[-1]) + 1
        number += 1
    return "\n".join(parts)


def write(folder: Path, count: int) -> Path:
    """Write sheets as files, a thousand a folder."""
    for number in range(count):
        if number % 1000 == 0:
            below = folder / f"{number // 1000:04}"
            below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:07}.txt").write_text(compose(number), encoding="utf-8")
    return folder


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
