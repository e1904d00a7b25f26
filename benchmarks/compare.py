"""Speed compared with alternatives, as ratios within one run: `python benchmarks/compare.py [--quick] [--into docs/performance.md]`.

Prints a table in Markdown and draws the growth as an SVG. Uses ttp, parsy, lark and pyparsing if they are installed.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import sheets
import yardsticks

import filmsheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SEED = (ROOT / "tests" / "fixtures" / "the-red-shoes.txt").read_text(encoding="utf-8")
CAST = next(line.partition(":")[2].strip() for line in SEED.splitlines() if line.startswith("Top Billing Cast"))
IMPORTS = "import pydantic, regex\nclass Film(pydantic.BaseModel):\n    year: int\n"


def seconds(work: Callable[[], object], least: float = 0.02) -> float:
    """Seconds of one call, averaged over enough calls."""
    start = time.perf_counter()
    work()
    once = max(time.perf_counter() - start, 1e-7)
    calls = max(1, int(least / once))
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return (time.perf_counter() - start) / calls


def ratios(tools: dict[str, Callable[[], object]], rounds: int) -> dict[str, tuple[float, float]]:
    """Median seconds of each tool, and the median of its ratio to the first; the tools alternate."""
    runs: dict[str, list[float]] = {name: [] for name in tools}
    for work in tools.values():
        work()
    for _ in range(rounds):
        for name, work in tools.items():
            runs[name].append(seconds(work))
    first = next(iter(runs.values()))
    return {name: (statistics.median(run), statistics.median(a / b for a, b in zip(run, first, strict=True))) for name, run in runs.items()}


def others() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The libraries that are installed."""
    makers: dict[str, Callable[[], Callable[[str], str]]] = {
        "ttp": yardsticks.with_ttp,
        "parsy": yardsticks.with_parsy,
        "pyparsing": yardsticks.with_pyparsing,
        "lark (LALR)": lambda: yardsticks.with_lark("lalr"),
        "lark (Earley)": lambda: yardsticks.with_lark("earley"),
    }
    expected = json.loads(yardsticks.naive(SEED))
    for name, make in makers.items():
        try:
            run = make()
        except ImportError:
            continue
        assert json.loads(run(SEED)) == expected, name
        yield name, run


def on_the_seed(rounds: int) -> list[str]:
    """The table of the seed sheet."""
    tools: dict[str, Callable[[], object]] = {
        "a naive script (no places, nothing unread kept)": lambda: yardsticks.naive(SEED),
        "**filmsheet** `parse`": lambda: filmsheet.parse(SEED),
        "**filmsheet** `parse` + JSON": lambda: filmsheet.parse(SEED).model_dump_json(),
        "**filmsheet** `analyze`": lambda: filmsheet.analyze(SEED),
        "**filmsheet** `analyze`, everything asked for": _everything,
        "**filmsheet** `parse_cast` (the cast alone)": lambda: filmsheet.parse_cast(CAST),
    }
    tools |= {f"{name} + model + JSON": (lambda run=run: run(SEED)) for name, run in others()}
    rows = [f"| {name} | {1e6 * took:,.0f} | {ratio:.2f} |" for name, (took, ratio) in ratios(tools, rounds).items()]
    return ["| on the seed | µs | times the naive script |", "|---|---:|---:|", *rows]


def _everything() -> None:
    analysis = filmsheet.analyze(SEED)
    _ = analysis.tokens, analysis.spans, analysis.diagnostics


def on_a_corpus(count: int, rounds: int) -> list[str]:
    """The table of composed sheets: a loop in one process, and the batch over files."""
    texts = list(sheets.sheets(count))
    with tempfile.TemporaryDirectory() as name:
        folder = sheets.write(Path(name) / "sheets", count)
        tools: dict[str, Callable[[], object]] = {
            "`parse` in a loop": lambda: [filmsheet.parse(text) for text in texts],
            "`parse` + JSON in a loop": lambda: [filmsheet.parse(text).model_dump_json() for text in texts],
            "files to JSON Lines, 1 job": lambda: batch(folder, Path(name) / "one.jsonl", 1),
            "files to JSON Lines, 2 jobs": lambda: batch(folder, Path(name) / "two.jsonl", 2),
        }
        found = ratios(tools, rounds)
    size = sum(map(len, texts)) / 1e6
    rows = [f"| {name} | {took:.2f} | {count / took:,.0f} | {1 / ratio:.2f} |" for name, (took, ratio) in found.items()]
    return [f"| {count:,} composed sheets, {size:.1f} MB | s | sheets a second | times as fast as the loop |", "|---|---:|---:|---:|", *rows]


def batch(folder: Path, output: Path, jobs: int) -> None:
    """The command line on a folder, including its start."""
    command = [sys.executable, "-m", "filmsheet", "-q", "--jobs", str(jobs), str(folder), "-o", str(output)]
    subprocess.run(command, check=True)


def growth(sizes: list[int]) -> list[tuple[int, float, float, float]]:
    """Size, seconds of `parse` on one sheet of that size, seconds and peak MB of the batch on a file of many sheets."""
    found = []
    for size in sizes:
        one = _one_sheet(size)
        text = sheets.text_of(size)
        gc.collect()
        took = min(seconds(lambda one=one: filmsheet.parse(one), 0.0) for _ in range(1 if size > 10**6 else 3))
        many, peak = _peak(text)
        found.append((size, took, many, peak))
    return found


