"""Sources of several films: lazily, in constant memory, and independent of the chunks."""

from __future__ import annotations

import itertools
import pickle
import time
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmsheet import (
    BinaryInput,
    FilmSheetError,
    analyze,
    analyze_cast,
    iter_analyses,
    iter_sheets,
    parse,
    parse_cast,
    parse_file,
)
from filmsheet.analysis import options
from filmsheet.sheets import part_films, read_film

NAMES = st.sampled_from(["Ann Field", "Tom Reed", "Sue Day", "Joe Kelly", "Mary Holm", "Max Lind", "Rosa Berg", "Ida Storm", "Carl Holt"])
TITLES = st.sampled_from(["The Harbour", "Night Ferry", "The Lighthouse", "Winter Pier", "A Boat for Two", "Salt", "Fog over Bergen", "The Last Tide", "Gulls"])
PLOTS = [
    "A pilot waits for a ship that never comes, and the town waits with him.",
    "A captain finds a stowaway, and both of them find that the sea is wide.",
    "A keeper is alone with the light until a stranger rows in from the fog.",
    "A cook on a trawler writes letters to a port that is no longer there.",
    "A girl learns to swim in a winter when the whole of the bay is frozen.",
]
JOINTS = st.sampled_from(["\n", "\n\n", "\n----------\n", "\n\n* * *\n\n", "\n\n\n", "\n\x0c\n", "\n\n=====\n"])


@st.composite
def films(draw: st.DrawFn) -> list[dict[str, str]]:
    plots = draw(st.permutations(PLOTS))
    titles = draw(st.lists(TITLES, min_size=2, max_size=5, unique=True))
    years = draw(st.lists(st.integers(1900, 2020), min_size=len(titles), max_size=len(titles), unique=True))
    directors = draw(st.lists(NAMES, min_size=len(titles), max_size=len(titles), unique=True))
    return [
        {"title": title, "year": str(year), "director": director, "plot": plot}
        for title, year, director, plot in zip(titles, years, directors, plots, strict=False)
    ]


def labelled(film: dict[str, str], number: int) -> str:
    return f"Title: {film['title']}\nYear: {film['year']}\nDirector: {film['director']}\nStoryline: {film['plot']}"


def headed(film: dict[str, str], number: int) -> str:
    return f"{film['title']} ({film['year']})\nDirector: {film['director']}\nStoryline: {film['plot']}"


def bare(film: dict[str, str], number: int) -> str:
    return f"{film['title']}\n\nDirector: {film['director']}\nYear: {film['year']}\nStoryline: {film['plot']}"


def marked(film: dict[str, str], number: int) -> str:
    return f"## {film['title']}\n\n- **Year:** {film['year']}\n- **Director:** {film['director']}\n- **Plot:** {film['plot']}"


def numbered(film: dict[str, str], number: int) -> str:
    return f"{number}. {film['title']} ({film['year']})\nDirector: {film['director']}\nStoryline: {film['plot']}"


def bulleted(film: dict[str, str], number: int) -> str:
    return f"- **Title:** {film['title']}\n- **Year:** {film['year']}\n- **Director:** {film['director']}\n- **Plot:** {film['plot']}"


LAYOUTS = st.sampled_from([labelled, headed, bare, marked, numbered, bulleted])
SURE = st.sampled_from([labelled, bulleted])
"""Those that grammar is certain of."""


@settings(max_examples=60, deadline=None)
@given(films(), SURE, JOINTS)
def test_sheets_that_are_joined_come_back(sheets: list[dict[str, str]], layout: object, joint: str) -> None:
    assert callable(layout)
    text = joint.join(layout(film, number) for number, film in enumerate(sheets, 1))
    found = list(iter_sheets(text))
    assert [film.title for film in found] == [film["title"] for film in sheets]
    assert [str(film.year) for film in found] == [film["year"] for film in sheets]
    assert [film.directors for film in found] == [(film["director"],) for film in sheets]
    assert [film.storyline for film in found] == [film["plot"] for film in sheets]
    assert [film.unread for film in found] == [()] * len(sheets)


