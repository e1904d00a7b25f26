"""Work in two processes, for a training that uses two cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import Any, TypeVar

PROCESSES = 2
_AT_ONCE = 100
"""How many items a part has."""

Given = TypeVar("Given")
Found = TypeVar("Found")

_FUNCTIONS: list[Callable[[Any], Any]] = []
"""The functions that copies of this process call, the current one last: what they use need not be sent to them."""


def in_processes(function: Callable[[Given], Found], items: Sequence[Given]) -> Iterator[Found]:
    """The result of a function for each item, in order. Two forked processes share the work, if the system supports fork.

    Args:
        function: any function; what it returns is sent between processes.
        items: what it is called with; small, since they are sent too.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, items)
        return
    _FUNCTIONS.append(function)
    try:
        with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_call_current, items)
    finally:
        _FUNCTIONS.pop()


def in_parts(function: Callable[[Sequence[Given]], list[Found]], items: Sequence[Given]) -> list[Found]:
    """What a function returns for each part of a sequence, one after another. Two forked processes share the parts."""
    found = in_processes(lambda start: function(items[start : start + _AT_ONCE]), range(0, len(items), _AT_ONCE))
    return list(chain.from_iterable(found))


def _call_current(item: Any) -> Any:
    return _FUNCTIONS[-1](item)
