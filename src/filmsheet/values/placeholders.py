"""Words for a missing value: "N/A", "TBD", "unknown", "-"."""

from __future__ import annotations

from filmsheet.text.source import tidy
from filmsheet.vocabulary.wordlists import words

_LONGEST = 24
_BRACKETS = {"(": ")", "[": "]", "<": ">"}


def placeholder(text: str, start: int, end: int, *, title: bool = False) -> bool:
    """Whether a region only states that there is no value. As a title, "Unknown" is not a placeholder; "N/A" is.

    >>> placeholder("N/A", 0, 3), placeholder("(unknown)", 0, 9), placeholder("Ann Field", 0, 9)
    (True, True, False)
    >>> placeholder("Unknown", 0, 7, title=True)
    False
    """
    if end - start > 4 * _LONGEST:
        return False
    return is_placeholder(tidy(text[start:end]), title=title)


def is_placeholder(value: str, *, title: bool = False) -> bool:
    """Whether a tidy value is a placeholder."""
    if len(value) > _LONGEST:
        return False
    folded = value.casefold()
    known = words("placeholder_titles" if title else "placeholders")
    if folded in known:
        return True
    if len(folded) > 2 and _BRACKETS.get(folded[0]) == folded[-1]:
        folded = folded[1:-1].strip()
    return folded in known or (len(folded) > 2 and folded.rstrip(".") in known)


def is_no_item(value: str) -> bool:
    """Whether a tidy text of a list is not an item: a placeholder, or words that end a list ("more")."""
    return is_placeholder(value) or value.casefold() in words("rests")
