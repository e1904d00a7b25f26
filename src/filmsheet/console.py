"""What is said to a person on standard error: one line each, with nothing in it that a terminal would obey."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from .diagnostics import Diagnostic

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[36m"}
_JOINERS = "\u200c\u200d"  # they shape letters of Persian and Hindi names, and move nothing


class Failure(Exception):
    """Ends a command with exit code 2; its message is the line that the user reads."""


def visible(text: str) -> str:
    r"""Show a text on one line: white space as spaces, what a terminal might obey as its escape.

    >>> visible("The\tRed \x1b[31mShoes")
    'The Red \\x1b[31mShoes'
    """
    return text if text.isprintable() else "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    return " " if character.isspace() else character.encode("unicode_escape").decode("ascii")


def wants_colour(stream: TextIO) -> bool:
    """Whether to write in colour: on a terminal, unless NO_COLOR says no or FORCE_COLOR says yes."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or (os.name == "nt" and "WT_SESSION" not in os.environ):
        return False
    return is_terminal(stream)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees what is written to the stream, or types what is read from it."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def say_error(message: str) -> None:
    """Say why a command or an input failed."""
    _say(f"filmsheet: {_paint('error:', 'error')} {visible(message)}")


def say_note(message: str) -> None:
    """Say something that is no failure."""
    _say(f"filmsheet: {visible(message)}")


def say_diagnostic(source: str, diagnostic: Diagnostic) -> None:
    """Write one finding as `file:line:column: severity CODE message`."""
    place = _paint(f"{visible(source)}:{diagnostic.line}:{diagnostic.column}:", "place")
    severity = _paint(diagnostic.severity, diagnostic.severity)
    _say(f"{place} {severity} {diagnostic.code} {visible(diagnostic.message)}")


def _paint(text: str, style: str) -> str:
    if sys.stderr is None or not wants_colour(sys.stderr):
        return text
    return f"{_COLOURS.get(style, _BOLD)}{text}{_RESET}"


def _say(line: str) -> None:
    """Write a line to standard error; one that is closed or full must not stop the work."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
