"""Sheets of invented films for the tests of batch runs, and readers of the outputs."""

from __future__ import annotations

import csv
import json
import os
import sqlite3

from filmsheet.batch import Job, run


def sheet(number):
    return (
        f"Title: The {number}th Harbour\nYear: {1900 + number % 100}\nGenre: Drama, Music\nRating: {number % 10}.5/10\n"
        f"Cast: Ann Field as Captain Moss, Bo Lind as The Keeper\n\nTrivia\n1. It rained.\n2. It was shot in {number % 30 + 2} days.\n"
    )


def write_sheets(folder, count, start=0):
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        (folder / f"sheet-{number:05}.txt").write_text(sheet(number), encoding="utf-8")
    return folder


def unmeasured(**more):
    """An environment without coverage measurement, which would slow a process down and write files."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("COV")}, **more}


def convert(*inputs, output, **options):
    """Run a job in one process by default."""
    return run(Job(inputs=tuple(map(str, inputs)), output=str(output), **{"jobs": 1, "quiet": True, **options}))


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def query(path, sql):
    base = sqlite3.connect(path)
    try:
        return base.execute(sql).fetchall()
    finally:
        base.close()
