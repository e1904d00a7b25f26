"""Years and running times, one row per spelling."""

from __future__ import annotations

import pytest

from filmsheet.values import runtime, year
from filmsheet.values.numbers import count, exact

YEARS = [
    ("1948", 1948, "1948"),
    (" 1948 ", 1948, "1948"),
    ("(1948)", 1948, "1948"),
    ("１９４８", 1948, "１９４８"),
    ("1948-09-06", 1948, "1948-09-06"),
    ("6 September 1948", 1948, "6 September 1948"),
    ("6 сентября 1948 г.", 1948, "6 сентября 1948 г."),
    ("c. 1948", 1948, "c. 1948"),
    ("ca. 1948", 1948, "ca. 1948"),
    ("1948/49", 1948, "1948/49"),
    ("1948–1950", 1948, "1948–1950"),
    ("1948, 1949", 1948, "1948"),
    ("1948年", 1948, "1948年"),
    ("2009년", 2009, "2009년"),
    ("公元1948年", 1948, "1948年"),
    ("1948 (UK)", 1948, "1948 (UK)"),
    ("Released 1948 by nobody", 1948, "1948"),
    ("19\x1f\x1f48", 1948, "19\x1f\x1f48"),
    ("1870", 1870, "1870"),
    ("2100", 2100, "2100"),
]
NO_YEARS = ["", " ", "1869", "2101", "19480", "$1948", "1940s", "1940's", "1948%", "FN1948", "194", "²²²²", "unknown", "1,948", "1920x1080"]


@pytest.mark.parametrize(("text", "value", "span"), YEARS)
def test_year(text, value, span):
    found = year(text, 0, len(text))
    assert found is not None
    assert (found.value, text[found.start : found.end]) == (value, span)


@pytest.mark.parametrize("text", NO_YEARS)
def test_no_year(text):
    assert year(text, 0, len(text)) is None


RUNTIMES = [
    ("107ʼ", 107),
    ("h 1.42", 102),
    ("1h41.", 101),
    ("93 د", 93),
    ("84 წთ", 84),
    ("93 dəq.", 93),
    ("134", 134),
    ("134 min", 134),
    ("134 min.", 134),
    ("134 mins", 134),
    ("134 minutes", 134),
    ("134 Minutes, Color", 134),
    ("2h 14m", 134),
    ("2h14", 134),
    ("2 h 14", 134),
    ("1h42", 102),
    ("2hr 15min", 135),
    ("2 hrs, 14 mins", 134),
    ("1 hr. 54 min.", 114),
    ("1 hour and 42 minutes", 102),
    ("2 hours", 120),
    ("1.5 hours", 90),
    ("1½ hours", 90),
    ("2:14:00", 134),
    ("01:47:33", 107),
    ("1:47", 107),
    ("85:17", 85),
    ("9:40", 580),
    ("10:40", 10),
    ("9:40 min", 9),
    ("85:17 Min/sec", 85),
    ("5:32 min", 5),
    ("107'", 107),
    ("127′", 127),
    ("127’", 127),
    ("107′30″", 107),
    ("128 - 136 minutes", 128),
    ("128–136", 128),
    ("approx. 90 minutes", 90),
    ("ca. 90", 90),
    ("134 (DVD)", 134),
    ("134 min (theatrical), 140 min (DVD)", 134),
    ("12 episodes of 45 min", 45),
    ("PT2H14M", 134),
    ("PT95M", 95),
    ("98 Minuten", 98),
    ("2 Std. 5 Min.", 125),
    ("1 Stunde 35 Minuten", 95),
    ("1 heure 35 minutes", 95),
    ("100 mn", 100),
    ("95 minuti", 95),
    ("2 ore e 5 minuti", 125),
    ("min. 105", 105),
    ("1 hora 30 minutos", 90),
    ("1 hora e 30 minutos", 90),
    ("1 uur 45 min", 105),
    ("90 minuten", 90),
    ("90 мин.", 90),
    ("1 ч 30 мин", 90),
    ("1 ч. 30 мин.", 90),
    ("2 часа 5 минут", 125),
    ("123分钟", 123),
    ("123分", 123),
    ("2小时14分钟", 134),
    ("2時間14分", 134),
    ("123분", 123),
    ("2시간 14분", 134),
    ("140 menit", 140),
    ("134, 140", 134),
    ("1 t 30 min", 90),
    ("2 tim 14 min", 134),
    ("2 hours, 14 minutes, 59 seconds", 134),
    ("2 ч 14 м", 134),
    ("2 jam 20 menit", 140),
    ("120 dk", 120),
    ("2h\x1f\x1f 14m", 134),
    ("1/2 hour", 30),
    ("2 1/2 h", 150),
    ("1½ h", 90),
    ("1 hour and a half", 90),
    ("Min. 94 colore", 94),
    ("約20分", 20),
    ("5 640 s", 94),
    ("100 hours", 6000),
    ("6000 min", 6000),
    ("ca. 6000 min", 6000),
    ("about 6000", 6000),
    ("100 h 1 min, 90 min", 90),
    ("2h\n   14m", 134),
]
NO_RUNTIMES = [
    "",
    "0",
    "0 min",
    "9000 min",
    "10 reels",
    "2500 m",
    "TBA",
    "n/a",
    "12,34",
    "-",
    "82%",
    "June",
    "100 h 1 min",
    "6001 min",
    "ca. 6001 min",
    "about 6001",
]


@pytest.mark.parametrize(("text", "minutes"), RUNTIMES)
def test_runtime(text, minutes):
    found = runtime(text, 0, len(text))
    assert found is not None
    assert found.value == minutes
    assert runtime(text, found.start, found.end)[:3] == found[:3]


@pytest.mark.parametrize("text", NO_RUNTIMES)
def test_no_runtime(text):
    assert runtime(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("134 min (theatrical), 140 min (DVD)", "134 min (theatrical)"),
        ("2h 14m [restored] (UK)", "2h 14m [restored] (UK)"),
        ("about 90 minutes", "about 90 minutes"),
        ("85:17 Min/sec", "85:17 Min/sec"),
        ("12 minutes 41 seconds", "12 minutes 41 seconds"),
        ("94분 51초 / 전체 관람가", "94분 51초"),
        ("107'30'', colour", "107'30''"),
        ("134 Minutes, Color", "134 Minutes"),
    ],
)
def test_span_of_a_runtime_holds_its_notes(text, span):
    found = runtime(text, 0, len(text))
    assert found is not None
    assert text[found.start : found.end] == span


@pytest.mark.parametrize(
    ("text", "number"),
    [("240,732", 240732), ("16 654", 16654), ("16.654", 16654), ("12'345", 12345), ("12,34,567", 1234567), ("512", 512)],
)
def test_count(text, number):
    assert count(text) == number


def test_counts_with_a_scale():
    assert count("1.2", "M") == 1_200_000
    assert count("1,5", "тыс.") == 1_500
    assert count("12.5", "万") == 125_000


def test_exact_keeps_decimals():
    assert str(exact("1.234.567,89")) == "1234567.89"
