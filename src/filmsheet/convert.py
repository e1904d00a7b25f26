"""`filmsheet convert`: film sheets in, documents for other programs out."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .cli import FAILED
from .console import Failure, say_error
from .files import STANDARD, ClosedPipe, open_output, refuse_input
from .report.command import SheetJob, command_parser, print_help, reading_options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from .formats import Format
    from .models import FilmSheet

_NO_FILM = frozenset(("FS001", "FS002"))
_DESCRIPTION = """\
Turn film sheets into documents for other programs.

formats:
"""

_EPILOG = """\
One film goes to standard output, or to the file after -o. Several films need -o FOLDER where the format holds one
film a file; the files are named after the films, and replace files of the same name unless --keep is given.

examples:
  filmsheet convert sheet.txt -o movie.nfo
  filmsheet convert sheets/ --to obsidian -o vault/Films --keep
  filmsheet convert sheets/ old.zip --to letterboxd -o films.csv
"""


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code.

    Raises:
        Failure: it makes no sense, or the result cannot be written.
    """
    parser = command_parser("convert", _DESCRIPTION, _EPILOG)
    parser.add_argument("--to", metavar="FORMAT", help="one of the formats above (default: what the suffix after -o says)")
    parser.add_argument(
        "-o", "--output", metavar="FILE|FOLDER", help="write there; a file is written whole or not at all"
    )
    parser.add_argument("--keep", action="store_true", help="leave files that are there already as they are")
    options = parser.parse_intermixed_args(arguments)
    if options.help:
        parser.description = _DESCRIPTION + _list_of_formats()
        return print_help(parser)
    if options.to is None:
        options.to = _format_by_suffix(options.output)
    return Export(options).run()


def _format_by_suffix(output: str | None) -> str:
    from .formats import name_by_suffix

    if output in (None, STANDARD):
        raise Failure("convert needs --to FORMAT, or -o FILE with the suffix of a format; see filmsheet convert --help")
    try:
        return name_by_suffix(str(output))
    except LookupError as error:
        raise Failure(f"{error.args[0]}: convert needs --to FORMAT; see filmsheet convert --help") from None


def _list_of_formats() -> str:
    from .formats import formats

    return "".join(f"  {one.name:<16}{one.description}\n" for one in formats())


class Export(SheetJob):
    """Films read as the main command reads them, and written in a format."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Find the format before any input is read."""
        from .formats import find

        try:
            self.format: Format = find(options.to)
        except LookupError as error:
            raise Failure(str(error.args[0])) from None
        self.target: str | None = None if options.output == STANDARD else options.output
        self.keep: bool = options.keep
        self._now = ""
        super().__init__(reading_options(options))

    def run(self) -> int:
        """Read every input, write the documents, and return the exit code."""
        try:
            if self.format.one_film_a_file:
                self._write_films(self._films())
            else:
                self._write_together(self._films())
        except ClosedPipe:
            return self.worst
        return self.worst

    def _films(self) -> Iterator[FilmSheet]:
        """The films that can be written; what was found in them, and what the others lack, is said."""
        for entry in self.entries():
            for diagnostic in entry.diagnostics:
                self._report(entry.name, diagnostic)
            self._now = f"{entry.name}:{entry.first_line}"
            no_film = not _NO_FILM.isdisjoint(entry.analysis.codes) and self.format.name != "text"
            reason = "the text holds no film sheet" if no_film else self.format.needs(entry.analysis.sheet)
            if reason is None:
                yield entry.analysis.sheet
            else:
                self._refuse(reason)

    def _refuse(self, reason: str) -> None:
        say_error(f"{self._now}: not written as {self.format.name}: {reason}")
        self.worst = FAILED

    # -- one film a file

    def _write_films(self, films: Iterator[FilmSheet]) -> None:
        first = next(films, None)
        if first is None:
            return
        if self._is_folder():
            self._write_folder(_chain(first, films))
            return
        second = next(films, None)
        if second is None:
            self._write_one(first)
        elif self.target is None:
            raise Failure(f"{self.format.name} holds one film a file: give -o FOLDER for several")
        else:
            self._write_folder(_chain(first, _chain(second, films)))

    def _write_one(self, sheet: FilmSheet) -> None:
        document = self._document(sheet)
        if document is not None:
            self._put(self.target, document)

    def _write_folder(self, films: Iterable[FilmSheet]) -> None:
        from .formats import FileNames

        folder = self._folder()
        names = FileNames(self.format.suffix)
        for sheet in films:
            document = self._document(sheet)
            name = names.next(sheet)
            if document is not None:
                self._put(str(Path(folder, name)), document)

    def _document(self, sheet: FilmSheet) -> str | None:
        from .writer import WriteError

        try:
            return next(self.format.documents([sheet]))
        except WriteError as error:
            self._refuse(str(error))
            return None

    # -- several films a file

    def _write_together(self, films: Iterator[FilmSheet]) -> None:
        documents = self.format.documents(films)
        document = next(documents, "")
        following = next(documents, None)
        if not self.records:
            return
        if self.target is None and following is not None:
            raise Failure(f"{self.format.name} needs more than one file for so many films: give -o FILE or FOLDER")
        path = str(Path(self._folder(), self.format.name + self.format.suffix)) if self._is_folder() else self.target
        self._put(path, document)
        number = 1
        while following is not None and path is not None:
            number += 1
            self._put(_numbered(path, number), following)
            following = next(documents, None)

    # -- places

    def _is_folder(self) -> bool:
        target = self.target
        return target is not None and (target.endswith((os.sep, "/")) or Path(target).is_dir())

    def _folder(self) -> str:
        target = self.target or os.curdir
        try:
            Path(target).mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise Failure(f"cannot write {target}: is a file, and there are several films to write") from None
        except (OSError, ValueError) as error:
            raise Failure(f"cannot write {target}: {getattr(error, 'strerror', None) or error}") from None
        return target

    @cached_property
    def _files_read(self) -> list[str]:
        """The files that the inputs stand for, whether they were read already or are to be."""
        from .batch.inputs import find_inputs
        from .batch.job import SUFFIXES

        return [source.name for source in find_inputs(filter(STANDARD.__ne__, self.options.inputs), SUFFIXES)]

    def _put(self, path: str | None, document: str) -> None:
        if path is not None and Path(path).is_file():
            if self.keep:
                return
            refuse_input(path, self._files_read)
        output = open_output(path)
        output.write(document if path is None else self.format.opening + document)
        output.commit()


def _chain(first: FilmSheet, rest: Iterable[FilmSheet]) -> Iterator[FilmSheet]:
    yield first
    yield from rest


def _numbered(path: str, number: int) -> str:
    """A further file beside the first: "films.csv", "films-2.csv"."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}-{number}.{suffix}" if dot and os.sep not in suffix else f"{path}-{number}"
