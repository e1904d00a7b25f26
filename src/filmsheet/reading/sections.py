"""From labelled pieces to the values of a reading.

The reader of the key of a label reads each run of pieces. The rest stays unread.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from .. import values
from ..diagnostics import excerpt
from ..text.scripts import UNBROKEN
from ..text.source import Found, Span, tidy, trim
from ..vocabulary import Label, Vocabulary
from .cast import add_cast_of
from .claims import SectionKind, TokenKind
from .connectives import connecting_words
from .labels import ACTOR, LABEL, NONE, OTHER, ROLE
from .model import Model
from .persons import name_bounds
from .pieces import LINE, MARK, Pieces
from .prose import add_storyline, paragraphs
from .readers import PERSONS, READERS, TERMS, add_all, add_ratings, add_releases, number_of, whole
from .reading import SECTION_OF, Reading
from .runs import SINGLE, Judged, Labelled, Run

_LONGEST_LABEL = 60
_AS_LIKELY = 0.8
"""A value is kept if it comes first, and its probability is at least this share of the highest."""
_LONGEST_CONNECTIVE = 40
_LEADS = 3
_SEPARATORS = " \xa0\x1f:：=-–—|\t"
_BEFORE_TITLE, _AFTER_TITLE, _QUOTES = "(.…¿¡", ".…!?)", frozenset("\"“„«'")
"""Signs that may belong to a title at its ends."""
_THOUSANDS = frozenset("KkMm")
_NO_FIELD = frozenset(("not_film", "other", "heading"))


def assemble(reading: Reading, pieces: Pieces, judged: Judged, vocabulary: Vocabulary, model: Callable[[], Model]) -> None:
    """Add the values of the labelled pieces to a reading."""
    film = Labelled(reading, pieces, judged, vocabulary, model)
    first = _first_of_single(film)
    taken = {run.first for run in first}
    for run in first:
        _add_value(film, run)
    for run in film.runs:
        if run.first in taken:
            continue
        if run.label == "trivia":
            _add_trivia(film, run)
        elif run.label not in (ACTOR, ROLE, "storyline"):
            _add_value(film, run)
    add_storyline(film)
    add_cast_of(film)
    reading.leads = _leads(film)
    _claim_labels(film)
    _claim_connectives(film)


def _leads(film: Labelled) -> list[Span]:
    """The first lines with sentences outside the storyline."""
    numbers = dict.fromkeys(piece.line for n, piece in enumerate(film.pieces) if piece.prose and film.judged.labels[n] != "storyline")
    return [Span(film.lines[number].start, film.lines[number].end) for number in islice(numbers, _LEADS)]


def _first_of_single(film: Labelled) -> list[Run]:
    """The runs of single-valued keys that are read first: those that are certain, else the first that is nearly as probable as any."""
    by_key: dict[str, list[tuple[float, Run]]] = {}
    for run in film.runs:
        if run.label in SINGLE:
            by_key.setdefault(run.label, []).append((film.share(run), run))
    found: list[Run] = []
    for runs in by_key.values():
        best = max(sure for sure, _ in runs)
        found += [run for sure, run in runs if sure >= 1.0] if best >= 1.0 else [next(run for sure, run in runs if sure >= _AS_LIKELY * best)]
    return sorted(found, key=lambda run: run.first)


# Values


def _add_value(film: Labelled, run: Run) -> None:
    """Read a run as the value of its label, and record its probability."""
    reading, key = film.reading, run.label
    if key != OTHER and values.placeholder(film.shadow, run.start, run.end, title=key == "title"):
        reading.note("FS108", f"no value: {excerpt(film.shadow[run.start : run.end])}", run.start, run.end)
        return
    if key in ("title", "original_title") and (title := _marked_title(film, run)) is not None:
        pointers = [f"/{key}"] if reading.set(key, title) else []
    elif key in PERSONS:
        pointers = _add_persons(film, run)
    elif key in _ADDERS:
        pointers = _ADDERS[key](film, run)
    else:
        pointers = READERS[key](reading, key, _without_label(film, run), run.end)
    if pointers:
        film.set_confidence(pointers, run)
        if run.opened >= 0:
            film.used.add(run.opened)
    elif key in reading.record and (label := _label_before(film, run)) is not None and label.keys[0] == key:
        film.used.add(run.opened)
        reading.repeated(key, Span(film.label_span(run.opened).start, run.end))


def _without_label(film: Labelled, run: Run) -> int:
    """The start of the value of a run, after a label of its key without a separator: "Genre Drama"."""
    first = UNBROKEN.match(film.shadow, run.start, run.end) if run.label in TERMS else None
    behind = UNBROKEN.search(film.shadow, first.end(), run.end) if first is not None else None
    if first is None or behind is None:
        return run.start
    label = film.vocabulary.find(first[0])
    return behind.start() if label is not None and run.label in label.keys else run.start


def _marked_title(film: Labelled, run: Run) -> Found | None:
    """A certain title after its label, with the signs that belong to it: "[REC]", "(500) Days of Summer", "If....".

    A link has two square brackets, or an address behind it.
    """
    if not film.near(run) or film.share(run) < 1.0:
        return None
    text, shadow = film.reading.text, film.shadow
    start, end = run.start - 1, run.end + 1
    if text[start : start + 1] == "[" and text[end - 1 : end] == "]" and text[start - 1 : start] != "[" and text[end : end + 1] not in ("(", "]"):
        return Found(tidy(text[start:end]), start, end)
    line = film.lines[film.pieces[run.first].line]
    before = shadow[max(film.label_span(run.opened).end, line.start) : run.start]
    own = before.lstrip(_SEPARATORS)
    start = run.start - len(own) if own and not own.strip(_BEFORE_TITLE) else run.start
    end = line.end if run.end < line.end and not shadow[run.end : line.end].strip(_AFTER_TITLE) else run.end
    return Found(tidy(shadow[start:end]), start, end) if (start, end) != (run.start, run.end) and shadow[start] not in _QUOTES else None


def _label_before(film: Labelled, run: Run) -> Label | None:
    """The label directly before a run on its line, if it is known and a separator follows it."""
    if run.opened < 0 or film.label_end(run.opened) != run.first - 1 or film.pieces[run.first].gap != MARK:
        return None
    label = film.label_of(run.opened)
    return None if label is None or label.weak else label


def _add_persons(film: Labelled, run: Run) -> list[str]:
    label = film.label_near(run)
    keys = [run.label]
    if label is not None and run.label in label.keys:
        keys += [key for key in label.keys if key in PERSONS and key != run.label]
    place = name_bounds(film.shadow, run.start, run.end, film.vocabulary)
    found = values.names(film.shadow, *place) or whole(film.shadow, *place)
    return [pointer for key in keys for pointer in add_all(film.reading, key, found)]


def _add_other(film: Labelled, run: Run) -> list[str]:
    reading = film.reading
    if run.opened < 0:
        return []
    known = _label_before(film, run)
    if known is not None and known.keys[0] not in _NO_FIELD and len(known.keys) == 1:
        return []  # the label of a field whose value cannot be read
    start, end = trim(film.shadow, run.start, run.end)
    label = tidy(film.shadow[slice(*film.label_span(run.opened))]).strip(":： ")
    text = tidy(film.shadow[start:end])
    reading.add_other(label, start, end, text)
    return [f"/other/{label.replace('~', '~0').replace('/', '~1')}"]


def _add_ratings(film: Labelled, run: Run) -> list[str]:
    return add_ratings(film.reading, run.start, _votes_end(film, run), _source(film, run))


def _votes_end(film: Labelled, run: Run) -> int:
    """The end of a rating, with a number of votes that stands alone on the line below: "7.5/10", "19K"."""
    n = run.last + 1
    if n >= len(film.pieces) or film.pieces[n].gap != LINE or film.judged.labels[n] != NONE or (n + 1 < len(film.pieces) and film.pieces[n + 1].gap < LINE):
        return run.end
    text = film.shadow[film.pieces[n].start : film.pieces[n].end]
    counts = text[-1] in _THOUSANDS and text[:-1].replace(".", "").replace(",", "").isdecimal()
    return film.pieces[n].end if counts else run.end


def _source(film: Labelled, run: Run) -> Found | None:
    """The source of scores that their label names: "IMDb rating"."""
    label = film.label_near(run)
    if label is None or label.source is None:
        return None
    start, end = film.label_span(run.opened)
    at = film.reading.text[start:end].casefold().find(label.source.casefold())
    return Found(label.source, start + at, start + at + len(label.source)) if at >= 0 else Found(label.source, start, end)


def _add_release(film: Labelled, run: Run) -> list[str]:
    label = film.label_near(run)
    tail = None
    if label is not None and label.tail and label.keys[0] == "release_dates":
        start = film.pieces[run.opened].start + label.tail_start
        tail = Found(label.tail, start, film.label_span(run.opened).end)
    return add_releases(film.reading, run.label, run.start, run.end, tail)


_ADDERS: dict[str, Callable[[Labelled, Run], list[str]]] = {OTHER: _add_other, "ratings": _add_ratings, "release_dates": _add_release}


def _add_trivia(film: Labelled, run: Run) -> None:
    """Add an item, with the number or the bullet at the start of its line."""
    reading = film.reading
    place = _marker(film, run.first)
    printed = None
    if place >= 0:
        marker = film.shadow[place : film.pieces[run.first].start].split(None, 1)[0]
        printed = number_of(marker, place)
    spans = paragraphs(film, range(run.first, run.last + 1))
    found = Found("\n\n".join([tidy(film.shadow[a:b]) for a, b in spans]), *spans[0], tuple(spans[1:]))
    reading.claim(found, "trivia")
    items = reading.record.setdefault("trivia", [])
    items.append({"number": printed, "text": found})
    film.set_confidence((f"/trivia/{len(items) - 1}/{name}" for name in ("number", "text") if name == "text" or printed is not None), run)
    if run.opened >= 0:
        film.used.add(run.opened)


def _marker(film: Labelled, n: int) -> int:
    """The place of the number or the bullet of an item that begins at a piece, or -1."""
    piece = film.pieces[n]
    line = film.lines[piece.line]
    if piece.marker >= 0:
        return piece.marker
    opens = piece.start == line.start or not film.shadow[line.start : piece.start][:_LONGEST_CONNECTIVE].strip("([{（［【「『《〈〔“«„\"'‘ ")
    return line.marker if opens else -1


# Labels, and text between values


def _claim_labels(film: Labelled) -> None:
    """Claim the labels that have values, and report those whose value is missing or cannot be read."""
    reading, labels = film.reading, film.judged.labels
    after = NONE
    starts: list[tuple[int, str]] = []
    for n in range(len(labels) - 1, -1, -1):
        if labels[n] != LABEL:
            after = labels[n]
        elif not (n and labels[n - 1] == LABEL and film.judged.joins[n]):
            starts.append((n, after))
    for n, behind in reversed(starts):
        start, end = film.label_span(n)
        if n not in film.used and _without_value(film, n):
            continue
        if end - start <= _LONGEST_LABEL:
            reading.claims.append((start, end, "label", "none" if behind == NONE else SECTION_OF.get(behind, "field")))


def _without_value(film: Labelled, n: int) -> bool:
    """Report that a known label has no value. Returns whether a value is there that cannot be read, so that the line stays unread."""
    known = film.label_of(n)
    if known is None or known.keys[0] in _NO_FIELD:
        return False
    reading, labels, last = film.reading, film.judged.labels, film.label_end(n)
    start, end = film.label_span(n)
    stop = last + 1
    while stop < len(labels) and film.pieces[stop].gap < LINE and labels[stop] in (NONE, OTHER):
        stop += 1
    if stop == last + 1:
        reading.note("FS101", f"no value: {excerpt(reading.text[start:end])}", start, end)
        return False
    if film.pieces[last + 1].gap != MARK or known.weak:
        return False
    _, end = film.extent(last + 1, stop - 1)
    reading.note("FS102", f"no {known.keys[0].replace('_', ' ')}: {excerpt(reading.text[start:end])}", start, end)
    reading.leave_unread(start, end)
    return True


def _claim_connectives(film: Labelled) -> None:
    """Claim the words that separate values or lead to one, and the numbers and bullets before them."""
    labels, pieces, claims = film.judged.labels, film.pieces, film.reading.claims
    for n, label in enumerate(labels):
        if label == NONE:
            continue
        piece = pieces[n]
        line = film.lines[piece.line]
        opens = piece.gap >= LINE or not n
        floor = line.start if opens else pieces[n - 1].end
        section: SectionKind = SECTION_OF.get(label, "field")
        if piece.start - floor > 1 and (opens or labels[n - 1] != NONE):
            _claim_connective(film, floor, piece.start, section)
        if line.end - piece.end > 1 and (n + 1 == len(labels) or pieces[n + 1].gap >= LINE):
            _claim_connective(film, piece.end, line.end, section)
        place = _marker(film, n) if piece.marker >= 0 or line.marker >= 0 else -1
        if place >= 0:
            marker = film.shadow[place : piece.start].split(None, 1)[0]
            number = any(map(str.isdecimal, marker))
            kind: TokenKind = "number" if number else "markup"
            claims.append((place, place + (len(marker) if number else 1), kind, section if label != LABEL else "none"))


def _claim_connective(film: Labelled, start: int, end: int, section: SectionKind) -> None:
    """Claim a connective between two places."""
    if 1 < end - start <= _LONGEST_CONNECTIVE:
        gap = film.shadow[start:end]
        word = gap.strip(" \t\xa0\x1f,:;()[]/&-–—.\"“”'")
        if word == "&" or word.casefold() in connecting_words():
            at = start + gap.index(word)
            film.reading.claims.append((at, at + len(word), "separator", section))
