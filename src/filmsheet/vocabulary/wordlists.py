"""Lists of words in `words/`, one entry a line, case folded."""

from __future__ import annotations

import functools
import pathlib

_FOLDER = pathlib.Path(__file__).parent / "words"


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of a list.

    >>> "sekunden" in words("seconds")
    True
    """
    return frozenset((_FOLDER / f"{name}.txt").read_text("utf-8").split("\n")) - {""}
