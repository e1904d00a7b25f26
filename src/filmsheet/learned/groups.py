"""Features in groups: those that follow from one key, their weights added up once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

_REMEMBERED = 8192
"""So many keys of a group are remembered, with what they add."""


class Group(dict[Any, Any]):
    """The features that follow from one key, in a form that can be added: their weights' total, or a list of their texts.

    A key that is a tuple is given to `make` part by part.

    >>> Group(lambda word, kind: [f"w={word}", f"w={word} {kind}"], list)["ferry", "name"]
    ['w=ferry', 'w=ferry name']
    """

    def __init__(self, make: Callable[..., Iterable[str]], add: Callable[[Iterable[str]], Any]) -> None:
        """Take what names the features of a key, and what makes of them what can be added."""
        super().__init__()
        self._make, self._add = make, add

    def __missing__(self, key: Hashable) -> Any:
        added = self._add(self._make(*key) if isinstance(key, tuple) else self._make(key))
        if len(self) >= _REMEMBERED:
            self.clear()
        self[key] = added
        return added
