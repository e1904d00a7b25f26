"""Texts that are too large for memory: their encoding and their chunks."""

import codecs
from collections.abc import Iterator
from typing import Protocol

from ..text.source import Decoded, decode

_CHUNK = 262_144
_SAMPLE = 65_536


class ByteStream(Protocol):
    """A binary file that can be read again from the start."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to an offset."""


def detect(file: ByteStream, encoding: str | None) -> tuple[Decoded, int]:
    """Find the encoding of a file. The file is read once.

    The text of the result is only a sample around bytes that are not UTF-8; the number is that of the lines before it.

    Raises:
        BinaryInput: it contains no text.
    """
    if encoding is not None:
        return Decoded("", encoding, False, False), 0
    head = _whole_lines(file.read(_SAMPLE))
    found = decode(head)._replace(text="")
    if found.guessed and found.encoding.startswith(("utf-16", "utf-32")):
        return found, 0
    file.seek(0)
    wrong = _first_wrong(file)
    if wrong is None:
        return Decoded("", "utf-8", False, False), 0
    sample, line = wrong
    found = decode(sample)
    return (found, line) if found.encoding == "utf-8" else (found._replace(text=""), 0)


def _first_wrong(file: ByteStream) -> tuple[bytes, int] | None:
    """A sample around the first bytes that are not UTF-8, and the number of lines before it; None if all bytes are UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 0
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
            lines += chunk.count(b"\n")
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        data = error.object
        start = data.rfind(b"\n", 0, max(error.start - _SAMPLE, 0)) + 1
        return _whole_lines(data[start : error.start + _SAMPLE], error.start - start), lines + data.count(b"\n", 0, start)
    return None


def _whole_lines(head: bytes, least: int = 0) -> bytes:
    """Cut a sample at a line end after its first bytes, so that it does not end inside a character."""
    end = head.rfind(b"\n", least) + 1
    return head[:end] if end and len(head) >= _SAMPLE else head


def pieces(file: ByteStream, encoding: str) -> Iterator[str]:
    """The text of a file in chunks that end at line ends."""
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
