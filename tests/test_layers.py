"""Imports go one way, from the command line down to `text`, including late imports."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import filmsheet
from filmsheet import cli

ROOT = Path(filmsheet.__file__).parent
OUTER = ("cli", "system", "batch", "report", "formats", "writer", "writing", "frames", "arrow")


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(("filmsheet", *parts)).removesuffix(".__init__")


MODULES = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}


def is_for_types(node):
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def statements(node):
    for child in ast.iter_child_nodes(node):
        if not is_for_types(child):
            yield child
            yield from statements(child)


def targets(node, module):
    """The modules that an import statement may load, by their full names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
    base = ".".join(part for part in (base, node.module) if part)
    return [f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base for alias in node.names]


def imports_of(module):
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found = {target for node in statements(tree) for target in targets(node, module)}
    return {target for target in found if target in MODULES and target != module}


GRAPH = {module: imports_of(module) for module in MODULES}


def reached_from(module):
    seen, waiting = set(), [module]
    while waiting:
        for target in GRAPH[waiting.pop()] - seen:
            seen.add(target)
            waiting.append(target)
    return seen


def test_the_graph_is_read_right():
    assert "filmsheet.text.source" in GRAPH["filmsheet.analysis"]
    assert "filmsheet.cli" in GRAPH["filmsheet.__main__"]
    assert "filmsheet.sheets" in reached_from("filmsheet.cli")


def unit_of(module):
    """A package counts as one unit: imports inside it do not matter."""
    return ".".join(module.split(".")[:2])


def test_imports_have_no_cycle():
    units = {}
    for module, needed in GRAPH.items():
        units.setdefault(unit_of(module), set()).update(set(map(unit_of, needed)) - {unit_of(module)})
    TopologicalSorter(units).prepare()


def test_the_text_is_the_lowest_layer():
    assert GRAPH["filmsheet.text.source"] == set()
    within = {module for module in MODULES if unit_of(module) == "filmsheet.text"}
    assert {target for module in within for target in GRAPH[module]} <= within


def test_the_system_knows_nothing_of_sheets():
    outside = {target for module in MODULES if unit_of(module) == "filmsheet.system" for target in GRAPH[module]}
    assert {target for target in outside if unit_of(target) != "filmsheet.system"} == set()


def test_every_package_says_what_it_is():
    packages = [path for path in MODULES.values() if path.name == "__init__.py"]
    assert [path.parent.name for path in packages if len((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split()) < 15] == []


def test_reading_knows_nothing_of_what_is_done_with_it():
    for module in ("filmsheet.reading.reader", "filmsheet.analysis", "filmsheet.sheets", "filmsheet"):
        outer = {target for target in reached_from(module) if target.split(".")[1:2] and target.split(".")[1] in OUTER}
        assert outer == set(), module


def test_the_package_needs_nothing_of_its_training():
    assert targets(ast.parse("import numpy.typing").body[0], "filmsheet") == ["numpy.typing"]
    named = {(module, target) for module, path in MODULES.items() for node in ast.walk(ast.parse(path.read_text("utf-8"))) for target in targets(node, module)}
    assert [one for one in sorted(named) if one[1].split(".")[0] in ("training", "numpy", "scipy")] == []


def test_only_the_entry_needs_the_command_line():
    needing = {unit_of(module) for module, needed in GRAPH.items() if "filmsheet.cli" in set(map(unit_of, needed))}
    assert needing == {"filmsheet.__main__", "filmsheet.cli"}


def test_every_command_is_a_module():
    assert {f"filmsheet.cli.{module}" for module in cli.COMMANDS.values() if module} <= set(MODULES)
