"""Labels that mean one thing or another: the value tells. And fields given twice, or with more in them than they say."""

from __future__ import annotations

import pytest

from filmsheet import parse


@pytest.mark.parametrize(
    ("line", "key", "expected"),
    [
        ("Produktion: Piotr Dudnik", "producers", ("Piotr Dudnik",)),
        ("Produktion: Nordlicht-Film GmbH", "production_companies", ("Nordlicht-Film GmbH",)),
        ("Producción: Ignacio Iquín Roca", "producers", ("Ignacio Iquín Roca",)),
        ("Productora: Universal Cumbre", "production_companies", ("Universal Cumbre",)),
        ("제작: 황혜민", "producers", ("황혜민",)),
        ("제작: 영화사 물결", "production_companies", ("영화사 물결",)),
        ("Argumento: Alves Redondo", "writers", ("Alves Redondo",)),
        ("Image: Miguel Soto", "cinematographers", ("Miguel Soto",)),
    ],
)
def test_the_value_tells_what_a_label_means(line, key, expected):
    sheet = parse(f"Title: Der Hafen\nYear: 1951\n{line}\n")
    assert getattr(sheet, key) == expected
    assert sheet.storyline is None


def test_argumento_with_a_plot_is_the_storyline():
    sheet = parse("Título: El puerto\nArgumento: Un marinero vuelve a casa y encuentra la puerta cerrada.\n")
    assert sheet.storyline == "Un marinero vuelve a casa y encuentra la puerta cerrada."
    assert sheet.writers == ()


def test_a_country_with_a_year_behind_it():
    sheet = parse("Titel: Der Hafen\nLand / Jahr: Deutschland 1929\n")
    assert (sheet.countries, sheet.year) == (("Deutschland",), 1929)


def test_a_date_with_a_running_time_behind_it():
    sheet = parse("Titre: Le Port\nSortie : 14 septembre 2016 (1h 42min)\n")
    assert (sheet.release_dates[0].date, sheet.runtime) == ("2016-09-14", 102)


def test_awards_parted_by_semicolons():
    sheet = parse("Title: The Port\nAwards: Golden Buoy 1951; Silver Anchor (nominated)\n")
    assert sheet.awards == ("Golden Buoy 1951", "Silver Anchor (nominated)")


def test_a_cast_told_twice_unites():
    sheet = parse("Title: The Port\nCast: Ann Hale, Bob Reed\n\nGenre: Drama\n\nStarring:\nAnn Hale ... Mary\nBob Reed ... Jack\nCyd Lane ... Eve\n")
    assert [(one.actor, one.role) for one in sheet.cast] == [("Ann Hale", "Mary"), ("Bob Reed", "Jack"), ("Cyd Lane", "Eve")]
