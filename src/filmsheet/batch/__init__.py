"""Many inputs, one run: folders, archives and lists in, one file of records out, on all cores.

>>> from filmsheet.batch import Job, run
>>> job = Job(inputs=("sheets/", "more/*.txt", "old.zip"), output="records.sqlite")
>>> summary = run(job)  # doctest: +SKIP
"""

from .job import Job
from .run import Interrupted, exit_code, main, run, say_summary
from .summary import Summary

__all__ = ["Interrupted", "Job", "Summary", "exit_code", "main", "run", "say_summary"]
