"""The meaning of labels, in every language and spelling."""

import pytest

from filmsheet.vocabulary import DEFAULT

BY_LANGUAGE = {
    "de": "title Titel|original_title Originaltitel|year Erscheinungsjahr|release_dates Kinostart|runtime Laufzeit|genres Genre"
    "|countries Produktionsland|languages Sprache|certificates Altersfreigabe|ratings Bewertung|directors Regie"
    "|writers Drehbuch|producers Produzent|composers Filmmusik|cinematographers Kamera|editors Schnitt"
    "|production_companies Produktionsfirma|distributors Verleih|budget Produktionskosten|box_office Einspielergebnis"
    "|awards Auszeichnungen|tagline Werbezeile|storyline Handlung|cast Besetzung|trivia Wissenswertes"
    "|also_known_as Alternativtitel|not_film Ähnliche Filme|other Drehorte",
    "fr": "title Titre|original_title Titre original|year Année de production|release_dates Date de sortie|runtime Durée"
    "|genres Genre|countries Pays|languages Langue|certificates Classification|ratings Note|directors Réalisateur"
    "|writers Scénario|producers Producteur|composers Musique|cinematographers Directeur de la photographie|editors Montage"
    "|production_companies Société de production|distributors Distributeur|budget Coût|box_office Recettes"
    "|awards Récompenses|tagline Accroche|storyline Résumé|cast Acteurs|trivia Anecdotes|also_known_as Autres titres"
    "|not_film Films similaires|other Lieux de tournage",
    "it": "title Titolo|original_title Titolo originale|year Anno|release_dates Data di uscita|runtime Durata|genres Genere"
    "|countries Paese|languages Lingua|certificates Visto censura|ratings Voto|directors Regia|writers Sceneggiatura"
    "|producers Produttore|composers Musiche|cinematographers Fotografia|editors Montaggio"
    "|production_companies Casa di produzione|distributors Distribuzione|budget Costo|box_office Incassi|awards Premi"
    "|tagline Frase di lancio|storyline Trama|cast Interpreti|trivia Curiosità|also_known_as Altri titoli"
    "|not_film Film simili|other Costumi",
    "es": "title Título|original_title Título original|year Año|release_dates Estreno|runtime Duración|genres Género"
    "|countries País|languages Idioma|certificates Clasificación por edades|ratings Puntuación|directors Dirección"
    "|writers Guion|producers Productor|composers Música|cinematographers Fotografía|editors Montaje"
    "|production_companies Compañía productora|distributors Distribuidora|budget Presupuesto|box_office Recaudación"
    "|awards Premios|tagline Eslogan|storyline Sinopsis|cast Reparto|trivia Curiosidades|also_known_as Otros títulos"
    "|not_film Películas similares|other Vestuario",
    "pt": "title Título|original_title Título original|year Ano|release_dates Lançamento|runtime Duração|genres Gênero"
    "|countries País|languages Idioma|certificates Classificação indicativa|ratings Nota|directors Direção|writers Roteiro"
    "|producers Produtor|composers Trilha sonora|cinematographers Diretor de fotografia|editors Montagem"
    "|production_companies Companhia produtora|distributors Distribuidora|budget Orçamento|box_office Bilheteria"
    "|awards Prêmios|tagline Slogan|storyline Sinopse|cast Elenco|trivia Curiosidades|also_known_as Outros títulos"
    "|not_film Filmes relacionados|other Figurino",
    "nl": "title Titel|original_title Originele titel|year Jaar|release_dates Première|runtime Speelduur|genres Genre"
    "|countries Land|languages Taal|certificates Kijkwijzer|ratings Beoordeling|directors Regie|writers Scenario"
    "|producers Producent|composers Muziek|cinematographers Camera|editors Montage"
    "|production_companies Productiemaatschappij|distributors Distributeur|budget Budget|box_office Opbrengst|awards Prijzen"
    "|tagline Slagzin|storyline Samenvatting|cast Rolverdeling|trivia Weetjes|also_known_as Alternatieve titel"
    "|not_film Vergelijkbare films|other Kostuums",
    "ru": "title Название|original_title Оригинальное название|year Год выпуска|release_dates Премьера"
    "|runtime Продолжительность|genres Жанр|countries Страна|languages Язык|certificates Возрастное ограничение"
    "|ratings Оценка|directors Режиссёр|directors Режиссер|writers Сценарий|producers Продюсер|composers Композитор"
    "|cinematographers Оператор|editors Монтаж|production_companies Кинокомпания|distributors Прокатчик|budget Бюджет"
    "|box_office Сборы в мире|awards Награды|tagline Слоган|storyline Описание|cast В ролях|trivia Интересные факты"
    "|also_known_as Другие названия|not_film Похожие фильмы|other Художник",
    "zh": "title 片名|original_title 原名|year 年份|release_dates 上映日期|release_dates 上映時間|runtime 片长|runtime 片長"
    "|genres 类型|genres 類型|countries 制片国家/地区|countries 製片國家|languages 语言|languages 語言|certificates 分级"
    "|ratings 评分|directors 导演|directors 導演|writers 编剧|writers 編劇|producers 制片人|composers 配乐|composers 配樂"
    "|cinematographers 摄影|cinematographers 攝影|editors 剪辑|editors 剪輯|production_companies 制作公司"
    "|production_companies 製作公司|distributors 发行公司|distributors 發行公司|budget 预算|box_office 票房|awards 奖项"
    "|awards 獎項|tagline 宣传语|storyline 剧情简介|storyline 劇情簡介|cast 主演|cast 演員|trivia 花絮|also_known_as 又名"
    "|not_film 影评|other 服装",
    "id": "title Judul|original_title Judul asli|year Tahun|release_dates Tanggal rilis|runtime Durasi|genres Genre"
    "|countries Negara|languages Bahasa|certificates Klasifikasi usia|ratings Skor|directors Sutradara|writers Penulis"
    "|producers Produser|composers Penata musik|cinematographers Sinematografer|editors Penyunting"
    "|production_companies Perusahaan produksi|distributors Distributor|budget Anggaran|box_office Pendapatan kotor"
    "|awards Penghargaan|tagline Slogan|storyline Sinopsis|cast Pemeran|trivia Fakta menarik|also_known_as Judul lain"
    "|not_film Film serupa|other Lokasi syuting",
    "ko": "title 제목|original_title 원제|year 제작연도|release_dates 개봉일|runtime 상영 시간|genres 장르|countries 제작국가"
    "|languages 언어|certificates 관람등급|ratings 평점|directors 감독|writers 각본|producers 제작자|composers 음악"
    "|cinematographers 촬영|editors 편집|production_companies 제작사|distributors 배급사|budget 제작비|box_office 흥행수입"
    "|awards 수상 내역|tagline 태그라인|storyline 줄거리|cast 출연진|trivia 트리비아|also_known_as 다른 제목"
    "|not_film 비슷한 영화|other 의상",
}

