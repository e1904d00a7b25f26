"""Teaching a layout with corrected sheets."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

from .examples import Example, TeachingError, example, own_cuts, study, values
from .layouts import Layouts, TeachingWarning, with_examples

_FEWEST = 2


def teach(pairs: Iterable[tuple[str, Any]], *, layouts: Layouts | None = None) -> Layouts:
    """Learn the layouts of sheets from their corrected records.

    A key that is missing from a record is unknown; null, [] and {} mean that the sheet has no value. Values that are not in the
    text are named in a `TeachingWarning` and not learned. The others are learned.

    Args:
        pairs: texts, each with its record: a FilmSheet or a dict with some of its keys, or a list of these for a text with
            several films.
        layouts: layouts that were taught before, to which the new ones are added.

    Raises:
        TypeError: `pairs` does not contain pairs of a str and a record.
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
    """An example, or None if nothing can be learned from it; and the parts of it that are not learned, one a line.

    Raises:
        TypeError: the arguments are not a text and a record.
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
        TeachingError: there are no examples.
    """
    if not taken:
        raise TeachingError("nothing could be learned: no sheet has a value that its record gives")
    return with_examples(layouts or Layouts(), taken)
