"""The phrase lists: every list that a reader names exists, and every list is used."""

from __future__ import annotations

import pathlib
import re

import pytest

import filmsheet.storyline
from filmsheet.storyline.languages import LANGUAGES
from filmsheet.storyline.phrases import compiled, entries, phrases
from filmsheet.vocabulary.table import CREW

FOLDER = pathlib.Path(filmsheet.storyline.__file__).parent
SOURCE = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
LISTS = [
    f"{path.stem}.{heading}"
    for path in sorted((FOLDER / "words").glob("*.txt"))
    for heading in re.findall(r"^\[(.+)\]$", path.read_text("utf-8"), re.MULTILINE)
]
MADE_UP = {f"crew.{lead}{key}" for lead in ("", "work_") for key in CREW}
MADE_UP |= {f"glosses.{mark}" for mark in ("original", "foreign", "eastern", "other")}
"""Lists whose names are computed."""


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_phrases_and_is_read(name: str) -> None:
    assert entries(name)
    assert phrases(name).pattern
    assert name.partition(".")[0] in LANGUAGES or name in MADE_UP or name in SOURCE


def test_named_lists_are_there() -> None:
    named = set(re.findall(r'[{"]((?:film|subject|years|glosses|title|people|crew|facts|east)\.[a-z_]+)[~}" ]', SOURCE))
    assert len(named) > 40
    assert named <= set(LISTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_lists(language: str) -> None:
    assert {name for name in LISTS if name.startswith(f"{language}.")} == {
        f"{language}.{heading}" for heading in ("is", "film", "directed", "starring", "generic", *["article"] * (language != "ru"))
    }


@pytest.mark.parametrize(("text", "found"), [("was released in 1948", "released in 1948"), ("is unreleased in 1948", None), ("released in 1848", None)])
def test_a_pattern_holds_lists_and_years(text: str, found: str | None) -> None:
    match = compiled(r"(?<!\w){years.release}\s+in\s+{year}").search(text)
    assert (match and match[0]) == found
