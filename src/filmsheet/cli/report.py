"""`filmsheet report`: film sheets in, one page out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..system.console import Failure, is_terminal, say_note
from ..system.files import STANDARD, open_output
from .conversion import refuse_inputs
from .sheet_job import SheetJob, command_parser, print_help, reading_options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_EPILOG = """\
One sheet is shown at once; several after an overview. The page needs no network and no other file.

examples:
  filmsheet report sheet.txt -o report.html
  filmsheet report sheets/ old.zip -o report.html --title "The archive, 1930 to 1950"
"""


def main(arguments: Sequence[str]) -> int:
    """Write the report and return the exit code.

    Raises:
        Failure: it makes no sense, or the page cannot be written.
    """
    parser = command_parser("report", "Show film sheets and what was read from them as one page of HTML.", _EPILOG)
    parser.add_argument("-o", "--output", metavar="FILE.html", help="write there, whole or not at all")
    parser.add_argument("--title", default="", help="heading of a page of several sheets")
    options = parser.parse_intermixed_args(arguments)
    if options.help:
        return print_help(parser)
    if options.output in (None, STANDARD) and is_terminal(sys.stdout):
        raise Failure("a page is no use on a terminal: give -o FILE.html")
    return _write(SheetJob(reading_options(options)), options)


def _write(job: SheetJob, options: argparse.Namespace) -> int:
    from ..report.page import render

    refuse_inputs(job.options)
    output = open_output(options.output)
    try:
        page = render(job.entries(), title=options.title)
        if not job.records:
            output.discard()
            return job.worst
        output.write(page)
        output.commit()
    except BaseException:
        output.discard()
        raise
    if not options.quiet and options.output not in (None, STANDARD):
        say_note(f"{options.output}: {job.records} sheet{'' if job.records == 1 else 's'}")
    return job.worst
