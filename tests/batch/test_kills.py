"""A run that is stopped at any call that changes a file does no harm, and `--resume` continues it."""

from __future__ import annotations

import os

import pytest

from batch.corpus import convert, query, write_sheets
from batch.steps import Killed, Steps
from filmsheet.batch import resume, tasks
from filmsheet.batch.lock import Lock
from filmsheet.system.console import Failure

COUNT = 4
FORMATS = ["o.jsonl", "o.json", "o.csv", "o.sqlite", "o.parquet"]


@pytest.fixture(params=FORMATS)
def output(request, tmp_path, monkeypatch):
    if request.param == "o.parquet":
        pytest.importorskip("pyarrow", reason="needs the extra arrow")
    monkeypatch.setattr(os, "fsync", lambda _: None)  # it is slow, and has no effect here
    monkeypatch.setattr(resume, "_COMMIT_SECONDS", 0)  # each task is committed, and has two sheets
    monkeypatch.setattr(tasks, "_MOST_INPUTS", 2)
    write_sheets(tmp_path / "sheets", COUNT)
    write_sheets(tmp_path / "old", 2, start=70)
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / request.param


def content(path):
    """The content of an output, in a comparable form; None if it does not exist."""
    if not path.exists():
        return None
    if path.suffix == ".sqlite":
        return [query(path, f'SELECT * FROM "{table}"') for table in ("films", "cast", "trivia")]
    if path.suffix == ".parquet":
        return pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    return path.read_bytes()


def tables(folder):
    return {path.name: content(path) for path in folder.iterdir() if path.is_file()}


class Case:
    """An output, its content from an older run, and its expected content."""

    def __init__(self, output):
        self.output, self.folder = output, output.parent
        self.sheets, self.old = output.parent.parent / "sheets", output.parent.parent / "old"
        convert(self.sheets, output=output)
        self.new = tables(self.folder)
        self.files = {}
        self.reset()
        convert(self.old, output=output)
        self.files = {path: path.read_bytes() for path in self.folder.iterdir()}
        self.before = tables(self.folder)

    def reset(self):
        for path in self.folder.iterdir():
            if path.is_dir():
                for inner in path.iterdir():
                    inner.unlink()
                path.rmdir()
            else:
                path.unlink()
        for path, held in self.files.items():
            path.write_bytes(held)

    def run(self, steps, monkeypatch, **options):
        """Run into a stop. Returns whether the run came to its end."""
        with steps.patched(monkeypatch):
            try:
                convert(self.sheets, output=self.output, **options)
            except (Failure, Killed):
                return False
        return True

    def check_nothing_is_half(self):
        found = tables(self.folder)
        main = self.output.name
        assert found.get(main) in (self.before.get(main), self.new[main])
        if found.get(main) == self.new[main]:
            assert found == self.new
        for name, held in found.items():
            assert held in (self.before.get(name), self.new[name])


def stops(case, monkeypatch, **options):
    """Every stop, by its number."""
    steps = Steps()
    assert case.run(steps, monkeypatch, **options)
    return range(1, steps.count + 1)


@pytest.mark.parametrize("kill", [False, True])
def test_a_run_that_is_stopped_at_any_step_goes_on(output, monkeypatch, kill):
    case = Case(output)
    for at in stops(case, monkeypatch):
        case.reset()
        done = case.run(Steps(at, kill=kill), monkeypatch)
        case.check_nothing_is_half()
        if not done:
            convert(case.sheets, output=output, resume=True)
            assert sorted(path.name for path in case.folder.iterdir()) == sorted(case.new)
        assert tables(case.folder) == case.new, at


def test_a_run_that_goes_on_and_is_stopped_goes_on_again(output, monkeypatch):
    case = Case(output)
    half = len(stops(case, monkeypatch)) // 2

    def stop_halfway():
        case.reset()
        assert not case.run(Steps(half, kill=True), monkeypatch)

    stop_halfway()
    for at in stops(case, monkeypatch, resume=True)[::2]:
        stop_halfway()
        done = case.run(Steps(at, kill=True), monkeypatch, resume=True)
        case.check_nothing_is_half()
        if not done:
            convert(case.sheets, output=output, resume=True)
        assert tables(case.folder) == case.new, at


def test_a_run_that_was_stopped_can_be_left_behind(output, monkeypatch):
    case = Case(output)
    for at in stops(case, monkeypatch)[::3]:
        case.reset()
        case.run(Steps(at, kill=True), monkeypatch)
        convert(case.sheets, output=output)
        assert tables(case.folder) == case.new, at
        assert sorted(path.name for path in case.folder.iterdir()) == sorted(case.new)


def test_a_stopped_run_holds_no_lock(output, monkeypatch):
    case = Case(output)
    case.run(Steps(12, kill=True), monkeypatch)
    lock = Lock(str(output) + ".filmsheet-run/lock", str(output))
    assert lock.take() is not None  # it names the killed run
    lock.release()
