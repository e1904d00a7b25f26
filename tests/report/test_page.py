"""The page as text: nothing from a sheet is markup, nothing is loaded, and the page is small."""

import base64
import hashlib
import json
import random
import re
import zlib
from html.parser import HTMLParser

import pytest

from filmsheet import CODES
from filmsheet.models import RECORD_KEYS
from filmsheet.report import read_entries
from filmsheet.report.fields import _GROUPS, FIELDS
from filmsheet.report.page import policy
from filmsheet.report.summary import Summary
from filmsheet.report.views import LABEL, SIGN, view
from report.conftest import DAMAGED, HOSTILE, SEED, invented, page_in_doubt, page_of


class Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def blocks(page):
    """The content of the compressed blocks of a page, by name."""
    found = re.findall(r'<script type="text/plain" class="block" id="([\w-]+)" data-sheets="\d+">([\w+/=]*)</script>', page)
    return {name: json.loads(zlib.decompress(base64.b64decode(data))) for name, data in found}


def sheets(page):
    return [sheet for name, portion in blocks(page).items() if name != "index" for sheet in portion]


def test_every_key_of_the_record_has_a_name():
    assert tuple(FIELDS) == RECORD_KEYS
    assert {key for key, field in FIELDS.items() if field.group not in _GROUPS} == {"other", "unread"}


def test_the_page_holds_the_sheet_as_it_is():
    (sheet,) = sheets(page_of(DAMAGED))
    assert sheet["t"] == DAMAGED
    assert {pointer: text for pointer, text, *_ in sheet["v"]}["/genres/1"] == "Crime"
    assert {finding[0] for finding in sheet["d"]} >= {"FS102", "FS401"}


def test_values_in_doubt_come_with_their_runner_up():
    (sheet,) = sheets(page_in_doubt())
    assert [value for value in sheet["v"] if len(value) > 2] == [
        ["/cast/0/role", "Mary", 0.65, "Mary Hans", 0.35],
        ["/cast/1/actor", "Hans Vogel", 0.65, "Vogel", 0.35],
    ]


@pytest.mark.parametrize(
    "text",
    [
        DAMAGED,
        HOSTILE,
        "",
        "\n",
        "Title: \U0001f3ac The Harbour \U0001f3ac\nYear: 1931",
        "Year:\u20281948",
        "Director: Ann\ud800 Field",
    ],
)
def test_segments_tile_the_text_in_units_of_the_browser(text):
    (sheet,) = sheets(page_of(text))
    units = sheet["t"].encode("utf-16-le")
    assert sum(segment if isinstance(segment, int) else segment[0] for segment in sheet["s"]) * 2 == len(units)


def test_segments_show_each_value_where_it_was_read():
    text = '\U0001f3ac\nStoryline: "The Harbour" is a 1931 drama film.\nGenre: Drama'
    (sheet,) = sheets(page_of(text))
    units, offset, read = sheet["t"].encode("utf-16-le"), 0, {}
    for segment in sheet["s"]:
        length, *layers = [segment] if isinstance(segment, int) else segment
        piece = units[2 * offset : 2 * (offset + length)].decode("utf-16-le")
        for layer in layers:
            if layer not in (LABEL, SIGN):
                pointer = sheet["v"][layer][0]
                read[pointer] = read.get(pointer, "") + piece
        offset += length
    assert read["/title"] == "The Harbour"
    assert read["/storyline"] == '"The Harbour" is a 1931 drama film.'
    assert read["/genres/0"] == "Drama"


def test_the_longest_of_overlapping_values_lies_lowest():
    (entry,) = read_entries([("a", 'Storyline: "The Harbour" is a 1931 drama film.\nGenre: Drama')])
    sheet = view(entry)
    pointers = [value[0] for value in sheet["v"]]
    stacked = [segment[1:] for segment in sheet["s"] if isinstance(segment, list) and len(segment) > 2]
    assert [[pointers[layer] for layer in layers] for layers in stacked if pointers.index("/title") in layers] == [["/storyline", "/title"]]


def test_films_of_one_source_keep_their_lines():
    text = "Title: The Harbour\r\nYear: 1931\r\n\r\nTitle: The Lighthouse\r\nYear: 1950\r\n"
    assert [(sheet["l"], sheet["t"].split("\r")[0].strip()) for sheet in sheets(page_of(text))] == [
        (1, "Title: The Harbour"),
        (4, "Title: The Lighthouse"),
    ]


@pytest.mark.parametrize("texts", [(HOSTILE,), (HOSTILE, DAMAGED)])
def test_no_text_of_a_sheet_is_markup(texts):
    harmless = Tags(page_of(*["Title: The Harbour\nYear: 1931"] * len(texts))).found
    page = page_of(*((text if isinstance(text, tuple) else ("<b>.txt", text)) for text in texts), title="</title><b>x</b>")
    hostile = Tags(page).found
    assert {tag for tag, _ in hostile} <= {tag for tag, _ in harmless} | {
        "table",
        "tbody",
        "td",
        "tr",
        "th",
        "svg",
        "rect",
        "line",
        "text",
        "title",
        "button",
    }
    assert [tag for tag, _ in hostile].count("script") == [tag for tag, _ in harmless].count("script")
    assert not [attributes for _, attributes in hostile if any(name.startswith("on") or name == "style" for name in attributes)]
    assert "window.hurt" not in page
    assert "</title><b>" not in page


