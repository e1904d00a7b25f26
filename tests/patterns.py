"""Every pattern of the package, found in its source."""

from __future__ import annotations

import ast
import importlib
import pathlib
import re
from collections.abc import Iterator
from typing import NamedTuple

import filmsheet

ROOT = pathlib.Path(filmsheet.__file__).parent
_parser = re._parser  # type: ignore[attr-defined]
_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT)
_V1 = 0x100
_TAKERS = frozenset("compile lazy search match fullmatch finditer findall sub subn split".split())
_MODULES = frozenset(("re", "regex"))


class Written(NamedTuple):
    """A pattern as written, and its place."""

    place: str
    pattern: str
    flags: int


def patterns() -> Iterator[Written]:
    """All patterns that are passed to `re`, `regex` or `lazy`."""
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call) and _takes_pattern(node)]
        names = vars(importlib.import_module(name)) if calls else {}
        for call in calls:
            written = _written(call, f"{name}:{call.lineno}", names)
            if written is not None:
                yield written


def _takes_pattern(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in ("lazy", "compiled")
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id in _MODULES and function.attr in _TAKERS


def _written(call: ast.Call, place: str, names: dict[str, object]) -> Written | None:
    pattern = _value(call.args[0], names)
    if pattern is None:
        return Written(place, "", -1)
    flags = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "flags")]
    is_compiled = isinstance(call.func, ast.Name) or call.func.attr == "compile"  # type: ignore[attr-defined]
    value = _value(flags[0], names) if flags and is_compiled else 0
    return Written(place, str(pattern), int(value or 0))  # type: ignore[call-overload]


def _value(node: ast.expr, names: dict[str, object]) -> object:
    try:
        return eval(compile(ast.Expression(node), "<pattern>", "eval"), dict(names))
    except NameError:
        return None


def nested(pattern: str, flags: int = 0) -> int:
    """The depth of unbounded repetitions inside each other.

    >>> nested("(?:a+b)+"), nested("(?:a{1,9}b)+")
    (1, 0)
    """
    known = re.sub(r"\\[pP]\{\w+\}", r"\\w", pattern)  # features of `regex` that `re` lacks
    if "(?P=" not in known:
        known = re.sub(r"\(\?P<\w+>", "(?:", known)  # two groups with one name
    return sum(1 for _ in _inner_repeats(_parser.parse(known, flags & ~_V1), within=False))


def _inner_repeats(items: object, *, within: bool) -> Iterator[object]:
    for operation, argument in items:  # type: ignore[attr-defined]
        unbounded = operation in _REPEATS and argument[1] is _parser.MAXREPEAT
        if unbounded and within:
            yield argument
        for child in _children(operation, argument):
            yield from _inner_repeats(child, within=within or unbounded)


def _children(operation: object, argument: object) -> Iterator[object]:
    """The parts of a parsed pattern that are patterns."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for part in argument:
            yield from _children(operation, part)
