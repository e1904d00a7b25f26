"""The notation of wikis: templates, links, headings, footnotes and categories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .edits import Edit, before, blanked
from .lazily import lazy, words

_TEMPLATE = lazy(r"\{\{(?:\s{0,3}([^{}|\n]{1,40}?)(\s{0,3}\|))?")
_SHOWING = frozenset(("plainlist", "plain list", "ubl", "unbulleted list", "hlist", "h list", "flatlist", "flat list", "nowrap", "small", "nobold"))
"""Templates that show their content."""
_DATES = frozenset(("film date", "release date", "start date"))
_DATED = lazy(r"(df=\w{1,3}\|)?\d{4}(?:(\|)\d{1,2}(?:(\|)\d{1,2})?)?(?:(\|)[^|{}=\n]{2,60}(\}\}))?")
_FORM = lazy(r"\{\{|\}\}|[|=:\n]")
"""The separator of labels and values."""
_MARKS = lazy(r"\}\}|'{2,5}")
_REFERENCE = lazy(r"<ref(?:\s[^<>/]{0,100})?>([^<]{1,600})</ref>", re.IGNORECASE)
_HEADING = lazy(r"(?m)^(={2,6})[ \t]?[^=\n]{1,60}?[ \t]?(={2,6})[ \t\r]*$")
_LINK = lazy(r"(\[\[)(?:([^\[\]|\n]{1,200})(\|))?([^\[\]|\n]{1,200})(\]\])")
_MOST_BLANKS, _LONGEST = 40, 202
_CODE = 3
"""The letters of the code of a currency."""
_ON_LINE = frozenset("{\n")


def wiki_edits(text: str) -> Iterator[Edit]:
    """The edits for a page of a wiki: `{{ubl|A|B}}`, `{{film date|1999|10|8|Norway}}`, `== Plot ==`, `'''bold'''`.

    >>> list(wiki_edits("{{ubl|A}}"))
    [(0, 6, ''), (7, 9, '')]
    """
    if "{{" in text:
        for opening in _TEMPLATE.finditer(text):
            yield from _template(text, opening)
        for note in _REFERENCE.finditer(text):  # no sign in a footnote separates a label
            yield from blanked(text, _FORM, *note.span(1))
        yield from blanked(text, _MARKS)
    if "==" in text:
        yield from blanked(text, _HEADING)


def _template(text: str, opening: re.Match[str]) -> Iterator[Edit]:
    """The edits for the name and the content of a template."""
    start, end = opening.span()
    name = opening[1] or ""
    folded = name.casefold()
    if folded in _DATES:
        yield start, end, ""
        dated = _DATED.match(text, end)
        for group, instead in enumerate(("", "-", "-", "(", ")"), 1):
            if dated and dated[group]:
                yield (*dated.span(group), instead)
    elif folded in _SHOWING or folded.startswith("infobox"):
        yield start, end, ""
    elif not opening[2] or (stop := text.find("}}", end, end + _LONGEST)) < 0 or not _ON_LINE.isdisjoint(text[end:stop]):
        yield start, start + 2, ""
    elif name[-1] in "$£€¥₹" or (name.isupper() and name.isalpha() and len(name) == _CODE):
        yield start, opening.start(1), ""
        yield (*opening.span(2), "")
        yield end + len(text[end:stop].partition("|")[0]), stop + 2, ""
    elif before(text, start, 0) == "" == text[stop + 2 : stop + 2 + _MOST_BLANKS].partition("\n")[0].strip():
        yield from blanked(text, _FORM, start, stop + 2)  # a template on a line of its own is about the page
    else:
        yield start, start + 2, ""


def wiki_links(text: str) -> Iterator[Edit]:
    """The brackets of `[[page]]` and `[[page|words]]`. Links to categories are blanked completely.

    >>> list(wiki_links("[[Ann Field (actor)|Ann]]"))
    [(0, 2, ''), (23, 25, ''), (0, 20, '')]
    """
    has_templates = "{{" in text
    for link in _LINK.finditer(text):
        quotes = text[link.start() - 1 : link.start()], text[link.end() : link.end() + 1]
        if quotes == ('"', '"'):
            yield link.start() - 1, link.start(), ""
            yield link.end(), link.end() + 1, ""
        if (link[2] or link[4]).partition(":")[0].strip().casefold() not in words("categories"):
            yield (*link.span(1), "")
            yield (*link.span(5), "")
            if link[3]:
                yield link.start(), link.end(3), ""
        elif has_templates and (line := before(text, link.start(), _MOST_BLANKS)) is not None and not line.strip():
            yield (*link.span(), "")
