"""The command line: file names as arguments, JSON as output, findings on standard error, an exit code. It does no parsing.

`options` reads the arguments, `conversion` reads a few inputs one by one, and `batch/` many. Each command is a module
with a `main`, made with `commands.command` and imported on use. A new command needs such a module, its text in `help/` and a line
in `commands.COMMANDS`.
"""

import contextlib
import sys
from collections.abc import Sequence

from ..system.console import Failure, Form, print_error, print_note
from ..system.files import STANDARD, ClosedPipe, reason_of, write_text
from .commands import COMMANDS, DONE, FAILED, INTERRUPTED, Options, command_first, parser_of
from .conversion import SheetJob, analysis_json, reading_arguments
from .options import is_batch, read_options, refuse_inputs


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    >>> main(["--version"])
    filmsheet ...
    0
    """
    return _whole_process() if arguments is None else _run(list(arguments))


def _whole_process() -> int:
    """Run as the main program, without garbage collections that are useless before its end.

    The last one alone, at the exit of the interpreter, would take longer than reading a sheet.
    """
    import gc
    import signal

    gc.freeze()
    try:
        return _run(sys.argv[1:])
    finally:
        gc.freeze()
        with contextlib.suppress(ValueError):  # not the main thread
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # everything is printed: Ctrl-C ends the rest silently


def _run(arguments: list[str]) -> int:
    try:
        return _dispatch(arguments)
    except Failure as failure:
        print_error(str(failure))
        return FAILED
    except ClosedPipe:
        return DONE
    except (KeyboardInterrupt, RuntimeError) as error:
        if KeyboardInterrupt not in (type(error), type(error.__cause__)):  # Python 3.11 wraps it if a class is being made
            raise
        print_note("interrupted")
        return INTERRUPTED
    except MemoryError:
        print_error("not enough memory")
        return FAILED
    except OSError as error:  # the system has run out of files or processes
        print_error(f"{error.filename}: {reason_of(error, '')}" if error.filename else reason_of(error, ""))
        return FAILED


def _dispatch(arguments: list[str]) -> int:
    Form.reset()
    arguments = command_first(arguments, COMMANDS)
    if arguments[:1] == ["help"]:
        arguments = _words_for_help(arguments[1:])
    if arguments and arguments[0] in COMMANDS:
        import importlib

        command = importlib.import_module(f".{COMMANDS[arguments[0]]}", __package__)
        code: int = command.main(arguments[1:])
        return code
    options = read_options(arguments)
    Form.json = options.diagnostics == "json"
    if options.help:
        return _print(parser_of("main").format_help(), options)
    if options.version:
        from .. import __version__

        return _print(f"filmsheet {__version__}\n", options)
    if options.schema:
        import json

        from ..schema import record_schema

        schema = record_schema(origin=options.origin)
        return _print(json.dumps(schema, ensure_ascii=False, indent=None if options.compact else 2) + "\n", options)
    if is_batch(options):
        return _run_batch(options)
    job = SheetJob(options)
    return job.write(job.pieces())


def _words_for_help(words: list[str]) -> list[str]:
    """The arguments for `filmsheet help`, or for `filmsheet help COMMAND`."""
    name = next((word for word in words if not word.startswith("-")), "help")
    if name not in COMMANDS:
        raise Failure(f"no command {name!r}; there are {', '.join(COMMANDS)}")
    return ["--help"] if name == "help" else [name, "--help"]


def _run_batch(options: Options) -> int:
    from ..batch import Job, main

    if options.dask is None:
        refuse_inputs(options)
    given = {name: value for name, value in vars(options).items() if name in Job._fields and value is not None} | reading_arguments(options)
    given["inputs"] = tuple(options.inputs)
    given["output"] = None if options.output == STANDARD else options.output
    given["analysis"] = analysis_json if options.analysis else None
    if options.suffix:
        given["suffixes"] = tuple(options.suffix)
    job = Job(**given)
    if options.dask is not None:
        from ..batch.cluster import main_on_dask

        return main_on_dask(job, options.dask)
    return main(job)


def _print(text: str, options: Options) -> int:
    refuse_inputs(options)
    write_text(text, options.output)
    return DONE
