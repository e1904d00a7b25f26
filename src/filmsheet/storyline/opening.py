"""Everything that a storyline's prose states plainly of its film, each fact with its span."""

from __future__ import annotations

from functools import cached_property

from ..source import Found
from .crew import KEYS, Crew, read_crew
from .facts import read_countries, read_genres, read_languages, read_runtime
from .heading import Heading
from .played import Credit, read_played, read_starring
from .title import REACH, read_title_and_year

CONFIDENCE = {
    "directors": 0.98,
    "writers": 0.95,
    "producers": 0.93,
    "composers": 0.93,
    "cinematographers": 0.93,
    "editors": 0.93,
    "starring": 0.95,
    "played": 0.93,
    "genres": 0.9,
    "countries": 0.93,
    "languages": 0.96,
    "runtime": 0.9,
}
"""How probable a fact is that was found."""


class Opening:
    """What a storyline's prose states; each fact is looked for when it is asked for.

    Lists of found str: `directors`, `writers`, `producers`, `composers`, `cinematographers`, `editors`, `starring`,
    `genres`, `countries` and `languages`; `played` has pairs of actor and role, `runtime` whole minutes.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._region = text, start, min(end, start + REACH)
        self._far = min(end, start + 10 * REACH)

    @cached_property
    def heading(self) -> Heading:
        """Title, original title and year."""
        return read_title_and_year(*self._region)

    @cached_property
    def _crew(self) -> Crew:
        return read_crew(*self._region, self.heading)

    @cached_property
    def _starring(self) -> tuple[list[Found], list[Credit]]:
        return read_starring(*self._region)

    def __getattr__(self, name: str) -> list[Found]:
        """The people of one part of the crew."""
        if name not in KEYS:
            raise AttributeError(name)
        return self._crew.get(name, [])

    @property
    def starring(self) -> list[Found]:
        """The actors that the prose names as such."""
        return self._crew.get("starring") or self._starring[0]

    @cached_property
    def played(self) -> list[Credit]:
        """Who played whom."""
        text, start, _ = self._region
        pairs: dict[str, Credit] = {}
        for pair in (*self._starring[1], *read_played(text, start, self._far)):
            pairs.setdefault(pair[0].value.casefold(), pair)
        return sorted(pairs.values(), key=lambda pair: pair[0].start)

    @cached_property
    def genres(self) -> list[Found]:
        """Genres of the description."""
        return read_genres(self._region[0], self.heading)

    @cached_property
    def countries(self) -> list[Found]:
        """Countries of production."""
        return read_countries(*self._region)

    @cached_property
    def languages(self) -> list[Found]:
        """Languages spoken."""
        return read_languages(*self._region)

    @cached_property
    def runtime(self) -> Found | None:
        """Whole minutes."""
        return read_runtime(*self._region)

    @property
    def confidence(self) -> dict[str, float]:
        """The probability of each fact that was found, by its name."""
        return self.heading.confidence | {name: sure for name, sure in CONFIDENCE.items() if getattr(self, name)}


def read_opening(text: str, start: int, end: int) -> Opening:
    """Read what a storyline states of its film.

    Args:
        text: the text that holds the storyline.
        start: where the storyline begins, in characters.
        end: where it ends.

    Title, year, crew and genres are looked for in the first 2,000 characters; who played whom in the first 20,000.
    Never raises on any text.

    >>> prose = '"Tin Moon" is a 1948 drama film directed by Ada Lund and starring Bo Ek and Cy Orr.'
    >>> opening = read_opening(prose, 0, len(prose))
    >>> [x.value for x in opening.directors], [x.value for x in opening.starring], [x.value for x in opening.genres]
    (['Ada Lund'], ['Bo Ek', 'Cy Orr'], ['drama'])
    """
    return Opening(text, start, end)
