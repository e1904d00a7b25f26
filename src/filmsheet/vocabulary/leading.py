"""Labels without a separator: "SutradaraRio Rezal", "REGIA Fede Ferrini", "Director Mick Powers"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import islice

from filmsheet.text.lazily import lazy
from filmsheet.vocabulary.derived import Reader
from filmsheet.vocabulary.folding import fold, is_cjk
from filmsheet.vocabulary.table import Label

_BULLETS = " \t\xa0\u3000\x1f*\u2022\u00b7-\u25cf\u25ce\u25cb\u25a0\u25a1\u25aa\u25ba\u25b6\u2605\u2606\u25c6\u25c7\u3010"
_MOST_WORDS = 6
_KNOWN_AS = "a.k.a."
_FIGURES = frozenset(
    {"year", "release_dates", "runtime", "ratings", "certificates", "certificates_or_ratings", "budget", "box_office"}
)
_CERTIFICATES = frozenset({"certificates", "certificates_or_ratings"})
_PEOPLE = frozenset({"directors", "writers", "producers", "composers", "cinematographers", "editors"})
_CERTIFICATE = re.compile(r"(?:U|A{1,2}|X|PG(?:-13)?|12A?|15|18|R18|R|G)\.?")
_COUNTRY_NOTED = lazy(r"[^\W\d_]\s\([A-Z]{2,3}\)$")
_PLACED = lazy(r"\s(?:in|en|em|na|no|in de|в|nei|au|aux)\s[^\W\d_a-zа-яà-ÿ][^\W\d_]*$")
_WEEKDAY = lazy(r"(?:lun|mar|mer|gio|gi[ou]|ven|sab|dom|mon|tue|wed|thu|fri|sat|sun|lundi|jeu|sam|dim|jue|vie|s[áa]b|don|di|woe|do|vr|za|zo|сред|чет|пят|суб)[^\W\d_]{2,10},?\s(?=\d)", re.IGNORECASE)
_FIRST_WORD = lazy(r"[^\W\d_]+")
_PROSE = frozenset({"storyline", "trivia", "not_film", "tagline"})
_MONEY = "$\u20ac\u00a3\u00a5\u20b9"
_SMALL = frozenset(
    "a af al and bin da de del della den der des di do dos du e ed el en et i ibn la las le les lo los of og och san st "
    "te ten ter the und van vom von y zu zur min mins minutes minuti minuten minutos menit o.a. u.a. \u0438 \u0434\u0440. \u043c\u0438\u043d".split()
)


def leading(reader: Reader, line: str) -> tuple[int, Label] | None:
    """The longest label without a separator at the start of a line, and its end."""
    start = len(line) - len(line.lstrip(_BULLETS))
    first = line[start : start + 1]
    if not first or not (first.isupper() or is_cjk(first) or line[start : start + 4].lower() in ("aka ", "a.k.")):
        return None
    if not is_cjk(line[start : start + 12]) and line[start : start + 4].lower() != _KNOWN_AS[:4] and not _opens_with_word(reader, line, start):
        return None
    for end in reversed(_ends(line, start)):
        found = _label(reader, line[start:end])
        if found and _stands(found[0], found[1], line[start:end], line[end:].rstrip()):
            return end + (line[end] == "\u3011"), found[0]
    return None


def _opens_with_word(reader: Reader, line: str, start: int) -> bool:
    """Whether the first word, or its part before a capital or a digit, occurs in any label."""
    match = _FIRST_WORD.match(line[start : start + 40])
    return match is not None and _stands_in_label(reader, match[0])


@functools.lru_cache(maxsize=4096)
def _stands_in_label(reader: Reader, word: str) -> bool:
    parts = (word, *re.findall(r"^(?:[A-Z\u00c0-\u00de\u0410-\u042f]+|.)[a-z\u00df-\u00ff\u0430-\u044f]+", word))
    return any(fold(part) in reader.table.words for part in parts)


def _label(reader: Reader, piece: str) -> tuple[Label, str] | None:
    """The label of a piece, and its trust."""
    key = fold(piece)
    label = reader.table.label(key)
    if label:
        return None if label.keys == ("heading",) else (label, reader.table.trust(key))
    label = reader.simple(piece)
    if label is None and _COUNTRY_NOTED.search(piece):  # "Originaltitel (DE) Nachtschicht"
        label = reader.resolve(piece)
        return (label, "") if label and not label.weak and label.keys[0] in ("title", "original_title", "also_known_as", "release_dates") else None
    if label is None and _PLACED.search(piece) and (placed := reader.resolve(piece)) and placed.keys == ("release_dates",):
        return placed, "weak" if placed.weak else "plain"
    if label is None and key.endswith(" by") and (label := reader.compound(key)):
        return label, "weak" if label.weak else ""
    if label is None or label.keys == ("heading",):
        return None
    return label, "weak" if label.weak else "plain"


def _ends(line: str, start: int) -> list[int]:
    """Where a label at the start of the line may end: after each of the first words, and where two words are glued."""
    return list(islice(_cuts(line[start : start + 60], start), _MOST_WORDS))


def _cuts(piece: str, start: int) -> Iterator[int]:
    for at in range(1, len(piece)):
        before, after = piece[at - 1], piece[at]
        if (before.isalpha() or before == ")" or (before == "." and at == len(_KNOWN_AS) and piece[:at].lower() == _KNOWN_AS)) and _parts_words(before, after):
            yield start + at


def _parts_words(before: str, after: str) -> bool:
    """Whether one word ends and the next begins between two characters."""
    if after.isspace() or after.isdigit() or after in "(\uff08\u3011" or after in _MONEY:
        return True
    if "\u3040" <= after <= "\u30ff":  # Japanese letters continue the word: a sentence, not a label and its value
        return False
    return (before.islower() and after.isupper()) or is_cjk(before) != is_cjk(after)


def _stands(label: Label, trust: str, piece: str, rest: str) -> bool:
    """Whether a text is a label, with `rest` after it and no separator."""
    value = rest.lstrip(" \t\xa0\u3000\x1f\u3011")
    if label.keys[0] == "also_known_as" and len(piece.rstrip(".")) <= 6 and value != rest:
        return value[0].isupper() and len(value) <= 120
    if label.keys[0] in _CERTIFICATES and value != rest and _CERTIFICATE.fullmatch(value):
        return True
    if not value or value[0] in ":\uff1a=\u2013\u2014|-.,/\u3001\u3002" or trust == "weak":
        return False
    figures = value[0].isdigit() or value[0] in _MONEY or (label.keys[0] == "release_dates" and _WEEKDAY.match(value) is not None)
    fitting = trust == "" or not figures or label.keys[0] in _FIGURES
    if rest[0] == "\u3011" or _COUNTRY_NOTED.search(piece):
        return True
    if value == rest:
        return fitting and (is_cjk(piece) or piece[0].isupper())
    if is_cjk(piece):
        return (trust == "" or (figures and fitting)) and len(value) <= 120 and not value.endswith(("\u3002", "."))
    if _capitals(piece) and (figures or not _capitals(value.split()[0])):
        return fitting
    if label.keys[0] in _PEOPLE and not _capitals(piece) and _capitals(value) and 2 <= len(value.split()) <= 8:
        return True
    if figures and label.keys[0] in _FIGURES and (len(value.split()) <= 4 or not value[0].isdigit()):
        return True
    if label.keys[0] in _CERTIFICATES and _like_certificate(value):
        return True
    return trust == "" and label.keys[0] not in _PROSE and not value[0].islower() and _like_value(value)


def _like_certificate(value: str) -> bool:
    """Whether a value begins like a certificate: "R", "PG-13 for violence"."""
    first, *more = value.split()
    return len(first) <= 6 and first.isupper() and not (more and _capitals(more[0]))


def _capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def _like_value(rest: str) -> bool:
    """Whether the following text looks like names or digits and not like the rest of a sentence."""
    if len(rest) > 160:
        return False
    if rest[0].isdigit():
        return len(rest) <= 60
    words = re.sub(r"\([^()]*\)|,? (?:based (?:up)?on|(?:adapted )?from|after) (?:the|a|an|his|her) .*", " ", rest).split()
    return len(words) <= 16 and all(not word[0].islower() or word.strip(",;") in _SMALL for word in words)
