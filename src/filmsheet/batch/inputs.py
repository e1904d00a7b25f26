"""The inputs: folders, globs, archives, lists and standard input, one input at a time and in a fixed order."""

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
from gzip import GzipFile
from typing import IO, Any, NamedTuple, Protocol, Self

from ..system.console import Failure
from ..system.files import STANDARD, FixedSizeFile, Refused, display_name, encoded, reason_of
from ..text.source import BinaryInput

LARGE = 1_000_000
"""An input with at least this many bytes is read in chunks."""

RUN_FOLDER = ".filmsheet-run"
"""The suffix of the folder of a run, after the name of its output."""
_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_ENCRYPTED = 1
_CHUNK = 1_000_000
MOST_UNPACKED = 256_000_000
"""The default limit of the unpacked size of an archive: a small one that expands a thousand times is not a collection of sheets."""
_TIMES = 100
"""A large archive may unpack to this many times its size."""
UNREAD = "unread"
"""The digest of an input that could not be read."""
BROKEN = (OSError, EOFError, RuntimeError, ValueError, NotImplementedError, zlib.error, zipfile.BadZipFile, tarfile.TarError)


class ByteStream(Protocol):
    """A binary file that can be read again from the start."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to an offset."""


class Input(NamedTuple):
    """One input: a stream from `open`, or a failure."""

    name: str
    weight: int = 0
    """Its size on disk."""
    path: str | None = None
    """Its path, if it is a file and not part of an archive, so that a worker can open it."""
    open: Callable[[], AbstractContextManager[ByteStream]] = io.BytesIO
    is_large: bool = False
    """Whether it is read in chunks."""
    failure: str = ""
    found: bool = False
    """Whether it was found in a folder, by a pattern or in an archive, rather than named directly."""
    file: tuple[int, int] | None = None
    """The file on disk that contains it, by its device and number."""
    aside: str = ""
    """Why it is skipped, if that is not a failure; this is only reported."""

    def read(self) -> bytes:
        """Its bytes; a failure if it cannot be read."""
        if self.failure:
            raise Failure(self.failure)
        try:
            with self.open() as file:
                return file.read(-1)
        except (*BROKEN, MemoryError) as error:
            raise Failure(why_broken(error)) from None

    def digest(self) -> str:
        """The digest of its current content."""
        try:
            if not self.is_large:
                return digest_of(io.BytesIO(self.read()))
            with self.open() as file:
                return digest_of(file)
        except (Failure, *BROKEN):
            return UNREAD


