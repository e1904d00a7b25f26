"""Cells of tables for spreadsheets: without formulas, and with lists that can be split again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TypeVar

BYTE_ORDER_MARK = "\ufeff"
"""The first character of a CSV file that Excel should read as UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
Cell = TypeVar("Cell")


def guarded(cell: Cell) -> Cell | str:
    """A cell that a spreadsheet does not compute: a text that begins like a formula gets an apostrophe.

    >>> guarded("=HYPERLINK(1)"), guarded("-30-"), guarded(-30)
    ("'=HYPERLINK(1)", "'-30-", -30)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def joined(values: Iterable[str]) -> str:
    """A list in one cell, separated by "; ". In a value, this separator becomes a comma.

    >>> joined(["Drama", "Rock; Roll"])
    'Drama; Rock, Roll'
    """
    return "; ".join(value.replace("; ", ", ") for value in values)


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV, each with a line feed at its end.

    >>> csv_text([("Title", "Year"), ("Sea, The", 2001)])
    'Title,Year\\n"Sea, The",2001\\n'
    """
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()
