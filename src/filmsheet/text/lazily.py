"""Patterns and word lists that are built on first use, so that a run pays only for those that its sheets need."""

from __future__ import annotations

import functools
import pathlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

_TAKING_NOTHING = ("", r"(?!\w)")
_WORDS = pathlib.Path(__file__).parent.parent / "vocabulary" / "words"


def filled(pattern: str, fill: Callable[[str], str]) -> str:
    """A pattern with each name in braces replaced by `fill(name)`.

    >>> filled(r"\\d{2} {unit}", str.upper)
    '\\\\d{2} UNIT'
    """
    return re.sub(r"\{([a-z][^{}]*)\}", lambda named: fill(named[1]), pattern)


class _Pattern:
    """A proxy for a pattern that compiles it when a method is used."""

    def __init__(self, pattern: str, flags: int, fill: Callable[[str], str] | None) -> None:
        self.pattern = pattern
        self.flags = flags
        self._fill = fill

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = filled(self.pattern, self._fill) if self._fill else self.pattern
        method = getattr(re.compile(pattern, self.flags), name)
        setattr(self, name, method)
        return method


def lazy(pattern: str, flags: int = 0, fill: Callable[[str], str] | None = None) -> re.Pattern[str]:
    """A pattern that is compiled on first use. `fill` returns the replacement of a name in braces.

    >>> lazy(r"(\\d+) min").match("134 min")[1]
    '134'
    >>> lazy(r"(\\d+) {unit}", fill={"unit": "min"}.__getitem__).match("134 min")[1]
    '134'
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags, fill))


def branches(endings: Iterable[Sequence[str]]) -> str:
    """A pattern of sequences of atoms that tries each prefix once, and longer sequences first.

    Args:
        endings: sequences of atoms, each a pattern. The last atom of a sequence may match nothing: "" or `(?!\\w)`.

    >>> branches([["b", "y", ""], ["b", ""], ["v", "o", "n", ""]])
    '(?:b(?:y|)|von)'
    """
    behind: dict[str, list[Sequence[str]]] = {}
    for ending in endings:
        if ending:
            behind.setdefault(ending[0], []).append(ending[1:])
    first = sorted(behind.items(), key=lambda item: (item[0] in _TAKING_NOTHING, item[0]))
    parts = [atom + branches(rest) for atom, rest in first]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})" if parts else ""


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of a word list of many languages, case folded; its file has one on each line.

    >>> "sekunden" in words("seconds")
    True
    """
    return frozenset((_WORDS / f"{name}.txt").read_text("utf-8").split("\n")) - {""}
