"""AVefi: the records conform to the schema of works, and the elements of EN 15744 are counted correctly."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from filmsheet import CastMember, FilmSheet, ReleaseDate
from filmsheet.formats import write
from filmsheet.formats.avefi import avefi, work
from filmsheet.formats.en15744 import coverage
from filmsheet.formats.fields import parts
from formats.avefi_schema import VALIDATOR
from formats.samples import EMPTY, FULL, SAMPLES, few, film_sheets


def check(document):
    VALIDATOR.validate(json.loads(document))


@pytest.mark.parametrize("sheet", [*SAMPLES.values(), EMPTY], ids=[*SAMPLES, "empty"])
def test_it_is_valid(sheet):
    check(avefi(sheet))


@pytest.mark.skipif("FILMSHEET_AVEFI_SCHEMA" not in os.environ, reason="FILMSHEET_AVEFI_SCHEMA names no copy of the published schema")
def test_it_is_valid_by_the_published_schema():
    schema = json.loads(Path(os.environ["FILMSHEET_AVEFI_SCHEMA"]).read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for sheet in (*SAMPLES.values(), EMPTY):
        validator.validate(json.loads(avefi(sheet)))


@few
@given(film_sheets())
def test_any_record_is_valid(sheet):
    check(avefi(sheet))


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"has_record": {}},
        {"has_record": {**work(FULL), "runtime": 107}},
        {"has_record": {**work(FULL), "has_primary_title": {"has_name": "x", "type": "Title"}}},
        {"has_record": {**work(FULL), "in_language": [{"code": "French", "usage": ["SpokenLanguage"]}]}},
        {"has_record": {**work(FULL), "has_event": [{"category": "avefi:PublicationEvent", "has_date": "1953"}]}},
    ],
)
def test_the_schema_refuses_what_is_no_work(broken):
    assert not VALIDATOR.is_valid(broken)


def test_a_film_without_a_title_gets_a_devised_one():
    assert work(EMPTY)["has_primary_title"]["type"] == "SuppliedDevisedTitle"


@pytest.mark.parametrize("name", [",", ", Mara", ",,"])
def test_a_name_of_commas_is_still_a_name(name):
    check(avefi(FilmSheet(cast=[CastMember(actor=name)])))


def test_people_are_listed_by_family_name():
    activities = work(FULL)["has_event"][0]["has_activity"]
    named = {one["type"]: [agent["has_name"] for agent in one["has_agent"]] for one in activities}
    assert named["Director"] == ["Marchetti, Odile", "Lind, Samuel, Jr."]
    assert named["Writer"] == ["Marchetti, Odile", "Berg, Karel van der"]
    assert named["ProductionCompany"] == ["Films du Quai, S.A."]
    assert named["CastMember"] == ["Ellison, Mara", "Grey, Anton", "Cher"]


@pytest.mark.parametrize(
    ("name", "inverted"),
    [
        ("Cher", "Cher"),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr."),
        ("Powell, Michael", "Powell, Michael"),
        ("Wolfgang von Waltershausen", "Waltershausen, Wolfgang von"),
        ("Van Johnson", "Johnson, Van"),
        ("張藝謀", "張藝謀"),
        ("Harry Davis Jr.", "Davis, Harry, Jr."),
    ],
)
def test_inverted_names(name, inverted):
    assert parts(name).inverted == inverted


def test_a_year_is_a_release_where_no_date_says_more():
    events = work(FilmSheet(title="Sea", year=1948))["has_event"]
    assert events == [{"category": "avefi:PublicationEvent", "type": "ReleaseEvent", "has_date": "1948"}]
    dated = FilmSheet(title="Sea", year=1948, release_dates=(ReleaseDate(date="1948-09-06", place="UK"),))
    assert [event["has_date"] for event in work(dated)["has_event"]] == ["1948-09-06"]


def test_coverage_names_what_is_filled():
    covered = coverage(FULL)
    assert len(covered) == 15
    assert [element for element, found in covered.items() if not found] == [
        "Series/Serial",
        "Original format",
        "Original length",
        "Relationship",
        "Source",
    ]
    assert covered["Cast"][0] == "Mara Ellison (Jeanne Duval)"
    assert covered["Identifier"] == ("tt0000000",)


def test_coverage_of_nothing_is_nothing():
    assert not any(coverage(EMPTY).values())


def test_the_report_counts_the_films():
    bare = FilmSheet(title="Sea", cast=(CastMember(actor="Cher"),))
    report = write("en15744", FULL, bare)
    assert "The Salt Garden (1953): 10 of 15 elements" in report
    assert "Sea: 2 of 15 elements" in report
    assert "  Year of reference          1    50%" in report
