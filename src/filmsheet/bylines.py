"""Bylines: who made a film and who plays in it, said by a preposition where other sheets have a label.

"de Hélène Vasseur, avec Mathieu Carel et Nadia Kacem", "mit Lea Gruber, Moritz Stangl u. a.", "Un film di Saverio Cotugno".
A preposition opens many a sentence, so that what follows must be names and nothing else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from . import values
from .lazily import lazy
from .lexicon import is_country, is_genre
from .source import Span, tidy, trim

_LONGEST = 240
_STRONG = (
    r"(?:ein|een) film (?:von|van)|un film (?:de|di|d['’])|um filme (?:de|da|do)|una? pel[ií]cula de|a film by|film by|directed by"
    r"|unter der regie von|r[ée]alis[ée]e? par|mis en sc[èe]ne par|dirett[oa] da|regia di|dirigid[oa] por|realizad[oa] por|geregisseerd door"
    r"|regie van|disutradarai(?: oleh)?|(?-i:regie|regia|réalisation|dirección|direção|realização|sutradara|Dir\.|dir\.|[Dd]ir:|D:|d\.|Réal\.|Reż\.|реж\.|Реж\.)"
)
_WEAK = r"de|d['’]|di|da|von|van|by|por|par"
_CAST = (
    r"un film (?:con|avec)|(?:with|featuring) the voices? of|with|starring|mit|avec|con|com|met|с участием|dibintangi(?: oleh)?|in den hauptrollen|interpretad[oa] por|protagonizad[oa] por"
    r"|interpretato da|interpr[ée]t[ée] par"
)
_OPENING = lazy(rf"(?:(?P<director>{_STRONG})|(?P<cast>{_CAST})|(?P<weak>{_WEAK}))(?:(?<=['’])|[ \u00a0]+)(?=[^\W\d_])", re.IGNORECASE)
_FURTHER = lazy(
    rf"(?:[,.;|]\s*|\s)(?=(?:{_CAST})[ \u00a0]+(?-i:[^\W\d_a-zà-ÿа-я]))|\s?\|\s*(?=par[ \u00a0]+(?-i:[^\W\d_a-zà-ÿ]))", re.IGNORECASE
)
_INSIDE = lazy(rf"\s(?=(?:{_STRONG})[ \u00a0]+(?-i:[^\W\d_a-zà-ÿа-я]))", re.IGNORECASE)
_KIND = lazy(
    r"(?:(?P<film>(?:Fernseh|Spiel|Dokumentar)?[Ff]ilm|Téléfilm|Chronique|Pel[íi]cula|Filme|Documentaire|Documentario|Documental|Documentário)(?:\s[^\W\d_]{3,20}){0,2}"
    r"|(?P<words>[^\W\d_][^\n.,;:()]{0,30}?))\s(?=(?:de|di|von|van|d['’])\s?[^\W\d_a-zà-ÿ])"
)
_PARTICLES = frozenset("de du da do dos das del della di d van der den ter ten la le el al bin ibn y e von zu st af av und af".split())
_MOST_WORDS_BEFORE = 6
_ARTICLE = lazy(r"(?:the|a|an|le|la|les|der|die|das|el|los|il) ", re.IGNORECASE)
_FIRMS = lazy(r"\b(?:films?|pictures?|studios?|productions?|entertainment|media|company|inc|ltd|group|cinema|television|tv|festival|awards?|theat(?:re|er)s?)\b", re.IGNORECASE)


class Byline(NamedTuple):
    """The key of the record that a region of names fills, and the words that say so."""

    key: str
    start: int
    end: int
    words: Span


def bylines(text: str, start: int, end: int) -> list[Byline]:
    """Read a line as bylines; an empty list where it is none.

    >>> [(b.key, b.end) for b in bylines("di Nora Lucchetti, con Alba Rohrbach, Elio Germani", 0, 50)]
    [('directors', 17), ('cast', 50)]
    >>> bylines("With a heavy heart, he leaves.", 0, 30)
    []
    """
    start, end = trim(text, start, end)
    if end - start > _LONGEST:
        return []
    if _OPENING.match(text, start, end) is None:
        start = _behind_kind(text, start, end)
    opening = _OPENING.match(text, start, end)
    if opening is None or (opening["weak"] and opening["weak"].isupper() and len(opening["weak"]) > 1):
        return []  # "DE LAATSTE TURFSTEKER" is a title
    further = _FURTHER.search(text, opening.end(), end) if not opening["cast"] else None
    stop = further.start() if further else end
    first = _clause(text, opening, stop)
    if first is None:
        return []
    if further is None:
        return [first]
    rest = _OPENING.match(text, further.end(), end)
    second = _clause(text, rest, end) if rest else None
    return [first, second] if second else []


def _behind_kind(text: str, start: int, end: int) -> int:
    """Where a byline starts behind what kind of film it is: "Un drame, un film de Ada Roy", "Comédie dramatique de Ada Roy"."""
    inside = _INSIDE.search(text, start, end)
    if inside and len(text[start : inside.start()].split()) <= _MOST_WORDS_BEFORE:
        return inside.end()
    kind = _KIND.match(text, start, end)
    if kind and (kind["film"] or is_genre(kind["words"]) or is_genre(kind["words"].partition(" ")[0])):
        return kind.end()
    return start


def _clause(text: str, opening: re.Match[str], end: int) -> Byline | None:
    """The names behind an opening, if nothing else stands there."""
    start, end = trim(text, opening.end(), end)
    words = trim(text, *opening.span())
    if opening["cast"]:
        return Byline("cast", start, end, words) if people(text, start, end, 1 if text[words.start].isupper() else 2) else None
    few = text[start:end].count(",") < 2 and len(text[start:end].split()) <= 12
    return Byline("directors", start, end, words) if few and people(text, start, end, 1) else None


def people(text: str, start: int, end: int, least: int = 1) -> bool:
    """Whether a region names people and says nothing else."""
    found = values.names(text, start, end)
    if len(found) < least or not any(" " in name.value for name in found):
        return False
    if not all(_is_name(name.value) for name in found):
        return False
    said = sum(len(name.value) for name in found)
    bare = tidy(re.sub(r"\([^()]{0,80}\)", " ", text[start:end]))
    return len(bare) - said <= 6 * len(found) + 6


def names_people(text: str, start: int, end: int) -> bool:
    """Whether a region names people by their full names, and no company, country or genre."""
    words = tidy(text[start:end])
    if _FIRMS.search(words) or _ARTICLE.match(words) or is_genre(words) or is_country(words):
        return False
    return people(text, start, end) and all(" " in name.value for name in values.names(text, start, end))


def lists_people(text: str, start: int, end: int) -> bool:
    """Whether a region lists three people or more and says nothing else: "Mary Holm, Ivo Lund, Tom Reed".

    >>> lists_people("Mary Holm, Ivo Lund, Tom Reed", 0, 29), lists_people("Drama, Film Noir, War", 0, 21)
    (True, False)
    """
    if end - start > _LONGEST or text.count(",", start, end) < 2 or _OPENING.match(text, start, end) or _FIRMS.search(text, start, end) or not people(text, start, end, 3):
        return False
    parts = [tidy(part) for part in text[start:end].split(",")]
    return all(" " in part and not is_genre(part) and not is_country(part) and not _ARTICLE.match(part) for part in parts)


def _is_name(name: str) -> bool:
    words = name.split()
    capital = all(word[0].isupper() or word.strip("'’").casefold() in _PARTICLES or word[:2] in ("d'", "d’") for word in words)
    return capital and len(words) <= 5 and not any(c.isdigit() for c in name) and words[0][0].isupper()
