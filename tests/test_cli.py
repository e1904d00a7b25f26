"""The command line: every rule of docs/command-line.md, in a separate process if the system is involved."""

from __future__ import annotations

import errno
import functools
import io
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
import types
from pathlib import Path

import pytest

import filmsheet
import filmsheet.__main__
from batch.corpus import unmeasured
from filmsheet import cli
from filmsheet.cli import conversion, main
from filmsheet.system import files

SEED = Path(__file__).parent / "fixtures" / "the-red-shoes.txt"
SHEET = "Title: The Harbour\nYear: 1931\nGenre: Drama, Comedy\nDirector: Ann Field\n"
ACCENTED = (
    "Title: Été à la plage\nYear: 1962\nDirector: Hélène Bérard\n"
    "Storyline: Un garçon découvre la mer près du château de sa grand-mère, où il a passé l'été dernier.\n"
)
WARNED = "Title: The Harbour\nYear: 1931\nRuntime: rather long\n"

posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


@pytest.fixture(autouse=True)
def _plain(monkeypatch, tmp_path):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "sheet.txt"
    path.write_text(SHEET, encoding="utf-8")
    return "sheet.txt"


@pytest.fixture
def other_sheet(tmp_path):
    (tmp_path / "other.txt").write_text(SHEET.replace("Harbour", "Lighthouse"), encoding="utf-8")
    return "other.txt"


@pytest.fixture
def warned(tmp_path):
    (tmp_path / "warned.txt").write_text(WARNED, encoding="utf-8")
    return "warned.txt"


@pytest.fixture
def run(capfdbinary):
    """Run `main` here. Returns the exit code, standard output as text and the lines of standard error."""

    def run_main(*arguments):
        code = main([str(argument) for argument in arguments])
        output, errors = capfdbinary.readouterr()
        return code, output.decode("utf-8"), errors.decode("utf-8", "backslashreplace").splitlines()

    return run_main


