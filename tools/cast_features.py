"""The features of cuts as training numbers them, and the file of weights; reading has the sums written out for speed."""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections.abc import Mapping, Sequence

from filmsheet.cast.features import (
    KNOWN,
    LONG_ACTORS,
    NAME,
    PAIR,
    PATTERN,
    SOLE_ACTORS,
    SOLE_ROLES,
    class_keys,
    frequency,
    junction_keys,
    level,
    level_keys,
    own_keys,
)
from filmsheet.cast.weights import MAGIC, PARTS

COUNTS = (
    "actor first",
    "actor middle",
    "actor last",
    "actor sole",
    "role first",
    "role middle",
    "role last",
    "role sole",
    "given name",
    "family name",
)
"""The counts of each word: distinct actors with the word at each position of their names, films with such a role, and languages
whose lists of given and of family names contain it."""


def pack(counts: Sequence[int]) -> int:
    """The levels of the `COUNTS` in one number of 40 bits."""
    packed = 0
    for count in counts:
        packed = packed << 4 | level(count)
    return packed


def word_keys(key: str, form: int, packed: int) -> list[tuple[int | str, float]]:
    """The features of a word with their values; each has a weight for each of `LABELS`."""
    return [(one, 1.0) for one in (*class_keys(form, packed), *own_keys(key, frequency(packed)))] + level_keys(packed)


def cut_keys(code: int, pattern: int, length: int, known: int, start: int, end: int, across: int, within: int) -> tuple[int, ...]:
    """All features of a cut that are not of one word.

    `code` is as in `junction_keys`; `pattern` is the classes of the actor's words, the last lowest; `length` is the number of
    the actor's words; `known` is what is known of the whole texts on the two sides: 1 for an actor of one or two films, 2
    for one of more, plus 3 for a role of two films or more; `start` and `end` are the fine classes of the actor's first
    and last word; `across` and `within` tell whether the two words at the cut, and the first two of the actor, are known to
    be consecutive in names: 1 in longer ones, 2 as a whole name.
    """
    size = length if length < 4 else 4
    return (
        *junction_keys(code),
        PATTERN | pattern & 0xFFFFF,
        KNOWN | known << 4 | (length if length < 7 else 7),
        NAME | (start if length > 1 else 0) << 9 | end << 2 | size - 1,
        PAIR | across << 6 | within << 4 | size,
    )


def likeness_keys(sole_roles: int, long_actors: int, sole_actors: int, role: int, actor: int) -> tuple[int, int, int]:
    """The features of a cut relative to the other credits of the string, which usually have the same form.

    The first three are shares, as from `share`, among the string's other credits: of roles of one word, of actors of
    three words or more, and of actors of one; `role` and `actor` are the numbers of words of this cut.
    """
    role, actor = role if role < 3 else 3, actor if actor < 4 else 4
    return (
        SOLE_ROLES | sole_roles << 4 | role,
        LONG_ACTORS | long_actors << 4 | actor,
        SOLE_ACTORS | sole_actors << 4 | actor,
    )


def write(path: str, header: Mapping[str, object], parts: Sequence[array[int]]) -> None:
    """Write the parts to a file, the least byte first."""
    with open(path, "wb") as out:
        text = json.dumps(dict(header), sort_keys=True).encode()
        out.write(MAGIC + struct.pack("<I", len(text)) + text)
        for code, part in zip(PARTS, parts, strict=True):
            little = array(code, part)
            if sys.byteorder == "big":
                little.byteswap()
            out.write(struct.pack("<I", len(little) * little.itemsize) + little.tobytes())
