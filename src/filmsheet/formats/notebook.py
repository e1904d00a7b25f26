"""A record as a small HTML table, which notebooks show."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..models import FilmSheet


def to_html(sheet: FilmSheet) -> str:
    """A record as HTML: one row for each key that has a value; everything from the sheet is escaped.

    >>> from filmsheet import FilmSheet
    >>> to_html(FilmSheet(title="Sea & Sky"))
    '<table><caption>Sea &amp; Sky</caption></table>'
    """
    from .table import flat

    rows = "".join(
        f'<tr><th scope="row" style="text-align:left;vertical-align:top">{escape(key.replace("_", " "))}</th>'
        f'<td style="text-align:left;white-space:pre-line">{escape(str(cell))}</td></tr>'
        for key, cell in flat(sheet).items()
        if cell is not None and key != "title"
    )
    return f"<table><caption>{escape(sheet.title or 'Film sheet')}</caption>{rows}</table>"
