"""Rows of a table whose columns only a blank separates: "Clara Burdick Aunt Polly", "Tom Melvin Linker".

A page that is copied as text loses the columns of its cast. One such line may be a long name; several in a row, of which half
or more begin (or end) with the name of a person, are actors with their roles.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import regex

from ..cast import weights as name_weights
from ..cast.features import Class
from ..text.lines import Line
from ..vocabulary import Vocabulary
from .within import GIVEN

_ROW = regex.compile(r"(?P<word>\p{Lu}[\p{L}.'’-]*)(?:[ \xa0](?P<word>[\p{L}\p{N}.'’#-]+)){2,6}(?=\s*(?:[,/(\[\"“]|\Z))")
"""Three to seven words at the start of a line, before a sign that may stand in a role."""
_LONGEST = 90
_FEWEST = 3
"""The fewest rows of a table."""
_NO_NAME = frozenset((Class.NOUN, Class.TITLE, Class.LOWER, Class.FUNCTION, Class.PARTICLE))
_LINKS = frozenset((Class.INITIAL, Class.PARTICLE))
"""Classes of words inside a name: "George P. Kosmidis", "Wim van der Graaf"."""


def lost_columns(shadow: str, lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, int]:
    """The number of each line that is such a row, and where its second column begins.

    >>> from filmsheet.text.lines import lines_of
    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "Clara Burdick Aunt Polly\\nPat Welsh Nibbs\\nFrank Morrow Professor Marvel"
    >>> [text[at:].partition("\\n")[0] for at in lost_columns(text, lines_of(text), DEFAULT).values()]
    ['Aunt Polly', 'Nibbs', 'Professor Marvel']
    """
    found: dict[int, int] = {}
    rows = [_ROW.match(shadow, line.start, line.end) if line.marker < 0 and line.end - line.start < _LONGEST else None for line in lines]
    for is_row, numbers in itertools.groupby(range(len(rows)), lambda n: rows[n] is not None):
        table = list(numbers) if is_row else []
        if len(table) >= _FEWEST:
            found.update(_columns({n: row for n in table if (row := rows[n]) and vocabulary.leading(row[0]) is None}))
    return found


def _columns(rows: dict[int, regex.Match[str]]) -> dict[int, int]:
    """Where the second column of each row begins, if the rows are a table of people."""
    kinds = {n: name_weights.load().kinds(row.captures("word")) for n, row in rows.items()}
    first = sum(_is_person(*kind[:2]) for kind in kinds.values())
    last = sum(_is_person(*kind[-2:]) for kind in kinds.values())
    if len(rows) < _FEWEST or 2 * max(first, last) < len(rows):
        return {}
    sizes = {n: _size(kind) if first >= last else len(kind) - _size(kind[::-1]) for n, kind in kinds.items()}
    return {n: rows[n].starts("word")[size] for n, size in sizes.items() if 0 < size < len(kinds[n])}


def _is_person(first: int, second: int) -> bool:
    return first in GIVEN and second not in _NO_NAME


def _size(kinds: Sequence[int]) -> int:
    """The number of words of the name at the start of a row."""
    size = 2
    while size < len(kinds) and kinds[size - 1] in _LINKS:
        size += 1
    return size
