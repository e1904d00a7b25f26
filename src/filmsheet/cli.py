"""The command line: names of files in, JSON out, findings on standard error, an exit code. No parsing is done here."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from .commands import command_first, make_parser
from .console import Failure, Form, is_terminal, say_diagnostic, say_error, say_note
from .files import (
    SHEET_SUFFIXES,
    STANDARD,
    ClosedPipe,
    Output,
    display_name,
    open_output,
    read_input,
    reason_of,
    refuse_input,
    refuse_twice,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from .analysis import Analysis
    from .diagnostics import Diagnostic
    from .vocabulary import Vocabulary

DONE, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

COMMANDS: dict[str, str | None] = {
    "show": "show",
    "report": "report.command",
    "convert": "convert",
    "labels": "labels",
    "teach": "teaching",
    "doubts": "doubts",
    "explain": "explain",
    "help": "help",
}
"""Sub-commands and the module of this package whose `main(arguments)` runs each; None keeps a name free."""

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


class Reading(NamedTuple):
    """One sheet as read, with what was found in its input as a whole."""

    analysis: Analysis
    diagnostics: tuple[Diagnostic, ...]


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    >>> main(["--version"])
    filmsheet ...
    0
    """
    return _whole_process() if arguments is None else _run(list(arguments))


def _whole_process() -> int:
    """Run as a program of its own, without collections of garbage that its end makes pointless.

    The last one alone, when the interpreter ends, would take longer than a sheet does.
    """
    import gc

    gc.freeze()
    try:
        return _run(sys.argv[1:])
    finally:
        gc.freeze()
        _end_quietly()


def _end_quietly() -> None:
    """Let Ctrl-C end what is left of the process without a word: all is said."""
    import signal

    with contextlib.suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _run(arguments: list[str]) -> int:
    try:
        return _dispatch(arguments)
    except Failure as failure:
        say_error(str(failure))
        return FAILED
    except ClosedPipe:
        return DONE
    except KeyboardInterrupt:
        say_note("interrupted")
        return INTERRUPTED
    except MemoryError:
        say_error("not enough memory")
        return FAILED
    except OSError as error:  # the system has run out of something: files, processes
        say_error(f"{error.filename}: {reason_of(error, '')}" if error.filename else reason_of(error, ""))
        return FAILED


def _dispatch(arguments: list[str]) -> int:
    Form.reset()
    arguments = command_first(arguments, COMMANDS, _argument_parser)
    if arguments and arguments[0] in COMMANDS:
        return _run_command(arguments[0], arguments[1:])
    options = read_options(arguments)
    Form.json = options.diagnostics == "json"
    if options.help:
        return _print(_argument_parser().format_help(), options)
    if options.version:
        from . import __version__

        return _print(f"filmsheet {__version__}\n", options)
    if options.schema:
        return _print(_schema(options), options)
    if _is_batch(options):
        return _run_batch(options)
    return Conversion(options).run()


def _is_batch(options: Options) -> bool:
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


def _run_batch(options: Options) -> int:
    from .batch import Job, main

    if options.dask is None:
        refuse_inputs(options)
    job = Job(
        inputs=options.inputs,
        files_from=options.files_from,
        output=None if options.output == STANDARD else options.output,
        format=options.format,
        compact=options.compact,
        origin=options.origin,
        bom=options.bom,
        analysis=analysis_json if options.analysis else None,
        jobs=options.jobs,
        resume=options.resume,
        encoding=options.encoding,
        strict=options.strict,
        quiet=options.quiet,
        summary=options.summary,
        max_unpacked=options.max_unpacked,
        **_reading_options(options),
    )
    if options.suffix:
        job = job._replace(suffixes=options.suffix)
    if options.dask is not None:
        from .cluster import main_on_dask

        return main_on_dask(job, options.dask)
    return main(job)


