"""Helpers for prose: words, sentences, brackets, quotation marks, and names within them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text.scripts import UNBROKEN
from ..text.source import Found, tidy, trim
from .phrases import compiled, entries

QUOTES = dict(zip("\"“„”«»‘'「『《〈〔＂‹", ['"”"', '”"“', '“”"', '”"', "»", "«", "’'", "'", "」", "』", "》", "〉", "〕", "＂", "›"], strict=True))
"""Opening quotation marks and the marks that may close each."""


def begins_name(text: str) -> bool:
    """Whether a text begins like a name: with a capital or a digit."""
    return text[:1].isupper() or text[:1].isdigit()


def piece(text: str, start: int, end: int) -> Found:
    """The text of a region, trimmed and tidied."""
    start, end = trim(text, start, end)
    return Found(tidy(text[start:end]), start, end)


def words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a region, with the signs at their ends."""
    return UNBROKEN.finditer(text, start, end)


def year_within(text: str, start: int, end: int) -> Found | None:
    """The first year of a region; "1920s" is not a year.

    >>> year_within("In the 1920s and 1948", 0, 21).value
    1948
    """
    match = compiled(r"(?<![\d.,]){year}(?!['’]?s\b)").search(text, start, end)
    return Found(int(match[0]), *match.span()) if match else None


def quoted(text: str, start: int, end: int) -> Iterator[Found]:
    """Names in quotation marks."""
    for match in compiled(r"[\"“«„]([^\n\"“”«»„]{1,120}?)[,.]?[\"”»“]").finditer(text, start, end):
        yield piece(text, *match.span(1))


def brackets(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The innermost brackets of a region."""
    return compiled(r"[(（\[]([^()（）\[\]]{0,200})[)）\]]").finditer(text, start, end)


def paragraph_end(text: str, start: int, end: int) -> int:
    """The end of the first paragraph of a region: a blank line.

    >>> paragraph_end("One.\\n\\nTwo.", 0, 12)
    4
    """
    blank = compiled(r"\n[^\S\n]*\n|\r\n?[^\S\n]*\r").search(text, start, end)
    return blank.start() if blank else end


def sentence_end(text: str, start: int, end: int) -> int:
    """The end of the sentence, or of its part before a semicolon. Full stops in dates and initials do not count.

    >>> sentence_end("On 6. may by A. B. in Rome. Then", 0, 32)
    26
    """
    stop = compiled(r"[\n;。]|\.(?!\w|\s[a-z\d]|\s?{upper}\.)").search(text, start, end)
    return stop.start() if stop else end


def sentence_start(text: str, start: int, at: int) -> int:
    """The start of the sentence that contains `at`. Titles with full stops in them ("Dr. X", "Help! X") stay whole."""
    begin = start
    for stop in compiled(r"(?:[a-z0-9)\]”\"]{2}\.[”\"’)\]]*|[^\s.]{3,60}[!?][”\"])\s+(?=[\"“«'‘]?[A-Z0-9])").finditer(text, start, at):
        if text.count("(", begin, stop.start()) > text.count(")", begin, stop.start()):
            continue
        word = text[max(start, stop.start() - 12) : stop.start() + 2].split()[-1:]
        if not word or word[0].lower().strip('(“"') not in entries("film.no_sentence_end"):
            begin = stop.end()
    return begin


def cased(text: str, start: int, end: int, small: str) -> Found | None:
    """The capitalised words from `start` on, with small ones of a list between them.

    >>> cased("Captain of the Guard, who", 0, 25, "people.role_particle").value
    'Captain of the Guard'
    """
    last = start
    for word in words(text, start, min(end, start + 150)):
        whole = word[0].rstrip(",")
        is_short = whole in entries("people.honorific") or (whole.isupper() and len(whole) == 2 * whole.count("."))
        bare = whole if is_short else word[0].rstrip(",.;:()!?")
        if begins_name(bare.lstrip('"“')):
            last = word.start() + len(bare)
        elif word[0] not in entries(small) or last == start:
            break
        if len(bare) < len(word[0]):
            break
    return Found(tidy(text[start:last]), start, last) if last > start else None
