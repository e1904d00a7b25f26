"""The cast of a film: pairs actors and roles that were judged separately."""

from __future__ import annotations

from itertools import groupby

from ..text.source import Span
from .connectives import leading_as, undelimited
from .credits import add_cast, add_credit, without_more_note
from .labels import ACTOR, ROLE
from .persons import name_bounds
from .reading import Parts
from .runs import Labelled, Run, bounds, text_at
from .turns import NOTES

_FAR = 12
"""This many pieces between two credits separate two blocks of them."""


def add_cast_of(film: Labelled) -> None:
    """Add the credits of a film."""
    blocks: list[list[Run]] = []
    for run in film.runs:
        if run.label in (ACTOR, ROLE):
            if blocks and run.first - blocks[-1][-1].last <= _FAR:
                blocks[-1].append(run)
            else:
                blocks.append([run])
    for actor, role in (pair for block in blocks for pair in _paired(film, block)):
        _add_one(film, actor, role)


def _paired(film: Labelled, block: list[Run]) -> list[tuple[Run, Run | None]]:
    """Actors and their roles, line by line. A line that begins with a role and ends with an actor has the role first."""
    lines = [list(runs) for _, runs in groupby(block, key=lambda run: film.pieces[run.first].line)]
    votes = _votes(lines)
    usual = votes > 0 or (votes == 0 and _role_first(block))
    pairs: list[tuple[Run, Run | None]] = []
    waiting: list[Run] = []
    for line in lines:
        awaited = bool(pairs) and pairs[-1][1] is None and not usual
        role_first = (_role_first(line) and not awaited) or (usual and not _actor_first(line))
        if role_first:
            waiting = _take_roles_first(film, pairs, waiting, line)
        else:
            _take_actors_first(film, pairs, line)
    return pairs


def _role_first(line: list[Run]) -> bool:
    return line[0].label == ROLE and line[-1].label == ACTOR


def _actor_first(line: list[Run]) -> bool:
    return line[0].label == ACTOR and line[-1].label == ROLE


def _votes(lines: list[list[Run]]) -> int:
    """How many more lines have the role first than the actor. A role that belongs to the actor at the end of the line above counts for neither."""
    votes, awaited = 0, False
    for line in lines:
        own = line[1:] if awaited and line[0].label == ROLE else line
        votes += bool(own) and _role_first(own) - _actor_first(own)
        awaited = bool(own) and own[0].label == own[-1].label == ACTOR and (awaited or any(run.label == ROLE for run in own))
    return votes


def _take_actors_first(film: Labelled, pairs: list[tuple[Run, Run | None]], line: list[Run]) -> None:
    """Add the credits of a line. A role belongs to the actor before it, which may be on the line above."""
    for run in line:
        if run.label == ACTOR:
            pairs.append((run, None))
        elif pairs:
            actor, role = pairs[-1]
            if role is None or role in line:
                pairs[-1] = actor, _joined(film, role, run)
            if role is None and _is_shared(film.shadow[run.start : run.end]):
                at = len(pairs) - 1
                while at and pairs[at - 1][1] is None and pairs[at - 1][0] in line:
                    at -= 1
                    pairs[at] = pairs[at][0], run


def _is_shared(role: str) -> bool:
    """Whether several actors share a role: a plural, or two roles with a connective."""
    return (role[-1:] == "s" and role[-2:] not in ("ss", "us", "is") and role[:1].islower()) or " & " in role or " and " in role


def _take_roles_first(film: Labelled, pairs: list[tuple[Run, Run | None]], waiting: list[Run], line: list[Run]) -> list[Run]:
    """Add the credits of a line. A role belongs to the actor after it. Returns the roles that no actor follows."""
    for run in line:
        if run.label == ROLE:
            waiting = [*(one for one in waiting if one in line), run]
        else:
            role: Run | None = None
            for one in waiting:
                role = _joined(film, role, one)
            pairs.append((run, role))
            waiting = []
    return waiting


def _joined(film: Labelled, role: Run | None, more: Run) -> Run:
    """One role from two parts."""
    if role is None:
        return more
    first, last = min(role.first, more.first), max(role.last, more.last)
    start, end = film.extent(first, last)
    return role._replace(first=first, last=last, start=start, end=end)


def _add_one(film: Labelled, actor: Run, role: Run | None) -> None:
    """Add a credit, or the credits of an undelimited run."""
    reading = film.reading
    if undelimited(film.shadow[actor.start : actor.end]):
        _add_undelimited(film, actor)
        return
    actor = actor._replace(end=without_more_note(reading, actor.start, actor.end))
    parts: Parts = {
        "actor": text_at(film.shadow, *name_bounds(film.shadow, actor.start, actor.end, film.vocabulary)),
        "role": text_at(film.shadow, *_role_bounds(film.shadow, role.start, role.end)) if role is not None else None,
    }
    if parts["actor"] is None:
        return
    if parts["role"] is not None and parts["role"].value.isdecimal():
        parts["role"] = None  # the age of the actor, or a page number
    if film.shadow[(end := parts["actor"].end) : actor.end] == ".":
        reading.claims.append((end, end + 1, "separator", "cast"))
    number = add_credit(reading, reading.record.setdefault("cast", []), parts)
    film.set_confidence([f"/cast/{number}/actor"], actor)
    if role is not None and parts["role"] is not None:
        film.set_confidence([f"/cast/{number}/role"], role)
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
                film.set_confidence([pointer], run)


def _role_bounds(shadow: str, start: int, end: int) -> Span:
    """The bounds of a role, without "as" before it and without the brackets around a note, or around two of them: "(voice)", "(Mary) (voice)"."""
    start, end = bounds(shadow, start, end)
    if (lead := leading_as().match(shadow, start, end)) is not None:
        start = lead.end()
    text = shadow[start:end]
    if text.count('"') % 2 and shadow[end : end + 1] == '"':
        end += 1
    elif text.count('"') % 2 and shadow[start - 1 : start] == '"':
        start -= 1
    if shadow[end : end + 1] == ")" and text.count("(") > text.count(")"):
        end += 1
    noted = text.casefold().split(" (")[0] in NOTES or 0 <= text.find(")") < text.find("(")
    return Span(start - 1, end + 1) if noted and shadow[start - 1 : start] == "(" and shadow[end : end + 1] == ")" else Span(start, end)
