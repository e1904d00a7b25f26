"""What is looked at to judge a piece: the one place where training and reading agree.

Each piece has a class (what its form says: a year, a name, a known genre, a sentence), and its features are made of its
class and words, the gaps and classes around it, the label above it, where it stands, and whether it recurs.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from .. import values
from ..cast import weights as name_weights
from ..learned import Chain
from ..learned.groups import Group
from ..text.source import FILL, tidy
from ..vocabulary import Label, Vocabulary
from ..vocabulary.known_words import is_country, is_genre, is_language
from ..vocabulary.wordlists import words
from .labels import LABELS
from .pieces import BLANK, BRACKET, LINE, LINK, MARK, Piece, Pieces

FINGERPRINT = f"pieces 3, labels {zlib.crc32(' '.join(LABELS).encode()):08x}"
"""Changes when the features or the labels do: weights that were made for others are refused."""

_GAP_NAMES = "space comma mark link bracket sentence line blank".split()
_RATING = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?(?:/\s?\d{1,3}|%)|[★☆⭐✩✭✯*½]{2,}")
_ADDRESS = re.compile(r"(?:https?:|www\.)|\w@\w|\.(?:com|org|net|html?|jpe?g|png|php)\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥₹]|\b(?:USD|EUR|GBP|million|crore|lakh)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_HAN, _KANA, _HANGUL = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[\u3040-\u30ffー・]+"), re.compile(r"[\uac00-\ud7af]+")
_LONGEST_SENTENCE = 40
"""How many words of a sentence are looked at."""
_FAR = 40


class Seen(NamedTuple):
    """What a piece by itself looks like."""

    text: str
    kind: str
    """Its class."""
    label: Label | None
    """What it means as a label, where it may be one."""
    separated: bool
    """Whether a label's separator or the end of the line follows it."""


def totals(chain: Chain, text: str, pieces: Pieces, vocabulary: Vocabulary, certain: Sequence[str | None]) -> Iterator[int]:
    """The weights of each piece's features added up, as a chain has them; nothing for those whose label is certain."""
    return _Description(text, pieces, vocabulary, _groups_of(chain), 0).run(certain)


