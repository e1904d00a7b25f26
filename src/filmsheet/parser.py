"""Sections to a reading: every value of the record with its place, and what was noticed on the way.

One small function reads each kind of field; `_READERS` says which. What no rule claims stays unread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from . import cast as casts
from . import storyline as prose
from . import values
from .claims import Claim, SectionKind, settle, unread
from .diagnostics import Finding, excerpt
from .source import Found, Span, tidy, trim
from .title import TitleLine, read_title, unquoted
from .tokenizer import Line, Section

Parts = dict[str, Found | None]
Reader = Callable[["Reading", Section, str], bool]

_SECTION_OF: dict[str, SectionKind] = {
    "title": "title", "original_title": "title", "storyline": "storyline", "cast": "cast", "trivia": "trivia"
}


_CONNECTIVE_LIMIT = 40


class Reading:
    """What one sheet was read as: a tree like the record's, with a `Found` for every leaf."""

    __slots__ = ("alternatives", "claims", "confidence", "findings", "known", "labelled", "record", "shadow", "text", "thorough")

    def __init__(self, text: str, shadow: str, known: Collection[str] = (), thorough: bool = True) -> None:
        """Start with nothing read; `thorough` asks for what only diagnostics show."""
        self.text = text
        self.shadow = shadow
        self.known = known
        self.thorough = thorough
        self.record: dict[str, Any] = {}
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self.confidence: dict[str, float] = {}
        self.alternatives: dict[str, tuple[str, float]] = {}
        self.labelled: set[str] = set()

    # -- what readers say

    def claim(self, found: Found, section: SectionKind) -> None:
        """Note that a value was read from its places."""
        if found.start >= 0:
            self.claims.append(Claim(found.start, found.end, "value", section))
        for start, end in found.more:
            self.claims.append(Claim(start, end, "value", section))

    def add(self, key: str, found: Found) -> bool:
        """Add to a list of texts; one that is there already, case folded, gains a place."""
        self.claim(found, _SECTION_OF.get(key, "field"))
        texts: list[Found] = self.record.setdefault(key, [])
        folded = found.value.casefold()
        for number, other in enumerate(texts):
            if other.value.casefold() == folded:
                texts[number] = other._replace(more=(*other.more, found.span, *found.more))
                return True
        texts.append(found)
        return True

    def set(self, key: str, found: Found, section: Section | None = None) -> bool:
        """Set a single value; the first stands, one that says the same gains a place, another goes to `unread`."""
        first = self.record.get(key)
        if first is None:
            self.record[key] = found
        elif _same(first.value, found.value):
            self.record[key] = first._replace(more=(*first.more, found.span))
        else:
            self.repeated(key, section or found.span)
            return False
        self.claim(found, _SECTION_OF.get(key, "field"))
        return True

    def repeated(self, key: str, place: Section | Span) -> None:
        """Report a second value of a single-valued field and keep its line unread."""
        start, end = place.extent if isinstance(place, Section) else place
        words = key.replace("_", " ")
        self.findings.append(Finding("FS103", f"a second {words}: {excerpt(self.text[start:end])}", start, end))
        self.leave(start, end)

    def leave(self, start: int, end: int) -> None:
        """Keep a region as unread text, whatever else would claim it."""
        self.claims = [c for c in self.claims if not (start <= c.start and c.end <= end)] if self._late(start) else self.claims
        self.claims.append(Claim(start, end, "unread", "none"))

    def _late(self, start: int) -> bool:
        return bool(self.claims) and self.claims[-1].end > start

    def note(self, code: str, message: str, start: int, end: int) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, message, start, end))


def _same(first: Any, second: Any) -> bool:
    return bool(first.casefold() == second.casefold() if isinstance(first, str) and isinstance(second, str) else first == second)


def read(text: str, shadow: str, sections: list[Section], known: Collection[str] = (), thorough: bool = True) -> Reading:
    """Read the sections of one sheet."""
    reading = Reading(text, shadow, known, thorough)
    for section in sections:
        if section.words is not None and section.key != "not_film":
            reading.labelled.add(section.key)
    for section in sections:
        if section.words is not None:
            _read_field(reading, section)
    _read_unlabelled(reading, sections)
    _read_prose(reading)
    _date_gives_year(reading)
    _close(reading)
    return reading


def read_cast(text: str, shadow: str, known: Collection[str] = ()) -> Reading:
    """Read a text that is all cast."""
    reading = Reading(text, shadow, known)
    start, end = trim(shadow, 0, len(shadow))
    if start < end:
        _add_cast(reading, start, end)
    _close(reading)
    return reading


