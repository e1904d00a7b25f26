"""An annotated record and its text, to labels of pieces.

Values are found by what they say; where one stands in several places, the place whose surroundings agree is taken. A
key that a record leaves out is unknown: pieces that may be its value keep several labels.
"""

from __future__ import annotations

import bisect
import html
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from .. import values
from ..reading.joints import undelimited
from ..reading.labels import ACTOR, LABEL, NONE, OTHER, ROLE, VALUE_KEYS
from ..reading.pieces import BLANK, LINE, MARK, Pieces
from ..vocabulary import Vocabulary
from .score import paragraphs

_FOLD = str.maketrans({"ß": "ss"})
_TEXTS = ("title", "original_title", "tagline", "also_known_as", "awards", "directors", "writers", "producers", "composers", "cinematographers", "editors",
          "production_companies", "distributors", "genres", "countries", "languages", "certificates")
_LISTS = {"directors": values.names, "writers": values.names, "producers": values.names, "composers": values.names, "cinematographers": values.names,
          "editors": values.names, "genres": values.terms, "countries": values.items, "languages": values.languages,
          "production_companies": values.companies, "distributors": values.companies, "certificates": values.certificates}
_SHORT = 20
"""A piece no longer than this is no sentence, whatever stands around it."""


class Aligned(NamedTuple):
    """A text with what is known of each piece."""

    allowed: list[frozenset[str]]
    """The labels that a piece may have."""
    joins: dict[int, bool]
    """Whether a piece goes on with the value of the piece before it, where that is known."""
    begins: list[int]
    """The piece with which each film begins."""
    lost: list[tuple[int, str, Any]]
    """What was not found: film, key, value."""


class _Place(NamedTuple):
    first: int
    last: int
    """The last piece."""
    exact: bool
    start: int
    end: int


def flat(text: Any) -> str:
    """Letters and figures alone, case folded."""
    return "".join(c for c in html.unescape(str(text)).casefold().translate(_FOLD) if c.isalnum())


def align(pieces: Pieces, films: list[dict[str, Any]], vocabulary: Vocabulary) -> Aligned:
    """Find the values of records in a text that was cut."""
    return _Aligner(pieces, films, vocabulary).run()


