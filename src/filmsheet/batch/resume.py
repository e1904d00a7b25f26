"""The journal of a run: how far it has come, so that `--resume` goes on from there after Ctrl-C or a crash."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from ..console import Failure
from ..files import cannot_write, reason_of
from .summary import Summary
from .tasks import Done

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .inputs import Input
    from .job import Job

_VERSION = 1


class Entry(NamedTuple):
    """What the journal says."""

    done: Done = Done()
    names: str = ""
    """A digest of the names of the inputs that are over."""
    state: dict[str, Any] | None = None
    """The state of the output."""
    summary: dict[str, Any] | None = None

    def figures(self) -> Summary:
        """The summary so far."""
        return Summary() if self.summary is None else Summary.from_dict(self.summary)


class Complete(Exception):
    """Raised where a run is to be resumed that came to its end."""


class Journal:
    """A small file beside the output, written anew each time."""

    def __init__(self, job: Job) -> None:
        """Find its place."""
        assert job.output is not None
        self._output = job.output
        self._path = f"{os.path.realpath(job.output)}.resume"
        self._job = _fingerprint(job)

    def read(self) -> Entry:
        """What an earlier run left: nothing, where there was none.

        Raises:
            Failure: it was another job.
            Complete: there is an output, and no run left it unfinished.
        """
        try:
            with open(self._path, encoding="utf-8") as file:
                values = json.load(file)
        except FileNotFoundError:
            if os.path.exists(self._output):
                raise Complete(f"{self._output}: nothing to resume: the output is there as a whole") from None
            return Entry()
        except (OSError, ValueError) as error:
            raise Failure(f"{self._path}: {reason_of(error, self._path)}") from None
        if values.get("version") != _VERSION or values.get("job") != self._job:
            raise Failure(f"{self._output}: the run to resume had other inputs or options; start anew without --resume")
        return Entry(Done(*values["done"]), values["names"], values["state"], values["summary"])

    def write(self, entry: Entry) -> None:
        """Note how far the run has come; a crash leaves the old note or the new one."""
        values = {"version": _VERSION, "job": self._job, **entry._asdict()}
        temporary = f"{self._path}.tmp"
        try:
            with open(temporary, "w", encoding="utf-8") as file:
                json.dump(values, file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self._path)
        except OSError as error:
            raise cannot_write(self._path, error) from None

    def remove(self) -> None:
        """There is nothing to go on with."""
        for path in (self._path, f"{self._path}.tmp"):
            with contextlib.suppress(OSError):
                os.unlink(path)


def chained(digest: str, name: str) -> str:
    """The digest of the names so far and one more."""
    return hashlib.blake2b(f"{digest}\0{name}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def skip(inputs: Iterator[Input], entry: Entry) -> None:
    """Pass over the inputs that are done.

    Raises:
        Failure: they are not those that the earlier run read.
    """
    digest = ""
    for _ in range(entry.done.inputs):
        item = next(inputs, None)
        if item is None:
            break
        digest = chained(digest, item.name)
    if digest != entry.names:
        raise Failure("inputs have come, gone or been renamed since the run to resume; start anew without --resume")


def _fingerprint(job: Job) -> str:
    """A digest of what decides the output but the contents of the inputs."""
    parts = (job.inputs, job.files_from, job.suffixes, job.output_format, job.compact, job.origin, job.analysis is not None)
    reading = (job.encoding, job.max_chars, len(job.known))
    return hashlib.blake2b(repr((parts, reading)).encode("utf-8", "replace"), digest_size=16).hexdigest()
