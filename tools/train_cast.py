"""Train the ranking of cuts and write its weights.

    python tools/train_cast.py CREDITS.tsv --actors ACTORS.tsv --names NAMES.json

CREDITS.tsv: film, actor, role (tab separated, a header line), credits of a film in billing order. ACTORS.tsv: names of
more actors with the number of their films. NAMES.json: made by name_lists.py. The last two are optional.

A conditional log-linear model over the cuts of each gap, regularised (L2), fitted by L-BFGS. Counts leave out
the current film, so that training sees new films as reading does. Four folds over films give the share of
held-out cuts that are right, and the slope that calibrates the probabilities; then all films are used.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import json
import random
from array import array
from pathlib import Path

import numpy as np
import scipy.optimize
from scipy import sparse

import cast_counts
import cast_examples
import cast_features
from filmsheet.cast import features, ranking, weights

SEED = 1948
FOLDS = 4
LEAST_ROWS = 4
PENALTY = 16.0
LEAST_WEIGHT = 0.004
ROUNDS = 120


def log_probabilities(scores: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The logarithms of the softmax over each gap."""
    gap = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    scores = scores - np.maximum.reduceat(scores, starts[:-1])[gap]
    return scores - np.log(np.add.reduceat(np.exp(scores), starts[:-1]))[gap]


