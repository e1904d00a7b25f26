"""Lists of words that the package ships for reading, one entry a line, case folded."""

from __future__ import annotations

import functools
import pkgutil


@functools.cache
def words(name: str) -> frozenset[str]:
    """A list of words that the package ships, case folded."""
    data = pkgutil.get_data("filmsheet.vocabulary", f"words/{name}.txt")
    assert data is not None
    return frozenset(data.decode("utf-8").split("\n")) - {""}
