"""Check annotated sheets: python tools/check_corpus.py [NAME ...], such as new-en1/03; without a name, the whole corpus.

Reports keys that no record has, and values of a record that are not found in the text, or not as one value: training does
not learn these. The exit code is 1 if an annotation is wrong: an unknown key, or a missing file.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
from collections.abc import Iterator

from filmsheet.models import RECORD_KEYS
from training.sheets import Sheet, load_corpus, prepare

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"


def faults(sheet: Sheet) -> Iterator[str]:
    """The errors of a record."""
    if not isinstance(sheet.films, list):
        yield "the record is no list of films"
        return
    for number, film in enumerate(sheet.films, 1):
        for key in film:
            if key not in RECORD_KEYS and not key.startswith("_"):
                yield f"film {number}: no record has a key {key!r}"


def lost(sheet: Sheet) -> Iterator[str]:
    """The values of a record that are not found in the text."""
    for number, key, value in prepare(sheet).aligned.lost:
        yield f"film {number + 1}: {key}: not found: {value!r}"


def main() -> int:
    """Check the sheets and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a sheet as sources.tsv names it; all where none is named")
    names = frozenset(parser.parse_args().names)
    sheets = load_corpus(CORPUS)
    if missing := sorted(names - {sheet.name for sheet in sheets}):
        parser.error(f"sources.tsv has no sheet {', '.join(missing)}")
    wrong = 0
    for sheet in sheets:
        if names and sheet.name not in names:
            continue
        found = list(faults(sheet))
        wrong += len(found)
        for said in found or lost(sheet):
            print(f"{sheet.name}: {said}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
