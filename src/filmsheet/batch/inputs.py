"""What there is to read: folders, globs, archives, lists and standard input, one input at a time and in a fixed order."""

from __future__ import annotations

import contextlib
import errno
import glob
import hashlib
import io
import os
import shutil
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import IO, Any, NamedTuple, Self

from ..system.console import Failure
from ..system.files import STANDARD, Refused, Whole, display_name, encoded, reason_of
from ..text.source import BinaryInput
from .streams import ByteStream
from .unpacked import Bounded, check

LARGE = 1_000_000
"""From how many bytes on an input is read in pieces instead of at once."""

RUN_FOLDER = ".filmsheet-run"
"""What the folder that a run works in ends in, after the name of its output."""
_TAPES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_ENCRYPTED = 1
_CHUNK = 1_000_000
UNREAD = "unread"
"""Stands for the digest of an input that could not be read."""
BROKEN = (OSError, EOFError, RuntimeError, ValueError, NotImplementedError, zlib.error, zipfile.BadZipFile, tarfile.TarError)


class Input(NamedTuple):
    """One input: a stream to be had by `open`, or a failure."""

    name: str
    weight: int = 0
    """Its bytes on the disk."""
    path: str | None = None
    """Where it lies, if it is a file by itself: a worker opens that."""
    open: Callable[[], AbstractContextManager[ByteStream]] = io.BytesIO
    is_large: bool = False
    """Whether it is to be read in pieces."""
    failure: str = ""
    found: bool = False
    """Whether it was found in a folder, by a pattern or in an archive, and not named itself."""
    file: tuple[int, int] | None = None
    """The file on the disk that it is read from, by its device and number."""
    aside: str = ""
    """Why it is not read, where that is no failure: it is then no input, and only to be said."""

    def read(self) -> bytes:
        """All of its bytes; a failure says why they cannot be had."""
        if self.failure:
            raise Failure(self.failure)
        try:
            with self.open() as file:
                return file.read(-1)
        except (*BROKEN, MemoryError) as error:
            raise Failure(why_broken(error)) from None

    def digest(self) -> str:
        """The digest of what it holds now."""
        try:
            if not self.is_large:
                return digest_of(io.BytesIO(self.read()))
            with self.open() as file:
                return digest_of(file)
        except (Failure, *BROKEN):
            return UNREAD


def digest_of(file: ByteStream) -> str:
    """The size and a hash of a stream, as far as it can be read; it is at its start again.

    By it a run that goes on sees that what it has read is still what is there.
    """
    found = hashlib.blake2b(digest_size=16)
    size = 0
    try:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
    except BROKEN:
        found.update(b"broken")
    file.seek(0)
    return f"{size}:{found.hexdigest()}"


def find_inputs(names: Iterable[str], suffixes: tuple[str, ...], most: int | None = None) -> Iterator[Input]:
    """The inputs that the names stand for; what cannot be had comes as an input with a failure.

    `most` is how much an archive may unpack to; None for what is usual.
    """
    for file in files(names, suffixes):
        for item in _opened(file, suffixes, most):
            yield item._replace(found=file.found or item.found, file=file.file)


