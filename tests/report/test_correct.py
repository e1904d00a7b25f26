"""Corrections in the browser, with the mouse and with keys alone: saved, taught, and then the next sheet of the layout is read correctly."""

import hashlib
import json

import pytest

from filmsheet import Layouts, parse
from filmsheet.cli import main
from report.conftest import DAMAGED, HOSTILE, page_of, until

pytestmark = pytest.mark.slow

FERRY = "Polunin | Night Ferry | 58\n\nheld: Ann Field\nlens: Tom Holm\nfaces: Ida Reed, Joe Kelly\n\nA ferryman waits for the last boat. Nobody comes.\n"
ORCHARD = "Polunin | The Orchard | 61\n\nheld: Elena Novak\nlens: Hugo Grieg\nfaces: Nora Falk, Otto Hale\n\nTwo sisters keep a garden by the sea. A letter arrives.\n"
SHORT = "vux: Ann Field\r\ngor: Ida Holm\r\ntam: Tom Reed\r\n"
PLACE = """(text) => {
  for (const line of document.querySelectorAll("#text .line")) {
    const start = line.textContent.indexOf(text);
    if (start < 0) continue;
    line.scrollIntoView({ block: "center" });
    const range = document.createRange(), walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), at = 0; node; at += node.data.length, node = walker.nextNode()) {
      if (start >= at && start < at + node.data.length) range.setStart(node, start - at);
      if (start + text.length > at && start + text.length <= at + node.data.length) range.setEnd(node, start + text.length - at);
    }
    const boxes = [...range.getClientRects()], [one, last] = [boxes[0], boxes[boxes.length - 1]];
    return [one.left, (one.top + one.bottom) / 2, last.right, (last.top + last.bottom) / 2];
  }
}"""
FOCUSED = "document.activeElement.id || document.activeElement.getAttribute('aria-label') || document.activeElement.tagName"


def drag_over(page, text):
    left, top, right, bottom = page.evaluate(PLACE, text)
    page.mouse.move(left + 0.5, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right - 0.5, bottom)
    page.mouse.up()
    until(page, "text => [...document.querySelectorAll('#entry-parts [name]')].some(input => input.value === text)", text)


def say(page, text, key):
    drag_over(page, text)
    page.locator("#entry-field").select_option(key)
    page.locator("#entry-done").click()


def said(page):
    return page.locator("#said").inner_text()


def saved(page):
    with page.expect_download() as download:
        page.locator("#save").click()
    assert download.value.suggested_filename == "corrections.json"
    return download.value.path().read_text("utf-8")


def tab_to(page, wanted):
    for _ in range(60):
        if page.evaluate(FOCUSED) == wanted:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to {wanted}")


def values(page, key):
    return page.locator(f"#record [data-key={key}] .item").all_inner_texts()


def test_a_sheet_is_corrected_with_the_mouse_and_the_next_is_read_right(show, tmp_path, monkeypatch):
    page = show(page_of(("sheets/ferry.txt", FERRY), ("sheets/harbour.txt", DAMAGED)), fragment="#sheet-1")
    page.locator("#correct").click()
    while page.locator("[data-act=remove]").count():
        page.locator("[data-act=remove]").first.click()
    assert page.locator("#text .v:not(.gone):not(.g-unread)").count() == 0
    for text, key in (("Night Ferry", "title"), ("Ann Field", "directors"), ("Tom Holm", "writers"), ("Polunin", "distributors")):
        say(page, text, key)
    say(page, "A ferryman waits for the last boat. Nobody comes.", "storyline")

    page.get_by_role("button", name="Move to…: writer Tom Holm").click()
    page.locator("#entry-field").select_option("cinematographers")
    page.locator("#entry-done").click()
    assert said(page) == "Moved: writer Tom Holm, now cinematographer Tom Holm."
    drag_over(page, "Ida Reed")
    page.locator("#entry-field").select_option("cast")
    drag_over(page, "faces")  # moves to the empty part
    page.locator("#entry-done").click()
    page.get_by_role("button", name="Edit: cast Ida Reed").click()
    page.locator("#entry-parts [name=role]").fill("")
    page.locator("#entry-done").click()
    page.locator("#add-credit").click()
    page.locator("#entry-parts [name=actor]").fill("Joe  Kelly")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove: distributor Polunin").click()
    page.locator("#undo").click()
    assert said(page) == "Undone. Removed: distributor Polunin."
    assert (values(page, "distributors"), values(page, "cast")) == (["Polunin"], ["Ida Reed", "Joe Kelly"])

    page.locator("#trail-next").click()  # and back: the correction is kept, and unchanged values are not saved
    until(page, "document.querySelector('#sheet-source').textContent === 'harbour.txt'")
    page.locator("#trail-previous").click()
    until(page, "document.querySelector('#sheet-source').textContent === 'ferry.txt'")
    assert page.locator("#save").inner_text() == "Save corrections (1 sheet)"
    content = saved(page)
    (sheet,) = json.loads(content)["sheets"]
    assert (sheet["name"], sheet["text"], sheet["sha256"]) == ("ferry.txt", FERRY, hashlib.sha256(FERRY.encode()).hexdigest())
    assert sheet["records"][0]["cast"] == [{"actor": "Ida Reed", "role": None}, {"actor": "Joe Kelly", "role": None}]
    assert (sheet["records"][0]["title"], sheet["records"][0]["year"], sheet["records"][0]["writers"]) == ("Night Ferry", None, [])

    monkeypatch.chdir(tmp_path)
    (tmp_path / "corrections.json").write_text(content, encoding="utf-8")
    assert main(["teach", "corrections.json", "-qo", "mine.layouts"]) == 0
    read = parse(ORCHARD, layouts=Layouts.load("mine.layouts"))
    assert (read.directors, read.cinematographers) == (("Elena Novak",), ("Hugo Grieg",))
    assert [member.actor for member in read.cast] == ["Nora Falk", "Otto Hale"]