def fit(rows: sparse.csr_matrix, starts: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The weights with the maximum likelihood of the right cuts, minus the penalty."""
    columns = rows.T.tocsr()

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        logs = log_probabilities((rows @ vector.astype(np.float32)).astype(float), starts)
        error = np.exp(logs)
        error[right] -= 1
        gradient = (columns @ error.astype(np.float32)).astype(float) + PENALTY * vector
        return -logs[right].sum() + 0.5 * PENALTY * (vector @ vector), gradient

    start = np.zeros(rows.shape[1])
    return scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x


def part(examples: cast_examples.Examples, wanted: np.ndarray) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """The rows, starts and right rows of some of the gaps."""
    sizes = np.diff(examples.starts)
    rows = examples.rows[np.repeat(wanted, sizes)]
    starts = np.concatenate([[0], np.cumsum(sizes[wanted])])
    return rows, starts, starts[:-1] + (examples.right - examples.starts[:-1])[wanted]


def cross_validate(examples: cast_examples.Examples) -> tuple[float, float]:
    """The share of right held-out cuts, and the slope that calibrates their probabilities."""
    scores, starts, right = [], [0], []
    for fold in range(FOLDS):
        held = examples.films % FOLDS == fold
        vector = fit(*part(examples, ~held))
        rows, own_starts, own_right = part(examples, held)
        right.append(own_right + starts[-1])
        scores.append((rows @ vector.astype(np.float32)).astype(float))
        starts.extend(own_starts[1:] + starts[-1])
    every, bounds, chosen = np.concatenate(scores), np.array(starts), np.concatenate(right)
    best = np.maximum.reduceat(every, bounds[:-1])
    hits = every[chosen] >= best
    slope = scipy.optimize.minimize_scalar(lambda slope: -log_probabilities(every * slope, bounds)[chosen].sum(), bounds=(0.3, 3), method="bounded").x
    return float(hits.mean()), float(slope)


def _word(key: str) -> features.Word:
    return features.Word(0, 0, 0, features.text_hash(key), key)


def _hashes(names: list[str]) -> array[int]:
    return array("I", sorted({ranking.name_hash([_word(key) for key in name.split()]) for name in names}))


def word_parts(counts: cast_counts.Counts) -> list[array[int]]:
    """The table of words: starts of buckets, marks, and the kinds of counts with their number for each word."""
    view = counts.all()
    keys = {key for key, _ in counts.words} | set(counts.lexicon[0]) | set(counts.lexicon[1])
    places = {weights.bucket_of(features.text_hash(key)): view.packed(key) for key in sorted(keys)}
    kinds = [kind for kind, _ in collections.Counter(places.values()).most_common(65_535)]
    numbers = {kind: number for number, kind in enumerate(kinds)}
    starts, marks, of_kind = array("I", [0]), array("H"), array("H")
    for (bucket, mark), packed in sorted(places.items()):
        starts.extend([len(marks)] * (bucket + 1 - len(starts)))
        marks.append(mark)
        of_kind.append(numbers.get(packed, 0))
    starts.extend([len(marks)] * (4097 - len(starts)))
    return [starts, marks, of_kind, array("Q", kinds)]


def file_parts(counts: cast_counts.Counts, numbers: dict[cast_examples.Key, int], vector: np.ndarray) -> list[array[int]]:
    """The parts of the weights file."""
    cuts: dict[int, int] = {}
    words: dict[int, list[int]] = {}
    for key, number in numbers.items():
        weight = max(-32768, min(32767, round(vector[number] * weights.SCALE)))
        if abs(vector[number]) < LEAST_WEIGHT:
            continue
        if isinstance(key, tuple):
            words.setdefault(weights.key_number(key[1]), [0] * len(features.LABELS))[key[0]] = weight
        else:
            cuts[key] = weight
    roles = {ranking.role_hashes([_word(key) for key in role.split()])[-1] for role, films in counts.roles.items() if films >= cast_counts.MANY_ROLES}
    return [
        array("I", sorted(cuts)),
        array("h", [cuts[key] for key in sorted(cuts)]),
        *word_parts(counts),
        _hashes(list(counts.name_films)),
        _hashes([name for name, films in counts.name_films.items() if films >= cast_counts.MANY_FILMS]),
        _hashes([" ".join(pair) for pair in counts.pairs]),
        array("I", sorted(roles)),
        array("I", sorted(words)),
        array("h", [weight for key in sorted(words) for weight in words[key]]),
    ]


def prune(builder: cast_examples.Builder) -> tuple[cast_examples.Examples, dict[cast_examples.Key, int]]:
    """The examples without rare features."""
    examples = builder.examples()
    often = np.asarray((examples.rows != 0).sum(axis=0)).ravel() >= LEAST_ROWS
    place = np.cumsum(often) - 1
    numbers = {key: int(place[number]) for key, number in builder.numbers.items() if often[number]}
    return examples._replace(rows=examples.rows[:, often].tocsr()), numbers


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("credits")
    parser.add_argument("--actors")
    parser.add_argument("--names")
    parser.add_argument("--out", default=str(Path(weights.__file__).with_name(weights.FILE)))
    parser.add_argument("--quick", action="store_true", help="no cross-validation; the slope is 1")
    args = parser.parse_args()
    films = cast_counts.films(args.credits)
    lists = json.loads(Path(args.names).read_text("utf-8")) if args.names else ({}, {})
    lexicon = (collections.Counter(lists[0]), collections.Counter(lists[1]))
    counts = cast_counts.Counts(films, cast_counts.names(args.actors) if args.actors else {}, lexicon)
    builder, rng = cast_examples.Builder(), random.Random(SEED)  # the same examples each time
    for number, credits in enumerate(films):
        builder.add(number, credits, counts.without(credits), rng)
    examples, numbers = prune(builder)
    print(
        f"{len(films)} films, {len(examples.films)} gaps, {examples.rows.shape[0]} cuts, {len(numbers)} features",
        flush=True,
    )
    share, slope = (0.0, 1.0) if args.quick else cross_validate(examples)
    print(f"held-out cuts right {100 * share:.2f}%, slope {slope:.3f}", flush=True)
    vector = fit(examples.rows, examples.starts, examples.right)
    header = {
        "slope": round(slope, 4),
        "held_out_cut": round(share, 5),
        "films": len(films),
        "gaps": len(examples.films),
        "features": len(numbers),
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
    }
    parts = file_parts(counts, numbers, vector)
    cast_features.write(args.out, header, parts)
    print("bytes of each part", [len(part) * part.itemsize for part in parts])


if __name__ == "__main__":
    main()
