"""Texts that are read as one thing: only a cast, or nothing readable."""

from __future__ import annotations

from collections.abc import Collection

from ..text.source import trim
from .cast_texts import add_cast_text
from .claims import settle
from .closing import keep_unread
from .reading import Reading


def read_cast(text: str, shadow: str, known: Collection[str] = ()) -> Reading:
    """Read a text that contains only a cast."""
    reading = Reading(text, shadow, known)
    add_cast_text(reading, *trim(shadow, 0, len(shadow)))
    _settle(reading)
    return reading


def unreadable(text: str) -> Reading:
    """The reading of a text that cannot be read: all of it is unread.

    >>> [entry.value for entry in unreadable("Year : 1948").record["unread"]]
    ['Year : 1948']
    """
    reading = Reading(text, text)
    _settle(reading)
    reading.findings.clear()  # whether it is a film sheet is not known
    return reading


def _settle(reading: Reading) -> None:
    reading.index = {}
    reading.claims = settle(reading.text, reading.shadow, reading.claims, reading.left)
    keep_unread(reading)
