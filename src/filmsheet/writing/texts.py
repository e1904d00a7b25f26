"""Changes to the texts of a record, so that they are safe where they are written, and cells of tables for spreadsheets."""

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from ..models import FilmSheet

BYTE_ORDER_MARK = "\ufeff"
"""The first character of a CSV file that Excel should read as UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
Cell = TypeVar("Cell")
_CONTROLS = dict.fromkeys((*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0)), "\ufffd")


def without_controls(text: str) -> str:
    r"""A text with U+FFFD for each control character but tab and line feed, because terminals execute control characters.

    >>> without_controls("The \x1b[31mRed\tShoes\n")
    'The �[31mRed\tShoes\n'
    """
    return text if text.isprintable() else text.translate(_CONTROLS)


def one_line(text: str, without: str = "") -> str:
    """A text with single spaces for blanks, line ends and the characters in `without`.

    >>> one_line("Face/Off:\\n the film", "/:")
    'Face Off the film'
    """
    return " ".join(text.translate(dict.fromkeys(map(ord, without), " ")).split())


def with_texts(sheet: FilmSheet, changed: Callable[[str], str]) -> FilmSheet:
    """A record with all of its texts changed, including labels in `other`.

    >>> with_texts(FilmSheet(title="Sea", genres=["Drama"]), str.upper).genres
    ('DRAMA',)
    """
    values = sheet.model_dump()
    other = {changed(label): text for label, text in values["other"].items()}
    return FilmSheet(**_changed({**values, "other": other}, changed))


def _changed(value: Any, changed: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return changed(value)
    if isinstance(value, dict):
        return {key: _changed(one, changed) for key, one in value.items()}
    return tuple(_changed(one, changed) for one in value) if isinstance(value, tuple) else value


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
