"""JSON and YAML: quotes, brackets and commas are blanked; labels and values remain."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from .edits import Edit, before, blanked
from .lazily import lazy, words

_KEY = lazy(r"(\")[^\"\n:]{1,40}(\")[ \t]{0,4}:[ \t]*")
_BEFORE_KEY = 40
"""The most characters between the start of a line and its key, or an object of YAML."""
_ITEM = lazy(r"(?m)^[ \t]{1,40}(\")(?:[^\"\\\n]|\\.){1,200}(\",?)[ \t\r]*$|^[ \t]*([{}\[\]]{1,4},?)[ \t\r]*$")
_OBJECT = lazy(r"\{[ \t]*\"[^\"\n:]{1,20}\"[ \t]*:[ \t]*(?=\"[^\"\n]{0,200}\"[ \t]*(?:\}|\Z))|(?<=\")[ \t]*\}")
_MEMBERS = lazy(
    r'\{ *("?)([^":,{}\n]+)\1 *:( *")?((?:[^"\\{}\n]|\\.){1,80}?)(?(3)") *(?:, *"?([^":,{}\n]+)"? *:( *")?((?:[^"\\{}\n]|\\.){1,120}?)(?(6)") *)?\},?'
)
"""An object of one or two members."""
_QUOTE = lazy(r"(?<!\\)\"")
_ESCAPED = lazy(r"\\(?=([\"/\\])(\w?))")
_YAML = lazy(r"(?m)^[ \t-]{0,12}[^\W\d_][\w -]{0,30}:[ \t]+(?:([>|][+-]?)|(\[)([^\[\]\n]{0,2000})(\]))[ \t\r]*$")
"""A list in brackets, or the sign of a folded text."""
_NULL = frozenset(("null", "None", "~"))
_FRONT = "---\n"
_GAP = 5
"""Where the bracket or comma before a key or an object is searched."""


def json_edits(text: str) -> Iterator[Edit]:
    """The edits for JSON: `"Year": "1948",` becomes `Year: 1948`, `{"actor": "Ann Field", "role": "Mary"}` becomes `Ann Field as Mary`.

    >>> list(json_edits('{"Year": "1948"}'))
    [(0, 1, ''), (1, 2, ''), (6, 7, ''), (15, 16, ''), (9, 10, ''), (14, 15, '')]
    """
    held: list[int] = []
    for found in _MEMBERS.finditer(text):
        if edits := _person(text, found):
            yield from edits
            held += found.span()
    keys = [(lead, key) for lead, key in _keys(text) if bisect.bisect_right(held, key.start()) % 2 == 0]
    for number, (lead, key) in enumerate(keys, 1):
        if text[lead : key.start()].strip():
            yield lead, key.start(), "\n" if text[lead] == "," else ""
        yield (*key.span(1), "")
        yield (*key.span(2), "")
        last = max(keys[number][0], key.end()) if number < len(keys) else len(text)
        line = text[key.end() : last].partition("\n")[0].rstrip(" \t\r")
        yield from _value(text, key.end(), key.end() + len(line))
    if len(keys) + len(held) > 1:
        yield from blanked(text, _ITEM)


def _keys(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The keys at the start of a line, possibly after brackets, or after a comma; each with the start of the text before it."""
    for key in _KEY.finditer(text):
        line = before(text, key.start(), _BEFORE_KEY)
        comma = text.rfind(",", max(0, key.start() - _GAP), key.start())
        if line is not None and not line.strip(" \t{[,"):
            yield key.start() - len(line), key
        elif comma >= 0 and not text[comma + 1 : key.start()].strip(" \t"):
            yield comma, key


def _value(text: str, start: int, end: int) -> Iterator[Edit]:
    """The quotes and brackets around a value, the comma after it, and escaped quotes inside it."""
    while start < end and text[end - 1] in ",}] \t":
        end -= 1
        yield end, end + 1, ""
    if text[start:end] in ("{", "[", "null"):
        yield start, end, ""
    elif text.startswith("[", start):
        yield start, start + 1, ""
        yield from blanked(text, _OBJECT, start + 1, end)
        yield from _unescaped(text, start, end)
        yield from blanked(text, _QUOTE, start, end)
    elif end - start > 1 and text[start] == text[end - 1] == '"':
        yield start, start + 1, ""
        yield from _unescaped(text, start + 1, end - 1)
        yield end - 1, end, ""


def _unescaped(text: str, start: int, end: int) -> Iterator[Edit]:
    """`\\"Gull\\"` becomes `"Gull"`. A closing quote moves to the place of its backslash, so that no quotation ends with a blank."""
    for found in _ESCAPED.finditer(text, start, end):
        yield (*found.span(), "") if found[2] else (found.start(), found.end(1), found[1])


def _person(text: str, found: re.Match[str]) -> list[Edit]:
    """The edits for an object of an actor and a role, or of an actor in a list, which becomes a line "Ann Field as Mary"; none for others."""
    _, key, opening, _, role_key, role_opening, role = found.groups()
    start, end = found.span()
    line = before(text, start, _BEFORE_KEY)
    in_list = text[max(0, start - _GAP) : start].rstrip(" \t").endswith(("[", ","))
    fills_line = line is not None and not line.strip(" \t-") and not text[end : end + _BEFORE_KEY].partition("\n")[0].strip()
    has_role = role is not None and (role_opening or role.strip() not in _NULL)
    is_json = found[1] and opening and (in_list or role)
    if key.strip().casefold() not in words("actor_keys") or not (is_json or (fills_line and not found[1])):
        return []
    if has_role and role_key.strip().casefold() not in words("role_keys"):
        return []
    edits = [(start, found.start(4), "\n" if in_list else ""), *_unescaped(text, start, end)]
    if has_role:
        return [*edits, (found.end(4), found.start(7), " as "), (found.end(7), end, "")]
    return [*edits, (found.end(4), end, "")]


def yaml_edits(text: str) -> Iterator[Edit]:
    """The edits for YAML: `genre: [Drama, "War"]`, `plot: >`, and `- "Drama"` in the front matter of a page.

    >>> list(yaml_edits('genre: ["War"]'))
    [(7, 8, ''), (13, 14, ''), (8, 9, ''), (12, 13, '')]
    """
    for found in _YAML.finditer(text):
        yield from ((*found.span(number), "") for number in (1, 2, 4) if found[number])
        if found[3]:
            yield from blanked(text, _QUOTE, *found.span(3))
    if text.startswith(_FRONT):
        yield from _quoted_items(text[: text.find("\n---", len(_FRONT))])


def _quoted_items(front: str) -> Iterator[Edit]:
    """The quotes of items in the front matter of a page: `- "Drama"`."""
    start = 0
    for line in front.split("\n"):
        item = line.strip(" \t\r").removeprefix("-").strip(" \t")
        if line.lstrip(" \t").startswith("- ") and item.count('"') == 2 and item[0] == item[-1] == '"':
            at = start + line.index('"')
            yield at, at + 1, ""
            yield at + len(item) - 1, at + len(item), ""
        start += len(line) + 1
