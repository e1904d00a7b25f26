"""Certificates of film classification boards, as written. Scores are not certificates."""

from __future__ import annotations

import functools
import re

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found, tidy
from filmsheet.values.placeholders import is_placeholder
from filmsheet.values.view import Piece, View, brackets, merged, narrow, pieces, unbracketed, view
from filmsheet.vocabulary.wordlists import any_of, words

_AGES = frozenset([0, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
_SURE_AGES = _AGES - {0, 3, 6, 7, 8, 9, 10, 20}
"""Ages that cannot be a score out of ten."""

_SEPARATOR = lazy(r"[,;|、；\n\t•]|(?<=[ ])[/·](?=[ ])|(?<=[^\W\d_]{2})/(?=[A-Z][^/]{1,20}:)")
_RATED = lazy(r"(?:mpaa[ ]|bbfc[ ])?(?:rated|rating|certificate|certified|cert\.?)[ :]{1,3}(?=\S)", re.I)
_REST = lazy(r"[ ](?:{reasons}|[-–—:])[ ].*", re.S, any_of)
_SCORE = lazy(r"\d{1,3}(?:[.,]\d{1,2})?[ ]?(?:%|/[ ]?\d{1,4}\b)|\d{1,2}[.,]\d{1,2}|[★☆⭐]|\d+[ ]?min|\d[ ]?(?:out of|von|sur|de|su|stars?)\b")
_BOARD = lazy(r"{rating_boards}[ :-]{0,3}(?:[a-z]{1,3}[-/ ]?)?(?:\d{1,2}\+?a?|[a-z]{1,3})", re.I, any_of)
_AGE = str.maketrans("0123456789", "#" * 10)
_JOINTS = str.maketrans("", "", " \n\t:-")
"""The optional separators inside a certificate: "PG-13", "PG 13", "FSK: ab 12"."""
_LONGEST = 60


def certificates(text: str, start: int, end: int) -> list[Found]:
    """The certificates of a region, as written. A span includes the reason for the certificate.

    >>> [c.value for c in certificates("PG-13 for some language; FSK 6", 0, 30)]
    ['PG-13', 'FSK 6']
    """
    seen = view(text, start, end)
    if "," in seen.text and _is_listed(seen.text):
        return [seen.found(seen.text, 0, len(seen.text))]
    found = (_certificate(seen, piece, lenient=True) for piece in _cut(seen.text))
    return [one for one in found if one is not None]


def is_certificate(text: str, start: int, end: int) -> bool:
    """Whether a value that may be a score or a certificate is a certificate.

    >>> is_certificate("PG-13", 0, 5), is_certificate("15", 0, 2), is_certificate("8.1/10", 0, 6), is_certificate("8", 0, 1)
    (True, True, False, False)
    """
    if _opens_prose(text[start : min(end, start + _LONGEST)]):
        return False
    seen = view(text, start, end)
    first = next(pieces(seen.text, _SEPARATOR, brackets(seen.text)), None)
    if first is None or _SCORE.search(seen.text, 0, 200):
        return False
    return _certificate(seen, first, lenient=False) is not None


@functools.cache
def _first_words() -> frozenset[str]:
    listed = {entry.split()[0].rstrip(",") for entry in words("certificates")}
    return frozenset(listed) | words("rating_boards") | {"rated", "rating", "certificate", "certified"}


def _opens_prose(piece: str) -> bool:
    """Whether a text begins with a word that no certificate begins with: "Years later, the keeper …"."""
    word = piece.split(None, 1)[0].rstrip(",.;") if piece.strip() else ""
    return len(word) > 4 and word[2].islower() and ":" not in piece and word.casefold() not in _first_words()


def _cut(text: str) -> list[Piece]:
    """The items of a list of certificates; text after a reason ("for violence, language") belongs to it."""
    return merged(
        pieces(text, _SEPARATOR, brackets(text)),
        lambda left, right: right.before == "," and _REST.search(text, left.start, left.end) is not None and not _known(tidy(text[right.start : right.end])),
    )


def _certificate(seen: View, piece: Piece, *, lenient: bool) -> Found | None:
    start, end = narrow(seen.text, piece.start, piece.end, before="•*·-–—:", after=":")
    written = seen.text[start:end]
    if not written or _SCORE.match(written):
        return None
    value = _value(written)
    if not value:
        return None
    if _known(value, sure=not lenient) or (lenient and _plausible(value)):
        return None if value.casefold() == "no" or is_placeholder(value) else seen.found(value, start, end)
    first = value.split()[0].rstrip(",")
    if len(first) > 1 and first.upper() == first and _known(first, sure=not lenient):
        return seen.found(first, start, end)
    return None


def _value(written: str) -> str:
    """The certificate without "Rated", its reason and its notes in brackets."""
    rated = _RATED.match(written)
    value = tidy(unbracketed(written[rated.end() :] if rated else written)).rstrip(".,; ")
    shorter, _, last = value.rpartition(" ")
    if last.casefold() in words("certificate_words") and _known(shorter):
        return shorter
    shorter = _REST.sub("", value).rstrip(".,; ")
    return shorter if not _known(value) and _known(shorter) else value


@functools.cache
def _listed() -> frozenset[str]:
    return frozenset(entry.translate(_JOINTS) for entry in words("certificates"))


def _is_listed(value: str) -> bool:
    """Whether a certificate is in the list, as it is or with `#` for its age."""
    bare = value.casefold().translate(_JOINTS)
    return not value.endswith("-") and (bare in _listed() or bare.translate(_AGE).replace("##", "#") in _listed())


@functools.lru_cache(maxsize=256)
def _known(value: str, *, sure: bool = False) -> bool:
    """Whether a board issues this certificate. With `sure`, it must also not be possible as a score."""
    if len(value) > _LONGEST:
        return False
    if value.isdecimal():
        return len(value) <= 2 and int(value) in (_SURE_AGES if sure else _AGES)
    if len(value) == 1:
        return value.isupper() and _is_listed(value) and not (sure and value in "BCDEIT")
    if _is_listed(value) or _BOARD.fullmatch(value):
        return True
    country, colon, rest = value.partition(":")
    named = 2 <= len(country) <= 25 and country.replace(" ", "").replace(".", "").isalpha()
    return bool(colon) and named and _known(rest.strip(" -"))


def _plausible(value: str) -> bool:
    """Whether a text below a label for certificates is one: any short text that is not a number or a sentence."""
    return len(value) <= _LONGEST and any(map(str.isalpha, value)) and not value.endswith((".", "!", "»")) and "://" not in value
