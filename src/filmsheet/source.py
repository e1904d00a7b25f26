"""The text as given: decoding, spans, and where an offset lies.

Every later stage speaks of the source in half-open spans of code points, taken before any cleaning.
"""

from __future__ import annotations

import bisect
import codecs
import functools
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

FILL = "\x1f"
"""Stands in the shadow text where markup was; white space to `str.split` and to `\\s`, and nothing in a value."""

BLANKS = "".join(chr(c) for c in (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B))) + (
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What counts as blank: Unicode's white space and the byte order mark."""
_BLANK = frozenset(BLANKS)

_LINE_END = re.compile(r"\r\n|\r|\n")


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
    """-1 where the value follows from another and was not read."""
    end: int
    more: Sequence[Span] = ()
    """Further places that its text was read from."""

    @property
    def span(self) -> Span:
        """The region as a `Span`."""
        return Span(self.start, self.end)


class Position(NamedTuple):
    """A place for people: line and column, both counted from 1."""

    line: int
    column: int


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


def trim(text: str, start: int, end: int) -> Span:
    """Narrow a region to what is not blank.

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
    """The lines of a text: where each starts, and where an offset lies.

    Lines end at LF, CRLF or CR, and at nothing else.

    >>> Lines("Year : 1948\\r\\nGenre : Drama").position(13)
    Position(line=2, column=1)
    """

    def __init__(self, text: str) -> None:
        """Find the line starts of the text."""
        self.text = text
        self.starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

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
    """Text read from bytes: the encoding used, and whether it had to be guessed or repaired."""

    text: str
    encoding: str
    guessed: bool
    replaced: bool


class BinaryInput(ValueError):
    """Raised for bytes that hold no text."""


_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes as text: UTF-8, else by byte order mark, else by the detector's guess.

    A UTF-8 byte order mark stays in the text, since offsets count the text as given.

    Raises:
        BinaryInput: the bytes hold NUL or other control bytes as no text does.
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
        name = _detect(data)
    text = data.decode(name, "replace")
    return Decoded(text, name, True, "\ufffd" in text)


def _refuse_binary(data: bytes) -> None:
    head = data[:65_536]
    controls = head.translate(None, _PRINTABLE)
    if head.startswith(_NOT_TEXT):
        raise BinaryInput("binary data, not text")
    if (b"\0" in head[:8192] and len(controls) * 200 > len(head)) or len(controls) * 10 > len(head) > 0:
        raise BinaryInput("binary data, not text")


_NOT_TEXT = (b"%PDF-", b"{\\rtf", b"PK\x03\x04")
"""How formats begin that are mostly printable and yet no text."""
_PRINTABLE = bytes(b for b in range(256) if b >= 32 or b in b"\t\n\r\f\v\x1b\x1f\x1a")


_ODD = ("cp4", "cp7", "cp8", "ibm", "mac", "cp037", "cp1006", "cp1026", "cp1125", "cp1140", "kz", "hp-", "atari", "tis", "koi8-t", "ptcp")
"""How the names of code pages begin in which no film sheet of a few lines was written."""
_LATIN = ("windows-125", "iso-8859-", "iso8859-")
_SURE = 0.5
_NEAR = 0.7
_SCRIPTS = ("koi8", "windows-1251", "windows-1253", "windows-1255", "windows-1256", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8")
"""Encodings of scripts whose words are letters outside ASCII throughout: a single one among Latin letters is none of theirs."""


def _detect(data: bytes) -> str:
    """The encoding that bytes look like, but for odd code pages that only a sure guess can mean."""
    import chardet

    guesses = [(str(guess["encoding"]), guess["confidence"]) for guess in chardet.detect_all(data[:200_000]) if _is_text_codec(guess["encoding"])]
    if not guesses:
        return "cp1252"
    name, confidence = guesses[0]
    if confidence >= _SURE:
        return name.lower()
    western = next((sure for other, sure in guesses if other.casefold() == "windows-1252"), 0.0)
    runs = re.findall(rb"[\x80-\xff]+", data)
    controls = re.search(rb"[\x80-\x9f]", data)  # marks of a code page: in an ISO encoding no text has them
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


@functools.lru_cache(maxsize=64)
def _is_text_codec(name: str | None) -> bool:
    try:
        return name is not None and getattr(codecs.lookup(name), "_is_text_encoding", True)
    except LookupError:
        return False
