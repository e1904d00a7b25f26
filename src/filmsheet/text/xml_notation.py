"""The elements of XML files of media centres, as labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .edits import Edit
from .lazily import lazy

_TAG = lazy(r"<(?:\?[^<>]{0,200}\?|(/?[A-Za-z][A-Za-z_]{1,30})(?:\s[^<>]{0,300})?)>")
_LONGEST_NUMBER = 4
_WRAPPERS = frozenset("movie movies film films ratings fileinfo streamdetails set fanart xml".split())
_FORMS = ("actor name", "/name role", "rating value /value votes /votes /rating", "rating value /value /rating")
"""Consecutive tags that are read as one."""


def is_xml(text: str) -> bool:
    """Whether a text is XML whose elements name their content, and not a page."""
    head = text[:400].lower()
    return "<?xml" in head or "<movie>" in head


def elements(text: str) -> Iterator[Edit]:
    """The edits for an XML file: `<year>1948</year>` is read like "year: 1948".

    >>> list(elements("<movie><year>1948</year></movie>"))[1]
    (7, 13, '\\x1fyear:')
    """
    tags = list(_TAG.finditer(text))
    names = [(tag[1] or "").lower() for tag in tags]
    at = 0
    while at < len(tags):
        form = next((form for form in map(str.split, _FORMS) if form[0] == names[at] and form == names[at : at + len(form)]), [])
        edits = _together(text, tags[at : at + len(form)])
        yield from edits or [(*tags[at].span(), _instead(text, tags[at].end(), tags[at][1] or ""))]
        at += len(form) if edits else 1


def _instead(text: str, end: int, name: str) -> str:
    """The replacement of a tag that ends at an offset."""
    if name.startswith("/") or name.lower() in _WRAPPERS:
        return "" if text[end : end + 1] in "\r\n" else "\n"
    return "\x1fwriters:" if name == "credits" else f"\x1f{name}:" if name else ""


def _together(text: str, tags: list[re.Match[str]]) -> list[Edit]:
    """The edits for tags of one of the forms; none if other text is between them.

    `<rating name="imdb"><value>7.1</value><votes>80</votes></rating>` is read like "rating: imdb 7.1 (80 votes)".
    """
    values = [(one.end(), two.start()) for one, two in pairwise(tags) if two[1] == f"/{one[1]}"]
    gaps = [(one.end(), two.start()) for one, two in pairwise(tags)]
    if not tags or any(text[slice(*gap)].strip() for gap in gaps if gap not in values):
        return []
    if not values:
        return [(tags[0].start(), tags[1].end(), "\x1factor:" if tags[0][1] == "actor" else " as ")]
    source = text.find('name="', tags[0].start(), tags[0].end()) + len('name="')
    (number, stop), *votes = values
    if source < len('name="') or not text[number:stop].replace(".", "", 1).isdecimal():
        return []
    stop = min(stop, number + _LONGEST_NUMBER)
    edits = [(tags[0].start(), source, "\x1frating:"), (text.index('"', source), number, " ")]
    if not votes:
        return [*edits, (stop, tags[-1].end(), "")]
    start, end = votes[0]
    return [*edits, (stop, start, " ("), (end, tags[-1].end(), " votes)")]
