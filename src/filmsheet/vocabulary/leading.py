"""Labels without a separator: "SutradaraRio Rezal", "REGIA Fede Ferrini", "Director Mick Powers"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from filmsheet.text.lazily import lazy
from filmsheet.vocabulary.derived import Reader
from filmsheet.vocabulary.folding import fold, is_cjk
from filmsheet.vocabulary.table import CREW, Label
from filmsheet.vocabulary.wordlists import words

_BULLETS = " \t\xa0\u3000\x1f*\u2022\u00b7-\u25cf\u25ce\u25cb\u25a0\u25a1\u25aa\u25ba\u25b6\u2605\u2606\u25c6\u25c7\u3010"
_MOST_WORDS = 6
_KNOWN_AS = "a.k.a."
_FIGURES = frozenset({"year", "release_dates", "runtime", "ratings", "certificates", "certificates_or_ratings", "budget", "box_office"})
_CERTIFICATES = frozenset({"certificates", "certificates_or_ratings"})
_PROSE = frozenset({"storyline", "trivia", "not_film", "tagline"})
_MONEY = "$\u20ac\u00a3\u00a5\u20b9"
_MARKS = frozenset("U A AA X PG PG-13 12 12A 15 18 R18 R G".split())
"""Certificates that may directly follow their label."""
_BRACKETED = lazy(r"\([^()]*\)")


def leading(reader: Reader, line: str) -> tuple[int, Label] | None:
    """The longest label without a separator at the start of a line, and its end."""
    start = len(line) - len(line.lstrip(_BULLETS))
    first = line[start : start + 1]
    if not first or not (first.isupper() or is_cjk(first) or line[start : start + 4].lower() in ("aka ", "a.k.")):
        return None
    if not is_cjk(line[start : start + 12]) and line[start : start + 4].lower() != _KNOWN_AS[:4] and not _opens_with_word(reader, line, start):
        return None
    for end in reversed(list(islice(_cuts(line[start : start + 60], start), _MOST_WORDS))):
        found = _label(reader, line[start:end])
        if found and _is_label(found[0], found[1], line[start:end], line[end:].rstrip()):
            return end + (line[end] == "\u3011"), found[0]
    return None


def _opens_with_word(reader: Reader, line: str, start: int) -> bool:
    """Whether the first word, or its part before a capital or a digit, occurs in any label."""
    first = "".join(takewhile(str.isalpha, line[start : start + 40]))
    return bool(first) and _occurs_in_label(reader, first)


@functools.lru_cache(maxsize=4096)
def _occurs_in_label(reader: Reader, word: str) -> bool:
    glued = next((at for at in range(1, len(word)) if word[at - 1].islower() and word[at].isupper()), len(word))
    return any(fold(part) in reader.words for part in (word, word[:glued]))


def _label(reader: Reader, piece: str) -> tuple[Label, str] | None:
    """The label of a piece, and its trust."""
    key = fold(piece)
    label = reader.label(key)
    if label:
        return None if label.keys == ("heading",) else (label, reader.trust(key))
    label = reader.simple(piece)
    if label is None and _notes_country(piece):  # "Originaltitel (DE) Nachtschicht"
        label = reader.resolve(piece)
        return (label, "") if label and not label.weak and label.keys[0] in ("title", "original_title", "also_known_as", "release_dates") else None
    if label is None and _names_place(piece) and (placed := reader.resolve(piece)) and placed.keys == ("release_dates",):
        return placed, "weak" if placed.weak else "plain"
    if label is None and key.endswith(" by") and (label := reader.compound(key)):
        return label, "weak" if label.weak else ""
    if label is None or label.keys == ("heading",):
        return None
    return label, "weak" if label.weak else "plain"


def _notes_country(piece: str) -> bool:
    """Whether a piece ends with the code of a country in brackets."""
    head, _, code = piece.removesuffix(")").rpartition(" (")
    return piece.endswith(")") and head[-1:].isalpha() and len(code) in (2, 3) and code.isalpha() and code.isupper()


def _names_place(piece: str) -> bool:
    """Whether a piece ends in a place: "Kinostart in Deutschland"."""
    head, _, last = piece.rpartition(" ")
    return last[:1].isupper() and head.endswith(tuple(f" {word}" for word in words("before_places")))


def _cuts(piece: str, start: int) -> Iterator[int]:
    """Possible ends of a label in a piece that begins at `start`: after each word, and where two words are glued."""
    for at in range(1, len(piece)):
        before, after = piece[at - 1], piece[at]
        if (before.isalpha() or before == ")" or (before == "." and at == len(_KNOWN_AS) and piece[:at].lower() == _KNOWN_AS)) and _word_border(before, after):
            yield start + at


def _word_border(before: str, after: str) -> bool:
    """Whether one word ends and the next begins between two characters."""
    if after.isspace() or after.isdigit() or after in "(\uff08\u3011" or after in _MONEY:
        return True
    if "\u3040" <= after <= "\u30ff":  # Japanese letters continue the word: a sentence, not a label and its value
        return False
    return (before.islower() and after.isupper()) or is_cjk(before) != is_cjk(after)


def _is_label(label: Label, trust: str, piece: str, rest: str) -> bool:
    """Whether a text is a label, with `rest` after it and no separator."""
    value = rest.lstrip(" \t\xa0\u3000\x1f\u3011")
    if label.keys[0] == "also_known_as" and len(piece.rstrip(".")) <= 6 and value != rest:
        return value[0].isupper() and len(value) <= 120
    if label.keys[0] in _CERTIFICATES and value != rest and value.removesuffix(".") in _MARKS:
        return True
    if not value or value[0] in ":\uff1a=\u2013\u2014|-.,/\u3001\u3002" or trust == "weak":
        return False
    figures = value[0].isdigit() or value[0] in _MONEY or (label.keys[0] == "release_dates" and _opens_with_date(value))
    fitting = trust == "" or not figures or label.keys[0] in _FIGURES
    if rest[0] == "\u3011" or _notes_country(piece):
        return True
    if value == rest:
        return fitting and (is_cjk(piece) or piece[0].isupper())
    if is_cjk(piece):
        return (trust == "" or (figures and fitting)) and len(value) <= 120 and not value.endswith(("\u3002", "."))
    if _capitals(piece) and (figures or not _capitals(value.split()[0])):
        return fitting
    if label.keys[0] in CREW and not _capitals(piece) and _capitals(value) and 2 <= len(value.split()) <= 8:
        return True
    if figures and label.keys[0] in _FIGURES and (len(value.split()) <= 4 or not value[0].isdigit()):
        return True
    if label.keys[0] in _CERTIFICATES and _like_certificate(value):
        return True
    return trust == "" and label.keys[0] not in _PROSE and not value[0].islower() and _like_value(value)


def _opens_with_date(value: str) -> bool:
    """Whether a date begins with a day of the week or a month: "Lunedì 3 maggio", "March, 1938"."""
    first, _, rest = value.partition(" ")
    word = first.rstrip(",.").casefold()
    return rest[:1].isdigit() and (word in words("days") or any(f"{number} {word}" in words("months") for number in range(1, 13)))


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
    parts = _BRACKETED.sub(" ", rest).split()
    sources = (at for at, (word, of) in enumerate(pairwise(parts)) if word in words("before_sources") and of in words("articles"))
    names = parts[: next(sources, None)]
    return len(names) <= 16 and all(not word[0].islower() or word.strip(",;") in words("small_in_values") for word in names)
