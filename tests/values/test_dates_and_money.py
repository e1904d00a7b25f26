"""Release dates and amounts, one row per spelling."""

from __future__ import annotations

import pytest

from filmsheet.values import money, release_dates

DATES = [
    ("19 अक्टूबर 1973", [("1973-10-19", None)]),
    ("19 กันยายน 2019", [("2019-09-19", None)]),
    ("14/octubre/2016", [("2016-10-14", None)]),
    ("1948", [("1948", None)]),
    ("1948-09", [("1948-09", None)]),
    ("1948-09-06", [("1948-09-06", None)]),
    ("1948-09-06T00:00:00Z", [("1948-09-06", None)]),
    ("1948.9.6", [("1948-09-06", None)]),
    ("1948/09/06", [("1948-09-06", None)]),
    ("06.09.1948", [("1948-09-06", None)]),
    ("6. 9. 1948", [("1948-09-06", None)]),
    ("06/09/1948", [("1948-09-06", None)]),
    ("13/09/1948", [("1948-09-13", None)]),
    ("09/13/1948", [("1948-09-13", None)]),
    ("09/06/1948 (USA)", [("1948-09-06", "USA")]),
    ("09/06/1948, 10/22/1948", [("1948-09-06", None), ("1948-10-22", None)]),
    ("9/1948", [("1948-09", None)]),
    ("1948/49", [("1948", None)]),
    ("1948/12", [("1948-12", None)]),
    ("1948/13", [("1948", None)]),
    ("1948/00", [("1948", None)]),
    ("1999-00", [("1999", None)]),
    ("1948.13", [("1948", None)]),
    ("1948-12", [("1948-12", None)]),
    ("6.9.1948 Germany October 1949", [("1948-09-06", "Germany"), ("1949-10", None)]),
    ("6.9.1948 in Berlin October 1949", [("1948-09-06", "Berlin"), ("1949-10", None)]),
    ("6.9.1948 Kino October 1949", [("1948-09-06", None), ("1949-10", None)]),
    ("Premiere 1948", [("1948", None)]),
    ("Kino Lux 1948, Paris 1950", [("1948", None), ("1950", None)]),
    ("1.2.1948, 10/22/1948", [("1948-02-01", None), ("1948-10-22", None)]),
    ("1948–1950", [("1948", None)]),
    ("September 1948", [("1948-09", None)]),
    ("6 September 1948", [("1948-09-06", None)]),
    ("6th of September, 1948", [("1948-09-06", None)]),
    ("06-Sep-1948", [("1948-09-06", None)]),
    ("September 6, 1948", [("1948-09-06", None)]),
    ("Sept. 6, 1948", [("1948-09-06", None)]),
    ("Friday, September 6, 1948", [("1948-09-06", None)]),
    ("6–8 September 1948", [("1948-09-06", None)]),
    ("6. September 1948", [("1948-09-06", None)]),
    ("März 1949", [("1949-03", None)]),
    ("6 septembre 1948", [("1948-09-06", None)]),
    ("1er août 1950", [("1950-08-01", None)]),
    ("6 settembre 1948", [("1948-09-06", None)]),
    ("6 de septiembre de 1948", [("1948-09-06", None)]),
    ("6 de setembro de 1948", [("1948-09-06", None)]),
    ("6 mei 1949", [("1949-05-06", None)]),
    ("6 сентября 1948 г.", [("1948-09-06", None)]),
    ("6 Agustus 1949", [("1949-08-06", None)]),
    ("1948年9月6日", [("1948-09-06", None)]),
    ("1948年9月", [("1948-09", None)]),
    ("1948년 9월 6일", [("1948-09-06", None)]),
    ("6 September 1948 (UK)", [("1948-09-06", "UK")]),
    ("6 September 1948（英国）", [("1948-09-06", "英国")]),
    ("6.9.1948 (Deutschland)", [("1948-09-06", "Deutschland")]),
    ("UK: 6 September 1948", [("1948-09-06", "UK")]),
    ("UK 6 September 1948\nUSA 22 October 1948", [("1948-09-06", "UK"), ("1948-10-22", "USA")]),
    ("UK: 6 September 1948; USA: 22 October 1948", [("1948-09-06", "UK"), ("1948-10-22", "USA")]),
    ("6 September 1948, UK; 22 October 1948, USA", [("1948-09-06", "UK"), ("1948-10-22", "USA")]),
    ("6 September 1948 (UK), 22 October 1948 (USA)", [("1948-09-06", "UK"), ("1948-10-22", "USA")]),
    ("2010-09-01(中国大陆) / 2010-07-16(美国)", [("2010-09-01", "中国大陆"), ("2010-07-16", "美国")]),
    ("6 September 1948 in London", [("1948-09-06", "London")]),
    ("September 6, 1948 (London premiere)", [("1948-09-06", "London")]),
    ("September 6, 1948 (limited)", [("1948-09-06", None)]),
    ("6 September 1948 (UK) (premiere)", [("1948-09-06", "UK")]),
    ("September 6, 1948 (1948-09-06) (UK)", [("1948-09-06", "UK")]),
    ("6 September 1948 See more »", [("1948-09-06", None)]),
    ("September 22, 1948 (New York City, New York)", [("1948-09-22", "New York City, New York")]),
    ("United Kingdom, 1948", [("1948", "United Kingdom")]),
    ("4 dicembre 1930", [("1930-12-04", None)]),
    ("4 Mei 2009 di Indonesia", [("2009-05-04", "Indonesia")]),
    ("29 February 1948", [("1948-02-29", None)]),
    ("31 February 1948", []),
    ("29 February 1949", []),
    ("1948-13-40", []),
    ("6 September", []),
    ("TBA", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_release_dates(text, expected):
    read = release_dates(text, 0, len(text))
    assert [(found.date.value, found.place and found.place.value) for found in read] == expected
    assert [text[found.year.start : found.year.end] for found in read] == [date[:4] for date, _ in expected]


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("6 September 1948 (UK)", "6 September 1948", "UK"),
        ("6 September 1948 (limited)", "6 September 1948 (limited)", None),
        ("Premiere: 6 September 1948", "Premiere: 6 September 1948", None),
        ("6 September 1948 (London premiere)", "6 September 1948", "London premiere"),
        ("Friday, 6 September 1948", "Friday, 6 September 1948", None),
    ],
)
def test_spans_of_a_date(text, date, place):
    (found,) = release_dates(text, 0, len(text))
    assert text[found.date.start : found.date.end] == date
    assert (found.place and text[found.place.start : found.place.end]) == place


