"""Edits of a text that keep its length: regions to blank or to replace."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from .source import FILL

Edit = tuple[int, int, str]
"""A start, an end, and a replacement that is not longer than the region."""


def blanked(text: str, pattern: re.Pattern[str], start: int = 0, end: int = sys.maxsize) -> Iterator[Edit]:
    """Blank each match in a region, or its groups if the pattern has any.

    >>> list(blanked('["a"]', re.compile('"')))
    [(1, 2, ''), (3, 4, '')]
    """
    for found in pattern.finditer(text, start, end):
        for number in range(1, found.re.groups + 1) or (0,):
            if found.start(number) >= 0:
                yield (*found.span(number), "")


def before(text: str, offset: int, most: int) -> str | None:
    """The text between the start of a line and an offset; None if it is longer than `most`.

    >>> before("Title: X\\n  Year: 1948", 11, 4)
    '  '
    """
    line = text[max(0, offset - most - 1) : offset].rpartition("\n")[2]
    return line if len(line) <= most else None


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits, padded to its length. If edits overlap, the first is used; if they start together, the longer one.

    >>> edited("[b]Year[/b]", [(0, 3, ""), (7, 11, "")]).replace(FILL, ".")
    '...Year....'
    """
    pieces: list[str] = []
    position = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start < position:
            continue
        pieces += (text[position:start], new, FILL * (end - start - len(new)))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)