ENGLISH = {
    "title": "Title|Movie name|Film|Name|Movie title",
    "original_title": "Original title|Original name",
    "also_known_as": "AKA|A.K.A.|Also known as|Alternative titles|Other titles|Working title",
    "year": "Year|Release Year|Year of release|Year released|Production year|Year(s)",
    "release_dates": "Release date|Release date(s)|Released|Released on|Premiere|Opening date|In theaters|Date of release",
    "runtime": "Runtime|Run time|Running time|Running Time|Duration|Length",
    "genres": "Genre|Genres|Genre(s)|Category|Main Genre",
    "countries": "Country|Countries|Country of origin|Country(s)|Region|Nationality|Production countries",
    "languages": "Language|Language(s)|Original language|Spoken languages",
    "certificates": "Certificate|Cert.|MPAA rating|MPAA|Certification|Age rating|FSK|BBFC rating|Content rating",
    "ratings": "User rating|My rating|Score|IMDb rating|IMDB|Rotten Tomatoes|Tomatometer|Metascore|Douban score",
    "certificates_or_ratings": "Rating|Ratings|Rated",
    "directors": "Director|Directors|Director(s)|Directed by|Dir.|D|A film by|Film director|Co-director|Helmed by",
    "writers": "Writer|Writers|Written by|Screenplay|Screenplay by|Story by|Script|Screenwriter|W|Original Screenplay by",
    "producers": "Producer|Producers|Produced by|Prod.|Co-produced by",
    "composers": "Music|Music by|Music director|Composer|Original music by|Mus|Score by|Music Composed by",
    "cinematographers": "Cinematographer|Cinematography|Director of Photography|DP|D.O.P.|Photography|Camera",
    "editors": "Editor|Editors|Edited by|Film editing|Ed|Ed.|Film Editing by",
    "production_companies": "Production company|Production companies|Studio|Production house|Prod. Co.|Banner",
    "distributors": "Distributor|Distributed by|Released by|Distribution",
    "budget": "Budget|Production budget|Estimated budget|Cost",
    "box_office": "Box office|Box-office|Gross|Worldwide gross|Worldwide box office|Total gross",
    "awards": "Awards|Award|Oscars|Awarded by|Oscar Wins|Awards and nominations|Accolades",
    "tagline": "Tagline|Taglines|Tag line|Slogan",
    "storyline": "Storyline|Plot|Synopsis|Story|Summary|Overview|Description|About|Logline|Story Breakdown|Premise|What's it about?|Plot summary|The story",
    "cast": "Cast|Starring|Stars|Top Billing Cast|Top billed cast|Full cast|Actors|Actors and roles|Featuring|With|Main cast"
    "|Supporting cast|Lead actor|Voice cast|Voices|Dramatis personae|Main characters|Characters|Leads|Cast members"
    "|Cast list|Lead role|Actresses|The players|Cast & Crew|Cast and characters|Guest stars|Performers|Lead actress"
    "|Co-starring|Principal cast|Star cast|In the main roles|Cast (in order of appearance)",
    "trivia": "Trivia|Did you know|Did You Know?|Fun facts|Interesting facts|Facts|Movie trivia",
    "other": "Assistant Director|1st Assistant Director|Second Unit Director|Associate Producer|Executive producer"
    "|Casting Director|Casting|Art director|Dubbing Editor|Sound editor|Costume designer|Costumes|Presented by|©|Sound mix"
    "|Aspect ratio|Colour|Filming location|Domestic box office|domestic_box_office|DVD sales|Opening weekend|Soundtrack"
    "|Assistant Editors|Co-producer|Production Designer|IMDb ID|Website|Keywords|DVD release date",
    "not_film": "Similar movies|You may also like|Reviews|Review|Comments|Share|Related|Recommendations|Quick links"
    "|Quicklinks|See also|Leave a comment|User reviews|Where to watch",
}


