"""Ratings and certificates, one row per spelling."""

from __future__ import annotations

import pytest

from filmsheet.values import SOURCES, certificates, is_certificate, ratings

RATINGS = [
    # text, source of the label, [(source read, value, best read, votes, implied best)]
    ("8", None, [(None, 8.0, None, None, None)]),
    ("8", "IMDb", [(None, 8.0, None, None, 10.0)]),
    ("8,1", "Kinopoisk", [(None, 8.1, None, None, 10.0)]),
    ("4.2", "Letterboxd", [(None, 4.2, None, None, 5.0)]),
    ("72", "Metacritic", [(None, 72.0, None, None, 100.0)]),
    ("8.1/10", None, [(None, 8.1, 10.0, None, None)]),
    ("8.1 / 10", None, [(None, 8.1, 10.0, None, None)]),
    ("8.1\x1f\x1f\x1f\x1f/10", None, [(None, 8.1, 10.0, None, None)]),
    ("4/5", None, [(None, 4.0, 5.0, None, None)]),
    ("82%", None, [(None, 82.0, None, None, 100.0)]),
    ("82 %", "IMDb", [(None, 82.0, None, None, 100.0)]),
    ("82 percent", None, [(None, 82.0, None, None, 100.0)]),
    ("8.1 out of 10", None, [(None, 8.1, 10.0, None, None)]),
    ("3 stars (out of 4)", None, [(None, 3.0, 4.0, None, None)]),
    ("★★★ out of five", None, [(None, 3.0, 5.0, None, None)]),
    ("8 out of ten", None, [(None, 8.0, 10.0, None, None)]),
    ("8.1/10점", None, [(None, 8.1, 10.0, None, None)]),
    ("4 (out of 4)", None, [(None, 4.0, 4.0, None, None)]),
    ("8,1 von 10", None, [(None, 8.1, 10.0, None, None)]),
    ("8 von 10 Punkten", None, [(None, 8.0, 10.0, None, None)]),
    ("7,5 sur 10", None, [(None, 7.5, 10.0, None, None)]),
    ("7,5 из 10", None, [(None, 7.5, 10.0, None, None)]),
    ("3.5/4 stars", None, [(None, 3.5, 4.0, None, None)]),
    ("8½/10", None, [(None, 8.5, 10.0, None, None)]),
    ("4 stars", None, [(None, 4.0, None, None, None)]),
    ("10点", None, [(None, 10.0, None, None, None)]),
    ("9점", "Naver", [(None, 9.0, None, None, None)]),
    ("8.1/10 (240,732 votes)", "IMDb", [(None, 8.1, 10.0, 240732, None)]),
    ("8.1/10 (240,732)", "IMDb", [(None, 8.1, 10.0, 240732, None)]),
    ("8.3/10   16,654 votes »", None, [(None, 8.3, 10.0, 16654, None)]),
    ("8.1/10 from 1,234 users", None, [(None, 8.1, 10.0, 1234, None)]),
    ("8.1/10 240K", "IMDb", [(None, 8.1, 10.0, 240000, None)]),
    ("7.9 (1.2M votes)", None, [(None, 7.9, None, 1200000, None)]),
    ("7,8/10 (12 345 голосов)", "Kinopoisk", [(None, 7.8, 10.0, 12345, None)]),
    ("7,8/10 (12\u00a0345 голосов)", "Kinopoisk", [(None, 7.8, 10.0, 12345, None)]),
    ("8,1 (12.345 Stimmen)", "IMDb", [(None, 8.1, None, 12345, 10.0)]),
    ("8.9 (123456人评价)", "Douban", [(None, 8.9, None, 123456, 10.0)]),
    ("97% (based on 60 reviews)", "Rotten Tomatoes", [(None, 97.0, None, 60, 100.0)]),
    ("8.1/10 (2019)", None, [(None, 8.1, 10.0, None, None)]),
    ("IMDB 8.5 / Rotten Tomatoes 97%", None, [("IMDb", 8.5, None, None, 10.0), ("Rotten Tomatoes", 97.0, None, None, 100.0)]),
    ("IMDb: 7.4, Metacritic 83/100", None, [("IMDb", 7.4, None, None, 10.0), ("Metacritic", 83.0, 100.0, None, None)]),
    ("7.4 Metascore: 83", "IMDb", [(None, 7.4, None, None, 10.0), ("Metacritic", 83.0, None, None, 100.0)]),
    ("97% on Rotten Tomatoes", None, [("Rotten Tomatoes", 97.0, None, None, 100.0)]),
    ("8.1/10 (IMDb), 4.2/5 (Letterboxd)", None, [("IMDb", 8.1, 10.0, None, None), ("Letterboxd", 4.2, 5.0, None, None)]),
    ("IMDb rating: 8.1", None, [("IMDb", 8.1, None, None, 10.0)]),
    ("Tomatometer 97%\nRT 96%", None, [("Rotten Tomatoes", 97.0, None, None, 100.0), ("Rotten Tomatoes", 96.0, None, None, 100.0)]),
    ("豆瓣评分 8.9", None, [("Douban", 8.9, None, None, 10.0)]),
    ("Кинопоиск 8.9", None, [("Kinopoisk", 8.9, None, None, 10.0)]),
    ("Roger Ebert: ★★★★", None, [("Roger Ebert", 4.0, 4.0, None, None)]),
    ("91%, 84% Rotten Tomatoes", "Metacritic", [(None, 91.0, None, None, 100.0), (None, 84.0, None, None, 100.0)]),
    ("91%, 84% Rotten Tomatoes", None, [(None, 91.0, None, None, 100.0), ("Rotten Tomatoes", 84.0, None, None, 100.0)]),
    (
        "8/10 (240 votes), 83/100 (60 reviews), 4.2/5 (1,200 ratings)",
        None,
        [(None, 8.0, 10.0, 240, None), (None, 83.0, 100.0, 60, None), (None, 4.2, 5.0, 1200, None)],
    ),
    ("8/10, 83/100 (60 reviews), 4.2/5", None, [(None, 8.0, 10.0, None, None), (None, 83.0, 100.0, 60, None), (None, 4.2, 5.0, None, None)]),
    (
        "91% Metacritic, 84% Rotten Tomatoes, 4/5 Empire",
        None,
        [("Metacritic", 91.0, None, None, 100.0), ("Rotten Tomatoes", 84.0, None, None, 100.0), ("Empire", 4.0, 5.0, None, None)],
    ),
    ("91%, 84% Metacritic, 4/5 Empire", None, [(None, 91.0, None, None, 100.0), ("Metacritic", 84.0, None, None, 100.0), ("Empire", 4.0, 5.0, None, None)]),
    ("91% Metacritic, 84% Rotten Tomatoes", "IMDb", [("Metacritic", 91.0, None, None, 100.0), ("Rotten Tomatoes", 84.0, None, None, 100.0)]),
    ("★★★★☆", None, [(None, 4.0, 5.0, None, None)]),
    ("★★★½", None, [(None, 3.5, 4.0, None, None)]),
    ("2 1/2 stars", None, [(None, 2.5, None, None, None)]),
    ("***1/2", None, [(None, 3.5, 4.0, None, None)]),
    ("7.5 / 10.0 (12 345 votes)", None, [(None, 7.5, 10.0, 12345, None)]),
    ("****", None, [(None, 4.0, 4.0, None, None)]),
    ("⭐ 8.1/10", None, [(None, 8.1, 10.0, None, None)]),
    ("8/10 7/10", None, [(None, 8.0, 10.0, None, None), (None, 7.0, 10.0, None, None)]),
]
NO_RATINGS = ["", "N/A", "PG-13", "12A", "B+", "/10   (delete | history)", "11/10", "06/09/1948", "Top 250 #12", "120%", "not yet rated", "5000"]


