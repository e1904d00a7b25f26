"""The heading of a table with one film a row: what is shown above each row, so that its columns have names."""

from __future__ import annotations

import csv
from typing import NamedTuple

from ..text.lazily import lazy

_CELL = lazy(r"(?i)<t[dh]\b")


class Heading(NamedTuple):
    """The row of headings of a table, and its line in the source, counted from 1."""

    line: int
    text: str


class Headings:
    """Finds the heading of a source that is a table, film by film.

    >>> headings = Headings()
    >>> headings.of("Title;Year\\nSea;2001\\n", 1), headings.of("Sky;2003\\n", 3)
    (None, Heading(line=1, text='Title;Year'))
    """

    def __init__(self) -> None:
        """Start with the first film of a source."""
        self._first = True
        self._heading: Heading | None = None
        self._form = ("", 0)

    def of(self, text: str, first_line: int) -> Heading | None:
        """The heading that a film lacks; the first film of a source has its own."""
        lines = [(number, line) for number, line in enumerate(text.splitlines(), first_line) if line.strip()]
        if self._first:
            self._first = False
            self._look_at(lines)
            return None
        fits = bool(lines) and self._heading is not None and _form(lines[0][1]) == self._form
        return self._heading if fits else None

    def _look_at(self, lines: list[tuple[int, str]]) -> None:
        """Take the first line as a heading if a row of its form follows and no colon makes a label of it."""
        if len(lines) < 2 or ": " in lines[0][1]:
            return
        form = _form(lines[0][1])
        if form[1] > 1 and any(_form(line) == form for _, line in lines[1:]):
            self._heading, self._form = Heading(lines[0][0], lines[0][1].lstrip("\ufeff").rstrip()), form


def _form(line: str) -> tuple[str, int]:
    """What parts the cells of a row, and how many there are."""
    if cells := len(_CELL.findall(line)):
        return "<", cells
    if "|" in line:
        return "|", line.strip().strip("|").count("|") + 1
    for sign in ("\t", ";", ","):
        if sign in line:
            return sign, len(next(csv.reader([line], delimiter=sign)))
    return "", 1
