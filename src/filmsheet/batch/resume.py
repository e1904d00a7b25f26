"""The journal of a run: its progress, so that `--resume` continues it after Ctrl-C or a crash.

It is written every two seconds and at the end. It contains the records, from which the output is made at the end, and
digests of everything that determines the output, so that only the same run can be resumed.
"""

import hashlib
import itertools
import json
import sqlite3
import time
import zlib
from collections.abc import Iterator

from pydantic import TypeAdapter

from ..system.console import Failure
from .inputs import Input
from .job import Job
from .outputs import database, saving
from .summary import Summary
from .tasks import Outcome, Task
from .workspace import JOURNAL, Workspace

_FORM = 4
_STATE = TypeAdapter(tuple[int, str, Summary])
"""The state in the journal: the finished films and the digest of the first unfinished input, and the figures."""
_COMMIT_SECONDS = 2.0
"""Seconds between two commits."""
_FREE = ("output", "jobs", "resume", "strict", "quiet", "summary")
"""Fields of a job that do not affect its output, or that are known from the place of the journal."""
_OF_INPUTS = ("inputs", "files_from", "suffixes")
_ANEW = "start anew without --resume"
_GONE = "records of it are gone"


class Journal:
    """A database in the folder of the run, with the records, the finished inputs, and the figures so far, committed together.

    After a crash, it contains the last commit.
    """

    def __init__(self, job: Job, workspace: Workspace) -> None:
        """Open the journal, or create it."""
        self.films = 0
        """The number of finished films of the first unfinished input."""
        self.current = ""
        """The digest of that input."""
        self.summary = Summary()
        self.is_kept = False
        """Whether there is anything to resume."""
        self._output = workspace.output
        self._identity = identity(job)
        self._noted = time.monotonic()
        self._sum = 0
        """The checksum of all records."""
        with saving(self._output):
            self._base = database(workspace.path(JOURNAL))

    def read(self) -> bool:
        """Load the state of an earlier run. Returns whether there is any. It is a failure if it was another job, or if it is damaged."""
        try:
            if not self._base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return False
            whole = self._base.execute("PRAGMA quick_check(1)").fetchone()
            ((form, job, state, held),) = self._base.execute("SELECT form, job, state, sum FROM note")
            for (payload,) in self._base.execute("SELECT payload FROM payloads ORDER BY number"):
                self._sum = zlib.crc32(payload, self._sum)
        except sqlite3.Error as error:
            raise self._damaged(str(error)) from None
        except (TypeError, ValueError):  # no state, or not bytes
            raise self._damaged(_GONE) from None
        if form != _FORM or whole != ("ok",) or held != self._sum_with(job, state):
            raise self._damaged("it is of another version" if form != _FORM else _GONE)
        earlier = json.loads(job)
        differing = [name for name, own in self._identity.items() if earlier.get(name) != own]
        if differing:
            raise Failure(f"{self._output}: the run to resume had other inputs or options ({', '.join(differing)}); {_ANEW}")
        self.films, self.current, self.summary = _STATE.validate_json(state)
        self.is_kept = True
        return True

    def _sum_with(self, job: str, state: str) -> int:
        """The checksum of all records and of a state."""
        return zlib.crc32(f"{job}{state}".encode(), self._sum)

    def _damaged(self, why: str) -> Failure:
        return Failure(f"{self._output}: what the run to resume left is damaged ({why}); {_ANEW}")

    def skip(self, inputs: Iterator[Input]) -> Iterator[Input]:
        """Skip the finished inputs and yield the others. It is a failure if a finished input has changed."""
        for name, held in self._execute("SELECT name, digest FROM inputs ORDER BY number") if self.is_kept else ():
            item = next(inputs, None)
            if item is None or item.name != name:
                raise Failure(f"inputs were added, removed or renamed since the interrupted run; {_ANEW}")
            _compare(item, held)
        under_way = list(itertools.islice(inputs, 1 if self.films else 0))
        for item in under_way:
            _compare(item, self.current)
        return itertools.chain(under_way, inputs)

    def begin(self) -> None:
        """Prepare for records."""
        self._execute("BEGIN")
        if not self.is_kept:
            self._execute("CREATE TABLE payloads (number INTEGER PRIMARY KEY, payload BLOB)")
            self._execute("CREATE TABLE inputs (number INTEGER PRIMARY KEY, name TEXT, digest TEXT)")
            self._execute("CREATE TABLE note (number INTEGER PRIMARY KEY, form INTEGER, job TEXT, state TEXT, sum INTEGER)")

    def add(self, task: Task, outcome: Outcome) -> None:
        """Add the outcome of a task, and commit from time to time."""
        if outcome.payload:
            self._execute("INSERT INTO payloads (payload) VALUES (?)", outcome.payload)
            self._sum = zlib.crc32(outcome.payload, self._sum)
        if task.finished:
            self.films = 0
            for work, held in zip(task.works, outcome.digests, strict=True):
                self._execute("INSERT INTO inputs (name, digest) VALUES (?, ?)", work.name, held)
        else:
            self.films += sum(len(work.films or ()) for work in task.works)
            self.current = outcome.digests[0]
        if time.monotonic() - self._noted >= _COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Commit everything to disk."""
        self._noted = time.monotonic()
        job, state = json.dumps(self._identity), _STATE.dump_json((self.films, self.current, self.summary)).decode()
        self._execute("INSERT OR REPLACE INTO note VALUES (1, ?, ?, ?, ?)", _FORM, job, state, self._sum_with(job, state))
        self._execute("COMMIT")
        self._execute("BEGIN")
        self.is_kept = True

    def payloads(self) -> Iterator[bytes]:
        """All records, in order."""
        return (payload for (payload,) in self._execute("SELECT payload FROM payloads ORDER BY number"))

    def close(self) -> None:
        """Close the journal without a commit."""
        self._base.close()

    def _execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        with saving(self._output):
            return self._base.execute(sql, values)


def _compare(item: Input, held: str) -> None:
    if item.digest() != held:
        raise Failure(f"inputs have changed since the run to resume ({item.name}); {_ANEW}")


def digest(text: str) -> str:
    """The digest of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def identity(job: Job) -> dict[str, str]:
    """Digests of everything but the inputs that determines the output, by its name in messages."""
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
