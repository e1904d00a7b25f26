"""Brackets and asides after a title: other titles, the title in another language, a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..text.source import BLANKS, Found
from .phrases import compiled, phrase_at, phrases
from .prose import brackets, piece
from .years import bracketed_year


class Glosses(NamedTuple):
    """Information that follows a title."""

    original: Found | None = None
    marked: bool = False
    """Whether the original title is marked as such."""
    others: tuple[Found, ...] = ()
    year: Found | None = None


def read_glosses(text: str, start: int, end: int, language: str = "en") -> Glosses:
    """Original title, other titles and a bracketed year after a title."""
    if end - start < 4:
        return Glosses()
    year = bracketed_year(text, start, end)
    others = tuple(marked_titles(text, start, end, "other"))
    marked = next(marked_titles(text, start, end, "original" if language == "en" else "foreign"), None)
    return Glosses(marked or _bare_original(text, start, end), marked is not None, others, year)


def marked_titles(text: str, start: int, end: int, mark: str) -> Iterator[Found]:
    """The titles after a word that marks them: "German: Der Blechmond".

    >>> [title.value for title in marked_titles("(German: Der Blechmond)", 0, 23, "original")]
    ['Der Blechmond']
    """
    for match in phrases(f"glosses.{mark}").finditer(text, start, end):
        begin = end - len(text[match.end() : end].lstrip(BLANKS + ':："“«‘'))
        if text[begin : begin + 1] in ("[", "/", "") or (mark in ("original", "eastern") and not text[match.end() : begin].strip()):
            continue
        for stop in compiled(r"[;；,，()（）\n\"”»]|\s{glosses.goes_on}\s|$").finditer(text, begin + 1, end):
            behind = stop.end() + (text[stop.end() : stop.end() + 1] == " ")
            if mark == "original" and (stop[0][:1].isspace() or (stop[0] == "," and behind < end and not phrase_at("glosses.next_part", text, behind, end))):
                continue
            if mark != "foreign" or not stop[0][:1].isspace():
                yield piece(text, begin, stop.start() - (text[stop.start() - 1] in "’'" and text[begin - 1] == "‘"))
                break


def _bare_original(text: str, start: int, end: int) -> Found | None:
    """The content of a bracket directly after a title, if it is a name or words in another script: the title in another language."""
    bracket = next(brackets(text, start, end), None)
    if bracket is None or text[start : bracket.start()].strip(BLANKS + '"”»') or bracket[0][0] == "[":
        return None
    name = bracket[1].strip(BLANKS + '"“”«»‘’『』「」《》')
    native = name.split(",")[0].split(";")[0].split()
    while native and min(native[-1]) < "\u0250":
        native.pop()
    if native and min(native[0]) > "\u024f":
        name = name[: name.index(native[-1]) + len(native[-1])]
    elif (
        not 3 <= len(name) <= 101
        or set(name) & set(";:/[]0123456789")
        or not (name[0].isupper() or name[0] in "¿¡")
        or phrases("glosses.no_original").match(name)
    ):
        return None
    begin = text.index(name, bracket.start())
    return piece(text, begin, begin + len(name))
