"""`--resume` continues a run only if the result is that of an uninterrupted run; otherwise it prints one line."""

from __future__ import annotations

import contextlib
import importlib
import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from batch.corpus import convert, lines, query, sheet, write_sheets
from batch.two_runs import available, years_in
from filmsheet import Vocabulary
from filmsheet.batch import inputs, resume, tasks
from filmsheet.cli import main
from filmsheet.system.console import Failure

run_module = importlib.import_module("filmsheet.batch.run")

COUNT = 6
FORMATS = [f"o.{suffix}" for suffix in available()]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tasks, "_MOST_INPUTS", 2)
    write_sheets(tmp_path / "sheets", COUNT)
    return tmp_path


def cut_short(monkeypatch, *names, output="o.jsonl", after=2, **options):
    """A run that Ctrl-C ends after some tasks."""
    count = itertools.count(1)
    original = run_module.Run._take

    def take(self, *arguments):
        original(self, *arguments)
        if next(count) == after:
            signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(run_module.Run, "_take", take)
        with pytest.raises(run_module.Interrupted):
            convert(*(names or ("sheets",)), output=output, **options)


def journal(output="o.jsonl"):
    return Path(f"{output}.filmsheet-run", "journal")


def years(path="o.jsonl"):
    return [record["year"] for record in lines(Path(path))]


OTHERS = [
    ({"vocabulary": Vocabulary().extended({"directors": ["Made with love by"]})}, "vocabulary"),
    ({"known": ["Ann Field"]}, "known names"),
    ({"encoding": "latin-1"}, "options"),
    ({"origin": True}, "options"),
    ({"max_chars": 1000}, "options"),
    ({"suffixes": (".txt",)}, "inputs"),
]


@pytest.mark.parametrize(("options", "expected"), OTHERS)
def test_other_options_are_reported(here, monkeypatch, options, expected):
    cut_short(monkeypatch)
    with pytest.raises(Failure, match=rf"other inputs or options \({expected}\); start anew without --resume"):
        convert("sheets", output="o.jsonl", resume=True, **options)
    convert("sheets", output="o.jsonl", resume=True)
    assert len(years(here / "o.jsonl")) == COUNT


def test_a_byte_order_mark_is_an_option_and_written_once(here, monkeypatch):
    cut_short(monkeypatch, output="o.csv", bom=True)
    with pytest.raises(Failure, match=r"other inputs or options \(options\)"):
        convert("sheets", output="o.csv", resume=True)
    for _ in range(2):  # files next to an output are recognised as ours after a byte order mark too
        convert("sheets", output="o.csv", resume=True, bom=True)
        for path in here.glob("o*.csv"):
            data = path.read_bytes()
            assert data.startswith(b"\xef\xbb\xbffilm,")
            assert data.count(b"\xef\xbb\xbf") == 1
    assert years_in(here / "o.csv") == [1900 + number for number in range(COUNT)]


def test_files_given_as_options_are_compared_by_what_they_hold(here, monkeypatch, capsys):
    """A list of names, or a vocabulary, with other content of the same length is recognised."""
    (here / "known.txt").write_text("Ann Field\n")
    (here / "labels.toml").write_text('[labels]\ndirectors = ["Made by"]\n')
    arguments = ["sheets", "-o", "o.jsonl", "--known", "known.txt", "--vocabulary", "labels.toml", "--jobs", "1"]
    original = run_module.Run._take

    def take(self, *parts):
        original(self, *parts)
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(run_module.Run, "_take", take)
        assert main(arguments) == 130
    for name, other, expected in (("known.txt", "Bea Field\n", "known names"), ("labels.toml", '[labels]\ndirectors = ["Make by"]\n', "vocabulary")):
        was = (here / name).read_text()
        (here / name).write_text(other)
        capsys.readouterr()
        assert main([*arguments, "--resume"]) == 2
        assert f"({expected})" in capsys.readouterr().err
        (here / name).write_text(was)
    assert main([*arguments, "--resume"]) == 0


def test_another_version_is_reported(here, monkeypatch):
    cut_short(monkeypatch)
    monkeypatch.setattr("filmsheet.__version__", "99.0")
    with pytest.raises(Failure, match="version of filmsheet"):
        convert("sheets", output="o.jsonl", resume=True)


