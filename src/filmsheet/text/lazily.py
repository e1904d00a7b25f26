"""Patterns that are compiled on first use."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """A proxy for a pattern that compiles it when a method is used."""

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
