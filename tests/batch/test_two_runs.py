"""Two concurrent runs: one gets the output, and the other one names it."""

from __future__ import annotations

import errno
import itertools
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from batch.corpus import convert, lines, write_sheets
from batch.two_runs import SUFFIXES, available, race
from filmsheet.batch import Job, lock, resume, run, tasks
from filmsheet.batch.resume import Journal
from filmsheet.batch.workspace import Workspace
from filmsheet.system.console import Failure


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_two_runs_at_once_give_the_output_of_one(tmp_path, suffix):
    if suffix not in available():
        pytest.skip("needs the extra arrow")
    for _ in range(3):
        race(tmp_path, suffix)


@pytest.fixture
def sheets(tmp_path):
    return write_sheets(tmp_path / "sheets", 5)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_second_run_says_who_is_writing(sheets, tmp_path, suffix):
    output = tmp_path / f"o.{suffix}"
    command = [sys.executable, "-m", "filmsheet", str(sheets), "-o", str(output)]
    with Workspace(str(output)):
        for more in ([], ["--resume"]):
            done = subprocess.run([*command, *more], capture_output=True, text=True, timeout=60, check=False)
            who = f"process {os.getpid()} on {socket.gethostname()}, since "
            assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
            assert f"{output} is being written by {who}" in done.stderr
    assert not output.exists()
    assert subprocess.run([*command, "-q"], timeout=60, check=False).returncode == 0


def test_a_link_to_an_output_is_that_output(sheets, tmp_path):
    (tmp_path / "o.jsonl").write_text("{}")
    (tmp_path / "link.jsonl").symlink_to("o.jsonl")
    with Workspace(str(tmp_path / "o.jsonl")), pytest.raises(Failure, match="is being written by"):
        convert(sheets, output=tmp_path / "link.jsonl")


def test_a_lock_left_by_a_dead_run_is_noticed(sheets, tmp_path, capsys):
    output = tmp_path / "o.jsonl"
    folder = tmp_path / "o.jsonl.filmsheet-run"
    folder.mkdir()
    (folder / "lock").write_text(json.dumps({"host": "elsewhere", "process": 12, "since": "2020-01-01 12:00:00"}))
    run(Job(inputs=(str(sheets),), output=str(output), jobs=1))
    assert "an earlier run died while it wrote (process 12 on elsewhere, since 2020-01-01 12:00:00)" in capsys.readouterr().err
    assert len(lines(output)) == 5
    assert not folder.exists()


@pytest.fixture
def _no_locks(monkeypatch):
    """A file system without locks."""

    def refuse(_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_lock", refuse)


@pytest.mark.usefixtures("_no_locks")
def test_a_file_is_the_lock_if_the_system_has_none(sheets, tmp_path):
    output = tmp_path / "o.jsonl"
    with Workspace(str(output)) as workspace:
        assert Path(workspace.path("lock-held")).exists()
        with pytest.raises(Failure, match=r"is being written by process .*; if that run is dead, delete"):
            convert(sheets, output=output)
    convert(sheets, output=output)
    assert len(lines(output)) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.jsonl", "sheets"]


@pytest.mark.usefixtures("_no_locks")
@pytest.mark.parametrize(("host", "refused"), [("", False), ("elsewhere", True)])
def test_such_a_file_of_a_dead_run_is_taken_over_on_its_machine(sheets, tmp_path, host, refused):
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait(timeout=60)
    folder = tmp_path / "o.jsonl.filmsheet-run"
    folder.mkdir()
    owner = {"host": host or socket.gethostname(), "process": process.pid, "since": "2020-01-01 12:00:00"}
    for name in ("lock", "lock-held"):
        (folder / name).write_text(json.dumps(owner))
    if refused:
        with pytest.raises(Failure, match=r"by process .* on elsewhere.*; if that run is dead, delete .*lock-held"):
            convert(sheets, output=tmp_path / "o.jsonl")
    else:
        convert(sheets, output=tmp_path / "o.jsonl")
        assert not folder.exists()


def test_a_lock_that_was_removed_meanwhile_is_taken_again(tmp_path, monkeypatch):
    """The holder may remove it after we opened it and before we lock it."""
    path = tmp_path / "lock"
    original = lock._lock

    def overtaken(descriptor):
        monkeypatch.setattr(lock, "_lock", original)
        path.unlink()
        return original(descriptor)

    monkeypatch.setattr(lock, "_lock", overtaken)
    held = lock.Lock(str(path), "o.jsonl")
    assert held.take() is None
    assert path.exists()
    other = lock.Lock(str(path), "o.jsonl")
    with pytest.raises(Failure, match="is being written"):
        other.take()
    held.release()


def test_what_lies_in_the_way_of_the_folder_is_left_alone(sheets, tmp_path):
    for make in (lambda path: path.write_text("mine"), lambda path: (path.mkdir(), (path / "mine").write_text("mine"))):
        place = tmp_path / "o.jsonl.filmsheet-run"
        make(place)
        with pytest.raises(Failure, match="is in the way; move it"):
            convert(sheets, output=tmp_path / "o.jsonl")
        file = place / "mine" if place.is_dir() else place
        assert file.read_text() == "mine"
        file.unlink()


def test_files_of_others_in_the_folder_stay(sheets, tmp_path):
    place = tmp_path / "o.jsonl.filmsheet-run"
    place.mkdir()
    for name in ("lock", "mine", "journal"):
        (place / name).write_text("")
    for more in ({}, {"resume": True}):
        (place / "lock").write_text("")
        convert(sheets, output=tmp_path / "o.jsonl", **more)
        assert [path.name for path in place.iterdir()] == ["mine"]
    assert len(lines(tmp_path / "o.jsonl")) == 5


def test_a_link_in_the_way_of_the_folder_is_not_followed(sheets, tmp_path):
    (tmp_path / "others").mkdir()
    for name in ("lock", "films.csv"):
        (tmp_path / "others" / name).write_text("mine")
    (tmp_path / "o.csv.filmsheet-run").symlink_to("others")
    with pytest.raises(Failure, match="is in the way; move it"):
        convert(sheets, output=tmp_path / "o.csv")
    assert (tmp_path / "others" / "films.csv").read_text() == "mine"


def test_what_is_kept_when_a_run_fails_is_said(sheets, tmp_path, monkeypatch, capsys):
    """After a full disk, a run can be resumed when there is space again."""
    monkeypatch.setattr(tasks, "_MOST_INPUTS", 2)
    monkeypatch.setattr(resume, "_COMMIT_SECONDS", 0)
    count = itertools.count()
    add = Journal.add

    def full(self, *given):
        if next(count) == 1:
            raise Failure("cannot write o.jsonl: No space left on device")
        add(self, *given)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "add", full)
        with pytest.raises(Failure, match="No space left"):
            convert(sheets, output=tmp_path / "o.jsonl")
    assert f"what is done is kept in {tmp_path}/o.jsonl.filmsheet-run, and --resume continues it" in capsys.readouterr().err
    convert(sheets, output=tmp_path / "o.jsonl", resume=True)
    assert len(lines(tmp_path / "o.jsonl")) == 5
