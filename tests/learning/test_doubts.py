"""`filmsheet doubts`: the sheet to correct first, and the changes by layouts."""

from __future__ import annotations

import pytest

from filmsheet.cli import main
from filmsheet.cli.doubts import Doubt, ranked

ODD = "{a} !! {b}\nzyx {c}\nqrs {d}\n"
SURE = "Title: Night Ferry\nYear: 1948\n"


def some(name, wrong, *marks):
    return Doubt(name, wrong, frozenset(marks))


def test_one_of_several_similar_sheets_comes_first():
    found = [some("a", 2.0, "x", "y"), some("b", 1.5, "x", "y"), some("c", 1.0, "z", "w"), some("d", 0.0)]
    assert [(one.name, alike) for one, alike in ranked(found)] == [("a", 1), ("c", 0), ("b", 1)]


def test_a_layout_of_many_comes_before_a_worse_sheet():
    found = [some("worst", 2.0, "p", "q"), *(some(f"like{n}", 1.0, "x", "y") for n in range(4))]
    assert next(iter(ranked(found)))[0].name.startswith("like")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "odd.txt").write_text("Polunin !! 1958 ??\nzyx Ann Field\nqrs Tom Holm\n", encoding="utf-8")
    (tmp_path / "sure.txt").write_text(SURE, encoding="utf-8")
    (tmp_path / "odd.json").write_text('{"directors": ["Ann Field"], "editors": ["Tom Holm"]}', encoding="utf-8")
    return tmp_path


def test_doubtful_sheets_are_listed(here, capsys):
    assert main(["doubts", "odd.txt", "sure.txt"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("odd.txt")
    assert main(["doubts", "sure.txt"]) == 0
    assert "nothing is doubtful" in capsys.readouterr().err


def test_what_layouts_change(here, capsys):
    assert main(["teach", "-q", "odd.txt", "odd.json", "-o", "mine.layouts"]) == 0
    assert main(["doubts", "--changes", "--layouts", "mine.layouts", "odd.txt", "sure.txt"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 of 2 sheets are read otherwise: ")
    assert "  odd.txt: " in out
    assert "sure.txt" not in out


def test_changes_need_layouts(here, capsys):
    assert main(["doubts", "--changes", "odd.txt"]) == 2
    assert "--changes needs --layouts" in capsys.readouterr().err
