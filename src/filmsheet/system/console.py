"""Messages on standard error: one line each, without control characters for the terminal."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, TextIO

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[36m", "dim": "\x1b[2m"}
_WIDEST = 120
_JOINERS = "\u200c\u200d"  # they affect the shape of letters in Persian and Hindi names, and are harmless


class Form:
    """The form of findings: lines for people, or JSON Lines for programs."""

    json = False
    hints: ClassVar[set[str]] = set()
    """Messages that were printed, and are not printed again."""

    @classmethod
    def reset(cls) -> None:
        """Start a run: lines for people, and no printed messages."""
        cls.json = False
        cls.hints.clear()


class Failure(Exception):
    """Ends a command with exit code 2. Its message is printed."""


def visible(text: str) -> str:
    r"""Show a text on one line: white space as spaces, control characters as escapes.

    >>> visible("The\tRed \x1b[31mShoes")
    'The Red \\x1b[31mShoes'
    """
    return text if text.isprintable() else "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    return " " if character.isspace() else character.encode("unicode_escape").decode("ascii")


def wants_colour(stream: TextIO) -> bool:
    """Whether to use colour: on a terminal, unless NO_COLOR is set, or if FORCE_COLOR is set."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or (os.name == "nt" and "WT_SESSION" not in os.environ):
        return False
    return is_terminal(stream)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def print_error(message: str) -> None:
    """Print why a command or an input failed."""
    if Form.json:
        _print_json({"severity": "error", "message": message})
    else:
        _write_line(f"filmsheet: {_paint('error:', 'error')} {visible(message)}")


def print_note(message: str) -> None:
    """Print a message that is not an error."""
    if not Form.json:
        _write_line(f"filmsheet: {visible(message)}")


def print_diagnostic(source: str, diagnostic: "Diagnostic", text: str | None = None) -> None:
    """Print one finding as `file:line:column: severity CODE message`; on a terminal also its line, if the text of the source is given."""
    if Form.json:
        _print_json({"file": source, **diagnostic.as_dict()})
        return
    place = _paint(f"{visible(source)}:{diagnostic.line}:{diagnostic.column}:", "place")
    severity = _paint(diagnostic.severity, diagnostic.severity)
    lines = [f"{place} {severity} {diagnostic.code} {visible(diagnostic.message)}"]
    if text is not None and is_terminal(sys.stderr):
        lines += _drawn(diagnostic, text)
    _write_line("\n".join(lines))


def _drawn(diagnostic: "Diagnostic", text: str) -> Iterator[str]:
    """The line of a finding with marks under its span, and the advice."""
    number = str(diagnostic.line)
    bar, gap = _paint("|", "dim"), " " * len(number)
    before, marked, after = _around(text, *diagnostic.span)
    if marked.strip():
        yield f" {_paint(number, 'dim')} {bar} {before}{marked}{after}"
        yield f" {gap} {bar} {' ' * columns(before)}{_paint('^' * columns(marked), diagnostic.severity)}"
    if diagnostic.hint not in Form.hints:
        Form.hints.add(diagnostic.hint)
        yield f" {gap} {_paint('=', 'dim')} {visible(diagnostic.hint)}"


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The first line of a span as shown: the text before, in and after it. A long line is cut on both sides."""
    room = min(_WIDEST, _terminal_width()) - 16
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = min((at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0), default=len(text))
    end = min(max(end, start + 1), last)
    left = max(first, start - max(room // 3, room - (last - start)))
    right = min(last, left + room)
    before = ("…" if left > first else "") + visible(text[left:start])
    return before, visible(text[start : min(end, right)]), visible(text[end:right]) + ("…" if right < last else "")


def _terminal_width() -> int:
    try:
        return max(40, os.get_terminal_size(sys.stderr.fileno()).columns)
    except (OSError, ValueError):
        return 80


def columns(text: str) -> int:
    """The number of terminal columns of a text.

    >>> columns("Ann"), columns("電影"), columns("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    import unicodedata

    wide = sum(unicodedata.east_asian_width(character) in ("W", "F") for character in text)
    none = sum(unicodedata.category(character) in ("Mn", "Me", "Cf") for character in text)
    return len(text) + wide - none


def _print_json(fields: dict[str, object]) -> None:
    import json

    _write_line(json.dumps(fields))


def _paint(text: str, style: str) -> str:
    if sys.stderr is None or not wants_colour(sys.stderr):
        return text
    return f"{_COLOURS.get(style, _BOLD)}{text}{_RESET}"


def _write_line(line: str) -> None:
    """Write a line to standard error. An error of the stream must not stop the work."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.stderr = None  # its buffer must not cause an error at the end of the program
