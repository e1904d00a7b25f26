"""The shadow of a text: it has the same length, with markup blanked, so that offsets are valid in both.

Readers look at the shadow and report spans of the source. HTML tags, entities, markdown and zero-width
characters become `FILL`; a tag that starts a block becomes a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .edits import Edit, blanked, edited
from .identifiers import BRACKETED
from .json_notation import json_edits, yaml_edits
from .lazily import lazy, words
from .quoting import quoted_lines
from .scripts import LETTERS, is_latin
from .source import FILL
from .wiki_notation import wiki_edits, wiki_links
from .xml_notation import elements, is_xml

_SIGNS = "<&*_`#>|[{=\\"
_MARK = "\ufeff"
"""The byte order mark, a blank of the source."""
_WIDE_SIGNS = lazy(
    "[\u00ad\ufeff\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\u2500-\u259f\u23e9-\u23fa\U0001f300-\U0001faff\ud800-\udfff]"
    "|(?<![\u0600-\u1fff])[\u200c\u200d]"
)
"""Signs that are not text. The two joiners are part of words in Arabic and Indian scripts."""
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_EMOJI = lazy(r"(?m)^(?:[\U0001f300-\U0001f31e\U0001f320-\U0001faff\u23e9-\u23fa\u2b06]\ufe0f?){1,4}(?=[ \t]{0,3}[^\W_]|[ \t]{0,3}[«\"“(])")
"""Emoji at the start of a line, before words with the same meaning."""
_TAG = lazy(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:\s|/)[^<>]{0,2000})?>|<!(?!--)[A-Za-z][^<>]{0,200}>|<\?[^<>]{0,200}\?>")
_ENTITY = lazy(r"&(?:amp;){0,3}(?:lt;(/?[A-Za-z][A-Za-z0-9]{0,9})\s?/?&(?:amp;){0,3}gt;|((?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});))")
"""A tag whose brackets are entities, or an entity."""
_ESCAPED = lazy(r"(\\r?\\?n)|\\+(?=\")")
"""The ends of lines and the quotation marks of a string in a program."""


def _emphasis(sign: str, behind: str) -> re.Pattern[str]:
    """Signs around emphasised text, with what may follow the last of them."""
    return lazy(rf"(?<![\w{sign}])([{sign}]{{1,3}})(?=[^\s{sign}])[^{sign}\n]{{1,600}}?(?<=[^\s{sign}])(\1){behind}")


_LINK = lazy(r"(!?\[)[^\[\]\n]{0,400}(\]\([^()\s]{0,600}(?:\s\"[^\"\n]{0,200}\")?\))")
_LINE_SIGNS = lazy(r"(?m)^[ \t]{0,3}#{1,6}(?=[ \t])|^[ \t]{0,3}(?:>[ \t]?){1,5}|^[ \t]*+:?-{3}[ \t:-]*+\|[ \t|:-]*+(?=\r?$)|^[ \t]*\|(?=.)|\|[ \t]*(?=\r?$)")
"""The start of a heading or a quotation; the rule of a table, and the bars at both ends of its rows."""
_ESCAPE = lazy(r"\\(?=[*_#\[\]`|~])|`{1,3}")
"""The escape of a sign, and the start or end of code."""
_BLANKED = (("*", _emphasis("*", r"(?:(?<=\*\*)|(?![\w*]))")), ("_", _emphasis("_", r"(?!\w)")), ("[{", BRACKETED), ("\\`", _ESCAPE))
"""Signs, and the patterns that are blanked if a text contains one of them."""
_HYPHEN = lazy(r"(?<=[a-zà-öø-ÿа-я]{2})-[ \t]{0,20}\r?\n[ \t]{0,200}(?=[a-zà-öø-ÿа-я]{2})")
"""A hyphen at a line end inside a word."""
_NOTE = lazy(r"(?<=[^\W_)\"”»])(?:\[[a-z\d]{1,2}\]|[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]{1,2})(?![\w(\[])")
_NOTE_SIGNS = "\u00b2\u00b3\u00b9\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_IN_BRACKETS = lazy(r"\[([^\[\]\n]{1,310})\]")
_BBCODE = frozenset("b i u s url img color colour size font center left right align quote code pre spoiler list hr table tr td h1 h2 h3 h4 h5 h6".split())
_FIELDS = lazy(r"(?m)^[ \t]{0,20}(\[)[ \t]{0,3}[^\[\]\n]{2,30}(\])[ .:·]{0,60}(\[)[^\[\]\n]{1,200}(\])[ \t\r]*$")
"""A label and a value in brackets: "[Year] ... [1948]"."""
_LONGEST_PART = 40
_CELLS = ("<td", "<th")
_MOST_BLANKS = 200
_BLOCKS = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 hr table ul ol dl dt dd blockquote section article header footer nav main aside pre "
    "form fieldset figure figcaption center option select title body html head tbody thead".split()
)
_HIDDEN = frozenset(("script", "style"))


def shadow(text: str) -> str:
    """Blank the markup of a text; most sheets have none and are returned as they are.

    >>> shadow("<b>Year:</b> 1948").replace(FILL, ".")
    '...Year:.... 1948'
    """
    wide = ("\xad" in text or not is_latin(text)) and _WIDE_SIGNS.search(text) is not None
    if wide:
        text = without_surrogates(text.replace(_MARK, " "))
    text = text.replace(FILL, " ")
    edits = list(_edits(text, set(filter(text.__contains__, _SIGNS)), wide))
    return edited(text, edits) if edits else text


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which JSON cannot hold.

    >>> without_surrogates("Ann" + chr(0xD800))
    'Ann\ufffd'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def _edits(text: str, signs: set[str], wide: bool) -> Iterator[Edit]:
    if "<" in signs:
        yield from _comments(text)
        yield from elements(text) if is_xml(text) else _tags(text)
    if "&" in signs:
        yield from _entities(text)
    if "\\" in signs and text.count("\\n") > 1 and text.count("\\n") > text.count("\n"):
        yield from ((*found.span(), "\n" if found[1] else "") for found in _ESCAPED.finditer(text))
    if "[" in signs:
        yield from (edit for link in _LINK.finditer(text) for edit in _link(link))
        yield from wiki_links(text)
    for marks, pattern in _BLANKED:
        if not signs.isdisjoint(marks):
            yield from blanked(text, pattern)
    if not signs.isdisjoint("|#>"):
        yield from blanked(text, _LINE_SIGNS)
    if wide:
        yield from ((*sign.span(), "") for sign in _WIDE_SIGNS.finditer(text) if not _is_picture(sign[0]))
        yield from blanked(text, _EMOJI)
    yield from _notations(text, signs)
    if "[" in signs or (not text.isascii() and any(map(text.__contains__, _NOTE_SIGNS))):
        yield from _notes(text)
    if "-\n" in text or "-\r\n" in text:
        yield from _hyphens(text)
    if text.startswith('"') or '\n"' in text:
        yield from quoted_lines(text)


def _notations(text: str, signs: set[str]) -> Iterator[Edit]:
    """The edits for the notations that a text may contain, judged by its signs."""
    if "[" in signs:
        yield from _brackets(text)
        yield from blanked(text, _FIELDS)
    if not signs.isdisjoint("[>|") or text.startswith("---\n"):
        yield from yaml_edits(text)
    if "{" in signs:
        yield from json_edits(text)
    if not signs.isdisjoint("{="):
        yield from wiki_edits(text)


def _brackets(text: str) -> Iterator[Edit]:
    """BBCode, if the text has an end tag, and the links after headings of wikis: "Handlung[Bearbeiten | Quelltext bearbeiten]"."""
    has_bbcode = "[/" in text
    for found in _IN_BRACKETS.finditer(text):
        inner = found[1].casefold()
        link, _, more = inner.partition("|")
        if has_bbcode and inner == "*":
            yield (*found.span(), "• ")
        elif (has_bbcode and inner.removeprefix("/").partition("=")[0] in _BBCODE) or (link.strip() in words("edit_links") and "|" not in more):
            yield (*found.span(), "")


def _is_picture(sign: str) -> bool:
    """Whether a wide sign is an emoji, which may be a label. Others are invisible, or draw frames."""
    return "\u23e9" <= sign <= "\u23fa" or sign > "\u259f"


def _notes(text: str) -> Iterator[Edit]:
    """The marks of footnotes after words, in a text with two or more: "Genre: Drama¹"; "Alien³" is a title."""
    marks = list(_NOTE.finditer(text))
    if len({mark[0] for mark in marks}) > 1:
        yield from ((*mark.span(), "") for mark in marks)


def _hyphens(text: str) -> Iterator[Edit]:
    """The line end inside a word. The hyphen is kept if the word has it elsewhere in the text."""
    for mark in _HYPHEN.finditer(text):
        before = LETTERS.findall(text, max(0, mark.start() - _LONGEST_PART), mark.start())[-1]
        behind = LETTERS.findall(text, mark.end(), mark.end() + _LONGEST_PART)[0]
        yield (*mark.span(), "-" if f"{before}-{behind}" in text else "")


def _comments(text: str) -> Iterator[Edit]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            return
        yield start, end + 3, ""
        start = text.find("<!--", end)


def _tags(text: str) -> Iterator[Edit]:
    hidden: int | None = None
    for tag in _TAG.finditer(text):
        name = (tag.group(2) or "").lower()
        if name in _HIDDEN and not tag.group(1):
            hidden = tag.start() if hidden is None else hidden
        elif name in _HIDDEN and hidden is not None:
            yield hidden, tag.end(), ""
            hidden = None
        elif hidden is None:
            yield tag.start(), tag.end(), _instead(text, tag, name)


def _instead(text: str, tag: re.Match[str], name: str) -> str:
    """The replacement of a tag: a line end for a block, a bar between the cells of a row."""
    if name in ("td", "th"):
        return "|" if tag.group(1) and text[tag.end() : tag.end() + _MOST_BLANKS].lstrip().startswith(_CELLS) else ""
    if name == "ref":
        return "\n\n" if tag.group(1) else "" if text[tag.end() - 2] == "/" else "\n"
    if name not in _BLOCKS:
        return ""
    if name == "br":
        ended, *more = text[tag.end() : tag.end() + _MOST_BLANKS].split("\n", 2)
        return "" if more and not ended.strip() and (len(more) == 1 or more[0].strip()) else "\n"
    return "\n\n" if name == "p" and not tag.group(1) else "\n"


def _entities(text: str) -> Iterator[Edit]:
    from html import unescape

    for entity in _ENTITY.finditer(text):
        if entity[1]:
            yield (*entity.span(), "\n" if entity[1].strip("/").lower() in _BLOCKS else "")
            continue
        new = unescape(f"&{entity[2]}")
        if new != entity.group() and len(new) <= 2:
            yield (*entity.span(), " " if new in "\r\n\0\ufffd" else new)


def _link(link: re.Match[str]) -> list[Edit]:
    """`[words](address)`: the words remain. Pictures are blanked completely."""
    return [(*link.span(), "")] if link[1][0] == "!" else [(*link.span(1), ""), (*link.span(2), "")]
