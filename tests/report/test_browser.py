"""The page in a real browser: content, clicks, keys, hostile text, and an accessibility check."""

import re

import pytest

from report.conftest import DAMAGED, HOSTILE, RIGHT_TO_LEFT, SEED, invented, page_in_doubt, page_of, until

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seed():
    return page_of(("the-red-shoes.txt", SEED.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def corpus():
    return page_of(*invented(40))


def value(page, text):
    return page.locator("#text .v").filter(has_text=re.compile(f"^{re.escape(text)}$")).first


def shown_titles(page):
    return page.locator("#list tbody tr td:first-child").all_inner_texts()


# -- one sheet


def test_the_sheet_is_seen_whole_with_every_value_named(show, seed):
    page = show(seed)
    assert page.locator("#sheet-title").inner_text() == "The Red Shoes 1948"
    lines = page.locator("#text .line").all_text_contents()
    assert "\n".join(lines) == SEED.read_text(encoding="utf-8").rstrip("\n")
    named = page.locator("#text .v").evaluate_all("marks => marks.filter(m => m.dataset.name).map(m => [m.dataset.name, m.textContent])")
    assert ["title", "The Red Shoes"] in named
    assert ["year", "1948"] in named
    assert [text for name, text in named if name == "actor"] == [
        "Leslie Phillips",
        "Patrick Troughton",
        "Robert Helpmann",
        "Moira Shearer",
    ]
    assert page.locator("#text .v").first.evaluate("mark => getComputedStyle(mark, '::before').content").startswith('"storyline')
    assert page.locator("#record [data-key=cast] .credit").count() == 4


def test_a_title_inside_a_storyline_is_both(show, seed):
    page = show(seed)
    layers = value(page, "The Red Shoes").evaluate("mark => mark.layers.map(value => value.pointer)")
    assert layers == ["/storyline", "/title"]
    background = "mark => getComputedStyle(mark).backgroundColor"
    assert value(page, "The Red Shoes").evaluate(background) != page.locator(".v.g-prose").first.evaluate(background)


def test_hover_links_value_and_source_both_ways(show, seed):
    page = show(seed)
    value(page, "Robert Helpmann").hover()
    assert page.locator("#record .item.on").all_inner_texts() == ["Robert Helpmann"]
    assert page.locator("#inspector").inner_text().startswith("actor Robert Helpmann /cast/2/actor")
    page.locator("#record [data-key=genres] .item", has_text="Romance").hover()
    assert page.locator("#text .v.on").all_text_contents() == ["Romance"]


def test_a_value_reached_with_the_keyboard(show, seed):
    page = show(seed)
    value(page, "1948").evaluate("mark => mark.focus()")
    texts = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        texts.append(page.evaluate("document.activeElement.textContent"))
    assert texts == ["Drama", "Music", "Drama"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "item on"
    assert page.evaluate("document.activeElement.textContent") == "Drama"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#text') !== null")


def test_the_text_is_one_stop_of_the_tab_key(show, seed):
    page = show(seed)
    assert page.locator("#text .v[tabindex='0']").count() == 1
    page.locator("#show-names").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#text') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.record') !== null")


def test_a_click_on_a_record_value_goes_to_its_place(show, seed):
    page = show(seed, width=390)
    page.locator("#record .item", has_text="Victoria Page").last.click()
    assert page.evaluate("document.activeElement.textContent") == "Victoria Page"
    until(page, "(top => top > 0 && top < 900)(document.activeElement.getBoundingClientRect().top)")


def test_unread_text_and_doubts_stand_out(show):
    page = show(page_in_doubt())
    assert "Runtime: rather long" in page.locator("#text .g-unread").all_text_contents()
    assert page.locator("#record .group").last.get_attribute("data-key") == "unread"
    assert page.locator("#text .v.doubt").all_text_contents() == ["Mary", "Hans Vogel"]
    assert page.locator("#record .or.doubt").all_inner_texts() == [
        "role: 65 % sure; otherwise \u201cMary Hans\u201d (35 %)",
        "actor: 65 % sure; otherwise \u201cVogel\u201d (35 %)",
    ]
    page.locator("button[data-jump=doubt]").click()
    assert page.evaluate("document.activeElement.classList.contains('doubt')")


def test_findings_stand_beside_their_lines_and_can_be_hidden(show):
    page = show(page_of(DAMAGED))
    row = page.locator("#text .row", has_text="Runtime: rather long")
    assert "FS102" in row.locator(".note.warning").inner_text()
    page.locator("#show-warning").uncheck()
    assert not row.locator(".note.warning").is_visible()
    assert page.locator("#text .note.info").first.is_visible()


def test_a_field_can_be_looked_at_alone(show, seed):
    page = show(seed)
    page.locator("#only-field").select_option("directors")
    assert page.locator("#record h3:visible").all_inner_texts() == ["Directors"]
    painted = page.locator("#text .v").evaluate_all(
        "marks => marks.filter(m => getComputedStyle(m).backgroundColor !== 'rgba(0, 0, 0, 0)').map(m => m.textContent)"
    )
    assert painted == ["Michael Powell"]


def test_search_finds_lines_and_values(show, seed):
    page = show(seed)
    page.keyboard.press("/")
    page.keyboard.type("cardiff")
    assert page.locator("#found").inner_text() == "2 lines found"
    assert page.locator("#text .row:not(.dim)").count() == 2
    assert page.locator("#record .group:visible").count() == 1
    assert page.evaluate("CSS.highlights.get('found').size") >= 3
    page.keyboard.press("Enter")
    assert page.locator("#found").inner_text() == "1 of 2 lines"
    page.keyboard.press("Escape")
    assert page.locator("#text .row.dim").count() == 0


def test_names_can_be_switched_off(show, seed):
    page = show(seed)
    content = "mark => getComputedStyle(mark, '::after').content"
    assert "actor" in value(page, "Moira Shearer").evaluate(content) or "title" in value(page, "The Red Shoes").evaluate(content)
    page.locator("#show-names").uncheck()
    assert value(page, "The Red Shoes").evaluate(content) == "none"


def test_copied_text_is_the_sheet_alone(show, seed):
    page = show(seed)
    line = page.locator("#text .line", has_text="Genre")
    assert line.evaluate("line => { getSelection().selectAllChildren(line); return getSelection().toString(); }") == "Genre : Drama, Music, Romance"


def test_text_from_right_to_left(show):
    page = show(page_of(RIGHT_TO_LEFT))
    direction = "element => getComputedStyle(element).direction"
    assert page.locator("#sheet-title span").first.evaluate(direction) == "rtl"
    assert page.locator("#record [data-key=title] .item").evaluate(direction) == "rtl"
    assert page.locator("#text .line").nth(1).evaluate(direction) == "ltr"


def test_a_film_further_down_keeps_its_line_numbers(show):
    page = show(page_of("Title: The Harbour\nYear: 1931\n\nTitle: The Lighthouse\nYear: 1950\n"), fragment="#sheet-2")
    assert page.locator("#text .at").all_inner_texts()[:2] == ["4", "5"]
    assert "from line 4" in page.locator("#sheet-source").inner_text()


def test_a_long_sheet_is_drawn_to_its_end(show):
    text = "Title: The Harbour\nTrivia:\n" + "\n".join(f"{n}. Shot in {n} weeks." for n in range(1, 3001))
    page = show(page_of(text))
    until(page, "document.querySelectorAll('#text .row').length === 3002")
    assert page.locator("#text .row").last.locator(".line").text_content().endswith("Shot in 3000 weeks.")


# -- hostile sheets


@pytest.mark.parametrize("texts", [(HOSTILE,), (HOSTILE, DAMAGED)], ids=["alone", "among others"])
def test_markup_in_a_sheet_stays_text(show, texts):
    page = show(page_of(*texts), fragment="#sheet-1")
    page.wait_for_selector("#text .row")
    assert page.evaluate("window.hurt") is None
    assert page.locator("#content img, #content svg[onload], #text .line b, #record b, #content script, #text a[href^=javascript]").count() == 0
    assert "<script>window.hurt=2</script>" in page.locator("#text").inner_text()
    assert page.locator("#text").evaluate("text => [...text.querySelectorAll('a')].every(a => a.getAttribute('href') === '#record')")
    page.locator("#find").fill("<script>")
    assert page.evaluate("window.hurt") is None


def test_the_policy_stops_scripts_that_are_let_in(show):
    page = show(page_of(DAMAGED))
    outcome = page.evaluate(
        """() => { try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hurt=1">'); return 'let in' }
        catch (error) { return error.name } }"""
    )
    assert outcome == "TypeError"
    assert page.evaluate("window.hurt") is None
    assert len(show.complaints) == 1
    show.complaints.clear()


# -- many sheets


def test_the_overview_comes_first_and_each_sheet_opens(show, corpus):
    page = show(corpus)
    assert page.locator("h1:visible").inner_text() == "40 film sheets"
    assert page.locator("#list tbody tr").count() == 40
    page.locator("#list tbody a").nth(3).click()
    page.wait_for_selector("#sheet:visible")
    title = page.locator("#sheet-title").inner_text()
    assert title.startswith("The ")
    assert not page.locator("#overview").is_visible()
    assert page.evaluate("document.activeElement.id") == "sheet-title"
    page.locator("#trail-next").click()
    until(page, "location.hash === '#sheet-5'")
    page.go_back()
    until(page, "title => document.getElementById('sheet-title').textContent === title", title)  # drawn before the next step
    page.go_back()
    page.wait_for_selector("#overview:visible")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#sheet-4"


def test_the_table_sorts(show, corpus):
    page = show(corpus)
    head = page.locator("#list th", has_text="Year")
    years = "() => [...document.querySelectorAll('#list tbody td:nth-child(2)')].map(cell => Number(cell.textContent))"
    head.locator("button").click()
    found = page.evaluate(years)
    assert found == sorted(found)
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(years) == sorted(found, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"


def test_the_table_is_narrowed_by_field_finding_and_text(show, corpus):
    page = show(corpus)
    page.locator("#list-field").select_option("-field:directors")
    assert page.locator("#list-found").inner_text() == "20 of 40 sheets"
    page.locator("#list-finding").select_option("code:FS102")
    assert len(shown_titles(page)) == 4
    page.locator("#list-tools button[type=reset]").click()
    until(page, "document.querySelectorAll('#list tbody tr').length === 40")
    page.locator("[data-filter='code:FS102']").click()
    assert len(shown_titles(page)) == 8
    page.locator("#list-tools button[type=reset]").click()
    page.locator("#list-find").fill("rather long")  # only in the texts
    until(page, "document.querySelectorAll('#list tbody tr').length === 8")


def test_the_trail_follows_the_order_of_the_table(show, corpus):
    page = show(corpus)
    page.locator("#list th button", has_text="Year").click()
    titles = shown_titles(page)
    page.locator("#list tbody a").first.click()
    page.wait_for_selector("#sheet:visible")
    page.locator("#trail-next").click()
    until(page, "title => document.querySelector('#sheet-title').textContent.startsWith(title)", titles[1])


def test_many_rows_come_in_portions(show):
    page = show(page_of(*[f"Title: The Harbour {n}\nYear: 1931" for n in range(450)]))
    assert page.locator("#list tbody tr").count() == 200
    page.locator("#list-more").click()
    assert page.locator("#list tbody tr").count() == 450
    assert not page.locator("#list-more").is_visible()


# -- appearance


def test_theme_follows_the_system_and_the_button(show, seed):
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = show(seed), show(seed, scheme="dark")
    assert light.evaluate(ground) != dark.evaluate(ground)
    for _ in range(2):
        light.locator("#theme").click()
    assert light.locator("#theme").inner_text() == "Theme: dark"
    assert light.evaluate(ground) == dark.evaluate(ground)


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_sticks_out_sideways(show, width):
    long = "Title: " + "Harbour" * 60 + "\nYear: 1931\nGenre: " + "x" * 300
    for html, fragment in ((page_of(long), ""), (page_of(long, DAMAGED), ""), (page_of(long, DAMAGED), "#sheet-1")):
        page = show(html, width=width, fragment=fragment)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_print_leaves_the_controls_out(show, seed):
    page = show(seed)
    page.emulate_media(media="print")
    assert not page.locator("#sheet-tools").is_visible()
    assert not page.locator(".top").is_visible()
    assert page.locator("#record").is_visible()
    assert page.locator(".record").evaluate("record => record.scrollHeight <= record.clientHeight + 1")


def test_without_scripts_the_overview_is_there(browser, tmp_path, corpus):
    path = tmp_path / "page.html"
    path.write_text(corpus, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#chart-fill").is_visible()
    assert "JavaScript" in page.locator("main").inner_text()
    context.close()


# -- accessibility


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
@pytest.mark.parametrize("what", ["seed", "damaged", "hostile", "overview", "one of many", "hovered"])
def test_axe_finds_nothing(show, seed, corpus, what, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    html, fragment = {
        "seed": (seed, ""),
        "damaged": (page_in_doubt(), ""),
        "hostile": (page_of(HOSTILE), ""),
        "overview": (corpus, ""),
        "one of many": (corpus, "#sheet-1"),
        "hovered": (page_of(DAMAGED), ""),
    }[what]
    page = show(html, scheme=scheme, width=width, fragment=fragment, bypass_csp=True)
    if what == "hovered":
        page.locator("#text .v").nth(2).hover()
    results = axe.Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
