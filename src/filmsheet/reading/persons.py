"""The bounds of a name, without surrounding words and signs that are not part of it.

A piece that was judged to be a person may contain more than the name: a label without a separator ("dir Ann Field",
"編劇坂本悠二"), a word before the name ("de Luc Brun"), the rest of a sentence ("Ann Field star in"), or a sign.
"""

from __future__ import annotations

from ..text.scripts import UNBROKEN, is_wide
from ..text.source import FILL, Span
from ..values.view import narrow
from ..vocabulary import Vocabulary
from ..vocabulary.wordlists import words
from .connectives import PARTICLES
from .runs import person_bounds
from .stretches import PERSON_KEYS
from .within import is_given

_SIGNS = "=|^!;，、،।ㅣ"
_FEWEST = 2
"""At least this many words of a name are left."""
_MOST_LEADING = 4
_LONGEST_WIDE, _SHORTEST_WIDE = 6, 2


def name_bounds(shadow: str, start: int, end: int, vocabulary: Vocabulary) -> Span:
    """The bounds of the name in a region.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> text = "dir Ann Field star in"
    >>> text[slice(*name_bounds(text, 0, len(text), DEFAULT))]
    'Ann Field'
    """
    start, end = person_bounds(shadow, start, end)
    start, end = narrow(shadow, start, end, _SIGNS, _SIGNS)
    if is_wide(shadow[start:end]):
        return _wide(shadow, start, end, vocabulary)
    found = _words(shadow, start, end)
    first, stop = 0, len(found)
    while first < _MOST_LEADING and stop - first > _FEWEST and _leads(shadow, found[first : first + _FEWEST + 1], vocabulary):
        first += 1
    if found and shadow[found[first][0]].isupper():
        while stop - first > _FEWEST and _trails(shadow[slice(*found[stop - 1])], vocabulary):
            stop -= 1
    return Span(found[first][0], found[stop - 1][1]) if (first, stop) != (0, len(found)) else Span(start, end)


def _words(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a region. Markup alone does not separate words ("R&ouml;hrig"), and neither does a line end after a hyphen."""
    found: list[tuple[int, int]] = []
    for word in UNBROKEN.finditer(shadow, start, end):
        before = shadow[found[-1][1] : word.start()] if found else ""
        if found and (not before.strip(FILL) or (shadow[found[-1][1] - 1] == "-" and "\n" in before)):
            found[-1] = found[-1][0], word.end()
        else:
            found.append(word.span())
    return found


def _leads(shadow: str, rest: list[tuple[int, int]], vocabulary: Vocabulary) -> bool:
    """Whether the first of some words precedes a name, and is not part of it."""
    word, *following = (shadow[slice(*one)] for one in rest)
    if not all(part[0].isupper() or part.casefold() in PARTICLES for part in following) or not following[0][0].isupper():
        return False
    if _is_label(word, vocabulary):
        return True
    return word[0].islower() and (word not in PARTICLES or (word in words("by") and is_given(following[0])))


def _trails(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the last word of a text is not part of the name before it."""
    if word.casefold().rstrip(".") in words("name_suffixes"):
        return False
    return (word.isalpha() and word.islower() and word not in PARTICLES) or _is_label(word, vocabulary)


def _is_label(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a trusted label of the crew or the cast."""
    label = vocabulary.find(text)
    return label is not None and not label.weak and label.keys[0] in PERSON_KEYS


def _wide(shadow: str, start: int, end: int, vocabulary: Vocabulary) -> Span:
    """The bounds of a name in a script without blanks, where no blank separates it from the words around it."""
    for size in range(min(_LONGEST_WIDE, end - start - _SHORTEST_WIDE), _SHORTEST_WIDE - 1, -1):
        if _is_label(shadow[start : start + size], vocabulary):
            start += size
            break
    for size in range(min(_LONGEST_WIDE, end - start - _SHORTEST_WIDE), 0, -1):
        text = shadow[end - size : end]
        if text in words("behind_names_wide") or (size > 1 and _is_label(text, vocabulary)):
            end -= size
            break
    return Span(start, end)
