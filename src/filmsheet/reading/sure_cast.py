"""Casts that grammar is certain of: credits with separators, numbered, in cells or on lines, and undelimited casts."""

from __future__ import annotations

from ..vocabulary.known_words import is_country, is_genre
from .connectives import is_more_note, links, undelimited
from .known import Known
from .labels import ACTOR, NONE, ROLE
from .pieces import COMMA, LINE, LINK, MARK, Pieces
from .turns import Turns

_LONGEST_ACTOR = 4
_FEWEST_CELLS = 3
_SHORTEST_NOTE = 2
"""A shorter note may be the mark of a footnote."""


class SureCast(Known):
    """Takes the value of the label of a cast."""

    def take_cast(self, key: str, first: int, last: int) -> bool:  # noqa: ARG002 -- takers share one signature
        """Take undelimited credits, linked ones, or plain names that are separated by commas or numbered."""
        more = last > first and is_more_note(self.text(last, last))
        last -= more
        if any(self.pieces[n].gap == LINK or undelimited(self.text(n, n)) for n in range(first, last + 1)):
            taken = self._wrapped(first, last) or self._credits(first, last)
        elif last - first >= _FEWEST_CELLS and all(self.pieces[n].gap == MARK for n in range(first + 1, last + 1)):
            taken = self._cells(first, last)
        else:
            numbered = all(self.pieces[n].marker >= 0 for n in range(first, last + 1))
            separated = numbered or all(self.pieces[n].gap == COMMA for n in range(first + 1, last + 1))
            taken = (
                separated
                and all(self._plain(n) and self._is_name(n) and not self._is_label(n) and self._names_one(n) for n in range(first, last + 1))
                and self._fill(ACTOR, first, last, joined=False)
            )
        if taken and more:
            self.labels[last + 1] = NONE
        return taken

    def _names_one(self, n: int) -> bool:
        """Whether a piece is as long as a name. A single word is one if it is not a genre or a country."""
        text = self.text(n, n)
        return 1 <= len(text.split()) <= _LONGEST_ACTOR and (" " in text or not (is_genre(text) or is_country(text)))

    def _cells(self, first: int, last: int) -> bool:
        """Take actors and roles alternately in the cells of a line, if the texts of one side are clearly not names."""
        turns = Turns(Pieces(self.shadow, self.lines, self.pieces[first : last + 1]))
        if turns.run() is not None or set(turns.labels) != {ACTOR, ROLE}:
            return False
        self.labels[first : last + 1] = turns.labels
        self.joins.update({first + n: joined for n, joined in turns.joins.items()})
        return True

    def _wrapped(self, first: int, last: int) -> bool:
        """Take a cast that continues on the lines below: each has a credit, or ends the last one."""
        stop = last + 1
        while stop < len(self.pieces) and self.pieces[stop].gap == LINE and self.lines[self.pieces[stop].line].marker < 0 and not self._opens(stop):
            end = self._line_end(stop)
            credits = any(self.pieces[n].gap == LINK or undelimited(self.text(n, n)) or links(self.text(n, n)) for n in range(stop, end))
            if not credits and (end - stop > 1 or len(self.text(stop, stop).split()) > _LONGEST_ACTOR):
                break
            stop = end
        return stop > last + 1 and self._credits(first, stop - 1)

    def _credits(self, first: int, last: int) -> bool:
        """Take actors and roles with separators, or an undelimited run."""
        if any(
            piece.prose or (piece.held and sum(map(str.isalpha, self.text(n, n))) < _SHORTEST_NOTE)
            for n, piece in enumerate(self.pieces[first : last + 1], first)
        ):
            return False
        if first == last and undelimited(self.text(first, last)):
            return self._fill(ACTOR, first, last, joined=False)  # no separator alternates in it
        groups = self._unwrapped(first, last)
        turns = Turns(Pieces(self.shadow, self.lines, [self.pieces[one[0]]._replace(end=self.pieces[one[-1]].end) for one in groups]))
        if turns.run() is not None:
            return undelimited(self.text(first, last)) and self._fill(ACTOR, first, last, joined=True)
        if not all(turns.labels):
            return False
        for number, one in enumerate(groups):
            for n in one:
                self.labels[n], self.joins[n] = turns.labels[number], n > one[0] or turns.joins.get(number, False)
        return True

    def _unwrapped(self, first: int, last: int) -> list[list[int]]:
        """The pieces of a cast, each by itself. If commas separate the credits, line ends do not."""
        wrapped = [
            n
            for n in range(first + 1, last + 1)
            if self.pieces[n].gap == LINE and self.text(n - 1, n - 1)[-1] != "," and "," not in self.shadow[self.pieces[n - 1].end : self.pieces[n].start]
        ]
        gaps = [self.pieces[n].gap for n in range(first + 1, last + 1)]
        if not wrapped or gaps.count(COMMA) + gaps.count(LINE) - len(wrapped) < max(gaps.count(LINK) - 1, 1):
            return [[n] for n in range(first, last + 1)]
        groups = [[first]]
        for n in range(first + 1, last + 1):
            groups = [*groups[:-1], [*groups[-1], n]] if n in wrapped else [*groups, [n]]
        return groups
