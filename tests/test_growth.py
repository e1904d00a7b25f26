"""Time and memory grow linearly with the input, for any shape; no pattern can backtrack without bound.

Some shapes of every kind are read in each run; all of them are in the slow stage of `.ci/run` (`-m "exhaustive or sample"`).
"""

from __future__ import annotations

import functools
import gc
import json
import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

import hostile
import patterns
from filmsheet import analyze, analyze_cast, iter_sheets, parse
from filmsheet.cast.weights import _Cache
from filmsheet.learned.chain import Rows
from filmsheet.learned.groups import Group

GROWTH = 4
MOST = 6.0
"""The maximum factor of the time for a text that is `GROWTH` times as long."""
LEAST_TIME = 0.005
"""Shorter times cannot be measured well: the text is made longer first."""
SMALLEST, LARGEST = 5_000, 80_000
PROSE, DENSE, ALL = 28, 420, 420
"""Bytes of memory at the peak for each byte of the text: prose; the record of a dense text; the same with tokens, spans, diagnostics."""
DENSE_SIZE = 20_000
LONG = {
    "word": lambda: "x" * 10_000_000,
    "prose": lambda: "She waits. " * 300_000,
    "LF": lambda: "\n" * 1_000_000,
    "CR": lambda: "\r" * 1_000_000,
}


@functools.cache
def caches():
    """What clears each cache of words, lines and features that has a maximum size."""
    whole("Title: Mo\nCast: Ann Bell as Eve\n\nShe waits, she says.\n")  # makes them
    kept = [each for each in gc.get_objects() if isinstance(each, (functools._lru_cache_wrapper, Group, Rows, _Cache))]
    functions = [each for each in kept if isinstance(each, functools._lru_cache_wrapper) and each.__module__.startswith("filmsheet")]
    return [each.clear for each in kept if isinstance(each, dict)] + [each.cache_clear for each in functions if each.cache_parameters()["maxsize"]]


def forget():
    """Clear the caches: a second reading must not use them, and a short text, which fits into them, must not seem faster for it."""
    for clear in caches():
        clear()


def whole(text):
    analysis = analyze(text)
    return len(analysis.tokens), len(analysis.spans), len(analysis.diagnostics)


def films(text):
    return sum(1 for _ in iter_sheets(text))


def seconds(read, text, attempts):
    best = float("inf")
    for _ in range(attempts):
        forget()
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def growth(read, shape):
    """The factor of the time for a text that is four times as long. If it is too high, it is measured again from there.

    A step between two sizes is not growth: the longer text may be the first with something to judge, or the
    first whose objects do not fit into a cache. Superlinear growth also shows from the longer text on.
    """
    size = measurable(read, shape)
    ratio = growth_from(read, shape, size)
    return ratio if ratio < MOST else min(ratio, growth_from(read, shape, GROWTH * size))


def measurable(read, shape):
    """The smallest size, from `SMALLEST` to `LARGEST` characters, at which a text takes `LEAST_TIME`."""
    size = SMALLEST
    while size < LARGEST and seconds(read, shape(size), 1) < LEAST_TIME:
        size *= 2
    return size


def growth_from(read, shape, size):
    """The factor of the time for a text that is four times as long as one of a given size: the minimum of up to three tries."""
    text, longer = shape(size), shape(GROWTH * size)
    ratio = float("inf")
    for attempts in (1, 3, 5):
        ratio = min(ratio, seconds(read, longer, attempts) / seconds(read, text, attempts + 1))
        if ratio < MOST:
            break
    return ratio


@pytest.fixture(autouse=True)
def _no_collections():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def some(names, few):
    """The names as parameters: some are a sample for each run, the slow stage reads all."""
    return [pytest.param(name, marks=pytest.mark.sample if name in few else pytest.mark.exhaustive) for name in names]


READERS = {"analysis": whole, "cast": analyze_cast, "films": films}


