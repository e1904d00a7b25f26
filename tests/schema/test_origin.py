"""Records with their origin: the model and its schema."""

import json

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from filmsheet import FilmSheet, FilmSheetWithOrigin, parse
from filmsheet.cli import main
from filmsheet.models import RECORD_KEYS
from filmsheet.schema import VERSION, record_schema

TWO = "Title: The Harbour\nYear: 1931\n\nTitle: The Lighthouse\nYear: 1950\nTide: low\n"


def lines(capsys):
    return capsys.readouterr().out.splitlines()


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")


@pytest.mark.parametrize("output", ["records.jsonl", "records.json", None])
def test_what_origin_writes_is_read_by_its_model(output, capsys, tmp_path):
    assert main(["two.txt", "--origin", "-q", *(["-o", output] if output else [])]) == 0
    text = (tmp_path / output).read_text(encoding="utf-8") if output else capsys.readouterr().out
    records = json.loads(text) if output == "records.json" else [json.loads(line) for line in text.splitlines()]
    found = [FilmSheetWithOrigin.model_validate(record) for record in records]
    assert [(one.source, one.line, one.title) for one in found] == [("two.txt", 1, "The Harbour"), ("two.txt", 4, "The Lighthouse")]
    assert found[1].sheet == parse(TWO[TWO.index("Title: The L") :])
    assert type(found[1].sheet) is FilmSheet


def test_it_writes_what_the_command_writes(capsys):
    assert main(["two.txt", "--origin", "--compact", "-q"]) == 0
    for line in lines(capsys):
        assert FilmSheetWithOrigin.model_validate_json(line).model_dump_json() == line


def test_its_keys_are_those_of_the_record_after_the_origin():
    assert tuple(FilmSheetWithOrigin.model_fields) == ("source", "line", *RECORD_KEYS)


def test_it_is_hashable_and_equal_by_value():
    one, other = (FilmSheetWithOrigin(source="a.txt", line=1, title="Sea", other={"Tide": "low"}) for _ in range(2))
    assert {one} == {other}
    assert one != FilmSheetWithOrigin(source="a.txt", line=2, title="Sea", other={"Tide": "low"})
    assert one.sheet != one


@pytest.mark.parametrize("wrong", [{"source": ""}, {"line": 0}, {"source": None}, {"colour": "red"}])
def test_it_refuses_what_is_no_origin(wrong):
    with pytest.raises(ValidationError):
        FilmSheetWithOrigin(**{"source": "a.txt", "line": 1, **wrong})


def test_standard_input_has_a_name(capsys, monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TWO.encode()), encoding="utf-8"))
    assert main(["-", "--origin", "-q"]) == 0
    assert {FilmSheetWithOrigin.model_validate_json(line).source for line in lines(capsys)} == {"<stdin>"}


def test_the_schema_with_origin(capsys):
    assert main(["--schema", "--origin"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema == record_schema(origin=True)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    main(["two.txt", "--origin", "-q"])
    records = [json.loads(line) for line in lines(capsys)]
    assert all(map(validator.is_valid, records))
    assert not validator.is_valid({**records[0], "line": 0})
    assert not validator.is_valid(json.loads(parse(TWO).model_dump_json()))
    assert not Draft202012Validator(record_schema()).is_valid(records[0])


def test_the_schema_without_is_as_it_was():
    assert record_schema()["$id"] == f"urn:filmsheet:schema:record:{VERSION}"
    assert "source" not in record_schema()["properties"]
