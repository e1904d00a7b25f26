"""Letterboxd's import file: films to add to a list or a watchlist.

Its ratings are those of the person who imports, so a sheet's scores never go there. Directors are parted by commas,
so no name holds one. People look at the file in a spreadsheet first, so no cell is a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ..models import FilmSheet
from ..text.lazily import lazy
from ..writing.cells import guarded
from .names import best_title, needs_title
from .people import upright
from .registry import documents_of_films

HEADER = ("Title", "Year", "Directors")
_HARMLESS = lazy(r"[+-][^(|!=]*")
"""A title such as "-30-" computes nothing, and Letterboxd finds it by its own name alone."""
MOST_BYTES = 1_000_000
"""Letterboxd takes files of up to 1 MB."""


@documents_of_films("letterboxd", ".csv", "Letterboxd import (CSV)", needs=needs_title)
def letterboxd(sheets: Iterable[FilmSheet]) -> Iterator[str]:
    """Write films as Letterboxd import files, a new one before each million bytes.

    >>> list(letterboxd([FilmSheet(title="Sea", year=2001, directors=["A. Moreau", "B. Moreau"])]))
    ['Title,Year,Directors\\nSea,2001,"A. Moreau, B. Moreau"\\n']
    """
    head = line(HEADER)
    pieces, size = [head], len(head)
    for sheet in sheets:
        row = line((best_title(sheet) or "", str(sheet.year or ""), ", ".join(map(upright, sheet.directors))))
        length = len(row.encode("utf-8", "replace"))
        if size + length > MOST_BYTES and len(pieces) > 1:
            yield "".join(pieces)
            pieces, size = [head], len(head)
        pieces.append(row)
        size += length
    yield "".join(pieces)


def line(cells: Iterable[str]) -> str:
    """One row of CSV, with its line end; a cell is one line of text, and no formula."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_plain(" ".join(cell.split())) for cell in cells])
    return buffer.getvalue()


def _plain(cell: str) -> str:
    return cell if _HARMLESS.fullmatch(cell) else guarded(cell)