def _one_sheet(size: int) -> str:
    text = sheets.compose(0)
    items = "\n".join(f"  {number % 10_000 + 1}. {sheets.SENTENCES[number % 10]}" for number in range(size // 80))
    return f"{text.rstrip()}\n{items}\n"[: max(size, len(text))]


def _peak(text: str) -> tuple[float, float]:
    """Seconds and peak memory (MB) of a run over a file with many sheets, one job."""
    code = (
        "import sys, time; from filmsheet.batch import Job, run; start = time.perf_counter();"
        "run(Job(inputs=(sys.argv[1],), output=sys.argv[2], jobs=1, quiet=True)); took = time.perf_counter() - start;"
        "print(took, next(int(line.split()[1]) / 1024 for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "many.txt"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", code, str(path), str(Path(name) / "o.jsonl")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    took, peak = map(float, done.stdout.split())
    return took, peak


def of_growth(found: list[tuple[int, float, float, float]]) -> list[str]:
    """The table of growth."""
    rows = [f"| {_size(size)} | {one:.4f} | {1e6 * one / size:.2f} | {many:.2f} | {1e6 * many / size:.2f} | {peak:.0f} |" for size, one, many, peak in found]
    head = "| text | `parse`, one sheet: s | s a MB | batch, many sheets: s | s a MB | peak MB |"
    return [head, "|---|---:|---:|---:|---:|---:|", *rows]


def _size(size: int) -> str:
    return f"{size // 10**6} MB" if size >= 10**6 else f"{size // 1000} KB"


def at_start(rounds: int) -> list[str]:
    """The table of imports and of a whole process."""
    seed = str(ROOT / "tests" / "fixtures" / "the-red-shoes.txt")
    commands = {
        "`python -c` with pydantic, regex and one model": ["-c", IMPORTS],
        "the same and `import filmsheet`": ["-c", IMPORTS + "import filmsheet"],
        "`python -m filmsheet` on the seed": ["-m", "filmsheet", "-q", seed],
    }
    tools = {name: (lambda command=command: _process(command)) for name, command in commands.items()}
    rows = [f"| {name} | {1e3 * took:.0f} | {ratio:.2f} |" for name, (took, ratio) in ratios(tools, rounds).items()]
    return ["| whole process | ms | ratio |", "|---|---:|---:|", *rows]


def _process(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def plot(found: list[tuple[int, float, float, float]]) -> str:
    """Growth as an SVG: seconds over size, both logarithmic, with a dashed line for linear growth."""
    import math

    width, height, edge = 640, 400, 56
    low, high = math.log10(found[0][0]), math.log10(found[-1][0])
    times = [value for _, one, many, _ in found for value in (one, many)]
    bottom, top = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def point(size: float, took: float) -> str:
        x = edge + (math.log10(size) - low) / (high - low or 1) * (width - 2 * edge)
        y = height - edge - (math.log10(took) - bottom) / (top - bottom or 1) * (height - 2 * edge)
        return f"{x:.1f},{y:.1f}"

    def line(values: list[tuple[float, float]], colour: str, more: str = "") -> str:
        return f'<polyline points="{" ".join(point(*value) for value in values)}" fill="none" stroke="{colour}" stroke-width="2"{more}/>'

    one = [(size, took) for size, took, _, _ in found]
    many = [(size, took) for size, _, took, _ in found]
    start, end = found[0][0], found[-1][0]
    linear = [(start, one[-1][1] * start / end), (end, one[-1][1])]
    linear = [value for value in linear if value[1] >= 10**bottom] or linear[1:]
    marks = [
        f'<text x="{point(size, 10**bottom).split(",")[0]}" y="{height - edge + 20}" text-anchor="middle">{_size(size)}</text>'
        for size in [value[0] for value in found]
    ]
    scale = [
        f'<text x="{edge - 8}" y="{float(point(start, 10**power).split(",")[1]) + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        for power in range(bottom, top + 1)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" role="img">',
            "<title>Seconds over the size of the text</title>",
            f'<rect width="{width}" height="{height}" fill="white"/>',
            *marks,
            *scale,
            line(linear, "#999999", ' stroke-dasharray="4 4"'),
            line(one, "#0b5cad"),
            line(many, "#b3261e"),
            f'<text x="{edge + 12}" y="{edge}" fill="#0b5cad">parse, one sheet</text>',
            f'<text x="{edge + 12}" y="{edge + 18}" fill="#b3261e">batch, a file of many sheets, one job</text>',
            f'<text x="{edge + 12}" y="{edge + 36}" fill="#666666">dashed: exactly linear</text>',
            "</svg>\n",
        ]
    )


MARK = "<!-- measured: below this line, benchmarks/compare.py writes -->"


def report(tables: list[list[str]]) -> str:
    """All tables, and the machine."""
    machine = f"CPython {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores, filmsheet {filmsheet.__version__}"
    return "\n\n".join([f"Measured with {machine}.", *("\n".join(table) for table in tables)]) + "\n"


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds")
    parser.add_argument("--into", type=Path, help="the page whose lower part the tables replace; the plot goes next to it")
    options = parser.parse_args()
    rounds, count = (3, 1000) if options.quick else (9, 10_000)
    sizes = [10**power for power in range(3, 7 if options.quick else 9)]
    found = growth(sizes)
    print(*of_growth(found), sep="\n", file=sys.stderr, flush=True)
    text = report([on_the_seed(rounds), on_a_corpus(count, 3), of_growth(found), at_start(2 * rounds)])
    print(text)
    if options.into is not None:
        options.into.with_suffix(".svg").write_text(plot(found), encoding="utf-8")
        above = options.into.read_text(encoding="utf-8").partition(MARK)[0]
        picture = f"![Seconds over the size of the text]({options.into.with_suffix('.svg').name})"
        options.into.write_text(f"{above}{MARK}\n\n{text}\n{picture}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
