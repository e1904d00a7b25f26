"""Sheets that grammar is certain of, each with its record in NAME.json, without absent keys."""

from __future__ import annotations

import json
import pathlib

import pytest

from filmsheet import iter_sheets

RECORDS = sorted((pathlib.Path(__file__).parent / "fixtures").rglob("*.json"))


def test_there_are_some():
    assert len(RECORDS) >= 25


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_sheet_is_read_as_its_record_says(path: pathlib.Path) -> None:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8", "surrogatepass")
    found = [sheet.model_dump(mode="json") for sheet in iter_sheets(text)]
    assert [{key: value for key, value in one.items() if value not in (None, [], {})} for one in found] == json.loads(path.read_text("utf-8"))
