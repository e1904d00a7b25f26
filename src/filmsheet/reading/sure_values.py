"""Values that grammar is certain of: the reader of the key of a label accepts all text after it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from .. import values
from ..cast.likeness import name_shaped
from ..text.scripts import is_small
from ..text.source import tidy
from ..vocabulary.known_words import is_country, is_genre, is_language
from ..vocabulary.table import CREW
from ..vocabulary.wordlists import words
from .connectives import PARTICLES, is_more_note, links, undelimited
from .known import Known
from .labels import ACTOR, NONE, ROLE
from .pieces import BLANK, BRACKET, COMMA, LINE, LINK, MARK, SENTENCE, SPACE, Pieces
from .sentences import ends_sentence, is_prose_line
from .turns import Turns

_LONGEST_TITLE = 90
_LONGEST_NAME, _LONGEST_KEY, _LONGEST_HEAD = 3, 3, 40
_LONGEST_TERM, _LONGEST_TAGLINE = 4, 140
_TITLE_HOLDS = frozenset(("", '"', "“", "«"))
_STARS = frozenset("★☆⭐✩✭✯ ")
_LONGEST_ACTOR = 4
_FEWEST_CELLS = 3
_SHORTEST_NOTE = 2
"""A shorter note may be the mark of a footnote."""


class SureValues(Known):
    """Takes the value of a label. Each `take_` method returns whether it did."""

    def take_year(self, key: str, first: int, last: int) -> bool:
        """A year of four digits, and nothing else."""
        text = self.text(first, last)
        return first == last and len(text) == 4 and values.year(text, 0, 4) is not None and self._fill(key, first, last, joined=False)

    def take_runtime(self, key: str, first: int, last: int) -> bool:
        """A running time that its reader accepts completely."""
        start, end = self.pieces[first].start, self.pieces[last].end
        found = values.runtime(self.shadow, start, end)
        return found is not None and found.start == start and found.end == end and self._fill(key, first, last, joined=True)

    def take_ratings(self, key: str, first: int, last: int) -> bool:
        """One rating: digits or stars."""
        text = self.text(first, last)
        found = values.ratings(self.shadow, self.pieces[first].start, self.pieces[last].end, None)
        plain = first == last and (text.replace(".", "").replace(",", "").replace("/", "").replace(" ", "").isdecimal() or _STARS.issuperset(text))
        return len(found) == 1 and plain and self._fill(key, first, last, joined=True)

    def take_terms(self, key: str, first: int, last: int) -> bool:
        """Genres, countries or languages in a list, at least one of which is known; a single genre may be any word."""
        known = {"genres": is_genre, "countries": is_country, "languages": is_language}[key]
        last, end = last - (last > first and not words("subtitles").isdisjoint(self.text(last, last).casefold().split())), last
        texts = [tidy(self.text(n, n)) for n in range(first, last + 1)]
        fits = all(
            self._plain(n) and self._is_item(n, first) and len(text.split()) <= _LONGEST_TERM and not any(map(str.isdigit, text))
            for n, text in zip(range(first, last + 1), texts, strict=True)
        )
        taken = fits and (any(map(known, texts)) or (key == "genres" and len(texts) == 1)) and self._fill(key, first, last, joined=False)
        return taken and self._fill(NONE, last + 1, end, joined=False)

    def take_names(self, key: str, first: int, last: int) -> bool:
        """Names in a list; a remark may follow that names nobody else."""
        stop = self._remark_start(first, last)
        fits = all(
            self._plain(n) and self._is_name(n) and _is_one(self.text(n, n)) and not self._is_label(n) and self._is_item(n, first) for n in range(first, stop)
        )
        taken = (
            fits and not self._may_run_on(last) and not any(self._is_label(n) for n in range(stop, last + 1)) and self._fill(key, first, stop - 1, joined=False)
        )
        return taken and self._fill(NONE, stop, last, joined=False)

    def take_title(self, key: str, first: int, last: int) -> bool:
        """A title: one piece, or several with only blanks, commas, colons and square brackets between them."""
        start, end = self.pieces[first].start, self.pieces[last].end
        is_text = any(self.pieces[n].prose for n in range(first, last + 1))
        opened = self.pieces[first].held == "(" and not self.pieces[last].held  # "(500) Days of Summer"
        if is_text or end - start >= _LONGEST_TITLE or not (opened or self.pieces[first].held in _TITLE_HOLDS):
            return False
        value = self.shadow[start:end]
        parts = all(self.pieces[n].gap in (SPACE, COMMA, LINK, BRACKET, SENTENCE) or self._after_colon(n) for n in range(first + 1, last + 1))
        return (first == last or (parts and "(" not in value and '"' not in value)) and self._fill(key, first, last, joined=True)

    def _after_colon(self, n: int) -> bool:
        """Whether a colon separates a piece from the one before it, which is not a label: "Borat: Cultural Learnings"."""
        return self._between(n).strip() == ":" and not self._is_label(n - 1)

    def take_awards(self, key: str, first: int, last: int) -> bool:
        """Awards, as texts that semicolons separate."""
        if any(self._is_key(n) for n in range(first, last + 1)):
            return False
        self._fill(key, first, last, joined=True)
        self.joins.update((n, False) for n in range(first + 1, last + 1) if ";" in self._between(n))
        return not self._may_run_on(last)

    def take_other(self, key: str, first: int, last: int) -> bool:
        """Any text after a known label without a key."""
        return not any(self._is_key(n) for n in range(first, last + 1)) and not self._may_run_on(last) and self._fill(key, first, last, joined=True)

    def take_list(self, key: str, first: int, last: int) -> bool:
        """Titles, companies or awards separated by commas, none of which is a sentence or a label."""
        fits = all(self._plain(n) and not self._is_label(n) and not is_small(self.text(n, n)) and self._is_item(n, first) for n in range(first, last + 1))
        return fits and not self._may_run_on(last) and self._fill(key, first, last, joined=False)

    def take_certificate(self, key: str, first: int, last: int) -> bool:
        """Certificates of a known form, separated by commas; a country in brackets tells where each is valid."""
        places = [n for n in range(first, last + 1) if self.pieces[n].held and is_country(self.text(n, n))]
        own = [n for n in range(first, last + 1) if n not in places]
        between = [self.shadow[self.pieces[a].end : self.pieces[b].start] for a, b in pairwise(own)]
        fits = (
            bool(own)
            and all(self._plain(n) and values.is_certificate(self.shadow, self.pieces[n].start, self.pieces[n].end) for n in own)
            and all("," in one or ";" in one or "/" in one for one in between)
        )
        if not fits:
            return False
        for n in range(first, last + 1):
            self._fill(NONE if n in places else key, n, n, joined=False)
        return True

    def take_either(self, key: str, first: int, last: int) -> bool:  # noqa: ARG002 -- takers share one signature
        """The value of a "Rating" alone: stars, and numbers out of others, are a rating."""
        text = self.text(first, last)
        return (_STARS.issuperset(text) or ("/" in text and text.replace("/", "").replace(".", "").isdecimal())) and self.take_ratings("ratings", first, last)

    def take_tagline(self, key: str, first: int, last: int) -> bool:
        """A short text at the end of its block."""
        fits = len(self.text(first, last)) < _LONGEST_TAGLINE and not any(self._is_key(n) for n in range(first, last + 1))
        fits = fits and self.pieces[first - 1].gap >= LINE and all(self.pieces[n].gap != MARK for n in range(first + 1, last + 1))
        return (
            fits and (last + 1 == len(self.pieces) or self.pieces[last + 1].gap == BLANK or self._opens(last + 1)) and self._fill(key, first, last, joined=True)
        )

    def take_storyline(self, key: str, first: int, last: int) -> bool:
        """Sentences; the last one may continue on the next line."""
        text = self.text(first, last)
        wrapped = last + 1 < len(self.pieces) and self.pieces[last + 1].gap == LINE and self.pieces[last + 1].prose
        is_text = (ends_sentence(text) or wrapped) and (is_prose_line(text) or self.pieces[first].prose)
        bounded = self.pieces[first - 1].gap >= LINE or (last + 1 < len(self.pieces) and (self.pieces[last + 1].gap < LINE or self._opens(last + 1)))
        return (
            is_text
            and bounded
            and not _holds_key(text)
            and not any(self._is_key(n) for n in range(first + 1, last + 1))
            and self._fill(key, first, last, joined=False)
        )

    def take_money(self, key: str, first: int, last: int) -> bool:
        """One amount."""
        found = values.money(self.shadow, self.pieces[first].start, self.pieces[last].end)
        return found is not None and first == last and found.amount is not None and self._fill(key, first, last, joined=True)

    # -- casts: credits with separators, numbered, in cells or on lines, and undelimited casts

    def take_cast(self, key: str, first: int, last: int) -> bool:  # noqa: ARG002 -- takers share one signature
        """Take undelimited credits, linked ones, or plain names that are separated by commas or numbered."""
        more = last > first and is_more_note(self.text(last, last))
        last -= more
        if any(self.pieces[n].gap == LINK or undelimited(self.text(n, n)) for n in range(first, last + 1)):
            taken = self._wrapped(first, last) or self._credits(first, last)
        elif last - first >= _FEWEST_CELLS and all(self.pieces[n].gap == MARK for n in range(first + 1, last + 1)):
            taken = self._cells(first, last) or self._separated(first, last)
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

    def _separated(self, first: int, last: int) -> bool:
        """Take an odd number of full names with the same sign between all of them: "Ann Field - Tom Reed - Ida Holm"."""
        one_sign = (last - first) % 2 == 0 and len({self._between(n).strip() for n in range(first + 1, last + 1)}) == 1
        named = one_sign and all(self._plain(n) and name_shaped(self.text(n, n)) and not self._is_label(n) for n in range(first, last + 1))
        return named and self._fill(ACTOR, first, last, joined=False)

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
        wrapped = [n for n in range(first + 1, last + 1) if self.pieces[n].gap == LINE and "," not in self.text(n - 1, n - 1)[-1] + self._between(n)]
        gaps = [self.pieces[n].gap for n in range(first + 1, last + 1)]
        if not wrapped or gaps.count(COMMA) + gaps.count(LINE) - len(wrapped) < max(gaps.count(LINK) - 1, 1):
            return [[n] for n in range(first, last + 1)]
        groups = [[first]]
        for n in range(first + 1, last + 1):
            groups = [*groups[:-1], [*groups[-1], n]] if n in wrapped else [*groups, [n]]
        return groups


def _is_one(name: str) -> bool:
    """Whether a text has at most as many words as one name, not counting particles: a longer text may be two names."""
    return sum(part.casefold() not in PARTICLES for part in name.split()) <= _LONGEST_NAME


def _holds_key(text: str) -> bool:
    """Whether a sentence in a text begins with a few words and a colon, like another part of a page: "The Lowdown: ..."."""
    found = (part[-_LONGEST_HEAD:].rpartition(". ") for part in text.split(": ")[:-1])
    return any(stop and head[:1].isupper() and len(head.split()) <= _LONGEST_KEY for _, stop, head in found)


_Taker = Callable[[SureValues, str, int, int], bool]
TAKERS: dict[str, _Taker] = {
    "title": SureValues.take_title,
    "original_title": SureValues.take_title,
    "year": SureValues.take_year,
    "runtime": SureValues.take_runtime,
    "genres": SureValues.take_terms,
    "countries": SureValues.take_terms,
    "languages": SureValues.take_terms,
    "ratings": SureValues.take_ratings,
    "tagline": SureValues.take_tagline,
    "storyline": SureValues.take_storyline,
    "cast": SureValues.take_cast,
    "budget": SureValues.take_money,
    "box_office": SureValues.take_money,
    "also_known_as": SureValues.take_list,
    "production_companies": SureValues.take_list,
    "distributors": SureValues.take_list,
    "awards": SureValues.take_awards,
    "other": SureValues.take_other,
    "certificates": SureValues.take_certificate,
    "certificates_or_ratings": SureValues.take_either,
    **dict.fromkeys(CREW, SureValues.take_names),
}
"""The method that takes the value of each key."""