def digest_of(file: ByteStream) -> str:
    """The size and a hash of a stream, as far as it can be read. The stream is then at its start again.

    A resumed run compares digests, to find inputs that have changed since they were read.
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
    """The inputs that names refer to. One that cannot be opened is an input with a failure.

    `most` is the limit of the unpacked size of an archive; None for the default.
    """
    for file in files(names, suffixes):
        for item in _opened(file, suffixes, most):
            yield item._replace(found=file.found or item.found, file=file.file)


def files(names: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[Input]:
    """The same, without opening archives or standard input."""
    for name in names:
        if name == STANDARD:
            yield Input(display_name(name), path=name)
        elif os.path.isdir(name):
            if not is_workspace(name):  # the pattern of a shell may match it too
                yield from _some(name, _folder(name, suffixes), suffixes)
        elif glob.has_magic(name) and not os.path.exists(name):
            yield from _matches(name, suffixes)
        else:
            yield _file(name)


def listed_names(path: str) -> Iterator[str]:
    """The names in a list of files: one a line, or separated by NUL as by `find -print0`."""
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
        elif "**" not in pattern:  # "**" matches files in the folder too
            yield from _folder(path, suffixes)


def _folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    """The sheets in a folder and its subfolders, sorted by path. Hidden ones are skipped."""
    try:
        with os.scandir(folder) as entries:
            kept = [entry for entry in entries if not entry.name.startswith(".") and not is_workspace(entry.path)]
    except OSError as error:
        yield _failed(folder, reason_of(error, ""))
        return
    # A folder sorts like its files, with the separator after its name.
    for entry in sorted(kept, key=lambda entry: entry.name + "/" * entry.is_dir(follow_symlinks=False)):
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path, suffixes)
        elif entry.is_symlink():
            yield from _linked(entry, suffixes)
        elif entry.name.lower().endswith(suffixes) and entry.is_file():
            yield _file(entry.path, found=True)


def _linked(entry: os.DirEntry[str], suffixes: tuple[str, ...]) -> Iterator[Input]:
    """A link in a folder: to a sheet, which is read; to a folder or nothing; or a link that is part of a cycle."""
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
    """Whether a path is the folder of a run, or inside one; it contains no sheets."""
    return RUN_FOLDER in path and any(part.endswith(RUN_FOLDER) for part in path.replace(os.sep, "/").split("/"))


def _file(path: str, *, found: bool = False) -> Input:
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        return _failed(path, reason_of(error, path))
    size, file = status.st_size, (status.st_dev, status.st_ino)
    return Input(_shown(path), size, path, partial(FixedSizeFile, path), is_large=size > LARGE, found=found, file=file)


def _opened(file: Input, suffixes: tuple[str, ...], most: int | None) -> Iterator[Input]:
    """A file, or the members of an archive as far as it can be read, and a failure for the rest."""
    path, size = file.path or "", file.weight
    lower = path.lower()
    if path == STANDARD:
        members = _standard()
    elif lower.endswith(".zip"):
        members = _zip(path, suffixes, size, most)
    elif lower.endswith(_TAR_SUFFIXES):
        members = _tar(path, suffixes, size, most)
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
    """The inputs of a folder or an archive. It is a failure if there are none."""
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
    why = str(error).partition("\n")[0].rstrip(":")  # tarfile adds a line for each method that it tried
    return f"broken archive: {why}" if why else "broken archive"


NO_MEMORY = "cannot be read: not enough memory"


def _zip(path: str, suffixes: tuple[str, ...], size: int, most: int | None) -> Iterator[Input]:
    with zipfile.ZipFile(path) as archive:
        wanted = [info for info in archive.infolist() if not info.is_dir() and _is_sheet(info.filename, suffixes)]
        check_unpacked(sum(info.file_size for info in wanted), size, most)
        for info in sorted(wanted, key=lambda info: info.filename):
            if info.flag_bits & _ENCRYPTED:
                yield _failed(f"{path}/{info.filename}", "cannot be read: it needs a password")
                continue
            yield _member(path, info.filename, info.file_size, info.compress_size, partial(archive.open, info))


def check_unpacked(size: int, packed: int, most: int | None = None) -> None:
    """Raise `Refused` if an archive with a known packed size unpacks to more than the limit; `most` is the limit of the user."""
    allowed = max(MOST_UNPACKED, _TIMES * packed) if most is None else most
    if size > allowed:
        raise Refused(f"unpacks to more than {shown(allowed)}; --max-unpacked allows more")


class Bounded(GzipFile):
    """A compressed file that is not read beyond its limit."""

    def __init__(self, path: str, packed: int, most: int | None) -> None:
        """Open a file with a known packed size."""
        super().__init__(path, "rb")
        self._limits = packed, most

    def read(self, size: int | None = -1) -> bytes:
        """Read up to `size` bytes; `Refused` if the file is larger than allowed."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        data = super().read(size)
        check_unpacked(self.tell(), *self._limits)
        return data


def shown(size: int) -> str:
    """A readable size.

    >>> shown(256_400_000), shown(1_500)
    ('256 MB', '1,500 bytes')
    """
    return f"{size // 1_000_000:,} MB" if size >= 1_000_000 else f"{size:,} bytes"


class _Header(tarfile.TarInfo):
    """The header of a member of a tar file. By default, tarfile treats a damaged one as the end of the archive."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if buf.strip(b"\0"):
                raise tarfile.ReadError(str(error)) from None
            raise  # the end


def _tar(path: str, suffixes: tuple[str, ...], size: int, most: int | None) -> Iterator[Input]:
    """The members of a tar file in the order of the archive. Each is read before the next is located."""
    with open(path, "rb") as raw, tarfile.open(fileobj=raw, tarinfo=_Header) as archive:
        seen = total = 0
        for info in archive:
            archive.members = []  # type: ignore[attr-defined] # otherwise it keeps an entry for every member
            if info.isreg() and _is_sheet(info.name, suffixes):
                total += info.size
                check_unpacked(total, size, most)
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
    """Standard input. A large one goes to a temporary file, because its encoding is only known at the end."""
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
    """A file that stays open after its reader has finished."""
    file.seek(0)
    yield file


def _failed(path: str, why: str) -> Input:
    return Input(_shown(path), failure=why)


def _shown(path: str) -> str:
    """A path that any output can contain: undecodable bytes of a name are escaped."""
    return encoded(path or "''").decode()
