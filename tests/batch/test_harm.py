"""Nothing is destroyed silently: no input is an output, and files next to an output are not changed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from batch.corpus import convert, lines, rows, sheet, write_sheets
from filmsheet import FilmSheet, parse
from filmsheet.batch.own import is_own
from filmsheet.cli import main
from filmsheet.formats import write
from filmsheet.report import read_entries
from filmsheet.report.page import render

posix = pytest.mark.skipif(os.name == "nt", reason="links need rights there")
LOST = "it is an input, and its text would be lost"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_sheets(tmp_path / "d", 3)
    (tmp_path / "d" / "aa.txt").write_text(sheet(60))
    (tmp_path / "d" / "index.html").write_text(sheet(61))
    (tmp_path / "films.txt").write_text(sheet(62))
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("x.txt", sheet(63))
    (tmp_path / "list").write_text("d\nfilms.txt\n")
    (tmp_path / "names.txt").write_text("Ann Field\n")
    (tmp_path / "record.json").write_text('{"title": "The 60th Harbour"}')
    (tmp_path / "labels.toml").write_text('[labels]\ndirectors = ["Made by"]\n')
    return tmp_path


def everything():
    return {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "command",
    [
        "d -o d/aa.txt",
        "d -o d/aa.txt --resume",
        "./d/../d --format json -o d/aa.txt",
        "d --format csv -o d/aa.txt",
        "d/*.txt --format jsonl -o d/aa.txt",
        "d* -o d/aa.txt",
        "d/a? --format csv -o films.txt films.txt",
        "--files-from list -o d/aa.txt",
        "--files-from list --format jsonl -o films.txt",
        "--files-from list --format jsonl -o list",
        "old.zip --format jsonl -o old.zip",
        "*.zip --format jsonl -o old.zip",
        "d --format sqlite -o d/aa.txt",
        "d --format parquet -o d/aa.txt",
        "d/aa.txt --format json -o d/aa.txt",
        "d --known names.txt --format jsonl -o names.txt",
        "d --vocabulary labels.toml --format jsonl -o labels.toml",
        "d/aa.txt --known names.txt --format json -o names.txt",
        "report d -o d/index.html",
        "report d/*.html -o d/index.html",
        "report old.zip -o old.zip",
        "report d --known names.txt -o names.txt",
        "convert d --to text -o d/aa.txt --overwrite",
        "convert d --to csv -o d/aa.txt --overwrite",
        "convert d/aa.txt --to text -o d/aa.txt --overwrite",
        "convert d --to text --known names.txt -o names.txt --overwrite",
    ],
)
def test_no_input_is_an_output(here, capsys, command):
    if "parquet" in command:
        pytest.importorskip("pyarrow", reason="needs the extra arrow")
    before = everything()
    assert main(command.split()) == 2
    errors = capsys.readouterr().err.splitlines()
    assert [line for line in errors if "error:" in line][-1].startswith("filmsheet: error: cannot write ")
    assert everything() == before


@posix
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_to_an_input_is_that_input(here, capsys, link):
    link(Path("d/aa.txt").resolve(), "out.jsonl")
    before = everything()
    for command in (["d", "-o", "out.jsonl"], ["report", "d", "-o", "out.jsonl"]):
        assert main(command) == 2
        assert LOST in capsys.readouterr().err
    assert everything() == before


@pytest.mark.parametrize(
    "command",
    [
        "d --format csv -o films.txt",
        "d/aa.txt --format json -o films.txt",
        "report d -o films.txt",
        "teach d/aa.txt record.json -o films.txt",
        "--schema -o films.txt",
        "--version -o films.txt",
        "--help -o films.txt",
    ],
)
def test_a_sheet_is_not_replaced_though_it_is_no_input(here, capsys, command):
    before = everything()
    assert main(command.split()) == 2
    assert "cannot write films.txt: it is a film sheet, and its text would be lost" in capsys.readouterr().err
    assert everything() == before


def test_layouts_in_a_text_file_are_no_sheet(here, capsys):
    for more in ([], ["--layouts", "d/mine.txt"]):
        assert main(["teach", "d/aa.txt", "record.json", "-o", "d/mine.txt", *more]) == 0
    capsys.readouterr()
    assert main(["d", "-o", "films.jsonl"]) == 0
    assert "d/mine.txt: written by filmsheet, so no sheet" in capsys.readouterr().err


def test_elsewhere_an_output_is_replaced(here):
    for name in ("o.jsonl", "o.txt"):
        Path(name).write_text("what was there\n")
        assert main(["d", "-q", "-o", name]) == 0
        assert main(["d", "-q", "-o", name]) == 0
        assert len(lines(here / name)) == 5


NEIGHBOURS = ("mine.jsonl.partial", "mine.jsonl.resume", "mine.jsonl.resume.tmp", "mine.jsonl.parts", "mine.jsonl.lock", "mine.jsonl.tmp")


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "sqlite", "parquet"])
def test_files_named_like_temporary_ones_are_left_alone(here, suffix):
    if suffix == "parquet":
        pytest.importorskip("pyarrow", reason="needs the extra arrow")
    others = [name.replace("jsonl", suffix) for name in (*NEIGHBOURS, "mine.jsonl.partial-journal", "mine.jsonl-journal")]
    for name in others:
        Path(name).write_text("others")
    for more in ([], ["--resume"]):
        assert main(["d", "-q", "-o", f"mine.{suffix}", *more]) == 0
    assert [Path(name).read_text() for name in others] == ["others"] * len(others)


def test_a_table_beside_the_output_replaces_no_file_of_others(here, capsys):
    Path("mine-ratings.csv").write_text("my own ratings\n")
    assert main(["d", "-o", "mine.csv"]) == 2
    assert "mine-ratings.csv would be overwritten, and filmsheet did not write it; move it" in capsys.readouterr().err
    assert Path("mine-ratings.csv").read_text() == "my own ratings\n"
    assert not Path("mine.csv").exists()
    Path("mine-ratings.csv").unlink()
    for _ in range(2):
        assert main(["d", "-q", "-o", "mine.csv"]) == 0
    assert len(rows(here / "mine-ratings.csv")) == 5


# -- files that filmsheet wrote


@pytest.mark.parametrize("name", ["films.csv", "records.jsonl", "records.json", "films.sqlite", "analysis.json"])
@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_what_an_earlier_run_left_among_the_inputs_is_no_sheet(here, capsys, name, suffix):
    form = {"films.csv": "csv", "records.jsonl": "jsonl", "films.sqlite": "sqlite"}.get(name, "json")
    more = ["--analysis"] if name == "analysis.json" else ["--origin"]
    command = ["d", "--format", form, "-o", f"d/{name}{suffix}", *more]
    assert main([*command, "-q"]) == 0
    first = Path(f"d/{name}{suffix}").read_bytes()
    assert main([*command, "-q"]) == 0
    assert form == "sqlite" or Path(f"d/{name}{suffix}").read_bytes() == first
    capsys.readouterr()
    assert main(["d", "-o", "o.jsonl"]) == 0
    assert len(lines(here / "o.jsonl")) == 5
    assert (": written by filmsheet, so no sheet; name a file itself" in capsys.readouterr().err.replace(" and 6 more", "")) == (suffix == ".txt")


def test_reports_nfo_and_notes_among_the_inputs_are_no_sheets(here, capsys):
    for command in (
        "report d -q -o d/report.html",
        "convert d -q --to nfo -o d/nfo",
        "convert d -q --to obsidian -o d/notes",
        "convert d -q --to en15744 -o d/list/",
    ):
        assert main(command.split()) == 0
    for command in (["d", "-o", "o.jsonl"], ["report", "d", "-o", "report.html"], ["convert", "d", "--to", "csv", "-o", "films.csv"]):
        capsys.readouterr()
        assert main(command) == 0
        said = [line for line in capsys.readouterr().err.splitlines() if "written by filmsheet" in line]
        assert said == ["filmsheet: d/list/en15744.txt and 11 more: written by filmsheet, so no sheet; name a file itself to read it"]
    assert len(lines(here / "o.jsonl")) == 5
    assert len(rows(here / "films.csv")) == 5
    with zipfile.ZipFile(here / "all.zip", "w") as archive:
        for path in sorted(Path("d").rglob("*")):
            archive.write(path)
    assert main(["all.zip", "-q", "-o", "o.jsonl"]) == 0
    assert len(lines(here / "o.jsonl")) == 5


def test_where_all_was_written_by_filmsheet_that_is_an_error(here, capsys):
    assert main("convert d -q --to nfo -o library".split()) == 0
    for command in ("library -q -o o.jsonl", "report library -q -o o.html", "convert library -q --to csv -o o.csv"):
        assert main(command.split()) == 2
        assert "library/The 0th Harbour (1900).nfo and 4 more: written by filmsheet" in capsys.readouterr().err
    assert main(["library/The 0th Harbour (1900).nfo", "-q", "-o", "o.json"]) == 0  # it is read if it is named directly
    assert b"0th Harbour" in Path("o.json").read_bytes()


def test_what_a_shell_writes_into_a_folder_is_no_sheet_of_it(here):
    command = [sys.executable, "-m", "filmsheet", "d", "-q", "--format", "jsonl", "--jobs", "1"]
    with open("d/out.txt", "ab") as file:
        assert subprocess.run(command, stdout=file, timeout=60, check=False).returncode == 0
    assert len(lines(here / "d" / "out.txt")) == 5


SHEET = parse(sheet(7))
IDS = {"IMDb id": "tt0021022", "TMDB id": "19542", "Wikidata id": "Q164963", "URL": "https://example.org/harbour"}


@pytest.mark.parametrize("name", ["nfo", "obsidian", "en15744", "quickstatements", "csv"])
@pytest.mark.parametrize("record", [SHEET, FilmSheet(title="Sea"), FilmSheet(title="Sea", other=IDS)])
def test_exports_are_known_by_what_they_hold(name, record):
    assert is_own(write(name, record).encode())
    assert is_own(b"\xef\xbb\xbf" + write(name, record).encode())


def test_a_report_is_known_by_what_it_holds():
    assert is_own(render(read_entries([("a.txt", sheet(1))])).encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        sheet(1),
        write("text", SHEET),
        "---\ntitle: Sea\ntype: movie\ntags:\n  - mediaDB/tv/movie\n---\n",
        '<?xml version="1.0"?>\n<movie>\n<title>Sea</title>\n<uniqueid type="imdb">tt1</uniqueid>\n</movie>\n',
        "<html><head><title>Sea</title></head></html>",
        '{"title": "Sea", "year": 1931}',
        '[{"title": "Sea", "year": 1931}]',
        "film,year\nSea,1931\n",
        "title,year\nSea,1931\n",
    ],
)
def test_what_others_wrote_is_read(text):
    assert not is_own(text.encode())


def test_a_run_folder_among_the_inputs_holds_no_sheet(here):
    Path("d/x.jsonl.filmsheet-run").mkdir()
    Path("d/x.jsonl.filmsheet-run/records.txt").write_text(sheet(99))
    for names in (["d"], ["d/*"], ["d/**/*.txt"], [str(path) for path in Path("d").iterdir()]):
        assert convert(*names, output="o.jsonl").failures == 0
        assert [record["year"] for record in lines(here / "o.jsonl") if record["year"] == 1999] == []
