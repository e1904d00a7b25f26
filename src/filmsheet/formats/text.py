"""The record as a film sheet again, in the layout that reads back best."""

from __future__ import annotations

from ..models import FilmSheet
from ..writing.texts import with_texts, without_controls
from .registry import document_per_film


@document_per_film("text", ".txt", "a film sheet that reads back to the same record")
def text(sheet: FilmSheet) -> str:
    """Write a film as a film sheet; a control character is U+FFFD, as in every document.

    Raises:
        WriteError: the record cannot be written so that it reads back.
    """
    from ..writer import to_text

    return to_text(with_texts(sheet, without_controls))
