"""`filmsheet show`: a sheet at a glance, on a terminal with rich, else as plain text."""

from __future__ import annotations

import importlib.util
import os
import sys
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from ..report.fields import FIELDS
from ..report.summary import DOUBTFUL
from ..system.console import is_terminal, visible
from ..system.files import ClosedPipe, open_output
from .sheet_job import SheetJob, command_parser, print_help, reading_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..models import CastMember, Money, Rating, ReleaseDate, TriviaItem
    from ..report.entries import Entry

_EPILOG = """\
Values that are doubtful end in "?", with the runner-up below. Colours and columns show on a terminal where rich is
installed (pip install rich), and with FORCE_COLOR everywhere.

examples:
  filmsheet show sheet.txt
  filmsheet show sheets/ | less
"""
_TEXTS = ("storyline", "tagline")
_APART = ("cast", "trivia", "other", "unread")
_WIDTH = 100
_LONGEST = 240
"""How many characters of a storyline or a piece of trivia are shown."""
_MARKS = {"error": "error", "warning": "warning", "info": "note"}
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


class Line(NamedTuple):
    """One value as it is shown: its text, and what else it could have been."""

    text: str
    doubt: str = ""


class Glance(NamedTuple):
    """A sheet as it is shown, in either form."""

    heading: str
    source: str
    fields: list[tuple[str, list[Line]]]
    cast: list[tuple[Line, Line]]
    trivia: list[Line]
    findings: list[tuple[str, str]]
    """Severity, and the finding on one line."""
    unread: list[str]


def main(arguments: Sequence[str]) -> int:
    """Show the sheets and return the exit code.

    Raises:
        Failure: it makes no sense.
    """
    parser = command_parser("show", "Show what was read from film sheets, at a glance.", _EPILOG)
    options = parser.parse_intermixed_args(arguments)
    if options.help:
        return print_help(parser)
    job = SheetJob(reading_options(options))
    show = _show_rich if _wants_rich() else _show_plain
    try:
        show(glance(entry) for entry in job.entries())
    except ClosedPipe:
        return job.worst
    return job.worst


def _wants_rich() -> bool:
    if not is_terminal(sys.stdout) and not os.environ.get("FORCE_COLOR"):
        return False
    return importlib.util.find_spec("rich") is not None


