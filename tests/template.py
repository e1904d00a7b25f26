"""Sheets of the template, composed from records: a storyline, fields, a cast in one line, and numbered trivia."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

PEOPLE = (
    "Ann Field|Tom Reed|Mary Holm|Jean-Luc Moreau|Karel van der Berg|Zoë Müller|Ines de la Cruz|Patrick O’Hara|Ruth Ann Stone|Otto Falk|Leslie Banks|Moira Lister|"
    "Robert Donat|Googie Withers|Eric Portman|Kathleen Byron|Esmond Knight|Flora Robson|Marius Holt|Sheila Sim|Dennis Price|Judy Campbell"
).split("|")  # fmt: skip
ROLES = "Mary|The Ferryman|Dr. Hale|Captain Borg|Second guard|Audience member|BBC radio announcer|Mrs. Moss|Ivan Boleslawsky|Victoria Page|Nurse|The Harbour master".split(
    "|"
)
TITLES = "The Harbour|Night Ferry|Stones, Sand & Sea|Über den Fluss|La Maison du bord|Seven|What Now|Yes, Captain|The Long Tide|A Boat, a Bell".split("|")
GENRES = "Drama|Comedy|Crime|Romance|War|Western|Thriller|Science Fiction|Music|Film-Noir".split("|")
SENTENCES = (
    "The movie tells the story of a young pilot named {role} (played by {actor}) who waits for a ship that never comes.",
    "Two brothers meet at a station, and neither of them knows what the other carries in his coat.",
    "She leaves her garden to the sea and follows it north, where nobody has heard of her.",
    "As the water rises, the town must choose between the mill and the church.",
    "Regarded as a classic of its decade, the film continues to captivate audiences with its performances.",
    "However, the captain finds himself torn between his crew and a promise that he made years ago.",
    "The tide brings back a letter (and a name), and with it the question that nobody dared to ask.",
)  # fmt: skip
FACTS = (
    "The ferry was built for the film and sank on the last day of shooting, in a storm that was not in the script.",
    "{actor} turned the part down twice before accepting it; the contract was signed on a napkin.",
    "The score was recorded in one night by forty musicians, most of whom had never seen a picture.",
    "Director {actor} holds the film in high regard. It stands in the list of favourites that was printed in 1999.",
    "The map in the second reel is upside down. Nobody noticed until the premiere in London's West End.",
    "It ranks #9 in a poll of critics, taken by the Institute in 1999/2000 among readers.",
)  # fmt: skip
LABELS = {
    "storyline": ("Storyline", "Plot", "Synopsis", "Plot summary"),
    "year": ("Year", "Year of release", "Release year"),
    "genres": ("Genre", "Genres"),
    "ratings": ("IMDB Rating", "IMDb Rating", "IMDb score"),
    "directors": ("Director", "Directed by", "Directors"),
    "cast": ("Top Billing Cast", "Cast", "Starring", "Top Cast", "Stars"),
}
SEPARATORS = (": ", " : ", ":  ", ":\t", " :  ", ":   ")
VARIANTS = ("plain", "labels", "empty cast", "and", "comma", "trivia label")


class Composed(NamedTuple):
    """A sheet, and its record."""

    text: str
    record: dict[str, Any]


def compose(rng: random.Random, variant: str) -> Composed:
    """A sheet of the template with one variation."""
    varied = variant == "labels"
    people, roles = rng.sample(PEOPLE, 8), rng.sample(ROLES, 6)
    title = rng.choice([one for one in TITLES if ("," in one) == (variant == "comma")])
    year, directors = rng.randrange(1925, 2020), people[:1] if rng.random() < 0.7 else people[:2]
    paragraphs = _story(rng, title, year, directors, people)
    genres, score = rng.sample(GENRES, rng.randrange(1, 4)), rng.choice((8, 7, 6.5, 7.9, 8.1))
    credits = list(zip(people[3 : 3 + rng.randrange(2, 5)], roles, strict=False))
    trivia = [rng.choice(FACTS).format(actor=people[7]) for _ in range(rng.randrange(2, 9))]

    def line(key: str, value: str) -> str:
        label = rng.choice(LABELS[key]) if varied else LABELS[key][0]
        separator = rng.choice(SEPARATORS) if varied else {"year": " : ", "genres": " : ", "cast": ":  ", "storyline": ":   "}.get(key, ": ")
        return label + separator + value

    cast = " ".join(f"{actor} as {role}" for actor, role in credits)
    if variant == "and":
        cast = " ".join(f"{actor} as {role}" for actor, role in credits[:-1]) + " and {} as {}".format(*credits[-1])
    lines = [
        line("storyline", "\n\n".join(paragraphs)),
        line("year", str(year)),
        line("genres", ", ".join(genres)),
        line("ratings", str(score)),
        line("directors", ", ".join(directors)),
    ]
    lines.append(line("cast", "") if variant == "empty cast" else line("cast", cast))
    lines.append("Trivia:" if variant == "trivia label" else "")
    lines += [f"  {number}. {text}" for number, text in enumerate(trivia, 1)]
    record: dict[str, Any] = {
        "title": title, "year": year, "genres": genres, "directors": directors, "storyline": "\n\n".join(paragraphs),
        "ratings": [{"source": "IMDb", "value": float(score), "best": 10.0, "votes": None}],
        "trivia": [{"number": number, "text": text} for number, text in enumerate(trivia, 1)],
        "cast": [{"actor": actor, "role": role} for actor, role in credits],
    }  # fmt: skip
    if variant == "empty cast":  # then the storyline is used
        record["cast"] = [{"actor": people[2], "role": "Victoria Page"}] if "played by" in paragraphs[0] else []
    return Composed("\n".join(lines), record)


def _story(rng: random.Random, title: str, year: int, directors: list[str], people: list[str]) -> list[str]:
    kind = rng.choice(("British drama film", "American war film", "French romantic comedy film", "drama film"))
    opening = f'"{title}" is a {year} {kind} directed by {" and ".join(directors)}.'
    rest = [sentence.format(role="Victoria Page", actor=people[2]) for sentence in rng.sample(SENTENCES, rng.randrange(3, 6))]
    at = rng.randrange(1, len(rest))
    return [" ".join((opening, *rest[:at])), " ".join(rest[at:])]
