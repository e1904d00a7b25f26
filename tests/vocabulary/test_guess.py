"""Misspelt labels: one edit, one candidate, no other word."""

import pytest

from filmsheet.vocabulary import DEFAULT, describe, fold
from filmsheet.vocabulary.misspelt import one_edit_away


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Directer", "directors"),
        ("Dircetor", "directors"),
        ("Directr", "directors"),
        ("Relase date", "release_dates"),
        ("Sumary", "storyline"),
        ("Startring", "cast"),
        ("Box offce", "box_office"),
        ("Languge", "languages"),
        ("Writter", "writers"),
        ("Genrre", "genres"),
        ("Runing time", "runtime"),
        ("Laufziet", "runtime"),
        ("Realisateeur", "directors"),
        ("Sceneggiatua", "writers"),
        ("Режжиссёр", "directors"),
        ("Сцерарий", "writers"),
    ],
)
def test_one_slip(written, field):
    assert DEFAULT.find(written) is None
    label, probability = DEFAULT.guess(written)
    assert label.keys == (field,)
    assert 0.5 < probability < 1


def test_a_guess_says_so():
    label, probability = DEFAULT.guess("Directer")
    assert (label.kind, label.spelling) == ("fuzzy", "director")
    assert DEFAULT.guess("Genree")[1] < probability


@pytest.mark.parametrize(
    "word",
    ["Dear", "Case", "Store", "County", "Directory", "Studies", "Dating", "Camel", "Drama", "Moteur", "Laden", "Casas"],
)
def test_common_words_are_no_labels(word):
    assert DEFAULT.guess(word) is None


@pytest.mark.parametrize("text", ["Director", "Details", "", "Dirctr", "Plt", "Yeer", "片场", "x" * 500, "Mick Powers", "In an hour"])
def test_no_guess(text):
    assert DEFAULT.guess(text) is None


def test_no_guess_across_two_labels():
    """If labels of two fields are one edit away from a word, there is no guess."""
    labels = {fold(line.text) for line in describe() if line.trust != "weak" and line.field not in ("source", "heading")}
    fields = {label: DEFAULT.find(label).keys for label in labels}
    between = 0
    for label in sorted(fields)[::11]:
        for slip in sorted(set(one_edit_away(label)) - set(fields))[::23]:
            near = {fields[other] for other in one_edit_away(slip) if other in fields and len(other) > 6}
            if len(near) > 1:
                between += 1
                assert DEFAULT.guess(slip) is None, slip
    assert between > 0


def test_one_slip_away_is_symmetric():
    for slip in set(one_edit_away("genre")):
        if slip.isalpha():
            assert "genre" in set(one_edit_away(slip)), slip
