"""Where a further film begins in a text whose pieces have labels: what is looked at, and the way through the lines."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from ..learned import Chain
from ..learned.chain import leaning, likely
from ..learned.groups import Group
from ..text.source import tidy
from .classes import bucket, kind
from .labels import ACTOR, LABEL, NONE, OTHER, ROLE
from .outlines import HALF, OPENING, WHOLE, Outlines, is_plain
from .pieces import BLANK, LINE, Pieces

_MAYBE = 0.2
"""From here on a piece may be a title, whatever its label."""
_AHEAD = 30
"""How many pieces behind a place are looked at."""
_NO_FACTS = frozenset((NONE, LABEL, OTHER))
_KEYS = tuple("title year directors runtime countries genres actor storyline release_dates certificates writers original_title ratings".split())


class _Groups:
    """The groups of features: each function names those that follow from what it is given."""

    def __init__(self, add: Callable[[Iterable[str]], Any]) -> None:
        self.place = Group(_place_features, add)
        self.title = Group(_title_features, add)
        self.keys = Group(_keys_features, add)
        self.told = Group(_told_features, add)
        self.mirror = Group(_mirror_features, add)
        self.mirrored = Group(_mirrored_features, add)
        self.counts = Group(lambda next_, label: (f"counts={next_} {label}",), add)
        self.last = Group(_last_features, add)
        self.labels = Group(_labels_features, add)
        self.forms = Group(_forms_features, add)
        self.maybe = Group(_maybe_features, add)
        self.whole = Group(_whole_features, add)
        self.cast = Group(lambda again, wait: (f"cast again={again} wait={wait}",), add)
        self.outline = Group(_outline_features, add)
        self.outlined = Group(_outlined_features, add)
        self.pool = Group(_pool_features, add)
        self.top = Group(_top_features, add)
        self.ending = Group(_ending_features, add)


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


def _told_features(ahead: Any, wait: Any, new: Any, had: Any, has: Any) -> Iterable[str]:
    return (f"ahead={ahead} wait={wait}", f"told={had} ahead={has} wait={wait} new={new}")


def _mirror_features(same: Any, kind: Any, label: Any, gap: Any, marked: Any, top: Any) -> Iterable[str]:
    return (f"mirror={same} {label}", f"mirror kind={kind} {label} {gap}", f"marker={marked} {top} {label}")


def _mirrored_features(text: Any, first: Any, said: Any, gap: Any) -> Iterable[str]:
    return (f"mirror text={text} {gap}", f"mirror label={first} {gap}", f"label said={said} {gap}")


def _last_features(last: Any, wait: Any, new: Any, titles: Any, first: Any) -> Iterable[str]:
    return (f"last={last} wait={wait} new={new}", f"titles={titles} wait={wait}", f"first={first} wait={wait} new={new}")


def _labels_features(again: Any, of: Any, gap: Any, near: Any, same: Any, wait: Any) -> Iterable[str]:
    return (f"labels again={again} of={of} {gap}", f"labels again={again} near={near} first={same} {gap}", f"first label={same} near={near} wait={wait}")


def _forms_features(same: Any, below: Any, gap: Any, again: Any, level: Any, kind: Any) -> Iterable[str]:
    return (f"form={same} {below} {gap}", f"form={same} {below} again={again} level={level}", f"kind={kind} {gap} again={again}")


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


def _pool_features(count: int, mean: int, most: int, plain: bool, gap: str, level: int) -> Iterable[str]:
    return (f"pool={mean} {count} {gap}", f"pool={mean} {level} {plain}", f"pool most={most} {level} {gap} {count}")


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


def _ending_features(signs: str, count: int, plain: bool, gap: str) -> Iterable[str]:
    return (f"ending={signs} {gap}", f"ending count={count} {plain} {gap}")


class _Seen:
    """What stands in a film from its first piece to another: kept from one place to the next, so that nothing is looked at twice."""

    def __init__(self, begin: int) -> None:
        self.begin = self.until = begin
        self.labels: set[str] = set()
        self.names: set[str] = set()
        self.said: set[str] = set()
        self.first = -1
        """Its first label."""
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
        self.at_place = bytearray(len(self.pieces))
        for n in self.places:
            self.at_place[n] = 1
        self.kinds = [kind(tidy(self.shadow[piece.start : piece.end]), prose=piece.prose) for piece in self.pieces]
        self.titles = [n for n in range(len(labels)) if labels[n] == "title" and (n == 0 or labels[n - 1] != "title")]
        self.names = {n: self._text(n) for n in self.titles}
        self.different = len(set(self.names.values()))
        self.marks = [n for n, label in enumerate(labels) if label == LABEL]
        self.texts = {n: self._text(n) for n in self.marks}
        self.forms = self._forms()
        self.stops = [n for n in self.places if labels[n] == "title"]
        self.whole = self._whole()
        opening = {self.pieces[n].line: max(titled[n : n + 3]) for n in [0, *self.places] if n < len(labels) and self.pieces[n].gap >= LINE}
        self.outlines = Outlines(self.shadow, self.lines, opening)
        self._seen = _Seen(0)

    def _may_begin(self, n: int) -> bool:
        if self.pieces[n].gap >= LINE:
            return not (self.pieces[n].prose and self.labels[n] == self.labels[n - 1] == "storyline")
        if self.labels[n] == "title":
            return self.labels[n - 1] != "title" and self.labels[n - 1] != LABEL
        return self.labels[n] == LABEL and n + 1 < len(self.labels) and self.labels[n + 1] == "title"

    def _forms(self) -> dict[int, str]:
        """The form of each line: the kinds of its pieces and what parts them."""
        found: dict[int, str] = {}
        for n, piece in enumerate(self.pieces):
            kind = "label" if self.labels[n] == LABEL else self.kinds[n]
            found[piece.line] = (found.get(piece.line, "") + f"{min(piece.gap, LINE)}{kind} ")[:60]
        return found

    def _whole(self) -> tuple[int, int, int, int, int]:
        """How many running times, years, crews, stories and likely titles the text has: one film has one of each, as a rule."""
        firsts = [n for n, label in enumerate(self.labels) if n == 0 or self.labels[n - 1] != label]
        counts = Counter(self.labels[n] for n in firsts)
        named = {self._text(n) for n, share in enumerate(self.titled) if share >= _MAYBE}
        said = {label: len({self._text(n) for n in firsts if self.labels[n] == label}) for label in ("runtime", "year")}
        return min(said["runtime"], 4), min(said["year"], 4), min(counts["directors"], 4), min(counts["storyline"], 4), min(len(named), 6)

    def _text(self, n: int) -> str:
        text = self._texts.get(n)
        if text is None:
            text = self._texts[n] = "".join(filter(str.isalnum, self.shadow[self.pieces[n].start : self.pieces[n].end].casefold()))
        return text

    def seen(self, begin: int, n: int) -> _Seen:
        """What stands from the beginning of a film up to a piece."""
        seen = self._seen
        if seen.begin != begin or seen.until > n:
            seen = self._seen = _Seen(begin)
        for m in range(seen.until, n):
            label = self.labels[m]
            seen.labels.add(label)
            if self.titled[m] > self.titled[seen.top]:
                seen.top = m
            if m in self.names:
                seen.names.add(self.names[m])
            if label == LABEL:
                seen.said.add(self._text(m))
                seen.first = m if seen.first < 0 else seen.first
        seen.until = n
        return seen

    def features(self, n: int, begin: int) -> list[str]:
        """What tells whether a film begins at a piece, where the one before began at another."""
        return self.described(n, begin, _Groups(list))  # type: ignore[no-any-return]

    def described(self, n: int, begin: int, groups: _Groups) -> Any:
        """The features of a place, in the form in which groups have them."""
        label, piece = self.labels[n], self.pieces[n]
        gap = "blank" if piece.gap == BLANK else "line" if piece.gap >= LINE else "within"
        before = self.labels[n - 1]
        at = bisect_right(self.stops, n + 1)
        stop = min(self.stops[at] if at < len(self.stops) else len(self.labels), n + _AHEAD)
        film = self.seen(begin, n)
        seen = film.labels
        ahead = set(self.labels[n:stop])
        again = tuple([key for key in _KEYS if key in seen and key in ahead])
        fresh = [key for key in _KEYS if key not in seen and key in ahead]
        facts = len(seen - _NO_FACTS)
        near = next((m for m in range(n, min(n + 6, len(self.labels))) if self.labels[m] == "title"), -1)
        wait = -1 if near < 0 else self.pieces[near].line - piece.line
        new = near >= 0 and self.names.get(near, "") not in film.names
        last = next((one for one in reversed(self.labels[max(begin, n - 12) : n]) if one not in (NONE, LABEL)), "none")
        level = int(4 * max(self.titled[n : n + 3]))
        found = groups.place[gap, label, int(3 * self.sureness[n]), before] + groups.keys[again, tuple(fresh[:6]), wait, new]
        found = found + groups.title[wait, new, gap, "title" in seen, min(facts, 6), min(len(again), 4), min(len(fresh), 4), label == "title"]
        found = found + groups.told[bucket(len(ahead - _NO_FACTS)), wait, new, "storyline" in seen, "storyline" in ahead]
        found = found + self._mirrors(n, begin, gap, groups) + groups.last[last, wait, new, bucket(self.different), begin == 0]
        found = found + self._repeats(n, begin, gap, wait, level, groups)
        maybe = next((m for m in range(n, min(n + 6, len(self.labels))) if self.titled[m] >= _MAYBE), -1)
        behind = -1 if maybe < 0 else self.pieces[maybe].line - piece.line
        found = found + groups.maybe[behind, gap, min(len(again), 4), level, last, int(4 * self.titled[n]), min(facts, 3)]
        found = found + groups.whole[(*self.whole, gap, level, wait)] + self._outlined(n, film.top, gap, level, groups)
        return found + groups.cast[ACTOR in seen and ACTOR in ahead and before not in (ACTOR, ROLE), wait]

    def _mirrors(self, n: int, begin: int, gap: str, groups: _Groups) -> Any:
        """How a place is like the beginning of the film before it."""
        label, film = self.labels[n], self.seen(begin, n)
        line, top = self.lines[self.pieces[n].line], self.lines[self.pieces[begin].line]
        found = groups.mirror[self.labels[begin] == label, self.kinds[begin] == self.kinds[n], label, gap, line.marker >= 0, top.marker >= 0]
        if label == LABEL:
            text = self._text(n)
            found = found + groups.mirrored[self._text(begin) == text, film.first >= 0 and self._text(film.first) == text, text in film.said, gap]
        if line.number is not None and top.number is not None:
            found = found + groups.counts[line.number == top.number + 1, label]
        return found

    def _repeats(self, n: int, begin: int, gap: str, wait: int, level: int, groups: _Groups) -> Any:
        """How the labels behind a place repeat those of the film before it, and how its lines repeat the film's first ones."""
        here_on = bisect_left(self.marks, n)
        own = [self.texts[m] for m in self.marks[bisect_left(self.marks, begin) : here_on][:20]]
        ahead = [(m, self.texts[m]) for m in self.marks[here_on : bisect_left(self.marks, n + _AHEAD)]]
        again = len(set(own) & {text for _, text in ahead})
        near = ahead[0][0] - n if ahead else 9
        same = bool(ahead) and ahead[0][1] == (own[0] if own else "")
        here, top = self.forms[self.pieces[n].line], self.forms[self.pieces[begin].line]
        below = self.forms.get(self.pieces[n].line + 1, "") == self.forms.get(self.pieces[begin].line + 1, " ")
        found = groups.labels[min(again, 4), min(len(set(own)), 4), gap, min(near, 4), same, wait]
        return found + groups.forms[here == top, below, gap, min(again, 2), level, self.kinds[n]]

    def _outlined(self, n: int, top: int, gap: str, level: int, groups: _Groups) -> Any:
        """How the line of a place is outlined, how often such lines stand in the text, and how it is like the line of the title before."""
        line, above, of = self.pieces[n].line, self.pieces[top].line, self.outlines
        signs, before = of.of[line], of.endings[line - 1] if line else ""
        plain, share = is_plain(signs[:OPENING]), int(4 * self.titled[top])
        count, mean, most = of.titled(line)
        times = bucket(of.times[signs[:OPENING]]), plain, bucket(of.times[signs[:WHOLE]]), is_plain(signs[:WHOLE])
        found = groups.outline[signs[:7], gap, level] + groups.outlined[(*times, bucket(of.since[line]), is_plain(signs[:HALF]), gap, level)]
        found = found + groups.pool[bucket(count), int(5 * mean), int(4 * most), plain, gap, level]
        found = found + groups.ending[before[-4:], bucket(of.ended[before]), is_plain(before), gap]
        same = min(of.alike(line, above), 8), signs[:WHOLE] == of.of[above][:WHOLE], plain
        like = self.kinds[top] == self.kinds[n], self.pieces[n].gap == self.pieces[top].gap
        below = of.opens_alike(line + 1, above + 1), of.opens_alike(line + 2, above + 2)
        return found + groups.top[(*same, *like, bucket(line - above), below, gap, share, level)]

    def part(self, chain: Chain, threshold: float = 0.5, certain: Collection[int] = ()) -> tuple[list[int], list[float]]:
        """Where films begin, by a chain that says how probable it is of each place, and how probable each is.

        Where grammar is certain that a film begins, and a title stands that the film before has not, one begins. None begins
        behind what holds no value, which is the head of a page, or before it.
        """
        begins, said = [0], [1.0]
        groups = _groups_of(chain)
        for n in self.places:
            if self.seen(begins[-1], n).labels <= _NO_FACTS:
                continue
            name = self.names.get(n + 1, "") if n in certain and self.sureness[n + 1 : n + 2] == [1.0] else ""
            named = name != "" and name not in self.seen(begins[-1], n).names
            probability = 1.0 if named else likely(chain, self.described(n, begins[-1], groups))
            if probability >= threshold:
                begins.append(n)
                said.append(probability)
        if _NO_FACTS.issuperset(self.labels[begins[-1] :]) and len(begins) > 1:
            return begins[:-1], said[:-1]
        return begins, said


@functools.lru_cache(maxsize=8)
def _groups_of(chain: Chain) -> _Groups:
    """The groups of features, each with how much more it speaks for a beginning than against one."""
    return _Groups(functools.partial(leaning, chain))
