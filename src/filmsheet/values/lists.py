"""Lists on one line or on many: genres, countries, languages, companies, and the gaps between their items."""

from __future__ import annotations

import functools
import re

from filmsheet.text.lazily import lazy
from filmsheet.text.source import Found, tidy
from filmsheet.values.placeholders import placeholder, says_nothing
from filmsheet.values.view import Piece, View, brackets, narrow, pieces, view
from filmsheet.vocabulary.known_words import is_genre

CONNECTIVES = frozenset("and & und et y e и dan og och sowie и та und + with ed and".split())
"""Words that join the last two items of a list; only in lower case (Dan is a name)."""

_WRAP = 45
"""A line at least this long, in characters, may have been wrapped inside an item."""

_SHORT = 120
"""The most characters of an item."""

_BULLETS = "-–—*•▪●◦‣▸►○■□#·>→✓"
_NUMBERED = lazy(r"\(?\d{1,2}[.)][ ](?=\S)")
JOIN = (
    r"(?<=\s)(?:and|And|AND|und|UND|et|ed?|y|и|И|dan|og|och|sowie|[&+＆])(?=\s)"
    r"(?!\s(?:al\b|co\.?$|др\b|другие|т\.|others|more\b|many\b|otr[oa]s|altri|autres|outros))"
)
"""A word that joins two items, unless it begins "and others"."""
_ITEMS = lazy(rf"[,;|/、，；\n\t\u3000•·／]|(?<=\s)(?:[-–—→]|>{{1,3}})(?=\s)|[ ](?=\#\w)|{JOIN}|(?<=\s)en(?=\s[^\W\d_a-z])|(?<=[\u2e80-\ud7ff])[和与及와과](?=\s)")
_FOOTNOTE = lazy(r"\s?\[(?:\d{1,3}|[a-z]|note \d{1,2})\]")
_ABBREVIATION = lazy(
    r"(?:(?:^|[^\w])[^\W\d_]|\w\.\w{1,2}|[^\w](?:inc|ltd|co|corp|cie|bros|dr|jr|sr|st|esq|ph\.?d|m\.?d|llc|s\.a|u\.s|hist|prod|prods|ent|cía|ges|mbh))\.$",
    re.I,
)
_REST = (
    r"\.{2,}+|…|et\.?\sal\b|(?:and|&)\s(?:many\s)?(?:others|more)|\+\s?\d{1,3}\s(?-i:more)|&\sco|among\sothers|etc\b|и\sдр(?:угие)?\b|и\sт\.\s?д|u\.\s?v?\.?\s?[am]\b|u\.?a\b|usw\b|uvm\b"
    r"|y\sotros|entre\sotr[oa]s|e\saltri|et\sautres|e\soutros|en\sanderen|e\.a|dll\b|dkk\b|等|など|ほか|\b외"
)
_MORE = r"(?:\(|\b)(?:see|show|view|read)\s(?:full|more|all)\b[^\n]{0,30}|\(more\)|(?<=[^\W\d_]\s)(?-i:more)\b|(?:\bmore\s?)?»"
_TAIL = lazy(rf"(?:(?:(?<![^\W_])(?:{_REST})|等|{_MORE})\.?\s?){{1,6}}$", re.I)
_GAP_WORDS = frozenset(
    """and und et ed y e и dan og och sowie en with others other many more al et al etc among otros otras entre altri autres outros anderen
    и др другие т д u a ua v m uvm usw dll dkk 等 など ほか 외 和 与 及 와 과""".split()
) - {"more", "many", "m", "v"}
_GAP = frozenset([", ", ",", " ", "; ", ";", " / ", "/", " | ", "|", "\n", " & ", " and ", ", and ", ",\n", "", "、", " - ", " · "])
_WORD = lazy(r"[^\W_]+")