@pytest.mark.parametrize(("text", "source", "expected"), RATINGS)
def test_ratings(text, source, expected):
    read = [
        (r.source and r.source.value, r.value.value, r.best and r.best.value, r.votes and r.votes.value, r.implied_best)
        for r in ratings(text, 0, len(text), source)
    ]
    assert read == expected


@pytest.mark.parametrize("text", NO_RATINGS)
def test_no_rating(text):
    assert ratings(text, 0, len(text), None) == []


def test_a_rating_above_its_implied_best_is_not_read():
    assert ratings("85", 0, 2, "IMDb") == []
    assert ratings("IMDb 85", 0, 7, None) == []


def test_spans_of_a_rating_part_value_best_and_votes():
    text = "IMDb: 8.1/10 (240,732 votes)"
    (rating,) = ratings(text, 0, len(text), None)
    parts = [rating.source, rating.value, rating.best, rating.votes]
    assert [text[part.start : part.end] for part in parts] == ["IMDb", "8.1", "10", "240,732 votes"]


def test_sources_state_what_record_implies():
    assert {name: best for name, best in SOURCES.items() if best} == {
        "IMDb": 10.0, "Douban": 10.0, "Kinopoisk": 10.0, "TMDb": 10.0,
        "Rotten Tomatoes": 100.0, "Metacritic": 100.0, "Letterboxd": 5.0,
    }  # fmt: skip


