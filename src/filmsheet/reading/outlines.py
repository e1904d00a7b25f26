"""The outline of a line: its digits, words and signs, whatever they are.

The entries of a listing have the same outline: "*2:15 a.m. (AMC)--The Long Meadow (1954)--" has that of the other films
of a programme.
"""

from __future__ import annotations

import os.path
import re
from collections import Counter
from collections.abc import Sequence

from ..text.lines import Line
from ..values.dates import is_year

OPENING, HALF, WHOLE = 6, 8, 12
"""The number of signs of an outline that are compared."""
_ENDING = 6
_LOOKED_AT, _LOOKED_AT_END = 90, 40
"""The number of characters of a line that are used, and of those of its end."""
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_WORDS = frozenset("Aaw")
_PLAIN = _WORDS | frozenset(",.")


def outline(text: str) -> str:
    """The digits, words and signs of a text. Consecutive words count once, with the first letter of the first.

    >>> outline("*2:15 a.m. (AMC)--The Long Meadow (1954)")
    '*0:0a.a.(A)--A(Y)'
    """
    found: list[str] = []
    for token in _TOKEN.findall(text):
        first = token[0]
        if first.isdigit():
            sign = "Y" if is_year(token) else "0"
        elif first.isalpha():
            if found and found[-1] in _WORDS:
                continue
            sign = "A" if first.isupper() else "a" if first.islower() else "w"
        else:
            sign = first
        found.append(sign)
    return "".join(found)


def is_plain(signs: str) -> bool:
    """Whether any sentence may have this outline."""
    return _PLAIN.issuperset(signs)


class Outlines:
    """The outlines of the lines of a text, and the number of occurrences of each."""

    def __init__(self, shadow: str, lines: Sequence[Line]) -> None:
        """Outline all lines."""
        self.of = [outline(shadow[line.start : min(line.end, line.start + _LOOKED_AT)]) for line in lines]
        self.endings = [outline(shadow[max(line.start, line.end - _LOOKED_AT_END) : line.end])[-_ENDING:] for line in lines]
        self.times = Counter(signs[:OPENING] for signs in self.of) + Counter(signs[:WHOLE] for signs in self.of if len(signs) > OPENING)
        self.since: list[int] = []
        """The distance in lines to the previous occurrence of each outline, or 0."""
        last: dict[str, int] = {}
        for number, signs in enumerate(self.of):
            self.since.append(number - last.get(signs[:HALF], number))
            last[signs[:HALF]] = number

    def alike(self, first: int, second: int) -> int:
        """The number of signs that two lines share at their start."""
        return len(os.path.commonprefix((self.of[first], self.of[second])))  # noqa: RUF071 - these are no paths

    def opens_alike(self, first: int, second: int) -> bool:
        """Whether two lines have the same opening. The text may be too short for either."""
        opening = [self.of[number][:4] if number < len(self.of) else "" for number in (first, second)]
        return opening[0] == opening[1]