def start(*arguments, **options):
    """Start the command in a separate process."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-m", "filmsheet", *map(str, arguments)], **{**pipes, **options})


def run_process(*arguments, given=None, **options):
    process = start(*arguments, **{"stdin": subprocess.PIPE, **options})
    output, errors = process.communicate(given, timeout=60)
    return process.returncode, output, errors


# -- the main job


def test_the_seed_becomes_its_record():
    code, output, errors = run_process(SEED)
    record = json.loads(output)
    assert code == 0
    assert b"warning" not in errors
    assert b"error" not in errors
    assert output.endswith(b"\n}\n")
    assert output.startswith(b'{\n  "title": "The Red Shoes",\n')
    assert record["cast"][3] == {"actor": "Moira Shearer", "role": "Victoria Page"}
    assert filmsheet.FilmSheet.model_validate(record).model_dump_json(indent=2) + "\n" == output.decode()


def test_standard_input_is_read_when_nothing_is_named():
    for arguments in ([], ["-"], ["--format", "auto"]):
        code, output, _ = run_process(*arguments, given=SHEET.encode())
        assert (code, json.loads(output)["title"]) == (0, "The Harbour")


def test_the_console_script_points_at_main():
    from importlib.metadata import entry_points

    scripts = entry_points(group="console_scripts", name="filmsheet")
    assert {script.value for script in scripts} <= {"filmsheet.cli:main", "filmsheet.__main__:run"}  # from the last installation


def test_an_interrupt_while_the_program_is_loaded_is_no_traceback(monkeypatch):
    class Interrupting:
        def find_spec(self, name, *_):
            if name == "filmsheet.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "filmsheet.cli")
    monkeypatch.delattr(filmsheet, "cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # it would change the handler of this process
    assert filmsheet.__main__.run() == 130


@pytest.mark.parametrize("arguments", [["-", "-"], ["-", "--known", "-"], ["--files-from", "-", "-"], ["show", "-", "-"], ["teach", "-", "-", "-o", "x"]])
def test_standard_input_is_read_but_once(run, arguments):
    assert run(*arguments) == (2, "", ["filmsheet: error: standard input can be read only once"])


# -- formats


def test_several_inputs_are_json_lines(run, sheet, other_sheet):
    code, output, _ = run(sheet, other_sheet)
    assert code == 0
    assert [json.loads(line)["title"] for line in output.splitlines()] == ["The Harbour", "The Lighthouse"]


def test_several_sheets_of_one_input_are_json_lines(run, tmp_path):
    several = "\n\n".join(f"Title: Film {n}\nYear: 19{n}1\nDirector: Ann Field" for n in (3, 4, 5))
    (tmp_path / "three.txt").write_text(several, encoding="utf-8")
    _, output, _ = run("three.txt")
    assert [json.loads(line)["year"] for line in output.splitlines()] == [1931, 1941, 1951]


def test_json_is_always_an_array(run, sheet, other_sheet):
    _, one, _ = run("--format", "json", sheet)
    _, two, _ = run("--format", "json", sheet, other_sheet)
    assert [record["title"] for record in json.loads(one)] == ["The Harbour"]
    assert [record["title"] for record in json.loads(two)] == ["The Harbour", "The Lighthouse"]
    assert one == json.dumps(json.loads(one), indent=2, ensure_ascii=False) + "\n"


def test_an_array_may_be_compact(run, sheet, other_sheet):
    _, output, _ = run("--format", "json", "--compact", sheet, other_sheet)
    assert output.count("\n") == 1
    assert len(json.loads(output)) == 2


def test_an_array_of_nothing_is_still_an_array(run):
    code, output, _ = run("--format", "json", "missing.txt")
    assert (code, output) == (2, "[]\n")


def test_jsonl_is_always_lines(run, sheet):
    _, output, _ = run("--format=jsonl", sheet)
    assert output.count("\n") == 1
    assert json.loads(output)["title"] == "The Harbour"


def test_compact_is_one_line(run, sheet):
    _, output, _ = run("--compact", sheet)
    assert output.count("\n") == 1
    assert '"title":"The Harbour"' in output


@pytest.mark.parametrize("compact", [[], ["--compact"]])
def test_the_analysis_says_where_values_came_from(run, sheet, compact):
    _, output, _ = run("--analysis", *compact, sheet)
    analysis = json.loads(output)
    assert list(analysis) == ["sheet", "tokens", "spans", "diagnostics", "confidence", "alternatives"]
    assert "".join(token["text"] for token in analysis["tokens"]) == SHEET
    [[begin, end]] = analysis["spans"]["/year"]
    assert SHEET[begin:end] == "1931"


def test_the_analysis_holds_the_findings(run, tmp_path, warned):
    (tmp_path / "latin.txt").write_bytes(ACCENTED.encode("latin-1"))
    _, output, _ = run("--analysis", warned, "latin.txt")
    first, second = (json.loads(line)["diagnostics"] for line in output.splitlines())
    assert {"code", "severity", "message", "line", "column", "span", "hint"} == set(first[0])
    assert second[0]["code"] == "FS003"


def test_a_lone_surrogate_leaves_valid_json(run, tmp_path):
    (tmp_path / "odd.txt").write_bytes("Title: The Harbour\nDirector: Ann \ud800Field\n".encode("utf-7", "surrogatepass"))
    _, output, _ = run("--encoding", "utf-7", "--analysis", "odd.txt")
    assert any("\ud800" in token["text"] for token in json.loads(output)["tokens"])


def test_the_schema_describes_the_record(run, sheet):
    code, output, _ = run("--schema")
    schema = json.loads(output)
    _, record, _ = run(sheet)
    assert code == 0
    assert list(schema["properties"]) == list(json.loads(record))
    assert run("--schema", sheet)[0] == 2


# -- findings and exit codes


def test_findings_go_to_standard_error(run, warned):
    code, output, errors = run(warned)
    assert code == 0
    assert json.loads(output)["runtime"] is None
    assert any(line.startswith("warned.txt:3:") and " warning FS102 " in line for line in errors)


def test_strict_fails_on_warnings_and_still_writes(run, sheet, warned):
    code, output, _ = run("--strict", warned)
    assert (code, json.loads(output)["year"]) == (1, 1931)
    assert run("--strict", sheet)[0] == 0


def test_an_error_finding_is_exit_1(run, sheet):
    code, output, errors = run("--max-chars", "20", sheet)
    assert code == 1
    assert json.loads(output)["year"] is None
    assert any(" error FS005 " in line for line in errors)


def test_quiet_hides_what_is_no_error(run, warned, tmp_path):
    assert run("-q", warned)[2] == []
    assert len(run("-q", "missing.txt")[2]) == 1
    assert any(" error FS005 " in line for line in run("--quiet", "--max-chars", "20", warned)[2])


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf"])
def test_empty_and_blank_inputs_are_warnings(run, tmp_path, content):
    (tmp_path / "blank.txt").write_bytes(content)
    code, output, errors = run("blank.txt")
    assert code == 0
    assert json.loads(output)["title"] is None
    assert [line.split()[1:3] for line in errors] == [["warning", "FS001"]]
    assert run("--strict", "blank.txt")[0] == 1


def test_the_worst_code_wins_and_the_rest_is_read(run, sheet, warned):
    code, output, errors = run(sheet, "missing.txt", "--strict", warned)
    assert code == 2
    assert output.count("\n") == 2
    assert any("missing.txt: no such file" in line for line in errors)


# -- bad inputs


def test_a_missing_file_is_one_line(run):
    assert run("missing.txt") == (2, "", ["filmsheet: error: missing.txt: no such file or folder"])


def test_a_folder_without_sheets_is_one_line(run, tmp_path):
    (tmp_path / "folder").mkdir()
    assert run("folder") == (2, "", ["filmsheet: error: folder: holds no .txt .text .md .nfo .html file"])


def test_a_binary_file_is_one_line(run, tmp_path):
    (tmp_path / "poster.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    assert run("poster.png") == (2, "", ["filmsheet: error: poster.png: binary data, not text"])


def test_no_permission_is_one_line(run, sheet, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files, "FixedSizeFile", refuse)
    assert run(sheet) == (2, "", ["filmsheet: error: sheet.txt: permission denied"])


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission_for_real(run, sheet):
    Path(sheet).chmod(0)
    assert run(sheet)[2] == ["filmsheet: error: sheet.txt: permission denied"]


def test_a_failing_disk_is_one_line(run, sheet, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files, "FixedSizeFile", fail)
    assert run(sheet) == (2, "", ["filmsheet: error: sheet.txt: Input/output error"])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--bogus"], "unrecognized arguments: --bogus"),
        (["--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["--max-chars", "0"], "argument --max-chars: '0' is no whole number above 0"),
        (["--max-chars", "many"], "argument --max-chars: 'many' is no whole number above 0"),
        (["--output"], "argument -o/--output: expected one argument"),
        (["--comp"], "unrecognized arguments: --comp"),
        (["--encoding", "klingon"], "unknown encoding 'klingon'"),
        (["--encoding", "hex"], "unknown encoding 'hex'"),
        (["--encoding", "a\0b"], "unknown encoding"),
        (["--known", "nobody.txt"], "nobody.txt: no such file"),
        (["--vocabulary", "none.toml"], "none.toml: no such file"),
    ],
)
def test_bad_use_is_one_line_and_exit_2(run, arguments, complaint):
    code, output, errors = run(*arguments)
    assert (code, output) == (2, "")
    assert len(errors) == 1
    assert complaint in errors[0].lower()


def test_options_may_stand_between_the_inputs(run, sheet, other_sheet):
    code, output, _ = run(sheet, "--compact", other_sheet)
    assert (code, output.count("\n")) == (0, 2)


def test_two_dashes_end_the_options(run, tmp_path):
    (tmp_path / "-odd.txt").write_text(SHEET, encoding="utf-8")
    code, output, _ = run("--compact", "--", "-odd.txt")
    assert (code, json.loads(output)["year"]) == (0, 1931)


# -- encodings


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-32"])
def test_text_that_is_not_utf_8_is_read_with_a_warning(run, tmp_path, encoding):
    data = ACCENTED.encode(encoding)
    (tmp_path / "sheet.txt").write_bytes(b"\xff\xfe" + data if encoding == "utf-16-le" else data)
    code, output, errors = run("sheet.txt")
    assert code == 0
    assert json.loads(output)["title"] == "Été à la plage"
    assert any("warning FS003 read as " in line for line in errors)


def test_the_encoding_can_be_named(run, tmp_path):
    (tmp_path / "sheet.txt").write_bytes("Title: Łódź\nYear: 1931\n".encode("iso-8859-2"))
    code, output, errors = run("--encoding", "iso-8859-2", "sheet.txt")
    assert (code, json.loads(output)["title"]) == (0, "Łódź")
    assert not any("FS003" in line for line in errors)


def test_a_codec_that_refuses_is_one_line(run, sheet):
    code, _, errors = run("--encoding", "undefined", sheet)
    assert code == 2
    assert len(errors) == 1


def test_output_is_utf_8_whatever_the_locale(tmp_path):
    (tmp_path / "sheet.txt").write_text(ACCENTED, encoding="utf-8")
    hostile = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for arguments in (["sheet.txt"], ["--compact", "sheet.txt"], ["sheet.txt", "missing-é.txt"]):
        _, output, errors = run_process(*arguments, env=hostile)
        assert "Été à la plage".encode() in output
        assert b"\r" not in output
        assert b"Traceback" not in errors


# -- the output file


def test_the_output_file_is_written(run, sheet, tmp_path):
    assert run(sheet, "-o", "record.json") == (0, "", [])
    assert json.loads((tmp_path / "record.json").read_bytes())["title"] == "The Harbour"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.json", "sheet.txt"]


def test_a_dash_is_standard_output(run, sheet):
    assert json.loads(run(sheet, "--output", "-")[1])["year"] == 1931


@posix
def test_the_output_keeps_its_mode(run, sheet, tmp_path):
    record = tmp_path / "record.json"
    record.touch()
    record.chmod(0o640)
    run(sheet, "-o", record)
    assert stat.S_IMODE(record.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        run(sheet, "-o", "new.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640


@posix
def test_the_output_follows_a_link(run, sheet, tmp_path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    run(sheet, "-o", "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_bytes())["year"] == 1931


@pytest.mark.parametrize(
    ("path", "reason"),
    [("folder", "is a folder"), ("new/", "is a folder"), ("", "is a folder"), ("none/record.json", "there is no folder none")],
)
def test_an_output_that_cannot_be_written_is_one_line(run, sheet, tmp_path, path, reason):
    (tmp_path / "folder").mkdir()
    before = list(tmp_path.iterdir())
    for more in ([], ["--jobs", "1"]):
        assert run(sheet, "-o", path, *more) == (2, "", [f"filmsheet: error: cannot write {path or repr(path)}: {reason}"])
    assert list(tmp_path.iterdir()) == before


def test_a_write_protected_output_is_left_alone(run, sheet, tmp_path, monkeypatch):
    (tmp_path / "record.json").write_text("old")
    monkeypatch.setattr(files.os, "access", lambda *_: False)
    code, _, errors = run(sheet, "-o", "record.json")
    assert (code, errors) == (2, ["filmsheet: error: cannot write record.json: permission denied"])
    assert (tmp_path / "record.json").read_text() == "old"


def no_space(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_output(run, sheet, tmp_path, monkeypatch, step):
    (tmp_path / "record.json").write_text("old")
    monkeypatch.setattr(files.os, step, no_space)
    code, _, errors = run(sheet, "-o", "record.json")
    assert (code, errors) == (2, ["filmsheet: error: cannot write record.json: No space left on device"])
    assert (tmp_path / "record.json").read_text() == "old"
    assert not list(tmp_path.glob(".filmsheet-*"))


def test_a_failing_write_leaves_the_old_output(run, sheet, tmp_path, monkeypatch):
    (tmp_path / "record.json").write_text("old")
    output = files.open_output("record.json")
    output._file.close()
    monkeypatch.setattr(output, "_file", types.SimpleNamespace(write=no_space, close=lambda: None))
    monkeypatch.setattr(conversion, "open_output", lambda _: output)
    code, _, errors = run(sheet, "-o", "record.json")
    assert (code, len(errors)) == (2, 1)
    assert [path.name for path in tmp_path.glob("*.json")] == ["record.json"]
    assert not list(tmp_path.glob(".filmsheet-*"))


@pytest.mark.parametrize("arguments", [["missing.txt"], ["--format", "json", "missing.txt"]])
def test_unread_inputs_leave_the_old_output(run, tmp_path, arguments):
    (tmp_path / "record.json").write_text("old")
    assert run(*arguments, "-o", "record.json")[0] == 2
    assert (tmp_path / "record.json").read_text() == "old"
    assert not list(tmp_path.glob(".filmsheet-*"))


def test_an_interruption_leaves_the_old_output(run, sheet, tmp_path, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    (tmp_path / "record.json").write_text("old")
    monkeypatch.setattr(filmsheet, "iter_analyses", interrupt)
    assert run(sheet, "-o", "record.json") == (130, "", ["filmsheet: interrupted"])
    assert (tmp_path / "record.json").read_text() == "old"
    assert not list(tmp_path.glob(".filmsheet-*"))


def wait_until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


@posix
def test_a_killed_run_leaves_the_old_output(tmp_path):
    record = tmp_path / "record.json"
    record.write_text("old")
    process = start("-", "-o", record, stdin=subprocess.PIPE)
    wait_until(lambda: list(tmp_path.glob(".filmsheet-*")))
    process.kill()
    process.communicate(timeout=60)
    assert record.read_text() == "old"


@posix
def test_a_named_pipe_and_a_device_take_the_output(run, sheet, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    received = []
    reader = threading.Thread(target=lambda: received.append((tmp_path / "pipe").read_bytes()), daemon=True)
    reader.start()
    assert run(sheet, "-o", "pipe")[0] == 0
    reader.join(10)
    assert json.loads(received[0])["year"] == 1931
    assert run(sheet, "-o", os.devnull) == (0, "", [])
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@posix
def test_device_output_adds_to_what_standard_output_holds(sheet, tmp_path):
    log = tmp_path / "log.txt"
    log.write_text("before\n")
    with log.open("ab") as stream:
        code, _, _ = run_process(sheet, "--compact", "-o", "/dev/stdout", stdout=stream)
    assert code == 0
    assert log.read_text().startswith('before\n{"title":"The Harbour"')


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_one_line(sheet):
    with Path("/dev/full").open("wb") as full:
        code, _, errors = run_process(sheet, stdout=full)
    assert (code, errors.splitlines()) == (
        2,
        [b"filmsheet: error: cannot write standard output: No space left on device"],
    )
    code, _, errors = run_process(sheet, "-o", "/dev/full")
    assert (code, errors.splitlines()) == (2, [b"filmsheet: error: cannot write /dev/full: No space left on device"])


# -- pipes, signals, missing streams


@posix
def test_a_closed_pipe_is_no_error(sheet, tmp_path):
    (tmp_path / "long.txt").write_text(SHEET + "Storyline: " + "The sea is calm. " * 20_000, encoding="utf-8")
    for arguments in ([sheet], ["long.txt"], [sheet] * 50, ["--help"], ["--schema"], ["explain"]):
        process = start(*arguments)
        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()
        assert (process.wait(60), errors) == (0, b"")


@posix
def test_a_closed_pipe_hides_no_earlier_failure(sheet):
    for command in ([], ["report"]):
        process = start(*command, "missing.txt", sheet)
        process.stdout.close()
        assert b"missing.txt" in process.stderr.read()
        process.stderr.close()
        assert process.wait(60) == 2


@posix
def test_a_closed_error_stream_does_not_stop_the_work(warned):
    process = start(warned)
    process.stderr.close()
    assert json.loads(process.stdout.read())["year"] == 1931
    process.stdout.close()
    assert process.wait(60) == 0


@posix
def test_ctrl_c_is_130_without_a_traceback():
    handled = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # a suite in the background ignores it
    process = start("missing.txt", "-", stdin=subprocess.PIPE, preexec_fn=handled)
    assert b"missing.txt" in process.stderr.readline()  # from here on, it reads standard input
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (130, b"", b"filmsheet: interrupted\n")


def test_missing_streams_are_one_line(run, sheet, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", None)
        assert run("-") == (2, "", ["filmsheet: error: <stdin>: standard input is closed"])
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert run(sheet) == (2, "", ["filmsheet: error: standard output is closed"])
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", None)
        assert run("missing.txt") == (2, "", [])


def test_a_stream_of_text_takes_the_output_too(sheet, monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main([sheet]) == 0
    assert json.loads(stream.getvalue())["title"] == "The Harbour"


def test_a_stream_of_text_is_read_too(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(SHEET))
    assert json.loads(run()[1])["title"] == "The Harbour"
    closed = io.StringIO(SHEET)
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    code, output, errors = run()
    assert (code, output, len(errors)) == (2, "", 1)


def test_a_failing_flush_is_one_line(run, sheet, monkeypatch):
    output = files.open_output(None)
    monkeypatch.setattr(output, "_text", types.SimpleNamespace(flush=no_space, fileno=no_space))
    monkeypatch.setattr(conversion, "open_output", lambda _: output)
    assert run(sheet)[2] == ["filmsheet: error: cannot write standard output: No space left on device"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_that_fills_up_in_mid_run_is_one_line(run, tmp_path):
    (tmp_path / "long.txt").write_text(SHEET + "Storyline: " + "The sea is calm. " * 20_000, encoding="utf-8")
    code, _, errors = run("long.txt", "-o", "/dev/full")
    assert (code, errors) == (2, ["filmsheet: error: cannot write /dev/full: No space left on device"])


# -- terminals


def test_nothing_reaches_the_terminal_that_it_would_obey(run, tmp_path):
    sheet = "Title: The Harbour\nRuntime: \x1b[31mlong\x07\x9b2J\u202e\u2028 enough\n"
    (tmp_path / "hostile.txt").write_text(sheet, encoding="utf-8")
    for name in ("hostile.txt", "mis\x1b]0;sing\n\u202e.txt"):
        _, _, errors = run(name)
        assert len(errors) >= 1
        assert all(line.isprintable() for line in errors)


def test_colour_depends_on_the_environment(run, monkeypatch):
    assert "\x1b" not in run("missing.txt")[2][0]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror:\x1b[0m missing.txt" in run("missing.txt")[2][0]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("missing.txt")[2][0]


@posix
@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_shows_on_a_terminal(warned, variables, coloured):
    import pty

    controller, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", **variables}
    process = start(warned, stdout=subprocess.DEVNULL, stderr=terminal, env=environment)
    process.wait(60)
    shown = os.read(controller, 10_000)
    os.close(terminal)
    os.close(controller)
    assert b"FS102" in shown
    assert (b"\x1b[1;33mwarning" in shown) == coloured


@posix
def test_a_note_on_a_terminal_asks_for_input():
    import pty

    controller, terminal = pty.openpty()
    process = start(stdin=terminal)
    os.write(controller, SHEET.encode() + b"\x04")
    output, errors = process.communicate(timeout=60)
    os.close(terminal)
    os.close(controller)
    assert json.loads(output)["title"] == "The Harbour"
    assert errors.startswith(b"filmsheet: reading standard input")


# -- help, version, and commands


def test_version_and_help(run):
    assert run("--version") == (0, f"filmsheet {filmsheet.__version__}\n", [])
    code, text, _ = run("--help")
    assert code == 0
    assert "examples:" in text
    assert all(option in text for option in ("--format", "--strict", "--known", "--vocabulary", "--max-chars"))
    assert run("-h")[1] == text


def test_explain_prints_pages(run):
    from filmsheet.diagnostics import CODES

    for info in CODES.values():
        code, text, _ = run("explain", info.code.lower())
        assert code == 0
        assert text.startswith(f"{info.code} {info.name} ({info.severity})\n")
        assert info.explanation in text
        assert run("explain", info.name)[1] == text
    assert run("explain")[1].count("\n") == len(CODES)
    assert run("explain", "--help")[1].startswith("usage: filmsheet explain")


def test_explain_refuses_what_is_no_code(run):
    assert run("explain", "FS102", "nonsense") == (
        2,
        "",
        ["filmsheet: error: no code 'nonsense'; filmsheet explain lists them all"],
    )


@pytest.mark.parametrize("name", ["show", "report", "convert", "explain"])
def test_names_of_commands_are_kept_free(run, tmp_path, name):
    (tmp_path / name).write_text(SHEET, encoding="utf-8")
    assert name in cli.COMMANDS
    assert json.loads(run(f"./{name}")[1])["title"] == "The Harbour"
    if cli.COMMANDS[name] is None:
        code, _, errors = run(name)
        assert (code, len(errors)) == (2, 1)
        assert f"./{name}" in errors[0]


def test_a_command_is_one_entry_in_the_table(run, monkeypatch):
    command = types.ModuleType("filmsheet.cli.greet")
    command.main = len
    monkeypatch.setitem(sys.modules, "filmsheet.cli.greet", command)
    monkeypatch.setitem(cli.COMMANDS, "greet", "greet")
    assert run("greet", "a", "b", "c")[0] == 3


# -- vocabularies and other files of the user


def test_a_vocabulary_teaches_labels(run, tmp_path):
    (tmp_path / "sheet.txt").write_text("Title: The Harbour\nWeather: rain all day\n", encoding="utf-8")
    (tmp_path / "labels.toml").write_text('[labels]\ntagline = ["Weather"]\n', encoding="utf-8")
    assert json.loads(run("sheet.txt")[1])["tagline"] is None
    assert json.loads(run("--vocabulary", "labels.toml", "sheet.txt")[1])["tagline"] == "rain all day"


@pytest.mark.parametrize("text", ["[labels", "", '[labels]\nno_such_key = ["Helmed by"]', "[labels]\ndirectors = 5", "[labels]\nx = []"])
def test_a_bad_vocabulary_is_one_line(run, sheet, tmp_path, text):
    (tmp_path / "labels.toml").write_text(text, encoding="utf-8")
    code, output, errors = run("--vocabulary", "labels.toml", sheet)
    assert (code, output, len(errors)) == (2, "", 1)
    assert errors[0].startswith("filmsheet: error: labels.toml: ")


def test_known_people_are_handed_on(run, sheet, tmp_path, monkeypatch):
    handed = {}

    def iter_analyses(text, **options):
        handed.update(options)
        yield filmsheet.analyze(text)

    def prepare_known(names):
        handed["names"] = set(names)
        return len(handed["names"])

    monkeypatch.setattr(filmsheet, "iter_analyses", iter_analyses)
    monkeypatch.setattr("filmsheet.cast.prepare_known", prepare_known)
    (tmp_path / "a.txt").write_text("\ufeffHans Peter Cloos\n\n  Margo \r\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Zoë Bérard\n".encode("latin-1"))
    assert run("--known", "a.txt", "--known", "b.txt", sheet)[0] == 0
    assert {"Hans Peter Cloos", "Margo"} < handed["names"]
    assert handed["known"] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["sheet.txt", "-o", "sheet.txt"],
        ["sheet.txt", "other.txt", "--format", "jsonl", "-o", "other.txt"],
        ["report", "sheet.txt", "-o", "sheet.txt"],
        ["convert", "sheet.txt", "--to", "nfo", "-o", "sheet.txt"],
    ],
)
def test_no_input_is_written_over(run, sheet, other_sheet, tmp_path, arguments):
    code, _, errors = run(*arguments)
    assert (code, (tmp_path / "sheet.txt").read_text("utf-8")) == (2, SHEET)
    assert errors[-1] == f"filmsheet: error: cannot write {arguments[-1]}: it is an input, and its text would be lost; give another -o"


def test_no_sheet_of_a_folder_is_written_over(run, tmp_path):
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "The Harbour (1931).txt").write_text(SHEET, encoding="utf-8")
    code, _, _ = run("convert", folder, "--to", "text", "-o", folder)
    assert (code, (folder / "The Harbour (1931).txt").read_text("utf-8")) == (2, SHEET)


def test_an_output_among_the_inputs_is_no_input(run, tmp_path):
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "a.txt").write_text(SHEET, encoding="utf-8")
    for _ in range(2):
        assert run(folder, "-q", "-o", folder / "records.txt")[0] == 0
        assert len((folder / "records.txt").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(("suffix", "expected"), [("xlsx", "a spreadsheet opens .csv"), ("html", "see filmsheet report"), ("yaml", "choose .json")])
def test_a_suffix_of_another_format_is_refused(run, sheet, tmp_path, suffix, expected):
    code, _, errors = run(sheet, "-o", f"out.{suffix}")
    assert (code, len(errors)) == (2, 1)
    assert expected in errors[0]
    assert not (tmp_path / f"out.{suffix}").exists()
    assert run(sheet, "--format", "json", "-o", f"out.{suffix}")[0] == 0


@pytest.mark.parametrize(("word", "meant"), [("explian", "explain"), ("reprot", "report"), ("shw", "show")])
def test_a_misspelt_command_is_reported(run, word, meant):
    assert run(word, "x.txt") == (2, "", [f"filmsheet: error: {word}: no such file, folder or command; did you mean filmsheet {meant}?"])


def test_a_file_that_is_called_like_a_command_is_read(run, tmp_path):
    (tmp_path / "reprot").write_text(SHEET, encoding="utf-8")
    assert run("reprot")[0] == 0


@pytest.mark.parametrize("data", [b"%PDF-1.4\n1 0 obj", b"{\\rtf1 Title: A}", b"PK\x03\x04 a"])
def test_documents_that_look_like_text_are_none(run, tmp_path, data):
    (tmp_path / "a.doc").write_bytes(data)
    assert run("a.doc") == (2, "", ["filmsheet: error: a.doc: binary data, not text"])


def test_help_names_every_command(run):
    _, output, _ = run("--help")
    assert all(name in output for name in cli.COMMANDS)


def test_binary_names_are_one_line(run, sheet, tmp_path):
    (tmp_path / "names.bin").write_bytes(bytes(range(256)) * 8)
    assert run("--known", "names.bin", sheet)[2] == ["filmsheet: error: names.bin: binary data, not text"]


# -- start-up


def test_a_plain_run_loads_nothing_it_does_not_need():
    script = (
        "import sys; from filmsheet.cli import main; code = main(sys.argv[1:]);"
        "late = {'argparse', 'chardet', 'tomllib', 'rich', 'asyncio', 'multiprocessing'};"
        "print(sorted(late & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", script, SEED]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, env=unmeasured())
    assert done.stderr.splitlines()[-1] == b"[]"
