"""Many inputs, one run: folders, archives and lists in, one file of records out, on all cores.

>>> from filmsheet.batch import Job, run
>>> job = Job(inputs=("sheets/", "more/*.txt", "old.zip"), output="records.sqlite")
>>> summary = run(job)  # doctest: +SKIP

`inputs` finds them, `tasks` parts them, `reading` reads them in the processes of a `pool` or of a Dask `cluster`, `outputs`
writes what comes back. A further kind of output is a writer that `outputs` opens; a further archive, a reader in `inputs`.
"""

from .job import Job
from .run import Interrupted, exit_code, main, run, say_summary
from .summary import Summary

__all__ = ["Interrupted", "Job", "Summary", "exit_code", "main", "run", "say_summary"]
