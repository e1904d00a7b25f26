"""Rows of a table that has lost its columns: "Clara Burdick Aunt Polly", "Tom Melvin Linker", "Clara BurdickAunt Polly".

A page that is copied as text may keep one blank between actor and role, or none. One such line may be a long name; several
near each other, most of which begin (or end) with the name of a person, are actors with their roles.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import regex

from ..cast import weights as name_weights
from ..cast.features import Class
from ..text.lines import Line
from ..vocabulary import Vocabulary
from .stretches import GLUED
from .within import GIVEN

_ROW = regex.compile(r"(?P<word>\p{Lu}[\p{L}.'’-]*)(?:[ \xa0](?P<word>(?!\d+\b|-)[\p{L}\p{N}.'’#-]+)){1,6}(?=\s*(?:[,/(\[\"“]|\Z))")
"""Two to seven words at the start of a line, before a sign that may stand in a role."""
_LONGEST = 90
_FEWEST = 3
"""The fewest rows of a table, and the fewest words of a row that is cut at a blank."""
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
    near = [row is not None or (before is not None and behind is not None) for before, row, behind in zip([None, *rows], rows, [*rows[1:], None], strict=False)]
    for is_table, numbers in itertools.groupby(range(len(rows)), near.__getitem__):
        table = {n: row for n in numbers if (row := rows[n])} if is_table else {}
        if len(table) >= _FEWEST:
            found.update(_columns(shadow, {n: row for n, row in table.items() if vocabulary.leading(row[0]) is None}))
    return found


def _columns(shadow: str, table: dict[int, regex.Match[str]]) -> dict[int, int]:
    """Where the second column of each row begins, if the rows are a table of people."""
    glued = {n: mark.start() for n, row in table.items() if (mark := GLUED.search(shadow, *row.span()))}
    rows = {n: row for n, row in table.items() if len(row.captures("word")) >= _FEWEST}
    if len(glued) >= _FEWEST and 2 * len(glued) >= len(table):
        return glued
    if len(rows) < _FEWEST or 3 * len(rows) < 2 * len(table):
        return {}
    kinds = {n: name_weights.load().kinds(row.captures("word")) for n, row in rows.items()}
    first = sum(_is_person(*kind[:2]) for kind in kinds.values())
    last = sum(_is_person(*kind[-2:]) for kind in kinds.values())
    if 5 * max(first, last) < 3 * len(rows):
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