@settings(max_examples=30, deadline=None)
@given(films(), LAYOUTS, JOINTS, st.integers(1, 400))
def test_films_are_the_same_however_the_source_comes(sheets: list[dict[str, str]], layout: object, joint: str, size: int) -> None:
    assert callable(layout)
    text = joint.join(layout(film, number) for number, film in enumerate(sheets * 3, 1))
    how = options(False, None, (), 10_000_000)
    whole = [film.text for group in part_films(iter((text,)), how) for film in group]
    assert [film.text for group in part_films(pieces(text, size), how) for film in group] == whole
    assert list(iter_sheets(text.splitlines(keepends=True))) == list(iter_sheets(text))


def pieces(text: str, size: int) -> Iterator[str]:
    """The text in chunks of at least a given size that end where lines end."""
    held = ""
    for line in text.splitlines(keepends=True):
        held += line
        if len(held) >= size:
            yield held
            held = ""
    yield held


def stream(count: int | None = None, ending: str = "\n") -> Iterator[str]:
    for number in itertools.count() if count is None else range(count):
        title = f"Harbour {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}{number}"
        yield f"Title: {title}{ending}"
        yield f"Year: {1900 + number % 100}{ending}"
        yield f"Storyline: A pilot waits for ship {number}, and the town waits with him.{ending}"
        yield ending


@pytest.mark.parametrize("ending", ["\n", ""])
def test_an_endless_source_is_read_no_further_than_needed(ending: str) -> None:
    taken = 0

    def lines() -> Iterator[str]:
        nonlocal taken
        for line in stream(ending=ending):
            taken += 1
            yield line

    found = iter_sheets(lines())
    assert taken == 0
    first = next(found)
    assert first.title == "Harbour Aa0"
    assert taken < 1200  # a window, and the chunk in which it ends
    assert [film.year for film in itertools.islice(found, 50)] == [1900 + number % 100 for number in range(1, 51)]
    assert taken < 2400


def test_rows_are_read_no_further_than_needed() -> None:
    taken = 0

    def lines() -> Iterator[str]:
        nonlocal taken
        yield "Title,Year\n"
        for number in itertools.count():
            taken += 1
            yield f"Harbour {number},{1900 + number % 100}\n"

    found = iter_sheets(lines())
    assert [film.title for film in itertools.islice(found, 100)] == [f"Harbour {number}" for number in range(100)]
    assert taken < 2000


def test_a_stream_of_small_films_takes_constant_memory() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            assert sum(1 for _ in iter_sheets(stream(count))) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(20)
    assert peak(1600) < 1.5 * peak(800)


@pytest.mark.slow
def test_one_huge_film_takes_linear_time() -> None:
    paragraph = "A pilot waits for a ship that never comes, and the town waits with him, year after year after year.\n\n"

    def seconds(count: int) -> float:
        lines = ["Title: The Harbour\n", "Storyline:\n", *[paragraph] * count]
        times = []
        for _ in range(3):
            start = time.process_time()
            assert len(list(iter_sheets(lines))) == 1
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(4000) < 6 * seconds(1000)


@pytest.mark.parametrize("text", ["", "\n", " \n\n", "-----\n"])
def test_there_is_at_least_one_film(text: str) -> None:
    assert len(list(iter_sheets(text))) == 1
    assert len(list(iter_sheets([text]))) == 1
    assert len(list(iter_sheets([]))) == 1


@pytest.mark.parametrize("source", [b"Title: The Harbour", 7, None])
def test_a_source_is_text_or_lines_of_it(source: object) -> None:
    with pytest.raises(TypeError):
        list(iter_sheets(source))  # type: ignore[arg-type]