# -- fields


def _read_field(reading: Reading, section: Section) -> None:
    words = section.words
    assert words is not None
    if section.key == "not_film":
        return
    if not section.lines:
        reading.note("FS101", f"no value: {excerpt(reading.text[words.start : words.end])}", *words)
        _claim_label(reading, section)
        return
    before = len(reading.claims)
    keys = section.label.keys if section.label else (section.key,)
    if not _read_keys(reading, section, keys):
        if len(reading.claims) == before or reading.claims[-1].kind != "unread":
            _unreadable(reading, section)
        return
    _claim_label(reading, section)
    if section.guess < 1.0:
        name = excerpt(reading.text[words.start : words.end])
        reading.note("FS105", f"{name!r} was read as the label of {keys[0].replace('_', ' ')}", *words)


def _read_keys(reading: Reading, section: Section, keys: tuple[str, ...]) -> bool:
    done = [_READERS.get(key, _read_other)(reading, section, key) for key in keys]
    return any(done)


def _claim_label(reading: Reading, section: Section) -> None:
    kind = _SECTION_OF.get(section.key, "field")
    words, place = section.words, section.separator
    assert words is not None and place is not None
    reading.claims.append(Claim(words.start, words.end, "label", kind))
    start, end = trim(reading.text, *place)
    if start < end:
        reading.claims.append(Claim(start, end, "separator", kind))


def _unreadable(reading: Reading, section: Section) -> None:
    start, end = section.extent
    code = "FS202" if section.key == "cast" else "FS102"
    name = (section.label.keys[0] if section.label else section.key).replace("_", " ")
    reading.note(code, f"no {name} can be read from {excerpt(reading.text[section.start : end])!r}", start, end)
    reading.leave(start, end)


def _read_title(reading: Reading, section: Section, key: str) -> bool:
    line = section.lines[0]
    found = read_title(reading.shadow, line.start, line.end)
    if found is None:
        return False
    done = reading.set(key, found.title, section)
    if done and key == "title":
        _title_gives(reading, found)
    _leave_below(reading, section)
    return done


def _title_gives(reading: Reading, found: TitleLine) -> None:
    if found.year and "year" not in reading.labelled:
        reading.set("year", found.year)
    elif found.year:
        reading.claim(found.year, "title")
        _later_year(reading, found.year)
    if found.certificate:
        reading.add("certificates", found.certificate)


def _later_year(reading: Reading, found: Found) -> None:
    year = reading.record.get("year")
    if year is not None and year.value == found.value:
        reading.record["year"] = year._replace(more=(*year.more, found.span))
    elif year is not None:
        reading.repeated("year", found.span)


def _leave_below(reading: Reading, section: Section) -> None:
    for line in section.lines[1:]:
        reading.leave(line.start, line.end)


def _read_year(reading: Reading, section: Section, key: str) -> bool:
    found = values.year(reading.shadow, section.start, section.end)
    return found is not None and reading.set(key, found, section)


def _read_runtime(reading: Reading, section: Section, key: str) -> bool:
    found = values.runtime(reading.shadow, section.start, section.end)
    return found is not None and reading.set(key, found, section)


def _read_text(reading: Reading, section: Section, key: str) -> bool:
    start, end = unquoted(reading.shadow, section.start, section.end)
    return reading.set(key, Found(tidy(reading.shadow[start:end]), start, end), section)


def _texts(reader: Callable[[str, int, int], list[Found]]) -> Reader:
    """A reader for a field that is a list of texts."""

    def read_list(reading: Reading, section: Section, key: str) -> bool:
        found = reader(reading.shadow, section.start, section.end)
        for one in found:
            reading.add(key, one)
        return bool(found)

    return read_list


def _read_awards(reading: Reading, section: Section, key: str) -> bool:
    for line in section.lines:
        reading.add(key, Found(tidy(reading.shadow[line.start : line.end]), line.start, line.end))
    return True


def _read_release(reading: Reading, section: Section, key: str) -> bool:
    found = values.release_dates(reading.shadow, section.start, section.end)
    tail = _tail(reading, section)
    for one in found:
        place = one.place or tail
        parts: Parts = {"date": one.date, "place": place}
        _append(reading, key, parts)
    return bool(found)


def _tail(reading: Reading, section: Section) -> Found | None:
    """A place that stands in the label: "Release date in South Korea"."""
    label = section.label
    tail = getattr(label, "tail", None)
    if not tail or section.words is None:
        return None
    start = section.words.start + label.tail_start  # type: ignore[union-attr]
    return Found(tail, start, section.words.end)


