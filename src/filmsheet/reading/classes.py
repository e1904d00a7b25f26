"""The class, the form and the script of a piece, from its text alone, without its surroundings.

A class is what the form of a piece indicates: a year, a name, a known genre, a label, a sentence. Classes are parts of the
names of features. After a change here, change `features.FINGERPRINT` and train again.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata

from .. import values
from ..cast import weights as name_weights
from ..text.lazily import lazy
from ..text.scripts import HANGUL, is_wide
from ..values.dates import is_year
from ..vocabulary import Label
from ..vocabulary.known_words import is_country, is_genre, is_language
from ..vocabulary.wordlists import words

GAP_NAMES = "space comma mark link bracket sentence line blank".split()
"""The names of the kinds of gaps."""
FACTS = frozenset(("year", "time", "country", "genre", "date", "score", "cert", "rated", "tongue", "dated"))
"""The classes of facts."""
"""A Chinese, Japanese or Korean letter, as the weights were trained with it."""
_RATING = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?(?:/\s?\d{1,3}|%)|[★☆⭐✩✭✯*½]{2,}")
_ADDRESS = re.compile(r"(?:https?:|www\.)|\w@\w|\.(?:com|org|net|html?|jpe?g|png|php)\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥₹]|\b(?:USD|EUR|GBP|million|crore|lakh)\b", re.IGNORECASE)
_HAN, _KANA = lazy(r"[\u3400-\u9fff]+"), lazy(r"[\u3040-\u30ffー・]+")
_TERMS, _SIGNS = frozenset(("genre", "country", "tongue")), frozenset(("score", "address", "cert"))
_CLASS_LETTERS = "?uFLEnTlfpis"
_SIGN_OF = ((str.isupper, "A"), (str.islower, "a"), (str.isdigit, "0"), (str.isspace, "_"), (str.isalpha, "w"))


def kind(text: str, label: Label | None = None, *, prose: bool = False) -> str:
    """The class of a piece.

    >>> kind("1931"), kind("Ann Field"), kind("95 min")
    ('year', 'name', 'time')
    """
    if prose:
        return "sent"
    form = _form(text)
    if label is None or form in _TERMS:
        return form
    if any(map(str.isdigit, text)):
        return "label" if form == "digits" and not label.weak else form
    if label.weak:
        return form if form in _SIGNS else "l" + label.keys[0]
    return "L" + label.keys[0]


@functools.lru_cache(maxsize=8192)
def _form(text: str) -> str:
    """The class of a text that is not a label."""
    if any(map(str.isdigit, text)):
        return _figure(text) or "digits"
    if is_genre(text):
        return "genre"
    if is_country(text):
        return "country"
    if is_language(text):
        return "tongue"
    if _RATING.fullmatch(text):
        return "score"
    if _ADDRESS.search(text):
        return "address"
    if len(text) < 24 and values.is_certificate(text, 0, len(text)):
        return "cert"
    return _look_of_words(text)


def _figure(text: str) -> str:
    bare = text.strip(" ()[].,'’")
    if is_year(bare):
        return "year"
    if bare.isdecimal():
        return "number"
    if _ADDRESS.search(text):
        return "address"
    if _RATING.search(text):
        return "score"
    if values.runtime(text, 0, len(text)) is not None and len(text) < 40:
        return "time"
    if len(text) < 40 and (found := values.release_dates(text, 0, len(text))):
        return "date" if len(found[0].date.value) > 4 else "dated"
    if _MONEY.search(text):
        return "money"
    if len(text) < 40 and any(one.source for one in values.ratings(text, 0, len(text), None)):
        return "rated"
    if len(text) < 30 and values.is_certificate(text, 0, len(text)):
        return "cert"
    if values.year(text, 0, len(text)) is not None:
        return "dated"
    return ""


def _look_of_words(text: str) -> str:
    parts = text.split()
    if is_wide(text):
        if _KANA.fullmatch(text):
            return "kana" if len(text) < 12 else "kana long"
        if all(map(HANGUL.match, text.replace(" ", ""))):
            return f"hangul {'2-4' if len(text) < 5 else '5-8' if len(text) < 9 else 'long'}"
        return f"han {len(text) if len(text) < 6 else '6-9' if len(text) < 10 else 'long'}"
    if parts[-1].casefold().strip(".,") in words("company_words"):
        return "firm"
    if text.isupper() and len(text) > 3:
        return f"caps {min(len(parts), 4)}"
    upper = sum(1 for part in parts if part[:1].isupper() or not part[:1].isalpha())
    if text.islower():
        return f"lower {min(len(parts), 4)}"
    names = name_classes(text)
    if "F" in names[:1] and 1 < len(parts) < 5 and upper == len(parts):
        return "name"
    if 1 < len(parts) < 5 and upper == len(parts):
        return "Name"
    if upper == len(parts):
        return "Word" if len(parts) == 1 else "Words"
    return "mixed " + ("few" if len(parts) < 4 else "some" if len(parts) < 8 else "many")


@functools.lru_cache(maxsize=8192)
def name_classes(text: str) -> str:
    """The class of each word of a text with regard to names, one letter for each word."""
    parts = text.split()[:6]
    return "".join(_CLASS_LETTERS[kind] if kind < len(_CLASS_LETTERS) else "o" for kind in name_weights.load().kinds(parts))


@functools.lru_cache(maxsize=8192)
def shape(text: str) -> str:
    """The shape of a text: its kinds of characters, without repetition.

    >>> shape("Ann Field, 95 min")
    'Aa_Aa,_0_a'
    """
    return "".join(sign for sign, _ in itertools.groupby(map(_sign, text[:60])))[:16]


@functools.lru_cache(maxsize=4096)
def _sign(character: str) -> str:
    """The letter of a character in a shape."""
    kept = character if character in ".,'-&/%:+#$" else "."
    return next((sign for is_one, sign in _SIGN_OF if is_one(character)), kept)


def script(text: str) -> str:
    """The script of the first letter of a text."""
    for character in text:
        if character.isalpha():
            if character.isascii():
                return "latin"
            return unicodedata.name(character, "?").partition(" ")[0].lower()
    return "none"


def writing(text: str) -> str:
    """The predominant script of a long text."""
    wide = sum(map(len, _HAN.findall(text))) + sum(map(len, _KANA.findall(text)))
    hangul = len(HANGUL.findall(text))
    return "hangul" if hangul > 40 else "han" if wide > 40 else "ascii" if text.isascii() else "other"


def bucket(number: int) -> int:
    """A number, with large ones rounded down, so that a feature groups them."""
    return number if number < 4 else 4 if number < 6 else 6 if number < 10 else 10 if number < 18 else 18 if number < 35 else 35 if number < 70 else 70