@pytest.mark.parametrize(
    ("field", "label"),
    [pytest.param(field, label, id=label) for field, labels in ENGLISH.items() for label in labels.split("|")],
)
def test_english(field, label):
    assert DEFAULT.find(label).keys == (field,)


@pytest.mark.parametrize(
    ("field", "label"),
    [
        pytest.param(*entry.split(" ", 1), id=f"{language}-{entry.split(' ', 1)[1]}")
        for language, entries in BY_LANGUAGE.items()
        for entry in entries.split("|")
    ],
)
def test_other_languages(field, label):
    assert DEFAULT.find(label).keys == (field,)
    assert DEFAULT.find(label.upper()).keys == (field,)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("  RELEASE DATE  ", "release_dates"),
        ("release_date", "release_dates"),
        ("release-date", "release_dates"),
        ("releaseDate", "release_dates"),
        ("box_office", "box_office"),
        ("boxOffice", "box_office"),
        ("\u00a0Running\u00a0time\u00a0", "runtime"),
        ("Direc\x1ftor", "directors"),
        ("Director :", "directors"),
        ("1. Plot", "storyline"),
        ("🎬 Director", "directors"),
        ("[Genre]", "genres"),
        ("导　演", "directors"),
        ("主　　演", "cast"),
        ("◎片　　长", "runtime"),
        ("【导演】", "directors"),
        ("감 독", "directors"),
        ("Ｄｉｒｅｃｔｏｒ", "directors"),
        ("TITULO ORIGINAL", "original_title"),
        ("Genero", "genres"),
        ("REALISATEUR", "directors"),
        ("Director/a", "directors"),
        ("Director(es)", "directors"),
        ("País(es)", "countries"),
        ("Regisseur/in", "directors"),
        ("Drehbuchautor*in", "writers"),
        ("Sprache(n)", "languages"),
        ("Режиссер(ы)", "directors"),
        ("Director's name", "directors"),
        ("Movie Genre", "genres"),
        ("影片类型", "genres"),
        ("Expected Release Date", "release_dates"),
    ],
)
def test_written_in_other_ways(written, field):
    assert DEFAULT.find(written).keys == (field,)


