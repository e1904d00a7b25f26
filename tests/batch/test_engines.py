"""Spark and Ray Data: the examples of the guide, unchanged, on local files, if the engines are installed."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pq = pytest.importorskip("pyarrow.parquet")

GUIDE = Path(__file__).parents[2] / "docs" / "how-to-cluster.md"
TITLES = [f"Harbour {number}" for number in range(6)]


def example(heading: str) -> str:
    """The code of a section of the guide."""
    part = GUIDE.read_text("utf-8").partition(f"## {heading}\n")[2]
    found = re.search(r"```python\n(.*?)```", part, re.DOTALL)
    assert found, heading
    return found[1]


def run(code: str, tmp_path: Path) -> list[str]:
    """Run an example on sheets in files, and return the titles that it wrote."""
    sheets, records = tmp_path / "sheets", tmp_path / "records"
    sheets.mkdir()
    for number, title in enumerate(TITLES):
        (sheets / f"{number}.txt").write_text(f"Title: {title}\nYear : 1948\nCast: Ann Field as Mary Tom Reed as Sam\n")
    code = re.sub(r"s3a?://bucket/(sheets|records)/?", lambda match: str(tmp_path / match[1]), code)
    subprocess.run([sys.executable, "-c", code], check=True, timeout=240, cwd=tmp_path)
    table = pq.read_table(records)
    assert {len(cast) for cast in table["cast"].to_pylist()} == {2}
    return sorted(table["title"].to_pylist())


@pytest.mark.skipif(not importlib.util.find_spec("pyspark") or not shutil.which("java"), reason="no Spark here")
def test_spark(tmp_path, monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    assert run(example("Spark"), tmp_path) == TITLES


@pytest.mark.skipif(not importlib.util.find_spec("ray"), reason="no Ray here")
def test_ray_data(tmp_path):
    assert run(example("Ray Data"), tmp_path) == TITLES
