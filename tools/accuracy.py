"""Measures the accuracy of readings, and the calibration of their probabilities.

    python tools/accuracy.py --sheets FOLDER --storylines FILE.jsonl --casts FILE.tsv [--into docs/accuracy.md] [--wrong]

FOLDER contains NAME.txt with NAME.gold.json: a list of the films in the text, each a record with the keys that were
annotated (a storyline as {"starts", "ends", "paragraphs"}, a trivia item as {"number", "starts"}). Each line of
FILE.jsonl is {"title", "year", "text"}: a film and the opening of an article on it. FILE.tsv has film, actor and role, tab
separated below a header line, credits in billing order. Each of these may be omitted.

The tables are printed as markdown, or written below the mark in the page after `--into`. `--wrong` lists missed and wrong
values.
"""

from __future__ import annotations

import argparse
import collections
import html
import itertools
import json
import pathlib
import random
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import filmsheet
from filmsheet import Analysis, analyze, analyze_cast, iter_analyses

MARK = "<!-- measured: tools/accuracy.py writes the text below -->"
SEED = 1948
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
KINDS = {
    "title line": "a title line above the fields",
    "prose": "a fact from the storyline",
    "cut": "a cut in a cast",
    "border": "where a further film begins",
    "other": "other guesses",
}


class Guess(NamedTuple):
    """A value with a probability, and whether it was right."""

    kind: str
    probability: float
    right: bool


class Tally:
    """The right, missed and wrong values by field, and every guess."""

    def __init__(self) -> None:
        self.right: collections.Counter[str] = collections.Counter()
        self.missed: collections.Counter[str] = collections.Counter()
        self.wrong: collections.Counter[str] = collections.Counter()
        self.guesses: list[Guess] = []
        self.films = self.films_right = 0
        self.errors: list[str] = []

    def compare(self, name: str, wanted: dict[str, Any], record: dict[str, Any]) -> dict[str, list[Any]]:
        """Count the items of one film. Returns the right ones of the record."""
        matched = {}
        for field in [field for field in wanted if not field.startswith("_")]:
            matched[field], missed, wrong = match(items(field, wanted[field]), items(field, record.get(field)))
            self.right[field] += len(matched[field])
            self.missed[field] += len(missed)
            self.wrong[field] += len(wrong)
            self.errors += [f"{name} {field}: missed {one!r}" for one in missed]
            self.errors += [f"{name} {field}: wrong {one!r}" for one in wrong]
        return matched


def folded(value: Any) -> str:
    """A text for comparison."""
    return " ".join(html.unescape(str(value)).translate(SIGNS).split()).casefold().strip(" .*_")


def items(field: str, value: Any) -> list[Any]:
    """The value of a field as a list of comparable items: texts, or dicts of parts."""
    if value in (None, [], {}):
        return []
    if field == "storyline":
        return [story(value)]
    if field == "trivia":
        return [{"number": one.get("number"), "starts": folded(one.get("starts") or one["text"])} for one in value]
    listed = value if isinstance(value, (list, tuple)) else [value]
    return [parts(one) if isinstance(one, dict) else folded(one) for one in listed]


def story(value: str | dict[str, Any]) -> dict[str, Any]:
    """The start and end of a storyline, and its number of paragraphs."""
    if isinstance(value, str):
        return {"starts": folded(value), "ends": folded(value), "paragraphs": len(value.split("\n\n"))}
    return {key: part if key == "paragraphs" else folded(part) for key, part in value.items()}


def parts(value: dict[str, Any]) -> dict[str, Any]:
    """The parts of a value; for money, the amount is compared and not the text."""
    return {key: folded(part) if isinstance(part, str) else part for key, part in value.items() if key != "text"}


def agrees(wanted: Any, found: Any) -> bool:
    """Whether an item is the expected one; for a dict, only annotated parts count."""
    if not isinstance(wanted, dict):
        return bool(wanted == found)
    for key, part in wanted.items():
        there = found.get(key)
        if key == "starts" and not str(there).startswith(part):
            return False
        if key == "ends" and not str(there).endswith(part):
            return False
        if key not in ("starts", "ends") and (there or None) != (part or None):
            return False
    return True