def separator(text: str) -> bool:
    """Whether a gap between values is only punctuation, blanks, bullets and words that join or end a list.

    >>> separator(", and "), separator(" et al."), separator(" is a ")
    (True, True, False)
    """
    if text in _GAP:
        return True
    words = _WORD.findall(text)
    if not words:
        return True
    if all(word.casefold() in _GAP_WORDS for word in words):
        return True
    return len(words) == 1 and words[0].isdecimal() and _GAP_NUMBER.search(text) is not None


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
    if text[end - 1 : end] == "." and not _ABBREVIATION.search(text[max(start, end - 10) : end]):
        start, end = narrow(text, start, end, after=".")
    return start, end


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
    if not any(piece.before == "\n" for piece in cut) or all(piece.before in ("", "\n") for piece in cut):
        return cut
    kept: list[Piece] = []
    for piece in cut:
        if kept and piece.before == "\n" and _wrapped(text, kept[-1], piece):
            kept[-1] = kept[-1]._replace(end=piece.end)
        else:
            kept.append(piece)
    return kept


def _wrapped(text: str, left: Piece, right: Piece) -> bool:
    begin = text.rfind("\n", max(left.start - _SHORT, 0), right.start - 1) + 1
    if left.end - left.start > _SHORT or right.start - begin < _WRAP or text[right.start] in _BULLETS:
        return False
    words = text[left.start : left.end].split(), text[right.start : right.end].split()
    return len(words[0]) == 1 or len(words[1]) == 1 or text[right.start].islower()


@functools.cache
def _pairs() -> re.Pattern[str]:
    """Pairs joined by "and" that are one item."""
    names = (
        r"bosnia (?:and|&|y|e|ed|dan) (?:herzegovina|erzegovina)|bosnien und herzegowina|bosnie et herzégovine|bósnia e herzegovina"
        r"|босния и герцеговина|trinidad (?:and|&|und|y|e|et) toba(?:go|gó)|antigua (?:and|&|und|y) barbuda|serbia (?:and|&|y|e) montenegro"
        r"|serbien und montenegro|сербия и черногория|s[ãa]o tom[ée] (?:and|&|und|e) pr[íi]ncipe|turks (?:and|&) caicos(?: islands)?"
        r"|saint kitts (?:and|&) nevis|saint vincent (?:and|&) the grenadines|papua (?:and|&) new guinea|wallis (?:and|&) futuna"
        r"|black (?:and|&) white|schwarz und weiß|noir et blanc|blanco y negro|bianco e nero|preto e branco"
        r"|(?:science fiction|sci-?fi) (?:and|&) fantasy|action (?:and|&) adventure|kids (?:and|&) family|family (?:and|&) kids"
        r"|mystery (?:and|&) thriller|war (?:and|&) politics|music (?:and|&) musical|faith (?:and|&) spirituality"
        r"|stage (?:and|&) musical|children (?:and|&) family|rock (?:and|&) roll|sword (?:and|&) (?:sorcery|sandal)|cloak (?:and|&) dagger"
        r"|korea, (?:south|north)|(?:korea|iran|congo|tanzania|moldova|macedonia|venezuela|bolivia|micronesia), [\w' ]{3,40} of(?: the)?"
        r"|song (?:and|&) dance|arts? (?:and|&) (?:culture|entertainment)|health (?:and|&) fitness|travel (?:and|&) adventure|true crime (?:and|&) justice"
    )
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.I)


_TOLD = CONNECTIVES | frozenset(["en", "of", "the", "of,", "Korea,", "more", "etc"])
"""Words that a plain list does not contain."""


def items(text: str, start: int, end: int) -> list[Found]:
    """The items of a short list such as genres, countries or languages, as spelled.

    >>> [item.value for item in items("Drama, Music and Romance", 0, 24)]
    ['Drama', 'Music', 'Romance']
    """
    piece = text[start:end]
    bare = piece.strip()
    if bare.replace(", ", "").replace(" ", "").replace("-", "").isalpha() and bare.isascii() and " - " not in bare:
        words = bare.split()
        if _TOLD.isdisjoint(words) and len(bare) == sum(map(len, words)) + len(words) - 1 and bare[-1] != "-":
            return _plain(bare, start + piece.index(bare))
    seen = view(text, start, end)
    cut = rejoin(seen.text, _cut(seen.text, _ITEMS))
    return [found for found in (_item(seen, one) for one in cut) if found is not None]


_SUBTITLED = lazy(r"[\s(,;]{1,3}(?:with|w/)\s(?:[^\W\d_]{1,20}\s){0,4}(?:sub|inter)titles?\b\s?\)?[.\s]*\Z", re.I)
_SPOKEN_IN = lazy(r"in (?=[A-Z])", re.I)


