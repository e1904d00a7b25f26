"""Credits of one form are read in one way."""

from filmsheet.reading.blocks import make_consistent
from filmsheet.reading.cut import cut
from filmsheet.reading.labels import ACTOR, ROLE
from filmsheet.reading.runs import Judged
from filmsheet.vocabulary import DEFAULT


def agreed(text, labels):
    pieces = cut(text, DEFAULT)
    count = len(pieces.pieces)
    assert count == len(labels)
    judged = Judged(labels, [False] * count, [0.8] * count, [None] * count, [0.0] * count, [0.0] * count)
    return make_consistent(pieces, judged, [None] * count)


def test_a_line_read_the_other_way_than_its_neighbours_is_turned():
    text = "Ann Field - Mary\nTom Reed - Sam\nIda Holm - Nell\nSam Cole - Otto"
    found = agreed(text, [ACTOR, ROLE, ROLE, ACTOR, ACTOR, ROLE, ACTOR, ROLE])
    assert found.labels == [ACTOR, ROLE] * 4
    assert found.sureness[2] < 1.0


def test_lines_that_are_read_in_one_way_stay():
    text = "Mary - Ann Field\nSam - Tom Reed\nNell - Ida Holm"
    assert agreed(text, [ROLE, ACTOR] * 3).labels == [ROLE, ACTOR] * 3


def test_roles_found_here_and_there_in_a_list_of_names_are_names():
    text = "Ann Field, Tom Reed, Ida Holm, Sam Cole, Nell Roe, Al Otis"
    assert agreed(text, [ACTOR, ROLE, ACTOR, ACTOR, ACTOR, ACTOR]).labels == [ACTOR] * 6


def test_actors_and_roles_in_turn():
    text = "Ann Field, Mary, Tom Reed, a sailor, Ida Holm, Nell, Sam Cole, the cook"
    assert agreed(text, [ACTOR, ACTOR, ACTOR, ROLE, ACTOR, ROLE, ACTOR, ROLE]).labels == [ACTOR, ROLE] * 4
