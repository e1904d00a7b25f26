"""Processes, interruptions, resumption: a run loses nothing and does nothing twice."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batch.corpus import convert, lines, query, sheet, write_sheets
from filmsheet.batch import Job, exit_code, inputs, pool, reading, resume, run, tasks
from filmsheet.system.console import Failure

COUNT = 300
run_module = importlib.import_module("filmsheet.batch.run")  # the package has a function with that name


@pytest.fixture
def sheets(tmp_path):
    return write_sheets(tmp_path / "sheets", COUNT)


def titles(count=COUNT):
    return [f"The {number}th Harbour" for number in range(count)]


def test_two_processes_keep_the_order(sheets, tmp_path):
    summary = convert(sheets, output=tmp_path / "o.jsonl", jobs=2)
    assert [record["title"] for record in lines(tmp_path / "o.jsonl")] == titles()
    assert (summary.inputs, summary.records, summary.failures) == (COUNT, COUNT, 0)
    assert summary.filled["cast"] == COUNT


def test_bad_inputs_are_failures_and_no_more(sheets, tmp_path, capsys):
    (sheets / "sheet-00100.txt").write_bytes(b"\0\1\2" * 100)
    (sheets / "sheet-00200.txt").unlink()
    (sheets / "sheet-00200.txt").symlink_to("nowhere")
    summary = convert(sheets, str(tmp_path / "none.txt"), output=tmp_path / "o.jsonl", jobs=2)
    assert (summary.inputs, summary.records, summary.failures) == (COUNT, COUNT - 2, 2)
    assert exit_code(summary, strict=False) == 2
    errors = capsys.readouterr().err
    assert f"{sheets}/sheet-00100.txt: binary data, not text" in errors
    assert f"{tmp_path}/none.txt: no such file or folder" in errors


class DeadlyReader(reading.Reader):
    def _rows(self, work):
        if work.name.endswith("sheet-00150.txt"):
            os._exit(9)
        if work.name.endswith("sheet-00151.txt"):
            raise RuntimeError("a fault of ours")
        return super()._rows(work)


_start_of_pool = pool._start


def start_deadly(job):
    _start_of_pool(job)
    pool._reader = DeadlyReader(job)


def test_a_process_that_dies_costs_its_input_alone(sheets, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(pool, "_start", start_deadly)
    summary = convert(sheets, output=tmp_path / "o.jsonl", jobs=2)
    expected = titles()
    del expected[150:152]
    assert [record["title"] for record in lines(tmp_path / "o.jsonl")] == expected
    assert (summary.inputs, summary.failures) == (COUNT, 2)
    errors = capsys.readouterr().err
    assert "sheet-00150.txt: the process that read it died" in errors
    assert "sheet-00151.txt: cannot be read: RuntimeError: a fault of ours" in errors


def take_some(monkeypatch, number, then):
    """End a run after some tasks."""
    taken = []
    original = run_module.Run._take

    def take(self, *arguments):
        original(self, *arguments)
        taken.append(1)
        if len(taken) == number:
            then()

    monkeypatch.setattr(run_module.Run, "_take", take)


FORMATS = ["o.jsonl", "o.json", "o.csv", "o.sqlite", "o.parquet"]


def content(path):
    if path.suffix == ".csv":
        return [file.read_text() for file in sorted(path.parent.glob(f"{path.stem}*.csv"))]
    if path.suffix == ".sqlite":
        return query(path, "SELECT * FROM films ORDER BY film") + query(path, 'SELECT * FROM "cast" ORDER BY film, position')
    if path.suffix == ".parquet":
        return pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    return path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_an_interrupted_run_is_resumed(sheets, tmp_path, monkeypatch, name):
    if name == "o.parquet":
        pytest.importorskip("pyarrow", reason="needs the extra arrow")
    whole, part = tmp_path / f"whole-{name}", tmp_path / name
    convert(sheets, output=whole, origin=True)
    with monkeypatch.context() as patch:
        take_some(patch, 2, lambda: signal.raise_signal(signal.SIGINT))
        with pytest.raises(run_module.Interrupted) as interrupted:
            convert(sheets, output=part, origin=True)
    assert interrupted.value.summary.records == 2 * tasks._MOST_INPUTS
    assert not part.exists()
    summary = convert(sheets, output=part, origin=True, resume=True)
    assert (summary.inputs, summary.records) == (COUNT, COUNT)
    assert content(whole) == content(part)
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".filmsheet-run")] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_crashed_run_is_resumed_from_its_last_commit(sheets, tmp_path, monkeypatch, name):
    if name == "o.parquet":
        pytest.importorskip("pyarrow", reason="needs the extra arrow")
    whole, part = tmp_path / f"whole-{name}", tmp_path / name
    convert(sheets, output=whole)

    def crash():
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(resume, "_COMMIT_SECONDS", 0)
        take_some(patch, 3, crash)
        with pytest.raises(MemoryError):
            convert(sheets, output=part)
    convert(sheets, output=part, resume=True)
    assert content(whole) == content(part)


def test_resuming_within_a_large_input(tmp_path, monkeypatch):
    count = 1_500
    monkeypatch.setattr(inputs, "LARGE", 50_000)
    monkeypatch.setattr(tasks, "_MOST_BYTES", 30_000)
    (tmp_path / "large.txt").write_text("\n".join(map(sheet, range(count))))
    with monkeypatch.context() as patch:
        take_some(patch, 3, lambda: signal.raise_signal(signal.SIGINT))
        with pytest.raises(run_module.Interrupted) as interrupted:
            convert(tmp_path / "large.txt", output=tmp_path / "o.jsonl")
    assert 0 < interrupted.value.summary.records < count
    convert(tmp_path / "large.txt", output=tmp_path / "o.jsonl", resume=True)
    assert [record["title"] for record in lines(tmp_path / "o.jsonl")] == titles(count)


def test_a_command_that_resumes_can_be_given_from_the_first(sheets, tmp_path):
    output = tmp_path / "o.jsonl"
    convert(sheets, output=output, resume=True)
    written = output.read_bytes()
    assert written
    assert run_module.main(Job(inputs=(str(sheets),), output=str(output), resume=True)) == 0
    assert output.read_bytes() == written


def test_what_cannot_be_resumed_is_said(sheets, tmp_path, monkeypatch):
    output = tmp_path / "o.jsonl"
    with monkeypatch.context() as patch:
        take_some(patch, 2, lambda: signal.raise_signal(signal.SIGINT))
        with pytest.raises(run_module.Interrupted):
            convert(sheets, output=output)
    with pytest.raises(Failure, match="other inputs or options"):
        convert(sheets, output=output, resume=True, origin=True)
    (sheets / "sheet-00000.txt").unlink()
    with pytest.raises(Failure, match="added, removed or renamed"):
        convert(sheets, output=output, resume=True)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_real_run_is_cut_short_and_resumed(tmp_path, how):
    sheets = write_sheets(tmp_path / "sheets", 3_000)
    command = [sys.executable, "-m", "filmsheet", "-q", "--jobs", "2", "sheets", "-o", "o.jsonl"]
    process = subprocess.Popen(command, cwd=tmp_path, start_new_session=True, stderr=subprocess.PIPE)
    folder = tmp_path / "o.jsonl.filmsheet-run"
    deadline = time.monotonic() + 60
    while not ((folder / "journal").exists() and (folder / "journal").stat().st_size) and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(how)  # if killed alone, it leaves no processes that keep its standard error open
    _, errors = process.communicate(timeout=60)
    if process.returncode != 0:  # else it was too fast
        assert process.returncode == (130 if how == signal.SIGINT else -9), errors
        assert how != signal.SIGINT or b"--resume continues it" in errors
        assert subprocess.run([*command, "--resume"], cwd=tmp_path, timeout=120, check=False).returncode == 0
    assert [record["title"] for record in lines(tmp_path / "o.jsonl")] == titles(3_000)
    assert len(list(sheets.iterdir())) == 3_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.jsonl", "sheets"]


def test_the_command_line_takes_folders_and_tables(sheets, tmp_path):
    def filmsheet(*arguments):
        return subprocess.run([sys.executable, "-m", "filmsheet", *arguments], cwd=tmp_path, capture_output=True, timeout=60, check=False)

    done = filmsheet("sheets", "-o", "o.csv", "--summary")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"300 inputs, 300 records in" in done.stderr
    assert b"100.0%  cast" in done.stderr
    assert (tmp_path / "o-cast.csv").exists()
    done = filmsheet("sheets", "-q", "--format", "jsonl")
    assert len(done.stdout.splitlines()) == COUNT
    assert filmsheet("sheets", "--format", "sqlite").returncode == 2
    done = filmsheet("sheets/sheet-00001.txt", "-o", "o.jsonl", "--analysis")
    assert done.returncode == 0
    done = filmsheet("sheets/sheet-00001.txt", "sheets/sheet-00002.txt", "-o", "o.json")
    assert [record["year"] for record in json.loads((tmp_path / "o.json").read_bytes())] == [1901, 1902]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux: elsewhere a child's peak counts its parent's")
def test_memory_does_not_grow_with_the_input(tmp_path):
    long = "3. " + "The sea was rough on every day of the shooting. " * 400
    peaks = []
    for count in (15, 60):
        (tmp_path / "large.txt").write_text("".join(f"{sheet(number)}{long}\n\n" for number in range(count)))
        code = (
            "import sys; from filmsheet.cli import main; main(sys.argv[1:]);"
            "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        )
        command = [sys.executable, "-c", code, "large.txt", "-q", "--jobs", "1", "-o", "o.sqlite"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300, check=True)
        peaks.append(int(done.stdout) // 1024)
    assert peaks[1] < 150
    assert peaks[1] < peaks[0] + 25


def test_a_run_is_a_function(sheets, tmp_path):
    job = Job(inputs=(str(sheets),), output=str(tmp_path / "o.jsonl"), jobs=1)
    assert run(job).records == COUNT
