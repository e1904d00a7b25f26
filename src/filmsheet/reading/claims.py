"""What each character of the source was read as: tokens that cover the text, and the text that nothing claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..text.lazily import lazy
from ..text.source import BLANKS, Found, Span, trim
from ..values import separator

TokenKind = Literal["label", "separator", "number", "markup", "blank", "value", "unread"]
SectionKind = Literal["title", "storyline", "field", "cast", "trivia", "none"]

MARKUP_LIMIT = 60
"""Longer markup carries content (an address, a comment) and is kept as unread text."""

_SEPARATORS = " \t\u00a0,;|/·•"
_LINE_ENDS = lazy(r"[\n\r]")
_CLOSING, _OPENING = ")]", "(["
"""Opening brackets before a gap, and closing brackets after it."""
_PLAIN = (":", ",")
"""Common text between a label and its value, and between two values."""
_PAIRED = {")": "(", "]": "["}
_BULLETS = frozenset("•·▪►‣◦●○■□▸»✓➤*+-–—~|#>")


@dataclass(slots=True, unsafe_hash=True, repr=False)
class Token:
    """A part of the source. The concatenated tokens of a text are the text.

    It is small, because a text may have one token for each character. The span is computed on demand.

    >>> Token("number", "trivia", "1.", 40)
    Token(kind='number', section='trivia', text='1.', span=Span(start=40, end=42))
    """

    kind: TokenKind
    section: SectionKind
    text: str
    start: int

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return Span(self.start, self.start + len(self.text))

    def __repr__(self) -> str:
        return f"Token(kind={self.kind!r}, section={self.section!r}, text={self.text!r}, span={self.span!r})"


Claim = tuple[int, int, TokenKind, SectionKind]
"""A region that a rule has read (start, end) and what it was read as (kind, section); a plain tuple, because a sheet has hundreds."""


def settle(text: str, shadow: str, claims: list[Claim], left: list[Span]) -> list[Claim]:
    """Sort the claims, resolve overlaps, and classify every gap between them.

    Regions in `left` stay unread, line by line; claims inside them are ignored.

    The result covers each character that is not blank exactly once.
    """
    settled: list[Claim] = []
    position = 0
    section: SectionKind = "none"
    for claim in sorted(_without(text, sorted(claims), sorted(left)) if left else claims):
        start, end, kind, claimed = claim
        if end <= position:
            continue
        if start >= position:
            if start > position:
                _fill(text, shadow, position, start, section, settled)
            settled.append(claim)
        else:
            start = trim(text, position, end).start if kind == "unread" else position
            settled.append((start, end, kind, claimed))
        position, section = end, claimed
    if position < len(text):
        _fill(text, shadow, position, len(text), "none", settled)
    return settled


def _without(text: str, claims: list[Claim], left: list[Span]) -> list[Claim]:
    """The claims outside the regions in `left`, and one for each line of those regions."""
    kept: list[Claim] = []
    regions = iter(left)
    region = next(regions, None)
    for claim in claims:
        while region is not None and region.end <= claim[0]:
            region = next(regions, None)
        if region is None or not (region.start <= claim[0] and claim[1] <= region.end):
            kept.append(claim)
    for place in left:
        lines = (Span(*trim(text, *line)) for line in _lines(text, *place))
        kept += [(start, end, "unread", "none") for start, end in lines if start < end]
    return kept


def _fill(text: str, shadow: str, start: int, end: int, section: SectionKind, settled: list[Claim]) -> None:
    gap = shadow[start:end]
    written = text[start:end]
    if gap.isspace() and not written.strip(BLANKS):
        return
    if gap == written and (sign := gap.strip(" ")) in _PLAIN:
        at = start + gap.index(sign)
        settled.append((at, at + 1, "separator" if section != "none" else "markup", section))
        return
    if gap == written and "\n" not in gap and "\r" not in gap:
        for first, last in _separated(gap, start, start > 0, end < len(text)):
            _classify_gap(shadow, first, last, section, settled)
        return
    for line_start, line_end in _lines(text, start, end):
        after, before = line_start == start > 0, line_end == end < len(text)
        _fill_line(text, shadow, Span(line_start, line_end), (after, before), section, settled)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a region, lazily: there may be as many as characters."""
    for mark in _LINE_ENDS.finditer(text, start, end):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, end)


