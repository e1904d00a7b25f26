"""Findings about labelled lines: a missing, unreadable or repeated value, an unknown label."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat
from typing import NamedTuple

from .. import values
from ..diagnostics import excerpt
from ..text.identifiers import identifiers
from ..text.source import FILL, Found, Span, tidy
from ..vocabulary import Label, Vocabulary
from .labels import LABEL, NONE, OTHER
from .pieces import BRACKET, COMMA, LINE, MARK, SENTENCE, SPACE, Piece, Pieces
from .readers import PERSONS
from .reading import SECTION_OF, Reading, same
from .runs import Judged
from .shares import share
from .within import is_given

_TITLES = frozenset(("title", "original_title"))
_NO_KEYS = frozenset(("other", "not_film", "heading"))
_BETWEEN = " \t\xa0:：=" + FILL
_REACH = 8
_WIDEST = 40
_PARTS = ("/", ";", "|")
_COLONS = (":", "：", "=")
_MOST_WORDS = 3
_FEWEST_BLANKS = 8
_MEASURED: dict[str, Callable[[str, int, int], object]] = {
    "year": values.year,
    "runtime": values.runtime,
    "release_dates": values.release_dates,
    **dict.fromkeys(("budget", "box_office"), values.money),
}
"""The readers of keys with a fixed form."""
_LISTS = PERSONS | {"production_companies", "distributors"}
_FIXED = PERSONS | {"year", "runtime", "genres", "countries", "languages"}
"""Keys of a label that is accepted although its spelling differs by one letter from a known one."""


class _Field(NamedTuple):
    """A known label with a colon, and the value after it on its line."""

    first: int
    value_first: int
    stop: int
    words: Span
    value: Span
    key: str
    is_wide: bool
    """Whether the label consists of several pieces, or names several keys."""


def drop_unreadable(reading: Reading, pieces: Pieces, judged: Judged, vocabulary: Vocabulary) -> Judged:
    """Remove the lines whose label has no readable value, and report them."""
    own = judged._replace(labels=[*judged.labels], joins=[*judged.joins], sureness=[*judged.sureness], story=[*judged.story])
    seen: dict[str, object] = {}
    fields = [*_fields(pieces, vocabulary)]
    commas = any(values.commas_separate(pieces.shadow, *field.value) for field in fields if field.key in PERSONS or field.key == "cast")
    for field in fields:
        if pieces.pieces[field.first].gap >= LINE:
            own.joins[field.first] = False
        value = _read(reading, field)
        end = _measured(reading, field, value)
        if end:
            _take_measured(pieces, field, end, own)
        elif field.key in _LISTS:
            _join(pieces, field, own)
        if end or field.is_wide:
            _make_certain(field, own)
        turned = not commas and field.key in PERSONS and _surname_first(reading, field)
        read = turned or _is_identifier(reading, field)
        if read or _note_placeholder(reading, field) or _unreadable(reading, field, judged, value) or _repeated(reading, field, value, seen):
            for n in range(field.first, field.stop):
                own.labels[n], own.sureness[n], own.story[n] = NONE, 1.0, 0.0
    _correct_labels(pieces, own, vocabulary)
    if OTHER in own.labels or NONE in own.labels:
        _keep_unknown_fields(pieces, own.labels, {pieces.pieces[field.first].line for field in fields})
    return own


def _take_measured(pieces: Pieces, field: _Field, end: int, own: Judged) -> None:
    """Give the key of a label to all pieces up to `end`, the end of the value that was read, and to none after it."""
    for n in range(field.value_first, field.stop):
        if pieces.pieces[n].start < end:
            own.labels[n], own.joins[n], own.sureness[n], own.story[n] = field.key, n > field.value_first, 1.0, float(field.key == "storyline")
        elif own.labels[n] == field.key or pieces.pieces[n].held:
            own.labels[n] = NONE


def _make_certain(field: _Field, own: Judged) -> None:
    """Make the pieces of a label one label, and its value certain if it has the key of the label."""
    for n in range(field.first, field.value_first):
        own.labels[n], own.joins[n], own.sureness[n] = LABEL, n > field.first, 1.0
    for n in range(field.value_first, field.stop):
        own.sureness[n] = 1.0 if own.labels[n] == field.key else own.sureness[n]


def _join(pieces: Pieces, field: _Field, own: Judged) -> None:
    """Let the reader of a list split all text after its label, if nothing in it was judged to be something else."""
    behind, shadow = range(field.value_first, field.stop), pieces.shadow
    found = {NONE if pieces.pieces[n].held else own.labels[n] for n in behind}
    gaps = [(pieces.pieces[n].gap, shadow[pieces.pieces[n - 1].end : pieces.pieces[n].start]) for n in behind[1:]]
    company = field.key not in PERSONS
    listed = all(
        (gap == SPACE and company) or ((gap in (COMMA, BRACKET) or between.strip() in _PARTS) and between.strip(FILL + " \xa0") and "<" not in between)
        for gap, between in gaps
    )
    noted = any(pieces.pieces[n].held for n in behind)  # "Ann Field (screenplay), Tom Reed"
    if (listed and (found == {field.key} or (noted and found == {field.key, NONE}))) or _is_parted(shadow, field, found, gaps):
        for n in behind:
            own.labels[n], own.joins[n] = field.key, n > field.value_first


def _is_parted(shadow: str, field: _Field, found: set[str], gaps: list[tuple[int, str]]) -> bool:
    """Whether markup between the words of a name splits it into pieces: "Ann&nbsp;Field"."""
    words = shadow[slice(*field.value)]
    blank = all(FILL in between and not between.strip(FILL + " \xa0") for _, between in gaps)
    return field.key in PERSONS and found == {NONE} and blank and len(gaps) <= _MOST_WORDS and "".join(tidy(words).split()).isalpha()


def _measured(reading: Reading, field: _Field, value: object) -> int:
    """The end of a value after a label with a colon that the reader of its key accepts; 0 if it accepts none."""
    people = reading.shadow[slice(*field.value)].split(";") if field.key in PERSONS else []
    if len(people) > 1 and all(name.count(",") == 1 and ":" not in name for name in people):
        return field.value.end  # "Powell, Michael; Pressburger, Emeric"
    if field.key == "tagline":
        return field.value.end
    if field.key == "storyline":
        return field.value.end if reading.shadow.count(" ", *field.value) >= _FEWEST_BLANKS else 0
    found = value if field.key in _MEASURED else None
    if isinstance(found, list):
        ends = [end for one in found for end in (one.date.end, one.place.end if one.place else 0)]
        return max(ends) if found[0].date.start == field.value.start else 0
    if isinstance(found, values.FoundMoney):
        return found.text.end if found.text.start == field.value.start else 0
    return found.end if isinstance(found, Found) and found.start == field.value.start else 0


def _surname_first(reading: Reading, field: _Field) -> bool:
    """Read one person whose surname comes first: "Director: Field, Ann". Behind one of two words stands a known given name."""
    found = values.surname_first(reading.shadow, *field.value)
    surname, _, given = reading.shadow[found.start : found.end].partition(",") if found is not None else ("", "", "")
    two = sum(word[0].isupper() for word in surname.split()) > 1
    if found is None or (two and (is_given(surname.split()[0]) or not is_given(given.split()[0]))):
        return False
    reading.add(field.key, found)
    pointer = f"/{field.key}/{len(reading.record[field.key]) - 1}"
    probability = share("surname_first")
    reading.confidence[pointer] = probability
    reading.alternatives[pointer] = (found.value.rpartition(" ")[2], round(1 - probability, 4))
    reading.claims.append((*field.words, "label", "field"))
    return True


def _correct_labels(pieces: Pieces, own: Judged, vocabulary: Vocabulary) -> None:
    """Accept a label whose spelling differs by one letter from a known one: "Directer: Ann Field"."""
    labels = own.labels
    for n, label in enumerate(labels[:-1]):
        if label != LABEL or labels[n + 1] != OTHER or pieces.pieces[n + 1].gap != MARK:
            continue
        words = tidy(pieces.shadow[pieces.pieces[n].start : pieces.pieces[n].end])
        guess = vocabulary.guess(words) if vocabulary.find(words) is None else None
        m = n + 1
        while guess is not None and guess[0].keys[0] in _FIXED and m < len(labels) and labels[m] == OTHER and pieces.pieces[m].line == pieces.pieces[n].line:
            labels[m], own.sureness[m] = guess[0].keys[0], 1.0
            m += 1


def _is_identifier(reading: Reading, field: _Field) -> bool:
    """Keep an identifier in place of a rating under its label: "IMDb: tt0000000"."""
    if field.key != "ratings" or field.value not in [(one.start, one.end) for one in identifiers(reading.text, *field.value)]:
        return False
    reading.add_other(tidy(reading.shadow[slice(*field.words)]), *field.value, reading.text[slice(*field.value)])
    reading.claims.append((*field.words, "label", "field"))
    return True


def _keep_unknown_fields(pieces: Pieces, labels: list[str], known: set[int]) -> None:
    """Keep a line that looks like the fields above and below it under its label: "Weather: rain all day"."""
    for first, stop in pieces.rows():
        number, words = pieces.pieces[first].line, pieces.text(first)
        behind = pieces.shadow[pieces.pieces[first].end : pieces.pieces[first + 1].start] if first + 1 < stop else ""
        line = pieces.lines[number]
        if labels[first] == LABEL and OTHER in labels[first + 1 : stop]:
            known.add(number)
        beside = {number - 1, number + 1} & known if not line.after_blank else {number + 1} & known
        plain = ":" in behind and words[:1].isupper() and words.count(" ") < _MOST_WORDS and words.replace(" ", "").isalnum()
        if plain and beside and number not in known and not pieces.pieces[first].prose and set(labels[first:stop]) <= {NONE, OTHER}:
            known.add(number)
            labels[first:stop] = [LABEL, *repeat(OTHER, stop - first - 1)]


def _fields(pieces: Pieces, vocabulary: Vocabulary) -> Iterator[_Field]:
    """The known labels that a colon separates from a value on their line."""
    shadow, count = pieces.shadow, len(pieces.pieces)
    opens = [_label(pieces, n, vocabulary) if _may_open(piece, n) else (None, 0) for n, piece in enumerate(pieces.pieces)]
    last = 0
    for n, (label, end_of_label) in enumerate(opens):
        if label is None or pieces.pieces[n].start < last:
            continue
        last = end_of_label
        first = n + 1
        while first < count and pieces.pieces[first].start < end_of_label:
            first += 1
        stop = first
        while stop < count and pieces.pieces[stop].gap < LINE and opens[stop][0] is None:
            stop += 1
        words = Span(pieces.pieces[n].start, end_of_label)
        end = pieces.pieces[stop - 1].end if stop < count and pieces.pieces[stop].gap < LINE else pieces.lines[pieces.pieces[n].line].end
        start = words.end + len(shadow[words.end : end]) - len(shadow[words.end : end].lstrip(_BETWEEN))
        if start < end:
            yield _Field(n, first, stop, words, Span(start, end), label.keys[0], first > n + 1 or len(label.keys) > 1)


def _may_open(piece: Piece, n: int) -> bool:
    """Whether a label may begin with a piece."""
    return not (piece.prose or piece.held) and (piece.gap >= SENTENCE or piece.gap == MARK or n == 0)


def _label(pieces: Pieces, n: int, vocabulary: Vocabulary) -> tuple[Label | None, int]:
    """The meaning of the words before a colon as a label of one or more pieces at the start of a line, and their end."""
    piece, shadow = pieces.pieces[n], pieces.shadow
    opens = n == 0 or piece.gap >= LINE
    limit = pieces.lines[piece.line].end
    end = piece.end
    behind = shadow[end : min(end + _REACH, limit)].lstrip(" \xa0" + FILL)
    if behind[:1] not in _COLONS:
        end = min((at for at in (shadow.find(sign, end, min(end + _WIDEST, limit)) for sign in _COLONS) if at > 0), default=0) if opens else 0
    label = vocabulary.find(tidy(shadow[piece.start : end])) if end else None
    if label is None or label.otherwise or label.keys[0] in _NO_KEYS or not (len(label.keys) == 1 or PERSONS.issuperset(label.keys)):
        return None, 0
    return label, piece.start + len(shadow[piece.start : end].rstrip(" \xa0" + FILL))


def _note_placeholder(reading: Reading, field: _Field) -> bool:
    """Drop a value that means that there is none, and report it: "Runtime: N/A"."""
    start, end = field.value
    if not values.placeholder(reading.shadow, start, end, title=field.key in _TITLES):
        return False
    kind = SECTION_OF.get(field.key, "field")
    reading.note("FS108", f"no {field.key.replace('_', ' ')}: {excerpt(reading.text[start:end])!r} means that there is none", start, end)
    reading.claims += [(*field.words, "label", kind), (field.words.end, start, "separator", kind), (start, end, "markup", kind)]
    return True


def _read(reading: Reading, field: _Field) -> object:
    """The result of the reader of a key with a fixed form; None if the value cannot be read."""
    shadow, (start, end) = reading.shadow, field.value
    if field.key in _MEASURED:
        return _MEASURED[field.key](shadow, start, end) or None
    if field.key in ("ratings", "certificates_or_ratings") and values.ratings(shadow, start, end, None):
        return True  # "★★★★☆"
    return any(map(str.isalnum, shadow[start:end])) or None


def _unreadable(reading: Reading, field: _Field, judged: Judged, value: object) -> bool:
    """Keep a line unread if its value does not have the form of the field."""
    kept = OTHER in judged.labels[field.first : field.stop] and any(map(str.isdigit, reading.shadow[slice(*field.value)]))  # "6 Akte"
    if kept or value is not None:
        return False
    code = "FS202" if field.key == "cast" else "FS102"
    start, end = field.words.start, field.value.end
    reading.note(code, f"no {field.key.replace('_', ' ')} can be read from {excerpt(reading.text[slice(*field.value)])!r}", start, end)
    reading.leave_unread(start, end)
    return True


def _repeated(reading: Reading, field: _Field, value: object, seen: dict[str, object]) -> bool:
    """Keep the second value of a single-valued field unread, if it differs from the first."""
    if field.key in _TITLES:
        current: object = tidy(reading.shadow[slice(*field.value)])
    elif field.key in ("year", "runtime"):
        current = value.value if isinstance(value, Found) else None
    else:
        return False
    if same(seen.setdefault(field.key, current), current):
        return False
    reading.repeated(field.key, Span(field.words.start, field.value.end))
    return True


def add_remarks(reading: Reading, pieces: Pieces, judged: Judged, vocabulary: Vocabulary) -> None:
    """Report doubtful labels, dates, and text next to measures. The record does not change."""
    _remark_labels(reading, pieces, judged, vocabulary)
    _remark_dates(reading)
    for key in values.MEASURES if reading.thorough else ():
        _remark_further(reading, key)


def _remark_labels(reading: Reading, pieces: Pieces, judged: Judged, vocabulary: Vocabulary) -> None:
    """Report unknown labels, and labels that were accepted although they are misspelt."""
    opened = [n for n, label in enumerate(judged.labels) if label == LABEL]
    for at, n in enumerate(opened):
        behind = judged.labels[n + 1] if n + 1 < len(judged.labels) else NONE
        last = pieces.pieces[opened[at + 1]].start if at + 1 < len(opened) else len(reading.text)
        start, end = pieces.pieces[n].start, pieces.pieces[n].end
        words = tidy(pieces.shadow[start:end])
        if behind in (NONE, LABEL) or vocabulary.find(words) is not None:
            continue
        guess = vocabulary.guess(words)
        if behind == OTHER:
            reading.note("FS106", f"the label {excerpt(words)!r} is not known", start, end)
        elif guess is not None:
            reading.note("FS105", f"{excerpt(words)!r} was read as the label of {guess[0].keys[0].replace('_', ' ')}", start, end)
            for pointer, found in _leaves(reading.record):
                if end <= found.start < last and not pointer.startswith("/storyline"):
                    reading.confidence[pointer] = min(guess[1], reading.confidence.get(pointer, 1.0))


def _leaves(record: dict[str, object]) -> Iterator[tuple[str, Found]]:
    """The values of a record, each with its pointer."""
    for key, node in record.items():
        nodes = {f"/{key}/{number}": one for number, one in enumerate(node)} if isinstance(node, list) else {f"/{key}": node}
        for pointer, one in nodes.items():
            parts = {f"{pointer}/{name}": part for name, part in one.items()} if isinstance(one, dict) else {pointer: one}
            yield from ((place, found) for place, found in parts.items() if isinstance(found, Found) and found.start >= 0)


def _remark_dates(reading: Reading) -> None:
    """Report dates that may be day first or month first."""
    for number, parts in enumerate(reading.record.get("release_dates", ())):
        date, place = parts["date"], parts["place"]
        read = values.release_dates(reading.shadow, date.start, date.end, place.value if place else "")
        if len(read) != 1 or not read[0].other:
            continue
        pointer = f"/release_dates/{number}/date"
        probability = share("day_first")
        reading.confidence[pointer] = min(probability, reading.confidence.get(pointer, 1.0))
        reading.alternatives[pointer] = (read[0].other, round(1 - probability, 4))
        reading.note("FS107", f"{date.value} may be {read[0].other}: the order of day and month is ambiguous", date.start, date.end)


def _remark_further(reading: Reading, key: str) -> None:
    """Report further amounts, running times and dates in the place of a value."""
    node = reading.record.get(key)
    parts = node if isinstance(node, list) else [node] if node is not None else []
    kept = [part if isinstance(part, Found) else part.get("date") or part["text"] for part in parts]
    kept_values = {one.value for one in kept}
    for one in kept:
        for further in values.further_values(key, reading.shadow, one.span, kept_values):
            name, beside = key.replace("_", " "), excerpt(reading.text[slice(*further.span)])
            reading.note("FS104", f"{name} {excerpt(str(one.value))}: {beside!r} beside it is not used", *further.span)
