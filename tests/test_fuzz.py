"""Replays the corpus and the finds of the fuzzer; `python tools/fuzz.py` searches for more."""

from __future__ import annotations

import json
import lzma
import pathlib

import pytest

import promises

FOLDER = pathlib.Path(__file__).parent / "fuzz"


def texts_of(name):
    data = (FOLDER / name).read_bytes()
    return [json.loads(line) for line in (lzma.decompress(data) if name.endswith(".xz") else data).decode("ascii").splitlines()]


def test_the_corpus_keeps_the_promises():
    corpus = texts_of("corpus.jsonl.xz")
    assert len(corpus) > 100
    for text in corpus:
        promises.check(text)


@pytest.mark.parametrize("text", texts_of("finds.jsonl"), ids=lambda text: ascii(text)[:40])
def test_what_broke_a_promise_once(text):
    promises.check(text)