def glance(entry: Entry) -> Glance:
    """Gather what is shown of a sheet; nothing in it is left that a terminal would obey."""
    sheet = entry.analysis.sheet
    heading = visible(sheet.title or "Untitled") + (f" ({sheet.year})" if sheet.year else "")
    return Glance(
        heading,
        visible(entry.name) + (f":{entry.first_line}" if entry.first_line > 1 else "") + (f"\n{visible(entry.layouts)}" if entry.layouts else ""),
        list(_fields(entry)),
        [_credit(entry, number, member) for number, member in enumerate(sheet.cast)],
        [_trivia(item) for item in sheet.trivia],
        [
            (d.severity, f"{d.line}:{d.column} {_MARKS[d.severity]} {d.code} {visible(d.message)}")
            for d in entry.diagnostics
        ],
        [visible(line) for text in sheet.unread for line in text.split("\n")],
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
    writer = _WRITERS.get(type(value).__name__, str)
    return Line(visible(writer(value)), _doubt(entry, pointer))


def _doubt(entry: Entry, pointer: str) -> str:
    probability = entry.analysis.confidence.get(pointer, 1.0)
    if probability >= DOUBTFUL:
        return ""
    other = entry.analysis.alternatives.get(pointer)
    if other is None:
        return f"{probability:.0%} sure"
    otherwise = "nothing" if other[0] is None else f'"{visible(other[0])}"'
    return f"{probability:.0%} sure, else {otherwise} ({other[1]:.0%})"


def _credit(entry: Entry, number: int, member: CastMember) -> tuple[Line, Line]:
    actor = Line(visible(member.actor), _doubt(entry, f"/cast/{number}/actor"))
    return actor, Line(visible(member.role or ""), _doubt(entry, f"/cast/{number}/role"))


def _trivia(item: TriviaItem) -> Line:
    return Line(f"{'•' if item.number is None else f'{item.number}.'} {_short(item.text)}")


def _short(text: str) -> str:
    """The beginning of a long text: the whole is in the record."""
    shown = visible(text[:_LONGEST])
    return shown if len(text) <= _LONGEST else shown.rsplit(" ", 1)[0].rstrip(".,;: ") + " …"


def _rating(rating: Rating) -> str:
    words = [rating.source or "", f"{rating.value:g}" + (f" of {rating.best:g}" if rating.best else "")]
    if rating.votes is not None:
        words.append(f"({rating.votes:,} votes)")
    return " ".join(filter(None, words))


def _release(release: ReleaseDate) -> str:
    return f"{release.date} ({release.place})" if release.place else release.date


def _money(money: Money) -> str:
    until = f" to {money.amount_max:,}" if money.amount_max is not None else ""
    return f"{money.amount:,}{until} {money.currency or ''}".rstrip()


_WRITERS: dict[str, Any] = {"Rating": _rating, "ReleaseDate": _release, "Money": _money}


# -- plain text


def _show_plain(glances: Iterator[Glance]) -> None:
    output = open_output(None)
    for number, one in enumerate(glances):
        output.write(("\n" if number else "") + plain(one))
        output.commit()


def plain(one: Glance) -> str:
    """A sheet at a glance as plain text."""
    lines = [one.heading, one.source, ""]
    width = max((len(name) for name, _ in one.fields), default=0) + 2
    for name, values in one.fields:
        for number, value in enumerate(values):
            lines.extend(_plain_value("" if number else name, value, width))
    lines.extend(_plain_cast(one.cast))
    for heading, texts in (
        ("Trivia", [value.text for value in one.trivia]),
        ("Findings", [finding for _, finding in one.findings]),
        ("Unread", one.unread),
    ):
        if texts:
            lines.extend(("", heading, *(f"  {text}" for text in texts)))
    return "\n".join(lines) + "\n"


def _plain_value(name: str, value: Line, width: int) -> Iterator[str]:
    yield f"{name:<{width}}{value.text}{' ?' if value.doubt else ''}"
    if value.doubt:
        yield " " * width + f"  {value.doubt}"


def _plain_cast(cast: list[tuple[Line, Line]]) -> Iterator[str]:
    if not cast:
        return
    yield ""
    yield "Cast"
    width = min(max(len(actor.text) for actor, _ in cast), 40) + 4
    for actor, role in cast:
        doubtful = " ?" if actor.doubt else ""
        yield f"  {actor.text + doubtful:<{width}}{role.text}{' ?' if role.doubt else ''}".rstrip()
        for part, line in (("actor", actor), ("role", role)):
            if line.doubt:
                yield f"    {part}: {line.doubt}"


# -- rich


def _show_rich(glances: Iterator[Glance]) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDTH)
    output = open_output(None)
    for one in glances:
        with console.capture() as capture:
            for part in _rich_parts(one):
                console.print(part)
        output.write("\n".join(line.rstrip() for line in capture.get().split("\n")))
        output.commit()


def _rich_parts(one: Glance) -> Iterator[Any]:
    from rich.rule import Rule
    from rich.text import Text

    yield Text()
    yield Text(one.heading, style="bold")
    yield Text(one.source, style="dim")
    yield Rule(style="dim")
    yield _rich_fields(one)
    if one.cast:
        yield Text("\nCast", style="bold")
        yield _rich_cast(one.cast)
    if one.trivia:
        yield Text("\nTrivia", style="bold")
        for value in one.trivia:
            yield Text("  " + value.text)
    if one.findings:
        yield Text("\nFindings", style="bold")
        for severity, finding in one.findings:
            yield Text("  " + finding, style=_STYLES[severity])
    if one.unread:
        yield Text("\nUnread", style="bold red")
        for line in one.unread:
            yield Text("  " + line, style="red")


def _rich_table() -> Any:
    from rich.table import Table

    return Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)


def _rich_value(value: Line) -> Any:
    from rich.text import Text

    text = Text(value.text)
    if value.doubt:
        text.append(" ?", style="bold yellow")
        text.append("\n" + value.doubt, style="yellow")
    return text


def _rich_fields(one: Glance) -> Any:
    from rich.text import Text

    table = _rich_table()
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, values in one.fields:
        for number, value in enumerate(values):
            table.add_row(Text("" if number else name), _rich_value(value))
    return table


def _rich_cast(cast: list[tuple[Line, Line]]) -> Any:
    """The credits in two columns of actor and role where there are many."""
    half = len(cast) if len(cast) < 8 else -(-len(cast) // 2)
    table = _rich_table()
    for left, right in zip_longest(cast[:half], cast[half:]):
        cells = [_rich_value(value) for credit in (left, right) if credit is not None for value in credit]
        table.add_row(*cells)
    return table
