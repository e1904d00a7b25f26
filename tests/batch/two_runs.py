"""Two concurrent runs with one output, and the checks of their result; `tools/two_runs.py` repeats them."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys

from batch.corpus import lines, query, rows, write_sheets

SUFFIXES = ("jsonl", "json", "csv", "sqlite", "parquet")
COUNT = 120


def available():
    """The formats that can be written here."""
    return [suffix for suffix in SUFFIXES if suffix != "parquet" or importlib.util.find_spec("pyarrow")]


def race(folder, suffix):
    """Start two runs with different sheets and one output, and check the result. Returns the exit codes."""
    years = {}
    for name, start in (("a", 0), ("b", 60)):
        if not (folder / name).exists():
            write_sheets(folder / name, COUNT + start, start=start)
        years[name] = [1900 + number % 100 for number in range(start, 2 * start + COUNT)]
    place = folder / "out"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    output = place / f"o.{suffix}"
    command = [sys.executable, "-m", "filmsheet", "--jobs", "1", "-q", "-o", str(output)]
    runs = {name: subprocess.Popen([*command, str(folder / name)], stderr=subprocess.PIPE, text=True) for name in years}
    ended = {}
    for name, process in runs.items():
        _, errors = process.communicate(timeout=120)
        check_end(process.returncode, errors)
        ended[name] = process.returncode
    done = [name for name, code in ended.items() if code == 0]
    assert done, ended
    found = years_in(output)
    assert found in [years[name] for name in done], ended
    assert [path.name for path in place.iterdir() if path.suffix != f".{suffix}"] == []
    return tuple(ended.values())


def check_end(code, errors):
    """A run ends well, or names the running one in one line."""
    if code == 0:
        assert errors == ""
        return
    assert code == 2, errors
    (line,) = errors.splitlines()
    assert "is being written by" in line


def years_in(output):
    """The years of the films in an output, in order; its tables must belong together."""
    if output.suffix == ".jsonl":
        return [record["year"] for record in lines(output)]
    if output.suffix == ".sqlite":
        assert query(output, "PRAGMA integrity_check") == [("ok",)]
        check_tables(*query(output, "SELECT (SELECT count(*) FROM films), (SELECT count(*) FROM trivia)"))
        return [year for (year,) in query(output, "SELECT year FROM films ORDER BY film")]
    if output.suffix == ".csv":
        films = rows(output)
        check_tables((len(films), len(rows(output.with_name("o-trivia.csv")))))
        return [int(film["year"]) for film in films]
    if output.suffix == ".parquet":
        from pyarrow import parquet

        return parquet.read_table(output).column("year").to_pylist()
    import json

    return [record["year"] for record in json.loads(output.read_text(encoding="utf-8"))]


def check_tables(counts):
    """Each sheet of the corpus has two trivia items."""
    films, trivia = counts
    assert trivia == 2 * films
