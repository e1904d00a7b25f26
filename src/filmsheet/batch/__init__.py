"""Many inputs, one run: folders, archives and lists in, one file of records out, on all cores.

>>> from filmsheet.batch import Job, run
>>> job = Job(inputs=("sheets/", "more/*.txt", "old.zip"), output="records.sqlite")
>>> summary = run(job)  # doctest: +SKIP

In come names (`job`), which `inputs` makes inputs of and `tasks` tasks. Processes of a `pool`, or of a Dask `cluster`, read
them (`reading`) and give back bytes of the output or rows of `tables`. `run` puts them into a journal (`resume`) in the folder
of the run (`workspace`, under a `lock`). When all are there, `outputs` makes the output of them, which takes its place when it
is whole. What the user or the system is to blame for is a `Failure`. `guard` and `own` keep inputs from being written over
and outputs from being read.

A further format of output: a payload in `reading`, a function of `outputs` that writes it, and its suffix in `job`. A further
archive: a reader in `inputs`. A further option: a field of `Job`, which `resume` compares by itself.
"""

from .job import Job
from .run import Interrupted, exit_code, main, print_summary, run
from .summary import Summary

__all__ = ["Interrupted", "Job", "Summary", "exit_code", "main", "print_summary", "run"]
