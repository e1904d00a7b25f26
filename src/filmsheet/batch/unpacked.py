"""How much an archive may unpack to: a small one that swells to a thousand times its size is no collection of sheets."""

from __future__ import annotations

from gzip import GzipFile

from ..system.files import Refused

MOST = 256_000_000
"""Bytes that any archive may unpack to, unless told otherwise."""
_TIMES = 100
"""A large archive may unpack to so many times its size."""
_PIECE = 1_000_000
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


class Bound:
    """How much an archive may still unpack to."""

    def __init__(self, packed: int, most: int | None = None) -> None:
        """Start with all of it; `packed` is the size of the archive, `most` what a user allows."""
        self._most = self.left = max(MOST, _TIMES * packed) if most is None else most

    def take(self, size: int) -> None:
        """Note that so many bytes more are unpacked.

        Raises:
            Refused: they are too many.
        """
        self.left -= size
        if self.left < 0:
            raise Refused(f"unpacks to more than {shown(self._most)}; --max-unpacked allows more")


class Bounded(GzipFile):
    """A packed file that is read no further than its bound."""

    def __init__(self, path: str, packed: int, most: int | None) -> None:
        """Read a file whose packed size is known."""
        super().__init__(path, "rb")
        self._limits = packed, most

    def read(self, size: int | None = -1) -> bytes:
        """Read up to so many bytes.

        Raises:
            Refused: more stand there than are allowed.
        """
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(_PIECE), b""))
        data = super().read(size)
        Bound(*self._limits).take(self.tell())
        return data


def size_of(text: str) -> int | None:
    """A size as people write it, in bytes; None where it is none.

    >>> size_of("500M"), size_of("2 GB"), size_of("1000"), size_of("much")
    (500000000, 2000000000, 1000, None)
    """
    folded = text.casefold().replace(" ", "").removesuffix("b")
    unit = folded[-1:] if folded[-1:] in _UNITS and folded[-1:] else ""
    number = folded.removesuffix(unit)
    return int(number) * _UNITS[unit] if number.isascii() and number.isdecimal() and int(number) > 0 else None


def shown(size: int) -> str:
    """A size for people.

    >>> shown(256_400_000), shown(1_500)
    ('256 MB', '1,500 bytes')
    """
    return f"{size // 1_000_000:,} MB" if size >= 1_000_000 else f"{size:,} bytes"
