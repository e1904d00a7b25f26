"""Pages of sites, programmes and encyclopaedias in other languages: what of them is the film, and what the page."""

from __future__ import annotations

import pytest

from filmsheet import iter_sheets, parse
from filmsheet.bylines import bylines
from filmsheet.navigation import is_event, is_menu, is_showing, is_site


def cast_of(text):
    return [(one.actor, one.role) for one in parse(text).cast]


# -- the title among what belongs to the page


@pytest.mark.parametrize(
    "head",
    [
        "MovieMeter.nl\nFilms\nTv-series\nForum\n\n",
        "Yahoo奇摩電影\n電影首頁 本週新片 上映中 排行榜 預告片\n\n",
        "Cineteca · Muestra 12\n\n",
        "CINE DE ORO – DVD 14\n",
        "20h55 TMC\n",
        "MARTES 5\n",
        "PRESSEHEFT\n\n",
        "Кинопоиск\nБилеты в кино\nОнлайн-кинотеатр\n\n",
    ],
)
def test_the_head_of_a_page_is_no_title(head):
    assert parse(f"{head}El molino\n\nDirección: Ada Roy\nAño: 1958\n").title == "El molino"


@pytest.mark.parametrize("title", ["Cinema Paradiso", "La Retrospettiva", "Forum 3000", "Martes de ceniza", "12:08"])
def test_titles_that_resemble_the_head_of_a_page(title):
    assert parse(f"{title}\n\nDirección: Ada Roy\nAño: 1958\n").title == title


def test_what_tells_pages_from_films():
    assert is_menu("Film | Serie | Trailer | TV")
    assert not is_menu("Drama | 94 min | Italia")
    assert is_site("Wikipedia, the free encyclopedia")
    assert not is_site("Allied Forces")
    assert is_event("Sábado 12")
    assert not is_event("Domingo negro")
    assert is_showing("Do 14.11. 18.00 Uhr")
    assert not is_showing("14 años después")


def test_facts_are_no_title():
    sheet = parse("El molino de los vientos\nEspaña, 1959 (88 min.)\nDirector: Ada Roy\n")
    assert (sheet.title, sheet.countries, sheet.year, sheet.runtime) == ("El molino de los vientos", ("España",), 1959, 88)
    assert parse("Australia (2008)\nDirector: Ada Roy\n").title == "Australia"


def test_a_title_in_two_scripts_with_no_year():
    sheet = parse("소금 창고 ( The Salt House )\n감독 문태경\n")
    assert (sheet.title, sheet.original_title) == ("소금 창고", "The Salt House")


# -- wikis and encyclopaedias


@pytest.mark.parametrize("link", ["[Bearbeiten | Quelltext bearbeiten]", "[modifier | modifier le code]", "[править | править код]", "[編輯]", "\n[편집]"])
def test_the_links_behind_a_wikis_headings(link):
    sheet = parse(f"Titel: Der Hafen\n\nHandlung{link}\n\nEin Lotse kommt zu spät und findet den Hafen leer.\n\nKritiken{link}\n\nLangsam.\n")
    assert sheet.storyline == "Ein Lotse kommt zu spät und findet den Hafen leer."


def test_square_brackets_that_are_no_link_stay():
    assert parse("Titel: Der Hafen\nGenre: Drama [editiert]\n").genres != ("Drama",)


def test_a_cast_of_colons_below_a_heading_and_a_blank_line():
    assert cast_of("Titel: Der Hafen\n\nBesetzung\n\n    Ada Roy: Lotsin\n    Jan Holm: Agathe als Kind\n") == [("Ada Roy", "Lotsin"), ("Jan Holm", "Agathe als Kind")]


def test_categories_are_no_genres():
    sheet = parse("Titel: Der Hafen\nGenre: Drama\nKategorien: Filmtitel 2009, Deutscher Film\n")
    assert sheet.genres == ("Drama",)
    assert parse("Titel: Der Hafen\nKategorie: Drama\n").genres == ("Drama",)


