"""Many inputs, one run: folders, archives and lists in, one file of records out, on all cores.

>>> from filmsheet.batch import Job, run
>>> job = Job(inputs=("sheets/", "more/*.txt", "old.zip"), output="records.sqlite")
>>> summary = run(job)  # doctest: +SKIP

The input is names (`job`). `inputs` finds the inputs and `tasks` groups them. Processes of a `pool`, or of a Dask `cluster`,
read them (`reading`) and return bytes of the output or rows of tables. `run` writes these to a journal (`resume`) in the folder
of the run (`workspace`, under a `lock`). At the end, `outputs` makes the output from the journal and moves it to its place.
An error of the user or the system is a `Failure`. `guard` and `own` keep inputs from being overwritten and outputs from being
read.

To add a format of output: a payload in `reading`, a function in `outputs` that writes it, and its suffix in `job`. An
archive: a reader in `inputs`. An option: a field of `Job`, which `resume` compares automatically.
"""

from .job import Job
from .run import Interrupted, exit_code, main, print_summary, run
from .summary import Summary

__all__ = ["Interrupted", "Job", "Summary", "exit_code", "main", "print_summary", "run"]
