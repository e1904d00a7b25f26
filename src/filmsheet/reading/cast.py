"""The cast of a film: actors and roles that were judged apart, paired to credits."""

from __future__ import annotations

from .credits import add_cast, add_credit
from .labels import ACTOR, ROLE
from .pieces import undelimited
from .reading import Parts
from .runs import Labelled, Run, found_in

_FAR = 12
"""So many pieces between two credits part two blocks of them."""


def add_cast_of(film: Labelled) -> None:
    """Add the credits of a film."""
    block: list[Run] = []
    for run in film.runs:
        if run.label not in (ACTOR, ROLE):
            continue
        if block and run.first - block[-1].last > _FAR:
            _add_block(film, block)
            block = []
        block.append(run)
    _add_block(film, block)


def _add_block(film: Labelled, block: list[Run]) -> None:
    for actor, role in _paired(film, block):
        _add_one(film, actor, role)


def _paired(film: Labelled, block: list[Run]) -> list[tuple[Run, Run | None]]:
    """Actors and their roles; a block that opens with a role and ends with an actor has the role first."""
    if not block:
        return []
    role_first = block[0].label == ROLE and block[-1].label == ACTOR
    pairs: list[tuple[Run, Run | None]] = []
    for run in block[::-1] if role_first else block:
        if run.label == ACTOR:
            pairs.append((run, None))
        elif pairs:
            actor, played = pairs[-1]
            if played is None:
                pairs[-1] = actor, run
            elif film.pieces[run.first].line == film.pieces[played.first].line:
                low, high = min(run.first, played.first), max(run.last, played.last)
                pairs[-1] = actor, played._replace(first=low, last=high, start=min(run.start, played.start), end=max(run.end, played.end))
    if role_first:
        pairs.reverse()
    return pairs


def _add_one(film: Labelled, actor: Run, role: Run | None) -> None:
    """Add a credit, or the credits of a run in which nothing parts a role from the next actor."""
    reading = film.reading
    if undelimited(film.shadow[actor.start : actor.end]):
        _add_undelimited(film, actor)
        return
    parts: Parts = {"actor": found_in(film.shadow, actor), "role": found_in(film.shadow, role)}
    if parts["actor"] is None:
        return
    number = add_credit(reading, reading.record.setdefault("cast", []), parts)
    film.say([f"/cast/{number}/actor"], actor)
    if role is not None and parts["role"] is not None:
        film.say([f"/cast/{number}/role"], role)
    if actor.opened >= 0:
        film.used.add(actor.opened)


def _add_undelimited(film: Labelled, run: Run) -> None:
    reading = film.reading
    number = len(reading.record.get("cast", ()))
    add_cast(reading, run.start, run.end)
    if run.opened >= 0:
        film.used.add(run.opened)
    sure = film.sureness(run)
    if sure >= 1.0:
        return
    for at, parts in enumerate(reading.record.get("cast", ())[number:], number):
        for pointer in (f"/cast/{at}/{name}" for name in ("actor", "role") if parts[name] is not None):
            reading.confidence[pointer] = min(sure, reading.confidence.get(pointer, 1.0))
            if pointer not in reading.alternatives:
                film.say([pointer], run)
