"""Train the weights of the reader from the corpus: python tools/train_reader.py [--validate] [--table FILE] [--curve] [--into FILE].

Reads corpus/ (annotated sheets, and the pools that sheets are composed from), trains the chains, cross-validates them by
source for the calibration, and writes src/filmsheet/reading/reader.bin. It takes about 40 minutes on two cores,
needs numpy and scipy, and gives the same file each time.

With --validate it writes no weights, but prints the cross-validated table, which then counts the held sheets too. --table
writes the table between two marks of a page, `<!-- table -->` and `<!-- /table -->`; --curve also measures what a quarter
and a half of the sources give, and writes that between `<!-- curve -->` and `<!-- /curve -->`:

    python tools/train_reader.py --validate --table docs/accuracy.md --curve
"""

from __future__ import annotations

import argparse
import pathlib
import sys
from typing import TYPE_CHECKING

from filmsheet.reading.model import FILE, pack
from training.compose import compose
from training.fit import fit
from training.pools import load_pools
from training.processes import in_parts
from training.score import doubt, f1
from training.sheets import Prepared, Sheet, load_corpus, prepared, varied
from training.validate import cross_validate, grouped, table, total

if TYPE_CHECKING:
    from training.score import Result

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMPOSED = 1500
WEIGHT = 0.3
"""The weight of a composed sheet; a real one has 1."""
SHARES = (0.25, 0.5)
"""The shares of the sources for the learning curve, besides all of them."""


def say(line: str) -> None:
    """Print a line immediately: training takes minutes, and its output may go to a file."""
    print(line, flush=True)


def composed(count: int) -> list[Prepared]:
    """Sheets composed from the pools."""
    texts = compose(load_pools(ROOT / "corpus" / "pools"), count, seed=7)
    return all_prepared([Sheet(f"composed/{n}", "composed", f"composed {n}", False, text, films, WEIGHT) for n, (text, films) in enumerate(texts)])


def all_prepared(sheets: list[Sheet]) -> list[Prepared]:
    """Sheets prepared, in two processes."""
    return in_parts(lambda some: list(prepared(list(some))), sheets)


def put(page: str, mark: str, lines: list[str]) -> str:
    """A page with the lines between two marks replaced.

    >>> put("a\\n<!-- table -->\\nold\\n<!-- /table -->\\nb\\n", "table", ["new"])
    'a\\n<!-- table -->\\n\\nnew\\n\\n<!-- /table -->\\nb\\n'

    Raises:
        ValueError: the page has no such marks.
    """
    first, last = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    before, opened, rest = page.partition(first)
    _, closed, after = rest.partition(last)
    if not opened or not closed:
        raise ValueError(f"no {first} with {last} after it")
    return f"{before}{first}\n\n" + "\n".join(lines) + f"\n\n{last}{after}"


def curve(sheets: list[Prepared], more: list[Prepared], only: tuple[int, ...], whole: Result) -> list[str]:
    """The accuracy after training on a part of the sources: the lines of a table."""
    results = [(share, cross_validate(sheets, more, say, only=only, share=share)[0]) for share in SHARES]
    lines = [
        "| learned from | ordinary | odd | all | films right, % | calibration error | acceptable at 95 % precision, % |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for share, result in [*results, (1.0, whole)]:
        groups, counts = grouped(result), total(result)
        ece, accept = doubt([(p, right) for p, right, _ in result.predictions])
        films = 100 * counts["films"] / max(1, counts["texts"])
        name = "all sources" if share == 1.0 else f"{100 * share:.0f} % of the sources"
        lines.append(f"| {name} | {f1(groups['ordinary']):.1f} | {f1(groups['odd']):.1f} | {f1(counts):.1f} | {films:.1f} | {ece:.1f} | {accept:.1f} |")
    return lines


def arguments() -> argparse.Namespace:
    """The options. A page without its marks is refused before anything is trained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--validate", action="store_true", help="cross-validate and print the table; write no weights")
    parser.add_argument("--folds", default="", help="the folds to validate on, such as 0,2; all of four if not given")
    parser.add_argument("--table", type=pathlib.Path, metavar="FILE", help="write the cross-validated table into this page, between its marks")
    parser.add_argument("--curve", action="store_true", help="measure a quarter and a half of the sources as well")
    parser.add_argument("--into", type=pathlib.Path, metavar="FILE", default=ROOT / "src" / "filmsheet" / "reading" / FILE, help="where to write the weights")
    args = parser.parse_args()
    if args.table:
        try:
            page = args.table.read_text("utf-8")
            for mark in ("table", *(("curve",) if args.curve else ())):
                put(page, mark, [])
        except (OSError, ValueError) as error:
            parser.error(f"{args.table}: {error}")
    return args


def write_page(path: pathlib.Path, tables: dict[str, list[str]]) -> None:
    """Write tables to a page, each between its marks."""
    page = path.read_text("utf-8")
    for mark, lines in tables.items():
        page = put(page, mark, lines)
    path.write_text(page, "utf-8", newline="\n")


def main() -> int:
    """Train, validate, write."""
    args = arguments()
    sheets = all_prepared([one for one in load_corpus(ROOT / "corpus") if args.validate or not one.held])
    more = composed(COMPOSED)
    say(f"{len(sheets)} annotated sheets, {len(more)} composed, {sum(len(one.pieces.pieces) for one in sheets)} pieces")
    sheets += in_parts(lambda some: [other for one in some for other in varied(one)], sheets)
    only = tuple(map(int, args.folds.split(","))) if args.folds else ()
    result, calibration = cross_validate(sheets, more, say, only=only)
    tables = {"table": table(result)}
    if args.curve:
        tables["curve"] = curve(sheets, more, only, result)
    print("\n".join(line for lines in tables.values() for line in [*lines, ""]))
    if args.table:
        write_page(args.table, tables)
    if args.validate:
        return 0
    model = fit(sheets, more)
    args.into.write_bytes(pack(model._replace(calibration=calibration)))
    print(f"{args.into.name}: {args.into.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
