"""Patterns and lists of words that are made when they are first used: a run pays for those that its sheets need."""

from __future__ import annotations

import functools
import pathlib
import re
from typing import Any, cast

_WORDS = pathlib.Path(__file__).parent.parent / "vocabulary" / "words"


class _Pattern:
    """Stands for a pattern until a method of it is asked for, and from then on hands that method out."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        method = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that costs nothing before its first use.

    >>> lazy(r"(\\d+) min").match("134 min")[1]
    '134'
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of a list of words of languages, case folded; in its file one stands on each line.

    >>> "sekunden" in words("seconds")
    True
    """
    return frozenset((_WORDS / f"{name}.txt").read_text("utf-8").split("\n")) - {""}
