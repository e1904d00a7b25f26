"""Teaching a layout by corrected sheets."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

from .examples import Example, TeachingError, example, own_cuts, study, values
from .layouts import Layouts, TeachingWarning, with_examples

_FEWEST = 2


def teach(pairs: Iterable[tuple[str, Any]], *, layouts: Layouts | None = None) -> Layouts:
    """Learn the layouts of sheets from their corrected records.

    A key that a record lacks is unknown; null, [] and {} say that the sheet has none. What the text does not say is
    named in a `TeachingWarning` and not learned; the rest is.

    Args:
        pairs: texts, each with its record: a FilmSheet or a dict with some of its keys; a list of them for a text of
            several films.
        layouts: what was taught before, to go on from.

    Raises:
        TypeError: what was given are no pairs of a str and a record.
        TeachingError: nothing could be learned.

    >>> from filmsheet import parse
    >>> layouts = teach([("zdj: Ann Field\\nmon: Ida Holm", {"cinematographers": ["Ann Field"], "editors": ["Ida Holm"]})])
    >>> parse("zdj: Tom Reed\\nmon: Elena Moreau", layouts=layouts).editors
    ('Elena Moreau',)
    """
    if layouts is not None and not isinstance(layouts, Layouts):
        raise TypeError(f"layouts are Layouts, not {type(layouts).__name__}; see Layouts.load")
    taken: list[Example] = []
    for number, pair in enumerate(_pairs(pairs), 1):
        found, faults = check(*pair)
        for fault in faults:
            warnings.warn(f"sheet {number}: {fault}", TeachingWarning, stacklevel=2)
        if found is not None:
            taken.append(found)
    return learned(taken, layouts)


def _pairs(pairs: Iterable[tuple[str, Any]]) -> Iterable[tuple[str, Any]]:
    if isinstance(pairs, (str, bytes, dict)):
        raise TypeError(f"teach takes a list of pairs of a text and its record, not {type(pairs).__name__}")
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError("teach takes pairs of a text and its record: teach([(text, record), ...])")
        yield pair[0], pair[1]


def check(text: str, records: Any) -> tuple[Example | None, list[str]]:
    """An example, or None where nothing can be learned from it; and what of it is not learned, each on a line.

    Raises:
        TypeError: they are no text and record.
    """
    found, faults = example(text, records)
    cut, lost = study(found, own_cuts(found))
    faults += [f"not found in the text: {one}" for one in lost]
    count = sum(map(values, found.records))
    if not cut.pieces.pieces or count <= len(lost):
        return None, [*faults, "nothing in it can be learned"]
    if len(lost) > _FEWEST and 2 * len(lost) > sum(values(record, given=True) for record in found.records):
        return None, [*faults, "not learned: most of its values are not in the text; it may be the record of another sheet"]
    return found, faults


def learned(taken: list[Example], layouts: Layouts | None = None) -> Layouts:
    """Layouts with further examples.

    Raises:
        TeachingError: there are none.
    """
    if not taken:
        raise TeachingError("nothing could be learned: no sheet has a value that its record gives")
    return with_examples(layouts or Layouts(), taken)
