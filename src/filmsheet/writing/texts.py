"""Changes to the texts of a record, so that they are safe where they are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models import FilmSheet

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
