"""Names of people in lists of every kind.

Some cases need evidence: "y" and "e" join two people only if two or more words follow them ("Luis García y Ana Ruiz",
not "José Ortega y Gasset") or one word stands before them; one word joined to a name of two words takes its surname
("Ethan & Joel Coen") unless the list holds other names of one word.
"""

from __future__ import annotations

import itertools
import re

from filmsheet.text.lazily import lazy
from filmsheet.text.source import BLANKS, Found, tidy
from filmsheet.values.lists import CONNECTIVES, JOIN, abbreviated, clean, han_words, rejoin
from filmsheet.values.placeholders import is_no_item, placeholder
from filmsheet.values.view import Piece, View, brackets, merged, narrow, pieces, split, unbracketed, view
from filmsheet.vocabulary.wordlists import any_of, words

_LONGEST_NAME = 80
_MOST_WORDS = 9

_SEPARATOR = lazy(r"[,;|/、，；\n\t•／]|(?<=\s)(?:w/|with|[·‧]|[-–—]{1,2}|\.\.\.|…)(?=\s)|(?<=[)\]])(?=[A-ZÀ-ÖØ-Þ])|" + JOIN, 0, any_of)
_ASIDE = lazy(r"(?:{asides}|{made_from})\b", re.I, any_of)
_SOURCE = lazy(r"\s{made_from}\s|[《「『]", re.I, any_of)
"""The words that begin a note after a name on the source of the work, or on the kind of work."""
_BY = lazy(
    r"(?:[^\W\d_][^\s,]* ){1,4}by (?=[^\W\d_])|(?i:{made_by})?[ ]?[:：][ ]?|(?:by|oleh|durch|door)[ ]|(?:von|par|por|de)[ ](?=[^\W\d_a-z]\S*[ ][^\W\d_a-z])",
    0,
    any_of,
)
_PARTICLES = frozenset("de du da do dos das del della di d' von van der den ter ten la le el al bin ibn y e af av zu st".split())
_SEPARATORS = {"-", "–", "—", "--", "...", "…"}


def names(text: str, start: int, end: int) -> list[Found]:
    """The people named in a region. A note about a person is dropped; the span includes it.

    >>> [name.value for name in names("Ethan & Joel Coen, H. C. Anders (fairy tale)", 0, 44)]
    ['Ethan Coen', 'Joel Coen', 'H. C. Anders']
    """
    bare = text[start:end].strip()
    if len(bare) < _LONGEST_NAME and bare.isascii() and bare.replace(", ", "").replace(" ", "").isalpha():
        found = _plain(bare, text.index(bare, start, end))
        if found:
            return found
    return _listed(view(text, start, end))


def _plain(bare: str, place: int) -> list[Found]:
    """A name, or names separated by commas, in the simple case; empty if the case is not simple."""
    words = bare.split(" ")
    if not _REMARK_WORDS.isdisjoint(words) or "" in words or "," in words or is_no_item(bare):
        return []
    if "," not in bare:
        return [Found(bare, place, place + len(bare))] if len(words) <= 4 else []
    return split(bare, ", ", place) if all(1 <= name.count(" ") <= 3 for name in bare.split(", ")) else []


_REMARK_WORDS = CONNECTIVES | frozenset(
    """by oleh von par por de durch door en al with on from after nach partir según naar по tratto basado baseado See see Show show Read read etc among dll
    dkk usw""".split()
)