def test_lines_are_str() -> None:
    with pytest.raises(TypeError, match="line"):
        list(iter_sheets([b"Title: The Harbour"]))  # type: ignore[list-item]


def test_offsets_and_lines_count_from_the_start_of_the_source() -> None:
    text = "Title: The Harbour\r\nYear: 1931\r\nRuntime: soon\r\n\r\nTitle: Night Ferry\r\nYear: 1940\r\nRuntime: late\r\n"
    first, second = iter_analyses(text)
    ((start, end),) = second.spans["/title"]
    assert text[start:end] == "Night Ferry"
    assert [d.line for d in first.diagnostics if d.code == "FS102"] == [3]
    assert [d.line for d in second.diagnostics if d.code == "FS102"] == [7]
    assert [text[slice(*d.span)] for d in second.diagnostics if d.code == "FS102"] == ["Runtime: late"]


def test_a_film_without_its_pieces_is_read_too() -> None:
    text = "# Films\n\n## 1. The Harbour\n\n- **Director:** Ann Field\n- **Year:** 1931\n\n## 2. Night Ferry\n\n- **Director:** Tom Reed\n- **Year:** 1940\n"
    how = options(False, None, (), 10_000_000)
    films = [film for group in part_films(iter((text,)), how) for film in group]
    alone = [read_film(film._replace(read=None), how) for film in films]
    assert [film.sheet.directors for film in alone] == [("Ann Field",), ("Tom Reed",)]
    assert [film.tokens[0].span.start for film in alone] == [film.place.offset for film in films]


def test_a_long_source_is_the_same_however_it_comes() -> None:
    text = "".join(stream(700))
    whole = [(film.sheet, film.spans, film.confidence) for film in iter_analyses(text)]
    assert len(whole) == 700
    for size in (1, 300, 24_000, 24_001):
        assert [(film.sheet, film.spans, film.confidence) for film in iter_analyses(pieces(text, size))] == whole


def test_a_text_of_one_film_is_read_as_parse_reads_it() -> None:
    text = "The Harbour (1931)\nDirector: Ann Field\n\nA pilot waits for a ship that never comes, and the town waits with him.\n"
    assert list(iter_sheets(text)) == [parse(text)]


def test_what_was_read_goes_from_process_to_process():
    for text in ("Year: 1948\nCast: Ann Field as Mary Tom Reed as Sam", "Title: A\nRuntime: long\n\nNobody knows."):
        analysis = analyze(text)
        copied = pickle.loads(pickle.dumps(analysis))
        parts = ("sheet", "text", "tokens", "spans", "diagnostics", "confidence", "alternatives", "codes")
        assert all(getattr(copied, part) == getattr(analysis, part) for part in parts)
    with pytest.raises(FilmSheetError) as refused:
        parse("Title: A\nRuntime: long", strict=True)
    copied = pickle.loads(pickle.dumps(refused.value))
    assert (str(copied), copied.diagnostics) == (str(refused.value), refused.value.diagnostics)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"vocabulary": {"directors": ["X"]}}, TypeError),
        ({"vocabulary": "labels.toml"}, TypeError),
        ({"known": [1, 2]}, TypeError),
        ({"known": "Ann Field"}, TypeError),
        ({"max_chars": "5"}, TypeError),
        ({"max_chars": 0}, ValueError),
    ],
)
def test_an_option_of_a_wrong_type_is_said(options, error):
    for read in (parse, analyze, lambda text, **given: list(iter_sheets(text, **given))):
        with pytest.raises(error):
            read("Title: A", **options)


def test_an_analysis_shows_what_it_is_of():
    assert repr(analyze("Title: A\nYear: 1931")) == "<Analysis of 19 characters: title 'A', year 1931>"


def test_a_binary_file_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\0\1\2" * 100)
    with pytest.raises(BinaryInput, match=r"a\.txt: binary data"):
        parse_file(path)


def test_an_empty_cast_is_a_cast():
    assert analyze_cast("").sheet == parse_cast("") == []
