"""The original text: decoding, spans, and positions of offsets.

Every later stage uses half-open spans of code points of the original text, before any cleaning.
"""

from __future__ import annotations

import bisect
import codecs
import functools
import itertools
import re
import string
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

FILL = "\x1f"
"""Replaces markup in the shadow; white space to `str.split` and to `\\s`, and nothing in a value."""

BLANKS = "".join(chr(c) for c in (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B))) + ("\u2028\u2029\u202f\u205f\u3000\ufeff")
"""Matches blanks: Unicode white space and the byte order mark."""
_BLANK = frozenset(BLANKS)

LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of code points of the source.

    >>> "Year : 1948"[slice(*Span(7, 11))]
    '1948'
    """

    start: int
    end: int


class Found(NamedTuple):
    """A value and the region of the source that it was read from."""

    value: Any
    start: int
    """-1 if the value was computed and not read."""
    end: int
    more: Sequence[Span] = ()
    """Further places that the value was read from."""

    @property
    def span(self) -> Span:
        """The region as a `Span`."""
        return Span(self.start, self.end)


class Position(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


def letters(text: str) -> str:
    """The letters and figures of a text, case folded: what is the same in two spellings of a title.

    >>> letters("Straight on, 2!")
    'straighton2'
    """
    return "".join(filter(str.isalnum, text.casefold()))


def tidy(text: str) -> str:
    """Collapse white space (no-break spaces and line ends too) to single spaces.

    >>> tidy("  The\\n Red\\u00a0Shoes ")
    'The Red Shoes'
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    if FILL in text:
        text = text.replace(FILL, "")
    return " ".join(text.split()).strip(BLANKS)


def has_digit(text: str) -> bool:
    """Whether a text contains a digit of any script."""
    return any(map(text.__contains__, string.digits)) or (not text.isascii() and any(map(str.isdigit, text)))


def trim(text: str, start: int, end: int) -> Span:
    """Trim blanks at both ends of a region.

    >>> trim("  8.1  ", 0, 7)
    Span(start=2, end=5)
    """
    if start < end and text[start] not in _BLANK and text[end - 1] not in _BLANK:
        return Span(start, end)
    piece = text[start:end]
    kept = piece.lstrip(BLANKS)
    start += len(piece) - len(kept)
    return Span(start, start + len(kept.rstrip(BLANKS)))


class Lines:
    """The starts of the lines of a text, and the position of an offset.

    Lines end at LF, CRLF or CR only.

    >>> Lines("Year : 1948\\r\\nGenre : Drama").position(13)
    Position(line=2, column=1)
    """

    def __init__(self, text: str) -> None:
        """Find the line starts of the text."""
        self.text = text
        self.starts = [0, *(m.end() for m in LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect.bisect_right(self.starts, offset) - 1
        return Position(line + 1, offset - self.starts[line] + 1)

    def line_at(self, offset: int) -> Span:
        """The line that holds an offset, without its end."""
        line = self.position(offset).line
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))


class Decoded(NamedTuple):
    """Decoded text, its encoding, and whether it was detected or repaired."""

    text: str
    encoding: str
    guessed: bool
    replaced: bool


class BinaryInput(ValueError):
    """Raised for bytes that are not text."""


_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode bytes: as UTF-8, or by the byte order mark, or with the detected encoding.

    A UTF-8 byte order mark stays in the text, since offsets count the text as given.

    Raises:
        BinaryInput: the bytes contain NUL or other control bytes.
        LookupError: `encoding` names no known encoding.

    >>> decode(b"Genre : Drama").encoding
    'utf-8'
    """
    if encoding is not None:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, False, "\ufffd" in text)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(name, "replace"), name, True, False)
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", False, False)
    except UnicodeDecodeError:
        repaired = _nearly_utf_8(data)
    if repaired is not None:
        return Decoded(repaired, "utf-8", False, True)
    name = _detect(data)
    text = data.decode(name, "replace")
    return Decoded(text, name, True, "\ufffd" in text)


_GOOD_TO_BAD = 2
"""The fewest characters outside ASCII for each invalid byte of a text of UTF-8."""


def _nearly_utf_8(data: bytes) -> str | None:
    """The text of bytes that are UTF-8 except for a few, with U+FFFD in their place; None if they are not UTF-8.

    In other encodings, few letters outside ASCII look like UTF-8, and many do not.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    enough = bad if _WESTERN.issuperset(text) else _GOOD_TO_BAD * bad
    return text if good >= enough else None


