"""Notations that wrap a sheet's labels and values: BBCode, the links of wikis, JSON, YAML, and the templates of wikis.

Each yields what to change in the shadow of the text. Nothing here reads a value; a label stays a label, whatever quotes
or brackets stand round it.
"""

from __future__ import annotations

from collections.abc import Iterator

from .edits import Edit, blanked
from .json_notation import json_edits, yaml_edits
from .lazily import lazy, words
from .wiki_notation import wiki_edits

_IN_BRACKETS = lazy(r"\[([^\[\]\n]{1,310})\]")
_BBCODE = frozenset("b i u s url img color colour size font center left right align quote code pre spoiler list hr table tr td h1 h2 h3 h4 h5 h6".split())
_FIELDS = lazy(r"(?m)^[ \t]{0,20}(\[)[ \t]{0,3}[^\[\]\n]{2,30}(\])[ .:·]{0,60}(\[)[^\[\]\n]{1,200}(\])[ \t\r]*$")
"""A label and a value in brackets: "[Year] ... [1948]"."""


def notations(text: str, signs: set[str]) -> Iterator[Edit]:
    """The edits for the notations that a text may contain, judged by its signs.

    >>> list(notations("[b]Year:[/b] 1948", {"["}))
    [(0, 3, ''), (8, 12, '')]
    """
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
    """BBCode, where the text has an end tag, and the links behind a wiki's headings: "Handlung[Bearbeiten | Quelltext bearbeiten]"."""
    has_bbcode = "[/" in text
    for found in _IN_BRACKETS.finditer(text):
        inner = found[1].casefold()
        link, _, more = inner.partition("|")
        if has_bbcode and inner == "*":
            yield (*found.span(), "• ")
        elif (has_bbcode and inner.removeprefix("/").partition("=")[0] in _BBCODE) or (link.strip() in words("edit_links") and "|" not in more):
            yield (*found.span(), "")
