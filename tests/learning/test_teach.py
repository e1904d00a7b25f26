"""A layout is learned from a corrected sheet, and nothing else changes."""

from __future__ import annotations

import time
import warnings

import pytest

from filmsheet import FilmSheet, TeachingError, TeachingWarning, analyze, iter_sheets, parse, teach

SHEET = """\
Wieczorny prom

dir:  Ann Field
zdj: Tom Holm
mon: Ida Reed
obs: Joe Kelly, Mary Stone, Otto Hale
dys: Harbour Film

Przewoźnik czeka na ostatni prom. Nikt nie przychodzi, a rzeka zamarza.

The Evening Ferry, Dania  1947 cz-b 1h 37m.
"""
RECORD = {
    "title": "Wieczorny prom",
    "original_title": "The Evening Ferry",
    "year": 1947,
    "runtime": 97,
    "countries": ["Dania"],
    "directors": ["Ann Field"],
    "writers": [],
    "cinematographers": ["Tom Holm"],
    "editors": ["Ida Reed"],
    "distributors": ["Harbour Film"],
    "storyline": "Przewoźnik czeka na ostatni prom. Nikt nie przychodzi, a rzeka zamarza.",
    "cast": [{"actor": "Joe Kelly", "role": None}, {"actor": "Mary Stone", "role": None}, {"actor": "Otto Hale", "role": None}],
}
OTHER = """\
Dom latarnika

dir:  Elena Novak
zdj: Pavel Costa
mon: Greta Vance
obs: Nora Falk, Hugo Grieg
dys: Lantern Pictures

Latarnik liczy statki. Pewnej nocy jeden z nich gaśnie.

The Keeper's House, Norwegia  1961 kol. 1h 12m.
"""
SEED = "Title : Night Ferry\nYear : 1948\nGenre : Drama, Music\nDirector: Ann Field\n\nCast\n\nIda Holm as Mary Tom Reed as Sam\n"


@pytest.fixture(scope="module")
def layouts():
    return teach([(SHEET, RECORD)])


def test_another_sheet_of_the_layout_is_read_right(layouts):
    before, after = parse(OTHER), parse(OTHER, layouts=layouts)
    assert before != after
    assert after.title == "Dom latarnika"
    assert after.original_title == "The Keeper's House"
    assert (after.year, after.runtime) == (1961, 72)
    assert after.cinematographers == ("Pavel Costa",)
    assert after.editors == ("Greta Vance",)
    assert after.distributors == ("Lantern Pictures",)
    assert [member.actor for member in after.cast] == ["Nora Falk", "Hugo Grieg"]
    assert after.storyline == "Latarnik liczy statki. Pewnej nocy jeden z nich gaśnie."


def test_the_sheet_itself_is_read_as_it_was_corrected(layouts):
    found = parse(SHEET, layouts=layouts).model_dump(mode="json")
    assert {key: found[key] for key in RECORD} == RECORD


@pytest.mark.parametrize("text", [SEED, "", "A film of no layout at all.", "Director: Ann Field", "zdj"])
def test_other_texts_are_read_as_before(layouts, text):
    assert parse(text, layouts=layouts) == parse(text)


def test_all_that_reads_takes_layouts(layouts, tmp_path):
    from filmsheet import iter_analyses, parse_file

    path = tmp_path / "sheet.txt"
    path.write_text(OTHER, encoding="utf-8")
    wanted = parse(OTHER, layouts=layouts)
    assert analyze(OTHER, layouts=layouts).sheet == wanted
    assert parse_file(path, layouts=layouts) == wanted
    assert list(iter_sheets(OTHER, layouts=layouts)) == [wanted]
    assert next(iter_analyses(OTHER.splitlines(keepends=True), layouts=layouts)).sheet == wanted


@pytest.mark.parametrize("wrong", ["mine.layouts", {}, 1])
def test_what_is_no_layouts_is_refused(wrong):
    with pytest.raises(TypeError, match=r"Layouts\.load"):
        parse("Year: 1948", layouts=wrong)