def match(wanted: list[Any], found: list[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """Items that are right (as found), missed, and wrong."""
    right, missed, left = [], [], list(found)
    for one in wanted:
        at = next((n for n, other in enumerate(left) if agrees(one, other)), None)
        if at is None:
            missed.append(one)
        else:
            right.append(left.pop(at))
    return right, missed, left


# -- whole sheets


def read_sheets(folder: pathlib.Path, tally: Tally) -> int:
    """Compare every annotated text of a folder. Returns their number."""
    golds = sorted(folder.glob("*.gold.json"))
    for path in golds:
        wanted = json.loads(path.read_text("utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8-sig", "replace")
        read = list(iter_analyses(text))
        tally.films += 1
        tally.films_right += len(read) == max(1, len(wanted))
        name = path.name.removesuffix(".gold.json")
        pairs, extra = aligned(wanted, [one.sheet.model_dump(mode="json") for one in read])
        for film, number in pairs:
            record = read[number].sheet.model_dump(mode="json") if number >= 0 else {}
            matched = tally.compare(name, film, record)
            if number >= 0:
                tally.guesses += guesses(read[number], film, matched)
        tally.wrong["(films)"] += len(extra) if wanted else 0
        tally.guesses += [Guess("border", read[n].confidence[""], n not in extra) for n in range(len(read)) if "" in read[n].confidence]
    return len(golds)


def aligned(wanted: list[dict[str, Any]], records: list[dict[str, Any]]) -> tuple[list[tuple[dict[str, Any], int]], set[int]]:
    """Each annotated film with the number of the most similar record (-1 for none), and the other records."""
    ranked = sorted(((-shared(film, record), i, j) for i, film in enumerate(wanted) for j, record in enumerate(records)))
    chosen: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [(film, chosen.get(i, -1)) for i, film in enumerate(wanted)], set(range(len(records))) - set(chosen.values())


def shared(film: dict[str, Any], record: dict[str, Any]) -> int:
    """The agreement of a record and a film."""
    found = [match(items(key, film[key]), items(key, record.get(key))) for key in film if not key.startswith("_")]
    return sum(len(right) - len(wrong) for right, _, wrong in found)


def guesses(analysis: Analysis, film: dict[str, Any], matched: dict[str, list[Any]]) -> Iterator[Guess]:
    """The guesses of one film for annotated fields."""
    record = analysis.sheet.model_dump(mode="json")
    from_prose = {d.span for d in analysis.diagnostics if d.code in ("FS301", "FS302")}
    for pointer, probability in analysis.confidence.items():
        field, *rest = pointer.split("/")[1:] or [""]
        if field not in film or (field == "cast" and rest[-1] == "role"):
            continue
        value = record[field][int(rest[0])] if rest else record[field]
        kind = "prose" if analysis.spans[pointer][0] in from_prose else {"title": "title line", "cast": "cut"}.get(field, "other")
        yield Guess(kind, probability, any(one in matched[field] for one in items(field, [value] if rest else value)))


# -- storylines and casts


def read_storylines(path: pathlib.Path, tally: Tally) -> int:
    """Compare the title and the year that storylines state. Returns their number."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        analysis = analyze("Storyline: " + row["text"])
        for field in ("title", "year"):
            value = getattr(analysis.sheet, field)
            right = value == row[field]
            tally.right[field] += right
            tally.wrong[field] += value is not None and not right
            tally.missed[field] += not right
            if value is not None:
                tally.guesses.append(Guess("prose", analysis.confidence.get(f"/{field}", 1.0), right))
            if not right:
                tally.errors.append(f"{field} {row[field]!r}, read as {value!r}: {row['text'][:80]!r}")
    return len(rows)


def read_casts(path: pathlib.Path) -> tuple[list[tuple[str, int, int, int, int]], list[Guess]]:
    """Undelimited casts made from credits: for each length the strings, the cuts, the right cuts, the right strings."""
    films = credits_of(path)
    rows, found = [], []
    for name in ("first 4", "first 10", "any 4"):
        chance = random.Random(SEED)  # a fixed choice, no secret
        strings = cuts = right = whole = 0
        for credits in films:
            chosen = chance.sample(credits, min(4, len(credits))) if name == "any 4" else credits[: int(name.split()[1])]
            if len(chosen) < 2:
                continue
            marks = list(cuts_of(chosen))
            strings, cuts = strings + 1, cuts + len(marks)
            right += sum(guess.right for guess in marks)
            whole += all(guess.right for guess in marks)
            found += marks
        rows.append((name, strings, cuts, right, whole))
    return rows, found


def cuts_of(credits: list[tuple[str, str]]) -> Iterator[Guess]:
    """Each cut between a role and the next actor in a string of credits."""
    analysis = analyze_cast(" ".join(f"{actor} as {role}" for actor, role in credits))
    read = [(member.actor, member.role) for member in analysis.sheet]
    for number in range(1, len(credits)):
        right = len(read) == len(credits) and read[number - 1][1] == credits[number - 1][1] and read[number][0] == credits[number][0]
        yield Guess("cut", analysis.confidence.get(f"/{number}/actor", 1.0), right)


def credits_of(path: pathlib.Path) -> list[list[tuple[str, str]]]:
    """The credits of each film."""
    films: dict[str, list[tuple[str, str]]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        film, actor, role = line.split("\t")
        films.setdefault(film, []).append((actor, role))
    return list(films.values())


# -- tables


def table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A markdown table with numbers on the right."""
    heads = list(head)
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def percent(part: int, whole: int) -> str:
    """A share in percent, or a dash if there are no items."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def by_field(tally: Tally) -> str:
    """Precision and recall of each field, and in total."""
    fields = [*filmsheet.FilmSheet.model_fields, "(films)"]
    counts = [(field, tally.right[field], tally.missed[field], tally.wrong[field]) for field in fields]
    counts = [row for row in counts if sum(row[1:])]
    total = ("**all**", tally.right.total(), tally.missed.total(), tally.wrong.total())
    rows = ((f"`{name}`" if name in filmsheet.FilmSheet.model_fields else name, *scores(*row)) for name, *row in (*counts, total))
    return table(("field", "items", "precision", "recall", "F1"), rows)


def scores(right: int, missed: int, wrong: int) -> tuple[str, ...]:
    """The number of items, precision, recall and F1."""
    both = percent(2 * right, 2 * right + missed + wrong)
    return f"{right + missed:,}", percent(right, right + wrong), percent(right, right + missed), both


def calibration(found: list[Guess]) -> str:
    """The share of right guesses by their probability."""
    rows = []
    for low, high in itertools.pairwise(BINS):
        held = [guess for guess in found if low <= guess.probability < high]
        if held:
            said = sum(guess.probability for guess in held) / len(held)
            name = f"below {high:g}" if not low else f"{low:g} to {high:g}" if high < 1 else f"{low:g} and more"
            rows.append((name, f"{len(held):,}", f"{100 * said:.1f}", percent(sum(g.right for g in held), len(held))))
    return table(("probability", "guesses", "said, %", "right, %"), rows)


def by_kind(found: list[Guess]) -> str:
    """For each kind of guess its mean probability, its share of right ones, and the difference."""
    rows = []
    for kind, name in KINDS.items():
        held = [guess for guess in found if guess.kind == kind]
        if held:
            said = sum(guess.probability for guess in held) / len(held)
            rows.append((name, f"{len(held):,}", f"{100 * said:.1f}", percent(sum(g.right for g in held), len(held)), f"{100 * error(held):.1f}"))
    return table(("guess", "number", "said, %", "right, %", "error, points"), rows)


def error(found: list[Guess]) -> float:
    """The expected calibration error: the distance between stated and right, weighted over bins."""
    gaps = []
    for low, high in itertools.pairwise(BINS):
        held = [guess for guess in found if low <= guess.probability < high]
        gaps.append(abs(sum(guess.probability - guess.right for guess in held)))
    return sum(gaps) / max(1, len(found))


def report(options: argparse.Namespace) -> Iterator[str]:
    """The tables, piece by piece."""
    found: list[Guess] = []
    yield f"Measured with filmsheet {filmsheet.__version__}."
    if options.sheets:
        tally = Tally()
        number = read_sheets(options.sheets, tally)
        found += tally.guesses
        yield f"## Whole sheets\n\n{number} texts; the number of films is right in {tally.films_right}.\n\n{by_field(tally)}"
        list_errors(tally, options)
    if options.storylines:
        tally = Tally()
        number = read_storylines(options.storylines, tally)
        found += tally.guesses
        yield f"## Title and year from the storyline\n\n{number:,} openings.\n\n{by_field(tally)}"
        list_errors(tally, options)
    if options.casts:
        rows, cuts = read_casts(options.casts)
        found += cuts
        shown = [(name, f"{strings:,}", f"{cut:,}", percent(right, cut), percent(whole, strings)) for name, strings, cut, right, whole in rows]
        head = ("credits", "casts", "cuts", "cuts right, %", "whole casts right, %")
        yield f"## Undelimited casts\n\n{table(head, shown)}"
    yield f"## Calibration\n\n### By kind of guess\n\n{by_kind(found)}\n\n### By probability\n\nAll guesses together.\n\n{calibration(found)}"


def list_errors(tally: Tally, options: argparse.Namespace) -> None:
    """Print what was missed and wrong, if requested."""
    if options.wrong:
        sys.stderr.writelines(f"{line}\n" for line in tally.errors)


def main() -> None:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--sheets", "--storylines", "--casts", "--into"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    text = re.sub(r"\n{3,}", "\n\n", "\n\n".join(report(options))) + "\n"
    if options.into is None:
        sys.stdout.write(text)
        return
    frame, mark, _ = options.into.read_text("utf-8").partition(MARK)
    if not mark:
        raise SystemExit(f"{options.into}: no line {MARK}")
    options.into.write_text(f"{frame}{MARK}\n\n{text}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
