"""`filmsheet teach`, and `--layouts` wherever sheets are read."""

from __future__ import annotations

import hashlib
import json

import pytest

from filmsheet import Layouts
from filmsheet.cli import main
from filmsheet.report import read_entries
from filmsheet.report.views import view

TEXT = "zdj: Ann Field\nmon: Ida Holm\nmuz: Tom Reed\n"
RECORD = {"cinematographers": ["Ann Field"], "editors": ["Ida Holm"], "composers": ["Tom Reed"]}
OTHER = "zdj: Elena Novak\nmon: Hugo Grieg\nmuz: Nora Falk\n"
SECOND = "Kamerka => Joe Kelly\nStolik => Otto Hale\nPremiera => 1951\n"
SECOND_RECORD = {"cinematographers": ["Joe Kelly"], "editors": ["Otto Hale"], "year": 1951}


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = {"a.txt": TEXT, "a.json": json.dumps(RECORD), "b.txt": OTHER, "c.txt": SECOND, "c.json": json.dumps([SECOND_RECORD])}
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.fixture
def taught(here, capsys):
    assert main(["teach", "a.txt", "a.json", "-o", "mine.layouts"]) == 0
    capsys.readouterr()
    return here


def corrections(text=TEXT, records=(RECORD,), digest=None, **more):
    digest = digest or hashlib.sha256(text.encode()).hexdigest()
    sheet = {"name": "a.txt", "text": text, "sha256": digest, "records": list(records), **more}
    return json.dumps({"filmsheet_corrections": 1, "sheets": [sheet]})


