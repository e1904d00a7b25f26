"""One film a row: tables, tuples and lists of invented films; and lists that are not of films."""

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
LIGHT = ("The Lighthouse", 1950, ("Sue Day",))

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
    "INSERT by position": "INSERT INTO film VALUES ('The Harbour', 1931, 'Ann Field'), ('Night Ferry', 1940, 'Tom Reed');\n",
    "tuples": "('The Harbour', 1931, 'Ann Field'),\n('Night Ferry', 1940, 'Tom Reed')\n",
    "lists": 'films = [\n  ["The Harbour", 1931, "Ann Field"],\n  ["Night Ferry", 1940, "Tom Reed"],\n]\n',
    "numbered list": "1. The Harbour (1931) - Ann Field\n2. Night Ferry (1940) - Tom Reed\n",
    "numbered list under a heading": "My films\n\n1) The Harbour (1931) – Ann Field\n2) Night Ferry (1940) – Tom Reed\n",
}

THREES = {
    "titles with years": ("The Harbour (1931)\nNight Ferry (1940)\nThe Lighthouse (1950)\n", False),
    "bullets": ("- The Harbour (1931), dir. Ann Field\n- Night Ferry (1940), dir. Tom Reed\n- The Lighthouse (1950), dir. Sue Day\n", True),
    "years first": ("1931 - The Harbour - Ann Field\n1940 - Night Ferry - Tom Reed\n1950 - The Lighthouse - Sue Day\n", True),
    "people in brackets": ("* 1931: The Harbour (Ann Field)\n* 1940: Night Ferry (Tom Reed)\n* 1950: The Lighthouse (Sue Day)\n", True),
    "commas": ("The Harbour, 1931, Ann Field\nNight Ferry, 1940, Tom Reed\nThe Lighthouse, 1950, Sue Day\n", True),
    "tabs": ("The Harbour\t1931\tAnn Field\nNight Ferry\t1940\tTom Reed\nThe Lighthouse\t1950\tSue Day\n", True),
    "bold titles": ("**The Harbour** (1931) by Ann Field\n\n**Night Ferry** (1940) by Tom Reed\n\n**The Lighthouse** (1950) by Sue Day\n", True),
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
    "a filmography below a sheet": """
        Director: Ann Field
        Born: Bergen

        The Harbour (1931)
        Night Ferry (1940)
        The Lighthouse (1950)
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


@pytest.mark.parametrize(("text", "directed"), THREES.values(), ids=THREES)
def test_lines_of_a_list_are_films(text: str, directed: bool) -> None:
    expected = [HARBOUR, FERRY, LIGHT] if directed else [(*film[:2], ()) for film in (HARBOUR, FERRY, LIGHT)]
    assert [(film.title, film.year, film.directors) for film in films(text)] == expected


@pytest.mark.parametrize("text", NOT_ROWS.values(), ids=NOT_ROWS)
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
    text = r"""('The Harbour', 1931, 'Ann Field', 7.5, 'Joe Kelly as \'Old\' Walter\r\nMary Holm as Rose', 'A pilot waits for a ship that isn\'t late, and the whole of the town waits with him all night.\r\n'),
('Night Ferry', 1940, 'Tom Reed', 8, NULL, 'It''s a long way over the sound, and the captain has forgotten why he ever took to sailing it.');
"""
    first, second = iter_sheets(text)
    assert [(c.actor, c.role) for c in first.cast] == [("Joe Kelly", "'Old' Walter"), ("Mary Holm", "Rose")]
    assert first.storyline is not None
    assert first.storyline.startswith("A pilot waits for a ship that isn't late")
    assert first.ratings[0].value == 7.5
    assert second.storyline is not None
    assert second.storyline.startswith("It's a long way")
    assert not first.unread


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


def test_cells_without_a_header_are_told_by_their_form() -> None:
    text = "1. The Harbour (1931) - Ann Field, 82 min, Drama, 7.1/10\n2. Night Ferry (1940) - Tom Reed, 95 min, Comedy, 6/10\n"
    first, _ = iter_sheets(text)
    assert (first.runtime, first.genres, first.directors, first.ratings[0].value) == (82, ("Drama",), ("Ann Field",), 7.1)


def test_what_was_told_by_its_form_carries_a_probability() -> None:
    first, second = iter_analyses("('The Harbour', 1931, 'Ann Field'),\n('Night Ferry', 1940, 'Tom Reed')\n")
    assert set(first.confidence) == {"/title", "/year", "/directors/0"}
    assert set(second.confidence) == {"", "/title", "/year", "/directors/0"}
    assert all(0.5 < p < 1 for p in second.confidence.values())
