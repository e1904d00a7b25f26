"""YAML: the brackets and quotes of lists, and the signs that fold a text; objects in braces are in `json_notation`."""

from __future__ import annotations

from collections.abc import Iterator

from .edits import Edit

_FRONT = "---\n"
_ENDS = frozenset(']>|+-"')
"""How a line may end that has something to change."""
_FOLDS = frozenset(f"{sign}{end}" for sign in ">|" for end in ("", "+", "-"))
_BRACKETS = frozenset("[]")
_JOINTS = {ord(sign): None for sign in " -_"}
"""What may stand within a key, besides letters and figures."""
_LONGEST_KEY = 31


def yaml_edits(text: str) -> Iterator[Edit]:
    """What to change for YAML: `genre: [Drama, "War"]`, `plot: >`, and in the matter at a page's front `- "Drama"`.

    >>> list(yaml_edits('genre: ["War"]'))
    [(7, 8, ''), (8, 9, ''), (12, 13, ''), (13, 14, '')]
    """
    front = text.find("\n---", len(_FRONT)) % (len(text) + 1) if text.startswith(_FRONT) else 0
    start = 0
    for line in text.split("\n"):
        bare = line.rstrip(" \t\r")
        if bare[-1:] in _ENDS:
            yield from ((start + at, start + at + 1, "") for at in _signs(bare, is_front=start < front))
        start += len(line) + 1


def _signs(line: str, *, is_front: bool) -> Iterator[int]:
    """Where the signs of a line stand; it ends with one."""
    item = line.lstrip(" \t-")
    key, _, rest = item.partition(":")
    value = rest.lstrip(" \t")
    start = len(line) - len(value)
    if is_front and len(item) > 1 and item[0] == item[-1] == '"' not in item[1:-1]:
        yield from (len(line) - len(item), len(line) - 1)
    elif value == rest or not key[:1].isalpha() or not key.translate(_JOINTS).isalnum() or len(key) > _LONGEST_KEY:
        return
    elif value in _FOLDS and " " not in key:
        yield from range(start, len(line))
    elif value[0] == "[" and value[-1] == "]" and not _BRACKETS & set(value[1:-1]):
        yield start
        yield from (at for at in range(start, len(line)) if line[at] == '"')
        yield len(line) - 1
