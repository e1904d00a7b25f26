"""Groups of features: features that follow from one key, whose weights are summed once and cached."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

_CACHED = 8192
"""At most this many keys of a group are cached."""


class Group(dict[Any, Any]):
    """The features that follow from one key, in a form that can be added: the sum of their weights, or a list of their texts.

    A key that is a tuple is unpacked into the arguments of `make`.

    >>> Group(lambda word, kind: [f"w={word}", f"w={word} {kind}"], list)["ferry", "name"]
    ['w=ferry', 'w=ferry name']
    """

    def __init__(self, make: Callable[..., Iterable[str]], add: Callable[[Iterable[str]], Any]) -> None:
        """Take a function that returns the features of a key, and one that turns features into something that can be added."""
        super().__init__()
        self._make, self._add = make, add

    def __missing__(self, key: Hashable) -> Any:
        added = self._add(self._make(*key) if isinstance(key, tuple) else self._make(key))
        if len(self) >= _CACHED:
            self.clear()
        self[key] = added
        return added
