"""Sentences: their ends in a line, and whether a text is prose."""

from __future__ import annotations

import functools
import re

from ..text.scripts import HANGUL, HIRAGANA, is_wide
from ..text.source import has_digit, tidy
from ..values.months import month_number
from ..vocabulary.wordlists import words
from .connectives import PARTICLES, connecting_words, connective, links

_SENTENCE_END = re.compile(
    r"[.!?…。！？](?:(?<![。！？])(?<![.!?…].)[.!?…]*+[\"”’»)\]]*+(?=[ \xa0\x1f]+(?:[^\W_a-zà-ÿа-я]|[\"“„«(\[¿¡]))"
    r"|(?<=[。！？!?])[。！？!?]*[」』”）)]*(?=\S))[ \xa0\x1f]*"
)
_STRONG = re.compile(r"\s?[:：]\s|\s/\s|[：|\t]|['\"],\s?['\"\d]")
_LEADER = re.compile(r"([^.…]{2,40}?)[ \xa0]?(?:\.{3,}|…+|\.(?:[ \xa0]\.){2,})[ \xa0]?[^\s.…]")
_SHORT_PROSE, _LOWER_SHARE, _CJK_PROSE, _MANY = 7, 0.5, 22, 12
_LONGEST_CACHED = 4000
_BEFORE_WORDS = "\"“'‘(«„[—–-¿¡"
SHORT_SENTENCE, _LONG_SENTENCE = 6, 9
"""The number of words of a sentence that ends with a full stop; and that of any other."""
ENDS = frozenset(".!?…。！？")
_QUOTES = " \t\xa0\x1f\"'”’»)]」』"
_FEW_CAPITALS = 4
_LONGEST_WORD = 40
_LONGEST_ROW, _WORDS_A_FACT = 20, 3
_COMMAS = str.maketrans("،、", ",,")


