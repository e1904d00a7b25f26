"""Programmes composed from invented material: listings, leaflets and posts about several films without labels.

Each text has one form for all of its entries: a line of the screening, a form of titles, an order of facts, a
synopsis. They teach where a further film begins, and that its title has the form of the one before.
"""

from __future__ import annotations

import random
from typing import Any, NamedTuple

from .pools import WIDE, Pool, bracketed_credits

Record = dict[str, Any]

_FORMS = (
    "{when}\n{title}\n{facts}\n{story}",
    "{title}\n{facts}\n{story}\n{when}",
    "{title}\n{when}\n{story}",
    "{title} ({facts})\n{story}",
    "{title} ({facts}) {story}",
    "{title} {by}, {facts}. {story}",
    "{title} {by}, {facts}",
    "{title}, {by}\n{story}",
    "{title}\n{by}\n{story}",
    "{when} {title}\n{facts}. {story}",
    "{title}\n{story}",
    "{title} ({year}) – {director}\n{story}",
    "{title} | {director} | {facts}\n{story}",
    "{title} ({year}, {by}) {story}",
    "{when}. {title}. {facts}. {cast}. {story}",
    "{title}\n{by}. {facts}. {cast}.\n\n{story}",
    "{by}\n{title}\n{facts}\n{story}",
    "{title}\n{facts}. {by}\n{cast}\n{story}",
    "{title}\n\n{by}\n{facts}\n\n{story}",
    "{title} – {facts} – {by}\n{when}\n\n{story}",
    "{facts}\n{title}\n{story}",
    "{title}\n{other}\n{by} / {facts}\n{story}",
    "{title} ({other})\n{facts} | {by}\n{cast}\n\n{story}",
)
_LOOKS = ("{}", "{}", "{}", "{}", "“{}”", "*{}*", "**{}**", "## {}", "### {}", "- {}", "{n}. {}", "{n}) {}", "• {}", "_{}_", "'{}'")
_WIDE_LOOKS = ("{}", "『{}』", "《{}》", "「{}」", "■{}", "【{}】", "{n}.{}", "〈{}〉", "◆{}")


class _Style(NamedTuple):
    """The style that all entries of a text share."""

    form: str
    look: str
    upper: bool
    facts: tuple[str, ...]
    mark: str
    lead: str
    starring: str
    clock: int


def compose_programme(rng: random.Random, pool: Pool) -> tuple[str, list[Record]]:
    """One programme and the records of its films."""
    style = _style(rng, pool)
    count = rng.choice([1, 2, 2, 3, 3, 4, 5])
    films = [_film(rng, pool, title) for title in rng.sample(pool.texts["titles"], count)]
    entries = [_entry(rng, pool, style, film, number) for number, film in enumerate(films, 1)]
    gap = rng.choice(["\n\n", "\n\n", "\n\n\n", "\n", "\n\n---\n\n", "\n\n* * *\n\n", "\n______\n"])
    between = rng.random() < 0.2
    text = entries[0]
    for entry in entries[1:]:
        text += gap + (rng.choice([_when(rng, pool, style), rng.choice(pool.texts["house"])]) + gap if between else "") + entry
    if rng.random() < 0.6:
        text = (
            "\n".join(rng.choice(pool.texts[rng.choice(["house", "house", "places", "blurbs"])]) for _ in range(rng.randint(1, 4)))
            + rng.choice(["\n", "\n\n"])
            + text
        )
    if rng.random() < 0.4:
        text += "\n\n" + "\n".join(rng.choice(pool.texts["house"]) for _ in range(rng.randint(1, 3)))
    return text + "\n", films


def _style(rng: random.Random, pool: Pool) -> _Style:
    wide = pool.language in WIDE
    return _Style(
        form=rng.choice(_FORMS),
        look=rng.choice(_WIDE_LOOKS if wide else _LOOKS),
        upper=not wide and rng.random() < 0.25 and pool.language != "tr",
        facts=tuple(rng.sample(("country", "year", "time", "genre", "look", "certificate"), rng.randint(2, 5))),
        mark=rng.choice([", ", ", ", " ", " / ", " | ", " • ", " - ", "; ", ". "]),
        lead=rng.choice(pool.words("directed")),
        starring=rng.choice(pool.words("with")),
        clock=rng.randrange(6),
    )