@pytest.mark.parametrize("number", [0, 3])
def test_an_input_that_was_read_and_has_changed_is_reported(here, monkeypatch, number):
    cut_short(monkeypatch)
    path = here / "sheets" / f"sheet-{number:05}.txt"
    status = path.stat()
    path.write_text(path.read_text().replace("Harbour", "Horbaur"))  # the same size and time as before
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(Failure, match=r"inputs have changed since the run to resume \(.*\); start anew without --resume"):
        convert("sheets", output="o.jsonl", resume=True)


def test_an_input_that_is_yet_to_be_read_may_change(here, monkeypatch):
    cut_short(monkeypatch)
    (here / "sheets" / "sheet-00005.txt").write_text(sheet(55))
    convert("sheets", output="o.jsonl", resume=True)
    assert years(here / "o.jsonl") == [1900, 1901, 1902, 1903, 1904, 1955]


def test_an_input_that_could_not_be_read_and_now_can_is_reported(here, monkeypatch):
    names = ["sheets/sheet-00000.txt", "gone.txt", "sheets/sheet-00001.txt", "sheets/sheet-00002.txt"]
    cut_short(monkeypatch, *names, after=1)
    convert(*names, output="o.jsonl", resume=True)
    assert len(years(here / "o.jsonl")) == 3
    cut_short(monkeypatch, *names, after=1)
    (here / "gone.txt").write_text(sheet(9))
    with pytest.raises(Failure, match="inputs have changed"):
        convert(*names, output="o.jsonl", resume=True)


def test_a_large_input_that_changes_inside_is_reported(here, monkeypatch):
    monkeypatch.setattr(inputs, "LARGE", 5_000)
    monkeypatch.setattr(tasks, "_MOST_BYTES", 3_000)
    (here / "large.txt").write_text("\n".join(map(sheet, range(100))))
    cut_short(monkeypatch, "large.txt")
    ((noted,),) = query(journal(), "SELECT state FROM note")
    assert 0 < json.loads(noted)[0] < 100
    text = (here / "large.txt").read_text()
    (here / "large.txt").write_text(text.replace("The 0th Harbour", "The 0th Horbaur"))
    with pytest.raises(Failure, match="inputs have changed"):
        convert("large.txt", output="o.jsonl", resume=True)
    (here / "large.txt").write_text(text)
    convert("large.txt", output="o.jsonl", resume=True)
    assert [record["title"] for record in lines(here / "o.jsonl")] == [f"The {number}th Harbour" for number in range(100)]


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_killed_at_once_beside_an_older_output_goes_on(here, monkeypatch, name):
    write_sheets(here / "older", 2, start=50)
    convert("older", output=name)

    def die(*_):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(run_module.Run, "_take", die)
        with pytest.raises(SystemExit):
            convert("sheets", output=name)
    assert years_in(here / name) == [1950, 1951]
    convert("sheets", output=name, resume=True)
    assert years_in(here / name) == [1900 + number for number in range(COUNT)]


@pytest.mark.parametrize("name", FORMATS)
def test_other_inputs_beside_a_whole_output_are_read(here, name):
    write_sheets(here / "older", 2, start=50)
    convert("older", output=name, resume=True)
    convert("sheets", output=name, resume=True)
    assert years_in(here / name) == [1900 + number for number in range(COUNT)]


def test_where_there_is_no_run_to_resume_that_is_said(here, capsys):
    convert("sheets", output="o.jsonl", resume=True, quiet=False)
    assert "no run to resume" not in capsys.readouterr().err
    convert("sheets", output="o.jsonl", resume=True, quiet=False)
    assert "o.jsonl: no run to resume, so all inputs are read" in capsys.readouterr().err


