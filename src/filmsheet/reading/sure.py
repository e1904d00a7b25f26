"""Labels that grammar gives for certain: a known label, its separator, and a value that its reader takes whole.

What is certain is never left to the model; a sheet in which everything is certain is read without it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from .. import values
from ..text.identifiers import identifiers
from ..text.source import FILL, tidy
from ..vocabulary import Label, Vocabulary
from ..vocabulary.known_words import is_country, is_genre, is_language
from .joints import joiner, says_more, undelimited
from .labels import ACTOR, LABEL, NONE, ROLE
from .pieces import BLANK, BRACKET, COMMA, LINE, LINK, MARK, SENTENCE, SPACE, Piece, Pieces
from .telling import ended, is_told
from .turns import AS, Turns, sign

_SIGNS = frozenset(":：=\t|")
_LONGEST_TITLE = 90
_LONGEST_ACTOR = 4
_TITLE_HOLDS = frozenset(("", '"', "“", "«"))
_SIGNS_BEHIND = frozenset("^*†")
_LONGEST_NAME, _LONGEST_TERM, _LONGEST_TAGLINE = 5, 4, 140
_FEWEST_ITEMS, _FEWEST_CELLS, _FEWEST_FIELDS = 2, 3, 3
_COLONS = frozenset(":：")
_STARS = frozenset("★☆⭐✩✭✯ ")
_SHORTEST_NOTE = 2
"""A note of fewer letters may be the mark of a footnote."""
_LIST_SIGNS = frozenset("/;|&・、")
_KEY_QUOTES = frozenset("\"'{}")
_NO_FIELD = frozenset(("not_film", "heading", "certificates_or_ratings"))
_CAST = ("cast",)
_TOLD = frozenset(("title", "storyline"))
"""Keys whose value may be any text: their labels must leave no doubt."""
_CREW = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))


class Sure(NamedTuple):
    """What is certain of a text."""

    labels: list[str | None]
    """The label of each piece, or None where it is a judgement."""
    joins: dict[int, bool]
    """Whether a piece goes on with the one before it, where that is certain."""
    begins: list[int]
    """Where a further film begins for certain."""


def sure(pieces: Pieces, vocabulary: Vocabulary) -> Sure:
    """What grammar says of the pieces of a text.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> from filmsheet.reading.cut import cut
    >>> sure(cut("Year : 1948\\nDirector: Ann Field", DEFAULT), DEFAULT).labels
    ['label', 'year', 'label', 'directors']
    """
    return _Grammar(pieces, vocabulary).run()


class _Grammar:
    def __init__(self, pieces: Pieces, vocabulary: Vocabulary) -> None:
        self.shadow = pieces.shadow
        self.whole = pieces
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.vocabulary = vocabulary
        self.labels: list[str | None] = [None] * len(self.pieces)
        self.joins: dict[int, bool] = {}

    def run(self) -> Sure:
        """Take each label with a separator, and the value behind it where grammar settles it."""
        count, n = len(self.pieces), 0
        opened: list[tuple[int, Label]] = []
        told = False
        while n < count:
            label = self._label(n)
            if label is not None:
                stop = self._value_end(n + 1)
                told = self._take(n, stop, label)
                if self.labels[n] is not None:
                    opened.append((n, label))
                n = stop
            elif self.pieces[n].gap < LINE:
                n = max(self._listed_within(n), n + 1)
            elif self._identifies(n):
                self.labels[n] = NONE
                n += 1
            elif told and self._goes_on(n):
                n = self._take_line(n)
            elif (alone := self._alone(n)) is not None:
                told = False
                if self._nothing_behind(n, alone):
                    self.labels[n] = LABEL
                    opened.append((n, alone))
                n += 1
            else:
                told = False
                own = bool(opened) and opened[-1][0] == n - 1 and opened[-1][1].keys[0] == "trivia"
                listed = own or (opened and all(self.labels[:n])) or (len(opened) >= _FEWEST_FIELDS and self.pieces[n].gap == BLANK)
                n = max(self._numbered(n, own) if listed else n, n + 1)
        return Sure(self.labels, self.joins, self._begins(opened))

    def _identifies(self, n: int) -> bool:
        """Whether a line is an identifier or an address and nothing else: it belongs to no text around it."""
        piece = self.pieces[n]
        if piece.prose or self._line_end(n) != n + 1:
            return False
        text = self.shadow[piece.start : piece.end]
        found = next(identifiers(text), None)
        return found is not None and (found.start, found.end) == (0, len(text))

    def _line_end(self, n: int) -> int:
        """The piece behind the last one on the line of a piece."""
        n += 1
        while n < len(self.pieces) and self.pieces[n].gap < LINE:
            n += 1
        return n

    def _goes_on(self, n: int) -> bool:
        """Whether a story that is told goes on with a line: a sentence, or the rest of one that the line above began."""
        line = self.lines[self.pieces[n].line]
        if line.marker >= 0:
            return False
        above = self.lines[self.pieces[n].line - 1]
        over = ended(self.shadow[above.start : above.end])
        text = self.shadow[line.start : line.end]
        if n + 1 < len(self.pieces) and self.pieces[n + 1].gap == MARK and self.shadow[self.pieces[n].end : self.pieces[n + 1].start].strip()[:1] in _COLONS:
            return False
        if line.parted:
            return over and is_told(text) and ended(text)
        return is_told(text) or (self.pieces[n].prose and not over)

    def _take_line(self, n: int) -> int:
        stop = self._line_end(n)
        for m in range(n, stop):
            self.labels[m] = "storyline"
        return stop

    def _alone(self, n: int) -> Label | None:
        """What a piece means as a label that stands on a line of its own, with a colon behind it."""
        piece = self.pieces[n]
        line = self.lines[piece.line]
        if piece.prose or piece.held or line.marker >= 0 or self._line_end(n) != n + 1:
            return None
        mark = self.shadow[piece.end : line.end].replace(FILL, "").strip(" \xa0")
        label = self.vocabulary.find(tidy(self.text(n, n))) if mark in _COLONS or not mark else None
        if not mark and (label is None or label.keys != ("trivia",) or n + 1 == len(self.pieces) or self.lines[self.pieces[n + 1].line].number != 1):
            return None
        return None if label is None or label.weak or len(label.keys) > 1 or label.keys[0] in _NO_FIELD else label

    def _nothing_behind(self, n: int, label: Label) -> bool:
        """Whether what stands behind a label alone on its line is another label, or a list of its own, or nothing."""
        if n + 1 == len(self.pieces):
            return True
        behind = self.lines[self.pieces[n + 1].line]
        if label.keys[0] == "trivia":
            return behind.number == 1
        if behind.number == 1 and behind.parted:
            return self._counted(n + 1) > n + 1
        return behind.marker < 0 and self._label(n + 1) is not None

    def text(self, first: int, last: int) -> str:
        return self.shadow[self.pieces[first].start : self.pieces[last].end]

    def _label(self, n: int) -> Label | None:
        """What a piece means as a label, if a separator follows it and nothing speaks against it."""
        piece = self.pieces[n]
        if piece.prose or piece.held or (piece.gap < LINE and piece.gap not in (MARK, SENTENCE)) or n + 1 >= len(self.pieces):
            return None
        behind = self.pieces[n + 1]
        if behind.gap != MARK:
            return None
        signs = self.shadow[piece.end : behind.start].replace(FILL, "").strip(" \xa0")
        if not signs or signs[0] not in _SIGNS or (piece.gap < LINE and signs[0] not in ":："):
            return None
        label = self.vocabulary.find(tidy(self.text(n, n)))
        if label is not None and label.otherwise == _CAST and self._plays(n + 1):
            label = label._replace(keys=_CAST, otherwise=())
        if label is None or label.otherwise or len(label.keys) > 1 or label.keys[0] in _NO_FIELD or self._quoted(piece):
            return None
        if label.weak and (signs[0] not in ":：" or piece.gap < LINE or len(label.spelling) < 4):
            return None
        if label.keys[0] in _TOLD and (label.weak or (signs == ":" and behind.start == piece.end + 1)):
            return None
        return label

    def _plays(self, n: int) -> bool:
        """Whether "as" or its like stands in a value."""
        return any(self.pieces[m].gap == LINK and sign(self.whole, m) == AS for m in range(n + 1, self._line_end(n)))

    def _quoted(self, piece: Piece) -> bool:
        """Whether a label is the key of a data notation: what it means depends on where it stands."""
        before, behind = self.shadow[max(0, piece.start - 2) : piece.start], self.shadow[piece.end : piece.end + 2]
        single = before[-1:] == FILL and behind[:1] == FILL and before != 2 * FILL and behind != 2 * FILL
        return single or before[-1:] in _KEY_QUOTES or behind[:1] in _KEY_QUOTES

    def _value_end(self, n: int) -> int:
        """Where the value ends that starts at a piece: at the end of its line, or at the next label or number of an item within it."""
        stop, listed = n + 1, self.pieces[n].marker >= 0
        while stop < len(self.pieces) and self.pieces[stop].gap < LINE and self._label(stop) is None and (listed or self.pieces[stop].marker < 0):
            stop += 1
        return stop

    def _take(self, n: int, stop: int, label: Label) -> bool:
        """Take a label and its value, if its reader takes all of it; whether a story is being told."""
        key, first, last = label.keys[0], n + 1, stop - 1
        read = _TAKERS.get(key)
        if values.placeholder(self.shadow, self.pieces[first].start, self.pieces[last].end, title=key == "title"):
            return False
        if self.pieces[n].gap < LINE and key in _CREW and not self._one_sheet(n):
            return False
        if read is None or not read(self, key, first, last):
            return False
        self.labels[n] = LABEL
        return key == "storyline"

    def _one_sheet(self, n: int) -> bool:
        """Whether the labels of a line are those of a sheet that lost its line ends, each with a colon."""
        return self.pieces[n].gap in (SENTENCE, MARK)

    def _fill(self, label: str, first: int, last: int, *, joined: bool) -> bool:
        for n in range(first, last + 1):
            self.labels[n] = label
            self.joins[n] = joined and n > first
        return True

    # -- the values of each key

    def take_year(self, key: str, first: int, last: int) -> bool:
        text = self.text(first, last)
        return first == last and len(text) == 4 and values.year(text, 0, 4) is not None and self._fill(key, first, last, joined=False)

    def take_runtime(self, key: str, first: int, last: int) -> bool:
        start, end = self.pieces[first].start, self.pieces[last].end
        found = values.runtime(self.shadow, start, end)
        return found is not None and found.start == start and found.end == end and self._fill(key, first, last, joined=True)

    def take_ratings(self, key: str, first: int, last: int) -> bool:
        text = self.text(first, last)
        found = values.ratings(self.shadow, self.pieces[first].start, self.pieces[last].end, None)
        plain = first == last and (text.replace(".", "").replace(",", "").replace("/", "").replace(" ", "").isdecimal() or _STARS.issuperset(text))
        return len(found) == 1 and plain and self._fill(key, first, last, joined=True)

    def take_terms(self, key: str, first: int, last: int) -> bool:
        known = {"genres": is_genre, "countries": is_country, "languages": is_language}[key]
        texts = [tidy(self.text(n, n)) for n in range(first, last + 1)]
        fits = all(self._bare(n) and self._parted(n, first) and len(text.split()) <= _LONGEST_TERM and not any(map(str.isdigit, text)) for n, text in zip(range(first, last + 1), texts, strict=True))
        return fits and (any(map(known, texts)) or (key == "genres" and len(texts) == 1)) and self._fill(key, first, last, joined=False)

    def take_names(self, key: str, first: int, last: int) -> bool:
        fits = all(self._bare(n) and self._name(n) and not self._is_label(n) and self._parted(n, first) for n in range(first, last + 1))
        return fits and not self._may_run_on(last) and self._fill(key, first, last, joined=False)

    def _opens(self, n: int) -> bool:
        """Whether a label stands at a piece."""
        return self._label(n) is not None or self._alone(n) is not None

    def _parted(self, n: int, first: int) -> bool:
        """Whether a sign of a list stands before a piece of a value, unless it is the first."""
        if self.text(n, n)[-1] in _SIGNS_BEHIND:
            return False
        if n == first or self.pieces[n].gap == COMMA:
            return True
        return self.pieces[n].gap == MARK and self.shadow[self.pieces[n - 1].end : self.pieces[n].start].strip(" \xa0\x1f") in _LIST_SIGNS

    def take_title(self, key: str, first: int, last: int) -> bool:
        """A title: one piece, or some that nothing but blanks, commas and square brackets part."""
        start, end = self.pieces[first].start, self.pieces[last].end
        told = any(self.pieces[n].prose for n in range(first, last + 1))
        if told or end - start >= _LONGEST_TITLE or self.pieces[first].held not in _TITLE_HOLDS:
            return False
        value = self.shadow[start:end]
        parts = all(self.pieces[n].gap in (SPACE, COMMA, LINK, BRACKET) for n in range(first + 1, last + 1))
        return (first == last or (parts and "(" not in value and '"' not in value)) and self._fill(key, first, last, joined=True)

    def take_list(self, key: str, first: int, last: int) -> bool:
        """Titles, companies or prizes that commas part, none of which is a sentence or a label."""
        fits = all(self._bare(n) and not self._is_label(n) and not self.text(n, n)[0].islower() and self._parted(n, first) for n in range(first, last + 1))
        return fits and not self._may_run_on(last) and self._fill(key, first, last, joined=False)

    def take_certificate(self, key: str, first: int, last: int) -> bool:
        """Certificates of a known form, parted by commas."""
        fits = all(self._bare(n) and self._parted(n, first) and values.is_certificate(self.shadow, self.pieces[n].start, self.pieces[n].end) for n in range(first, last + 1))
        return fits and self._fill(key, first, last, joined=False)

    def _may_run_on(self, last: int) -> bool:
        """Whether a line below a value, with no label, may go on with it."""
        n = last + 1
        return n < len(self.pieces) and self.pieces[n].gap == LINE and self.lines[self.pieces[n].line].marker < 0 and not self._opens(n)

    def take_tagline(self, key: str, first: int, last: int) -> bool:
        fits = len(self.text(first, last)) < _LONGEST_TAGLINE and not any(self._is_key(n) for n in range(first, last + 1))
        fits = fits and self.pieces[first - 1].gap >= LINE and all(self.pieces[n].gap != MARK for n in range(first + 1, last + 1))
        return fits and (last + 1 == len(self.pieces) or self.pieces[last + 1].gap == BLANK or self._opens(last + 1)) and self._fill(key, first, last, joined=True)

    def take_storyline(self, key: str, first: int, last: int) -> bool:
        text = self.text(first, last)
        wrapped = last + 1 < len(self.pieces) and self.pieces[last + 1].gap == LINE and self.pieces[last + 1].prose
        told = (ended(text) or wrapped) and (is_told(text) or self.pieces[first].prose)
        return told and not any(self._is_key(n) for n in range(first + 1, last + 1)) and self._fill(key, first, last, joined=False)

    def _is_key(self, n: int) -> bool:
        """Whether a piece within a text is a label with a colon of its own."""
        behind = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        return behind is not None and behind.gap == MARK and self.shadow[self.pieces[n].end : behind.start].strip()[:1] in _COLONS and self._is_label(n)

    def take_cast(self, key: str, first: int, last: int) -> bool:  # noqa: ARG002 -- takers share one signature
        """Take credits that have lost their delimiters, linked ones, or plain names that commas part or numbers."""
        more = last > first and says_more(self.text(last, last))
        last -= more
        if any(self.pieces[n].gap == LINK or undelimited(self.text(n, n)) for n in range(first, last + 1)):
            taken = self._wrapped(first, last) or self._credits(first, last)
        elif last - first >= _FEWEST_CELLS and all(self.pieces[n].gap == MARK for n in range(first + 1, last + 1)):
            taken = self._cells(first, last)
        else:
            numbered = all(self.pieces[n].marker >= 0 for n in range(first, last + 1))
            parted = numbered or all(self.pieces[n].gap == COMMA for n in range(first + 1, last + 1))
            taken = parted and all(self._bare(n) and self._name(n) and not self._is_label(n) and self._names_one(n) for n in range(first, last + 1)) and self._fill(ACTOR, first, last, joined=False)
        if taken and more:
            self.labels[last + 1] = NONE
        return taken

    def _cells(self, first: int, last: int) -> bool:
        """Actors and roles in the cells of a line, in turn, where the texts of one side are clearly no names."""
        turns = Turns(Pieces(self.shadow, self.lines, self.pieces[first : last + 1]))
        if turns.run() is not None or set(turns.labels) != {ACTOR, ROLE}:
            return False
        self.labels[first : last + 1] = turns.labels
        self.joins.update({first + n: joined for n, joined in turns.joins.items()})
        return True

    def _wrapped(self, first: int, last: int) -> bool:
        """Take a cast that goes on over the lines below: each has a credit, or ends the last one."""
        stop = last + 1
        while stop < len(self.pieces) and self.pieces[stop].gap == LINE and self.lines[self.pieces[stop].line].marker < 0 and not self._opens(stop):
            end = self._line_end(stop)
            credits = any(self.pieces[n].gap == LINK or undelimited(self.text(n, n)) or self._links(n) for n in range(stop, end))
            if not credits and (end - stop > 1 or len(self.text(stop, stop).split()) > _LONGEST_ACTOR):
                break
            stop = end
        return stop > last + 1 and self._credits(first, stop - 1)

    def _links(self, n: int) -> bool:
        """Whether "as" or its like stands in a piece."""
        return any(mark.lastgroup == "link" for mark in joiner().finditer(self.text(n, n)))

    def _names_one(self, n: int) -> bool:
        """Whether a piece is as long as a name; a word alone is one if it is no genre and no country."""
        text = self.text(n, n)
        return 1 <= len(text.split()) <= _LONGEST_ACTOR and (" " in text or not (is_genre(text) or is_country(text)))

    def _credits(self, first: int, last: int) -> bool:
        """Actors and roles that signs part, or a run in which nothing parts a role from the next actor."""
        if any(piece.prose or (piece.held and sum(map(str.isalpha, self.text(n, n))) < _SHORTEST_NOTE) for n, piece in enumerate(self.pieces[first : last + 1], first)):
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
        """The pieces of a cast, each by itself; in one whose credits commas part, a line's end parts none."""
        wrapped = [n for n in range(first + 1, last + 1) if self.pieces[n].gap == LINE and self.text(n - 1, n - 1)[-1] != "," and "," not in self.shadow[self.pieces[n - 1].end : self.pieces[n].start]]
        gaps = [self.pieces[n].gap for n in range(first + 1, last + 1)]
        if not wrapped or gaps.count(COMMA) + gaps.count(LINE) - len(wrapped) < max(gaps.count(LINK) - 1, 1):
            return [[n] for n in range(first, last + 1)]
        groups = [[first]]
        for n in range(first + 1, last + 1):
            groups = [*groups[:-1], [*groups[-1], n]] if n in wrapped else [*groups, [n]]
        return groups

    def take_money(self, key: str, first: int, last: int) -> bool:
        found = values.money(self.shadow, self.pieces[first].start, self.pieces[last].end)
        return found is not None and first == last and found.amount is not None and self._fill(key, first, last, joined=True)

    def _bare(self, n: int) -> bool:
        piece = self.pieces[n]
        return not piece.prose and not piece.held

    def _is_label(self, n: int) -> bool:
        label = self.vocabulary.find(tidy(self.text(n, n)))
        return label is not None and not label.weak

    def _name(self, n: int) -> bool:
        text = self.text(n, n)
        parts = text.split()
        return len(parts) <= _LONGEST_NAME and not any(map(str.isdigit, text)) and not parts[0][0].islower()

    # -- lists and films

    def _numbered(self, n: int, own: bool) -> int:
        """Take a numbered list that counts from one to its end; where it ends, or the piece itself if there is none."""
        stop = self._counted(n, own)
        for m in range(n, stop):
            line = self.lines[self.pieces[m].line]
            self.labels[m] = "trivia"
            self.joins[m] = self.pieces[m].gap < LINE or line.marker < 0
        return stop

    def _listed_within(self, n: int) -> int:
        """Take items of trivia that count from one within a line, behind the value of a label; where they end, or the piece itself."""
        if self.pieces[n].marker < 0:
            return n
        stop = self._line_end(n)
        starts = [m for m in range(n, stop) if self.pieces[m].marker >= 0]
        items = [self.text(first, last - 1) for first, last in pairwise((*starts, stop))]
        if len(items) < _FEWEST_ITEMS or not all(map(_says, items)):
            return n
        for m in range(n, stop):
            self.labels[m], self.joins[m] = "trivia", m not in starts
        return stop

    def _counted(self, n: int, own: bool = False) -> int:
        """Where a list of sentences ends that counts from one, and that a label or nothing follows; the piece itself if there is none.

        A list right behind a label of its own ends at a blank line too.
        """
        if self.lines[self.pieces[n].line].number != 1:
            return n
        wanted, told, at = 1, 0, n
        while at < len(self.pieces):
            line = self.lines[self.pieces[at].line]
            if line.number == wanted:
                text = self.shadow[line.start : line.end]
                told += own or is_told(text) or (_says(text) and not _holds_year(text))
                wanted += 1
            elif line.marker >= 0 or line.parted or not self.shadow[line.start].islower():
                break
            if self._label(at) is not None:
                return n
            at = self._line_end(at)
        items = wanted - 1
        closed = at == len(self.pieces) or self._opens(at) or (own and self.lines[self.pieces[at].line].parted)
        if items < _FEWEST_ITEMS or 2 * told < items or not closed:
            return n
        return at

    def _begins(self, opened: list[tuple[int, Label]]) -> list[int]:
        """Where the label of a title, or the label that opened the film before, comes again."""
        found: list[int] = []
        seen: set[str] = set()
        first = ""
        for n, label in opened:
            if self.pieces[n].gap < LINE and self.pieces[n].gap != SENTENCE:
                continue
            key = label.keys[0]
            again = key in seen and len(seen) > 1 and (key == "title" or label.spelling == first)
            if again and key in ("title", "storyline", "original_title", "year", "directors"):
                found.append(n)
                seen.clear()
            if not seen:
                first = label.spelling
            seen.add(key)
        return found


