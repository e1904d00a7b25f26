"""Several statements on one line."""

from __future__ import annotations

import pytest

from filmsheet import parse
from filmsheet.statements import statements
from filmsheet.vocabulary import DEFAULT


@pytest.mark.parametrize(
    "parts",
    [
        ["Night Ferry (UK, 1961)", "Dir: Basil Croft", "With Jean Mayhew, Anthony Dale", "79 mins"],
        ["NIGHT FERRY", "1937", "b&w", "16mm", "sound", "71 min"],
        ["Dir. Clyde Barrow-Finch", "Prod. Apex Pictures", "With Gladys Moon, Roy Tolliver"],
        ["Directed by Ann Field", "Produced by F. W. Holt", "Screenplay by Bo Lee, from the play by Ada Finch"],
        ["Cast: Reiko Asano (Fumi), Hisako Mori (The Aunt)", "107 min", "B&W"],
    ],
)
def test_full_stops(parts):
    line = ". ".join(parts) + "."
    found = statements(line, 0, len(line), DEFAULT)
    assert [line[a:b].rstrip(".") for a, b in found] == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Night Ferry", "1983", "Comedy", "Dir: Lou Pastore", "Cast: Vinny Russo, Carla Beck", "94 min", "USA", "PG"],
        ["Night Ferry", "1983", "Directed by Lou Pastore"],
    ],
)
@pytest.mark.parametrize("bar", [" | ", " · ", " • "])
def test_bars(parts, bar):
    line = bar.join(parts)
    assert [line[a:b] for a, b in statements(line, 0, len(line), DEFAULT)] == parts


def test_labels_and_values_in_turn():
    line = "Director      Ann Field      Year     1939"
    assert [line[a:b] for a, b in statements(line, 0, len(line), DEFAULT)] == ["Director      Ann Field", "Year     1939"]


@pytest.mark.parametrize(
    "line",
    [
        "He waits. She does not come. At dawn, in 1939, the ferry leaves without him.",
        "Director | Ann Field",
        "Ann Field | Bo Lee | Cy Young",
        "Mary Holroyd       Margaret Leigh",
        "Genre: Drama | War",
        "Jenkins     ....    Ernest Plum",
        "A widow builds a wall. Directed by love, she does not stop.",
        "Mr. Pepper met Dr. Lang. They did not speak.",
    ],
)
def test_one_statement(line):
    assert statements(line, 0, len(line), DEFAULT) == []


def test_record_of_a_line():
    sheet = parse("THE UMBRELLA (UK, 1961). Dir: Basil Croft. With Jean Mayhew, Anthony Dale. 79 mins. Cert A.")
    assert (sheet.title, sheet.year, sheet.runtime) == ("THE UMBRELLA", 1961, 79)
    assert (sheet.countries, sheet.directors, sheet.certificates) == (("UK",), ("Basil Croft",), ("A",))
    assert [member.actor for member in sheet.cast] == ["Jean Mayhew", "Anthony Dale"]
    assert sheet.unread == ()


def test_a_label_in_the_brackets_of_a_title_is_no_field():
    sheet = parse("The Clay Pigeon (1958, Dir: Morton Sayle)\nWith: Terry Lomond, Sheila Graham")
    assert (sheet.title, sheet.year, sheet.directors) == ("The Clay Pigeon", 1958, ("Morton Sayle",))
