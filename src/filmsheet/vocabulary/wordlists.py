"""Words of many languages for the readers: lists in `words/`, one entry a line, case folded unless their case is significant."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from ..text.lazily import branches, words

__all__ = ["alternatives", "any_of", "meanings", "words"]


@functools.cache
def meanings(name: str) -> dict[str, str]:
    """The meaning of each word of a list. A line has the words, separated by `|`, then ` = ` and the meaning.

    >>> meanings("rating_sources")["кинопоиск"]
    'Kinopoisk'
    """
    table: dict[str, str] = {}
    for line in sorted(words(name)):
        spellings, _, meaning = line.partition(" = ")
        table.update(dict.fromkeys(spellings.split("|"), meaning))
    return table


def alternatives(entries: Iterable[str]) -> str:
    """A pattern of words, longest first. Words with the same prefix are grouped, so that each letter is tried once."""
    return branches([[*map(re.escape, entry), ""] for entry in entries])


@functools.cache
def any_of(name: str) -> str:
    """A pattern of the words of a list, without their meanings."""
    return alternatives(meanings(name))