def _says(text: str) -> bool:
    """Whether a text is as short as an item of a list may be, and a sentence, such as "The goats won"."""
    parts = text.split()
    small = any(part[0].islower() for part in parts[1:]) or text.isupper()
    return is_told(text) or (ended(text) and len(parts) > 2 and small and not any(mark.lastgroup == "link" for mark in joiner().finditer(text)))


def _holds_year(text: str) -> bool:
    """Whether a year stands in a text: what opens an item may be a film."""
    return any(part.strip("().,;:").isdecimal() and len(part.strip("().,;:")) == 4 for part in text.split())


_Taker = Callable[[_Grammar, str, int, int], bool]
_TAKERS: dict[str, _Taker] = {
    "title": _Grammar.take_title, "original_title": _Grammar.take_title, "year": _Grammar.take_year, "runtime": _Grammar.take_runtime,
    "genres": _Grammar.take_terms, "countries": _Grammar.take_terms, "languages": _Grammar.take_terms, "ratings": _Grammar.take_ratings,
    "tagline": _Grammar.take_tagline, "storyline": _Grammar.take_storyline, "cast": _Grammar.take_cast, "budget": _Grammar.take_money, "box_office": _Grammar.take_money,
    "also_known_as": _Grammar.take_list, "production_companies": _Grammar.take_list, "distributors": _Grammar.take_list,
    "certificates": _Grammar.take_certificate, **dict.fromkeys(_CREW, _Grammar.take_names),
}  # fmt: skip
