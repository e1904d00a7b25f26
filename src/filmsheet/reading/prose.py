"""The storyline of a film: its pieces and its paragraphs."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ..text.source import Found, Span, tidy
from .labels import ACTOR, LABEL, NONE
from .pieces import BLANK, BRACKET, COMMA, LINE, MARK, SPACE
from .runs import Labelled

_NAMED = frozenset((ACTOR, "directors", "writers"))


def add_storyline(film: Labelled) -> None:
    """Add the storyline, including the text between its pieces on a line."""
    story = _story_pieces(film)
    spans = [span for span in (_trimmed(film.shadow, span) for span in paragraphs(film, story)) if span.start < span.end]
    if not spans:
        return
    reading = film.reading
    for start, end in spans:
        reading.claims.append((start, end, "value", "storyline"))
        reading.paragraphs.append(tidy(film.shadow[start:end]))
    reading.record["storyline"] = Found("", *spans[0], spans[1:])
    sureness = film.judged.sureness
    if any(sureness[n] < 1.0 for n in story):
        mean = min(sum(sureness[n] for n in story) / len(story), (sureness[story[0]] + sureness[story[-1]]) / 2)
        reading.confidence["/storyline"] = sure = film.means("storyline", min(mean, 0.9999))
        others = [other[1] for n in story if (other := film.judged.others[n]) is not None]
        if others and (probability := round(min(sum(others) / len(story), 1 - sure), 4)) > 0:
            reading.alternatives["/storyline"] = (None, probability)
    opened = story[0] - 1
    while opened >= 0 and film.judged.labels[opened] == LABEL:
        film.used.add(opened)
        opened -= 1


def _story_pieces(film: Labelled) -> list[int]:
    """The pieces of the storyline: the stretch with the highest score, and others with nearly the same."""
    labels, story, pieces = film.judged.labels, film.judged.told, film.pieces
    stretches: list[tuple[float, int, int]] = []
    total, first, best = 0.0, -1, (0.0, -1, -1)
    for n, label in enumerate(labels):
        prose = pieces[n].prose
        if label == "storyline" or (prose and label == NONE and story[n] > 0.02):
            weight = math.log(max(0.01, min(story[n], 0.99)) / (1 - max(0.01, min(story[n], 0.99))))
            weight *= 1.0 if prose else 0.4
        elif label == NONE:
            weight = -2.5 if prose else -1.0
        else:
            weight = -0.5 if pieces[n].gap < LINE else -4.0 if label == LABEL else -2.0
        if first < 0:
            if weight > 0:
                total, first, best = weight, n, (weight, n, n)
            continue
        total += weight
        if total > best[0]:
            best = total, first, n
        if total <= max(0.0, best[0] - 5.0) or n == len(labels) - 1:
            stretches.append(best)
            total, first, best = 0.0, -1, (0.0, -1, -1)
    if first >= 0:
        stretches.append(best)
    if not stretches:
        return []
    most = max(stretches)[0]
    kept = [stretch for stretch in stretches if stretch[0] >= 0.75 * most]
    kept = [(weight, _line_start(film, a), _line_end(film, b)) for weight, a, b in kept]
    return [
        n
        for _, a, b in kept
        for n in range(a, b + 1)
        if labels[n] == "storyline" or (labels[n] == NONE and (pieces[n].prose or pieces[n].gap < LINE)) or pieces[n].gap < LINE
    ]


def _line_start(film: Labelled, n: int) -> int:
    """The start of a line whose sentences precede a piece without a label between them: they introduce the story."""
    first = n
    while first > 0 and film.pieces[first].gap < LINE and not (film.judged.labels[first - 1] == LABEL and film.pieces[first].gap == MARK):
        first -= 1
    return first if film.pieces[first].gap >= LINE and film.pieces[first].prose else n


def _line_end(film: Labelled, n: int) -> int:
    """The end of the line of a sentence that ends with names: "… directed by Ann Field and starring Tom Reed"."""
    pieces, labels, last = film.pieces, film.judged.labels, n
    while (
        last + 1 < len(pieces)
        and pieces[last + 1].gap in (SPACE, COMMA, BRACKET)
        and (
            labels[last + 1] in _NAMED
            or (labels[last + 1] == NONE and pieces[last + 1].prose)
            or (labels[last + 1] == LABEL and last + 2 < len(pieces) and pieces[last + 2].gap == SPACE)
        )
    ):
        last += 1
    return last if labels[last] != LABEL else n


def _trimmed(shadow: str, span: Span) -> Span:
    """A paragraph without signs at its ends, and without quotation marks around all of it."""
    start, end = _unenclosed(shadow, *span)
    while start < end and shadow[start] in " \t\xa0:;,.^|–—-•*>=)]}»”":
        start += 1
    while start < end and shadow[end - 1] in " \t\xa0:;,^|–—*>=([{«“":
        end -= 1
    start, end = _unenclosed(shadow, start, end)
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
