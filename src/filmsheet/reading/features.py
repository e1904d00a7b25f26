"""The features of a piece, the same for training and for reading.

The features of a piece follow from its class and words, the gaps and classes around it, the label above it, its position, and
whether it recurs. `feature_groups` has their names; this module makes the keys of the groups. `classes` looks at one piece,
and `overview` at the whole text. To add a feature, add it to a group there, use the group here, change `FINGERPRINT`, and
train again.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from ..learned import Chain
from ..learned.groups import Group
from ..text.scripts import is_wide
from ..text.source import FILL
from ..vocabulary import Vocabulary
from .classes import bucket
from .feature_groups import SAID, Groups, groups_of
from .labels import LABELS
from .overview import LONGEST_SENTENCE, WORD, Overview
from .pieces import BLANK, BRACKET, LINE, MARK, Pieces

FINGERPRINT = f"pieces 11, labels {zlib.crc32(' '.join(LABELS).encode()):08x}"
"""Changes with the features and the labels. Weights with another fingerprint are refused."""
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_FAR = 40


def totals(chain: Chain, text: str, pieces: Pieces, vocabulary: Vocabulary, certain: Sequence[str | None]) -> Iterator[int]:
    """The sum of the weights of the features of each piece; nothing for pieces whose label is certain."""
    return _Description(text, pieces, vocabulary, groups_of(chain), 0).run(certain)


def describe(text: str, pieces: Pieces, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """The features of each piece as texts."""
    return _Description(text, pieces, vocabulary, Groups(list), []).run()


class _Description(Overview):
    """The features of the pieces of a text, in the form that the groups use. `nothing` is the sum of no features."""

    def __init__(self, text: str, pieces: Pieces, vocabulary: Vocabulary, groups: Groups, nothing: Any) -> None:
        super().__init__(text, pieces, vocabulary)
        self.groups, self.nothing = groups, nothing
        common = self.document()
        self.of_all, self.of_sentences = self._sum(groups.one, common), self._sum(groups.one, common[:6])
        self.of_line: dict[int, Any] = {}
        """Features that all pieces of a line share."""

    def _sum(self, group: Group, keys: Iterable[Hashable]) -> Any:
        return sum(map(group.__getitem__, keys), self.nothing)

    def run(self, certain: Sequence[str | None] | None = None) -> Iterator[Any]:
        """The features of each piece in order; none for pieces whose label is certain."""
        opened, said = -1, dict.fromkeys(SAID, 0)
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
        if not self.pieces[n].prose:
            found = found + self._within(n)
        between = self._between(n)
        return found + groups.between[between, kind] if between else found

    def _within(self, n: int) -> Any:
        """The words of a sentence right before a piece that stands in it, and right behind it."""
        found, groups = self.nothing, self.groups
        if n and self.pieces[n - 1].prose and self.pieces[n].gap < LINE:
            found = found + self._edge(n - 1, groups.led, "b", self.kinds[n], ends=True)
        if n + 1 < len(self.pieces) and self.pieces[n + 1].prose and self.pieces[n + 1].gap < LINE:
            found = found + self._edge(n + 1, groups.followed, "f", self.kinds[n], ends=False)
        return found

    def _edge(self, m: int, group: Group, sign: str, kind: str, *, ends: bool) -> Any:
        """The one and the two words at the end or the start of a sentence beside a piece, and what the sentence is about."""
        wide = is_wide(self.folded[m])
        units: Sequence[str] = self.folded[m] if wide else self.tokens.get(m, [])
        one, two = (2, 3) if wide else (1, 2)
        short, long = (units[-one:], units[-two:]) if ends else (units[:one], units[:two])
        join = ("" if wide else " ").join
        return group[join(short), join(long), kind] + self.groups.hits[(sign, *[min(count, 2) for count in self.hits(m)])]

    def _between(self, n: int) -> str:
        """The separator before a piece on its line."""
        if not n or self.pieces[n].gap >= LINE:
            return ""
        gap = self.shadow[self.pieces[n - 1].end : self.pieces[n].start].replace(FILL, "")
        return "_" + gap.strip().casefold()[:8] if gap.strip() else ("" if len(gap) < 2 else "wide")

    def _place(self, n: int) -> Any:
        line, kind, groups = self.pieces[n].line, self.kinds[n], self.groups
        first, count = self.first_of[line], self.count_of[line]
        at = min(n - first, 5)
        after_blank = self.lines[line].after_blank
        alone = after_blank and (line + 1 == len(self.lines) or self.lines[line + 1].after_blank)
        found = self.of_line.get(line)
        if found is None:
            found = self.of_line[line] = self._line(line)
        found = found + groups.place[kind, at, min(count, 6), alone, after_blank, bucket(line), bucket(self.alike[self.signatures[line]])]
        if n == 0:
            found = found + groups.one["opens"]
        return found + (self.of_all if kind != "sent" else self.of_sentences)

    def _line(self, line: int) -> Any:
        """Features that all pieces of a line share."""
        own = self.signatures[line]
        above = self.signatures[line - 1] == own if line else None
        below = self.signatures[line + 1] == own if line + 1 < len(self.lines) else None
        return self.groups.line[bucket(line), bucket(len(self.lines) - line), min(self.lines[line].indent, 8), above, below]

    def _opened(self, n: int, opened: int, heading: str) -> Any:
        """The meaning of the label above, and its distance."""
        kind, groups = self.kinds[n], self.groups
        found = groups.heading[heading, kind] if heading else self.nothing
        if opened < 0:
            return found + groups.names["open=none", f"open=none {kind}"]
        label, piece, above = self.seen[opened].label, self.pieces[n], self.pieces[opened].line
        lines = piece.line - above
        far = "same" if lines == 0 else "next" if lines == 1 else "near" if lines < 5 else "far"
        if lines and self.parted.find(1, above + 1, min(piece.line, above + 12) + 1) >= 0:
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
        parts = [word for word in WORD.findall(text) if len(word) > 3]
        share = int(2 * (sum(map(self.prose_words.__contains__, parts)) / len(parts))) if parts else -1
        gap, at = (self.gaps[n], min(n - self.first_of[self.pieces[n].line], 2)) if within else ("", 0)
        return self.groups.recurs[self.kinds[n], times, times > 1 and self.first_place[text] == n, within, gap, at, share]

    def _near_facts(self, n: int) -> Any:
        """The facts and labels near a piece that may be a title."""
        kind, piece, gap, groups = self.kinds[n], self.pieces[n], self.gaps[n], self.groups
        ahead, since = self.kinds[n + 1 : n + 9], max(0, n - 8)
        found = groups.facts[kind, min(self.facts.count(1, n + 1, n + 9), 4), min(self.facts.count(1, since, n), 4), "sent" in self.kinds[since:n], gap]
        at = self.labelled.find(1, n + 1, n + 9)
        label = self.kinds[at] if at >= 0 else "none"
        sentence = ahead.index("sent") if "sent" in ahead else 9
        found = found + groups.ahead[kind, gap, label, "year" in ahead[:3], "time" in ahead, min(sentence, 5)]
        block = self.blocks.get(n)
        if block is not None:
            found = found + groups.block[block, bucket(self.forms[block]), kind]
        before = self.blocks.get(n + 1)
        if before is not None and piece.gap == BLANK:
            found = found + groups.block_below[before, kind]
        mark = self.text[max(0, piece.start - 8) : piece.start].rpartition("\n")[2].strip()
        if mark and not mark[-1].isalnum():
            found = found + groups.names[f"mark={mark[-3:]}", f"mark={mark[-1]} {gap} {self.text[piece.end : piece.end + 2]}"]
        return found

    def _said(self, n: int, said: dict[str, int]) -> Any:
        """The keys that have occurred so far."""
        return self.groups.said[(self.kinds[n], *[min(count, 2) for count in said.values()])]

    def _sentence(self, n: int) -> Any:
        """The topic of a sentence, and its position in the paragraph."""
        text, groups = self.folded[n], self.groups
        found = self.tokens[n][:LONGEST_SENTENCE]
        if is_wide(text):
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
        total = total + groups.paragraph[bucket(sentences), first, sentences == self.longest, min(paragraph, 8), bucket(line.end - line.start)]
        total = total + groups.sentence[bucket(len(found)), self.seen[n].text[-1:]] + self._mentions(n, text)
        total = total + groups.hits[("s", *[min(count, 3) for count in self.hits(n)])]
        near = [self.hits(m) for m in range(max(0, n - 6), min(len(self.pieces), n + 7)) if m in self.tokens and self.paragraph[m] == paragraph and m != n]
        return total + groups.hits[("p", *[min(sum(counts), 4) for counts in list(zip(*near, strict=True))[:3]])]

    def _mentions(self, n: int, text: str) -> Any:
        """The people and other things that a sentence names."""
        raw, found = self.seen[n].text, self.tokens[n]
        parts = raw.split()
        upper = sum(1 for word in parts[1:] if word[:1].isupper())
        ends = text[-4:] if is_wide(raw) else found[-1] if found else ""
        quotes = any(sign in raw for sign in "«»“”„")
        bracket = n + 1 < len(self.pieces) and self.pieces[n + 1].gap == BRACKET
        named = min(sum(map(self.people.__contains__, found)), 3)
        key = named, _YEAR.search(raw) is not None, quotes, bracket, self.pieces[n].gap == BRACKET, int(8 * upper / (len(parts) or 1))
        return self.groups.named[key] + self.groups.ends[ends]
