"""Mutation testing: change the code in one place, and see whether the tests that cover it fail.

    python tools/mutate.py --count 400 --seed 1     # a sample over the modules below
    python tools/mutate.py --module parser.py       # of one module

First the tests run once with their coverage. Every mutant then runs only with the tests that cover its line, which takes
seconds. Survivors are printed as a diff of one line. The work is done on a copy of the tree.
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import NamedTuple

import hypothesis  # noqa: F401 - loaded once, for all mutants
import pydantic  # noqa: F401 - likewise
import pytest
import regex  # noqa: F401 - likewise

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODULES = ("text/lines.py", "reading", "values", "cast")
TESTS = (
    *(
        "tests/test_exact.py",
        "tests/test_composed.py",
        "tests/test_promises.py",
        "tests/test_diagnostics.py",
        "tests/test_docs.py",
    ),
    *("tests/test_peers.py", "tests/text", "tests/reading", "tests/test_sheets.py"),
    *("tests/storyline", "tests/vocabulary", "tests/values", "tests/cast", "src"),
)
LONGEST = 240
"""Seconds for the tests of one mutant; a slower one counts as killed."""
MOST_TESTS = 60
"""This many tests are tried first; the others follow if these pass."""
_SLOW = ("tests/test_promises.py", "tests/test_composed.py")
_PASSED = 0
_NOT_RUN = (3 << 8, 4 << 8, 5 << 8)
"""The exit code of a child whose tests could not be run: that does not count as killed."""

_COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_OPERATIONS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr}


class Mutant(NamedTuple):
    """A changed module: the place, and the changed line."""

    path: pathlib.Path
    line: int
    source: str
    change: str


def mutants_of(path: pathlib.Path) -> Iterator[Mutant]:
    """All mutants of a module."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    spots = [node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for part in function.body for node in _code(part)]
    seen: set[tuple[int, str]] = set()
    for node in spots:
        for other in _changed(node):
            line = getattr(node, "lineno", 0)
            old, new = ast.unparse(node), ast.unparse(other)
            if not line or old == new or (id(node), new) in seen:
                continue
            seen.add((id(node), new))
            mutated = _spliced(text, node, new)
            if mutated is not None:
                yield Mutant(path, line, mutated, f"{old[:110]}  =>  {new[:110]}")


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function that are executed: no annotations, and no inner functions."""
    yield node
    for name, part in ast.iter_fields(node):
        for child in part if isinstance(part, list) else [part]:
            if name not in ("annotation", "returns") and isinstance(child, ast.AST) and not isinstance(child, ast.FunctionDef):
                yield from _code(child)


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    """The ways to change one node of a syntax tree."""
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            if type(operator) in _COMPARISONS:
                other = copy.deepcopy(node)
                other.ops[at] = _COMPARISONS[type(operator)]()
                yield other
    elif isinstance(node, ast.BoolOp):
        other = copy.deepcopy(node)
        other.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        yield other
        for at in range(len(node.values)):
            yield ast.BoolOp(node.op, [*node.values[:at], *node.values[at + 1 :]]) if len(node.values) > 2 else node.values[1 - at]
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS and not _is_text(node):
        yield ast.BinOp(node.left, _OPERATIONS[type(node.op)](), node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node)
    elif isinstance(node, ast.stmt):
        yield from _other_statements(node)


def _other_statements(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield ast.Pass()


def _is_text(node: ast.BinOp) -> bool:
    return any(isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str)) for side in (node.left, node.right))


def _other_constants(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)


def _spliced(text: str, node: ast.AST, new: str) -> str | None:
    """The module with other text for one node; None if that is not valid Python."""
    lines = text.encode().splitlines(keepends=True)
    first, last = node.lineno - 1, node.end_lineno - 1  # type: ignore[attr-defined]
    before = b"".join(lines[:first]) + lines[first][: node.col_offset]  # type: ignore[attr-defined]
    after = lines[last][node.end_col_offset :] + b"".join(lines[last + 1 :])  # type: ignore[attr-defined]
    whole = isinstance(node, ast.stmt)
    mutated = (before + (new if whole else f"({new})").encode() + after).decode()
    try:
        ast.parse(mutated)
    except SyntaxError:
        return None
    return mutated


def environment(tree: pathlib.Path) -> dict[str, str]:
    """The copy's code, reproducible, without traces."""
    return {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1", "COVERAGE_FILE": str(tree / "contexts")}


def forked(tree: pathlib.Path, tests: list[str]) -> int:
    """Run tests of the copy in a child that has the libraries loaded. A child that takes too long fails."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = _in_child(tree, tests)
        finally:  # whatever a mutant raises, the child must not unwind into what is the parent's
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status


def _in_child(tree: pathlib.Path, tests: list[str]) -> int:
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    os.chdir(tree)
    os.environ.update(environment(tree))
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(tree / "src"), str(tree / "tests")]
    signal.alarm(LONGEST)
    plain = [
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:cov",
        "--no-header",
        "-o",
        "addopts=--doctest-modules --import-mode=importlib",
    ]
    return int(pytest.main(["-q", "-x", *plain, *tests]))


def run_tests(tree: pathlib.Path, *arguments: str) -> int:
    """Run tests in the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", *arguments]
    run = subprocess.run(command, cwd=tree, env=environment(tree), check=False, capture_output=True, text=True)
    sys.stderr.write(run.stdout[-1500:])
    return run.returncode


def covering(tree: pathlib.Path) -> dict[str, dict[int, list[str]]]:
    """For each module and line, the tests that run it."""
    arguments = ["--cov=filmsheet", "--cov-context=test", "--cov-report=", "--no-cov-on-fail", "--deselect=tests/test_composed.py::test_and_in_threads"]
    if run_tests(tree, *arguments, *(test for test in TESTS if (tree / test).exists())) != 0:
        raise SystemExit("the tests fail without any change")
    found: dict[str, dict[int, list[str]]] = {}
    with sqlite3.connect(tree / "contexts") as database:
        from coverage.numbits import numbits_to_nums

        rows = database.execute(
            "SELECT file.path, context.context, line_bits.numbits FROM line_bits JOIN file ON file.id = file_id JOIN context ON context.id = context_id"
        )
        for path, context, bits in rows:
            test = context.rpartition("|")[0]
            for line in numbits_to_nums(bits):
                if test:
                    found.setdefault(str(pathlib.Path(path).resolve()), {}).setdefault(line, []).append(test)
    return found


def branches(tree: pathlib.Path) -> dict[str, dict[int, list[str]]]:
    """The same from arcs, if coverage counts branches."""
    found: dict[str, dict[int, list[str]]] = {}
    with sqlite3.connect(tree / "contexts") as database:
        rows = database.execute(
            "SELECT file.path, context.context, arc.fromno, arc.tono FROM arc JOIN file ON file.id = file_id JOIN context ON context.id = context_id"
        )
        for path, context, *ends in rows:
            test = context.rpartition("|")[0]
            for line in ends:
                if line > 0 and test:
                    tests = found.setdefault(str(pathlib.Path(path).resolve()), {}).setdefault(line, [])
                    if not tests or tests[-1] != test:
                        tests.append(test)
    return found


def sample(tree: pathlib.Path, only: str | None, count: int, seed: int) -> list[Mutant]:
    """Mutants drawn evenly from all modules."""
    package = tree / "src/filmsheet"
    roots = [package / name for name in ([only] if only else MODULES)]
    paths = [path for root in roots for path in (sorted(root.rglob("*.py")) if root.is_dir() else [root])]
    everything = [mutant for path in paths for mutant in mutants_of(path)]
    return random.Random(seed).sample(  # noqa: S311 - a sample, no secret
        everything, min(count, len(everything))
    )


def main() -> int:
    """Run a sample, and print the survivors and the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", help="one module or folder below src/filmsheet")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--least", type=float, default=0.0, help="fail below this share of killed mutants")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        tree = pathlib.Path(name).resolve() / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".git", "__pycache__", "*.egg-info", ".venv"))
        tests = covering(tree) or {}
        for path, lines in branches(tree).items():
            tests.setdefault(path, {}).update(lines)
        drawn = sample(tree, options.module, options.count, options.seed)
        _check_unchanged(tree, drawn[0], tests)
        killed = sum(_in_shares(tree, drawn, tests, options.jobs))
    print(json.dumps({"mutants": len(drawn), "killed": killed, "share": round(killed / max(1, len(drawn)), 3)}))
    return 0 if killed >= options.least * len(drawn) else 1


def _in_shares(tree: pathlib.Path, drawn: list[Mutant], tests: dict[str, dict[int, list[str]]], jobs: int) -> Iterator[int]:
    """The number of killed mutants of several processes, each in its own copy of the tree."""
    copies = [shutil.copytree(tree, tree.parent / f"tree{number}") for number in range(jobs)]
    children = []
    for number, own in enumerate(copies):
        child = os.fork()
        if child == 0:
            try:
                killed = _share(tree, own, drawn[number::jobs], tests)
                (own / "killed").write_text(str(killed))
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    return (int((own / "killed").read_text()) for own in copies)


def _share(tree: pathlib.Path, own: pathlib.Path, mutants: list[Mutant], tests: dict[str, dict[int, list[str]]]) -> int:
    killed = 0
    for number, mutant in enumerate(mutants, 1):
        covered = tests.get(str(mutant.path), {}).get(mutant.line, [])
        killed += _is_killed(own, mutant._replace(path=own / mutant.path.relative_to(tree)), covered)
        if number % 20 == 0:
            sys.stderr.write(f"{number} mutants, {killed} killed\n")
    return killed


def _check_unchanged(tree: pathlib.Path, mutant: Mutant, tests: dict[str, dict[int, list[str]]]) -> None:
    """The tests of a place must pass without a change."""
    some = next(covered for covered in tests[str(mutant.path)].values() if covered)
    if forked(tree, _few(some)) != _PASSED:
        raise SystemExit("the tests of a place fail without any change")


def _is_killed(tree: pathlib.Path, mutant: Mutant, covered: list[str]) -> bool:
    chosen = list(dict.fromkeys(covered))
    random.Random(0).shuffle(chosen)  # noqa: S311 - likewise
    original = mutant.path.read_text("utf-8")
    started = time.monotonic()
    try:
        mutant.path.write_text(mutant.source, "utf-8")
        first = _few(chosen)
        rest = [test for test in chosen if test not in set(first) and not test.startswith(_SLOW)]
        killed = any(part and forked(tree, part) not in (_PASSED, *_NOT_RUN) for part in (first, rest))
    finally:
        mutant.path.write_text(original, "utf-8")
    if not killed:
        print(
            f"survived: {mutant.path.relative_to(tree)}:{mutant.line}  {mutant.change}  ({len(chosen)} tests, {time.monotonic() - started:.0f} s)", flush=True
        )
    return killed


def _few(tests: list[str]) -> list[str]:
    """At most this many tests, beginning with those of a single module."""
    near = [test for test in tests if test.startswith(("tests/values", "tests/cast", "src"))]
    far = [test for test in tests if test not in set(near)]
    several = [test for test in far if "test_composed" in test or "test_docs" in test]
    return list(dict.fromkeys([*near[: MOST_TESTS // 2], *several[:8], *far]))[:MOST_TESTS]


if __name__ == "__main__":
    sys.exit(main())
