"""Interrupts, limits of the system, unusual files: each fails at most its input, with one line and without a traceback."""

from __future__ import annotations

import contextlib
import functools
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
import types
import zipfile

import pytest

from batch.corpus import lines, unmeasured, write_sheets
from filmsheet import cli
from filmsheet.batch import Job, inputs, pool, reading, tasks
from filmsheet.system import files
from filmsheet.system.console import Failure

posix = pytest.mark.skipif(os.name == "nt", reason="signals, limits and links are otherwise there")
SHEET = "Title: The Harbour\nYear: 1931\n"


def filmsheet(*arguments, folder, limit="", **options):
    """Run the command with a limit of the shell."""
    command = [sys.executable, "-m", "filmsheet", *map(str, arguments)]
    shell = ["sh", "-c", f'{limit}; exec "$@"', "sh", *command] if limit else command
    return subprocess.run(shell, cwd=folder, capture_output=True, timeout=120, check=False, env=unmeasured(), **options)


def said(process):
    return process.stderr.decode().splitlines()


# Ctrl-C.

HEEDED = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # a suite in the background ignores it


def interrupted(*arguments, folder, after):
    """Start the command, send Ctrl-C to all of its processes after different times, and check how it ends."""
    how = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "start_new_session": True, "preexec_fn": HEEDED, "env": unmeasured()}
    process = subprocess.Popen([sys.executable, "-m", "filmsheet", *arguments], cwd=folder, **how)
    for seconds in after:
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        pytest.fail("it hangs")
    return process.returncode, errors


def skip_if_starting(code, errors):
    """Skip a case in which Python itself handled the signal, because it came before the call of `run` in __main__.py."""
    if code in (0, 1) and b", in run\n" not in errors and b"filmsheet: " not in errors:
        pytest.skip("Python itself was still starting, and took the signal")


@posix
@pytest.mark.parametrize("after", [0.08, 0.15, 0.25, 0.4])
def test_ctrl_c_soon_after_the_start_is_one_line(tmp_path, after):
    write_sheets(tmp_path / "sheets", 2_000)
    code, errors = interrupted("sheets", "-o", "o.jsonl", "-q", "--jobs", "2", folder=tmp_path, after=[after])
    skip_if_starting(code, errors)
    assert code in (130, -signal.SIGINT)
    assert b"filmsheet/" not in errors  # before that, the interpreter prints its own message
    assert b"Traceback" in errors or len(errors.splitlines()) <= 1


@posix
@pytest.mark.parametrize("after", [(0.5, 0.02), (0.9, 0.1), (1.3, 0.3)])
def test_a_second_ctrl_c_ends_it(tmp_path, after):
    write_sheets(tmp_path / "sheets", 6_000)
    start = time.monotonic()
    code, errors = interrupted("sheets", "-o", "o.jsonl", "-q", "--jobs", "2", folder=tmp_path, after=after)
    assert time.monotonic() - start < sum(after) + 50
    if b"Traceback" in errors:
        skip_if_starting(code, errors)
    assert code in (0, 130, -signal.SIGINT)
    assert b"Traceback" not in errors


def test_the_package_loads_nothing_before_it_is_asked():
    """So that Ctrl-C is handled from the start, only few modules are imported first."""
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, filmsheet; print([m for m in sys.modules if m.startswith('filmsheet')])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "['filmsheet']"


