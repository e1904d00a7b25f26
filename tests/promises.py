"""The promises of the parser, as checks of one text: the oracle of the property tests and of the fuzzer.

Each check raises AssertionError if a promise is broken. `check` runs them all.
"""

from __future__ import annotations

import itertools
import json

from filmsheet import Analysis, FilmSheet, analyze, analyze_cast, iter_analyses, parse, parse_cast
from filmsheet.diagnostics import CODES
from filmsheet.text.markup import shadow
from filmsheet.text.source import BLANKS, FILL, Lines

INFERRED = ("/best",)
"""Ends of pointers to values that follow from others and may have no place."""
CANONICAL = ("/source", "/currency", "/date")
"""Ends of pointers to values that are spelled differently than in the sheet."""

IDENTIFIERS = ("/other/IMDb id", "/other/TMDB id", "/other/Wikidata id", "/other/URL")
"""Pointers to values that may contain markup."""


def check(text: str) -> None:
    """All promises that can be checked with one text."""
    assert len(shadow(text)) == len(text)
    analysis = analyze(text)
    check_analysis(text, analysis)
    check_json(analysis.sheet)
    assert parse(text) == analysis.sheet
    check_films(text)
    check_cast(text)


def check_analysis(text: str, analysis: Analysis) -> None:
    """Tiling, accounted, grounded, honest doubt, and diagnostics that have a place."""
    check_tiling(text, analysis)
    check_accounted(analysis)
    check_grounded(text, analysis)
    check_diagnostics(text, analysis)


def check_tiling(text: str, analysis: Analysis) -> None:
    """The concatenated tokens are the text."""
    assert "".join(token.text for token in analysis.tokens) == text
    position = 0
    for token in analysis.tokens:
        assert token.span.start == position < token.span.end, token
        position = token.span.end


def check_accounted(analysis: Analysis) -> None:
    """Every value token is in the span of a value, every unread one in `unread`; blank tokens are blank."""
    read = _merged(span for spans in analysis.spans.values() for span in spans)
    unread = _merged(span for pointer, spans in analysis.spans.items() if pointer.startswith("/unread/") for span in spans)
    for token in analysis.tokens:
        if token.kind == "blank":
            assert not token.text.strip(BLANKS), token
        elif token.kind == "value":
            assert _within(token.span, read), token
        elif token.kind == "unread":
            assert _within(token.span, unread), token


def _merged(spans):
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged


def _within(span, merged) -> bool:
    import bisect

    at = bisect.bisect_right(merged, [span.start, float("inf")]) - 1
    return at >= 0 and merged[at][0] <= span.start and span.end <= merged[at][1]


def check_grounded(text: str, analysis: Analysis) -> None:
    """Every value has its places, and the words of a text value are in them."""
    record = leaves(analysis.sheet.model_dump(mode="json"))
    seen = shadow(text)
    for pointer, spans in analysis.spans.items():
        assert pointer in record, pointer
        assert spans, pointer
        for start, end in spans:
            assert 0 <= start < end <= len(text), (pointer, start, end)
            assert text[start:end].strip(BLANKS), (pointer, text[start:end])
    for pointer, value in record.items():
        if value in (None, {}, []) or pointer.endswith(INFERRED):
            continue
        assert pointer in analysis.spans or pointer.endswith("/source"), (pointer, value)
        if isinstance(value, str) and not pointer.endswith(CANONICAL) and not pointer.startswith("/unread/"):
            written = text if pointer in IDENTIFIERS else seen
            source = "".join(written[start:end] for start, end in analysis.spans[pointer])
            _check_words(pointer, value, source)
    for pointer in (*analysis.confidence, *analysis.alternatives):
        assert pointer in record or pointer == "", pointer
    check_doubt(record, analysis)


def check_doubt(record: dict[str, object], analysis: Analysis) -> None:
    """Probabilities are between 0 and 1, and a runner-up is another text or None."""
    for pointer, probability in analysis.confidence.items():
        assert 0 < probability < 1, (pointer, probability)
        assert record.get(pointer, "film") is not None, pointer
        assert not pointer.startswith("/unread"), pointer
    for pointer, (other, probability) in analysis.alternatives.items():
        assert pointer in analysis.confidence, pointer
        assert 0 < probability < 1, (pointer, probability)
        assert other is None or (other.strip() and other != record[pointer]), (pointer, other)


def _check_words(pointer: str, value: str, source: str) -> None:
    plain = "".join(source.replace(FILL, "").split())
    for word in value.split():
        assert word in plain or _in_order(word, plain), (pointer, word, source)


def _in_order(word: str, text: str) -> bool:
    """Whether a text contains the letters of a word in order, with a footnote between them: "t[1]ext"."""
    letters = iter(text)
    return all(letter in letters for letter in word)


def check_diagnostics(text: str, analysis: Analysis) -> None:
    """Every finding has a known code, a place in the text, and one line of words."""
    lines = Lines(text)
    for diagnostic in analysis.diagnostics:
        assert diagnostic.code in CODES
        assert diagnostic.code != "FS007", diagnostic.message
        assert diagnostic.severity == CODES[diagnostic.code].severity
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text), diagnostic
        assert (diagnostic.line, diagnostic.column) == lines.position(diagnostic.span.start)
        assert diagnostic.message.isprintable(), diagnostic
        assert 0 < len(diagnostic.message) <= 400, diagnostic


def check_json(sheet: FilmSheet) -> None:
    """JSON to record to JSON is the identity, and the JSON can be encoded as UTF-8."""
    dumped = sheet.model_dump_json()
    dumped.encode()
    json.loads(dumped)
    again = FilmSheet.model_validate_json(dumped)
    assert again == sheet
    assert again.model_dump_json() == dumped


def check_films(text: str) -> None:
    """The films of a text tile it."""
    films = list(itertools.islice(iter_analyses(text), len(text) + 1))
    assert films
    assert "" not in films[0].confidence
    assert "".join(film.text for film in films) == text
    assert "".join(token.text for film in films for token in film.tokens) == text
    for film in films:
        for token in film.tokens:
            assert text[token.span.start : token.span.end] == token.text


def check_cast(text: str) -> None:
    """A text read as a cast: its tokens tile it, and both ways to read it agree."""
    analysis = analyze_cast(text)
    check_tiling(text, analysis)
    record = leaves([member.model_dump() for member in analysis.sheet])
    for pointer in (*analysis.confidence, *analysis.alternatives):
        assert pointer in record, pointer
    assert [member.actor for member in parse_cast(text)] == [member.actor for member in analysis.sheet][: len(parse_cast(text))]


def leaves(node: object, pointer: str = "") -> dict[str, object]:
    """The leaves of a record by JSON Pointer."""
    if isinstance(node, dict):
        found: dict[str, object] = {}
        for key, value in node.items():
            found |= leaves(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
        return found
    if isinstance(node, list):
        return {p: leaf for n, value in enumerate(node) for p, leaf in leaves(value, f"{pointer}/{n}").items()}
    return {pointer: node}
