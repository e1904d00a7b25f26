"""The heading of a table of films, which is shown above each row."""

import pytest

from filmsheet.analysis import Heading
from filmsheet.cli import main
from filmsheet.cli.conversion import SheetJob
from filmsheet.report import read_entries
from filmsheet.report.views import view

ROWS = ("Harbour Lights", "Ann Field", "1931"), ("Night Ferry", "Tom Reed", "1949"), ("The Orchard", "Ida Holm", "1952")
HEADS = ("Title", "Director", "Year")


def table(sign, rule=""):
    lines = [sign.join(HEADS), *([rule] if rule else []), *(sign.join(row) for row in ROWS)]
    return "\n".join(f"|{line}|" if sign == "|" else line for line in lines) + "\n"


@pytest.mark.parametrize(("sign", "rule"), [(",", ""), (";", ""), ("\t", ""), ("|", "---|---|---")])
def test_each_row_after_the_first_has_the_heading(sign, rule):
    text = table(sign, rule)
    entries = list(read_entries([("films.txt", text)]))
    assert [entry.analysis.sheet.title for entry in entries] == [row[0] for row in ROWS]
    heading = Heading(1, text.splitlines()[0])
    assert [entry.analysis.heading for entry in entries] == [None, heading, heading]
    assert [view(entry).get("h") for entry in entries] == [None, [*heading], [*heading]]


def test_a_quoted_cell_may_hold_the_sign():
    text = 'Title,Director,Year\n"Lights, Harbour",Ann Field,1931\n"Ferry, Night",Tom Reed,1949\n'
    assert [entry.analysis.heading for entry in read_entries([("films.csv", text)])][1:] == [Heading(1, "Title,Director,Year")]


def test_each_source_has_a_heading_of_its_own():
    entries = list(read_entries([("a.txt", table(",")), ("b.txt", "Title: Sea\nYear: 2001\n")]))
    assert entries[-1].analysis.heading is None


@pytest.mark.parametrize(
    "texts",
    [
        ["Title: Sea, Sky\nYear: 2001, 2003\n", "Title: Sky, Sea\nYear: 2003\n"],
        ["Harbour Lights, 1931, Ann Field\n", "Night Ferry, 1949, Tom Reed\n"],
        ["Title,Year\nSea,2001\n", "A text of its own.\n"],
        ["", "Sea,2001\n"],
        ["Sea\nSky\n", "Sun\n"],
    ],
)
def test_what_is_no_table_has_none(texts):
    assert {entry.analysis.heading for entry in read_entries([("films.txt", "".join(texts))])} == {None}


def test_the_command_shows_it_too(tmp_path, monkeypatch):
    (tmp_path / "films.csv.txt").write_text(table(","), encoding="utf-8")
    found = []
    entries = SheetJob.entries
    monkeypatch.setattr(SheetJob, "entries", lambda self: (found.append(entry) or entry for entry in entries(self)))
    assert main(["report", str(tmp_path / "films.csv.txt"), "-qo", str(tmp_path / "page.html")]) == 0
    assert [entry.analysis.heading for entry in found] == [None, Heading(1, "Title,Director,Year"), Heading(1, "Title,Director,Year")]
