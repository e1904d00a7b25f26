"""Alternating signs in a cast: what they settle, and what is judged."""

import pytest

from filmsheet import analyze_cast, parse, parse_cast
from filmsheet.reading import model

CREDITS = [("Ida Holm", "Mary"), ("Tom Reed", "Sam Vane"), ("Ann Field", "the old nurse")]


def pairs(text, **options):
    return [(credit.actor, credit.role) for credit in parse_cast(text, **options)]


@pytest.mark.parametrize("form", ["{} as {}", "{} - {}", "{}: {}", "{} ... {}", "{} ({})", "{} → {}"])
@pytest.mark.parametrize("between", ["\n", "; ", ", ", " | ", " • "])
def test_what_repeats_is_certain_without_a_model(form, between, monkeypatch):
    monkeypatch.setattr(model, "unpack", None)
    model.shipped.cache_clear()
    text = between.join(form.format(*credit) for credit in CREDITS)
    assert pairs(text) == CREDITS
    assert not analyze_cast(text).confidence


@pytest.mark.parametrize("between", [" 🎭 ", " ▪ "])
def test_a_picture_is_a_bullet(between):
    assert pairs(between.join(f"{a} - {r}" for a, r in CREDITS[:2])) == CREDITS[:2]


def test_the_first_sign_that_all_share_parts_the_sides():
    assert pairs("Ida Holm: Herself - Host\nTom Reed: Himself") == [("Ida Holm", "Herself - Host"), ("Tom Reed", "Himself")]
    assert pairs("Herself - Host: Meg Ryan\nSecond sailor: Tom Hanks") == [("Meg Ryan", "Herself - Host"), ("Tom Hanks", "Second sailor")]


def test_known_names_tell_the_sides():
    text = "Mary Stone - Zorvan Quell\nSam - Brannick Ostrava"
    assert pairs(text) == [("Mary Stone", "Zorvan Quell"), ("Sam", "Brannick Ostrava")]
    assert pairs(text, known=["Zorvan Quell", "Brannick Ostrava"]) == [("Zorvan Quell", "Mary Stone"), ("Brannick Ostrava", "Sam")]


def test_a_role_that_all_have_is_no_key():
    assert pairs("Self: Meg Ryan\nSelf: Tom Hanks\nSelf: Ida Holm") == [("Meg Ryan", "Self"), ("Tom Hanks", "Self"), ("Ida Holm", "Self")]


def test_bare_rows_in_turn_are_a_guess():
    found = analyze_cast("Meg Ryan\nthe old nurse\nTom Hanks\nSecond sailor")
    assert [(credit.actor, credit.role) for credit in found.sheet] == [("Meg Ryan", "the old nurse"), ("Tom Hanks", "Second sailor")]
    assert all(0.5 < found.confidence[f"/{number}/{part}"] < 1 for number in (0, 1) for part in ("actor", "role"))


def test_signs_within_a_run_part_nothing():
    text = "Ida Holm as Mary (as Ida Vane) Tom Reed as Sam / the pilot Ann Field as Nurse, later matron Meg Ryan as Ann"
    assert pairs(text) == [("Ida Holm", "Mary (as Ida Vane)"), ("Tom Reed", "Sam / the pilot"), ("Ann Field", "Nurse, later matron"), ("Meg Ryan", "Ann")]


def test_a_slash_within_the_one_role_parts_no_credits():
    assert pairs("Ida Holm as Mary / Sam / Old Tom") == [("Ida Holm", "Mary / Sam / Old Tom")]


def test_what_says_that_there_are_more_is_claimed():
    found = analyze_cast("Ida Holm - Mary, Tom Reed - Sam and many others")
    assert [credit.role for credit in found.sheet] == ["Mary", "Sam"]
    assert not found.unread


def test_a_sheet_reads_its_cast_by_the_same_signs():
    sheet = parse("Title: Night Ferry\nYear: 1948\nCast: Mary Vane played by Ida Holm; Sam played by Tom Reed")
    assert [(one.actor, one.role) for one in sheet.cast] == [("Ida Holm", "Mary Vane"), ("Tom Reed", "Sam")]
