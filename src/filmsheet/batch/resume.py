"""The journal of a run: how far it has come, so that `--resume` goes on from there after Ctrl-C or a crash.

It is written at the start, every two seconds, and when the output is whole and about to take its place. It holds digests
of all that decides the output, so that a run goes on only where it would have gone on itself.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ..system.console import Failure
from ..system.files import WholeFile, reason_of, writing
from .summary import Summary
from .workspace import JOURNAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .inputs import Input
    from .job import Job
    from .tasks import Outcome, Task
    from .workspace import Workspace

_FORM = 2
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
    state: dict[str, Any] | None = None
    """The state of the output; None where nothing of it is safe yet."""
    summary: dict[str, Any] | None = None
    whole: bool = False
    """Whether the output is whole, and has but to take its place."""

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
    """A small file in the run's folder, written anew each time."""

    def __init__(self, job: Job, workspace: Workspace) -> None:
        """Find its place."""
        self.workspace = workspace
        self._path = workspace.path(JOURNAL)
        self._identity = identity(job)

    def read(self) -> Entry | None:
        """What an earlier run left; None where no run was cut short, a failure where it was another job."""
        try:
            with open(self._path, "rb") as file:
                signed, _, text = file.read().decode("ascii", "replace").rstrip("\n").partition("\n")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Failure(f"{self._path}: {reason_of(error, self._path)}") from None
        values: dict[str, Any] = json.loads(text) if signed == digest(text) else {"form": None}
        if values["form"] != _FORM:
            raise Failure(f"{self.workspace.output}: the note of the run to resume is damaged; {_ANEW}")
        differing = [name for name, own in self._identity.items() if values["job"].get(name) != own]
        if differing:
            raise Failure(f"{self.workspace.output}: the run to resume had other inputs or options ({', '.join(differing)}); {_ANEW}")
        return Entry(**values["entry"])

    def write(self, entry: Entry) -> None:
        """Note how far the run has come; a crash leaves the old note or the new one."""
        text = json.dumps({"form": _FORM, "job": self._identity, "entry": entry._asdict()})
        with writing(self.workspace.output), WholeFile(self._path) as file:
            file.write(f"{digest(text)}\n{text}\n")


def skip(inputs: Iterator[Input], entry: Entry) -> Iterator[Input]:
    """Pass over the inputs that are done and give those that are left; a failure says that they are not what they were."""
    names = contents = ""
    for item in itertools.islice(inputs, entry.inputs):
        names, contents = chained(names, item.name), chained(contents, item.digest())
    if names != entry.names:
        raise inputs_differ()
    under_way = list(itertools.islice(inputs, 1 if entry.films else 0))
    if contents != entry.contents or (entry.films and [item.digest() for item in under_way] != [entry.current]):
        raise Failure(f"inputs have changed since the run to resume; {_ANEW}")
    return itertools.chain(under_way, inputs)


def inputs_differ() -> Failure:
    """The failure to raise where the inputs are not those of the run to resume."""
    return Failure(f"inputs have come, gone or been renamed since the run to resume; {_ANEW}")


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
