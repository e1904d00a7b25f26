"""Sheets read from files, folders, patterns and archives, for the commands that show, count or export them."""

from __future__ import annotations

import contextlib
import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..batch.guard import Outputs
from ..batch.inputs import BROKEN, Input, find_inputs, why_broken, without_asides
from ..batch.job import SUFFIXES, Job
from ..batch.own import is_own, told
from ..report.entries import Entry, entries_of
from ..system.console import Failure, say_error, say_note
from ..system.files import ClosedPipe, display_name, open_output, read_input
from .commands import DONE, FAILED
from .conversion import Conversion, decoded
from .options import checked


class SheetJob(Conversion):
    """Sheets read as the main command reads them, from files, folders, patterns and archives."""

    def __init__(self, options: Namespace) -> None:
        """Take the options of a command."""
        super().__init__(checked(vars(options)))

    def entries(self) -> Iterator[Entry]:
        """The sheets of all inputs; an input that cannot be read is said, and the others go on."""
        own: list[str] = []
        for source in self._sources():
            name = display_name(source.name)
            with self.sparing(name):
                data = _bytes_of(name, source)
                if source.found and is_own(data):
                    own.append(source.name)
                else:
                    found = self.read(decoded(name, data, self.options.encoding))
                    layouts = self.reading_options.get("layouts")
                    yield from entries_of(name, found, layouts, Path(self.options.layouts or "").name)
        if own and not self.records and self.worst == DONE:
            say_error(told(own[0], len(own)))
            self.worst = FAILED
        elif own and not self.options.quiet:
            say_note(told(own[0], len(own)))

    def _sources(self) -> Iterator[Input]:
        """All inputs; an output among them is refused, or left out where filmsheet wrote it."""
        outputs = Outputs(Job(output=self.options.output, format="json"))
        outputs.refuse(self.options.inputs, SUFFIXES)
        found = find_inputs(self.options.inputs, SUFFIXES, self.options.max_unpacked)
        return filter(outputs.spares, without_asides(found, quiet=self.options.quiet))

    def print_each(self, texts: Iterable[str]) -> int:
        """Print each text as soon as it is there; returns the exit code."""
        output = open_output(None)
        with contextlib.suppress(ClosedPipe):
            for text in texts:
                output.write(text)
                output.commit()
        return self.worst

    def print_lines(self, lines: Iterable[str], nothing: str) -> int:
        """Print lines, or say that there is nothing where sheets were read and gave none; returns the exit code."""
        text = "".join(f"{line}\n" for line in lines)
        code = self.print_each([text])
        if not text and self.records and not self.options.quiet:
            say_note(nothing)
        return code


def _bytes_of(name: str, source: Input) -> bytes:
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
