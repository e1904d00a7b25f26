"""Rules of reading that one small sheet shows, each beside a sheet that the rule must leave alone."""

from __future__ import annotations

import pytest

from filmsheet import analyze, analyze_cast, parse


def test_of_two_titles_the_first_gives_the_year():
    sheet = parse("Title: Night Ferry (1949)\nTitle: Harbour Lights (1951)\nDirector: Ann Field")
    assert (sheet.title, sheet.year) == ("Night Ferry", 1949)
    assert sheet.unread == ("Title: Harbour Lights (1951)",)


@pytest.mark.parametrize(
    "text",
    ["Cast: Mary Holm, Ivo Lund\n\nCast: Mary Holm as Ada", "Cast: Mary Holm as Ada\n\nCast: Mary Holm, Ivo Lund"],
    ids=["role below", "role above"],
)
def test_who_is_listed_twice_is_one_credit_with_the_role(text):
    credits = {(member.actor, member.role) for member in parse(text).cast}
    assert credits == {("Mary Holm", "Ada"), ("Ivo Lund", None)}


def test_who_plays_two_roles_has_two_credits():
    sheet = parse("Cast: Mary Holm as Ada\n\nCast: Mary Holm as Vera")
    assert [(member.actor, member.role) for member in sheet.cast] == [("Mary Holm", "Ada"), ("Mary Holm", "Vera")]


def test_a_guessed_label_leaves_its_doubt_on_every_value():
    analysis = analyze("Year: 1948\nDirecter: Ann Field, Tom Reed\nStarrring: Mary Holm as Ada")
    assert analysis.sheet.directors == ("Ann Field", "Tom Reed")
    doubtful = {"/directors/0", "/directors/1", "/cast/0/actor", "/cast/0/role"}
    assert doubtful <= set(analysis.confidence)
    assert all(0.5 < analysis.confidence[pointer] < 1 for pointer in doubtful)


def test_a_known_label_leaves_none():
    assert "/directors/0" not in analyze("Year: 1948\nDirector: Ann Field").confidence


def test_doubt_of_a_second_label_stays_off_the_values_of_the_first():
    analysis = analyze("Director: Ann Field\nDirecter: Tom Reed")
    assert analysis.sheet.directors == ("Ann Field", "Tom Reed")
    assert "/directors/0" not in analysis.confidence
    assert "/directors/1" in analysis.confidence


@pytest.mark.parametrize(("heading", "items"), [("Fun facts", 2), ("Shooting places", 0)])
def test_a_short_heading_says_what_a_list_is(heading, items):
    sheet = parse(
        f"Title: Night Ferry\nYear: 1949\n\n{heading}\n1. The quay of Oslo was too small.\n2. Bergen was rebuilt.\n"
    )
    assert len(sheet.trivia) == items


def test_a_sentence_above_a_list_of_facts_names_the_film():
    facts = "1. It was shot at sea.\n2. The ferry sank.\n3. Nobody was hurt.\n"
    for ending in (".", ":", " that you should know."):
        sheet = parse(f"Here are three facts about Night Ferry{ending}\n\n{facts}")
        assert (sheet.title, len(sheet.trivia)) == ("Night Ferry", 3)


def test_numbered_fields_and_numbered_facts():
    fields = parse("1. Title: Night Ferry\n2. Year: 1949\n3. Director: Ann Field\n4. Genre: Drama\n")
    assert (fields.title, fields.year, fields.directors, fields.trivia) == ("Night Ferry", 1949, ("Ann Field",), ())
    facts = parse(
        "Title: Night Ferry\n\n1. Title: it was once The Quay.\n2. Year: it was shot in 1948.\n3. It sank.\n4. It was raised.\n5. It sank again.\n"
    )
    assert [item.number for item in facts.trivia] == [1, 2, 3, 4, 5]


def test_a_page_that_lost_its_line_ends_is_parted_at_its_headings():
    told = "She waits for the ferry and counts the lights along the quay. " * 25
    sheet = parse(
        f"Night Ferry (1949)\n\nIt rains. Plot {told}Cast Ann Field as Mary Tom Reed as Sam Production The film was shot at sea in one winter.\n"
    )
    assert [(member.actor, member.role) for member in sheet.cast][:1] == [("Ann Field", "Mary")]
    assert sheet.storyline is not None
    assert sheet.storyline.startswith("She waits")
    assert "Ann Field" not in sheet.storyline


def test_tokens_of_a_cast_tile_it():
    text = "Ann Field as Mary, Tom Reed as Sam and many others"
    analysis = analyze_cast(text)
    assert "".join(token.text for token in analysis.tokens) == text
    assert [member.actor for member in analysis.sheet] == ["Ann Field", "Tom Reed"]


