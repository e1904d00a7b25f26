"""Notations around labels and values: BBCode, JSON, YAML, XML, wiki templates."""

from __future__ import annotations

import pytest

from filmsheet import parse
from filmsheet.text.markup import shadow
from filmsheet.text.source import FILL


def record(text):
    return {key: value for key, value in parse(text).model_dump(mode="json").items() if value not in (None, [], {})}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[b]Year:[/b] 1948", "...Year:.... 1948"),
        ("[size=4]Night Ferry[/size]", "........Night Ferry......."),
        ("[Year] 1948", "[Year] 1948"),
        ('{"Year": "1948"}', "..Year.: .1948.."),
        ('{"Year": "1948","Title": "X"}', "..Year.: .1948.\n.Title.: .X.."),
        ('He wrote "never" on the wall: "no"', 'He wrote "never" on the wall: "no"'),
        ("genre: [Drama, War]", "genre: .Drama, War."),
        ("plot: >", "plot: ."),
        ("{{ubl|Ann Field|Bo Lee}}", "......Ann Field|Bo Lee.."),
        ("{{film date|1999|10|8|Norway}}", "............1999-10-8(Norway)."),
        ("{{film date|df=y|1999|10|8|Oslo|1999|12|1|Rome}}", ".................1999-10-8|Oslo|1999|12|1|Rome.."),
        ("{{US$|2.5 million|1958}}", "..US$.2.5 million......."),
        ("{{Use dmy dates|date=May 2025}}", "..Use dmy dates.date.May 2025.."),
        ("{{lang|fr}} film", "..lang|fr.. film"),
        ("[[Ann Field (actor)|Ann]]", "....................Ann.."),
        ("Film[Bearbeiten | Quelltext bearbeiten]", "Film..................................."),
        ('{"ator": "Ada Roy", "personagem": "Lia"}', "..........Ada Roy as ..............Lia.."),
        ("plot: |-", "plot: .."),
        ("- {actor: Ann Field, role: Mary}", "- ....... Ann Field as ... Mary."),
        ("{actor: Ann Field, role", "{actor: Ann Field, role"),
        ("== Plot ==", ".. Plot .."),
        ("<movie><year>1948</year></movie>", "\n.......year:1948\n.............."),
    ],
)
def test_shadow(text, seen):
    assert shadow(text).replace(FILL, ".") == seen
    assert len(shadow(text)) == len(text)


def test_bbcode():
    sheet = record("[b]Director:[/b] Fergus Boyle\n[b]Year:[/b] [i]1993[/i]\n[b]Cast:[/b] Ann Field, Bo Lee")
    assert sheet["directors"] == ["Fergus Boyle"]
    assert sheet["year"] == 1993
    assert [member["actor"] for member in sheet["cast"]] == ["Ann Field", "Bo Lee"]


@pytest.mark.parametrize("gap", ["\n  ", " ", ""])
def test_json(gap):
    text = f'{{{gap}"Title": "Borrowed Thunder",{gap}"Year": 1985,{gap}"Genre": ["Comedy", "War"],{gap}"Plot": "He said \\"no\\"."{gap}}}'
    sheet = record(text)
    assert (sheet["title"], sheet["year"], sheet["genres"]) == ("Borrowed Thunder", 1985, ["Comedy", "War"])
    assert sheet["storyline"] == 'He said "no".'


def test_elements():
    text = (
        '<?xml version="1.0"?>\n<movie>\n  <title>Feather Street</title>\n  <runtime>93</runtime>\n  <director>Bente Krogh</director>\n'
        "  <actor>\n    <name>Jens Falk</name>\n    <role>Viggo</role>\n  </actor>\n  <actor>\n    <name>Lone Dahl</name>\n    <role>Inga</role>\n  </actor>\n</movie>\n"
    )
    sheet = record(text)
    assert (sheet["title"], sheet["runtime"], sheet["directors"]) == ("Feather Street", 93, ["Bente Krogh"])
    assert sheet["cast"] == [{"actor": "Jens Falk", "role": "Viggo"}, {"actor": "Lone Dahl", "role": "Inga"}]


def test_wiki_infobox():
    text = "{{Infobox film\n| name = Night Ferry\n| producer = {{plainlist|\n* [[Amos Reed]]\n* Julia Farr\n}}\n| released = {{film date|1999|10|8|Norway}}\n| runtime = 103 minutes\n}}\n"
    sheet = record(text)
    assert (sheet["title"], sheet["producers"], sheet["runtime"]) == ("Night Ferry", ["Amos Reed", "Julia Farr"], 103)
    assert sheet["release_dates"] == [{"date": "1999-10-08", "place": "Norway"}]


def test_rating_elements():
    text = (
        '<?xml version="1.0"?>\n<movie>\n  <title>Night Ferry</title>\n  <ratings>\n    <rating name="imdb" max="10" default="true">\n'
        "      <value>7.100000</value>\n      <votes>5821</votes>\n    </rating>\n  </ratings>\n  <userrating>0</userrating>\n  <credits>Tom Reed</credits>\n</movie>\n"
    )
    sheet = record(text)
    assert sheet["ratings"] == [{"source": "IMDb", "value": 7.1, "best": 10.0, "votes": 5821}]
    assert sheet["writers"] == ["Tom Reed"]


def test_people_in_braces():
    sheet = record("title: Night Ferry\nyear: 1958\ncast:\n  - {actor: Ann Field, role: Mary}\n  - {actor: Bo Lee}\n  - {actor: Cy Moe, role: null}\n")
    assert sheet["cast"] == [{"actor": "Ann Field", "role": "Mary"}, {"actor": "Bo Lee", "role": None}, {"actor": "Cy Moe", "role": None}]


def test_wiki_page():
    text = (
        "{{Short description|1999 film by Ann Field}}\n{{Infobox film\n| name = Night Ferry\n| runtime = 103 minutes<ref>{{cite web|title=The Board}}</ref>\n"
        "| country = Norway\n}}\n\n==Plot==\nA pilot is late and three passengers know why.\n\n==Cast==\n* [[Bo Lee]] as Tom\n\n[[Category:1999 films]]\n"
    )
    sheet = record(text)
    assert (sheet["runtime"], sheet["countries"]) == (103, ["Norway"])
    assert sheet["storyline"] == "A pilot is late and three passengers know why."
    assert sheet["cast"] == [{"actor": "Bo Lee", "role": "Tom"}]
    assert "genres" not in sheet


def test_json_on_one_line():
    sheet = parse(
        '{"title": "Cold Harbour Lane", "cast": [{"actor": "Ada Cole", "role": "Tess"}, {"actor": "Bo Berg", "role": null}], "year": 1958, "genres": ["Drama"]}'
    )
    assert [(member.actor, member.role) for member in sheet.cast] == [("Ada Cole", "Tess"), ("Bo Berg", None)]
    assert (sheet.title, sheet.year, sheet.genres, sheet.unread) == ("Cold Harbour Lane", 1958, ("Drama",), ())


def test_quotes_within_strings():
    sheet = parse('{\n"title": "Night Ferry",\n"cast": [{"actor": "Ann Field", "role": "La \\"Gull\\""}]\n}')
    assert [(member.actor, member.role) for member in sheet.cast] == [("Ann Field", 'La "Gull"')]


def test_a_list_of_other_things_on_one_line_is_no_cast():
    sheet = parse('{"title": "Cold Harbour Lane", "ratings": [{"source": "IMDb", "value": "7.1/10"}], "year": 1958}')
    assert (sheet.title, sheet.cast) == ("Cold Harbour Lane", ())
