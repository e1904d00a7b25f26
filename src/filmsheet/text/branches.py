"""Patterns of many words: words with the same beginning share it, so that each atom is tried once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_TAKING_NOTHING = ("", r"(?!\w)")


def branches(endings: Iterable[Sequence[str]]) -> str:
    """A pattern of sequences of atoms that tries each beginning once, and longer sequences first.

    Args:
        endings: sequences of atoms, each a pattern; the last of a sequence may take nothing: "" or `(?!\\w)`.

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
