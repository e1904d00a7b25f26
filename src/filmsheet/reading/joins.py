"""The features that decide whether two neighbouring pieces with one label are one value."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.source import FILL, tidy
from ..vocabulary.wordlists import words
from .classes import GAP_NAMES, kind, shape
from .pieces import LINE, Pieces

_AROUND = 1000
"""This much of the line before and after a joint is used."""


def join_features(pieces: Pieces, n: int, label: str) -> Iterator[str]:
    """The features of the joint before a piece that has the same label as the piece before it."""
    shadow, left, right = pieces.shadow, pieces.pieces[n - 1], pieces.pieces[n]
    first, second = tidy(shadow[left.start : left.end]), tidy(shadow[right.start : right.end])
    gap = GAP_NAMES[right.gap]
    sign = shadow[left.end : right.start].replace(FILL, "").strip().casefold()[:8] if right.gap < LINE else "\n"
    a, b = kind(first, prose=left.prose), kind(second, prose=right.prose)
    yield "bias"
    yield f"{label}"
    yield f"{gap}"
    yield f"{label} {gap}"
    yield f"sign={sign}"
    yield f"{label} sign={sign}"
    yield f"{a} {gap}"
    yield f"{b} {gap}"
    yield f"{a} {b} {gap}"
    yield f"{label} {a} {b}"
    yield f"{label} {b} {sign}"
    yield f"held {left.held}>{right.held} {label}"
    yield f"lower={second[:1].islower()} {label} {gap}"
    yield f"second={second.casefold()[:24]}"
    yield f"first={first.casefold()[-24:]}"
    yield f"shape={shape(first)[-4:]}|{shape(second)[:4]}"
    yield f"counts={min(len(first.split()), 4)},{min(len(second.split()), 4)} {label} {gap}"
    yield f"lengths={min(len(first), 60) // 12},{min(len(second), 60) // 12} {label} {gap}"
    company = second.casefold().strip(".") in words("company_words")
    yield f"company={company} {label}"
    line = pieces.lines[right.line]
    around = shadow[max(line.start, left.start - _AROUND) : min(line.end, right.end + _AROUND)]
    commas = sum(map(around.count, ",、，;"))
    yield f"commas={min(commas, 4)} {label} {gap}"
    behind = pieces.pieces[n + 1] if n + 1 < len(pieces.pieces) else None
    before = pieces.pieces[n - 2] if n > 1 else None
    yield f"behind={GAP_NAMES[behind.gap] if behind else 'end'} {label} {gap}"
    yield f"before={GAP_NAMES[left.gap] if before else 'start'} {label} {gap}"
    if right.gap >= LINE:
        yield f"marker={line.marker >= 0} {label}"
        yield f"indent={line.indent > pieces.lines[left.line].indent} {label}"
        yield f"ends={first[-1:]} {label}"
