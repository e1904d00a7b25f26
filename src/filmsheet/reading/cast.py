"""The cast of a film: pairs actors and roles that were judged separately, and adds casts that are read as a whole.

Credits have their places, their separators, and the doubt about each cut.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from .. import cast as casts
from ..diagnostics import excerpt
from ..text.source import BLANKS, Found, Span, tidy, trim
from ..vocabulary.wordlists import any_of, words
from .connectives import leading_as, links, undelimited
from .labels import ACTOR, ROLE
from .persons import name_bounds
from .pieces import BRACKET, LINE
from .reading import Parts, Reading, add_places, folded
from .runs import Labelled, Run, bounds, text_at
from .turns import NOTES

_FAR = 12
"""This many pieces between two credits separate two blocks of them."""
_SURE = 0.98
"""If each cut of a cast has at least this probability, the rest of the sheet is not searched for evidence."""
_CONTEXT = 20_000
_CONNECTIVE_LIMIT, _LONGEST_ENDING = 40, 60


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
    pairs: list[tuple[Run, Run | None]] = list(_bracketed(film, block))
    taken = {run for pair in pairs for run in pair}
    rest = [run for run in block if run not in taken]
    lines = [list(runs) for _, runs in groupby(rest, key=lambda run: film.pieces[run.first].line)]
    votes = _votes(lines)
    usual = votes > 0 or (votes == 0 and bool(rest) and _role_first(rest))
    waiting: list[Run] = []
    for line in lines:
        awaited = bool(pairs) and pairs[-1][1] is None and not usual
        role_first = (_role_first(line) and not awaited) or (usual and not _actor_first(line))
        if role_first:
            waiting = _take_roles_first(film, pairs, waiting, line)
        else:
            _take_actors_first(film, pairs, line)
    return sorted(pairs, key=lambda pair: pair[0].first)


def _bracketed(film: Labelled, block: list[Run]) -> Iterator[tuple[Run, Run]]:
    """The actors that stand in brackets behind their roles in sentences: "The pilot Mary Reed (Ida Holm) comes home"."""
    for role, actor in pairwise(block):
        before, piece = film.pieces[role.first - 1] if role.first else None, film.pieces[actor.first]
        in_sentence = before is not None and before.prose and film.pieces[role.first].gap < LINE
        if role.label == ROLE and actor.label == ACTOR and actor.first == role.last + 1 and piece.gap == BRACKET and piece.held and in_sentence:
            yield actor, role


def _role_first(line: list[Run]) -> bool:
    return line[0].label == ROLE and line[-1].label == ACTOR


def _actor_first(line: list[Run]) -> bool:
    return line[0].label == ACTOR and line[-1].label == ROLE


def _votes(lines: list[list[Run]]) -> int:
    """The number of lines with the role first, minus those with the actor first. A role of the actor on the line above is ignored."""
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
    number = _add_credit(reading, reading.record.setdefault("cast", []), parts)
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


# Casts that are read as a whole


def add_cast(reading: Reading, start: int, end: int, cuts: Sequence[Span] = ()) -> None:
    """Read a region as a cast, with the places of its links if they are not words. The rest of the sheet is evidence for doubtful cuts."""
    shadow, end = reading.shadow, without_more_note(reading, start, end)
    found = _read_credits(shadow, start, end, reading.known, cuts)
    doubts = found.doubts[:] if reading.thorough else []
    credits: list[Parts] = reading.record.setdefault("cast", [])
    begun = len(credits) > 0
    numbers: list[int] = []
    for credit in found.credits:
        parts = {"actor": _found(shadow, credit.actor), "role": _found(shadow, credit.role)}
        if parts["actor"] is None:
            numbers.append(-1)
        elif begun:
            numbers.append(_add_credit(reading, credits, parts))
        else:
            numbers.append(len(credits))
            credits.append(parts)
    for doubt in doubts:
        _doubt(reading, doubt, numbers[doubt.index - 1], numbers[doubt.index])
    _claim_cast(reading, start, end, found.credits)


@functools.cache
def more_note() -> re.Pattern[str]:
    """The words at the end of a cast that mention that there are more."""
    mark = r"[\s,;|/(／、，；・·]"
    pattern = rf"{mark}(?:{any_of('and')}|&)\s+(?:\d+\s)?(?:{any_of('others')})|(?:^|{mark})(?:\d+\s(?:{any_of('others')})|\(more\)|(?:{any_of('et_al')}))"
    return re.compile(rf"(?:{pattern}|\s?(?:\.\.\.|…)|(?<=[\u3400-\u9fff]{{2}})等)[\s.»…)]*\Z", re.IGNORECASE)


@functools.cache
def _more_words() -> tuple[str, ...]:
    """What such words end with: a quick test, as most casts end with a name."""
    return (*words("others"), *words("et_al"), "more", "等")


def without_more_note(reading: Reading, start: int, end: int) -> int:
    """The end of a cast without the words that mention that there are more; these are claimed."""
    shadow, base = reading.shadow, max(start, end - _LONGEST_ENDING)
    ending = shadow[base:end].rstrip(BLANKS + ".»…)")
    dots = "..." in shadow[base:end] or "…" in shadow[base:end]
    found = more_note().search(shadow, base, end) if dots or ending.casefold().endswith(_more_words()) else None
    if found is None or found.start() <= start:
        return end
    reading.claims.append((*trim(reading.shadow, found.start(), end), "separator", "cast"))
    return found.start()


def _read_credits(shadow: str, start: int, end: int, known: Collection[str], cuts: Sequence[Span]) -> casts.CastReading:
    """The credits of a region. The surrounding text is evidence for doubtful cuts."""
    if not cuts and " as " not in shadow[start:end]:
        cuts = links(shadow, start, end)
    found = casts.read(shadow, start, end, known=known, links=cuts)
    if not found.doubts.all_sure(_SURE):
        context = f"{shadow[max(0, start - _CONTEXT) : start]}\n{shadow[end : end + _CONTEXT]}"
        found = casts.read(shadow, start, end, known=known, context=context, links=cuts) if context.strip() else found
    return found


def _add_credit(reading: Reading, credits: list[Parts], parts: Parts) -> int:
    """Add a credit to a cast that was started elsewhere. An actor without a role gets the role."""
    index = reading.index
    if ("cast",) not in index:
        index["cast",] = 0
        for number, before in enumerate(credits):
            _index_credit(reading, before, number)
    actor, role = folded(parts["actor"]), folded(parts["role"])
    known = index.get(("cast", actor)) if role is None else index.pop(("cast", actor, None), None)
    if known is None:
        reading.append("cast", parts)
        known = index["cast", actor, role]
        _index_credit(reading, parts, known)
        return known
    for found in parts.values():
        if found is not None:
            reading.claim(found, "cast")
    kept = credits[known]
    kept["role"] = kept["role"] or parts["role"]
    add_places(kept, {"actor": parts["actor"], "role": None})
    _index_credit(reading, kept, known)
    return known


def _index_credit(reading: Reading, parts: Parts, number: int) -> None:
    actor = folded(parts["actor"])
    reading.index.setdefault(("cast", actor), number)
    reading.index.setdefault(("cast", actor, folded(parts["role"])), number)


def _claim_cast(reading: Reading, start: int, end: int, credits: list[casts.Credit]) -> None:
    """Claim the credits of a cast and their separators: "as", "played by", "and others"."""
    shadow, claims = reading.shadow, reading.claims
    position = start
    spans = sorted({span for credit in credits for span in (*credit.actor, *credit.role)})
    spans.append(Span(end, end))
    for first, last in spans:
        gap = shadow[position:first].strip() if position < first else ""
        if 0 < len(gap) <= _CONNECTIVE_LIMIT:
            at = shadow.index(gap, position)
            claims.append((at, at + len(gap), "separator", "cast"))
        if first < last:
            claims.append((first, last, "value", "cast"))
        position = max(position, last)


def _found(shadow: str, spans: tuple[Span, ...]) -> Found | None:
    if not spans:
        return None
    found = text_at(shadow, *spans[0])
    return found._replace(more=spans[1:]) if found else None


def _doubt(reading: Reading, doubt: casts.Doubt, before: int, behind: int) -> None:
    """Record the probability of a cut and the next likely one for the credits on both sides."""
    shadow = reading.shadow
    role, actor = f"/cast/{before}/role", f"/cast/{behind}/actor"
    other_role, other_actor = (tidy(shadow[a:b]) for a, b in (doubt.other_role, doubt.other_actor))
    for number, pointer, place, other in ((before, role, doubt.role, other_role), (behind, actor, doubt.actor, other_actor)):
        if number < 0:
            continue
        reading.confidence[pointer] = min(doubt.probability, 0.9999)
        if other and doubt.other_probability > 0 and other != tidy(shadow[slice(*place)]):
            reading.alternatives[pointer] = (other, min(doubt.other_probability, 0.9999))
    if doubt.probability < casts.DOUBT_THRESHOLD:
        this = f"{tidy(shadow[slice(*doubt.role)])} | {tidy(shadow[slice(*doubt.actor)])}"
        message = f"cut as {this} ({doubt.probability:.2f}); or {other_role} | {other_actor} ({doubt.other_probability:.2f})"
        reading.note("FS201", excerpt(message, 200), doubt.role.start, doubt.actor.end)
