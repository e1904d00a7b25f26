"""The options of the main command: reading and checking."""

import os

from ..system.console import Failure
from ..system.files import SHEET_SUFFIXES, STANDARD, refuse_input, refuse_twice
from .commands import COMMANDS, Options, parser_of

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


def read_options(arguments: list[str]) -> Options:
    """Read the arguments. It is a failure if they are wrong.

    >>> read_options(["sheet.txt"]).inputs
    ['sheet.txt']
    """
    # File names alone need no argument parser, whose import takes longer than reading a sheet.
    if arguments and arguments[0].isalpha() and not os.path.exists(arguments[0]):  # noqa: PTH110 - nor pathlib
        from difflib import get_close_matches

        for command in get_close_matches(arguments[0], COMMANDS, 1, 0.75):
            raise Failure(f"{arguments[0]}: no such file, folder or command; did you mean filmsheet {command}?")
    options = Options()
    if not any(argument.startswith("-") and argument != STANDARD for argument in arguments):
        options.inputs = arguments
        return checked(options)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    parser_of("main").parse_intermixed_args(arguments[:end], options)
    options.inputs = [*options.inputs, *arguments[end + 1 :]]  # after --, all words are file names
    if options.schema and options.inputs:
        raise Failure("--schema needs no input")
    checked(options)
    suffix = os.path.splitext(options.output or "")[1].lower()  # noqa: PTH122 - a plain run imports no pathlib
    if options.format == "auto" and suffix in _OTHERS:
        raise Failure(f"{suffix} files cannot be written{_OTHERS[suffix]}; choose .json, .jsonl, .csv, .sqlite or .parquet, or use --format")
    return options


def checked(options: Options) -> Options:
    """The options of a command that reads sheets; without inputs, standard input is read."""
    refuse_twice((*options.inputs, *options.known, options.files_from))
    if options.encoding is not None:
        _check_encoding(options.encoding)
    if not options.inputs and options.files_from is None:
        options.inputs = [STANDARD]
    return options


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
    """Raise a failure if the output is an input, a file of an option, or a sheet that filmsheet did not write."""
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
