"""JSON, and the objects in braces that YAML shares with it: quotes, brackets and commas are blanked, labels and values stay."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import NamedTuple

from .edits import Edit, before, blanked
from .lazily import lazy
from .wordlists import words

_KEY = lazy(r"\"[^\"\n:]{1,40}(\")[ \t]{0,4}:[ \t]*")
_BEFORE_KEY = 40
"""So many characters may stand between a line's start and its key."""
_ITEM = lazy(r"(?m)^[ \t]{1,40}(\")(?:[^\"\\\n]|\\.){1,200}(\",?)[ \t\r]*$|^[ \t]*([{}\[\]]{1,4},?)[ \t\r]*$")
_OBJECT = lazy(r"\{[ \t]*\"[^\"\n:]{1,20}\"[ \t]*:[ \t]*(?=\"[^\"\n]{0,200}\"[ \t]*(?:\}|\Z))|(?<=\")[ \t]*\}")
_QUOTE = lazy(r"(?<!\\)\"|\\(?=[\"/\\])")
"""A quotation mark, or the backslash that escapes one."""
_BACKSLASH = lazy(r"\\(?=[\"/\\])")
_BRACES = lazy(r"\{([^{}\n]{3,300})\}")
_CLOSING = lazy(r",?(?:[ \t]{0,4}\](?:[ \t]{0,4}\})?)?")
_STRING = lazy(r"\"((?:[^\"\\]|\\.){1,120})\"")
_QUOTES = ' \t"'
_MOST_MEMBERS = 2
_BEFORE_OBJECT = 24
"""So many characters may stand between a line's start and an object that YAML has there."""
_NEAR = 5
"""Where a bracket or comma before an object is looked for."""


class _Member(NamedTuple):
    """A member of an object: its key, and where its value stands, without quotes if it has any."""

    key: str
    start: int
    end: int
    quoted: bool


class _Key(NamedTuple):
    """A key that opens a line or follows a comma: where what opens it starts, its quotes, and its value."""

    lead: int
    opening: int
    closing: int
    value: int


def json_edits(text: str) -> Iterator[Edit]:
    """What to change for JSON: `"Year": "1948",` becomes `Year: 1948`, `{"actor": "Ann Field", "role": "Mary"}` becomes `Ann Field as Mary`.

    >>> list(json_edits('{"Year": "1948"}'))
    [(0, 1, ''), (1, 2, ''), (6, 7, ''), (15, 16, ''), (9, 10, ''), (14, 15, '')]
    """
    held: list[int] = []
    for braces in _BRACES.finditer(text):
        edits = _person(text, *braces.span())
        if edits:
            yield from edits
            yield from blanked(text, _BACKSLASH, *braces.span())
            held += braces.span()
    keys = [key for key in _keys(text) if bisect.bisect_right(held, key.opening) % 2 == 0]
    for number, key in enumerate(keys):
        if text[key.lead : key.opening].strip():
            yield key.lead, key.opening, "\n" if text[key.lead] == "," else ""
        yield key.opening, key.opening + 1, ""
        yield key.closing, key.closing + 1, ""
        last = max(keys[number + 1].lead, key.value) if number + 1 < len(keys) else len(text)
        end = text.find("\n", key.value, last)
        value = text[key.value : end if end >= 0 else last].rstrip(" \t\r")
        yield from _value(text, key.value, key.value + len(value))
    if len(keys) + len(held) > 1:
        yield from blanked(text, _ITEM)


def _keys(text: str) -> Iterator[_Key]:
    """The keys that open a line, behind brackets or none, or that follow a comma."""
    for found in _KEY.finditer(text):
        opening = found.start()
        line = before(text, opening, _BEFORE_KEY)
        gap = text[max(0, opening - _NEAR) : opening]
        if line is not None and not line.strip(" \t{[,"):
            yield _Key(opening - len(line), opening, found.start(1), found.end())
        elif gap.rstrip(" \t").endswith(","):
            yield _Key(opening - len(gap) + gap.rindex(","), opening, found.start(1), found.end())


def _value(text: str, start: int, end: int) -> Iterator[Edit]:
    """The quotes and brackets round a value, and the comma behind it; `\\"` within it."""
    while start < end and text[end - 1] in ",}] \t":
        end -= 1
        yield end, end + 1, ""
    if text[start:end] in ("{", "[", "null"):
        yield start, end, ""
    elif text.startswith("[", start):
        yield start, start + 1, ""
        yield from blanked(text, _OBJECT, start + 1, end)
        yield from blanked(text, _QUOTE, start, end)
    elif end - start > 1 and text[start] == text[end - 1] == '"':
        yield start, start + 1, ""
        yield from blanked(text, _BACKSLASH, start + 1, end - 1)
        yield end - 1, end, ""


def _person(text: str, start: int, end: int) -> list[Edit]:
    """What to change in an object of an actor and a role, or of an actor in a list: it becomes a line "Ann Field as Mary"; nothing in others."""
    members = _members(text, start + 1, end - 1)
    if not members or members[0].key not in words("actor_keys"):
        return []
    actor, *roles = members
    in_list = text[max(0, start - _NEAR) : start].rstrip(" \t").endswith(("[", ","))
    if text[start + 1 : actor.start].lstrip()[0] != '"':
        if not _fills_line(text, start, end):
            return []
    elif not actor.quoted or not (roles or in_list):
        return []
    edits = [(start, actor.start, "\n" if in_list else "")]
    closing = _CLOSING.match(text, end)
    stop = closing.end() if closing else end
    if not roles or (text[roles[0].start : roles[0].end].strip() == "null" and not roles[0].quoted):
        return [*edits, (actor.end, stop, "")]
    if roles[0].key not in words("role_keys"):
        return []
    return [*edits, (actor.end, roles[0].start, " as "), (roles[0].end, stop, "")]


def _members(text: str, start: int, end: int) -> list[_Member]:
    """The members of an object that has one or two; a last value without quotes may hold commas. None of what is no object."""
    found: list[_Member] = []
    at = start
    while at < end:
        key, colon, rest = text[at:end].partition(":")
        if not colon or len(found) == _MOST_MEMBERS:
            return []
        first = end - len(rest)
        string = _STRING.match(text, first + len(rest) - len(rest.lstrip(" \t")), end)
        comma = text.find(",", first, end)
        stop = string.end() if string else comma if comma >= 0 and not found else end
        span = string.span(1) if string else (first, first + len(text[first:stop].rstrip(" \t")))
        found.append(_Member(key.strip(_QUOTES).casefold(), *span, string is not None))
        rest = text[stop:end].lstrip(" \t")
        if rest and rest[0] != ",":
            return []
        at = end - len(rest) + 1 if rest else end
    return found


def _fills_line(text: str, start: int, end: int) -> bool:
    """Whether a line holds a region and nothing else but the dash of a list."""
    line = before(text, start, _BEFORE_OBJECT)
    return line is not None and not line.strip(" \t-") and not text[end : end + _BEFORE_OBJECT].partition("\n")[0].strip()
