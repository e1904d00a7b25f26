"""The promises of the parser, as properties over composed, damaged and random text."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmsheet import Analysis, FilmSheet, analyze, iter_analyses, iter_sheets, parse
from filmsheet.source import BLANKS

SHEETS = sorted((pathlib.Path(__file__).parent / "fixtures/sheets").glob("*.txt"))
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
    """A fixture with pieces cut out, doubled or put in."""
    text = draw(st.sampled_from(TEXTS))[:3000]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(st.one_of(PIECES, st.just(""), st.just(text[start:end] * 2))) + text[end:]
    return text


ANY_TEXT = st.one_of(COMPOSED, RANDOM, damaged())


def leaves(node: object, pointer: str = "") -> dict[str, object]:
    """The leaves of a record by JSON Pointer."""
    if isinstance(node, dict):
        found: dict[str, object] = {}
        for key, value in node.items():
            found |= leaves(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
        return found
    if isinstance(node, list):
        return {p: leaf for n, value in enumerate(node) for p, leaf in leaves(value, f"{pointer}/{n}").items()}
    return {pointer: node}


def check_all(text: str, analysis: Analysis) -> None:
    check_tiling(text, analysis)
    check_accounted(text, analysis)
    check_grounded(text, analysis)


def check_tiling(text: str, analysis: Analysis) -> None:
    assert "".join(token.text for token in analysis.tokens) == text
    for token in analysis.tokens:
        assert token.span.start < token.span.end


def check_accounted(text: str, analysis: Analysis) -> None:
    spans = sorted((span, pointer) for pointer, spans in analysis.spans.items() for span in spans)
    unread = [span for span, pointer in spans if pointer.startswith("/unread/")]
    for token in analysis.tokens:
        if token.kind == "blank":
            assert not token.text.strip(BLANKS)
        elif token.kind == "value":
            assert any(a <= token.span.start and token.span.end <= b for (a, b), _ in spans), token
        elif token.kind == "unread":
            assert any(a <= token.span.start and token.span.end <= b for a, b in unread), token


def check_grounded(text: str, analysis: Analysis) -> None:
    record = leaves(analysis.sheet.model_dump(mode="json"))
    for pointer, spans in analysis.spans.items():
        assert pointer in record, pointer
        assert spans
        for start, end in spans:
            assert 0 <= start < end <= len(text), (pointer, start, end)
            assert text[start:end].strip(BLANKS), (pointer, text[start:end])
    for pointer, value in record.items():
        if value not in (None, {}, []) and not pointer.endswith("/best"):
            assert pointer in analysis.spans, (pointer, value)
    for pointer in (*analysis.confidence, *analysis.alternatives):
        assert pointer in record or pointer == "", pointer
    for probability in analysis.confidence.values():
        assert 0 < probability <= 1


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_read_and_every_character_accounted_for(text: str) -> None:
    analysis = analyze(text)
    check_all(text, analysis)
    assert parse(text) == analysis.sheet
    for diagnostic in analysis.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        assert diagnostic.line >= 1
        assert diagnostic.column >= 1
        assert "\n" not in diagnostic.message


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_json_to_record_to_json_is_the_identity(text: str) -> None:
    sheet = parse(text)
    dumped = sheet.model_dump_json()
    assert FilmSheet.model_validate_json(dumped) == sheet
    assert FilmSheet.model_validate_json(dumped).model_dump_json() == dumped
    dumped.encode()


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_films_tile_their_source(text: str) -> None:
    films = list(iter_analyses(text))
    assert films
    assert "".join(film.text for film in films) == text
    assert "".join(token.text for film in films for token in film.tokens) == text
    for film in films:
        for token in film.tokens:
            assert text[token.span.start : token.span.end] == token.text
    assert [film.sheet for film in films] == list(iter_sheets(text))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_fixtures_keep_the_promises(path: pathlib.Path) -> None:
    text = path.read_bytes().decode("utf-8", "surrogatepass")
    check_all(text, analyze(text))
