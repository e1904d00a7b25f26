"""`filmsheet convert`: writes film sheets as documents for other programs."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from ..batch.guard import FileId, file_id, is_foreign
from ..batch.inputs import files
from ..batch.own import is_own_file
from ..diagnostics import NO_FILM
from ..formats import FileNames, Format, find, formats, name_by_suffix
from ..models import FilmSheet
from ..system.console import Failure, print_error, print_note
from ..system.files import SHEET_SUFFIXES, STANDARD, ClosedPipe, is_special, overwrites_input, refuse_input, write_text
from ..writer import WriteError
from .commands import FAILED, Options, command
from .conversion import SheetJob


def _listed() -> str:
    """The list of formats for the help."""
    return "\n\nformats:\n" + "".join(f"  {one.name:<16}{one.description}\n" for one in formats())


@command("convert", _listed)
def main(options: Options) -> int:
    """Run the command and return its exit code."""
    return Export(options).run()


def _format(name: str | None, output: str | None) -> Format:
    """The format that was requested, or that of the suffix of the output."""
    if name is None and output in (None, STANDARD):
        raise Failure("convert needs --to FORMAT, or -o FILE with the suffix of a format; see filmsheet convert --help")
    try:
        return find(name_by_suffix(str(output)) if name is None else name)
    except LookupError as error:
        more = ": convert needs --to FORMAT; see filmsheet convert --help" if name is None else ""
        raise Failure(f"{error.args[0]}{more}") from None


class Export(SheetJob):
    """Reads films like the main command, and writes them in a format."""

    def __init__(self, options: Options) -> None:
        """Find the format before any input is read."""
        self.format = _format(options.to, options.output)
        self.target: str | None = None if options.output == STANDARD else options.output
        self.into_folder = self._is_folder()
        self.written = self.left = self._taken = 0
        """Files that were written, and existing files that were kept; films that the format supports."""
        self._now = ""
        super().__init__(options)

    def run(self) -> int:
        """Read every input, write the documents, and return the exit code."""
        refuse_input(self.target, self.options.files)
        if not (self.into_folder or self.options.overwrite or self.options.keep) and is_foreign(self.target):
            raise Failure(f"cannot write {self.target}: it is there already, and filmsheet did not write it; --overwrite replaces it")
        with contextlib.suppress(ClosedPipe):
            for path, document in self._placed(self._films()):
                self._put(path, document)
            if self.left and not self.options.quiet:
                were = "file was there already and is" if self.left == 1 else "files were there already and are"
                print_note(f"{self.target}: {self.written:,} written; {self.left:,} {were} left as before; --overwrite replaces")
        return self.worst

    def _films(self) -> Iterator[FilmSheet]:
        """The films that can be written. Reports their findings, and why others cannot be written."""
        for entry in self.entries():
            self.print_diagnostics(entry.name, entry.diagnostics)
            self._now = f"{entry.name}:{entry.first_line}"
            no_film = not NO_FILM.isdisjoint(entry.analysis.codes) and self.format.name != "text"
            reason = "the text holds no film sheet" if no_film else self.format.needs(entry.analysis.sheet)
            if reason is None:
                self._taken += 1
                yield entry.analysis.sheet
            else:
                self._refuse(reason)

    def _refuse(self, reason: str) -> None:
        print_error(f"{self._now}: not written as {self.format.name}: {reason}")
        self.worst = FAILED

    def _placed(self, films: Iterator[FilmSheet]) -> Iterator[tuple[str | None, str]]:
        """The documents, each with its path; None for standard output."""
        if not self.format.one_film_a_file:
            yield from self._together(films)
        elif self.into_folder:
            names = FileNames(self.format.suffix)
            for sheet in films:
                name = names.next(sheet)
                for document in self._documents([sheet]):
                    yield self._within(name), document
        else:
            first = list(islice(films, 2))
            if len(first) > 1:
                where = "" if self.target is None else f", and {self.target} is one"
                raise Failure(f"{self.format.name} holds one film a file{where}: give -o FOLDER for several")
            for document in self._documents(first):
                yield self.target, document

    def _documents(self, films: Iterable[FilmSheet]) -> Iterator[str]:
        """The document of one film; nothing if it cannot be written, which is reported."""
        try:
            yield from self.format.documents(films)
        except WriteError as error:
            self._refuse(str(error))

    def _together(self, films: Iterator[FilmSheet]) -> Iterator[tuple[str | None, str]]:
        """The documents of a format for several films, if these need more than one."""
        documents = list(self.format.documents(films))
        # A file must not lose its old records because no film could be written.
        if not (self._taken or (self.records and self.target is None)):
            return
        if self.target is None:
            if len(documents) > 1:
                raise Failure(f"{self.format.name} needs more than one file for so many films: give -o FILE or FOLDER")
            yield None, "".join(documents)
            return
        path = self._within(self.format.name + self.format.suffix) if self.into_folder else self.target
        numbered = [(_numbered(path, number), document) for number, document in enumerate(documents, 1)]
        for beside, document in () if self.into_folder or self.options.overwrite or self.options.keep else numbered[1:]:
            if Path(beside).exists() and not _is_of_kind(beside, document):
                raise Failure(f"cannot write {path}: {beside} exists already; --overwrite replaces it")
        yield from numbered

    def _is_folder(self) -> bool:
        """Whether the films go into a folder: it is one, or its name does not have the suffix of the format."""
        target = self.target
        if target is None or is_special(target):
            return False
        if target.endswith((os.sep, "/")) or Path(target).is_dir():
            return True
        suffix = self.format.suffix
        return not target.lower().endswith((suffix, suffix[suffix.rindex(".") :]))

    def _within(self, name: str) -> str:
        """The path of a file in the folder, which is created if necessary."""
        folder = Path(self.target or os.curdir)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise Failure(f"cannot write {self.target}: is a file and not a folder; the name of a file ends in {self.format.suffix}") from None
        except (OSError, ValueError) as error:
            raise Failure(f"cannot write {self.target}: {getattr(error, 'strerror', None) or error}") from None
        return str(folder / name)

    @cached_property
    def _files_read(self) -> set[FileId]:
        """The files of all inputs, including those that were not read yet, but not those in a folder that filmsheet wrote."""
        found = files(filter(STANDARD.__ne__, self.options.inputs), SHEET_SUFFIXES)
        return {item.file for item in found if item.file is not None and not (item.found and item.path is not None and is_own_file(item.path))}

    def _put(self, path: str | None, document: str) -> None:
        """Write a document. An existing file with the name of its film is kept."""
        if path is None:
            write_text(document)
            return
        keep, is_there = (not self.options.overwrite, os.path.lexists(path)) if self.into_folder else (self.options.keep, Path(path).is_file())
        if self.into_folder and is_there and file_id(path) in self._files_read:
            print_error(str(overwrites_input(path)))
            self.worst = FAILED
        elif keep and is_there:
            self.left += 1
        else:
            write_text(self.format.opening + document, path)
            self.written += 1


def _is_of_kind(path: str, document: str) -> bool:
    """Whether a file begins with the same line as a document, like an earlier part of an export."""
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            return file.readline() == document.partition("\n")[0] + "\n"
    except (OSError, ValueError):
        return False


def _numbered(path: str, number: int) -> str:
    """The path itself, or one with a number: "films.csv", "films-2.csv"."""
    if number == 1:
        return path
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}-{number}.{suffix}" if dot and os.sep not in suffix else f"{path}-{number}"
