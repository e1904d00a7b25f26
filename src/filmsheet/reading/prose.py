"""The storyline of a film: its pieces and its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from ..text.source import Found, Span, tidy
from .labels import LABEL, NONE
from .pieces import BLANK, LINE
from .runs import Labelled, stripped


def add_storyline(film: Labelled) -> None:
    """Add the storyline, including the text between its pieces on a line."""
    story = [n for n, share in enumerate(film.judged.story) if share > 0.0 and _is_story(film, n)]
    spans = [span for span in (_trimmed(film.shadow, span) for span in paragraphs(film, story)) if span.start < span.end]
    if not spans:
        return
    reading = film.reading
    for start, end in spans:
        reading.claims.append((start, end, "value", "storyline"))
        reading.paragraphs.append(tidy(film.shadow[start:end]))
    reading.record["storyline"] = Found("", *spans[0], spans[1:])
    share = min(film.judged.story[n] for n in story)
    if share < 1.0:
        reading.confidence["/storyline"] = sure = film.calibrated("storyline", share)
        reading.alternatives["/storyline"] = (None, round(1.0 - sure, 4))
    opened = story[0] - 1
    while opened >= 0 and film.judged.labels[opened] == LABEL:
        film.used.add(opened)
        opened -= 1


def _is_story(film: Labelled, n: int) -> bool:
    """Whether a piece within the bounds of the storyline is part of it, and not a line of its own with another value."""
    label, piece = film.judged.labels[n], film.pieces[n]
    return label == "storyline" or piece.gap < LINE or (label == NONE and piece.prose)


def _trimmed(shadow: str, span: Span) -> Span:
    """A paragraph without signs at its ends, and without quotation marks around all of it."""
    start, end = _unenclosed(shadow, *span)
    start, end = _unenclosed(shadow, *stripped(shadow, start, end, " \t\xa0:;,.^|–—-•*>=)]}»”", " \t\xa0:;,^|–—*>=([{«“"))
    if shadow[start : start + 1] == '"' and shadow.count('"', start, end) == 1:
        start += 1
    return Span(start, end)


def _unenclosed(shadow: str, start: int, end: int) -> Span:
    """A region without the quotation marks or brackets around all of it."""
    for opening, closing in ('""', "“”", "«»", "()", "„“", "''"):
        if (
            end - start > 2
            and shadow[start] == opening
            and shadow[end - 1] == closing
            and shadow.count(opening, start + 1, end - 1) == 0
            and shadow.count(closing, start + 1, end - 1) == 0
        ):
            return Span(start + 1, end - 1)
    return Span(start, end)


def paragraphs(film: Labelled, numbers: Iterable[int]) -> list[Span]:
    """The spans of consecutive pieces. A blank line, or other lines between them, separates paragraphs."""
    spans: list[Span] = []
    pieces, last = film.pieces, -2
    for n in numbers:
        start, end = film.extent(n, n)
        start, end = film.opening(n, start), film.ending(n, end)
        if spans and ((n == last + 1 and pieces[n].gap != BLANK) or pieces[n].line == pieces[last].line):
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
        last = n
    return spans
