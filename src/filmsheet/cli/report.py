"""`filmsheet report`: writes one HTML page about film sheets."""

import sys
from collections.abc import Iterator

from ..report.page import render
from ..system.console import Failure, is_terminal, print_note
from ..system.files import STANDARD
from .commands import Options, command
from .conversion import SheetJob


@command("report")
def main(options: Options) -> int:
    """Write the report and return the exit code."""
    if options.output in (None, STANDARD) and is_terminal(sys.stdout):
        raise Failure("a page cannot be shown on a terminal; use -o FILE.html")
    job = SheetJob(options)
    code = job.write(_page(job, options.title))
    if job.records and not options.quiet and options.output not in (None, STANDARD):
        print_note(f"{options.output}: {job.records} sheet{'' if job.records == 1 else 's'}")
    return code


def _page(job: SheetJob, title: str) -> Iterator[str]:
    """The page; nothing if no sheet could be read."""
    page = render(job.entries(), title=title)
    if job.records:
        yield page