def test_what_the_package_offers_is_there():
    import filmsheet

    assert set(filmsheet.__all__) <= set(dir(filmsheet))
    assert all(getattr(filmsheet, name) is not None for name in filmsheet.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = filmsheet.nothing


# Links.


@posix
def test_odd_links_cost_no_other_input(tmp_path):
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    (sheets / "a.txt").write_text(SHEET)
    (sheets / "ring.txt").symlink_to("ring.txt")
    (sheets / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.txt").write_text(SHEET)
    (sheets / "folder").symlink_to("../other")
    (sheets / "linked.txt").symlink_to("../other/b.txt")
    (sheets / "notes").symlink_to("nowhere")
    done = filmsheet("sheets", "-o", "o.jsonl", folder=tmp_path)
    assert done.returncode == 2
    assert len(lines(tmp_path / "o.jsonl")) == 2
    assert said(done) == [
        "filmsheet: sheets/folder: left out: a link to a folder; name it to read what is in it",
        "filmsheet: sheets/gone.txt: left out: a link to nothing",
        "filmsheet: error: sheets/ring.txt: a link that leads back to itself",
    ]
    quiet = filmsheet("show", "sheets", "-q", folder=tmp_path)
    assert (quiet.returncode, said(quiet)) == (2, ["filmsheet: error: sheets/ring.txt: a link that leads back to itself"])


@posix
def test_links_alone_are_no_sheets(tmp_path):
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "gone.txt").symlink_to("nowhere.txt")
    done = filmsheet("sheets", "-o", "o.jsonl", folder=tmp_path)
    assert done.returncode == 2
    assert said(done)[-1].startswith("filmsheet: error: sheets: holds no ")


# Memory.


class Greedy(reading.Reader):
    def _rows(self, work):
        if work.name.endswith("sheet-00003.txt"):
            raise MemoryError
        return super()._rows(work)


def test_memory_that_does_not_suffice_costs_its_input(tmp_path, monkeypatch, capsys):
    write_sheets(tmp_path / "sheets", 200)
    monkeypatch.setattr(reading, "Reader", Greedy)
    code = cli.main([str(tmp_path / "sheets"), "-q", "-o", str(tmp_path / "o.jsonl"), "--jobs", "1"])
    assert (code, len(lines(tmp_path / "o.jsonl"))) == (2, 199)
    assert capsys.readouterr().err == f"filmsheet: error: {tmp_path}/sheets/sheet-00003.txt: cannot be read: not enough memory\n"


class Crowded(reading.Reader):
    """Has memory for one input, but not for several."""

    def read(self, task):
        if len(task.works) > 1 or task.works[0].name.endswith("sheet-00003.txt"):
            raise MemoryError
        return super().read(task)


def test_a_task_that_is_too_much_is_read_one_by_one(tmp_path, monkeypatch, capsys):
    write_sheets(tmp_path / "sheets", 10)
    monkeypatch.setattr(reading, "Reader", Crowded)
    code = cli.main([str(tmp_path / "sheets"), "-q", "-o", str(tmp_path / "o.jsonl"), "--jobs", "1"])
    assert (code, len(lines(tmp_path / "o.jsonl"))) == (2, 9)
    assert "sheet-00003.txt: cannot be read: not enough memory" in capsys.readouterr().err


def test_memory_for_one_of_several_files(tmp_path, monkeypatch, capsys):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(SHEET)
    whole = cli.SheetJob.source

    def read(self, name):
        if name == "b.txt":
            raise MemoryError
        return whole(self, name)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli.SheetJob, "source", read)
    assert cli.main(["a.txt", "b.txt", "c.txt"]) == 2
    output, errors = capsys.readouterr()
    assert (len(output.splitlines()), errors) == (2, "filmsheet: error: b.txt: cannot be read: not enough memory\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is kept otherwise there")
def test_a_run_under_a_real_limit(tmp_path):
    sheets = write_sheets(tmp_path / "sheets", 5)
    (sheets / "sheet-00002.txt").write_text("Title: Vast\n" + "word and word " * 9_000_000)
    done = filmsheet("sheets", "-q", "-o", "o.jsonl", "--jobs", "1", folder=tmp_path, limit="ulimit -v 600000")
    assert done.returncode == 2
    assert said(done) == ["filmsheet: error: sheets/sheet-00002.txt: cannot be read: not enough memory"]
    assert len(lines(tmp_path / "o.jsonl")) == 4


