"""Labels without a separator, and labels at the end of a text."""

import pytest

from filmsheet.vocabulary import DEFAULT


@pytest.mark.parametrize(
    ("line", "label", "field"),
    [
        ("SutradaraRio Rezal", "Sutradara", "directors"),
        ("Ditulis olehSalman Arif", "Ditulis oleh", "writers"),
        ("Penata musikTiti Sum", "Penata musik", "composers"),
        ("DirectorMick Powers", "Director", "directors"),
        ("Year1948", "Year", "year"),
        ("Running time134 minutes", "Running time", "runtime"),
        ("REGIA Fede Ferrini", "REGIA", "directors"),
        ("DIRETTORE DELLA FOTOGRAFIA Beppe Rotondo", "DIRETTORE DELLA FOTOGRAFIA", "cinematographers"),
        ("ANNO 1975", "ANNO", "year"),
        ("DURATA 127'", "DURATA", "runtime"),
        ("Director Mick Powers", "Director", "directors"),
        ("Directed by Mick Powers and Emeric von Press", "Directed by", "directors"),
        ("Director of Photography Jack Card", "Director of Photography", "cinematographers"),
        ("Assistant director Tom Ray", "Assistant director", "other"),
        ("Release date 6 September 1949 (UK)", "Release date", "release_dates"),
        ("Runtime 2h 14m", "Runtime", "runtime"),
        ("Length 90 min", "Length", "runtime"),
        ("Rated PG-13 for language", "Rated", "certificates_or_ratings"),
        ("Rating 8.1/10", "Rating", "certificates_or_ratings"),
        ("IMDb 8.1/10", "IMDb", "ratings"),
        ("Rotten Tomatoes 97%", "Rotten Tomatoes", "ratings"),
        ("Budget $3,000,000", "Budget", "budget"),
        ("Режиссер Ив Робер", "Режиссер", "directors"),
        ("导演 张小北", "导演", "directors"),
        ("◎导　　演　张小北", "◎导　　演", "directors"),
        ("◎豆瓣评分　8.1/10 from 100 users", "◎豆瓣评分", "ratings"),
        ("◎IMDb评分  7.9/10", "◎IMDb评分", "ratings"),
        ("【导演】张小北", "【导演】", "directors"),
        ("片长142分钟", "片长", "runtime"),
        ("导演James Cam", "导演", "directors"),
        ("감독 김하늘", "감독", "directors"),
        ("  Genre Drama", "  Genre", "genres"),
        ("Written & Directed by Joss Field", "Written & Directed by", "writers"),
        ("WRITTEN AND DIRECTED BY Gus Hanley", "WRITTEN AND DIRECTED BY", "writers"),
        ("Music ELENA DRAGAN", "Music", "composers"),
        ("aka Salt House; Maison de sel", "aka", "also_known_as"),
        ("Cert A", "Cert", "certificates"),
    ],
)
def test_leading(line, label, field):
    end, found = DEFAULT.leading(line)
    assert line[:end] == label
    assert found.keys[0] == field


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "Director",
        "Director: Mick Powers",
        "Written and Directed by a man who knew better",
        "Director - Mick Powers",
        "Director Mick Powers was born in London",
        "Director Martin Scors holds the film in high regard.",
        "Cast Away",
        "CAST AWAY (2000)",
        "YEAR ONE",
        "Year One",
        "Music Box",
        "Studio 54",
        "Title Fight",
        "Story of Women",
        "Written by himself",
        "With Tom and Mary",
        "About Schmidt",
        "Mit Anna",
        "Starring the great Tom",
        "Plot In Saudi Arabia, a man arrives",
        "year 1948",
        "Jeremy Irons",
        "Year 1948 was a good year for film",
    ],
)
def test_not_leading(line):
    assert DEFAULT.leading(line) is None


@pytest.mark.parametrize(
    ("text", "label", "field"),
    [
        ("1948   Genre", "Genre", "genres"),
        ("Drama, Running Time", "Running Time", "runtime"),
        ("Mick Powers | Director(s)", "Director(s)", "directors"),
        ("Genre", "Genre", "genres"),
        ("1948 IMDb rating", "IMDb rating", "ratings"),
        ("Country: UK Release date", "Release date", "release_dates"),
        ("Genre: Music   Director", "Director", "directors"),
        ("Mick Powers D", "D", "directors"),
        ("1994 导演", "导演", "directors"),
        ("long " * 60 + "Genre  ", "Genre", "genres"),
    ],
)
def test_known_ending(text, label, field):
    start, found = DEFAULT.known_ending(text)
    assert text[start:].rstrip() == label
    assert found.keys == (field,)


@pytest.mark.parametrize("text", ["", "   ", "xGenre", "nothing here", "1948", "A title: Details"])
def test_no_known_ending(text):
    assert DEFAULT.known_ending(text) is None
