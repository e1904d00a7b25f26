"""Rules of reading that one small sheet shows, each beside a sheet that the rule must leave alone."""

from __future__ import annotations

import pytest

from filmsheet import analyze, analyze_cast, parse, parse_cast


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


def people(sheet):
    return [(member.actor, member.role) for member in sheet.cast]


def test_a_job_tells_that_a_list_of_people_takes_two_lines_each():
    listed = "Night Ferry (1958)\nGenre: Drama\nCast & Crew\nMary Holm\nAda Vane\nIvo Lund\nTom\nAnn Field\n"
    sheet = parse(listed + "Director\nShow all Cast & Crew\n")
    assert people(sheet) == [("Mary Holm", "Ada Vane"), ("Ivo Lund", "Tom")]
    assert sheet.directors == ("Ann Field",)
    assert len(parse(listed + "Bo Berg\nUrsula Quist\nRolf Aas\n").cast) == 8  # without a job they may be names alone


def test_initials_stand_for_portraits():
    sheet = parse("Night Ferry (1958)\nGenre: Drama\n\nCast & Crew\nMH\nMary Holm\nAda\nIL\nIvo Lund\nTom\n")
    assert people(sheet) == [("Mary Holm", "Ada"), ("Ivo Lund", "Tom")]


@pytest.mark.parametrize("gap", ["\t", " - ", "     ", " ..... "])
def test_jobs_beside_names_are_credits(gap):
    sheet = parse(f"Night Ferry (1958)\nGenre: Drama\n\nCrew\nAnn Field{gap}Director\nTom Reed{gap}Screenwriter\nBo Berg{gap}Executive Producer\n")
    assert (sheet.directors, sheet.writers, sheet.producers) == (("Ann Field",), ("Tom Reed",), ())


def test_one_who_plays_a_director_is_no_director():
    sheet = parse("Title: Night Ferry\nCast:\nMary Holm - Ada Vane\nIvo Lund - Director\nBo Berg - The pilot\n")
    assert sheet.directors == ()
    assert ("Ivo Lund", "Director") in people(sheet)


def test_a_menu_holds_no_values():
    sheet = parse("Overview\nMedia\nFandom\nShare\nNight Ferry (1958)\nDrama 1h 34m\n\nOverview\nA pilot is late and three passengers know why.\n")
    assert (sheet.title, sheet.storyline) == ("Night Ferry", "A pilot is late and three passengers know why.")
    assert parse("Night Ferry\n1958\nGenre\nDrama\nDirector\nAnn Field\n").directors == ("Ann Field",)


def test_of_tabs_the_first_is_open():
    sheet = parse("Night Ferry\n1958\nDirected by Ann Field\n\nCast\nCrew\nDetails\nGenres\nReleases\nMary Holm\nIvo Lund\n")
    assert (people(sheet), sheet.genres) == ([("Mary Holm", None), ("Ivo Lund", None)], ())


def test_a_link_below_a_heading_is_passed_over():
    sheet = parse("Night Ferry (1958)\n\nStoryline\nEdit\nA pilot is late and three passengers know why.\nGenres\nDrama\n")
    assert sheet.storyline == "A pilot is late and three passengers know why."
    assert "Edit" in sheet.unread


def test_a_cast_ends_where_a_paragraph_begins():
    listed = "Title: Night Ferry\nCast:\nMary Holm (Ada)\nIvo Lund (the pilot)\n\n"
    told = "The last ferry leaves without its pilot, and none of the\npassengers is sorry."
    sheet = parse(listed + told)
    assert (len(sheet.cast), sheet.storyline) == (2, told.replace("\n", " "))
    assert len(parse(listed + "Bo Berg (The Harbour Master)").cast) == 3


def test_a_sentence_below_a_cast_on_one_line_is_no_name():
    assert people(parse("Title: Night Ferry\nStarring: Mary Holm, Ivo Lund\nWatch all you want.")) == [("Mary Holm", None), ("Ivo Lund", None)]


def test_names_in_columns():
    assert people(parse("Title: Night Ferry\nStarring MARY HOLM  IVO LUND  BO BERG\nYear: 1958")) == [("MARY HOLM", None), ("IVO LUND", None), ("BO BERG", None)]
    credits = parse_cast("Mary Holm     Clockmaker      Ivo Lund     Singer\nBo Berg       Mayor           Rolf Aas     Janitor")
    assert [(one.actor, one.role) for one in credits][1:3] == [("Ivo Lund", "Singer"), ("Bo Berg", "Mayor")]


@pytest.mark.parametrize(("role", "first"), [("the pilot", None), ("the twins", "the twins")])
def test_a_role_behind_several_names_is_that_of_the_last_unless_it_is_a_plural(role, first):
    assert people(parse(f"Title: Night Ferry\nCast: Mary Holm, Ivo Lund ({role})")) == [("Mary Holm", first), ("Ivo Lund", role)]


def test_roles_before_their_actors_need_no_label():
    block = "Harold: Simon Vance\nMarguerite: Della Royce\nThe Porter: Hector Lyle\n"
    assert people(parse(f"Night Ferry (1958)\n\n{block}\nDirector: Ann Field")) == [("Simon Vance", "Harold"), ("Della Royce", "Marguerite"), ("Hector Lyle", "The Porter")]
    crew = parse("Night Ferry (1958)\n\nStunt master: Simon Vance\nPaint shop: Della Royce\nWardrobe keeper: Hector Lyle\n\nDirector: Ann Field")
    assert (crew.cast, len(crew.other)) == ((), 3)


@pytest.mark.parametrize(
    ("line", "value", "best"),
    [("***1/2 (out of four)", 3.5, 4.0), ("*** out of ****", 3.0, 4.0), ("★★★☆☆", 3.0, 5.0), ("**½", 2.5, 3.0)],
)
def test_stars_and_what_they_are_out_of(line, value, best):
    (rating,) = parse(f"Night Ferry (1958)\nDirector: Ann Field\n\n{line}\n").ratings
    assert (rating.value, rating.best) == (value, best)


def test_signs_for_a_scale_that_a_score_follows_are_no_rating():
    (rating,) = parse("Night Ferry (1958)\nUser Rating: ****** ____ 6.8/10 (1,204 votes)\n").ratings
    assert (rating.value, rating.best, rating.votes) == (6.8, 10.0, 1204)


