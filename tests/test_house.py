"""The size and shape of the source: upper bounds, which only go down."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import filmsheet

ROOT = Path(filmsheet.__file__).parent
LONG_PATTERN, LONG_FUNCTION, LONG_MODULE = 150, 60, 450

BOUNDS = {
    "lines": 26_429,
    "patterns": 182,
    "long patterns": 0,
    "long functions": 0,
    "long modules": 0,
    "flat modules": 9,
}
"""Of all Python under src; patterns of the code, and those above 150 characters; functions above 60 lines, modules above 450;
modules that lie in no package of filmsheet. Lower a bound when the source gets smaller. That of the lines was raised once, by
some 160, for names in scripts without capitals."""


class Pattern(NamedTuple):
    size: int
    place: str


@cache
def sources():
    return {path: path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py"))}


@cache
def trees():
    return {path: ast.parse(text) for path, text in sources().items()}


def place(path, node):
    return f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"


def is_pattern(node):
    """Whether a call takes a pattern: re.compile and the like, regex, and lazy patterns."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    called = node.func
    if isinstance(called, ast.Attribute):
        owner = called.value.id if isinstance(called.value, ast.Name) else ""
        return owner in ("re", "regex") or called.attr in ("lazy", "compiled")
    return isinstance(called, ast.Name) and called.id in ("lazy", "compiled")


def text_in(node):
    """The number of characters of text in the first argument of a call."""
    return sum(len(one.value) for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def patterns():
    calls = [(path, node) for path, tree in trees().items() for node in ast.walk(tree) if is_pattern(node)]
    return [Pattern(text_in(node), place(path, node)) for path, node in calls if text_in(node)]


def functions():
    return [(path, node) for path, tree in trees().items() for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


COUNTED = {
    "lines": lambda: [text for text in sources().values() for _ in range(text.count("\n"))],
    "patterns": lambda: [one.place for one in patterns()],
    "long patterns": lambda: [f"{one.place} ({one.size})" for one in patterns() if one.size > LONG_PATTERN],
    "long functions": lambda: [place(path, node) for path, node in functions() if node.end_lineno - node.lineno >= LONG_FUNCTION],
    "long modules": lambda: [path.name for path, text in sources().items() if text.count("\n") > LONG_MODULE],
    "flat modules": lambda: [path.name for path in sources() if path.parent == ROOT],
}
"""The items that count towards each bound."""


@pytest.mark.parametrize("name", BOUNDS)
def test_the_source_does_not_grow(name):
    found = COUNTED[name]()
    few = "" if name in ("lines", "patterns") else ": " + ", ".join(found)
    assert len(found) <= BOUNDS[name], f"{name}: {len(found)}, and the bound is {BOUNDS[name]}{few}"


def test_patterns_are_counted():
    tree = ast.parse('re.compile("ab" + name)\nlazy(r"cd")\nregex.sub("e", "f", text)\nprint("gh")\ntext.split("x")')
    assert [text_in(node) for node in ast.walk(tree) if is_pattern(node)] == [2, 2, 1]
