"""Reading casts: a text that lists actors and their roles, in whatever layout, to credits as offsets."""

from __future__ import annotations

from collections.abc import Collection

from filmsheet.cast.evidence import Evidence, KnownNames, prepare_known
from filmsheet.cast.layouts import read_cast, unmarked
from filmsheet.cast.model import CastReading, Credit, Doubt
from filmsheet.cast.plain import cut_plain

DOUBT_THRESHOLD = 0.85
"""A cut less probable than this deserves a diagnostic that shows both readings."""

__all__ = ["DOUBT_THRESHOLD", "CastReading", "Credit", "Doubt", "KnownNames", "prepare_known", "read", "read_texts"]

_NO_NAMES = KnownNames()


def read(text: str, start: int, end: int, *, known: Collection[str] = (), context: str = "") -> CastReading:
    """Read the cast that stands in `text[start:end]`.

    `known` are names of people (see `prepare_known`, for many casts with the same names); `context` is other text of
    the same sheet, whose names count as evidence. Offsets count in `text`. Never raises on content.

    >>> text = "Leslie Phillips as Audience member Moira Shearer as Victoria Page"
    >>> for credit in read(text, 0, len(text)).credits:
    ...     print([text[span.start:span.end] for span in credit.actor + credit.role])
    ['Leslie Phillips', 'Audience member']
    ['Moira Shearer', 'Victoria Page']
    """
    evidence = None
    if known or context:
        evidence = Evidence(prepare_known(known) if known else _NO_NAMES, context)
    return read_cast(text, start, end, evidence or None)


def read_texts(text: str, start: int, end: int, sureness: float = 0.0) -> list[tuple[str, str]] | None:
    """Actor and role of each credit of `text[start:end]`, if nothing but " as " marks them and each cut is at least so probable.

    The same as `read` gives, in a fraction of the time; None where a closer look must be taken.

    >>> read_texts("Leslie Phillips as Audience member Moira Shearer as Victoria Page", 0, 65)
    [('Leslie Phillips', 'Audience member'), ('Moira Shearer', 'Victoria Page')]
    """
    region = unmarked(text, start, end)
    cuts = cut_plain(region, None) if region else None
    return cuts.texts() if cuts and (not sureness or cuts.all_sure(sureness)) else None