def _append(reading: Reading, key: str, parts: Parts) -> None:
    """Add to a list of parts; one that is there already gains places."""
    kind = _SECTION_OF.get(key, "field")
    for found in parts.values():
        if found is not None:
            reading.claim(found, kind)
    items: list[Parts] = reading.record.setdefault(key, [])
    for other in items:
        if all(_same_part(other[name], parts[name]) for name in parts):
            _gain_places(other, parts)
            return
    items.append(parts)


def _same_part(first: Found | None, second: Found | None) -> bool:
    if first is None or second is None:
        return first is second
    return _same(first.value, second.value)


def _gain_places(kept: Parts, again: Parts) -> None:
    for name, found in again.items():
        first = kept[name]
        if found is not None and first is not None and found.start >= 0:
            kept[name] = first._replace(more=(*first.more, found.span, *found.more))


def _read_ratings(reading: Reading, section: Section, key: str) -> bool:
    source = section.label.source if section.label else None
    found = values.ratings(reading.shadow, section.start, section.end, source)
    for one in found:
        best = one.best or (Found(one.implied_best, -1, -1) if one.implied_best else None)
        origin = one.source or _label_source(reading, section, source)
        _append(reading, "ratings", {"source": origin, "value": one.value, "best": best, "votes": one.votes})
    return bool(found)


def _label_source(reading: Reading, section: Section, source: str | None) -> Found | None:
    """The source of a rating that stands in its label: the name alone where it is spelled there."""
    if source is None or section.words is None:
        return None
    start, end = section.words
    at = reading.text[start:end].casefold().find(source.casefold())
    return Found(source, start + at, start + at + len(source)) if at >= 0 else Found(source, start, end)


def _read_rated(reading: Reading, section: Section, key: str) -> bool:
    """A bare "Rating" is a certificate or a score: its value tells which."""
    if values.is_certificate(reading.shadow, section.start, section.end):
        return _READERS["certificates"](reading, section, "certificates")
    return _read_ratings(reading, section, "ratings")


def _read_money(reading: Reading, section: Section, key: str) -> bool:
    found = values.money(reading.shadow, section.start, section.end)
    if found is None:
        return False
    parts: Parts = {"text": found.text, "amount": found.amount, "amount_max": found.amount_max, "currency": found.currency}
    first = reading.record.get(key)
    if first is not None and first["text"].value != found.text.value:
        reading.repeated(key, section)
        return False
    if first is not None:
        _gain_places(first, parts)
    else:
        reading.record[key] = parts
    for one in parts.values():
        if one is not None:
            reading.claim(one, "field")
    return True


def _read_storyline(reading: Reading, section: Section, key: str) -> bool:
    _tell(reading, _paragraphs(section.lines))
    return True


def _paragraphs(lines: list[Line]) -> list[Span]:
    """The paragraphs of lines: a blank line parts them."""
    spans: list[Span] = []
    for line in lines:
        start = line.marker if line.marker >= 0 else line.start
        if spans and not line.parted:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(start, line.end))
    return spans


def _tell(reading: Reading, spans: list[Span]) -> None:
    """Add paragraphs to the storyline; paragraphs told again gain places."""
    shadow = reading.shadow
    first = reading.record.get("storyline")
    told: list[str] = first.value.split("\n\n") if first else []
    places: list[Span] = [first.span, *first.more] if first else []
    for span in spans:
        paragraph = tidy(shadow[span.start : span.end])
        if paragraph not in told or not first:
            told.append(paragraph)
        places.append(span)
        reading.claims.append(Claim(*span, "value", "storyline"))
    reading.record["storyline"] = Found("\n\n".join(told), *places[0], tuple(places[1:]))


def _read_cast(reading: Reading, section: Section, key: str) -> bool:
    return _add_cast(reading, section.start, section.end)


def _add_cast(reading: Reading, start: int, end: int) -> bool:
    shadow = reading.shadow
    context = f"{shadow[max(0, start - 20_000) : start]}\n{shadow[end : end + 20_000]}"
    found = casts.read(shadow, start, end, known=reading.known, context=context)
    credits: list[Parts] = reading.record.setdefault("cast", [])
    base = len(credits)
    for credit in found.credits:
        parts = {"actor": _found(shadow, credit.actor), "role": _found(shadow, credit.role)}
        if base:
            _append(reading, "cast", parts)
            continue
        credits.append(parts)
        for one in parts.values():
            if one is not None:
                reading.claim(one, "cast")
    _claim_connectives(reading, start, end, found.credits)
    for doubt in found.doubts:
        _doubt(reading, doubt, base)
    return bool(found.credits)


