"""Files written without a buffer: what was handed over is with the system, and nothing comes late when a file is closed."""

from __future__ import annotations

import contextlib
import errno
import io
import os
from typing import Any

from ..system.files import WholeFile, mode_to_keep, sync_folder

_BINARY = getattr(os, "O_BINARY", 0)


class RawFile(io.RawIOBase):
    """A file of bytes that grows at its end."""

    _descriptor = -1

    def __init__(self, path: str, size: int | None = None) -> None:
        """Start it anew, or go on with one that is there at a size; what lies beyond is cut off.

        Raises:
            ValueError: it is shorter than that.
        """
        anew = os.O_CREAT | os.O_TRUNC if size is None else 0
        self._descriptor = os.open(path, os.O_WRONLY | anew | _BINARY, 0o666)
        self._size = size or 0
        if size is None:
            return
        try:
            if os.fstat(self._descriptor).st_size < size:
                raise ValueError(f"{os.path.basename(path)} is shorter than it was")
            os.ftruncate(self._descriptor, size)
            os.lseek(self._descriptor, size, os.SEEK_SET)
        except BaseException:
            self.close()
            raise

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any, /) -> int:
        """Add all of the bytes."""
        left = memoryview(data).cast("B")
        count = len(left)
        while left:
            written = os.write(self._descriptor, left)
            left = left[written:]
            self._size += written
        return count

    def fileno(self) -> int:
        """Its descriptor."""
        return self._descriptor

    def tell(self) -> int:
        """How many bytes there are."""
        return self._size

    def sync(self) -> None:
        """Bring what was written to the disk."""
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Close it."""
        if not self.closed:
            super().close()
            if self._descriptor >= 0:
                os.close(self._descriptor)


def write_whole(path: str, data: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one."""
    temporary = f"{path}.tmp"
    with RawFile(temporary) as file:
        file.write(data)
        file.sync()
    os.replace(temporary, path)


def move(source: str, target: str) -> None:
    """Put a file that is whole in its place; what was there keeps its mode and is gone at once."""
    mode = mode_to_keep(target)
    if mode is not None:
        os.chmod(source, mode)
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(source, target)
        remove(source)
    sync_folder(os.path.dirname(target))


def _copy(source: str, target: str) -> None:
    """Copy a file to another file system, where it takes its place when it is whole."""
    new = WholeFile(target)
    try:
        with open(source, "rb") as old:
            while chunk := old.read(1_000_000):
                new.write_bytes(chunk)
        new.commit()
    except BaseException:
        new.discard()
        raise


def remove(path: str) -> None:
    """Remove a file, if it is there and can be removed."""
    with contextlib.suppress(OSError):
        os.unlink(path)