@pytest.mark.slow
@pytest.mark.parametrize("name", some(hostile.SHAPES, hostile.FEW))
@pytest.mark.parametrize("reader", READERS)
def test_four_times_the_text_takes_less_than_six_times_the_time(reader, name):
    assert growth(READERS[reader], hostile.SHAPES[name]) < MOST


def test_a_quadratic_reader_would_be_noticed():
    assert growth(lambda text: [text.count("b") for _ in text[::20]], lambda size: "a" * size) > MOST


def peak(read, text):
    forget()
    read(text)  # modules and bounded caches do not depend on the text
    gc.collect()
    tracemalloc.start()
    try:
        read(text)
        return tracemalloc.get_traced_memory()[1] / len(text.encode())
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", some(["prose", "prose in paragraphs"], ["prose"]))
def test_memory_for_prose_with_tokens_spans_and_diagnostics(name):
    assert peak(whole, hostile.SHAPES[name](200_000)) < PROSE


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    some(
        [
            "unknown labels",
            "labels without values",
            "bulleted lines",
            "genres that differ",
            "shared last names",
            "credits a line",
            "names a line",
            "films",
            "tags",
            "one letter a line",
            "one letter a paragraph",
        ],
        ["shared last names", "names a line"],
    ),
)
def test_memory_for_the_record_of_a_dense_text(name):
    assert peak(parse, hostile.SHAPES[name](DENSE_SIZE)) < DENSE


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    some(
        [
            "one letter a line",
            "one letter a paragraph",
            "genres that differ",
            "one credit repeated",
            "names a line",
            "shared last names",
            "credits in one line",
            "unknown labels",
            "numbers",
        ],
        ["names a line", "credits in one line"],
    ),
)
def test_memory_for_all_that_can_be_asked_of_a_dense_text(name):
    assert peak(whole, hostile.SHAPES[name](DENSE_SIZE)) < ALL


@pytest.mark.slow
@pytest.mark.parametrize("name", some(LONG, ["word", "LF"]))
def test_megabytes_on_one_line_and_a_million_blank_lines(name):
    text = LONG[name]()
    start = time.process_time()
    analysis = analyze(text)
    assert sum(len(token.text) for token in analysis.tokens) == len(text)
    assert time.process_time() - start < 90  # 300,000 sentences take most of it


# Patterns

FOUND = list(patterns.patterns())
MADE = """
import json, re, sys
found, compile_ = [], re.compile
def noted(pattern, flags=0):
    if isinstance(pattern, str) and "filmsheet" in sys._getframe(1).f_code.co_filename:
        found.append([pattern, int(flags)])
    return compile_(pattern, flags)
re.compile = noted
import hostile
from filmsheet import analyze
for shape in hostile.SHAPES.values():
    analyze(shape(300))
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", errors="surrogatepass") as file:
        analyze(file.read())
json.dump(found, sys.stdout)
"""


def made_while_reading():
    """The patterns that are compiled while all fixtures and shapes are read, including those made from data."""
    here = Path(__file__).parent
    source = str(Path(patterns.ROOT).parent)
    command = [sys.executable, "-c", MADE, *map(str, sorted((here / "fixtures").rglob("*.txt")))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(here), source))}
    run = subprocess.run(command, capture_output=True, check=True, env=environment)
    return json.loads(run.stdout)


def test_patterns_are_found():
    assert len(FOUND) > 100
    assert patterns.nested("(?:a+b)+")
    assert patterns.nested("(?:(?:ab)*?c){2,}")
    assert not patterns.nested("(?:a{1,9}b)+")
    assert not patterns.nested("(?:a++b)+")


def test_no_pattern_nests_unbounded_repetitions():
    refused = [(written.place, written.pattern) for written in FOUND if written.flags >= 0 and patterns.nested(written.pattern, written.flags)]
    assert refused == []


def test_no_pattern_made_from_data_does():
    made = made_while_reading()
    assert len(made) > 50
    assert [pattern for pattern, flags in made if patterns.nested(pattern, flags)] == []