_WESTERN = frozenset(map(chr, (*range(0x180), *range(0x2010, 0x203B), 0x20AC, 0xFFFD)))
"""The letters and signs of western and central Europe."""


def _refuse_binary(data: bytes) -> None:
    head = data[:65_536]
    controls = head.translate(None, _PRINTABLE)
    share = 200 if b"\0" in head[:8192] else 10
    if head.startswith(_NOT_TEXT) or len(controls) * share > len(head):
        raise BinaryInput("binary data, not text")


_NOT_TEXT = (b"%PDF-", b"{\\rtf", b"PK\x03\x04")
"""How files begin that are mostly printable but not text."""
_PRINTABLE = bytes(b for b in range(256) if b >= 32 or b in b"\t\n\r\f\v\x1b\x1f\x1a")


_ODD = ("cp4", "cp7", "cp8", "ibm", "mac", "cp1006", "cp1125", "kz", "hp-", "atari", "tis", "koi8-t", "ptcp")
"""Prefixes of rare code pages, which are used only if their letters form words."""
_OF_WORDS = ("cp1252", "cp850", "cp437", "cp866", "mac-roman", "cp852", "cp1251")
"""Code pages whose short texts the detector confuses with others. If two fit equally, the one with the higher confidence is used, then the earlier."""
_LATIN = ("windows-125", "iso-8859-", "iso8859-")
_SURE = 0.5
_NEAR = 0.7
_BETTER, _LIKED, _FITS = 0.1, 1.3, 0.6
"""How much better a code page must fit than the first guess, or how much more confident the detector must be, and how well it must fit."""
_SCRIPTS = ("koi8", "windows-1251", "windows-1253", "windows-1255", "windows-1256", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8")
"""Encodings of scripts whose words have only letters outside ASCII; a single one among Latin letters is not of these scripts."""
_ASCII = (string.ascii_letters + string.digits + " :.,-").encode()


def _detect(data: bytes) -> str:
    """The detected encoding of bytes; an old code page if the letters form words in it, and not in the first guess."""
    import chardet

    guesses = [(str(guess["encoding"]), guess["confidence"]) for guess in chardet.detect_all(data[:200_000]) if _is_text_codec(guess["encoding"])]
    if guesses and guesses[0][1] >= _SURE:
        return guesses[0][0].lower()
    liked = {codecs.lookup(guess).name: sure for guess, sure in guesses}
    name = _likely(data, guesses)
    sample = data[:_SAMPLE]
    likely = wordlike(sample.decode(name, "replace"))
    fits = [(wordlike(sample.decode(page, "replace")), liked.get(codecs.lookup(page).name, 0.0), -place) for place, page in enumerate(_OF_WORDS)]
    fit, sure, place = max(fits)
    better = fit > likely + _BETTER or (name != "cp1252" and fit >= likely and sure > _LIKED * liked.get(codecs.lookup(name).name, 0.0))
    return _OF_WORDS[-place] if better and fit > _FITS else name


_SAMPLE = 20_000


def _likely(data: bytes, guesses: list[tuple[str, float]]) -> str:
    """The most likely of unsure guesses, without rare code pages."""
    western = next((sure for other, sure in guesses if other.casefold() == "windows-1252"), 0.0)
    runs = re.findall(rb"[\x80-\xff]+", data)
    controls = re.search(rb"[\x80-\x9f]", data)  # bytes of a code page; in an ISO encoding they are control characters
    latin = sum(len(run) == 1 for run in runs) * 2 > len(runs)
    for name, sure in guesses:
        folded = name.casefold()
        if (latin and folded.startswith(_SCRIPTS)) or (controls and folded.startswith("iso")):
            continue
        if folded.startswith(_LATIN) and western >= _NEAR * sure:
            return "cp1252"
        if not folded.startswith(_ODD):
            return folded
    return "cp1252"


_MOST_LETTERS = 600
_ALONE = frozenset("àèéóòùæåøíáвискоуяаіє")
"""Letters that are words alone."""
_STOPS = " \t\r\n.,;:!?()[]'\"-"
_USUAL = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüßąćęłńśźżčďěňřšťůýžğışőű")
"""Common letters of the languages in Latin script."""
_OPENING, _CLOSING = "“«„‘‚¿¡", "”»’…“‘"


def wordlike(text: str) -> float:
    """How well the characters outside ASCII fit their context, from 0 to 1: letters in words of their script and case, signs between words.

    >>> wordlike("Léon"), wordlike("L‚on"), wordlike("LŽon")
    (1.0, 0.0, 0.0)
    """
    foreign = itertools.islice((at for at, character in enumerate(text) if not character.isascii()), _MOST_LETTERS)
    sums = [_fits(text, at) for at in foreign]
    return sum(sums) / len(sums) if sums else 1.0


def _fits(text: str, at: int) -> float:
    """How well one character fits its neighbours."""
    character = text[at]
    before, behind = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    kind = unicodedata.category(character)
    if kind[0] == "C" or character == "\ufffd":
        return 0.0
    if _is_drawn(character):
        return 1.0 if _is_drawn(before) or _is_drawn(behind) else 0.0
    if character == before == behind:  # no word has a letter three times: it is a ruled line
        return 0.0
    if kind[0] == "L" and kind != "Lm" and character not in "ªº":
        return _letter_fits(character, before, behind)
    if kind[0] == "Z":
        return 0.8
    inside = before.isalpha() and behind.isalpha()
    if character in _OPENING and not before.isalnum() and (behind.isalnum() or behind in "¿¡\"'“‘"):
        return 1.0
    if character in _CLOSING and before and not before.isspace() and (not behind.isalnum() or (inside and character == "’")):
        return 0.7 if character in _OPENING else 1.0
    if character in "«»" and before.isspace() and behind.isspace():
        return 0.8
    if character in "–—":
        return 0.5 if inside else 1.0 if before.isspace() == behind.isspace() else 0.3
    if character in _OPENING + _CLOSING or kind == "Sm":
        return 0.0
    return 0.0 if inside else 0.8


def _is_drawn(character: str) -> bool:
    return "\u2500" <= character <= "\u25a0"


def _letter_fits(character: str, before: str, behind: str) -> float:
    script = _script(character)
    neighbours = [one for one in (before, behind) if one.isalpha()]
    if any(_script(one) != script for one in neighbours):
        return 0.0
    if not neighbours and script != "CJK":
        alone = 0.9 if character in _ALONE else 0.6 if character.lower() in _ALONE else 0.4
        return 0.0 if (before + behind).strip(_STOPS) else alone  # a letter is not next to a digit
    if character.isupper():
        return 0.0 if before.islower() or (before.isupper() and behind.islower()) else 1.0
    if character.islower() and behind.isupper() and not before.isupper():
        return 0.0
    known = script != "LATIN" or character.lower() in _USUAL
    return 1.0 if known else 0.5


def _script(character: str) -> str:
    """The first word of a character's name; the scripts of Japanese count as one."""
    script = unicodedata.name(character, "").partition(" ")[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC") else script


@functools.lru_cache(maxsize=64)
def _is_text_codec(name: str | None) -> bool:
    """Whether an encoding is a text encoding that contains ASCII; EBCDIC is not expected."""
    try:
        return name is not None and getattr(codecs.lookup(name), "_is_text_encoding", True) and _ASCII.decode(name) == _ASCII.decode()
    except (LookupError, UnicodeError):
        return False