def test_genres_and_titles_in_charts_are_escaped():
    page = page_of(("a", "Title: The <i>\nGenre: <script>alert(1)</script>x"), ("b", "Genre: R&B"))
    assert "<script>alert" not in page
    assert "R&amp;B" in page


def test_the_policy_allows_this_style_and_this_script_alone():
    page = page_of(DAMAGED)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (content,) = (a["content"] for tag, a in Tags(page).found if a.get("http-equiv") == "Content-Security-Policy")
    assert content == policy(style, script)
    assert "default-src 'none'" in content
    assert "unsafe" not in content
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in content
    assert "innerHTML" not in script
    assert "eval(" not in script


def test_the_page_asks_for_nothing():
    for tag, attributes in Tags(page_of(*invented(3))).found:
        assert tag not in ("link", "iframe", "object", "embed", "base", "img")
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith("#")
    assert "http" not in re.sub(r'http-equiv="', "", re.sub(r">[\w+/=]+</script>", "", page_of(DAMAGED)))


def _sizes():
    choose = random.Random(1)
    yield "seed", [SEED.read_text(encoding="utf-8")]
    yield "values", ["Genre: " + ",".join(choose.choice("abcdefgh") + choose.choice("klmnop") for _ in range(5000))]
    yield (
        "labels",
        ["\n".join(f"{choose.choice('ABCDEFG')}{choose.choice('abc')}: {choose.randrange(99)}" for _ in range(3000))],
    )
    yield "signs", ["\x01<&>\"'\\" * 20_000]
    yield "letters", ["".join(chr(choose.randrange(33, 0x2FFF)) for _ in range(40_000))]
    yield "unread", ["\n".join("".join(chr(choose.randrange(33, 127)) for _ in range(20)) for _ in range(3000))]
    yield "films", [f"Title: {chr(97 + n % 26)}\nYear: {1900 + n % 90}" for n in range(3000)]
    yield "halves", ["\ud800" * 20_000]


@pytest.mark.parametrize(("name", "texts"), [pytest.param(name, texts, id=name) for name, texts in _sizes()])
def test_the_page_is_at_most_three_times_the_texts_and_150_kb(name, texts):
    page = page_of(*texts)
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    assert len(page.encode("utf-8")) <= 3 * size + 150_000


def test_one_sheet_has_no_overview():
    assert 'id="overview"' not in page_of(DAMAGED)


def test_the_overview_counts():
    page = page_of(*invented(20), title="The archive")
    index = blocks(page)["index"]
    assert "<h1" in page
    assert ">The archive</h1>" in page
    assert len(index["rows"]) == 20
    assert index["rows"][3][:2] == [sheets(page)[3]["v"][0][1], int(sheets(page)[3]["v"][1][1])]
    fill = re.search(r'data-filter="field:directors".*?class="count">([^<]*)<', page)[1]
    assert fill == "50 %"
    found = re.search(r'data-filter="code:FS102".*?class="count">([^<]*)<', page)[1]
    assert found == "4"
    for chart in ("fill", "findings", "confidence", "years", "genres"):
        assert f'id="chart-{chart}"' in page


def test_every_finding_has_its_title_and_advice():
    codes = blocks(page_of(DAMAGED))["index"]["codes"]
    assert set(codes) == set(CODES)
    assert all(title and "`" not in advice for title, advice in codes.values())


def test_findings_of_equal_frequency_stand_in_the_order_of_their_codes():
    summary = Summary()
    for entry in read_entries([("a.txt", DAMAGED)]):
        summary.add(entry)
    assert len(summary.codes) > 2
    assert list(summary.codes) == sorted(summary.codes)


@pytest.mark.parametrize(("last", "labels"), [(1950, ["1948", "1949", "1950"]), (1995, ["1940s", "1950s", "1960s", "1970s", "1980s", "1990s"])])
def test_years_are_counted_each_or_by_decade(last, labels):
    page = page_of("Title: A\nYear: 1948", f"Title: B\nYear: {last}")
    chart = page[page.index('id="chart-years"') :]
    rows = re.findall(r'<th scope="row" dir="auto">([^<]*)</th>.*?class="count">([^<]*)<', chart[: chart.index("</section>")])
    assert [label for label, _ in rows] == labels
    assert [int(count) for _, count in rows] == [1, *[0] * (len(labels) - 2), 1]


def test_names_lose_the_folder_that_all_share():
    rows = blocks(page_of(("/home/ann/a.txt", DAMAGED), ("/home/ann/old/b.txt", DAMAGED)))["index"]["rows"]
    assert [row[4] for row in rows] == ["a.txt", "old/b.txt"]
    assert "ann" not in blocks(page_of(("/home/ann/a.txt", "Year: 1931")))["index"]["rows"][0][4]


def test_no_sheet_at_all_is_a_page():
    assert "0 film sheets" in page_of()


def test_a_genre_is_shown_as_most_sheets_spell_it():
    page = page_of("Title: A\nGenre: COMEDY", "Title: B\nGenre: Comedy", "Title: C\nGenre: Comedy")
    chart = page[page.index(">Genres<") :]
    assert "Comedy" in chart
    assert "COMEDY" not in chart[: chart.index("</section>")]