def _claim_connectives(reading: Reading, start: int, end: int, credits: list[casts.Credit]) -> None:
    """What stands between the credits of a cast ("as", "played by", "and others") parts them."""
    spans = sorted(span for credit in credits for span in (*credit.actor, *credit.role))
    position = start
    for span in (*spans, Span(end, end)):
        first, last = trim(reading.shadow, position, max(position, span.start))
        if first < last <= first + _CONNECTIVE_LIMIT:
            reading.claims.append(Claim(first, last, "separator", "cast"))
        position = max(position, span.end)


def _found(shadow: str, spans: tuple[Span, ...]) -> Found | None:
    if not spans:
        return None
    (start, end), *more = spans
    return Found(tidy(shadow[start:end]), start, end, tuple(more))


def _doubt(reading: Reading, doubt: casts.Doubt, base: int) -> None:
    """Note the probability of a cut, and its runner-up."""
    shadow = reading.shadow
    role, actor = f"/cast/{base + doubt.index - 1}/role", f"/cast/{base + doubt.index}/actor"
    other_role, other_actor = (tidy(shadow[a:b]) for a, b in (doubt.other_role, doubt.other_actor))
    for pointer, other in ((role, other_role), (actor, other_actor)):
        reading.confidence[pointer] = doubt.probability
        if other:
            reading.alternatives[pointer] = (other, doubt.other_probability)
    if doubt.probability < casts.DOUBT_THRESHOLD:
        this = f"{tidy(shadow[slice(*doubt.role)])} | {tidy(shadow[slice(*doubt.actor)])}"
        message = f"cut as {this} ({doubt.probability:.2f}); or {other_role} | {other_actor} ({doubt.other_probability:.2f})"
        reading.note("FS201", excerpt(message, 200), doubt.role.start, doubt.actor.end)


def _read_trivia(reading: Reading, section: Section, key: str) -> bool:
    _add_trivia(reading, section.lines)
    return True


def _add_trivia(reading: Reading, lines: list[Line]) -> None:
    items: list[list[Line]] = []
    first = lines[0]
    for line in lines:
        if not items or _opens_item(line, items[-1], first):
            items.append([line])
        else:
            items[-1].append(line)
    for item in items:
        _add_item(reading, item)


def _opens_item(line: Line, item: list[Line], first: Line) -> bool:
    """Whether a line opens a new item: by its marker, and by a number that can follow the last one."""
    if first.marker < 0:
        return line.parted or line.marker >= 0
    if line.marker < 0:
        return False
    if first.number is None or line.number is None:
        return (first.number is None) == (line.number is None) and line.indent <= item[0].indent + 1
    last = item[0].number
    follows = last is not None and (line.number in (last, last + 1) or line.number <= 999)
    return follows and abs(line.indent - first.indent) <= 3 and (line.indent <= first.indent or line.number < 100)


def _add_item(reading: Reading, item: list[Line]) -> None:
    first = item[0]
    spans: list[Span] = []
    for number, line in enumerate(item):
        start = line.marker if line.marker >= 0 and number else line.start
        if spans and not line.parted:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(start, line.end))
    shadow = reading.shadow
    text = "\n\n".join(tidy(shadow[a:b]) for a, b in spans)
    printed = None
    if first.number is not None:
        printed = _printed_number(shadow, first)
        reading.claims.append(Claim(first.marker, len(shadow[: first.start].rstrip()), "number", "trivia"))
    elif first.marker >= 0:
        reading.claims.append(Claim(first.marker, first.marker + 1, "markup", "trivia"))
    found = Found(text, *spans[0], tuple(spans[1:]))
    reading.record.setdefault("trivia", []).append({"number": printed, "text": found})
    for start, end in spans:
        reading.claims.append(Claim(start, end, "value", "trivia"))


def _printed_number(shadow: str, line: Line) -> Found:
    digits = str(line.number)
    at = shadow.find(digits.lstrip("0") or "0", line.marker, line.start)
    start = next(p for p in range(line.marker, line.start) if shadow[p].isdigit())
    end = start
    while end < line.start and shadow[end].isdigit():
        end += 1
    return Found(line.number, min(start, at) if at >= 0 else start, end)


