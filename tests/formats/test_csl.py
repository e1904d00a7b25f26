"""CSL-JSON: only properties of its schema, and a citation processor prints it."""

import json
import warnings
from pathlib import Path

import citeproc
import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from filmsheet import FilmSheet
from filmsheet.formats import write
from filmsheet.formats.csl import csl, item
from formats.samples import EMPTY, FULL, SAMPLES, few, film_sheets

_TEXT = {"type": "string"}
_NAMED = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": dict.fromkeys(("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"), _TEXT),
        "additionalProperties": False,
    },
}
_PART = {"type": ["string", "number"]}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": _PART, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        }
    },
    "additionalProperties": False,
}
SCHEMA = Draft7Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "type": {"enum": ["motion_picture"]},
                "id": {"type": ["string", "number"]},
                **dict.fromkeys(("director", "script-writer", "producer", "composer", "performer"), _NAMED),
                "issued": _DATE,
                **dict.fromkeys(("title", "original-title", "publisher", "language", "dimensions"), _TEXT),
                **dict.fromkeys(("keyword", "abstract", "note"), _TEXT),
            },
            "required": ["type", "id"],
            "additionalProperties": False,
        },
    }
)
"""The keys that filmsheet writes, in schemas/input/csl-data.json of citation-style-language/schema."""


@pytest.mark.parametrize("sheet", [*SAMPLES.values(), EMPTY], ids=[*SAMPLES, "empty"])
def test_it_is_valid(sheet):
    SCHEMA.validate(json.loads(write("csl", sheet)))


@few
@given(st.lists(film_sheets(), max_size=4))
def test_any_list_is_valid_and_ids_are_unique(sheets):
    (document,) = csl(sheets)
    items = json.loads(document)
    SCHEMA.validate(items)
    assert len({one["id"] for one in items}) == len(sheets)


def test_what_is_cited():
    found = item(FULL)
    assert found["director"][1] == {"family": "Lind", "given": "Samuel", "suffix": "Jr."}
    assert found["script-writer"][1] == {"family": "Berg", "given": "Karel", "dropping-particle": "van der"}
    assert found["performer"][2] == {"literal": "Cher"}
    assert found["issued"] == {"date-parts": [[1953, 3, 4]]}
    assert found["note"] == "Cast: Mara Ellison as Jeanne Duval; Anton Grey as The Ferryman (voice)"


def test_ids_are_for_people():
    (document,) = csl([FULL, FULL, FilmSheet(title="Été")])
    assert [one["id"] for one in json.loads(document)] == ["the-salt-garden-1953", "the-salt-garden-1953-2", "ete"]


def test_a_citation_processor_prints_it():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(write("csl", FULL)))
        style = citeproc.CitationStylesStyle(str(Path(__file__).with_name("film.csl")), validate=False)
        bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        bibliography.register(citeproc.Citation([citeproc.CitationItem("the-salt-garden-1953")]))
        (entry,) = map(str, bibliography.bibliography())
    assert entry == "Hale, Tomas. The Salt Garden. 1953. Films du Quai, S.A."
