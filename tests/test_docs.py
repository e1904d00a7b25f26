"""Every example of the README and the docs is run unchanged: `pycon`, `console` (on POSIX), sheets with their records."""

from __future__ import annotations

import doctest
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import examples
from filmsheet.formats import registry

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "tests" / "fixtures" / "the-red-shoes.txt"
OUTSIDE = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "corpus" / "README.md")
PAGES = [path for path in (*OUTSIDE, *sorted((ROOT / "docs").rglob("*.md"))) if path.exists()]
FLAGS = doctest.ELLIPSIS
FENCE = re.compile(r"^```(pycon|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


class Block(NamedTuple):
    language: str
    text: str
    line: int


def blocks_of(page, language):
    text = page.read_text(encoding="utf-8")
    found = (Block(m[1], m[2], text.count("\n", 0, m.start(2))) for m in FENCE.finditer(text))
    return [block for block in found if block.language == language]


def command_of(part):
    """The command, which continues on lines after "> ", and its output."""
    first, *lines = part.splitlines(keepends=True)
    more = list(itertools.takewhile(lambda line: line.startswith(("> ", ">\n")), lines))
    return first + "".join(line[2:] or "\n" for line in more), "".join(lines[len(more) :])


def pages_with(language):
    return [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES if blocks_of(page, language)]


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_sheet(monkeypatch, tmp_path):
    shutil.copy(SEED, tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _without_the_formats_of_examples():
    before = registry.names()
    yield
    for name in set(registry.names()) - set(before):
        registry._FORMATS.pop(name)


@pytest.mark.parametrize("page", pages_with("pycon"))
def test_python_examples(page):
    names = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for block in blocks_of(page, "pycon"):
        example = doctest.DocTestParser().get_doctest(block.text, names, page.name, str(page), block.line)
        report = []
        runner.run(example, out=report.append, clear_globs=False)
        names = example.globs
        assert not report, "".join(report)
    assert runner.summarize(verbose=False).attempted > 0


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize("page", pages_with("console"))
def test_shell_examples(page, tmp_path):
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, module in (("python", ""), ("filmsheet", " -m filmsheet")):
        (commands / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{module} "$@"\n')
        (commands / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C"}
    environment.pop("FORCE_COLOR", None)
    for block in blocks_of(page, "console"):
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, expected = command_of(part)
            done = subprocess.run(
                ["sh", "-c", command],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=60,
                check=False,
            )
            shown = done.stdout.decode("utf-8")
            assert doctest.OutputChecker().check_output(expected, shown, FLAGS), f"$ {command}\n{shown}"


SHEETS = [
    pytest.param(example, id=f"{page.name}:{example.string.count(chr(10), 0, example.start()) + 1}") for page in PAGES for example in examples.examples(page)
]


@pytest.mark.parametrize("example", SHEETS)
def test_sheets_are_read_as_shown(example):
    assert examples.record(example[1], example[2]) == json.loads(example[2])


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_links_lead_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
