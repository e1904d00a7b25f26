"""The shadow of a text: it has the same length, with markup blanked, so that offsets are valid in both.

Readers look at the shadow and report spans of the source. HTML tags, entities, markdown and zero-width
characters become `FILL`; a tag that starts a block becomes a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .identifiers import BRACKETED
from .lazily import lazy
from .notations import elements, is_xml, notations
from .quoting import has_quoted_lines, quoted_lines
from .source import FILL

_SIGNS = "<&*_`#>|[{=\\\x1f"
_OPENERS = frozenset("#>")
"""Signs that are markup at the start of a line."""
_HEADS = frozenset("#")
"""Signs that are markup only there."""
_MARK = "\ufeff"
"""The byte order mark, which counts as a blank."""
_WIDE_SIGNS = lazy("[\ufeff\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\u2500-\u259f\u23e9-\u23fa\U0001f300-\U0001faff\ud800-\udfff]")
_SURROGATE = lazy("[\ud800-\udfff]")
_INVISIBLE = lazy("[\u200b-\u200f\u00ad\u2060-\u2064\u202a-\u202e\u2066-\u2069\u2500-\u259f]+")
_EMOJI = lazy(r"(?m)^(?:[\U0001f300-\U0001f31e\U0001f320-\U0001faff\u23e9-\u23fa\u2b06]\ufe0f?){1,4}(?=[ \t]{0,3}[^\W_]|[ \t]{0,3}[«\"“(])")
"""Emoji at the start of a line, before words with the same meaning."""
_TAG = lazy(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:\s|/)[^<>]{0,2000})?>|<!(?!--)[A-Za-z][^<>]{0,200}>|<\?[^<>]{0,200}\?>")
_ENTITY = lazy(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});")
_ESCAPED_TAG = lazy(r"&(?:amp;){0,3}lt;(/?[A-Za-z][A-Za-z0-9]{0,9})\s?/?&(?:amp;){0,3}gt;")
_ESCAPED_END = lazy(r"\\r?\\?n")
_ESCAPED_QUOTE = lazy(r"\\+(?=\")")
_STARS = lazy(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,600}?)(?<=[^\s*])(\1)(?![\w*])|(?<![\w*])(\*{2,3})(?=[^\s*])([^*\n]{1,600}?)(?<=[^\s*])(\4)")
_BARS = lazy(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,600}?)(?<=[^\s_])(\1)(?![\w_])")
_LINK = lazy(r"(!?\[)([^\[\]\n]{0,400})(\]\([^()\s]{0,600}(?:\s\"[^\"\n]{0,200}\")?\))|(\[\[)(?!(?i:Categor|Kategorie|Категория))(?:[^\[\]|\n]{1,200}(\|))?([^\[\]|\n]{1,200})(\]\])")
_HEADING = lazy(r"(?m)^[ \t]{0,3}#{1,6}(?=[ \t])|^[ \t]{0,3}(?:>[ \t]?){1,5}|^[ \t]*\|(?=.)|\|[ \t]*(?=\r?$)|^[ \t]*\|?(?:[ \t]*+:?-{3,}+:?[ \t]*+\|)+(?:[ \t]*:?-{3,}:?)?[ \t]*(?=\r?$)")
_ESCAPE = lazy(r"\\(?=[*_#\[\]`|~])")
_TICKS = lazy(r"`{1,3}")
_HYPHEN = lazy(r"(?<=[a-zà-öø-ÿа-я]{2})-[ \t]{0,20}\r?\n[ \t]{0,200}(?=[a-zà-öø-ÿа-я]{2})")
"""A hyphen at a line end within a word."""
_NOTE = lazy(r"(?<=[^\W_)\"”»])(?:\[[a-z\d]{1,2}\]|[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]{1,2})(?![\w(\[])")
_NOTE_SIGNS = frozenset("\u00b2\u00b3\u00b9\u2070\u2074\u2075\u2076\u2077\u2078\u2079")
_LETTERS, _LAST_LETTERS = lazy(r"[^\W\d_]+"), lazy(r"[^\W\d_]+\Z")
_LONGEST_PART = 40
_CELL_BELOW = lazy(r"\s{0,200}<t[dh]\b")
_ONE_LINE_END = lazy(r"[ \t]*\r?\n(?![ \t]*\r?\n)")
_FEW = 20
_BLOCKS = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 hr table ul ol dl dt dd blockquote section article header footer nav main aside pre "
    "form fieldset figure figcaption center option select title body html head tbody thead".split()
)
_HIDDEN = frozenset(("script", "style"))


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def _place(edit: _Edit) -> tuple[int, int]:
    """The sort key of an edit: of two with the same start, the longer is first and is kept."""
    return edit.start, -edit.end


def shadow(text: str) -> str:
    """Blank the markup of a text; most sheets have none and are returned as they are.

    >>> shadow("<b>Year:</b> 1948").replace(FILL, ".")
    '...Year:.... 1948'
    """
    signs = set(filter(text.__contains__, _SIGNS))
    wide = not text.isascii() and _has_wide_sign(text)
    if wide and _MARK in text:
        text = text.replace(_MARK, " ")
    hyphened = "-\n" in text or "-\r\n" in text
    noted = "[" in signs or (not text.isascii() and not _NOTE_SIGNS.isdisjoint(text))
    is_quoted = has_quoted_lines(text)
    if not wide and not noted and not hyphened and not is_quoted and signs <= _HEADS and not text.startswith("---\n") and not _opens_line(text, signs):
        return text
    if wide:
        text = without_surrogates(text)
    if FILL in signs:
        text = text.replace(FILL, " ")
    quotes = map(_Edit._make, quoted_lines(text)) if is_quoted else ()
    edits = sorted([*_edits(text, signs, wide), *(_notes(text) if noted else ()), *(_hyphens(text) if hyphened else ()), *quotes], key=_place)
    return _apply(text, edits) if edits else text


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which JSON cannot hold.

    >>> without_surrogates("Ann" + chr(0xD800))
    'Ann\ufffd'
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _has_wide_sign(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return _WIDE_SIGNS.search(text) is not None
    return "\xad" in text


def _apply(text: str, edits: list[_Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, new in edits:
        if start < position:
            continue
        pieces += (text[position:start], new, FILL * (end - start - len(new)))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _edits(text: str, signs: set[str], wide: bool) -> Iterator[_Edit]:
    if "<" in signs:
        yield from _comments(text)
        yield from map(_Edit._make, elements(text)) if is_xml(text) else _tags(text)
    if "&" in signs:
        yield from (_Edit(*tag.span(), "\n" if tag[1].strip("/").lower() in _BLOCKS else "") for tag in _ESCAPED_TAG.finditer(text))
        yield from _entities(text)
    if "\\" in signs and text.count("\\n") > 1 and text.count("\\n") > text.count("\n"):
        yield from (_Edit(*end.span(), "\n") for end in _ESCAPED_END.finditer(text))
        yield from (_Edit(*mark.span(), "") for mark in _ESCAPED_QUOTE.finditer(text))
    if "*" in signs:
        yield from _pairs(text, _STARS)
    if "_" in signs:
        yield from _pairs(text, _BARS)
    if "[" in signs:
        yield from _links(text)
    if "[" in signs or "{" in signs:
        yield from _blanked(text, BRACKETED)
    if "`" in signs:
        yield from _blanked(text, _TICKS)
    if "|" in signs or _opens_line(text, signs):
        yield from _blanked(text, _HEADING)
    if "\\" in signs:
        yield from _blanked(text, _ESCAPE)
    if wide:
        yield from _blanked(text, _INVISIBLE)
        yield from _blanked(text, _EMOJI)
    yield from map(_Edit._make, notations(text, signs))


def _notes(text: str) -> Iterator[_Edit]:
    """The marks of footnotes after words, in a text that has two or more: "Genre: Drama¹"; "Alien³" is a title."""
    marks = list(_NOTE.finditer(text))
    if len({mark[0] for mark in marks}) > 1:
        yield from (_Edit(*mark.span(), "") for mark in marks)


def _hyphens(text: str) -> Iterator[_Edit]:
    """Join words that are hyphenated at a line end; the hyphen stays if the word has it elsewhere in the text too."""
    for mark in _HYPHEN.finditer(text):
        before = _LAST_LETTERS.search(text, max(0, mark.start() - _LONGEST_PART), mark.start())
        behind = _LETTERS.match(text, mark.end(), mark.end() + _LONGEST_PART)
        whole = f"{before[0]}-{behind[0]}" if before and behind else ""
        yield _Edit(*mark.span(), "-" if whole and whole in text else "")


def _blanked(text: str, pattern: re.Pattern[str]) -> Iterator[_Edit]:
    return (_Edit(*m.span(), "") for m in pattern.finditer(text))


def _opens_line(text: str, signs: set[str]) -> bool:
    """Whether a heading or a quotation may begin a line; a quick test."""
    for mark in signs & _OPENERS:
        at = text.find(mark)
        for _ in range(_FEW):
            if at < 0:
                break
            if not text[max(0, at - 4) : at].rpartition("\n")[2].strip():
                return True
            at = text.find(mark, at + 1)
        if at >= 0:
            return True
    return False


def _comments(text: str) -> Iterator[_Edit]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            return
        yield _Edit(start, end + 3, "")
        start = text.find("<!--", end)


def _tags(text: str) -> Iterator[_Edit]:
    hidden: _Edit | None = None
    for tag in _TAG.finditer(text):
        name = (tag.group(2) or "").lower()
        if name in _HIDDEN and not tag.group(1):
            hidden = hidden or _Edit(tag.start(), tag.end(), "")
        elif name in _HIDDEN and hidden:
            yield _Edit(hidden.start, tag.end(), "")
            hidden = None
        elif hidden is None:
            yield _Edit(tag.start(), tag.end(), _instead(text, tag, name))


def _instead(text: str, tag: re.Match[str], name: str) -> str:
    """What a tag becomes: a line end for a block, a bar between the cells of a row."""
    if name in ("td", "th"):
        return "|" if tag.group(1) and _CELL_BELOW.match(text, tag.end()) else ""
    if name == "ref":
        return "\n\n" if tag.group(1) else "" if text[tag.end() - 2] == "/" else "\n"
    if name not in _BLOCKS:
        return ""
    if name == "br":
        return "" if _ONE_LINE_END.match(text, tag.end()) else "\n"
    return "\n\n" if name == "p" and not tag.group(1) else "\n"


def _entities(text: str) -> Iterator[_Edit]:
    from html import unescape

    for entity in _ENTITY.finditer(text):
        new = unescape(re.sub("^&(?:amp;)*", "&", entity.group()))
        if new != entity.group() and len(new) <= 2 and not _SURROGATE.search(new):
            yield _Edit(*entity.span(), " " if new in "\r\n\0\ufffd" else new)


def _pairs(text: str, pattern: re.Pattern[str]) -> Iterator[_Edit]:
    for pair in pattern.finditer(text):
        first = pair.lastindex or 3
        for group in (first - 2, first):
            yield _Edit(*pair.span(group), "")


def _links(text: str) -> Iterator[_Edit]:
    for link in _LINK.finditer(text):
        if link.group(1) and link.group(1)[0] == "!":
            yield _Edit(*link.span(), "")
            continue
        for group in (1, 3) if link.group(1) else (4, 7):
            yield _Edit(*link.span(group), "")
        if link.group(5):
            yield _Edit(link.start(4), link.end(5), "")
