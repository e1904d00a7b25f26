"""The outputs of `filmsheet convert`, and the files that it does not change."""

from __future__ import annotations

import os

import pytest

from filmsheet.cli import main
from filmsheet.formats import find, formats

SEA = "Title: Sea\nYear: 2001\nDirector: Odile Marchetti\nCast: Mara Ellison as Jeanne Duval\n"
NFO, NOTE = "Sea (2001).nfo", "Sea (2001).md"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "sea.txt").write_text(SEA)
    (tmp_path / "sky.txt").write_text(SEA.replace("Sea", "Sky"))
    return tmp_path


def run(command):
    return main(command.split())


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_a_name_without_the_suffix_is_a_folder(here, name):
    one = find(name)
    assert run(f"convert d --to {name} -o library") == 0
    expected = f"Sea (2001){one.suffix}" if one.one_film_a_file else name + one.suffix
    assert [path.name for path in (here / "library").iterdir()] == [expected]


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_a_name_with_the_suffix_is_a_file(here, name):
    suffix = find(name).suffix
    for output in (f"out{suffix}", f"OTHER{suffix.upper()}", f"last{suffix[suffix.rindex('.') :]}"):
        assert run(f"convert d --to {name} -o {output}") == 0
        assert (here / output).is_file()


@pytest.mark.parametrize("name", [one.name for one in formats() if one.one_film_a_file])
def test_several_films_to_one_file_are_refused(here, capsys, name):
    output = f"one{find(name).suffix}"
    assert run(f"convert d sky.txt --to {name} -o {output}") == 2
    assert f"{name} holds one film a file, and {output} is one: give -o FOLDER for several" in capsys.readouterr().err
    assert not (here / output).exists()


def test_a_device_is_no_folder(capfd):
    if os.name == "nt":
        pytest.skip("no such device there")
    assert run("convert d --to nfo -o /dev/stdout") == 0
    assert "<title>Sea</title>" in capfd.readouterr().out


def test_files_of_a_vault_are_left_alone_and_counted(here, capsys):
    (here / "vault").mkdir()
    (here / "vault" / NOTE).write_text("seen with Ann")
    for more in ("", " --keep"):
        assert run(f"convert d sky.txt --to obsidian -o vault{more}") == 0
        assert (here / "vault" / NOTE).read_text() == "seen with Ann"
    errors = capsys.readouterr().err.splitlines()
    assert errors[0] == "filmsheet: vault: 1 written; 1 file was there already and is left as before; --overwrite replaces"
    assert errors[1] == "filmsheet: vault: 0 written; 2 files were there already and are left as before; --overwrite replaces"
    assert run("convert d sky.txt --to obsidian -o vault -q") == 0
    assert capsys.readouterr().err == ""
    assert run("convert d sky.txt --to obsidian -o vault --overwrite") == 0
    assert "Odile" in (here / "vault" / NOTE).read_text()


def test_a_file_that_is_named_and_of_others_is_left_alone(here, capsys):
    for name, form in (("movie.nfo", "nfo"), ("note.md", "obsidian"), ("sheet.txt", "text")):
        (here / name).write_text("mine")
        assert run(f"convert d --to {form} -o {name}") == 2
        assert f"cannot write {name}: it is there already, and filmsheet did not write it; --overwrite replaces it" in capsys.readouterr().err
        assert run(f"convert d --to {form} -o {name} --keep") == 0
        assert (here / name).read_text() == "mine"
        assert run(f"convert d --to {form} -o {name} --overwrite") == 0
        assert "Sea" in (here / name).read_text()


def test_a_file_that_filmsheet_wrote_is_written_anew(here):
    for name, form in (("movie.nfo", "nfo"), ("note.md", "obsidian"), ("films.csv", "csv"), ("x.csl.json", "csl")):
        assert run(f"convert sky.txt --to {form} -o {name}") == 0
        assert run(f"convert d --to {form} -o {name}") == 0
        assert "Sea" in (here / name).read_text(encoding="utf-8")


def test_overwrite_and_keep_are_one_or_the_other(capsys):
    assert run("convert d --to nfo -o x --keep --overwrite") == 2
    assert "not allowed with" in capsys.readouterr().err


def test_an_input_is_no_output_even_to_be_overwritten(here, capsys):
    (here / "d" / "Sea (2001).txt").write_text(SEA)
    assert run("convert d sky.txt --to text -o d --overwrite") == 2
    assert "it is an input, and its text would be lost" in capsys.readouterr().err
    assert (here / "d" / "Sea (2001).txt").read_text() == SEA
    assert (here / "d" / "Sky (2001).txt").exists()  # the others are written


def test_further_files_replace_none_of_others(here, capsys, monkeypatch):
    monkeypatch.setattr("filmsheet.formats.letterboxd.MOST_BYTES", 40)
    (here / "films-2.csv").write_text("mine\n")
    assert run("convert d sky.txt --to letterboxd -o films.csv") == 2
    assert "films-2.csv exists already; --overwrite replaces it" in capsys.readouterr().err
    assert (here / "films-2.csv").read_text() == "mine\n"
    assert not (here / "films.csv").exists()
    for _ in range(2):
        assert run("convert d sky.txt --to letterboxd -o other.csv") == 0
    assert (here / "other-2.csv").read_text(encoding="utf-8").startswith("Title,Year,Directors\nSky,2001,")


def test_a_folder_among_the_inputs_may_be_called_like_a_sheet(here):
    (here / "d" / "notes.md").mkdir()
    for _ in range(2):
        assert run("convert d --to obsidian -o d/notes.md") == 0
        assert [path.name for path in (here / "d" / "notes.md").iterdir()] == [NOTE]
