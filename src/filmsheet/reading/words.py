"""Lists of words that the package ships for reading, one entry a line, case folded."""

from __future__ import annotations

import functools
import pkgutil
import re
from collections.abc import Sequence

PARTICLES = frozenset("de da di del della van von der den la le el al bin af av du dos ten ter".split())
"""Words within a name that are not written with a capital."""


@functools.cache
def words(name: str) -> frozenset[str]:
    """A list of words that the package ships, case folded."""
    data = pkgutil.get_data("filmsheet.vocabulary", f"words/{name}.txt")
    assert data is not None
    return frozenset(data.decode("utf-8").split("\n")) - {""}


@functools.cache
def any_of(names: str) -> str:
    """A pattern of the words of some lists, the longest first; those that begin alike stand together, so that each letter is tried once."""
    return _branches([word for name in names.split() for word in words(name)])


def _branches(endings: Sequence[str]) -> str:
    behind: dict[str, list[str]] = {}
    for word in filter(None, endings):
        behind.setdefault(word[0], []).append(word[1:])
    pattern = "|".join(re.escape(first) + _branches(rest) for first, rest in sorted(behind.items()))
    return f"(?:{pattern}){'?' if '' in endings else ''}" if len(behind) > 1 or ("" in endings and behind) else pattern
