"""The layout of the page in a browser: whole words, aligned columns, small screens, tables."""

import pytest

from report.conftest import invented, page_of

pytestmark = pytest.mark.slow

SHEET = """\
The Salt Garden (1953)
Directed by: Odile Marchetti, Samuel Lind
Cinematography: Vera Quist
Production company: Films du Quai
Distributor: Harbour Releasing

She waits for the ship.  It never comes.
She waits for the tide.  It always comes.

Cast:
Mara Ellison        Jeanne Duval
Anton Grey          The Ferryman
Cher                Herself
"""
BROKEN = """() => {
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.offsetParent || node.parentElement.closest("#text")) continue;
    for (const word of node.data.matchAll(/[\\p{L}\\d]+/gu)) {
      const range = new Range();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
TABLE = "| Title          | Director  | Year |\n|---|---|---|\n| Harbour Lights | Ann Field | 1931 |\n| Night Ferry    | Tom Reed  | 1949 |\n"


@pytest.fixture(scope="module")
def corpus():
    return page_of(*invented(40), ("sheets/garden.txt", SHEET))


def lefts(page, text):
    """The x positions of the words, in pixels."""
    return page.locator("#text .v").evaluate_all(
        "(marks, text) => marks.filter(m => text.includes(m.textContent)).map(m => m.getBoundingClientRect().left)", text
    )


@pytest.mark.parametrize("width", [320, 400, 700, 1000, 1440])
def test_no_word_is_broken(show, corpus, width):
    assert show(corpus, width=width).evaluate(BROKEN) == []
    assert show(page_of(SHEET), width=width).evaluate(BROKEN) == []


def test_aligned_text_is_shown_aligned(show):
    page = show(page_of(SHEET))
    fixed = page.locator("#text .row.fixed .line").all_text_contents()
    assert fixed == SHEET.splitlines()[-3:]
    assert len({round(left, 1) for left in lefts(page, ["Jeanne Duval", "The Ferryman", "Herself"])}) == 1
    assert "mono" in page.locator("#text .row.fixed .line").first.evaluate("line => getComputedStyle(line).fontFamily")


def test_other_text_is_as_it_was(show):
    page = show(page_of("Title: Sea\nYear: 2001\nDirector: Odile Marchetti\n\nShe waits.  It comes.\nShe waits.  It comes.\n"))
    assert page.locator("#text .row.fixed").count() == 0
    assert page.locator("#text .v[data-name]").count() >= 3


@pytest.mark.parametrize(
    "text",
    [
        "Title\tSea\nYear\t2001\nGenre\tDrama\n",
        "Title     : Sea\nYear      : 2001\nDirector  : Odile Marchetti\n",
        "Title .... Sea\nYear ..... 2001\nGenre .... Drama\n",
    ],
    ids=["tabs", "colons", "leaders"],
)
def test_columns_of_every_kind_are_aligned(show, text):
    page = show(page_of(text))
    assert page.locator("#text .row.fixed").count() == 3


def test_on_a_small_screen_the_sheets_come_first(show, corpus):
    page = show(corpus, width=400)
    assert page.locator("#list").evaluate("list => list.getBoundingClientRect().top") < 900
    assert not page.locator(".charts").is_visible()
    page.locator("#charts summary").click()
    assert page.locator(".charts").is_visible()
    assert show(corpus, width=1280).locator(".charts").is_visible()


def test_a_table_that_is_cut_says_so(show, corpus):
    page = show(corpus, width=400)
    assert page.locator("#list-cut").is_visible()
    page.set_viewport_size({"width": 1400, "height": 900})
    page.wait_for_selector("#list-cut", state="hidden")


def test_charts_are_printed(show, corpus):
    page = show(corpus, width=400)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".charts").is_visible()


def test_a_row_of_a_table_is_below_its_heading(show):
    html = page_of(("films.md", TABLE))
    page = show(html, fragment="#sheet-2")
    assert page.locator("#text .line").all_text_contents() == [TABLE.splitlines()[0], TABLE.splitlines()[3]]
    assert page.locator("#text .at").all_inner_texts() == ["1", "4"]
    assert page.locator("#text .row.heading.fixed").count() == 1
    assert show(html, fragment="#sheet-1").locator("#text .row.heading").count() == 0