@pytest.mark.parametrize(
    ("line", "certificate"), [("Drama  2017  1 hr 35 min  88%  12", "12"), ("1958, 88 mins, cert PG", "PG"), ("Region 2    Cert 15    95 mins", "15")]
)
def test_certificates_beside_other_facts(line, certificate):
    assert parse(f"Night Ferry\n{line}\nDirector: Ann Field").certificates == (certificate,)


def test_a_number_alone_is_no_certificate():
    assert parse("Night Ferry\nDirector: Ann Field\n\n15\n").certificates == ()


def test_the_date_of_a_post_is_no_release():
    assert parse("Friday, 8 July 2011\nNight Ferry (1958)\nDirector: Ann Field").release_dates == ()
    assert parse("Night Ferry (1958)\n94 min | 8 July 1958 (UK)\nDirector: Ann Field").release_dates[0].date == "1958-07-08"


def test_what_a_page_shows_of_a_film_is_no_part_of_its_title():
    assert parse("Night Ferry (1958) - Full Cast & Crew\nDirector: Ann Field").title == "Night Ferry"
    assert parse("Night Ferry - Story\nDirector: Ann Field").title == "Night Ferry - Story"


def test_who_made_a_film_stands_in_brackets_behind_its_title():
    sheet = parse("Night Ferry (Ann Field, 1958)\nCast: Mary Holm, Ivo Lund")
    assert (sheet.title, sheet.year, sheet.directors) == ("Night Ferry", 1958, ("Ann Field",))
    other = parse("Night Ferry (Moonlight Pool, 1958)\nDirector: Ann Field")
    assert (other.directors, other.year) == (("Ann Field",), 1958)


def test_who_made_a_film_stands_below_its_title():
    sheet = parse("Night Ferry\nAnn Field, UK, 1958, 94 mins\n\nA pilot is late and three passengers know why.\n")
    assert (sheet.title, sheet.directors, sheet.runtime) == ("Night Ferry", ("Ann Field",), 94)


@pytest.mark.parametrize("prefix", ["", "Cinema Quay presents\n\n"])
def test_where_and_when_a_film_was_made_is_no_title(prefix):
    assert parse(f"{prefix}NIGHT FERRY\nNorway, 1958\nDirector: Ann Field").title == "NIGHT FERRY"


def test_facts_stand_behind_a_director():
    sheet = parse("NIGHT FERRY (15)\nDir: Ann Field, UK 1958, 94 mins\nWith: Mary Holm, Ivo Lund")
    assert (sheet.directors, sheet.countries, sheet.year, sheet.runtime) == (("Ann Field",), ("UK",), 1958, 94)
    assert parse("Title: Night Ferry\nDirectors: Ann Field, Tom Reed").directors == ("Ann Field", "Tom Reed")


def test_when_a_film_is_shown_is_no_story():
    sheet = parse("NIGHT FERRY (15)\nDir: Ann Field\nA pilot is late and three passengers know why.\nFri 3 May 6.30pm; Sat 4 May 8.45pm")
    assert sheet.storyline == "A pilot is late and three passengers know why."


def test_bylines_in_small_letters():
    sheet = parse("Night Ferry (1958)\nwritten by Tom Reed\nmusic by Ida Holm\n")
    assert (sheet.writers, sheet.composers) == (("Tom Reed",), ("Ida Holm",))
    assert parse("Night Ferry (1958)\nwritten by the sea in a week\n").writers == ()


def test_labels_between_dashes():
    sheet = parse("Night Ferry (1958) - Cast: Mary Holm, Ivo Lund - Director: Ann Field - Poet: Bo Berg\n")
    assert (sheet.title, sheet.directors, len(sheet.cast)) == ("Night Ferry", ("Ann Field",), 2)
    assert parse("Title: Night Ferry\nTagline: One night - one rule: run").tagline == "One night - one rule: run"


def test_a_heading_may_be_signed():
    sheet = parse("Night Ferry (1958)\n\nSynopsis by Edgar Loom\nA pilot is late and three passengers know why.")
    assert sheet.storyline == "A pilot is late and three passengers know why."


def test_a_heading_may_stand_right_before_the_story():
    assert parse("Night Ferry\n1958\nSynopsis The last ferry leaves without its pilot, and three of the passengers know why.\n").storyline[:8] == "The last"


def test_a_letter_alone_is_no_label():
    sheet = parse("Title: Night Ferry\nYear: 1958\n\nP.\n\nOn Tuesday, Moira wrote a lot")
    assert sheet.producers == ()


def test_the_last_word_of_a_message_is_no_story():
    sheet = parse("Title: Night Ferry\nPlot: A pilot is late.\n\nLet me know if you'd like more films of this kind!")
    assert sheet.storyline == "A pilot is late."


@pytest.mark.parametrize("value", ["In English and Welsh with optional English subtitles.", "English / Welsh (with English subtitles)", "English, Welsh"])
def test_subtitles_are_no_language(value):
    assert parse(f"Title: Night Ferry\nLanguage: {value}").languages == ("English", "Welsh")


@pytest.mark.parametrize(("value", "genres"), [("Action Drama Thriller", 3), ("Romantic Comedy", 1), ("Science Fiction Horror", 1)])
def test_blanks_part_genres_where_each_word_is_one(value, genres):
    assert len(parse(f"Title: Night Ferry\nGenres: {value}").genres) == genres


def test_a_label_broken_before_its_value():
    assert parse("Night Ferry\nDirected byAnn Field\nProduction\ncompaniesQuay Films\nCountryNorway\n").production_companies == ("Quay Films",)


def test_what_a_library_says_of_the_copy_is_no_story():
    sheet = parse("Title: Night Ferry\nDescription: 1 videodisc (ca. 94 min.) : sd., col. ; 12 cm")
    assert (sheet.storyline, sheet.runtime) == (None, 94)
    assert parse("Title: Night Ferry\nDescription: 2 reels vanish from the archive.").storyline == "2 reels vanish from the archive."


def test_full_names_alone_below_the_director_are_a_cast():
    sheet = parse("Night Ferry (1958)\nDirector: Ann Field\n\nMary Holm, Ivo Lund, Bo Berg\n\n94 mins")
    assert len(sheet.cast) == 3
    assert parse("Night Ferry (1958)\nDirector: Ann Field\n\nQuay Films, Nord Pictures, Studio Vane\n").cast == ()


def trivia(sheet):
    return [(item.number, item.text) for item in sheet.trivia]


CASTS = ["Cast: Ann Field as Mary Tom Reed as Sam", "Cast:\nAnn Field as Mary\nTom Reed as Sam", "Storyline: The last ferry leaves at night."]


