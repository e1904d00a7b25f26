"""From an annotated record and its text to the labels of pieces.

Values are found by their text. If one occurs several times, the occurrence whose surroundings fit best is taken. A key
that is missing from a record is unknown: pieces that may be its value keep several labels. `places` searches the text, and
`begins` finds where each film begins. A new key is added to `_TEXTS`, and to `_LISTS` if a reader splits its values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from .. import values
from ..reading.connectives import undelimited
from ..reading.labels import ACTOR, LABEL, NONE, OTHER, ROLE, VALUE_KEYS
from ..reading.pieces import BLANK, LINE, MARK, Pieces, is_separated
from ..vocabulary import Vocabulary
from ..vocabulary.table import CREW
from .begins import film_begins
from .places import Place, Places, flat

_LISTS = dict.fromkeys(CREW, values.names) | {
    "production_companies": values.companies,
    "distributors": values.companies,
    "genres": values.terms,
    "countries": values.items,
    "languages": values.languages,
    "certificates": values.certificates,
}
"""Keys with lists of values, and their readers."""
_TEXTS = ("title", "original_title", "tagline", "also_known_as", "awards", *_LISTS)
"""The keys whose values are found by their text, in this order."""
_FIGURES: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "runtime": ("", 3, ()),
    "release_dates": ("date", 5, ("place",)),
    "ratings": ("value", 4, ("votes", "best", "source")),
    "budget": ("amount", 3, ()),
    "box_office": ("amount", 3, ()),
    "year": ("", 3, ()),
}
"""Keys whose values are found by their readers: the part that identifies a value, the most pieces of one, and its other parts."""
_SHORT = 20
"""A piece that is no longer than this is not a sentence."""
_LABEL = 40
"""The longest label."""


class Aligned(NamedTuple):
    """A text with what is known about each piece."""

    allowed: list[frozenset[str]]
    """The labels that a piece may have."""
    joins: dict[int, bool]
    """Whether a piece continues the value of the piece before it, if that is known."""
    begins: list[int]
    """The first piece of each film."""
    lost: list[tuple[int, str, Any]]
    """Values that were not found: film, key, value."""


def align(pieces: Pieces, films: list[dict[str, Any]], vocabulary: Vocabulary) -> Aligned:
    """Find the values of records in a text that was cut into pieces."""
    return _Aligner(pieces, films, vocabulary).run()


def paragraphs(text: str) -> list[str]:
    """The parts of a text between blank lines.

    >>> paragraphs("A night.\\n\\nA day.")
    ['A night.', 'A day.']
    """
    return [part.lstrip("\n") for part in text.split("\n\n") if part.strip("\n")] or [text]


class _Aligner:
    """Collects the labels of the pieces of a text. Each value takes the pieces of the place that fits it best."""

    def __init__(self, pieces: Pieces, films: list[dict[str, Any]], vocabulary: Vocabulary) -> None:
        self.films = films
        self.places = places = Places(pieces, vocabulary)
        self.shadow, self.pieces, self.lines, self.keys = places.shadow, places.pieces, places.lines, places.labels
        self.begins = film_begins(places, films)
        self.bounds = list(zip(self.begins, [*self.begins[1:], len(self.pieces)], strict=True))
        self.label: list[str | None] = [None] * len(self.pieces)
        self.maybe: dict[int, set[str]] = defaultdict(set)
        self.joins: dict[int, bool] = {}
        self.lost: list[tuple[int, str, Any]] = []
        self.of_key: dict[tuple[int, str], list[int]] = defaultdict(list)

    def score(self, place: Place, key: str, film: int) -> float:
        """How well a place fits a key of a film."""
        keys, distance = self.places.opened[place.first]
        names = "cast" if key in (ACTOR, ROLE) else key
        score = 0.0
        if names in keys or (names in ("certificates", "ratings") and "certificates_or_ratings" in keys):
            score += 4.0 if distance <= 1 else 2.5 / (1 + 0.1 * distance)
        if place.exact:
            score += 2.0
        if self.pieces[place.first].prose:
            score -= 2.5
        if not (self.bounds[film][0] <= place.first < self.bounds[film][1]):
            score -= 6.0
        if self.label[place.first] is not None and self.label[place.first] != key:
            score -= 5.0
        if key == "title" and self.pieces[place.first].gap >= LINE:
            score += 1.0
        near = min((abs(place.first - n) for n in self.of_key.get((film, key), ())), default=99)
        score += 1.5 if near <= 2 else 0.7 if near <= 6 else 0.0
        return score - 0.002 * place.first

    def run(self) -> Aligned:
        """The labels of all pieces, film by film and key by key."""
        for film, record in enumerate(self.films):
            if record.get("storyline"):
                self._storyline(film, record["storyline"])
        for film, record in enumerate(self.films):
            self._numbers(film, record)
            for credit in record.get("cast") or ():
                self._credit(film, credit)
            for key in _TEXTS:
                value = record.get(key)
                for one in [value] if isinstance(value, str) else value or ():
                    self._text(film, key, one)
            for item in record.get("trivia") or ():
                self._trivia(film, item)
            for label, text in (record.get("other") or {}).items():
                self._other(film, label, text)
        return self._close()

    def mark(self, place: Place, key: str, film: int) -> None:
        """Label the pieces of a value with its key, unless they belong to the storyline."""
        for n in range(place.first, place.last + 1):
            if self.label[n] in (None, "storyline", LABEL):
                if self.label[n] == "storyline" and (self.pieces[n].prose or key in ("title", "original_title", "year", "genres") or self._is_story_edge(n)):
                    continue
                self.label[n] = key
            if n > place.first and place.exact:
                self.joins[n] = True
        self.joins.setdefault(place.first, False)
        self.of_key[film, key].append(place.first)

    def _is_story_edge(self, n: int) -> bool:
        """Whether a piece is the first or the last of the storyline."""
        return not (0 < n < len(self.label) - 1 and self.label[n - 1] is not None and self.label[n + 1] is not None)

    def _text(self, film: int, key: str, value: str) -> None:
        places = self.places.find_apart(value)
        if not places:
            if key not in _LISTS or not self._by_reader(film, key, value):
                self.lost.append((film, key, value))
            return
        best = max(places, key=lambda p: self.score(p, key, film))
        if self.label[best.first] != key and self._is_taken(best, key):
            return
        self.mark(best, key, film)
        self._may_be(key, (place for place in places if place != best and place.exact and self.label[place.first] != "storyline"))

    def _is_taken(self, place: Place, key: str) -> bool:
        """Whether a place already has a label. A place may have either label."""
        held = self.label[place.first]
        if held in (None, "storyline", LABEL):
            return False
        self.maybe[place.first].update((key, held))
        return True

    def _may_be(self, key: str, places: Iterable[Place]) -> None:
        """Allow the label of a value, or none, for the pieces of its other occurrences."""
        for place in places:
            for n in range(place.first, place.last + 1):
                self.maybe[n].update((key, NONE))

    def _by_reader(self, film: int, key: str, value: str) -> bool:
        """Mark a value that only its reader finds: "Field, Ann" for Ann Field."""
        wanted = flat(value)
        for n in range(*self.bounds[film]):
            piece = self.pieces[n]
            if piece.prose:
                continue
            for last in range(n, min(n + 3, len(self.pieces))):
                found = _LISTS[key](self.shadow, piece.start, self.pieces[last].end)
                if any(flat(one.value) == wanted for one in found) and len(found) <= 6:
                    place = Place(n, last, True, piece.start, self.pieces[last].end)
                    if self.score(place, key, film) > 1.9:
                        self.mark(place, key, film)
                        return True
                    break
        return False

    def _numbers(self, film: int, record: dict[str, Any]) -> None:
        for key, (part, longest, beside) in _FIGURES.items():
            held = record.get(key)
            for one in held if isinstance(held, list) else [] if held in (None, {}) else [held]:
                place = self._by_value(film, key, one.get(part) if part else one, longest)
                for name in beside:
                    if place is not None and one.get(name):
                        self._beside(key, place, int(one[name]) if name == "best" else one[name])

    def _beside(self, key: str, place: Place, part: Any) -> None:
        """Mark another part of a value next to it: the place of a release, the votes of a rating."""
        wanted = flat(part)
        for n in (place.last + 1, place.last + 2, place.first - 1, place.first - 2):
            if not 0 <= n < len(self.pieces) or self.label[n] is not None or self.pieces[n].line != self.pieces[place.first].line:
                continue
            flat_text = flat(self.places.text(n))
            if wanted not in flat_text or len(flat_text) > 3 * len(wanted) + 8:
                continue
            if n < place.first and self.keys[n] is not None and self.pieces[n + 1].gap == MARK:
                return
            low, high = min(n, place.first), max(n, place.last)
            if any(self.label[k] not in (None, key) for k in range(low, high + 1)):
                continue
            self.label[low : high + 1] = [key] * (high + 1 - low)
            self.joins |= {k: k > low for k in range(low, high + 1)}
            return

    def _by_value(self, film: int, key: str, value: Any, longest: int) -> Place | None:
        """Mark a number, an amount or a date where its reader finds it, in at most `longest` pieces."""
        hits = list(self._hits(film, key, value, longest))
        best = max(((self.score(place, key, film) - 0.3 * (place.last - place.first), -n, place) for n, place in enumerate(hits)), default=None)
        if best is None:
            if key != "year":
                self.lost.append((film, key, ""))
            return None
        found = best[2]
        if self._is_taken(found, key):
            return None
        self.mark(found, key, film)
        self._may_be(key, (place for place in hits if place != found and self.label[place.first] != "storyline"))
        return found

    def _hits(self, film: int, key: str, value: Any, longest: int) -> Iterator[Place]:
        """The pieces, and sequences of pieces, that a reader reads as the value."""
        low, high = self.bounds[film]
        figures = key != "ratings"
        for n in range(low, high):
            piece = self.pieces[n]
            if (piece.prose and piece.end - piece.start > _SHORT) or (figures and not any(map(_figure, self.places.text(n)))):
                continue
            for last in range(n, min(n + longest, high)):
                if last > n and (self.pieces[last].gap >= LINE or self.pieces[last].prose):
                    break
                if value in _read(self.shadow, key, piece.start, self.pieces[last].end):
                    if last == n or value not in _read(self.shadow, key, self.pieces[last].start, self.pieces[last].end):
                        yield Place(n, last, True, piece.start, self.pieces[last].end)
                    break

    def _credit(self, film: int, credit: dict[str, Any]) -> None:
        actors, role = self.places.find_apart(credit["actor"]), credit.get("role")
        roles = self.places.find_apart(role) if role else []
        if not actors:
            self._in_string(film, credit)
            return
        if role and not roles:
            self.lost.append((film, "role", role))
        none: list[Place | None] = [None]
        best = max(((self._pair(a, r, film), a, r) for a in actors for r in (roles or none)), key=lambda x: x[0])
        _, actor, part = best
        if self.label[actor.first] == ACTOR or not self._is_taken(actor, ACTOR):
            self.mark(actor, ACTOR, film)
        if part is not None:
            self.mark(part, ROLE, film)
        self._may_be(ACTOR, (place for place in actors if place != actor and place.exact))

    def _in_string(self, film: int, credit: dict[str, Any]) -> None:
        """Mark a credit of an undelimited cast: the whole string is marked."""
        wanted, low, high = flat(credit["actor"]), *self.bounds[film]
        for n in range(low, high):
            if not self.pieces[n].prose and undelimited(self.places.text(n)) and wanted in flat(self.places.text(n)):
                self.label[n] = ACTOR
                self.joins.setdefault(n, False)
                return
        self.lost.append((film, "actor", credit["actor"]))

    def _pair(self, actor: Place, role: Place | None, film: int) -> float:
        score = self.score(actor, ACTOR, film)
        if self.label[actor.first] == ACTOR:
            score -= 3.0
        if role is None:
            return score
        apart = min(abs(actor.first - role.last), abs(role.first - actor.last))
        overlap = actor.first <= role.last and role.first <= actor.last
        return (
            score + 6.0 - min(apart, 12) + (0.1 if role.first > actor.first else 0) + 0.5 * role.exact - 3.0 * (self.label[role.first] == ROLE) - 10.0 * overlap
        )

    def _trivia(self, film: int, item: dict[str, Any]) -> None:
        places = self._in_film(film, self.places.openings(item.get("starts") or item.get("text", "")))
        if not places:
            self.lost.append((film, "trivia", item))
            return
        first = places[0]
        self.label[first], self.joins[first] = "trivia", False
        for n in takewhile(self._continues_item, range(first + 1, len(self.pieces))):
            self.label[n] = "trivia"
            self.joins.setdefault(n, True)

    def _continues_item(self, n: int) -> bool:
        """Whether a piece may continue the trivia item before it."""
        piece = self.pieces[n]
        wrapped = piece.gap == LINE and self.lines[piece.line].marker < 0 and self.pieces[n - 1].prose
        return (piece.gap < LINE or wrapped) and self.label[n] != "trivia"

    def _in_film(self, film: int, found: list[int]) -> list[int]:
        """The pieces that are in a film; all of them if none is."""
        low, high = self.bounds[film]
        return [n for n in found if low <= n < high] or found

    def _storyline(self, film: int, story: Any) -> None:
        if isinstance(story, str):
            parts = paragraphs(story)
            story = {"starts": parts[0][:60], "ends": parts[-1][-60:], "paragraphs": len(parts)}
        starts, ends = story.get("starts"), story.get("ends")
        first = self._in_film(film, self.places.openings(starts)) if starts else []
        lasts = self.places.closings(ends) if ends else []
        options = [(a, b) for a in first for b in lasts if b >= a] if first and lasts else [(n, n) for n in (first or lasts)[:1]]
        if not options or (starts and not first):
            self.lost.append((film, "storyline", ends if first or not starts else starts))
            return
        wanted = story.get("paragraphs", 1)
        a, b = min(options, key=lambda o: (abs(1 + sum(self.pieces[n].gap == BLANK for n in range(o[0] + 1, o[1] + 1)) - wanted), o[1] - o[0], o[0]))
        self.label[a : b + 1] = ["storyline"] * (b + 1 - a)
        if not starts:
            self._may_be_story(range(a - 1, -1, -1), 1)
        if not ends:
            self._may_be_story(range(b + 1, len(self.pieces)), 0)

    def _may_be_story(self, beside: range, ahead: int) -> None:
        """Allow the pieces next to a storyline to be part of it, up to a label or a blank line. `ahead` is the offset of the piece that has the gap."""
        for n in takewhile(lambda n: self.pieces[n + ahead].gap < BLANK and self.keys[n] is None, beside):
            self.maybe[n].update(("storyline", NONE))

    def _other(self, film: int, label: str, text: str) -> None:
        names = [p for p in self.places.find(label) if p.exact]
        places = [p for p in self.places.find(text) if p.exact] or [p for p in self.places.find(str(text).split("\n")[0]) if p.exact]
        beside = [(p.first - n.last, n, p) for n in names for p in places if p.first > n.last]
        options: list[tuple[int, Place | None, Place]] = [*beside] or [(0, None, p) for p in places]
        if not options:
            self.lost.append((film, OTHER, (label, text)))
            return
        _, name, place = min(options, key=lambda o: o[0])
        if name is not None:
            self.label[name.first : name.last + 1] = [LABEL] * (name.last + 1 - name.first)
        self.mark(place, OTHER, film)

    # -- the remaining pieces

    def _close(self) -> Aligned:
        allowed: list[frozenset[str]] = []
        for n, label in enumerate(self.label):
            if label is None:
                allowed.append(self._unlabelled(n))
            else:
                allowed.append(frozenset((label, *(self.maybe.get(n, ()) if label == "storyline" else ()))))
        return Aligned(allowed, self.joins, self.begins, self.lost)

    def _unlabelled(self, n: int) -> frozenset[str]:
        piece, known = self.pieces[n], self.keys[n]
        ahead = self.label[n + 1] if n + 1 < len(self.pieces) else None
        if known is not None and n not in self.maybe:
            keys = (*known.keys, *known.otherwise)
            names = {"cast": (ACTOR, ROLE), "certificates_or_ratings": ("certificates", "ratings")}
            fills = ahead is not None and any(ahead == key or ahead in names.get(key, ()) for key in keys)
            if fills or (is_separated(self.pieces, n) and not (known.weak and self.pieces[min(n + 1, len(self.pieces) - 1)].gap != MARK)):
                return frozenset((LABEL,))
            return frozenset((LABEL, NONE))
        labels = {NONE, *self.maybe.get(n, ())}
        if self.places.headings[n] or (ahead is not None and is_separated(self.pieces, n) and len(self.places.text(n)) < _LABEL and not piece.prose):
            labels.add(LABEL)
        record = self.films[bisect_right(self.begins, n) - 1] if self.films else {}
        if OTHER not in record and self._is_other(n):
            return frozenset((OTHER,))
        labels.update(key for key in VALUE_KEYS if key not in record and key not in ("cast", OTHER))
        if "cast" not in record:
            labels.update((ACTOR, ROLE))
        if OTHER not in record and n > 0 and is_separated(self.pieces, n - 1) and len(self.places.text(n - 1)) < _LABEL:
            labels.add(OTHER)
        if OTHER not in record and not piece.prose and is_separated(self.pieces, n) and n + 1 < len(self.pieces) and self.pieces[n + 1].gap == MARK:
            labels.add(LABEL)
        return frozenset(labels)

    def _is_other(self, n: int) -> bool:
        """Whether a piece without a label follows a label that is known to have no key."""
        before = self.keys[n - 1] if n else None
        named = before is not None and before.keys == (OTHER,) and not before.weak and self.label[n - 1] in (None, LABEL)
        return named and is_separated(self.pieces, n - 1) and not self.pieces[n].prose and self.pieces[n].gap < BLANK and n not in self.maybe


def _read(shadow: str, key: str, start: int, end: int) -> list[Any]:
    """The values that the reader of a key finds in a region, in the form of a record."""
    if key == "release_dates":
        return [found.date.value for found in values.release_dates(shadow, start, end)]
    if key == "ratings":
        return [found.value.value for found in values.ratings(shadow, start, end, None)]
    if key in ("budget", "box_office"):
        money = values.money(shadow, start, end)
        return [money.amount.value] if money else []
    single = (values.runtime if key == "runtime" else values.year)(shadow, start, end)
    return [single.value] if single else []


def _figure(character: str) -> bool:
    return character.isdigit() or character in "½一二三四五六七八九"
