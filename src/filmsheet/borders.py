"""Where one film of a text ends and the next begins."""

from __future__ import annotations

from typing import NamedTuple

from .source import tidy
from .title import read_title
from .tokenizer import Line, Section


class Border(NamedTuple):
    """The start of a further film, and how probable it is that one starts there."""

    offset: int
    probability: float


def borders(shadow: str, sections: list[Section]) -> list[Border]:
    """The places after the first at which a film begins, in order.

    >>> from filmsheet.tokenizer import tokenize
    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "Title: The Harbour\\nYear: 1931\\n\\nTitle: The Lighthouse\\nYear: 1950"
    >>> [border.offset for border in borders(text, tokenize(text, DEFAULT))]
    [31]
    """
    found: list[Border] = []
    seen: dict[str, str] = {}
    for section in sections:
        start = _begins(shadow, section, seen)
        if start >= 0:
            found.append(Border(_line_start(shadow, start), 0.95))
            seen.clear()
        _note(shadow, section, seen)
    return found


def _begins(shadow: str, section: Section, seen: dict[str, str]) -> int:
    """Where in a section a further film begins, else -1."""
    if section.words is not None:
        again = section.key == "title" and "title" in seen and len(seen) > 1
        return section.words.start if again and _value(shadow, section) != seen["title"] else -1
    if section.key != "text" or len(seen) < 2:
        return -1
    for line in section.lines:
        if line.parted and _is_title(shadow, line) and _value_of(shadow, line) != seen.get("title"):
            return line.start
    return -1


def _is_title(shadow: str, line: Line) -> bool:
    if line.end - line.start > 100 or line.marker >= 0:
        return False
    found = read_title(shadow, line.start, line.end)
    return found is not None and found.year is not None


def _value_of(shadow: str, line: Line) -> str:
    found = read_title(shadow, line.start, line.end)
    return found.title.value.casefold() if found else ""


def _value(shadow: str, section: Section) -> str:
    return tidy(shadow[section.start : section.end]).casefold() if section.lines else ""


def _note(shadow: str, section: Section, seen: dict[str, str]) -> None:
    if section.words is not None:
        seen.setdefault(section.key, _value(shadow, section))
    elif section.key == "text" and "title" not in seen:
        for line in section.lines:
            if _is_title(shadow, line):
                seen["title"] = _value_of(shadow, line)
                return


def _line_start(shadow: str, offset: int) -> int:
    return max(shadow.rfind("\n", 0, offset), shadow.rfind("\r", 0, offset)) + 1
