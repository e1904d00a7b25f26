"""Layouts of English pages: people with their jobs, numbered fields, headings, footers, tables, facts without labels."""

from __future__ import annotations

import pytest

from filmsheet import parse


def test_crew_above_the_cast():
    sheet = parse("Night Ferry (2021)\n\nOverview\nA pilot is late.\n\nAda Kestrel\nDirector\nJun Moriarty\nScreenplay\n\nStatus\nReleased\n")
    assert (sheet.directors, sheet.writers) == (("Ada Kestrel",), ("Jun Moriarty",))
    assert sheet.storyline == "A pilot is late."


def test_the_director_at_the_top_of_the_people():
    sheet = parse("Night Ferry\n1943, 1h 15m\n\nCast & Crew\nGeorge Lambeth\nDirector\nHal Norwood\nCaptain Stark\nIda Frayne\nNell\n\nGenre\nDrama\n")
    assert sheet.directors == ("George Lambeth",)
    assert sheet.genres == ("Drama",)
    assert {"Hal Norwood", "Ida Frayne"} <= {member.actor for member in sheet.cast}


@pytest.mark.parametrize(
    "text",
    [
        "Night Ferry\n\nDirector\nAda Kestrel\nWriter\nJun Moriarty\n",
        "NIGHT FERRY\nDIRECTED BY\n\nAda Kestrel\n\nWRITTEN BY\n\nJun Moriarty\n",
        "Night Ferry\nDirector\nAda Kestrel\nWriter\nJun Moriarty\n",
    ],
)
def test_a_label_above_its_value_stays_so(text):
    sheet = parse(text)
    assert (sheet.directors, sheet.writers) == (("Ada Kestrel",), ("Jun Moriarty",))


def test_a_label_broken_over_two_lines():
    sheet = parse("Night Ferry\nDirected by\tAda Kestrel\nProduction\ncompanies\t\nCrown Vale Productions\nCountry\tNorway\n")
    assert sheet.production_companies == ("Crown Vale Productions",)
    assert sheet.countries == ("Norway",)


def test_values_below_a_cell():
    sheet = parse("Title\tNight Ferry\nWritten by\tAda Kestrel\nJun Moriarty\nRunning time\t90 min\n")
    assert sheet.writers == ("Ada Kestrel", "Jun Moriarty")


def test_countries_within_a_value_are_no_labels():
    sheet = parse("Title: Night Ferry\nRuntime:\nUSA:121 min | UK:118 min\nRelease dates:\nVenice Film Festival: August 31, 2012\nUK: 02 November 2012\n")
    assert sheet.runtime == 121
    assert [release.date for release in sheet.release_dates] == ["2012-08-31", "2012-11-02"]


def test_footers_and_links_are_no_storyline():
    sheet = parse("Title: Night Ferry\nPlot:\nA pilot is late.\n\nmore\n© 2024 KinoBase | Privacy\n")
    assert sheet.storyline == "A pilot is late."


def test_numbered_awards_are_no_trivia():
    sheet = parse("Title: Night Ferry\nAwards:\n1. Harbour Prize\n2. Silver Gull: Best Actor\n")
    assert sheet.awards == ("Harbour Prize", "Silver Gull: Best Actor")
    assert sheet.trivia == ()


def test_minutes_are_no_film():
    sheet = parse("Minutes of the Garden Club\nDate: 4 May\nPresent: A. Holt\n\n1. The minutes were agreed.\n2. The director will write.\n")
    assert sheet.title is None
    assert sheet.trivia == ()


def test_the_head_of_a_table_is_no_member_of_the_cast():
    sheet = parse("# Night Ferry\n\n## Cast\n\n| Actor | Role |\n|---|---|\n| Rohan Kulkarni | Chotu |\n| Ishita Pal | Banno |\n\n## Trivia\n1. It rains.\n")
    assert [(member.actor, member.role) for member in sheet.cast] == [("Rohan Kulkarni", "Chotu"), ("Ishita Pal", "Banno")]


def test_keys_of_a_list_of_people_are_no_labels():
    sheet = parse("title: Night Ferry\ncast:\n  - name: Elsa Holt\n    role: Karin\n  - name: Per Nyman\n    role: The Collector\nyear: 2005\n")
    assert (sheet.title, sheet.year) == ("Night Ferry", 2005)
    assert [(member.actor, member.role) for member in sheet.cast] == [("Elsa Holt", "Karin"), ("Per Nyman", "The Collector")]


