"""Identifiers and addresses: how they are recognised, and where they go."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import promises
from filmsheet import analyze, parse
from filmsheet.text.identifiers import ADDRESS, IMDB, TMDB, WIKIDATA, identifiers

FOUND = {
    "tt0040725": (IMDB, "tt0040725"),
    "https://www.imdb.com/title/tt0040725/": (IMDB, "tt0040725"),
    "m.imdb.com/title/tt0040725?ref_=fn": (IMDB, "tt0040725"),
    "http://www.imdb.com/de-DE/title/tt10872600/reference": (IMDB, "tt10872600"),
    "https://www.themoviedb.org/movie/19542-the-red-shoes": (TMDB, "19542"),
    "tmdb-19542": (TMDB, "19542"),
    "{tmdb-19542}": (TMDB, "19542"),
    "Q164963": (WIKIDATA, "Q164963"),
    "https://www.wikidata.org/wiki/Q164963": (WIKIDATA, "Q164963"),
    "http://www.wikidata.org/entity/Q164963": (WIKIDATA, "Q164963"),
    "Wikidata: Q164963": (WIKIDATA, "Q164963"),
    "https://example.org/films/(1948)": (ADDRESS, "https://example.org/films/(1948)"),
    "www.example.org": (ADDRESS, "www.example.org"),
    "https://www.imdb.com/name/nm0003836/": (ADDRESS, "https://www.imdb.com/name/nm0003836/"),
}


@pytest.mark.parametrize("text", FOUND)
def test_what_is_one(text):
    (found,) = identifiers(text)
    assert (found.label, found.value) == FOUND[text]
    assert text[found.start : found.end] == text.strip("{}")


@pytest.mark.parametrize(
    "text", ["tt12345", "att0040725", "In Q3 2024", "Q7", "TMDB 7.5", "TMDB: 8", "https://", "ann@www.example.org", "tt0040725x", "/tt0040725"]
)
def test_what_is_none(text):
    assert list(identifiers(text)) == []


def test_marks_of_the_sentence_are_no_part_of_an_address():
    text = "(see https://example.org/a_(b), https://example.org/c)."
    assert [one.value for one in identifiers(text)] == ["https://example.org/a_(b)", "https://example.org/c"]


def test_a_region_is_read_alone():
    text = "tt0040725 tt0040726 tt0040727"
    assert [one.value for one in identifiers(text, 9, 20)] == ["tt0040726"]


@pytest.mark.parametrize("text", FOUND)
def test_in_a_sheet_it_goes_into_other(text):
    sheet = f"Title: The Harbour\nYear: 1931\n{text}\n\nStoryline: A pilot waits for a ship.\n"
    analysis = analyze(sheet)
    label, value = FOUND[text]
    assert value in analysis.sheet.other.values()
    assert analysis.sheet.unread == ()
    assert (analysis.sheet.title, analysis.sheet.year, analysis.sheet.storyline) == ("The Harbour", 1931, "A pilot waits for a ship.")
    if text != "Wikidata: Q164963":  # with its own label
        assert analysis.sheet.other == {label: value}
        assert [sheet[a:b] for a, b in analysis.spans[f"/other/{label}"]] == [text.strip("{}")]
        assert analysis.diagnostics == ()
    promises.check(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        "Title: The Harbour\nStoryline: A pilot waits.\n\nhttps://www.imdb.com/title/tt0021022/",
        "Title: The Harbour\nStoryline: A pilot waits.\nhttps://www.imdb.com/title/tt0021022/\nYear: 1931",
        "Title: The Harbour\nTrivia:\n1. It was shot at sea.\n2. The ferry sank.\ntt0021022",
        "Title: The Harbour\nCast: Ann Field as Ida\ntt0021022",
        "The Harbour (1931) [tt0021022]\nDirector: Ann Field",
        "The Harbour (1931) {imdb-tt0021022}\nDirector: Ann Field",
        "# The Harbour\n\n[IMDb](https://www.imdb.com/title/tt0021022/)\nYear: 1931",
        '<h1>The Harbour</h1><p>Year: 1931</p><a href="https://www.imdb.com/title/tt0021022/">more</a>',
        "Title: The Harbour\nIMDb: 8.1/10 https://www.imdb.com/title/tt0021022/",
        "Title: The Harbour\nYear: 1931\ntt0021022\nhttps://www.imdb.com/title/tt0021022/",
    ],
)
def test_any_place(sheet):
    read = parse(sheet)
    assert (read.title, read.other["IMDb id"]) == ("The Harbour", "tt0021022")
    assert "tt0021022" not in "".join((read.storyline or "", *read.unread, *(one.text for one in read.trivia), *(one.role or "" for one in read.cast)))
    promises.check(sheet)


def test_a_label_keeps_its_own():
    sheet = parse("Title: The Harbour\nWebsite: https://example.org\nIMDb: tt0021022\nRuntime: https://example.org/94")
    assert sheet.other == {"Website": "https://example.org", "IMDb": "tt0021022"}


def test_two_of_a_kind_are_lines_of_one_field():
    sheet = parse("Title: The Harbour\nYear: 1931\nhttps://example.org/a\nhttps://example.org/b\nhttps://example.org/a")
    assert sheet.other == {"URL": "https://example.org/a\nhttps://example.org/b"}


def test_links_of_a_page_to_many_films_are_none_of_the_film():
    links = "".join(f'<a href="https://www.imdb.com/title/tt002102{n}/">film</a>' for n in range(3))
    assert parse(f"<h1>The Harbour</h1><p>Year: 1931</p>{links}").other == {}


def test_an_address_alone_is_no_film_sheet():
    analysis = analyze("https://example.org")
    assert (analysis.sheet.other, [one.code for one in analysis.diagnostics]) == ({"URL": "https://example.org"}, ["FS002"])


def test_beyond_the_limit_nothing_is_read():
    text = "Title: The Harbour\nYear: 1931\ntt0021022"
    assert analyze(text, max_chars=30).sheet.other == {}


def test_a_record_with_identifiers_reads_back():
    sheet = parse("Title: The Harbour\nYear: 1931\ntt0021022\ntmdb-19542\nQ164963\nhttps://example.org")
    assert len(sheet.other) == 4
    assert parse(sheet.to_text()) == sheet


WORDS = st.sampled_from(
    [
        *FOUND,
        "Title: The Harbour",
        "\n",
        "\n\n",
        "Year: 1931",
        "A pilot waits.",
        "[",
        "](",
        ")",
        "<a href='",
        "'>",
        "{",
        "}",
        "Cast: Ann Field as Ida",
        "1. ",
        "**",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_promises_hold_with_them(text):
    promises.check_analysis(text, analyze(text))


@pytest.mark.parametrize(
    "piece", ["www.", "https://", "tt0040725 ", "https://a.org/))))", "Q12\n", "tmdb-1 ", "wikidata: Q1", "imdb.com/title/tt", "(" * 9, "https://a.org "]
)
def test_time_grows_with_the_text(piece):
    def seconds(text):
        start = time.process_time()
        for _ in identifiers(text):
            pass
        return time.process_time() - start

    floor = max(min(seconds(piece * 600) for _ in range(3)), 2e-4)
    assert min(seconds(piece * 9_600) for _ in range(2)) < 50 * floor + 0.02
