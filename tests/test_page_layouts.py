"""Guides, programmes, forms and pages: what surrounds a film, and what stands in lines of facts."""

import pytest

from filmsheet import iter_sheets, parse


def titles(text: str) -> list[str | None]:
    return [sheet.title for sheet in iter_sheets(text)]


# -- titles


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("20.15  NDR 3   Das Moor am Ende", "Das Moor am Ende"),
        ("18.40 Х/ф «Паром в ночи» (16+)", "Паром в ночи"),
        ("3:10 to Bergen (1957)", "3:10 to Bergen"),
        ("The Ferry (PG) 94 mins", "The Ferry"),
        ("Night Ferry (1958) More at KinoBase »", "Night Ferry"),
        ("Night Ferry (1958) and after", "Night Ferry (1958) and after"),
        ("Night Ferry - drama", "Night Ferry"),
        ("Night Ferry - Bergen", "Night Ferry - Bergen"),
        ('Film review: "Night Ferry" - a cold crossing', "Night Ferry"),
        ("Just watched Night Ferry (1958) and I still see the sea", "Night Ferry"),
        ("Who watched the Ferry (1958)", "Who watched the Ferry"),
        ("《夜船》Night Ferry (1958)", "夜船"),
    ],
)
def test_what_stands_beside_a_title(line, title):
    assert parse(f"{line}\n\nDirector: Ann Field\n").title == title


def test_a_critic_in_quotation_marks_is_no_title():
    assert parse('"A cold crossing!" - The Tribune\nNight Ferry (1958)\nDirector: Ann Field\n').title == "Night Ferry"


def test_two_titles_in_two_scripts():
    sheet = parse("《夜船》Night Ferry (1958)\n导演: 林远\n")
    assert (sheet.title, sheet.original_title, sheet.year) == ("夜船", "Night Ferry", 1958)


@pytest.mark.parametrize(
    "head",
    ["Full cast and crew for", "MAIN COMPETITION          WORLD PREMIERE", "KINO.RU — фильмы, актёры", "Nordlicht presents a Vane production", "Name: ______  Class: _____"],
)
def test_heads_of_pages_are_no_titles(head):
    assert parse(f"{head}\n\nNight Ferry\n\nDirector: Ann Field\n").title == "Night Ferry"


def test_a_title_in_capitals_above_its_firm():
    assert parse("NIGHT FERRY\n\nNordlicht, 1913. 3 reels. Dir: Ann Field.\n").title == "NIGHT FERRY"
    assert parse("TONIGHT\n\nNight Ferry (1958)\nDirector: Ann Field\n").title == "Night Ferry"


# -- where a storyline ends

PLOT = "A ferryman finds a suitcase on the shore and hides it from his wife."


@pytest.mark.parametrize(
    "below", ["\nDrama\nComedy", "\n94 min | PG", "\n\nforum | photos (12) | reviews (48)", "\n\nShare Tweet", "\n\nMore stories", "\n\nBefore viewing\n1. What is a ferry?"]
)
def test_what_is_no_storyline_below_one(below):
    assert parse(f"Title: Night Ferry\n\nPlot\n{PLOT}{below}\n").storyline == PLOT


@pytest.mark.parametrize("more", ["\nItaly, 1944.", "\n\nHe never opens it.", "\n\nBut she knows - from the first day."])
def test_what_is_storyline_below_one(more):
    assert parse(f"Title: Night Ferry\n\nPlot\n{PLOT}{more}\n").storyline == PLOT + (more if more[1] == "\n" else more.replace("\n", " "))


def test_headings_marked_alike_end_a_storyline():
    sheet = parse(f"✔️ Title: Night Ferry\n\n✔️ Plot\n{PLOT}\n\n✔️ What I liked\nThe sea.\n")
    assert sheet.storyline == PLOT


def test_a_running_time_behind_the_last_sentence():
    sheet = parse(f"Night Ferry\nDirector: Ann Field\n\n{PLOT} 94 min.\n")
    assert (sheet.runtime, sheet.storyline) == (94, PLOT)
    assert parse(f"Night Ferry\nDirector: Ann Field\n\n{PLOT} 94 men wait.\n").runtime is None


def test_a_menu_entry_is_no_heading_of_trivia():
    sheet = parse("Le Bac\n\nSéances\nSecrets de tournage\n\n3 mai 2018 en salle | 1h 42min | Drame\nDe Ada Roy\n")
    assert (sheet.runtime, sheet.trivia, sheet.directors) == (102, (), ("Ada Roy",))


