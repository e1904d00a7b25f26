"""The features of a segmentation of a text into films: whether its films are similar to one another.

The films of a correct segmentation have the same keys, begin with lines of one outline, and have one title each. Each
function names the features of one kind. Weights were trained with these names: after any change, change
`features.FINGERPRINT` and train again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Any, NamedTuple

from ..learned.chain import odds_of
from ..text.scripts import LETTERS
from .borders import Borders
from .classes import bucket
from .labels import ACTOR, LABEL, NONE
from .pieces import BLANK, LINE

_ONCE = ("title", "year", "runtime")
"""Keys of which a film has one value."""
_RUNS = ("storyline", "directors", ACTOR)
"""Keys whose values stand together in a film."""
_EARLY = 4
"""A film begins with a title if one of its first pieces, up to this number, is a title."""
_OUTLINES = (3, 6)
"""How many signs of the outlines of lines are compared."""
_OPENING, _WORDS = 400, 40
"""The maximum number of characters and of words at the start of a text that are features: "programme" indicates several films."""
_SOME = 6
"""How many films are described one by one."""


class Segmentation(NamedTuple):
    """The pieces at which the films of a text begin, the probability of each by itself, and the logarithm of that of all."""

    begins: tuple[int, ...]
    probabilities: tuple[float, ...]
    score: float


def beginnings(segmentations: Sequence[Segmentation], scores: Sequence[float]) -> dict[int, float]:
    """How probable it is that a further film begins at a piece, if one of the segmentations is right, by their scores."""
    shares = odds_of(scores)
    total = sum(shares)
    found: dict[int, float] = {}
    for one, share in zip(segmentations, shares, strict=True):
        for n in one.begins[1:]:
            found[n] = found.get(n, 0.0) + share / total
    return found


def describe_segmentations(borders: Borders, segmentations: Sequence[Segmentation]) -> list[list[str]]:
    """The features of each segmentation of a text."""
    text = _Text(borders, segmentations)
    return [list(_features(text, segmentation)) for segmentation in segmentations]


class _Film(NamedTuple):
    """What one film of a segmentation holds."""

    size: int
    """In pieces."""
    keys: frozenset[str]
    values: dict[str, int]
    """How many different values it has, by the keys of which there is one."""
    runs: dict[str, int]
    """How often values of a key stand apart from others of it."""
    labels: frozenset[str]
    """The texts of its labels."""
    repeated: int
    """How many of them stand there again."""
    early: bool
    """Whether a title opens it."""
    facts: int
    """How many keys it has beside its title and its storyline."""
    last: str
    """The label of its last value."""
    prose: bool
    """Whether it holds a sentence."""


class _Text:
    """A text, and what all of its possible segmentations share."""

    def __init__(self, borders: Borders, segmentations: Sequence[Segmentation]) -> None:
        self.borders = borders
        labels = borders.labels
        self.firsts = [n for n, label in enumerate(labels) if label not in (NONE, LABEL) and (n == 0 or labels[n - 1] != label)]
        scores = [one.score for one in segmentations]
        self.level = max(scores) + log(sum(odds_of(scores)))
        self.start_probabilities = beginnings(segmentations, scores)
        """How probable it is that a further film begins at a piece, place by place."""
        self.outlines = {size: Counter(signs[:size] for signs in borders.outlines.of) for size in _OUTLINES}
        self.blanks = sum(borders.pieces[n].gap == BLANK for n in borders.places)
        start = borders.pieces[0].start if borders.pieces else 0
        found = LETTERS.findall(borders.shadow[start : start + _OPENING].casefold())[:_WORDS]
        self.opening = [f"word={word}" for word in dict.fromkeys(found)]
        self._films: dict[tuple[int, int], _Film] = {}

    def films(self, segmentation: Segmentation) -> list[_Film]:
        """The films of a segmentation; many segmentations have a film in common."""
        found = []
        for bounds in pairwise((*segmentation.begins, len(self.borders.labels))):
            film = self._films.get(bounds)
            if film is None:
                film = self._films[bounds] = self._film(*bounds)
            found.append(film)
        return found

    def _film(self, first: int, end: int) -> _Film:
        labels, text = self.borders.labels, self.borders
        firsts = self.firsts[bisect_left(self.firsts, first) : bisect_left(self.firsts, end)]
        runs = Counter(labels[n] for n in firsts)
        values = {key: len({text.text(n) for n in firsts if labels[n] == key}) for key in _ONCE}
        said = [text.text(n) for n in text.marks[bisect_left(text.marks, first) : bisect_left(text.marks, end)]]
        facts = len(runs.keys() - {"title", "storyline"})
        early = "title" in labels[first : first + _EARLY]
        last = next((labels[n] for n in range(end - 1, first, -1) if labels[n] not in (NONE, LABEL)), "")
        prose = any(piece.prose for piece in text.pieces[first:end])
        return _Film(end - first, frozenset(runs), values, runs, frozenset(said), len(said) - len(set(said)), early, facts, last, prose)


def _features(text: _Text, segmentation: Segmentation) -> Iterator[str]:
    films, many = text.films(segmentation), min(len(segmentation.begins), 4)
    yield f"films={bucket(len(films))}"
    yield from (f"less {n}" for n in range(min(int(2 * (text.level - segmentation.score)), 16)))
    if many == 1:
        yield from _one_film(text, films[0])
        return
    yield from text.opening
    yield from (f"film={' '.join(sorted(film.keys))}" for film in films[:_SOME])
    yield from _keys(films, many)
    yield from _likeness(films, many)
    yield from _sizes([log(film.size) for film in films], min(film.size for film in films), many)
    yield from _outlines(text, segmentation.begins, many)
    yield from _beginnings(text.borders, segmentation.begins, many)
    yield from _neighbours(text.borders, segmentation.begins, films, many)
    yield from _doubt(text, segmentation.begins, many)
    yield from _shared(text, segmentation.begins, many)


def _one_film(text: _Text, film: _Film) -> Iterator[str]:
    for key in _ONCE:
        yield f"one {key}={min(film.values[key], 5)}"
    for key in _RUNS:
        yield f"one runs {key}={min(film.runs[key], 5)}"
    begun = min(_level(sum(text.start_probabilities.values()), 2), 4)
    yield f"one repeated={bucket(film.repeated)}"
    yield f"one size={bucket(film.size)}"
    yield f"one begun={begun}"
    yield f"one begun={begun} titles={min(film.values['title'], 3)} runtimes={min(film.values['runtime'], 3)}"
    least = _level(min((text.borders.cohesion.at(n).share for n in text.start_probabilities), default=1.0), 6)
    yield from (f"one shared={least}", f"one shared={least} begun={begun}")


def _keys(films: list[_Film], many: int) -> Iterator[str]:
    """How many films have a key, lack it, or have more values of it than one film usually has."""
    count, two = len(films), many == 2
    for key in _ONCE:
        more, have = sum(max(0, film.values[key] - 1) for film in films), sum(key in film.keys for film in films)
        yield f"twice {key}={_level(min(more / count, 2))} {two}"
        yield f"has {key}={_level(have / count)} {many}"
        yield f"lacks {key}={min(count - have, 3)} {have > 0}"
    for key in _RUNS:
        more, have = sum(max(0, film.runs[key] - 1) for film in films), sum(key in film.keys for film in films)
        yield f"runs {key}={_level(min(more / count, 2))} {two}"
        yield f"mixed {key}={_level(min(have, count - have) / count)} {many}"
    yield f"early={_share(films, lambda film: film.early)} {many}"
    yield f"prose={_share(films, lambda film: film.prose)} {many}"
    yield f"no facts={_share(films, lambda film: film.facts == 0)}"
    yield f"few facts={_share(films, lambda film: film.facts <= 1)} {many}"
    yield f"first facts={min(films[0].facts, 3)}"
    yield f"last facts={min(films[-1].facts, 3)}"


def _likeness(films: list[_Film], many: int) -> Iterator[str]:
    """How many labels and keys each film has in common with the next."""
    repeated = sum(film.repeated for film in films) / len(films)
    yield f"repeated={_level(min(repeated, 4))} {any(film.labels for film in films)}"
    labels = [len(a.labels & b.labels) / min(len(a.labels), len(b.labels)) for a, b in pairwise(films) if a.labels and b.labels]
    yield f"labels={_level(sum(labels) / len(labels)) if labels else -1} {many}"
    yield f"labels least={_level(min(labels, default=-1.0))}"
    keys = [len(a.keys & b.keys) / max(1, len(a.keys | b.keys)) for a, b in pairwise(films)]
    yield f"keys={_level(sum(keys) / len(keys), 6)}"
    yield f"keys least={_level(min(keys), 6)} {many}"


def _sizes(sizes: list[float], shortest: int, many: int) -> Iterator[str]:
    """How much the films differ in size; the first may hold the head of the page."""
    yield f"spread={min(_level(_spread(sizes)), 6)} {many}"
    yield f"ratio={min(int(2 * (max(sizes) - min(sizes))), 8)}"
    yield f"shortest={bucket(shortest)}"
    if many > 2:
        yield f"spread of rest={min(_level(_spread(sizes[1:])), 6)} {many}"


def _outlines(text: _Text, begins: Sequence[int], many: int) -> Iterator[str]:
    """How many of the lines with which films begin have the same outline, and how many such lines stand elsewhere."""
    of = [text.borders.outlines.of[text.borders.pieces[n].line] for n in begins]
    for size in _OUTLINES:
        for which, some in (("all", of), ("rest", of[1:])):
            common, count = Counter(signs[:size] for signs in some).most_common(1)[0]
            yield f"outline {which}{size}={_level(count / len(some))} {many}"
            if count > 1:
                yield f"outline left {which}{size}={min(text.outlines[size][common] - count, 4)} {many}"
    first, *rest = (text.borders.pieces[n].prose for n in begins)
    yield f"prose first={first} {any(rest)}"
    gaps = [text.borders.pieces[n].gap for n in begins[1:]]
    blank = sum(gap == BLANK for gap in gaps)
    yield f"blank={_level(blank / len(gaps))} {many}"
    yield f"gaps={len(set(gaps)) > 1} {many}"
    yield f"within={_level(sum(gap < LINE for gap in gaps) / len(gaps))}"
    if blank == len(gaps):
        yield f"blank left={min(text.blanks - blank, 5)} {many}"


def _beginnings(text: Borders, begins: Sequence[int], many: int) -> Iterator[str]:
    """What stands at the beginnings of the films: labels, kinds, numbers, and how much of it is like a title."""
    labels = [text.labels[n] for n in begins]
    yield f"first labels={_common(labels)} {many}"
    yield f"titles first={_level(labels.count('title') / len(labels))} {many}"
    yield f"kinds={_common([text.kinds[n] for n in begins])} {many}"
    titled = [max(text.titled[n : n + 3]) for n in begins]
    yield f"titled={_level(sum(titled) / len(titled), 6)}"
    yield f"titled least={_level(min(titled), 6)} {many}"
    here = set(begins)
    yield f"titles left={min(sum(n not in here for n in text.stops), 4)} {many}"
    lines = [text.lines[text.pieces[n].line] for n in begins]
    counted = all(a.number is not None and b.number == a.number + 1 for a, b in pairwise(lines))
    yield f"counted={counted}"
    yield f"marked={_share(lines, lambda line: line.marker >= 0)} {many}"


def _neighbours(text: Borders, begins: Sequence[int], films: list[_Film], many: int) -> Iterator[str]:
    """Whether the same stands above the films, and at their ends."""
    endings = [text.outlines.endings[text.pieces[n].line - 1][-3:] if text.pieces[n].line else "" for n in begins[1:]]
    yield f"above={_common([text.labels[n - 1] for n in begins[1:]])} {many}"
    yield f"endings={_common(endings)} {many}"
    yield f"last keys={_common([film.last for film in films])} {many}"


def _doubt(text: _Text, begins: Sequence[int], many: int) -> Iterator[str]:
    """The probabilities of the starts of films in a segmentation, and of the possible starts that it does not use."""
    begun, here = [text.start_probabilities[n] for n in begins[1:]], set(begins)
    left = [share for n, share in text.start_probabilities.items() if n not in here]
    yield f"begun least={_level(min(begun), 6)} {many}"
    yield f"begun={_level(sum(begun) / len(begun), 6)}"
    yield f"left most={_level(max(left, default=0.0), 6)}"
    yield f"left={min(_level(sum(left)), 8)} {many}"


def _shared(text: _Text, begins: Sequence[int], many: int) -> Iterator[str]:
    """How many names stand on both sides of the beginnings, and of the places that the segmentation does without."""
    found, here = [text.borders.cohesion.at(n) for n in begins[1:]], set(begins)
    mean, most = sum(one.share for one in found) / len(found), max(one.share for one in found)
    left = min((text.borders.cohesion.at(n).share for n in text.start_probabilities if n not in here), default=1.0)
    yield from (f"shared={_level(mean, 6)} {many}", f"shared most={_level(most, 6)} {many}", f"shared left={_level(left, 6)} {_level(mean, 6)}")
    yield f"shared count={bucket(max(one.words for one in found))} {many}"


def _level(number: float, steps: int = 4) -> int:
    """The number of steps of 1 / `steps` in a number, rounded."""
    return int(steps * number + 0.5)


def _share(items: Sequence[Any], holds: Callable[[Any], bool]) -> int:
    """The share of items for which something holds, in steps."""
    return _level(sum(map(holds, items)) / len(items))


def _common(items: Sequence[str]) -> int:
    """The share of the item that is most frequent, in steps."""
    return _level(Counter(items).most_common(1)[0][1] / len(items))


def _spread(sizes: Sequence[float]) -> float:
    """The standard deviation of sizes."""
    mean = sum(sizes) / len(sizes)
    return float((sum((size - mean) ** 2 for size in sizes) / len(sizes)) ** 0.5)
