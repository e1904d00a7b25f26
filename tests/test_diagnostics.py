"""Every code: a text with it, a similar text without it, its page, and how it is shown."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import sys

import pytest

from filmsheet import CODES, FilmSheetError, Vocabulary, analyze, cli, iter_analyses, parse
from filmsheet.analysis import encoding_findings
from filmsheet.cli.explain import page
from filmsheet.reading.shares import share
from filmsheet.system.console import columns
from filmsheet.text.source import decode

ROOT = pathlib.Path(__file__).parent.parent
SHEET = "Title: The Harbour\nYear: 1931\nGenre: Drama\n"


class Failing(Vocabulary):
    """A rule with an error."""

    def find(self, label):
        raise RuntimeError(label)


TRIGGERS = {
    "FS001": (" \n\t\n", "Genre: Drama"),
    "FS002": ("Minutes of the meeting of the garden club.", "Genre: Drama\n\nMinutes of the meeting of the garden club."),
    "FS003": ("Regie: Jürgen Müller".encode("cp1252"), "Regie: Jürgen Müller".encode()),
    "FS004": (f"{SHEET}Director: Ann\ud800 Field", f"{SHEET}Director: Ann\U00010000 Field"),
    "FS005": ({"text": SHEET, "max_chars": len(SHEET) - 1}, {"text": SHEET, "max_chars": len(SHEET)}),
    "FS006": (
        "Title: The Harbour\nYear: 1931\n\nTitle: The Lighthouse\nYear: 1950",
        "Title: The Harbour\nYear: 1931\n\nAlternative title: The Lighthouse\nCountry: UK",
    ),
    "FS007": ({"text": SHEET, "vocabulary": Failing()}, SHEET),
    "FS008": (b"Title: Caf\xc3\xa9 No\xebl", "Title: Café Noël".encode()),
    "FS009": (f"{SHEET}Director: JosÃ© Field", f"{SHEET}Director: José Field"),
    "FS101": (f"{SHEET}Country:\nDirector: Ann Field", f"{SHEET}Country:\n  UK\nDirector: Ann Field"),
    "FS102": (f"{SHEET}Runtime: rather long", f"{SHEET}Runtime: 82 min, rather long"),
    "FS103": (f"{SHEET}Year: 1932", f"{SHEET}Year: 1931"),
    "FS104": (f"{SHEET}Runtime: 82 min seen at the matinee", f"{SHEET}Runtime: 82 min (82 minutes)"),
    "FS105": (f"{SHEET}Directer: Ann Field", f"{SHEET}Director: Ann Field"),
    "FS106": (f"{SHEET}Weather: rain", f"{SHEET}Country: UK"),
    "FS107": (f"{SHEET}Released: 05/03/1931", f"{SHEET}Released: 05/13/1931"),
    "FS108": (f"{SHEET}Runtime: N/A", "Title: Unknown\nYear: 1931\nGenre: Drama"),
    "FS201": (
        f"{SHEET}Cast: Ann Field as Anna Maria Ruth Ann Stone as Sam",
        f"{SHEET}Cast: Ann Field as Anna Maria, Ruth Ann Stone as Sam",
    ),
    "FS202": (f"{SHEET}Cast: ???", f"{SHEET}Cast: Ann Field"),
    "FS203": ("The Harbour\nAnn Field\nA pilot comes home and finds the harbour closed.", f"{SHEET}Director: Ann Field"),
    "FS301": (
        'Storyline: "The Harbour" is a 1931 drama film about a pilot.\nGenre: Drama',
        'Title: The Harbour\nStoryline: "The Harbour" is a 1931 drama film about a pilot.\nGenre: Drama',
    ),
    "FS302": (
        'Title: The Harbour\nStoryline: "The Harbour" is a 1931 drama film about a pilot.\nGenre: Drama',
        f'{SHEET}Storyline: "The Harbour" is a 1931 drama film about a pilot.\n',
    ),
    "FS303": (
        'Title: The Harbour\nYear: 1932\nStoryline: "The Harbour" is a 1931 drama film about a pilot.',
        'Title: The Harbour\nYear: 1931\nStoryline: "The Harbour" is a 1931 drama film about a pilot.',
    ),
    "FS304": (
        'Title: The Harbour\nDirector: Ann Field\nStoryline: "The Harbour" is a 1931 drama film directed by Ann Field and Tom Reed.',
        'Title: The Harbour\nDirector: Ann Field, Tom Reed\nStoryline: "The Harbour" is a 1931 drama film directed by Ann Field and Tom Reed.',
    ),
    "FS401": (f"{SHEET}\n>> click here to share <<", f"{SHEET}\n* * *"),
}
"""For each code, a text with it and a similar one without it; bytes are decoded first."""


def findings_of(source):
    if isinstance(source, bytes):
        return encoding_findings(decode(source))
    if isinstance(source, dict):
        return analyze(**source).diagnostics
    return analyze(source).diagnostics


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_text_that_has_it_and_a_near_miss(code):
    assert code in TRIGGERS, "a new code needs a text that has it, and one that comes near"
    having, near = TRIGGERS[code]
    assert code in {finding.code for finding in findings_of(having)}
    assert code not in {finding.code for finding in findings_of(near)}


@pytest.mark.parametrize("code", [code for code, info in CODES.items() if not info.example.startswith("$ ")])
def test_the_example_of_a_page_has_its_code(code):
    assert code in {finding.code for finding in analyze(CODES[code].example).diagnostics}


@pytest.mark.parametrize("code", CODES)
def test_pages_say_what_why_and_what_to_do(code):
    info = CODES[code]
    assert re.fullmatch(r"FS\d{3}", info.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", info.name)
    assert info.title
    assert info.explanation.endswith(".")
    assert info.advice
    assert info.example
    assert page(info).isascii() or "\\u" not in info.title


def test_names_are_unique():
    assert len({info.name for info in CODES.values()}) == len(CODES)


def test_strict_raises_one_exception_that_carries_the_same_diagnostics():
    text = f"{SHEET}Year: 1932\nYear: 1933"
    with pytest.raises(FilmSheetError) as caught:
        parse(text, strict=True)
    assert caught.value.diagnostics == analyze(text).diagnostics
    assert "FS103" in str(caught.value)
    assert "and 1 more" in str(caught.value)
    assert parse(SHEET, strict=True) == parse(SHEET)
    assert parse(f"{SHEET}Weather: rain", strict=True).other == {"Weather": "rain"}


def test_the_pages_in_the_documentation_are_those_of_the_codes():
    script = ROOT / "tools/diagnostics_page.py"
    run = subprocess.run([sys.executable, script, "--check"], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


# Output


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "sheet.txt"
    path.write_text(f"{SHEET}Runtime: rather long\n", "utf-8")
    return path


def test_diagnostics_as_json_lines(sheet, capfd):
    assert cli.main(["--diagnostics", "json", "--compact", str(sheet), str(sheet.parent / "none.txt")]) == 2
    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    assert [line["severity"] for line in lines] == ["warning", "error"]
    assert {key: lines[0][key] for key in ("code", "line", "column", "span")} == {"code": "FS102", "line": 4, "column": 1, "span": [43, 63]}
    assert lines[0]["file"] == str(sheet)
    assert lines[0]["hint"]
    assert "none.txt" in lines[1]["message"]
    assert cli.main([str(sheet)]) == 0
    assert capfd.readouterr().err.startswith(f"{sheet}:4:1: warning FS102 ")


def shown_on_a_terminal(command, width=80, **variables):
    """The output of a command on a terminal."""
    import fcntl
    import pty
    import struct
    import termios

    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")} | {"TERM": "xterm", **variables}
    process = subprocess.Popen([sys.executable, "-m", "filmsheet", *command], stdout=subprocess.DEVNULL, stderr=terminal, env=environment)
    os.close(terminal)
    pieces = []
    while True:
        try:
            piece = os.read(controller, 4096)
        except OSError:
            break
        if not piece:
            break
        pieces.append(piece)
    process.wait()
    os.close(controller)
    return b"".join(pieces).decode().replace("\r\n", "\n")


posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")


@posix
def test_on_a_terminal_the_line_is_drawn_with_marks(sheet):
    shown = shown_on_a_terminal([str(sheet)], NO_COLOR="1")
    _, *drawn = shown.splitlines()
    assert drawn == [
        " 4 | Runtime: rather long",
        "   | ^^^^^^^^^^^^^^^^^^^^",
        f"   = {CODES['FS102'].advice}",
    ]


@posix
def test_and_in_colour(sheet):
    shown = shown_on_a_terminal([str(sheet)])
    assert "\x1b[1;33mwarning\x1b[0m" in shown
    assert "\x1b[1;33m^^^^^^^^^^^^^^^^^^^^\x1b[0m" in shown


@posix
def test_marks_stand_under_wide_letters_and_what_a_terminal_obeys_is_shown(tmp_path):
    path = tmp_path / "sheet.txt"
    path.write_text("片名：港口\n導演：張三\n片長：很\x1b長", "utf-8")
    shown = shown_on_a_terminal([str(path)], NO_COLOR="1")
    assert "\x1b" not in shown
    _, line, marks, _ = shown.splitlines()
    assert line.endswith("| 片長：很\\x1b長")
    assert columns(marks) == columns(line)
    assert marks.count("^") == 14


@posix
def test_a_long_line_is_cut_on_both_sides(tmp_path):
    path = tmp_path / "sheet.txt"
    path.write_text(f"{SHEET}Storyline: {'She waits. ' * 40}Directed by the sea. {'It rains. ' * 40}\nRuntime: {'very ' * 60}long\n", "utf-8")
    shown = shown_on_a_terminal([str(path)], width=60, NO_COLOR="1")
    drawn = [line for line in shown.splitlines() if " | " in line]
    assert drawn
    assert all(len(line) <= 60 for line in drawn)
    assert any(line.endswith("…") for line in drawn)


def test_an_ambiguous_date_shows_the_other_one_once():
    analysis = analyze("Title: The Harbour\nReleased: 12 June 1931 (Italy), 05/03/1931, 05/03/1931")
    assert analysis.alternatives["/release_dates/1/date"] == ("1931-05-03", round(1 - share("day_first"), 4))
    assert (analysis.confidence["/release_dates/1/date"], "/release_dates/0/date" in analysis.confidence) == (share("day_first"), False)
    assert [d.code for d in analysis.diagnostics] == ["FS107"]


def test_a_rule_that_fails_costs_the_film_and_nothing_else():
    sheet = parse(SHEET, vocabulary=Failing())
    assert (sheet.title, "\n".join(sheet.unread)) == (None, SHEET.strip())
    [analysis] = iter_analyses(SHEET, vocabulary=Failing())
    assert [found.code for found in analysis.diagnostics] == ["FS007"]
    assert "".join(token.text for token in analysis.tokens) == SHEET
    with pytest.raises(FilmSheetError, match="RuntimeError"):
        parse(SHEET, vocabulary=Failing(), strict=True)