@pytest.mark.parametrize("above", CASTS)
@pytest.mark.parametrize(("marks", "numbers"), [(("1.", "2."), (1, 2)), (("1)", "2)"), (1, 2)), (("-", "-"), (None, None)), (("•", "•"), (None, None))])
def test_sentences_in_a_list_right_below_a_cast_or_a_storyline_are_trivia(above, marks, numbers):
    sheet = parse(f"Title: Night Ferry\n{above}\n{marks[0]} The ferry was built for the film.\n{marks[1]} It still runs.\nGenre: Drama\n")
    assert trivia(sheet) == list(zip(numbers, ["The ferry was built for the film.", "It still runs."], strict=True))
    assert people(sheet) == ([("Ann Field", "Mary"), ("Tom Reed", "Sam")] if "Cast" in above else [])
    assert sheet.genres == ("Drama",)


@pytest.mark.parametrize("items", ["1. Leo Marsh - Danny\n2. Amelia Ruiz - Grandma of the boys", "1. Leo Marsh (the pilot).\n2. Amelia Ruiz (the nurse)."])
@pytest.mark.parametrize("above", ["Cast:", "Cast: Ann Field as Mary"])
def test_a_numbered_cast_is_no_trivia(above, items):
    sheet = parse(f"Title: Night Ferry\n{above}\n{items}\n")
    assert trivia(sheet) == []
    assert [member.actor for member in sheet.cast][-2:] == ["Leo Marsh", "Amelia Ruiz"]


@pytest.mark.parametrize(
    "story",
    [
        "He has two rules:\n1. Never run from it.\n2. Never look at it.",
        "He plays in the\n1. Division of the land.\n2. It still runs.",
        "He leaves in the winter of\n1958. It still runs.\n1959. It does not.",
        "He waits at the quay.\n1. Nobody comes to it.",
        "He waits at the quay.\n– Who is there in the fog?\n– It is only me, of course.",
    ],
)
def test_a_list_that_a_story_opens_is_its_own(story):
    sheet = parse(f"Title: Night Ferry\nStoryline: {story}\n")
    assert (sheet.storyline, trivia(sheet)) == (" ".join(story.split()), [])


@pytest.mark.parametrize(
    ("cast", "expected"),
    [
        ("Bill Teague as Capt. Horn, Drew Patel as Bosun", [("Bill Teague", "Capt. Horn"), ("Drew Patel", "Bosun")]),
        ("Bill Teague, Lisa Fong", [("Bill Teague", None), ("Lisa Fong", None)]),
        ("Bill Teague (Horn), Lisa Fong (Mei)", [("Bill Teague", "Horn"), ("Lisa Fong", "Mei")]),
        ("Bill Teague: Horn, Lisa Fong: Mei", [("Bill Teague", "Horn"), ("Lisa Fong", "Mei")]),
    ],
)
def test_labels_go_on_behind_a_cast_on_the_same_line(cast, expected):
    sheet = parse(f"Title: Broken Compass Year: 1988 Cast: {cast} Runtime: 109 min Genre: Adventure")
    assert people(sheet) == expected
    assert (sheet.runtime, sheet.genres) == (109, ("Adventure",))


@pytest.mark.parametrize(
    ("cast", "expected"),
    [
        ("Ann Field: Mary, Tom Reed: The Director", [("Ann Field", "Mary"), ("Tom Reed", "The Director")]),
        ("The Director: Ann Field, The Writer: Tom Reed", [("Ann Field", "The Director"), ("Tom Reed", "The Writer")]),
        ("Ann Field as the Music Director, Tom Reed as Editor", [("Ann Field", "the Music Director"), ("Tom Reed", "Editor")]),
    ],
)
def test_roles_that_are_words_of_labels_stay_roles(cast, expected):
    sheet = parse(f"Title: Night Ferry\nCast: {cast}\nYear: 1958")
    assert (people(sheet), sheet.directors, sheet.writers) == (expected, (), ())


@pytest.mark.parametrize("cast", ["Cast: Ann Field as Mary", "Cast:\nAnn Field as Mary\nTom Reed as Sam", "Cast:\nAnn Field ... Mary\nTom Reed ... Sam"])
def test_who_made_what_is_said_below_a_cast(cast):
    sheet = parse(f"Title: Night Ferry\n{cast}\nMusic by Hal Ordway\nEdited by June Tate\nNarrated by Max Berg")
    assert (sheet.composers, sheet.editors, sheet.other) == (("Hal Ordway",), ("June Tate",), {"Narrated by": "Max Berg"})
    assert sheet.cast[-1].role in ("Mary", "Sam")


def test_who_plays_a_role_is_said_by_the_same_word():
    assert people(parse("Title: Night Ferry\nCast: Mary, played by Ann Field\nSam, played by Tom Reed")) == [("Ann Field", "Mary"), ("Tom Reed", "Sam")]
    assert people(parse("Title: Night Ferry\nCast:\nAnn Field as Mary\nTom Reed as A Man Bitten by Fog")) == [("Ann Field", "Mary"), ("Tom Reed", "A Man Bitten by Fog")]


@pytest.mark.parametrize(
    ("cast", "expected"),
    [
        ("Ann Field as Mary, Tom Reed as Sam, Ida Holm, Max Berg", ["Mary", "Sam", None, None]),
        ("Ann Field - Mary, Tom Reed - Sam, Ida Holm", ["Mary", "Sam", None]),
        ("Ann Field as Mary, Tom Reed, Ida Holm as Sue", ["Mary", None, "Sue"]),
        ("Ann Field as Mary; Tom Reed; Ida Holm as Sue", ["Mary", None, "Sue"]),
        ("Ann Field as Mary, Tom Reed as Sam and Ida Holm", ["Mary", "Sam", None]),
        ("Ann Field as Mary, Tom Reed as Sam, with Ida Holm and Max Berg", ["Mary", "Sam", None, None]),
        ("Tom Reed as Sam, Ida Holm", ["Sam", None]),
        ("Ann Field as Mary, Tom Reed as Sam\nIda Holm, Max Berg", ["Mary", "Sam", None, None]),
        # near misses: further roles behind a comma
        ("Ann Field as the Mayor, later Senator, Tom Reed as Sam", ["the Mayor, later Senator", "Sam"]),
        ("Ann Field as Sue, Tom Reed as Dr. Jekyll, Mr. Hyde", ["Sue", "Dr. Jekyll, Mr. Hyde"]),
        ("Ann Field as Sue, Tom Reed as Sam, the cook", ["Sue", "Sam, the cook"]),
        ("Ann Field as Sue; Tom Reed as Sam; the cook", ["Sue", "Sam; the cook"]),
        ("Ann Field as Sue, Tom Reed as Sadie Shelton, Rose Shelton", ["Sue", "Sadie Shelton, Rose Shelton"]),
        ("Ann Field as Akeem, Clarence, Randy Watson, Tom Reed as Sam", ["Akeem, Clarence, Randy Watson", "Sam"]),
        ("Tom Reed as Wendy Darling, Ann Field as Captain Hook, George Darling", ["Wendy Darling", "Captain Hook, George Darling"]),
        ("Ann Field as Sue, Tom Reed as Bonnie and Clyde", ["Sue", "Bonnie and Clyde"]),
        ("Ann Field as Mary, Nurse Berg, Tom Reed as Sam, Bank Teller", ["Mary, Nurse Berg", "Sam, Bank Teller"]),
    ],
)
def test_full_names_behind_a_role_are_actors(cast, expected):
    assert [member.role for member in parse(f"Title: Night Ferry\nCast: {cast}").cast] == expected


