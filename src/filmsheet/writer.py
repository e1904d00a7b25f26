"""Writes a record as a film sheet that reads back to it.

Every field has ways to write it, simplest first. The writer reads the result. Each field that did not read back
correctly is written in its next way, until all do or a field has no more ways.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from .models import RECORD_KEYS, FilmSheet
from .writing.forms import STYLES, Layout, ways


class WriteError(ValueError):
    """Raised if a record cannot be written so that it reads back the same; `fields` has the keys that do not."""

    def __init__(self, fields: Iterable[str]) -> None:
        """Take the keys of the fields."""
        self.fields = tuple(fields)
        super().__init__(f"cannot be written so that it reads back: {', '.join(self.fields)}")


def to_text(sheet: FilmSheet, layout: Layout = "seed") -> str:
    """Write a record as a film sheet that reads back to the same record.

    Args:
        sheet: the record.
        layout: "seed" (the storyline first, then short fields, cast and trivia), "plain" or "markdown".

    Raises:
        WriteError: a field cannot be written so that it reads back.
        ValueError: there is no such layout.

    >>> print(to_text(FilmSheet(year=1948, genres=["Drama", "Music"])), end="")
    Year : 1948
    Genre : Drama, Music
    """
    if layout not in STYLES:
        raise ValueError(f"no layout {layout!r}; there are {', '.join(STYLES)}")
    try:
        return _Writer(sheet, layout).write()
    except WriteError:
        if layout != "markdown":
            raise
        return _Writer(sheet, layout, heading=False).write()


_PLACES = tuple((where, gap) for gap in ("\n\n", "\n", "<br>\n") for where in ("last", "early", "top"))
"""The places of unread text ("early" is before the cast and the trivia, "top" below the title), and the gap before it."""
_CARRIERS = ("year", "runtime", "ratings")
"""Fields that can be repeated without a change, and after which other text on their line stays unread."""
_APART = ("storyline", "cast", "trivia")
"""Fields with blank lines around them."""


class _Writer:
    """One record, while its forms are chosen."""

    def __init__(self, sheet: FilmSheet, layout: Layout, *, heading: bool = True) -> None:
        """Start with the simplest way of each field; `heading` allows a title without a label."""
        self.sheet = sheet
        self.layout = layout
        self.ways = ways(sheet, layout)
        self.plainest = {key: int(key == "title" and not heading) for key in self.ways}
        self.chosen = dict(self.plainest)
        self.place = _PLACES[0]
        self.carrier = ""
        """The line of a field that unread entries can follow, if there is one."""
        self.carried: set[str] = set()

    def write(self) -> str:
        """The text that reads back. If there is none, the error names the fields of the first attempt."""
        carriers = [self.ways[key][0].partition("\n")[0] for key in _CARRIERS if key in self.ways]
        places = _PLACES if self.sheet.unread else _PLACES[:1]
        failed: list[str] = []
        for place, carrier in itertools.product(places, carriers or [""]):
            self.place, self.carrier, self.carried = place, carrier, set()
            self.chosen = dict(self.plainest)
            text, wrong = self._settled()
            if not wrong:
                return text
            failed = failed or wrong
        raise WriteError(failed)

    def _settled(self) -> tuple[str, list[str]]:
        """The text in the current ways, after each failing field has been changed, and the keys of those that have no way left."""
        from .analysis import parse

        while True:
            text = self._assembled()
            again = parse(text)
            wrong = [key for key in RECORD_KEYS if getattr(again, key) != getattr(self.sheet, key)]
            carried = "unread" in wrong and self._carry(again)
            if not wrong or not (self._change(wrong) or carried):
                return text, wrong

    def _change(self, wrong: list[str]) -> bool:
        """Take the next way of each wrong field that has one."""
        changeable = [key for key in wrong if key in self.ways and self.chosen[key] + 1 < len(self.ways[key])]
        for key in changeable:
            self.chosen[key] += 1
        return bool(changeable)

    def _carry(self, again: FilmSheet) -> bool:
        """Move entries that were read as something to the line of a field."""
        lost = set(self.sheet.unread).difference(again.unread, self.carried) if self.carrier else set()
        self.carried |= lost
        return bool(lost)

    def _assembled(self) -> str:
        """The blocks in order, each with the gap before it."""
        text, apart_before = "", False
        for block, apart, gap in self._blocks():
            text += (gap or ("\n\n" if apart or apart_before else "\n") if text else "") + block
            apart_before = apart
        return f"{text}\n" if text else ""

    def _blocks(self) -> Iterator[tuple[str, bool, str]]:
        """Each block, whether it has blank lines around it, and its own gap before it, if any."""
        (where, gap), pending = self.place, list(self.sheet.unread)
        for key in self.ways:
            block = self.ways[key][self.chosen[key]]
            if where == ("early" if key in ("cast", "trivia") else "top" if key != "title" else ""):
                yield from self._unread_blocks(pending, gap)
                pending = []
            if block:
                yield block, self._is_apart(key, block), ""
        yield from self._unread_blocks(pending, gap)

    def _unread_blocks(self, entries: list[str], gap: str) -> Iterator[tuple[str, bool, str]]:
        return ((f"{self.carrier} {entry}" if entry in self.carried else entry, True, gap) for entry in entries)

    def _is_apart(self, key: str, block: str) -> bool:
        if key == "title":
            return block.startswith("#")
        return key in _APART and (self.layout != "seed" or key == "trivia" or (key == "cast" and "\n" in block))
