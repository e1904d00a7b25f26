"""Groups inputs into tasks: several small inputs, or some films of one that is too large for memory. Also the outcome of a task."""

import codecs
import io
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..diagnostics import Diagnostic
from ..system.console import Failure
from ..system.files import read_whole, reason_of
from ..text.source import Decoded, decode
from .inputs import BROKEN, UNREAD, ByteStream, Input, digest_of, why_broken
from .job import Job
from .own import HEAD, is_own
from .summary import Summary

if TYPE_CHECKING:
    from ..reading.films import Film

Item = TypeVar("Item")

_MOST_INPUTS = 16
_MOST_BYTES = 65_536
"""Few enough that no process waits long for another one at the end."""
_CHUNK = 262_144
_SAMPLE = 65_536


class Work(NamedTuple):
    """One input, or a group of films of a large one."""

    name: str
    weight: int = 0
    """Its size on disk."""
    path: str | None = None
    data: bytes | None = None
    films: "tuple[Film, ...] | None" = None
    of_input: tuple[Diagnostic, ...] = ()
    """Findings about a large input as a whole, with its first films."""
    failure: str = ""
    found: bool = False
    """Whether it was found in a folder, by a pattern or in an archive: files that filmsheet wrote are skipped there."""
    digest: str = ""
    """The digest of the input, if it was read already."""
    own: bool = False
    """Whether it is known to be skipped."""


class Task(NamedTuple):
    """The work that a process gets at a time."""

    works: tuple[Work, ...]
    finished: int
    """The number of inputs that are finished with this task."""

    @property
    def weight(self) -> int:
        """The size on disk."""
        return sum(work.weight for work in self.works)

    def parts(self) -> "tuple[Task, ...]":
        """The same work as tasks of one input."""
        return (self,) if len(self.works) == 1 else tuple(Task((work,), 1) for work in self.works)


@dataclass(slots=True)
class Outcome:
    """The outcome of a task."""

    summary: Summary
    payload: bytes = b""
    """The records, from which the output is made."""
    reports: list[tuple[str, Diagnostic]] = field(default_factory=list)
    """Findings to print, each with the name of its input."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Inputs that could not be read, and why."""
    own: list[str] = field(default_factory=list)
    """Inputs that were skipped because filmsheet wrote them."""
    digests: list[str] = field(default_factory=list)
    """The digest of each piece of work."""


def failed_outcome(task: Task, why: str) -> Outcome:
    """The outcome of a task with one input that could not be read."""
    (work,) = task.works
    return Outcome(Summary(inputs=task.finished, failures=1), failures=[(work.name, why)], digests=[loaded(work).digest])


def loaded(work: Work) -> Work:
    """A piece of work with its bytes and their digest, or with the reason for a failure."""
    if work.films is not None or work.failure or work.own:
        return work if work.digest else work._replace(digest=UNREAD)
    try:
        data = work.data or b"" if work.path is None else read_whole(work.path)
    except (OSError, ValueError) as error:
        return work._replace(failure=reason_of(error, work.path or ""), digest=UNREAD)
    return work._replace(path=None, data=data, digest=digest_of(io.BytesIO(data)), own=work.found and is_own(data))


def make_tasks(inputs: Iterable[Input], job: Job, films_done: int = 0, *, digests: bool = False) -> Iterator[Task]:
    """Group inputs into tasks. Some films of the first input may be finished already. A journal needs the digests of large inputs."""
    for is_large, items in groupby(inputs, lambda item: item.is_large):
        if is_large:
            for item in items:
                yield from _large(item, job, films_done, digests=digests)
                films_done = 0
        else:
            for works in grouped(map(_small, items), lambda work: len(work.data or b"") or work.weight, _MOST_BYTES, _MOST_INPUTS):
                yield Task(works, len(works))
        films_done = 0


def grouped(items: Iterable[Item], size_of: Callable[[Item], int], most_size: int, most: float = math.inf) -> Iterator[tuple[Item, ...]]:
    """Items in groups. A group ends with the item that makes it large or numerous enough.

    >>> list(grouped(["a", "b", "cde", "f"], len, 4, 2))
    [('a', 'b'), ('cde', 'f')]
    """
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += size_of(item)
        if size >= most_size or len(held) >= most:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


def _small(item: Input) -> Work:
    work = Work(item.name, item.weight, path=item.path, failure=item.failure, found=item.found)
    if item.path is not None:
        return work
    try:
        return work._replace(data=item.read())
    except Failure as failure:
        return work._replace(failure=str(failure))


def _large(item: Input, job: Job, films_done: int, *, digests: bool) -> Iterator[Task]:
    """The tasks of a large input. If it is truncated, the last one reports it."""
    from ..analysis import input_findings
    from ..sheets import part_films
    from .reading import options_of

    left = item.weight
    work = Work(item.name)
    try:
        with item.open() as file:
            if digests:
                work = work._replace(digest=digest_of(file))
            if item.found and is_own(file.read(HEAD)):
                yield Task((work._replace(weight=left, own=True),), 1)
                return
            file.seek(0)
            found = detect(file, job.encoding)
            films = chain.from_iterable(part_films(pieces(file, found[0].encoding), options_of(job)))
            for group in grouped(islice(films, films_done, None), lambda film: len(film.text), _MOST_BYTES):
                weight = min(left, sum(len(film.text) for film in group))
                left -= weight
                of_input = () if group[0].place.offset else input_findings(*found)
                yield Task((work._replace(weight=weight, films=group, of_input=of_input),), 0)
            yield Task((work._replace(weight=left, films=()),), 1)
    except (Failure, *BROKEN, MemoryError) as error:
        yield Task((work._replace(weight=left, failure=why_broken(error)),), 1)


def detect(file: ByteStream, encoding: str | None) -> tuple[Decoded, int]:
    """Find the encoding of a file. The file is read once.

    The text of the result is only a sample around bytes that are not UTF-8; the number is that of the lines before it.
    """
    if encoding is not None:
        return Decoded("", encoding, False, False), 0
    head = _whole_lines(file.read(_SAMPLE))
    found = decode(head)._replace(text="")
    if found.guessed and found.encoding.startswith(("utf-16", "utf-32")):
        return found, 0
    file.seek(0)
    wrong = _first_wrong(file)
    if wrong is None:
        return Decoded("", "utf-8", False, False), 0
    sample, line = wrong
    found = decode(sample)
    return (found, line) if found.encoding == "utf-8" else (found._replace(text=""), 0)


def _first_wrong(file: ByteStream) -> tuple[bytes, int] | None:
    """A sample around the first bytes that are not UTF-8, and the number of lines before it; None if all bytes are UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 0
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
            lines += chunk.count(b"\n")
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        data = error.object
        start = data.rfind(b"\n", 0, max(error.start - _SAMPLE, 0)) + 1
        return _whole_lines(data[start : error.start + _SAMPLE], error.start - start), lines + data.count(b"\n", 0, start)
    return None


def _whole_lines(head: bytes, least: int = 0) -> bytes:
    """Cut a sample at a line end after its first bytes, so that it does not end inside a character."""
    end = head.rfind(b"\n", least) + 1
    return head[:end] if end and len(head) >= _SAMPLE else head


def pieces(file: ByteStream, encoding: str) -> Iterator[str]:
    """The text of a file in chunks that end at line ends."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held: list[str] = []
    while chunk := file.read(_CHUNK):
        text = decoder.decode(chunk)
        end = text.rfind("\n") + 1
        if end:
            yield "".join([*held, text[:end]])
            held = []
        held.append(text[end:])
    yield "".join([*held, decoder.decode(b"", True)])
