"""`filmsheet help`: what the program or one of its commands takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..system.console import Failure
from . import main as run
from .commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Print the help of the program, or that of the command named; returns the exit code.

    Raises:
        Failure: there is no such command.
    """
    words = [word for word in arguments if not word.startswith("-")]
    if not words or words[0] == "help":
        return run(["--help"])
    if words[0] not in COMMANDS:
        raise Failure(f"no command {words[0]!r}; there are {', '.join(COMMANDS)}")
    return run([words[0], "--help"])
