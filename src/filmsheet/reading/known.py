"""A text whose pieces get certain labels, and what can be asked about it."""

from __future__ import annotations

from ..text.scripts import is_small
from ..text.source import FILL, tidy
from ..vocabulary import Label, Vocabulary
from .connectives import is_suffix
from .pieces import COMMA, LINE, LINK, MARK, SENTENCE, SPACE, Piece, Pieces
from .turns import AS, sign

_SIGNS = frozenset(":：=\t|")
_SIGNS_AFTER = frozenset("^*†")
_LONGEST_NAME = 5
_COLONS = frozenset(":：")
_LIST_SIGNS = frozenset("/;|&・、")
_KEY_QUOTES = frozenset("\"'{}")
_NO_FIELD = frozenset(("not_film", "heading"))
_CAST = ("cast",)
_TEXT_KEYS = frozenset(("title", "storyline"))
"""Keys whose value may be any text: their labels must be unambiguous."""


class Known:
    """The pieces of a text, and the labels that are certain so far."""

    def __init__(self, pieces: Pieces, vocabulary: Vocabulary) -> None:
        """Start without labels."""
        self.shadow = pieces.shadow
        self.whole = pieces
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.vocabulary = vocabulary
        self.labels: list[str | None] = [None] * len(self.pieces)
        self.joins: dict[int, bool] = {}
        self._seen: dict[int, Label | None] = {}

    def text(self, first: int, last: int) -> str:
        """The text from the first piece to the end of the last."""
        return self.shadow[self.pieces[first].start : self.pieces[last].end]

    def _between(self, n: int) -> str:
        """The text between the piece before a piece and the piece."""
        return self.shadow[self.pieces[n - 1].end : self.pieces[n].start]

    def _line_end(self, n: int) -> int:
        """The end of the pieces on the line of a piece."""
        n += 1
        while n < len(self.pieces) and self.pieces[n].gap < LINE:
            n += 1
        return n

    def _fill(self, label: str, first: int, last: int, *, joined: bool) -> bool:
        for n in range(first, last + 1):
            self.labels[n] = label
            self.joins[n] = n > first and (joined or is_suffix(self.text(n, n)))
        return True

    # -- labels

    def _label(self, n: int) -> Label | None:
        """The label at a piece, if a separator follows it and nothing contradicts it."""
        if n not in self._seen:
            self._seen[n] = self._look(n)
        return self._seen[n]

    def _look(self, n: int) -> Label | None:
        piece = self.pieces[n]
        if piece.prose or piece.held or (piece.gap < LINE and piece.gap not in (MARK, SENTENCE)) or n + 1 >= len(self.pieces):
            return None
        behind = self.pieces[n + 1]
        if behind.gap != MARK:
            return None
        signs = self._between(n + 1).replace(FILL, "").strip(" \xa0")
        if not signs or signs[0] not in _SIGNS or (piece.gap < LINE and signs[0] not in ":："):
            return None
        label = self.vocabulary.find(tidy(self.text(n, n)))
        if label is not None and label.otherwise == _CAST and self._has_link_after(n + 1):
            label = label._replace(keys=_CAST, otherwise=())
        if label is None or label.otherwise or len(label.keys) > 1 or label.keys[0] in _NO_FIELD or self._quoted(piece):
            return None
        if label.weak and (signs[0] not in ":：" or piece.gap < LINE or len(label.spelling) < 4):
            return None
        if label.keys[0] in _TEXT_KEYS and (label.weak or (signs == ":" and behind.start == piece.end + 1)):
            return None
        return label

    def _has_link_after(self, n: int) -> bool:
        """Whether a value contains "as" or the like."""
        return any(self.pieces[m].gap == LINK and sign(self.whole, m) == AS for m in range(n + 1, self._line_end(n)))

    def _quoted(self, piece: Piece) -> bool:
        """Whether a label is a key of a data notation, so that its meaning depends on its position."""
        before, behind = self.shadow[max(0, piece.start - 2) : piece.start], self.shadow[piece.end : piece.end + 2]
        single = before[-1:] == FILL and behind[:1] == FILL and before != 2 * FILL and behind != 2 * FILL
        return single or before[-1:] in _KEY_QUOTES or behind[:1] in _KEY_QUOTES

    def _standalone_label(self, n: int) -> Label | None:
        """The label that stands alone on a line, with a colon after it."""
        piece = self.pieces[n]
        line = self.lines[piece.line]
        if piece.prose or piece.held or line.marker >= 0 or self._line_end(n) != n + 1:
            return None
        mark = self.shadow[piece.end : line.end].replace(FILL, "").strip(" \xa0")
        label = self.vocabulary.find(tidy(self.text(n, n))) if mark in _COLONS or not mark else None
        if not mark and (label is None or label.keys != ("trivia",) or n + 1 == len(self.pieces) or self.lines[self.pieces[n + 1].line].number != 1):
            return None
        return None if label is None or label.weak or len(label.keys) > 1 or label.keys[0] in _NO_FIELD else label

    def _opens(self, n: int) -> bool:
        """Whether a label begins at a piece."""
        return self._label(n) is not None or self._standalone_label(n) is not None

    def _is_label(self, n: int) -> bool:
        label = self.vocabulary.find(tidy(self.text(n, n)))
        return label is not None and not label.weak

    def _is_key(self, n: int) -> bool:
        """Whether a piece inside a text is a label with its own colon."""
        if n + 1 >= len(self.pieces) or self.pieces[n + 1].gap != MARK or self._between(n + 1).strip()[:1] not in _COLONS:
            return False
        label = self.vocabulary.find(tidy(self.text(n, n)))
        return label is not None and (not label.weak or self.pieces[n].gap == MARK)

    # -- pieces

    def _plain(self, n: int) -> bool:
        piece = self.pieces[n]
        return not piece.prose and not piece.held

    def _is_name(self, n: int) -> bool:
        text = self.text(n, n)
        parts = text.split()
        return len(parts) <= _LONGEST_NAME and not any(map(str.isdigit, text)) and not is_small(parts[0])

    def _is_item(self, n: int, first: int) -> bool:
        """Whether a list separator precedes a piece of a value. The first piece needs none."""
        if self.text(n, n)[-1] in _SIGNS_AFTER:
            return False
        if n == first or self.pieces[n].gap == COMMA or self._continues(n):
            return True
        return self.pieces[n].gap == MARK and self._between(n).strip(" \xa0\x1f") in _LIST_SIGNS

    def _remark_start(self, first: int, last: int) -> int:
        """The start of a remark after names ("Ann Field, based on the novel by Tom Holm"), or the end of the pieces if there is none."""
        opens = (n for n in range(first + 1, last + 1) if self.pieces[n].prose or (self.pieces[n].gap in (COMMA, SPACE) and is_small(self.text(n, n))))
        return next(opens, last + 1)

    def _continues(self, n: int) -> bool:
        """Whether a comma at the end of the line above means that the list continues with a piece."""
        return self.pieces[n].gap == LINE and self._between(n).strip()[:1] == ","

    def _may_run_on(self, last: int) -> bool:
        """Whether the line below a value has no label and may continue it."""
        n = last + 1
        return n < len(self.pieces) and self.pieces[n].gap == LINE and self.lines[self.pieces[n].line].marker < 0 and not self._opens(n)
