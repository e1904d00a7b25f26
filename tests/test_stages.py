"""The tests of the usual run are few enough; those that take minutes are a separate stage."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hostile

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / ".ci" / "run"
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
READERS = 3
needs_checkout = pytest.mark.skipif(not RUN.exists(), reason="the source distribution has no .ci")


def collected(*options):
    """The growth tests that are run with these options."""
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", "-p", "no:cov", *options, "tests/test_growth.py"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True, timeout=120)
    return {line.partition("::")[2] for line in done.stdout.splitlines() if "::" in line}


def test_some_shapes_are_read_in_each_run_and_all_in_the_slow_stage():
    usual, slow, every = collected(), collected("-m", "exhaustive or sample"), collected("-m", "")
    shapes = {name for name in every if name.startswith("test_four_times")}
    assert len(shapes) == READERS * len(hostile.SHAPES)
    assert usual | slow == every
    assert shapes < slow
    assert usual & slow == collected("-m", "sample")
    assert len(usual & shapes) == READERS * len(hostile.FEW)
    assert len(usual) < len(every) / 4


def test_the_few_are_among_the_shapes():
    assert set(hostile.FEW) < set(hostile.SHAPES)
    assert len(set(hostile.FEW)) == len(hostile.FEW)


@needs_checkout
def test_the_slow_stage_is_a_job_of_its_own():
    yaml = pytest.importorskip("yaml")
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    runs = {name: [step.get("run") for step in job["steps"]] for name, job in jobs.items()}
    assert [name for name, steps in runs.items() if ".ci/run slow" in steps] == ["slow"]
    assert [name for name, steps in runs.items() if ".ci/run main" in steps] == ["all"]


@needs_checkout
@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="the gate is a script for bash")
@pytest.mark.parametrize("arguments", [["quick"], ["slow", "main"], [""], ["all"]])
def test_a_stage_that_is_not_there_is_refused(arguments):
    done = subprocess.run(["bash", str(RUN), *arguments], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, "usage: .ci/run [main | slow]\n")
