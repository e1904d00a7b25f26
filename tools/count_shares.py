"""Count which of two possible readings was meant: python tools/count_shares.py.

Reads corpus/ and writes src/filmsheet/reading/shares.json: for each question how often the usual answer was right, and how
often the question arose, in annotated sheets. The reader uses these shares as probabilities.
"""

from __future__ import annotations

import json
import pathlib
import re
from collections import Counter
from itertools import pairwise

from filmsheet.reading.cut import cut
from filmsheet.reading.labels import ACTOR, ROLE
from filmsheet.reading.turns import Turns
from filmsheet.vocabulary import DEFAULT
from training.sheets import Sheet, load_corpus

ROOT = pathlib.Path(__file__).resolve().parent.parent
INTO = ROOT / "src" / "filmsheet" / "reading" / "shares.json"
PERSONS = ("directors", "writers", "producers", "composers", "cinematographers", "editors")
DATE = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
LARGEST_MONTH = 12


def surname_first(sheet: Sheet) -> Counter[bool]:
    """Whether "Field, Ann" after a label was one person, or two of one word each."""
    counts: Counter[bool] = Counter()
    for name in {name for film in sheet.films for key in PERSONS for name in film.get(key) or ()}:
        given, _, surname = name.rpartition(" ")
        counts[True] += bool(given) and f": {surname}, {given}" in sheet.text
    for film in sheet.films:
        pairs = [pair for key in PERSONS for pair in pairwise(film.get(key) or ())]
        counts[False] += sum(" " not in first + second and f": {first}, {second}" in sheet.text for first, second in pairs)
    return counts


def day_first(sheet: Sheet) -> Counter[bool]:
    """Whether the day was first in a date whose numbers allow both orders."""
    counts: Counter[bool] = Counter()
    dates = {one["date"] for film in sheet.films for one in film.get("release_dates") or ()}
    for mark in DATE.finditer(sheet.text):
        first, second, year = int(mark[1]), int(mark[2]), mark[3]
        if first != second and max(first, second) <= LARGEST_MONTH:
            counts[True] += f"{year}-{second:02}-{first:02}" in dates
            counts[False] += f"{year}-{first:02}-{second:02}" in dates
    return counts


def rows_in_turn(sheet: Sheet) -> Counter[bool]:
    """Whether actors and roles on alternate plain lines of annotated casts are distinguished if they clearly look so."""
    counts: Counter[bool] = Counter()
    for film in sheet.films:
        credits = [(one["actor"], one["role"]) for one in film.get("cast") or () if one.get("role")]
        for first in (0, 1):
            text = "\n".join(f"{one[first]}\n{one[1 - first]}" for one in credits)
            pieces = cut(text, DEFAULT)
            turns = Turns(pieces)
            if len(pieces.pieces) == 2 * len(credits) > 2 and turns.run() is None and turns.sureness < 1.0:
                counts[turns.labels == [ACTOR, ROLE][:: 1 - 2 * first] * len(credits)] += 1
    return counts


def main() -> int:
    """Count, and write the file."""
    sheets = [sheet for sheet in load_corpus(ROOT / "corpus") if not sheet.held]
    shares = {}
    for count in (surname_first, day_first, rows_in_turn):
        found = sum(map(count, sheets), Counter())
        shares[count.__name__] = {"right": found[True], "asked": found.total()}
    INTO.write_text(json.dumps(shares, indent=2) + "\n", "utf-8", newline="\n")
    print(json.dumps(shares))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
