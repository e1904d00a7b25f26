"""Reads sheets one by one: for the main command with a few inputs, and for the commands that show, count or export them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from ..system.console import Failure, is_terminal, print_diagnostic, print_error, print_note
from ..system.files import STANDARD, ClosedPipe, display_name, open_output, read_input, reason_of, write_text
from .commands import DONE, FAILED, FINDINGS, Options
from .options import checked, refuse_inputs

if TYPE_CHECKING:
    from ..analysis import Analysis
    from ..diagnostics import Diagnostic
    from ..learning.layouts import Layouts
    from ..report.entries import Entry
    from ..text.source import Decoded

    Reading = tuple[Analysis, tuple[Diagnostic, ...]]
    """A sheet, with the findings in it and in its input."""

Loaded = TypeVar("Loaded")


class SheetJob:
    """Reads the inputs of a command, writes what it makes of them, and keeps the exit code of the worst finding."""

    def __init__(self, options: Options) -> None:
        """Read what all inputs share, so that an error in it is found before the output is opened."""
        self.options = checked(options)
        self.worst = DONE
        self.records = 0
        self.reading_options = reading_arguments(options)

    def write(self, pieces: Iterable[str]) -> int:
        """Write the result completely or not at all, and return the exit code."""
        refuse_inputs(self.options)
        output = open_output(self.options.output)
        try:
            for piece in pieces:
                output.write(piece)
            # A file must not lose its old records because no input could be read.
            if self.records or self.options.output is None:
                output.commit()
            else:
                output.discard()
        except BaseException as error:
            output.discard()
            if not isinstance(error, ClosedPipe):
                raise
        return self.worst

    def pieces(self) -> Iterator[str]:
        """An array if requested, one object for a single sheet, else one record a line."""
        options, readings = self.options, self._readings()
        if options.format == "json":
            yield from self._array(readings)
            return
        alone = options.format == "auto" and len(options.inputs) == 1
        first = list(islice(readings, 2 if alone else 0))
        for reading in chain(first, readings):
            yield self._encode(reading, indent=alone and len(first) == 1) + "\n"

    def _array(self, readings: Iterator[Reading]) -> Iterator[str]:
        before, comma, end = ("[", ",", "]\n") if self.options.compact else ("[\n  ", ",\n  ", "\n]\n")
        for reading in readings:
            yield before + self._encode(reading, indent=True).replace("\n", "\n  ")
            before = comma
        yield end if self.records else "[]\n"

    def _encode(self, reading: Reading, *, indent: bool) -> str:
        width = 2 if indent and not self.options.compact else None
        if self.options.analysis:
            return analysis_json(*reading, width)
        return reading[0].sheet.model_dump_json(indent=width)

    def _readings(self) -> Iterator[Reading]:
        for name in self.options.inputs:
            shown = display_name(name)
            with self.reporting_errors(shown):
                source = self.source(name)
                for reading in self.read(source):
                    self.print_diagnostics(shown, reading[1], source.text)
                    yield reading

    @contextlib.contextmanager
    def reporting_errors(self, name: str) -> Iterator[None]:
        """Report that an input cannot be read, under its displayed name, and continue with the others."""
        try:
            yield
        except (Failure, MemoryError) as error:
            print_error(str(error) if isinstance(error, Failure) else f"{name}: cannot be read: not enough memory")
            self.worst = FAILED

    def source(self, name: str) -> Decoded:
        """The text of an input. On a terminal, a note asks the user to type it."""
        if name == STANDARD and not self.options.quiet and is_terminal(sys.stdin):
            print_note("reading standard input; end it with Ctrl-D (Windows: Ctrl-Z and Enter)")
        return decoded(display_name(name), read_input(name), self.options.encoding)

    def read(self, source: Decoded) -> Iterator[Reading]:
        """The sheets of an input, counted. Findings about its bytes are added to the first."""
        from .. import iter_analyses
        from ..analysis import input_findings

        grave = ("error", "warning") if self.options.strict else ("error",)
        of_input = input_findings(source)
        for analysis in iter_analyses(source.text, **self.reading_options):
            found, of_input = of_input + analysis.diagnostics, ()
            if any(diagnostic.severity in grave for diagnostic in found):
                self.worst = max(self.worst, FINDINGS)
            self.records += 1
            yield analysis, found

    def print_diagnostics(self, name: str, found: Iterable[Diagnostic], text: str | None = None) -> None:
        """Print the findings in an input; only errors if quiet."""
        for diagnostic in found:
            if diagnostic.severity == "error" or not self.options.quiet:
                print_diagnostic(name, diagnostic, text)

    def entries(self) -> Iterator[Entry]:
        """The sheets of all inputs, also in folders, patterns and archives. An input that cannot be read is reported and skipped."""
        from pathlib import Path

        from ..batch.guard import find
        from ..batch.job import Job
        from ..batch.own import is_own, skipped_message
        from ..report.entries import entries_of

        own: list[str] = []
        options = self.options
        job = Job(tuple(options.inputs), output=options.output, format="json", quiet=options.quiet, max_unpacked=options.max_unpacked)
        for source in find(job):
            name = display_name(source.name)
            with self.reporting_errors(name):
                try:
                    data = source.read()
                except Failure as failure:
                    raise Failure(f"{name}: {failure}") from None
                if source.found and is_own(data):
                    own.append(source.name)
                else:
                    found = self.read(decoded(name, data, self.options.encoding))
                    layouts = self.reading_options.get("layouts")
                    yield from entries_of(name, found, layouts, Path(self.options.layouts or "").name)
        if own and not self.records and self.worst == DONE:
            print_error(skipped_message(own))
            self.worst = FAILED
        elif own and not self.options.quiet:
            print_note(skipped_message(own))

    def print_each(self, texts: Iterable[str]) -> int:
        """Print each text as soon as it is ready. Returns the exit code."""
        with contextlib.suppress(ClosedPipe):
            for text in texts:
                write_text(text)
        return self.worst

    def print_lines(self, lines: Iterable[str], nothing: str) -> int:
        """Print lines, or a message if sheets were read but there are no lines. Returns the exit code."""
        text = "".join(f"{line}\n" for line in lines)
        code = self.print_each([text])
        if not text and self.records and not self.options.quiet:
            print_note(nothing)
        return code


def reading_arguments(options: Options) -> dict[str, Any]:
    """The arguments for `iter_analyses`, from the files on the command line."""
    reading: dict[str, Any] = {}
    if options.vocabulary is not None:
        from ..vocabulary import Vocabulary

        reading["vocabulary"] = _loaded(Vocabulary.from_toml, options.vocabulary)
    if options.known:
        from ..cast import prepare_known

        lines = (line for path in options.known for line in decoded(display_name(path), read_input(path)).text.splitlines())
        reading["known"] = prepare_known(filter(None, (line.strip("\ufeff \t") for line in lines)))
    if options.layouts is not None:
        reading["layouts"] = load_layouts(options.layouts, quiet=options.quiet)
    if options.max_chars is not None:
        reading["max_chars"] = options.max_chars
    return reading


def load_layouts(path: str, *, quiet: bool = False) -> Layouts:
    """The layouts of a file on the command line. A note tells if they had to be learned again."""
    import warnings

    from ..learning.layouts import Layouts

    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        layouts = _loaded(Layouts.load, path)
    for warning in noted if not quiet else ():
        print_note(f"{warning.message}; filmsheet teach {path} -o NEW.layouts writes them")
    return layouts


def _loaded(load: Callable[[str], Loaded], path: str) -> Loaded:
    """The result of loading a file on the command line."""
    try:
        return load(path)
    except OSError as error:
        raise Failure(f"{path}: {reason_of(error, path)}") from None
    except ValueError as error:  # its message names the file
        raise Failure(str(error)) from None


def decoded(name: str, data: bytes, encoding: str | None = None) -> Decoded:
    """The text of an input with a name. It is a failure if it is not text, or if the encoding is wrong."""
    from ..text.source import BinaryInput, decode

    try:
        return decode(data, encoding)
    except BinaryInput:
        raise Failure(f"{name}: binary data, not text") from None
    except (UnicodeError, LookupError) as error:  # a codec without error handlers
        raise Failure(f"{name}: {error}") from None


def analysis_json(analysis: Analysis, diagnostics: tuple[Diagnostic, ...], indent: int | None) -> str:
    """The JSON of a sheet with its whole analysis."""
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
