"""A text too large to hold: its encoding, its pieces, and the films in them."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Protocol

from ..films import Film
from ..sheets import part_films
from ..source import Decoded, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..analysis import Options

_CHUNK = 262_144
_SAMPLE = 65_536


class ByteStream(Protocol):
    """Bytes that can be read again from the start."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to so many bytes."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place."""


def detect(file: ByteStream, encoding: str | None) -> Decoded:
    """Find how to decode a file, without its text; the file is read through once.

    Raises:
        BinaryInput: it holds no text.
    """
    if encoding is not None:
        return Decoded("", encoding, False, False)
    head = _whole_lines(file.read(_SAMPLE))
    found = decode(head)._replace(text="")
    if found.guessed and found.encoding.startswith(("utf-16", "utf-32")):
        return found
    file.seek(0)
    wrong = _first_wrong(file)
    if wrong is None:
        return Decoded("", "utf-8", False, False)
    return decode(wrong)._replace(text="")


def _first_wrong(file: ByteStream) -> bytes | None:
    """A sample of what stands around the first bytes that are not UTF-8, None where all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        return error.object[max(error.start - _SAMPLE, 0) : error.start + _SAMPLE]
    return None


def _whole_lines(head: bytes) -> bytes:
    """Cut a sample where a line ends, lest it end within a character."""
    end = head.rfind(b"\n") + 1
    return head[:end] if end and len(head) == _SAMPLE else head


def pieces(file: ByteStream, encoding: str) -> Iterator[str]:
    """The text of a file in pieces that end where a line ends."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held: list[str] = []
    while chunk := file.read(_CHUNK):
        text = decoder.decode(chunk)
        end = text.rfind("\n") + 1
        if end:
            yield "".join([*held, text[:end]])
            held = []
        held.append(text[end:])
    yield "".join([*held, decoder.decode(b"", True)])


def films(file: ByteStream, encoding: str, how: Options) -> Iterator[tuple[Film, ...]]:
    """The films of a large text, in groups as they come off its pieces."""
    for group in part_films(pieces(file, encoding), how):
        yield tuple(film._replace(tokenized=None) for film in group)
