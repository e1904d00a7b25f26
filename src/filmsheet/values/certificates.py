"""Certificates of boards of film classification, as written and apart from scores."""

from __future__ import annotations

import functools
import re

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found, tidy
from filmsheet.values.placeholders import is_placeholder
from filmsheet.values.view import Piece, View, brackets, narrow, pieces, unbracketed, view

_CODES = frozenset(
    """g pg pg-13 pg13 pg-12 pg12 r nc-17 nc17 nc-16 nc16 x m gp m/pg nr ur u uc a aa 12a 14a 15a 16a 18a r18 r-18 r18+ r15+ r-15 r12
    m/4 m/6 m/12 m/14 m/16 m/18 ma ma15+ ma-15+ m18 r21 r-21 ua u/a ua7+ ua13+ ua16+ s tv-y tv-y7 tv-y7-fv tv-g tv-pg tv-14 tv-ma e e10+ t
    vm12 vm14 vm18 vm6 al atp apta tp l livre su d d17+ r13+ bo bo-a i ii iia iib iii btl b b15 c k-3 k-7 k-11 k-12 k-16 k-18 k7 k12 k16 k18
    t13 t16 t18 p12 p13 all exempt approved passed unrated pg-15 r-17 rx
    全年龄 全年齡 普遍级 普遍級 保护级 保護級 辅导级 輔導級 限制级 限制級""".split()
)
_PHRASE = lazy(
    r"(?:not|un|non)[ -]?(?:yet[ ])?(?:rated|classified)|no rating|rating pending|suitable for all(?: ages)?"
    r"|(?:uk|us|usa|de|fr|bbfc|mpaa|mpa|fsk|jmk|cbfc|oflc|acb|ifco|kijkwijzer|pegi|usk|csa|eirin)[ :-]{0,3}(?:[a-z]{1,3}[-/ ]?)?(?:\d{1,2}\+?a?|[a-z]{1,3})"
    r"|fsk[ :-]{0,3}(?:ab |o\.? ?a\.?|ohne)[ ]?\w{0,14}(?: jahren?)?|(?:freigegeben )?ab (?:0|6|12|16|18)(?: jahren?)?(?: freigegeben)?"
    r"|ohne altersbeschränkung|keine jugendfreigabe|tous publics?|interdit aux? (?:moins de )?-?\d{1,2}(?: ans)?|-\s?\d{1,2}(?: ans)?"
    r"|v\.?m\.? ?\d{1,2}|per tutti|t|todos los públicos|apta? (?:para )?todos?(?: los públicos| públicos)?"
    r"|(?:no recomendada (?:para|a) )?(?:menores|mayores) de \d{1,2}(?: años)?|no recomendada para menores de \d{1,2}(?: años)?|\+ ?\d{1,2}"
    r"|sam ?\d{1,2}|para todos(?: os públicos)?|(?:não recomendado para )?menores de \d{1,2}(?: anos)?|maiores de \d{1,2}(?: anos)?"
    r"|alle leeftijden|\d{1,2} ?(?:jaar|anni|anos|años|ans|jahre|let|лет|tahun)|\d{1,2}\+|semua umur|dewasa|remaja|barntillåten"
    r"|(?:전체|\d{1,2}세)(?: ?이상)? ?관람 ?가|청소년 ?관람 ?불가|제한상영가|\d{1,2}세|全年龄|\d{1,2}[岁歲](?:以上|\+)?|[あ-ん]*全年齢"
    r"|pg[ -]?1[235]|nc[ -]?1[67]|tv[ -](?:y7?|g|pg|14|ma)|r[ -]?(?:1[3-8]|21)\+?|ua? ?\d{1,2}\+|u/a ?\d{1,2}\+|d ?\d{1,2}\+",
    re.I,
)
_WHOLE = lazy(r"зрителям,? (?:достигшим|не достигшим|старше) \d{1,2}(?:-?ти)? лет|для зрителей,? достигших \d{1,2} лет", re.I)
"""Phrases that contain a comma."""
_AGES = frozenset([0, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
_SURE_AGES = _AGES - {0, 3, 6, 7, 8, 9, 10, 20}
"""Ages that cannot be a score out of ten."""

_SEPARATOR = lazy(r"[,;|、；\n\t•]|(?<=[ ])[/·](?=[ ])|(?<=[^\W\d_]{2})/(?=[A-Z][^/]{1,20}:)")
_RATED = lazy(r"(?:mpaa[ ]|bbfc[ ])?(?:rated|rating|certificate|certified|cert\.?)[ :]{1,3}(?=\S)", re.I)
_REASON = lazy(r"[ ](?:for|due to|because of|by|on appeal|wegen|per|por|pour)[ ].*", re.S)
_DASHED = lazy(r"[ ][-–—:][ ].*", re.S)
_SCORE = lazy(r"\d{1,3}(?:[.,]\d{1,2})?[ ]?(?:%|/[ ]?\d{1,4}\b)|\d{1,2}[.,]\d{1,2}|[★☆⭐]|\d[ ]?(?:out of|von|sur|de|su|stars?)\b")
_COUNTRY = lazy(r"[^\W\d_][^\W\d_. ]{1,3}(?:[^\W\d_. ]|[. ](?=[^\W\d_])){0,20}[ ]?:[ ]?(?=\S)")
_RUNTIME = lazy(r"\d+[ ]?(?:min|hr|h\b|m\b)")
_PROSE = lazy(
    r"(?!(?:not|un|non|no|rat|suit|tous|inter|per|todos|apt|para|alle|semua|keine|ohne|frei|menores|mayores|maiores|mpa|bbfc|cert|remaja|barn|all\b|exempt|approved|passed|livre)|\w{1,4}\b)"
    r"[^\W\d_]{2}(?-i:[^\W\d_A-Z])[^:：\d]{0,400}\Z",
    re.I,
)
"""A text without digits that does not begin like a certificate: "Years later, the keeper …"."""
_LONGEST = 60


def certificates(text: str, start: int, end: int) -> list[Found]:
    """The certificates of a region, as written. A span includes the reason for the certificate.

    >>> [c.value for c in certificates("PG-13 for some language; FSK 6", 0, 30)]
    ['PG-13', 'FSK 6']
    """
    bare = text[start:end].strip()
    if bare.casefold() in _CODES:
        place = text.index(bare, start, end)
        return [Found(bare, place, place + len(bare))]
    seen = view(text, start, end)
    if _WHOLE.fullmatch(seen.text):
        return [seen.found(seen.text, 0, len(seen.text))]
    found = []
    for piece in _cut(seen.text):
        one = _certificate(seen, piece, lenient=True)
        if one is not None:
            found.append(one)
    return found


def is_certificate(text: str, start: int, end: int) -> bool:
    """Whether a value that may be a score or a certificate is a certificate.

    >>> is_certificate("PG-13", 0, 5), is_certificate("15", 0, 2), is_certificate("8.1/10", 0, 6), is_certificate("8", 0, 1)
    (True, True, False, False)
    """
    if _PROSE.match(text, start, end):
        return False
    seen = view(text, start, end)
    first = next(iter(_cut(seen.text)), None)
    if first is None or _SCORE.search(seen.text[:200]):
        return False
    return _certificate(seen, first, lenient=False) is not None


def _cut(text: str) -> list[Piece]:
    """The items of a list of certificates; what follows a reason ("for violence, language") belongs to it."""
    found: list[Piece] = []
    reason = False
    for piece in pieces(text, _SEPARATOR, brackets(text)):
        if reason and piece.before == "," and not _known(text[slice(*narrow(text, piece.start, piece.end))]):
            found[-1] = found[-1]._replace(end=piece.end)
        else:
            found.append(piece)
            reason = _REASON.search(text, piece.start, piece.end) is not None
    return found


def _certificate(seen: View, piece: Piece, *, lenient: bool) -> Found | None:
    start, end = narrow(seen.text, piece.start, piece.end, before="•*·-–—:", after=":")
    words = seen.text[start:end]
    if not words or _SCORE.match(words) or _RUNTIME.match(words):
        return None
    value = _value(words)
    if not value or value.casefold() == "no" or is_placeholder(value):
        return None
    if _known(value, sure=not lenient) or (lenient and _plausible(value)):
        return seen.found(value, start, end)
    first = value.split()[0].rstrip(",")
    if len(first) > 1 and first.upper() == first and _known(first, sure=not lenient):
        return seen.found(first, start, end)
    return None


def _value(words: str) -> str:
    """The certificate without "Rated", its reason and its notes in brackets."""
    rated = _RATED.match(words)
    words = words[rated.end() :] if rated else words
    words = unbracketed(words)
    shorter = tidy(_REASON.sub("", words)).rstrip(".,;")
    words = shorter if _known(shorter) else tidy(words).rstrip(".,;")
    if not _known(words):
        shorter = _DASHED.sub("", words)
        words = shorter if _known(shorter) else words
    return tidy(words)


@functools.lru_cache(maxsize=256)
def _known(value: str, *, sure: bool = False) -> bool:
    """Whether a board gives this certificate. With `sure`, it must also not be possible as a score."""
    if len(value) > _LONGEST:
        return False
    if value.isdecimal():
        return len(value) <= 2 and int(value) in (_SURE_AGES if sure else _AGES)
    folded = value.casefold()
    if len(value) == 1:
        return value.isupper() and folded in _CODES and not (sure and folded in "bcdeit")
    if folded in _CODES or _PHRASE.fullmatch(value):
        return True
    country = _COUNTRY.match(value)
    return country is not None and _known(value[country.end() :])


def _plausible(value: str) -> bool:
    """Whether a text below a label for certificates is one: any short text that is not a number or a sentence."""
    return len(value) <= _LONGEST and any(map(str.isalpha, value)) and not value.endswith((".", "!", "»")) and "://" not in value
