"""Letterboxd's import file: films to add to a list or a watchlist.

Its ratings are those of the person who imports, so the scores of a sheet are not written. Commas separate directors,
so no name contains one. The file may be opened in a spreadsheet, so no cell is a formula.
"""

from collections.abc import Iterable, Iterator

from ..models import FilmSheet
from ..writing.texts import csv_text, guarded, one_line
from .fields import best_title, needs_title, upright
from .registry import documents_of_films

HEADER = ("Title", "Year", "Directors")
MOST_BYTES = 1_000_000
"""Letterboxd takes files of up to 1 MB."""


@documents_of_films("letterboxd", ".csv", "Letterboxd import (CSV)", needs=needs_title)
def letterboxd(sheets: Iterable[FilmSheet]) -> Iterator[str]:
    """Write films as Letterboxd import files of at most a million bytes.

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
    """One row of CSV, with its line end. A cell is one line of text and not a formula."""
    return csv_text([[_plain(one_line(cell)) for cell in cells]])


def _plain(cell: str) -> str:
    """A cell that is not a formula. "-30-" computes nothing, and Letterboxd finds the film only by its exact name."""
    return cell if cell.startswith(("+", "-")) and not any(sign in cell for sign in "(|!=") else guarded(cell)
