"""The batch on a real scheduler with two workers."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter

import pytest

from batch.corpus import sheet, write_sheets

parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra dask")
distributed = pytest.importorskip("distributed", reason="needs the extra dask")

from filmsheet.batch import Job, cluster  # noqa: E402 - what is above may skip all of this
from filmsheet.system.console import Failure  # noqa: E402

COUNT = 1_200


@pytest.fixture(scope="module")
def client():
    local = distributed.LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0")
    with local, distributed.Client(local) as client:
        yield client


@pytest.fixture
def sheets(tmp_path):
    return write_sheets(tmp_path / "sheets", COUNT)


@pytest.fixture
def _small_partitions(monkeypatch):
    monkeypatch.setattr(cluster, "partitions_of", lambda given: _part(given, 40))


_part = cluster.partitions_of


def job(sheets, tmp_path, **options):
    return Job(inputs=(str(sheets),), output=str(tmp_path / "out"), **options)


def kill_when(process, folder, parts, killed):
    """End a process, like a lost machine, once some parts exist."""
    while len(list(folder.glob("part-*"))) < parts:
        time.sleep(0.01)
    os.kill(process, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    killed.append(len(list(folder.glob("part-*"))))


@pytest.mark.usefixtures("_small_partitions")
def test_every_input_is_in_the_output_once_though_a_worker_is_killed(client, sheets, tmp_path):
    killed = []
    worker = next(iter(client.run(os.getpid).values()))
    killer = threading.Thread(target=kill_when, args=(worker, tmp_path / "out", 3, killed), daemon=True)
    killer.start()
    summary = cluster.run_on_dask(job(sheets, tmp_path), client)
    killer.join(30)
    assert killed[0] < COUNT // 40  # during the run
    assert worker not in client.run(os.getpid).values()
    assert (summary.inputs, summary.records, summary.failures) == (COUNT, COUNT, 0)
    found = Counter(parquet.read_table(tmp_path / "out").column("source").to_pylist())
    assert found == Counter(str(path) for path in sheets.iterdir())
    assert {path.name.split("-")[0] for path in (tmp_path / "out").iterdir()} == {"part", "_filmsheet.json"}


@pytest.mark.usefixtures("_small_partitions")
def test_resuming_reads_what_is_not_there(client, sheets, tmp_path):
    cluster.run_on_dask(job(sheets, tmp_path), client)
    lost = sorted((tmp_path / "out").glob("part-*"))[5]
    lost.unlink()
    with pytest.raises(Failure, match="holds the parts of a run"):
        cluster.run_on_dask(job(sheets, tmp_path), client)
    summary = cluster.run_on_dask(job(sheets, tmp_path, resume=True), client)
    assert (summary.inputs, lost.exists()) == (40, True)
    assert parquet.read_table(tmp_path / "out").num_rows == COUNT
    with pytest.raises(Failure, match="no run of these inputs and options"):
        cluster.run_on_dask(job(sheets, tmp_path, resume=True, known=["Ann Field"]), client)
    (sheets / "sheet-00000.txt").unlink()
    with pytest.raises(Failure, match="no run of these inputs"):
        cluster.run_on_dask(job(sheets, tmp_path, resume=True), client)


def test_bad_and_large_inputs(client, tmp_path, capsys):
    sheets = write_sheets(tmp_path / "sheets", 3)
    (sheets / "bad.txt").write_bytes(b"\0\1" * 99)
    (sheets / "many.txt").write_text("\n".join(map(sheet, range(20))))
    summary = cluster.run_on_dask(job(sheets, tmp_path), client)
    assert (summary.inputs, summary.records, summary.failures) == (5, 23, 1)
    assert "bad.txt: binary data, not text" in capsys.readouterr().err


def test_what_makes_no_sense_is_refused(tmp_path):
    for options, message in (
        ({}, "needs -o FOLDER"),
        ({"output": str(tmp_path / "o"), "format": "csv"}, "writes Parquet"),
        ({"output": str(tmp_path / "o"), "inputs": ("-",)}, "no standard input"),
    ):
        with pytest.raises(Failure, match=message):
            cluster.main_on_dask(Job(**options), "local")
