"""The command line that all commands share: how its words are parsed, and a command behind options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ..system.console import Failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Collection

DONE, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

COMMANDS: dict[str, str | None] = {
    "show": "show",
    "report": "report",
    "convert": "convert",
    "labels": "labels",
    "teach": "teaching",
    "doubts": "doubts",
    "explain": "explain",
    "help": "help",
}
"""Sub-commands and the module beside this one whose `main(arguments)` runs each; None keeps a name free."""


def make_parser(prog: str, usage: str, description: str, epilog: str) -> argparse.ArgumentParser:
    """A parser without arguments that raises `Failure` where the words of the command line make no sense."""
    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise Failure(f"{message}; see {prog} --help")

    return Parser(
        prog=prog,
        usage=usage,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )


def command_first(
    arguments: list[str], commands: Collection[str], parser: Callable[[], argparse.ArgumentParser]
) -> list[str]:
    """Put a command before the options that stand in front of it: `-q convert` means `convert -q`.

    Args:
        arguments: the words of the command line.
        commands: the names of the commands.
        parser: makes the parser that knows which options take a value; it is asked where a command may follow options.
    """
    if not arguments or not arguments[0].startswith("-") or not any(word in commands for word in arguments):
        return arguments
    place = _first_word(arguments, _with_value(parser()))
    if place is None or arguments[place] not in commands:
        return arguments
    return [arguments[place], *arguments[:place], *arguments[place + 1 :]]


def _with_value(parser: argparse.ArgumentParser) -> frozenset[str]:
    """The options that are followed by a value."""
    actions = parser._option_string_actions  # noqa: SLF001 - there is no other way to ask
    return frozenset(name for name, action in actions.items() if action.nargs != 0)


def _first_word(arguments: list[str], with_value: frozenset[str]) -> int | None:
    """The place of the first word that is neither an option nor the value of one."""
    skip = False
    for place, word in enumerate(arguments):
        if skip:
            skip = False
        elif word == "--":
            return None
        elif not word.startswith("-") or word == "-":
            return place
        else:
            skip = _wants_next(word, with_value)
    return None


def _wants_next(word: str, with_value: frozenset[str]) -> bool:
    """Whether the value of an option is the next word: `-o FILE` and `-qo FILE`, not `-oFILE` or `--output=FILE`."""
    if word.startswith("--"):
        return word in with_value
    for place, letter in enumerate(word[1:], 2):
        if f"-{letter}" in with_value:
            return place == len(word)
    return False
