"""The command line: commands after options, `help`, `labels`, hints that are printed once, missing folders."""

import json
import os
import sys

import pytest

from filmsheet import CODES, cli
from filmsheet.cli import main
from filmsheet.cli.commands import command_first, make_parser
from filmsheet.system.console import Failure

SEA = "Title: Sea\nYear: 2001\nWeather: rain all day\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sea.txt").write_text(SEA, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "moved"),
    [
        ("-q convert x.txt", "convert -q x.txt"),
        ("--strict --encoding cp1252 report x.txt", "report --strict --encoding cp1252 x.txt"),
        ("--encoding=cp1252 show", "show --encoding=cp1252"),
        ("-o x.nfo convert x.txt", "convert -o x.nfo x.txt"),
        ("-qo x.nfo convert x.txt", "convert -qo x.nfo x.txt"),
        ("-ox.nfo convert x.txt", "convert -ox.nfo x.txt"),
        ("-h convert", "convert -h"),
    ],
)
def test_a_command_after_options_is_a_command(arguments, moved):
    assert command_first(arguments.split(), cli.COMMANDS) == moved.split()


@pytest.mark.parametrize("arguments", ["-o show x.txt", "-qo show x.txt", "--encoding show x.txt", "-q x.txt show", "-q -- show", "- show", "x.txt show", ""])
def test_a_name_that_is_no_first_word_is_none(arguments):
    assert command_first(arguments.split(), cli.COMMANDS) == arguments.split()


def test_quiet_may_stand_before_the_command(capsys):
    assert main(["-q", "convert", "sea.txt", "--to", "nfo"]) == 0
    output, errors = capsys.readouterr()
    assert "<title>Sea</title>" in output
    assert errors == ""


def test_quiet_before_explain(capsys):
    assert main(["-q", "explain", "FS102"]) == 0
    assert capsys.readouterr().out.startswith("FS102 value-unreadable")


def test_an_option_that_a_command_has_not_is_named_with_the_command(capsys):
    assert main(["--jobs", "2", "convert", "sea.txt", "--to", "nfo"]) == 2
    assert capsys.readouterr().err == "filmsheet: error: unrecognized arguments: --jobs; see filmsheet convert --help\n"


# -- tables of options

TABLE = """\
file  what to read
-n, --number N        how many
--size SIZE           how large
--word WORD...        again and again
group:
--form {text,json}    of what form
-q, --quiet           in silence
either:
--yes                 it is
--no                  it is not
"""


def test_a_table_says_what_each_option_takes():
    parser = make_parser("filmsheet x", "filmsheet x", "", TABLE, "")
    given = vars(parser.parse_intermixed_args(["a", "-n", "3", "--word", "b", "c", "--word", "d", "--size", "2K", "--no"]))
    assert given == {
        "inputs": ["a", "c"], "number": 3, "size": 2000, "word": ["b", "d"], "form": "text", "quiet": False, "yes": False, "no": True,
    }  # fmt: skip
    assert vars(parser.parse_intermixed_args([]))["word"] == []
    assert "\ngroup:\n  --form {text,json}  of what form\n" in parser.format_help()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--number 0", "'0' is no whole number above 0"),
        ("--size much", "'much' is no size"),
        ("--form xml", "invalid choice: 'xml'"),
        ("--yes --no", "argument --no: not allowed with argument --yes"),
        ("--numb 3", "unrecognized arguments: --numb"),
    ],
)
def test_what_a_table_does_not_allow_is_said(words, why):
    with pytest.raises(Failure, match=why):
        make_parser("filmsheet x", "filmsheet x", "", TABLE, "").parse_intermixed_args(words.split())


# -- help


def test_help_is_the_help(capsys):
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert main(["help"]) == 0
    assert capsys.readouterr().out == printed
    assert all(f"filmsheet {name}" in printed or f"| {name}" in printed for name in cli.COMMANDS)


@pytest.mark.parametrize("name", [name for name in cli.COMMANDS if name != "help"])
def test_help_of_a_command(name, capsys):
    assert main([name, "--help"]) == 0
    printed = capsys.readouterr().out
    assert main(["help", name]) == 0
    assert capsys.readouterr().out == printed
    assert f"filmsheet {name}" in printed