def languages(text: str, start: int, end: int) -> list[Found]:
    """The languages of a region, without a note on subtitles.

    >>> [language.value for language in languages("In English and Welsh with English subtitles.", 0, 44)]
    ['English', 'Welsh']
    """
    spoken = _SPOKEN_IN.match(text, start, end)
    note = _SUBTITLED.search(text, max(start, end - 80), end)
    found = items(text, spoken.end() if spoken else start, note.start() if note else end)
    if spoken and found:
        found[0] = found[0]._replace(start=start)
    if note and found:
        found[-1] = found[-1]._replace(end=end)
    return found


_STOP = lazy(r"(?<=[^\W\d_]{4})\.\s(?=[^\W\d_]{4})")


def terms(text: str, start: int, end: int) -> list[Found]:
    """The items of a list of terms, such as genres. Full stops may separate them too.

    >>> [term.value for term in terms("Drama. Thriller | Musical", 0, 25)]
    ['Drama', 'Thriller', 'Musical']
    """
    whole = items(text, start, end)
    if len(whole) == 1 and (parted := _parted_by_blanks(whole[0])):
        return parted
    if text.find(".", start, end) < 0:
        return whole
    found: list[Found] = []
    for item in whole:
        place = item.start
        for stop in (*_STOP.finditer(text, item.start, item.end), None):
            ends = stop.start() if stop else item.end
            unparted = place == item.start and stop is None
            found.append(item if unparted else Found(tidy(text[place:ends]), place, ends))
            place = stop.end() if stop else ends
    return found


def _parted_by_blanks(whole: Found) -> list[Found]:
    """The genres that only blanks separate: "Action Drama Thriller"; none if they may be one genre."""
    words = whole.value.split(" ")
    if not 3 <= len(words) <= 8 or whole.end - whole.start != len(whole.value) or is_genre(whole.value) or not all(map(is_genre, words)):
        return []
    found, place = [], whole.start
    for word in words:
        found.append(Found(word, place, place + len(word)))
        place += len(word) + 1
    return found


def _plain(bare: str, offset: int) -> list[Found]:
    found = []
    for word in bare.split(", "):
        end = offset + len(word)
        if word and not says_nothing(word) and word[0] != "-":
            found.append(Found(word, offset, end))
        offset = end + 2
    return found


def _cut(text: str, separators: re.Pattern[str]) -> list[Piece]:
    if placeholder(text, 0, len(text)):
        return []
    holes = brackets(text)
    inside = len(holes) == 1 and holes[0] == (0, len(text)) and text[0] == "["
    if inside:
        holes = [(a + 1, b + 1) for a, b in brackets(text[1:-1])]
    pairs = [match.span() for match in _pairs().finditer(text)]
    cut = pieces(text, separators, sorted(holes + pairs) if pairs else holes)
    spaced = _spaced(text)
    return list(pieces(text, _BLANK, [])) if spaced else list(cut)


_BLANK = lazy(r"\s")


def _spaced(text: str) -> bool:
    """Split Chinese lists, in which often only spaces separate items."""
    words = text[:400].split(" ")
    return len(words) > 1 and len(text) <= 400 and all(len(word) <= 4 and _HAN.fullmatch(word) for word in words)


_HAN = lazy(r"[\u4e00-\u9fff]{2,4}")


def _item(seen: View, piece: Piece) -> Found | None:
    start, end = clean(seen.text, piece.start, piece.end)
    start, end = narrow(seen.text, start, end, before="[\"'“”‘«#", after="]\"'“”’»") if _quoted(seen.text[start:end]) else (start, end)
    if brackets(seen.text[start:end]) == [(0, end - start)]:
        start, end = narrow(seen.text, start + 1, end - 1)
    if end <= start or end - start > _SHORT:
        return None
    value = tidy(_FOOTNOTE.sub("", seen.text[start:end]))
    if says_nothing(value) or not any(map(str.isalnum, value)):
        return None
    return seen.found(value, start, end)


def _quoted(words: str) -> bool:
    """Remove quotes, or half a bracket, around the whole item: programs write lists so."""
    return words[:1] in "[\"'“‘«#" and (words[:1] == "#" or words[-1:] in "]\"'”’»" or words[:2] in ("['", '["'))


