"""The accuracy of a reader: compares records with annotated ones, item by item, and measures the calibration.

An item is one value: a title, an actor with the role, a director. Precision, recall and F1 count items; `films` counts
texts with the right number of films; `ece` is the expected calibration error in ten bins of equal numbers; `accept` is
the share of items that can be accepted unchecked, most probable first, if 95 in 100 of them must be right.
"""

from __future__ import annotations

import html
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from filmsheet.learning.align import paragraphs

Record = dict[str, Any]

_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u3000": " "})
_WHOLE = ("storyline", "title", "original_title", "year", "runtime", "tagline", "budget", "box_office")


def norm(text: object) -> str:
    """A text for comparison."""
    return " ".join(html.unescape(str(text)).translate(_FOLD).split()).casefold().strip(" .*_")


def items(field: str, value: Any) -> list[Any]:
    """One field's value as a list of comparable items."""
    if value is None:
        return []
    if field == "storyline":
        if isinstance(value, dict):
            return [{key: norm(value[key]) if key != "paragraphs" else value[key] for key in ("starts", "ends", "paragraphs") if key in value}]
        return [{"starts": norm(value), "ends": norm(value), "paragraphs": len(paragraphs(value))}] if norm(value) else []
    if field == "cast":
        return [{key: norm(credit[key] or "") for key in ("actor", "role") if key in credit} for credit in value]
    if field == "trivia":
        return [{"number": item.get("number"), "starts": norm(item.get("starts") or item["text"])} for item in value]
    if field == "ratings":
        return [{key: norm(one[key] or "") if key == "source" else one[key] for key in ("source", "value", "best", "votes") if key in one} for one in value]
    if field == "release_dates":
        return [{key: one[key] if key == "date" else norm(one[key] or "") for key in ("date", "place") if key in one} for one in value]
    if field in ("budget", "box_office"):
        return [{key: value[key] for key in ("amount", "amount_max", "currency") if key in value}]
    return [norm(one) for one in value] if isinstance(value, (list, tuple)) else [norm(value)]


def agrees(want: Any, got: Any) -> bool:
    """Whether an item is the annotated one; only the parts that were annotated are compared."""
    if not isinstance(want, dict):
        return bool(want == got)
    for key, value in want.items():
        if key not in got or (key == "starts" and not got[key].startswith(value)) or (key == "ends" and not got[key].endswith(value)):
            return False
        if key not in ("starts", "ends") and got[key] != value:
            return False
    return True


def compare(gold: Record, record: Record) -> Iterator[tuple[str, Any, str]]:
    """Field, item and "right", "missing" or "wrong" for every item."""
    for field, value in gold.items():
        if field.startswith("_") or field == "unread":
            continue
        left = items(field, record.get(field))
        for want in items(field, value):
            hit = next((one for one in left if agrees(want, one)), None)
            if hit is not None:
                left.remove(hit)
            yield field, want, "missing" if hit is None else "right"
        for one in left:
            yield field, one, "wrong"


def pair(gold: list[Record], got: list[Record]) -> tuple[list[tuple[int, int]], int]:
    """Annotated films and the most similar records, by number (-1 if none is left), and the number of other records."""
    ranked = sorted(
        ((sum({"right": 1, "wrong": -1}.get(what, 0) for _, _, what in compare(g, r)), -i, -j) for i, g in enumerate(gold) for j, r in enumerate(got)),
        reverse=True,
    )
    of: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if -i not in of and -j not in used:
            of[-i] = -j
            used.add(-j)
    return [(i, of.get(i, -1)) for i in range(len(gold))], len(got) - len(used)


class Result(NamedTuple):
    """The counts over some sheets."""

    counts: dict[str, Counter[str]]
    """By kind of sheet, and by field after "/": right, missing, wrong, texts, films."""
    predictions: list[tuple[float, bool, str]]
    """For each item that was read: the probability, whether it is right, and its field."""


def new_result() -> Result:
    """An empty result."""
    return Result(defaultdict(Counter), [])


def tally(result: Result, kind: str, gold: list[Record], records: list[Record], confidences: list[dict[str, float]]) -> None:
    """Count the records of one text."""
    pairs, extra = pair(gold, records)
    here = result.counts[kind]
    for i, j in pairs:
        record = records[j] if j >= 0 else {}
        for field, _, what in compare(gold[i], record):
            here[what] += 1
            result.counts["/" + field][what] += 1
        if j >= 0:
            result.predictions.extend(_predictions(gold[i], record, confidences[j]))
    here["wrong"] += extra if gold else 0
    here["texts"] += 1
    here["films"] += len(records) == max(1, len(gold))


def _predictions(gold: Record, record: Record, confidence: dict[str, float]) -> Iterator[tuple[float, bool, str]]:
    for field, value in gold.items():
        if field.startswith("_") or field in ("other", "unread"):
            continue
        left = items(field, value)
        for number, got in enumerate(items(field, record.get(field))):
            hit = next((want for want in left if agrees(want, got)), None)
            if hit is not None:
                left.remove(hit)
            base = f"/{field}" if field in _WHOLE else f"/{field}/{number}"
            own = [p for key, p in confidence.items() if key == base or key.startswith(base + "/")]
            yield min([*own, confidence.get("", 1.0), 1.0]), hit is not None, field


def f1(counts: Counter[str]) -> float:
    """The F1 of the counts, from 0 to 100."""
    return 200 * counts["right"] / max(1, 2 * counts["right"] + counts["missing"] + counts["wrong"])


def doubt(predictions: list[tuple[float, bool]]) -> tuple[float, float]:
    """The expected calibration error and the acceptable share, both from 0 to 100."""
    count = len(predictions)
    if not count:
        return 0.0, 0.0
    even: list[tuple[float, float]] = []
    for probability, group in itertools.groupby(sorted(predictions), key=lambda one: one[0]):
        rights = [right for _, right in group]
        even += [(probability, sum(rights) / len(rights))] * len(rights)
    bins = [even[k * count // 10 : (k + 1) * count // 10] for k in range(10)]
    ece = sum(abs(sum(p for p, _ in one) - sum(right for _, right in one)) for one in bins) / count
    best = right = 0.0
    down = even[::-1]
    for taken, (probability, share) in enumerate(down, 1):
        right += share
        if (taken == count or down[taken][0] < probability) and right >= 0.95 * taken:
            best = taken
    return 100 * ece, 100 * best / count
