"""Text that was decoded twice: UTF-8 whose bytes were read in another encoding, such as "CafÃ©" for "Café"."""

from __future__ import annotations

from typing import NamedTuple

from .scripts import UNBROKEN

_CODECS = ("cp1252", "cp1251", "cp850", "cp437", "mac-roman")
_LEADS = frozenset("ÂÃÄÅÐÑÎÏâРСГЕВ├┬┼╨╤ÔΓ√‚")
"""The first bytes of letters and signs, as they appear in the encodings."""
_QUOTES = "«»‘’“”…–—"
"""Signs that may follow a letter in any text."""
_LONGEST = 40
"""Only this many characters of a word are used."""


class Mojibake(NamedTuple):
    """A word that was decoded twice, its place, and the original word."""

    word: str
    repaired: str
    start: int
    end: int


def find_mojibake(text: str) -> Mojibake | None:
    """The first word of a text that was decoded twice, or None.

    >>> find_mojibake("Title: CafÃ© Noir").repaired
    'Café'
    >>> find_mojibake("«São José» … Ça, Ñandú, Å”") is None
    True
    """
    if text.isascii() or _LEADS.isdisjoint(text):
        return None
    for found in UNBROKEN.finditer(text):
        word = found[0][:_LONGEST].rstrip(_QUOTES)
        if not word.isascii() and not _LEADS.isdisjoint(word):
            for codec in _CODECS:
                repaired = _repaired(word, codec)
                if len(repaired) > 1:
                    return Mojibake(word, repaired, found.start(), found.start() + len(word))
    return None


def _repaired(word: str, codec: str) -> str:
    """The original word, or an empty text if its characters are not those of UTF-8 in an encoding."""
    try:
        return b"".join(_byte(character, codec) for character in word).decode()
    except UnicodeError:
        return ""


def _byte(character: str, codec: str) -> bytes:
    """The byte that was read as a character. A byte that the encoding does not define was kept."""
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return character.encode("latin-1")