def test_that_a_name_behind_a_comma_is_an_actor_is_a_guess():
    guessed = analyze("Title: Night Ferry\nCast: Ann Field as Mary, Tom Reed as Sam, Ida Holm")
    assert guessed.confidence["/cast/2/actor"] < 0.9
    assert guessed.alternatives["/cast/1/role"][0] == "Sam, Ida Holm"
    assert "/cast/1/actor" not in analyze("Title: Night Ferry\nCast: Ann Field as Mary; Tom Reed; Ida Holm as Sue").confidence


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("1 1/2 hours", 90), ("approx. 1 1/2 hours", 90), ("3/4 hour", 45), ("1 hr 3/4", 105), ("1-1/2 hrs", 90), ("1/2 hour", 30), ("1 hour and a half", 90),
        ("1 hour 34 min", 94), ("1 hr / 34 min", 60), ("1h 12", 72), ("96/101 min", 96), ("2 hours", 120),
    ],
)  # fmt: skip
def test_parts_of_an_hour(value, minutes):
    assert parse(f"Title: Night Ferry\nRuntime: {value}").runtime == minutes


@pytest.mark.parametrize("value", ["restored in 1999", "7 reels, nitrate", "8 stars in it, all of them drowned"])
def test_a_note_is_a_remark_in_english(value):
    sheet = parse(f"Title: Night Ferry\nNote: {value}")
    assert (sheet.ratings, sheet.other, sheet.unread) == ((), {"Note": value}, ())


@pytest.mark.parametrize(
    ("text", "value"), [("Title: Night Ferry\nNote: 7/10", 7.0), ("Title: Night Ferry\nNote : 3,5/5", 3.5), ("Titre : Le Bac\nNote : 7 sur 10, bon film", 7.0)]
)
def test_a_note_is_a_score_where_it_is_one_or_the_sheet_is_french(text, value):
    assert [rating.value for rating in parse(text).ratings] == [value]


@pytest.mark.parametrize("field", ["Cast:\n1. Leo Marsh - Danny\n2. Amelia Ruiz - Grandma Rosa", "Awards:\n1. Best Film\n2. Best Actor"])
def test_the_numbers_of_a_list_in_a_field_are_numbers(field):
    analysis = analyze(f"Title: Night Ferry\n{field}\n")
    assert [token.text for token in analysis.tokens if token.kind == "number"] == ["1.", "2."]
    assert analysis.sheet.unread == ()


@pytest.mark.parametrize("value", ["none", "nobody", "unknown", "n/a", "N/A"])
def test_nobody_is_no_actor(value):
    analysis = analyze(f"Title: Night Ferry\nCast: {value}")
    assert (analysis.sheet.cast, [finding.code for finding in analysis.diagnostics]) == ((), ["FS108"])
    assert len(parse("Title: Night Ferry\nCast: Ann Field, Max Unknown").cast) == 2


@pytest.mark.parametrize(
    ("field", "companies", "countries"),
    [
        ("Produzione: Italia, 1955", (), ("Italia",)),
        ("Production: UK, 1955", (), ("UK",)),
        ("Produktion: BRD 1955", (), ("BRD",)),
        ("Production: Ealing Studios, 1955", ("Ealing Studios",), ()),
        ("Production: 1955", (), ()),
    ],
)
def test_a_year_is_no_company(field, companies, countries):
    sheet = parse(f"Title: Night Ferry\n{field}")
    assert (sheet.production_companies, sheet.countries, sheet.year) == (companies, countries, 1955)
    assert parse(f"Title: Night Ferry\n{field}\nYear: 1956").year == 1956


def test_a_company_may_have_a_number_in_its_name():
    sheet = parse("Title: Night Ferry\nProduction: Studio 1900, 20th Century Ferries")
    assert (sheet.production_companies, sheet.year) == (("Studio 1900", "20th Century Ferries"), None)


def test_a_french_distribution_with_roles_is_a_cast():
    assert people(parse("Titre : Le Bac\nDistribution : Zoé Françoise (Léa), André Lefèvre (Marc)")) == [("Zoé Françoise", "Léa"), ("André Lefèvre", "Marc")]
    sold = parse("Titre : Le Bac\nDistribution : Gaumont Nord (France), Pathé Sud (Belgique)")
    assert (sold.cast, sold.distributors) == ((), ("Gaumont Nord", "Pathé Sud"))


@pytest.mark.parametrize("label", ["Cast / Distribution", "Distribution / Cast"])
def test_a_cast_in_two_languages_is_no_distributor(label):
    sheet = parse(f"Title: Night Ferry\n{label}: Marie Roy, Tim Olsen")
    assert (len(sheet.cast), sheet.distributors) == (2, ())
    assert parse("Title: Night Ferry\nProduction / Distribution: Quay Films").distributors == ("Quay Films",)


def test_the_bracket_of_what_stands_before_is_not_left_unread():
    sheet = parse("NIGHT MAIL TO LEEDS  (GB 1938, 71 mins, b/w)")
    assert (sheet.year, sheet.runtime, sheet.unread) == (1938, 71, ("b/w",))


@pytest.mark.parametrize("field", ["Length: 2540 m", "Length: 2,540 metres", "Länge: 6 Akte", "IMDb: tt0040725", "IMDb: https://example.org/title/tt0040725/"])
def test_what_is_no_time_and_no_score_is_kept(field):
    label, _, value = field.partition(": ")
    sheet = parse(f"Title: Night Ferry\n{field}")
    assert (sheet.other, sheet.unread, sheet.runtime, sheet.ratings) == ({label: value}, (), None, ())