# Companies.

_FIRMS = lazy(r"[,;|、，；\n\t•]|(?<=\s)[/·](?=\s)|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})|(?<=\s)[-–—](?=\s)")
_FORM = lazy(
    r"(?:inc|incorporated|ltd|limited|llc|l\.l\.c|llp|lp|l\.p|co|company|corp|corporation|s\.?a|s\.?a\.?s|s\.?r\.?l|sarl|s\.?p\.?a|s\.?l|s\.?l\.?u|s\.?c"
    r"|gmbh|ag|kg|gmbh & co\.? kg|co\.? kg|ohg|b\.?v|n\.?v|a/s|as|a\.?b|oy|oyj|aps|plc|pvt|pvt\.? ltd|pty|pty\.? ltd|co\.?,? ltd|k\.?k|a\.?s|s\.?r\.?o|kft|zrt"
    r"|sp\. z o\.?o|ltda|s\.?a\.? de c\.?v|de c\.?v|bhd|sdn\.? bhd|tbk|jr|sr|ооо|оао|зао)\.?",
    re.I,
)
_TRADE = (
    r"(?:pictures?|films?|filme|productions?|studios?|entertainment|media|cinema|company|corporation|filmproduktion|cinematografica|brothers|bros\.?"
    r"|television|tv|animation|group|partners|international|features|distribution|works|house)"
)
_AND = lazy(r"(?<=[ ])(?:and|&|und|et|y|и)(?=[ ])")
_NAMED = lazy(rf"\b{_TRADE}(?:,?[ ]{_FORM.pattern})?$", re.I)


def companies(text: str, start: int, end: int) -> list[Found]:
    """The companies of a region; a legal form after a comma stays with its name.

    >>> [c.value for c in companies("Columbia Pictures, Inc., The Archers", 0, 36)]
    ['Columbia Pictures, Inc.', 'The Archers']
    """
    seen = view(text, start, end)
    if placeholder(seen.text, 0, len(seen.text)):
        return []
    holes = brackets(seen.text)
    cut = _with_forms(seen.text, rejoin(seen.text, list(pieces(seen.text, _FIRMS, holes))))
    found = []
    for piece in cut:
        for one in _parted(seen.text, piece):
            firm = _firm(seen, one, holes)
            if firm is not None:
                found.append(firm)
    return found


def _with_forms(text: str, cut: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in cut:
        words = text[piece.start : piece.end].strip()
        if kept and piece.before == "," and len(words) <= 60 and _FORM.fullmatch(_CLOSING.sub("", words)):
            kept[-1] = kept[-1]._replace(end=piece.end)
        else:
            kept.append(piece)
    return kept


def _parted(text: str, piece: Piece) -> list[Piece]:
    """Cut at an "and" only between two names that both end like companies ("A Pictures and B Films")."""
    joins = list(_AND.finditer(text, piece.start, piece.end))
    if len(joins) != 1 or piece.end - piece.start > 2 * _SHORT:
        return [piece]
    left, right = text[piece.start : joins[0].start()].strip(), text[joins[0].end() : piece.end].strip()
    if len(left.split()) < 2 or len(right.split()) < 2 or not (_NAMED.search(left) and _NAMED.search(right)):
        return [piece]
    return [piece._replace(end=joins[0].start()), Piece(joins[0].end(), piece.end, joins[0][0])]


_CLOSING = lazy(r"(?:\s?(?:\([^()]{0,100}\)|\[[^\[\]]{0,100}\]|（[^（）]{0,100}）))+$")


_ALONGSIDE = lazy(r"(?:in (?:association|collaboration|co-?operation) with|en association avec|in zusammenarbeit mit) ", re.I)


def _firm(seen: View, piece: Piece, holes: list[tuple[int, int]]) -> Found | None:
    start, end = clean(seen.text, piece.start, piece.end)
    if end <= start or end - start > _SHORT:
        return None
    words = _ALONGSIDE.sub("", seen.text[start:end])
    if holes and words[-1:] and words[-1] in ")]）":
        words = _CLOSING.sub("", words)
    value = tidy(tidy(_FOOTNOTE.sub("", words)).rstrip(","))
    if says_nothing(value) or not any(map(str.isalnum, value)):
        return None
    return seen.found(value, start, end)
