"""The frozen JSON Schema: it equals that of the models, it is valid, and every record conforms to it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from filmsheet import FilmSheet, parse
from filmsheet.models import RECORD_KEYS
from filmsheet.schema import VERSION, record_schema

TOOL = Path(__file__).parents[2] / "tools/record_schema.py"
FIXTURES = Path(__file__).parent.parent / "fixtures"
SHEETS = sorted(FIXTURES.rglob("*.txt"))
VALIDATOR = Draft202012Validator(record_schema())


def without_words(node):
    """The schema without descriptions, whose wording may change within a version."""
    if isinstance(node, dict):
        return {key: without_words(value) for key, value in node.items() if not (key == "description" and isinstance(value, str))}
    return [without_words(value) for value in node] if isinstance(node, list) else node


def test_it_is_a_schema_of_its_dialect():
    Draft202012Validator.check_schema(record_schema())
    assert record_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert record_schema()["$id"] == f"urn:filmsheet:schema:record:{VERSION}"


def test_the_models_have_not_drifted_from_it():
    done = subprocess.run([sys.executable, TOOL], capture_output=True, check=True, timeout=60)
    assert without_words(record_schema()) == without_words(json.loads(done.stdout))


def test_it_has_the_keys_of_the_record_in_their_order():
    assert tuple(record_schema()["properties"]) == tuple(record_schema()["required"]) == RECORD_KEYS


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_every_fixture_is_valid(path):
    record = parse(path.read_bytes().decode("utf-8", "replace"))
    VALIDATOR.validate(json.loads(record.model_dump_json()))


@pytest.mark.parametrize(
    "change",
    [
        {"year": 1800},
        {"year": "1948"},
        {"title": ""},
        {"colour": "red"},
        {"cast": [{"actor": "Cher"}]},
        {"release_dates": [{"date": "1948-13", "place": None}]},
        {"budget": {"text": "$5", "amount": -5, "amount_max": None, "currency": "USD"}},
    ],
    ids=str,
)
def test_it_refuses_what_is_no_record(change):
    record = json.loads(FilmSheet().model_dump_json())
    assert VALIDATOR.is_valid(record)
    assert not VALIDATOR.is_valid({**record, **change})


def test_a_version_that_is_not_there():
    with pytest.raises(LookupError, match="newest is 1"):
        record_schema(99)
