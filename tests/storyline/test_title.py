"""Title, original title and year from the openings of storylines."""

from __future__ import annotations

import time

import pytest

from filmsheet.storyline import read_title_and_year
from filmsheet.text.source import tidy

from .openings import OPENINGS


@pytest.mark.parametrize(("title", "original", "year", "prose"), OPENINGS)
def test_opening(title: str | None, original: str | None, year: int | None, prose: str) -> None:
    text = f"Plot: {prose}\n\nSeen 1999."
    heading = read_title_and_year(text, 6, 6 + len(prose))
    values = [found and found.value for found in (heading.title, heading.original_title, heading.year)]
    assert values == [title, original, year]


@pytest.mark.parametrize("prose", [opening[3] for opening in OPENINGS])
def test_spans_hold_the_values(prose: str) -> None:
    text = f"Plot: {prose}\n\nSeen 1999."
    heading = read_title_and_year(text, 6, 6 + len(prose))
    for found in (heading.title, heading.original_title, heading.year, *heading.also_known_as):
        if found is not None:
            assert 6 <= found.start < found.end <= 6 + len(prose)
            assert tidy(text[found.start : found.end]) == str(found.value)


@pytest.mark.parametrize("prose", [opening[3] for opening in OPENINGS])
def test_what_was_found_has_a_probability(prose: str) -> None:
    heading = read_title_and_year(prose, 0, len(prose))
    assert set(heading.confidence) == {name for name in ("title", "original_title", "year") if getattr(heading, name) is not None}
    assert all(0 < probability < 1 for probability in heading.confidence.values())


def test_nothing_outside_the_region_is_read() -> None:
    text = "Tin Moon is a 1948 film. Iron Sun is a 1950 film."
    heading = read_title_and_year(text, 25, len(text))
    assert heading.title is not None
    assert heading.title.value == "Iron Sun"
    short = read_title_and_year(text, 0, len("Tin Moon is a"))
    assert short.title is None
    assert short.year is None


def test_also_known_as() -> None:
    prose = "Tin Moon, also known as Moon of Tin, is a 1948 British film."
    heading = read_title_and_year(prose, 0, len(prose))
    assert [found.value for found in heading.also_known_as] == ["Moon of Tin"]


def test_a_name_said_three_times_is_weak_evidence() -> None:
    prose = 'She dances. "Tin Moon" was slow to sell. Still "Tin Moon" ran on, and "Tin Moon" made its money.'
    heading = read_title_and_year(prose, 0, len(prose))
    assert heading.title is not None
    assert heading.title.value == "Tin Moon"
    assert heading.title_confidence < 0.7


@pytest.mark.parametrize(
    "prose",
    [
        "Based on the novel Tin by Ada Lund, the film is about a rider who falls in love.",
        "It was a huge success and was the second film of the studio.",
        "The film is a sequel to Iron Sun (1946).",
        "The film was released on January 3, 1959, by Harbour Pictures and is the fifth film in the series.",
        "Set in Lisbon, the film follows a cook.",
        "Its slow camera is one of the first in a film.",
        "The sequel to Iron Sun (1946), it stars Bo Ek.",
    ],
)
def test_later_sentences_name_no_film(prose: str) -> None:
    assert read_title_and_year(prose, 0, len(prose)).title is None


HOSTILE = [
    "a",
    " is a ",
    "(",
    '"A" ',
    "Ann Bo, ",
    "X is a film ",
    " ",
    "\n",
    "\x1f",
    "1948 ",
    "Aaa. Bbb ",
    "가는 ",
    ", also known as A",
]


@pytest.mark.parametrize("shape", HOSTILE)
def test_time_does_not_grow_with_what_is_not_looked_at(shape: str) -> None:
    def seconds(length: int) -> float:
        text = (shape * length)[:length]
        begun = time.perf_counter()
        read_title_and_year(text, 0, length)
        return time.perf_counter() - begun

    seconds(5_000)
    assert min(seconds(80_000) for _ in range(3)) < 6 * min(seconds(20_000) for _ in range(3)) + 0.02
