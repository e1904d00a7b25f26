"""Properties of every reader with any text: it never raises, stays in its region, reads its spans again, and is linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmsheet.text.source import FILL, Found, tidy
from filmsheet.values import (
    certificates,
    companies,
    is_certificate,
    items,
    money,
    names,
    ratings,
    release_dates,
    runtime,
    separator,
    year,
)


def one(found):
    return [] if found is None else [found]


def parts(found):
    """Every `Found` of a reading, at any depth."""
    if isinstance(found, Found):
        return [found]
    return [part for part in found if isinstance(part, Found)]


READERS = {
    "year": lambda text, start, end: one(year(text, start, end)),
    "runtime": lambda text, start, end: one(runtime(text, start, end)),
    "ratings": lambda text, start, end: ratings(text, start, end, None),
    "ratings of IMDb": lambda text, start, end: ratings(text, start, end, "IMDb"),
    "certificates": certificates,
    "release_dates": release_dates,
    "money": lambda text, start, end: one(money(text, start, end)),
    "names": names,
    "items": items,
    "companies": companies,
}

WORDS = """
1948 (1948) 1948-09-06 06.09.1948 6 September сентября août 年 月 日 년 UK USA (UK) UK: premiere (limited) 134 min 2h 14m 2:14:00 107' 85:17 128 - –
8.1/10 8,1 82% 4/5 out of 10 (240,732 votes) 1.2M votes ★★★★☆ ½ IMDb Rotten Tomatoes RT 豆瓣 Metacritic: PG-13 R FSK 12 ab 15 UK:15 for violence Rated
$8.4 million £500,000 ₹35 crore 14 Mio. € 億 万 元 US$ kr ¥ (estimated) [12] Michael Powell & Emeric and et al. Jr. , ; / | • · ( ) [ ] « » (screenplay)
Drama Music Sci-Fi Bosnia and Herzegovina Inc. Pictures y e и др. 等 张艺谋 송강호 - ... … \n \r\n \t \u00a0 \u3000 \u200b * ' " : . 00 99999999999999999999 ² ٣ ३ １９
""".split(" ")
SHEETS = st.lists(st.sampled_from([*WORDS, FILL, FILL * 5, "\n", " ", "  "]) | st.text(max_size=3), max_size=14).flatmap(
    lambda words: st.sampled_from(["", " ", " "]).map(lambda gap: gap.join(words))
)


@pytest.mark.parametrize("name", READERS)
@given(text=SHEETS | st.text(), data=st.data())
def test_spans_lie_in_the_region_and_nothing_outside_matters(name, text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    readings = READERS[name](text, start, end)
    for part in (part for reading in readings for part in parts(reading)):
        assert start <= part.start < part.end <= end
        assert not text[part.start].isspace()
        assert not text[part.end - 1].isspace()
    alone = READERS[name](text[start:end], 0, end - start)
    assert [[p.value for p in parts(r)] for r in alone] == [[p.value for p in parts(r)] for r in readings]


@pytest.mark.parametrize("reader", [names, items, companies, certificates])
@given(text=SHEETS)
def test_values_are_tidy_text(reader, text):
    for found in reader(text, 0, len(text)):
        assert found.value == tidy(found.value) != ""


@pytest.mark.parametrize("reader", [year, runtime])
@given(text=SHEETS)
def test_reading_the_span_again_gives_the_value(reader, text):
    found = reader(text, 0, len(text))
    if found is not None:
        assert reader(text, found.start, found.end)[:3] == found[:3]


@given(text=SHEETS)
def test_reading_an_amount_again_gives_it(text):
    found = money(text, 0, len(text))
    if found is not None:
        again = money(text, found.text.start, found.text.end)
        assert again == found
        assert 0 < found.amount.value <= (found.amount_max.value if found.amount_max else found.amount.value)


@given(text=SHEETS)
def test_reading_a_date_again_gives_it(text):
    for found in release_dates(text, 0, len(text)):
        again = [other.date.value for other in release_dates(text, found.date.start, found.date.end)]
        assert found.date.value[:4] in (again[0][:4], text[found.year.start : found.year.end])
        assert int(text[found.year.start : found.year.end].replace(FILL, "")) == found.year.value


@given(text=SHEETS, source=st.sampled_from([None, "IMDb", "Rotten Tomatoes", "Letterboxd", "Empire", "who knows"]))
def test_no_rating_is_above_its_best(text, source):
    for found in ratings(text, 0, len(text), source):
        best = found.best.value if found.best else found.implied_best
        assert found.value.value >= 0
        assert best is None or found.value.value <= best
        assert (found.best is None) or (found.implied_best is None)


@given(text=SHEETS)
def test_what_is_a_certificate_reads_as_one(text):
    if is_certificate(text, 0, len(text)):
        assert certificates(text, 0, len(text))


@given(text=SHEETS | st.text())
def test_separator_never_raises(text):
    assert separator(text) in (True, False)


PIECES = ["a", "1", " ", "\n", "(", ")", "()", "[", ",", "and ", " y ", "1,111,", "1 ", "1948 ", "6 September ", "$1 ", "1-", "IMDb ", "8/10 ", "★", "A B, ",
          "A & ", "1:1", "UK: ", "...", ". ", "Jr., ", " - ", FILL, FILL + "a", "1 million - ", "Rated R for ", "R for a, ", "(a) ", "²", "1.", "d'", "ab 1", "h 1 ", "A b\n"]  # fmt: skip


def _seconds(reader, text):
    start = time.process_time()
    reader(text, 0, len(text))
    return time.process_time() - start


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(name, piece):
    reader = READERS[name]
    short, long = piece * 600, piece * 9_600
    floor = max(min(_seconds(reader, short) for _ in range(3)), 2e-4)
    assert min(_seconds(reader, long) for _ in range(2)) < 50 * floor + 0.02
