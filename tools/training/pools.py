"""The invented material of composed sheets: names, titles, sentences and words, one pool for each language."""

from __future__ import annotations

import json
import pathlib
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from filmsheet.reading.within import role_start
from filmsheet.vocabulary import describe

WIDE = frozenset(("ja", "zh", "zht", "ko", "th"))
"""Languages that are written without blanks, or with few."""


class Pool(NamedTuple):
    """The material of a language, its labels by key, and its words by list."""

    language: str
    texts: dict[str, list[str]]
    labels: dict[str, list[str]]
    lists: dict[str, list[str]]
    foreign: list[list[str]]
    """The titles of the other languages."""

    def words(self, name: str) -> list[str]:
        """The words of a list: genres, countries, phrases for a director or a cast, days, months."""
        return self.lists[name]


def bracketed_credits(synopsis: str) -> Iterator[dict[str, str]]:
    """The actors that a synopsis names in brackets, with the roles before them.

    >>> list(bracketed_credits("Mary (Ida Holm) meets two pilots (Tom Reed and Al Frey)."))
    [{'actor': 'Ida Holm', 'role': 'Mary'}, {'actor': 'Tom Reed'}, {'actor': 'Al Frey'}]
    """
    for mark in re.finditer(r"[(（]([^()（）]+)[)）]", synopsis):
        names = re.split(r", |، | (?:and|y|e) ", mark[1].rstrip("饰飾 "))
        role = " ".join(synopsis[role_start(synopsis, 0, mark.start()) : mark.start()].split())
        yield from ({"actor": name, "role": role} if role and len(names) == 1 else {"actor": name} for name in names)


def load_pools(folder: pathlib.Path) -> list[Pool]:
    """The pools of a folder, sorted by name."""
    labels: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in describe():
        if one.trust != "weak" and not one.source and len(one.text) < 28:
            labels[one.language][one.field].append(one.text)
    words = json.loads((folder / "words.json").read_text("utf-8"))
    texts = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json")) if path.stem != "words"}
    pools = []
    for language, own in texts.items():
        known = labels.get({"zht": "zh"}.get(language, language)) or labels["en"]
        lists = {name: of.get(language, of["en"]) for name, of in words.items()}
        foreign = [other["titles"] for name, other in texts.items() if name != language]
        pools.append(Pool(language, own, known, lists, foreign))
    return pools
