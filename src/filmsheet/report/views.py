"""One sheet as the page shows it: its text in segments, its values, its findings, as compact JSON.

Lengths count UTF-16 units, as the browser does.
"""

import itertools
from collections import defaultdict
from typing import Any

from ..analysis import Analysis, leaves
from ..text.markup import without_surrogates
from ..text.source import Span
from .entries import Entry

_MOST_LAYERS = 4
_PLACES = 4
"""The number of decimals of a probability."""
LABEL, SIGN = -1, -2
"""Layers of a segment that are not a value: a label; a separator, number or markup."""
_SIGNS = {"label": LABEL, "separator": SIGN, "number": SIGN, "markup": SIGN}


def _shown(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return without_surrogates(str(value))


def view(entry: Entry) -> dict[str, Any]:
    """One sheet for the page.

    Keys: `l` first line, `t` text, `s` segments, `v` values, `d` findings, `u` a description of the layouts used, and `h` the line
    and the text of the heading of a table that the sheet is a row of. A segment is a length, or
    a list of a length and its values, the longest first; see `LABEL` and `SIGN`.
    """
    analysis = entry.analysis
    values = [(pointer, _shown(value)) for pointer, value in leaves(analysis.sheet.model_dump())]
    start = analysis.tokens[0].span.start if analysis.tokens else 0
    return {
        "l": entry.first_line,
        "t": without_surrogates(analysis.text),
        "s": _segments(analysis, values, start),
        "v": [_value(analysis, *leaf) for leaf in values],
        "d": [[d.code, d.severity, without_surrogates(d.message), d.line, d.column] for d in entry.diagnostics],
        **({"u": without_surrogates(entry.layouts)} if entry.layouts else {}),
        **({"h": [analysis.heading.line, without_surrogates(analysis.heading.text)]} if analysis.heading else {}),
    }


def _value(analysis: Analysis, pointer: str, text: str) -> list[Any]:
    """Pointer and text; for a guess also its probability, and the runner-up (None for no value) with its own."""
    found: list[Any] = [pointer, text]
    if pointer in analysis.confidence:
        found.append(round(analysis.confidence[pointer], _PLACES))
    if pointer in analysis.alternatives:
        other, probability = analysis.alternatives[pointer]
        found.extend([None] * (3 - len(found)))
        found.extend((None if other is None else without_surrogates(other), round(probability, _PLACES)))
    return found


def _segments(analysis: Analysis, values: list[tuple[str, str]], start: int) -> list[Any]:
    """Cut the text where any span starts or ends. A value is its JSON Pointer and its text."""
    text, spans = analysis.text, analysis.spans
    covers = [(span, number) for number, (pointer, _) in enumerate(values) for span in spans.get(pointer, ())]
    covers += [(token.span, _SIGNS[token.kind]) for token in analysis.tokens if token.kind in _SIGNS]
    starting: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
    for span, layer in covers:
        if span.start < span.end:
            starting[span.start].append((span, layer))
    edges = sorted({start, start + len(text), *itertools.chain.from_iterable(span for span, _ in covers)})
    active: list[tuple[Span, int]] = []
    found: list[Any] = []
    for first, last in itertools.pairwise(edges):
        active = [*(cover for cover in active if cover[0].end > first), *starting[first]]
        part = text[first - start : last - start]
        length = len(part) if part.isascii() else len(part) + sum(character > "\uffff" for character in part)
        layers = _layers(active)
        found.append([length, *layers] if layers else length)
    return found


def _layers(active: list[tuple[Span, int]]) -> list[int]:
    """The values at a place, the longest first; signs only count if there is no value."""
    over = sorted((span.start - span.end, layer) for span, layer in active if layer >= 0)
    if over:
        return [layer for _, layer in over[-_MOST_LAYERS:]]
    return [active[-1][1]] if active else []