def _run_command(name: str, arguments: list[str]) -> int:
    module = COMMANDS[name]
    if module is None:
        raise Failure(f"{name!r} is kept for a command to come; a file of that name is ./{name}")
    import importlib

    command = importlib.import_module(f".{module}", __package__)
    code: int = command.main(arguments)
    return code


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
    values = vars(_argument_parser().parse_intermixed_args(optional))
    several = {"inputs": (*values["inputs"], *names), "known": tuple(values["known"]), "suffix": tuple(values["suffix"])}
    options = Options(**{**values, **several})
    refuse_twice((*options.inputs, *options.known, options.files_from))
    if options.schema and options.inputs:
        raise Failure("--schema takes no input")
    if options.encoding is not None:
        _check_encoding(options.encoding)
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


def _argument_parser() -> argparse.ArgumentParser:
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

    from .batch.unpacked import size_of

    found = size_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 500M or 2G")
    return found


def _check_encoding(name: str) -> None:
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


def _print(text: str, options: Options) -> int:
    refuse_inputs(options)
    output = open_output(options.output)
    output.write(text)
    output.commit()
    return DONE


def _schema(options: Options) -> str:
    import json

    from .schema import record_schema

    return json.dumps(record_schema(origin=options.origin), ensure_ascii=False, indent=None if options.compact else 2) + "\n"


def refuse_inputs(options: Options) -> None:
    """Refuse to write over what is read, files that options name among it, and over a sheet of others.

    Raises:
        Failure: the output is one of them.
    """
    output = options.output
    given = tuple(name for name in (options.vocabulary, options.layouts) if name is not None)
    refuse_input(output, (*options.inputs, *given, *options.known))
    if output is not None and output.lower().endswith(SHEET_SUFFIXES):
        from .batch.guard import refuse_sheet

        refuse_sheet(output)


