"""Bugs that users of similar parsers reported, and the behaviour of filmsheet; docs/reliability.md has the table."""

from __future__ import annotations

import time

import pytest

import promises
from filmsheet import analyze, iter_sheets, parse
from filmsheet.text.source import decode

SHEET = "Title: The Harbour\nYear: 1931\n"


def codes(text):
    return [diagnostic.code for diagnostic in analyze(text).diagnostics]


def quickly(text, seconds=2.0):
    start = time.process_time()
    promises.check(text)
    assert time.process_time() - start < seconds


def test_a_repeated_label_aborts_nothing():
    text = "Title: The Harbour\nDirector: Ann Field\nDirector: Tom Reed\nYear: 1931\nYear: 1932\n"
    sheet = parse(text)
    assert sheet.directors == ("Ann Field", "Tom Reed")
    assert (sheet.title, sheet.year, sheet.unread) == ("The Harbour", 1931, ("Year: 1932",))
    assert codes(text) == ["FS103"]


def test_one_bad_sheet_among_many_leaves_the_others():
    good = "Title: The {}\nYear: 1931\nDirector: Ann Field\n\n"
    text = good.format("Harbour") + "Title: The\ud800 Pier\nYear: soon\nDirector: ((((\n\n" + good.format("Lighthouse")
    assert [sheet.title for sheet in iter_sheets(text)] == ["The Harbour", "The\ufffd Pier", "The Lighthouse"]


def test_lines_that_no_rule_knows_are_kept_and_reported():
    text = f"{SHEET}\nclick here to share\n\nGenre: Drama\n"
    analysis = analyze(text)
    assert analysis.sheet.unread == ("click here to share",)
    assert analysis.sheet.genres == ("Drama",)
    assert [(d.code, d.line, d.column) for d in analysis.diagnostics] == [("FS401", 4, 1)]


def test_the_place_of_a_value_is_known():
    text = f"{SHEET}Genre: Drama, Comedy\n"
    (span,) = analyze(text).spans["/genres/1"]
    assert text[slice(*span)] == "Comedy"


@pytest.mark.parametrize(
    "text",
    [
        "Title: Frasier S8E6-768660\nRuntime: 6-768660 min\n",
        "Title: Week 45-Ep 6478\nYear: 1931-999999\nRating: 1-99999999\n",
        "Trivia:\n1. It rains.\n999999. It does not.\n1-5000. Never.\n",
    ],
)
def test_ranges_are_not_counted_out(text):
    quickly(text)
    assert len(parse(text).model_dump_json()) < 2000


def test_a_word_in_a_word_is_no_fact():
    sheet = parse("Night 238ddcd5aff\n\nDirector: Ann Field\nYear: 1931\n")
    assert sheet.title == "Night 238ddcd5aff"


@pytest.mark.parametrize("damage", ["Runtime: {{{", "Runtime: (82", "Runtime", "Runtime: \x00", "Runtime: @misc{82", "Runtime <<82"])
def test_a_malformed_field_takes_nothing_with_it(damage):
    before, after = "Title: The Harbour\nGenre: Drama\n", "\nYear: 1931\nDirector: Ann Field\n"
    sheet = parse(f"{before}{damage}{after}")
    assert (sheet.title, sheet.genres, sheet.year, sheet.directors) == ("The Harbour", ("Drama",), 1931, ("Ann Field",))
    promises.check(f"{before}{damage}{after}")


def test_what_cannot_be_read_is_reported_and_kept_word_for_word():
    text = f"{SHEET}Runtime:   about  {{two}}\treels\n"
    assert parse(text).unread == ("Runtime:   about  {two}\treels",)
    assert codes(text) == ["FS102"]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$1,234,567", 1_234_567, "USD"),
        ("€1.234.567", 1_234_567, "EUR"),
        ("$1.5 million", 1_500_000, "USD"),
        ("£350.000", 350_000, "GBP"),
        ("1 234 567 €", 1_234_567, "EUR"),
        ("about $349", 349, "USD"),
    ],
)
def test_separators_in_sums(text, amount, currency):
    budget = parse(f"{SHEET}Budget: {text}\n").budget
    assert (budget.amount, budget.currency) == (amount, currency)


@pytest.mark.parametrize(
    "text",
    [
        "Release date: " + "9" * 3200,
        "Release date: " + " ".join(str(2000 + n) for n in range(400)),
        "Runtime: BGR3" + " " * 800 + "186" + " " * 800 + "days" + " " * 800 + "18" + " " * 800 + "hours",
        "Budget: " + "1" * 1500,
        "Storyline: Rok bud." + "2027777983834843834843042003200220012000199919981997" * 8,
        "Rating: " + "1" * 60 + "!",
        "Storyline: is a 1931 drama film directed by Ann Field" + "." * 400 + "\x01" + "." * 400,
        "Cast: " + "a" * 40 + "." * 40 + "b",
    ],
)
def test_no_value_stalls(text):
    quickly(text)


@pytest.mark.parametrize(
    "name", ["San San Chiou", "Van Maximilian Carlson", "Vincent van Gogh", "Pennie von Bergen Wessels", "Andrew Ma", "J. R. Smith", "Tom Van de Weghe"]
)
def test_names_are_kept_whole(name):
    assert parse(f"{SHEET}Director: {name}\n").directors == (name,)
    assert parse(f"{SHEET}Cast: {name} as Mary, Tom Reed as Sam\n").cast[0].actor == name


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Regie: Jürgen Müller, Hervé Noël", "cp1252"), ("Tytuł: Śluza\nReżyser: Łucja Żak", "cp1250"), ("Title: Carter’s Ferry", "utf-8"), ("Regia: é", "utf-8")],
)
def test_the_encoding_of_a_short_text(text, encoding):
    assert decode(text.encode(encoding)).text == text
