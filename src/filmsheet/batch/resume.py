"""The journal of a run: how far it has come, so that `--resume` goes on from there after Ctrl-C or a crash.

It is written every two seconds and when all is read. It holds the records, of which the output is made at the end, and
digests of all that decides the output, so that a run goes on only where it would have gone on itself.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..system.console import Failure
from ..system.files import cannot_write, writing
from .inputs import Input
from .job import Job
from .outputs import database
from .summary import Summary
from .tasks import Outcome, Task
from .workspace import JOURNAL, Workspace

_FORM = 3
_NOTED_EVERY = 2.0
"""Seconds between two notes."""
_FREE = ("output", "jobs", "resume", "strict", "quiet", "summary")
"""What of a job decides nothing about its output, or is known from where the journal lies."""
_OF_INPUTS = ("inputs", "files_from", "suffixes")
_ANEW = "start anew without --resume"


class Entry(NamedTuple):
    """What the journal says."""

    inputs: int = 0
    """How many inputs are over."""
    films: int = 0
    """How many films are over of the input after them."""
    names: str = ""
    """A digest of the names of the inputs that are over."""
    contents: str = ""
    """A digest of what those inputs hold."""
    current: str = ""
    """A digest of what the input holds that is partly over."""
    summary: dict[str, Any] | None = None

    def figures(self) -> Summary:
        """The summary so far."""
        return Summary() if self.summary is None else Summary.from_dict(self.summary)

    def after(self, task: Task, outcome: Outcome) -> Entry:
        """The same when a further task is done: inputs are over, or some films of a large one."""
        if not task.finished:
            films = sum(len(work.films or ()) for work in task.works)
            return self._replace(films=self.films + films, current=outcome.digests[0])
        names, contents = self.names, self.contents
        for work, held in zip(task.works, outcome.digests, strict=True):
            names, contents = chained(names, work.name), chained(contents, held)
        return self._replace(inputs=self.inputs + task.finished, films=0, names=names, contents=contents, current="")


class Journal:
    """A database in the run's folder: the records that are read, and how far the run has come; both are noted at once.

    A crash leaves what was noted last, and no more.
    """

    def __init__(self, job: Job, workspace: Workspace) -> None:
        """Open it; it is made where there is none."""
        self._output = workspace.output
        self._identity = identity(job)
        self._noted = time.monotonic()
        self.is_kept = False
        """Whether there is something that a later run can go on from."""
        with writing(self._output):
            self._base = database(workspace.path(JOURNAL))

    def read(self) -> Entry | None:
        """What an earlier run left; None where it had noted nothing, a failure where it was another job or is damaged."""
        try:
            if not self._base.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                return None
            whole = self._base.execute("PRAGMA quick_check(1)").fetchone()
            form, job, entry = self._base.execute("SELECT form, job, entry FROM note").fetchone()
        except sqlite3.Error as error:
            raise self._damaged(str(error)) from None
        if form != _FORM or whole != ("ok",):
            raise self._damaged("it is of another version" if form != _FORM else "records of it are gone")
        earlier = json.loads(job)
        differing = [name for name, own in self._identity.items() if earlier.get(name) != own]
        if differing:
            raise Failure(f"{self._output}: the run to resume had other inputs or options ({', '.join(differing)}); {_ANEW}")
        self.is_kept = True
        return Entry(**json.loads(entry))

    def _damaged(self, why: str) -> Failure:
        return Failure(f"{self._output}: what the run to resume left is damaged ({why}); {_ANEW}")

    def begin(self, *, anew: bool) -> None:
        """Make ready to take records."""
        self._execute("BEGIN")
        if anew:
            self._execute("CREATE TABLE payloads (number INTEGER PRIMARY KEY, payload BLOB)")
            self._execute("CREATE TABLE note (number INTEGER PRIMARY KEY, form INTEGER, job TEXT, entry TEXT)")

    def add(self, payload: bytes, entry: Entry) -> None:
        """Add the records of a task, and note now and then how far the run has come."""
        if payload:
            self._execute("INSERT INTO payloads (payload) VALUES (?)", payload)
        if time.monotonic() - self._noted >= _NOTED_EVERY:
            self.note(entry)

    def note(self, entry: Entry) -> None:
        """Bring all to the disk, and how far the run has come."""
        self._noted = time.monotonic()
        self._execute("INSERT OR REPLACE INTO note VALUES (1, ?, ?, ?)", _FORM, json.dumps(self._identity), json.dumps(entry._asdict()))
        self._execute("COMMIT")
        self._execute("BEGIN")
        self.is_kept = True

    def payloads(self) -> Iterator[bytes]:
        """All records, in their order."""
        return (payload for (payload,) in self._execute("SELECT payload FROM payloads ORDER BY number"))

    def close(self) -> None:
        """Close it; what was not noted is forgotten."""
        self._base.close()

    def _execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        try:
            return self._base.execute(sql, values)
        except sqlite3.Error as error:
            raise cannot_write(self._output, OSError(str(error))) from None


def skip(inputs: Iterator[Input], entry: Entry) -> Iterator[Input]:
    """Pass over the inputs that are done and give those that are left; a failure says that they are not what they were."""
    names = contents = ""
    for item in itertools.islice(inputs, entry.inputs):
        names, contents = chained(names, item.name), chained(contents, item.digest())
    if names != entry.names:
        raise Failure(f"inputs have come, gone or been renamed since the run to resume; {_ANEW}")
    under_way = list(itertools.islice(inputs, 1 if entry.films else 0))
    if contents != entry.contents or (entry.films and [item.digest() for item in under_way] != [entry.current]):
        raise Failure(f"inputs have changed since the run to resume; {_ANEW}")
    return itertools.chain(under_way, inputs)


def digest(text: str) -> str:
    """The digest of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def chained(before: str, more: str) -> str:
    """The digest of what came so far and of one text more."""
    return digest(f"{before}\0{more}")


def identity(job: Job) -> dict[str, str]:
    """Digests of what decides the output but the contents of the inputs, each by what it is called in messages."""
    from .. import __version__

    values = job._asdict()
    inputs = [values.pop(name) for name in _OF_INPUTS]
    vocabulary, known, analysis, layouts = (values.pop(name) for name in ("vocabulary", "known", "analysis", "layouts"))
    for name in _FREE:
        del values[name]
    values["format"] = job.output_format
    options = (sorted(values.items()), analysis is not None)
    return {
        "version of filmsheet": __version__,
        "inputs": digest(repr(inputs)),
        "options": digest(repr(options)),
        "vocabulary": digest(repr(None if vocabulary is None else vocabulary.__reduce__())),
        "layouts": digest("" if layouts is None else layouts.to_json()),
        "known names": digest(repr(sorted(known))),
    }
