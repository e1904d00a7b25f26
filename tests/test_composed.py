"""Composed sheets read back to their records; damage to one field stays in that field."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import compose
import promises
from filmsheet import analyze, iter_analyses, parse

MOST_READ = 0.88
"""At least this share of the values of a composed sheet is read correctly."""
RARE = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(sheet):
    """The content of a record, without absent values."""
    return {key: value for key, value in sheet.model_dump(mode="json").items() if value not in (None, [], {})}


def test_composed_sheets_read_back_to_their_records():
    """In every layout of the corpus; the template is in test_template.py."""
    wanted, right = Counter(), Counter()

    @seed(3)
    @settings(max_examples=200, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(compose.sheets())
    def read(sheet):
        found = said(parse(sheet.text))
        for key, value in sheet.record.items():
            wanted[key] += 1
            right[key] += found.get(key) == value

    read()
    assert sum(right.values()) >= MOST_READ * sum(wanted.values()), {key: (right[key], wanted[key]) for key in wanted}


def value_start(text):
    """Where the value of a field may be damaged: after its label, which makes it a field."""
    first, _, rest = text.partition("\n")
    if rest and first.endswith((":", ":**")):
        return len(first) + 1
    marks = [first.find(separator) + len(separator) for separator in (*compose.SEPARATORS, ":** ") if separator in first]
    return (min(marks) if marks else len(first) // 2) + 1


@RARE
@given(compose.sheets(), st.data())
def test_damage_to_one_field_stays_in_it(sheet, data):
    number = data.draw(st.integers(0, len(sheet.blocks) - 1), "field")
    key, text = sheet.blocks[number]
    start = data.draw(st.integers(value_start(text), len(text)), "place")
    junk = data.draw(st.text("?!#§%&+()[]{}<>~^0123456789xyzÄЖ影\u200b\ud800\x00", max_size=12), "junk")
    end = min(len(text), start + data.draw(st.integers(0, 6), "cut"))
    harmed = sheet.damaged(number, text[:start] + junk + text[end:])
    whole = analyze(sheet.text)
    judged = {pointer.split("/")[1] for pointer in whole.confidence}
    before, after = said(whole.sheet), said(parse(harmed.text))
    touched = {key, "unread", "other", "year", "certificates", "original_title"} if key == "title" else {key, "unread", "other"}
    for other in before.keys() - touched - judged:  # values that grammar is certain of are unchanged
        kept = before[other] if isinstance(before[other], list) else [before[other]]
        now = after.get(other)
        assert all(one in now if isinstance(now, list) else one == now for one in kept), (other, before[other], now)


@settings(max_examples=60, deadline=None)
@given(st.lists(compose.sheets(), min_size=2, max_size=5))
def test_the_same_text_gives_the_same_result_whatever_was_read_before(several):
    first = [everything(sheet.text) for sheet in several]
    for sheet, known in reversed(list(zip(several, first, strict=True))):
        assert everything(sheet.text) == known


def everything(text):
    analysis = analyze(text)
    return analysis.sheet, analysis.tokens, analysis.spans, analysis.diagnostics, analysis.confidence, analysis.alternatives


@settings(max_examples=8, deadline=None)
@given(st.lists(compose.sheets(), min_size=4, max_size=8))
def test_and_in_threads(several):
    texts = [sheet.text for sheet in several] * 3
    known = [everything(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(everything, texts)) == known


def test_and_for_threads_that_ask_one_analysis():
    text = "Title: The Harbour\nYear: 1931\n\nNobody knows.\n" * 40
    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            analysis = analyze(text)
            asked = pool.map(lambda _, analysis=analysis: analysis.tokens, range(8))
            assert all("".join(token.text for token in tokens) == text for tokens in asked)


def test_and_in_a_process_that_read_nothing_before():
    text = "Title: The Harbour\nYear: 1931\nCast: Ann Field as Anna Maria Ruth Ann Stone as Sam\nDirecter: Tom Reed\n"
    for earlier in ("Directer: nobody\nCast: x as y", "", text):
        parse(earlier)
    script = "import sys; from filmsheet import parse; sys.stdout.write(parse(sys.stdin.read()).model_dump_json())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", script], input=text, capture_output=True, check=True, env=environment, encoding="utf-8")
    assert run.stdout == parse(text).model_dump_json()


# Limits


@settings(max_examples=100, deadline=None)
@given(compose.sheets(), st.integers(1, 400))
def test_what_lies_beyond_the_limit_is_kept_unread_and_reported(sheet, limit):
    text = sheet.text
    analysis = analyze(text, max_chars=limit)
    promises.check_analysis(text, analysis)
    assert any(d.code == "FS005" for d in analysis.diagnostics) == (len(text) > limit)
    if len(text) <= limit:
        assert analysis.sheet == parse(text)
    for token in analysis.tokens:
        if token.span.start >= limit:
            assert token.kind in ("unread", "blank", "markup")


def test_an_adjusted_limit_holds_for_each_film_of_a_source():
    films = [f"Title: The {name}\nYear: 1931\nDirector: Ann Field\n\n" for name in ("Harbour", "Landing", "Fairway")]
    text = "".join(films)
    analyses = list(iter_analyses(text, max_chars=len(films[0])))
    assert [analysis.sheet.title for analysis in analyses] == ["The Harbour", "The Landing", "The Fairway"]
    assert all("FS005" not in {d.code for d in analysis.diagnostics} for analysis in analyses)
    assert all("FS005" in {d.code for d in analysis.diagnostics} for analysis in iter_analyses(text, max_chars=len(films[0]) - 1))
