"""Names of files from titles: safe on every system, and no two alike."""

from __future__ import annotations

import unicodedata

from ..models import FilmSheet
from ..text.lazily import lazy

_FORBIDDEN = lazy(r'[<>:"/\\|?*#^\[\]%]')
_RESERVED = lazy(r"(?i)(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|\s*$|\s*\()")
_STEM_BYTES = 160
"""Leaves room for a number and a suffix in the 255 bytes of common file systems, and for a folder's path on Windows."""


def film_name(sheet: FilmSheet) -> str:
    """A film's title as people look for it, with its year, or "" where there is no title.

    >>> film_name(FilmSheet(title="The Red Shoes", year=1948))
    'The Red Shoes (1948)'
    """
    title = best_title(sheet)
    return f"{title} ({sheet.year})" if title and sheet.year else title or ""


def best_title(sheet: FilmSheet) -> str | None:
    """The title, or what stands for it."""
    return sheet.title or sheet.original_title or next(iter(sheet.also_known_as), None)


def needs_title(sheet: FilmSheet) -> str | None:
    """Why a film without a title cannot be written."""
    return None if best_title(sheet) else "the film has no title"


def safe_stem(text: str) -> str:
    """A file name's stem that no system reads as a path, a device or a hidden file.

    >>> safe_stem("../Face/Off: *NUL*")
    'Face Off NUL'
    """
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in unicodedata.normalize("NFC", text))
    stem = " ".join(_FORBIDDEN.sub(" ", visible).split())
    stem = stem.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").strip(" .-~")
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return stem


class FileNames:
    """Gives each film a file name of its own; alike ones are numbered.

    >>> names = FileNames(".nfo")
    >>> names.next(FilmSheet(title="Sea", year=2001)), names.next(FilmSheet(title="SEA", year=2001))
    ('Sea (2001).nfo', 'SEA (2001) 2.nfo')
    """

    def __init__(self, suffix: str) -> None:
        """Start with no name taken."""
        self.suffix = suffix
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def next(self, sheet: FilmSheet) -> str:
        """The name of the next film's file."""
        stem = safe_stem(film_name(sheet)) or "untitled"
        number = self._last.get(_key(stem), 0) + 1
        name = stem if number == 1 else f"{stem} {number}"
        while _key(name) in self._taken:
            number += 1
            name = f"{stem} {number}"
        self._last[_key(stem)] = number
        self._taken.add(_key(name))
        return name + self.suffix


def _key(name: str) -> str:
    """Names that some file system takes for the same have the same key."""
    return unicodedata.normalize("NFKC", name).casefold()
