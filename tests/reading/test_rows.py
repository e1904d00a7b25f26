"""One film a row: tables and tuples of invented films below a header; and other tables."""

from __future__ import annotations

import textwrap

import pytest

from filmsheet import FilmSheet, analyze, iter_analyses, iter_sheets, parse


def sheet(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def films(text: str) -> list[FilmSheet]:
    return list(iter_sheets(sheet(text)))


HARBOUR = ("The Harbour", 1931, ("Ann Field",))
FERRY = ("Night Ferry", 1940, ("Tom Reed",))

TABLES = {
    "CSV": "Title,Year,Director\nThe Harbour,1931,Ann Field\nNight Ferry,1940,Tom Reed\n",
    "CSV with quotes": 'title,year,director\n"The Harbour",1931,"Ann Field"\n"Night Ferry","1940",Tom Reed\n',
    "CSV with CRLF": "Title,Year,Director\r\nThe Harbour,1931,Ann Field\r\nNight Ferry,1940,Tom Reed\r\n",
    "semicolons": "Titel;Jahr;Regie\nThe Harbour;1931;Ann Field\nNight Ferry;1940;Tom Reed",
    "tabs": "Title\tDirector\tYear\nThe Harbour\tAnn Field\t1931\nNight Ferry\tTom Reed\t1940\n",
    "bars": "Title | Year | Director\nThe Harbour | 1931 | Ann Field\nNight Ferry | 1940 | Tom Reed\n",
    "markdown": """
        # Films

        | # | Film | Year | Directed by |
        |--:|:-----|------|-------------|
        | 1 | **The Harbour** | 1931 | Ann Field |
        | 2 | [Night Ferry](https://example.org/2) | 1940 | Tom Reed |

        Seen on the pier.
        """,
    "HTML": """
        <table>
        <tr><th>Title</th><th>Year</th><th>Director</th></tr>
        <tr><td>The Harbour</td><td>1931</td><td>Ann Field</td></tr>
        <tr><td><i>Night Ferry</i></td><td>1940</td><td>Tom Reed</td></tr>
        </table>
        """,
    "HTML over lines": """
        <table class="films">
          <thead>
            <tr>
              <th>Title</th>
              <th>Year</th>
              <th>Director</th>
            </tr>
          </thead>
          <tr>
            <td>The Harbour</td>
            <td>1931</td>
            <td>Ann Field</td>
          </tr>
          <tr>
            <td>Night Ferry</td>
            <td>1940</td>
            <td>Tom Reed</td>
          </tr>
        </table>
        """,
    "INSERT": "INSERT INTO film (title, year, director) VALUES\n('The Harbour', 1931, 'Ann Field'),\n('Night Ferry', 1940, 'Tom Reed');\n",
}

NOT_ROWS = {
    "a cast": """
        The Harbour (1931)

        Actor | Role
        Joe Kelly | Walter
        Mary Holm | Rose
        """,
    "a table of fields": """
        | Title | The Harbour |
        |-------|-------------|
        | Year | 1931 |
        | Director | Ann Field |
        """,
    "awards": """
        Title: The Harbour
        Year: 1931

        Year | Award | Result
        1932 | Harbour Prize | Won
        1933 | Golden Gull | Nominated
        """,
    "trivia": """
        1. The ship is older than its captain (1931).
        2. It was to be called Night Ferry (1940), which was taken.
        3. The fog is real, as is the fish in The Lighthouse (1950).
        """,
    "minutes": "Meeting of the garden club, 3 May 1931\n\nAnn, Tom, Sue\nRoses, 12, red\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_rows_of_a_table_are_films(text: str) -> None:
    assert [(film.title, film.year, film.directors) for film in films(text)] == [HARBOUR, FERRY]


MISREAD = pytest.mark.xfail(reason="the weights take sentences that end with a title and its year for films", strict=True)


@pytest.mark.parametrize("text", [pytest.param(text, id=name, marks=MISREAD if name == "trivia" else ()) for name, text in NOT_ROWS.items()])
def test_other_lists_are_not_films(text: str) -> None:
    assert len(films(text)) == 1


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_rows_tile_the_source_and_every_value_has_its_place(text: str) -> None:
    text = sheet(text)
    found = list(iter_analyses(text))
    assert "".join(token.text for film in found for token in film.tokens) == text
    for film in found:
        for pointer, value in (("/title", film.sheet.title), ("/directors/0", film.sheet.directors[0]), ("/year", str(film.sheet.year))):
            ((start, end),) = film.spans[pointer]
            assert text[start:end].strip("*") == value


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_analyze_says_that_a_table_holds_several_films(text: str) -> None:
    found = analyze(sheet(text))
    assert [d.message for d in found.diagnostics if d.code == "FS006"] == ["the text seems to hold 2 films"]
    assert (found.sheet.title, found.sheet.year) == HARBOUR[:2]
    assert found.sheet == parse(sheet(text))


def test_a_table_of_one_film_is_read_like_a_sheet() -> None:
    found = analyze("Title,Year,Director\nThe Harbour,1931,Ann Field\n")
    assert (found.sheet.title, found.sheet.year, found.sheet.directors, found.sheet.unread) == (*HARBOUR, ())
    assert not [d for d in found.diagnostics if d.code == "FS006"]


def test_escapes_in_tuples_are_read_as_what_they_stand_for() -> None:
    text = r"""INSERT INTO film (title, year, director, imdb_rating, cast, storyline) VALUES ('The Harbour', 1931, 'Ann Field', 7.5, 'Joe Kelly as \'Old\' Walter\r\nMary Holm as Rose', 'A pilot waits for a ship that isn\'t late, and the whole of the town waits with him all night.\r\n'),
('Night Ferry', 1940, 'Tom Reed', 8, NULL, 'It''s a long way over the sound, and the captain has forgotten why he ever took to sailing it.');
"""
    first, second = iter_sheets(text)
    assert [(c.actor, c.role) for c in first.cast] == [("Joe Kelly", "'Old' Walter"), ("Mary Holm", "Rose")]
    assert first.storyline is not None
    assert first.storyline.startswith("A pilot waits for a ship that isn't late")
    assert first.ratings[0].value == 7.5
    assert second.storyline is not None
    assert second.storyline.startswith("It's a long way")
    assert (first.unread, second.unread) == (("INSERT INTO film",), ())


def test_a_quoted_cell_may_hold_commas_quotes_and_lines() -> None:
    text = 'Title,Year,Storyline\n"The ""Old"" Harbour, or Fog",1931,"A pilot waits.\n\nThe town waits."\nNight Ferry,1940,\n'
    first, second = iter_sheets(text)
    assert first.title == 'The "Old" Harbour, or Fog'
    assert first.storyline == "A pilot waits.\n\nThe town waits."
    assert (second.title, second.storyline) == ("Night Ferry", None)


def test_columns_that_no_key_takes_are_kept_under_their_label() -> None:
    first, second = iter_sheets("Title,Year,IMDb Rating,Camera Boat\nThe Harbour,1931,7.1,Gull\nNight Ferry,1940,N/A,Tern\n")
    assert (first.other, second.other) == ({"Camera Boat": "Gull"}, {"Camera Boat": "Tern"})
    assert [(r.source, r.value, r.best) for r in first.ratings] == [("IMDb", 7.1, 10.0)]
    assert not second.ratings
    assert not second.unread