def test_wide_labels():
    sheet = parse("渡口\n\n类    型\n剧情\n导    演\n林远\n编    剧\n林远、何舟\n")
    assert (sheet.genres, sheet.directors, sheet.writers) == (("剧情",), ("林远",), ("林远", "何舟"))


def test_a_heading_that_names_the_film():
    sheet = parse("De Sluis (1987)\n\nRegie: Hein Dekker\n\nPlot De Sluis\n\nEen sluiswachter vindt een fles.\n\nReviews & comments\n\nMooi.\n")
    assert sheet.storyline == "Een sluiswachter vindt een fles."
    assert parse("渡口 (2013)\n导演: 林远\n\n渡口的剧情简介 · · ·\n书店老闆每天留下一本书。\n").storyline == "书店老闆每天留下一本书。"


def test_awards_with_a_year_before_a_colon():
    assert parse("Titre : Le Port\n\nDistinctions\n\nFestival de Brest 1982 : Prix du public\n").awards == ("Festival de Brest 1982 : Prix du public",)


# -- casts


def test_names_and_roles_on_lines_in_turn():
    cast = "Darsteller\nAda Roy\nGrete\nJan Holm-Peters\nKapitän\nLore Thiel\nFrau Moll\n"
    assert cast_of(f"Titel: Der Hafen\n\n{cast}") == [("Ada Roy", "Grete"), ("Jan Holm-Peters", "Kapitän"), ("Lore Thiel", "Frau Moll")]


def test_names_alone_stay_names():
    assert [role for _, role in cast_of("Titel: Der Hafen\n\nDarsteller\nAda Roy\nJan Holm\nLore Thiel\nUwe Kern\n")] == [None] * 4


def test_roles_that_say_so_below_their_actors():
    assert cast_of("片名: 渡口\n\n演员\n韩砚\n饰 周野\n陆青\n饰 小英\n") == [("韩砚", "周野"), ("陆青", "小英")]


def test_actors_with_their_roles_below_a_key():
    assert cast_of("Título: O Porto\n\nElenco\n\nAda Roy\nPersonagem: Lia\n\nRui Sá\nPersonagem: O padre\n") == [("Ada Roy", "Lia"), ("Rui Sá", "O padre")]


def test_korean_names_between_blanks():
    assert cast_of("제목: 빈 집\n출연: 이도윤 김수하 박정민\n") == [("이도윤", None), ("김수하", None), ("박정민", None)]
    assert cast_of("제목: 빈 집\n출연: 톰 크루즈\n") == [("톰 크루즈", None)]


def test_names_between_dashes():
    assert cast_of("Título: El faro\nReparto: Ada Roy – Lía Mora – El Gordo Piaz\n") == [("Ada Roy", None), ("Lía Mora", None), ("El Gordo Piaz", None)]


def test_a_sentence_below_a_cast_on_one_line():
    sheet = parse("빈 집\n감독: 배서린\n출연: 이든솔, 강무진\n마지막 세입자가 옥상에서 매일 밤 켜지는 불빛을 쫓는다.\n")
    assert (len(sheet.cast), sheet.storyline) == (2, "마지막 세입자가 옥상에서 매일 밤 켜지는 불빛을 쫓는다.")


def test_facts_behind_the_names_on_a_line():
    sheet = parse("Die Werft\nR: Antje Harms, D: Kai Wulff, Ines Brandt, 97 Min., OmU\n")
    assert ([one.actor for one in sheet.cast], sheet.runtime) == (["Kai Wulff", "Ines Brandt"], 97)


# -- programmes


def test_labels_in_capitals_on_a_line():
    sheet = parse("FIEBER\nPolen 2019 | 84 Min.\nREGIE Jola Winter  BUCH Jola Winter, Adam Krul  KAMERA Piet Lammers\n")
    assert (sheet.directors, sheet.writers, sheet.cinematographers) == (("Jola Winter",), ("Jola Winter", "Adam Krul"), ("Piet Lammers",))


