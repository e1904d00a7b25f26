"""The names of features, by group: each group makes them from its key.

The weights were trained with these names. After any change, change `features.FINGERPRINT` and train again. `Groups` lists
the groups; a longer one has a function below it. `features` makes the keys.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..learned import Chain
from ..learned.groups import Group
from ..text.scripts import is_wide
from ..vocabulary.wordlists import words
from .classes import bucket, name_classes, script, shape

SAID = ("title", "directors", "cast", "storyline", "year")
"""Keys for features about the labels that a text has, and about those that it has had so far."""
LISTS = ("first_person", "review_words", "production_words", "page_words")
"""Word lists for features of sentences; for nearby sentences, the last list is not used."""
_FITTING: dict[str, frozenset[str]] = {
    "year": frozenset(("year", "date")),
    "runtime": frozenset(("time", "number")),
    "release_dates": frozenset(("date", "year")),
    "genres": frozenset(("genre",)),
    "countries": frozenset(("country",)),
    "languages": frozenset(("tongue", "country")),
    "certificates": frozenset(("cert", "number")),
    "ratings": frozenset(("score", "number", "rated")),
    "directors": frozenset(("name",)),
    "cast": frozenset(("name",)),
    "writers": frozenset(("name",)),
}
"""The classes that fit the values of a key."""


class Groups:
    """The groups of features. Each function names the features that follow from its arguments."""

    def __init__(self, add: Callable[[Iterable[str]], Any]) -> None:
        self.one = Group(lambda name: (name,), add)
        self.names = Group(lambda *names: names, add)
        self.form = Group(lambda kind, gap: ("bias", f"k={kind}", f"k={kind} gap={gap}"), add)
        self.words = Group(_word_features, add)
        self.label = Group(_label_features, add)
        self.held = Group(lambda held, kind: (f"held={held}", f"held={held} k={kind}"), add)
        self.numbered = Group(lambda number: ("numbered", f"numbered {number}"), add)
        self.gaps = Group(_gaps_features, add)
        self.before = Group(lambda before, gap, kind: (f"k-1={before}", f"k-1={before} {gap} k={kind}"), add)
        self.behind = Group(lambda behind, after, kind: (f"k+1={behind}", f"k+1={behind} {after} k={kind}"), add)
        self.two_before = Group(lambda first, second: (f"k-2={first}", f"k-2,-1={first},{second}"), add)
        self.two_behind = Group(lambda first, second: (f"k+2={second}", f"k+1,+2={first},{second}"), add)
        self.sides = Group(lambda before, behind: (f"k-1,+1={before},{behind}",), add)
        self.text_before = Group(lambda text, gap: (f"t-1={text} {gap}",), add)
        self.text_behind = Group(lambda text, after: (f"t+1={text} {after}",), add)
        self.led = Group(lambda word, two, kind: (f"led={word}", f"led={two}", f"led={word} {kind}"), add)
        self.followed = Group(lambda word, two, kind: (f"then={word}", f"then={two}", f"then={word} {kind}"), add)
        self.between = Group(lambda sign, kind: (f"sep={sign}", f"sep={sign} {kind}"), add)
        self.place = Group(_place_features, add)
        self.line = Group(_line_features, add)
        self.heading = Group(lambda heading, kind: (f"head={heading}", f"head={heading} {kind}"), add)
        self.opened = Group(_opened_features, add)
        self.recurs = Group(_recurring_features, add)
        self.facts = Group(_facts_features, add)
        self.ahead = Group(_ahead_features, add)
        self.block = Group(_block_features, add)
        self.block_below = Group(lambda block, kind: (f"block below={block}", f"block below={block} {kind}"), add)
        self.said = Group(_said_features, add)
        self.sentence_word = Group(lambda word: (f"sw={word}",), add)
        self.letters = Group(lambda letters: (f"sg={letters}",), add)
        self.two_words = Group(lambda first, second: (f"sb={first} {second}",), add)
        self.first_word = Group(lambda word: (f"s0={word}",), add)
        self.sentence = Group(lambda length, end: (f"sentence length={length}", f"sentence ends={end}"), add)
        self.paragraph = Group(_paragraph_features, add)
        self.named = Group(_named_features, add)
        self.ends = Group(lambda word: (f"s ends={word}",), add)
        self.hits = Group(_hits_features, add)


@functools.lru_cache(maxsize=8)
def groups_of(chain: Chain) -> Groups:
    """The groups with the weights of a chain."""
    return Groups(chain.total_of)


def _word_features(text: str, kind: str, gap: str) -> Iterator[str]:
    """The words of a piece that is not a sentence, and their spelling."""
    folded = text.casefold()
    parts = folded.split()
    yield f"t={folded[:40]}"
    if len(parts) > 1:
        yield f"w0={parts[0]}"
        yield f"w-1={parts[-1]}"
        for part in parts[1:-1][:4]:
            yield f"w={part}"
    yield f"n={min(len(parts), 7)} {kind}"
    yield f"shape={shape(text)}"
    yield f"len={bucket(len(folded))} {script(text)}"
    yield f"suffix={folded[-3:]}"
    yield f"prefix={folded[:3]}"
    names = name_classes(text)
    yield f"nc={names}"
    yield f"nc={names} gap={gap}"
    yield from _wide_features(text)


def _label_features(key: str, weak: bool, separated: bool) -> tuple[str, ...]:
    trust = ("weak" if weak else "firm") + (" sep" if separated else "")
    return f"lab {trust}", f"lab={key} {trust}"


def _line_features(line: int, rest: int, indent: int, above: bool | None, below: bool | None) -> Iterator[str]:
    yield f"line={line}"
    yield f"rest={rest}"
    if indent:
        yield f"indent={indent}"
    if above is not None:
        yield f"sig-1={above}"
    if below is not None:
        yield f"sig+1={below}"


def _opened_features(name: str, known: bool, more: str, far: str, steps: int, kind: str, gap: str, same: bool, alone: bool) -> Iterator[str]:
    yield f"open={name} {far}"
    yield f"open={name} {far} {steps}"
    yield f"open={name} {far} {kind}"
    yield f"open={name} {gap} {same}"
    if more:
        yield f"open{more} {far} {kind}"
    yield f"opened alone={alone} {far} {kind}"
    if known and name in _FITTING:
        yield f"open={name} fits={kind in _FITTING[name]} {far}"


def _recurring_features(kind: str, times: int, first: bool, within: bool, gap: str, at: int, share: int) -> Iterator[str]:
    if times > 1:
        yield f"again={times} {kind}"
        yield f"again first={first} {kind}"
    yield f"told={within} {kind}"
    if within:
        yield f"told={gap} at={at}"
    if share >= 0:
        yield f"words told={share} {kind}"


def _wide_features(text: str) -> Iterator[str]:
    """The letters of Chinese, Japanese and Korean texts."""
    if not is_wide(text):
        return
    yield f"c0={text[0]}"
    yield f"c01={text[:2]}"
    yield f"c-1={text[-1]}"
    yield f"c-2={text[-2:]}"
    name = text.replace(" ", "").replace("　", "")
    if 2 <= len(name) <= 6 and (name[0] in words("surnames_wide") or name[:2] in words("surnames_wide")):
        yield f"surname {len(name)}"


def _gaps_features(gap: Any, after: Any, kind: Any) -> Iterable[str]:
    return (f"gap={gap}", f"after={after}", f"gaps={gap} {after}", f"gaps={gap} {after} {kind}")


def _place_features(kind: Any, at: Any, count: Any, alone: Any, after_blank: Any, line: Any, alike: Any) -> Iterable[str]:
    return (
        f"line={line} {kind}",
        f"at={at} of={count}",
        f"alone={alone} of={min(count, 4)} {kind}",
        f"parted={after_blank} at={min(at, 3)} {kind}",
        f"alike={alike} {kind} {min(at, 3)}",
    )


def _facts_features(kind: Any, ahead: Any, behind: Any, prose: Any, gap: Any) -> Iterable[str]:
    return (f"facts ahead={ahead} {kind}", f"facts behind={behind} {kind}", f"facts ahead={ahead} behind={prose} {gap}")


def _ahead_features(kind: Any, gap: Any, label: Any, year: Any, time: Any, sentence: Any) -> Iterable[str]:
    return (f"label ahead={label} {gap}", f"year ahead={year} time={time} {kind}", f"sentence ahead={sentence} {kind}")


def _block_features(block: Any, alike: Any, kind: Any) -> Iterable[str]:
    return (f"block={block}", f"block={block} {kind}", f"blocks alike={alike} {kind}")


def _said_features(kind: Any, *counts: Any) -> Iterable[str]:
    return [f"said {key} {count} {kind}" for key, count in zip(SAID, counts, strict=True) if count]


def _paragraph_features(sentences: Any, first: Any, longest: Any, number: Any, length: Any) -> Iterable[str]:
    return (f"sentences={sentences}", f"sentence first={first} of={sentences}", f"paragraph longest={longest}", f"paragraph={number}", f"line length={length}")


def _named_features(named: Any, year: Any, quotes: Any, before: Any, within: Any, capitals: Any) -> Iterable[str]:
    return (f"s people={named}", f"s year={year}", f"s quotes={quotes}", f"s bracket={before} {within}", f"s capitals={capitals}")


def _hits_features(sign: Any, *counts: Any) -> Iterable[str]:
    return [f"{sign} {name} {count}" for name, count in zip(LISTS, counts, strict=False) if count]