@pytest.mark.parametrize("field", ["Length: rather long", "IMDb: splendid"])
def test_what_is_nothing_stays_unread(field):
    assert parse(f"Title: Night Ferry\n{field}").unread == (field,)


def test_times_and_scores_beside_lengths_and_numbers():
    assert parse("Title: Night Ferry\nLength: 93 m").runtime == 93
    assert parse("Title: Night Ferry\nLength: 2540 m (93 min)").runtime == 93
    assert parse("Title: Night Ferry\nIMDb: 7.1").ratings[0].value == 7.1


NOTICES = [
    "IMDb 5.9", "Lot 214", "Week commencing Fri 14 March", "Friday 14 March", "Sunday, March 3, 8.30pm", "Full cast and crew for", "Anyone else seen this? 8/10 for me",
]  # fmt: skip


@pytest.mark.parametrize("line", NOTICES)
def test_what_speaks_of_a_page_is_no_title(line):
    assert parse(f"{line}\nNight Ferry\nDirector: Ann Field").title == "Night Ferry"
    assert parse(f"{line}\n\nDirector: Ann Field\nYear: 1958").title is None


@pytest.mark.parametrize("title", ["Friday the 13th Ferry", "Saturday Night and Sunday Morning", "What Ever Happened to Ida?", "In Which We Wait For", "Stop! Or My Mom Will Swim", "Dr. Vane and Mr. Reed", "the mystery of mr. reed and his ferry"])
def test_titles_that_look_like_it(title):
    assert parse(f"{title}\nDirector: Ann Field\nYear: 1958").title == title


def test_blocks_round_a_line_are_its_frame():
    sheet = parse("░▒▓█ NIGHT FERRY █▓▒░\n▓ Director: Ann Field ▓\n▓ Year....: 1958 ▓\n▀▄▀▄▀▄▀▄\n")
    assert (sheet.title, sheet.directors, sheet.year, sheet.unread) == ("NIGHT FERRY", ("Ann Field",), 1958, ())
    assert parse("Night Ferry\nDirector: Ann Field\nRating: ★★★☆☆").ratings[0].value == 3.0


@pytest.mark.parametrize("mark", ["|", "//"])
def test_facts_on_a_line(mark):
    sheet = parse(f"Night Ferry {mark} UK {mark} 1958 {mark} 94 min\nDirector: Ann Field")
    assert (sheet.title, sheet.year, sheet.runtime, sheet.countries) == ("Night Ferry", 1958, 94, ("UK",))
    sheet = parse(f"Night Ferry (1958)\nDir: Ann Field {mark} UK {mark} 94 min")
    assert (sheet.directors, sheet.runtime, sheet.countries) == (("Ann Field",), 94, ("UK",))


def test_the_slashes_of_an_address_part_nothing():
    assert parse("Title: Night Ferry\nWebsite: http://example.org/a//b").other == {"Website": "http://example.org/a//b"}


def test_items_that_speak_of_roles_are_no_credits():
    listed = "1. The ship served as a hospital - it was old.\n2. The lamp as seen in the film was lost."
    assert len(parse(f"Title: Night Ferry\nCast: Ann Field as Mary\n{listed}").trivia) == 2
    credits = "1. Leo Marsh as the man of the sea.\n2. Amelia Ruiz as the girl."
    assert len(parse(f"Title: Night Ferry\nCast: Ann Field as Mary\n{credits}").cast) == 3


def test_labels_stand_behind_the_last_line_of_a_cast():
    sheet = parse("Title: Night Ferry\nCast: Ann Field as Mary,\nTom Reed as Sam Runtime: 109 min Genre: Drama")
    assert (people(sheet), sheet.runtime, sheet.genres) == ([("Ann Field", "Mary"), ("Tom Reed", "Sam")], 109, ("Drama",))
    aside = parse("Title: Night Ferry\nCast:\nAnn Field as Mary\nSecond Assistant Director: Tom Reed")
    assert (people(aside), aside.directors) == ([("Ann Field", "Mary")], ())


def test_a_source_stands_behind_a_screenplay():
    sheet = parse("Title: Night Ferry\nCast:\nAnn Field as Mary\nTom Reed as Sam\nScreenplay by Max Berg, based on the play by Sue Penn")
    assert (sheet.writers, sheet.cast[-1].role) == (("Max Berg",), "Sam")


@pytest.mark.parametrize(
    ("field", "key", "value"),
    [("Directors:\n1. Ann Field\n2. Tom Reed", "directors", ("Ann Field", "Tom Reed")), ("Genres:\n1. Drama\n2. War", "genres", ("Drama", "War"))],
)
def test_a_numbered_list_of_what_a_label_asks_for(field, key, value):
    sheet = parse(f"Title: Night Ferry\n{field}\nYear: 1958\n")
    assert (getattr(sheet, key), sheet.year, sheet.trivia, sheet.unread) == (value, 1958, (), ())
    told = parse(f"Title: Night Ferry\n{field.partition(':')[0]}:\n1. The ferry was built for it.\n2. It still runs.\n")
    assert (getattr(told, key), len(told.trivia)) == ((), 2)


def test_facts_behind_a_bar_on_the_line_of_a_release():
    text = "Le Bac\n\nSortie : 9 novembre 1977 | 1h 43min | Comédie dramatique\nDe Ada Roy | Par Ada Roy, Tom Gerl\nAvec Ida Holm, Max Berg"
    sheet = parse(text)
    assert (sheet.release_dates[0].date, sheet.runtime, sheet.genres) == ("1977-11-09", 103, ("Comédie dramatique",))
    assert (sheet.directors, sheet.writers) == (("Ada Roy",), ("Ada Roy", "Tom Gerl"))
    assert sheet.unread == ()


def test_other_dates_behind_a_bar_are_releases():
    sheet = parse("Title: A\nRelease date: 6 May 1958 (UK) | 7 June 1959 (USA)")
    assert [(one.date, one.place) for one in sheet.release_dates] == [("1958-05-06", "UK"), ("1959-06-07", "USA")]


def test_numbers_that_number_nothing_are_no_items():
    assert [(item.number, item.text) for item in parse("Plot: She waits.\n\n1. 2. 3").trivia] == [(1, "2. 3")]
    assert [item.text for item in parse("Trivia: 1. It rains. 2. ").trivia] == ["1. It rains. 2."]
    assert [item.text for item in parse("Trivia: 1. It rains. 2. It does not.").trivia] == ["It rains.", "It does not."]


