"""Adds casts to a reading: credits with their places, their separators, and the doubt about each cut."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence

from .. import cast as casts
from ..diagnostics import excerpt
from ..text.source import Found, Span, tidy, trim
from ..vocabulary.wordlists import any_of
from .connectives import links
from .reading import Parts, Reading, add_places, folded

SURE = 0.98
"""If each cut of a cast has at least this probability, the rest of the sheet is not searched for evidence."""
_CONTEXT = 20_000
_CONNECTIVE_LIMIT, _LONGEST_ENDING = 40, 60


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
            numbers.append(add_credit(reading, credits, parts))
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


def without_more_note(reading: Reading, start: int, end: int) -> int:
    """The end of a cast without the words that mention that there are more; these are claimed."""
    found = more_note().search(reading.shadow, max(start, end - _LONGEST_ENDING), end)
    if found is None or found.start() <= start:
        return end
    reading.claims.append((*trim(reading.shadow, found.start(), end), "separator", "cast"))
    return found.start()


def _read_credits(shadow: str, start: int, end: int, known: Collection[str], cuts: Sequence[Span]) -> casts.CastReading:
    """The credits of a region. The surrounding text is evidence for doubtful cuts."""
    if not cuts and " as " not in shadow[start:end]:
        cuts = links(shadow, start, end)
    found = casts.read(shadow, start, end, known=known, links=cuts)
    if not found.doubts.all_sure(SURE):
        context = f"{shadow[max(0, start - _CONTEXT) : start]}\n{shadow[end : end + _CONTEXT]}"
        found = casts.read(shadow, start, end, known=known, context=context, links=cuts) if context.strip() else found
    return found


def add_credit(reading: Reading, credits: list[Parts], parts: Parts) -> int:
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
    (start, end), *more = spans
    text = tidy(shadow[start:end])
    return Found(text, start, end, tuple(more)) if text else None


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
