"""Control characters: other programs do not show them, a terminal obeys them, so no document holds any."""

from __future__ import annotations

from typing import Any

from ..models import FilmSheet
from ..text.lazily import lazy

_CONTROL = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REPLACED = "\ufffd"


def without_controls(text: str) -> str:
    r"""A text with U+FFFD for each control character but tab and line feed.

    >>> without_controls("The \x1b[31mRed\tShoes\n")
    'The �[31mRed\tShoes\n'
    """
    return text if text.isprintable() else _CONTROL.sub(_REPLACED, text)


def clean(sheet: FilmSheet) -> FilmSheet:
    r"""A record with U+FFFD for each control character.

    >>> clean(FilmSheet(title="The \x1b[31mRed Shoes")).title
    'The �[31mRed Shoes'
    """
    values = sheet.model_dump()
    cleaned = _clean(values)
    return sheet if cleaned == values else FilmSheet.model_validate(cleaned)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(one) for key, one in value.items()}
    return tuple(map(_clean, value)) if isinstance(value, tuple) else value