MONEY = [
    # text, text of the amount, amount, amount_max, currency
    ("160", "160", 160, None, None),
    ("$100", "$100", 100, None, "USD"),
    ("$200,000,000", "$200,000,000", 200_000_000, None, "USD"),
    ("$1,234,567.89", "$1,234,567.89", 1_234_567, None, "USD"),
    ("$8.4–14 million", "$8.4–14 million", 8_400_000, 14_000_000, "USD"),
    ("$8.4 million – $14 million", "$8.4 million – $14 million", 8_400_000, 14_000_000, "USD"),
    ("$500,000–1 million", "$500,000–1 million", 500_000, 1_000_000, "USD"),
    ("8 to 14 million", "8 to 14 million", 8_000_000, 14_000_000, None),
    ("$8m", "$8m", 8_000_000, None, "USD"),
    ("€2.5m", "€2.5m", 2_500_000, None, "EUR"),
    ("10 M€", "10 M€", 10_000_000, None, "EUR"),
    ("US$1.2 billion", "US$1.2 billion", 1_200_000_000, None, "USD"),
    ("USD $5 million", "USD $5 million", 5_000_000, None, "USD"),
    ("GBP 505,600 (estimated)", "GBP 505,600", 505_600, None, "GBP"),
    ("£500,000", "£500,000", 500_000, None, "GBP"),
    ("7 million GBP", "7 million GBP", 7_000_000, None, "GBP"),
    ("2 million dollars", "2 million dollars", 2_000_000, None, "USD"),
    ("~$8 million (worldwide)", "$8 million", 8_000_000, None, "USD"),
    ("Estimated at $8 million", "$8 million", 8_000_000, None, "USD"),
    ("$188 million[12]", "$188 million", 188_000_000, None, "USD"),
    ("CA$5 million", "CA$5 million", 5_000_000, None, "CAD"),
    ("A$ 3m", "A$ 3m", 3_000_000, None, "AUD"),
    ("HK$30 million", "HK$30 million", 30_000_000, None, "HKD"),
    ("R$ 10 milhões", "R$ 10 milhões", 10_000_000, None, "BRL"),
    ("₹35 crore", "₹35 crore", 350_000_000, None, "INR"),
    ("₹300 Crores", "₹300 Crores", 3_000_000_000, None, "INR"),
    ("₹12,34,56,789", "₹12,34,56,789", 123_456_789, None, "INR"),
    ("50 lakh", "50 lakh", 5_000_000, None, None),
    ("8 Milyar", "8 Milyar", 8_000_000_000, None, None),
    ("5 Mio. €", "5 Mio. €", 5_000_000, None, "EUR"),
    ("8,5 Mrd. Euro", "8,5 Mrd. Euro", 8_500_000_000, None, "EUR"),
    ("1.500.000 €", "1.500.000 €", 1_500_000, None, "EUR"),
    ("1 500 000 EUR", "1 500 000 EUR", 1_500_000, None, "EUR"),
    ("7,5 millones de euros", "7,5 millones de euros", 7_500_000, None, "EUR"),
    ("7,5 millions d'euros", "7,5 millions d'euros", 7_500_000, None, "EUR"),
    ("1,5 млн руб", "1,5 млн руб", 1_500_000, None, "RUB"),
    ("Rp 8 miliar", "Rp 8 miliar", 8_000_000_000, None, "IDR"),
    ("₩10억", "₩10억", 1_000_000_000, None, "KRW"),
    ("100억 원", "100억 원", 10_000_000_000, None, "KRW"),
    ("1억 5000만 원", "1억 5000만 원", 150_000_000, None, "KRW"),
    ("3000万元", "3000万元", 30_000_000, None, "CNY"),
    ("1.2億円", "1.2億円", 120_000_000, None, "JPY"),
    ("¥500 million", "¥500 million", 500_000_000, None, None),
    ("Rp8 M", "Rp8 M", 8_000_000_000, None, "IDR"),
    ("1.5 milyar dolar", "1.5 milyar dolar", 1_500_000_000, None, "USD"),
    ("kr 20 million", "kr 20 million", 20_000_000, None, None),
    ("SEK 20 million", "SEK 20 million", 20_000_000, None, "SEK"),
    ("8–14 million €", "8–14 million €", 8_000_000, 14_000_000, "EUR"),
    ("8 - 14 Mio. Euro", "8 - 14 Mio. Euro", 8_000_000, 14_000_000, "EUR"),
    ("€8–$14 million", "€8–$14 million", 8_000_000, 14_000_000, "EUR"),
    ("8–5 €", "8", 8, None, None),
    ("Rp. 8 M", "Rp. 8 M", 8_000_000_000, None, "IDR"),
    ("Rp8 m", "Rp8 m", 8_000_000, None, "IDR"),
    ("Rp 8 juta", "Rp 8 juta", 8_000_000, None, "IDR"),
    ("$8 M", "$8 M", 8_000_000, None, "USD"),
    ("8 M", "8 M", 8_000_000, None, None),
    ("2 million US Dollars", "2 million US Dollars", 2_000_000, None, "USD"),
    ("2 million HONG KONG DOLLARS", "2 million HONG KONG DOLLARS", 2_000_000, None, "HKD"),
    ("2 million Pesos", "2 million Pesos", 2_000_000, None, None),
    ("GBP £2 million", "GBP £2 million", 2_000_000, None, "GBP"),
    ("2 million try", "2 million try", 2_000_000, None, None),
    ("2 million ft", "2 million ft", 2_000_000, None, None),
    ("2 million TRY", "2 million TRY", 2_000_000, None, "TRY"),
]
NO_MONEY = ["", "N/A", "about 2 weeks", "$0", "a fortune", "5 people", "$", "million"]


