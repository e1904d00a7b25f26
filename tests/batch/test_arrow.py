"""Records in Arrow, with common engines."""

from __future__ import annotations

import pytest

from batch.corpus import sheet
from filmsheet import FilmSheet, parse

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

from filmsheet import arrow  # noqa: E402 - what is above may skip all of this

TEXTS = [sheet(1), None, sheet(2), ""]
YEARS = [1901, None, 1902, None]


@pytest.fixture
def batch():
    return pa.RecordBatch.from_pydict({"id": [10, 11, 12, 13], "text": TEXTS})


def test_the_schema_is_that_of_the_models():
    schema = arrow.schema()
    assert schema.names == list(FilmSheet.model_fields)
    assert str(schema.field("cast").type) == "list<item: struct<actor: string, role: string>>"
    assert str(schema.field("budget").type) == "struct<text: string, amount: int64, amount_max: int64, currency: string>"
    assert str(schema.field("other").type) == "map<string, string>"
    assert str(schema.field("genres").type) == "list<item: string>"
    assert schema.metadata == {b"filmsheet.schema": b"1"}


def test_a_changed_schema_must_change_its_version():
    """If this fails, the record has changed: raise SCHEMA_VERSION, and write the new text here."""
    text = " ".join(f"{field.name}:{field.type}" for field in arrow.schema())
    assert arrow.SCHEMA_VERSION == 1
    person = "list<item: string>"
    assert text.startswith("title:string original_title:string also_known_as:list<item: string> year:int64 release_dates:")
    assert text.endswith(f"trivia:list<item: struct<number: int64, text: string>> other:map<string, string> unread:{person}")
    assert len(arrow.schema()) == 28


def test_a_batch_of_texts_becomes_a_batch_of_records(batch):
    records = arrow.read_batch(batch, keep=["id"])
    assert records.schema.names == ["id", *FilmSheet.model_fields]
    assert records.column("id").to_pylist() == [10, 11, 12, 13]
    assert records.column("year").to_pylist() == YEARS
    assert records.column("cast").to_pylist()[1:] == [None, [member.model_dump() for member in parse(sheet(2)).cast], []]


def test_bytes_of_files_are_decoded():
    data = [sheet(1).encode("utf-16"), b"\0\1\2" * 50, None]
    records = arrow.read_batch(pa.RecordBatch.from_pydict({"bytes": data}), "bytes")
    assert records.column("year").to_pylist() == [1901, None, None]


def test_rows_are_the_records():
    texts = [sheet(3), "Title: The Moor\nBudget: $5 million\nWeather: fair\nRelease date: 6 September 1948 (UK)"]
    rows = arrow.read_batch(pa.RecordBatch.from_pydict({"text": texts})).to_pylist()
    for row, text in zip(rows, texts, strict=True):
        assert FilmSheet.model_validate({**row, "other": dict(row["other"])}) == parse(text)


def test_numbers_beyond_64_bits_are_null():
    sheets = [FilmSheet.model_validate({"ratings": [{"value": 1, "votes": 2**64}], "budget": {"text": "x", "amount": 2**64}})]
    batch = arrow.to_batch(sheets)
    assert batch.column("ratings").to_pylist()[0][0]["votes"] is None
    assert batch.column("budget").to_pylist()[0] == {"text": "x", "amount": None, "amount_max": None, "currency": None}


def test_a_column_that_is_not_there_is_said(batch):
    with pytest.raises(KeyError, match="plot"):
        arrow.read_batch(batch, "plot")


def test_messages_come_back():
    sheets = [parse(sheet(number)) for number in range(3)]
    batch = arrow.to_batch(sheets, [("a.zip/b.txt", number) for number in range(3)])
    assert pa.ipc.read_record_batch(batch.serialize(), arrow.schema(origin=True)).equals(batch)


def test_map_batches_is_lazy(batch):
    taken = []

    def batches():
        for number in range(3):
            taken.append(number)
            yield batch

    mapped = arrow.map_batches(batches(), keep=["id"])  # as called by Spark's mapInArrow
    assert next(iter(mapped)).num_rows == 4
    assert taken == [0]


def test_under_polars(batch):
    polars = pytest.importorskip("polars", reason="needs the extra frames")
    frame = polars.DataFrame(pa.Table.from_batches([batch]))
    records = polars.DataFrame(arrow.read_table(frame.to_arrow(), keep=["id"]))
    assert records["year"].to_list() == YEARS
    assert records.explode("cast").unnest("cast")["actor"].drop_nulls().to_list() == ["Ann Field", "Bo Lind"] * 2


def test_under_duckdb(batch):
    duckdb = pytest.importorskip("duckdb", reason="needs the extra frames")
    base = duckdb.connect()
    base.register("sheets", pa.Table.from_batches([batch]))
    reader = base.sql("SELECT id, text FROM sheets WHERE text IS NOT NULL").to_arrow_reader(2)
    records = pa.Table.from_batches(arrow.map_batches(reader), arrow.schema())
    base.register("records", records)
    sql = 'SELECT year, member.role FROM (SELECT year, unnest("cast") AS member FROM records) ORDER BY year, 2'
    assert base.execute(sql).fetchall() == [
        (1901, "Captain Moss"), (1901, "The Keeper"), (1902, "Captain Moss"), (1902, "The Keeper")
    ]  # fmt: skip
    base.close()


def test_under_pandas(batch):
    pandas = pytest.importorskip("pandas", reason="needs the extra frames")
    frame = pandas.DataFrame({"text": [sheet(1), sheet(2)]})
    records = arrow.read_batch(pa.RecordBatch.from_pandas(frame)).to_pandas()
    assert records["year"].tolist() == [1901, 1902]
    assert records["genres"][0].tolist() == ["Drama", "Music"]
