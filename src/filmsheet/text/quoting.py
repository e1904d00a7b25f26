"""Lines written by a spreadsheet: cells in quotation marks, with their own quotation marks doubled."""

from __future__ import annotations

from collections.abc import Iterator

from .edits import Edit

_FEWEST = 2
"""The fewest quoted lines of such a text."""
_PAIR = 2
"""The number of cells in a line with a label and its value."""


def quoted_lines(text: str) -> Iterator[Edit]:
    r"""The edits for lines of quoted cells: outer quotation marks are removed, doubled ones become one.

    >>> text = '"Plot: ""Night Ferry"" sails."\n"Year: 1948"'
    >>> [text[start:end] for start, end, _ in quoted_lines(text)]
    ['"', '""', '""', '"', '"', '"']
    """
    found: list[list[Edit]] = []
    start, lines = 0, 0
    for line in text.split("\n"):
        lines += bool(line.strip())
        edits = _cells(line.strip(), start + len(line) - len(line.lstrip()))
        if edits is not None:
            found.append(edits)
        start += len(line) + 1
    if len(found) >= _FEWEST and 2 * len(found) > lines:
        for edits in found:
            yield from edits


def _cells(line: str, start: int) -> list[Edit] | None:
    """The edits for a line of quoted cells at an offset; None for any other line."""
    if line[:1] != '"' or line[-1:] != '"':
        return None
    edits: list[Edit] = []
    at, opened, cells, shut = 0, False, 0, 0
    while at < len(line):
        if line[at] == '"' and opened and line[at + 1 : at + 2] == '"':
            edits.append((start + at, start + at + 2, '"'))
            at += 1
        elif line[at] == '"':
            opened = not opened
            cells += opened
            if opened and cells == _PAIR:
                edits.append((start + shut, start + at + 1, "\t"))
            shut = at
        elif not opened and line[at] not in ",;\t ":
            return None
        at += 1
    if opened:
        return None
    if cells > _PAIR:
        return [edit for edit in edits if edit[2] == '"']
    return [(start, start + 1, ""), *edits, (start + len(line) - 1, start + len(line), "")]