def _fill_line(text: str, shadow: str, line: Span, between: tuple[bool, bool], section: SectionKind, settled: list[Claim]) -> None:
    """Split a gap on one line into markup (which is blank only in the shadow) and the rest.

    `between` tells whether the line has a claim before the gap and after it.
    """
    start, end = line
    gap = shadow[start:end]
    if gap == text[start:end]:
        if gap.strip(BLANKS):
            for first, last in _separated(gap, start, *between):
                _classify_gap(shadow, first, last, section, settled)
        return
    words = gap.strip(BLANKS)
    if words and not separator(words):
        at = start + gap.index(words)
        first, last = trim(text, at, at + len(words))  # a mark of the shadow may be at a blank of the source
        _markup(text, start, first, settled)
        if first < last:
            settled.append((first, last, "unread", "none"))
        _markup(text, last, end, settled)
    else:
        _markup(text, start, end, settled)


def _markup(text: str, start: int, end: int, settled: list[Claim]) -> None:
    start, end = trim(text, start, end)
    if start < end:
        kind: TokenKind = "markup" if end - start <= MARKUP_LIMIT else "unread"
        settled.append((start, end, kind, "none"))


def _separated(gap: str, start: int, after: bool, before: bool) -> list[Span]:
    """The separators and the words of a gap between claims on one line."""
    first = len(gap) - len(gap.lstrip(_SEPARATORS + _CLOSING)) if after else 0
    last = len(gap.rstrip(_SEPARATORS + _OPENING)) if before else len(gap)
    if first >= last:
        return [Span(start, start + len(gap))]
    if after and gap[last - 1 : last] in _PAIRED and _PAIRED[gap[last - 1]] not in gap[first:last] and len(gap[first : last - 1].rstrip()) > 0:
        last = first + len(gap[first : last - 1].rstrip())  # a bracket that was opened before the gap
    spans = (Span(start, start + first), Span(start + first, start + last), Span(start + last, start + len(gap)))
    return [span for span in spans if gap[span.start - start : span.end - start].strip()]


def _classify_gap(shadow: str, start: int, end: int, section: SectionKind, settled: list[Claim]) -> None:
    start, end = trim(shadow, start, end)
    words = shadow[start:end]
    if words in _BULLETS:
        settled.append((start, end, "markup", section))
    elif separator(words):
        settled.append((start, end, "separator" if section != "none" else "markup", section))
    else:
        settled.append((start, end, "unread", "none"))


def unread(text: str, settled: list[Claim]) -> list[Found]:
    """The unread text as entries. Adjacent lines are one entry, unless a blank line separates them."""
    entries: list[Found] = []
    pieces: list[str] = []
    first = last = -1
    for start, end in _unread_lines(text, settled):
        if pieces and not _adjacent(text[last:start]):
            entries.append(Found("\n".join(pieces), first, last))
            pieces = []
        if not pieces:
            first = start
        pieces.append(text[start:end])
        last = end
    return [*entries, Found("\n".join(pieces), first, last)] if pieces else entries


def _unread_lines(text: str, settled: list[Claim]) -> Iterator[Span]:
    """The lines, and parts of lines, that are unread."""
    for start, end, kind, _ in settled:
        if kind == "unread":
            for line in _lines(text, start, end):
                span = trim(text, *line)
                if span.start < span.end:
                    yield span


def _adjacent(between: str) -> bool:
    """Whether two pieces are separated by one line end only."""
    return not between.strip(BLANKS) and between.replace("\r\n", "\n").replace("\r", "\n").count("\n") == 1


def tokens(text: str, settled: list[Claim], offset: int = 0) -> tuple[Token, ...]:
    """The tokens that cover the text: the settled claims, and the blanks between them. `offset` is the start of the text.

    The list of claims is emptied on the way, so that memory never holds both completely.
    """
    settled.reverse()
    return tuple(_tokens(text, settled, offset))


def _tokens(text: str, settled: list[Claim], offset: int) -> Iterator[Token]:
    position = 0
    while settled:
        start, end, kind, section = settled.pop()
        if start > position:
            yield Token("blank", "none", text[position:start], position + offset if offset else position)
        yield Token(kind, section, text[start:end], start + offset if offset else start)
        position = end
    if position < len(text):
        yield Token("blank", "none", text[position:], position + offset)
