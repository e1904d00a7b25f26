"""Where a further film begins in a text whose pieces have labels: what is looked at, and the way through the lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from ..source import tidy
from .features import _bucket, _kind
from .labels import ACTOR, LABEL, NONE, OTHER, ROLE
from .pieces import BLANK, LINE, Pieces

_MAYBE = 0.2
"""From here on a piece may be a title, whatever its label."""
_BACK = 400
"""How many pieces before a place are looked at."""
_AHEAD = 30
"""How many pieces behind a place are looked at."""
_KEYS = ("title", "year", "directors", "runtime", "countries", "genres", "actor", "storyline", "release_dates", "certificates", "writers", "original_title", "ratings")


class _Seen:
    """What stands in a film from its first piece to another: kept from one place to the next, so that nothing is looked at twice."""

    def __init__(self, begin: int) -> None:
        self.begin = self.until = begin
        self.labels: set[str] = set()
        self.names: set[str] = set()
        self.said: set[str] = set()
        self.first = -1
        """Its first label."""


class Borders:
    """A labelled text, and what tells where films begin in it."""

    def __init__(self, pieces: Pieces, labels: Sequence[str], sureness: Sequence[float], titled: Sequence[float]) -> None:
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.shadow = pieces.shadow
        self.labels = labels
        self.sureness = sureness
        self.titled = titled
        self.places = [n for n in range(1, len(self.pieces)) if self._may_begin(n)]
        self.at_place = bytearray(len(self.pieces))
        for n in self.places:
            self.at_place[n] = 1
        self.kinds = [_kind(self._raw(n), piece, None) for n, piece in enumerate(self.pieces)]
        self.titles = [n for n in range(len(labels)) if labels[n] == "title" and (n == 0 or labels[n - 1] != "title")]
        self.names = {n: self._text(n) for n in self.titles}
        self.different = len(set(self.names.values()))
        self.marks = [n for n, label in enumerate(labels) if label == LABEL]
        self.texts = {n: self._text(n) for n in self.marks}
        self.forms = self._forms()
        self.stops = [n for n in self.places if labels[n] == "title"]
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

    def _text(self, n: int) -> str:
        return "".join(c for c in self.shadow[self.pieces[n].start : self.pieces[n].end].casefold() if c.isalnum())

    def seen(self, begin: int, n: int) -> _Seen:
        """What stands from the beginning of a film up to a piece."""
        seen = self._seen
        if seen.begin != begin or seen.until > n:
            seen = self._seen = _Seen(begin)
        for m in range(seen.until, n):
            label = self.labels[m]
            seen.labels.add(label)
            if m in self.names:
                seen.names.add(self.names[m])
            if label == LABEL:
                seen.said.add(self._text(m))
                seen.first = m if seen.first < 0 else seen.first
        seen.until = n
        return seen

    def features(self, n: int, begin: int) -> Iterator[str]:
        """What tells whether a film begins at a piece, where the one before began at another."""
        yield "bias"
        label, piece = self.labels[n], self.pieces[n]
        gap = "blank" if piece.gap == BLANK else "line" if piece.gap >= LINE else "within"
        yield f"gap={gap}"
        yield f"label={label} {gap}"
        yield f"label={label} sure={int(3 * self.sureness[n])}"
        before = self.labels[n - 1]
        yield f"before={before} {label}"
        at = bisect_right(self.stops, n + 1)
        stop = min(self.stops[at] if at < len(self.stops) else len(self.labels), n + _AHEAD)
        film = self.seen(begin, n)
        seen = film.labels
        ahead = {self.labels[m] for m in range(n, stop)}
        again = [key for key in _KEYS if key in seen and key in ahead]
        fresh = [key for key in _KEYS if key not in seen and key in ahead]
        facts = len(seen - {NONE, LABEL, OTHER})
        near = next((m for m in range(n, min(n + 6, len(self.labels))) if self.labels[m] == "title"), -1)
        wait = -1 if near < 0 else self.pieces[near].line - piece.line
        new = near >= 0 and self.names.get(near, "") not in film.names
        yield f"title wait={wait} new={new} {gap}"
        yield f"title wait={wait} new={new} had={'title' in seen} facts={min(facts, 4)}"
        yield f"facts={min(facts, 6)} title={'title' in seen}"
        yield f"again={min(len(again), 4)} fresh={min(len(fresh), 4)} wait={wait} new={new}"
        yield f"again={min(len(again), 4)} title={label == 'title'}"
        for key in again:
            yield f"again {key} wait={wait} new={new}"
        for key in fresh[:6]:
            yield f"fresh {key} wait={wait}"
        yield f"ahead={_bucket(len(ahead - {NONE, LABEL, OTHER}))} wait={wait}"
        yield f"told={'storyline' in seen} ahead={'storyline' in ahead} wait={wait} new={new}"
        yield from self._mirrors(n, begin, gap)
        last_story = next((m for m in range(n - 1, max(begin, n - 12) - 1, -1) if self.labels[m] not in (NONE, LABEL)), -1)
        yield f"last={self.labels[last_story] if last_story >= 0 else 'none'} wait={wait} new={new}"
        yield f"titles={_bucket(self.different)} wait={wait}"
        yield f"first={begin == 0} wait={wait} new={new}"
        yield from self._repeats(n, begin, gap, wait)
        yield from self._likely_title(n, gap, len(again), min(facts, 3), self.labels[last_story] if last_story >= 0 else "none")
        cast_again = ACTOR in seen and ACTOR in ahead and before not in (ACTOR, ROLE)
        yield f"cast again={cast_again} wait={wait}"

    def _mirrors(self, n: int, begin: int, gap: str) -> Iterator[str]:
        """How a place is like the beginning of the film before it."""
        label, film = self.labels[n], self.seen(begin, n)
        opening, here = self.pieces[begin], self.pieces[n]
        same = self.labels[begin] == label
        yield f"mirror={same} {label}"
        yield f"mirror kind={self.kinds[begin] == self.kinds[n]} {label} {gap}"
        if label == LABEL:
            yield f"mirror text={self._text(begin) == self._text(n)} {gap}"
            yield f"mirror label={film.first >= 0 and self._text(film.first) == self._text(n)} {gap}"
            yield f"label said={self._text(n) in film.said} {gap}"
        line, top = self.lines[here.line], self.lines[opening.line]
        yield f"marker={line.marker >= 0} {top.marker >= 0} {label}"
        if line.number is not None and top.number is not None:
            yield f"counts={line.number == top.number + 1} {label}"

    def _likely_title(self, n: int, gap: str, again: int, facts: int, last: str) -> Iterator[str]:
        """Whether what may be a title stands near, whatever its label."""
        maybe = next((m for m in range(n, min(n + 6, len(self.labels))) if self.titled[m] >= _MAYBE), -1)
        behind = -1 if maybe < 0 else self.pieces[maybe].line - self.pieces[n].line
        yield f"maybe={behind} {gap} again={min(again, 4)}"
        yield f"maybe={behind} level={int(4 * max(self.titled[n : n + 3]))} {gap}"
        yield f"maybe={behind} last={last} again={again > 0}"
        yield f"level={int(4 * self.titled[n])} again={min(again, 4)} {gap} facts={facts}"

    def _repeats(self, n: int, begin: int, gap: str, wait: int) -> Iterator[str]:
        """How the labels behind a place repeat those of the film before it, and how its lines repeat the film's first ones."""
        own = [self.texts[m] for m in self.marks[bisect_left(self.marks, begin) : bisect_left(self.marks, n)][:20]]
        ahead = [(m, self.texts[m]) for m in self.marks[bisect_left(self.marks, n) : bisect_left(self.marks, n + _AHEAD)]]
        again = len(set(own) & {text for _, text in ahead})
        first = own[0] if own else ""
        near = ahead[0][0] - n if ahead else 9
        same = bool(ahead) and ahead[0][1] == first
        yield f"labels again={min(again, 4)} of={min(len(set(own)), 4)} {gap}"
        yield f"labels again={min(again, 4)} near={min(near, 4)} first={same} {gap}"
        yield f"first label={same} near={min(near, 4)} wait={wait}"
        here, top = self.forms[self.pieces[n].line], self.forms[self.pieces[begin].line]
        below = self.forms.get(self.pieces[n].line + 1, "") == self.forms.get(self.pieces[begin].line + 1, " ")
        yield f"form={here == top} {below} {gap}"
        yield f"form={here == top} {below} again={min(again, 2)} level={int(4 * max(self.titled[n : n + 3]))}"
        yield f"kind={self.kinds[n]} {gap} again={min(again, 2)}"

    def _raw(self, n: int) -> str:
        return tidy(self.shadow[self.pieces[n].start : self.pieces[n].end])

    def part(self, judge: Callable[[Iterator[str]], float], threshold: float = 0.5) -> tuple[list[int], list[float]]:
        """Where films begin, and how probable each is."""
        begins, said = [0], [1.0]
        for n in self.places:
            probability = judge(self.features(n, begins[-1]))
            if probability >= threshold:
                begins.append(n)
                said.append(probability)
        return begins, said
