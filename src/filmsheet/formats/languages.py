"""Codes of the languages that films are spoken in, by the names that sheets have for them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from ..vocabulary.wordlists import words


class LanguageCode(NamedTuple):
    """BCP 47 (which is ISO 639-1 here) and ISO 639-2/T."""

    short: str
    long: str


@functools.cache
def _codes() -> dict[str, LanguageCode]:
    """The codes by name: a line of the list has both codes and then the names, which are one word each."""
    lines = [line.split() for line in words("language_codes")]
    return {name: LanguageCode(*line[:2]) for line in lines for name in line}


def language_code(name: str) -> LanguageCode | None:
    """The codes of a language's name, or None where the name is not known.

    >>> language_code("English").long
    'eng'
    """
    return _codes().get(name.strip(" .").casefold())