# -- facts anywhere


@pytest.mark.parametrize(
    ("line", "minutes"), [("1 Std. 48 Min. | Komödie", 108), ("1hr 44, PG", 104), ("IMDb 5.9  1h 38min  2019", 98), ("1 ч. 34 мин., драма", 94), ("6. Mai 1958 im Kino | 94 Min.", 94)]
)
def test_running_times_in_lines_of_facts(line, minutes):
    assert parse(f"Title: Night Ferry\n\n{line}\n").runtime == minutes


def test_a_date_is_no_number_of_a_list():
    assert parse("Titel: Nacht\n\n12. Oktober 2017 im Kino | Drama\n").release_dates[0].date == "2017-10-12"
    assert parse("Title: Night\n\nTrivia\n12. October ends the film.\n").trivia[0].number == 12


def test_columns_name_the_unit():
    assert [sheet.runtime for sheet in iter_sheets("title,year,runtime_min\nNight Ferry,1958,94\nThe Harbour,1931,88\n")] == [94, 88]


def test_a_single_score_under_a_label_that_judges():
    assert parse("Title: Night Ferry\nGenre: Drama\n\nVerdict: 3.5/5\n").ratings[0].value == 3.5


def test_the_length_of_a_copy():
    assert parse("Title: Night Ferry\nPrint: 35mm, colour, 91 min\n").runtime == 91
    assert parse("Title: Night Ferry\nExtras: interview, 30 min\n").runtime is None


def test_feet_are_no_year():
    assert [one.date for one in parse("Title: Night Ferry\nReleased: 14 Jul 1913. Length 2000 ft.\n").release_dates] == ["1913-07-14"]


def test_lengths_behind_certificates():
    sheet = parse("Night Ferry\nDirector: Ann Field\nCertificate 15 103m 20s\n")
    assert (sheet.certificates, sheet.runtime) == (("15",), 103)


# -- forms, lists and columns


def test_numbered_headings():
    sheet = parse(f"Title: Night Ferry\n\n1. SYNOPSIS\n\n{PLOT}\n\n2. QUESTIONS\n\na) Why?\n")
    assert (sheet.storyline, sheet.trivia, sheet.unread) == (PLOT, (), ("2. QUESTIONS", "a) Why?"))
    assert len(parse("Title: Night Ferry\n\nTrivia\n1. It was shot in Bergen.\n2. Music\n3. It rains.\n").trivia) == 3


def test_titles_with_facts_part_films():
    text = "Films in May\n\nNight Ferry (1958) / Norway / 94 min\nA ferryman hides a suitcase from his wife all winter.\n\nThe Harbour (1931) / UK / 88 min\nA pilot comes home to a town that has moved away.\n"
    assert titles(text) == ["Night Ferry", "The Harbour"]
    assert len(titles("Night Ferry (1958) / Norway / 94 min\nDirector: Ann Field\nAfter The Harbour (1931) she made no film for years.\n")) == 1


def test_a_preface_above_the_first_film():
    block = "{0} - drama\n\n{1} and hides it from everyone who lives on the island, and from the sea, for all the years that are left.\n\nGenre: {3}\nCast: {4}\nDirector: {2}\n\nSee the trailer\n\n"
    text = "New this week\n\nTwo films to see.\n\n" + block.format("Night Ferry", "A man finds a suitcase", "Ann Field", "drama", "Tom Reed, Mary Berg") + block.format("The Goat", "A goat finds a song", "Ida Holm", "comedy", "Rio Vane, Sam Oak")
    assert titles(text) == ["Night Ferry", "The Goat"]


def test_labels_in_a_column():
    sheet = parse("Salt Wind (2018)\n\nDirector  Ann Field\nPrint source  Quay Films\nCast  Tom Reed, Mary Berg\n")
    assert [one.actor for one in sheet.cast] == ["Tom Reed", "Mary Berg"]


def test_people_in_yaml():
    sheet = parse('titulo: "O Bac"\nelenco:\n  - {actor: "Nilo Braga", personaje: "Bento"}\n  - {actor: "Rita Sá", personaje: "Graça"}\n')
    assert [(one.actor, one.role) for one in sheet.cast] == [("Nilo Braga", "Bento"), ("Rita Sá", "Graça")]
