"""Bylines, and title lines with facts behind the title."""

from __future__ import annotations

import pytest

from filmsheet import parse
from filmsheet.bylines import bylines
from filmsheet.title import read_title


def said(line):
    return [(one.key, line[one.start : one.end]) for one in bylines(line, 0, len(line))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mit Lea Gruber, Moritz Stangl u.a.", [("cast", "Lea Gruber, Moritz Stangl u.a.")]),
        ("De Hélène Vasseur", [("directors", "Hélène Vasseur")]),
        ("Ein Film von Dagmar Wust", [("directors", "Dagmar Wust")]),
        ("di Nora Lucchetti, con Alba Rohr, Elio Germ", [("directors", "Nora Lucchetti"), ("cast", "Alba Rohr, Elio Germ")]),
        ("Drame réalisé par Ada Roy, avec Gil Pell et Rémy Gir.", [("directors", "Ada Roy"), ("cast", "Gil Pell et Rémy Gir.")]),
        ("met Huub Stap, Willeke van Amel en Josse de Paauw", [("cast", "Huub Stap, Willeke van Amel en Josse de Paauw")]),
    ],
)
def test_a_preposition_before_names_is_a_byline(line, expected):
    assert said(line) == expected


@pytest.mark.parametrize(
    "line",
    ["Mit 71 Jahren kauft sie ein Motorrad.", "De la mer", "Di notte", "De Niro", "Von Hamburg nach Berlin", "With love, he leaves."],
)
def test_a_preposition_before_anything_else_is_none(line):
    assert said(line) == []


def test_bylines_below_a_title():
    sheet = parse("La stanza\nUn film di Ada Rossi. Con Lia Neri, Ugo Bo. Drammatico, durata 105 min. - Italia 2008.\n")
    assert (sheet.title, sheet.directors, sheet.genres, sheet.countries) == ("La stanza", ("Ada Rossi",), ("Drammatico",), ("Italia",))
    assert (sheet.runtime, sheet.year, [one.actor for one in sheet.cast]) == (105, 2008, ["Lia Neri", "Ugo Bo"])


@pytest.mark.parametrize(
    ("line", "title", "year"),
    [
        ("Le Phare (2001, 95 min)", "Le Phare", 2001),
        ("Os Inquilinos | Brasil / Portugal, 2021, 84 min, 14 anos", "Os Inquilinos", 2021),
        ("달빛 수영장 (Moonlight Pool, 2021)", "달빛 수영장", 2021),
        ("Nonton Film Kabut Merah (2010) Subtitle Indonesia", "Kabut Merah", 2010),
        ("Paris, Texas (1984)", "Paris, Texas", 1984),
        ("Tinker, Tailor (Soldier)", "Tinker, Tailor (Soldier)", None),
    ],
)
def test_what_stands_behind_a_title_is_no_part_of_it(line, title, year):
    found = read_title(line, 0, len(line))
    assert (found.title.value, found.year and found.year.value) == (title, year)


@pytest.mark.parametrize("line", ["(Italia-Jugoslavia/1964)", "Italien/Jugoslawien 1964", "BR Deutschland 1964 Spielfilm"])
def test_countries_and_a_year_below_a_title(line):
    sheet = parse(f"Der Hafen\n{line}\n\nRegie: Ada Roy\n")
    assert sheet.year == 1964
    assert sheet.countries[0] in line
    assert sheet.title == "Der Hafen"
