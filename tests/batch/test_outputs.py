"""The output of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from batch.corpus import convert, lines, query, rows, sheet, write_sheets
from filmsheet import FilmSheet, parse
from filmsheet.batch import Job, run
from filmsheet.batch.outputs import tables, write_files
from filmsheet.batch.workspace import Workspace
from filmsheet.system.console import Failure
from filmsheet.writing.texts import guarded


@pytest.fixture
def sheets(tmp_path):
    return write_sheets(tmp_path / "sheets", 3)


def test_lines_and_array_hold_the_same_records(sheets, tmp_path):
    for name in ("o.jsonl", "o.json"):
        convert(sheets, output=tmp_path / name)
    records = lines(tmp_path / "o.jsonl")
    assert records == json.loads((tmp_path / "o.json").read_text())
    assert [FilmSheet.model_validate(record) for record in records] == [parse(sheet(number)) for number in range(3)]


@pytest.mark.parametrize("name", ["o.jsonl", "o.csv", "o.sqlite"])
def test_an_output_that_cannot_be_made_leaves_no_part_of_it(tmp_path, name):
    def payloads():
        yield from ()
        raise OSError(28, "No space left on device")

    with Workspace(str(tmp_path / name)) as workspace:
        with pytest.raises(Failure, match="No space left"):
            write_files(Job(output=str(tmp_path / name)), workspace, payloads())
        assert not list(Path(workspace.folder).glob(f"*{name[1:]}"))


@pytest.mark.parametrize("name", ["o.json", "o.jsonl"])
def test_origin_comes_first(sheets, tmp_path, name):
    convert(sheets, output=tmp_path / name, origin=True, format="json")
    record = json.loads((tmp_path / name).read_text())[1]
    assert list(record)[:3] == ["source", "line", "title"]
    assert (record["source"], record["line"]) == (f"{sheets}/sheet-00001.txt", 1)


def test_csv_has_lists_beside_it(sheets, tmp_path):
    convert(sheets, output=tmp_path / "films.csv")
    films = rows(tmp_path / "films.csv")
    assert [(film["film"], film["year"], film["genres"], film["tagline"]) for film in films] == [
        (str(number + 1), str(1900 + number), "Drama; Music", "") for number in range(3)
    ]
    assert rows(tmp_path / "films-cast.csv")[3] == {"film": "2", "position": "2", "actor": "Bo Lind", "role": "The Keeper"}
    assert rows(tmp_path / "films-trivia.csv")[0]["text"] == "It rained."
    assert rows(tmp_path / "films-ratings.csv")[2]["value"] == "2.5"


def test_cells_of_csv_compute_nothing(tmp_path):
    (tmp_path / "a.txt").write_text('Title: =HYPERLINK("x")\nYear: 1931\nTagline: -30-\nGenre: @Drama\n')
    convert(tmp_path / "a.txt", output=tmp_path / "o.csv")
    convert(tmp_path / "a.txt", output=tmp_path / "o.sqlite")
    (film,) = rows(tmp_path / "o.csv")
    for cell in film.values():
        assert not cell.startswith(("=", "+", "-", "@"))
    assert guarded(-5) == -5
    assert query(tmp_path / "o.sqlite", "SELECT tagline FROM films") == [("-30-",)]


def test_sqlite_has_tables_as_people_expect(sheets, tmp_path):
    convert(sheets, output=tmp_path / "films.sqlite")
    assert query(tmp_path / "films.sqlite", "SELECT film, year FROM films ORDER BY film") == [(1, 1900), (2, 1901), (3, 1902)]
    sql = "SELECT actor FROM cast JOIN films USING (film) WHERE year = 1902 ORDER BY position"
    assert query(tmp_path / "films.sqlite", sql) == [("Ann Field",), ("Bo Lind",)]
    assert query(tmp_path / "films.sqlite", "SELECT count(*) FROM trivia") == [(6,)]
    assert query(tmp_path / "films.sqlite", "PRAGMA integrity_check") == [("ok",)]


def test_numbers_that_no_column_takes_are_left_out():
    huge = FilmSheet.model_validate({"ratings": [{"value": 1.0, "votes": 2**70}], "trivia": [{"number": 2**63, "text": "x"}]})
    cells = {table.name: list(table.rows(huge, ())) for table in tables(flat=False, origin=False)}
    assert cells["ratings"] == [(1, None, 1.0, None, None)]
    assert cells["trivia"] == [(1, None, "x")]


def test_tables_hold_every_key():
    filled = {key: {"text": "$5", "amount": 5} if key in ("budget", "box_office") else value for key, value in FilmSheet().model_dump(mode="json").items()}
    for flat in (False, True):
        found = tables(flat=flat, origin=True)
        columns = {column for table in found for column, _ in table.columns} | {table.name for table in found}
        for key in filled:
            assert key in columns or f"{key}_text" in columns


def test_parquet_is_the_record(sheets, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra arrow")
    convert(sheets, output=tmp_path / "o.parquet", origin=True)
    table = parquet.read_table(tmp_path / "o.parquet")
    assert table.schema.metadata[b"filmsheet.schema"] == b"1"
    assert table.column("year").to_pylist() == [1900, 1901, 1902]
    assert table.column("cast").to_pylist()[0][1] == {"actor": "Bo Lind", "role": "The Keeper"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.parquet", "sheets"]


@pytest.mark.parametrize("name", ["o.jsonl", "o.json", "o.csv", "o.sqlite"])
def test_nothing_is_left_beside_the_output(sheets, tmp_path, name):
    convert(sheets, output=tmp_path / name)
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in ("", f".{name[2:]}")] == []


@pytest.mark.parametrize("name", ["o.jsonl", "o.csv", "o.sqlite"])
def test_an_old_output_stays_if_nothing_is_read(tmp_path, name, capsys):
    (tmp_path / name).write_text("old")
    summary = convert(tmp_path / "none.txt", output=tmp_path / name)
    assert (summary.failures, (tmp_path / name).read_text()) == (1, "old")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "csv"}, "--format csv needs -o FILE"),
        ({"format": "sqlite", "output": "-"}, "--format sqlite needs -o FILE"),
        ({"resume": True}, "--resume needs the -o FILE"),
        ({"output": "o.csv", "analysis": print}, "--analysis is JSON"),
        ({"output": "none/o.csv"}, "cannot write none/o.csv: there is no folder none"),
    ],
)
def test_what_makes_no_sense_is_refused(options, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failure, match=message):
        run(Job(inputs=("a.txt",), **options))
