"""Sheets read one by one and printed: what the main command does with a few inputs."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from ..system.console import Failure, is_terminal, say_diagnostic, say_error, say_note
from ..system.files import (
    SHEET_SUFFIXES,
    STANDARD,
    ClosedPipe,
    Output,
    display_name,
    open_output,
    read_input,
    reason_of,
    refuse_input,
)
from .commands import DONE, FAILED, FINDINGS
from .options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..analysis import Analysis
    from ..diagnostics import Diagnostic
    from ..vocabulary import Vocabulary


class Reading(NamedTuple):
    """One sheet as read, with what was found in its input as a whole."""

    analysis: Analysis
    diagnostics: tuple[Diagnostic, ...]


def refuse_inputs(options: Options) -> None:
    """Refuse to write over what is read, files that options name among it, and over a sheet of others.

    Raises:
        Failure: the output is one of them.
    """
    output = options.output
    given = tuple(name for name in (options.vocabulary, options.layouts) if name is not None)
    refuse_input(output, (*options.inputs, *given, *options.known))
    if output is not None and output.lower().endswith(SHEET_SUFFIXES):
        from ..batch.guard import refuse_sheet

        refuse_sheet(output)


class Conversion:
    """The main job: inputs in, records out, and the worst that happened as the exit code."""

    def __init__(self, options: Options) -> None:
        """Read what all inputs share; a fault in it is found before any output is touched."""
        self.options = options
        self.worst = DONE
        self.records = 0
        self.reading_options = reading_arguments(options)

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
            with self.sparing(display_name(name)):
                yield from self._readings_of(name)

    @contextlib.contextmanager
    def sparing(self, name: str) -> Iterator[None]:
        """Say why an input cannot be read, by the name it is shown with, and go on with the others."""
        try:
            yield
        except Failure as failure:
            say_error(str(failure))
            self.worst = FAILED
        except MemoryError:
            say_error(f"{name}: cannot be read: not enough memory")
            self.worst = FAILED

    def _readings_of(self, name: str) -> Iterator[Reading]:
        from .. import iter_analyses

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
        from ..analysis import input_findings
        from ..text.source import BinaryInput, decode

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


def reading_arguments(options: Options) -> dict[str, Any]:
    """What `iter_analyses` takes, from the files that the command line names."""
    reading: dict[str, Any] = {}
    if options.vocabulary is not None:
        reading["vocabulary"] = _load_vocabulary(options.vocabulary)
    if options.known:
        from ..cast import prepare_known

        reading["known"] = prepare_known(name for path in options.known for name in _names_of(path))
    if options.layouts is not None:
        from .teaching import load_layouts

        reading["layouts"] = load_layouts(options.layouts, quiet=options.quiet)
    if options.max_chars is not None:
        reading["max_chars"] = options.max_chars
    return reading


def _load_vocabulary(path: str) -> Vocabulary:
    from ..vocabulary import Vocabulary

    try:
        return Vocabulary.from_toml(path)
    except OSError as error:
        raise Failure(f"{path}: {reason_of(error, path)}") from None
    except ValueError as error:  # its one line names the file
        raise Failure(str(error)) from None


def _names_of(path: str) -> Iterator[str]:
    from ..text.source import BinaryInput, decode

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
