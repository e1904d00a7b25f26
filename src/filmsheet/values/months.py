"""The names of months and days in the languages of film sheets (from the Unicode CLDR, with older spellings)."""

from __future__ import annotations

import functools
import unicodedata

from filmsheet.vocabulary.wordlists import words


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@functools.cache
def months() -> dict[str, int]:
    """Month names, case folded, with and without their accents, to 1..12."""
    table = {}
    for line in words("months"):
        number, _, word = line.partition(" ")
        table[word] = table[_plain(word)] = int(number)
    return table


@functools.cache
def days() -> frozenset[str]:
    """Names of the days of the week, whole and short, case folded."""
    return words("days") | {_plain(word) for word in words("days")}


def month_number(word: str) -> int | None:
    """The number of a month's name in any of the languages.

    >>> month_number("Sept."), month_number("Août"), month_number("сентября"), month_number("Monday")
    (9, 8, 9, None)
    """
    folded = unicodedata.normalize("NFC", word).casefold().rstrip(".")
    return months().get(folded)
