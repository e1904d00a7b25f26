"""Reading of inputs by name, standard output, and files that are written completely or not at all."""

import contextlib
import errno
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Self

from .console import Failure

STANDARD = "-"
"""The name of standard input as an input, and of standard output after `--output`."""

SHEET_SUFFIXES = (".txt", ".text", ".md", ".nfo", ".html")
"""The default suffixes of sheets in a folder or an archive."""

_STANDARD_OUTPUT = (STANDARD, "/dev/stdout")
_SPECIAL_FOLDERS = ("/dev/", "/proc/")


class ClosedPipe(Exception):
    """Raised if the reader of standard output has closed it."""


def read_input(name: str) -> bytes:
    """Read an input as bytes; `-` is standard input. It is a failure if it is missing, is a folder, or cannot be read."""
    try:
        if name != STANDARD:
            return read_whole(name)
        if sys.stdin is None:
            raise ValueError("standard input is closed")
        stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)  # in a notebook there is none
        return sys.stdin.read().encode("utf-8", "replace") if stream is None else stream.read()
    except (OSError, ValueError) as error:
        raise Failure(f"{display_name(name)}: {reason_of(error, name)}") from None


class Refused(ValueError):
    """Raised if an input is not read to its end. The message gives the reason."""


def read_whole(path: str) -> bytes:
    """Read a whole file; `Refused` if it was truncated in the meantime."""
    with FixedSizeFile(path) as file:
        return file.read()


class FixedSizeFile(io.FileIO):
    """A file that must have as many bytes at its end as it had when it was opened."""

    def __init__(self, path: str) -> None:
        """Open a file."""
        super().__init__(path)
        self._size = os.fstat(self.fileno()).st_size

    def read(self, size: int | None = -1, /) -> bytes:
        """Read up to `size` bytes; `Refused` if the file is shorter than before."""
        data = super().read(size)
        if (not data or size is None or size < 0) and self.tell() < self._size:
            raise Refused(f"was cut short while it was read: {self.tell():,} of {self._size:,} bytes were there")
        return data


def display_name(name: str) -> str:
    """The name of an input in messages."""
    return "<stdin>" if name == STANDARD else name or "''"


def open_output(path: str | None) -> "StandardOutput | WholeFile":
    """Open the output: a file, or standard output for no path or `-`. It is a failure if it cannot be opened for writing.

    Pieces are written, and then all of them are committed or discarded.
    """
    if path is None or path in _STANDARD_OUTPUT:
        return StandardOutput()
    try:
        return SpecialFile(path) if is_special(path) else WholeFile(path)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from None


def write_text(text: str, path: str | None = None) -> None:
    """Write a whole text, to standard output if there is no path; the errors are those of an output."""
    output = open_output(path)
    output.write(text)
    output.commit()


def refuse_input(output: str | None, inputs: Iterable[str]) -> None:
    """Raise a failure if the output is an input."""
    if output is None or not os.path.isfile(output):
        return
    for name in inputs:
        if os.path.isfile(name) and os.path.samefile(name, output):
            raise overwrites_input(output)


def refuse_twice(names: Iterable[str | None]) -> None:
    """Raise a failure if standard input is named twice: it can be read only once."""
    if list(names).count(STANDARD) > 1:
        raise Failure("standard input can be read only once")


def overwrites_input(output: str) -> Failure:
    """The failure for an output that is an input."""
    return Failure(f"cannot write {output}: it is an input, and its text would be lost; give another -o")


class StandardOutput:
    """Standard output in UTF-8 with plain line feeds, whatever the locale and the system."""

    _name = "standard output"

    def __init__(self) -> None:
        """Use the binary stream of `sys.stdout`, whose text layer has its own encoding; in a notebook there is none."""
        if sys.stdout is None:
            raise Failure("standard output is closed")
        self._text: Any = sys.stdout
        self._bytes: BinaryIO | None = getattr(sys.stdout, "buffer", None)

    def write(self, piece: str | bytes) -> None:
        """Write a piece of the result: text, or its UTF-8."""
        data = encoded(piece)
        with self._flushing():
            if self._bytes is None:
                self._text.write(data.decode())
            else:
                _write_all(self._bytes, data)

    def commit(self) -> None:
        """Flush the buffer."""
        with self._flushing():
            self._text.flush()

    def discard(self) -> None:
        """Flush what was written: it cannot be undone."""
        with contextlib.suppress(ClosedPipe, Failure):
            self.commit()

    @contextlib.contextmanager
    def _flushing(self) -> Iterator[None]:
        """On failure, redirect the buffered rest to the null device, or the interpreter would try again at exit."""
        try:
            yield
        except (OSError, ValueError) as error:
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self._text.fileno())
                os.close(nowhere)
            # Windows reports a closed pipe as an invalid argument.
            if isinstance(error, BrokenPipeError) or (os.name == "nt" and getattr(error, "errno", 0) == errno.EINVAL):
                raise ClosedPipe from None
            raise cannot_write(self._name, error) from None


