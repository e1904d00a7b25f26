"""Facts that the storyline states: values for keys without a field, and contradictions to fields."""

from __future__ import annotations

import re

from .. import storyline as prose
from ..diagnostics import excerpt
from ..text.source import Found, tidy
from .reading import Reading, same

_SURE = 0.9
"""A less probable statement does not contradict a field."""


def read_prose(reading: Reading) -> None:
    """Take values for keys without a field from the storyline, and from the sentence that introduces the film."""
    story = reading.record.get("storyline")
    if story is not None:
        reading.opening = prose.read_opening(reading.shadow, story.start, story.end)
        _take(reading, reading.opening, "the storyline")
        _take_people(reading, reading.opening)
    for start, end in reading.leads if not {"title", "year"} <= reading.record.keys() else ():
        opening = prose.read_opening(reading.shadow, start, end)
        title, named = opening.heading.title, reading.record.get("title")
        if title is not None and (named is None or same(title.value, named.value)):
            for found in _take(reading, opening, "a sentence"):
                reading.claim(found, "field")
            break


def _take(reading: Reading, opening: prose.Opening, source: str) -> list[Found]:
    """Take the facts of an opening for keys without a value. Returns the title and the year that were taken."""
    record = reading.record
    taken: list[Found] = []
    for key in ("title", "original_title", "year"):
        found = getattr(opening.heading, key) if key not in record else None
        if found is not None and not (key == "year" and record.get("release_dates")):
            record[key] = found = _within_quotes(reading, found) if key != "year" else found
            taken.append(found)
            _state(reading, opening, key, f"/{key}", found, source)
    return taken


def _state(reading: Reading, opening: prose.Opening, key: str, pointer: str, found: Found, source: str = "the storyline") -> None:
    """Record how probable a value is that prose states, and report it. Facts from prose are never certain."""
    reading.confidence[pointer] = opening.heading.confidence.get(key) or prose.CONFIDENCE[key]
    name = "actor" if key in ("starring", "played") else key.replace("_", " ")
    reading.note("FS301" if key == "title" else "FS302", f"{name} {excerpt(str(found.value))} is from {source}", *found.span)


_QUOTED = re.compile(r"(?:[^\W\d_]{1,5} |.{1,80}[.!?] )?[\"“«„](?P<title>[^\"”»“„]{2,120}?),?[\"”»“](?:[, ].{0,80})?")


def _within_quotes(reading: Reading, found: Found) -> Found:
    """A title in quotation marks, without them and the text around them: In "The Harbour"."""
    quoted = _QUOTED.fullmatch(reading.shadow, found.start, found.end)
    return found if quoted is None else Found(tidy(quoted["title"]), *quoted.span("title"))


def _take_people(reading: Reading, opening: prose.Opening) -> None:
    """Take directors and actors from the storyline."""
    record = reading.record
    for number, one in enumerate(() if "directors" in record else opening.directors):
        record.setdefault("directors", []).append(one)
        _state(reading, opening, "directors", f"/directors/{number}", one)
    if "cast" not in record and (opening.played or opening.starring):
        record["cast"] = [{"actor": actor, "role": role} for actor, role in _billing(opening)]
        for number, parts in enumerate(record["cast"]):
            _state(reading, opening, "starring" if opening.starring else "played", f"/cast/{number}/actor", parts["actor"])
            if parts["role"] is not None:
                reading.confidence[f"/cast/{number}/role"] = reading.confidence[f"/cast/{number}/actor"]


def _billing(opening: prose.Opening) -> list[tuple[Found, Found | None]]:
    """Those who star first, in order, each with the role that the prose gives; then the others."""
    roles = {actor.value.casefold(): (actor, role) for actor, role in opening.played}
    credits: list[tuple[Found, Found | None]] = []
    for actor in opening.starring:
        played = roles.pop(actor.value.casefold(), None)
        if played is None:
            credits.append((actor, None))
        else:
            credits.append((actor._replace(more=(*actor.more, played[0].span)), played[1]))
    return credits + list(roles.values())


def compare_with_prose(reading: Reading) -> None:
    """Report where the storyline contradicts a field, or names more people. The record does not change."""
    opening = reading.opening
    if opening is None:
        return
    record = reading.record
    for key in ("title", "year"):
        stated, field = getattr(opening.heading, key), record.get(key)
        sure = opening.heading.confidence.get(key, 0.0) >= _SURE
        if stated is not None and field is not None and sure and not same(stated.value, field.value):
            message = f"the storyline says {key} {excerpt(str(stated.value))}, the sheet {excerpt(str(field.value))}"
            reading.note("FS303", message, *stated.span)
    _compare_directors(reading, opening)


def _compare_directors(reading: Reading, opening: prose.Opening) -> None:
    names = {one.value.casefold() for one in reading.record.get("directors", ())}
    stated = opening.directors if names else []
    more = [one for one in stated if one.value.casefold() not in names]
    if not more:
        return
    people = excerpt(", ".join(one.value for one in more))
    some = "FS304", f"the storyline also names {people} among the directors"
    others = "FS303", f"the storyline gives the directors as {people}"
    reading.note(*(some if len(more) < len(stated) else others), more[0].start, more[-1].end)
