"""The identifiers of a film in the formats of other programs."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from filmsheet import FilmSheet
from filmsheet.formats.fields import identity
from filmsheet.formats.registry import write

IDS = {"IMDb id": "tt0021022", "TMDB id": "19542", "Wikidata id": "Q164963", "URL": "https://example.org/harbour"}
SHEET = FilmSheet(title="The Harbour", year=1931, other=IDS)


def uniqueids(sheet):
    return [(one.get("type"), one.text, one.get("default")) for one in ET.fromstring(write("nfo", sheet)).iter("uniqueid")]


def test_nfo():
    *given, (own, _, default) = uniqueids(SHEET)
    assert given == [("imdb", "tt0021022", "true"), ("tmdb", "19542", None), ("wikidata", "Q164963", None)]
    assert (own, default) == ("filmsheet", None)


def test_nfo_without_one_keeps_its_own():
    ((kind, value, default),) = uniqueids(FilmSheet(title="The Harbour"))
    assert (kind, value[:5], default) == ("filmsheet", "home-", "true")


def test_jsonld():
    node = json.loads(write("jsonld", SHEET))
    assert node["sameAs"] == ["https://www.imdb.com/title/tt0021022/", "https://www.themoviedb.org/movie/19542", "https://www.wikidata.org/entity/Q164963"]
    assert node["url"] == "https://example.org/harbour"
    assert "sameAs" not in json.loads(write("jsonld", FilmSheet(title="The Harbour")))


def test_quickstatements_of_an_item_that_is_there_make_no_new_one():
    lines = write("quickstatements", SHEET).splitlines()
    assert 'Q164963\tP345\t"tt0021022"' in lines
    assert 'Q164963\tP4947\t"19542"' in lines
    assert all(line.startswith("Q164963\t") for line in lines)


def test_quickstatements_of_a_new_item():
    lines = write("quickstatements", FilmSheet(title="The Harbour", other={"IMDb": "tt0021022"})).splitlines()
    assert lines[0] == "CREATE"
    assert 'LAST\tP345\t"tt0021022"' in lines


def test_notes_have_them_in_front_and_not_below():
    note = write("obsidian", SHEET.model_copy(update={"other": {**IDS, "Weather": "rain"}}))
    assert 'id: "tt0021022"' in note
    assert 'tmdbId: "19542"' in note
    assert 'wikidataId: "Q164963"' in note
    assert '  - "https://example.org/harbour"' in note
    assert "## Weather" in note
    assert "## IMDb id" not in note
    assert "## URL" not in note


@pytest.mark.parametrize(
    ("other", "imdb", "tmdb"),
    [
        ({"IMDb": "tt0021022", "TMDb ID": "19542"}, "tt0021022", "19542"),
        ({"Links": "https://www.imdb.com/title/tt0021022/ and https://www.themoviedb.org/movie/19542"}, "tt0021022", "19542"),
        ({"IMDb id": "tt0021022", "Link": "https://www.imdb.com/title/tt0021022/"}, "tt0021022", None),
        ({"IMDb id": "tt0021022\ntt0021023"}, None, None),
        ({"TMDB votes": "19542", "IMDb top": "250"}, None, None),
        ({}, None, None),
    ],
)
def test_from_whatever_label(other, imdb, tmdb):
    assert identity(FilmSheet(title="The Harbour", other=other))[:2] == (imdb, tmdb)


def test_what_stays_doubtful_stays_in_the_note():
    note = write("obsidian", FilmSheet(title="The Harbour", other={"IMDb": "tt0021022", "IMDb id": "tt0021023"}))
    assert "## IMDb id" in note