def sentences(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a line; an initial or an abbreviation does not end one."""
    found: list[tuple[int, int]] = []
    position = start
    for mark in _SENTENCE_END.finditer(shadow, start, end):
        if mark[0][0] == "." and _is_abbreviation(shadow, position, mark.start()):
            continue
        found.append((position, mark.end()))
        position = mark.end()
    if position < end:
        found.append((position, end))
    return found


def _is_abbreviation(shadow: str, start: int, dot: int) -> bool:
    word = shadow[max(start, dot - _LONGEST_WORD) : dot].rpartition(" ")[2].lstrip('("“[').casefold()
    if len(word) == 2 and shadow[dot - 2].isupper() and shadow[dot - 1].islower():
        return True  # "Karl Th. Dreyer"
    if month_number(word) is not None and shadow[dot + 1 : dot + 3].strip(" \xa0")[:1].isdigit():
        return True  # "Nov. 18, 1945"
    dotted = len(word) > 1 and word[-2] == "." and (len(word) < 8 or shadow[dot - 1].isupper())
    return dotted or (len(word) == 1 and word.isalpha()) or word in words("abbreviations")


def is_prose(text: str) -> bool:
    """Whether a text is a sentence, or a large part of one, rather than names and labels.

    >>> is_prose("A keeper's daughter finds an old map in the lamp room."), is_prose("Ann Field, Tom Holm and Ida Reed")
    (True, False)
    """
    wide = not text.isascii()
    parts = text.split()
    if not wide and len(parts) < _SHORT_PROSE - 1:
        return False
    if wide and is_wide(text):
        return not _has_field_signs(text) and _is_wide_prose(text, parts) and not _has_leader(text)
    if len(parts) < _SHORT_PROSE - (text.rstrip()[-1:] in ".!?"):
        return False
    small = _lowercase_count(parts)
    lower = small + sum([part.lstrip(_BEFORE_WORDS)[:1].islower() for part in parts if part[0] in _BEFORE_WORDS])
    if not small and not any(part[0].isupper() for part in parts):
        prose = len(parts) >= _SHORT_PROSE and not _is_list(text) and text.count("،") * 20 < len(text) and not _is_credit(text)
    elif lower >= _LOWER_SHARE * len(parts) or (ends_sentence(text) and _has_lowercase_words(parts)):
        prose = not _opens_credit(text)
    else:
        upper = sum([len(part) > 1 and part.isupper() for part in parts]) if len(parts) >= _MANY else 0
        prose = upper * 2 > len(parts) and text.count(",") * 6 < len(parts) and not _opens_credit(text)
    return prose and not _has_field_signs(text) and not _is_list_of_facts(text, len(parts)) and not _has_leader(text)


def _is_wide_prose(text: str, parts: list[str]) -> bool:
    """Whether a text in a script with wide letters is a sentence."""
    if HANGUL.search(text):
        return len(parts) >= _SHORT_PROSE - 2 * (parts[-1][-1:] in ".!?") and sum(map(str.isalpha, text)) >= 16 and not _is_list(text)
    letters = sum(map(str.isalpha, text))
    prose = len(HIRAGANA.findall(text)) * 6 >= letters or sum(map(text.count, words("function_characters"))) * 14 >= letters
    return prose and (letters >= _CJK_PROSE or (letters >= 12 and text.rstrip()[-1:] in "。！？")) and not _is_list(text)


def _has_field_signs(text: str) -> bool:
    """Whether a text contains many signs that are rare in sentences."""
    held = ":" in text or "/" in text or "|" in text or "\t" in text or "'," in text or '",' in text or (not text.isascii() and "：" in text)
    return held and len(_STRONG.findall(text)) * 80 > len(text)


def _is_credit(text: str) -> bool:
    """Whether a text without the end of a sentence is short, and connects an actor with a role."""
    return len(text) <= 2 * _LONGEST_WORD and not ends_sentence(text) and bool(links(text))


def _has_leader(text: str) -> bool:
    """Whether dots lead from a name to a text that is no sentence: "Ann Field ... the woman at the gate"."""
    leader = _LEADER.match(text)
    return leader is not None and is_name_like(leader[1]) and not ends_sentence(text)


def _lowercase_count(parts: list[str]) -> int:
    """The number of words that begin with a lower-case letter."""
    return sum([part[0].islower() for part in parts])


def _is_list_of_facts(text: str, count: int) -> bool:
    """Whether commas separate a text into a few words each, and it has `count` words, a digit, and no end of a sentence."""
    return count <= _LONGEST_ROW and _WORDS_A_FACT * text.count(",") >= count and has_digit(text) and not ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return text.rstrip(_QUOTES)[-1:] in ENDS


def is_prose_line(text: str) -> bool:
    """Whether a line is prose: sentences, whatever the first one begins with.

    >>> is_prose_line("It stars Ann Field, Tom Holm and Ida Reed."), is_prose_line("Ann Field, Tom Holm and Ida Reed.")
    (True, False)
    """
    return _is_prose_line(text) if len(text) < _LONGEST_CACHED else _is_prose_line.__wrapped__(text)


@functools.lru_cache(maxsize=64)  # several callers ask for the same line
def _is_prose_line(text: str) -> bool:
    parts = text.split()
    if (ends_sentence(text) and _has_lowercase_words(parts)) or is_prose(text):
        return True
    if not ends_sentence(text) or len(parts) < SHORT_SENTENCE:
        return False
    lower = _lowercase_count(parts)
    prose = text[0].isupper() and parts[1].islower() and parts[1] not in connecting_words()
    return prose and lower > max(1, sum(part.isupper() for part in parts))


def _has_lowercase_words(parts: list[str]) -> bool:
    """Whether the words are long and lower-case enough not to be a row of names."""
    return len(parts) >= _LONG_SENTENCE and 3 * _lowercase_count(parts) >= len(parts)


def _is_list(text: str) -> bool:
    """Whether commas and the like separate a text into short parts."""
    marks = sum(map(text.count, (",", "、", "，", "/", "|", ":", "：", "　", "・", "(", "（")))
    return marks * 9 > len(text)


def _opens_credit(text: str) -> bool:
    """Whether a text begins with a name and "as": "Ann Field as the woman who runs the shop"."""
    behind = text.split(None, 12)[12:]
    mark = connective().search(text, 0, len(text) - len(behind[0]) if behind else len(text))
    if mark is None or mark.lastgroup != "link":
        return False
    before = text[: mark.start()].split()
    return (
        0 < len(before) <= _FEW_CAPITALS + 1
        and sum(part not in PARTICLES for part in before) <= _FEW_CAPITALS
        and all(not part[0].islower() or part in PARTICLES for part in before)
    )


def may_continue(text: str) -> bool:
    """Whether a text may be the rest of a sentence that began on the line above."""
    return text[:1].islower() or len(text.split()) <= 4 or is_prose(text) or is_wide(text)


def is_name_like(text: str) -> bool:
    """Whether a text is as short as a name, with no small letter at the start of its words but the short ones."""
    parts = tidy(text).split()
    return 0 < len(parts) <= 5 and len(text) <= _LONGEST_WORD and all(not part[0].islower() or len(part) <= 3 for part in parts)


def is_row_of_names(text: str) -> bool:
    """Whether commas separate a text into parts that are all as short as names, in any script."""
    parts = text.translate(_COMMAS).rstrip(" .").split(",")
    return len(parts) > 1 and all(map(is_name_like, parts))
