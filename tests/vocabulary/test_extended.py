"""Labels that users add."""

import pickle

import pytest

from filmsheet.vocabulary import DEFAULT, FIELDS, Vocabulary


def test_by_field_and_by_spelling():
    by_field = DEFAULT.extended({"directors": ["Captained by", "Captain"], "tagline": "Battle cry"})
    by_spelling = DEFAULT.extended({"Captained by": "directors", "Captain": ["directors"], "Battle cry": "tagline"})
    for label, field in (("captained BY", "directors"), ("Captain(s)", "directors"), ("Battle-cry", "tagline")):
        assert by_field.find(label).keys == by_spelling.find(label).keys == (field,)
    assert DEFAULT.find("Captained by") is None


def test_own_labels_go_first():
    assert DEFAULT.extended({"cast": "Director"}).find("Director").keys == ("cast",)
    assert DEFAULT.extended({"trivia": "Distribution"}).find("Distribution").otherwise == ()
    assert DEFAULT.extended({"cast": "Captain"}).extended({"trivia": "Captain"}).find("Captain").keys == ("trivia",)


def test_several_fields_and_a_source():
    own = DEFAULT.extended({"Captain and scribe": ["directors", "writers"], "ratings:Trakt": "Hearts"})
    assert own.find("captain and scribe").keys == ("directors", "writers")
    assert (own.find("Hearts").keys, own.find("Hearts").source) == (("ratings",), "Trakt")


def test_own_labels_lead_are_guessed_and_joined():
    own = DEFAULT.extended({"directors": "Captained by"})
    assert own.leading("Captained by Mick Powers")[1].keys == ("directors",)
    assert own.guess("Captaned by")[0].keys == ("directors",)
    assert own.find("Captained by / Year").keys == ("directors", "year")


@pytest.mark.parametrize(
    ("more", "bad"),
    [
        ({"directer": ["Captained by"]}, "directer"),
        ({"Captained by": "directer"}, "directer"),
        ({"Captained by": ["directors", "riters"]}, "riters"),
        ({"ratings:": "Hearts", "title:X": "Y"}, "title:X"),
    ],
)
def test_an_unknown_field_is_named(more, bad):
    with pytest.raises(ValueError, match="no such field") as caught:
        DEFAULT.extended(more)
    assert bad in str(caught.value)
    assert all(field in str(caught.value) for field in FIELDS)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("more", [{"directors": 3}, {"directors": []}, {"directors": [1]}, {"directors": [" "]}, {"cast": "x" * 200}])
def test_a_bad_spelling_is_named(more):
    with pytest.raises(ValueError, match="labels"):
        DEFAULT.extended(more)


def test_toml(tmp_path):
    path = tmp_path / "labels.toml"
    path.write_text('[labels]\ndirectors = ["Captained by", "船长"]\n"Battle cry" = "tagline"\n', encoding="utf-8")
    own = Vocabulary.from_toml(path)
    assert own.find("船　长").keys == ("directors",)
    assert own.find("battle cry").keys == ("tagline",)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"[labels]\ndirecter = 'x'\n", "directer"),
        (b"[labels\n", "line 1"),
        (b"directors = 'x'\n", "[labels]"),
        (b"labels = 3\n", "[labels]"),
        (b"[labels]\ndirectors = 3\n", "directors"),
        (b"\xff\xfe\x00", "utf-8"),
    ],
)
def test_bad_toml_is_one_line(tmp_path, content, expected):
    path = tmp_path / "labels.toml"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"labels\.toml: ") as caught:
        Vocabulary.from_toml(path)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        Vocabulary.from_toml(tmp_path / "none.toml")


def test_equal_hashable_and_pickled():
    own = DEFAULT.extended({"directors": "Captained by"})
    assert own == DEFAULT.extended({"directors": "Captained by"}) != DEFAULT
    assert len({own, DEFAULT, Vocabulary()}) == 2
    assert pickle.loads(pickle.dumps(own)).find("Captained by").keys == ("directors",)
    assert "1 label" in repr(own)
    assert own != "a word"