def cast_and_rest(text):
    sheet = parse(text)
    return people(sheet), sheet.other


def test_where_a_country_with_a_year_is_a_title():
    assert parse("The club shows\n\nAustralia (2008)\nDirector: Ann Field").title == "Australia"
    sheet = parse("The club shows\n\nAustralia, 2008\nDirector: Ann Field")
    assert (sheet.countries, sheet.year) == (("Australia",), 2008)


def test_signs_before_a_year_are_no_country():
    for value, countries in (("? 1958", ()), ("- (1958)", ()), ("UK, (1958)", ("UK",))):
        sheet = parse(f"Title: Night Ferry\nCountry: {value}")
        assert (sheet.countries, sheet.year) == (countries, 1958)


def test_an_address_in_which_a_score_stands_is_a_score():
    for value, score in (("www.(7.8/10)", 7.8), ("http://★★★☆☆", 3.0)):
        sheet = parse(f"Title: Night Ferry\nIMDb: {value}")
        assert ([one.value for one in sheet.ratings], sheet.other) == ([score], {})
    for value in ("https://7.8/10", "www.example.org/7.8/10", "tt1234567"):
        sheet = parse(f"Title: Night Ferry\nIMDb: {value}")
        assert (sheet.ratings, sheet.other) == ((), {"IMDb": value})


@pytest.mark.parametrize(("last", "kept"), [("Before viewing", False), ("Before\nviewing", True), ("before viewing", True), ("Before viewing it with all", True), ("Before viewing.", True)])
def test_the_last_words_below_a_story_are_a_heading(last, kept):
    told = "She waits for the ferry, which is late."
    story = parse(f"Title: Night Ferry\nPlot: {told}\n\n{last}").storyline
    assert story == (f"{told}\n\n{last}".replace("Before\n", "Before ") if kept else told)


def test_a_time_behind_a_release_gives_way_to_the_field():
    text = "Title: Night Ferry\nRelease date: 14 September 2016 (1h 42min)"
    assert parse(text).runtime == 102
    assert parse(f"{text}\nRuntime: 94 min").runtime == 94
    assert parse(f"{text}\nRuntime: 3 reels").runtime is None


def test_facts_a_line_each_below_the_label_of_a_story():
    assert parse("Night Ferry (1958)\nDirector: Ann Field\nOverview\nDrama\n94 min\nShe waits").genres == ("Drama",)
    told = parse("Night Ferry (1958)\nDirector: Ann Field\nOverview\nDrama\n94 min\nFerries at sea\nHarbour at night\nA late boat")
    assert (told.genres, told.runtime) == ((), None)
    assert told.storyline.startswith("Drama 94 min Ferries")


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("written by Tom Reed", "writers", ("Tom Reed",)),
        ("directed by Ann Field", "directors", ("Ann Field",)),
        ("distributed by Ann Field", "distributors", ()),
        ("played by Ann Field", "cast", ()),
        ("presented by Ann Field", "other", {}),
        ("written by the sea", "writers", ()),
    ],
)
def test_what_a_byline_in_small_letters_says(line, key, value):
    assert getattr(parse(f"Title: Night Ferry\nYear: 1958\n{line}"), key) == value


def test_a_form_to_fill_in_is_no_field_at_the_top_too():
    for text in ("___ Director: ____ Ann Field", "Name: ____ Director: Ann Field", "It rains.\n___ Director: ____ Ann Field"):
        assert parse(text).directors == ()
    assert parse("___ Director: Ann Field").title is None


@pytest.mark.parametrize("line", ["___ Night Ferry", "____ Night Ferry (1958)", "Night Ferry ____", "- Night Ferry"])
def test_a_line_to_write_on_and_an_item_are_no_title(line):
    assert parse(f"{line}\nDirector: Ann Field").title is None


def test_a_sentence_on_the_source_is_no_story():
    source = "Based on the novel by Jules Berthaud that was a success in its time."
    assert parse(f"Title: Night Ferry\n\n{source}").storyline is None
    told = f"{source} A keeper waits for a ship that never comes."
    assert parse(f"Title: Night Ferry\n\n{told}").storyline == told


@pytest.mark.parametrize(
    ("behind", "key", "value"),
    [("Genre: Drama", "genres", ("Drama",)), ("Country: Norway", "countries", ("Norway",)), ("Runtime: 94 min", "runtime", 94), ("Runtime: long", "runtime", None), ("Genre: Mary", "genres", ())],
)
def test_of_labels_behind_a_cast_with_colons_the_value_tells(behind, key, value):
    sheet = parse(f"Title: Night Ferry\nCast: Ann Field: Mary, Tom Reed: Sam {behind}")
    assert (getattr(sheet, key), people(sheet)[:2]) == (value, [("Ann Field", "Mary"), ("Tom Reed", "Sam")])
    assert (len(sheet.cast) == 2) == bool(value)


def test_a_menu_ends_before_a_long_label():
    sheet = parse("Night Ferry\n\nCast\nCrew\nReviews\nRelease date in South Korea\n6 May 1958\n")
    assert [(one.date, one.place) for one in sheet.release_dates] == [("1958-05-06", "South Korea")]
    assert sheet.cast == ()


def test_three_labels_are_no_tabs():
    for menu in ("Cast\nCrew\nDirector", "Cast\nDirector"):
        sheet = parse(f"Night Ferry\n\n{menu}\nAnn Field\n")
        assert (sheet.directors, sheet.cast) == (("Ann Field",), ())


def test_items_stand_as_far_in_as_the_first():
    def items(*lines):
        return [item.text for item in parse("Title: Night Ferry\n\nTrivia:\n" + "\n".join(lines)).trivia]

    assert items("99. It sank.", "100. It rose.", "101. It ran.") == ["It sank.", "It rose.", "It ran."]
    assert items("98. It sank.", "  99. It rose.") == ["It sank.", "It rose."]
    assert items("99. It sank.", "  100. It rose.", "100. It ran.") == ["It sank. 100. It rose.", "It ran."]
    assert items("- It sank.", " - It rose.", "- It ran.") == ["It sank.", "It rose.", "It ran."]
    assert items("- It sank.", "  - It rose.", "- It ran.") == ["It sank. - It rose.", "It ran."]