class _Aligner:
    def __init__(self, pieces: Pieces, films: list[dict[str, Any]], vocabulary: Vocabulary) -> None:
        self.films = films
        self.shadow = pieces.shadow
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.starts = [p.start for p in self.pieces]
        kept = [(c, n) for n, char in enumerate(self.shadow) for c in char.casefold().translate(_FOLD) if c.isalnum()]
        self.flat = "".join(c for c, _ in kept)
        self.offsets = [n for _, n in kept]
        self.label: list[str | None] = [None] * len(self.pieces)
        self.film: list[int] = [0] * len(self.pieces)
        self.maybe: dict[int, set[str]] = defaultdict(set)
        self.joins: dict[int, bool] = {}
        self.lost: list[tuple[int, str, Any]] = []
        self.keys = [vocabulary.find(self.text(n)) for n in range(len(self.pieces))]
        self.headings = [vocabulary.heading(self.text(n)) for n in range(len(self.pieces))]
        self.open = self._open_keys()

    def text(self, n: int, last: int | None = None) -> str:
        return self.shadow[self.pieces[n].start : self.pieces[n if last is None else last].end]

    def _open_keys(self) -> list[tuple[tuple[str, ...], int]]:
        """For each piece the keys of the last label above it, and how many lines away it stands."""
        found: list[tuple[tuple[str, ...], int]] = []
        keys: tuple[str, ...] = ()
        line = 0
        for n, piece in enumerate(self.pieces):
            label = self.keys[n]
            found.append((keys, piece.line - line))
            if label is not None and not (label.weak and not self._separated(n)):
                keys, line = (*label.keys, *label.otherwise), piece.line
        return found

    def _separated(self, n: int) -> bool:
        behind = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        return behind is None or behind.gap >= LINE or behind.gap == MARK

    # -- places

    def places(self, value: Any) -> list[_Place]:
        """Where a text stands, whole words of it."""
        wanted = flat(value)
        found: list[_Place] = []
        at = self.flat.find(wanted) if wanted else -1
        while at >= 0 and len(found) < 60:
            start, end = self.offsets[at], self.offsets[at + len(wanted) - 1] + 1
            place = self._place(start, end)
            if place is not None:
                found.append(place)
            at = self.flat.find(wanted, at + 1)
        return found

    def _place(self, start: int, end: int) -> _Place | None:
        first = bisect.bisect_right(self.starts, start) - 1
        last = bisect.bisect_left(self.starts, end) - 1
        if first < 0 or self.pieces[first].end <= start:
            return None
        head, tail = self.pieces[first], self.pieces[last]
        exact = not any(map(str.isalnum, self.shadow[head.start : start])) and not any(map(str.isalnum, self.shadow[end : tail.end]))
        if not exact:
            whole = sum(map(str.isalnum, self.shadow[head.start : tail.end]))
            within = sum(map(str.isalnum, self.shadow[start:end]))
            words = not (start and self.shadow[start - 1].isalnum() and self.shadow[start].isalnum() and self.shadow[start].isascii())
            words = words and not (end < len(self.shadow) and self.shadow[end].isalnum() and self.shadow[end - 1].isalnum() and self.shadow[end].isascii())
            if within < 0.55 * whole or not words:
                return None
        return _Place(first, last, exact, start, end)

    def score(self, place: _Place, key: str, film: int) -> float:
        """How well a place fits a key of a film."""
        keys, distance = self.open[place.first]
        names = {"actor": "cast", "role": "cast"}.get(key, key)
        said = 0.0
        if names in keys or (names in ("certificates", "ratings") and "certificates_or_ratings" in keys):
            said += 4.0 if distance <= 1 else 2.5 / (1 + 0.1 * distance)
        if place.exact:
            said += 2.0
        if self.pieces[place.first].prose:
            said -= 2.5
        if not (self.bounds[film][0] <= place.first < self.bounds[film][1]):
            said -= 6.0
        if self.label[place.first] is not None and self.label[place.first] != key:
            said -= 5.0
        if key == "title" and self.pieces[place.first].gap >= LINE:
            said += 1.0
        near = min((abs(place.first - n) for n in self.of_key.get((film, key), ())), default=99)
        said += 1.5 if near <= 2 else 0.7 if near <= 6 else 0.0
        return said - 0.002 * place.first

    # -- the films

    def find_bounds(self) -> None:
        """Where each film begins and ends, by the values that stand in one place alone."""
        count = len(self.films)
        self.bounds = [(0, len(self.pieces))]
        self.begins = [0]
        if count < 2:
            return
        seen = self._mentions()
        self.begins = [0]
        for film in range(1, count):
            lines = {self._line_start(n) for n, f, _ in seen if f >= film} | {n for n, f, _ in seen if f == film}
            options = [n for n in sorted(lines) if n > self.begins[-1]] or [self.begins[-1] + 1]
            best = min(options, key=lambda n: (round(sum(w for at, f, w in seen if (f >= film) != (at >= n)), 3), n))
            self.begins.append(self._with_label(best, self.begins[-1]))
        self.bounds = list(zip(self.begins, [*self.begins[1:], len(self.pieces)], strict=True))
        for film, (a, b) in enumerate(self.bounds):
            self.film[a:b] = [film] * max(0, b - a)

    def _mentions(self) -> list[tuple[int, int, float]]:
        """Where the values of each film stand: the piece, the film, and a weight, less where it stands in several places."""
        seen: list[tuple[int, int, float]] = []
        for film, record in enumerate(self.films):
            others = {flat(text) for n, one in enumerate(self.films) if n != film for text in _strings(one)}
            for text in _strings(record):
                if len(flat(text)) < (3 if text.isascii() else 2) or flat(text) in others:
                    continue
                places = [place.first for place in self.places(text)] or self._openings(text)
                seen += [(n, film, 1 / len(places) ** 2) for n in places]
        return seen

    def _line_start(self, n: int) -> int:
        while n and self.pieces[n].gap < LINE:
            n -= 1
        return n

    def _with_label(self, n: int, floor: int) -> int:
        """The label that stands above or before the first value of a film belongs to it."""
        while n - 1 > floor and self.keys[n - 1] is not None and self.pieces[n].gap != BLANK:
            n -= 1
        return n

    # -- the values

    def run(self) -> Aligned:
        """The labels of all pieces, film by film and key by key."""
        self.of_key: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.find_bounds()
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

    def mark(self, place: _Place, key: str, film: int) -> None:
        """Label the pieces of a value with its key, unless the storyline holds them."""
        for n in range(place.first, place.last + 1):
            if self.label[n] in (None, "storyline", LABEL):
                if self.label[n] == "storyline" and (self.pieces[n].prose or key in ("title", "original_title", "year", "genres") or self._edge_of_story(n)):
                    continue
                self.label[n] = key
            if n > place.first and place.exact:
                self.joins[n] = True
        self.joins.setdefault(place.first, False)
        self.of_key[film, key].append(place.first)

    def _edge_of_story(self, n: int) -> bool:
        """Whether a piece opens or ends the storyline."""
        return not (0 < n < len(self.label) - 1 and self.label[n - 1] is not None and self.label[n + 1] is not None)

    def _text(self, film: int, key: str, value: str) -> None:
        places = self.places(value)
        places = [p for p in places if not (self.pieces[p.first].prose and not p.exact)]
        if not places:
            if key in _LISTS and self._by_reader(film, key, value):
                return
            self.lost.append((film, key, value))
            return
        best = max(places, key=lambda p: self.score(p, key, film))
        if self.label[best.first] not in (None, "storyline", key, LABEL):
            held = self.label[best.first]
            self.maybe[best.first].update((key, held or NONE))
            return
        self.mark(best, key, film)
        for place in places:
            if place != best and place.exact and self.label[place.first] != "storyline":
                for n in range(place.first, place.last + 1):
                    self.maybe[n].update((key, NONE))

    def _by_reader(self, film: int, key: str, value: str) -> bool:
        """A value that only its reader finds: "Field, Ann" for Ann Field."""
        wanted = flat(value)
        for n, piece in enumerate(self.pieces):
            if piece.prose or not (self.bounds[film][0] <= n < self.bounds[film][1]):
                continue
            for last in range(n, min(n + 3, len(self.pieces))):
                found = _LISTS[key](self.shadow, piece.start, self.pieces[last].end)
                if any(flat(one.value) == wanted for one in found) and len(found) <= 6:
                    if self.score(_Place(n, last, True, piece.start, self.pieces[last].end), key, film) > 1.9:
                        self.mark(_Place(n, last, True, piece.start, self.pieces[last].end), key, film)
                        return True
                    break
        return False

    def _numbers(self, film: int, record: dict[str, Any]) -> None:
        if record.get("runtime") is not None:
            self._by_value(film, "runtime", lambda a, b: (f := values.runtime(self.shadow, a, b)) and f.value == record["runtime"])
        for date in record.get("release_dates") or ():
            place = self._by_value(film, "release_dates", lambda a, b, date=date: any(f.date.value == date.get("date") for f in values.release_dates(self.shadow, a, b)), 5)
            if place and date.get("place"):
                self._beside("release_dates", place, date["place"])
        for rating in record.get("ratings") or ():
            place = self._by_value(film, "ratings", lambda a, b, rating=rating: any(f.value.value == rating.get("value") for f in values.ratings(self.shadow, a, b, None)), 4)
            for part in ("votes", "best", "source"):
                if place is not None and rating.get(part):
                    self._beside("ratings", place, int(rating[part]) if part == "best" else rating[part])
        for key in ("budget", "box_office"):
            if record.get(key):
                self._by_value(film, key, lambda a, b, key=key: (f := values.money(self.shadow, a, b)) is not None and f.amount is not None and f.amount.value == record[key].get("amount"), 3)
        if record.get("year") is not None:
            self._by_value(film, "year", lambda a, b: (f := values.year(self.shadow, a, b)) and f.value == record["year"])

    def _beside(self, key: str, place: _Place, part: Any) -> None:
        """Mark a part of a value that stands beside it: the place of a release, the votes of a rating."""
        wanted = flat(part)
        for n in (place.last + 1, place.last + 2, place.first - 1, place.first - 2):
            if not 0 <= n < len(self.pieces) or place.first <= n <= place.last or self.label[n] is not None:
                continue
            if abs(self.pieces[n].line - self.pieces[place.first].line) > 0 or wanted not in flat(self.text(n)):
                continue
            if len(flat(self.text(n))) > 3 * len(wanted) + 8:
                continue
            if n < place.first and self.keys[n] is not None and self.pieces[n + 1].gap == MARK:
                return
            low, high = min(n, place.first), max(n, place.last)
            if any(self.label[k] not in (None, key) for k in range(low, high + 1)):
                continue
            for k in range(low, high + 1):
                self.label[k] = key
                if k > low:
                    self.joins[k] = True
            self.joins[low] = False
            return

    def _by_value(self, film: int, key: str, accepts: Any, longest: int = 3) -> _Place | None:
        hits = list(self._hits(film, accepts, longest, figures=key != "ratings"))
        best = max(((self.score(place, key, film) - 0.3 * (place.last - place.first), -n, place) for n, place in enumerate(hits)), default=None)
        if best is None:
            if key != "year":
                self.lost.append((film, key, ""))
            return None
        found = best[2]
        held = self.label[found.first]
        if held not in (None, "storyline", LABEL):
            self.maybe[found.first].update((key, held or NONE))
            return None
        self.mark(found, key, film)
        for place in hits:
            if place != found and self.label[place.first] != "storyline":
                for n in range(place.first, place.last + 1):
                    self.maybe[n].update((key, NONE))
        return found

    def _hits(self, film: int, accepts: Any, longest: int, *, figures: bool) -> Iterator[_Place]:
        """The pieces, and runs of some, that a reader takes for the value."""
        low, high = self.bounds[film]
        for n in range(low, high):
            piece = self.pieces[n]
            if (piece.prose and piece.end - piece.start > _SHORT) or (figures and not any(map(_figure, self.text(n)))):
                continue
            for last in range(n, min(n + longest, high)):
                if last > n and (self.pieces[last].gap >= LINE or self.pieces[last].prose):
                    break
                if accepts(piece.start, self.pieces[last].end):
                    if last == n or not accepts(self.pieces[last].start, self.pieces[last].end):
                        yield _Place(n, last, True, piece.start, self.pieces[last].end)
                    break

    def _credit(self, film: int, credit: dict[str, Any]) -> None:
        actors = [p for p in self.places(credit["actor"]) if not (self.pieces[p.first].prose and not p.exact)]
        role = credit.get("role")
        roles = [p for p in self.places(role) if not (self.pieces[p.first].prose and not p.exact)] if role else []
        if not actors:
            self._in_string(film, credit)
            return
        if role and not roles:
            self.lost.append((film, "role", role))
        none: list[_Place | None] = [None]
        best = max(((self._pair(a, r, film), a, r) for a in actors for r in (roles or none)), key=lambda x: x[0])
        _, actor, part = best
        if self.label[actor.first] not in (None, "storyline", ACTOR, LABEL):
            self.maybe[actor.first].update((ACTOR, self.label[actor.first] or NONE))
        else:
            self.mark(actor, ACTOR, film)
        if part is not None:
            self.mark(part, ROLE, film)
        for place in actors:
            if place != actor and place.exact:
                for n in range(place.first, place.last + 1):
                    self.maybe[n].update((ACTOR, NONE))

    def _in_string(self, film: int, credit: dict[str, Any]) -> None:
        """A credit of a cast that nothing parts: the whole string is marked."""
        wanted, low, high = flat(credit["actor"]), *self.bounds[film]
        for n in range(low, high):
            if not self.pieces[n].prose and undelimited(self.text(n)) and wanted in flat(self.text(n)):
                self.label[n] = ACTOR
                self.joins.setdefault(n, False)
                return
        self.lost.append((film, "actor", credit["actor"]))

    def _pair(self, actor: _Place, role: _Place | None, film: int) -> float:
        said = self.score(actor, ACTOR, film)
        if self.label[actor.first] == ACTOR:
            said -= 3.0
        if role is None:
            return said
        apart = min(abs(actor.first - role.last), abs(role.first - actor.last))
        overlap = actor.first <= role.last and role.first <= actor.last
        return said + 6.0 - min(apart, 12) + (0.1 if role.first > actor.first else 0) + 0.5 * role.exact - 3.0 * (self.label[role.first] == ROLE) - 10.0 * overlap

    def _trivia(self, film: int, item: dict[str, Any]) -> None:
        places = self._openings(item.get("starts") or item.get("text", ""))
        places = [n for n in places if self.bounds[film][0] <= n < self.bounds[film][1]] or places
        if not places:
            self.lost.append((film, "trivia", item))
            return
        first = places[0]
        self.joins[first] = False
        n = first
        while n < len(self.pieces) and (n == first or (self.pieces[n].gap < LINE or (self.pieces[n].gap == LINE and self.lines[self.pieces[n].line].marker < 0 and self.pieces[n - 1].prose))):
            if n > first and self.label[n] == "trivia":
                break
            self.label[n] = "trivia"
            if n > first:
                self.joins.setdefault(n, True)
            n += 1

    def _openings(self, starts: str) -> list[int]:
        """The pieces that a text opens."""
        wanted = flat(starts)
        found: list[int] = []
        for at in self._occurrences(wanted):
            start = self.offsets[at]
            n = bisect.bisect_right(self.starts, start) - 1
            if n >= 0 and start < self.pieces[n].end and not any(map(str.isalnum, self.shadow[self.pieces[n].start : start])):
                found.append(n)
        return found

    def _storyline(self, film: int, story: Any) -> None:
        if isinstance(story, str):
            parts = paragraphs(story)
            story = {"starts": parts[0][:60], "ends": parts[-1][-60:], "paragraphs": len(parts)}
        starts, ends = story.get("starts"), story.get("ends")
        low, high = self.bounds[film]
        first = self._openings(starts) if starts else []
        first = [n for n in first if low <= n < high] or first
        lasts = self._closings(ends) if ends else []
        if starts and not first:
            self.lost.append((film, "storyline", starts))
            return
        if first and lasts:
            options = [(a, b) for a in first for b in lasts if b >= a]
            if not options:
                self.lost.append((film, "storyline", ends))
                return
            wanted = story.get("paragraphs", 1)
            a, b = min(options, key=lambda o: (abs(1 + sum(self.pieces[n].gap == BLANK for n in range(o[0] + 1, o[1] + 1)) - wanted), o[1] - o[0], o[0]))
        elif first:
            a = b = first[0]
        elif lasts:
            a = b = lasts[0]
        else:
            self.lost.append((film, "storyline", ends))
            return
        for n in range(a, b + 1):
            self.label[n] = "storyline"
        if not starts:
            n = a - 1
            while n >= 0 and self.pieces[n + 1].gap < BLANK and self.keys[n] is None:
                self.maybe[n].update(("storyline", NONE))
                n -= 1
        if not ends:
            n = b + 1
            while n < len(self.pieces) and self.pieces[n].gap < BLANK and self.keys[n] is None:
                self.maybe[n].update(("storyline", NONE))
                n += 1

    def _closings(self, ends: str) -> list[int]:
        wanted = flat(ends)
        found: list[int] = []
        for at in self._occurrences(wanted):
            end = self.offsets[at + len(wanted) - 1] + 1
            n = bisect.bisect_left(self.starts, end) - 1
            if n >= 0 and not any(map(str.isalnum, self.shadow[end : self.pieces[n].end])):
                found.append(n)
        return found

    def _occurrences(self, wanted: str) -> Iterator[int]:
        """Where a text that was made flat stands in the flat text."""
        at = self.flat.find(wanted) if wanted else -1
        while at >= 0:
            yield at
            at = self.flat.find(wanted, at + 1)

    def _other(self, film: int, label: str, text: str) -> None:
        names = [p for p in self.places(label) if p.exact]
        places = [p for p in self.places(text) if p.exact] or [p for p in self.places(str(text).split("\n")[0]) if p.exact]
        options: list[tuple[int, _Place | None, _Place]] = [(abs(p.first - n.last), n, p) for n in names for p in places if p.first > n.last] or [(0, None, p) for p in places]
        if not options:
            self.lost.append((film, OTHER, (label, text)))
            return
        _, name, place = min(options, key=lambda o: o[0])
        if name is not None:
            for n in range(name.first, name.last + 1):
                self.label[n] = LABEL
        self.mark(place, OTHER, film)

    # -- what is left

    def _close(self) -> Aligned:
        allowed: list[frozenset[str]] = []
        for n, label in enumerate(self.label):
            if label is None or label == LABEL:
                allowed.append(self._unlabelled(n))
            elif n in self.maybe and label == "storyline":
                allowed.append(frozenset((label, *self.maybe[n])))
            else:
                allowed.append(frozenset((label,)))
        return Aligned(allowed, self.joins, self.begins, self.lost)

    def _unlabelled(self, n: int) -> frozenset[str]:
        piece, known = self.pieces[n], self.keys[n]
        if self.label[n] == LABEL:
            return frozenset((LABEL,))
        ahead = self.label[n + 1] if n + 1 < len(self.pieces) else None
        if known is not None and n not in self.maybe:
            keys = (*known.keys, *known.otherwise)
            names = {"cast": (ACTOR, ROLE), "certificates_or_ratings": ("certificates", "ratings")}
            fills = ahead is not None and any(ahead == key or ahead in names.get(key, ()) for key in keys)
            if fills or (self._separated(n) and not (known.weak and self.pieces[min(n + 1, len(self.pieces) - 1)].gap != MARK)):
                return frozenset((LABEL,))
            return frozenset((LABEL, NONE))
        labels = {NONE, *self.maybe.get(n, ())}
        if self.headings[n] or (ahead is not None and self._separated(n) and len(self.text(n)) < 40 and not piece.prose):
            labels.add(LABEL)
        record = self.films[self.film[n]] if self.film[n] < len(self.films) else {}
        unknown = [key for key in VALUE_KEYS if key not in record]
        behind_label = n > 0 and self._separated(n - 1) and len(self.text(n - 1)) < 40
        for key in unknown:
            if key == "cast":
                labels.update((ACTOR, ROLE))
            elif key == OTHER:
                if behind_label:
                    labels.add(OTHER)
            else:
                labels.add(key)
        if "other" not in record and not piece.prose and self._separated(n) and n + 1 < len(self.pieces) and self.pieces[n + 1].gap == MARK:
            labels.add(LABEL)
        return frozenset(labels)


def _figure(character: str) -> bool:
    return character.isdigit() or character in "½一二三四五六七八九"


def _strings(record: dict[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if key.startswith("_") or key in ("year", "runtime", "other", "genres", "countries", "languages", "certificates", "budget", "box_office", "release_dates", "ratings"):
            continue
        if key == "cast":
            for credit in value or ():
                yield credit["actor"]
        elif key == "storyline":
            if isinstance(value, dict):
                yield from (value[k] for k in ("starts", "ends") if value.get(k))
        elif key == "trivia":
            yield from (item.get("starts") or "" for item in value or ())
        elif isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (one for one in value if isinstance(one, str))
