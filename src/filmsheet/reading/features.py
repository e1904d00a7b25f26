"""What is looked at to judge a piece: the one place where training and reading agree.

Each piece has a class (what its form says: a year, a name, a known genre, a sentence), and its features are made of its
class and words, the gaps and classes around it, the label above it, where it stands, and whether it recurs.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import values
from ..cast import weights as name_weights
from ..learned import feature
from ..lexicon import is_country, is_genre, is_language
from ..source import FILL, tidy
from ..vocabulary import Label, Vocabulary
from .pieces import BLANK, BRACKET, LINE, LINK, MARK, Piece, Pieces
from .words import words

FINGERPRINT = "pieces 2"
"""Changes when the features do: weights that were made from others are refused."""

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


def features(text: str, pieces: Pieces, vocabulary: Vocabulary, certain: Sequence[str | None] | None = None) -> Iterator[list[int]]:
    """The features of each piece, as numbers, one piece after the other; none of those whose label is certain."""
    return (list(map(feature, described)) for described in _Description(text, pieces, vocabulary).run(certain))


def describe(text: str, pieces: Pieces, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """The features of each piece, in words."""
    return _Description(text, pieces, vocabulary).run()


class _Description:
    def __init__(self, text: str, pieces: Pieces, vocabulary: Vocabulary) -> None:
        self.text = text
        self.shadow = pieces.shadow
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.vocabulary = vocabulary
        self.seen = [self._look(n) for n in range(len(self.pieces))]
        self.folded = [one.text.casefold() for one in self.seen]
        self.first_of: list[int] = [0] * len(self.lines)
        self.count_of: list[int] = [0] * len(self.lines)
        for n in range(len(self.pieces) - 1, -1, -1):
            self.first_of[self.pieces[n].line] = n
            self.count_of[self.pieces[n].line] += 1
        self.times = Counter(self.folded)
        self.first_place: dict[str, int] = {}
        for n, folded in enumerate(self.folded):
            self.first_place.setdefault(folded, n)
        prose = [text for text, piece in zip(self.folded, self.pieces, strict=True) if piece.prose]
        self.prose_words = Counter(word for text in prose for word in set(_WORD.findall(text)))
        self.prose = "\n".join(prose)[:20_000]
        self.signatures = [self._signature(line) for line in range(len(self.lines))]
        self.alike = Counter(self.signatures)
        self.document = self._document()
        self.paragraph, self.sentences = self._paragraphs()
        self.longest = max(self.sentences.values(), default=0)
        self.closes = [self._is_closing(n) for n in range(len(self.pieces))]
        self.people = self._named()
        self.blocks, self.forms = self._block_forms()

    # -- a piece by itself

    def _look(self, n: int) -> Seen:
        piece = self.pieces[n]
        text = tidy(self.shadow[piece.start : piece.end])
        behind = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        separated = behind is None or behind.gap >= LINE or behind.gap == MARK
        label = None if piece.prose else self.vocabulary.find(text)
        if label is None and not piece.prose and len(text) < 40 and self.vocabulary.heading(text):
            label = Label(("heading",), weak=True)
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
        found = (text.split()[-1].strip(".") for text, one in zip(self.folded, self.seen, strict=True) if one.kind in ("name", "Name") and " " in text)
        return frozenset(word for word in found if len(word) > 3)

    # -- the whole text

    def _signature(self, line: int) -> str:
        first, count = self.first_of[line], self.count_of[line]
        return ">".join(f"{self.seen[n].kind[:4]}{'' if n == first else _GAP_NAMES[self.pieces[n].gap][:2]}" for n in range(first, min(first + count, first + 5)))

    def _document(self) -> list[str]:
        keys = {key for one in self.seen if one.label is not None and one.separated and not one.label.weak for key in one.label.keys}
        found = [f"d:has {key}" for key in ("title", "cast", "storyline", "directors", "year") if key in keys]
        found += [f"d:lacks {key}" for key in ("title", "cast", "storyline", "directors", "year") if key not in keys]
        found.append(f"d:labels {min(len(keys), 8)}")
        start = self.pieces[0].start if self.pieces else 0
        opening = self.shadow[start : start + 2000]
        wide = sum(map(len, _HAN.findall(opening))) + sum(map(len, _KANA.findall(opening)))
        hangul = sum(map(len, _HANGUL.findall(opening)))
        found.append("d:script " + ("hangul" if hangul > 40 else "han" if wide > 40 else "ascii" if opening.isascii() else "other"))
        count = len(self.pieces)
        found.append(f"d:size {_bucket(count)}")
        found.append(f"d:prose {_bucket(sum(piece.prose for piece in self.pieces))}")
        return found

    def _block_forms(self) -> tuple[dict[int, str], Counter[str]]:
        """For the first piece of each block of lines what the block holds, and how many blocks are of each form."""
        found: dict[int, str] = {}
        starts = [n for n in range(len(self.pieces)) if n == 0 or self.pieces[n].gap == BLANK]
        for at, n in enumerate(starts):
            stop = starts[at + 1] if at + 1 < len(starts) else len(self.pieces)
            kinds = [self.seen[m].kind for m in range(n, min(stop, n + 30))]
            facts = sum(kind in _FACTS for kind in kinds)
            lines = self.pieces[min(stop, n + 30) - 1].line - self.pieces[n].line + 1
            labels = sum(kind[0] == "L" for kind in kinds)
            found[n] = f"{min(lines, 4)} {min(facts, 3)} {min(labels, 3)} {'sent' in kinds}"
        return found, Counter(found.values())

    def _near_facts(self, n: int) -> Iterator[str]:
        """What facts and labels stand near a piece that may be a title."""
        kind, piece = self.seen[n].kind, self.pieces[n]
        if piece.prose:
            return
        ahead = [self.seen[m].kind for m in range(n + 1, min(n + 9, len(self.pieces)))]
        behind = [self.seen[m].kind for m in range(max(0, n - 8), n)]
        facts = sum(one in _FACTS for one in ahead)
        yield f"facts ahead={min(facts, 4)} {kind}"
        yield f"facts behind={min(sum(one in _FACTS for one in behind), 4)} {kind}"
        yield f"facts ahead={min(facts, 4)} behind={'sent' in behind} {_GAP_NAMES[piece.gap]}"
        label = next((one for one in ahead if one[0] == "L"), "none")
        yield f"label ahead={label} {_GAP_NAMES[piece.gap]}"
        yield f"year ahead={'year' in ahead[:3]} time={'time' in ahead} {kind}"
        sentence = next((m for m, one in enumerate(ahead) if one == "sent"), 9)
        yield f"sentence ahead={min(sentence, 5)} {kind}"
        block = self.blocks.get(n)
        if block is not None:
            yield f"block={block}"
            yield f"block={block} {kind}"
            yield f"blocks alike={_bucket(self.forms[block])} {kind}"
        before = self.blocks.get(n + 1)
        if before is not None and self.pieces[n].gap == BLANK:
            yield f"block below={before}"
            yield f"block below={before} {kind}"
        mark = self.text[max(0, piece.start - 8) : piece.start].rpartition("\n")[2].strip()
        if mark and not mark[-1].isalnum():
            yield f"mark={mark[-3:]}"
            yield f"mark={mark[-1]} {_GAP_NAMES[piece.gap]} {self.text[piece.end : piece.end + 2]}"

    def _paragraphs(self) -> tuple[list[int], dict[int, int]]:
        """The number of the paragraph of each piece, and how many sentences each has."""
        number, numbers = -1, []
        for piece in self.pieces:
            number += piece.gap == BLANK or number < 0
            numbers.append(number)
        counts = Counter(n for n, piece in zip(numbers, self.pieces, strict=True) if piece.prose)
        return numbers, counts

    # -- features

    def run(self, certain: Sequence[str | None] | None = None) -> Iterator[list[str]]:
        """The features of each piece in turn; none of those whose label is certain."""
        opened, said = -1, Counter[str]()
        heading = ""
        for n, piece in enumerate(self.pieces):
            if certain is not None and certain[n] is not None:
                yield []
            else:
                yield [*self._own(n), *self._around(n), *self._place(n), *self._opened(n, opened, heading), *self._recurs(n), *self._near_facts(n), *self._keys(n, said), *self._sentence(n)]
            one = self.seen[n]
            if self.closes[n]:
                continue
            if one.label is not None and (one.separated or not one.label.weak):
                opened = n
                for key in one.label.keys:
                    said[key] += 1
                if piece.gap >= LINE and (n + 1 == len(self.pieces) or self.pieces[n + 1].gap >= LINE):
                    heading = one.label.keys[0]
            elif one.separated and piece.gap >= LINE and n + 1 < len(self.pieces) and self.pieces[n + 1].gap == MARK and len(one.text) < _FAR:
                opened = n

    def _own(self, n: int) -> Iterator[str]:
        piece, one = self.pieces[n], self.seen[n]
        kind, text = one.kind, self.folded[n]
        gap = _GAP_NAMES[piece.gap]
        yield "bias"
        yield f"k={kind}"
        yield f"k={kind} gap={gap}"
        if not piece.prose:
            parts = text.split()
            yield f"t={text[:40]}"
            if len(parts) > 1:
                yield f"w0={parts[0]}"
                yield f"w-1={parts[-1]}"
                for part in parts[1:-1][:4]:
                    yield f"w={part}"
            yield f"n={min(len(parts), 7)} {kind}"
            yield f"shape={_shape(one.text)}"
            yield f"len={_bucket(len(text))} {_script(one.text)}"
            yield f"suffix={text[-3:]}"
            yield f"prefix={text[:3]}"
            names = _name_classes(one.text)
            yield f"nc={names}"
            yield f"nc={names} gap={gap}"
            yield from _wide_features(one.text)
        if one.label is not None:
            trust = ("weak" if one.label.weak else "firm") + (" sep" if one.separated else "")
            yield f"lab {trust}"
            yield f"lab={one.label.keys[0]} {trust}"
        if piece.held:
            yield f"held={piece.held}"
            yield f"held={piece.held} k={kind}"
        line = self.lines[piece.line]
        if line.marker >= 0 and piece.gap >= LINE:
            yield "numbered" if line.number is not None else "bulleted"
            if line.number is not None:
                yield f"numbered {min(line.number, 3)}"

    def _around(self, n: int) -> Iterator[str]:
        kind, gap = self.seen[n].kind, _GAP_NAMES[self.pieces[n].gap]
        before, behind = self._kind(n - 1), self._kind(n + 1)
        after = _GAP_NAMES[self.pieces[n + 1].gap] if n + 1 < len(self.pieces) else "end"
        yield f"gap={gap}"
        yield f"after={after}"
        yield f"gaps={gap} {after}"
        yield f"gaps={gap} {after} {kind}"
        yield f"k-1={before}"
        yield f"k+1={behind}"
        yield f"k-1={before} {gap} k={kind}"
        yield f"k+1={behind} {after} k={kind}"
        yield f"k-2={self._kind(n - 2)}"
        yield f"k+2={self._kind(n + 2)}"
        yield f"k-1,+1={before},{behind}"
        yield f"k-2,-1={self._kind(n - 2)},{before}"
        yield f"k+1,+2={behind},{self._kind(n + 2)}"
        if n and not self.pieces[n - 1].prose:
            text = self.folded[n - 1]
            if len(text) < _FAR:
                yield f"t-1={text} {gap}"
        if n + 1 < len(self.pieces) and not self.pieces[n + 1].prose:
            yield f"t+1={self.folded[n + 1][:30]} {after}"
        if n + 1 < len(self.pieces) and self.closes[n + 1]:
            label = self.seen[n + 1].label
            if label is not None:
                yield f"closed by={label.keys[0]}"
                yield f"closed by={label.keys[0]} {kind} {after}"
        if self.closes[n]:
            yield "closes"
        between = self._between(n)
        if between:
            yield f"sep={between}"
            yield f"sep={between} {kind}"

    def _between(self, n: int) -> str:
        """The signs that stand before a piece on its line."""
        if not n or self.pieces[n].gap >= LINE:
            return ""
        gap = self.shadow[self.pieces[n - 1].end : self.pieces[n].start].replace(FILL, "")
        return "_" + gap.strip().casefold()[:8] if gap.strip() else ("" if len(gap) < 2 else "wide")

    def _kind(self, n: int) -> str:
        return self.seen[n].kind if 0 <= n < len(self.seen) else "edge"

    def _place(self, n: int) -> Iterator[str]:
        piece, kind = self.pieces[n], self.seen[n].kind
        line, count = piece.line, self.count_of[piece.line]
        at = n - self.first_of[line]
        yield f"line={_bucket(line)}"
        yield f"line={_bucket(line)} {kind}"
        yield f"rest={_bucket(len(self.lines) - line)}"
        yield f"at={min(at, 5)} of={min(count, 6)}"
        alone = self.lines[line].parted and (line + 1 == len(self.lines) or self.lines[line + 1].parted)
        yield f"alone={alone} of={min(count, 4)} {kind}"
        yield f"parted={self.lines[line].parted} at={min(at, 3)} {kind}"
        yield f"part={int(8 * n / len(self.pieces))}"
        if self.lines[line].indent:
            yield f"indent={min(self.lines[line].indent, 8)}"
        for step in (-1, 1):
            other = line + step
            if 0 <= other < len(self.lines):
                first = self.first_of[other]
                yield f"line{step:+}={self._kind(first)} {min(self.count_of[other], 4)} {self.lines[max(line, other)].parted}"
                yield f"line{step:+}={self._kind(first)} {kind} {min(at, 2)}"
                yield f"sig{step:+}={self.signatures[other] == self.signatures[line]}"
        alike = self.alike[self.signatures[line]]
        yield f"alike={_bucket(alike)} {kind} {min(at, 3)}"
        yield f"sig={self.signatures[line]} {min(at, 4)}"
        if at:
            first = self.first_of[line]
            yield f"first={self._kind(first)} {kind}"
            yield f"first={self.folded[first][:20]}" if not self.pieces[first].prose else "first prose"
        if n == 0:
            yield "opens"
        yield from self.document if kind != "sent" else self.document[:6]

    def _opened(self, n: int, opened: int, heading: str) -> Iterator[str]:
        """The label above: what it says, and how far away it is."""
        kind = self.seen[n].kind
        if heading:
            yield f"head={heading}"
            yield f"head={heading} {kind}"
        if opened < 0:
            yield "open=none"
            yield f"open=none {kind}"
            return
        label, piece = self.seen[opened].label, self.pieces[n]
        lines = piece.line - self.pieces[opened].line
        far = "same" if lines == 0 else "next" if lines == 1 else "near" if lines < 5 else "far"
        if lines and any(self.lines[line].parted for line in range(self.pieces[opened].line + 1, min(piece.line, self.pieces[opened].line + 12) + 1)):
            far += " parted"
        steps = min(n - opened, 4)
        name = label.keys[0] if label is not None else "?" + self.folded[opened][:24]
        yield f"open={name} {far}"
        yield f"open={name} {far} {steps}"
        yield f"open={name} {far} {kind}"
        yield f"open={name} {_GAP_NAMES[piece.gap]} {lines == 0}"
        if label is not None and len(label.keys) > 1:
            yield f"open+={label.keys[1]} {far} {kind}"
        elif label is not None and label.otherwise:
            yield f"open/={label.otherwise[0]} {far} {kind}"
        alone = self.pieces[opened + 1].gap >= LINE if opened + 1 < len(self.pieces) else True
        yield f"opened alone={alone} {far} {kind}"
        if label is not None and label.keys[0] in _FORMS:
            yield f"open={name} fits={kind in _FORMS[label.keys[0]]} {far}"

    def _recurs(self, n: int) -> Iterator[str]:
        piece, text, kind = self.pieces[n], self.folded[n], self.seen[n].kind
        if piece.prose or len(text) < 3:
            return
        times = self.times[text]
        if times > 1:
            yield f"again={min(times, 3)} {kind}"
            yield f"again first={self.first_place[text] == n} {kind}"
        within = len(text) > 3 and text in self.prose
        yield f"told={within} {kind}"
        if within:
            yield f"told={_GAP_NAMES[piece.gap]} at={min(n - self.first_of[piece.line], 2)}"
        parts = [word for word in _WORD.findall(text) if len(word) > 3]
        if parts:
            share = sum(word in self.prose_words for word in parts) / len(parts)
            yield f"words told={int(2 * share)} {kind}"

    def _keys(self, n: int, said: Counter[str]) -> Iterator[str]:
        """Which keys were named already."""
        kind = self.seen[n].kind
        for key in ("title", "directors", "cast", "storyline", "year"):
            if said[key]:
                yield f"said {key} {min(said[key], 2)} {kind}"

    def _sentence(self, n: int) -> Iterator[str]:
        """What a sentence is about, and where it stands in its paragraph."""
        piece, one = self.pieces[n], self.seen[n]
        if not piece.prose:
            return
        text = self.folded[n]
        found = _WORD.findall(text)[:_LONGEST_SENTENCE]
        if _WIDE.search(text):
            letters = text[:120]
            yield from (f"sg={letters[i : i + 2]}" for i in range(len(letters) - 1))
        else:
            yield from (f"sw={word}" for word in dict.fromkeys(found))
            yield from (f"sb={a} {b}" for a, b in itertools.pairwise(found[:7]))
            if found:
                yield f"s0={found[0]}"
        paragraph = self.paragraph[n]
        sentences = self.sentences[paragraph]
        first = n == 0 or self.paragraph[n - 1] != paragraph
        yield f"sentences={_bucket(sentences)}"
        yield f"sentence first={first} of={_bucket(sentences)}"
        yield f"sentence length={_bucket(len(found))}"
        yield f"sentence ends={one.text[-1:]}"
        yield f"paragraph longest={sentences == self.longest}"
        yield f"paragraph={min(paragraph, 8)}"
        line = self.lines[piece.line]
        yield f"line length={_bucket(line.end - line.start)}"
        for name in ("first_person", "review_words", "production_words", "page_words"):
            hits = sum(word in words(name) for word in found)
            if hits:
                yield f"s {name} {min(hits, 3)}"
        yield from self._mentions(n, text)
        near = [m for m in range(max(0, n - 6), min(len(self.pieces), n + 7)) if self.pieces[m].prose and self.paragraph[m] == paragraph and m != n]
        for name in ("first_person", "review_words", "production_words"):
            hits = sum(word in words(name) for m in near for word in _WORD.findall(self.folded[m])[:_LONGEST_SENTENCE])
            if hits:
                yield f"p {name} {min(hits, 4)}"


    def _mentions(self, n: int, text: str) -> Iterator[str]:
        """Whom and what a sentence names."""
        raw = self.seen[n].text
        found = _WORD.findall(text)
        named = sum(word in self.people for word in found)
        yield f"s people={min(named, 3)}"
        yield f"s year={bool(_YEAR.search(raw))}"
        yield f"s quotes={any(sign in raw for sign in '«»“”„')}"
        nextgap = self.pieces[n + 1].gap if n + 1 < len(self.pieces) else LINE
        yield f"s bracket={nextgap == BRACKET} {self.pieces[n].gap == BRACKET}"
        upper = sum(1 for word in raw.split()[1:] if word[:1].isupper())
        yield f"s capitals={int(8 * upper / (len(raw.split()) or 1))}"
        if _WIDE.search(raw):
            yield f"s ends={text[-4:]}"
        else:
            yield f"s ends={found[-1] if found else ''}"


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
    if any(map(str.isdigit, text)):
        return _figure(text) or ("label" if label is not None and not label.weak else "digits")
    if is_genre(text):
        return "genre"
    if is_country(text):
        return "country"
    if is_language(text):
        return "tongue"
    if label is not None and not label.weak:
        return "L" + label.keys[0]
    if _RATING.fullmatch(text):
        return "score"
    if _ADDRESS.search(text):
        return "address"
    if len(text) < 24 and values.is_certificate(text, 0, len(text)):
        return "cert"
    if label is not None:
        return "l" + label.keys[0]
    return _look_of_words(text)


@functools.lru_cache(maxsize=4096)
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


@functools.lru_cache(maxsize=4096)
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
    found = name_weights.load().words(parts)
    return "".join(_CLASS_LETTERS[word.kind] if word.kind < len(_CLASS_LETTERS) else "o" for word in found)


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
