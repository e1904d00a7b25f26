"""Where a line stands: how far a text has been read, and what the open section is."""

from __future__ import annotations

from .bylines import bylines
from .lexicon import is_genre
from .lines import Line, Section
from .technical import technical
from .vocabulary import Vocabulary

TERMINAL = frozenset(".!?…。！？\"”»’')")
ALONE_LIMIT = 48
"""No label that stands alone on its line is longer."""
PROSE = frozenset(("storyline", "text"))
HELD = frozenset(("trivia", "list"))
"""Sections of which each marked line is an item."""
LONG_VALUES = frozenset(("storyline", "trivia", "cast", "other", "awards", "tagline", "not_film"))


class State:
    """How far a text has been read: its sections so far, and the one that is open."""

    __slots__ = ("labelled", "open", "sections", "shadow", "vocabulary")

    def __init__(self, shadow: str, vocabulary: Vocabulary) -> None:
        """Start before the first line."""
        self.shadow = shadow
        self.vocabulary = vocabulary
        self.sections: list[Section] = []
        self.open: Section | None = None
        self.labelled = False
        """Whether a field with a known label was found."""


def in_prose(state: State, line: Line) -> bool:
    """Whether the line goes on a paragraph whose last line did not end a sentence."""
    section = state.open
    if section is None or line.parted or section.key not in PROSE or not section.lines or line.marker >= 0:
        return False
    last = section.lines[-1]
    open_ended = last.end - last.start > 40 and state.shadow[last.end - 1] not in TERMINAL
    return open_ended and "  " not in state.shadow[last.start : last.end] and not technical(state.shadow, last.start, last.end) and not bylines(state.shadow, last.start, last.end)


def after_genre(state: State, line: Line) -> bool:
    """Whether a label that is a genre too ("Music") goes on a list of genres, one a line."""
    section = state.open
    if section is None or section.key not in ("text", "genres") or not section.lines:
        return False
    last = section.lines[-1]
    return is_genre(state.shadow[line.start : line.end]) and is_genre(state.shadow[last.start : last.end])


def in_cast(state: State, line: Line) -> bool:
    """Whether the line stands in a cast, with no blank line above."""
    return state.open is not None and state.open.key == "cast" and not line.parted


def in_trivia(state: State, line: Line) -> bool:
    """Whether it stands in a list of trivia, with no blank line above."""
    return state.open is not None and state.open.key in HELD and not line.parted


def in_cell(state: State, section: Section) -> bool:
    """Whether a tab parts label and value, as in tables copied from a page: further names stand a line each."""
    return section.separator is not None and "\t" in state.shadow[slice(*section.separator)]


def open_bracket(state: State, section: Section) -> bool:
    """Whether a bracket is open where the section ends so far."""
    last = section.lines[-1]
    text = state.shadow[max(last.start, last.end - 400) : last.end]
    return text.rfind("(") > text.rfind(")") or text.rfind("[") > text.rfind("]")


def is_below(section: Section) -> bool:
    """Whether the value starts on a line below its label."""
    return section.separator is not None and section.lines[0].start > section.separator.end


def is_prose(state: State, line: Line) -> bool:
    """Whether a line is long enough for prose, and ends like it."""
    text = state.shadow[line.start : line.end]
    return len(text) > 70 and text.count(" ") > 10 and (text[-1] in ".!?:…" or len(text) > 160) and " as " not in text[:60]


def is_sentence(state: State, line: Line) -> bool:
    """Whether a line is a sentence rather than names: most of its words in small letters, a full stop behind it."""
    text = state.shadow[line.start : line.end]
    words = text.split()
    if len(words) < 6 or text[-1] not in ".!?" or not text[0].isupper() or " as " in text or "..." in text:
        return False
    return sum(word[0].islower() for word in words) * 2 > len(words) and "," not in text[:40]
