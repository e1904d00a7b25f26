"""The outlines of lines: where figures, words and signs stand in them, whatever they say.

Films that a page lists have lines of one outline, such as "*2:15 a.m. (AMC)--The Long Meadow (1954)--" has with the lines of
the other films of a programme.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ..text.lines import Line

OPENING, HALF, WHOLE = 6, 8, 12
"""How many signs of an outline are compared."""
_ENDING = 6
_LOOKED_AT, _LOOKED_AT_END = 90, 40
"""How many characters of a line are looked at, and how many of its end."""
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_WORDS = frozenset("Aaw")
_PLAIN = _WORDS | frozenset(",.")


def outline(text: str) -> str:
    """Where figures, words and signs stand in a text: words in a row count once, by the first letter of the first.

    >>> outline("*2:15 a.m. (AMC)--The Long Meadow (1954)")
    '*0:0a.a.(A)--A(Y)'
    """
    found: list[str] = []
    for token in _TOKEN.findall(text):
        first = token[0]
        if first.isdigit():
            sign = "Y" if len(token) == 4 and "1880" <= token <= "2040" else "0"
        elif first.isalpha():
            if found and found[-1] in _WORDS:
                continue
            sign = "A" if first.isupper() else "a" if first.islower() else "w"
        else:
            sign = first
        found.append(sign)
    return "".join(found)


def is_plain(signs: str) -> bool:
    """Whether an outline is one that any sentence may have."""
    return _PLAIN.issuperset(signs)


class Outlines:
    """The outlines of the lines of a text, and how often each stands in it."""

    def __init__(self, shadow: str, lines: Sequence[Line], titled: Mapping[int, float]) -> None:
        """Look at all lines once; `titled` has the lines with which a film may begin, and how like a title what stands there is."""
        self.of = [outline(shadow[line.start : min(line.end, line.start + _LOOKED_AT)]) for line in lines]
        self.endings = [outline(shadow[max(line.start, line.end - _LOOKED_AT_END) : line.end])[-_ENDING:] for line in lines]
        self.times = Counter(signs[:OPENING] for signs in self.of) + Counter(signs[:WHOLE] for signs in self.of if len(signs) > OPENING)
        self.ended = Counter(self.endings)
        self.since: list[int] = []
        """How many lines ago each outline stood before, or 0."""
        last: dict[str, int] = {}
        for number, signs in enumerate(self.of):
            self.since.append(number - last.get(signs[:HALF], number))
            last[signs[:HALF]] = number
        self._titled: dict[str, list[float]] = defaultdict(list)
        for number, share in titled.items():
            self._titled[self.of[number][:OPENING]].append(share)

    def titled(self, number: int) -> tuple[int, float, float]:
        """Of the lines that open like one: how many they are, and how like titles on the whole and at most."""
        shares = self._titled.get(self.of[number][:OPENING]) or [0.0]
        return len(shares), sum(shares) / len(shares), max(shares)

    def alike(self, first: int, second: int) -> int:
        """How many signs two lines have in common from their start."""
        common = 0
        for one, other in zip(self.of[first], self.of[second], strict=False):
            if one != other:
                break
            common += 1
        return common

    def opens_alike(self, first: int, second: int) -> bool:
        """Whether two lines, which the text may be too short for, open with the same signs."""
        opening = [self.of[number][:4] if number < len(self.of) else "" for number in (first, second)]
        return opening[0] == opening[1]
