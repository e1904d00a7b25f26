"""The options of the main command: reading and checking."""

import os
from typing import Any, NamedTuple

from ..system.console import Failure
from ..system.files import SHEET_SUFFIXES, STANDARD, refuse_input, refuse_twice
from .commands import COMMANDS, parser_of

_TABLES = ("csv", "sqlite", "parquet")
_MANY = (".jsonl", ".ndjson", ".csv", ".sqlite", ".sqlite3", ".db", ".parquet")
_OTHERS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods"), " (a spreadsheet opens .csv; for Excel use --bom too)"),
    **dict.fromkeys((".html", ".htm"), " (see filmsheet report)"),
    **dict.fromkeys((".nfo", ".xml", ".md"), " (see filmsheet convert)"),
    **dict.fromkeys((".yaml", ".yml", ".tsv", ".pdf", ".docx"), ""),
}
"""Suffixes of other formats, and what to use instead."""
_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".tbz2", ".xz", ".txz")


class Options(NamedTuple):
    """The options of the command line."""

    inputs: tuple[str, ...] = ()
    format: str = "auto"
    compact: bool = False
    analysis: bool = False
    strict: bool = False
    schema: bool = False
    encoding: str | None = None
    output: str | None = None
    vocabulary: str | None = None
    layouts: str | None = None
    known: tuple[str, ...] = ()
    max_chars: int | None = None
    max_unpacked: int | None = None
    quiet: bool = False
    diagnostics: str = "text"
    suffix: tuple[str, ...] = ()
    files_from: str | None = None
    jobs: int | None = None
    origin: bool = False
    bom: bool = False
    resume: bool = False
    summary: bool = False
    dask: str | None = None
    version: bool = False
    help: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files that are read, including those of options."""
        return tuple(name for name in (*self.inputs, self.vocabulary, self.layouts, *self.known) if name is not None)


def read_options(arguments: list[str]) -> Options:
    """Read the arguments.

    Raises:
        Failure: they are wrong.

    >>> read_options(["sheet.txt"]).inputs
    ('sheet.txt',)
    """
    # File names alone need no argument parser, whose import takes longer than reading a sheet.
    if arguments and arguments[0].isalpha() and not os.path.exists(arguments[0]):  # noqa: PTH110 - nor pathlib
        from difflib import get_close_matches

        for command in get_close_matches(arguments[0], COMMANDS, 1, 0.75):
            raise Failure(f"{arguments[0]}: no such file, folder or command; did you mean filmsheet {command}?")
    if not any(argument.startswith("-") and argument != STANDARD for argument in arguments):
        return checked({"inputs": arguments})
    end = arguments.index("--") if "--" in arguments else len(arguments)
    values = vars(parser_of("main").parse_intermixed_args(arguments[:end]))
    values["inputs"] += arguments[end + 1 :]  # after --, all words are file names
    if values["schema"] and values["inputs"]:
        raise Failure("--schema needs no input")
    options = checked(values)
    suffix = os.path.splitext(options.output or "")[1].lower()  # noqa: PTH122 - a plain run imports no pathlib
    if options.format == "auto" and suffix in _OTHERS:
        raise Failure(f"{suffix} files cannot be written{_OTHERS[suffix]}; choose .json, .jsonl, .csv, .sqlite or .parquet, or use --format")
    return options


def checked(values: dict[str, Any]) -> Options:
    """The options of the main command from parsed values; without inputs, standard input is read.

    Raises:
        Failure: standard input is named twice, or the encoding is unknown.
    """
    taken: dict[str, Any] = {name: value for name, value in values.items() if name in Options._fields}
    several = {name: tuple(value) for name, value in taken.items() if isinstance(value, list)}
    options = Options(**{**taken, **several})
    refuse_twice((*options.inputs, *options.known, options.files_from))
    if options.encoding is not None:
        _check_encoding(options.encoding)
    if options.inputs or options.files_from is not None:
        return options
    return options._replace(inputs=(STANDARD,))


def _check_encoding(name: str) -> None:
    """Raise a failure for an encoding that Python does not know, or that is not a text encoding."""
    import codecs

    try:
        is_text = getattr(codecs.lookup(name), "_is_text_encoding", True)
    except (LookupError, ValueError):  # a name with NUL raises a ValueError
        is_text = False
    if not is_text:
        raise Failure(f"unknown encoding {name!r}")


def refuse_inputs(options: Options) -> None:
    """Raise a failure if the output is an input, a file of an option, or a sheet that filmsheet did not write.

    Raises:
        Failure: the output is one of these.
    """
    refuse_input(options.output, options.files)
    if options.output is not None and options.output.lower().endswith(SHEET_SUFFIXES):
        from ..batch.guard import refuse_sheet

        refuse_sheet(options.output)


def is_batch(options: Options) -> bool:
    """Whether the job is more than to read some files one by one."""
    if options.jobs or options.resume or options.summary or options.origin or options.bom or options.suffix:
        return True
    if options.files_from is not None or options.dask is not None:
        return True
    many = len(options.inputs) > 1 or (options.format == "auto" and str(options.output).lower().endswith(_MANY))
    if options.output is not None and many:
        return True
    return options.format in _TABLES or any(map(_holds_inputs, options.inputs))


def _holds_inputs(name: str) -> bool:
    """Whether an input contains several: a folder, an archive, a pattern that the shell has not expanded."""
    if name.lower().endswith(_ARCHIVES) or os.path.isdir(name):  # noqa: PTH112 - a plain run imports no pathlib
        return True
    return any(character in name for character in "*?[") and not os.path.exists(name)  # noqa: PTH110 - likewise
