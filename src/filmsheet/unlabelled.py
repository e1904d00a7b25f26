"""Text without a label: title lines, technical lines, casts told by their form, prose."""

from __future__ import annotations

from . import storyline as prose
from .fields import add_trivia, paragraphs, tell, title_gives
from .reading import Reading, same
from .source import Span
from .title import TitleLine, read_title
from .tokenizer import Line, Section


def read_unlabelled(reading: Reading, sections: list[Section]) -> None:
    opening = True
    for section in sections:
        if section.words is not None:
            opening = False
        elif section.key == "list":
            add_trivia(reading, section.lines)
        else:
            _read_plain(reading, section.lines, opening)


def _read_plain(reading: Reading, lines: list[Line], opening: bool) -> None:
    """Unlabelled lines: title lines above everything, else the storyline's prose."""
    if opening:
        lines = _read_title_lines(reading, lines)
    if "storyline" in reading.labelled:
        return
    spans = [span for span in paragraphs(lines) if _is_prose(reading.shadow, span)]
    if spans and (reading.labelled or "title" in reading.record or prose.looks_like_film(reading.shadow, *spans[0]) > 0.5):
        tell(reading, spans)


def _is_prose(shadow: str, span: Span) -> bool:
    length = span.end - span.start
    return length >= 40 and (shadow[span.end - 1] in ".!?…\"”»)'’。！？" or length > 160)


def _read_title_lines(reading: Reading, lines: list[Line]) -> list[Line]:
    """Claim the title among the first lines; the lines that are left."""
    best: tuple[int, TitleLine] | None = None
    for number, line in enumerate(lines[:6]):
        if _can_be_title(reading, line):
            found = read_title(reading.shadow, line.start, line.end)
            if found and (best is None or (found.year and not best[1].year)):
                best = (number, found)
    if best is None or not (reading.labelled or best[1].year or len(lines) > 1):
        return lines
    number, found = best
    title = reading.record.get("title")
    if title is not None and not same(title.value, found.title.value):
        return lines
    reading.set("title", found.title)
    title_gives(reading, found)
    return lines[:number] + lines[number + 1 :]


def _can_be_title(reading: Reading, line: Line) -> bool:
    last = reading.shadow[line.end - 1]
    return line.end - line.start <= 120 and last not in ".:,;" and line.marker < 0