def _listed(seen: View) -> list[Found]:
    if placeholder(seen.text, 0, len(seen.text)):
        return []
    holes = brackets(seen.text)
    cut = merged(rejoin(seen.text, _cut(seen.text, holes)), lambda left, piece: _belongs(seen.text, left, piece))
    reversed_ = _surname_first(seen.text, cut)
    if reversed_ is not None:
        return [seen.found(value, start, end) for value, start, end in reversed_]
    found: list[Found] = []
    readings = [_name(seen.text, piece) for piece in cut]
    mononyms = _mononyms(cut, readings)
    for index, reading in enumerate(readings):
        if reading is None:
            if found and _is_note(seen.text, cut[index]):
                found[-1] = found[-1]._replace(end=seen.offsets[narrow(seen.text, cut[index].start, cut[index].end)[1] - 1] + 1)
            continue
        value, start, end = reading
        if found and cut[index].before.strip() == "/" and _in_latin(value) and not _in_latin(found[-1].value):
            found[-1] = found[-1]._replace(end=seen.offsets[end - 1] + 1)
            continue
        following = readings[index + 1] if index + 1 < len(readings) else None
        if following and not mononyms and _shares(value, following[0], cut[index + 1].before):
            value, end = f"{value} {following[0].split(None, 1)[1]}", following[2]
        found.append(seen.found(value, start, end))
    return found


def _in_latin(name: str) -> bool:
    """Whether a name is in Latin letters. After a slash it then repeats the name before it, "Кристофер Нолан / Christopher Nolan"."""
    return all(c < "\u0250" for c in name if c.isalpha())


def _cut(text: str, holes: list[tuple[int, int]]) -> list[Piece]:
    return han_words(text, least=3) or list(pieces(text, _SEPARATOR, holes))


def _belongs(text: str, left: Piece, right: Piece) -> bool:
    """Whether a cut splits a name: before "Jr.", at the "y" of a surname, before a note after a dash."""
    sign = right.before.strip()
    if left.end - left.start > 4 * _LONGEST_NAME:
        return False
    words = text[right.start : right.end].strip()
    if sign == ",":
        return _is_suffix(words.split(" (")[0].rstrip(","))
    if sign in ("y", "e"):
        count = len(text[left.start : left.end].split())
        return len(words.split()) == 1 and count > 1
    if sign in _SEPARATORS and sign[0] not in ".…" and len(words.split()) == 1 and " " in text[left.start : left.end].strip():
        return True
    return sign in _SEPARATORS and ("." in sign or "…" in sign or words[:1].islower())


def _is_suffix(text: str) -> bool:
    """Whether a text may follow a surname and a comma: "Jr.", "Ph.D.", "B.S.C."."""
    return text.replace(".", "").replace(" ", "").casefold() in words("name_suffixes")


def _is_note(text: str, piece: Piece) -> bool:
    words = text[piece.start : piece.end].strip()
    if _ASIDE.match(words):
        return True
    return words[:1] in "([（【" and words[-1:] in ")]）】." and piece.before.strip() in ("", ",")


_NOTE = lazy(r"[ ](?:[-–—]{1,2}|\.\.\.|…|\.{3,40})(?:[ ].*|$)|[ ]?:[ ][^\W\d_A-Z\u00c0-\u00de].*", re.S)


def _name(text: str, piece: Piece) -> tuple[str, int, int] | None:
    """The name in a part of a list and its place, including notes, or None if it is not a name."""
    start, end = clean(text, piece.start, piece.end)
    if text.startswith("[[", start) and text.endswith("]]", start, end):
        start, end = start + 2, end - 2
    if _ASIDE.match(text, start, end):
        return None
    if end - start > 4 * _LONGEST_NAME:
        return None
    by = _BY.match(text, start, end)
    words = _without_notes(_SOURCE.split(text[by.end() if by else start : end], 1)[0])
    words = tidy(_NOTE.sub("", tidy(words))).strip(BLANKS + ',;:*†‡"“”«»')
    words = words[:-1].rstrip(BLANKS) if words.endswith(".") and not abbreviated(words) else words
    if not words or len(words) > _LONGEST_NAME or words.count(" ") >= _MOST_WORDS:
        return None
    if is_no_item(words) or words[-1] in "!?" or not any(map(str.isalpha, words)):
        return None
    return words, start, end


def _without_notes(text: str) -> str:
    """The text without parts in brackets, closed or not."""
    kept = unbracketed(text)
    for sign in _OPEN:
        kept = kept.partition(sign)[0]
    return kept.rstrip(")]）】 ")


_OPEN = ("(", "[", "（", "【")
_BRACKETS = frozenset("()[]{}（）［］【】")


