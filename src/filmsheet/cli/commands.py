"""Argument parsing for all commands, and commands after options."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from ..system.console import Failure
from ..system.files import write_text

if TYPE_CHECKING:
    import argparse

DONE, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

COMMANDS: dict[str, str] = {
    "show": "show",
    "report": "report",
    "convert": "convert",
    "labels": "labels",
    "teach": "teaching",
    "doubts": "doubts",
    "explain": "explain",
    "help": "",
}
"""The commands and their modules in this package, whose `main(arguments)` runs them. `help` precedes another command."""

_SHARED = {
    "files": "file  a film sheet, a folder, a pattern or an archive (.zip, .tar.gz, .gz); - or none reads standard input",
    "reading": """\
--encoding NAME       of the inputs (default: UTF-8, else detected)
--vocabulary FILE.toml  more labels and their fields
--layouts FILE        taught layouts; see filmsheet teach""",
    "judging": """\
--known FILE...       known names of people, one a line
--max-unpacked SIZE   refuse archives with a larger unpacked size (default: 256M, or a hundred times their size)
--strict              also exit with 1 on warnings""",
    "general": """\
-q, --quiet           print only errors
-h, --help            print this help""",
    "output": "-o, --output FILE  write there, completely or not at all",
}
"""Options that several commands share, by their placeholder in the tables."""
_SHARED["sheets"] = "\n".join(_SHARED[name] for name in ("files", "reading", "judging", "general"))


class Options:
    """The options of the main command and of the others. A parser fills in those that it knows."""

    inputs: Sequence[str] = ()
    format: str = "auto"
    compact: bool = False
    analysis: bool = False
    strict: bool = False
    schema: bool = False
    encoding: str | None = None
    output: str | None = None
    vocabulary: str | None = None
    layouts: str | None = None
    max_chars: int | None = None
    max_unpacked: int | None = None
    quiet: bool = False
    diagnostics: str = "text"
    files_from: str | None = None
    jobs: int | None = None
    origin: bool = False
    bom: bool = False
    resume: bool = False
    summary: bool = False
    dask: str | None = None
    version: bool = False
    help: bool = False
    changes: bool = False
    json: bool = False
    keep: bool = False
    overwrite: bool = False
    title: str = ""
    to: str | None = None

    def __init__(self) -> None:
        self.known: list[str] = []
        self.suffix: list[str] = []

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files that are read, including those of options."""
        return tuple(name for name in (*self.inputs, self.vocabulary, self.layouts, *self.known) if name is not None)


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of a command ("main" is the one without a name), from its text in `help/`.

    Lines of three dashes separate usage, description, table of options and epilog.
    """
    from string import Template

    usage, description, table, epilog = (Path(__file__).parent / "help" / f"{name}.txt").read_text("utf-8").split("\n---\n")
    prog = "filmsheet" if name == "main" else f"filmsheet {name}"
    return make_parser(prog, usage, description, Template(table).substitute(_SHARED), epilog)


def make_parser(prog: str, usage: str, description: str, table: str, epilog: str) -> argparse.ArgumentParser:
    """A parser that raises `Failure` for wrong arguments.

    The table has one option a line, as in the help: `-o, --output FILE  what it does`. An option without a value is a
    flag, `FILE...` may be repeated, and the first of `{json,text}` is the default. The first line is for the positional
    arguments. A line that ends with a colon starts a group; `either:` one whose options exclude each other.
    """
    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise Failure(f"{message}; see {prog} --help")

    parser = Parser(
        prog=prog,
        usage=usage,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    words, *lines = table.splitlines()
    name, _, text = words.partition("  ")
    parser.add_argument("inputs", nargs="*", metavar=name, help=text.strip())
    group: Any = parser
    for line in lines:
        form, _, text = line.partition("  ")
        if form.endswith(":"):
            group = parser.add_mutually_exclusive_group() if form == "either:" else parser.add_argument_group(form[:-1])
        else:
            names, how = _option(form.replace(", ", " ").split())
            group.add_argument(*names, help=text.strip(), **how)
    return parser


def _option(words: list[str]) -> tuple[list[str], dict[str, Any]]:
    """The names of an option, and its arguments for argparse."""
    value = words[-1]
    if value.startswith("-"):
        return words, {"action": "store_true"}
    if value.startswith("{"):
        choices = value[1:-1].split(",")
        return words[:-1], {"choices": choices, "default": choices[0]}
    if value.endswith("..."):
        return words[:-1], {"metavar": value[:-3], "action": "append", "default": []}
    return words[:-1], {"metavar": value, "type": {"N": _positive, "SIZE": _size}.get(value, str)}


def _positive(text: str) -> int:
    import argparse

    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _size(text: str) -> int:
    """The number of bytes of a size.

    >>> _size("500M"), _size("2 GB"), _size("1000")
    (500000000, 2000000000, 1000)
    """
    import argparse

    folded = text.casefold().replace(" ", "").removesuffix("b")
    number = folded.rstrip("kmg")
    times = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}.get(folded.removeprefix(number), 0)
    if not (number.isascii() and number.isdecimal() and int(number) * times > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 500M or 2G")
    return int(number) * times


def command(name: str, more: Callable[[], str] = str) -> Callable[[Callable[[Options], int]], Callable[[Sequence[str]], int]]:
    """Make the `main(arguments)` of a command from a function of its options; `more` is added to its description.

    It returns the exit code, and raises `Failure` for wrong arguments or if the command fails.
    """

    def decorated(run: Callable[[Options], int]) -> Callable[[Sequence[str]], int]:
        """The `main` of a command that `run` implements."""

        @functools.wraps(run)
        def main(arguments: Sequence[str]) -> int:
            parser = parser_of(name)
            options = parser.parse_intermixed_args(arguments, Options())
            if not options.help:
                return run(options)
            parser.description = f"{parser.description}{more()}"
            write_text(parser.format_help())
            return DONE

        return main

    return decorated


def command_first(arguments: list[str], commands: Collection[str]) -> list[str]:
    """Move a command before the options in front of it: `-q convert` means `convert -q`."""
    if not arguments or not arguments[0].startswith("-") or not any(word in commands for word in arguments):
        return arguments
    actions = parser_of("main")._option_string_actions  # noqa: SLF001 - there is no public way to ask
    with_value = {name for name, action in actions.items() if action.nargs != 0}
    words = enumerate(arguments)
    for place, word in words:
        if word == "--":
            break
        if not word.startswith("-") or word == "-":
            return [word, *arguments[:place], *arguments[place + 1 :]] if word in commands else arguments
        if _wants_next(word, with_value):
            next(words, None)
    return arguments


def _wants_next(word: str, with_value: Collection[str]) -> bool:
    """Whether the value of an option is the next word: `-o FILE` and `-qo FILE`, not `-oFILE` or `--output=FILE`."""
    if word.startswith("--"):
        return word in with_value
    first = next((place for place, letter in enumerate(word) if f"-{letter}" in with_value), 0)
    return first == len(word) - 1
