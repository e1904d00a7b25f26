"""The second look: features of what a first reading of the whole text said.

A chain sees its neighbours; what lines of the same form, the same words elsewhere and the rest of the paragraph are is
seen here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ..source import tidy
from .labels import LABEL, NONE
from .pieces import BLANK, LINE, Pieces

_NEAR = 3


def second_look(pieces: Pieces, labels: Sequence[str], sureness: Sequence[float], others: Sequence[tuple[str, float] | None]) -> list[list[str]]:
    """Features of each piece from the labels that a first reading gave to all."""
    count = len(labels)
    alike = _alike(pieces, labels)
    same = _same_text(pieces, labels)
    paragraph, shares = _paragraphs(pieces, labels)
    before, behind = _nearest(labels)
    seen: Counter[str] = Counter()
    total = Counter(labels)
    found: list[list[str]] = []
    for n in range(count):
        own = labels[n]
        level = int(sureness[n] * 4.99)
        other = others[n]
        out = [f"1={own}", f"1={own} {level}"]
        if other is not None and other[1] > 0.1:
            out.append(f"1o={other[0]} {int(other[1] * 4.99)}")
            out.append(f"1={own} or {other[0]}")
        for step in range(1, _NEAR + 1):
            out.append(f"1-{step}={labels[n - step] if n >= step else 'edge'}")
            out.append(f"1+{step}={labels[n + step] if n + step < count else 'edge'}")
        out.append(f"1pair={labels[n - 1] if n else 'edge'} {own} {labels[n + 1] if n + 1 < count else 'edge'}")
        out.append(f"1last={before[n]}")
        out.append(f"1next={behind[n]}")
        out.append(f"1last={before[n]} next={behind[n]}")
        line = alike.get(n)
        if line is not None:
            out += [f"1alike={line[0]} {line[1]}", f"1alike={line[0]} {line[1]} {own}"]
        text = same.get(n)
        if text is not None:
            out += [f"1same={text}", f"1same={text} {own}"]
        if pieces.pieces[n].prose:
            story, parts = shares[paragraph[n]]
            out += [f"1story={story}", f"1story={story} of={min(parts, 5)} {own}", f"1stories={min(seen['stories'], 3)} {story}"]
            longest = max((size for share, size in shares.values() if share >= 2), default=0)
            out.append(f"1longest={parts == longest} {story}")
        for key in ("title", "directors", "actor", "storyline", "year"):
            out.append(f"1had {key}={min(seen[key], 2)} {own}")
            out.append(f"1all {key}={min(total[key], 2)} {own}")
        found.append(out)
        if n and own != labels[n - 1] or not n:
            seen[own] += 1
        if own == "storyline" and (n == 0 or paragraph[n - 1] != paragraph[n] or labels[n - 1] != own):
            seen["stories"] += 1
    return found


def _nearest(labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """The last and the next label of each piece that says anything."""
    def run(order: Sequence[int]) -> dict[int, str]:
        last, found = "edge", {}
        for n in order:
            found[n] = last
            if labels[n] not in (NONE, LABEL):
                last = labels[n]
        return found

    forth, back = run(range(len(labels))), run(range(len(labels) - 1, -1, -1))
    return [forth[n] for n in range(len(labels))], [back[n] for n in range(len(labels))]


def _alike(pieces: Pieces, labels: Sequence[str]) -> dict[int, tuple[str, int]]:
    """What pieces at the same place of lines of the same form are, most often."""
    lines: dict[int, list[int]] = defaultdict(list)
    for n, piece in enumerate(pieces.pieces):
        lines[piece.line].append(n)
    forms: dict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
    places: dict[int, tuple[object, ...]] = {}
    for line, numbers in lines.items():
        form = (pieces.lines[line].parted, pieces.lines[line].indent > 0, tuple((min(pieces.pieces[n].gap, 6), pieces.pieces[n].prose) for n in numbers[:6]))
        for at, n in enumerate(numbers[:6]):
            place = (form, at)
            places[n] = place
            forms[place][labels[n]] += 1
    found: dict[int, tuple[str, int]] = {}
    for n, place in places.items():
        counts = forms[place].copy()
        counts[labels[n]] -= 1
        most, times = counts.most_common(1)[0]
        if times > 0:
            found[n] = most, int(3.99 * times / sum(counts.values()))
    return found


def _same_text(pieces: Pieces, labels: Sequence[str]) -> dict[int, str]:
    """What the same words are elsewhere."""
    texts: dict[str, list[int]] = defaultdict(list)
    for n, piece in enumerate(pieces.pieces):
        if not piece.prose:
            texts[tidy(pieces.shadow[piece.start : piece.end]).casefold()].append(n)
    found: dict[int, str] = {}
    for numbers in texts.values():
        for n in numbers if 1 < len(numbers) < 12 else ():
            found[n] = Counter(labels[m] for m in numbers if m != n).most_common(1)[0][0]
    return found


def _paragraphs(pieces: Pieces, labels: Sequence[str]) -> tuple[list[int], dict[int, tuple[int, int]]]:
    """The paragraph of each piece; of each paragraph the share of storyline among its sentences, in quarters, and their number."""
    number, numbers = -1, []
    for piece in pieces.pieces:
        number += piece.gap == BLANK or number < 0 or (piece.gap >= LINE and not piece.prose)
        numbers.append(number)
    told: Counter[int] = Counter()
    parts: Counter[int] = Counter()
    for n, piece in enumerate(pieces.pieces):
        if piece.prose:
            parts[numbers[n]] += 1
            told[numbers[n]] += labels[n] == "storyline"
    return numbers, {n: (int(3.99 * told[n] / parts[n]) if parts[n] else 0, parts[n]) for n in set(numbers)}
