"""Names in sentences of scripts without capitals."""

import time

import pytest

from filmsheet.reading.plain_names import rows_between, rows_by_words


def found(text):
    return [[text[a:b] for a, b in row] for row in rows_by_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("فيلم «الميناء» للمخرج الفرنسي شريف رمزي يروي حكاية بحار", [["شريف رمزي"]]),
        ("من بطولة نور شوقي ومنى عمران، وتصوير علي حمدي.", [["نور شوقي", "منى عمران"], ["علي حمدي"]]),
        ("فیلم بندر به کارگردانی بهروز کیانی محصول ۱۳۵۲", [["بهروز کیانی"]]),
        ("הסרט של הבמאי דורון לביא, בכיכובם של נועה בר ועידו כץ", [["דורון לביא"]]),
        ("यह फिल्म निर्देशक रमेश वर्मा ने बनाई", [["रमेश वर्मा"]]),
        ("কবির আহমেদ পরিচালিত ছবিটি দেখুন", [["কবির আহমেদ"]]),
        ("இதை மோகன் ராஜா இயக்கியுள்ளார்.", [["மோகன் ராஜா"]]),
        ("رجل يعود إلى الميناء بعد سنوات طويلة من الغياب", []),
    ],
)
def test_names_beside_words_that_lead_to_them(text, rows):
    assert found(text) == rows


def test_three_words_are_a_name_only_if_something_ends_it():
    assert found("للمخرج محمود عدلي رمزي، وهو") == [["محمود عدلي رمزي"]]
    assert found("للمخرج محمود عدلي يروي حكاية") == [["محمود عدلي"]]


def test_one_word_is_a_name_only_with_an_initial_and_a_sign():
    assert found("இயக்குநர் கே.தமிழ்மணி, என்ற படம்") == [["கே.தமிழ்மணி"]]
    assert found("للمخرج محمود في") == []


def test_a_name_does_not_go_on_behind_the_end_of_a_sentence():
    assert found("إخراج نور شوقي. ومنى عمران هنا") == [["نور شوقي"]]


def test_what_stands_between_separators_and_as_many_words_around():
    text = "تمثيل نور شوقي، منى عمران، علي حمدي وآخرين"
    first, second = (at for at, sign in enumerate(text) if sign == "،")
    stretches = [(0, first), (first + 2, second), (second + 2, len(text))]
    assert [[text[a:b] for a, b in row] for row in rows_between(text, stretches)] == [["نور شوقي", "منى عمران", "علي حمدي"]]


@pytest.mark.parametrize("unit", ["للمخرج ", "للمخرج شريف ", "निर्देशक ", "ने ", "و "])
def test_time_grows_with_the_text(unit):
    def took(count):
        text = unit * count
        times = []
        for _ in range(3):
            start = time.process_time()
            list(rows_by_words(text, 0, len(text)))
            times.append(time.process_time() - start)
        return min(times)

    took(100)
    assert took(8_000) < 6 * max(took(2_000), 0.01)