# Files and processes.


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is kept otherwise there")
@pytest.mark.parametrize("number", [10, 16, 20, 30])
@pytest.mark.parametrize("output", ["o.jsonl", "o.sqlite", "o.csv"])
def test_few_open_files_are_enough(tmp_path, number, output):
    write_sheets(tmp_path / "sheets", 150)
    done = filmsheet("sheets", "-o", output, "--jobs", "2", folder=tmp_path, limit=f"ulimit -n {number}")
    expected = said(done)
    assert not any("Traceback" in line or "Error" in line for line in expected)
    if done.returncode == 0:
        assert "filmsheet: no further processes (Too many open files): this one reads" in expected
    else:
        assert (done.returncode, expected[-1][:17]) == (2, "filmsheet: error:")


def test_processes_that_cannot_be_started(tmp_path, monkeypatch, capsys):
    write_sheets(tmp_path / "sheets", 300)

    def submit(*_):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(pool.ProcessPoolExecutor, "submit", submit)
    assert cli.main([str(tmp_path / "sheets"), "-o", str(tmp_path / "o.jsonl"), "--jobs", "2"]) == 0
    assert len(lines(tmp_path / "o.jsonl")) == 300
    assert capsys.readouterr().err.count("no further processes (Resource temporarily unavailable): this one reads") == 1


def test_what_the_system_refuses_is_one_line(monkeypatch, capsys):
    def refuse(_):
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(cli, "_dispatch", refuse)
    assert cli.main(["sheet.txt"]) == 2
    assert capsys.readouterr().err == "filmsheet: error: Too many open files\n"
    monkeypatch.setattr(cli, "_dispatch", lambda _: (_ for _ in ()).throw(MemoryError))
    assert cli.main(["sheet.txt"]) == 2
    assert capsys.readouterr().err == "filmsheet: error: not enough memory\n"


# Archives that expand.