CERTIFICATES = [
    ("12A certificate", ["12A"]),
    ("15A cert", ["15A"]),
    ("15 +", ["15 +"]),
    ("V.M.14", ["V.M.14"]),
    ("FSK: ab 12 Jahren", ["FSK: ab 12 Jahren"]),
    ("зрителям, достигшим 12 лет", ["зрителям, достигшим 12 лет"]),
    ("PG-13", ["PG-13"]),
    ("pg-13", ["pg-13"]),
    ("R", ["R"]),
    ("Rated R for violence, language, and drug use", ["R"]),
    ("PG-13 for some language", ["PG-13"]),
    ("PG-13 (for some language)", ["PG-13"]),
    ("UK:15 / USA:R", ["UK:15", "USA:R"]),
    ("UK: 15; US: PG-13", ["UK: 15", "US: PG-13"]),
    ("Not Rated", ["Not Rated"]),
    ("Unrated", ["Unrated"]),
    ("Passed (National Board)", ["Passed"]),
    ("Approved", ["Approved"]),
    ("12A", ["12A"]),
    ("15", ["15"]),
    ("U/A", ["U/A"]),
    ("TV-14", ["TV-14"]),
    ("NC-17", ["NC-17"]),
    ("FSK 12", ["FSK 12"]),
    ("FSK: 12", ["FSK: 12"]),
    ("ab 12", ["ab 12"]),
    ("Freigegeben ab 12 Jahren", ["Freigegeben ab 12 Jahren"]),
    ("Tous publics", ["Tous publics"]),
    ("Interdit aux moins de 12 ans", ["Interdit aux moins de 12 ans"]),
    ("VM14", ["VM14"]),
    ("M/12", ["M/12"]),
    ("16+", ["16+"]),
    ("全年龄", ["全年龄"]),
    ("15세 관람가", ["15세 관람가"]),
    ("G, PG", ["G", "PG"]),
    ("MPAA rating: R", ["R"]),
    ("Suitable for all", ["Suitable for all"]),
    ("8/10", []),
    ("8.1", []),
    ("82%", []),
    ("★★★★", []),
    ("4 stars", []),
    ("n/a", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CERTIFICATES)
def test_certificates(text, expected):
    assert [found.value for found in certificates(text, 0, len(text))] == expected


@pytest.mark.parametrize("text", ["PG-13", "R", "Rated R for violence", "Not Rated", "FSK 12", "15", "12A", "16+", "15세 관람가", "UK:15 / USA:R", "TV-14"])
def test_under_rating_it_is_a_certificate(text):
    assert is_certificate(text, 0, len(text))


@pytest.mark.parametrize("text", ["8", "8.1", "8/10", "10", "82%", "★★★★☆", "4 stars", "7.4/10 (240,732 votes)", "B+", "", "IMDb 8.5", "Everyone loved it"])
def test_under_rating_it_is_a_score(text):
    assert not is_certificate(text, 0, len(text))


def test_the_reason_lies_in_the_span():
    text = "Rated R for violence, language (strong)"
    (found,) = certificates(text, 0, len(text))
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(("text", "votes"), [("5.9/10 dari 3.120 pengguna", 3120), ("豆瓣6.9（12,005人）", 12005)])
def test_votes_as_counted_elsewhere(text, votes):
    rating, *_ = ratings(text, 0, len(text), None)
    assert rating.votes.value == votes


@pytest.mark.parametrize(
    "text", ["PG 13", "TV-MA", "interdit aux moins de 12 ans", "전체관람가", "v.m. 14", "ab 16 Jahren", "UK: 15", "Germany: 12", "freigegeben ab 6 Jahren"]
)
def test_a_known_form_is_a_certificate(text):
    assert is_certificate(text, 0, len(text))


@pytest.mark.parametrize("text", ["Years later, the keeper leaves", "2-3", "1.2", "R. Dunn", "B-", "94 min", "Freitag"])
def test_what_only_looks_like_one_is_none(text):
    assert not is_certificate(text, 0, len(text))
