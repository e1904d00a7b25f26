"""The command line: names of files in, JSON out, findings on standard error, an exit code. No parsing is done here.

`options` says what is asked for, `conversion` reads a few inputs one by one, `batch/` many. Each sub-command is a module
with a `main(arguments)`, loaded when it is called: a new one is such a module and a line in `commands.COMMANDS`.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from ..system.console import Failure, Form, say_error, say_note
from ..system.files import STANDARD, ClosedPipe, open_output, reason_of
from .commands import COMMANDS, DONE, FAILED, INTERRUPTED, command_first
from .conversion import Conversion, analysis_json, reading_arguments, refuse_inputs
from .options import Options, argument_parser, is_batch, read_options

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    >>> main(["--version"])
    filmsheet ...
    0
    """
    return _whole_process() if arguments is None else _run(list(arguments))


def _whole_process() -> int:
    """Run as a program of its own, without collections of garbage that its end makes pointless.

    The last one alone, when the interpreter ends, would take longer than a sheet does.
    """
    import gc

    gc.freeze()
    try:
        return _run(sys.argv[1:])
    finally:
        gc.freeze()
        _end_quietly()


def _end_quietly() -> None:
    """Let Ctrl-C end what is left of the process without a word: all is said."""
    import signal

    with contextlib.suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _run(arguments: list[str]) -> int:
    try:
        return _dispatch(arguments)
    except Failure as failure:
        say_error(str(failure))
        return FAILED
    except ClosedPipe:
        return DONE
    except KeyboardInterrupt:
        say_note("interrupted")
        return INTERRUPTED
    except MemoryError:
        say_error("not enough memory")
        return FAILED
    except OSError as error:  # the system has run out of something: files, processes
        say_error(f"{error.filename}: {reason_of(error, '')}" if error.filename else reason_of(error, ""))
        return FAILED


def _dispatch(arguments: list[str]) -> int:
    Form.reset()
    arguments = command_first(arguments, COMMANDS, argument_parser)
    if arguments and arguments[0] in COMMANDS:
        return _run_command(arguments[0], arguments[1:])
    options = read_options(arguments)
    Form.json = options.diagnostics == "json"
    if options.help:
        return _print(argument_parser().format_help(), options)
    if options.version:
        from .. import __version__

        return _print(f"filmsheet {__version__}\n", options)
    if options.schema:
        return _print(_schema(options), options)
    if is_batch(options):
        return _run_batch(options)
    return Conversion(options).run()


def _run_batch(options: Options) -> int:
    from ..batch import Job, main

    if options.dask is None:
        refuse_inputs(options)
    job = Job(
        inputs=options.inputs,
        files_from=options.files_from,
        output=None if options.output == STANDARD else options.output,
        format=options.format,
        compact=options.compact,
        origin=options.origin,
        bom=options.bom,
        analysis=analysis_json if options.analysis else None,
        jobs=options.jobs,
        resume=options.resume,
        encoding=options.encoding,
        strict=options.strict,
        quiet=options.quiet,
        summary=options.summary,
        max_unpacked=options.max_unpacked,
        **reading_arguments(options),
    )
    if options.suffix:
        job = job._replace(suffixes=options.suffix)
    if options.dask is not None:
        from ..batch.cluster import main_on_dask

        return main_on_dask(job, options.dask)
    return main(job)


def _run_command(name: str, arguments: list[str]) -> int:
    module = COMMANDS[name]
    if module is None:
        raise Failure(f"{name!r} is kept for a command to come; a file of that name is ./{name}")
    import importlib

    command = importlib.import_module(f".{module}", __package__)
    code: int = command.main(arguments)
    return code


def _print(text: str, options: Options) -> int:
    refuse_inputs(options)
    output = open_output(options.output)
    output.write(text)
    output.commit()
    return DONE


def _schema(options: Options) -> str:
    import json

    from ..schema import record_schema

    return json.dumps(record_schema(origin=options.origin), ensure_ascii=False, indent=None if options.compact else 2) + "\n"