def describe(text: str, pieces: Pieces, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """The features of each piece, in words."""
    return _Description(text, pieces, vocabulary, _Groups(list), []).run()


class _Groups:
    """The groups of features: each function names those that follow from what it is given."""

    def __init__(self, add: Callable[[Iterable[str]], Any]) -> None:
        self.one = Group(lambda name: (name,), add)
        self.names = Group(lambda *names: names, add)
        self.form = Group(lambda kind, gap: ("bias", f"k={kind}", f"k={kind} gap={gap}"), add)
        self.words = Group(_word_features, add)
        self.label = Group(_label_features, add)
        self.held = Group(lambda held, kind: (f"held={held}", f"held={held} k={kind}"), add)
        self.numbered = Group(lambda number: ("numbered", f"numbered {number}"), add)
        self.gaps = Group(lambda gap, after, kind: (f"gap={gap}", f"after={after}", f"gaps={gap} {after}", f"gaps={gap} {after} {kind}"), add)
        self.before = Group(lambda before, gap, kind: (f"k-1={before}", f"k-1={before} {gap} k={kind}"), add)
        self.behind = Group(lambda behind, after, kind: (f"k+1={behind}", f"k+1={behind} {after} k={kind}"), add)
        self.two_before = Group(lambda first, second: (f"k-2={first}", f"k-2,-1={first},{second}"), add)
        self.two_behind = Group(lambda first, second: (f"k+2={second}", f"k+1,+2={first},{second}"), add)
        self.sides = Group(lambda before, behind: (f"k-1,+1={before},{behind}",), add)
        self.text_before = Group(lambda text, gap: (f"t-1={text} {gap}",), add)
        self.text_behind = Group(lambda text, after: (f"t+1={text} {after}",), add)
        self.between = Group(lambda sign, kind: (f"sep={sign}", f"sep={sign} {kind}"), add)
        self.place = Group(lambda kind, at, count, alone, parted, line, alike: (f"line={line} {kind}", f"at={at} of={count}", f"alone={alone} of={min(count, 4)} {kind}", f"parted={parted} at={min(at, 3)} {kind}", f"alike={alike} {kind} {min(at, 3)}"), add)
        self.part = Group(lambda part: (f"part={part}",), add)
        self.signature = Group(lambda signature, at: (f"sig={signature} {at}",), add)
        self.line = Group(_line_features, add)
        self.beside = Group(lambda step, first, count, parted, kind, at: (f"line{step}={first} {count} {parted}", f"line{step}={first} {kind} {at}"), add)
        self.first = Group(lambda first, text, kind: (f"first={first} {kind}", f"first={text}" if text else "first prose"), add)
        self.heading = Group(lambda heading, kind: (f"head={heading}", f"head={heading} {kind}"), add)
        self.opened = Group(_opened_features, add)
        self.recurs = Group(_recurring_features, add)
        self.facts = Group(lambda kind, ahead, behind, told, gap: (f"facts ahead={ahead} {kind}", f"facts behind={behind} {kind}", f"facts ahead={ahead} behind={told} {gap}"), add)
        self.ahead = Group(lambda kind, gap, label, year, time, sentence: (f"label ahead={label} {gap}", f"year ahead={year} time={time} {kind}", f"sentence ahead={sentence} {kind}"), add)
        self.block = Group(lambda block, alike, kind: (f"block={block}", f"block={block} {kind}", f"blocks alike={alike} {kind}"), add)
        self.block_below = Group(lambda block, kind: (f"block below={block}", f"block below={block} {kind}"), add)
        self.said = Group(lambda kind, *counts: [f"said {key} {count} {kind}" for key, count in zip(_SAID, counts, strict=True) if count], add)
        self.sentence_word = Group(lambda word: (f"sw={word}",), add)
        self.letters = Group(lambda letters: (f"sg={letters}",), add)
        self.two_words = Group(lambda first, second: (f"sb={first} {second}",), add)
        self.first_word = Group(lambda word: (f"s0={word}",), add)
        self.sentence = Group(lambda length, end: (f"sentence length={length}", f"sentence ends={end}"), add)
        self.paragraph = Group(lambda sentences, first, longest, number, length: (f"sentences={sentences}", f"sentence first={first} of={sentences}", f"paragraph longest={longest}", f"paragraph={number}", f"line length={length}"), add)
        self.named = Group(lambda named, year, quotes, before, within, capitals: (f"s people={named}", f"s year={year}", f"s quotes={quotes}", f"s bracket={before} {within}", f"s capitals={capitals}"), add)
        self.ends = Group(lambda word: (f"s ends={word}",), add)
        self.hits = Group(lambda sign, *counts: [f"{sign} {name} {count}" for name, count in zip(_LISTS, counts, strict=False) if count], add)


@functools.lru_cache(maxsize=8)
def _groups_of(chain: Chain) -> _Groups:
    """The groups with the weights that a chain gives them."""
    return _Groups(chain.total_of)


class _Description:
    """What is looked at in a text; `nothing` is what no feature adds up to."""

    def __init__(self, text: str, pieces: Pieces, vocabulary: Vocabulary, groups: _Groups, nothing: Any) -> None:
        self.groups, self.nothing = groups, nothing
        self.text = text
        self.shadow = pieces.shadow
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.vocabulary = vocabulary
        self.seen = [self._look(n) for n in range(len(self.pieces))]
        self.folded = [one.text.casefold() for one in self.seen]
        self.kinds = [one.kind for one in self.seen]
        self.edged = ["edge", "edge", *self.kinds, "edge", "edge"]
        """The class of each piece, two places on."""
        self.gaps = [*(_GAP_NAMES[piece.gap] for piece in self.pieces), "end"]
        self.facts = bytes(map(_FACTS.__contains__, self.kinds))
        self.first_of: list[int] = [0] * len(self.lines)
        self.count_of: list[int] = [0] * len(self.lines)
        for n in range(len(self.pieces) - 1, -1, -1):
            self.first_of[self.pieces[n].line] = n
            self.count_of[self.pieces[n].line] += 1
        self.times = Counter(self.folded)
        self.first_place: dict[str, int] = {}
        for n, folded in enumerate(self.folded):
            self.first_place.setdefault(folded, n)
        self.told = {n: _WORD.findall(self.folded[n]) for n, piece in enumerate(self.pieces) if piece.prose}
        """The words of each sentence."""
        self.prose_words = frozenset(itertools.chain.from_iterable(self.told.values()))
        self.prose = "\n".join(self.folded[n] for n in self.told)[:20_000]
        self.signatures = [self._signature(line) for line in range(len(self.lines))]
        self.alike = Counter(self.signatures)
        self.document, self.document_of_prose = self._document()
        self.of_line: dict[int, Any] = {}
        """What is the same for all pieces of a line."""
        self.paragraph, self.sentences = self._paragraphs()
        self.longest = max(self.sentences.values(), default=0)
        self.hits: dict[int, list[int]] = {}
        self.closes = [self._is_closing(n) for n in range(len(self.pieces))]
        self.people = self._named()
        self.blocks, self.forms = self._block_forms()

    # -- a piece by itself

    def _look(self, n: int) -> Seen:
        piece = self.pieces[n]
        text = tidy(self.shadow[piece.start : piece.end])
        behind = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        separated = behind is None or behind.gap >= LINE or behind.gap == MARK
        if piece.prose:
            return Seen(text, "sent", None, separated)
        label = self.vocabulary.find(text)
        if label is None and len(text) < 40 and self.vocabulary.heading(text):
            label = _HEADING
        return Seen(text, _kind(text, piece, label), label, separated)

    def _is_closing(self, n: int) -> bool:
        """Whether a label names what stands before it on its line: "Ann Field (Director)", "Ann Field ... Director"."""
        one, piece = self.seen[n], self.pieces[n]
        if one.label is None or n == 0 or piece.gap >= LINE or self.seen[n - 1].label is not None:
            return False
        behind = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        if behind is not None and behind.gap == MARK:
            return False
        return bool(piece.held in "([（" and piece.held) or behind is None or (behind.gap >= LINE and piece.gap in (MARK, LINK, BRACKET))

    def _named(self) -> frozenset[str]:
        """The last words of what looks like names of people outside sentences."""
        found = (text.split()[-1].strip(".") for text, kind in zip(self.folded, self.kinds, strict=True) if kind in ("name", "Name") and " " in text)
        return frozenset(word for word in found if len(word) > 3)

    # -- the whole text

    def _signature(self, line: int) -> str:
        first = self.first_of[line]
        stop = first + min(self.count_of[line], 5)
        kinds = [kind[:4] for kind in self.kinds[first:stop]]
        return ">".join([*kinds[:1], *(kind + gap[:2] for kind, gap in zip(kinds[1:], self.gaps[first + 1 : stop], strict=True))])

    def _document(self) -> tuple[Any, Any]:
        """What is the same for all pieces: for those that are no sentences, and for sentences."""
        keys = {key for one in self.seen if one.label is not None and one.separated and not one.label.weak for key in one.label.keys}
        found = [f"d:has {key}" for key in _SAID if key in keys]
        found += [f"d:lacks {key}" for key in _SAID if key not in keys]
        found.append(f"d:labels {min(len(keys), 8)}")
        start = self.pieces[0].start if self.pieces else 0
        opening = self.shadow[start : start + 2000]
        wide = sum(map(len, _HAN.findall(opening))) + sum(map(len, _KANA.findall(opening)))
        hangul = sum(map(len, _HANGUL.findall(opening)))
        found.append("d:script " + ("hangul" if hangul > 40 else "han" if wide > 40 else "ascii" if opening.isascii() else "other"))
        found.append(f"d:size {_bucket(len(self.pieces))}")
        found.append(f"d:prose {_bucket(len(self.told))}")
        return self._sum(self.groups.one, found), self._sum(self.groups.one, found[:6])

    def _sum(self, group: Group, keys: Iterable[Hashable]) -> Any:
        return sum(map(group.__getitem__, keys), self.nothing)

    def _block_forms(self) -> tuple[dict[int, str], Counter[str]]:
        """For the first piece of each block of lines what the block holds, and how many blocks are of each form."""
        found: dict[int, str] = {}
        starts = [n for n in range(len(self.pieces)) if n == 0 or self.pieces[n].gap == BLANK]
        for at, n in enumerate(starts):
            stop = min(starts[at + 1] if at + 1 < len(starts) else len(self.pieces), n + 30)
            kinds = self.kinds[n:stop]
            facts = self.facts.count(1, n, stop)
            lines = self.pieces[stop - 1].line - self.pieces[n].line + 1
            labels = sum(kind[0] == "L" for kind in kinds)
            found[n] = f"{min(lines, 4)} {min(facts, 3)} {min(labels, 3)} {'sent' in kinds}"
        return found, Counter(found.values())

    def _paragraphs(self) -> tuple[list[int], dict[int, int]]:
        """The number of the paragraph of each piece, and how many sentences each has."""
        number, numbers = -1, []
        for piece in self.pieces:
            number += piece.gap == BLANK or number < 0
            numbers.append(number)
        counts = Counter(numbers[n] for n in self.told)
        return numbers, counts

    # -- features

    def run(self, certain: Sequence[str | None] | None = None) -> Iterator[Any]:
        """The features of each piece in turn; none of those whose label is certain."""
        opened, said = -1, dict.fromkeys(_SAID, 0)
        heading = ""
        for n, piece in enumerate(self.pieces):
            if certain is not None and certain[n] is not None:
                yield self.nothing
            else:
                found = self._own(n) + self._around(n) + self._place(n) + self._opened(n, opened, heading)
                if piece.prose:
                    yield found + self._said(n, said) + self._sentence(n)
                else:
                    yield found + self._recurs(n) + self._near_facts(n) + self._said(n, said)
            one = self.seen[n]
            if self.closes[n]:
                continue
            if one.label is not None and (one.separated or not one.label.weak):
                opened = n
                for key in one.label.keys:
                    if key in said:
                        said[key] += 1
                if piece.gap >= LINE and (n + 1 == len(self.pieces) or self.pieces[n + 1].gap >= LINE):
                    heading = one.label.keys[0]
            elif one.separated and piece.gap >= LINE and n + 1 < len(self.pieces) and self.pieces[n + 1].gap == MARK and len(one.text) < _FAR:
                opened = n

    def _own(self, n: int) -> Any:
        piece, one, groups, gap = self.pieces[n], self.seen[n], self.groups, self.gaps[n]
        found = groups.form[one.kind, gap]
        if not piece.prose:
            found = found + groups.words[one.text, one.kind, gap]
        if one.label is not None:
            found = found + groups.label[one.label.keys[0], one.label.weak, one.separated]
        if piece.held:
            found = found + groups.held[piece.held, one.kind]
        line = self.lines[piece.line]
        if line.marker >= 0 and piece.gap >= LINE:
            found = found + (groups.one["bulleted"] if line.number is None else groups.numbered[min(line.number, 3)])
        return found

    def _around(self, n: int) -> Any:
        groups, gap, after = self.groups, self.gaps[n], self.gaps[n + 1]
        first, before, kind, behind, last = self.edged[n : n + 5]
        found = groups.gaps[gap, after, kind] + groups.before[before, gap, kind] + groups.behind[behind, after, kind]
        found = found + groups.two_before[first, before] + groups.two_behind[behind, last] + groups.sides[before, behind]
        if n and not self.pieces[n - 1].prose and len(self.folded[n - 1]) < _FAR:
            found = found + groups.text_before[self.folded[n - 1], gap]
        if n + 1 < len(self.pieces) and not self.pieces[n + 1].prose:
            found = found + groups.text_behind[self.folded[n + 1][:30], after]
            label = self.seen[n + 1].label if self.closes[n + 1] else None
            if label is not None:
                found = found + groups.names[f"closed by={label.keys[0]}", f"closed by={label.keys[0]} {kind} {after}"]
        if self.closes[n]:
            found = found + groups.one["closes"]
        between = self._between(n)
        return found + groups.between[between, kind] if between else found

    def _between(self, n: int) -> str:
        """The signs that stand before a piece on its line."""
        if not n or self.pieces[n].gap >= LINE:
            return ""
        gap = self.shadow[self.pieces[n - 1].end : self.pieces[n].start].replace(FILL, "")
        return "_" + gap.strip().casefold()[:8] if gap.strip() else ("" if len(gap) < 2 else "wide")

    def _place(self, n: int) -> Any:
        line, kind, groups = self.pieces[n].line, self.kinds[n], self.groups
        first, count = self.first_of[line], self.count_of[line]
        at = min(n - first, 5)
        parted = self.lines[line].parted
        alone = parted and (line + 1 == len(self.lines) or self.lines[line + 1].parted)
        found = self.of_line.get(line)
        if found is None:
            found = self.of_line[line] = self._line(line)
        found = found + groups.place[kind, at, min(count, 6), alone, parted, _bucket(line), _bucket(self.alike[self.signatures[line]])]
        found = found + groups.part[int(8 * n / len(self.pieces))] + groups.signature[self.signatures[line], min(at, 4)]
        for step in (-1, 1):
            other = line + step
            if 0 <= other < len(self.lines):
                found = found + groups.beside[f"{step:+}", self.kinds[self.first_of[other]], min(self.count_of[other], 4), self.lines[max(line, other)].parted, kind, min(at, 2)]
        if at:
            found = found + groups.first[self.kinds[first], self.folded[first][:20] if not self.pieces[first].prose else "", kind]
        if n == 0:
            found = found + groups.one["opens"]
        return found + (self.document if kind != "sent" else self.document_of_prose)

    def _line(self, line: int) -> Any:
        """What is the same for all pieces of a line."""
        own = self.signatures[line]
        above = self.signatures[line - 1] == own if line else None
        below = self.signatures[line + 1] == own if line + 1 < len(self.lines) else None
        return self.groups.line[_bucket(line), _bucket(len(self.lines) - line), min(self.lines[line].indent, 8), above, below]

    def _opened(self, n: int, opened: int, heading: str) -> Any:
        """The label above: what it says, and how far away it is."""
        kind, groups = self.kinds[n], self.groups
        found = groups.heading[heading, kind] if heading else self.nothing
        if opened < 0:
            return found + groups.names["open=none", f"open=none {kind}"]
        label, piece, above = self.seen[opened].label, self.pieces[n], self.pieces[opened].line
        lines = piece.line - above
        far = "same" if lines == 0 else "next" if lines == 1 else "near" if lines < 5 else "far"
        if lines and any(line.parted for line in self.lines[above + 1 : min(piece.line, above + 12) + 1]):
            far += " parted"
        name = label.keys[0] if label is not None else "?" + self.folded[opened][:24]
        alone = self.pieces[opened + 1].gap >= LINE if opened + 1 < len(self.pieces) else True
        more = "" if label is None else f"+={label.keys[1]}" if len(label.keys) > 1 else f"/={label.otherwise[0]}" if label.otherwise else ""
        return found + groups.opened[name, label is not None, more, far, min(n - opened, 4), kind, self.gaps[n], lines == 0, alone]

    def _recurs(self, n: int) -> Any:
        text = self.folded[n]
        if len(text) < 3:
            return self.nothing
        times = min(self.times[text], 3)
        within = len(text) > 3 and text in self.prose
        parts = [word for word in _WORD.findall(text) if len(word) > 3]
        share = int(2 * (sum(map(self.prose_words.__contains__, parts)) / len(parts))) if parts else -1
        gap, at = (self.gaps[n], min(n - self.first_of[self.pieces[n].line], 2)) if within else ("", 0)
        return self.groups.recurs[self.kinds[n], times, times > 1 and self.first_place[text] == n, within, gap, at, share]

    def _near_facts(self, n: int) -> Any:
        """What facts and labels stand near a piece that may be a title."""
        kind, piece, gap, groups = self.kinds[n], self.pieces[n], self.gaps[n], self.groups
        ahead, since = self.kinds[n + 1 : n + 9], max(0, n - 8)
        found = groups.facts[kind, min(self.facts.count(1, n + 1, n + 9), 4), min(self.facts.count(1, since, n), 4), "sent" in self.kinds[since:n], gap]
        label = next((one for one in ahead if one[0] == "L"), "none")
        sentence = ahead.index("sent") if "sent" in ahead else 9
        found = found + groups.ahead[kind, gap, label, "year" in ahead[:3], "time" in ahead, min(sentence, 5)]
        block = self.blocks.get(n)
        if block is not None:
            found = found + groups.block[block, _bucket(self.forms[block]), kind]
        before = self.blocks.get(n + 1)
        if before is not None and piece.gap == BLANK:
            found = found + groups.block_below[before, kind]
        mark = self.text[max(0, piece.start - 8) : piece.start].rpartition("\n")[2].strip()
        if mark and not mark[-1].isalnum():
            found = found + groups.names[f"mark={mark[-3:]}", f"mark={mark[-1]} {gap} {self.text[piece.end : piece.end + 2]}"]
        return found

    def _said(self, n: int, said: dict[str, int]) -> Any:
        """Which keys were named already."""
        return self.groups.said[self.kinds[n], *[min(count, 2) for count in said.values()]]

    def _sentence(self, n: int) -> Any:
        """What a sentence is about, and where it stands in its paragraph."""
        text, groups = self.folded[n], self.groups
        found = self.told[n][:_LONGEST_SENTENCE]
        if _WIDE.search(text):
            letters = text[:120]
            total = self._sum(groups.letters, [letters[i : i + 2] for i in range(len(letters) - 1)])
        else:
            total = self._sum(groups.sentence_word, dict.fromkeys(found)) + self._sum(groups.two_words, itertools.pairwise(found[:7]))
            if found:
                total = total + groups.first_word[found[0]]
        paragraph = self.paragraph[n]
        sentences = self.sentences[paragraph]
        first = n == 0 or self.paragraph[n - 1] != paragraph
        line = self.lines[self.pieces[n].line]
        total = total + groups.paragraph[_bucket(sentences), first, sentences == self.longest, min(paragraph, 8), _bucket(line.end - line.start)]
        total = total + groups.sentence[_bucket(len(found)), self.seen[n].text[-1:]] + self._mentions(n, text)
        total = total + groups.hits["s", *[min(count, 3) for count in self._hits(n)]]
        near = [self._hits(m) for m in range(max(0, n - 6), min(len(self.pieces), n + 7)) if m in self.told and self.paragraph[m] == paragraph and m != n]
        return total + groups.hits["p", *[min(sum(counts), 4) for counts in list(zip(*near, strict=True))[:3]]]

    def _hits(self, n: int) -> list[int]:
        """How many words of a sentence each of the lists has."""
        hits = self.hits.get(n)
        if hits is None:
            found = self.told[n][:_LONGEST_SENTENCE]
            hits = self.hits[n] = [sum(map(words(name).__contains__, found)) for name in _LISTS]
        return hits

    def _mentions(self, n: int, text: str) -> Any:
        """Whom and what a sentence names."""
        raw, found = self.seen[n].text, self.told[n]
        parts = raw.split()
        upper = sum(1 for word in parts[1:] if word[:1].isupper())
        ends = text[-4:] if _WIDE.search(raw) else found[-1] if found else ""
        quotes = any(sign in raw for sign in "«»“”„")
        bracket = n + 1 < len(self.pieces) and self.pieces[n + 1].gap == BRACKET
        named = min(sum(map(self.people.__contains__, found)), 3)
        key = named, _YEAR.search(raw) is not None, quotes, bracket, self.pieces[n].gap == BRACKET, int(8 * upper / (len(parts) or 1))
        return self.groups.named[key] + self.groups.ends[ends]


_HEADING = Label(("heading",), weak=True)
_SAID = ("title", "directors", "cast", "storyline", "year")
_LISTS = ("first_person", "review_words", "production_words", "page_words")
"""Lists of words that tell what a sentence is; of those near it the last is not asked."""


def _word_features(text: str, kind: str, gap: str) -> Iterator[str]:
    """The words of a piece that is no sentence, and how they are written."""
    folded = text.casefold()
    parts = folded.split()
    yield f"t={folded[:40]}"
    if len(parts) > 1:
        yield f"w0={parts[0]}"
        yield f"w-1={parts[-1]}"
        for part in parts[1:-1][:4]:
            yield f"w={part}"
    yield f"n={min(len(parts), 7)} {kind}"
    yield f"shape={_shape(text)}"
    yield f"len={_bucket(len(folded))} {_script(text)}"
    yield f"suffix={folded[-3:]}"
    yield f"prefix={folded[:3]}"
    names = _name_classes(text)
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
    if known and name in _FORMS:
        yield f"open={name} fits={kind in _FORMS[name]} {far}"


def _recurring_features(kind: str, times: int, first: bool, within: bool, gap: str, at: int, share: int) -> Iterator[str]:
    if times > 1:
        yield f"again={times} {kind}"
        yield f"again first={first} {kind}"
    yield f"told={within} {kind}"
    if within:
        yield f"told={gap} at={at}"
    if share >= 0:
        yield f"words told={share} {kind}"


_FACTS = frozenset(("year", "time", "country", "genre", "date", "score", "cert", "rated", "tongue", "dated"))
_FORMS: dict[str, frozenset[str]] = {
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


def _kind(text: str, piece: Piece, label: Label | None) -> str:
    """The class of a piece: what its form says."""
    if piece.prose:
        return "sent"
    kind = _form(text)
    if label is None or kind in _TERMS:
        return kind
    if any(map(str.isdigit, text)):
        return "label" if kind == "digits" and not label.weak else kind
    if label.weak:
        return kind if kind in _SIGNS else "l" + label.keys[0]
    return "L" + label.keys[0]


_TERMS, _SIGNS = frozenset(("genre", "country", "tongue")), frozenset(("score", "address", "cert"))


@functools.lru_cache(maxsize=8192)
def _form(text: str) -> str:
    """The class of a text that means nothing as a label."""
    if any(map(str.isdigit, text)):
        return _figure(text) or "digits"
    if is_genre(text):
        return "genre"
    if is_country(text):
        return "country"
    if is_language(text):
        return "tongue"
    if _RATING.fullmatch(text):
        return "score"
    if _ADDRESS.search(text):
        return "address"
    if len(text) < 24 and values.is_certificate(text, 0, len(text)):
        return "cert"
    return _look_of_words(text)


def _figure(text: str) -> str:
    bare = text.strip(" ()[].,'’")
    if len(bare) == 4 and bare.isdecimal() and 1870 <= int(bare) <= 2060:
        return "year"
    if bare.isdecimal():
        return "number"
    if _ADDRESS.search(text):
        return "address"
    if _RATING.search(text):
        return "score"
    if values.runtime(text, 0, len(text)) is not None and len(text) < 40:
        return "time"
    if len(text) < 40 and (found := values.release_dates(text, 0, len(text))):
        return "date" if len(found[0].date.value) > 4 else "dated"
    if _MONEY.search(text):
        return "money"
    if len(text) < 40 and any(one.source for one in values.ratings(text, 0, len(text), None)):
        return "rated"
    if len(text) < 30 and values.is_certificate(text, 0, len(text)):
        return "cert"
    if values.year(text, 0, len(text)) is not None:
        return "dated"
    return ""


def _look_of_words(text: str) -> str:
    parts = text.split()
    if _WIDE.search(text):
        if _KANA.fullmatch(text):
            return "kana" if len(text) < 12 else "kana long"
        if _HANGUL.fullmatch(text.replace(" ", "")):
            return f"hangul {'2-4' if len(text) < 5 else '5-8' if len(text) < 9 else 'long'}"
        return f"han {len(text) if len(text) < 6 else '6-9' if len(text) < 10 else 'long'}"
    if parts[-1].casefold().strip(".,") in words("company_words"):
        return "firm"
    if text.isupper() and len(text) > 3:
        return f"caps {min(len(parts), 4)}"
    upper = sum(1 for part in parts if part[:1].isupper() or not part[:1].isalpha())
    if text.islower():
        return f"lower {min(len(parts), 4)}"
    names = _name_classes(text)
    if "F" in names[:1] and 1 < len(parts) < 5 and upper == len(parts):
        return "name"
    if 1 < len(parts) < 5 and upper == len(parts):
        return "Name"
    if upper == len(parts):
        return "Word" if len(parts) == 1 else "Words"
    return "mixed " + ("few" if len(parts) < 4 else "some" if len(parts) < 8 else "many")


_CLASS_LETTERS = "?uFLEnTlfpis"


@functools.lru_cache(maxsize=8192)
def _name_classes(text: str) -> str:
    """What each word of a text is like, as far as names go: a letter a word."""
    parts = text.split()[:6]
    return "".join(_CLASS_LETTERS[kind] if kind < len(_CLASS_LETTERS) else "o" for kind in name_weights.load().kinds(parts))


def _wide_features(text: str) -> Iterator[str]:
    """What Chinese, Japanese and Korean texts say by their letters."""
    if not _WIDE.search(text):
        return
    yield f"c0={text[0]}"
    yield f"c01={text[:2]}"
    yield f"c-1={text[-1]}"
    yield f"c-2={text[-2:]}"
    name = text.replace(" ", "").replace("　", "")
    if 2 <= len(name) <= 6 and (name[0] in words("surnames_wide") or name[:2] in words("surnames_wide")):
        yield f"surname {len(name)}"


@functools.lru_cache(maxsize=8192)
def _shape(text: str) -> str:
    """The form of a text: kinds of letters, each run once."""
    found: list[str] = []
    for character in text[:60]:
        if character.isupper():
            kind = "A"
        elif character.islower():
            kind = "a"
        elif character.isdigit():
            kind = "0"
        elif character.isspace():
            kind = "_"
        elif character.isalpha():
            kind = "w"
        else:
            kind = character if character in ".,'-&/%:+#$" else "."
        if not found or found[-1] != kind:
            found.append(kind)
    return "".join(found)[:16]


def _script(text: str) -> str:
    for character in text:
        if character.isalpha():
            if character.isascii():
                return "latin"
            return unicodedata.name(character, "?").partition(" ")[0].lower()
    return "none"


def _bucket(number: int) -> int:
    return number if number < 4 else 4 if number < 6 else 6 if number < 10 else 10 if number < 18 else 18 if number < 35 else 35 if number < 70 else 70
