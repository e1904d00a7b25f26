"""CSV: Letterboxd's import file and the flat table."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmsheet import FilmSheet
from filmsheet.formats import ExportError, write
from filmsheet.formats.letterboxd import MOST_BYTES, letterboxd
from filmsheet.formats.table import flat, table
from filmsheet.models import RECORD_KEYS
from formats.samples import EMPTY, FULL, HOSTILE, few, film_sheets, titled_sheets

LETTERBOXD = "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Rating,Rating10,WatchedDate,Rewatch,Tags,Review".split(",")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def rows(document):
    return list(csv.reader(io.StringIO(document, newline="")))


def test_letterboxd_takes_the_columns():
    head, row = rows(write("letterboxd", FULL))
    assert head == ["Title", "Year", "Directors"]
    assert set(head) <= set(LETTERBOXD)
    assert row == ["The Salt Garden", "1953", "Odile Marchetti, Samuel Lind Jr."]


def test_a_score_is_never_the_importers_rating():
    assert "7.4" not in write("letterboxd", FULL)


@few
@given(st.lists(titled_sheets(), max_size=4))
def test_letterboxd_has_a_row_a_film(sheets):
    (document,) = letterboxd(sheets)
    found = rows(document)
    assert len(found) == len(sheets) + 1
    assert {len(row) for row in found} == {3}


def test_letterboxd_files_stay_under_a_million_bytes():
    sheets = [FilmSheet(title=f"Film {number} " + "é" * 200, year=2000) for number in range(6000)]
    documents = list(letterboxd(sheets))
    assert len(documents) == 3
    assert all(len(document.encode()) <= MOST_BYTES for document in documents)
    assert {document.splitlines()[0] for document in documents} == {"Title,Year,Directors"}
    titles = [row[0] for document in documents for row in rows(document)[1:]]
    assert titles == [sheet.title for sheet in sheets]


def test_letterboxd_needs_a_title():
    with pytest.raises(ExportError):
        write("letterboxd", EMPTY)


def test_the_table_has_the_keys_of_the_record():
    head, row = rows(write("csv", FULL))
    assert tuple(head) == RECORD_KEYS
    cells = dict(zip(head, row, strict=True))
    assert cells["year"] == "1953"
    assert cells["cast"] == "Mara Ellison as Jeanne Duval; Anton Grey as The Ferryman (voice); Cher"
    assert cells["ratings"] == "IMDb 7.4/10 (1234 votes); Rotten Tomatoes 93/100; Letterboxd 3.5/5; 12"
    assert cells["release_dates"] == "1953-03-04 (France); 1953-11 (UK); 1954"
    assert json.loads(cells["other"]) == FULL.other


def test_no_cell_is_a_formula():
    _, row = rows(write("csv", HOSTILE))
    assert "'=cmd|' /C calc'!A0; A / B" in row


@few
@given(st.lists(film_sheets(), max_size=3))
def test_any_table_reads_back_and_runs_nothing(sheets):
    (document,) = table(sheets)
    found = rows(document)
    assert len(found) == len(sheets) + 1
    for sheet, row in zip(sheets, found[1:], strict=True):
        assert not [cell for cell in row if cell.lstrip(" ").startswith(FORMULA)]
        for cell, value in zip(row, flat(sheet).values(), strict=True):
            assert cell in (str(value or ""), f"'{value}")