@pytest.mark.parametrize(
    "text",
    ["Trivia: (1) It rains. (2) It does not. (3) In 1955 it snowed.", "Trivia: 1. It rains. 2. It does not. 3. In 1955 it snowed."],
)
def test_trivia_that_lost_its_line_ends(text):
    assert [(item.number, item.text) for item in parse(text).trivia] == [(1, "It rains."), (2, "It does not."), (3, "In 1955 it snowed.")]


def test_a_number_in_a_sentence_opens_no_item():
    assert len(parse("Trivia: 1. Shot in 1955. It took 20 days (2 lost).").trivia) == 1


NUMBERED = """Here is what you asked for:

1. **Title**: The Winter Choir
2. **Release Year**: 2006
3. **Director**: Agnes Bloom
4. **Main Cast**: Tessa Dunn (as Clara), Robert Finch (as Father Moore)
5. **Plot Summary**: A choir loses its voice.
6. **Favourite sandwich**: cheese
"""


def test_a_numbered_list_of_fields():
    sheet = parse(NUMBERED)
    assert (sheet.title, sheet.year, sheet.directors) == ("The Winter Choir", 2006, ("Agnes Bloom",))
    assert [(member.actor, member.role) for member in sheet.cast] == [("Tessa Dunn", "Clara"), ("Robert Finch", "Father Moore")]
    assert sheet.storyline == "A choir loses its voice."
    assert sheet.trivia == ()


def test_numbered_trivia_that_opens_with_labels_stays_trivia():
    sheet = parse("Title: Night Ferry\nTrivia:\n1. Director: he was ill.\n2. Cast: all were late.\n3. Budget: none.\n4. Year: a leap year.\n")
    assert [item.number for item in sheet.trivia] == [1, 2, 3, 4]
    assert sheet.directors == ()


@pytest.mark.parametrize("mark", ["##", "#"])
def test_a_heading_ends_the_storyline(mark):
    sheet = parse(f"# Night Ferry\n\n## Plot\n\nA pilot is late.\n\n{mark} What remained\n\nA delight, if creaky, and rather long for what it is.\n")
    assert sheet.storyline == "A pilot is late."


def test_a_smaller_heading_goes_on_with_the_storyline():
    sheet = parse("# Night Ferry\n\n## Plot\n\nA pilot is late.\n\n### Act two\n\nHe is later still.\n")
    assert sheet.storyline.endswith("He is later still.")


def test_a_score_beside_its_source():
    sheet = parse("Night Ferry\n2008 ‧ Comedy ‧ 1h 33m\n\n7.1/10 · IMDb\n64% · Rotten Tomatoes\n\nDirector: Ann Field\n")
    assert [(rating.source, rating.value) for rating in sheet.ratings] == [("IMDb", 7.1), ("Rotten Tomatoes", 64.0)]


def test_facts_behind_the_word_movie_are_no_title():
    sheet = parse("Tundra Radio\nMovie | PG-13 | 2024\nDirected By: Yuri Lamb\n")
    assert (sheet.title, sheet.year, sheet.certificates) == ("Tundra Radio", 2024, ("PG-13",))


def test_labels_and_values_in_brackets():
    sheet = parse("[ TITLE ]........[ Night of the Heron    ]\n[ YEAR ].........[ 1989                  ]\n[ DIRECTOR ].....[ Vic Morley            ]\n")
    assert (sheet.title, sheet.year, sheet.directors) == ("Night of the Heron", 1989, ("Vic Morley",))


@pytest.mark.parametrize(("label", "place"), [("Release Date (Theaters)", None), ("Release date (UK)", "UK")])
def test_what_is_no_place_in_a_label(label, place):
    assert parse(f"Title: Night Ferry\n{label}: 20 September 2019\n").release_dates[0].place == place


def test_names_behind_leaders_between_tabs():
    assert parse("Night Ferry (1988)\nWriting Credits\nMiriam Holt\t...\t(written by)\nPaul Sandler\t...\t(story)\n").writers == ("Miriam Holt", "Paul Sandler")
