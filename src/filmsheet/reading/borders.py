"""Where a further film may begin in a text whose pieces have labels, and how probable it is at each place by itself."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from ..learned import Chain
from ..learned.chain import score_difference, second_probability
from ..learned.groups import Group
from ..text.source import letters, tidy
from .classes import bucket, kind
from .cohesion import Cohesion
from .labels import ACTOR, LABEL, NONE, OTHER, ROLE
from .outlines import HALF, OPENING, WHOLE, Outlines, is_plain
from .pieces import BLANK, LINE, Pieces

_MAYBE = 0.2
"""A piece with at least this title probability may be a title, whatever its label."""
_WITHIN = 0.05
"""With at least this title probability, an unlabelled piece inside a line may begin a film."""
_AHEAD = 30
"""How many pieces behind a place are looked at."""
NO_FACTS = frozenset((NONE, LABEL, OTHER))
_KEYS = tuple("title year directors runtime countries genres actor storyline release_dates certificates writers original_title ratings".split())


class _Groups:
    """The groups of features: each function names those that follow from what it is given."""

    def __init__(self, add: Callable[[Iterable[str]], Any]) -> None:
        self.place = Group(_place_features, add)
        self.title = Group(_title_features, add)
        self.keys = Group(_keys_features, add)
        self.maybe = Group(_maybe_features, add)
        self.whole = Group(_whole_features, add)
        self.cast = Group(lambda again, wait: (f"cast again={again} wait={wait}",), add)
        self.outline = Group(_outline_features, add)
        self.outlined = Group(_outlined_features, add)
        self.top = Group(_top_features, add)
        self.shared = Group(_shared_features, add)


def _place_features(gap: Any, label: Any, sure: Any, before: Any) -> Iterable[str]:
    return ("bias", f"gap={gap}", f"label={label} {gap}", f"label={label} sure={sure}", f"before={before} {label}")


def _title_features(wait: Any, new: Any, gap: Any, had: Any, facts: Any, again: Any, fresh: Any, title: Any) -> Iterable[str]:
    return (
        f"title wait={wait} new={new} {gap}",
        f"title wait={wait} new={new} had={had} facts={min(facts, 4)}",
        f"facts={facts} title={had}",
        f"again={again} fresh={fresh} wait={wait} new={new}",
        f"again={again} title={title}",
    )


def _keys_features(again: Any, fresh: Any, wait: Any, new: Any) -> Iterable[str]:
    return [*(f"again {key} wait={wait} new={new}" for key in again), *(f"fresh {key} wait={wait}" for key in fresh)]


def _maybe_features(behind: Any, gap: Any, again: Any, level: Any, last: Any, own: Any, facts: Any) -> Iterable[str]:
    return (
        f"maybe={behind} {gap} again={again}",
        f"maybe={behind} level={level} {gap}",
        f"maybe={behind} last={last} again={again > 0}",
        f"level={own} again={again} {gap} facts={facts}",
    )


def _whole_features(runtimes: Any, years: Any, crews: Any, stories: Any, names: Any, gap: Any, level: Any, wait: Any) -> Iterable[str]:
    return (
        f"runtimes={runtimes} {gap} level={level}",
        f"years={years} {gap} level={level}",
        f"crews={crews} {gap} level={level}",
        f"stories={stories} {gap} wait={wait}",
        f"names={names} {gap} level={level}",
        f"runtimes={runtimes} crews={crews} stories={stories} wait={wait}",
    )


def _outline_features(signs: str, gap: str, level: int) -> Iterable[str]:
    return (f"outline={signs[:4]} {gap}", f"outline={signs[:7]}", f"outline={signs[:4]} {level}")


def _outlined_features(opening: int, plain: bool, whole: int, plain_whole: bool, since: int, plain_half: bool, gap: str, level: int) -> Iterable[str]:
    return (f"outlined={opening} {plain} {gap}", f"outlined whole={whole} {plain_whole} {gap} {level}", f"outlined since={since} {plain_half} {gap}")


def _top_features(
    alike: int, whole: bool, plain: bool, kinds: bool, gaps: bool, far: int, below: tuple[bool, bool], gap: str, top: int, level: int
) -> Iterable[str]:
    return (
        f"top={alike} {gap} {top}",
        f"top={alike} whole={whole} {level} {plain}",
        f"top kind={kinds} gap={gaps} {top} {level}",
        f"top far={far} {top} {gap}",
        f"top below={below} {gap} {top}",
    )


def _shared_features(count: int, share: int, gap: str, level: int, wait: int) -> Iterable[str]:
    return (f"shared={count} {gap}", f"shared={share} {gap}", f"shared={share} {level} {gap}", f"shared={share} {count} wait={wait}")


class CurrentFilm:
    """The current film, and what its pieces up to `until` contain. Each piece is read only once."""

    __slots__ = ("begin", "labels", "names", "top", "until")

    def __init__(self, begin: int) -> None:
        """Start with nothing looked at."""
        self.begin = self.until = begin
        self.labels: set[str] = set()
        self.names: set[str] = set()
        self.top = begin
        """Its piece that is most like a title."""


class Borders:
    """A labelled text, and what tells where films begin in it."""

    def __init__(self, pieces: Pieces, labels: Sequence[str], sureness: Sequence[float], titled: Sequence[float]) -> None:
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.shadow = pieces.shadow
        self.labels = labels
        self.sureness = sureness
        self.titled = titled
        self._texts: dict[int, str] = {}
        self.places = [n for n in range(1, len(self.pieces)) if self._may_begin(n)]
        self.kinds = [kind(tidy(self.shadow[piece.start : piece.end]), prose=piece.prose) for piece in self.pieces]
        self.names = {n: self.text(n) for n in range(len(labels)) if labels[n] == "title" and (n == 0 or labels[n - 1] != "title")}
        self.marks = [n for n, label in enumerate(labels) if label == LABEL]
        self.stops = [n for n in self.places if labels[n] == "title"]
        self.whole = self._whole()
        self.outlines = Outlines(self.shadow, self.lines)
        self.cohesion = Cohesion(self.shadow, self.pieces, labels)

    def _may_begin(self, n: int) -> bool:
        if self.pieces[n].gap >= LINE:
            return not (self.pieces[n].prose and self.labels[n] == self.labels[n - 1] == "storyline")
        if self.labels[n] == "title":
            return self.labels[n - 1] != "title" and self.labels[n - 1] != LABEL
        if self.labels[n] == LABEL:
            return n + 1 < len(self.labels) and self.labels[n + 1] == "title"
        return self.labels[n] == NONE and self.labels[n - 1] != LABEL and self.titled[n] >= _WITHIN and self.titled[n] > self.titled[n - 1]

    def _whole(self) -> tuple[int, int, int, int, int]:
        """How many running times, years, crews, stories and likely titles the text has: one film has one of each, as a rule."""
        firsts = [n for n, label in enumerate(self.labels) if n == 0 or self.labels[n - 1] != label]
        counts = Counter(self.labels[n] for n in firsts)
        named = {self.text(n) for n, share in enumerate(self.titled) if share >= _MAYBE}
        said = {label: len({self.text(n) for n in firsts if self.labels[n] == label}) for label in ("runtime", "year")}
        return min(said["runtime"], 4), min(said["year"], 4), min(counts["directors"], 4), min(counts["storyline"], 4), min(len(named), 6)

    def text(self, n: int) -> str:
        """The letters and figures of a piece, case folded."""
        text = self._texts.get(n)
        if text is None:
            text = self._texts[n] = letters(self.shadow[self.pieces[n].start : self.pieces[n].end])
        return text

    def extend(self, film: CurrentFilm, n: int) -> CurrentFilm:
        """A film that has been looked at up to a piece."""
        for m in range(film.until, n):
            label = self.labels[m]
            film.labels.add(label)
            if self.titled[m] > self.titled[film.top]:
                film.top = m
            if m in self.names:
                film.names.add(self.names[m])
        film.until = n
        return film

    def features(self, n: int, film: CurrentFilm) -> list[str]:
        """The features of piece `n` as the possible start of a film; `film` is the film before it."""
        return self._described(n, self.extend(film, n), _Groups(list))  # type: ignore[no-any-return]

    def probability(self, n: int, film: CurrentFilm, chain: Chain, certain: Collection[int] = ()) -> float:
        """How probable it is by a chain that a film begins at a piece, where another began before it.

        It is 0 after text without values, which is the head of a page. It is 1 if a certain title follows that the film before
        does not have, and either grammar is certain of the place, or the piece is below a blank line and repeats the label
        with which the film before begins.
        """
        self.extend(film, n)
        if film.labels <= NO_FACTS:
            return 0.0
        if (n in certain or self._mirrors(n, film.begin)) and self.sureness[n + 1 : n + 2] == [1.0]:
            name = self.names.get(n + 1, "")
            if name and name not in film.names:
                return 1.0
        return second_probability(chain, self._described(n, film, _groups_of(chain)))

    def _mirrors(self, n: int, begin: int) -> bool:
        """Whether a label below a blank line is the one with which a film begins."""
        return self.pieces[n].gap == BLANK and self.labels[n] == self.labels[begin] == LABEL and self.text(n) == self.text(begin)

    def _described(self, n: int, film: CurrentFilm, groups: _Groups) -> Any:
        """The features of a place, in the form in which groups have them."""
        label, piece = self.labels[n], self.pieces[n]
        gap = "blank" if piece.gap == BLANK else "line" if piece.gap >= LINE else "within"
        before = self.labels[n - 1]
        at = bisect_right(self.stops, n + 1)
        stop = min(self.stops[at] if at < len(self.stops) else len(self.labels), n + _AHEAD)
        seen, begin = film.labels, film.begin
        ahead = set(self.labels[n:stop])
        again = tuple([key for key in _KEYS if key in seen and key in ahead])
        fresh = [key for key in _KEYS if key not in seen and key in ahead]
        facts = len(seen - NO_FACTS)
        near = next((m for m in range(n, min(n + 6, len(self.labels))) if self.labels[m] == "title"), -1)
        wait = -1 if near < 0 else self.pieces[near].line - piece.line
        new = near >= 0 and self.names.get(near, "") not in film.names
        last = next((one for one in reversed(self.labels[max(begin, n - 12) : n]) if one not in (NONE, LABEL)), "none")
        level = int(4 * max(self.titled[n : n + 3]))
        found = groups.place[gap, label, int(3 * self.sureness[n]), before] + groups.keys[again, tuple(fresh[:6]), wait, new]
        found = found + groups.title[wait, new, gap, "title" in seen, min(facts, 6), min(len(again), 4), min(len(fresh), 4), label == "title"]
        maybe = next((m for m in range(n, min(n + 6, len(self.labels))) if self.titled[m] >= _MAYBE), -1)
        behind = -1 if maybe < 0 else self.pieces[maybe].line - piece.line
        found = found + groups.maybe[behind, gap, min(len(again), 4), level, last, int(4 * self.titled[n]), min(facts, 3)]
        found = found + groups.whole[(*self.whole, gap, level, wait)] + self._outlined(n, film.top, gap, level, groups)
        shared = self.cohesion.at(n)
        found = found + groups.shared[bucket(shared.words), int(6 * shared.share), gap, level, wait]
        return found + groups.cast[ACTOR in seen and ACTOR in ahead and before not in (ACTOR, ROLE), wait]

    def _outlined(self, n: int, top: int, gap: str, level: int, groups: _Groups) -> Any:
        """The features of a line's outline: its signs, its frequency, and its similarity to the line of the previous title."""
        line, above, of = self.pieces[n].line, self.pieces[top].line, self.outlines
        signs = of.of[line]
        plain, share = is_plain(signs[:OPENING]), int(4 * self.titled[top])
        times = bucket(of.times[signs[:OPENING]]), plain, bucket(of.times[signs[:WHOLE]]), is_plain(signs[:WHOLE])
        found = groups.outline[signs[:7], gap, level] + groups.outlined[(*times, bucket(of.since[line]), is_plain(signs[:HALF]), gap, level)]
        same = min(of.alike(line, above), 8), signs[:WHOLE] == of.of[above][:WHOLE], plain
        like = self.kinds[top] == self.kinds[n], self.pieces[n].gap == self.pieces[top].gap
        below = of.opens_alike(line + 1, above + 1), of.opens_alike(line + 2, above + 2)
        return found + groups.top[(*same, *like, bucket(line - above), below, gap, share, level)]


@functools.lru_cache(maxsize=8)
def _groups_of(chain: Chain) -> _Groups:
    """The groups of features, with the weights of a chain: positive for the start of a film, negative against it."""
    return _Groups(functools.partial(score_difference, chain))
