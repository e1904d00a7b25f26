"""A tidied region of the shadow that keeps the offsets of the source.

In a view every run of blanks is one character: a line feed at a line end, a tab for a wide gap, an ideographic space
for one, otherwise a space. Blanked markup inside a word is removed. So patterns over a view need no unbounded white space,
which keeps them linear, and match the same text in plain, padded and HTML sheets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from filmsheet.text.lazily import lazy
from filmsheet.text.scripts import UNBROKEN
from filmsheet.text.source import BLANKS, FILL, Found

WORD = lazy(r"[^\W_]+")
"""Consecutive letters and digits."""
NOTE = lazy(r"\s?[(（\[]([^()（）\[\]\n]{1,80})[)）\]]")
"""A short note in brackets after a value."""
_WIDE = 3
_BRACKET = lazy(r"[()\[\]{}（）［］【】]")
_KIND = {"(": ")", "（": ")", "[": "]", "［": "]", "【": "】", "{": "}", "）": ")", "］": "]"}
_OPENING = frozenset("([{（［【")
_CLOSING = frozenset(_KIND.values())


class View(NamedTuple):
    """Tidied text, with the offset in the source of each character."""

    text: str
    offsets: Sequence[int]

    def found(self, value: Any, start: int, end: int) -> Found:
        """A value read from `[start, end)` of the view, in offsets of the source."""
        return Found(value, self.offsets[start], self.offsets[end - 1] + 1)


def view(text: str, start: int, end: int) -> View:
    """Tidy the region `[start, end)`.

    >>> view("  8.1   \\x1f /10", 0, 14).text
    '8.1\\t/10'
    """
    piece = text[start:end]
    if " ".join(piece.split()) == piece:
        return View(piece, range(start, start + len(piece)))
    kept: list[str] = []
    offsets: list[int] = []
    last = 0
    for word in UNBROKEN.finditer(piece):
        joint = _gap(piece[last : word.start()]) if kept else ""
        if joint:
            kept.append(joint)
            offsets.append(start + last)
        kept.append(word[0])
        last = word.end()
        offsets.extend(range(start + word.start(), start + last))
    return View("".join(kept), offsets)


def _gap(gap: str) -> str:
    if gap == " ":
        return gap
    blanks = gap.replace(FILL, "")
    if "\n" in blanks or "\r" in blanks:
        return "\n"
    if "\u3000" in blanks:
        return "\u3000"
    if "\t" in blanks or len(blanks) >= _WIDE:
        return "\t"
    return " " if blanks else ""


def brackets(text: str) -> list[tuple[int, int]]:
    """The outermost matched brackets, as half-open ranges in order; an unmatched bracket counts as a letter.

    >>> brackets("A (b, (c)) D] [e]")
    [(2, 10), (14, 17)]
    """
    found: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for match in _BRACKET.finditer(text):
        sign, place = match[0], match.start()
        kind = _KIND.get(sign, sign)
        if sign in _OPENING:
            open_.append((kind, place))
            waiting[kind] = waiting.get(kind, 0) + 1
        elif waiting.get(kind, 0):
            while True:
                opened, begin = open_.pop()
                waiting[opened] -= 1
                if opened == kind:
                    break
            while found and found[-1][0] > begin:
                found.pop()
            found.append((begin, place + 1))
    return found


def unbracketed(text: str) -> str:
    """The text without its outermost brackets and their content.

    >>> unbracketed("H. C. Anders (fairy tale)")
    'H. C. Anders  '
    """
    holes = brackets(text)
    starts = [0, *(end for _, end in holes)]
    ends = [*(start for start, _ in holes), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def without_closing(text: str) -> str:
    """The text without the brackets at its end, and their content.

    >>> without_closing("Lee Electric (Lighting) Ltd. (UK) [1]")
    'Lee Electric (Lighting) Ltd.'
    """
    if text[-1:] not in _CLOSING:
        return text
    end = len(text)
    for start, stop in reversed(brackets(text)):
        if text[stop:end].strip():
            break
        end = start
    return text[:end].rstrip()


class Piece(NamedTuple):
    """One part of a list in a view, and the separators before it."""

    start: int
    end: int
    before: str


def pieces(text: str, separator: re.Pattern[str], holes: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Cut a view at its separators, but not inside the `holes`. Blank parts are dropped."""
    start, before, hole = 0, "", 0
    for match in separator.finditer(text):
        while hole < len(holes) and holes[hole][1] <= match.start():
            hole += 1
        if hole < len(holes) and holes[hole][0] <= match.start():
            continue
        if text[start : match.start()].strip():
            yield Piece(start, match.start(), before)
            before = ""
        before += match[0]
        start = match.end()
    if text[start:].strip():
        yield Piece(start, len(text), before)


def merged(cut: Iterable[Piece], belongs: Callable[[Piece, Piece], bool]) -> list[Piece]:
    """Undo the cuts before the pieces that belong to the one before them."""
    kept: list[Piece] = []
    for piece in cut:
        if kept and belongs(kept[-1], piece):
            kept[-1] = kept[-1]._replace(end=piece.end)
        else:
            kept.append(piece)
    return kept


def split(text: str, separator: str, place: int) -> list[Found]:
    """The parts of a text that starts at `place`.

    >>> [tuple(part[:3]) for part in split("Drama, Music", ", ", 7)]
    [('Drama', 7, 12), ('Music', 14, 19)]
    """
    found = []
    for part in text.split(separator):
        found.append(Found(part, place, place + len(part)))
        place += len(part) + len(separator)
    return found


def narrow(text: str, start: int, end: int, before: str = "", after: str = "") -> tuple[int, int]:
    """Trim blanks and the given characters at both ends of `[start, end)`."""
    piece = text[start:end]
    kept = piece.lstrip(BLANKS + before)
    start += len(piece) - len(kept)
    return start, start + len(kept.rstrip(BLANKS + after))
