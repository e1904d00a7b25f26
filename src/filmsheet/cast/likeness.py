"""How much a text looks like the name of an actor rather than a role."""

from __future__ import annotations

from collections.abc import Iterable

from filmsheet.cast import weights as weights_file
from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import Class, Shape, shape
from filmsheet.cast.ranking import name_hash, role_hashes
from filmsheet.text.source import Span

_FIRST = {Class.FIRST: 1.0, Class.EITHER: 0.5, Class.INITIAL: 1.0, Class.LAST: 0.2, Class.TITLE: -1.5, Class.NOUN: -1.5}
_LAST = {Class.LAST: 1.0, Class.EITHER: 0.7, Class.SUFFIX: 1.0, Class.FIRST: 0.0, Class.NOUN: -1.5, Class.TITLE: -1.0}
_ODD = frozenset((Class.LOWER, Class.FUNCTION, Class.OPENS, Class.CLOSES, Class.MARKED))
_LENGTHS = (0.0, -0.5, 0.7, 0.4, -0.3, -1.0, -2.0)


def actor_likeness(text: str, evidence: Evidence | None = None) -> float:
    """Positive for a text that looks like an actor's name, negative for one that looks like a role.

    >>> actor_likeness("Robert Helpmann") > 0 > actor_likeness("BBC radio announcer")
    True
    """
    texts = text.split()[:12]
    if not texts:
        return 0.0
    weights = weights_file.load()
    words = weights.words(texts)
    score = _LENGTHS[min(len(words), len(_LENGTHS) - 1)]
    number = name_hash(words)
    if number in weights.names:
        score += (0.5 if len(words) == 1 else 2.5) * (2 if number in weights.stars else 1)
    score -= 1.0 if role_hashes(words)[-1] in weights.roles else 0.0
    score += _FIRST.get(words[0].kind, 0.0) + (_LAST.get(words[-1].kind, 0.0) if len(words) > 1 else 0.0)
    score -= sum(1.5 for word in words if word.kind in _ODD)
    if evidence and evidence.knows(words):
        score += 8.0
    return score


def mean_likeness(text: str, spans: Iterable[Span], evidence: Evidence | None = None) -> float:
    """The mean over the first fifty of some spans."""
    found = [actor_likeness(text[span.start : span.end], evidence) for span, _ in zip(spans, range(50), strict=False)]
    return sum(found) / len(found) if found else 0.0


def name_shaped(text: str) -> bool:
    """Whether a text has the form of a full name: two to five words that begin with capitals.

    >>> name_shaped("Erich von Stroheim"), name_shaped("Najee's wife")
    (True, False)
    """
    words = text.split()
    return 2 <= len(words) <= 5 and all(_name_word(word) for word in words)


def _name_word(word: str) -> bool:
    form = shape(word)
    if form in (Shape.PARTICLE, Shape.INITIAL, Shape.SUFFIX, Shape.QUOTED, Shape.NOTE, Shape.WIDE):
        return True
    return (word[0].isupper() or not word[0].islower()) and word[0].isalpha() and form != Shape.POSSESSIVE
