"""`filmsheet explain`: what the codes of the findings mean, and why a line was read as it was."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..diagnostics import CODES, CodeInfo
from ..system.console import Failure, visible
from ..system.files import display_name, print_text
from .commands import make_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_USAGE = "filmsheet explain [code ...]\n       filmsheet explain [options] file:line ..."
_LONGEST_NUMBER = 10
_EPILOG = """\
A code is given as FS102 or by its name, value-unreadable; without any, all are listed.
A line is given as sheet.txt:12: the pieces of it are shown, with what each was read as, how sure that is, the next likely
label, and what decided between the two.
"""


def main(arguments: Sequence[str]) -> int:
    """Print the pages of the codes named, or what the lines named were read as, or the list of all codes; returns the exit code.

    Raises:
        Failure: a word is neither, or a file cannot be read.
    """
    parser = _parser()
    options = parser.parse_intermixed_args(list(arguments))
    if options.help:
        text = parser.format_help()
    elif options.words:
        text = "\n".join(_explained(word, options) for word in options.words)
    else:
        text = "".join(f"{info.code}  {info.severity:<7}  {info.title}\n" for info in CODES.values())
    print_text(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = make_parser("filmsheet explain", _USAGE, "Say what a code means, or why a line was read as it was.", _EPILOG)
    parser.add_argument("words", nargs="*", metavar="code or file:line", help="what to explain")
    parser.add_argument("--encoding", metavar="NAME", help="of the files (default: UTF-8, else what fits best)")
    parser.add_argument("--vocabulary", metavar="FILE.toml", help="further labels and the fields they name")
    parser.add_argument("--layouts", metavar="FILE", help="layouts that were taught")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    parser.add_argument("-h", "--help", action="store_true", help="print this and end")
    return parser


def _explained(word: str, options: argparse.Namespace) -> str:
    """The page of a code, or what a line was read as."""
    name, _, number = word.rpartition(":")
    if name and number.isdecimal() and len(number) < _LONGEST_NUMBER:
        return _line_explained(name, int(number), options)
    if os.path.isfile(word):  # noqa: PTH113 - a file is asked for by its name alone
        raise Failure(f"{word}: say which line, such as {word}:1")
    return page(find_code(word))


def _line_explained(name: str, number: int, given: argparse.Namespace) -> str:
    from ..analysis import MAX_CHARS, Options, options
    from .conversion import Conversion
    from .explained import explain_line
    from .options import Options as Given
    from .options import check_encoding

    class Job(Conversion):
        """Reads an input as the main command does."""

        def whole(self) -> tuple[str, Options]:
            how = {"vocabulary": None, "known": (), "max_chars": MAX_CHARS, **self.reading_options}
            return self._read(name)[0], options(strict=False, **how)

    if given.encoding is not None:
        check_encoding(given.encoding)
    taken = Given(inputs=(name,), encoding=given.encoding, vocabulary=given.vocabulary, layouts=given.layouts, quiet=given.quiet)
    text, how = Job(taken).whole()
    return explain_line(display_name(name), text, number, how)


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
