"""Parts of a sentence that are more than words: titles at its start, rows of names."""

import time

import pytest

from filmsheet.reading.cut import cut
from filmsheet.reading.within import by_line, crew_and_cast_names, known_row, known_tail, names, opening, role_start, upper_case_titles, years_stated
from filmsheet.vocabulary import DEFAULT


def pieces(text):
    return [(text[piece.start : piece.end], piece.prose) for piece in cut(text, DEFAULT).pieces]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Night Ferry, by Ann Field, tells of a pilot who comes home.", "Night Ferry"),
        ("Ferry (1931) tells of a pilot who comes home one night.", "Ferry"),
        ("Spillgate -- tells the story of a man who saw everything", "Spillgate"),
        ("“The Salt Pier” is a drama about a keeper and his daughter.", "“The Salt Pier”"),
        ("3 Autumns Later (Tres otoños) follows a family to the coast.", "3 Autumns Later"),
    ],
)
def test_a_title_that_opens_a_sentence(text, title):
    end, behind = opening(text, 0, len(text))
    assert text[:end].rstrip() == title
    assert behind >= end


@pytest.mark.parametrize("text", ["A pilot comes home, and nobody knows him.", "When Ann comes home, all is changed.", "", "night ferry, by nobody"])
def test_a_sentence_that_no_title_opens(text):
    assert opening(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("It has Ann Field, Tom Holm and Ida Reed in the leads.", ["Ann Field", "Tom Holm", "Ida Reed"]),
        ("कलाकार: नगीना, राजशेखर, रवीन्द्र कुमार और कुंदन लाल", ["राजशेखर", "रवीन्द्र कुमार", "कुंदन लाल"]),
        ("이 영화에는 김남호, 박성우, 김준호가 나온다.", ["김남호", "박성우", "김준호"]),
        ("من بطولة عبير محسن وخالد حمد وسماح العمري وأسامة عبد الرحيم.", ["خالد حمد", "سماح العمري"]),
        ("The ship sails, the sea is calm, and the wind falls.", []),
        ("With Ann Field and Tom Holm.", ["Ann Field", "Tom Holm"]),
        ("Nobody but Tom Holm comes.", ["Tom Holm"]),
        ("Nobody but Ferry Master comes.", []),
    ],
)
def test_names_in_a_row(text, row):
    found = [text[a:b].strip(" .") for one in names(text, 0, len(text)) for a, b in one]
    assert set(row) <= set(found)
    assert bool(row) == bool(found)


def test_by_and_its_like_before_a_name():
    assert by_line("Western de Jacques Brun", 0, 23) is not None
    assert by_line("The House by the Sea", 0, 20) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("影片由章一谋执导,于1985年上映。", [["章一谋"]]),
        ("该片由乔岭执导，何赛云、袁文昌等主演。", [["乔岭"], ["何赛云", "袁文昌"]]),
        ("첫 번째 상영작은 송태윤 감독의 영화이다.", [["송태윤"]]),
        ("監督は滝井二郎、出演は吉本実月、小林綾香ほか。", [["滝井二郎"], ["吉本実月", "小林綾香"]]),
        ("这部影片讲述了一位邮递员的故事。", []),
    ],
)
def test_those_who_make_a_film_in_chinese_japanese_and_korean(text, found):
    assert [[text[a:b] for a, b in row] for row in crew_and_cast_names(text, 0, len(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xandria Quill directed this comedy about a barge.", [["Xandria Quill"]]),
        ("It is a comedy in which Quorra Zell plays a keeper.", [["Quorra Zell"]]),
        ("Quorra Zell, Xandria Quill, and Olm Reed star in it.", [["Quorra Zell", "Xandria Quill", "Olm Reed"]]),
        ("Der Regisseur Quorro Zell zeigt den Hafen.", [["Quorro Zell"]]),
        ("Quorra Zell'in yönettiği filmde deniz var.", [["Quorra Zell"]]),
        ("فيلم للمخرج شريف رمزي وهو من بطولة نور شوقي ومنى عمران", [["شريف رمزي"], ["نور شوقي", "منى عمران"]]),
        ("The keeper met Quorra Zell at the pier.", []),
    ],
)
def test_names_beside_words_for_a_film_and_its_makers(text, found):
    assert [[text[a:b] for a, b in row] for row in names(text, 0, len(text))] == found


@pytest.mark.parametrize(
    ("text", "found"), [("We saw THE NIGHT FERRY in 1951, and liked it.", ["THE NIGHT FERRY"]), ("THE NIGHT FERRY IN 1951", []), ("A BBC film", [])]
)
def test_words_in_capitals(text, found):
    assert [text[a:b] for a, b in upper_case_titles(text, 0, len(text))] == found


def test_a_row_of_known_words():
    assert known_row("Drama Romance", 0, 13) == [5]
    assert known_row("HorrorFamily", 0, 12) == [6]
    assert known_row("The Italian Job", 0, 15) == []


def test_a_sentence_is_cut_at_its_title_and_its_names():
    assert pieces("Night Ferry, a drama with Ann Field, Tom Holm and Ida Reed about a pilot who comes home at last.") == [
        ("Night Ferry", False), ("a drama with", True), ("Ann Field", False), ("Tom Holm", False), ("Ida Reed", False), ("about a pilot who comes home at last.", True),
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["Ann Bell ", "अ, ", "Ann, ", "A B, ", "अ और ", "« a "])
def test_time_grows_with_the_text(unit):
    def once(text):
        start = time.process_time()
        names(text, 0, len(text))
        opening(text, 0, len(text))
        return time.process_time() - start

    def took(count):
        return min(once(unit * count) for _ in range(5))

    took(100)
    assert took(8_000) < 6 * max(took(2_000), 0.01)  # a quadratic search takes 16 times as long


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Drama/Comedy", ["Drama", "Comedy"]),
        ("UK/1948", ["UK", "1948"]),
        ("1948/Drama", ["1948", "Drama"]),
        ("剧情/喜剧", ["剧情", "喜剧"]),
        ("AC/DC", ["AC/DC"]),
        ("Night Ferry ★★★½ drama", ["Night Ferry", "★★★½", "drama"]),
        ("송태윤 김하나 이수민", ["송태윤", "김하나", "이수민"]),
        ("송태윤·김하나", ["송태윤", "김하나"]),
    ],
)
def test_a_stretch_is_cut_at_slashes_stars_and_dots(text, found):
    assert [piece for piece, _ in pieces(text)] == found


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Sytten liv Norge", "Norge"),
        ("Hiroshi Kanbara New Zealand", "New Zealand"),
        ("Lost in Japan", ""),
        ("Miss France", ""),
        ("New Mexico", ""),
        ("Japan", ""),
    ],
)
def test_a_country_at_the_end(text, tail):
    assert text[known_tail(text, 0, len(text)) :] == tail