def test_bullets_below_a_number_are_fields():
    for above in ("", "Night Ferry\n\n"):
        sheet = parse(f"{above}1. Night Ferry\n- Year: 1958\n- Director: Ann Field")
        assert (sheet.title, sheet.year, sheet.directors) == ("Night Ferry", 1958, ("Ann Field",))
    items = parse("Title: Night Ferry\n\n1. It sank.\n2. It rose.\n- Year: it was shot in 1958.").trivia
    assert "1958" in items[-1].text


def test_a_link_alone_is_no_value():
    for link in ("(more)", "See more", "See all"):
        sheet = parse(f"Title: Night Ferry\nPlot: {link}\nDirector: {link}\nYear: 1958")
        assert (sheet.storyline, sheet.directors, sheet.year) == (None, (), 1958)
        assert parse(f"Title: Night Ferry\nPlot: {link}\nA keeper waits for a ship.\nYear: 1958").storyline == "A keeper waits for a ship."


def test_words_in_small_letters_below_a_cast_are_prose_behind_a_capital_only():
    listed = "Title: Night Ferry\nCast:\nAnn Field\nTom Reed\n\n"
    told = "he ferry runs at night and nobody waits for it"
    assert (len(parse(f"{listed}T{told}").cast), len(parse(f"{listed}t{told}").cast)) == (2, 4)
    assert len(parse(f"{listed}The Old Men of the Sea and Max Berg").cast) > 2
    assert len(parse(f"{listed}The captain of the ferry (not seen at all)").cast) > 2


def test_columns_below_a_cast_on_one_line_are_no_prose():
    listed = "Title: Night Ferry\nCast: Ann Field, Tom Reed\n"
    assert people(parse(f"{listed}Max Berg              captain of Bergen      Sue Penn          the cook."))[2] == ("Max Berg", "captain of Bergen")
    told = "The ferry Runs at Night and Nobody waits for it in the Harbour of Oslo."
    assert parse(f"{listed}{told}").storyline == told


@pytest.mark.parametrize(("line", "told"), [("他回到海边的老房子里了。", True), ("他回到海边老房子里了。", False), ("他回到海边的老房子里了", False), ("그는 집에 온다 다.", False), ("그는 집에 온다 다 온다.", True)])
def test_how_short_a_story_may_be(line, told):
    assert parse(f"Title: Night Ferry\n\n{line}").storyline == (line if told else None)


@pytest.mark.parametrize("length", [160, 161])
def test_a_long_text_needs_no_full_stop(length):
    told = "She waits for the ferry that never comes and counts the lights along the quay while the rain falls on the harbour and on the boats and on the old men of the town there"
    told = told[:length]
    assert parse(f"Title: Night Ferry\n\n{told}").storyline == (told if length > 160 else None)


@pytest.mark.parametrize("length", [80, 81])
def test_a_heading_that_names_the_film_may_be_this_long(length):
    title = "The Quiet Nights of the Old Ferry That Runs between the Lights of the Harbour"[: length - 5]
    told = "She waits for the ferry that is late, and counts the lights along the quay."
    story = parse(f"{title}\nYear: 1958\n\nPlot {title}\n{told}\n").storyline
    assert story is not None
    assert (story == told) == (length == 80)


def test_names_above_what_they_are_cast_as():
    sheet = parse("Title: Night Ferry\n\nAnn Field\nas Mary\nTom Reed\nas Sam")
    assert people(sheet) == [("Ann Field", "Mary"), ("Tom Reed", "Sam")]
    assert parse("Title: Night Ferry\n\nAnn Field\nas Mary\nTom Reed\nMax Berg").cast == ()


def test_a_sentence_below_a_label_that_asks_for_no_names():
    sheet = parse("Title: Night Ferry\nRelease dates\nIt came out on 6 May 1958 in the cinemas of the land.")
    assert [one.date for one in sheet.release_dates] == ["1958-05-06"]
    assert parse("Title: Night Ferry\nRuntime\nIt is 94 min with the song that was cut.").runtime == 94
    for label in ("Directors", "Distributors"):
        sheet = parse(f"Title: Night Ferry\n{label}\nIt came out on 6 May 1958 in the cinemas of the land.")
        assert (sheet.directors, sheet.distributors) == ((), ())


def test_a_heading_ends_a_story_whose_label_is_a_bold_word():
    text = "Title: Night Ferry\n\n{}She waits for the ferry that is late.\n\n{} Before viewing\nBring a coat."
    assert "coat" not in parse(text.format("- **Plot:** ", "####")).storyline
    assert "coat" not in parse(text.format("## Plot\n", "##")).storyline
    assert "coat" in parse(text.format("## Plot\n", "###")).storyline


def test_a_country_that_joins_two_names_needs_no_colon():
    assert parse("Title: Night Ferry\nCountry Bosnia & Herzegovina").countries == ("Bosnia & Herzegovina",)
    assert parse("Title: Night Ferry\nCountry Bosnia & Harbour").countries == ()
    assert parse("Title: Night Ferry\nYear: 1958\nNacionalidade Brasil, mar").countries == ()


@pytest.mark.parametrize(
    ("words", "told", "is_label"),
    [
        ("Irene weighs wild birds", "she catches and frees every one of them", False),
        ("Irene Weighs Wild birds", "she catches and frees every one of them", True),
        ("Held in storage", "two cans that are full of frames and more", True),
        ("Irene weighs wild birds", "She catches and frees every one of them", True),
        ("Held in the archive", "two cans", True),
    ],
)
def test_a_colon_in_a_sentence(words, told, is_label):
    assert parse(f"Title: Night Ferry\n\n{words}: {told}").other == ({words: told} if is_label else {})


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [("ph  Tom Reed", "cinematographers", ("Tom Reed",)), ("ed  Tom Reed and Max Berg", "editors", ("Tom Reed", "Max Berg")), ("ph  the harbour", "cinematographers", ()), ("Dir. Sue Penn", "directors", ("Sue Penn",))],
)
def test_a_short_form_and_a_gap_before_names(line, key, value):
    assert getattr(parse(f"Title: Night Ferry\nYear: 1958\n{line}"), key) == value


@pytest.mark.parametrize("listed", ["Ann Field (Mary), Tom Reed (Sam)", "Ann Field as Mary\nTom Reed as Sam"])
def test_a_cast_below_a_line_of_facts(listed):
    sheet = parse(f"Title: Night Ferry\n\nUK | 1958 | 94 min\n{listed}")
    assert (sheet.runtime, people(sheet), sheet.unread) == (94, [("Ann Field", "Mary"), ("Tom Reed", "Sam")], ())


