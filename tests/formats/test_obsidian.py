"""Notes for Obsidian: the front matter is YAML, people are links, roles are in the body."""

import re

import pytest
import yaml
from hypothesis import given

from filmsheet import CastMember, FilmSheet, TriviaItem
from filmsheet.formats import ExportError, write
from filmsheet.formats.obsidian import front_matter, note
from formats.samples import EMPTY, FULL, HOSTILE, SAMPLES, few, titled_sheets

LINK = re.compile(r"\[\[[^\[\]|#^\\/:*?\"<>]+\]\]")


def separated(document):
    opening, front, body = re.split(r"^---$", document, maxsplit=2, flags=re.MULTILINE)
    assert opening == ""
    return yaml.safe_load(front), body


@pytest.mark.parametrize("sheet", SAMPLES.values(), ids=SAMPLES)
def test_the_front_matter_reads_back(sheet):
    front, _ = separated(note(sheet))
    assert front == front_matter(sheet)


@few
@given(titled_sheets())
def test_any_front_matter_reads_back(sheet):
    front, _ = separated(note(sheet))
    assert front == front_matter(sheet)
    for key in ("director", "writer", "actors"):
        assert all(LINK.fullmatch(link) for link in front.get(key, ()))


def test_the_keys_are_those_of_film_vaults():
    front, body = separated(note(FULL))
    assert front["type"] == "movie"
    assert front["year"] == "1953"
    assert front["premiere"] == "1953-03-04"
    assert front["duration"] == "107 min"
    assert front["onlineRating"] == 7.4
    assert front["ageRating"] == "PG"
    assert front["director"] == ["[[Odile Marchetti]]", "[[Samuel Lind, Jr.]]"]
    assert front["actors"] == ["[[Mara Ellison]]", "[[Anton Grey]]", "[[Cher]]"]
    assert front["tags"] == ["mediaDB/tv/movie"]
    assert "- [[Mara Ellison]] as Jeanne Duval\n" in body
    assert "1. Shot in six weeks.\n2. The sea is real." in body


def test_links_are_quoted():
    assert '  - "[[Odile Marchetti]]"\n' in note(FULL)


def test_markup_of_a_sheet_is_text():
    _, body = separated(note(HOSTILE))
    assert "- [[X y z]] as \\<b\\>\\*\\_R\\_\\*\\</b\\>" in body
    assert "<script>" not in body


def test_an_item_of_several_paragraphs_stays_one_item():
    sheet = FilmSheet(title="Sea", trivia=(TriviaItem(text="One.\n\nTwo."),))
    assert "1. One.\n   \n   Two." in note(sheet)


def test_keys_can_have_other_names():
    assert 'regie:\n  - "[[Odile Marchetti]]"' in note(FULL, {"director": "regie"})


def test_a_role_that_is_absent_leaves_no_trace():
    assert note(FilmSheet(title="Sea", cast=(CastMember(actor="Cher"),))).endswith("\n- [[Cher]]\n")


def test_a_film_without_a_title_is_refused():
    with pytest.raises(ExportError):
        write("obsidian", EMPTY)