def test_capitals_in_a_name_are_no_label():
    assert parse("FIEBER\nPolen 2019 | 84 Min.\nREGIE Jola BUCH\n").writers == ()


@pytest.mark.parametrize(
    ("line", "director"),
    [("Comédie dramatique de Ada Roy avec Lea Marin, Jo Brun", "Ada Roy"), ("Film policier de Ada Roy", "Ada Roy"), ("Drame de moeurs", None), ("DE LAATSTE TURFSTEKER", None)],
)
def test_bylines_behind_a_kind_of_film(line, director):
    made = [line[one.start : one.end] for one in bylines(line, 0, len(line)) if one.key == "directors"]
    assert made == ([director] if director else [])


def test_who_made_a_film_of_a_programme():
    sheet = parse("LA MALETA (Julián Ortega, 1963). España. Int.: Emilio Soler, Mari Cea. Color. 95'.\nDos hermanos emigran y descubren que solo hay un contrato.\n")
    assert (sheet.title, sheet.directors, sheet.year, sheet.runtime) == ("LA MALETA", ("Julián Ortega",), 1963, 95)
    assert sheet.storyline == "Dos hermanos emigran y descubren que solo hay un contrato."


def test_a_line_of_statements_in_italian():
    sheet = parse(
        "Il faro spento\n\nRegia di Dario Frati. Un film con Lucio Sarti, Bianca Moro. Cast completo Genere Drammatico, - Italia, 2012, durata 97 minuti. "
        "Uscita cinema giovedì 15 novembre 2012.\n"
    )
    assert (sheet.directors, sheet.countries, sheet.runtime) == (("Dario Frati",), ("Italia",), 97)
    assert [one.date for one in sheet.release_dates] == ["2012-11-15"]


def test_when_a_film_is_shown_is_not_its_story():
    sheet = parse("Die Werft\nDeutschland 2014 | 97 Min.\nEin Schweißer kehrt in die stillgelegte Werft zurück.\nDo 14.11. 18.00 Uhr\n")
    assert sheet.storyline == "Ein Schweißer kehrt in die stillgelegte Werft zurück."


def test_films_whose_facts_stand_on_a_line():
    text = "소금꽃\n한국 | 2018 | 24분\n감독: 오지은\n염전의 소녀는 도시를 본 적이 없다.\n\n빈 그네\n한국 | 2019 | 18분 | 컬러\n감독: 이건우\n그네가 밤마다 흔들린다.\n"
    assert [(sheet.title, sheet.year) for sheet in iter_sheets(text)] == [("소금꽃", 2018), ("빈 그네", 2019)]


# -- sites


def test_rows_of_labels_and_values():
    sheet = parse("O Boi\n\nDistribuidor Sertão Filmes\nTipo de filme longa-metragem\nOrçamento R$ 3,2 milhões\nIdiomas Português\n")
    assert (sheet.budget.amount, sheet.languages) == (3200000, ("Português",))


def test_letters_that_are_labels_in_programmes():
    sheet = parse("Las horas\nMéxico, 2014, 87 min. D: Itzel Nava. G: Itzel Nava y Raúl Huen. E: Luciana Pino. Con: Teresa Xol.\nUna anciana se niega a abandonar su casa.\n")
    assert (sheet.writers, sheet.editors) == (("Itzel Nava", "Raúl Huen"), ("Luciana Pino",))
    other = parse("Night Ferry\nG | 94 min | Drama\nDirector: Ada Roy\nG: Drama\nE: info@cinema.example\n")
    assert (other.certificates, other.writers, other.editors) == (("G",), (), ())


def test_prose_is_no_row():
    assert parse("O Boi\n\nDireção: Ada Roy\n\nIdiomas estranhos assustam o padre, que reza sozinho.\n").languages == ()


