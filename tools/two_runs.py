"""Concurrent runs: two to one output, and one that is killed at a random time and resumed, many times for each format.

    python tools/two_runs.py --times 100

The requirements are in tests/batch/two_runs.py: the output is that of one successful run, no other file is left, and a
run that was refused names the running one in one line.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from batch.corpus import write_sheets  # noqa: E402 - found by the path above
from batch.two_runs import available, race, years_in  # noqa: E402

COUNT = 400


def main() -> None:
    """Run the races and the kills, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="of each, for each format")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of the kills")
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path[:2])
    chance = random.Random(options.seed)  # noqa: S311 - no secrets
    for suffix in available():
        with tempfile.TemporaryDirectory() as folder:
            ends = Counter(race(pathlib.Path(folder), suffix) for _ in range(options.times))
        print(f"{suffix}: two at once exited with", ", ".join(f"{codes} {number} times" for codes, number in sorted(ends.items())), flush=True)
    for suffix in available():
        with tempfile.TemporaryDirectory() as folder:
            killed = sum(kill_and_resume(pathlib.Path(folder), suffix, chance) for _ in range(options.times))
        print(f"{suffix}: {killed} of {options.times} runs killed, and resumed", flush=True)


def kill_and_resume(folder: pathlib.Path, suffix: str, chance: random.Random) -> bool:
    """Kill a run next to an older output, resume it, and check the output. Returns whether it was killed in time."""
    sheets, older = folder / "sheets", folder / "older"
    if not sheets.exists():
        write_sheets(sheets, COUNT)
        write_sheets(older, 10, start=50)
    output = folder / f"o.{suffix}"
    command = [sys.executable, "-m", "filmsheet", "-q", "--jobs", "1", "-o", str(output)]
    subprocess.run([*command, str(older)], check=True)
    process = subprocess.Popen([*command, str(sheets)])
    time.sleep(chance.uniform(0.2, 0.9))
    process.kill()
    killed = process.wait() != 0
    subprocess.run([*command, "--resume", str(sheets)], check=True)
    if years_in(output) != [1900 + number % 100 for number in range(COUNT)]:
        raise SystemExit(f"{output} holds something else")
    left = [path.name for path in folder.iterdir() if path.name.endswith(".filmsheet-run")]
    if left:
        raise SystemExit(f"{left} stays")
    return killed


if __name__ == "__main__":
    main()