def _read_other(reading: Reading, section: Section, key: str) -> bool:
    """A field that no key of the record takes, under its label as written."""
    words = section.words
    assert words is not None
    label = tidy(reading.shadow[words.start : words.end])
    spans = [Span(line.marker if line.marker >= 0 else line.start, line.end) for line in section.lines]
    found = Found("\n".join(tidy(reading.shadow[a:b]) for a, b in spans), *spans[0], tuple(spans[1:]))
    fields: dict[str, Found] = reading.record.setdefault("other", {})
    first = fields.get(label)
    if first is not None:
        found = Found(f"{first.value}\n{found.value}", first.start, first.end, (*first.more, *spans))
    fields[label] = found
    for start, end in spans:
        reading.claims.append(Claim(start, end, "value", "field"))
    if section.label is None:
        reading.note("FS106", f"no key of the record for {excerpt(label)!r}", *words)
    return True


_READERS: dict[str, Reader] = {
    "title": _read_title,
    "original_title": _read_title,
    "also_known_as": _texts(values.items),
    "year": _read_year,
    "release_dates": _read_release,
    "runtime": _read_runtime,
    "genres": _texts(values.items),
    "countries": _texts(values.items),
    "languages": _texts(values.items),
    "certificates": _texts(values.certificates),
    "certificates_or_ratings": _read_rated,
    "ratings": _read_ratings,
    "directors": _texts(values.names),
    "writers": _texts(values.names),
    "producers": _texts(values.names),
    "composers": _texts(values.names),
    "cinematographers": _texts(values.names),
    "editors": _texts(values.names),
    "production_companies": _texts(values.companies),
    "distributors": _texts(values.companies),
    "budget": _read_money,
    "box_office": _read_money,
    "awards": _read_awards,
    "tagline": _read_text,
    "storyline": _read_storyline,
    "cast": _read_cast,
    "trivia": _read_trivia,
    "other": _read_other,
}


# -- text without a label


def _read_unlabelled(reading: Reading, sections: list[Section]) -> None:
    opening = True
    for section in sections:
        if section.words is not None:
            opening = False
        elif section.key == "list":
            _add_trivia(reading, section.lines)
        else:
            _read_plain(reading, section.lines, opening)


def _read_plain(reading: Reading, lines: list[Line], opening: bool) -> None:
    """Unlabelled lines: title lines above everything, else the storyline's prose."""
    if opening:
        lines = _read_title_lines(reading, lines)
    if "storyline" in reading.labelled:
        return
    spans = [span for span in _paragraphs(lines) if _is_prose(reading.shadow, span)]
    if spans and (reading.labelled or "title" in reading.record or prose.looks_like_film(reading.shadow, *spans[0]) > 0.5):
        _tell(reading, spans)


def _is_prose(shadow: str, span: Span) -> bool:
    length = span.end - span.start
    return length >= 40 and (shadow[span.end - 1] in ".!?…\"”»)'’。！？" or length > 160)


def _read_title_lines(reading: Reading, lines: list[Line]) -> list[Line]:
    """Claim the title among the first lines; the lines that are left."""
    best: tuple[int, TitleLine] | None = None
    for number, line in enumerate(lines[:6]):
        if _can_be_title(reading, line):
            found = read_title(reading.shadow, line.start, line.end)
            if found and (best is None or (found.year and not best[1].year)):
                best = (number, found)
    if best is None or not (reading.labelled or best[1].year or len(lines) > 1):
        return lines
    number, found = best
    title = reading.record.get("title")
    if title is not None and not _same(title.value, found.title.value):
        return lines
    reading.set("title", found.title)
    _title_gives(reading, found)
    return lines[:number] + lines[number + 1 :]


def _can_be_title(reading: Reading, line: Line) -> bool:
    last = reading.shadow[line.end - 1]
    return line.end - line.start <= 120 and last not in ".:,;" and line.marker < 0


# -- facts from prose


def _read_prose(reading: Reading) -> None:
    told = reading.record.get("storyline")
    if told is None:
        return
    record = reading.record
    if reading.thorough or not reading.labelled or not {"directors", "cast"} <= reading.labelled:
        opening = prose.read_opening(reading.shadow, told.start, told.end)
    else:
        opening = prose.read_title_and_year(reading.shadow, told.start, told.end)
    for key in ("title", "original_title", "year"):
        found = getattr(opening, key)
        if found is not None and key not in record and not (key == "year" and record.get("release_dates")):
            record[key] = found
            reading.confidence[f"/{key}"] = opening.confidence.get(key, 1.0)
            code = "FS301" if key == "title" else "FS302"
            reading.note(code, f"{key.replace('_', ' ')} {excerpt(str(found.value))} is from the storyline", *found.span)
    _people_from_prose(reading, opening)
    if reading.thorough:
        _compare_with_prose(reading, opening)


