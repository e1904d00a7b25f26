"""`filmsheet report` and `filmsheet show` on the command line."""

import re
import sys
import zipfile

import pytest

from filmsheet.cli import main, show
from filmsheet.report import Entry, read_entries
from report.conftest import DAMAGED, SEED, doubted


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "harbour.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    return path


def test_report_writes_a_page(tmp_path, capsys, sheet):
    target = tmp_path / "report.html"
    assert main(["report", str(sheet), "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr() == ("", f"filmsheet: {target}: 1 sheet\n")


def test_report_reads_folders_and_archives(tmp_path, sheet):
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("lighthouse.txt", "Title: The Lighthouse\nYear: 1950")
    (tmp_path / "sheets").mkdir()
    sheet.rename(tmp_path / "sheets" / "harbour.txt")
    target = tmp_path / "report.html"
    assert main(["report", str(tmp_path / "sheets"), str(tmp_path / "old.zip"), "-qo", str(target)]) == 0
    assert "2 film sheets" in target.read_text(encoding="utf-8")


def test_report_continues_after_an_input_that_cannot_be_read(tmp_path, capsys, sheet):
    target = tmp_path / "report.html"
    assert main(["report", str(tmp_path / "missing.txt"), str(sheet), "-o", str(target)]) == 2
    assert "no such file" in capsys.readouterr().err
    assert target.exists()


def test_report_keeps_the_old_page_where_nothing_could_be_read(tmp_path, sheet):
    target = tmp_path / "report.html"
    target.write_text("old")
    assert main(["report", str(tmp_path / "missing.txt"), "-o", str(target)]) == 2
    assert target.read_text() == "old"


def test_strict_report_tells_of_warnings(tmp_path, sheet):
    assert main(["report", "--strict", str(sheet), "-qo", str(tmp_path / "report.html")]) == 1


def test_report_is_not_printed_on_a_terminal(monkeypatch, capsys, sheet):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["report", str(sheet)]) == 2
    assert "-o FILE.html" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["report", "show"])
def test_help(command, capsys):
    assert main([command, "--help"]) == 0
    assert f"filmsheet {command}" in capsys.readouterr().out
    assert main([command, "--nonsense"]) == 2


def test_show_prints_the_seed(capsys):
    assert main(["show", str(SEED)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("The Red Shoes (1948)\n")
    assert re.search(r"^Genres +Drama$", out, re.MULTILINE)
    assert re.search(r"^Ratings +IMDb 8 of 10$", out, re.MULTILINE)
    assert re.search(r"^  Moira Shearer +Victoria Page$", out, re.MULTILINE)
    assert "\x1b" not in out


def test_show_ends_with_what_is_unread(capsys, sheet):
    main(["show", str(sheet)])
    out = capsys.readouterr().out
    assert out.index("Cast") < out.index("Findings") < out.index("\nUnread\n")
    assert "click here to share" in out[out.index("\nUnread\n") :]


def test_show_marks_doubts_with_their_runner_up():
    (entry,) = doubted(read_entries([("harbour.txt", DAMAGED)]))
    out = show.plain(show.glance(entry))
    assert re.search(r'^  Ann Field +Mary \?\n    role: 65% sure, else "Mary Hans" \(35%\)$', out, re.MULTILINE)
    assert re.search(r'^  Hans Vogel \? .*\n    actor: 65% sure, else "Vogel" \(35%\)$', out, re.MULTILINE)


def test_show_strips_what_a_terminal_would_obey(capsys, tmp_path):
    path = tmp_path / "bad\x1b[31m.txt"
    path.write_text(
        "Title: The \x1b]0;owned\x07Harbour\nYear: 1931\nGenre: Dra\u202ema\x1b[2J\nnobody reads \x1b[5mthis",
        encoding="utf-8",
    )
    main(["show", str(path)])
    out = capsys.readouterr().out
    assert "Harbour" in out
    assert all(character.isprintable() or character == "\n" for character in out)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_show_with_rich_says_the_same(monkeypatch, capsys, sheet, width):
    pytest.importorskip("rich")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main(["show", str(sheet)]) == 0
    out = capsys.readouterr().out
    assert "\x1b[" in out
    words = re.sub(r"\x1b\[[\d;]*m", "", out)
    for word in ("Drama", "Mary", "Findings", "Unread", "FS102"):
        assert word in words


def test_show_with_rich_takes_text_as_text(monkeypatch, capsys, tmp_path):
    pytest.importorskip("rich")
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "markup.txt"
    path.write_text("Title: The [bold red]Harbour[/bold red] :boom:\nYear: 1931", encoding="utf-8")
    assert main(["show", str(path)]) == 0
    assert "[bold red]Harbour[/bold red] :boom" in capsys.readouterr().out


def test_show_without_rich_is_plain(monkeypatch, capsys, sheet):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["show", str(sheet)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_every_value_can_be_shown():
    text = (
        "Title: The Harbour\nRelease date: 6 September 1948 (UK)\nBudget: $8.4 million\nTagline: A wreck.\n"
        "Trivia:\n- Shot in six weeks.\nFilming Location: Bergen\n"
    )
    (entry,) = read_entries([("a", text)])
    assert isinstance(entry, Entry)
    out = show.plain(show.glance(entry))
    for word in ("1948-09-06 (UK)", "8,400,000 USD", "A wreck.", "• Shot in six weeks.", "Bergen"):
        assert word in out
