"""Properties of a whole text, computed once before its pieces are described.

These are the class of each piece, what recurs, the form of each line and each block, the paragraphs, the words of the
sentences, and the labels of the text. `features` uses them for each piece.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..text.source import tidy
from ..vocabulary import Label, Vocabulary
from ..vocabulary.wordlists import words
from .classes import FACTS, GAP_NAMES, bucket, kind, writing
from .feature_groups import LISTS, SAID
from .pieces import BLANK, BRACKET, LINE, LINK, MARK, Pieces, is_separated

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LONGEST_SENTENCE = 40
"""This many words of a sentence are used."""
_HEADING = Label(("heading",), weak=True)


class Seen(NamedTuple):
    """Properties of a single piece."""

    text: str
    kind: str
    """Its class."""
    label: Label | None
    """Its meaning as a label, if it may be one."""
    separated: bool
    """Whether the separator of a label, or the end of the line, follows it."""


class Overview:
    """The properties of a text before its pieces are described."""

    def __init__(self, text: str, pieces: Pieces, vocabulary: Vocabulary) -> None:
        """Look at all pieces once."""
        self.text = text
        self.shadow = pieces.shadow
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.seen = [self._look(n, vocabulary) for n in range(len(self.pieces))]
        self.folded = [one.text.casefold() for one in self.seen]
        self.kinds = [one.kind for one in self.seen]
        self.edged = ["edge", "edge", *self.kinds, "edge", "edge"]
        """The class of each piece, at an index two higher."""
        self.gaps = [*(GAP_NAMES[piece.gap] for piece in self.pieces), "end"]
        self.facts = bytes(map(FACTS.__contains__, self.kinds))
        self.labelled = bytes([kind[0] == "L" for kind in self.kinds])
        self.parted = bytes([line.after_blank for line in self.lines])
        self.first_of: list[int] = [0] * len(self.lines)
        self.count_of: list[int] = [0] * len(self.lines)
        for n in range(len(self.pieces) - 1, -1, -1):
            self.first_of[self.pieces[n].line] = n
            self.count_of[self.pieces[n].line] += 1
        self.times = Counter(self.folded)
        self.first_place: dict[str, int] = {}
        for n, folded in enumerate(self.folded):
            self.first_place.setdefault(folded, n)
        self.tokens = {n: WORD.findall(self.folded[n]) for n, piece in enumerate(self.pieces) if piece.prose}
        """The words of each sentence."""
        self.prose_words = frozenset(itertools.chain.from_iterable(self.tokens.values()))
        self.prose = "\n".join(self.folded[n] for n in self.tokens)[:20_000]
        self.signatures = [self._signature(line) for line in range(len(self.lines))]
        self.alike = Counter(self.signatures)
        self.paragraph, self.sentences = self._paragraphs()
        self.longest = max(self.sentences.values(), default=0)
        self._hits: dict[int, list[int]] = {}
        self.closes = [self._is_closing(n) for n in range(len(self.pieces))]
        self.people = self._named()
        self.blocks, self.forms = self._block_forms()

    def _look(self, n: int, vocabulary: Vocabulary) -> Seen:
        piece = self.pieces[n]
        text = tidy(self.shadow[piece.start : piece.end])
        separated = is_separated(self.pieces, n)
        if piece.prose:
            return Seen(text, "sent", None, separated)
        label = vocabulary.find(text)
        if label is None and len(text) < 40 and vocabulary.heading(text):
            label = _HEADING
        return Seen(text, kind(text, label), label, separated)

    def _is_closing(self, n: int) -> bool:
        """Whether a label names the text before it on its line: "Ann Field (Director)", "Ann Field ... Director"."""
        one, piece = self.seen[n], self.pieces[n]
        if one.label is None or n == 0 or piece.gap >= LINE or self.seen[n - 1].label is not None:
            return False
        behind = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        if behind is not None and behind.gap == MARK:
            return False
        return bool(piece.held in "([（" and piece.held) or behind is None or (behind.gap >= LINE and piece.gap in (MARK, LINK, BRACKET))

    def _named(self) -> frozenset[str]:
        """The last words of what looks like names of people outside sentences."""
        found = (text.split()[-1].strip(".") for text, of in zip(self.folded, self.kinds, strict=True) if of in ("name", "Name") and " " in text)
        return frozenset(word for word in found if len(word) > 3)

    def _signature(self, line: int) -> str:
        """The form of a line: the classes of its first pieces, and the gaps between them."""
        first = self.first_of[line]
        stop = first + min(self.count_of[line], 5)
        kinds = [kind[:4] for kind in self.kinds[first:stop]]
        return ">".join([*kinds[:1], *(kind + gap[:2] for kind, gap in zip(kinds[1:], self.gaps[first + 1 : stop], strict=True))])

    def document(self) -> list[str]:
        """The features that all pieces of the text share; sentences get the first six."""
        keys = {key for one in self.seen if one.label is not None and one.separated and not one.label.weak for key in one.label.keys}
        found = [f"d:has {key}" for key in SAID if key in keys]
        found += [f"d:lacks {key}" for key in SAID if key not in keys]
        found.append(f"d:labels {min(len(keys), 8)}")
        start = self.pieces[0].start if self.pieces else 0
        opening = self.shadow[start : start + 2000]
        return [*found, f"d:script {writing(opening)}", f"d:size {bucket(len(self.pieces))}", f"d:prose {bucket(len(self.tokens))}"]

    def _block_forms(self) -> tuple[dict[int, str], Counter[str]]:
        """The content of each block of lines, by its first piece, and the number of blocks of each form."""
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
        """The number of the paragraph of each piece, and the number of sentences of each paragraph."""
        number, numbers = -1, []
        for piece in self.pieces:
            number += piece.gap == BLANK or number < 0
            numbers.append(number)
        return numbers, Counter(numbers[n] for n in self.tokens)

    def hits(self, n: int) -> list[int]:
        """The number of words of a sentence in each of the lists, computed once."""
        hits = self._hits.get(n)
        if hits is None:
            hits = self._hits[n] = hits_of(self.tokens[n])
        return hits


def hits_of(found: Sequence[str]) -> list[int]:
    """The number of words of a sentence in each of the lists that tell a storyline from other prose."""
    return [sum(map(words(name).__contains__, found[:LONGEST_SENTENCE])) for name in LISTS]
