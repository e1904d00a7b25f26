"""Train the weights of the reader from the corpus: python tools/train_reader.py [--validate] [--into FILE].

Reads corpus/ (annotated sheets, and the pools that sheets are composed from), trains the chains, cross-validates them by
source for the calibration, and writes src/filmsheet/reading/reader.bin. With --validate alone it writes nothing but
prints the cross-validated table. It takes some minutes, needs numpy and scipy, and gives the same file each time.
"""

from __future__ import annotations

import argparse
import pathlib
import sys

from filmsheet.learning.compose import compose, load_pools
from filmsheet.learning.fit import fit
from filmsheet.learning.sheets import Prepared, Sheet, load_corpus, prepared
from filmsheet.learning.validate import cross_validate, table
from filmsheet.reading.model import FILE, pack

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMPOSED = 1200
WEIGHT = 0.3
"""What a composed sheet counts beside a real one."""


def composed(count: int) -> list[Prepared]:
    """Sheets composed from the pools."""
    texts = compose(load_pools(ROOT / "corpus" / "pools"), count, seed=7)
    return list(prepared([Sheet(f"composed/{n}", "composed", f"composed {n}", False, text, films, WEIGHT) for n, (text, films) in enumerate(texts)]))


def main() -> int:
    """Train, validate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--validate", action="store_true", help="cross-validate and print the table; write no weights")
    parser.add_argument("--folds", default="", help="the folds to validate on, such as 0,2; all of four if not given")
    parser.add_argument("--table", type=pathlib.Path, help="write the cross-validated table here as well")
    parser.add_argument("--into", type=pathlib.Path, default=ROOT / "src" / "filmsheet" / "reading" / FILE)
    args = parser.parse_args()
    sheets = list(prepared([one for one in load_corpus(ROOT / "corpus") if args.validate or not one.held]))
    more = composed(COMPOSED)
    print(f"{len(sheets)} annotated sheets, {len(more)} composed, {sum(len(one.pieces.pieces) for one in sheets)} pieces", flush=True)
    only = tuple(map(int, args.folds.split(","))) if args.folds else ()
    result, calibration = cross_validate(sheets, more, only=only, report=lambda line: print(line, flush=True))
    lines = table(result)
    print("\n".join(lines))
    if args.table:
        args.table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if args.validate:
        return 0
    model = fit(sheets, more)
    args.into.write_bytes(pack(model.labels, model.joins, model.borders, calibration))
    print(f"{args.into.name}: {args.into.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
