"""The limit of the unpacked size of an archive: a small one that expands a thousand times is not a collection of sheets."""

from __future__ import annotations

from gzip import GzipFile

from ..system.files import Refused

MOST = 256_000_000
"""The default limit in bytes for any archive."""
_TIMES = 100
"""A large archive may unpack to this many times its size."""
_PIECE = 1_000_000
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def check(size: int, packed: int, most: int | None = None) -> None:
    """Check the unpacked size of an archive with a known packed size against the limit; `most` is the limit of the user.

    Raises:
        Refused: it is too large.
    """
    allowed = max(MOST, _TIMES * packed) if most is None else most
    if size > allowed:
        raise Refused(f"unpacks to more than {shown(allowed)}; --max-unpacked allows more")


class Bounded(GzipFile):
    """A compressed file that is not read beyond its limit."""

    def __init__(self, path: str, packed: int, most: int | None) -> None:
        """Open a file with a known packed size."""
        super().__init__(path, "rb")
        self._limits = packed, most

    def read(self, size: int | None = -1) -> bytes:
        """Read up to `size` bytes.

        Raises:
            Refused: the file is larger than allowed.
        """
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(_PIECE), b""))
        data = super().read(size)
        check(self.tell(), *self._limits)
        return data


def size_of(text: str) -> int | None:
    """The number of bytes of a size such as "500M"; None if it is not one.

    >>> size_of("500M"), size_of("2 GB"), size_of("1000"), size_of("much")
    (500000000, 2000000000, 1000, None)
    """
    folded = text.casefold().replace(" ", "").removesuffix("b")
    unit = folded[-1:] if folded[-1:] in _UNITS and folded[-1:] else ""
    number = folded.removesuffix(unit)
    return int(number) * _UNITS[unit] if number.isascii() and number.isdecimal() and int(number) > 0 else None


def shown(size: int) -> str:
    """A readable size.

    >>> shown(256_400_000), shown(1_500)
    ('256 MB', '1,500 bytes')
    """
    return f"{size // 1_000_000:,} MB" if size >= 1_000_000 else f"{size:,} bytes"
