"""The table: up to date, consistent, complete, fast."""

import subprocess
import sys
import threading
import timeit
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmsheet.vocabulary import DEFAULT, FIELDS, RECORD_FIELDS, Vocabulary, describe, fold
from filmsheet.vocabulary.derived import LONGEST_LABEL
from filmsheet.vocabulary.table import Table, common_words, decode, encode

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = (
    *"en de fr it es pt nl ru zh id ko af sq ar hy eu be bn bg ca hr cs da et tl fi gl ka el he hi hu is ja kn kk lv lt mk ms ml mr no fa pl pa ro".split(),
    *"sr sk sl sw sv ta te th tr uk ur uz vi".split(),
)


def test_what_is_made_from_the_table_is_in_step():
    done = subprocess.run([sys.executable, ROOT / "tools/labels.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_field(language):
    assert {line.field for line in describe() if line.language == language} >= {*RECORD_FIELDS, "other", "not_film", "heading"} - {"certificates_or_ratings"}


def test_lines_are_well_formed():
    for line in describe():
        assert line.field in FIELDS or line.field == "source", line
        assert line.language in (*LANGUAGES, "*"), line
        assert line.trust in ("", "plain", "weak"), line
        assert line.text == line.text.strip(), line
        assert 0 < len(fold(line.text)) <= LONGEST_LABEL, line
        assert fold(fold(line.text)) == fold(line.text), line


def test_one_spelling_has_one_field_and_one_trust():
    lines = [line for line in describe() if line.field != "source"]
    first, second = defaultdict(set), set()
    for line in lines:
        if fold(line.text) in first and (line.field, line.trust) not in first[fold(line.text)]:
            second.add(fold(line.text))
        else:
            first[fold(line.text)].add((line.field, line.trust))
    assert second == set(Table(()).others)


def test_no_spelling_occurs_twice_in_a_language():
    seen = defaultdict(list)
    for line in describe():
        seen[line.language, line.field, line.source, fold(line.text)].append(line.text)
    assert [texts for texts in seen.values() if len(texts) > 1] == []


def test_every_spelling_is_found_however_it_is_written():
    for line in describe():
        if line.field in ("source", "heading"):
            continue
        expected = DEFAULT.find(line.text).keys
        for written in (line.text.upper(), f" {line.text}\u3000", line.text.replace(" ", "_"), f"- {line.text}:", fold(line.text)):
            assert DEFAULT.find(written).keys == expected, written


def test_codes():
    assert {decode(encode(field, trust)) for field in FIELDS for trust in ("", "plain", "weak")} == {
        (field, trust) for field in FIELDS for trust in ("", "plain", "weak")
    }
    assert all(encode(field, "weak").isprintable() for field in FIELDS)


def test_common_words_are_no_labels():
    assert common_words().isdisjoint(Table(()).codes)
    assert len(common_words()) > 500


@given(st.text(max_size=120))
def test_total(text):
    vocabulary = Vocabulary()
    found = vocabulary.find(text)
    if found is not None and found.tail is not None:
        assert text[found.tail_start : found.tail_start + len(found.tail)] == found.tail
    vocabulary.guess(text)
    vocabulary.heading(text)
    leading = vocabulary.leading(text)
    assert leading is None or 0 < leading[0] < len(text)
    ending = vocabulary.known_ending(text)
    assert ending is None or 0 <= ending[0] < len(text)


LABELS = st.sampled_from([line.text for line in describe() if line.field not in ("source", "heading")])


@given(LABELS, st.sampled_from(["{}", "{} (UK)", "{} in Rome", "{} / {}", "{}(s)", "The {}", "{} & {}", "IMDb {}"]), LABELS)
def test_tails_lie_where_they_say(label, form, other):
    text = form.format(label, other)
    found = DEFAULT.find(text)
    if found is not None and found.tail is not None:
        assert text[found.tail_start : found.tail_start + len(found.tail)] == found.tail


def test_what_was_looked_up_changes_nothing():
    fresh, used = Vocabulary(), Vocabulary()
    for number in range(5000):
        used.find(f"Unknown label {number}")
        used.guess(f"Unknwn {number}")
    for text in ("Director", "Directer", "Land / Jahr", "Favourite sandwich", "Unknown label 1"):
        assert used.find(text) == fresh.find(text)
        assert used.guess(text) == fresh.guess(text)
    assert used._find.cache_info().currsize <= 4096
    assert used._guess.cache_info().currsize <= 4096


def test_threads():
    vocabulary, wrong = Vocabulary(), []

    def work():
        found = [(vocabulary.find("Director").keys, vocabulary.find(f"none {number}")) for number in range(6000)]
        wrong.extend(one for one in found if one != (("directors",), None))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_second_look_is_a_dictionary_away():
    DEFAULT.find("Director")
    known = min(timeit.repeat(lambda: DEFAULT.find("Director"), number=2000, repeat=5))
    plain = min(timeit.repeat(lambda: {"Director": 1}["Director"], number=2000, repeat=5))
    assert known < 8 * plain


@pytest.mark.parametrize(
    "hostile", ["(" * 80, "a/" * 40, "and " * 20, ") (" * 26, " in" * 26, ", - " * 20, "\u3000导" * 40, "A" * 80, "Release date (" * 5, "((((s)" * 13]
)
def test_hostile_labels_are_cheap(hostile):
    vocabulary = Vocabulary()
    vocabulary.find("warm")
    calls = [lambda: vocabulary._find.__wrapped__(hostile[:80]), lambda: vocabulary.leading(hostile * 50), lambda: vocabulary.known_ending(hostile * 50)]
    for call in calls:
        assert min(timeit.repeat(call, number=1, repeat=3)) < 0.01
