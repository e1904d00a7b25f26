"""`filmsheet explain`: the meaning of the codes of findings, and why a line was read as it was."""

import copy
import os

from ..diagnostics import CODES, CodeInfo
from ..system.console import Failure, visible
from ..system.files import display_name, write_text
from .commands import DONE, Options, command

_LONGEST_NUMBER = 10


@command("explain")
def main(options: Options) -> int:
    """Print the pages of codes, explanations of lines, or the list of all codes. Returns the exit code."""
    listed = (f"{info.code}  {info.severity:<7}  {info.title}\n" for info in CODES.values())
    write_text("\n".join(_explained(word, options) for word in options.inputs) or "".join(listed))
    return DONE


def _explained(word: str, options: Options) -> str:
    """The page of a code, or the explanation of a line."""
    name, _, number = word.rpartition(":")
    if name and number.isdecimal() and len(number) < _LONGEST_NUMBER:
        from ..analysis import options as read_with
        from .conversion import SheetJob
        from .explained import explain_line

        given = copy.copy(options)
        given.inputs = [name]
        job = SheetJob(given)
        return explain_line(display_name(name), job.source(name).text, int(number), read_with(**job.reading_options))
    if os.path.isfile(word):  # noqa: PTH113 - only the name is needed
        raise Failure(f"{word}: say which line, such as {word}:1")
    return page(find_code(word))


def find_code(word: str) -> CodeInfo:
    """Find a code by its number or its name, in any case. It is a failure if there is none.

    >>> find_code("fs001").name
    'empty-input'
    """
    for info in CODES.values():
        if word.casefold() in (info.code.casefold(), info.name):
            return info
    raise Failure(f"no code {word!r}; filmsheet explain lists them all")


def page(info: CodeInfo) -> str:
    """Lay out the page of a code."""
    parts = [f"{info.code} {info.name} ({info.severity})", f"{info.title}.", info.explanation]
    if info.advice:
        parts.append(f"What to do: {info.advice}.")
    if info.example:
        example = "\n".join(f"    {visible(line)}".rstrip() for line in info.example.split("\n"))
        heading = "How to see it" if info.example.startswith("$ ") else "A sheet that has it"
        parts.append(f"{heading}:\n\n{example}")
    return "\n\n".join(parts) + "\n"
