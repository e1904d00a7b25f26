"""Trivia into a reading: lines parted into items, by their numbers, bullets and paragraphs."""

from __future__ import annotations

import re

from .lazily import lazy
from .lines import Line
from .reading import Reading
from .source import Found, Span, tidy, trim

_INNER_MARK = lazy(r"(?<![^\s.!?)\]\"”])(?:\((?P<a>\d{1,3})\)|(?P<b>\d{1,3})[.)])\s+(?=[^\W_a-z]|[\"“«])")


def add_trivia(reading: Reading, lines: list[Line]) -> None:
    """Read lines as pieces of trivia: each marked line opens one, others go on with it."""
    items: list[list[Line]] = []
    if len(lines) == 1:
        lines = _items_within(reading.shadow, lines[0])
    first = lines[0]
    apart = _are_sentences(reading.shadow, lines)
    for line in lines:
        if not items or apart or _opens_item(line, items[-1], first):
            items.append([line])
        else:
            items[-1].append(line)
    for item in items:
        _add_item(reading, item)


def _are_sentences(shadow: str, lines: list[Line]) -> bool:
    """Whether unmarked lines are an item each: every one opens like a sentence and ends like one."""
    if len(lines) < 2 or any(line.marker >= 0 or line.parted for line in lines[1:]) or lines[0].marker >= 0:
        return False
    return all(shadow[line.end - 1] in ".!?。！？" and not shadow[line.start].islower() for line in lines)


def _items_within(shadow: str, line: Line) -> list[Line]:
    """The items of a list that lost its line ends: "(1) It rains. (2) It does not."; one line where there is one."""
    marks: list[re.Match[str]] = []
    for mark in _INNER_MARK.finditer(shadow, line.marker if line.marker >= 0 else line.start, line.end):
        number = int(mark["a"] or mark["b"])
        if number == (int(marks[-1]["a"] or marks[-1]["b"]) + 1 if marks else 1):
            marks.append(mark)
    opening = line.marker if line.marker >= 0 else line.start
    if len(marks) < 2 or marks[0].start() != opening:
        return [line]
    stops = [mark.start() for mark in marks[1:]] + [line.end]
    if any(mark.end() >= stop for mark, stop in zip(marks, stops, strict=True)):
        return [line]  # "1. 2. 3": numbers, and nothing that they number
    return [
        Line(mark.end(), trim(shadow, mark.end(), stop).end, False, line.indent, mark.start(), int(mark["a"] or mark["b"]))
        for mark, stop in zip(marks, stops, strict=True)
    ]


def _opens_item(line: Line, item: list[Line], first: Line) -> bool:
    """Whether a line opens a new item: by its marker, and by a number that can follow the last one."""
    if first.marker < 0:
        return line.parted or line.marker >= 0
    if line.marker < 0:
        return False
    if first.number is None or line.number is None:
        return (first.number is None) == (line.number is None) and line.indent <= item[0].indent + 1
    last = item[0].number
    follows = last is not None and (line.number in (last, last + 1) or line.number <= 999)
    return follows and abs(line.indent - first.indent) <= 3 and (line.indent <= first.indent or line.number < 100)


def _add_item(reading: Reading, item: list[Line]) -> None:
    first, shadow, claims = item[0], reading.shadow, reading.claims
    printed = None
    if first.number is not None:
        printed = _printed_number(shadow, first)
        marker = shadow[first.marker : first.start].rstrip()
        claims.append((first.marker, first.marker + len(marker), "number", "trivia"))
    elif first.marker >= 0:
        claims.append((first.marker, first.marker + 1, "markup", "trivia"))
    if len(item) == 1:
        found = Found(tidy(shadow[first.start : first.end]), first.start, first.end)
        claims.append((first.start, first.end, "value", "trivia"))
    else:
        found = _paragraphs_of(shadow, item)
        reading.claim(found, "trivia")
    reading.record.setdefault("trivia", []).append({"number": printed, "text": found})


def _paragraphs_of(shadow: str, item: list[Line]) -> Found:
    """The text of an item that goes on below: wrapped lines are joined, a blank line parts paragraphs."""
    spans: list[Span] = []
    for number, line in enumerate(item):
        start = line.marker if line.marker >= 0 and number else line.start
        if spans and not line.parted:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(start, line.end))
    text = "\n\n".join(tidy(shadow[a:b]) for a, b in spans)
    return Found(text, *spans[0], tuple(spans[1:]))


def _printed_number(shadow: str, line: Line) -> Found:
    start = end = line.marker if shadow[line.marker].isdigit() else line.marker + 1
    while shadow[end].isdigit():
        end += 1
    return Found(line.number, start, end)
