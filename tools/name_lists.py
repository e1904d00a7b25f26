"""Given and family names of many languages, from two packages under the MIT licence: faker, japanese-personal-name-dataset.

    python tools/name_lists.py names.json

Only the number of languages whose lists contain a word goes into the weights.
"""

from __future__ import annotations

import collections
import csv
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator
from importlib import resources

from filmsheet.cast.features import word_key


def _words(values: object) -> Iterator[str]:
    if isinstance(values, (dict, list, tuple)):
        for value in values:
            text = value[0] if isinstance(value, tuple) else value
            if isinstance(text, str):
                yield from map(word_key, text.split())


def _faker_lists() -> Iterator[tuple[set[str], set[str]]]:
    from faker.providers import person

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        given: set[str] = set()
        family: set[str] = set()
        for name in dir(provider):
            if ("first" in name and "name" in name) or "given" in name:
                given.update(_words(getattr(provider, name)))
            elif ("last" in name and "name" in name) or "surname" in name:
                family.update(_words(getattr(provider, name)))
        yield given, family


def _spellings(word: str) -> set[str]:
    """The spellings of a Japanese name in Latin letters: with and without long vowels."""
    short = word.replace("ou", "o")
    return {word, short, short.replace("uu", "u").replace("oo", "o"), word.replace("ou", "oh")}


def _japanese_lists() -> tuple[set[str], set[str]]:
    folder = resources.files("japanese_personal_name_dataset").joinpath("dataset")

    def column(file: str, at: int) -> set[str]:
        rows = csv.reader(folder.joinpath(file).read_text("utf-8-sig").splitlines())
        return {spelling for row in rows if len(row) > at for spelling in _spellings(row[at].lower())}

    given = column("first_name_man_org.csv", 1) | column("first_name_woman_org.csv", 1)
    return given, column("last_name_org.csv", 3)


def main() -> None:
    """Count the languages of each name and write both counts as JSON."""
    counts: tuple[collections.Counter[str], collections.Counter[str]] = (collections.Counter(), collections.Counter())
    for lists in [*_faker_lists(), _japanese_lists()]:
        for counter, words in zip(counts, lists, strict=True):
            counter.update(words)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(counts, out, ensure_ascii=False, sort_keys=True)


if __name__ == "__main__":
    main()
