"""What the commands share that read sheets from files, folders, patterns and archives: their arguments, and the reading."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..report.entries import Entry, layouts_used, line_ends
from ..report.heading import Headings
from ..system.console import Failure, say_error, say_note
from ..system.files import STANDARD, ClosedPipe, display_name, print_text, refuse_twice
from .commands import DONE, FAILED, FINDINGS, make_parser
from .conversion import Conversion
from .options import Options as ReadingOptions
from .options import check_encoding, size

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from ..batch.inputs import Input
    from ..text.source import Decoded


def command_parser(name: str, description: str, epilog: str) -> argparse.ArgumentParser:
    """A parser with the arguments that say what to read and how."""
    parser = make_parser(f"filmsheet {name}", f"filmsheet {name} [options] [file ...]", description, epilog)
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="file",
        help="a film sheet, a folder, a pattern or an archive; - or none reads standard input",
    )
    parser.add_argument("--encoding", metavar="NAME", help="of the inputs (default: UTF-8, else what fits best)")
    parser.add_argument("--vocabulary", metavar="FILE.toml", help="further labels and the fields they name")
    parser.add_argument("--layouts", metavar="FILE", help="layouts that were taught; see filmsheet teach")
    parser.add_argument(
        "--known", metavar="FILE", action="append", default=[], help="names of people you know, one a line"
    )
    parser.add_argument("--max-unpacked", metavar="SIZE", type=size, help="refuse archives that unpack to more (default: 256M, or a hundred times their size)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    parser.add_argument("-h", "--help", action="store_true", help="print this and end")
    return parser


def print_help(parser: argparse.ArgumentParser) -> int:
    """Print what a command takes."""
    print_text(parser.format_help())
    return DONE


def print_lines(job: SheetJob, lines: Iterable[str], nothing: str) -> int:
    """Print lines, or say that there is nothing where sheets were read and gave none; returns the exit code."""
    text = "".join(f"{line}\n" for line in lines)
    try:
        print_text(text)
    except ClosedPipe:
        return job.worst
    if not text and job.records and not job.options.quiet:
        say_note(nothing)
    return job.worst


def reading_options(options: argparse.Namespace) -> ReadingOptions:
    """The arguments of `command_parser`, checked, as the main command takes them."""
    taken: dict[str, Any] = {name: getattr(options, name) for name in ("encoding", "vocabulary", "layouts", "strict", "quiet", "max_unpacked")}
    refuse_twice((*options.inputs, *options.known))
    if options.encoding is not None:
        check_encoding(options.encoding)
    taken["output"] = getattr(options, "output", None)
    return ReadingOptions(inputs=tuple(options.inputs) or (STANDARD,), known=tuple(options.known), **taken)


class SheetJob(Conversion):
    """Sheets read as the main command reads them, from files, folders, patterns and archives."""

    def entries(self) -> Iterator[Entry]:
        """The sheets of all inputs; an input that cannot be read is said, and the others go on."""
        from ..batch.own import is_own, told

        own: list[str] = []
        for source in self._sources():
            name = display_name(source.name)
            with self.sparing(name):
                data = _bytes_of(name, source)
                if source.found and is_own(data):
                    own.append(source.name)
                else:
                    yield from self._entries_of(name, data)
        if own:
            self._say_own(told(own[0], len(own)))

    def _sources(self) -> Iterator[Input]:
        """All inputs; an output among them is refused, or left out where filmsheet wrote it."""
        from ..batch.guard import Outputs
        from ..batch.inputs import find_inputs, without_asides
        from ..batch.job import SUFFIXES, Job

        outputs = Outputs(Job(output=self.options.output, format="json"))
        outputs.refuse(self.options.inputs, SUFFIXES)
        found = find_inputs(self.options.inputs, SUFFIXES, self.options.max_unpacked)
        return filter(outputs.spares, without_asides(found, quiet=self.options.quiet))

    def _say_own(self, said: str) -> None:
        if not self.records and self.worst == DONE:
            say_error(said)
            self.worst = FAILED
        elif not self.options.quiet:
            say_note(said)

    def _entries_of(self, name: str, data: bytes) -> Iterator[Entry]:
        from ..analysis import input_findings
        from ..sheets import iter_analyses

        decoded = self._decode(name, data)
        of_input = input_findings(decoded)
        line, headings = 1, Headings()
        for analysis in iter_analyses(decoded.text, **self.reading_options):
            found = of_input + tuple(analysis.diagnostics)
            used = layouts_used(self.reading_options.get("layouts"), analysis.text, Path(self.options.layouts or "").name)
            entry = Entry(name, analysis, found, line, headings.of(analysis.text, line), used)
            self._judge(entry)
            self.records += 1
            yield entry
            line += line_ends(analysis.text)
            of_input = ()

    def _decode(self, name: str, data: bytes) -> Decoded:
        from ..text.source import BinaryInput, decode

        try:
            return decode(data, self.options.encoding)
        except BinaryInput:
            raise Failure(f"{name}: binary data, not text") from None
        except UnicodeError as error:  # a codec that takes no error handler
            raise Failure(f"{name}: {error}") from None

    def _judge(self, entry: Entry) -> None:
        grave = ("error", "warning") if self.options.strict else ("error",)
        if any(diagnostic.severity in grave for diagnostic in entry.diagnostics):
            self.worst = max(self.worst, FINDINGS)


def _bytes_of(name: str, source: Input) -> bytes:
    from ..batch.inputs import BROKEN, why_broken
    from ..system.files import read_input

    if source.failure:
        raise Failure(f"{name}: {source.failure}")
    if source.path is not None:
        return read_input(os.fspath(source.path))
    try:
        if source.read is not None:
            return source.read()
        assert source.open is not None
        with source.open() as stream:
            return stream.read(-1)
    except (*BROKEN, MemoryError) as error:
        raise Failure(f"{name}: {why_broken(error)}") from None
