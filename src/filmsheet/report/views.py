"""One sheet as the page shows it: its text in segments, its values, its findings, as compact JSON.

Lengths count UTF-16 units, as the browser does.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import Any, NamedTuple

from ..analysis import leaves
from ..text.markup import without_surrogates
from .entries import Entry

_MOST_LAYERS = 4
_PLACES = 4
"""How many digits of a probability are kept."""
LABEL, SIGN = -1, -2
"""Stand in a segment for the layers of a value: a label; a separator, number or piece of markup."""
_SIGNS = {"label": LABEL, "separator": SIGN, "number": SIGN, "markup": SIGN}


class Leaf(NamedTuple):
    """A value of the record and its JSON Pointer."""

    pointer: str
    value: str


def _shown(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return without_surrogates(str(value))


def view(entry: Entry) -> dict[str, Any]:
    """One sheet for the page.

    Keys: `l` first line, `t` text, `s` segments, `v` values, `d` findings, `u`, which layouts were in use, and `h`, the line
    and text of the heading of a table that the sheet is a row of. A segment is a length, or
    a list of a length and the values that lie over it, the longest first; see `LABEL` and `SIGN`.
    """
    analysis = entry.analysis
    values = [Leaf(pointer, _shown(value)) for pointer, value in leaves(analysis.sheet.model_dump())]
    start = analysis.tokens[0].span.start if analysis.tokens else 0
    return {
        "l": entry.first_line,
        "t": without_surrogates(analysis.text),
        "s": _segments(entry, values, start),
        "v": [_value(entry, leaf) for leaf in values],
        "d": [[d.code, d.severity, without_surrogates(d.message), d.line, d.column] for d in entry.diagnostics],
        **({"u": without_surrogates(entry.layouts)} if entry.layouts else {}),
        **({"h": [analysis.heading.line, without_surrogates(analysis.heading.text)]} if analysis.heading else {}),
    }


def _value(entry: Entry, leaf: Leaf) -> list[Any]:
    """Pointer and text; for a guess its probability, and the runner-up (None for no value) with its own."""
    analysis = entry.analysis
    found: list[Any] = [leaf.pointer, leaf.value]
    if leaf.pointer in analysis.confidence:
        found.append(round(analysis.confidence[leaf.pointer], _PLACES))
    if leaf.pointer in analysis.alternatives:
        other, probability = analysis.alternatives[leaf.pointer]
        found.extend([None] * (3 - len(found)))
        found.extend((None if other is None else without_surrogates(other), round(probability, _PLACES)))
    return found


class _Cover(NamedTuple):
    """A region of the text and what lies over it."""

    start: int
    end: int
    layer: int


def _covers(entry: Entry, values: list[Leaf], start: int) -> list[_Cover]:
    spans = entry.analysis.spans
    found = [
        _Cover(a - start, b - start, number)
        for number, leaf in enumerate(values)
        for a, b in spans.get(leaf.pointer, ())
    ]
    found.extend(
        _Cover(token.span.start - start, token.span.end - start, _SIGNS[token.kind])
        for token in entry.analysis.tokens
        if token.kind in _SIGNS
    )
    return [cover for cover in found if cover.start < cover.end]


def _segments(entry: Entry, values: list[Leaf], start: int) -> list[Any]:
    """Cut the text where anything starts or ends."""
    text = entry.analysis.text
    covers = _covers(entry, values, start)
    starting: defaultdict[int, list[_Cover]] = defaultdict(list)
    for cover in covers:
        starting[cover.start].append(cover)
    edges = sorted({0, len(text), *starting, *(cover.end for cover in covers)})
    active: list[_Cover] = []
    found: list[Any] = []
    for first, last in itertools.pairwise(edges):
        active = [*(cover for cover in active if cover.end > first), *starting[first]]
        length = _units(text[first:last])
        layers = _layers(active)
        found.append([length, *layers] if layers else length)
    return found


def _layers(active: list[_Cover]) -> list[int]:
    """The values over a place, the longest first; signs count only where there is no value."""
    over = sorted((c for c in active if c.layer >= 0), key=lambda c: (c.start - c.end, c.layer))
    if over:
        return [cover.layer for cover in over[-_MOST_LAYERS:]]
    return [active[-1].layer] if active else []


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)
