"""Undelimited casts: credits with nothing between a role and the next actor. The possible cuts are ranked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from filmsheet.cast.chain import Chain, connectives, trimmed
from filmsheet.cast.evidence import Evidence, KnownNames, prepare_known
from filmsheet.cast.model import CastReading, Credit, Doubt, Doubts
from filmsheet.cast.plain import cut_plain, read_plain
from filmsheet.text.source import Span

DOUBT_THRESHOLD = 0.85
"""A less probable cut has a diagnostic that shows both readings."""

__all__ = ["DOUBT_THRESHOLD", "CastReading", "Credit", "Doubt", "KnownNames", "prepare_known", "read", "read_texts"]

_DELIMITERS = re.compile(r"[~\n\r\t\x1f\u00a0\u2000-\u200a\u2028\u2029\u3000,;|/•·●:…(\[=、，；：→–—（．‧・\u25a0-\u2bff\U0001f000-\U0001faff]|  |\.\.| - ")


def read(text: str, start: int, end: int, *, known: Collection[str] = (), context: str = "", links: Sequence[Span] = ()) -> CastReading:
    """Read the credits in `text[start:end]`, which nothing separates from each other.

    `known` are names of people (see `prepare_known`, for many casts with the same names); `context` is other text of
    the same sheet, whose names count as evidence; `links` are the connectives between an actor and a role (default:
    " as "). Offsets are those of `text`. Never raises on any text.

    >>> text = "Leslie Phillips as Audience member Moira Shearer as Victoria Page"
    >>> for credit in read(text, 0, len(text)).credits:
    ...     print([text[span.start:span.end] for span in credit.actor + credit.role])
    ['Leslie Phillips', 'Audience member']
    ['Moira Shearer', 'Victoria Page']
    """
    evidence = (Evidence(prepare_known(known or ()), context, text[start:end]) or None) if known or context else None
    if not links and (region := unmarked(text, start, end)) and (plain := read_plain(region, start, evidence)) is not None:
        return plain
    whole = trimmed(text, start, end)
    if whole.end <= whole.start:
        return CastReading([], Doubts())
    spans = links or connectives(text, *whole)
    if not spans:
        return CastReading([Credit((whole,), ())], Doubts())
    return Chain(text, *whole, evidence).read(spans)


def unmarked(text: str, start: int, end: int) -> str:
    """The text of a region if only " as " marks its credits; otherwise an empty text."""
    return "" if _DELIMITERS.search(text, start, end) else text[start:end]


def read_texts(text: str, start: int, end: int, sureness: float = 0.0) -> list[tuple[str, str]] | None:
    """Actor and role of each credit of `text[start:end]`, if only " as " marks them and each cut has at least this probability.

    A fast path with the result of `read`; None if `read` is needed.

    >>> read_texts("Leslie Phillips as Audience member Moira Shearer as Victoria Page", 0, 65)
    [('Leslie Phillips', 'Audience member'), ('Moira Shearer', 'Victoria Page')]
    """
    region = unmarked(text, start, end)
    cuts = cut_plain(region, None) if region else None
    return cuts.texts() if cuts and (not sureness or cuts.all_sure(sureness)) else None