def test_what_is_not_in_the_text_is_named_and_the_rest_is_learned():
    record = {**RECORD, "composers": ["Nobody Here"], "runtime": 98, "colour": "red", "genres": 7}
    with pytest.warns(TeachingWarning) as noted:
        layouts = teach([(SHEET, record)])
    said = " | ".join(str(one.message) for one in noted)
    for part in ("composers: Nobody Here", "runtime: 98", "'colour'", "genres is not as a record has it"):
        assert part in said
    assert parse(OTHER, layouts=layouts).editors == ("Greta Vance",)


def test_a_value_that_was_not_found_is_not_taught_to_be_none():
    with pytest.warns(TeachingWarning, match="title: Wieczorny prow"):
        layouts = teach([(SHEET, {**RECORD, "title": "Wieczorny prow"})])
    assert parse(OTHER, layouts=layouts).cinematographers == ("Pavel Costa",)


@pytest.mark.parametrize("record", [{}, {"title": "Absent"}, {"year": 2050}, FilmSheet(title="Somebody else's", year=1931, directors=("Nobody",))])
def test_where_nothing_can_be_learned_an_error_says_so(record):
    with (
        pytest.warns(TeachingWarning) if record else pytest.warns(TeachingWarning, match="nothing"),
        pytest.raises(TeachingError, match="nothing could be learned"),
    ):
        teach([(SHEET, record)])


def test_a_record_of_another_sheet_is_not_learned():
    record = {
        **RECORD,
        "directors": ["A B"],
        "title": "C D",
        "original_title": "E F",
        "cinematographers": ["G H"],
        "editors": ["I J"],
        "cast": [{"actor": "K L"}],
        "storyline": "M.",
    }
    with pytest.warns(TeachingWarning) as noted, pytest.raises(TeachingError):
        teach([(SHEET, record)])
    assert "another sheet" in str(noted[-1].message)


@pytest.mark.parametrize("pairs", ["text", [SHEET], [(SHEET, RECORD, 1)], [(b"x", RECORD)], [(SHEET, "title")], [(SHEET, [1])]])
def test_what_are_no_pairs_is_refused(pairs):
    with pytest.raises(TypeError):
        teach(pairs)


def test_a_film_sheet_teaches_and_its_unread_does_not(layouts):
    corrected = FilmSheet(**{**RECORD, "unread": ("anything",)})
    taught = teach([(SHEET, corrected)])
    assert taught.examples[0].records[0].keys() >= {"title", "awards"}
    assert "unread" not in taught.examples[0].records[0]
    assert parse(OTHER, layouts=taught).editors == ("Greta Vance",)


def test_what_grammar_says_gives_way_to_an_example():
    text = "Director: Ann Field\nEditor: Tom Holm\nShelf: B 4"
    layouts = teach([(text, {"directors": ["Tom Holm"], "editors": ["Ann Field"]})])
    found = parse("Director: Ida Reed\nEditor: Joe Kelly\nShelf: C 9", layouts=layouts)
    assert (found.directors, found.editors) == (("Joe Kelly",), ("Ida Reed",))


def test_several_films_of_one_text():
    films = [("Dom latarnika", "Elena Novak", "Pavel Costa"), ("Wieczorny prom", "Ann Field", "Tom Holm"), ("Zima nad rzeką", "Ida Reed", "Otto Hale")]
    text = "\n\n".join(f"film {title}\nreal {director}\nfoto {camera}" for title, director, camera in films)
    records = [{"title": title, "directors": [director], "cinematographers": [camera]} for title, director, camera in films]
    layouts = teach([(text, records)])
    others = [("Statek widmo", "Nora Falk", "Hugo Grieg"), ("Most", "Clara Weiss", "Emil Hale"), ("Ostatni list", "Lena Wood", "Karl Ryan")]
    text = "\n\n".join(f"film {title}\nreal {director}\nfoto {camera}" for title, director, camera in others)
    found = [(sheet.title, *sheet.directors, *sheet.cinematographers) for sheet in iter_sheets(text, layouts=layouts)]
    assert found == others


def test_the_same_examples_give_the_same_layouts(layouts):
    assert teach([(SHEET, RECORD)]).to_json() == layouts.to_json()


def test_one_sheet_is_learned_in_ten_seconds():
    start = time.process_time()
    teach([(SHEET, RECORD)])
    assert time.process_time() - start < 10


def test_nothing_is_said_of_a_record_that_is_all_found():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        teach([(SHEET, RECORD)])
