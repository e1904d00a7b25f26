"""Layouts of pages in other languages than English: how labels, values and casts stand there."""

from __future__ import annotations

import pytest

from filmsheet import parse


def cast_of(text):
    return [(one.actor, one.role) for one in parse(text).cast]


def test_leaders_that_end_in_a_colon():
    sheet = parse("Titel ............: Der Hafen\nRegisseur ........: Ada Roy\n")
    assert (sheet.title, sheet.directors) == ("Der Hafen", ("Ada Roy",))


def test_a_table_copied_from_a_page():
    sheet = parse("Dirección\tJulio Salva\nGuion\tManuel Tamayo\nJulio Coll\nProtagonistas\tJosé Pla\nLuis Rico\nDatos y cifras\nPaís\tEspaña\n")
    assert sheet.writers == ("Manuel Tamayo", "Julio Coll")
    assert [one.actor for one in sheet.cast] == ["José Pla", "Luis Rico"]
    assert sheet.countries == ("España",)


def test_a_label_in_two_languages():
    sheet = parse("섬의 아이들\n\n연출 Director 오승우\n촬영 Cinematography 이강민\n")
    assert (sheet.directors, sheet.cinematographers) == (("오승우",), ("이강민",))
    assert parse("春河\n\n導演 Director｜是枝裕一\n").directors == ("是枝裕一",)


def test_labels_without_separators_end_a_cast_on_one_line():
    sheet = parse("O Relógio\n\nElenco: Regina Casal, Karine Telles\nNacionalidade Brasil\nDistribuidor Pandora Filmes\n")
    assert [one.actor for one in sheet.cast] == ["Regina Casal", "Karine Telles"]
    assert (sheet.countries, sheet.distributors) == (("Brasil",), ("Pandora Filmes",))


def test_labels_and_values_on_lines_in_turn():
    sheet = parse("Zomerijs\n\nRegie\nMijke Boer\nMet\nElsie Brouwer, Marcel Smit\nJaar\n1999\n")
    assert sheet.directors == ("Mijke Boer",)
    assert [one.actor for one in sheet.cast] == ["Elsie Brouwer", "Marcel Smit"]


def test_distribution_above_roles_is_a_cast():
    assert cast_of("Titre : Le Port\n\nDistribution\nNoël Roque : Anselme, le facteur\nDany Carel : Juliette\n") == [
        ("Noël Roque", "Anselme, le facteur"),
        ("Dany Carel", "Juliette"),
    ]


def test_a_label_and_its_value_in_brackets():
    sheet = parse("De Kleine Kapitein\n(Originele titel: Den lille kaptajn)\n\nRegie: Jan Has\n")
    assert (sheet.title, sheet.original_title) == ("De Kleine Kapitein", "Den lille kaptajn")


def test_a_review_that_names_the_film_first():
    sheet = parse("Recensie: Stad zonder Schaduw (2020)\n\nRegie: Bas Vos | 88 minuten | drama | Acteurs: Stefan Got, Nora Dari\n")
    assert (sheet.title, sheet.year, sheet.directors) == ("Stad zonder Schaduw", 2020, ("Bas Vos",))
    assert (sheet.runtime, sheet.genres, len(sheet.cast)) == (88, ("drama",), 2)


@pytest.mark.parametrize("line", ["Partager sur Facebook | Partager sur Twitter", "#영화추천 #달빛수영장 #가족영화"])
def test_links_to_share_and_tags_are_not_the_storyline(line):
    told = "Un marin rentre chez lui et trouve la porte close."
    sheet = parse(f"Titre : Le Port\nSynopsis : {told}\n\n{line}\n")
    assert sheet.storyline == told
    assert sheet.unread == (line,)


def test_a_certificate_above_a_storyline():
    sheet = parse("Titre : Le Port\nAnnée : 2015\n\nSynopsis\nInterdit aux moins de 12 ans\n\nUn marin rentre chez lui.\n")
    assert sheet.storyline == "Un marin rentre chez lui."
    assert sheet.certificates == ("Interdit aux moins de 12 ans",)


def test_labels_in_square_brackets():
    sheet = parse("【片名】雾都来客 【年份】1948 【导演】沈复生 【类型】剧情/战争\n【剧情】重庆一家旅馆住进了一位不肯登记姓名的客人。\n")
    assert (sheet.title, sheet.year, sheet.directors, sheet.genres) == ("雾都来客", 1948, ("沈复生",), ("剧情", "战争"))
    assert sheet.storyline == "重庆一家旅馆住进了一位不肯登记姓名的客人。"


def test_two_titles_in_two_scripts():
    sheet = parse("종이배\nPaper Boat, 2005\n드라마 | 한국 | 101분\n감독 임상호\n")
    assert (sheet.title, sheet.original_title, sheet.year) == ("종이배", "Paper Boat", 2005)


@pytest.mark.parametrize(("line", "title"), [("L'HIVER (The Winter of Geese)", "L'HIVER"), ("NIGHT FERRY (Director's Cut)", "NIGHT FERRY (Director's Cut)")])
def test_another_title_in_brackets_behind_one_in_capitals(line, title):
    assert parse(f"{line}\n\nRéalisation: Ada Roy\n").title == title


def test_what_a_film_is_made_from_is_not_its_storyline():
    sheet = parse("L'Étang\nFrance / 1937 / 84 min\n\nD'après le roman de Jules Berthaud.\n\nUn garde-chasse recueille une citadine en fuite, au bord de l'étang.\n")
    assert sheet.storyline == "Un garde-chasse recueille une citadine en fuite, au bord de l'étang."


@pytest.mark.parametrize(("value", "country"), [("México México", "México"), ("Vlag van Nederland Nederland", "Nederland"), ("Papua Nugini", "Papua Nugini")])
def test_a_country_behind_the_name_of_its_flag(value, country):
    assert parse(f"Título: El puerto\nPaís\t{value}\n").countries == (country,)


def test_a_technical_line_in_two_languages_is_no_title():
    sheet = parse("春河 Spring River\n日本 Japan｜2009｜DCP｜Color｜111 min\n導演 Director｜是枝裕一\n")
    assert (sheet.title, sheet.year, sheet.countries) == ("春河 Spring River", 2009, ("日本",))


def test_minutes_of_a_meeting_are_no_film():
    sheet = parse(
        "Protokoll der Mitgliederversammlung des Filmclubs Oberursel e.V.\n\nDatum: 12. Februar 2020\nOrt: Gasthaus Adler\n\n"
        "1. Begrüßung\n2. Bericht des Kassenwarts\n\nDer Kassenwart berichtet über die Einnahmen des Vorjahres.\n"
    )
    assert (sheet.title, sheet.storyline, sheet.trivia) == (None, None, ())


def test_notes_among_names_and_a_certificate_with_a_comma():
    sheet = parse("Titre : Le Port\nRéalisation : Étienne Maurin, assisté de Jean-Paul Roux\nвозраст: зрителям, достигшим 12 лет\n")
    assert sheet.directors == ("Étienne Maurin",)
    assert sheet.certificates == ("зрителям, достигшим 12 лет",)
