"""The short way for plain sheets: which sheets take it, and that it reads what the whole way reads."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import promises
from filmsheet import analyze, parse
from filmsheet.analysis import finish, options, read_text
from filmsheet.plain import read_plain
from filmsheet.vocabulary import DEFAULT

SEED = (pathlib.Path(__file__).parent / "fixtures/the-red-shoes.txt").read_text(encoding="utf-8")
PLAIN = (
    "Title: Night Ferry\nYear: 1949\nRunning time: 93 min\nCountry: UK, France\nGenre: Drama / Crime\nIMDB Rating: 7.4\n"
    "Directed by: Ann Field and Tom Reed\nStudio: Harbour Films\nStarring: Mary Holm as Ada Wilde Ivo Lund as The Keeper\n\n"
    "  1. The ferry was built for the film.\n  2. It sank in 1951 .\n"
)

VALUES = {
    "Title": ["Night Ferry", "M", "8½", "Gone, Harbour", "Ferry 3", "Night Ferry (1949)", "“Ferry”", "| Night Ferry"],
    "Year": ["1948", "(1948)", "1948.", "48", "c. 1948", "1948-1950"],
    "Runtime": ["134", "134 min", "2h 14m", "90 minutes / 95 minutes"],
    "Genre": ["Drama", "Drama, Music, Romance", "Drama/Music", "Sci-Fi & Fantasy", "Drama and Music", "Drama, drama", "Drama.", "Drama, 94 min"],
    "Director": ["Ann Field", "Ann Field, Tom Reed", "Ann Field and Tom Reed", "Tom & Ann Reed", "Reed, Tom", "unknown"],
    "Written by": ["H. C. Anders (story)", "Ann Field; Tom Reed", "based on a novel by Ann Field"],
    "Country": ["UK", "USA, UK", "West Germany / France", "Flag of Peru Peru", "Deutschland 1929"],
    "Language": ["English", "English, French", "English and French (some German)", "English, 94 min"],
    "IMDB Rating": ["8", "8.1", "8,1", "8.1/10", "11", "PG"],
    "Studio": ["Harbour Pictures, Inc., The Wharf", "The Wharf", "A Pictures and B Films"],
    "Also known as": ["Die Nachtfähre", "Ferry, Boat"],
    "Starring": [
        "Mary Holm as Ada Wilde Ivo Lund as The Keeper", "Mary Holm as Ada, Ivo Lund as Max", "Mary Holm, Ivo Lund and others", "295",
        "Mary Holm (Ada)", "Mary Holm as Ada (voice) Ivo Lund", "Mary Holm, 92 min", ", Mary Holm", "UK, 2min",
    ],
}  # fmt: skip
STORIES = [
    '"Night Ferry" is a 1949 British drama film directed by Ann Field. A keeper waits for a ship.',
    "She waits. " * 25,
    "The ferry leaves at dawn, and nobody on the quay can say where the keeper went, or why the lamp is still lit; " * 3,
    "Cast away on an island, two sailors build a boat. " * 5,
    "Copyright is what the two brothers quarrel about until the house burns down one night, and then they leave. " * 3,
]
DAMAGE = ["", "\n", "\n\n", " ", "\u00a0", ":", "\t", "\r", "\u2028", "|", "   ", "(", "1. ", "- ", "Year: 1950\n", "See more", "<b>", "é", ". The", " as "]


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """A sheet of labelled lines, a storyline and a list, most of it plain."""
    chosen = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=7))
    lines = [f"{label}{draw(st.sampled_from([': ', ' : ', ':  ']))}{draw(st.sampled_from(VALUES[label]))}" for label in chosen]
    if draw(st.booleans()):
        told = draw(st.lists(st.sampled_from(STORIES), min_size=1, max_size=3))
        lines.insert(draw(st.integers(0, len(lines))), "Storyline:   " + "\n\n".join(told))
    items = [f"  {number}. {text}" for number, text in enumerate(draw(st.lists(st.sampled_from(STORIES), max_size=3)), 1)]
    return "\n".join(lines) + "\n\n" + "\n".join(items)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Such a sheet, or the seed, with a piece cut out or put in."""
    text = draw(st.one_of(sheets(), st.just(SEED), st.just(PLAIN)))
    start = draw(st.integers(0, len(text)))
    return text[:start] + draw(st.sampled_from(DAMAGE)) + text[start + draw(st.integers(0, 20)) :]


def whole_way(text):
    how = options(False, None, (), len(text) or 1)
    return finish(read_text(text, how), how).sheet


@pytest.mark.parametrize("text", [SEED, PLAIN], ids=["seed", "plain"])
def test_the_seed_and_its_like_are_plain(text):
    assert read_plain(text, DEFAULT) is not None
    assert parse(text) == whole_way(text)


@pytest.mark.parametrize(
    "line",
    [
        "Night Ferry (1949)", "Year: 1950", "Sound: mono", "Genre:", "Director - Ann Field", "<b>Language</b>: English", "Language: English: see below",
        "Language:\tEnglish", "* Language: English", "Genre: Romance", "=====", "Runtime: 93 min\r",
    ],
)  # fmt: skip
def test_one_line_of_another_kind_is_left_to_the_whole_way(line):
    start, items = PLAIN.replace("Running time: 93 min\n", "").split("\n\n")
    assert read_plain(f"{start}\n{line}\n\n{items}", DEFAULT) is None


def test_a_plain_sheet_can_still_be_asked_for_every_place():
    analysis = analyze(SEED)
    assert SEED[slice(*analysis.spans["/year"][0])] == "1948"
    assert "".join(token.text for token in analysis.tokens) == SEED
    assert analysis.confidence["/title"] > 0.9


def test_known_people_help_on_the_short_way_too():
    text = "Year: 1949\nCast: Ann Field as Ada Rose Mary Holm as Max"
    assert [member.actor for member in parse(text, known=["Rose Mary Holm"]).cast] == ["Ann Field", "Rose Mary Holm"]
    assert [member.actor for member in parse(text, known=["Mary Holm"]).cast] == ["Ann Field", "Mary Holm"]


@settings(max_examples=300, deadline=None)
@given(st.one_of(sheets(), damaged()))
def test_both_ways_read_the_same(text):
    promises.check_plain(text, parse(text))
