"""Lists of phrases in `words/`, one phrase a line below its [heading], and the patterns made from them.

In a list `*` stands for letters and hyphens, and a blank for any white space. In a pattern `{file.heading}` stands for the
phrases of a list, `{year}` for a year of film, 1870 to 2099, and `{upper}` for a capital letter of Europe.
"""

from __future__ import annotations

import functools
import pathlib
import re

from ..text.lazily import branches, filled
from ..text.source import trim

_FOLDER = pathlib.Path(__file__).parent / "words"
_PARTS = {
    "year": r"(?:18[7-9]\d|19\d\d|20\d\d)(?!\d)",
    "upper": "[A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΫЀ-Я]",
}


@functools.cache
def _lists(file: str) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in (_FOLDER / f"{file}.txt").read_text("utf-8").split("\n"):
        if line.startswith("["):
            phrases = lists[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            phrases.append(line)
    return lists


@functools.cache
def entries(name: str) -> frozenset[str]:
    """The phrases of a list.

    >>> "directed" in entries("crew.directors")
    True
    """
    file, _, heading = name.partition(".")
    return frozenset(_lists(file)[heading])


@functools.cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern with its lists filled in, compiled on first use.

    >>> compiled(r"{crew.directors}\\s+by").search("a film co-directed by Ada Lund")[0]
    'directed by'
    """
    return re.compile(filled(pattern, _any_of), flags)


def phrases(name: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a list's phrases as whole words; within words too where the name ends in `~`.

    >>> phrases("crew.directors").search("misdirected, then directed")[0]
    'directed'
    """
    return compiled(f"{{{name}}}" if name[-1] == "~" else rf"(?<!\w){{{name}}}", flags)


def _any_of(names: str) -> str:
    if names in _PARTS:
        return _PARTS[names]
    listed = [(phrase, name[-1] == "~") for name in names.split() for phrase in sorted(entries(name.rstrip("~")))]
    return branches([[*map(_atom, phrase), "" if glued else _end(phrase)] for phrase, glued in listed])


def _atom(letter: str) -> str:
    return {" ": r"\s++", "*": r"[\w-]{0,30}"}.get(letter) or re.escape(letter)


def _end(phrase: str) -> str:
    """The end of a word: no letter follows, in scripts with blanks between words."""
    return r"(?!\w)" if (phrase[-1].isalnum() or phrase[-1] == "*") and phrase[-1] < "\u2e80" else ""


def phrase_at(name: str, text: str, start: int, end: int) -> int | None:
    """The end of a phrase of a list that starts at `start`, or None.

    >>> phrase_at("crew.directors", "is directed", 3, 11)
    11
    """
    match = compiled(f"{{{name}}}").match(text, start, end)
    return match.end() if match else None


def skip(name: str, text: str, start: int, end: int) -> int:
    """The offset after a phrase of a list and the blanks around it; `start` if there is none.

    >>> skip("people.voices", "starring  the voice of Ada", 8, 26)
    23
    """
    stop = phrase_at(name, text, trim(text, start, end).start, end)
    return start if stop is None else trim(text, stop, end).start
