"""Lists on one line or on many: genres, countries, languages, companies, and the gaps between their items."""

from __future__ import annotations

import itertools
import re

from filmsheet.text.lazily import lazy
from filmsheet.text.scripts import UNBROKEN
from filmsheet.text.source import Found, tidy
from filmsheet.values.placeholders import is_no_item, placeholder
from filmsheet.values.view import WORD, Piece, View, brackets, merged, narrow, pieces, split, view, without_closing
from filmsheet.vocabulary.known_words import is_genre
from filmsheet.vocabulary.wordlists import any_of, words

CONNECTIVES = words("joins") | {"with"}
"""Words that connect the last two items of a list, in lower case only (Dan is a name)."""

_WRAP = 45
"""A line at least this long, in characters, may have been wrapped inside an item."""

_SHORT = 120
"""The most characters of an item."""

_BULLETS = "-–—*•▪●◦‣▸►○■□#·>→✓"
_NUMBERED = lazy(r"\(?\d{1,2}[.)][ ](?=\S)")
JOIN = (
    r"(?<=\s)(?:{joins}|And|AND|UND|И|＆)(?=\s)(?!\s(?:al\b|co\.?$|т\.|many\b|{others}\b))"
    r"|(?<=\s)en(?=\s[^\W\d_a-z])|(?<=[\s\uac00-\ud7a3])[和与及와과](?=\s)"
)
"""A word that connects two items, unless "others" or the like follows."""
_ITEMS = lazy(r"[,;|/、，；\n\t\u3000•·／]|(?<=\s)(?:[-–—→]|>{1,3})(?=\s)|[ ](?=\#\w)|" + JOIN, 0, any_of)
_FOOTNOTE = lazy(r"\s?\[(?:\d{1,3}|[a-z]|note \d{1,2})\]")
_REST = r"\.{2,}+|…|{et_al}|{and_so_on}|(?:{joins}|among|entre|en)\s(?:many\s)?{others}|\+\s?\d{1,3}\s(?-i:more)"
_MORE = r"(?:\(|\b)(?:see|show|view|read)\s(?:full|more|all)\b[^\n]{0,30}|\(more\)|(?<=[^\W\d_]\s)(?-i:more)\b|(?:\bmore\s?)?»"
_TAIL = lazy(r"(?:(?:(?<![^\W_])(?:" + _REST + r")|等|" + _MORE + r")\.?\s?){1,6}$", re.I, any_of)
_GAP_WORDS = frozenset(
    """and und et ed y e и dan og och sowie en with others other many more al et al etc among otros otras entre altri autres outros anderen
    и др другие т д u a ua v m uvm usw dll dkk 等 など ほか 외 和 与 及 와 과""".split()
) - {"more", "many", "m", "v"}


def separator(text: str) -> bool:
    """Whether a gap between values is only punctuation, blanks, bullets and words that connect or end a list.

    >>> separator(", and "), separator(" et al."), separator(" is a ")
    (True, True, False)
    """
    found = WORD.findall(text)
    return all(word.casefold() in _GAP_WORDS for word in found) or (len(found) == 1 and found[0].isdecimal() and _GAP_NUMBER.search(text) is not None)


_GAP_NUMBER = lazy(r"(?:^|[\n\r,;])[^\S\n\r]{0,80}\(?\d{1,2}[.)]\s")