def select_with_keys(page, line, start, name):
    """From any focus to the text, its line and its place there, to the end of the line, and on to the form."""
    tab_to(page, "plain")
    for key in ("Control+Home", *["ArrowDown"] * line, *["ArrowRight"] * start, "Shift+End"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "entry-field"
    assert page.locator("#entry-parts [name]").input_value() == name


def fill_with_keys(page, field, text=""):
    page.keyboard.type(field)
    page.keyboard.press("Tab")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_sheet_is_corrected_with_keys_alone(show, tmp_path, monkeypatch):
    page = show(page_of(("short.txt", SHORT)))
    press = page.keyboard.press
    tab_to(page, "correct")
    press("Enter")
    while label := page.evaluate("document.querySelector('[data-act=remove]')?.getAttribute('aria-label')"):
        tab_to(page, label)
        press("Enter")
    tab_to(page, "confirmed")
    press("Space")
    assert said(page) == "This record is confirmed: it will be saved."
    press("Tab")
    press("Enter")  # opens the text for a selection
    for line, (name, letters) in enumerate([("Ann Field", "Cinem"), ("Ida Holm", "Edit"), ("Tom Reed", "Compo")]):
        select_with_keys(page, line, 5, name)
        fill_with_keys(page, letters)
        assert said(page).startswith("Added: ")
        assert said(page).endswith(f" {name}.")
    press("Control+z")
    assert said(page) == "Undone. Added: composer Tom Reed."
    tab_to(page, "add")
    press("Enter")
    fill_with_keys(page, "Year", "31")  # not a year: it is refused, with a message
    assert page.locator("#entry-fault").inner_text() == "Year is a year from 1870 to 2100."
    assert page.locator("[aria-invalid=true]").evaluate("input => input === document.activeElement")
    press("Escape")
    assert page.evaluate(FOCUSED) == "add"
    press("Enter")
    fill_with_keys(page, "Compo", "Tom Reed")
    assert page.evaluate(FOCUSED) == "Edit: composer Tom Reed"
    press("ArrowDown")
    assert page.evaluate(FOCUSED) == "Edit: cinematographer Ann Field"
    tab_to(page, "save")
    with page.expect_download() as download:
        press("Enter")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corrections.json").write_text(download.value.path().read_text("utf-8"), encoding="utf-8")
    (tmp_path / "short.txt").write_text(SHORT, encoding="utf-8", newline="")
    assert main(["teach", "corrections.json", "-qo", "mine.layouts"]) == 0
    assert parse("vux: Elena Novak\ngor: Hugo Grieg\ntam: Nora Falk\n", layouts=Layouts.load("mine.layouts")).editors == ("Hugo Grieg",)


def test_nothing_is_saved_half_or_unasked(show):
    page = show(page_of(DAMAGED))
    page.locator("#correct").click()
    page.locator("#save").click()
    assert said(page) == "Nothing was saved: no sheet is corrected or confirmed."
    page.locator("#confirmed").check()
    page.locator("#add").click()
    page.locator("#save").click()
    assert said(page).startswith("Nothing was saved: the form is still open.")
    page.locator("#entry-cancel").click()
    (sheet,) = json.loads(saved(page))["sheets"]
    assert sheet["text"] == DAMAGED
    read = json.loads(parse(DAMAGED).model_dump_json())
    assert sheet["records"] == [{key: value for key, value in read.items() if key != "unread"}]


@pytest.mark.parametrize(
    ("key", "text", "part", "value"),
    [
        ("runtime", "1h 37m", "text", "97"),
        ("release_dates", "5 March 1931 (Oslo)", "date", "1931-03-05"),
        ("ratings", "IMDb: 7.4/10 (1,204 votes)", "votes", "1204"),
        ("budget", "$8.4 million", "amount", "8400000"),
        ("trivia", "3. Shot in six weeks.", "text", "Shot in six weeks."),
    ],
)
def test_what_a_text_says_is_offered(show, key, text, part, value):
    page = show(page_of(f"nobody reads {text}\n"))
    page.locator("#correct").click()
    drag_over(page, text)
    page.locator("#entry-field").select_option(key)
    assert page.locator(f"#entry-parts [name={part}]").input_value() == value


def test_a_hostile_sheet_stays_text_while_it_is_corrected(show):
    page = show(page_of(("<b>.txt", HOSTILE), DAMAGED), fragment="#sheet-1")
    page.locator("#correct").click()
    say(page, '<img src=x onerror="window.hurt=1">', "other")
    assert page.locator("#entry-fault").inner_text() == "Label is needed."
    page.locator("#entry-parts [name=label]").fill("__proto__")
    page.locator("#entry-done").click()
    say(page, "<script>window.hurt=2</script>", "storyline")
    assert page.evaluate("window.hurt") is None
    assert page.locator("#content img, #content b:not(.note b, #inspector b), #content script, #content svg[onload]").count() == 0
    record = json.loads(saved(page))["sheets"][0]["records"][0]
    assert record["other"]["__proto__"] == '<img src=x onerror="window.hurt=1">'
    assert record["storyline"] == "<script>window.hurt=2</script>"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing_in_corrections(show, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = show(page_of(HOSTILE), scheme=scheme, width=width, bypass_csp=True)
    page.locator("#correct").click()
    page.locator("#correcting summary").click()
    page.locator("[data-act=remove]").first.click()
    page.locator("#add-credit").click()
    page.locator("#entry-done").click()  # refused: the form gives the reason
    results = axe.Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