class SpecialFile(StandardOutput):
    """A device or a named pipe, which is written to directly."""

    def __init__(self, path: str) -> None:
        """Open it for appending, so that a regular file keeps its content."""
        self._name = path
        self._text = self._bytes = open(path, "ab")  # noqa: SIM115 - closed by commit and discard

    def commit(self) -> None:
        """Flush the buffer."""
        with self._flushing():
            self._text.close()


class WholeFile:
    """A file that gets its whole new content at once, and keeps its mode. Until then, and on failure, it is unchanged.

    The content is written to a temporary file in the same folder, which replaces the file at the end.
    """

    def __init__(self, path: str) -> None:
        """Create the temporary file. A link is followed, so that its target is replaced."""
        self._path = path
        self._target = target_of(path)
        self._mode = mode_to_keep(self._target)
        folder = os.path.dirname(self._target)
        self._temporary = os.path.join(folder, f".filmsheet-{os.getpid()}-{os.urandom(4).hex()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(self._temporary, flags, 0o666), "wb")

    def __enter__(self) -> Self:
        """Return the file. The end of the context commits, an exception discards."""
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Replace the file if the content is complete."""
        if kind is None:
            self.commit()
        else:
            self.discard()

    def write(self, piece: str | bytes) -> None:
        """Write a piece of the content: text, or its UTF-8."""
        with self._discard_on_error():
            self._file.write(encoded(piece))

    def commit(self) -> None:
        """Replace the file."""
        with self._discard_on_error():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            take_place(self._temporary, self._target, self._mode)

    @contextlib.contextmanager
    def _discard_on_error(self) -> Iterator[None]:
        try:
            with writing(self._path):
                yield
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Discard the content."""
        with contextlib.suppress(OSError):
            self._file.close()
        remove(self._temporary)


def remove(path: str) -> None:
    """Remove a file, if it exists and can be removed."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def _write_all(file: BinaryIO, data: bytes) -> None:
    """Write all of the data: an unbuffered stream may take only a part at a time."""
    rest = memoryview(data)
    while rest:
        taken = file.write(rest)
        if not taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[taken:]


def encoded(text: str | bytes) -> bytes:
    r"""Text as UTF-8, with lone surrogates as JSON escapes. Bytes are UTF-8 already.

    >>> encoded("Zo\u00eb \ud800")
    b'Zo\xc3\xab \\ud800'
    """
    return text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")


def is_special(path: str) -> bool:
    """Whether a path is a device or a named pipe."""
    if os.path.abspath(path).startswith(_SPECIAL_FOLDERS):
        return True
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def target_of(path: str) -> str:
    """The file that a path leads to, with links resolved. It is an error if the path has no file name."""
    if not path or path.endswith((os.sep, "/")):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return os.path.realpath(path)


def mode_to_keep(target: str) -> int | None:
    """The mode of an existing file, or None. Replacing the file requires the same permission as writing to it."""
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)


def take_place(source: str, target: str, mode: int | None) -> None:
    """Replace a file atomically with a complete one, and set its mode. If the system supports it, this survives a loss of power."""
    if mode is not None:
        os.chmod(source, mode)
    os.replace(source, target)
    with contextlib.suppress(OSError):  # Windows cannot open folders
        descriptor = os.open(os.path.dirname(target), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def writing(name: str) -> Iterator[None]:
    """Turn errors of the system into a failure to write the output."""
    try:
        yield
    except OSError as error:
        raise cannot_write(name, error) from None


def cannot_write(name: str, error: OSError | ValueError) -> Failure:
    """The failure for an output that cannot be written."""
    folder = os.path.dirname(name)
    if isinstance(error, FileNotFoundError) and folder and not os.path.isdir(folder):
        return Failure(f"cannot write {name}: there is no folder {folder}")
    return Failure(f"cannot write {display_name(name)}: {reason_of(error, name)}")


def reason_of(error: OSError | ValueError, name: str) -> str:
    """Why a file could not be read or written, with the same message on every system."""
    if isinstance(error, IsADirectoryError) or (isinstance(error, PermissionError) and os.path.isdir(name)):
        return "is a folder"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    return getattr(error, "strerror", None) or str(error)
