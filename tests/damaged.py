"""The fixtures with chance faults: what is read from each stays the same unless a rule is meant to change.

    python tests/damaged.py                     # show which differ
    python tests/damaged.py --write             # take what is read now
    python tests/damaged.py --show NAME NUMBER  # one damaged text, and what each stage makes of it
    python tests/damaged.py --hunt SECONDS      # check the promises on damaged texts that nobody has met

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
import time
from collections.abc import Callable

import promises
from filmsheet import iter_analyses, parse
from golden import FIXTURES, sheets, source, stages

DIGESTS = FIXTURES / "damaged.json"
COUNT = 30
"""Damaged texts for each fixture."""
STRANGERS = tuple(
    """
Director: Ann Field|Directed by Ann Field and Tom Reed|Ann Field (director)|Réalisé par Ann Field|Regie: Ann Field|Ann Field, director|A film by Ann Field
Year: 1949|1949|(1949)|Night Ferry (1949)|Night Ferry, 1949|NIGHT FERRY|Night Ferry|"Night Ferry"|Title: Night Ferry|Night Ferry (1949) - IMDb|aka Nattfergen|Original title: Nattfergen
Runtime: 92 min|92 min|1h 32m|92 minutes, black and white|1:32|Running time|1949, 92 min, UK|UK 1949 | 92 min | Drama
Genre: Drama, Crime|Drama|Drama, Crime|Crime / Drama|Genre|UK / France|Country: UK|France|English, French|Language: English|in colour
Cast: Ann Field as Mary Tom Reed as Hale|Cast|Cast:|Ann Field as Mary|Ann Field ... Mary|Ann Field    Mary|Mary: Ann Field|Mary (Ann Field)|Ann Field, Tom Reed, Mary Holm
With Ann Field, Tom Reed|- with Ann Field|Starring Ann Field|Stars: Ann Field, Tom Reed|Ann Field|ANN FIELD|Field, Ann|(voice)|(uncredited)|and others|... Mary|and Tom Reed
Trivia|Trivia:|Did you know?|1. She waits for the ferry.|2. He does not come.|- Shot in six weeks.|* Shot in six weeks.|1) Shot in six weeks.|#3 Shot in six weeks.|10. A late one.
Rating: 7.3|7.3/10|IMDb: 7.3/10 (1,204 votes)|★★★☆☆|82%|8.1|Rated PG|Certificate: A|PG|FSK 12|Metascore: 71|Votes: 1,204
Budget: $1,200,000|Box office: $3.4 million|$3.4 million|Release date: 6 September 1949|6 September 1949|1949-09-06|London premiere: 6 Sept 1949 (UK)|Awards: Won 2 Oscars|Won 2 Oscars. 5 wins.
Tagline: The night has ears.|The night has ears.|"The night has ears."|Storyline|Storyline:|Plot: She waits for a ferry that never comes.|Synopsis
She waits for a ferry that never comes, and the harbour waits with her.|Night Ferry is a 1949 British drama film directed by Ann Field.|He leaves. She stays: that is all.|she leaves at night
Written by: Tom Reed|Screenplay|Music by Otto Falk|Music: Otto Falk; songs: Max Berg|Photography: Li Wei|Editor|Producer: Harbour Films|Production company: Harbour Films Ltd.|Distributed by Harbour Films
Details|Technical specs|Credits|See more|Show all|Home > Films > Night Ferry|Copyright 1949 Harbour Films|Source: the club's own card|Page 2|Edit|Share|www.example.org/night-ferry|Reviewed by: T. R.
Sound mix: Mono|Aspect ratio: 1.37 : 1|35 mm, 8 reels|Colour: b/w|Shelf: A 12|Notes: lent out|Status :|? :|Director:|Year:|: 1949|Dir. Ann Field|Dir: Ann Field. Sc: Tom Reed. 92 min.
---|***|===|___|Year: ____|##  Cast|**Cast**|<b>Cast</b>|> quoted|| Year | 1949 ||Year\t1949|監督:木村 花|出演者|Режиссёр: Анна Поле|В ролях: Анна Поле, Том Рид|Besetzung|Réalisation : Ann Field|Reparto:
""".strip().replace("\n", "|").split("|")
)
"""Lines of other layouts, which a fault puts into a text: they come where no rule waits for them."""

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


def _put_stranger(rng: random.Random, lines: list[str], at: int) -> None:
    lines.insert(at, rng.choice(STRANGERS))


def _take_stranger(rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = rng.choice(STRANGERS)


def _end_in_stranger(rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)] + rng.choice((" ", "", ". ", ", ", " - ")) + rng.choice(STRANGERS)


def _begin_like_item(rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = rng.choice(("  ", "\t", "    ", "- ", "* ", "1. ", "• ")) + lines[at]


FAULTS: tuple[Fault, ...] = (
    *(_drop, _part, _join, _swap, _break, _cut, _cut_front),
    *(_drop_word, _drop_sign, _put_sign, _put_sign, _small, _capitals, _copy),
    *(_put_stranger, _put_stranger, _take_stranger, _take_stranger, _end_in_stranger, _begin_like_item),
)


def damaged(name: str, text: str, number: int) -> str:
    """The fixture with a few faults, the same ones for the same name and number."""
    rng = random.Random(f"{name} {number}")
    lines = text.split("\n")
    for _ in range(rng.randrange(1, 7)):
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


def hunt(seconds: float) -> int:
    """Check the promises on new damaged texts; the exit code is 1 when one does not hold."""
    texts = {name_of(path): source(path) for path in sheets()}
    number, end = random.randrange(10**6, 10**9), time.monotonic() + seconds
    first = number
    while time.monotonic() < end:
        number += 1
        name = random.choice(sorted(texts))
        try:
            promises.check(damaged(name, texts[name], number))
        except Exception as broken:  # noqa: BLE001 - whatever it is, the text is what matters
            sys.stdout.write(f"--show {name} {number}: {type(broken).__name__}: {broken}\n")
            return 1
    sys.stdout.write(f"{number - first} texts, and every promise held\n")
    return 0


def main() -> int:
    """Compare, rewrite, show or hunt."""
    if "--hunt" in sys.argv[1:]:
        return hunt(float(sys.argv[-1]))
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
