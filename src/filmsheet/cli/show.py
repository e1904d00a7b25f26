"""`filmsheet show`: a summary of a sheet, on a terminal with rich, else as plain text."""

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from ..models import Money, Rating, ReleaseDate
from ..report.entries import Entry
from ..report.fields import FIELDS
from ..report.summary import DOUBTFUL, MARKS
from ..system.console import is_terminal, visible
from .commands import Options, command
from .conversion import SheetJob

_TEXTS = ("storyline", "tagline")
_APART = ("cast", "trivia", "other", "unread")
_WIDTH = 100
_PADDING = (0, 2, 0, 0)
_LONGEST = 240
"""The number of characters of a storyline or a trivia item that are shown."""
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


class Line(NamedTuple):
    """One value as shown: its text, and its alternative."""

    text: str
    doubt: str = ""

    @property
    def marked(self) -> str:
        """The text, with a mark if it is doubtful."""
        return f"{self.text} ?" if self.doubt else self.text


class Glance(NamedTuple):
    """A sheet as shown, for both forms."""

    heading: str
    source: str
    fields: list[tuple[str, list[Line]]]
    cast: list[tuple[Line, Line]]
    rest: list[tuple[str, list[tuple[str, str]]]]
    """Headings, and the lines of each with their styles."""


@command("show")
def main(options: Options) -> int:
    """Show the sheets and return the exit code."""
    job = SheetJob(options)
    return job.print_each((_rich_texts if _wants_rich() else _plain_texts)(map(glance, job.entries())))


def _wants_rich() -> bool:
    if not is_terminal(sys.stdout) and not os.environ.get("FORCE_COLOR"):
        return False
    return importlib.util.find_spec("rich") is not None


def glance(entry: Entry) -> Glance:
    """Collect what is shown of a sheet, without control characters."""
    sheet = entry.analysis.sheet
    trivia = [(f"{'•' if item.number is None else f'{item.number}.'} {_short(item.text)}", "") for item in sheet.trivia]
    findings = [(f"{one.line}:{one.column} {MARKS[one.severity]} {one.code} {visible(one.message)}", _STYLES[one.severity]) for one in entry.diagnostics]
    cast = [(f"/cast/{number}", member) for number, member in enumerate(sheet.cast)]
    unread = [(visible(line), "red") for text in sheet.unread for line in text.split("\n")]
    return Glance(
        visible(sheet.title or "Untitled") + (f" ({sheet.year})" if sheet.year else ""),
        visible(entry.place) + (f"\n{visible(entry.layouts)}" if entry.layouts else ""),
        list(_fields(entry)),
        [(_line(entry, f"{at}/actor", one.actor), _line(entry, f"{at}/role", one.role or "")) for at, one in cast],
        [("Trivia", trivia), ("Findings", findings), ("Unread", unread)],
    )


def _fields(entry: Entry) -> Iterator[tuple[str, list[Line]]]:
    sheet = entry.analysis.sheet
    for key, field in FIELDS.items():
        value = getattr(sheet, key)
        if not value or key in _APART:
            continue
        if isinstance(value, tuple):
            yield field.heading, [_line(entry, f"/{key}/{number}", one) for number, one in enumerate(value)]
        elif key in _TEXTS:
            yield field.heading, [Line(_short(value))]
        else:
            yield field.heading, [_line(entry, f"/{key}", f"{value} min" if key == "runtime" else value)]
    for label, text in sheet.other.items():
        yield visible(label), [Line(visible(text))]


def _line(entry: Entry, pointer: str, value: Any) -> Line:
    """A value, with its alternative if it is doubtful."""
    shown = visible(_text(value))
    probability = entry.analysis.confidence.get(pointer, 1.0)
    if probability >= DOUBTFUL:
        return Line(shown)
    other = entry.analysis.alternatives.get(pointer)
    if other is None:
        return Line(shown, f"{probability:.0%} sure")
    otherwise = "nothing" if other[0] is None else f'"{visible(other[0])}"'
    return Line(shown, f"{probability:.0%} sure, else {otherwise} ({other[1]:.0%})")


def _short(text: str) -> str:
    """The start of a long text; the record has the whole text."""
    shown = visible(text[:_LONGEST])
    return shown if len(text) <= _LONGEST else shown.rsplit(" ", 1)[0].rstrip(".,;: ") + " …"


def _text(value: Any) -> str:
    """A value, or a part of the record, in words."""
    match value:
        case Rating(source=source, value=score, best=best, votes=votes):
            words = [source or "", f"{score:g}" + (f" of {best:g}" if best else ""), f"({votes:,} votes)" if votes is not None else ""]
            return " ".join(filter(None, words))
        case ReleaseDate(date=date, place=place):
            return f"{date} ({place})" if place else date
        case Money(amount=amount, amount_max=most, currency=currency):
            return f"{amount:,}{f' to {most:,}' if most is not None else ''} {currency or ''}".rstrip()
    return str(value)


# -- plain text


def _plain_texts(glances: Iterable[Glance]) -> Iterator[str]:
    for number, one in enumerate(glances):
        yield ("\n" if number else "") + plain(one)


def plain(one: Glance) -> str:
    """A sheet as plain text."""
    lines = [one.heading, one.source, ""]
    width = max((len(name) for name, _ in one.fields), default=0) + 2
    for name, values in one.fields:
        for number, value in enumerate(values):
            lines.append(f"{'' if number else name:<{width}}{value.marked}")
            if value.doubt:
                lines.append(" " * width + f"  {value.doubt}")
    if one.cast:
        lines += ["", "Cast", *_plain_cast(one.cast)]
    for heading, texts in one.rest:
        if texts:
            lines += ["", heading, *(f"  {text}" for text, _ in texts)]
    return "\n".join(lines) + "\n"


def _plain_cast(cast: list[tuple[Line, Line]]) -> Iterator[str]:
    width = min(max(len(actor.text) for actor, _ in cast), 40) + 4
    for actor, role in cast:
        yield f"  {actor.marked:<{width}}{role.marked}".rstrip()
        for part, line in (("actor", actor), ("role", role)):
            if line.doubt:
                yield f"    {part}: {line.doubt}"


# -- rich


def _rich_texts(glances: Iterable[Glance]) -> Iterator[str]:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDTH)
    for one in glances:
        with console.capture() as capture:
            for part in _rich_parts(one):
                console.print(part)
        yield "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _rich_parts(one: Glance) -> Iterator[Any]:
    from rich.rule import Rule
    from rich.table import Column, Table
    from rich.text import Text

    def rich(value: Line) -> Text:
        return Text.assemble(value.text, *([(" ?", "bold yellow"), (f"\n{value.doubt}", "yellow")] if value.doubt else []))

    yield Text()
    yield Text(one.heading, style="bold")
    yield Text(one.source, style="dim")
    yield Rule(style="dim")
    fields = Table.grid(Column(style="dim", no_wrap=True), Column(), padding=_PADDING)
    for name, values in one.fields:
        for number, value in enumerate(values):
            fields.add_row("" if number else name, rich(value))
    yield fields
    if one.cast:
        yield Text("\nCast", style="bold")
        credits = Table.grid(padding=_PADDING)
        half = len(one.cast) if len(one.cast) < 8 else -(-len(one.cast) // 2)  # in two columns if there are many
        for pair in zip_longest(one.cast[:half], one.cast[half:], fillvalue=()):
            credits.add_row(*map(rich, chain(*pair)))
        yield credits
    for heading, texts in one.rest:
        if texts:
            yield Text(f"\n{heading}", style="bold red" if heading == "Unread" else "bold")
        for text, style in texts:
            yield Text("  " + text, style=style)
