"""People that prose states."""

from __future__ import annotations

import pytest

from filmsheet.storyline import Opening, read_opening

PROSE = (
    '"Tin Moon" is a 93-minute film that nobody saw. Tin Moon is a 1948 Malayalam-language psychological crime drama film '
    "written and directed by Ada Lund, produced by Cy Orr, edited by Bo Ek Jr. and starring S. R. Vale "
    "as Captain Dunn and Mia de Groot. It is a co-production between France, Italy and the United Kingdom. The score was "
    "composed by Ivo Hahn, with cinematography by Lea Brandt. Vera Pell (played by Una Moss) leaves Jem Tarr (Rolf Aber), "
    "whose brother Abel Dorn, played by Lev Shaw, waits."
)


def read(prose: str) -> Opening:
    return read_opening(prose, 0, len(prose))


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("directors", ["Ada Lund"]),
        ("starring", ["S. R. Vale", "Mia de Groot"]),
    ],
)
def test_field(field: str, values: list[str]) -> None:
    opening = read(PROSE.split(". ", 1)[1])
    assert [found.value for found in getattr(opening, field)] == values
    assert 0 < opening.confidence[field] < 1


def test_played() -> None:
    pairs = [(actor.value, role.value) for actor, role in read(PROSE).played]
    assert pairs == [
        ("S. R. Vale", "Captain Dunn"),
        ("Una Moss", "Vera Pell"),
        ("Rolf Aber", "Jem Tarr"),
        ("Lev Shaw", "Abel Dorn"),
    ]


def test_values_stand_in_their_spans() -> None:
    opening = read(PROSE)
    lists = [opening.directors, opening.starring]
    for found in [x for values in lists for x in values] + [x for pair in opening.played for x in pair]:
        assert PROSE[found.start : found.end] == found.value


@pytest.mark.parametrize(
    ("prose", "directors"),
    [
        ("Tin Moon is a 1948 film directed by Ada Lund and Bo Ek. It sold well.", ["Ada Lund", "Bo Ek"]),
        ("Tin Moon is a 1948 film directed by D. W. Lund, Bo Ek, and Cy Orr.", ["D. W. Lund", "Bo Ek", "Cy Orr"]),
        ("Directed by Ada Lund, Tin Moon stars Bo Ek.", ["Ada Lund"]),
        ("Tin Moon is a 1948 film directed by Una and Ida Marsh.", ["Una Marsh", "Ida Marsh"]),
        ("Tin Moon is a 1948 film directed by and starring Ada Lund.", ["Ada Lund"]),
        ("Tin Moon is a 1948 film directed by newcomer Ada Lund for Harbour Pictures.", ["Ada Lund"]),
        ("Tin Moon is a 1948 film based on the play directed by Ada Lund.", []),
        ("Der Blechmond ist ein Spielfilm aus dem Jahr 1948 unter der Regie von Ada Lund.", ["Ada Lund"]),
        ("La Lune est un film français réalisé par Ada Lund et sorti en 1948.", ["Ada Lund"]),
        ("La luna è un film del 1948 diretto da Ada Lund.", ["Ada Lund"]),
        ("La luna es una película de 1948 dirigida por Ada Lund y Bo Ek.", ["Ada Lund", "Bo Ek"]),
        ("A Lua é um filme de 1948, dirigido por Ada Lund.", ["Ada Lund"]),
        ("De maan is een dramafilm uit 1948 onder regie van Ada Lund.", ["Ada Lund"]),
        ("Bulan Timah adalah film tahun 1948 yang disutradarai oleh Ada Lund.", ["Ada Lund"]),
        ("《铁月亮》是1948年上映的一部英国剧情片，由艾达·伦德执导。", ["艾达·伦德"]),
    ],
)
def test_directors(prose: str, directors: list[str]) -> None:
    assert [found.value for found in read(prose).directors] == directors


def test_brackets_that_name_no_actor() -> None:
    assert read("He joins the Bureau (FBI) in Paris (France) in May (1948), says Ann (the cook).").played == []