def test_a_sheet_and_its_record(here, capsys):
    assert main(["teach", "a.txt", "a.json", "-o", "mine.layouts"]) == 0
    assert capsys.readouterr().err == "filmsheet: mine.layouts: 1 layout of 1 sheet\n"
    assert main(["--layouts", "mine.layouts", "--compact", "b.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["editors"] == ["Hugo Grieg"]


def test_layouts_wherever_sheets_are_read(taught, capsys):
    assert main(["show", "--layouts", "mine.layouts", "b.txt"]) == 0
    assert "Hugo Grieg" in capsys.readouterr().out
    assert main(["report", "--layouts", "mine.layouts", "b.txt", "-o", "b.html"]) == 0
    assert main(["convert", "--layouts", "mine.layouts", "b.txt", "--to", "csv", "-o", "b.csv"]) == 0
    assert "Hugo Grieg" in (taught / "b.csv").read_text("utf-8-sig")
    assert main(["labels", "--layouts", "mine.layouts", "b.txt"]) == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_layouts_in_a_batch(taught, jobs):
    for number in range(12):
        (taught / f"n{number}.txt").write_text(OTHER.replace("Grieg", f"Grieg{chr(97 + number)}"), encoding="utf-8")
    assert main(["--layouts", "mine.layouts", "--jobs", jobs, "-q", *[f"n{number}.txt" for number in range(12)], "-o", "all.jsonl"]) == 0
    records = [json.loads(line) for line in (taught / "all.jsonl").read_text("utf-8").splitlines()]
    assert [record["editors"] for record in records] == [[f"Hugo Grieg{chr(97 + number)}"] for number in range(12)]


def test_a_file_of_corrections(here, capsys):
    (here / "corrections.json").write_text(corrections(), encoding="utf-8")
    assert main(["teach", "corrections.json", "-o", "one.layouts"]) == 0
    assert main(["teach", "a.txt", "a.json", "-o", "two.layouts"]) == 0
    assert (here / "one.layouts").read_bytes() == (here / "two.layouts").read_bytes()


@pytest.mark.parametrize(
    ("content", "more", "code"),
    [
        (TEXT + "rez: Otto Hale\n", {}, 2),
        (TEXT + "rez: Otto Hale\n", {"part": True}, 0),  # one film of several
        (TEXT.replace("Ann", "Anna"), {"part": True}, 2),
        ("other", {"name": "b.txt"}, 2),
        ("other", {"name": "gone.txt"}, 0),
        ("other", {"name": "../folder/a.txt"}, 0),  # other paths are not read
        ("other", {"name": "n" * 5000}, 0),
    ],
)
def test_a_correction_of_a_text_that_has_changed_is_refused(here, capsys, content, more, code):
    (here / "folder").mkdir()
    (here / "folder" / "a.txt").write_text(content, encoding="utf-8")
    (here / "folder" / "corrections.json").write_text(corrections(**more), encoding="utf-8")
    assert main(["teach", "folder/corrections.json", "-qo", "x.layouts"]) == code
    assert (here / "x.layouts").exists() == (code == 0)
    error = capsys.readouterr().err
    assert ("does not hold the text that was corrected" in error, error.count("\n")) == (code == 2, code // 2)


def test_nothing_is_learned_of_corrections_of_which_one_is_refused(here, capsys):
    data = json.loads(corrections())
    data["sheets"].append({**data["sheets"][0], "name": "c.txt", "text": SECOND})
    (here / "corrections.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["teach", "corrections.json", "-o", "x.layouts"]) == 2
    assert "corrections.json, sheet 2 (c.txt): the text is not the one that was corrected" in capsys.readouterr().err
    assert not (here / "x.layouts").exists()


def test_show_and_the_report_say_which_layouts_were_in_use(taught, capsys):
    assert main(["show", "--layouts", "mine.layouts", "b.txt", "c.txt"]) == 0
    shown = capsys.readouterr().out
    assert "\nb.txt\nlayouts: mine.layouts (1 example); read by layout 1\n" in shown
    assert "\nc.txt\nlayouts: mine.layouts (1 example); resembles none of them\n" in shown
    assert main(["show", "b.txt"]) in (0, 1)
    assert "layouts" not in capsys.readouterr().out
    sources = [("b.txt", OTHER), ("c.txt", SECOND)]
    entries = list(read_entries(sources, layouts=Layouts.load("mine.layouts")))
    used = {entry.name: entry.layouts for entry in entries}  # the weights alone may find several films in c.txt
    assert used == {"b.txt": "layouts: 1 example; read by layout 1", "c.txt": "layouts: 1 example; resembles none of them"}
    assert view(entries[0])["u"] == entries[0].layouts
    assert main(["report", "--layouts", str(taught / "mine.layouts"), "b.txt", "c.txt", "-qo", "both.html"]) == 0
    assert "<li>layouts: mine.layouts (1 example)</li>" in (taught / "both.html").read_text("utf-8")


def test_going_on_from_earlier_layouts(taught):
    assert main(["teach", "--layouts", "mine.layouts", "c.txt", "c.json", "-o", "more.layouts"]) == 0
    assert len(Layouts.load(taught / "more.layouts")) == 2
    assert main(["teach", "--layouts", "mine.layouts", "c.txt", "c.json", "-o", "mine.layouts"]) == 0
    assert (taught / "mine.layouts").read_bytes() == (taught / "more.layouts").read_bytes()


def test_a_record_as_analysis_prints_it(here, capsys):
    assert main(["--analysis", "a.txt"]) in (0, 1)
    data = json.loads(capsys.readouterr().out)
    data["sheet"].update(RECORD)
    (here / "a.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["teach", "a.txt", "a.json", "-o", "mine.layouts"]) == 0


def test_old_layouts_are_read_with_a_note_and_written_anew(taught, capsys):
    new = (taught / "mine.layouts").read_text("utf-8")
    (taught / "old.layouts").write_text(new.replace('"learned_beside": "', '"learned_beside": "old '), encoding="utf-8")
    assert main(["--layouts", "old.layouts", "b.txt"]) == 0
    assert "learned again" in capsys.readouterr().err
    assert main(["teach", "old.layouts", "-o", "new.layouts"]) == 0
    assert (taught / "new.layouts").read_text("utf-8") == new


def test_what_is_not_found_is_named(here, capsys):
    (here / "a.json").write_text(json.dumps({**RECORD, "runtime": 97, "colour": "red"}), encoding="utf-8")
    assert main(["teach", "a.txt", "a.json", "-o", "mine.layouts"]) == 0
    said = capsys.readouterr().err
    assert "a.json: not found in the text: runtime: 97" in said
    assert "a.json: no record has a key 'colour'" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["teach"], "needs a sheet"),
        (["teach", "-o", "x.layouts"], "needs a sheet"),
        (["teach", "a.txt", "a.json"], "needs -o"),
        (["teach", "a.txt", "-o", "x.layouts"], "no record behind it"),
        (["teach", "a.txt", "b.txt", "-o", "x.layouts"], "no JSON"),
        (["teach", "a.txt", "none.json", "-o", "x.layouts"], "no such file"),
        (["teach", "none.txt", "a.json", "-o", "x.layouts"], "no such file"),
        (["teach", "a.txt", "a.json", "-o", "a.txt"], "a.txt"),
        (["teach", "a.txt", "number.json", "-o", "x.layouts"], "a record is"),
        (["teach", "a.txt", "absent.json", "-o", "x.layouts"], "nothing could be learned"),
        (["teach", "changed.json", "-o", "x.layouts"], "its hash differs"),
        (["teach", "corrections.json", "a.txt", "-o", "x.layouts"], "not mixed"),
        (["teach", "damaged.json", "-o", "x.layouts"], "damaged"),
        (["teach", "newer.json", "-o", "x.layouts"], "does not know"),
        (["teach", "--layouts", "a.json", "a.txt", "a.json", "-o", "x.layouts"], "no file of layouts"),
        (["--layouts", "a.json", "b.txt"], "no file of layouts"),
        (["--layouts", "none", "b.txt"], "no such file"),
        (["show", "--layouts", "b.txt", "b.txt"], "no file of layouts"),
    ],
)
def test_bad_use_is_one_line_and_exit_code_2(here, capsys, arguments, said):
    extra = {
        "number.json": "7",
        "absent.json": '{"title": "Absent"}',
        "corrections.json": corrections(),
        "changed.json": corrections(digest="0" * 64),
        "damaged.json": '{"filmsheet_corrections": 1, "sheets": 3}',
        "newer.json": '{"filmsheet_corrections": 2, "sheets": []}',
    }
    for name, content in extra.items():
        (here / name).write_text(content, encoding="utf-8")
    assert main(["-q", *arguments] if arguments[0] != "teach" else [*arguments, "-q"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (here / "x.layouts").exists()


def test_help(here, capsys):
    assert main(["teach", "--help"]) == 0
    assert "CORRECTIONS.json" in capsys.readouterr().out
