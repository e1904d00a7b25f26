"""Lists of trivia right below a cast or a storyline, with no blank line and no heading between.

A list of people looks the same by its markers, so its items must be sentences; and a story may go on with a list of its
own, so it must have ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lazily import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .lines import Line, Section

_ABOVE = frozenset(("cast", "storyline"))
_ENDS = frozenset(".!?…。！？\"”»'’)")
_SPOKEN = frozenset("–—―")
"""What opens the lines of a dialogue."""
_CREDIT = lazy(r"\s(?:as|[-–—])\s|\S\s?\.\.|…\s*\S|[\t|=]| {3}|\([^()\n]{1,60}\)\.?\Z")
_MOST_LINES = 24
_ENOUGH = 4
_LONG = 5
"""So many words, most of them small, are a sentence without its full stop too."""


def opens_trivia(shadow: str, lines: Sequence[Line], at: int, section: Section | None) -> bool:
    """Whether a marked line opens a list of sentences below a cast or a storyline: two items or more, numbered from 1.

    Args:
        shadow: the shadow of the text.
        lines: its lines.
        at: the marked line.
        section: the section that is open above it.
    """
    if section is None or section.key not in _ABOVE or not section.lines or not _may_open(shadow, lines[at], section):
        return False
    items = list(_items(shadow, lines, at))
    return len(items) > 1 and all(_is_sentence(text, section.key) for text in items[:2]) and _small_words(items) > 2


def _may_open(shadow: str, line: Line, section: Section) -> bool:
    above = section.lines[-1]
    if line.parted or line.number not in (None, 1) or (above.marker >= 0 and (line.number is None or above.number is not None)):
        return False
    if section.key == "cast":
        return True
    return shadow[above.end - 1] in _ENDS and shadow[line.marker] not in _SPOKEN


def _items(shadow: str, lines: Sequence[Line], at: int) -> Iterator[str]:
    """The first items of a list, each with its wrapped lines."""
    start, due = lines[at].start, lines[at].number
    bullet = shadow[lines[at].marker]
    found = 0
    for number in range(at + 1, min(len(lines), at + _MOST_LINES)):
        line = lines[number]
        further = line.marker >= 0 and (shadow[line.marker] == bullet if due is None else line.number == due + 1)
        if further or line.parted:
            yield shadow[start : lines[number - 1].end]
            found += 1
        if not further and (line.parted or line.marker >= 0):
            return
        if further:
            if found == _ENOUGH:
                return
            start, due = line.start, line.number
    yield shadow[start : lines[min(len(lines), at + _MOST_LINES) - 1].end]


def _is_sentence(text: str, above: str) -> bool:
    words = text.split()
    if text[0].islower() or (above == "cast" and _is_credit(text)):
        return False
    small = sum(word[0].islower() for word in words)
    ends = any(line.rstrip()[-1:] in _ENDS for line in text.splitlines())
    return small > 0 and (ends or (len(words) >= _LONG and 2 * small > len(words)))


def _is_credit(text: str) -> bool:
    """Whether an item is a name with a role behind a mark: "Leo Marsh as the man of the sea."; "It served as a hospital." is not."""
    mark = _CREDIT.search(text)
    return mark is not None and not any(word[0].islower() and len(word) > 3 for word in text[: mark.start() + 1].split())


def _small_words(items: Sequence[str]) -> int:
    return sum(word[0].islower() for text in items[:2] for word in text.split())
