"""The fixtures with chance faults: what is read from each stays the same unless a rule is meant to change.

    python tests/damaged.py                     # show which differ
    python tests/damaged.py --write             # take what is read now
    python tests/damaged.py --show NAME NUMBER  # one damaged text, and what each stage makes of it

Golden fixtures stand where their writer put them; faults by chance stand on either side of every limit. Nobody has
judged these readings: a difference says that a change reaches farther than its author may think. fixtures/damaged.json
holds a digest of each reading.
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import random
import sys
from collections.abc import Callable

from filmsheet import iter_analyses, parse
from golden import FIXTURES, sheets, source, stages

DIGESTS = FIXTURES / "damaged.json"
COUNT = 12
"""Damaged texts for each fixture."""

Fault = Callable[[random.Random, list[str], int], None]
"""Changes the lines of a text at one of them."""


def _drop(_rng: random.Random, lines: list[str], at: int) -> None:
    del lines[at]


def _part(_rng: random.Random, lines: list[str], at: int) -> None:
    lines.insert(at, "")


def _join(_rng: random.Random, lines: list[str], at: int) -> None:
    lines[at : at + 2] = [" ".join(lines[at : at + 2])]


def _swap(rng: random.Random, lines: list[str], at: int) -> None:
    other = rng.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _break(rng: random.Random, lines: list[str], at: int) -> None:
    words = lines[at].split(" ")
    middle = rng.randrange(len(words)) + 1
    lines[at : at + 1] = [" ".join(words[:middle]), " ".join(words[middle:])]


def _cut(rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]


def _cut_front(rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = lines[at][rng.randrange(len(lines[at]) + 1) :]


def _drop_word(rng: random.Random, lines: list[str], at: int) -> None:
    words = lines[at].split(" ")
    del words[rng.randrange(len(words))]
    lines[at] = " ".join(words)


def _drop_sign(rng: random.Random, lines: list[str], at: int) -> None:
    places = [place for place, sign in enumerate(lines[at]) if not sign.isalnum()]
    if places:
        place = rng.choice(places)
        lines[at] = lines[at][:place] + lines[at][place + 1 :]


def _put_sign(rng: random.Random, lines: list[str], at: int) -> None:
    place = rng.randrange(len(lines[at]) + 1)
    sign = rng.choice((" ", "  ", "\t", ":", ",", ".", "-", " - ", "/", "|", "(", ")", '"', "*", " as ", " and ", "1", "1949", "; "))
    lines[at] = lines[at][:place] + sign + lines[at][place:]


def _small(_rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = lines[at].lower()


def _capitals(_rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = lines[at].upper()


def _copy(rng: random.Random, lines: list[str], at: int) -> None:
    lines.insert(rng.randrange(len(lines) + 1), lines[at])


FAULTS: tuple[Fault, ...] = (
    *(_drop, _part, _join, _swap, _break, _cut, _cut_front),
    *(_drop_word, _drop_sign, _put_sign, _put_sign, _small, _capitals, _copy),
)


def damaged(name: str, text: str, number: int) -> str:
    """The fixture with a few faults, the same ones for the same name and number."""
    rng = random.Random(f"{name} {number}")
    lines = text.split("\n")
    for _ in range(rng.randrange(1, 5)):
        rng.choice(FAULTS)(rng, lines, rng.randrange(len(lines)))
        lines = lines or [""]
    return "\n".join(lines)


def reading(text: str) -> str:
    """What each stage makes of a text, film by film, and the record of the whole."""
    films = [stages(analysis) for analysis in iter_analyses(text)]
    return f"{json.dumps(films, ensure_ascii=False, indent=1)}\n{parse(text).model_dump_json()}"


def name_of(path: pathlib.Path) -> str:
    """The fixture's name: its folder and its stem."""
    return f"{path.parent.name}/{path.stem}"


def digests(path: pathlib.Path) -> str:
    """A digest for each damaged text of a fixture."""
    name, text = name_of(path), source(path)
    readings = (reading(damaged(name, text, number)) for number in range(COUNT))
    return " ".join(hashlib.sha256(found.encode("utf-8", "surrogatepass")).hexdigest()[:6] for found in readings)


def differing(before: str, now: str) -> list[int]:
    """The numbers of the damaged texts whose readings differ."""
    old, new = before.split(), now.split()
    return [number for number in range(len(new)) if old[number : number + 1] != new[number : number + 1]]


def main() -> int:
    """Compare, rewrite or show."""
    if "--show" in sys.argv[1:]:
        name, number = sys.argv[-2:]
        text = damaged(name, source(FIXTURES / f"{name}.txt"), int(number))
        sys.stdout.write(f"{text}\n\n{reading(text)}\n")
        return 0
    before = json.loads(DIGESTS.read_text("utf-8")) if DIGESTS.exists() else {}
    now = {name_of(path): digests(path) for path in sheets()}
    for name, line in now.items():
        if numbers := differing(before.get(name, ""), line):
            sys.stdout.write(f"differs: {name} {' '.join(map(str, numbers))}\n")
    if "--write" in sys.argv[1:]:
        DIGESTS.write_text(json.dumps(now, indent=0) + "\n", encoding="utf-8", newline="\n")
        return 0
    return int(before != now)


if __name__ == "__main__":
    sys.exit(main())
