"""Frames of many records, a table for notebooks, and records inside other models."""

import polars as pl
import pydantic

from filmsheet import FilmSheet, Money, Rating
from filmsheet.formats.table import to_html
from filmsheet.frames import to_pandas, to_polars
from filmsheet.models import RECORD_KEYS
from formats.samples import EMPTY, FULL, HOSTILE, MINIMAL

SHEETS = [FULL, EMPTY, MINIMAL, HOSTILE]


def test_pandas_has_a_row_a_film_and_types_that_know_absence():
    frame = to_pandas(SHEETS)
    assert tuple(frame.columns) == RECORD_KEYS
    assert frame.shape[0] == 4
    assert str(frame["year"].dtype) == "Int64"
    assert frame["year"].isna().tolist() == [False, True, True, False]
    assert frame.loc[0, "genres"] == ["Drama", "Sci-Fi/Fantasy"]
    exploded = frame.explode("cast")["cast"].dropna()
    assert exploded.iloc[0] == {"actor": "Mara Ellison", "role": "Jeanne Duval"}


def test_polars_has_typed_lists_and_structs():
    frame = to_polars(SHEETS)
    assert tuple(frame.columns) == RECORD_KEYS
    assert frame["year"].to_list() == [1953, None, None, 1999]
    assert frame.schema["genres"] == pl.List(pl.String)
    cast = frame.explode("cast").unnest("cast")
    assert cast["role"].to_list()[:2] == ["Jeanne Duval", "The Ferryman (voice)"]
    assert frame["other"].to_list()[0][0] == {"label": "Aspect ratio", "text": "1.37:1"}


def test_no_films_make_an_empty_frame_of_the_same_columns():
    assert tuple(to_pandas([]).columns) == tuple(to_polars([]).columns) == RECORD_KEYS


def test_numbers_beyond_64_bits_are_absent_in_frames():
    sheet = FilmSheet(runtime=10**30, budget=Money(text="a lot", amount=10**30), ratings=(Rating(value=1, votes=10**30),))
    assert to_polars([sheet])["budget"].to_list() == [{"text": "a lot", "amount": None, "amount_max": None, "currency": None}]
    assert to_polars([sheet])["runtime"].to_list() == [None]
    assert to_pandas([sheet])["runtime"].isna().tolist() == [True]


def test_a_notebook_shows_text_as_text():
    shown = to_html(HOSTILE)
    assert "<script>" not in shown
    assert shown.count("<tr>") == shown.count("</tr>") > 3
    assert "&lt;script&gt;" in shown


def test_a_record_can_be_part_of_other_models():
    class Shelf(pydantic.BaseModel):
        name: str
        films: list[FilmSheet]

    shelf = Shelf(name="top", films=[FULL, EMPTY])
    assert Shelf.model_validate_json(shelf.model_dump_json()) == shelf
    assert "FilmSheet" in Shelf.model_json_schema()["$defs"]