def _mononyms(cut: list[Piece], readings: list[tuple[str, int, int] | None]) -> bool:
    """Whether the list has names of one word that no "and" connects to the next."""
    for index, reading in enumerate(readings):
        joined = index + 1 < len(cut) and _joins(cut[index + 1].before)
        if reading and " " not in reading[0] and not joined:
            return True
    return False


def _joins(before: str) -> bool:
    return before.strip() in CONNECTIVES


def _shares(name: str, following: str, before: str) -> bool:
    """Whether "Ethan" before "& Joel Coen" is a given name before a given name and a surname, which both share."""
    if not _joins(before) or " " in name or not name[:1].isupper() or not name.replace("-", "").isalpha():
        return False
    words = following.split()
    given = words[0].replace("-", "").isalpha()
    surname = len(words) == 2 or (len(words) == 3 and words[1] in _PARTICLES)
    return surname and given and words[-1][:1].isupper() and len(words[-1]) > 1


def _parts(before: str) -> bool:
    return before == "\n" or before.strip() in (";", "|", "and", "&", "und", "et", "и")


def _surname_first(text: str, cut: list[Piece]) -> list[tuple[str, int, int]] | None:
    """Read "Powell, Michael; Pressburger, Emeric": every entry a surname of one word or two, a comma, given names."""
    if len(cut) < 4 or len(cut) % 2 or "," not in text or not any(_parts(piece.before) for piece in cut):
        return None
    found = []
    for left, right in zip(cut[::2], cut[1::2], strict=True):
        if right.before.strip() != "," or (left.before and not _parts(left.before)):
            return None
        start, end = clean(text, left.start, right.end)
        name = _turned(text[start:end])
        if name is None:
            return None
        found.append((name, start, end))
    return found


def _turned(words: str) -> str | None:
    """A name with the surname first, in the usual order; None if the words are not such a name."""
    surname, _, given = words.partition(", ")
    if not surname.strip() or not given or len([word for word in surname.split() if word not in _PARTICLES] + given.split()) > 3:
        return None
    return f"{' '.join(given.split())} {surname}" if given.replace(".", "").replace(" ", "").replace("-", "").isalpha() else None


def surname_first(text: str, start: int, end: int) -> Found | None:
    """The person in a region with a surname, a comma and given names, if it may be read so.

    Two people of one word each have the same form; the other names of the sheet decide (see `commas_separate`).

    >>> surname_first("Field, Ann", 0, 10).value, surname_first("Ann Field, Tom Reed", 0, 19)
    ('Ann Field', None)
    """
    if text.count(",", start, end) != 1:
        return None
    seen = view(text, start, end)
    first, last = clean(seen.text, 0, len(seen.text))
    words = _without_notes(seen.text[first:last])
    surname, _, given = words.partition(", ")
    capitals = all(word[:1].isupper() for word in (*surname.split()[-1:], *given.split()))
    if not capitals or _SEPARATOR.search(surname) or _SEPARATOR.search(given):
        return None
    if _is_suffix(given) or is_no_item(given) or is_no_item(surname):
        return None
    name = _turned(words)
    return None if name is None else seen.found(name, first, last)


def commas_separate(text: str, start: int, end: int) -> bool:
    """Whether commas separate the people of a region: one stands between two names of two or more words.

    >>> commas_separate("Ann Field, Tom Reed", 0, 19), commas_separate("Field, Ann; Reed, Tom", 0, 21)
    (True, False)
    """
    if text.find(",", start, end) < 0:
        return False
    seen = view(text, start, end)
    cut = list(pieces(seen.text, _SEPARATOR, brackets(seen.text)))
    for left, right in itertools.pairwise(cut):
        words = _without_notes(seen.text[left.start : left.end]).split()
        whole = len(words) > 1 and not _PARTICLES.issuperset(words[:-1])
        following = _without_notes(seen.text[right.start : right.end]).strip()
        if right.before.strip() == "," and whole and " " in following and not _is_suffix(following):
            return True
    return False