@pytest.mark.parametrize(("text", "printed", "amount", "most", "currency"), MONEY)
def test_money(text, printed, amount, most, currency):
    found = money(text, 0, len(text))
    assert found is not None
    read = found.text.value, found.amount.value, found.amount_max and found.amount_max.value, found.currency and found.currency.value
    assert read == (printed, amount, most, currency)
    again = money(text, found.text.start, found.text.end)
    assert again == found


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_money(text):
    assert money(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("대한민국 2008년 2월 14일", "2008-02-14", "대한민국"),
        ("Deutschland 2008-02-14", "2008-02-14", "Deutschland"),
        ("7 ноября 1963, Ленинград", "1963-11-07", "Ленинград"),
        ("6 September 1948, London", "1948-09-06", "London"),
    ],
)
def test_places_before_and_after_a_whole_date(text, date, place):
    [found] = release_dates(text, 0, len(text))
    assert (found.date.value, found.place.value) == (date, place)


@pytest.mark.parametrize(
    ("text", "date", "other"),
    [
        ("05/03/1931", "1931-03-05", "1931-05-03"),
        ("05-03-1931", "1931-03-05", "1931-05-03"),
        ("05.03.1931", "1931-03-05", ""),
        ("05/05/1931", "1931-05-05", ""),
        ("05/13/1931", "1931-05-13", ""),
        ("13/05/1931", "1931-05-13", ""),
        ("05/03/1931 (UK)", "1931-03-05", ""),
        ("05/03/1931 (USA)", "1931-05-03", ""),
        ("5 March 1931", "1931-03-05", ""),
    ],
)
def test_a_date_whose_order_nothing_tells_keeps_the_other_one(text, date, other):
    [found] = release_dates(text, 0, len(text))
    assert (found.date.value, found.other) == (date, other)


def test_a_number_above_twelve_settles_the_order_of_the_whole_field():
    assert [(d.date.value, d.other) for d in release_dates("05/03/1931; 13/04/1931", 0, 22)] == [("1931-03-05", ""), ("1931-04-13", "")]
    assert [(d.date.value, d.other) for d in release_dates("05/03/1931; 04/13/1931", 0, 22)] == [("1931-05-03", ""), ("1931-04-13", "")]


def test_the_place_that_a_label_names_tells_the_order():
    assert release_dates("05/03/1931", 0, 10, "United States")[0].date.value == "1931-05-03"
    assert [(d.date.value, d.other) for d in release_dates("05/03/1931", 0, 10, "Italy")] == [("1931-03-05", "")]


def test_a_date_that_only_one_order_allows_is_read_in_that_order():
    assert [d.date.value for d in release_dates("05/13/1931; 14/04/1931", 0, 22)] == ["1931-05-13", "1931-04-14"]
    assert release_dates("05/12/1931 (UK)", 0, 15)[0].date.value == "1931-12-05"
