"""Forms of values by people and programs: short dates, inverted names, placeholders, seconds, long numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmsheet import analyze, parse
from filmsheet.text.source import Span
from filmsheet.values import (
    commas_separate,
    further_values,
    money,
    names,
    placeholder,
    ratings,
    release_dates,
    runtime,
    surname_first,
    year,
)

SHEET = "Title: The Harbour\n"


def codes(text):
    return [found.code for found in analyze(text).diagnostics]


# Short dates.


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Sept. 1958", "1958-09"),
        ("févr. 1958", "1958-02"),
        ("Mon. 3 May 1958", "1958-05-03"),
        ("Tue., Sept. 3, 1958", "1958-09-03"),
        ("3. Sept. 1958", "1958-09-03"),
        ("Mi., 3. Sept. 1958", "1958-09-03"),
        ("lun. 3 févr. 1958", "1958-02-03"),
        ("пн. 3 мая 1958", "1958-05-03"),
    ],
)
def test_a_date_with_words_cut_short_is_one_value(written, date):
    analysis = analyze(f"{SHEET}Released: {written}")
    assert [(one.date, one.place) for one in analysis.sheet.release_dates] == [(date, None)]
    assert analysis.sheet.year == 1958
    assert analysis.sheet.unread == ()
    assert analysis.diagnostics == ()
    assert written in [analysis.text[slice(*span)] for span in analysis.spans["/release_dates/0/date"]]


def test_statements_are_still_split_at_full_stops():
    sheet = parse("Title: Night Ferry. Released: Sept. 1958. Director: Ann Field.")
    assert (sheet.release_dates[0].date, sheet.directors) == ("1958-09", ("Ann Field",))


# A surname before the given names.


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Field, Ann", "Ann Field"),
        ("Field, Ann (uncredited)", "Ann Field"),
        ("van Damme, Joel", "Joel van Damme"),
        ("Field, A. B.", "A. B. Field"),
        ("López-Cruz, José", "José López-Cruz"),
    ],
)
def test_a_surname_before_given_names_is_one_person(written, name):
    analysis = analyze(f"{SHEET}Director: {written}\nWriter: Tom Reed and Ida Holm")
    assert analysis.sheet.directors == (name,)
    assert analysis.confidence["/directors/0"] < 1
    assert analysis.alternatives["/directors/0"][0] == name.split()[-1]
    assert parse(analysis.text) == analysis.sheet


@pytest.mark.parametrize("other", ["Writers: Ada Roy, Ida Holm", "Cast: Ada Roy, Ida Holm", "Producer: Ada Roy (story), Ida Holm, Kai Wulff"])
def test_where_commas_part_other_names_they_part_here_too(other):
    sheet = parse(f"{SHEET}Director: Moby, Vangelis\n{other}")
    assert sheet.directors == ("Moby", "Vangelis")


def test_surnames_first_with_semicolons_part_no_names_at_commas():
    sheet = parse(f"{SHEET}Director: Field, Ann\nWriters: Roy, Ada; Holm, Ida")
    assert (sheet.directors, sheet.writers) == (("Ann Field",), ("Ada Roy", "Ida Holm"))


def test_a_surname_of_two_words_stands_before_a_known_given_name():
    sheet = parse(f"{SHEET}Director: Garrido Lozano, Julián\nWriters: Garrido Lozano, Julián; Colinas, José")
    assert (sheet.directors, sheet.writers) == (("Julián Garrido Lozano",), ("Julián Garrido Lozano", "José Colinas"))
    assert parse(f"{SHEET}Director: Anna Field, Xolo").directors == ("Anna Field", "Xolo")


def test_surnames_first_on_lines_of_their_own():
    assert [one.value for one in names("Field, Ann\nRoy, Ada", 0, 19)] == ["Ann Field", "Ada Roy"]


@pytest.mark.parametrize(
    "text", ["Ann Field", "Ann Field, Tom Reed", "Field, Jr.", "field, ann", "Field, others", "A, B, C", "Field, Ann & Roy, Ada", "Field, Ann May Sue"]
)
def test_what_is_no_turned_name(text):
    assert surname_first(text, 0, len(text)) is None


@pytest.mark.parametrize("text", ["Ann Field", "Field, Ann", "Ann Field, Jr.", "de Field, Ann", "Ann Field & Tom Reed"])
def test_where_no_comma_parts_people(text):
    assert not commas_separate(text, 0, len(text))


# Placeholders.

FIELDS = (
    "Year",
    "Runtime",
    "Director",
    "Cast",
    "Genre",
    "Country",
    "Language",
    "Budget",
    "Storyline",
    "Tagline",
    "Released",
    "Rating",
    "Certificate",
    "Writers",
)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("words", ["N/A", "TBD", "unknown", "various", "-", "(unknown)", "n.a.", "unbekannt", "неизвестно", "未知", "Desconocido"])
def test_a_placeholder_is_left_out_and_said(field, words):
    analysis = analyze(f"{SHEET}{field}: {words}\nComposer: Ida Holm")
    assert analysis.sheet.model_dump(exclude_defaults=True) == {"title": "The Harbour", "composers": ("Ida Holm",)}
    assert [(one.code, one.severity) for one in analysis.diagnostics] == [("FS108", "info")]
    assert parse(analysis.text) == analysis.sheet


@pytest.mark.parametrize("words", ["N/A", "TBD", "-", "n/a"])
def test_as_a_title_a_few_are(words):
    analysis = analyze(f"Title: {words}\nYear: 1931")
    assert (analysis.sheet.title, analysis.sheet.year, analysis.sheet.unread) == (None, 1931, ())
    assert [one.code for one in analysis.diagnostics] == ["FS108"]


@pytest.mark.parametrize("title", ["Unknown", "Various", "None", "Nil"])
def test_a_film_may_be_called_so(title):
    assert parse(f"Title: {title}\nYear: 1931").title == title


@pytest.mark.parametrize("text", ["Unknown Soldier", "Ann Unknown", "various artists of Leeds", "N/A-7", "-1"])
def test_words_that_only_hold_one_are_none(text):
    assert not placeholder(text, 0, len(text))


# Long numbers and seconds.


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("PT5640S", 94),
        ("PT1H30M59S", 90),
        ("5640 seconds", 94),
        ("5,640 sec.", 94),
        ("5640 s", 94),
        ("5640 seconds (94 min)", 94),
        ("5640 Sekunden", 94),
        ("5640秒", 94),
    ],
)
def test_running_times_in_seconds(written, minutes):
    analysis = analyze(f"{SHEET}Runtime: {written}")
    assert (analysis.sheet.runtime, analysis.sheet.unread) == (minutes, ())
    assert analysis.diagnostics == ()


@pytest.mark.parametrize("written", ["45 seconds", "9999999 seconds", "5640 screens"])
def test_no_running_time_in_seconds(written):
    assert runtime(written, 0, len(written)) is None


@pytest.mark.parametrize(("written", "minutes"), [("8.9", None), ("7.5", None), ("95.5", 95), ("8", 8)])
def test_a_single_figure_with_a_fraction_is_no_running_time(written, minutes):
    found = runtime(written, 0, len(written))
    assert (None if found is None else found.value) == minutes


READERS = {
    "year": lambda text: [year(text, 0, len(text))],
    "runtime": lambda text: [runtime(text, 0, len(text))],
    "money": lambda text: list(money(text, 0, len(text)) or ()),
    "ratings": lambda text: [part for one in ratings(text, 0, len(text), None) for part in one[:4]],
    "dates": lambda text: [part for one in release_dates(text, 0, len(text)) for part in one[:3]],
}
NUMBERS = st.from_regex(r"[1-9][0-9]{15,30}", fullmatch=True) | st.from_regex(
    r"[1-9][0-9]{0,2}(,[0-9]{3}){5,12}|[1-9][0-9]{0,2}(\.[0-9]{3}){5,12}", fullmatch=True
)


@pytest.mark.parametrize("name", READERS)
@given(
    number=NUMBERS,
    before=st.sampled_from(["", "$", "€ ", "IMDb ", "8.1/10 ("]),
    behind=st.sampled_from(["", " dollars", " million", " min", "%", " votes)", "/10"]),
)
def test_a_long_number_is_never_cut_in_two(name, number, before, behind):
    text = f"{before}{number}{behind}"
    first, last = len(before), len(before) + len(number)
    for found in READERS[name](text):
        if found is not None and found.start >= 0:
            assert found.end <= first or found.start >= last or (found.start <= first and found.end >= last), found


# Further values.


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("Runtime: 94 min (director's cut: 120 min)", "120 min"),
        ("Runtime: 94 min / 120 min", "120 min"),
        ("Budget: $2 million ($3 million adjusted)", "$3 million"),
        ("Budget: $2 million; €3 million", "€3 million"),
        ("Year: 1948 (1951)", "1951"),
        ("Year: 1948, 1951", "1951"),
        ("Released: 3 May 1958 (10 June 1959)", "10 June 1959"),
    ],
)
def test_a_second_value_is_said(field, words):
    analysis = analyze(f"{SHEET}{field}")
    assert [(one.code, analysis.text[slice(*one.span)]) for one in analysis.diagnostics] == [("FS104", words)]


@pytest.mark.parametrize(
    "field",
    [
        "Runtime: 94 min (1h 34m)",
        "Runtime: 90-94 min",
        "Budget: $2 million (estimated)",
        "Budget: $2–3 million",
        "Year: 1948-1951",
        "Year: 1948/49",
        "Released: 3 May 1958 (UK), 10 June 1959 (USA)",
    ],
)
def test_the_same_again_and_ranges_are_no_second_value(field):
    assert codes(f"{SHEET}{field}") == []


def test_a_text_is_no_value():
    text = "94 min " + "and 120 min " * 400
    assert further_values("runtime", text, Span(0, len(text)), {94}) == []
    assert further_values("genres", "94 min", Span(0, 6), set()) == []
