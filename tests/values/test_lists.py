"""Names, items, companies and the gaps between them, one row per spelling."""

from __future__ import annotations

import pytest

from filmsheet.values import companies, items, names, separator, terms

NAMES = [
    ("Michael Powell", ["Michael Powell"]),
    ("Michael Powell and Emeric Pressburger", ["Michael Powell", "Emeric Pressburger"]),
    ("Michael Powell & Emeric Pressburger", ["Michael Powell", "Emeric Pressburger"]),
    ("Mick Powers , Emil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("Mick Powers/Emil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("Mick Powers; Emil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("Mick Powers | Emil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("Mick Powers - Emil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("Mick Powers\nEmil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("- Mick Powers\n- Emil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("1. Mick Powers\n2. Emil Pressman", ["Mick Powers", "Emil Pressman"]),
    ("Ann Bell, Bo Carr, and Di Dors.", ["Ann Bell", "Bo Carr", "Di Dors"]),
    ("Ann Bell und Bo Carr", ["Ann Bell", "Bo Carr"]),
    ("Ann Bell et Bo Carr", ["Ann Bell", "Bo Carr"]),
    ("Ann Bell en Bo Carr", ["Ann Bell", "Bo Carr"]),
    ("Ana Ruiz y Leo Paz", ["Ana Ruiz", "Leo Paz"]),
    ("Ana Ruiz, Leo Paz e Inés Pereda", ["Ana Ruiz", "Leo Paz", "Inés Pereda"]),
    ("José Ortega y Gasset", ["José Ortega y Gasset"]),
    ("Анна Белова и Борис Карин", ["Анна Белова", "Борис Карин"]),
    ("Анна Белова, Борис Карин и др.", ["Анна Белова", "Борис Карин"]),
    ("Dan Brown dan Rio Reza", ["Dan Brown", "Rio Reza"]),
    ("张艺谋 / 巩俐", ["张艺谋", "巩俐"]),
    ("张艺谋、巩俐 等", ["张艺谋", "巩俐"]),
    ("马丁·斯科塞斯", ["马丁·斯科塞斯"]),
    ("송강호, 이선균", ["송강호", "이선균"]),
    ("Robert Downey, Jr., Jane Doe, Ph.D.", ["Robert Downey, Jr.", "Jane Doe, Ph.D."]),
    ("Harry Waters Jr. /  …", ["Harry Waters Jr."]),
    ("K. U. Mohan, Sunil K. S.", ["K. U. Mohan", "Sunil K. S."]),
    ("Sari Mega.", ["Sari Mega"]),
    ("Lars von Trier", ["Lars von Trier"]),
    ("H. C. Anders (fairy tale)", ["H. C. Anders"]),
    ("H. C. Anders (fairy tale, 1845), Keith Winters", ["H. C. Anders", "Keith Winters"]),
    ("Shiro Hashida & Akio Kurohara [based on the novel\nby R. Akutami]", ["Shiro Hashida", "Akio Kurohara"]),
    ("Keith Winters – screenplay", ["Keith Winters"]),
    ("Emil Pressman ... (screenplay) &\nKeith Winters ... (dialogue)", ["Emil Pressman", "Keith Winters"]),
    ("John Smith (uncredited", ["John Smith"]),
    ("H. C. Anders (fairy tale)\n(more)", ["H. C. Anders"]),
    ("Ann Bell See more »", ["Ann Bell"]),
    ("Tonio Guerri, et al.", ["Tonio Guerri"]),
    ("Tonio Guerri and others", ["Tonio Guerri"]),
    ("Jo Dee, B. Roe, u.a.", ["Jo Dee", "B. Roe"]),
    ("by Michael Powell", ["Michael Powell"]),
    ("de Claudine Renard", ["Claudine Renard"]),
    ("de Renard", ["de Renard"]),
    ("Ethan & Joel Coen", ["Ethan Coen", "Joel Coen"]),
    ("Joel & Ethan van Damme", ["Joel van Damme", "Ethan van Damme"]),
    ("Ethan & Joel X", ["Ethan", "Joel X"]),
    ("Powell, Michael J. R.; Lang, Fritz", ["Powell", "Michael J. R.", "Lang", "Fritz"]),
    ("Vittorio e Paolo Taviani", ["Vittorio Taviani", "Paolo Taviani"]),
    ("Prabhas, Kanchana & Prakash Raj", ["Prabhas", "Kanchana", "Prakash Raj"]),
    ("Powell & Pressburger", ["Powell", "Pressburger"]),
    ("Powell, Michael; Pressburger, Emeric", ["Michael Powell", "Emeric Pressburger"]),
    ("Powell, Michael", ["Powell", "Michael"]),
    ("Powell, and Pressburger; Lang, and Wells", ["Powell", "Pressburger", "Lang", "Wells"]),
    ("Powell, Michael, Lang, Fritz; Wells, Orson", ["Powell", "Michael", "Lang", "Fritz", "Wells", "Orson"]),
    ("Powell; Michael, Lang; Fritz", ["Powell", "Michael", "Lang", "Fritz"]),
    ("Ann  Bell", ["Ann Bell"]),
    ("Ann  Bell, Bo Carr", ["Ann Bell", "Bo Carr"]),
    ("Ann Bell,  Bo Carr", ["Ann Bell", "Bo Carr"]),
    ("Mi\x1f\x1fchael Powell\x1f,\x1f Ann Bell", ["Michael Powell", "Ann Bell"]),
    ("Mick Powers, Emil Pressman, Anton Walbro, Marius\nGore, Moira Shears", ["Mick Powers", "Emil Pressman", "Anton Walbro", "Marius Gore", "Moira Shears"]),
    ("Mr. T", ["Mr. T"]),
    ("MICHAEL POWELL AND EMERIC PRESSBURGER", ["MICHAEL POWELL", "EMERIC PRESSBURGER"]),
    ("Directed by Michael Powell", ["Michael Powell"]),
    ("story by H. C. Anders, screenplay by Keith Winters", ["H. C. Anders", "Keith Winters"]),
    ("Drehbuch: Ann Bell; Idee: Bo Carr", ["Ann Bell", "Bo Carr"]),
    ("Ann Bell: story", ["Ann Bell"]),
    ("Ann Bell - Producer", ["Ann Bell"]),
    ("Keith Winters, based on the story by H. C. Anders", ["Keith Winters"]),
    ("Brian Easdale, conducted by Ann Bell", ["Brian Easdale"]),
    ("[[Ann Bell]], [[Bo Carr]]", ["Ann Bell", "Bo Carr"]),
    ("Smith, John and Doe, Jane", ["John Smith", "Jane Doe"]),
    ("van der Berg, Jan; de Vries, Piet", ["Jan van der Berg", "Piet de Vries"]),
    ("Ann Bell +3 more", ["Ann Bell"]),
    ("Thomas More", ["Thomas More"]),
    ("50 Cent", ["50 Cent"]),
    ("n/a", []),
    ("-", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text, expected):
    assert [found.value for found in names(text, 0, len(text))] == expected


def test_spans_of_names_hold_their_notes():
    text = "H. C. Anders (fairy tale), Ethan & Joel Coen"
    spans = [text[found.start : found.end] for found in names(text, 0, len(text))]
    assert spans == ["H. C. Anders (fairy tale)", "Ethan & Joel Coen", "Joel Coen"]


@pytest.mark.parametrize("text", ["story by Ann Bell", "Drehbuch: Ann Bell", "Ann Bell - Producer", "Ann Bell: story", "Ann Bell, based on a play"])
def test_what_someone_did_lies_in_the_span(text):
    (found,) = names(text, 0, len(text))
    assert (found.value, found.start, found.end) == ("Ann Bell", 0, len(text))


ITEMS = [
    ("Drama", ["Drama"]),
    ("Drama.", ["Drama"]),
    ("Drama, Music, Romance", ["Drama", "Music", "Romance"]),
    ("Drama, Music, and Romance", ["Drama", "Music", "Romance"]),
    ("Drama / Music", ["Drama", "Music"]),
    ("Drama/Music", ["Drama", "Music"]),
    ("Drama | Music", ["Drama", "Music"]),
    ("Drama · Music", ["Drama", "Music"]),
    ("Drama • Music", ["Drama", "Music"]),
    ("Drama - Music", ["Drama", "Music"]),
    ("Drama; Music;", ["Drama", "Music"]),
    ("Drama + Music", ["Drama", "Music"]),
    ("#Drama #Music", ["Drama", "Music"]),
    ("- Drama\n- Music", ["Drama", "Music"]),
    ("• Drama\r\n• Music", ["Drama", "Music"]),
    ("Drama\tMusic", ["Drama", "Music"]),
    ("['Drama', 'Music']", ["Drama", "Music"]),
    ("Drama und Musik", ["Drama", "Musik"]),
    ("Drama en Romantiek", ["Drama", "Romantiek"]),
    ("Comédie en costumes", ["Comédie en costumes"]),
    ("Боевик и драма", ["Боевик", "драма"]),
    ("剧情 / 爱情", ["剧情", "爱情"]),
    ("剧情 爱情", ["剧情", "爱情"]),
    ("剧情、爱情", ["剧情", "爱情"]),
    ("로맨스, 드라마", ["로맨스", "드라마"]),
    ("Sci-Fi", ["Sci-Fi"]),
    ("Sci-Fi & Fantasy, Drama", ["Sci-Fi & Fantasy", "Drama"]),
    ("Action & Adventure", ["Action & Adventure"]),
    ("Black & white", ["Black & white"]),
    ("Bosnia and Herzegovina, Croatia", ["Bosnia and Herzegovina", "Croatia"]),
    ("Croatia and Bosnia and Herzegovina", ["Croatia", "Bosnia and Herzegovina"]),
    ("U.S.A., U.K.", ["U.S.A.", "U.K."]),
    ("English[1], French", ["English", "French"]),
    ("English (some), French", ["English (some)", "French"]),
    ("Drama, etc.", ["Drama"]),
    ("Dra\x1f\x1fma", ["Drama"]),
    ("United\u00a0 Kingdom", ["United Kingdom"]),
    ("Korea, South, Japan", ["Korea, South", "Japan"]),
    ("Iran, Islamic Republic of", ["Iran, Islamic Republic of"]),
    ("剧情\u3000爱情", ["剧情", "爱情"]),
    ("(English)", ["English"]),
    ("Drama, Music & more", ["Drama", "Music"]),
    ("N/A", []),
    ("-", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items(text, expected):
    assert [found.value for found in items(text, 0, len(text))] == expected


COMPANIES = [
    ("Paramount Pictures", ["Paramount Pictures"]),
    ("A24", ["A24"]),
    ("Columbia Pictures, Inc., The Archers", ["Columbia Pictures, Inc.", "The Archers"]),
    ("Toho Co., Ltd., Studio Ghibli", ["Toho Co., Ltd.", "Studio Ghibli"]),
    ("A Films / B Films", ["A Films", "B Films"]),
    ("20th Century Fox/Dune Entertainment", ["20th Century Fox", "Dune Entertainment"]),
    ("Nordisk Film A/S", ["Nordisk Film A/S"]),
    ("Mile Production\nOther Films", ["Mile Production", "Other Films"]),
    ("Simon & Schuster", ["Simon & Schuster"]),
    ("Columbia Pictures and TriStar Pictures", ["Columbia Pictures", "TriStar Pictures"]),
    ("Warner Bros. (USA)", ["Warner Bros."]),
    ("Lee Electric (Lighting) Ltd.", ["Lee Electric (Lighting) Ltd."]),
    ("RKO Radio Pictures, Inc. (USA)", ["RKO Radio Pictures, Inc."]),
    ("Working Title Films, in association with StudioCanal", ["Working Title Films", "StudioCanal"]),
    ("Dal Film m.fl.", ["Dal Film"]),
    ("Nord Films Ltd. and Sud Films S.p.A.", ["Nord Films Ltd.", "Sud Films S.p.A."]),
    ("N/A", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), COMPANIES)
def test_companies(text, expected):
    assert [found.value for found in companies(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("Heist, Courtroom drama, Comedy of manners, Science\nFiction, Western", ["Science Fiction"]),
        (
            "Heist, Courtroom drama, Comedy of manners, Science\nfiction, Musical of the silent era, Sea and psychological\nthriller",
            ["Science fiction", "psychological thriller"],
        ),
        ("Heist, Courtroom drama, Comedy of manners, Road movie\nSea story, Western", []),
        ("Heist, Courtroom drama, Comedy of manners, Science\n- fiction, Western", []),
        ("Heist, Courtroom\ndrama, Western", []),
    ],
)
def test_an_item_wrapped_at_the_end_of_a_long_line(text, wrapped):
    assert [found.value for found in items(text, 0, len(text)) if "\n" in text[found.start : found.end]] == wrapped


@pytest.mark.parametrize(("more", "count"), [(0, 2), (1, 0)])
def test_companies_that_are_as_long_as_two_may_be(more, count):
    text = f"North{'o' * 106} Films and South{'u' * (104 + more)} Pictures"
    assert len(text) - more == 240
    assert len(companies(text, 0, len(text))) == count


@pytest.mark.parametrize("gap", [", ", " and ", ", & ", "\n- ", "\r\n• ", " et al.", " и др.", " and others", " ... ", "、", " und ", "", "\x1f", "\n2. "])
def test_separator(gap):
    assert separator(gap)


@pytest.mark.parametrize("gap", [" is ", "2019", " Director ", " and the ", "x", " See more »"])
def test_no_separator(gap):
    assert not separator(gap)


def test_terms_may_be_separated_by_full_stops():
    text = "Drama. Thriller | Drama psicológico, St. Lucia"
    assert [one.value for one in terms(text, 0, len(text))] == ["Drama", "Thriller", "Drama psicológico", "St. Lucia"]


def test_a_name_again_in_latin_letters_is_a_note():
    text = "Иван Сорокин, Питер Лэнг / Peter Lang, Ann Hale / Bob Reed"
    assert [one.value for one in names(text, 0, len(text))] == ["Иван Сорокин", "Питер Лэнг", "Ann Hale", "Bob Reed"]


def test_names_of_han_letters_may_stand_between_blanks():
    text = "木村花 田中一郎 佐藤健"
    assert [found.value for found in names(text, 0, len(text))] == text.split()
    assert [found.value for found in names("木村 花", 0, 4)] == ["木村 花"]
