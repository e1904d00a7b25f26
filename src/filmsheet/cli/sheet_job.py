"""Reads sheets from files, folders, patterns and archives, for the commands that show, count or export them."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..batch.guard import find
from ..batch.job import Job
from ..batch.own import is_own, skipped_message
from ..report.entries import Entry, entries_of
from ..system.console import Failure, print_error, print_note
from ..system.files import ClosedPipe, display_name, write_text
from .commands import DONE, FAILED
from .conversion import Conversion, decoded
from .options import checked


class SheetJob(Conversion):
    """Reads sheets like the main command, from files, folders, patterns and archives."""

    def __init__(self, options: Namespace) -> None:
        """Take the options of a command."""
        super().__init__(checked(vars(options)))

    def entries(self) -> Iterator[Entry]:
        """The sheets of all inputs. An input that cannot be read is reported and skipped."""
        own: list[str] = []
        job = Job(inputs=self.options.inputs, output=self.options.output, format="json", quiet=self.options.quiet, max_unpacked=self.options.max_unpacked)
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
            print_error(skipped_message(own[0], len(own)))
            self.worst = FAILED
        elif own and not self.options.quiet:
            print_note(skipped_message(own[0], len(own)))

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