def test_help_of_what_is_no_command(capsys):
    assert main(["help", "cook"]) == 2
    assert capsys.readouterr().err == f"filmsheet: error: no command 'cook'; there are {', '.join(cli.COMMANDS)}\n"


# -- labels


def sheets(tmp_path):
    (tmp_path / "sheets").mkdir()
    for number in range(3):
        (tmp_path / "sheets" / f"{number}.txt").write_text(
            f"Title: Film {number}\nYear: 1931\nWEATHER: fair\nWeather: rain\nTide{number}: low\n", encoding="utf-8"
        )


def test_labels_that_are_not_known_by_frequency(tmp_path, capsys):
    sheets(tmp_path)
    assert main(["labels", "sea.txt", "sheets"]) == 0
    output, errors = capsys.readouterr()
    assert [line.split()[:2] for line in output.splitlines()] == [["4", "WEATHER"], ["1", "Tide0"], ["1", "Tide1"], ["1", "Tide2"]]
    assert output.splitlines()[0].split(maxsplit=2)[2].split() == ["sea.txt:3", "rain", "all", "day"]
    assert errors == ""


def test_labels_as_json(tmp_path, capsys):
    sheets(tmp_path)
    assert main(["labels", "sea.txt", "--json"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"label": "Weather", "sheets": 1, "file": "sea.txt", "line": 3, "example": "rain all day"}
    ]


def test_a_label_that_was_taught_is_not_listed(tmp_path, capsys):
    (tmp_path / "labels.toml").write_text('[labels]\ngenres = ["Weather"]\n', encoding="utf-8")
    assert main(["labels", "sea.txt", "--vocabulary", "labels.toml"]) == 0
    assert capsys.readouterr() == ("", "filmsheet: every label is known\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_labels_hold_nothing_that_a_terminal_obeys(tmp_path, capsys):
    (tmp_path / "bad\x1b[31m.txt").write_text("Title: Sea\nYear: 2001\nWeather: \x1b]0;owned\x07rain\n", encoding="utf-8")
    main(["labels", "bad\x1b[31m.txt"])
    output, _ = capsys.readouterr()
    assert "owned" in output
    assert "\x1b" not in output


def test_labels_of_the_second_film_of_a_file(tmp_path, capsys):
    (tmp_path / "two.txt").write_text("Title: The Harbour\nYear: 1931\n\nTitle: The Lighthouse\nYear: 1950\nWeather: fog\n", encoding="utf-8")
    main(["labels", "two.txt"])
    assert capsys.readouterr().out == "1  Weather  two.txt:6  fog\n"


def test_labels_go_on_after_a_missing_file(capsys):
    assert main(["labels", "gone.txt", "sea.txt"]) == 2
    output, errors = capsys.readouterr()
    assert "Weather" in output
    assert "gone.txt" in errors


# -- hints and failures


def test_a_hint_is_said_once_a_run(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "odd.txt").write_text("Title: Sea\nYear: 2001\nWeather: rain\nTide: low\nRuntime: long\n", encoding="utf-8")
    for _ in range(2):  # a new run prints it again
        assert main(["odd.txt"]) == 0
        errors = capsys.readouterr().err
        assert [errors.count(f"= {CODES[code].advice}") for code in ("FS106", "FS102")] == [1, 1]
        assert errors.count("FS106") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["sea.txt", "-o", "missing/dir/x.jsonl"],
        ["sea.txt", "-o", "missing/dir/x.json"],
        ["sea.txt", "-o", "missing/dir/x.csv"],
        ["sea.txt", "-o", "missing/dir/x.sqlite"],
        ["sea.txt", "-o", "missing/dir/x.parquet"],
        ["report", "sea.txt", "-o", "missing/dir/x.html"],
        ["convert", "sea.txt", "-o", "missing/dir/x.nfo"],
    ],
    ids=lambda arguments: arguments[-1],
)
def test_a_missing_folder_is_named(arguments, capsys):
    assert main([*arguments, "-q"]) == 2
    assert capsys.readouterr().err == f"filmsheet: error: cannot write {arguments[-1]}: there is no folder missing/dir\n"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_that_leads_nowhere_is_not_said_to_be_a_missing_folder(tmp_path, capsys):
    (tmp_path / "x.json").symlink_to("gone/x.json")
    assert main(["sea.txt", "-qo", "x.json"]) == 2
    assert capsys.readouterr().err == "filmsheet: error: cannot write x.json: no such file or folder\n"
