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


def check(size: int, packed: int, most: int | None = None) -> None:
    """See that an archive, whose packed size is known, may unpack to so many bytes; `most` is what a user allows.

    Raises:
        Refused: they are too many.
    """
    allowed = max(MOST, _TIMES * packed) if most is None else most
    if size > allowed:
        raise Refused(f"unpacks to more than {shown(allowed)}; --max-unpacked allows more")


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
        check(self.tell(), *self._limits)
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
