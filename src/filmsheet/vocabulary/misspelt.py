"""Labels misspelt by one letter."""

from __future__ import annotations

from collections.abc import Iterator

from filmsheet.vocabulary.folding import fold, is_cjk
from filmsheet.vocabulary.table import SMALL_WORDS, Label, Table, common_words

_SHORTEST = 5
_LONG = 6
_LONGEST = 40
_LATIN = "abcdefghijklmnopqrstuvwxyz "
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюя "
_SURE = {5: 0.75, 6: 0.85, 7: 0.92, 8: 0.95, 9: 0.97}


def guess(table: Table, text: str) -> tuple[Label, float] | None:
    """The only label that differs from a text by one letter, and its probability; None if there are two, or the text is a word."""
    key = fold(text)
    if not _SHORTEST - 1 <= len(key) <= _LONGEST or is_cjk(key) or key in common_words():
        return None
    words = key.split(" ")
    if len(words) > 1 and table.words.isdisjoint(words) and SMALL_WORDS.isdisjoint(words):
        return None
    known = sorted({word for word in one_edit_away(key) if word in table and _credible(key, word)})
    found = [label for word in known if (label := table.label(word)) and not (label.weak and label.keys == ("other",))]
    if not found or len({label.keys for label in found}) > 1 or found[0].keys[0] in ("heading", "not_film"):
        return None
    label = next((one for one in found if not one.weak), None)
    return (label._replace(kind="fuzzy"), _probability(key, label.spelling)) if label else None


def _credible(key: str, known: str) -> bool:
    """Whether a wrong letter is more likely than another word: in a short label the first letter is rarely wrong."""
    return len(known) > _LONG or (len(known) >= _SHORTEST and key[0] == known[0])


def one_edit_away(word: str) -> Iterator[str]:
    """All strings that differ from a word by one letter added, dropped, changed, or swapped with the next.

    >>> "genre" in set(one_edit_away("gener")), "genre" in set(one_edit_away("genra"))
    (True, True)
    """
    letters = _LATIN if word.isascii() else _CYRILLIC
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at + 1 :]
        yield head + tail
        if tail:
            yield head + tail[0] + word[at] + tail[1:]
        whole = word[at:]
        for letter in letters:
            yield head + letter + tail
            yield head + letter + whole


def _probability(word: str, known: str) -> float:
    """The probability that a misspelt word is this label: higher for a longer word, lower if the first letter differs."""
    sure = _SURE.get(len(known), 0.98)
    return round(sure * (0.8 if word[0] != known[0] else 1.0), 3)
