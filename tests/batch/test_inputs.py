"""The inputs of a run."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tarfile
import zipfile

import pytest

from batch.corpus import convert, lines, sheet, unmeasured, write_sheets
from filmsheet.batch import inputs, tasks
from filmsheet.batch.inputs import find_inputs, listed_names
from filmsheet.system.files import SHEET_SUFFIXES


def names(*paths, suffixes=SHEET_SUFFIXES):
    return [item.name if not item.failure else f"{item.name}: {item.failure}" for item in find_inputs(map(str, paths), suffixes)]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_in_the_order_of_paths(here):
    for name in ("s/b.txt", "s/a/z.md", "s/a.nfo", "s/a-b/c.HTML", "s/c.jpg", "s/.hidden.txt", "s/.git/x.txt"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("Year: 1931")
    found = names("s")
    assert found == ["s/a-b/c.HTML", "s/a.nfo", "s/a/z.md", "s/b.txt"]
    assert found == sorted(found)


def test_suffixes_can_be_said(here):
    (here / "s").mkdir()
    (here / "s" / "a.sheet").write_text("Year: 1931")
    (here / "s" / "b.txt").write_text("Year: 1931")
    assert names("s", suffixes=(".sheet",)) == ["s/a.sheet"]
    assert names("s/a.sheet") == ["s/a.sheet"]


def test_what_holds_nothing_is_a_failure(here):
    (here / "empty").mkdir()
    assert names("empty", "none*.txt", "none.txt") == [
        "empty: holds no .txt .text .md .nfo .html file",
        "none*.txt: no file matches",
        "none.txt: no such file or folder",
    ]


def test_patterns(here):
    write_sheets(here / "s" / "deep", 2)
    assert names("s/**/*.txt") == ["s/deep/sheet-00000.txt", "s/deep/sheet-00001.txt"]
    (here / "odd[1].txt").write_text("Year: 1931")
    assert names("odd[1].txt") == ["odd[1].txt"]  # a file with that name has priority over the pattern


def archives(here):
    with zipfile.ZipFile(here / "a.zip", "w") as archive:
        archive.writestr("x/b.txt", sheet(2))
        archive.writestr("x/a.txt", sheet(1))
        archive.writestr("__MACOSX/a.txt", b"\0\1")
        archive.writestr("x/c.jpg", b"\0\1")
    with tarfile.open(here / "b.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("y.txt")
        info.size = len(sheet(3))
        archive.addfile(info, io.BytesIO(sheet(3).encode()))
    (here / "c.txt.gz").write_bytes(gzip.compress(sheet(4).encode()))


def test_archives(here):
    archives(here)
    summary = convert("a.zip", "b.tar.gz", "c.txt.gz", output="o.jsonl", origin=True)
    records = lines(here / "o.jsonl")
    assert [record["source"] for record in records] == ["a.zip/x/a.txt", "a.zip/x/b.txt", "b.tar.gz/y.txt", "c.txt.gz"]
    assert [record["year"] for record in records] == [1901, 1902, 1903, 1904]
    assert summary.failures == 0


@pytest.mark.parametrize("name", ["a.zip", "b.tar.gz", "c.txt.gz"])
def test_a_broken_archive_is_one_failure(here, name, capsys):
    archives(here)
    (here / name).write_bytes((here / name).read_bytes()[:-30])
    (here / "good.txt").write_text(sheet(9))
    summary = convert(name, "good.txt", output="o.jsonl")
    assert (summary.failures, lines(here / "o.jsonl")[-1]["year"]) == (1, 1909)
    assert f"{name}: broken archive" in capsys.readouterr().err


@pytest.mark.parametrize("cut", [False, True])
def test_a_tar_file_with_a_damaged_header_does_not_end_there_in_silence(here, cut):
    with tarfile.open("t.tar", "w") as archive:
        for name in ("a.txt", "b.txt"):
            info = tarfile.TarInfo(name)
            info.size = 12
            archive.addfile(info, io.BytesIO(b"Title: Ferry"))
    held = (here / "t.tar").read_bytes()
    second = held.index(b"b.txt")
    (here / "t.tar").write_bytes(held[: second + 100] if cut else held[:second] + b"damaged" + held[second + 7 :])
    found = names("t.tar")
    assert found[0] == "t.tar/a.txt"
    assert found[1].startswith("t.tar: broken archive: ")


@pytest.mark.parametrize("name", ["t.tar", "t.zip"])
def test_what_is_no_archive_is_one_line(here, name):
    (here / name).write_text("Title: Ferry\n")
    (found,) = names(name)
    assert found.startswith(f"{name}: broken archive: ")
    assert "method" not in found
    assert "\n" not in found


def test_a_member_with_a_password_is_said_to_need_one(here):
    with zipfile.ZipFile("t.zip", "w") as archive:
        archive.writestr("a.txt", "Title: Ferry")
    held = bytearray((here / "t.zip").read_bytes())
    for start, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        held[held.index(start) + flags] |= 1
    (here / "t.zip").write_bytes(held)
    assert names("t.zip") == ["t.zip/a.txt: cannot be read: it needs a password"]


def test_lists_of_files(here):
    write_sheets(here / "s", 3)
    (here / "list").write_bytes(b"s/sheet-00002.txt\r\n\ns/sheet-00000.txt")
    assert list(listed_names("list")) == ["s/sheet-00002.txt", "s/sheet-00000.txt"]
    (here / "list").write_bytes(b"s/sheet-00001.txt\0odd\nname.txt\0")
    assert list(listed_names("list")) == ["s/sheet-00001.txt", "odd\nname.txt"]
    (here / "list").write_text("s\n")
    assert convert(output="o.jsonl", files_from="list").records == 3


@pytest.mark.parametrize("pack", [None, "gz", "zip", "tar"])
def test_a_large_text_gives_what_a_small_one_gives(here, pack, monkeypatch):
    monkeypatch.setattr(inputs, "LARGE", 50_000)
    monkeypatch.setattr(tasks, "_MOST_BYTES", 30_000)
    count = 600
    text = "\n".join(sheet(number) for number in range(count))
    (here / "large.txt").write_text(text, encoding="utf-8")
    name = "large.txt"
    if pack == "gz":
        name = "large.txt.gz"
        (here / name).write_bytes(gzip.compress(text.encode(), 1))
    elif pack == "zip":
        name = "large.zip"
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write("large.txt")
    elif pack == "tar":
        name = "large.tar"
        with tarfile.open(name, "w") as archive:
            archive.add("large.txt")
    assert convert(name, output="o.jsonl", origin=True).records == count
    records = lines(here / "o.jsonl")
    assert [record["title"] for record in records] == [f"The {number}th Harbour" for number in range(count)]
    per_sheet = sheet(0).count("\n") + 1
    assert [record["line"] for record in records] == [per_sheet * number + 1 for number in range(count)]


def test_a_large_text_that_is_not_utf_8_is_decoded_as_it_looks(here, capsys, monkeypatch):
    monkeypatch.setattr(inputs, "LARGE", 100_000)
    line = "Title: Pelé à la plage\nDirector: Zoé Lefèvre\nStoryline: Une journée d'été où le garçon cherche sa mère.\n\n"
    text = "".join(sheet(number) + "\n" for number in range(800)) + line
    (here / "large.txt").write_bytes(text.encode("cp1252"))
    convert("large.txt", output="o.jsonl", quiet=False)
    assert lines(here / "o.jsonl")[-1]["directors"] == ["Zoé Lefèvre"]
    assert capsys.readouterr().err.count("FS003") == 1


def test_standard_input_large_and_small(here):
    for count in (1, 40):
        padding = "" if count == 1 else "\n" * (inputs.LARGE + 1)
        given = "\n".join([padding + sheet(0), *(sheet(number) for number in range(1, count))]).encode()
        assert (len(given) > inputs.LARGE) == (count > 1)
        command = [sys.executable, "-m", "filmsheet", "-", "-q", "-o", "o.jsonl"]
        assert subprocess.run(command, input=given, timeout=120, check=False, env=unmeasured()).returncode == 0
        assert len(lines(here / "o.jsonl")) == count