@pytest.mark.parametrize("bracket", ["()", "[]"])
def test_an_open_bracket_holds_the_line_below(bracket):
    sheet = parse(f"Title: Night Ferry\nMusic by: Ivo Lund {bracket[0]}songs by\nTom Reed{bracket[1]}\nYear: 1949\n")
    assert sheet.composers[0] == "Ivo Lund"
    assert sheet.year == 1949
    assert "Tom Reed" not in " ".join(sheet.unread)


def test_a_storyline_told_twice_is_told_once():
    told = "A keeper waits for a ship that never comes, and counts the lights along the quay."
    sheet = parse(f"Plot: {told}\n\nSynopsis: {told}\nDirector: Ann Field\n")
    assert sheet.storyline == told


def test_values_of_nothing_but_odd_blanks_are_no_values():
    sheet = parse("Title: Night Ferry\nGoofs:\x1dContinuity: The mule changes colour.\nYear: 1949\n")
    assert all(sheet.other.values())
    assert sheet.year == 1949


def test_bullets_behind_a_list_are_fields_again():
    sheet = parse(
        "Did you know:\n0001. A pilot waits.\n2. Two brothers meet.\n\n- Country: France\n- Director: Ann Field\n"
    )
    assert sheet.countries == ("France",)
    assert sheet.directors == ("Ann Field",)


def test_a_row_of_names_above_their_columns():
    sheet = parse("Title: Night Ferry\n\nActor\tRole\nAnn Field\tMary\nTom Reed\tSam\n")
    assert [(member.actor, member.role) for member in sheet.cast] == [("Ann Field", "Mary"), ("Tom Reed", "Sam")]


@pytest.mark.parametrize("role", ["Role", "Rolle", "Personaje"])
def test_a_table_may_name_the_role_first(role):
    sheet = parse(f"Title: Night Ferry\n\n| {role} | Actor |\n|---|---|\n| Mary | Ann Field |\n| Sam | Tom Reed |\n")
    assert [(member.actor, member.role) for member in sheet.cast] == [("Ann Field", "Mary"), ("Tom Reed", "Sam")]


def test_a_table_of_fields_is_no_cast():
    sheet = parse("Title: Night Ferry\n\n| Info | Details |\n|---|---|\n| Year | 1949 |\n| Director | Ann Field |\n")
    assert (sheet.year, sheet.directors, sheet.cast) == (1949, ("Ann Field",), ())


def test_a_bracket_that_closes_a_value_is_not_left_unread():
    sheet = parse("Title: Night Ferry\nIMDb: 7.8/10 (12 votes) (Audience)\n")
    assert sheet.unread == ("(Audience)",)


@pytest.mark.parametrize(
    ("line", "key", "value"), [("Genre Drama", "genres", ("Drama",)), ("Country Norway", "countries", ("Norway",))]
)
def test_a_label_before_what_only_it_has_ends_a_cast(line, key, value):
    sheet = parse(f"Title: Night Ferry\nStarring:\nAnn Field\nTom Reed\n{line}\nYear: 1949\n")
    assert [member.actor for member in sheet.cast] == ["Ann Field", "Tom Reed"]
    assert getattr(sheet, key) == value


@pytest.mark.parametrize("name", ["Drama Queen", "Genre Smith"])
def test_a_name_that_begins_like_one_does_not(name):
    sheet = parse(f"Title: Night Ferry\nStarring:\nAnn Field\nTom Reed\n{name}\nYear: 1949\n")
    assert [member.actor for member in sheet.cast] == ["Ann Field", "Tom Reed", name]


def test_a_list_of_fields_may_begin_at_nought_and_go_on_with_facts():
    sheet = parse("0. Title: Night Ferry\n1. Year: 1949\n2. Director: Ann Field\n3. Genre: Drama\n")
    assert (sheet.title, sheet.year, sheet.directors, sheet.genres) == ("Night Ferry", 1949, ("Ann Field",), ("Drama",))
    sheet = parse("1. Title: Night Ferry\n2. Year: 1949\n3. Director: Ann Field\n4. Mood: dark\n\n1. It sank.\n2. It rose.\n")
    assert [item.number for item in sheet.trivia] == [1, 2]
    assert sheet.other == {"Mood": "dark"}


def test_a_list_of_facts_among_which_few_look_like_fields_is_none_of_fields():
    facts = "It sank. It rose. Fog came. Rain fell.".split(". ")
    items = ["Title: Night Ferry", "Year: 1949", "Director: Ann Field", *facts]
    sheet = parse("\n".join(f"{number}. {item}" for number, item in enumerate(items, 1)))
    assert sheet.title is None
    assert sheet.year is None


def test_a_note_below_a_name_is_its_own_and_one_above_all_is_the_lists():
    sheet = parse("Title: Night Ferry\nCast:\n(in credits order) (verified as complete)\nAnn Field ... Mary\n(voice)\nTom Reed ... Sam\n")
    assert [(member.actor, member.role) for member in sheet.cast] == [("Ann Field", "Mary (voice)"), ("Tom Reed", "Sam")]
