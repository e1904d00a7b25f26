"""File names from titles, which are valid on every system and unique."""

import unicodedata
from collections.abc import Callable

from ..models import FilmSheet
from ..writing.texts import one_line
from .fields import film_name

_FORBIDDEN = '<>:"/\\|?*#^[]%'
_RESERVED = frozenset(("con", "prn", "aux", "nul", "clock$", "conin$", "conout$", *(device + port for device in ("com", "lpt") for port in "0123456789¹²³")))
"""Names of devices on Windows."""
_STEM_BYTES = 160
"""Leaves room for a number and a suffix in the 255 bytes of common file systems, and for a folder's path on Windows."""


def safe_stem(text: str) -> str:
    """The stem of a file name that no system reads as a path, a device or a hidden file.

    >>> safe_stem("../Face/Off: *NUL*")
    'Face Off NUL'
    """
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in unicodedata.normalize("NFC", text))
    stem = one_line(visible, _FORBIDDEN).encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").strip(" .-~")
    names = stem.lower().partition(".")[0], stem.lower().partition("(")[0].rstrip()
    return stem if _RESERVED.isdisjoint(names) else f"_{stem}"


class Distinct:
    """Makes names unique: a name that is taken gets a number.

    >>> distinct = Distinct("-")
    >>> [distinct.next(name) for name in ("sea", "sea", "sea-2")]
    ['sea', 'sea-2', 'sea-2-2']
    """

    def __init__(self, joint: str, key: Callable[[str], str] = str) -> None:
        """Start with no names. `joint` is put before a number; names with the same key are equal."""
        self._joint = joint
        self._key = key
        self._numbers: dict[str, int] = {}

    def next(self, wanted: str) -> str:
        """The next name: `wanted`, if it is free."""
        key, name = self._key(wanted), wanted
        number = self._numbers.get(key, 1)
        while self._key(name) in self._numbers:
            number += 1
            name = f"{wanted}{self._joint}{number}"
        self._numbers[key] = number
        self._numbers.setdefault(self._key(name), 1)
        return name


class FileNames:
    """Gives each film a unique file name.

    >>> names = FileNames(".nfo")
    >>> names.next(FilmSheet(title="Sea", year=2001)), names.next(FilmSheet(title="SEA", year=2001))
    ('Sea (2001).nfo', 'SEA (2001) 2.nfo')
    """

    def __init__(self, suffix: str) -> None:
        """Start with no names."""
        self.suffix = suffix
        self._stems = Distinct(" ", lambda name: unicodedata.normalize("NFKC", name).casefold())  # some file systems treat such names as equal

    def next(self, sheet: FilmSheet) -> str:
        """The file name of the next film."""
        return self._stems.next(safe_stem(film_name(sheet)) or "untitled") + self.suffix
