"""`filmsheet convert -o FILE`: the suffix determines the format."""

import pytest

from filmsheet.cli import main
from filmsheet.formats import formats, name_by_suffix

SEA = "Title: Sea\nYear: 2001\nDirector: Odile Marchetti\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sea.txt").write_text(SEA, encoding="utf-8")


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_each_suffix_is_known(name):
    one = next(one for one in formats() if one.name == name)
    shared = {"en15744": "text", "letterboxd": "csv"}
    assert name_by_suffix(f"x{one.suffix}") == shared.get(name, name)


@pytest.mark.parametrize(("target", "beginning"), [("x.nfo", "<?xml"), ("X.NFO", "<?xml"), ("x.jsonld", "{"), ("x.csl.json", "["), ("x.md", "---")])
def test_the_suffix_says_the_format(target, beginning, tmp_path):
    assert main(["convert", "sea.txt", "-o", target]) == 0
    assert (tmp_path / target).read_text(encoding="utf-8").startswith(beginning)


def test_what_is_asked_for_wins(tmp_path):
    assert main(["convert", "sea.txt", "--to", "letterboxd", "-o", "x.csv"]) == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith("Title,Year,Directors\n")


@pytest.mark.parametrize("target", ["x.json", "x", "vault/"])
def test_a_suffix_of_no_format_is_reported(target, capsys):
    assert main(["convert", "sea.txt", "-o", target]) == 2
    assert capsys.readouterr().err == (f"filmsheet: error: no format is known by the name {target}: convert needs --to FORMAT; see filmsheet convert --help\n")


def test_nothing_that_says_a_format(capsys):
    assert main(["convert", "sea.txt"]) == 2
    assert "convert needs --to FORMAT, or -o FILE with the suffix of a format" in capsys.readouterr().err