def test_running_times_in_a_sentence_are_pieces():
    assert ("103 minutes", False) in pieces("The film, which lasts 103 minutes, was made by the sea in one long summer.")
    assert all("1948" not in text or prose for text, prose in pieces("She waits by the sea until the end of 1948 and then goes home."))


@pytest.mark.parametrize("quoted", ["“Night Ferry”", "«Night Ferry»", "„Night Ferry“", '"Night Ferry"'])
def test_what_a_sentence_quotes_is_a_piece(quoted):
    assert ("Night Ferry", False) in pieces(f"On Monday evening the club shows {quoted} in the old hall by the sea.")


@pytest.mark.parametrize("quoted", ["“we all go home”", "“Go home,”"])
def test_what_people_say_is_none(quoted):
    assert all(prose for _, prose in pieces(f"The keeper says {quoted} to the men who wait in the old hall by the sea."))


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("The old pilot Mary Reed ", "Mary Reed "),
        ("He asks Captain van der Velde ", "Captain van der Velde "),
        ("旋盤工の大貫松吉", "大貫松吉"),
        ("師姐段小霜", "段小霜"),
        ("파출소장 박종구", "박종구"),
        ("उसकी बेटी गौरी ", "गौरी "),
        ("She meets a girl ", ""),
        ("They live in Rome, ", ""),
        ("", ""),
    ],
)
def test_the_role_before_an_actor_in_brackets(before, role):
    assert before[role_start(before, 0, len(before)) :] == role


def test_a_role_and_an_actor_in_brackets_are_pieces_of_a_sentence():
    text = "The pilot Mary Reed (Ida Holm) comes home in 1951 and asks Tom (Al Frey) why nobody knows her."
    assert [piece for piece, prose in pieces(text) if not prose] == ["Mary Reed", "Ida Holm", "Tom", "Al Frey"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("È un film del 2015 diretto da Matt Revers.", ["2015"]),
        ("Az 1967-ben készült film egy révészről szól.", ["1967"]),
        ("该片于1985年上映。", ["1985"]),
        ("This 1938 comedy, remade in 1954, is about a barge.", ["1938", "1954"]),
        ("He was born in the harbour in 1921 and never left it.", []),
        ("The film of 1948-49 cost 1,950 pounds.", []),
    ],
)
def test_years_beside_words_for_films(text, years):
    assert [text[a:b] for a, b in years_stated(text, 0, len(text))] == years


@pytest.mark.parametrize(
    ("text", "cut_to"),
    [
        ("Nilza Barbosa ... o galã de novela e o vizinho", ["Nilza Barbosa", "o galã de novela e o vizinho"]),
        ("主　演: 高捷明．蔡振男．尹馨雅", ["主　演", "高捷明", "蔡振男", "尹馨雅"]),
        ("معزز بنی هند در نقش «مادر نایب»", ["معزز بنی هند", "مادر نایب"]),
    ],
)
def test_credits_that_look_like_sentences_are_cut(text, cut_to):
    assert [piece for piece, _ in pieces(text)] == cut_to


def test_dots_in_a_sentence_lead_to_no_role():
    assert [prose for _, prose in pieces("He waits ... and then he goes home to the old house.")] == [True]


def test_a_title_in_corner_brackets_or_single_quotes_is_a_piece_of_a_sentence():
    assert ("港町日記", False) in pieces("映画「港町日記」は名匠の作品で、とてもよかったです。")
    assert ("수신", False) in pieces("장현윤 감독 주연의 영화 '수신'은 잘못 걸린 전화 한 통으로 서로를 알게 된 두 사람의 이야기다.")
