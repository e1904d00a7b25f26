"""Cross-validation by source: each sheet is read with weights that were not trained on its source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from filmsheet.analysis import Options
from filmsheet.reading.model import Knots, Model
from filmsheet.sheets import analyses

from .fit import calibrate, fit, fold_of
from .processes import in_processes
from .score import Result, doubt, f1, new_result, tally
from .sheets import VARIED, Prepared

GROUPS = {
    "ordinary": ("ord-", "new-en", "new-eu", "new-as", "new-dump", "new-cast", "fresh-ord"),
    "odd": ("asia", "data2", "en-", "europe", "scraped", "world2", "new-data", "new-multi", "new-odd", "new-prose", "fresh-odd"),
    "long": ("new-long",), "series": ("series",), "faults": ("faults",), "wild": ("wild",), "fixtures": ("fixtures",),
}  # fmt: skip
_FOLDS = 4
"""The number of folds."""
_PARTS = 1000


def read_with(model: Model, sheets: list[Prepared], result: Result) -> None:
    """Read sheets with a model, and count the right items."""
    how = Options(model=lambda: model)
    for one in sheets:
        found = list(analyses(one.sheet.text, how))
        tally(result, one.sheet.kind, one.sheet.films, [a.sheet.model_dump(mode="json") for a in found], [a.confidence for a in found])


def cross_validate(
    sheets: list[Prepared], composed: list[Prepared], report: Callable[[str], None], *, only: tuple[int, ...] = (), share: float = 1.0
) -> tuple[Result, dict[str, Knots]]:
    """Read each sheet with weights trained without its source. Returns the counts, and the calibration from the readings.

    Args:
        sheets: the sheets to read and to learn from; variations are not read.
        composed: further sheets to learn from.
        report: called with messages about the progress.
        only: the folds to read; all if empty.
        share: the share of the other sources to learn from.
    """

    def read(fold: int) -> Result:
        model = fit([one for one in sheets if fold_of(one.sheet.source, _FOLDS) != fold and _taken(one.sheet.source, share)], composed)
        found = new_result()
        read_with(model, [one for one in sheets if one.sheet.kind != VARIED and fold_of(one.sheet.source, _FOLDS) == fold], found)
        return found

    result = new_result()
    folds = only or tuple(range(_FOLDS))
    for fold, found in zip(folds, in_processes(read, folds), strict=True):
        for kind, counts in found.counts.items():
            result.counts[kind].update(counts)
        result.predictions.extend(found.predictions)
        report(f"fold {fold + 1} of {_FOLDS}: F1 so far {f1(total(result)):.1f}")
    predictions: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for probability, right, field in result.predictions:
        if probability < 1.0:
            predictions[field].append((probability, right))
    return result, calibrate(predictions)


def _taken(source: str, share: float) -> bool:
    """Whether a source is in a share of them, by its name, so that a larger share contains a smaller one."""
    return fold_of(source + "%", _PARTS) < share * _PARTS


def grouped(result: Result) -> dict[str, Counter[str]]:
    """The counts of each group of kinds."""
    kinds = {kind: one for kind, one in result.counts.items() if kind[0] != "/"}
    return {group: sum((one for kind, one in kinds.items() if kind.startswith(starts)), Counter()) for group, starts in GROUPS.items()}


def total(result: Result) -> Counter[str]:
    """The counts of all kinds."""
    counts: Counter[str] = Counter()
    for kind, one in result.counts.items():
        if kind[0] != "/":
            counts.update(one)
    return counts


def table(result: Result) -> list[str]:
    """The result as the lines of a table in Markdown: groups and kinds of sheets, then fields."""
    lines = ["| sheets | texts | films right | F1 |", "|---|---:|---:|---:|"]
    kinds = {kind: one for kind, one in sorted(result.counts.items()) if kind[0] != "/"}
    for name, one in [*((f"**{group}**", counts) for group, counts in grouped(result).items()), ("**all**", total(result)), *kinds.items()]:
        lines.append(f"| {name} | {one['texts']} | {one['films']} | {f1(one):.1f} |")
    lines += ["", "| field | items | precision | recall | F1 |", "|---|---:|---:|---:|---:|"]
    for field, one in sorted((kind[1:], one) for kind, one in result.counts.items() if kind[0] == "/"):
        right, missing, wrong = one["right"], one["missing"], one["wrong"]
        lines.append(
            f"| {field} | {right + missing} | {100 * right / max(1, right + wrong):.1f} | {100 * right / max(1, right + missing):.1f} | {f1(one):.1f} |"
        )
    ece, accept = doubt([(p, right) for p, right, _ in result.predictions])
    lines += ["", f"Items read: {len(result.predictions)}; expected calibration error {ece:.1f}; acceptable at 95 % precision: {accept:.1f} %."]
    return lines
