"""The shadow of a text: it has the same length, and no markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmsheet.text.markup import shadow
from filmsheet.text.source import FILL, tidy


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("A keeper dis-\ncovers a map.", "A keeper discovers a map."),
        ("A keeper dis-\r\n    covers a map.", "A keeper discovers a map."),
        ("The well-known keeper, a well-\nknown man.", "The well-known keeper, a well-known man."),
        ("Director: Ann Fair-\nbanks", "Director: Ann Fairbanks"),
        ("Ann Field -\nactress", "Ann Field - actress"),
        ("Part 1-\ntwo", "Part 1- two"),
        ("&lt;b&gt;Title:&lt;/b&gt; Night Ferry", "Title: Night Ferry"),
        ("Regie: J&ouml;rg R&ouml;hrig", "Regie: Jörg Röhrig"),
    ],
)
def test_what_is_read_of_a_text(text, read):
    found = shadow(text)
    assert len(found) == len(text)
    assert tidy(found) == read


def test_joiners_are_part_of_words_in_arabic_and_indian_scripts():
    text = "خانه\u200cای در مه \u200c Ann\u200dField"
    assert tidy(shadow(text)) == "خانه\u200cای در مه AnnField"


def test_the_amount_of_a_template_is_read_with_its_currency():
    text = "| budget = {{US$|2.5 million|1958}}"
    assert "US$" in shadow(text)
    assert tidy(shadow(text)).endswith("US$2.5 million")


@given(st.text(alphabet='ab-\n\r "x,', max_size=60))
def test_a_shadow_is_as_long_as_its_text(text):
    found = shadow(text)
    assert len(found) == len(text)
    assert FILL not in text
