"""Imported by the server that starts processes. It reads a sheet of each kind, so that the processes do not have to load anything."""

import gc

from .job import Job
from .reading import Reader
from .tasks import Task, Work

_SHEETS = (
    b"Title: The Harbour\nYear: 1931\nReleased: 6 May 1931\nCast: Ida Holm as Mary Bo Lind as Tom\n\nTrivia\n1. It rained.\n",
    b"Night Ferry (1950)\nby Ann Field, with Ida Holm\n90 min - drama - Sweden\n\nA keeper leaves the sea.\n",
)

Reader(Job()).read(Task(tuple(Work("", data=sheet) for sheet in _SHEETS), len(_SHEETS)))
gc.collect()
gc.freeze()
