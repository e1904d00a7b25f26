"""`filmsheet convert`: one film, several films, files and folders."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from filmsheet import parse
from filmsheet.cli.convert import main
from filmsheet.formats import FileNames, Format, find, formats
from filmsheet.formats.names import safe_stem
from filmsheet.models import FilmSheet
from filmsheet.system.console import Failure

SEA = "Title: Sea\nYear: 2001\nDirector: Odile Marchetti\nCast: Mara Ellison as Jeanne Duval\n"
SKY = SEA.replace("Sea", "Sky")
NONE = "Year: 1999\nDirector: Odile Marchetti\n"
ONE_FILM = [one.name for one in formats() if one.one_film_a_file]
MANY_FILMS = [one.name for one in formats() if not one.one_film_a_file]


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (("sea", SEA), ("sky", SKY), ("none", NONE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")


def names_in(folder):
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_one_film_is_one_document_on_standard_output(name, capsys):
    assert main(["sea.txt", "--to", name]) == 0
    assert "Sea" in capsys.readouterr().out


def test_the_formats_are_those_promised():
    promised = "nfo jsonld avefi en15744 obsidian letterboxd quickstatements csl text csv".split()
    assert [one.name for one in formats()][: len(promised)] == promised
    assert all(one.suffix.startswith(".") and isinstance(one, Format) for one in formats())


@pytest.mark.parametrize("name", ONE_FILM)
def test_several_films_need_a_folder(name, tmp_path):
    with pytest.raises(Failure, match="-o FOLDER"):
        main(["sea.txt", "sky.txt", "--to", name])
    assert main(["sea.txt", "sky.txt", "--to", name, "-o", "out"]) == 0
    suffix = find(name).suffix
    assert names_in("out") == [f"Sea (2001){suffix}", f"Sky (2001){suffix}"]


@pytest.mark.parametrize("name", MANY_FILMS)
def test_several_films_make_one_document(name, capsys):
    assert main(["sea.txt", "sky.txt", "--to", name]) == 0
    printed = capsys.readouterr().out
    assert "Sea" in printed
    assert "Sky" in printed


def test_one_film_to_a_file(tmp_path):
    assert main(["sea.txt", "--to", "nfo", "-o", "movie.nfo"]) == 0
    assert ET.parse(tmp_path / "movie.nfo").getroot().findtext("title") == "Sea"


def test_a_folder_that_is_there_takes_one_film_too(tmp_path):
    (tmp_path / "vault").mkdir()
    assert main(["sea.txt", "--to", "obsidian", "-o", "vault"]) == 0
    assert names_in("vault") == ["Sea (2001).md"]


def test_many_films_into_a_folder(tmp_path):
    assert main(["sea.txt", "--to", "csl", "-o", "out/"]) == 0
    assert json.loads((tmp_path / "out" / "csl.csl.json").read_text(encoding="utf-8"))[0]["title"] == "Sea"


def test_a_file_in_the_folders_place(tmp_path):
    (tmp_path / "library").write_text("mine", encoding="utf-8")
    with pytest.raises(Failure, match="is a file"):
        main(["sea.txt", "sky.txt", "--to", "nfo", "-o", "library"])
    assert (tmp_path / "library").read_text(encoding="utf-8") == "mine"


def test_keep_leaves_notes_as_they_are(tmp_path):
    (tmp_path / "Sea (2001).md").write_text("mine", encoding="utf-8")
    assert main(["sea.txt", "sky.txt", "--to", "obsidian", "-o", ".", "--keep"]) == 0
    assert (tmp_path / "Sea (2001).md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "Sky (2001).md").exists()


@pytest.mark.parametrize("name", ["nfo", "letterboxd"])
def test_a_film_that_cannot_be_written_does_not_stop_the_others(name, capsys):
    assert main(["none.txt", "sea.txt", "--to", name]) == 2
    captured = capsys.readouterr()
    assert "Sea" in captured.out
    assert "none.txt:1: not written as" in captured.err
    assert "no title" in captured.err


def test_a_missing_input_does_not_stop_the_others(capsys):
    assert main(["gone.txt", "sea.txt", "--to", "csv"]) == 2
    captured = capsys.readouterr()
    assert "Sea" in captured.out
    assert "gone.txt" in captured.err


def test_a_folder_of_sheets_is_read(tmp_path):
    (tmp_path / "sheets").mkdir()
    for name in ("sea.txt", "sky.txt"):
        (tmp_path / name).rename(tmp_path / "sheets" / name)
    assert main(["sheets", "--to", "nfo", "-o", "library"]) == 0
    assert names_in("library") == ["Sea (2001).nfo", "Sky (2001).nfo"]


def test_text_reads_back(capsys):
    assert main(["sea.txt", "--to", "text"]) == 0
    assert parse(capsys.readouterr().out) == parse(SEA)


def test_findings_are_reported(tmp_path, capsys):
    (tmp_path / "odd.txt").write_text("Title: Sea\nYear: 2001\nRuntime: rather long\n", encoding="utf-8")
    assert main(["odd.txt", "--to", "csl", "--strict"]) == 1
    assert "odd.txt:3:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sea.txt"], "--to FORMAT"),
        (["sea.txt", "--to", "docx"], "no format 'docx'; there are nfo, jsonld"),
        (["sea.txt", "--to", "nfo", "--encoding", "klingon"], "unknown encoding"),
        (["sea.txt", "--to", "nfo", "--colour"], "unrecognized"),
    ],
)
def test_bad_use_is_reported(arguments, message):
    with pytest.raises(Failure, match=message):
        main(arguments)


def test_help_lists_the_formats(capsys):
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    for one in formats():
        assert f"  {one.name} " in printed


def test_no_format_is_imported_that_is_not_asked_for():
    code = (
        "import sys; from filmsheet.cli.convert import main; main(['sea.txt', '--to', 'csl', '-o', 'x.json'])\n"
        "assert 'xml.etree.ElementTree' not in sys.modules and 'filmsheet.formats.csl' in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=60)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\win.ini", "C Windows win.ini"),
        (".hidden", "hidden"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("Concert", "Concert"),
        ("Dune: Part One", "Dune Part One"),
        ("What?", "What"),
        ("a\x00b\u202ec", "a b c"),
        ("...", ""),
        ("愛" * 100, "愛" * 53),
    ],
)
def test_safe_stems(title, stem):
    assert safe_stem(title) == stem


def test_no_title_leaves_the_folder(tmp_path):
    for number, title in enumerate(("../up", "a/b", "..", "/abs", "-o", "~root", "\x1b[31m")):
        (tmp_path / f"{number}.txt").write_text(f"Title: {title}\nYear: 2001\nGenre: Drama\n", encoding="utf-8")
    before = set(names_in("."))
    main([*(f"{number}.txt" for number in range(7)), "--to", "jsonld", "-o", "out", "-q"])
    assert set(names_in(".")) == before | {"out"}
    assert all(name.endswith(".jsonld") and name[0] not in ".-~" for name in names_in("out"))


def test_names_that_some_system_takes_for_one_are_numbered():
    names = FileNames(".nfo")
    titles = ("Été", "E\u0301te\u0301", "ÉTÉ", "Été 2", None, None)
    found = [names.next(FilmSheet(title=title)) for title in titles]
    assert found == ["Été.nfo", "Été 2.nfo", "ÉTÉ 3.nfo", "Été 2 2.nfo", "untitled.nfo", "untitled 2.nfo"]


@pytest.mark.parametrize("text", ["milk\neggs\nbread and butter\n", ""])
def test_a_text_that_holds_no_film_is_no_document(text, tmp_path, capsys):
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    assert main([str(tmp_path / "list.txt"), "--to", "avefi"]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert "the text holds no film sheet" in errors.splitlines()[-1]


@pytest.mark.parametrize("name", MANY_FILMS)
@pytest.mark.parametrize("place", ["films", "films{}"])
def test_a_file_is_not_emptied_where_no_film_can_be_written(name, place, tmp_path):
    (tmp_path / "list.txt").write_text("milk\neggs\nbread and butter\n", encoding="utf-8")
    place = place.format(find(name).suffix)
    assert main(["list.txt", "--to", name, "-o", place]) == 2
    assert names_in(tmp_path) == ["list.txt", "none.txt", "sea.txt", "sky.txt"]
    assert main(["sea.txt", "--to", name, "-o", place]) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["list.txt", "--to", name, "-o", place, "--overwrite"]) == 2
    assert {path: path.read_bytes() for path in before} == before
