"""Evaluate the reading of undelimited casts on credits that it was not trained on, and write the figures into the docs.

    python tools/evaluate_cast.py CREDITS.tsv [--docs docs/cast-model.md]

For each film, three strings "actor as role actor as role ..." are made: the first 4 credits, the first 10, and 4 at random.
Figures: the share of right cuts and of right strings, calibration, the value of doubts, and the
kinds of errors with examples. With --docs, the part of the file between the two marks is replaced.
"""

from __future__ import annotations

import argparse
import collections
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import cast_counts
from filmsheet import cast

SEED = 1948
MODES = ("top4", "top10", "random4")
KEPT = 0.92
BEGIN, END = "<!-- figures: written by tools/evaluate_cast.py -->", "<!-- end of figures -->"


class Gap(NamedTuple):
    """A gap between two credits: the right cut, the cut that was read, and its probability."""

    role: str
    actor: str
    read: str
    right: bool
    probability: float


class Case(NamedTuple):
    """One string and its reading."""

    gaps: list[Gap]
    whole: bool
    probability: float


def samples(films: list[list[cast_counts.Credit]], mode: str) -> Iterator[list[cast_counts.Credit]]:
    """The credits of each film's string."""
    rng = random.Random(SEED)  # the same strings each time
    for credits in films:
        chosen = rng.sample(credits, min(4, len(credits))) if mode == "random4" else credits[: int(mode[3:])]
        if len(chosen) > 1:
            yield chosen


def read(credits: list[cast_counts.Credit], known: bool = False) -> Case:
    """Read the string of some credits."""
    text = " ".join(f"{actor} as {role}" for actor, role in credits)
    names = [actor for actor, _ in credits] if known else ()
    found = cast.read(text, 0, len(text), known=names)
    starts = {credit.actor[0].start: credit.actor[0] for credit in found.credits}
    at, gaps = 0, []
    for (actor, role), (following, _) in pairwise(credits):
        end = at + len(actor) + 4 + len(role)
        guess = next((doubt for doubt in found.doubts if doubt.role.start <= end < doubt.actor.end), None)
        taken = text[guess.actor.start : guess.actor.end] if guess else ""
        gaps.append(Gap(role, following, taken, end + 1 in starts, guess.probability if guess else 1.0))
        at = end + 1
    probability = 1.0
    for doubt in found.doubts:
        probability *= doubt.probability
    spans = [(credit.actor[0], credit.role[0] if credit.role else None) for credit in found.credits]
    texts = [(text[a.start : a.end], text[r.start : r.end] if r else None) for a, r in spans]
    return Case(gaps, texts == list(credits), probability)


def calibration(gaps: list[Gap]) -> tuple[list[tuple[str, int, float, float]], float]:
    """The reliability table and the expected calibration error."""
    edges = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 1.01)
    rows, error = [], 0.0
    for low, high in pairwise(edges):
        inside = [gap for gap in gaps if low <= gap.probability < high]
        if inside:
            said = sum(gap.probability for gap in inside) / len(inside)
            right = sum(gap.right for gap in inside) / len(inside)
            rows.append((f"{low:g} to {min(high, 1.0):g}", len(inside), said, right))
            error += abs(said - right) * len(inside) / len(gaps)
    return rows, error


def kind(gap: Gap) -> str:
    """The kind of error in a gap."""
    words, got = gap.actor.split(), gap.read.split()
    if not got:
        return "a connective taken for part of a role, or part of a role for a connective"
    longer = len(got) > len(words)
    if len(words) == 1:
        return "an actor of one word: the end of the role went to the name"
    if len(words) == 2:
        return "an actor of two words: the end of the role went to the name" if longer else "an actor of two words cut short"
    return "an actor of three or more words: the end of the role went to it" if longer else "an actor of three or more words cut short"


def percent(part: float, whole: float = 1.0) -> str:
    """A share in percent."""
    return f"{100 * part / whole:.2f}" if whole else "-"


def accuracy(cases: dict[str, list[Case]], known: dict[str, list[Case]]) -> Iterator[str]:
    """The table of accuracy."""
    yield "| strings | number | cuts right, % | strings whole, % | cuts right with every actor known, % |"
    yield "|---|---|---|---|---|"
    for mode in MODES:
        gaps = [gap for case in cases[mode] for gap in case.gaps]
        judged = [gap for case in known[mode] for gap in case.gaps]
        whole = percent(sum(case.whole for case in cases[mode]), len(cases[mode]))
        right = percent(sum(gap.right for gap in gaps), len(gaps))
        yield f"| {mode} | {len(cases[mode])} | {right} | {whole} | {percent(sum(gap.right for gap in judged), len(judged))} |"


def doubt(cases: list[Case]) -> Iterator[str]:
    """The share of right ones among the strings of four credits that are kept, by threshold."""
    ranked = sorted(cases, key=lambda case: -case.probability)
    yield "| strings of four credits kept, % | least probability of the whole string | right among them, % |"
    yield "|---|---|---|"
    for share in (1.0, 0.98, 0.95, KEPT, 0.85):
        kept = ranked[: round(share * len(ranked))]
        yield f"| {100 * share:.0f} | {kept[-1].probability:.3f} | {percent(sum(case.whole for case in kept), len(kept))} |"


def figures(path: str) -> str:
    """All figures, as Markdown."""
    films = cast_counts.films(path)
    cases = {mode: [read(sample) for sample in samples(films, mode)] for mode in MODES}
    known = {mode: [read(sample, known=True) for sample in samples(films, mode)] for mode in MODES}
    gaps = [gap for mode in MODES for case in cases[mode] for gap in case.gaps]
    table, error = calibration(gaps)
    wrong = [gap for gap in gaps if not gap.right]
    flagged = [gap for gap in gaps if gap.probability < cast.DOUBT_THRESHOLD]
    kinds = collections.Counter(map(kind, wrong))
    lines = ["### Accuracy", "", *accuracy(cases, known), "", "### Calibration", ""]
    lines += ["| probability | cuts | mean probability, % | right, % |", "|---|---|---|---|"]
    lines += [f"| {name} | {count} | {percent(said)} | {percent(right)} |" for name, count, said, right in table]
    lines += ["", f"Expected calibration error: {error:.4f}.", "", "### What doubt is worth", ""]
    lines += [*doubt(cases["top4"] + cases["random4"]), ""]
    lines += [f"Below the threshold of {cast.DOUBT_THRESHOLD} lie {percent(len(flagged), len(gaps))}% of the cuts, and"]
    lines += [f"{percent(sum(not gap.right for gap in flagged), len(wrong))}% of the wrong ones.", "", "### Errors", ""]
    lines += ["| kind | number | mean probability |", "|---|---|---|"]
    for name, count in kinds.most_common():
        mean = sum(gap.probability for gap in wrong if kind(gap) == name) / count
        lines.append(f"| {name} | {count} | {mean:.2f} |")
    lines += ["", "Twenty of them, drawn at random (role, bar, actor; then the actor that was read):", ""]
    distinct = sorted({f"- {gap.role} | {gap.actor} — {gap.read or 'not cut'}" for gap in wrong})
    lines += random.Random(SEED).sample(distinct, min(20, len(distinct)))
    return "\n".join(lines)


def main() -> None:
    """Evaluate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("credits")
    parser.add_argument("--docs")
    args = parser.parse_args()
    text = figures(args.credits)
    print(text)
    if args.docs:
        path = Path(args.docs)
        before, _, rest = path.read_text("utf-8").partition(BEGIN)
        path.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
