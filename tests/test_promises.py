"""The promises of the parser, as properties over composed, damaged and random text."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import promises
from filmsheet import analyze, iter_analyses, iter_sheets, parse

SHEETS = sorted((pathlib.Path(__file__).parent / "fixtures").rglob("*.txt"))
TEXTS = [path.read_bytes().decode("utf-8", "surrogatepass") for path in SHEETS]

PIECES = st.sampled_from(
    [
        "Year", "Title", "Cast", "Genre", "Trivia", "Storyline", "Runtime", "Rating", "Director", "IMDB Rating", "Budget", "Release date",
        ":", " : ", "=", "...", " - ", "|", "\t", "    ", "\n", "\n\n", "\r\n", "\r", " ", "\u00a0", "\u3000", "\ufeff", "1.", "2)", "#3", "(4)", "•",
        "- ", "* ", "1948", "(1948)", "8.1/10", "82%", "2h 14m", "$8.4–14 million", "6 September 1948 (UK)", "Ann Field", "Tom Reed", " as ",
        "Mary Holm", "Drama", ", ", "; ", " / ", " and ", "(voice)", "“", "”", '"', "**", "_", "<b>", "</b>", "<br>", "<p>", "&amp;", "&#233;", "`",
        "The harbour is a 1931 drama film directed by Ann Field.", "She waits for the ship.", "导演", "제목", "Режиссёр", "\ud800", "\x00", "\x1f", "\u202e",
        "é", "e\u0301", "🎬", "---", "# ", "[x](http://a.b)", "<!--", "-->", "UK 1947 | 103 mins", "Night Ferry (1949)", "|", "::", "See more »",
    ]
)  # fmt: skip
COMPOSED = st.lists(PIECES, max_size=40).map("".join)
RANDOM = st.text(alphabet=st.characters(codec=None), max_size=120)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A fixture with pieces removed, doubled or inserted."""
    text = draw(st.sampled_from(TEXTS))[:3000]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(st.one_of(PIECES, st.just(""), st.just(text[start:end] * 2))) + text[end:]
    return text


ANY_TEXT = st.one_of(COMPOSED, RANDOM, damaged())


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_read_and_every_character_accounted_for(text: str) -> None:
    analysis = analyze(text)
    promises.check_analysis(text, analysis)
    assert parse(text) == analysis.sheet


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_json_to_record_to_json_is_the_identity(text: str) -> None:
    promises.check_json(parse(text))


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_films_tile_their_source(text: str) -> None:
    promises.check_films(text)
    assert [film.sheet for film in iter_analyses(text)] == list(iter_sheets(text))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_fixtures_keep_the_promises(path: pathlib.Path) -> None:
    promises.check(path.read_bytes().decode("utf-8", "surrogatepass"))