def _people_from_prose(reading: Reading, opening: prose.Opening) -> None:
    record = reading.record
    if "directors" not in record and opening.directors:
        _take_texts(reading, "directors", opening.directors, opening)
    if "cast" not in record and (opening.played or opening.starring):
        record["cast"] = [{"actor": actor, "role": role} for actor, role in _billing(opening)]
        for number, parts in enumerate(record["cast"]):
            reading.confidence[f"/cast/{number}/actor"] = opening.confidence.get("cast", 0.9)
            reading.note("FS302", f"actor {excerpt(parts['actor'].value)} is from the storyline", *parts["actor"].span)
    if reading.labelled:
        return
    for key in ("genres", "countries", "languages", "writers", "producers", "composers", "cinematographers", "editors"):
        found = getattr(opening, key, [])
        if found and key not in record:
            _take_texts(reading, key, found, opening)


def _billing(opening: prose.Opening) -> list[tuple[Found, Found | None]]:
    """Those who star first, in their order, each with the role that the prose gives; then the others."""
    roles = {actor.value.casefold(): (actor, role) for actor, role in opening.played}
    credits: list[tuple[Found, Found | None]] = []
    for actor in opening.starring:
        played = roles.pop(actor.value.casefold(), None)
        if played:
            actor = actor._replace(more=(*actor.more, played[0].span))
        credits.append((actor, played[1] if played else None))
    return credits + list(roles.values())


def _take_texts(reading: Reading, key: str, found: list[Found], opening: prose.Opening) -> None:
    reading.record[key] = list(found)
    for number, one in enumerate(found):
        reading.confidence[f"/{key}/{number}"] = opening.confidence.get(key, 0.9)
        reading.note("FS302", f"{key.replace('_', ' ')} {excerpt(one.value)} is from the storyline", *one.span)


def _compare_with_prose(reading: Reading, opening: prose.Opening) -> None:
    record = reading.record
    for key in ("title", "year"):
        stated, field = getattr(opening, key), record.get(key)
        if stated is not None and field is not None and not _same(stated.value, field.value):
            message = f"the storyline says {key} {excerpt(str(stated.value))}, the sheet {excerpt(str(field.value))}"
            reading.note("FS303", message, *stated.span)
    for key in ("directors",):
        _compare_people(reading, key, getattr(opening, key))


def _compare_people(reading: Reading, key: str, stated: list[Found]) -> None:
    names = {one.value.casefold() for one in reading.record.get(key, ())}
    more = [one for one in stated if one.value.casefold() not in names]
    if not names or not more:
        return
    people = ", ".join(one.value for one in more)
    if len(more) < len(stated):
        message = f"the storyline also names {excerpt(people)} among the {key}"
        reading.note("FS304", message, more[0].start, more[-1].end)
    else:
        message = f"the storyline gives the {key} as {excerpt(people)}"
        reading.note("FS303", message, more[0].start, more[-1].end)


# -- the end


def _date_gives_year(reading: Reading) -> None:
    """The earliest release date gives the year where nothing before it did."""
    dates = reading.record.get("release_dates")
    if not dates or "year" in reading.record:
        return
    first = min(dates, key=lambda parts: parts["date"].value)["date"]
    found = values.year(reading.shadow, first.start, first.end)
    reading.record["year"] = Found(int(first.value[:4]), *(found.span if found else first.span))


def _close(reading: Reading) -> None:
    """Settle what every character was read as, and keep what nothing claimed."""
    reading.claims = settle(reading.text, reading.shadow, reading.claims)
    entries = unread(reading.shadow if len(reading.shadow) != len(reading.text) else reading.text, reading.claims)
    if not entries:
        return
    reading.record["unread"] = [Found(text, *spans[0], tuple(spans[1:])) for text, spans in entries]
    if len(reading.record) == 1:
        reading.note("FS002", "the text holds no film sheet", *entries[0][1][0])
        return
    told = [(f.start, f.end) for f in reading.findings if f.code in ("FS102", "FS103", "FS202")]
    for text, spans in entries:
        if not any(start <= spans[0].start < end for start, end in told):
            reading.note("FS401", f"no rule claims {excerpt(text)!r}", spans[0].start, spans[-1].end)