@pytest.mark.parametrize("shown", ["14.11. 18.00 Uhr", "\nSa 3.5., 20:15"])
def test_when_a_film_is_shown_is_no_member_of_its_cast(shown):
    assert people(parse(f"Title: Night Ferry\nCast:\nAnn Field\nTom Reed\n{shown}")) == [("Ann Field", None), ("Tom Reed", None)]


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("Verdict: 3.5/5", [3.5]),
        ("Disc: 1/5", []),
        ("Verdict: 3.5/5\nMy verdict: 2/5", []),
        ("Verdict: 3.5/5\nIMDb: 7.1/10", [7.1]),
        ("Verdict:\n3.5/5", []),
        ("Verdict: 3.5/5 and no more", []),
    ],
)
def test_a_single_verdict_is_a_rating(lines, values):
    assert [one.value for one in parse(f"Night Ferry (1958)\nDirector: Ann Field\n{lines}").ratings] == values


def test_a_field_below_the_heading_of_a_cast_and_a_blank_line():
    text = "Title: Night Ferry\nCast\n\n{}"
    assert cast_and_rest(text.format("Ann Field: Mary")) == ([("Ann Field", "Mary")], {})
    assert cast_and_rest(text.format("lent out: Mary")) == ([], {"lent out": "Mary"})
    assert cast_and_rest(text.format("Shelfmark: A 12")) == ([], {"Shelfmark": "A 12"})


def test_headings_without_a_value_on_a_page_that_lost_its_line_ends():
    told = "She waits for the ferry and counts the lights along the quay. " * 25
    sheet = parse(f"Night Ferry (1949)\n\nIt rains. Plot See more. Cast Ann Field as Mary Tom Reed as Sam. Trivia {told}\n")
    assert (sheet.title, sheet.storyline, people(sheet)[0]) == ("Night Ferry", None, ("Ann Field", "Mary"))
    sheet = parse(f"Night Ferry (1949)\n\nIt rains. Cast Ann Field as Mary, Tom Reed as Sam. Trivia {told}\n")
    assert (sheet.storyline, people(sheet), len(sheet.trivia)) == (None, [("Ann Field", "Mary"), ("Tom Reed", "Sam.")], 1)


def test_a_letter_before_a_bar_is_a_certificate_and_two_may_be_a_label():
    sheet = parse("Title: Night Ferry\nph | Tom Reed\nG | 94 min")
    assert (sheet.cinematographers, sheet.certificates, sheet.runtime) == (("Tom Reed",), ("G",), 94)


def test_a_name_at_the_very_top_tells_where_a_role_ends():
    assert people(parse("Sam Bo Berg\n\nCast: Ann Field as Captain Sam Bo Berg as Hale")) == [("Ann Field", "Captain"), ("Sam Bo Berg", "Hale")]
    assert people(parse("Night Ferry\n\nCast: Ann Field as Captain Sam Bo Berg as Hale"))[0] == ("Ann Field", "Captain Sam")


def test_a_label_in_the_place_of_a_value_leaves_the_one_before_it_empty():
    sheet = parse("Title: Night Ferry\nDirector: Genre: Drama\nYear: Runtime: 94 min\n")
    assert (sheet.directors, sheet.genres, sheet.year, sheet.runtime) == ((), ("Drama",), None, 94)
    assert parse("Title: Night Ferry\nCountry: Language: Year: 1949").year == 1949
    assert [d.code for d in analyze("Title: Night Ferry\nDirector: Genre: Drama").diagnostics] == ["FS101"]


def test_what_only_looks_like_a_label_in_a_value_is_part_of_it():
    assert parse("Title: Director: A Life\nYear: 1949").title == "Director: A Life"
    assert parse("Title: Night Ferry\nWritten by: Story: Tom Reed").writers == ("Tom Reed",)
    assert parse("Title: Night Ferry\nRelease date: UK: 12 May 1958").release_dates[0].place == "UK"
    assert parse("Title: Night Ferry\nPlot: Director: she was that once.").storyline == "Director: she was that once."
    assert parse("Title: Night Ferry\nRating: IMDb: 7.3").ratings[0].source == "IMDb"


def test_a_running_time_behind_a_list_is_no_item_of_it():
    for line, key in (("Genre: Drama, Crime, 94 min", "genres"), ("Country: Norway, Sweden | 94 min", "countries"), ("Language: English, French, 94 min", "languages")):
        sheet = parse(f"Title: Night Ferry\n{line}\n")
        assert (len(getattr(sheet, key)), sheet.runtime, sheet.unread) == (2, 94, ())
    assert parse("Title: Night Ferry\nCountry: Norway, 1949, 94 min").model_dump(include={"countries", "year", "runtime"}) == {
        "countries": ("Norway",), "year": 1949, "runtime": 94
    }  # fmt: skip
    assert parse("Title: Night Ferry\nGenre: Drama, 94 min\nRuntime: 95 min").runtime == 95
    assert parse("Title: Night Ferry\nGenre: Drama, Area 51").genres == ("Drama", "Area 51")
    assert parse("Title: Night Ferry\nLanguage: English, 94 dialects").languages == ("English", "94 dialects")


def test_roles_before_their_actors_below_a_heading_and_a_blank_line():
    entries = "Hamlet: Laurence Olivier\nGertrude: Eileen Herlie\n"
    for heading in ("Cast", "Cast:"):
        cast = parse(f"Title: Night Ferry\nYear: 1949\n\n{heading}\n\n{entries}").cast
        assert [(credit.actor, credit.role) for credit in cast] == [("Laurence Olivier", "Hamlet"), ("Eileen Herlie", "Gertrude")]
    for line, other in (("Weather: rain all day", "Weather"), ("Shelf: Upper Hall", "Shelf")):
        sheet = parse(f"Title: Night Ferry\nYear: 1949\n\nCast\n\n{line}\n")
        assert (sheet.cast, list(sheet.other)) == ((), [other])
    assert parse(f"Title: Night Ferry\n\nCast: Ann Field\n\n{entries}").other["Hamlet"] == "Laurence Olivier"
    assert parse("Title: Night Ferry\n\nCast\n\nDirector: Laurence Olivier\n").directors == ("Laurence Olivier",)


def test_a_full_stop_that_opens_a_line_of_statements_is_a_statement():
    sheet = parse(". Music: Ben Frankl. Starring Margaret Dunne, Alistair Plum.\nRunning time: 92 min")
    assert (sheet.composers, [credit.actor for credit in sheet.cast], sheet.runtime) == (("Ben Frankl",), ["Margaret Dunne", "Alistair Plum"], 92)
