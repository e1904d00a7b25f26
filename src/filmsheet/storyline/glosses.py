"""What stands in brackets and asides after a title: other titles, the title in another language, a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..source import BLANKS, Found
from .phrases import compiled, phrases
from .prose import brackets, piece
from .years import bracketed_year


class Glosses(NamedTuple):
    """What is said of a title behind it."""

    original: Found | None = None
    marked: bool = False
    """Whether the original title is said to be one."""
    others: tuple[Found, ...] = ()
    year: Found | None = None


_MARKED = {
    "en": (r"(?:{glosses.original}|{glosses.language}(?:\s+title)?)\s*(?::|(?=[\"“«‘]))", r",\s+{glosses.next_part}"),
    "": (r"{glosses.foreign_original}\s*:?", ","),
    "east": (r"{glosses.eastern_original}\s*[：:]", "[,，]"),
    "other": (r"(?<!\w){glosses.other}\s*:?", r",\s|\s{glosses.goes_on}\s"),
}
"""What stands before another title and ends it: in openings in English, in other languages of Europe and of East Asia; before any title."""
_MARKED_TITLE = r"\s*[\"“«‘]?(?![\[/])([^;；()（）\n\"”»]{1,120}?)[\"”»’]?(?=\s*(?:[;；()（）]|,?$)|%s)"


def read_glosses(text: str, start: int, end: int, language: str = "en") -> Glosses:
    """Original title, other titles and a bracketed year after a title."""
    if end - start < 4:
        return Glosses()
    year = bracketed_year(text, start, end)
    others = tuple(marked_titles(text, start, end, "other"))
    marked = next(marked_titles(text, start, end, "en" if language == "en" else ""), None)
    return Glosses(marked or _bare_original(text, start, end), marked is not None, others, year)


def marked_titles(text: str, start: int, end: int, kind: str) -> Iterator[Found]:
    """The titles that stand behind what says so: "German: Der Blechmond".

    >>> [title.value for title in marked_titles("(German: Der Blechmond)", 0, 23, "en")]
    ['Der Blechmond']
    """
    mark, stop = _MARKED[kind]
    for match in compiled(mark + _MARKED_TITLE % stop).finditer(text, start, end):
        yield piece(text, *match.span(1))


def _bare_original(text: str, start: int, end: int) -> Found | None:
    """A bracket right behind a title with nothing but a name in it, or a name in another script: the title in another language."""
    bracket = next(brackets(text, start, end), None)
    if bracket is None or text[start : bracket.start()].strip(BLANKS + '"”»') or bracket[0][0] == "[":
        return None
    begin, stop = bracket.span(1)
    foreign = compiled(r"\s*[\"“«『「《]?((?:[^\x00-\u024f\u2000-\u206f;,]|(?<=\S) (?![A-Z])|[-!?:·]){1,80})").match(text, begin, stop)
    if foreign and any(map(str.isalpha, foreign[1])):
        return piece(text, *foreign.span(1))
    name = text[begin:stop].strip(BLANKS + '"“”«»‘’')
    if not 3 <= len(name) <= 101 or set(name) & set(";:/[]0123456789") or not (name[0].isupper() or name[0] in "¿¡"):
        return None
    begin = text.index(name, begin)
    return None if phrases("glosses.no_original").match(name) else piece(text, begin, begin + len(name))
