"""The same job on a Dask cluster: fsspec paths as input, a folder of Parquet parts as output.

Each partition of the inputs becomes one part with a unique name, which is written completely or not at all. The
scheduler repeats a partition if its worker is lost. So every input is in the output exactly once.
Needs Dask: `pip install distributed fsspec pyarrow`.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import posixpath
import time
import uuid
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..system.console import Failure, print_error, print_note
from .guard import names
from .inputs import LARGE, Input
from .job import Job
from .outputs import write_parquet
from .progress import watching
from .resume import digest, identity
from .run import exit_code, print_summary
from .summary import Summary
from .tasks import grouped, make_tasks

if TYPE_CHECKING:
    from distributed import Client, Future

_MOST_INPUTS = 5_000
_MOST_BYTES = 32_000_000
_RETRIES = 3
_AHEAD = 4
_MANIFEST = "_filmsheet.json"

Result = tuple[Summary, list[tuple[str, str]]]
"""The figures of a partition, and its failures."""


Partition = tuple[int, tuple[Input, ...]]
"""The number of a part, and its inputs, with paths as fsspec URLs."""


def main_on_dask(job: Job, address: str) -> int:
    """Run a job on the cluster at an address ("local" starts one) for the command line. Returns the exit code."""
    if job.output is None or job.output == "-":
        raise Failure("--dask needs -o FOLDER for the Parquet parts")
    if job.format not in ("auto", "parquet") or job.analysis is not None:
        raise Failure("--dask writes Parquet")
    if "-" in job.inputs:
        raise Failure("--dask reads no standard input")
    if os.path.isfile(job.output):  # it may be a URL
        raise Failure(f"cannot write {job.output}: is a file; --dask needs a folder")
    with connect(address, job.jobs) as client:
        try:
            summary = run_on_dask(job, client)
        except KeyboardInterrupt:
            print_note("interrupted; the parts that are done are kept, and --resume continues it")
            return 130
    print_summary(job, summary)
    return exit_code(summary, strict=job.strict)


@contextlib.contextmanager
def connect(address: str, workers: int | None = None) -> Iterator[Client]:
    """A client of the scheduler at an address. "local" starts one on this machine with `workers` workers."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise Failure("a cluster needs Dask: pip install distributed fsspec pyarrow") from None
    with contextlib.ExitStack() as stack:
        if address == "local":
            count = Job(jobs=workers).processes
            address = stack.enter_context(LocalCluster(n_workers=count, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"))
        try:
            client = stack.enter_context(Client(address))
        except (OSError, ValueError) as error:
            raise Failure(f"no Dask scheduler at {address}: {error}") from None
        yield client


def run_on_dask(job: Job, client: Client) -> Summary:
    """Read all inputs of a job on a cluster. The records go to Parquet parts in the folder `job.output`.

    Every record has its source and line. An input that cannot be read is reported and skipped. It is a failure if the
    folder contains parts of another run, or if there are no inputs.
    """
    job = job._replace(format="parquet", origin=True)
    folder = Folder(str(job.output))
    partitions = list(partitions_of(list_inputs(names(job), job.suffixes)))
    sizes = [[(item.path, item.weight) for item in inputs] for _, inputs in partitions]
    folder.prepare(digest(json.dumps((identity(job), sizes))), resume=job.resume)
    left = (partition for partition in partitions if not (job.resume and folder.has(partition[0])))
    total = Summary()
    start = time.monotonic()
    with watching(job) as watcher:
        for (_, inputs), (summary, failures) in _submitted(client, left, job):
            for name, why in failures:
                print_error(f"{name}: {why}")
            total.add(summary)
            total.seconds = time.monotonic() - start
            if watcher is not None:
                watcher.advance(sum(item.weight for item in inputs), total)
    folder.remove_incomplete()
    return total


def list_inputs(urls: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[Input]:
    """The files of URLs, in sorted order. A URL is a folder (with its subfolders), a pattern or a single file."""
    import fsspec

    for url in urls:
        system, path = fsspec.core.url_to_fs(url)
        if system.isdir(path):
            files = system.find(path, detail=True)
            found = {name: files[name] for name in files if name.lower().endswith(suffixes) and not posixpath.basename(name).startswith(".")}
        else:
            found = system.glob(path, detail=True)
        if not found:
            raise Failure(f"{url}: no film sheet there")
        for name in sorted(found):
            if found[name]["type"] == "file":
                place, size = system.unstrip_protocol(name), found[name]["size"] or 0
                yield Input(place.removeprefix("file://"), size, place, is_large=size > LARGE)  # a local file is known by its path


def partitions_of(inputs: Iterable[Input], most_inputs: int = _MOST_INPUTS) -> Iterator[Partition]:
    """Split inputs into partitions that one worker reads in some seconds.

    >>> [len(part) for _, part in partitions_of([Input("a", 1), Input("b", 1), Input("c", 1)], most_inputs=2)]
    [2, 1]
    """
    return enumerate(grouped(inputs, lambda item: item.weight, _MOST_BYTES, most_inputs))


class Folder:
    """The folder of the parts."""

    def __init__(self, url: str) -> None:
        """Open the file system of a URL."""
        import fsspec

        self._system, self._path = fsspec.core.url_to_fs(url)
        self._url = url

    def prepare(self, digest: str, *, resume: bool) -> None:
        """Create the folder. An existing one must contain the parts of the run to resume, or no parts if none is resumed."""
        manifest = f"{self._path}/{_MANIFEST}"
        held = json.loads(self._system.cat_file(manifest)) if self._system.exists(manifest) else None
        if resume and (held is None or held["inputs"] != digest):
            raise Failure(f"{self._url}: no run of these inputs and options to resume")
        if not resume and (held is not None or self._system.glob(f"{self._path}/part-*")):
            raise Failure(f"{self._url}: holds the parts of a run; --resume continues it")
        self._system.makedirs(self._path, exist_ok=True)
        self._system.pipe_file(manifest, json.dumps({"inputs": digest}).encode())

    def has(self, number: int) -> bool:
        """Whether a part exists."""
        return bool(self._system.exists(self._part(number)))

    def _part(self, number: int, before: str = "") -> str:
        return f"{self._path}/{before}part-{number:06}.parquet"

    def write(self, number: int, messages: Iterable[bytes]) -> None:
        """Write a part under a temporary name, and rename it when it is complete."""
        temporary = f"{self._part(number, '.')}.{uuid.uuid4().hex}"
        with self._system.open(temporary, "wb") as file:
            write_parquet(file, messages, origin=True)
        self._system.mv(temporary, self._part(number))

    def remove_incomplete(self) -> None:
        """Remove incomplete files of lost workers."""
        for name in self._system.ls(self._path, detail=False, refresh=True):
            if posixpath.basename(name).startswith(".part-"):
                with contextlib.suppress(FileNotFoundError):
                    self._system.rm_file(name)


def read_partition(partition: Partition, job: Job) -> Result:
    """The task of a worker: read the inputs of a partition and write its part. Returns the figures and the failures."""
    from .reading import Reader

    number, inputs = partition
    total = Summary()
    failures: list[tuple[str, str]] = []

    def messages() -> Iterator[bytes]:
        reader = Reader(job)
        for task in make_tasks(map(_openable, inputs), job):
            outcome = reader.read(task)
            total.add(outcome.summary)
            failures.extend(outcome.failures)
            if outcome.payload:
                yield outcome.payload

    Folder(str(job.output)).write(number, messages())
    return total, failures


def _openable(item: Input) -> Input:
    import fsspec

    file = fsspec.open(item.path, "rb", compression="infer")
    return item._replace(path=None, open=lambda: file)


def _submitted(client: Client, partitions: Iterator[Partition], job: Job) -> Iterator[tuple[Partition, Result]]:
    """Partitions with their results, as they finish; only a few wait at the scheduler at a time."""
    from distributed import as_completed

    waiting: dict[str, Partition] = {}
    done = as_completed()
    ahead = _AHEAD * max(1, len(client.scheduler_info()["workers"]))
    while True:
        for partition in itertools.islice(partitions, ahead - len(waiting)):
            future = client.submit(read_partition, partition, job, retries=_RETRIES, pure=False)
            waiting[future.key] = partition
            done.add(future)
        if not waiting:
            return
        future = next(done)
        partition = waiting.pop(future.key)
        yield partition, _result(partition, future)


def _result(partition: Partition, future: Future) -> Result:
    """The figures of a partition. If all attempts failed, its inputs are failures."""
    try:
        result: Result = future.result()
    except Exception as error:  # noqa: BLE001 - whatever a worker raised: the other partitions continue
        why = f"its partition failed: {type(error).__name__}: {error}"
        failures = [(item.name, why) for item in partition[1]]
        return Summary(inputs=len(failures), failures=len(failures)), failures
    return result