def _film(rng: random.Random, pool: Pool, title: str) -> Record:
    people = rng.sample(pool.texts["people"], 5)
    return {
        "title": title,
        "original_title": None,
        "year": rng.randint(1925, 2024),
        "runtime": rng.randint(12, 182),
        "countries": rng.sample(pool.words("countries"), rng.choice([1, 1, 1, 2])),
        "genres": rng.sample(pool.words("genres"), rng.choice([1, 1, 2])),
        "certificates": [rng.choice(["PG", "R", "FSK 12", "12A", "15", "18", "M/12", "VM14", "16+"])],
        "directors": people[: rng.choice([1, 1, 1, 2])],
        "cast": [{"actor": name, "role": None} for name in people[2 : 2 + rng.randint(2, 3)]],
        "storyline": " ".join(rng.choice(pool.texts["synopses"]).split()),
    }


def _entry(rng: random.Random, pool: Pool, style: _Style, film: Record, number: int) -> str:
    """The text of a film. Keys without text become absent in the record."""
    form, said = style.form, set[str]()
    if "{other}" in form:
        film["original_title"] = rng.choice(rng.choice(pool.foreign) or pool.texts["titles"])
    joint = "、" if pool.language in WIDE else ", "
    facts = [fact for name in style.facts if (fact := _fact(rng, pool, name, film, said))]
    for slot, key in (("{by}", "directors"), ("{director}", "directors"), ("{cast}", "cast"), ("{story}", "storyline"), ("{year}", "year")):
        if slot in form:
            said.add(key)
    if "{facts}" not in form:
        said -= {"runtime", "countries", "genres", "certificates"} | ({"year"} if "{year}" not in form else set())
    people = joint.join(film["directors"])
    title = film["title"].upper() if style.upper else film["title"]
    text = form.format(
        when=_when(rng, pool, style),
        title=style.look.format(title, n=number),
        other=film["original_title"],
        facts=style.mark.join(facts),
        by=f"{style.lead} {people}" if style.lead[-1] != "/" else style.lead + people,
        director=people,
        year=film["year"],
        cast=f"{style.starring} {joint.join(credit['actor'] for credit in film['cast'])}",
        story=film["storyline"],
    )
    for key in ("year", "runtime", "countries", "genres", "certificates", "directors", "cast", "storyline"):
        if key not in said:
            film[key] = None if key in ("year", "runtime", "storyline") else []
    film["cast"] += bracketed_credits(film["storyline"] or "")
    return text


def _fact(rng: random.Random, pool: Pool, name: str, film: Record, said: set[str]) -> str:
    if name == "look":
        return rng.choice(["35mm", "DCP", "b/w", "OmU", "OV", "colour", "VOSTFR", "16mm", "sw", "v.o."])
    if rng.random() < 0.06:
        return ""
    said.add({"country": "countries", "time": "runtime", "genre": "genres", "certificate": "certificates"}.get(name, name))
    if name == "year":
        return str(film["year"])
    if name == "time":
        unit = {"ja": "分", "zh": "分钟", "zht": "分鐘", "ko": "분", "ru": " мин."}.get(pool.language, rng.choice([" min", " min.", "'", "’", "m", " Min."]))
        return f"{film['runtime']}{unit}"
    if name == "certificate":
        return str(film["certificates"][0])
    return rng.choice(["/", ", ", "-" if name == "country" else "/"]).join(film["countries" if name == "country" else "genres"])


def _when(rng: random.Random, pool: Pool, style: _Style) -> str:
    """The time of a screening: a day, a date, a time."""
    day, number, hour, minute = rng.choice(pool.words("days")), rng.randint(1, 28), rng.randint(10, 22), rng.choice(["00", "15", "30", "45"])
    if pool.language in WIDE or not pool.words("months")[0]:
        return f"{rng.randint(1, 12)}/{number}{day} {hour}:{minute}"
    month = rng.choice(pool.words("months"))
    return (
        f"{day} {number} {month}, {hour}:{minute}",
        f"{day}, {month} {number} at {hour % 12 + 1}:{minute} pm" if pool.language == "en" else f"{day} {number} {month}",
        f"{hour}.{minute}",
        f"{day} {number}.{rng.randint(1, 12)}. {hour}.{minute}",
        f"{hour}:{minute} | {day} {number} {month}",
        f"{day} {number} {month}",
    )[style.clock]
