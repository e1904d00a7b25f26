"""Words of languages that readers look up: lists in `words/`, one entry a line, case folded unless capitals tell them apart."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from ..text.lazily import branches, words

__all__ = ["alternatives", "any_of", "meanings", "words"]


@functools.cache
def meanings(name: str) -> dict[str, str]:
    """What each word of a list means; a line holds the words, parted by `|`, and behind ` = ` what they mean.

    >>> meanings("rating_sources")["кинопоиск"]
    'Kinopoisk'
    """
    table: dict[str, str] = {}
    for line in sorted(words(name)):
        spellings, _, meaning = line.partition(" = ")
        table.update(dict.fromkeys(spellings.split("|"), meaning))
    return table


def alternatives(entries: Iterable[str]) -> str:
    """A pattern of words, the longest first; those that begin alike stand together, so that each letter is tried once."""
    return branches([[*map(re.escape, entry), ""] for entry in entries])


@functools.cache
def any_of(name: str) -> str:
    """A pattern of the words of a list, whatever they mean."""
    return alternatives(meanings(name))
