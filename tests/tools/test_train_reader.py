"""The tool that trains the reader: how its tables are written to a page."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "train_reader.py"
PAGE = "# Accuracy\n\n<!-- table -->\n\nold\n\n<!-- /table -->\n\ntext\n\n<!-- curve -->\n<!-- /curve -->\n"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("train_reader", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_stand_between_their_marks_and_the_rest_stays(tool, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    for _ in range(2):
        tool.write_page(page, {"table": ["| a |", "| 1 |"], "curve": ["| b |"]})
    said = "# Accuracy\n\n<!-- table -->\n\n| a |\n| 1 |\n\n<!-- /table -->\n\ntext\n\n<!-- curve -->\n\n| b |\n\n<!-- /curve -->\n"
    assert page.read_bytes() == said.encode()


@pytest.mark.parametrize("page", ["", "<!-- table -->", "<!-- /table --> <!-- table -->"])
def test_a_page_without_marks_is_refused(tool, page):
    with pytest.raises(ValueError, match="no <!-- table -->"):
        tool.put(page, "table", [])


def test_a_page_without_marks_is_refused_before_anything_is_trained(tool, tmp_path, monkeypatch, capsys):
    page = tmp_path / "page.md"
    page.write_text("# Accuracy\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["train_reader.py", "--validate", "--table", str(page)])
    with pytest.raises(SystemExit):
        tool.main()
    assert "no <!-- table -->" in capsys.readouterr().err


def test_the_page_of_the_documentation_has_its_marks(tool):
    page = (TOOL.parents[1] / "docs" / "accuracy.md").read_text(encoding="utf-8")
    for mark in ("table", "curve"):
        assert tool.put(page, mark, ["x"]) != page