class Conversion:
    """The main job: inputs in, records out, and the worst that happened as the exit code."""

    def __init__(self, options: Options) -> None:
        """Read what all inputs share; a fault in it is found before any output is touched."""
        self.options = options
        self.worst = DONE
        self.records = 0
        self.reading_options = _reading_options(options)

    def run(self) -> int:
        """Read every input, write the records, and return the exit code."""
        refuse_inputs(self.options)
        output = open_output(self.options.output)
        try:
            for piece in self._pieces():
                output.write(piece)
            self._finish(output)
        except ClosedPipe:
            output.discard()
        except BaseException:
            output.discard()
            raise
        return self.worst

    def _finish(self, output: Output) -> None:
        # A file must not lose its old records because no input could be read.
        if self.records or self.options.output is None:
            output.commit()
        else:
            output.discard()

    def _pieces(self) -> Iterator[str]:
        options = self.options
        readings = self._readings()
        if options.format == "json":
            return self._array(readings)
        if options.format == "jsonl" or len(options.inputs) > 1:
            return self._lines(readings)
        return self._object_or_lines(readings)

    def _array(self, readings: Iterator[Reading]) -> Iterator[str]:
        start, comma, end = ("[", ",", "]\n") if self.options.compact else ("[\n  ", ",\n  ", "\n]\n")
        before = start
        for reading in readings:
            yield before + self._encode(reading, indent=True).replace("\n", "\n  ")
            before = comma
        yield end if self.records else "[]\n"

    def _lines(self, readings: Iterator[Reading]) -> Iterator[str]:
        for reading in readings:
            yield self._encode(reading, indent=False) + "\n"

    def _object_or_lines(self, readings: Iterator[Reading]) -> Iterator[str]:
        first = next(readings, None)
        if first is None:
            return
        second = next(readings, None)
        if second is None:
            yield self._encode(first, indent=True) + "\n"
            return
        yield from self._lines(iter((first, second)))
        yield from self._lines(readings)

    def _encode(self, reading: Reading, *, indent: bool) -> str:
        width = 2 if indent and not self.options.compact else None
        if self.options.analysis:
            return analysis_json(reading.analysis, reading.diagnostics, width)
        return reading.analysis.sheet.model_dump_json(indent=width)

    def _readings(self) -> Iterator[Reading]:
        for name in self.options.inputs:
            try:
                yield from self._readings_of(name)
            except Failure as failure:
                say_error(str(failure))
                self.worst = FAILED
            except MemoryError:
                say_error(f"{display_name(name)}: cannot be read: not enough memory")
                self.worst = FAILED

    def _readings_of(self, name: str) -> Iterator[Reading]:
        from . import iter_analyses

        text, of_input = self._read(name)
        for analysis in iter_analyses(text, **self.reading_options):
            diagnostics = of_input + tuple(analysis.diagnostics)
            of_input = ()
            for diagnostic in diagnostics:
                self._report(name, diagnostic, text)
            self.records += 1
            yield Reading(analysis, diagnostics)

    def _read(self, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
        """The text of an input, and a finding where it was not UTF-8."""
        from .analysis import input_findings
        from .source import BinaryInput, decode

        if name == STANDARD and not self.options.quiet and is_terminal(sys.stdin):
            say_note("reading standard input; end it with Ctrl-D (Windows: Ctrl-Z and Enter)")
        data = read_input(name)
        try:
            decoded = decode(data, self.options.encoding)
        except BinaryInput:
            raise Failure(f"{display_name(name)}: binary data, not text") from None
        except UnicodeError as error:  # a codec that takes no error handler
            raise Failure(f"{display_name(name)}: {error}") from None
        return decoded.text, input_findings(decoded)

    def _report(self, name: str, diagnostic: Diagnostic, text: str | None = None) -> None:
        grave = ("error", "warning") if self.options.strict else ("error",)
        if diagnostic.severity in grave:
            self.worst = max(self.worst, FINDINGS)
        if diagnostic.severity == "error" or not self.options.quiet:
            say_diagnostic(display_name(name), diagnostic, text)


def _reading_options(options: Options) -> dict[str, Any]:
    """What `iter_analyses` takes, from the files that the command line names."""
    reading: dict[str, Any] = {}
    if options.vocabulary is not None:
        reading["vocabulary"] = _load_vocabulary(options.vocabulary)
    if options.known:
        from .cast import prepare_known

        reading["known"] = prepare_known(name for path in options.known for name in _names_of(path))
    if options.layouts is not None:
        from .teaching import load_layouts

        reading["layouts"] = load_layouts(options.layouts, quiet=options.quiet)
    if options.max_chars is not None:
        reading["max_chars"] = options.max_chars
    return reading


def _load_vocabulary(path: str) -> Vocabulary:
    from .vocabulary import Vocabulary

    try:
        return Vocabulary.from_toml(path)
    except OSError as error:
        raise Failure(f"{path}: {reason_of(error, path)}") from None
    except ValueError as error:  # its one line names the file
        raise Failure(str(error)) from None


def _names_of(path: str) -> Iterator[str]:
    from .source import BinaryInput, decode

    try:
        text = decode(read_input(path)).text
    except BinaryInput:
        raise Failure(f"{display_name(path)}: binary data, not text") from None
    return (name for line in text.splitlines() if (name := line.strip("\ufeff \t")))


def analysis_json(analysis: Analysis, diagnostics: tuple[Diagnostic, ...], indent: int | None) -> str:
    """The JSON of a sheet with all that is known of it."""
    import json

    return json.dumps(
        {
            "sheet": analysis.sheet.model_dump(mode="json"),
            "tokens": [{"kind": token.kind, "section": token.section, "text": token.text, "span": list(token.span)} for token in analysis.tokens],
            "spans": {pointer: [list(span) for span in spans] for pointer, spans in analysis.spans.items()},
            "diagnostics": [diagnostic.as_dict() for diagnostic in diagnostics],
            "confidence": dict(analysis.confidence),
            "alternatives": {pointer: list(runner_up) for pointer, runner_up in analysis.alternatives.items()},
        },
        ensure_ascii=False,
        indent=indent,
        separators=None if indent else (",", ":"),
    )