@pytest.mark.parametrize(
    ("label", "keys"),
    [
        ("Land / Jahr", ("countries", "year")),
        ("Written and directed by", ("writers", "directors")),
        ("Written & Directed By", ("writers", "directors")),
        ("Directed & Written by", ("directors", "writers")),
        ("Written, produced and directed by", ("writers", "producers", "directors")),
        ("Director/Writer", ("directors", "writers")),
        ("Director & Writer", ("directors", "writers")),
        ("Countries/Languages", ("countries", "languages")),
        ("Story, Screenplay & Direction", ("writers", "directors")),
        ("Country/Region", ("countries",)),
        ("Regia e sceneggiatura", ("directors", "writers")),
        ("Guion y dirección", ("writers", "directors")),
        ("Scénario et réalisation", ("writers", "directors")),
        ("Roteiro e direção", ("writers", "directors")),
        ("Сценарий и режиссура", ("writers", "directors")),
        ("Buch und Regie", ("writers", "directors")),
        ("导演/编剧", ("directors", "writers")),
        ("감독 / 각본", ("directors", "writers")),
        ("Lyrics & Music", ("composers",)),
        ("Regi och manus", ("directors", "writers")),
        ("Režie a scénář", ("directors", "writers")),
        ("Senaryo ve yönetmen", ("writers", "directors")),
        ("בימוי, הפקה ותסריט", ("directors", "producers", "writers")),
        ("نویسنده و کارگردان", ("writers", "directors")),
        ("导演&主演", ("directors", "cast")),
        ("Genre 장르", ("genres",)),
        ("Director/Writer 감독/작가", ("directors", "writers")),
        ("Σκηνοθεσία-σενάριο", ("directors", "writers")),
    ],
)
def test_several_at_once(label, keys):
    assert DEFAULT.find(label).keys == keys


@pytest.mark.parametrize(
    ("label", "field", "tail"),
    [
        ("Release date in South Korea", "release_dates", "South Korea"),
        ("Release date (UK)", "release_dates", "UK"),
        ("Release date – UK", "release_dates", "UK"),
        ("Kinostart in Deutschland", "release_dates", "Deutschland"),
        ("Kinostart Deutschland", "release_dates", "Deutschland"),
        ("Sortie en France", "release_dates", "France"),
        ("Estreno en España", "release_dates", "España"),
        ("Uscita in Italia", "release_dates", "Italia"),
        ("Премьера в России", "release_dates", "России"),
        ("Tanggal rilis di Indonesia", "release_dates", "Indonesia"),
        ("上映日期(中国大陆)", "release_dates", "中国大陆"),
        ("中国大陆上映日期", "release_dates", "中国大陆"),
        ("한국 개봉일", "release_dates", "한국"),
        ("US release date", "release_dates", "US"),
        ("Premiere at Cannes", "release_dates", "Cannes"),
        ("Budget (estimated)", "budget", "estimated"),
        ("Runtime (min)", "runtime", "min"),
        ("Box office (worldwide)", "box_office", "worldwide"),
        ("Box office (US)", "other", "US"),
        ("Box office in India", "other", "India"),
        ("Release date (DVD)", "other", "DVD"),
        ("Rating (MPAA)", "certificates", "MPAA"),
        ("Rating (out of 10)", "ratings", "out of 10"),
        ("Title (original)", "original_title", "original"),
        ("Producer (executive)", "other", "executive"),
        ("Director of Photography (2nd unit)", "other", "2nd unit"),
        ("Cast (in credits order)", "cast", "in credits order"),
    ],
)
def test_tails(label, field, tail):
    found = DEFAULT.find(label)
    assert found.keys == (field,)
    assert found.tail == tail
    assert label[found.tail_start : found.tail_start + len(tail)] == tail