def files(names: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[Input]:
    """The same, with archives and standard input as they stand: none is opened."""
    for name in names:
        if name == STANDARD:
            yield Input(display_name(name), path=name)
        elif os.path.isdir(name):
            if not is_workspace(name):  # a shell that expands a pattern names it too
                yield from _some(name, _folder(name, suffixes), suffixes)
        elif glob.has_magic(name) and not os.path.exists(name):
            yield from _matches(name, suffixes)
        else:
            yield _file(name)


def listed_names(path: str) -> Iterator[str]:
    """The names in a list of files: one a line, or parted by NUL as `find -print0` does."""
    is_standard = path == STANDARD
    try:
        if is_standard and sys.stdin is None:
            raise ValueError("standard input is closed")
        with open(sys.stdin.fileno() if is_standard else path, "rb", closefd=not is_standard) as file:
            yield from _split_names(file)
    except (OSError, ValueError) as error:
        raise Failure(f"{display_name(path)}: {reason_of(error, path)}") from None


def _split_names(file: IO[bytes]) -> Iterator[str]:
    held = b""
    separator = b""
    while chunk := file.read(65_536):
        held += chunk
        separator = separator or (b"\0" if b"\0" in held else b"\n" if b"\n" in held else b"")
        if separator:
            *names, held = held.split(separator)
            yield from filter(None, map(_decoded_name, names))
    yield from filter(None, (_decoded_name(held),))


def _decoded_name(line: bytes) -> str:
    return os.fsdecode(line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n"))


def _matches(pattern: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    found = sorted(glob.iglob(pattern, recursive=True))
    if not found:
        yield _failed(pattern, "no file matches")
    for path in found:
        if is_workspace(path):
            continue
        if not os.path.isdir(path):
            yield _file(path, found=True)
        elif "**" not in pattern:  # which matches what is in the folder too
            yield from _folder(path, suffixes)


def _folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    """The sheets in a folder and those below it, in the order of their paths; hidden ones are left out."""
    try:
        with os.scandir(folder) as entries:
            kept = [entry for entry in entries if not entry.name.startswith(".") and not is_workspace(entry.path)]
    except OSError as error:
        yield _failed(folder, reason_of(error, ""))
        return
    # A folder sorts as its files do, by the separator after its name.
    for entry in sorted(kept, key=lambda entry: entry.name + "/" * entry.is_dir(follow_symlinks=False)):
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path, suffixes)
        elif entry.is_symlink():
            yield from _linked(entry, suffixes)
        elif entry.name.lower().endswith(suffixes) and entry.is_file():
            yield _file(entry.path, found=True)


def _linked(entry: os.DirEntry[str], suffixes: tuple[str, ...]) -> Iterator[Input]:
    """A link in a folder: to a sheet, which is read, to a folder or to nothing, or one that goes round in a ring."""
    wanted = entry.name.lower().endswith(suffixes)
    try:
        if entry.is_dir():
            yield Input(_shown(entry.path), aside="left out: a link to a folder; name it to read what is in it")
        elif wanted and entry.is_file():
            yield _file(entry.path, found=True)
        elif wanted and not os.path.exists(entry.path):
            yield Input(_shown(entry.path), aside="left out: a link to nothing")
    except OSError as error:
        if wanted:
            yield _failed(entry.path, "a link that leads back to itself" if error.errno == errno.ELOOP else reason_of(error, ""))


def is_workspace(path: str) -> bool:
    """Whether a path is the folder of a run or lies in one; nothing there is a sheet."""
    return RUN_FOLDER in path and any(part.endswith(RUN_FOLDER) for part in path.replace(os.sep, "/").split("/"))


def _file(path: str, *, found: bool = False) -> Input:
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        return _failed(path, reason_of(error, path))
    size, file = status.st_size, (status.st_dev, status.st_ino)
    return Input(_shown(path), size, path, partial(Whole, path), is_large=size > LARGE, found=found, file=file)


def _opened(file: Input, suffixes: tuple[str, ...], most: int | None) -> Iterator[Input]:
    """A file, or the members of an archive as far as it can be read, and a failure where it cannot."""
    path, size = file.path or "", file.weight
    lower = path.lower()
    if path == STANDARD:
        members = _standard()
    elif lower.endswith(".zip"):
        members = _zip(path, suffixes, size, most)
    elif lower.endswith(_TAPES):
        members = _tape(path, suffixes, size, most)
    elif lower.endswith(".gz"):
        members = _packed(path, size, most)
    else:
        yield file
        return
    try:
        yield from _some(path, members, suffixes)
    except (*BROKEN, MemoryError) as error:
        yield _failed(path, why_broken(error))


def _some(name: str, inputs: Iterator[Input], suffixes: tuple[str, ...]) -> Iterator[Input]:
    """The inputs of a folder or an archive; that there are none is a failure."""
    none = True
    for item in inputs:
        none = none and bool(item.aside)
        yield item
    if none:
        yield _failed(name, f"holds no {' '.join(suffixes)} file")


def why_broken(error: BaseException) -> str:
    """Why an input cannot be read to its end."""
    if isinstance(error, Refused | Failure | BinaryInput):
        return str(error)
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, OSError) and (error.errno or isinstance(error, FileNotFoundError | PermissionError)):
        return reason_of(error, "")
    why = str(error).partition("\n")[0].rstrip(":")  # tarfile goes on with a line for each way that it tried
    return f"broken archive: {why}" if why else "broken archive"


NO_MEMORY = "cannot be read: not enough memory"


def _zip(path: str, suffixes: tuple[str, ...], size: int, most: int | None) -> Iterator[Input]:
    with zipfile.ZipFile(path) as archive:
        wanted = [info for info in archive.infolist() if not info.is_dir() and _is_sheet(info.filename, suffixes)]
        check(sum(info.file_size for info in wanted), size, most)
        for info in sorted(wanted, key=lambda info: info.filename):
            if info.flag_bits & _ENCRYPTED:
                yield _failed(f"{path}/{info.filename}", "cannot be read: it needs a password")
                continue
            yield _member(path, info.filename, info.file_size, info.compress_size, partial(archive.open, info))


class _Header(tarfile.TarInfo):
    """What stands before a member of a tar file; tarfile takes one that is damaged for the end, and says nothing."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if buf.strip(b"\0"):
                raise tarfile.ReadError(str(error)) from None
            raise  # it is the end


def _tape(path: str, suffixes: tuple[str, ...], size: int, most: int | None) -> Iterator[Input]:
    """The members of a tar file in the order in which they lie, each read before the next is looked for."""
    with open(path, "rb") as raw, tarfile.open(fileobj=raw, tarinfo=_Header) as archive:
        seen = total = 0
        for info in archive:
            archive.members = []  # type: ignore[attr-defined] # or it keeps a note of every member
            if info.isreg() and _is_sheet(info.name, suffixes):
                total += info.size
                check(total, size, most)
                here = min(raw.tell(), size)
                yield _member(path, info.name, info.size, here - seen, partial(archive.extractfile, info))
                seen = here


def _packed(path: str, size: int, most: int | None) -> Iterator[Input]:
    with Bounded(path, size, most) as file:
        start = file.read(LARGE + 1)
    is_large = len(start) > LARGE
    opener = partial(Bounded, path, size, most) if is_large else partial(io.BytesIO, start)
    yield Input(_shown(path), size, open=opener, is_large=is_large)


def _member(path: str, name: str, size: int, weight: int, open_member: Callable[[], Any]) -> Input:
    return Input(_shown(f"{path}/{name}"), weight, open=open_member, is_large=size > LARGE, found=True)


def _is_sheet(name: str, suffixes: tuple[str, ...]) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX"
    return name.lower().endswith(suffixes) and not hidden


def _standard() -> Iterator[Input]:
    """Standard input: a large one goes to a temporary file, since its encoding shows only when all is seen."""
    name = display_name(STANDARD)
    if sys.stdin is None:
        yield Input(name, failure="standard input is closed")
        return
    with tempfile.SpooledTemporaryFile(LARGE) as held:
        shutil.copyfileobj(sys.stdin.buffer, held)
        size = held.tell()
        yield Input(name, size, open=lambda: _from_start(held), is_large=size > LARGE)


@contextlib.contextmanager
def _from_start(file: ByteStream) -> Iterator[ByteStream]:
    """A file that stays open when its reader is done."""
    file.seek(0)
    yield file


def _failed(path: str, why: str) -> Input:
    return Input(_shown(path), failure=why)


def _shown(path: str) -> str:
    """A path as text that any output takes: bytes of a name that are no text show as escapes."""
    return encoded(path or "''").decode()
