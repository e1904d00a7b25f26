"""Pages that lost their line ends: headings that stand in one long line of prose.

A heading is a known label in title case, right behind the end of a sentence (or behind another heading) and right
before a capital: "… returns home. Cast Ann Field as Mary …". One alone may be chance; two different ones are a page.
"""

from __future__ import annotations

from typing import NamedTuple

from .lazily import lazy
from .source import Span
from .vocabulary import Label, Vocabulary

SHORTEST = 1500
"""A line shorter than this holds no page."""

_HEADING = lazy(r"(?:(?<=[.!?”\")\]])|(?<=[a-z]))\s{1,4}([A-Z][a-z]{2,15}(?: (?:[a-z]{2,12}|[A-Z][a-z]{2,12}))?)(?=\s{1,4}[A-Z“\"])")
_ONE_WORD = lazy(r"[A-Z][a-z]{2,15}")
_HEADS = frozenset(("storyline", "cast", "trivia", "awards", "not_film", "other"))
_ASIDES = frozenset(("production_companies", "release_dates", "composers", "box_office", "budget"))


class Heading(NamedTuple):
    """A heading within a line."""

    words: Span
    label: Label
    aside: bool
    """Whether what follows is prose about a field rather than its value."""


def headings(shadow: str, start: int, end: int, vocabulary: Vocabulary) -> list[Heading]:
    """The headings of a flattened page, in order; an empty list where the line is none.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> page = "It rains. Plot Ann waits. " + "She waits on. " * 120 + "Cast Ann Field as Ann Tom Reed as Tom"
    >>> [page[slice(*heading.words)] for heading in headings(page, 0, len(page), DEFAULT)]
    ['Plot', 'Cast']
    """
    if end - start < SHORTEST:
        return []
    found: list[Heading] = []
    for match in _HEADING.finditer(shadow, start, end):
        first = match.start(1)
        heading = _heading(shadow, first, match.end(1), vocabulary)
        if heading and (not shadow[match.start() - 1].islower() or _doubled(shadow, heading, end, vocabulary)):
            found.append(heading)
    keys = {heading.label.keys[0] for heading in found}
    return found if len(keys) > 1 and keys & {"storyline", "cast"} else []


def _heading(shadow: str, start: int, end: int, vocabulary: Vocabulary) -> Heading | None:
    """The longest label among the two words, if it is one that heads a part of a page."""
    single = _ONE_WORD.match(shadow, start, end)
    for stop in (end, single.end() if single else end):
        label = vocabulary.find(shadow[start:stop])
        if label and label.keys[0] in _HEADS | _ASIDES and shadow[stop : stop + 2].strip()[:1].isupper():
            return Heading(Span(start, stop), label, label.keys[0] in _ASIDES or label.keys[0] == "other")
    return None


def _doubled(shadow: str, heading: Heading, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a second heading follows at once: "Production Development In 2010 …"."""
    gap = heading.words.end + 1
    following = _ONE_WORD.match(shadow, gap, end)
    return following is not None and _heading(shadow, gap, following.end(), vocabulary) is not None
