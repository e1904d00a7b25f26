"""The display during a batch: a line that is overwritten."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from filmsheet.batch import Job
from filmsheet.batch.progress import Line, watching
from filmsheet.batch.summary import Summary


@pytest.fixture
def sheets(tmp_path):
    folder = tmp_path / "sheets"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"Title: The Harbour {number}\nYear: 1931\nRuntime: long\n" * 20, "utf-8")
    return folder


def job_for(folder):
    return Job(inputs=(str(folder),), output=str(folder.parent / "out.jsonl"))


def test_the_line_is_written_over_and_wiped(sheets, capsys):
    times = iter([0.0, 0.01, 60.0, 120.0])
    with Line(job_for(sheets), clock=lambda: next(times)) as line:
        deadline = time.monotonic() + 10
        while line.total is None and time.monotonic() < deadline:
            time.sleep(0.01)
        total = line.total
        line.advance(total // 4, Summary(inputs=1, records=1))
        assert capsys.readouterr().err == ""
        line.advance(total // 4, Summary(inputs=2, records=2))
        shown = capsys.readouterr().err
        assert shown.startswith("\r2 inputs, 2 records, 0/s")
        assert "50%" in shown or "49%" in shown
        assert "left" in shown
        line.advance(0, Summary(inputs=3, records=3, failures=1))
        assert "1 not read" in capsys.readouterr().err
    wiped = capsys.readouterr().err
    assert wiped.strip("\r ") == ""
    assert len(wiped) > 20


def test_nobody_watches_a_quiet_run_or_a_file(sheets, capsys):
    for job in (job_for(sheets), job_for(sheets)._replace(quiet=True)):
        with watching(job) as watcher:
            assert watcher is None
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
def test_a_run_on_a_terminal_ends_with_its_summary(sheets, tmp_path):
    import pty

    controller, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-m", "filmsheet", str(sheets), "-o", str(tmp_path / "out.jsonl")]
    process = subprocess.Popen(command, stderr=terminal, stdin=subprocess.DEVNULL, env=environment)
    os.close(terminal)
    shown = b""
    while True:
        try:
            piece = os.read(controller, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert process.wait() == 0
    os.close(controller)
    assert "4 inputs" in shown.decode()
    assert "Traceback" not in shown.decode()
    assert (tmp_path / "out.jsonl").read_text("utf-8").count("\n") >= 4
