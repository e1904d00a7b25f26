"""Text that was decoded twice: UTF-8 whose bytes were read in another encoding, as "CafÃ©" for "Café"."""

from __future__ import annotations

import functools
import itertools
import re
from typing import NamedTuple

_WEAK = frozenset("«»‘’“”…–—·\xa0\xad").union(map(chr, range(0x2500, 0x2580)))
"""Signs that may follow a letter in any text."""
_NO_WORD = " \t\r\n"
_BEFORE, _LONGEST = 20, 40
"""How far before a match its word may begin, and how long it may be."""


class Twice(NamedTuple):
    """A word that was decoded twice, its place, and the original word."""

    word: str
    mended: str
    start: int
    end: int


class _Wrong(NamedTuple):
    """How UTF-8 looks in another encoding."""

    codec: str
    leads: str
    """What the first bytes of letters look like in it."""
    needed: int
    """How many such letters are needed: if they are letters themselves, a few may be words."""
    more: str = ""
    """Signs of three bytes; one is enough."""


_WRONG = (
    _Wrong("cp1252", "ÂÃÄÅ", 1, "|â[€‚„\x80-\x84]."),
    _Wrong("cp1252", "ÐÑ", 4),
    _Wrong("cp1252", "ÎÏ", 4),
    _Wrong("cp1251", "РС", 4),
    _Wrong("cp1251", "ГЕВ", 4),
    _Wrong("cp850", "├┬┼", 1, "|ÔÇ."),
    _Wrong("cp437", "├┬┼", 1, "|ΓÇ."),
    _Wrong("cp437", "╨╤", 4),
    _Wrong("mac-roman", "√", 1, "|‚Ä."),
)


def decoded_twice(text: str) -> Twice | None:
    """The first word of a text that was decoded twice, or None.

    >>> decoded_twice("Title: CafÃ© Noir").mended
    'Café'
    >>> decoded_twice("«São José» … Ça, Ñandú, Å”") is None
    True
    """
    if text.isascii():
        return None
    found = [(at, wrong.codec) for wrong in _WRONG if (at := _first(text, wrong)) >= 0]
    if not found:
        return None
    at, codec = min(found)
    start = max(text.rfind(sign, max(0, at - _BEFORE), at) for sign in _NO_WORD) + 1
    start = start or max(0, at - _BEFORE)
    word = text[start : start + _LONGEST]
    for sign in _NO_WORD:
        word = word.partition(sign)[0]
    return Twice(word, _mended(word, codec), start, start + len(word))


def _first(text: str, wrong: _Wrong) -> int:
    """The first offset with UTF-8 that was decoded with an encoding, or -1."""
    if not any(lead in text for lead in (*wrong.leads, *wrong.more[1:2])):
        return -1
    strong = (match for match in _signs(wrong).finditer(text) if not _WEAK.issuperset(match[0][1:]) or _is_within(text, match.start()))
    found = [match.start() for match in itertools.islice(strong, wrong.needed)]
    return found[0] if len(found) == wrong.needed else -1


def _is_within(text: str, at: int) -> bool:
    """Whether a sign or a capital is within a word."""
    before = text[at - 1 : at] if at else ""
    return before.islower() or (before.isalpha() and not text[at].isalpha())


@functools.cache
def _signs(wrong: _Wrong) -> re.Pattern[str]:
    """Finds a letter whose two bytes were read as two characters, and a sign whose three were."""
    characters = {bytes([byte]).decode(wrong.codec, "ignore") or chr(byte) for byte in range(0x80, 0xC0)}
    characters |= set(map(chr, range(0x80, 0xA0))) if wrong.codec == "cp1252" else set()
    behind = "".join(map(re.escape, sorted(characters)))
    return re.compile(f"[{wrong.leads}][{behind}]{wrong.more}")


def _mended(word: str, codec: str) -> str:
    """The original word; bytes that cannot be decoded become U+FFFD."""
    return b"".join(_byte(character, codec) for character in word).decode("utf-8", "replace")


def _byte(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return bytes([ord(character)]) if ord(character) < 0x100 else character.encode("utf-8", "replace")