@pytest.mark.parametrize(
    ("label", "source"),
    [
        ("IMDb rating", "IMDb"),
        ("IMDB Rating", "IMDb"),
        ("imdb_rating", "IMDb"),
        ("imdbRating", "IMDb"),
        ("Rating (IMDb)", "IMDb"),
        ("Rating on IMDb", "IMDb"),
        ("IMDb", "IMDb"),
        ("IMDb评分", "IMDb"),
        ("IMDb-Wertung", "IMDb"),
        ("Рейтинг IMDb", "IMDb"),
        ("Rotten Tomatoes", "Rotten Tomatoes"),
        ("RT score", "Rotten Tomatoes"),
        ("Tomatometer", "Rotten Tomatoes"),
        ("Metascore", "Metacritic"),
        ("Metacritic score", "Metacritic"),
        ("Douban score", "Douban"),
        ("豆瓣评分", "Douban"),
        ("Кинопоиск", "Kinopoisk"),
        ("Рейтинг Кинопоиска", "Kinopoisk"),
        ("Puntuación en FilmAffinity", "FilmAffinity"),
        ("Note AlloCiné", "AlloCiné"),
        ("Letterboxd rating", "Letterboxd"),
        ("TMDB rating", "TMDb"),
    ],
)
def test_who_rates(label, source):
    found = DEFAULT.find(label)
    assert (found.keys, found.source) == (("ratings",), source)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "—",
        "Favourite sandwich",
        "In an interview",
        "The film was released in London",
        "90 mins",
        "1948",
        "12 Angry Men",
        "Details",
        "Rob Zeman",
        "Box Office Success",
        "x" * 5000,
        "Director " * 50,
    ],
)
def test_no_label(text):
    assert DEFAULT.find(text) is None


@pytest.mark.parametrize("label", ["With", "D", "W", "About", "Film", "Name", "Con", "Avec", "Mit", "Di", "Ed", "Mus", "RT", "Role"])
def test_words_of_sentences_are_weak(label):
    assert DEFAULT.find(label).weak


@pytest.mark.parametrize("label", ["Director", "Cast", "Plot", "Directed by", "Genre", "Trama", "导演", "Music", "Year(s)", "Premiere"])
def test_plain_labels_are_not_weak(label):
    assert not DEFAULT.find(label).weak


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("Distribution", "distributors", "cast"),
        ("Production", "production_companies", "producers"),
        ("Note", "ratings", "other"),
        ("Score", "ratings", "composers"),
        ("D", "directors", "cast"),
    ],
)
def test_second_readings(label, first, second):
    found = DEFAULT.find(label)
    assert (found.keys, found.otherwise) == ((first,), (second,))


@pytest.mark.parametrize("text", ["Details", "Technical specs", "SCHEDA DEL FILM", "Ficha técnica", "Fiche technique", "基本信息", "Credits"])
def test_headings_are_no_labels(text):
    assert DEFAULT.heading(text)
    assert DEFAULT.find(text) is None


def test_a_label_is_no_heading():
    assert not DEFAULT.heading("Director")
    assert not DEFAULT.heading("Favourite sandwich")
    assert not DEFAULT.heading("Details " * 50)
