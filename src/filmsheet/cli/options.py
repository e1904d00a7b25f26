"""The options of the main command: read from the words of the command line, and checked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from ..system.console import Failure
from ..system.files import STANDARD, refuse_twice
from .commands import COMMANDS, make_parser

if TYPE_CHECKING:
    import argparse

_TABLES = ("csv", "sqlite", "parquet")
_MANY = (".jsonl", ".ndjson", ".csv", ".sqlite", ".sqlite3", ".db", ".parquet")
_OTHERS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods"), " (a spreadsheet opens .csv; for Excel say --bom too)"),
    **dict.fromkeys((".html", ".htm"), " (see filmsheet report)"),
    **dict.fromkeys((".nfo", ".xml", ".md"), " (see filmsheet convert)"),
    **dict.fromkeys((".yaml", ".yml", ".tsv", ".pdf", ".docx"), ""),
}
"""Suffixes that would belie what is written, and what to do instead."""
_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".tbz2", ".xz", ".txz")

_EXAMPLES = """\
examples:
  filmsheet sheet.txt                     one record as JSON
  filmsheet sheets/*.txt > records.jsonl  one record a line
  filmsheet sheets/ old.zip -o films.csv  a corpus on all cores; also .jsonl .json .sqlite .parquet
  filmsheet - < sheet.txt                 read standard input
  filmsheet sheet.txt -o record.json      a file that is written whole or not at all
  filmsheet --analysis sheet.txt          with the place of every value
  filmsheet show sheet.txt                a record at a glance
  filmsheet report sheets/ -o report.html every value in its place, as a page for the browser
  filmsheet convert sheet.txt --to nfo    for Kodi and Jellyfin; also jsonld, obsidian, csv and more
  filmsheet labels sheets/                labels that are not known, the most frequent first
  filmsheet teach sheet.txt record.json -o mine.layouts
                                          a layout by a corrected sheet; then --layouts mine.layouts
  filmsheet explain FS102                 what a code means
  filmsheet explain sheet.txt:12          why a line was read as it was

exit codes:
  0  read, perhaps with warnings
  1  read, with errors, or with warnings under --strict
  2  bad use, or a file that could not be read or written
  130  interrupted with Ctrl-C
"""


class Options(NamedTuple):
    """What the command line asks for."""

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


def read_options(arguments: list[str]) -> Options:
    """Read the arguments.

    Raises:
        Failure: they make no sense.

    >>> read_options(["sheet.txt"]).inputs
    ('sheet.txt',)
    """
    # File names alone need no argument parser, whose import costs more than reading a sheet.
    if arguments and arguments[0].isalpha() and not os.path.exists(arguments[0]):  # noqa: PTH110 - nor pathlib
        _suggest(arguments[0])
    if not any(argument.startswith("-") and argument != STANDARD for argument in arguments):
        refuse_twice(arguments)
        return Options(inputs=tuple(arguments) or (STANDARD,))
    optional, names = _split_at_dashes(arguments)
    values = vars(argument_parser().parse_intermixed_args(optional))
    several = {"inputs": (*values["inputs"], *names), "known": tuple(values["known"]), "suffix": tuple(values["suffix"])}
    options = Options(**{**values, **several})
    refuse_twice((*options.inputs, *options.known, options.files_from))
    if options.schema and options.inputs:
        raise Failure("--schema takes no input")
    if options.encoding is not None:
        check_encoding(options.encoding)
    if options.format == "auto":
        _check_suffix(options.output)
    if options.inputs or options.files_from is not None:
        return options
    return options._replace(inputs=(STANDARD,))


def _suggest(word: str) -> None:
    """Refuse what looks like a command misspelt."""
    from difflib import get_close_matches

    for command in get_close_matches(word, COMMANDS, 1, 0.75):
        raise Failure(f"{word}: no such file, folder or command; did you mean filmsheet {command}?")


def _split_at_dashes(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Part the arguments at `--`, after which all are names of files."""
    if "--" not in arguments:
        return arguments, []
    place = arguments.index("--")
    return arguments[:place], arguments[place + 1 :]


def argument_parser() -> argparse.ArgumentParser:
    """The parser of the main command."""
    parser = make_parser(
        "filmsheet",
        "filmsheet [options] [file ...]\n       filmsheet show | report | convert | labels | teach | doubts [options] [file ...]\n       filmsheet explain [code | file:line ...]\n       filmsheet help [command]",
        "Turn raw film sheets into records: JSON on standard output, findings on standard error.",
        _EXAMPLES,
    )
    _add_input_arguments(parser)
    _add_output_arguments(parser)
    _add_batch_arguments(parser)
    general = parser.add_argument_group("general")
    general.add_argument("-q", "--quiet", action="store_true", help="print errors only, no warnings and notes")
    general.add_argument(
        "--diagnostics", choices=("text", "json"), default="text", help="how to print them: as lines, or as JSON Lines"
    )
    general.add_argument("-h", "--help", action="store_true", help="print this and end")
    general.add_argument("--version", action="store_true", help="print the version and end")
    return parser


def _add_input_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="file",
        help="a film sheet, a folder, a pattern or an archive (.zip, .tar.gz, .gz); - or none reads standard input",
    )
    reading = parser.add_argument_group("reading")
    reading.add_argument("--encoding", metavar="NAME", help="of the inputs (default: UTF-8, else what fits best)")
    reading.add_argument("--vocabulary", metavar="FILE.toml", help="further labels and the fields they name")
    reading.add_argument("--layouts", metavar="FILE", help="layouts that were taught; see filmsheet teach")
    reading.add_argument(
        "--known", metavar="FILE", action="append", default=[], help="names of people you know, one a line"
    )
    reading.add_argument(
        "--max-chars", metavar="N", type=_positive, help="read no more of a sheet than N characters as fields"
    )
    reading.add_argument("--max-unpacked", metavar="SIZE", type=size, help="refuse archives that unpack to more (default: 256M, or a hundred times their size)")
    reading.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")


def _add_output_arguments(parser: argparse.ArgumentParser) -> None:
    writing = parser.add_argument_group("writing")
    writing.add_argument(
        "--format",
        choices=("auto", "json", "jsonl", *_TABLES),
        default="auto",
        help="json: always an array; jsonl: always one record a line; auto: what the suffix of the output says "
        "(.jsonl .json .csv .sqlite .parquet), else one sheet of one input as an object and more as one record a line",
    )
    writing.add_argument("--compact", action="store_true", help="no indentation")
    writing.add_argument(
        "--analysis", action="store_true", help="records with tokens, spans, diagnostics, confidence, alternatives"
    )
    writing.add_argument("--schema", action="store_true", help="print the JSON Schema of a record (with --origin: of one that has its origin) and end")
    writing.add_argument("-o", "--output", metavar="FILE", help="write there, whole or not at all")


def _add_batch_arguments(parser: argparse.ArgumentParser) -> None:
    many = parser.add_argument_group("many inputs")
    many.add_argument("--files-from", metavar="LIST", help="read the names of inputs from a file, one a line")
    many.add_argument(
        "--suffix",
        metavar=".EXT",
        action="append",
        default=[],
        help="what to read in folders and archives (default: .txt .text .md .nfo .html); may be repeated",
    )
    many.add_argument("--origin", action="store_true", help="put source and line of each sheet in its record")
    many.add_argument("--bom", action="store_true", help="start CSV files with a byte order mark, as Excel wants it")
    many.add_argument("--jobs", metavar="N", type=_positive, help="processes (default: one a core)")
    many.add_argument("--resume", action="store_true", help="go on with a run to the same -o FILE that was cut short")
    many.add_argument("--summary", action="store_true", help="print a summary at the end, as on a terminal")
    many.add_argument("--dask", metavar="ADDRESS", help="run on a Dask cluster; local starts one; -o is a folder")


def _positive(text: str) -> int:
    import argparse

    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def size(text: str) -> int:
    """A size as an argument.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    import argparse

    from ..batch.unpacked import size_of

    found = size_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 500M or 2G")
    return found


def check_encoding(name: str) -> None:
    """Refuse an encoding that Python does not know, or that gives no text.

    Raises:
        Failure: it is one of those.
    """
    import codecs

    try:
        is_text = getattr(codecs.lookup(name), "_is_text_encoding", True)
    except (LookupError, ValueError):  # a name with NUL in it is a ValueError
        is_text = False
    if not is_text:
        raise Failure(f"unknown encoding {name!r}")


def _check_suffix(output: str | None) -> None:
    """Refuse to write JSON into a file that says it is something else."""
    suffix = os.path.splitext(output or "")[1].lower()  # noqa: PTH122 - a plain run imports no pathlib
    if suffix in _OTHERS:
        raise Failure(f"no {suffix} is written here{_OTHERS[suffix]}; choose .json, .jsonl, .csv, .sqlite or .parquet, or say --format")


def is_batch(options: Options) -> bool:
    """Whether there is more to do than to read some files one by one."""
    if options.jobs or options.resume or options.summary or options.origin or options.bom:
        return True
    if options.suffix or options.files_from is not None or options.dask is not None:
        return True
    if options.output is not None and (len(options.inputs) > 1 or _is_of_lines_or_tables(options)):
        return True
    return options.format in _TABLES or any(map(_holds_inputs, options.inputs))


def _is_of_lines_or_tables(options: Options) -> bool:
    return options.format == "auto" and str(options.output).lower().endswith(_MANY)


def _holds_inputs(name: str) -> bool:
    """Whether an input stands for several: a folder, an archive, a pattern that no shell has expanded."""
    if name.lower().endswith(_ARCHIVES) or os.path.isdir(name):  # noqa: PTH112 - a plain run imports no pathlib
        return True
    return any(character in name for character in "*?[") and not os.path.exists(name)  # noqa: PTH110 - likewise
