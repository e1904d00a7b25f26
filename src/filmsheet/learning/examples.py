"""An example: a text, and the known parts of its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..models import RECORD_KEYS, FilmSheet
from ..reading.cut import cut
from ..reading.labels import ACTOR, LABEL, NONE, OTHER, ROLE
from ..reading.pieces import Pieces
from ..reading.recut import Cut, recut
from ..reading.taught import marks
from ..text.markup import shadow as make_shadow
from ..vocabulary import DEFAULT
from .align import align
from .cuts import cuts
from .vary import Study

Record = dict[str, Any]

_LONGEST = 60
_ROUNDS = 3
_ORIGIN = ("source", "line")
_SINGLE = ("storyline", "budget", "box_office")
_WITHOUT_LABEL = frozenset(("IMDb id", "TMDB id", "Wikidata id", "URL"))
"""The labels of identifiers and addresses that have no label in the text."""
_PLURAL = {ACTOR: "cast", ROLE: "cast"}


class TeachingError(ValueError):
    """Nothing could be learned, or the input is not an example. The message gives the reason."""


class Example(NamedTuple):
    """A text and its records."""

    text: str
    records: tuple[Record, ...]
    """The known keys of each record; unknown keys are absent."""


def example(text: str, given: object) -> tuple[Example, list[str]]:
    """Make an example of a sheet and a record or a list of records. Also returns what is wrong with the records.

    Raises:
        TypeError: the text is not a str, or there is no record.

    >>> example("Year: 1931", {"year": 1931, "colour": "red"})
    (Example(text='Year: 1931', records=({'year': 1931},)), ["no record has a key 'colour'"])
    """
    if not isinstance(text, str):
        raise TypeError(f"a film sheet is a str, not {type(text).__name__}; teach takes pairs of a text and its record")
    if isinstance(given, (FilmSheet, Mapping)):
        given = [given]
    if not isinstance(given, (list, tuple)) or not all(isinstance(one, (FilmSheet, Mapping)) for one in given):
        raise TypeError(f"a record is a FilmSheet or a dict, or there is a list of them; not {type(given).__name__}")
    faults: list[str] = []
    return Example(text, tuple(_record(one, faults) for one in given)), faults


def _record(given: FilmSheet | Mapping[str, Any], faults: list[str]) -> Record:
    if isinstance(given, FilmSheet):
        return {key: value for key, value in given.model_dump(mode="json").items() if key in RECORD_KEYS and key != "unread"}
    found: Record = {}
    for key, value in given.items():
        if key in _ORIGIN or str(key).startswith("_") or key == "unread":
            continue
        if key not in RECORD_KEYS:
            faults.append(f"no record has a key {key!r}")
        elif why := _fault(key, value):
            faults.append(f"{key} is not as a record has it: {why}")
        else:
            found[key] = _plain(value)
    return found


def _fault(key: str, value: object) -> str:
    """Why a value is not valid for its key, or ""."""
    if value is None or (key == "storyline" and isinstance(value, Mapping)):
        return ""
    if key == "trivia" and isinstance(value, (list, tuple)):
        value = [{**one, "text": one.get("text") or one.get("starts")} if isinstance(one, Mapping) else one for one in value]
        value = [{name: part for name, part in one.items() if name != "starts"} if isinstance(one, dict) else one for one in value]
    if key in ("budget", "box_office") and isinstance(value, Mapping):
        value = {"text": str(value.get("amount")), **value}
    try:
        FilmSheet.model_validate({key: value})
    except ValidationError as error:
        first = error.errors()[0]
        return f"{'/'.join(map(str, first['loc'][1:])) or 'value'}: {first['msg']}"
    return ""


def _plain(value: Any) -> Any:
    """A value as JSON has it, with lists for tuples."""
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def values(record: Record, *, given: bool = False) -> int:
    """The number of values in a record. An empty value of a key counts as one, unless only `given` values are counted."""
    return sum(len(value) if isinstance(value, (list, dict)) and value and key not in _SINGLE else 1 for key, value in record.items() if value or not given)


def own_cuts(given: Example) -> tuple[Cut, ...]:
    """The cuts of a text. They are found one after the other, because each may reveal the next."""
    pieces, found = cut(make_shadow(given.text), DEFAULT), []
    for _ in range(_ROUNDS):
        new = [one for one in cuts(pieces, given.records) if one not in found]
        if not new:
            break
        found += new
        pieces = recut(pieces, new)
    return tuple(found)


def own_marks(given: Example) -> frozenset[str]:
    """The marks by which the layout of a text is recognised."""
    return marks(cut(make_shadow(given.text), DEFAULT))


def study(given: Example, separated: tuple[Cut, ...] = ()) -> tuple[Study, list[str]]:
    """Cut a text and find the values of its records in it. Also returns what was not found."""
    pieces = recut(cut(make_shadow(given.text), DEFAULT), separated)
    records = list(given.records)
    aligned = align(pieces, records, DEFAULT)
    allowed = list(aligned.allowed)
    _widen(allowed, aligned.begins, aligned.lost)
    _narrow(allowed, pieces)
    if any("role" not in credit for record in records for credit in record.get("cast") or ()):
        for n, labels in enumerate(allowed):
            if NONE in labels and any(ACTOR in allowed[m] for m in (n - 1, n + 1) if 0 <= m < len(allowed)):
                allowed[n] = labels | {ROLE}
    return Study(given.text, pieces, allowed, aligned.joins, aligned.begins, 1.0, separated), [*_not_found(aligned.lost, records), *_years(allowed, records)]


def _widen(allowed: list[frozenset[str]], begins: list[int], lost: list[tuple[int, str, Any]]) -> None:
    """Allow the label of a value that was not found for pieces without a label."""
    for film, key, _ in lost:
        first, last = begins[film], begins[film + 1] if film + 1 < len(begins) else len(allowed)
        for n in range(first, last):
            if NONE in allowed[n]:
                allowed[n] |= {key}


def _narrow(allowed: list[frozenset[str]], pieces: Pieces) -> None:
    """Allow only a label for what may be one, and stands before a colon and a value."""
    for n, behind in enumerate(pieces.pieces[1:]):
        if LABEL in allowed[n] and NONE not in allowed[n + 1] and ":" in pieces.shadow[pieces.pieces[n].end : behind.start]:
            allowed[n] = frozenset((LABEL,))


def _not_found(lost: list[tuple[int, str, Any]], records: list[Record]) -> Iterator[str]:
    for film, key, value in lost:
        if key == OTHER and value[0] in _WITHOUT_LABEL:
            continue
        name = _PLURAL.get(key, key)
        found = value or records[film].get(name)
        yield f"{name}: {_short(found)}" + (f" (film {film + 1})" if len(records) > 1 else "")


def _years(allowed: list[frozenset[str]], records: list[Record]) -> Iterator[str]:
    """A year that is not in the text, neither by itself nor in a release date."""
    dated = {str(date.get("date"))[:4] for record in records for date in record.get("release_dates") or ()}
    years = [record["year"] for record in records if record.get("year") and str(record["year"]) not in dated]
    if years and not any("year" in labels for labels in allowed):
        yield f"year: {years[0]}"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
