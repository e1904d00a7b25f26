"""Pages of invented films, and a browser for them."""

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from filmsheet.report import read_entries, render

SEED = Path(__file__).parents[1] / "fixtures" / "the-red-shoes.txt"

DAMAGED = """\
THE HARBOUR
===========
Directed by: Ann Field & Tom Reed
Genre: Drama / Crime
Runtime: rather long
IMDb rating: 7.4/10 (1,204 votes)
Filming Location: Bergen
Cast: Ann Field as Mary Hans Vogel as Walter James Paul Holm as Inspector Ida Reed as Dr. Stone

>> click here to share <<

Storyline: "The Harbour" is a 1932 drama film directed by Ann Field. A pilot finds
a wreck.
"""

RIGHT_TO_LEFT = "Title: \u05d4\u05e0\u05de\u05dc\nYear: 1931\nDirector: \u05d0\u05df \u05e9\u05d3\u05d4\n"

HOSTILE = """\
Title: <img src=x onerror="window.hurt=1"> & <b>bold</b>
Year: 1931
Director: </script><script>window.hurt=2</script>
Genre: <!--, ]]>, Drama
Filming <i>Location</i>: javascript:window.hurt=3
Cast: "><svg onload=window.hurt=4> as <a href="javascript:window.hurt=5">Mary</a>

<!-- <script> {{7*7}} ${window.hurt=6} \u2028\u2029 \u202eevil \x00\x1b[31m
"""

_FIRST = "Ann Tom Joe Mary Hans Elsa Ida Karl Nora Emil Vera Otto".split()
_LAST = "Field Reed Kelly Walter Lund Berg Marsh Holm Vogel Brandt".split()
_THING = "Harbour Lighthouse Orchard Winter Garden River Border Island".split()
_GENRES = "Drama Comedy Crime Romance Music Western".split()


def invented(number):
    """A corpus of films: some lack fields, some have unread text."""
    choose = random.Random(number)
    for place in range(number):
        title, year = f"The {choose.choice(_THING)} {place}", 1920 + choose.randrange(90)
        lines = [f"Title: {title}", f"Year: {year}", f"Genre: {', '.join(choose.sample(_GENRES, 2))}"]
        if place % 2:
            lines.append(f"Director: {choose.choice(_FIRST)} {choose.choice(_LAST)}")
        if place % 5 == 0:
            lines.append("Runtime: rather long")
        lines.append("Cast: " + " ".join(_credit(choose) for _ in range(4)))
        yield f"sheets/{place:03}.txt", "\n".join(lines)


def _credit(choose):
    return f"{choose.choice(_FIRST)} {choose.choice(_LAST)} as {choose.choice(['a nurse', 'Inspector', 'the pilot'])}"


def doubted(entries):
    """The sheets with one doubtful cut of the cast, independent of the weights."""
    for entry in entries:
        confidence, alternatives = entry.analysis.confidence, entry.analysis.alternatives
        confidence.clear()
        alternatives.clear()
        for pointer, other in (("/cast/0/role", "Mary Hans"), ("/cast/1/actor", "Vogel")):
            confidence[pointer] = 0.65
            alternatives[pointer] = (other, 0.35)
        yield entry


def page_in_doubt():
    return render(doubted(read_entries([("damaged.txt", DAMAGED)])))


def page_of(*texts, title=""):
    sources = [text if isinstance(text, tuple) else (f"sheet-{number}.txt", text) for number, text in enumerate(texts)]
    return render(read_entries(sources), title=title)


def until(page, expression, argument=None):
    """Wait for a condition; Playwright's own waiting needs `eval`, which the policy of the page forbids."""
    for _ in range(100):
        if page.evaluate(expression, argument):
            return
        time.sleep(0.05)
    pytest.fail(f"never became true: {expression}")


@pytest.fixture(scope="session")
def browser():
    """Chromium of the system, driven by Playwright; without these, the browser tests are skipped."""
    found = os.environ.get("FILMSHEET_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    found = found or shutil.which("google-chrome")
    if os.environ.get("FILMSHEET_NEEDS_BROWSER") and not found:
        pytest.fail("FILMSHEET_NEEDS_BROWSER is set and there is no chromium")
    if not found:
        pytest.skip("no chromium on the path: install it, or name it in FILMSHEET_CHROMIUM")
    reason = 'playwright is not installed: pip install -e ".[browser]"'
    if not os.environ.get("FILMSHEET_NEEDS_BROWSER"):
        pytest.importorskip("playwright.sync_api", reason=reason)
    from playwright.sync_api import sync_playwright

    quiet = "--no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-quic"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu", *quiet.split()])
        yield running
        running.close()


@pytest.fixture
def show(browser, tmp_path):
    """Open a page in the browser. Any error or network request of the page fails the test."""
    contexts, complaints = [], []

    def open_page(html, *, fragment="", width=1280, scheme="light", **options):
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    open_page.complaints = complaints
    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