def pack(path, text):
    data = text.encode()
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", data)
    elif path.name.endswith(".tar.gz"):
        with tarfile.open(path, "w:gz") as archive:
            info = tarfile.TarInfo("a.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    else:
        path.write_bytes(gzip.compress(data))


@pytest.mark.parametrize("name", ["sheets.zip", "sheets.tar.gz", "sheets.txt.gz"])
def test_an_archive_that_swells_is_refused(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(inputs, "MOST_UNPACKED", 2_000_000)
    pack(tmp_path / name, SHEET + "a" * 4_000_000)
    (tmp_path / "b.txt").write_text(SHEET)
    refused = f"filmsheet: error: {name}: unpacks to more than 2 MB; --max-unpacked allows more\n"
    assert cli.main([name, "b.txt", "-q", "-o", "o.jsonl"]) == 2
    assert capsys.readouterr().err == refused
    assert len(lines(tmp_path / "o.jsonl")) == 1
    assert cli.main(["show", name, "-q"]) == 2
    assert capsys.readouterr().err == refused
    assert cli.main([name, "-q", "-o", "o.jsonl", "--max-unpacked", "5M"]) == 0
    assert cli.main([name, "-q", "-o", "o.jsonl", "--max-unpacked", "1M"]) == 2
    assert "more than 1 MB" in capsys.readouterr().err


def test_a_large_archive_may_unpack_to_more():
    for allowed, *archive in ((1_000_000_000, 10_000_000), (500, 10_000_000, 500), (inputs.MOST_UNPACKED, 1_000)):
        inputs.check_unpacked(allowed, *archive)
        with pytest.raises(files.Refused):
            inputs.check_unpacked(allowed + 1, *archive)


@pytest.mark.parametrize("size", ["0", "much", "5T", "", "1.5M"])
def test_what_is_no_size(size, capsys):
    assert cli.main(["sheet.txt", "--max-unpacked", size]) == 2
    assert "is no size" in capsys.readouterr().err


def test_a_packed_text_is_read_again_from_its_start(tmp_path):
    pack(tmp_path / "a.txt.gz", SHEET)
    with inputs.Bounded(str(tmp_path / "a.txt.gz"), 1, len(SHEET)) as file:
        assert file.read(-1) == SHEET.encode()
        file.seek(0)
        assert file.read() == SHEET.encode()
    with inputs.Bounded(str(tmp_path / "a.txt.gz"), 1, len(SHEET) - 1) as file, pytest.raises(files.Refused):
        file.read()


# Outputs that fill up.


class Narrow(io.RawIOBase):
    """A stream that takes only a few bytes at a time."""

    def __init__(self, room):
        self.room = room
        self.taken = b""

    def writable(self):
        return True

    def write(self, data):
        if len(self.taken) >= self.room:
            raise OSError(28, "No space left on device")
        part = bytes(data[: min(7, self.room - len(self.taken))])
        self.taken += part
        return len(part)


@pytest.mark.parametrize("room", [1_000, 20])
def test_a_stream_without_a_buffer_gets_all_or_fails(monkeypatch, room):
    narrow = Narrow(room)
    monkeypatch.setattr(sys, "stdout", types.SimpleNamespace(buffer=narrow, flush=lambda: None, fileno=lambda: (_ for _ in ()).throw(OSError)))
    output = files.open_output(None)
    text = "The Harbour, " * 5
    if room > len(text):
        output.write(text)
        assert narrow.taken == text.encode()
    else:
        with pytest.raises(Failure, match="cannot write standard output: No space left on device"):
            output.write(text)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is kept otherwise there")
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_full_disk_is_no_success(tmp_path, buffered):
    write_sheets(tmp_path / "sheets", 20)
    with (tmp_path / "out.jsonl").open("wb") as out:
        command = 'ulimit -f 4; exec "$@"'
        done = subprocess.run(
            ["sh", "-c", command, "sh", sys.executable, "-m", "filmsheet", "sheets", "-q", "--jobs", "1"],
            cwd=tmp_path, stdout=out, stderr=subprocess.PIPE, env=unmeasured(PYTHONUNBUFFERED=buffered), timeout=60, check=False,
        )  # fmt: skip
    assert (done.returncode, said(done)) == (2, ["filmsheet: error: cannot write standard output: File too large"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is kept otherwise there")
@pytest.mark.parametrize("name", ["o.jsonl", "o.csv", "o.sqlite"])
def test_a_full_disk_leaves_nothing_useless(tmp_path, name):
    write_sheets(tmp_path / "sheets", 40)
    done = filmsheet("sheets", "-q", "--jobs", "1", "-o", name, folder=tmp_path, limit="ulimit -f 4")
    assert done.returncode == 2
    assert len(said(done)) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sheets"]


# Truncated inputs.


@pytest.mark.parametrize("size", [100, inputs.LARGE + 100])
def test_an_input_that_is_cut_short_is_said(tmp_path, monkeypatch, capsys, size):
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(SHEET + "The sea is calm. " * (size // 17))
    whole = sheet.stat().st_size
    real = os.fstat

    def grown(descriptor):
        status = real(descriptor)
        return types.SimpleNamespace(st_size=whole + 50) if status.st_size == whole else status

    monkeypatch.setattr(files.os, "fstat", grown)
    assert cli.main([str(sheet), "-q", "-o", str(tmp_path / "o.jsonl")]) == 2
    said = f"was cut short while it was read: {whole:,} of {whole + 50:,} bytes were there"
    assert said in capsys.readouterr().err
    assert cli.main([str(sheet), "-q"]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_grows_is_read_as_far_as_it_was(tmp_path):
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(SHEET)
    assert files.read_whole(str(sheet)) == SHEET.encode()
    if sys.platform.startswith("linux"):
        assert files.read_whole("/proc/version")  # it has no size


def test_a_member_that_is_refused_is_no_broken_archive():
    def refuse():
        raise files.Refused("was cut short")

    (task,) = tasks.make_tasks(iter([inputs.Input("a.txt", open=refuse)]), Job())
    assert task.works[0].failure == "was cut short"
    assert json.dumps(task.works[0].failure)
