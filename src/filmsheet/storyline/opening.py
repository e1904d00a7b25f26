"""All facts that the prose of a storyline states about its film, each with its span."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from .crew import read_crew
from .heading import Heading
from .played import Credit, read_played, read_starring
from .title import REACH, read_title_and_year

CONFIDENCE = {"directors": 0.98, "starring": 0.95, "played": 0.93}
"""The probability of a fact that was found."""


class Opening:
    """The facts that the prose of a storyline states; each is computed on first use.

    `heading` has title, original title and year. `directors` and `starring` are lists of found str, and `played` has pairs of
    actor and role.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end

    @cached_property
    def heading(self) -> Heading:
        """Title, original title and year."""
        return read_title_and_year(self._text, self._start, self._end)

    def __getattr__(self, name: str) -> Any:
        """A fact, or an intermediate result for several facts; it is computed once."""
        if name not in CONFIDENCE and name not in ("crew", "actors"):
            raise AttributeError(name)
        self.__dict__[name] = found = self._read(name, self._text, self._start, min(self._end, self._start + REACH))
        return found

    def _read(self, name: str, text: str, start: int, near: int) -> Any:
        if name == "directors":
            return self.crew.get(name, [])
        if name == "actors":
            return read_starring(text, start, near)
        if name == "starring":
            return self.crew.get(name) or self.actors[0]
        if name == "played":
            pairs: dict[str, Credit] = {}
            for pair in (*self.actors[1], *read_played(text, start, min(self._end, start + 10 * REACH))):
                pairs.setdefault(pair[0].value.casefold(), pair)
            return sorted(pairs.values(), key=lambda pair: pair[0].start)
        return read_crew(text, start, near, self.heading)

    @property
    def confidence(self) -> dict[str, float]:
        """The probability of each fact that was found, by its name."""
        return self.heading.confidence | {name: sure for name, sure in CONFIDENCE.items() if getattr(self, name)}


def read_opening(text: str, start: int, end: int) -> Opening:
    """Read the facts that a storyline states about its film.

    Args:
        text: the text that holds the storyline.
        start: where the storyline begins, in characters.
        end: where it ends.

    Title, year and directors are searched in the first 2,000 characters; actors and roles in the first 20,000.
    Never raises on any text.

    >>> prose = '"Tin Moon" is a 1948 film directed by Ada Lund and starring Bo Ek and Cy Orr.'
    >>> opening = read_opening(prose, 0, len(prose))
    >>> [x.value for x in opening.directors], [x.value for x in opening.starring]
    (['Ada Lund'], ['Bo Ek', 'Cy Orr'])
    """
    return Opening(text, start, end)
