"""A lock that allows one run at a time. It ends with the process that holds it, and names that process.

The lock on a file by the operating system is used if the file system supports it (NFS and SMB do, so that it works across
machines). Otherwise a file that is created exclusively is the lock; such a file remains after a run that was killed.
"""

import contextlib
import errno
import json
import os
import socket
import sys
import time
from typing import NamedTuple

from ..system.console import Failure
from ..system.files import remove

_NO_LOCKS = frozenset(getattr(errno, name) for name in ("ENOLCK", "ENOSYS", "EOPNOTSUPP", "ENOTSUP", "EINVAL") if hasattr(errno, name))
_LOCKED_BYTE = 1 << 30
"""On Windows, nobody can read a locked byte; this one is far after the content of the file."""


class Owner(NamedTuple):
    """The run that holds a lock, or held it when it was killed."""

    host: str
    process: int
    since: str

    def __str__(self) -> str:
        """A description for messages."""
        return f"process {self.process} on {self.host}, since {self.since}"


class Lock:
    """The exclusive right to write an output."""

    def __init__(self, path: str, output: str) -> None:
        """Take the path of the lock, and the output that it protects."""
        self._path = path
        self._claim = f"{path}-held"
        self._output = output
        self._descriptor = -1

    def take(self) -> Owner | None:
        """Take the lock, unless another run holds it. Returns the run that held it and was killed, if there was one.

        The error is a FileNotFoundError if the folder of the lock was removed in the meantime.
        """
        while True:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            leave = self.close
            try:
                self._hold()
                if self._is_in_place():
                    leave = self.release  # nothing can be written: leave no lock
                    before = _read(self._path)
                    os.ftruncate(self._descriptor, 0)
                    os.lseek(self._descriptor, 0, os.SEEK_SET)
                    os.write(self._descriptor, _signature())
                    return before
            except BaseException:
                leave()
                raise
            self.close()

    def release(self) -> None:
        """Release the lock and remove it while nobody else can hold it."""
        try:
            if sys.platform == "win32":  # an open file cannot be removed there, nor one that another run has taken
                self.close()
            remove(self._claim)
            remove(self._path)
        finally:
            self.close()

    def close(self) -> None:
        """Release the lock as the end of the process would."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _hold(self) -> None:
        try:
            if not _lock(self._descriptor):
                raise self._busy(self._path, "wait for it, or give another -o")
            if os.path.exists(self._claim):
                raise self._claimed()
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            self._make_claim()

    def _make_claim(self) -> None:
        owner = _read(self._claim)
        if owner is not None and owner.host == socket.gethostname() and not _is_alive(owner.process):
            remove(self._claim)
        try:
            with open(self._claim, "xb") as file:
                file.write(_signature())
        except FileExistsError:
            raise self._claimed() from None

    def _claimed(self) -> Failure:
        """The failure if a file is the lock: its owner may be dead on another machine."""
        return self._busy(self._claim, f"if that run is dead, delete {self._claim}")

    def _busy(self, path: str, advice: str) -> Failure:
        return Failure(f"{self._output} is being written by {_read(path) or 'another run'}; {advice}")

    def _is_in_place(self) -> bool:
        """Whether the locked file is still at its path: the previous holder may have removed it."""
        with contextlib.suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(self._descriptor), os.stat(self._path))
        return False


def _signature() -> bytes:
    owner = Owner(socket.gethostname(), os.getpid(), time.strftime("%Y-%m-%d %H:%M:%S"))
    return json.dumps(owner._asdict()).encode()


def _read(path: str) -> Owner | None:
    """The owner in the file, if it can be read."""
    try:
        with open(path, "rb") as file:
            return Owner(**json.load(file))
    except (OSError, ValueError, TypeError):
        return None


if sys.platform == "win32":
    import ctypes
    import msvcrt

    def _lock(descriptor: int) -> bool:
        """Lock a file, unless another process has."""
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

    def _is_alive(process: int) -> bool:
        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        """Lock a file, unless another process has."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_alive(process: int) -> bool:
        try:
            os.kill(process, 0)
        except OSError as error:
            return not isinstance(error, ProcessLookupError)
        return True
