"""Where one film ends and the next begins, in invented sheets; and what must not be torn."""

from __future__ import annotations

import textwrap

import pytest

from filmsheet import analyze, iter_analyses, iter_sheets

SEVERAL = {
    "title labels": (
        """
        Title: The Harbour
        Year: 1931
        Director: Ann Field

        Title: Night Ferry
        Year: 1940
        Director: Tom Reed
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "title labels without a blank line": (
        """
        Title: The Harbour
        Year: 1931
        Title: Night Ferry
        Year: 1940
        Title: The Lighthouse
        Year: 1950
        """,
        ["The Harbour", "Night Ferry", "The Lighthouse"],
    ),
    "one labelled film a line": (
        """
        Film: The Harbour | Year: 1931 | Director: Ann Field
        Film: Night Ferry | Year: 1940 | Director: Tom Reed
        Film: The Lighthouse | Year: 1950 | Director: Sue Day
        """,
        ["The Harbour", "Night Ferry", "The Lighthouse"],
    ),
    "title lines": (
        """
        The Harbour (1931)
        Director: Ann Field
        Genre: Drama

        Night Ferry (1940)
        Director: Tom Reed
        Genre: Comedy
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "title lines without a blank line": (
        """
        The Harbour (1931)
        Director: Ann Field
        Night Ferry (1940)
        Director: Tom Reed
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "bare titles": (
        """
        The Harbour
        Director: Ann Field
        Year: 1931
        Storyline: A pilot waits for a ship that never comes, and the town waits with him.

        Night Ferry
        Director: Tom Reed
        Year: 1940
        Storyline: A captain finds a stowaway, and both find that the sea is wide.
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "bare titles below casts": (
        """
        The Harbour
        Director: Ann Field
        Year: 1931
        Cast:
        Joe Kelly as Walter
        Mary Holm as Rose

        Night Ferry
        Director: Tom Reed
        Year: 1940
        Cast:
        Sue Day as Ida
        Max Lind as Carl
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "rules": (
        """
        The Harbour (1931)
        Director: Ann Field
        Genre: Drama
        ----------------
        Night Ferry (1940)
        Director: Tom Reed
        Genre: Comedy
        * * *
        The Lighthouse (1950)
        Director: Sue Day
        Genre: Horror
        """,
        ["The Harbour", "Night Ferry", "The Lighthouse"],
    ),
    "underlined headings": (
        """
        The Harbour
        ===========
        Director: Ann Field
        Year: 1931

        Night Ferry
        ===========
        Director: Tom Reed
        Year: 1940
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "headings with years and prose": (
        """
        # Three films by the sea

        Some films are best seen in the rain, and here are three of them.

        ## The Harbour (1931)

        A pilot waits for a ship that never comes, and the town waits with him.

        ## Night Ferry (1940)

        A captain finds a stowaway, and both of them find that the sea is wide.

        ## The Lighthouse (1950)

        A keeper is alone with the light until a stranger rows in from the fog.
        """,
        ["The Harbour", "Night Ferry", "The Lighthouse"],
    ),
    "numbered headings": (
        """
        1. The Harbour (1931)
        Director: Ann Field
        Genre: Drama

        2. Night Ferry (1940)
        Director: Tom Reed
        Genre: Comedy

        3. The Lighthouse (1950)
        Director: Sue Day
        Genre: Horror
        """,
        ["The Harbour", "Night Ferry", "The Lighthouse"],
    ),
    "numbered markdown headings without years": (
        """
        # My films

        ## 1. The Harbour

        - **Director:** Ann Field
        - **Year:** 1931

        ## 2. Night Ferry

        - **Director:** Tom Reed
        - **Year:** 1940
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "bold titles": (
        """
        **The Harbour**
        Director: Ann Field
        Year: 1931

        **Night Ferry**
        Director: Tom Reed
        Year: 1940
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "film numbers": (
        """
        Film 1: The Harbour
        Director: Ann Field
        Year: 1931

        Film 2: Night Ferry
        Director: Tom Reed
        Year: 1940
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "no titles": (
        """
        Year: 1931
        Director: Ann Field
        Genre: Drama

        Year: 1940
        Director: Tom Reed
        Genre: Comedy
        """,
        [None, None],
    ),
    "form feeds": (
        "The Harbour (1931)\nDirector: Ann Field\n\x0cNight Ferry (1940)\nDirector: Tom Reed\n",
        ["The Harbour", "Night Ferry"],
    ),
    "a sequel": (
        """
        The Harbour (1931)
        Director: Ann Field
        Runtime: 80 min

        The Harbour II (1933)
        Director: Ann Field
        Runtime: 85 min
        """,
        ["The Harbour", "The Harbour II"],
    ),
    "front matter each": (
        """
        ---
        title: The Harbour
        year: 1931
        director: Ann Field
        ---
        title: Night Ferry
        year: 1940
        director: Tom Reed
        ---
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "one label each": (
        """
        The Harbour
        Director: Ann Field

        Night Ferry
        Director: Tom Reed

        The Lighthouse
        Director: Sue Day
        """,
        ["The Harbour", "Night Ferry", "The Lighthouse"],
    ),
    "one label each without blank lines": (
        """
        The Harbour
        Director: Ann Field
        Night Ferry
        Director: Tom Reed
        The Lighthouse
        Director: Sue Day
        """,
        ["The Harbour", "Night Ferry", "The Lighthouse"],
    ),
    "HTML headings": (
        """
        <h2>The Harbour</h2>
        <p><b>Director:</b> Ann Field<br><b>Year:</b> 1931</p>
        <h2>Night Ferry</h2>
        <p><b>Director:</b> Tom Reed<br><b>Year:</b> 1940</p>
        """,
        ["The Harbour", "Night Ferry"],
    ),
    "German": (
        """
        Der Hafen (1931)
        Regie: Anna Feld
        Land: Deutschland
        Darsteller: Max Lind, Rosa Holm

        Die Nachtfähre (1940)
        Regie: Tom Ried
        Land: Dänemark
        Darsteller: Ida Tag, Karl Berg
        """,
        ["Der Hafen", "Die Nachtfähre"],
    ),
    "Chinese": (
        """
        片名：港口
        导演：安田
        年份：1931

        片名：夜渡
        导演：汤里
        年份：1940
        """,
        ["港口", "夜渡"],
    ),
}

ONE = {
    "fields twice": """
        Director: Ann Field
        Year: 1931
        Genre: Drama

        Director: Ann Field
        Year: 1931
        Genre: Drama, Romance
        """,
    "similar films": """
        The Harbour (1931)
        Director: Ann Field
        Genre: Drama

        More like this

        Night Ferry (1940)
        The Lighthouse (1950)
        The Island (1952)
        """,
    "similar films under a heading that is not known": """
        The Harbour (1931)
        Director: Ann Field
        Genre: Drama
        Runtime: 82 min

        From the same shore

        Night Ferry (1940)
        7.2

        The Lighthouse (1950)
        8.1
        """,
    "similar films with descriptions": """
        The Harbour (1931)
        Director: Ann Field
        Year: 1931
        Genre: Drama

        You may also like

        Night Ferry (1940)
        A captain finds a stowaway, and both of them find that the sea is wide.

        The Lighthouse (1950)
        A keeper is alone with the light until a stranger rows in from the fog.
        """,
    "two directors": """
        Title: The Harbour
        Director: Ann Field
        Regie: Tom Reed
        Year: 1931
        """,
    "two languages": """
        Title: The Harbour
        Director: Ann Field
        Year: 1931
        Runtime: 82 min

        Titel: Der Hafen
        Regie: Ann Field
        Jahr: 1931
        Länge: 82 Minuten
        """,
    "releases": """
        The Harbour (1931)
        Director: Ann Field

        Germany
        Release date: 3 May 1931
        Distributor: Seefilm
        Certificate: 12

        France
        Release date: 9 June 1931
        Distributor: Films du Port
        Certificate: U
        """,
    "an article": """
        # The Harbour (1931)

        The Harbour is a 1931 drama film directed by Ann Field.

        ## 1. A ship is late

        A pilot waits for a ship that never comes, and the town waits with him.

        ## 2. The town waits

        The baker closes his shop. Nobody asks him for the reason why he does.

        ## 3. Night Ferry and after

        Field went on to make films of the same kind, and this one stayed the best.
        """,
    "seasons": """
        The Harbour (1931)
        Director: Ann Field
        Year: 1931

        Season 1
        Year: 1931
        Director: Ann Field
        Episodes: 10

        Season 2
        Year: 1932
        Director: Tom Reed
        Episodes: 12
        """,
    "trivia that names films": """
        The Harbour (1931)
        Director: Ann Field

        Trivia
        1. Ann Field made Night Ferry (1940) on the same pier.
        2. The ship is that of The Lighthouse (1950)
        3. Tom Reed was to play the pilot.
        """,
    "a filmography": """
        The Harbour (1931)
        Director: Ann Field
        Cast: Joe Kelly, Mary Holm

        Films of Ann Field:
        Night Ferry (1940)
        The Lighthouse (1950)
        """,
    "versions": """
        Title: The Harbour
        Director: Ann Field

        Theatrical version
        Runtime: 82 min
        Year: 1931

        Restored version
        Runtime: 91 min
        Year: 1998
        """,
    "awards with years": """
        Title: The Harbour
        Year: 1931
        Director: Ann Field

        Awards
        Harbour Prize (1932)
        Best film
        Golden Gull (1933)
        Best director: Ann Field
        """,
    "soundtrack": """
        Title: The Harbour
        Year: 1931
        Director: Ann Field
        Cast: Joe Kelly, Mary Holm

        Soundtrack

        Sailing Home
        Written by: Max Lind
        Performed by: Rosa Holm

        The Fog
        Written by: Sue Day
        Performed by: Karl Berg
        """,
    "reviews": """
        Title: The Harbour
        Year: 1931
        Director: Ann Field

        Harbour Herald
        Rating: 4/5
        A fine film of its kind.

        The Evening Gull
        Rating: 3/5
        Too much fog for me.
        """,
    "title again below": """
        The Harbour (1931)

        A pilot waits for a ship that never comes, and the town waits with him.

        The Harbour
        Drama
        Director: Ann Field
        Runtime: 82 min
        """,
    "biographies": """
        Title: The Harbour
        Year: 1931
        Director: Ann Field

        Joe Kelly
        Born: 1901
        Known for: Night Ferry (1940)

        Mary Holm
        Born: 1905
        Known for: The Lighthouse (1950)
        """,
}


def sheet(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


@pytest.mark.parametrize(("text", "titles"), SEVERAL.values(), ids=SEVERAL)
def test_several_films_are_parted(text: str, titles: list[str | None]) -> None:
    text = sheet(text)
    assert [film.title for film in iter_sheets(text)] == titles


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_one_film_is_not_torn(text: str) -> None:
    assert len(list(iter_sheets(sheet(text)))) == 1


@pytest.mark.parametrize(("text", "titles"), SEVERAL.values(), ids=SEVERAL)
def test_analyze_says_how_many_films_there_are(text: str, titles: list[str | None]) -> None:
    found = [d.message for d in analyze(sheet(text)).diagnostics if d.code == "FS006"]
    assert found == [f"the text seems to hold {len(titles)} films"]


@pytest.mark.parametrize(("text", "titles"), SEVERAL.values(), ids=SEVERAL)
def test_every_border_has_a_probability(text: str, titles: list[str | None]) -> None:
    first, *others = iter_analyses(sheet(text))
    assert "" not in first.confidence
    assert all(0.5 < film.confidence[""] < 1 for film in others)


@pytest.mark.parametrize(("text", "titles"), SEVERAL.values(), ids=SEVERAL)
def test_what_opens_a_film_is_no_unread_text(text: str, titles: list[str | None]) -> None:
    for film in iter_sheets(sheet(text)):
        assert not any(film.title and film.title in entry for entry in film.unread)


def test_technical_lines_mirror_each_other() -> None:
    text = sheet(
        """
        THE HARBOUR
        UK 1931 | 82 mins | Drama
        A pilot waits for a ship that never comes, and the town waits with him.

        NIGHT FERRY
        France 1940 | 95 mins | Comedy
        A captain finds a stowaway, and both of them find that the sea is wide.
        """
    )
    assert [film.text.split("\n")[0] for film in iter_analyses(text)] == ["THE HARBOUR", "NIGHT FERRY"]


def test_the_head_of_a_page_stays_with_its_film() -> None:
    text = sheet(
        """
        Harbour Films

        The Harbour

        FILM DETAILS

        Director: Ann Field
        Year: 1931
        Runtime: 82 min

        Harbour Films

        Night Ferry

        FILM DETAILS

        Director: Tom Reed
        Year: 1940
        Runtime: 95 min
        """
    )
    assert [film.text.split("\n")[:3] for film in iter_analyses(text)] == [["Harbour Films", "", "The Harbour"], ["Harbour Films", "", "Night Ferry"]]
