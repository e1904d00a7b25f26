"""The end of a reading: values that follow from others, unread text, and doubtful values."""

from __future__ import annotations

import bisect
from collections import Counter

from .. import values
from ..diagnostics import excerpt
from ..text.identifiers import ADDRESS, Identifier, identifiers, is_hidden
from ..text.markup import without_surrogates
from ..text.source import Found, Span
from .claims import settle, unread
from .pieces import Regions
from .reading import Reading
from .stated import read_prose

_KEPT = frozenset(("FS102", "FS103", "FS202"))
"""Findings that already explain why a line is unread."""
_NEAR = 24
"""This many claims before unread text are searched for the label of its line."""
_FREE = ("unread", "markup")
"""Kinds of claims whose text may hold an identifier that is read."""
DOUBT_THRESHOLD = 0.85
"""A judged value with a lower probability has a finding."""


def close(reading: Reading, place: Span | None = None) -> None:
    """Join the parts of texts, take facts that the storyline states, and keep the unread text.

    `place` is the region of the film in the text, if it is not all of it.
    """
    record = reading.record
    reading.index = {}
    if reading.paragraphs:
        record["storyline"] = record["storyline"]._replace(value="\n\n".join(reading.paragraphs))
    read_prose(reading)
    _date_gives_year(reading)
    reading.claims = settle(reading.text, reading.shadow, reading.claims, reading.left)
    empty = not record
    _add_identifiers(reading, list(identifiers(reading.text, *(place or ()))))
    if empty and record:
        reading.note("FS002", "the text holds no film sheet", *next(iter(record["other"].values())).span)
    for label, texts in reading.others.items():
        record["other"][label] = record["other"][label]._replace(value="\n".join(texts))
    _report_doubts(reading)
    keep_unread(reading)


def _add_identifiers(reading: Reading, found: list[Identifier]) -> None:
    """Add the identifiers that nothing claims, or only markup, to `other`, and settle their regions again."""
    free = _unclaimed(reading, found) if found else []
    if not free:
        return
    for one in free:
        repeated = one.value in reading.others.get(one.label, ())
        reading.add_other(one.label, one.start, one.end, None if repeated else one.value)
    added = len(free)
    places = Regions([(one.start, one.end) for one in free])
    settled, new = reading.claims[:-added], reading.claims[-added:]
    kept = [claim for claim in settled if claim[2] != "unread" and (claim[2] != "markup" or not places.overlaps(claim[0], claim[1]))]
    reading.claims = settle(reading.text, reading.shadow, kept + new, reading.left)


def _unclaimed(reading: Reading, found: list[Identifier]) -> list[Identifier]:
    """The identifiers in unread text or markup. One in markup counts only if the text has no other of its kind."""
    taken = Regions([(claim[0], claim[1]) for claim in reading.claims if claim[2] not in _FREE] + sorted(reading.left))
    form = Regions([(claim[0], claim[1]) for claim in reading.claims if claim[2] == "markup"])
    free = [one for one in found if not taken.overlaps(one.start, one.end)]
    hidden = {one for one in free if is_hidden(reading.text, one) or form.overlaps(one.start, one.end)}
    kinds = Counter(label for label, _ in {(one.label, one.value) for one in hidden})
    return [one for one in free if one not in hidden or (one.label != ADDRESS and kinds[one.label] == 1)]


def _date_gives_year(reading: Reading) -> None:
    """The earliest release date gives the year, if nothing else does."""
    dates = reading.record.get("release_dates")
    if not dates or "year" in reading.record:
        return
    number = min(range(len(dates)), key=lambda n: dates[n]["date"].value)
    first = dates[number]["date"]
    found = values.year(reading.shadow, first.start, first.end)
    reading.record["year"] = Found(int(first.value[:4]), *(found.span if found else first.span))
    probability = reading.confidence.get(f"/release_dates/{number}/date")
    if probability is not None:
        reading.confidence["/year"] = probability


def _report_doubts(reading: Reading) -> None:
    """Add a finding for each doubtful value."""
    reported = sorted((finding.start, finding.end) for finding in reading.findings if finding.code in ("FS106", "FS107", "FS201"))
    for pointer, probability in reading.confidence.items():
        found = _leaf(reading, pointer) if probability < DOUBT_THRESHOLD and not pointer.startswith("/other/") else None
        at = bisect.bisect_right(reported, (found.start, len(reading.text))) - 1 if found is not None else -1
        if found is not None and (at < 0 or reported[at][1] <= found.start):
            reading.note(
                "FS203", f"{pointer.strip('/').split('/')[0].replace('_', ' ')} {excerpt(str(found.value))} is a guess ({probability:.2f})", *found.span
            )


def _leaf(reading: Reading, pointer: str) -> Found | None:
    node: object = reading.record
    for step in pointer.split("/")[1:]:
        if isinstance(node, dict):
            node = node.get(step.replace("~1", "/").replace("~0", "~"))
        elif isinstance(node, list):
            node = node[int(step)] if int(step) < len(node) else None
    return node if isinstance(node, Found) and node.start >= 0 else None


def keep_unread(reading: Reading) -> None:
    """Keep text without a claim in `unread`, and report it."""
    entries = unread(reading.text, reading.claims)
    if not entries:
        return
    reading.record["unread"] = [found._replace(value=without_surrogates(found.value)) for found in entries]
    if len(reading.record) == 1:
        reading.note("FS002", "the text holds no film sheet", *entries[0].span)
        return
    reported = {finding.start for finding in reading.findings if finding.code in _KEPT}
    for found in entries:
        if found.start in reported:
            continue
        if _is_beside_value(reading, found):
            reading.note("FS104", f"{excerpt(found.value)!r} stands beside the value and was not understood", *found.span)
        else:
            reading.note("FS401", f"this text was not understood: {excerpt(found.value)!r}", *found.span)


def _is_beside_value(reading: Reading, found: Found) -> bool:
    """Whether unread text follows a label and its value on the same line."""
    at = bisect.bisect_left(reading.claims, (found.start, -1, "", ""))
    kinds: set[str] = set()
    edge = found.start
    for start, end, kind, _ in reversed(reading.claims[max(0, at - _NEAR) : at]):
        if not {"\n", "\r"}.isdisjoint(reading.text[end:edge]) or {"label", "value"} <= kinds:
            break
        kinds.add(kind)
        edge = start
    return {"label", "value"} <= kinds
