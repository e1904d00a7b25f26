"""`filmsheet explain`: what the codes of the findings mean, and what to do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .console import Failure, visible
from .diagnostics import CODES, CodeInfo
from .files import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence

_USAGE = """\
usage: filmsheet explain [code ...]

Print what a code means and what to do about it; without a code, list them all.
A code is given as FS102 or by its name, value-unreadable.
"""


def main(arguments: Sequence[str]) -> int:
    """Print the pages of the codes named, or the list of all codes; returns the exit code."""
    words = [argument for argument in arguments if argument not in ("-q", "--quiet")]
    if any(word in ("-h", "--help") for word in words):
        text = _USAGE
    elif words:
        text = "\n".join(page(find_code(word)) for word in words)
    else:
        text = "".join(f"{info.code}  {info.severity:<7}  {info.title}\n" for info in CODES.values())
    output = open_output(None)
    output.write(text)
    output.commit()
    return 0


def find_code(word: str) -> CodeInfo:
    """Find a code by its number or its name, in any case.

    Raises:
        Failure: there is no such code.

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