def clean(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a part of a list: without bullets or numbers before it, and "et al.", "(more)" or a full stop after it."""
    start, end = narrow(text, start, end, before=_BULLETS + " ,;:/|", after=" ,;:/|*†‡-–—")
    number = _NUMBERED.match(text, start, end)
    start = number.end() if number else start
    tail = _TAIL.search(text, max(start, end - 48), end)
    if tail is not None:
        start, end = narrow(text, start, tail.start(), after=" ,;:/|-–—([")
    start, end = _unjoined(text, start, end)
    if text[end - 1 : end] == "." and not abbreviated(text[max(start, end - 10) : end]):
        start, end = narrow(text, start, end, after=".")
    return start, end


def abbreviated(text: str) -> bool:
    """Whether the full stop at the end of a text is that of an abbreviation: "J.", "U.S." or "Inc.".

    >>> abbreviated("Harry Waters Jr."), abbreviated("A Drama.")
    (True, False)
    """
    last = text.rsplit(maxsplit=1)[-1].rstrip(".").lstrip("(")
    initial = len(last) == 1 and last.isalpha()
    return initial or "." in last[-3:] or last.casefold() in words("abbreviated")


def _unjoined(text: str, start: int, end: int) -> tuple[int, int]:
    """Remove an "and" at the start or the end."""
    first = text[start : start + 7].split(None, 1)
    if len(first) > 1 and first[0] in CONNECTIVES:
        start, end = narrow(text, start + len(first[0]), end)
    last = text[max(start, end - 7) : end].rsplit(None, 1)
    if len(last) > 1 and last[1] in CONNECTIVES:
        start, end = narrow(text, start, end - len(last[1]), after=",")
    return start, end


def rejoin(text: str, cut: list[Piece]) -> list[Piece]:
    """Undo the cuts at line ends where a long line of a list was wrapped inside an item."""
    if all(piece.before in ("", "\n") for piece in cut):
        return cut
    return merged(cut, lambda left, piece: piece.before == "\n" and _wrapped(text, left, piece))


def _wrapped(text: str, left: Piece, right: Piece) -> bool:
    begin = text.rfind("\n", max(left.start - _SHORT, 0), right.start - 1) + 1
    if right.start - begin < _WRAP or text[right.start] in _BULLETS:
        return False
    single = 1 in (len(text[piece.start : piece.end].split()) for piece in (left, right))
    return single or text[right.start].islower()


_PAIRS = lazy(r"(?<!\w)(?:{pairs}|{inverted_states}, [\w' ]{3,40} of(?: the)?)(?!\w)", re.I, any_of)
"""A single item although it contains "and" or a comma."""


def items(text: str, start: int, end: int) -> list[Found]:
    """The items of a short list such as genres, countries or languages, as spelled.

    >>> [item.value for item in items("Drama, Music and Romance", 0, 24)]
    ['Drama', 'Music', 'Romance']
    """
    seen = view(text, start, end)
    cut = rejoin(seen.text, _cut(seen.text, _ITEMS))
    return [found for found in (_item(seen, one) for one in cut) if found is not None]


_SUBTITLED = lazy(r"[\s(,;]{1,3}(?:with|w/)\s(?:[^\W\d_]{1,20}\s){0,4}(?:sub|inter)titles?\b\s?\)?[.\s]*\Z", re.I)


def languages(text: str, start: int, end: int) -> list[Found]:
    """The languages of a region, without a note on subtitles.

    >>> [language.value for language in languages("In English and Welsh with English subtitles.", 0, 44)]
    ['English', 'Welsh']
    """
    spoken = text.startswith(("In ", "in ", "IN "), start, end)
    note = _SUBTITLED.search(text, max(start, end - 80), end)
    found = items(text, start + 3 if spoken else start, note.start() if note else end)
    if spoken and found:
        found[0] = found[0]._replace(start=start)
    if note and found:
        found[-1] = found[-1]._replace(end=end)
    return found


def terms(text: str, start: int, end: int) -> list[Found]:
    """The items of a list of terms, such as genres. Full stops may separate them too.

    >>> [term.value for term in terms("Drama. Thriller | Musical", 0, 25)]
    ['Drama', 'Thriller', 'Musical']
    """
    whole = items(text, start, end)
    if len(whole) == 1 and (separated := _separated_by_blanks(whole[0])):
        return separated
    if text.find(".", start, end) < 0:
        return whole
    return [term for item in whole for term in _separated_by_stops(item, text[item.start : item.end])]


def _separated_by_stops(item: Found, written: str) -> list[Found]:
    """The parts of an item between full stops after and before words of four letters or more."""
    parts = written.split(". ")
    if len(parts) < 2 or not all(len(left) > 3 < len(right) and (left[-4:] + right[:4]).isalpha() for left, right in itertools.pairwise(parts)):
        return [item]
    return split(written, ". ", item.start)


def _separated_by_blanks(whole: Found) -> list[Found]:
    """Genres that only blanks separate: "Action Drama Thriller"; none if they may be one genre."""
    parts = whole.value.split(" ")
    if not 3 <= len(parts) <= 8 or whole.end - whole.start != len(whole.value) or is_genre(whole.value) or not all(map(is_genre, parts)):
        return []
    return split(whole.value, " ", whole.start)


def _cut(text: str, separators: re.Pattern[str]) -> list[Piece]:
    if placeholder(text, 0, len(text)):
        return []
    holes = brackets(text)
    if holes == [(0, len(text))] and text[0] == "[":
        holes = [(a + 1, b + 1) for a, b in brackets(text[1:-1])]
    holes += [match.span() for match in _PAIRS.finditer(text)]
    return han_words(text) or list(pieces(text, separators, sorted(holes)))


def han_words(text: str, least: int = 2) -> list[Piece]:
    """The words of a text of two to four Han letters each, with only spaces between them, as in many Chinese lists; empty for any other text.

    >>> len(han_words("剧情 爱情")), han_words("Drama 爱情")
    (2, [])
    """
    parts = text.split(" ") if len(text) <= 400 else []
    if len(parts) < least or not all(2 <= len(part) <= 4 and all("\u4e00" <= sign <= "\u9fff" for sign in part) for part in parts):
        return []
    ends = itertools.accumulate(len(part) + 1 for part in parts)
    return [Piece(end - 1 - len(part), end - 1, " ") for part, end in zip(parts, ends, strict=True)]


def _item(seen: View, piece: Piece) -> Found | None:
    start, end = clean(seen.text, piece.start, piece.end)
    start, end = narrow(seen.text, start, end, before="[\"'“”‘«#", after="]\"'“”’»") if _quoted(seen.text[start:end]) else (start, end)
    if brackets(seen.text[start:end]) == [(0, end - start)]:
        start, end = narrow(seen.text, start + 1, end - 1)
    if end - start > _SHORT:
        return None
    value = tidy(_FOOTNOTE.sub("", seen.text[start:end]))
    if is_no_item(value) or not any(map(str.isalnum, value)):
        return None
    return seen.found(value, start, end)


def _quoted(item: str) -> bool:
    """Whether quotes, or half a bracket, are around the whole item: a list as programs write it."""
    return item[:1] in "[\"'“‘«#" and (item[:1] == "#" or item[-1:] in "]\"'”’»" or item[:2] in ("['", '["'))


# Companies.

_FIRMS = lazy(r"[,;|、，；\n\t•]|(?<=\s)[/·](?=\s)|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})|(?<=\s)[-–—](?=\s)")
_STOPS = str.maketrans("", "", ".,")


def _is_form(text: str) -> bool:
    """Whether a text is a legal form: "Inc.", "S.p.A.", "Co., Ltd."."""
    return text.translate(_STOPS).casefold() in words("legal_forms")


def _named(text: str) -> bool:
    """Whether a text ends like the name of a company: "A Pictures", "B Films Ltd."."""
    bare = [word.strip(".,").casefold() for word in text.split()]
    while len(bare) > 1 and bare[-1] not in words("trades") and _is_form(bare[-1]):
        bare.pop()
    return bare[-1] in words("trades")


def companies(text: str, start: int, end: int) -> list[Found]:
    """The companies of a region; a legal form after a comma stays with its name.

    >>> [c.value for c in companies("Columbia Pictures, Inc., The Archers", 0, 36)]
    ['Columbia Pictures, Inc.', 'The Archers']
    """
    seen = view(text, start, end)
    if placeholder(seen.text, 0, len(seen.text)):
        return []
    holes = brackets(seen.text)
    cut = merged(
        rejoin(seen.text, list(pieces(seen.text, _FIRMS, holes))),
        lambda _, piece: piece.before == "," and _is_form(without_closing(seen.text[piece.start : piece.end].strip())),
    )
    firms = (_firm(seen, one, holes) for piece in cut for one in _split_at_and(seen.text, piece))
    return [firm for firm in firms if firm is not None]


def _split_at_and(text: str, piece: Piece) -> list[Piece]:
    """Cut at an "and" only between two names that both end like companies ("A Pictures and B Films")."""
    found = UNBROKEN.finditer(text, piece.start, piece.end)
    joins = [word for word in found if word[0] in words("joins") and text[word.start() - 1 : word.start()] == text[word.end() : word.end() + 1] == " "]
    if len(joins) != 1 or piece.end - piece.start > 2 * _SHORT:
        return [piece]
    left, right = text[piece.start : joins[0].start()].strip(), text[joins[0].end() : piece.end].strip()
    if not (" " in left and " " in right and _named(left) and _named(right)):
        return [piece]
    return [piece._replace(end=joins[0].start()), Piece(joins[0].end(), piece.end, joins[0][0])]


def _firm(seen: View, piece: Piece, holes: list[tuple[int, int]]) -> Found | None:
    start, end = clean(seen.text, piece.start, piece.end)
    if end <= start or end - start > _SHORT:
        return None
    name = seen.text[start:end]
    lead = next((one for one in words("alongside") if name.casefold().startswith(f"{one} ")), "")
    name = name[len(lead) :]
    name = without_closing(name) if holes else name
    value = tidy(tidy(_FOOTNOTE.sub("", name)).rstrip(","))
    if is_no_item(value) or not any(map(str.isalnum, value)):
        return None
    return seen.found(value, start, end)