def test_what_is_dropped_is_said(here, monkeypatch, capsys):
    cut_short(monkeypatch)
    capsys.readouterr()
    convert("sheets", output="o.jsonl", quiet=False)
    assert "the finished work of an earlier run is discarded; --resume would have continued it" in capsys.readouterr().err


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_done_and_is_no_more_whole_is_reported(here, monkeypatch, capsys, name):
    cut_short(monkeypatch, output=name)
    os.truncate(journal(name), journal(name).stat().st_size * 2 // 3)
    capsys.readouterr()
    with pytest.raises(Failure, match=r"what the run to resume left is damaged \(.*\); start anew without --resume"):
        convert("sheets", output=name, resume=True)
    assert "continues it" not in capsys.readouterr().err
    assert not (here / name).exists()
    convert("sheets", output=name)
    assert years_in(here / name) == [1900 + number for number in range(COUNT)]


@pytest.mark.parametrize("held", [b"[]", b"null", b"\0\1", b"{" * 9])
def test_a_journal_that_is_none_is_reported(here, monkeypatch, held):
    cut_short(monkeypatch)
    journal().write_bytes(held)
    with pytest.raises(Failure, match=r"what the run to resume left is damaged \(.*\); start anew without --resume"):
        convert("sheets", output="o.jsonl", resume=True)
    convert("sheets", output="o.jsonl")
    assert len(years(here / "o.jsonl")) == COUNT


HARMS = [
    "DELETE FROM note",
    "UPDATE note SET state = replace(state, '0', '1')",
    "UPDATE note SET job = '[]'",
    "UPDATE note SET state = NULL",
    "DELETE FROM payloads WHERE number = 1",
    "UPDATE payloads SET payload = replace(payload, 'Harbour', 'Horbaur') WHERE number = 1",
    "UPDATE payloads SET payload = CAST(replace(payload, 'Harbour', 'Horbaur') AS BLOB) WHERE number = 1",
]


@pytest.mark.parametrize("harm", HARMS)
def test_a_journal_that_holds_other_things_than_were_noted_is_reported(here, monkeypatch, harm):
    """The database is valid, but a byte of a record was changed on disk, or a row was lost."""
    cut_short(monkeypatch)
    with contextlib.closing(sqlite3.connect(journal(), isolation_level=None)) as base:
        assert base.execute(harm).rowcount == 1
    with pytest.raises(Failure, match=r"what the run to resume left is damaged \(records of it are gone\); start anew without --resume"):
        convert("sheets", output="o.jsonl", resume=True)


def test_a_journal_of_another_form_is_reported(here, monkeypatch):
    cut_short(monkeypatch)
    monkeypatch.setattr(resume, "_FORM", 99)
    with pytest.raises(Failure, match=r"is damaged .*; start anew"):
        convert("sheets", output="o.jsonl", resume=True)


def take_places_and_die(self, moves):
    _take_places(self, moves)
    raise SystemExit


_take_places = run_module.Workspace.take_places


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_killed_between_its_last_steps_ends(here, monkeypatch, name):
    """The output is at its place, and the journal still exists."""

    with monkeypatch.context() as patch:
        patch.setattr(run_module.Workspace, "take_places", take_places_and_die)
        with pytest.raises(SystemExit):
            convert("sheets", output=name)
    assert (here / name).exists()
    summary = convert("sheets", output=name, resume=True)
    assert (summary.inputs, summary.records) == (COUNT, COUNT)
    assert years_in(here / name) == [1900 + number for number in range(COUNT)]
    assert not Path(f"{name}.filmsheet-run").exists()


@pytest.mark.parametrize(("change", "expected"), [("changed", "have changed"), ("more", ""), ("gone", "were added, removed")])
def test_a_whole_output_of_other_inputs_is_not_said_to_be_theirs(here, monkeypatch, change, expected):
    with monkeypatch.context() as patch:
        patch.setattr(run_module.Workspace, "take_places", take_places_and_die)
        with pytest.raises(SystemExit):
            convert("sheets", output="sheets/records.txt")
    if change == "gone":
        (here / "sheets" / "sheet-00005.txt").unlink()
    else:
        (here / "sheets" / f"sheet-0000{5 if change == 'changed' else 9}.txt").write_text(sheet(55))
    if expected:
        with pytest.raises(Failure, match=expected):
            convert("sheets", output="sheets/records.txt", resume=True)
    else:  # as if it was interrupted earlier
        convert("sheets", output="sheets/records.txt", resume=True)
        assert years("sheets/records.txt") == [1900, 1901, 1902, 1903, 1904, 1905, 1955]


def test_a_run_killed_before_its_first_note_is_none(here):
    """Its records have outgrown the memory of the database by then."""
    code = """
import os
from filmsheet.batch import Job, resume
from filmsheet.batch.tasks import Outcome, Summary, Task
from filmsheet.batch.workspace import Workspace
resume._COMMIT_SECONDS = 1_000
job = Job(inputs=("sheets",), output="o.jsonl")
with Workspace(job.output) as workspace:
    journal = resume.Journal(job, workspace)
    journal.begin()
    for _ in range(50):
        journal.add(Task((), 1), Outcome(Summary(), b"x" * 100_000))
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 9
    assert journal().stat().st_size > 1_000_000
    convert("sheets", output="o.jsonl", resume=True)
    assert len(years()) == COUNT
    assert not journal().parent.exists()