def test_facts_below_a_label_of_the_story():
    sheet = parse("막차\n\n개요\n드라마\n한국\n94분\n감독\n문태경\n\n줄거리\n버스는 멈추지 않는다.\n")
    assert (sheet.genres, sheet.countries, sheet.runtime, sheet.storyline) == (("드라마",), ("한국",), 94, "버스는 멈추지 않는다.")


def test_shares_of_stars_are_no_ratings():
    assert parse("渡口 (2013)\n导演: 林远\n\n5星\n14.2%\n4星\n46.9%\n3星\n33.0%\n").ratings == ()
    assert len(parse("渡口 (2013)\n导演: 林远\n\n82%\n").ratings) == 1


def test_a_heading_that_says_whose_it_is():
    sheet = parse("Titolo: Il faro\n\nTrama\nUn guardiano trova un'auto nel bacino.\n\nRecensione di Ivo Marchi\nLento e umido.\n")
    assert sheet.storyline == "Un guardiano trova un'auto nel bacino."
    assert parse("Título: El vampiro\n\nEntrevista con el vampiro\n").title == "El vampiro"


def test_a_sentence_with_a_colon_is_no_label():
    sheet = parse("Titolo: Il faro\n\nTrama\n\nIrene pesa uccelli per mestiere: li cattura, li anella, li libera ogni giorno.\n")
    assert sheet.storyline == "Irene pesa uccelli per mestiere: li cattura, li anella, li libera ogni giorno."
    assert parse("Titolo: Il faro\nLuogo delle riprese: Trieste\n").other == {"Luogo delle riprese": "Trieste"}


def test_trivia_a_sentence_a_line():
    assert len(parse("Titre : Le Port\n\nAnecdotes\nLe bac est authentique.\nLe tournage a duré neuf semaines.\n").trivia) == 2
    assert len(parse("Titre : Le Port\n\nAnecdotes\nLe bac est authentique et le\ntournage a duré neuf semaines.\n").trivia) == 1


def test_full_width_gaps_part_labels():
    sheet = parse("《夜船》 片長：98分鐘　級別：IIB\n導演：盧展雄　監製：文佩珊\n")
    assert (sheet.title, sheet.runtime, sheet.directors, sheet.producers) == ("夜船", 98, ("盧展雄",), ("文佩珊",))


# -- notations


def test_objects_in_json():
    text = '{\n  "titre": "La Nuit",\n  "realisateurs": [{"nom": "Ada Roy"}, {"nom": "Jo Brun"}],\n  "acteurs": [\n    {"nom": "Lea Marin", "role": "Rik"},\n    {"nom": "Tom Gerl", "role": null}\n  ]\n}\n'
    sheet = parse(text)
    assert (sheet.directors, [(one.actor, one.role) for one in sheet.cast]) == (("Ada Roy", "Jo Brun"), [("Lea Marin", "Rik"), ("Tom Gerl", None)])
    assert cast_of('{"titulo": "O Sino", "elenco": [{"ator": "Nilo Braga", "personagem": "Bento"}, {"ator": "Zezé Sá", "personagem": "Rita"}]}') == [("Nilo Braga", "Bento"), ("Zezé Sá", "Rita")]


def test_quoted_items_in_front_matter():
    assert cast_of('---\ntitle: "Maré"\nelenco:\n  - "Ada Roy como Iara"\n  - "Rui Sá como Bento"\n---\n') == [("Ada Roy", "Iara"), ("Rui Sá", "Bento")]


def test_pictures_before_labels():
    sheet = parse("🎬 «Последний трамвай»\n🎭 Жанр: драма\n👥 В ролях: Нина Седова, Пётр Галкин\n⏱ 92 мин.\n")
    assert (sheet.title, sheet.genres, len(sheet.cast), sheet.runtime) == ("Последний трамвай", ("драма",), 2, 92)


def test_a_bar_behind_a_colon():
    sheet = parse("| **O TREM** |\n| ANO: | 1983 |\n| DIRETOR: | Walmir Sá |\n")
    assert (sheet.year, sheet.directors) == (1983, ("Walmir Sá",))
