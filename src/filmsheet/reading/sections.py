"""Labelled pieces, to the values of a reading.

Neighbouring pieces of one label that belong together are a run; the reader of the label's key reads each run. What
no value and no label takes stays unread.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from .. import values
from ..diagnostics import excerpt
from ..source import Found, Span, tidy, trim
from ..vocabulary import Label, Vocabulary
from .claims import SectionKind
from .credits import read_credits
from .labels import ACTOR, LABEL, NONE, OTHER, ROLE
from .model import Model
from .pieces import BLANK, LINE, Pieces, undelimited
from .reading import SECTION_OF, Parts, Reading, folded, gain_places

_PERSONS = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))
_CLOSING = ")]}）］】」』》〉〕”»\"'’"
_OPENING = "([{（［【「『《〈〔“«„\"'‘"
_PAIRS = dict(zip(")]}）］】」』》〉〕”»", "([{（［【「『《〈〔“«", strict=True))
_ENDS = ".!?…。！？"
_TRAILING = " \t\xa0,;:|/–—-·•*"


class Judged(NamedTuple):
    """What each piece of a text was judged to be."""

    labels: list[str]
    joins: list[bool]
    """Whether a piece goes on with the value of the piece before it."""
    sureness: list[float]
    """The probability of each label; 1.0 where it is certain by form."""
    others: list[tuple[str, float] | None]
    """The next likely label, and its probability."""
    told: list[float]
    """The probability that each is part of the storyline."""
    titled: list[float]
    """The probability that each is a title."""


class Run(NamedTuple):
    """Pieces that are one value, or a list of values that a reader parts."""

    label: str
    first: int
    last: int
    start: int
    end: int
    opened: int
    """The piece of the label that opens it, or -1."""


def assemble(reading: Reading, pieces: Pieces, judged: Judged, vocabulary: Vocabulary, model: Callable[[], Model] | None = None) -> None:
    """Add to a reading what the labelled pieces say."""
    _Assembly(reading, pieces, judged, vocabulary, model).run()


class _Assembly:
    def __init__(self, reading: Reading, pieces: Pieces, judged: Judged, vocabulary: Vocabulary, model: Callable[[], Model] | None) -> None:
        self.model = model
        self.reading = reading
        self.shadow = reading.shadow
        self.pieces = pieces.pieces
        self.lines = pieces.lines
        self.judged = judged
        self.vocabulary = vocabulary
        self.found: dict[int, Label | None] = {}
        self.used: set[int] = set()

    # -- runs

    def run(self) -> None:
        runs = self._runs()
        kept: list[Run] = []
        for run in runs:
            if run.label in (ACTOR, ROLE):
                kept.append(run)
            elif run.label == "trivia":
                self._trivia(run)
            elif run.label != "storyline":
                self._value(run)
        self._storyline()
        self._cast(kept)
        self._claim_labels()

    def _runs(self) -> list[Run]:
        """The values in their order, with the label that opens each."""
        runs: list[Run] = []
        opened = -1
        labels, joins = self.judged.labels, self.judged.joins
        n = 0
        while n < len(labels):
            label = labels[n]
            last = n
            if label == LABEL:
                while last + 1 < len(labels) and labels[last + 1] == LABEL and joins[last + 1]:
                    last += 1
                opened = n
            elif label != NONE:
                while last + 1 < len(labels) and labels[last + 1] == label and (joins[last + 1] or label == OTHER):
                    last += 1
                start, end = self._extent(n, last)
                runs.append(Run(label, n, last, start, end, opened))
            n = last + 1
        return runs

    def _extent(self, first: int, last: int) -> tuple[int, int]:
        """From the first piece to the last, with the brackets and quotation marks that belong to them."""
        shadow = self.shadow
        start, end = self.pieces[first].start, self.pieces[last].end
        limit = self.pieces[last + 1].start if last + 1 < len(self.pieces) else self.lines[self.pieces[last].line].end
        limit = min(limit, self.lines[self.pieces[last].line].end)
        text = shadow[start:end]
        while end < limit and shadow[end] in _PAIRS and text.count(_PAIRS[shadow[end]]) > text.count(shadow[end]):
            end += 1
            text = shadow[start:end]
        if end < limit and shadow[end] == '"' and text.count('"') % 2:
            end += 1
        floor = self.pieces[first - 1].end if first else 0
        while start > floor and shadow[start - 1] in "([" and text.count(")" if shadow[start - 1] == "(" else "]") > text.count(shadow[start - 1]):
            start -= 1
            text = shadow[start:end]
        if end < limit and shadow[end] in _ENDS and _may_end(text):
            end += 1
        return start, end

    def label_of(self, opened: int) -> Label | None:
        """What the label that stands at a piece means, if it is known."""
        if opened < 0:
            return None
        if opened not in self.found:
            words = self.shadow[slice(*self._label_span(opened))]
            found = self.vocabulary.find(words)
            if found is None and (guess := self.vocabulary.guess(words)) is not None:
                found = guess[0]
            self.found[opened] = found
        return self.found[opened]

    def _label_span(self, opened: int) -> Span:
        last = opened
        labels, joins = self.judged.labels, self.judged.joins
        while last + 1 < len(labels) and labels[last + 1] == LABEL and joins[last + 1]:
            last += 1
        return Span(*self._extent(opened, last))

    # -- values

    def _value(self, run: Run) -> None:
        reader = _READERS.get(run.label)
        reading = self.reading
        if values.placeholder(self.shadow, run.start, run.end, title=run.label == "title"):
            reading.note("FS108", f"no value: {excerpt(self.shadow[run.start : run.end])}", run.start, run.end)
            return
        before = {key: _size(reading.record.get(key)) for key in _KEYS_FILLED.get(run.label, (run.label,))}
        if run.label in _PERSONS:
            done = self._persons(run)
        elif run.label == OTHER:
            done = self._other(run)
        elif run.label == "ratings":
            done = self._ratings(run)
        elif run.label == "release_dates":
            done = self._release(run)
        elif reader is not None:
            done = reader(reading, run.label, run.start, run.end)
        else:
            done = False
        if done:
            self._doubt(run, before)
            if run.opened >= 0:
                self.used.add(run.opened)

    def _persons(self, run: Run) -> bool:
        label = self.label_of(run.opened)
        keys = [run.label]
        if label is not None and run.label in label.keys and self._near(run):
            keys += [key for key in label.keys if key in _PERSONS and key != run.label]
        found = values.names(self.shadow, run.start, run.end) or _whole(self.shadow, run.start, run.end)
        for key in keys:
            for one in found:
                self.reading.add(key, one)
        return bool(found)

    def _near(self, run: Run) -> bool:
        return self.pieces[run.first].line - self.pieces[run.opened].line <= 1 or run.opened == run.first - 1

    def _other(self, run: Run) -> bool:
        reading = self.reading
        if run.opened < 0:
            return False
        start, end = trim(self.shadow, run.start, run.end)
        label = tidy(self.shadow[slice(*self._label_span(run.opened))]).strip(":： ")
        text = tidy(self.shadow[start:end])
        if not label or not text:
            return False
        fields: dict[str, Found] = reading.record.setdefault("other", {})
        reading.others.setdefault(label, []).append(text)
        found = Found("", start, end)
        reading.claim(found, "field")
        if label in fields:
            fields[label] = fields[label]._replace(more=[*fields[label].more, Span(start, end)])
        else:
            fields[label] = found
        return True

    def _ratings(self, run: Run) -> bool:
        label = self.label_of(run.opened) if run.opened >= 0 and self._near(run) else None
        source = label.source if label is not None else None
        found = values.ratings(self.shadow, run.start, run.end, source)
        for one in found:
            best = one.best or (Found(one.implied_best, -1, -1) if one.implied_best else None)
            named = one.source
            if named is None and source is not None and label is not None:
                named = self._source(run.opened, source)
            self.reading.append("ratings", {"source": named, "value": one.value, "best": best, "votes": one.votes})
        return bool(found)

    def _source(self, opened: int, source: str) -> Found:
        start, end = self._label_span(opened)
        at = self.reading.text[start:end].casefold().find(source.casefold())
        return Found(source, start + at, start + at + len(source)) if at >= 0 else Found(source, start, end)

    def _release(self, run: Run) -> bool:
        label = self.label_of(run.opened) if run.opened >= 0 and self._near(run) else None
        tail = None
        if label is not None and label.tail and label.keys[0] == "release_dates":
            start = self.pieces[run.opened].start + label.tail_start
            tail = Found(label.tail, start, self._label_span(run.opened).end)
        found = values.release_dates(self.shadow, run.start, run.end, tail.value if tail else "")
        for one in found:
            self.reading.append("release_dates", {"date": one.date, "place": one.place or tail})
        return bool(found)

    def _trivia(self, run: Run) -> None:
        """Add an item; a number or a bullet that opens its line is the item's."""
        reading, first = self.reading, self.pieces[run.first]
        line = self.lines[first.line]
        printed = None
        place = first.marker if first.marker >= 0 else line.marker if first.start == line.start or self.shadow[line.start : first.start].strip(_OPENING + " ") == "" else -1
        if place >= 0:
            marker = self.shadow[place : first.start].split(None, 1)[0]
            digits = "".join(c for c in marker if c.isdecimal())
            if digits:
                at = place + marker.index(digits[0])
                printed = Found(int(digits), at, at + len(digits))
                reading.claims.append((place, place + len(marker), "number", "trivia"))
            else:
                reading.claims.append((place, place + 1, "markup", "trivia"))
        spans = self._paragraphs(range(run.first, run.last + 1))
        found = Found("\n\n".join(tidy(self.shadow[a:b]) for a, b in spans), *spans[0], tuple(spans[1:]))
        reading.claim(found, "trivia")
        items = reading.record.setdefault("trivia", [])
        items.append({"number": printed, "text": found})
        self._say(f"/trivia/{len(items) - 1}/text", run)
        if run.opened >= 0:
            self.used.add(run.opened)

    def _storyline(self) -> None:
        """The storyline: what lies between its pieces within a line belongs to it."""
        told = self._told()
        if not told:
            return
        reading = self.reading
        spans = [span for span in map(self._bare, self._paragraphs(told)) if span.start < span.end]
        if not spans:
            return
        for start, end in spans:
            reading.claims.append((start, end, "value", "storyline"))
            reading.paragraphs.append(tidy(self.shadow[start:end]))
        reading.record["storyline"] = Found("", *spans[0], spans[1:])
        sureness = self.judged.sureness
        if any(sureness[n] < 1.0 for n in told):
            said = min(sum(sureness[n] for n in told) / len(told), (sureness[told[0]] + sureness[told[-1]]) / 2)
            reading.confidence["/storyline"] = round(self._means("storyline", said), 4)
        opened = told[0] - 1
        if opened >= 0 and self.judged.labels[opened] == LABEL:
            self.used.add(opened)

    def _told(self) -> list[int]:
        """The pieces of the storyline: the stretch that is most probable as a whole, and others that are nearly so."""
        labels, told = self.judged.labels, self.judged.told
        stretches: list[tuple[float, int, int]] = []
        total, first, best = 0.0, -1, (0.0, -1, -1)
        for n, label in enumerate(labels):
            prose = self.pieces[n].prose
            if label == "storyline" or (prose and label == NONE and told[n] > 0.02):
                weight = math.log(max(0.01, min(told[n], 0.99)) / (1 - max(0.01, min(told[n], 0.99))))
                weight *= 1.0 if prose else 0.4
            elif label == NONE:
                weight = -2.5 if prose else -1.0
            else:
                weight = -0.5 if self.pieces[n].gap < LINE else -4.0 if label == LABEL else -2.0
            if first < 0:
                if weight > 0:
                    total, first, best = weight, n, (weight, n, n)
                continue
            total += weight
            if total > best[0]:
                best = total, first, n
            if total <= max(0.0, best[0] - 5.0) or n == len(labels) - 1:
                stretches.append(best)
                total, first, best = 0.0, -1, (0.0, -1, -1)
        if first >= 0:
            stretches.append(best)
        if not stretches:
            return []
        most = max(stretches)[0]
        kept = [stretch for stretch in stretches if stretch[0] >= 0.75 * most]
        return [n for _, a, b in kept for n in range(a, b + 1) if labels[n] == "storyline" or (labels[n] == NONE and (self.pieces[n].prose or self.pieces[n].gap < LINE)) or self.pieces[n].gap < LINE]

    def _bare(self, span: Span) -> Span:
        """A paragraph without the signs that stand before and behind it, and without quotation marks that hold all of it."""
        start, end = span
        shadow = self.shadow
        while start < end and shadow[start] in " \t\xa0:;,.^|–—-•*>=)]}»”":
            start += 1
        while start < end and shadow[end - 1] in " \t\xa0:;,^|–—*>=([{«“":
            end -= 1
        for opening, closing in ('""', "“”", "«»", "()", "„“", "''"):
            if end - start > 2 and shadow[start] == opening and shadow[end - 1] == closing and shadow.count(opening, start + 1, end - 1) == 0 and shadow.count(closing, start + 1, end - 1) == 0:
                return Span(start + 1, end - 1)
        if shadow[start : start + 1] == '"' and shadow.count('"', start, end) == 1:
            start += 1
        return Span(start, end)

    def _paragraphs(self, numbers: range | list[int]) -> list[Span]:
        """The spans of pieces that follow each other; a blank line, or other lines between them, parts them."""
        spans: list[Span] = []
        last = -2
        for n in numbers:
            start, end = self._extent(n, n)
            start = self._opening(n, start)
            end = self._ending(n, end)
            joined = spans and (
                n == last + 1 and self.pieces[n].gap != BLANK or self.pieces[n].line == self.pieces[last].line
            )
            if joined:
                spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
            else:
                spans.append(Span(start, end))
            last = n
        return spans

    def _opening(self, n: int, start: int) -> int:
        """Take in the quotation marks before a sentence."""
        floor = self.pieces[n - 1].end if n else 0
        while start > max(floor, self.lines[self.pieces[n].line].start) and self.shadow[start - 1] in _OPENING:
            start -= 1
        return start

    def _ending(self, n: int, end: int) -> int:
        """Take in what closes a sentence."""
        limit = self.pieces[n + 1].start if n + 1 < len(self.pieces) else self.lines[self.pieces[n].line].end
        limit = min(limit, self.lines[self.pieces[n].line].end)
        while end < limit and self.shadow[end] in _CLOSING + _ENDS:
            end += 1
        return end

    # -- the cast

    def _cast(self, runs: list[Run]) -> None:
        credits: list[tuple[Run | None, Run | None]] = []
        block: list[Run] = []
        for run in runs:
            if block and run.first - block[-1].last > 12:
                credits += self._paired(block)
                block = []
            block.append(run)
        credits += self._paired(block)
        for actor, role in credits:
            self._credit(actor, role)

    def _paired(self, block: list[Run]) -> list[tuple[Run | None, Run | None]]:
        """Actors and their roles; a block that opens with a role and ends with an actor has the role first."""
        if not block:
            return []
        role_first = block[0].label == ROLE and block[-1].label == ACTOR
        order = block[::-1] if role_first else block
        pairs: list[list[Run | None]] = []
        for run in order:
            if run.label == ACTOR:
                pairs.append([run, None])
            elif pairs and pairs[-1][1] is None:
                pairs[-1][1] = run
            elif pairs and (last := pairs[-1][1]) is not None and self.pieces[run.first].line == self.pieces[last.first].line:
                low, high = min(run.first, last.first), max(run.last, last.last)
                pairs[-1][1] = last._replace(first=low, last=high, start=min(run.start, last.start), end=max(run.end, last.end))
        if role_first:
            pairs.reverse()
        return [(actor, role) for actor, role in pairs]

    def _credit(self, actor: Run | None, role: Run | None) -> None:
        reading = self.reading
        if actor is None:
            return
        credits: list[Parts] = reading.record.setdefault("cast", [])
        if undelimited(self.shadow[actor.start : actor.end]):
            self._undelimited(actor)
            return
        parts: Parts = {"actor": _named(self.shadow, actor), "role": _played(self.shadow, role)}
        if parts["actor"] is None:
            return
        number = len(credits)
        key = (folded(parts["actor"]), folded(parts["role"]))
        for at, before in enumerate(credits):
            if folded(before["actor"]) == key[0] and (folded(before["role"]) == key[1] or key[1] is None or before["role"] is None):
                before["role"] = before["role"] or parts["role"]
                gain_places(before, {"actor": parts["actor"], "role": None})
                number = at
                break
        else:
            credits.append(parts)
        for name, run in (("actor", actor), ("role", role)):
            found = parts[name]
            if run is not None and found is not None:
                reading.claim(found, "cast")
                self._say(f"/cast/{number}/{name}", run)
        if actor.opened >= 0:
            self.used.add(actor.opened)

    def _undelimited(self, run: Run) -> None:
        """Read a cast in which nothing parts a role from the next actor."""
        from .credits import add_cast

        number = len(self.reading.record.get("cast", ()))
        add_cast(self.reading, run.start, run.end)
        sure = self._sureness(run)
        if run.opened >= 0:
            self.used.add(run.opened)
        if sure < 1.0:
            for at, parts in enumerate(self.reading.record.get("cast", ())[number:], number):
                for name in ("actor", "role"):
                    if parts[name] is not None:
                        pointer = f"/cast/{at}/{name}"
                        self.reading.confidence[pointer] = round(min(sure, self.reading.confidence.get(pointer, 1.0)), 4)

    # -- doubt

    def _sureness(self, run: Run) -> float:
        """How probable the label of a run is, by what the probabilities of its kind meant on unseen sheets."""
        return self._means(run.label, min(self.judged.sureness[run.first : run.last + 1]))

    def _means(self, kind: str, probability: float) -> float:
        return probability if probability >= 1.0 or self.model is None else self.model().means(kind, probability)

    def _say(self, pointer: str, run: Run) -> None:
        """Note how sure a judged value is, and what else it may be."""
        sure = self._sureness(run)
        if sure >= 1.0:
            return
        reading = self.reading
        reading.confidence[pointer] = max(round(sure, 4), reading.confidence.get(pointer, 0.0))
        other = min((o for o in self.judged.others[run.first : run.last + 1] if o), key=lambda o: -o[1], default=None)
        if other is not None and other[1] > 0:
            reading.alternatives[pointer] = ("", round(other[1], 4))

    def _doubt(self, run: Run, before: dict[str, int]) -> None:
        record = self.reading.record
        for key, size in before.items():
            node = record.get(key)
            if isinstance(node, list):
                for number in range(size, len(node)):
                    leaf = node[number]
                    for pointer in [f"/{key}/{number}"] if isinstance(leaf, Found) else [f"/{key}/{number}/{name}" for name, f in leaf.items() if f is not None and f.start >= 0]:
                        self._say(pointer, run)
            elif size == 0 and node is not None:
                if isinstance(node, Found):
                    self._say(f"/{key}", run)
                elif key in ("budget", "box_office"):
                    for name, found in node.items():
                        if found is not None:
                            self._say(f"/{key}/{name}", run)

    # -- labels

    def _claim_labels(self) -> None:
        reading = self.reading
        labels = self.judged.labels
        n = 0
        while n < len(labels):
            if labels[n] == LABEL:
                start, end = self._label_span(n)
                if end - start <= 60:
                    kind: SectionKind = "field"
                    after = next((labels[m] for m in range(n + 1, len(labels)) if labels[m] != LABEL), NONE)
                    kind = SECTION_OF.get("cast" if after in (ACTOR, ROLE) else after, "field") if after != NONE else "none"
                    reading.claims.append((start, end, "label", kind))
                known = self.label_of(n)
                if n not in self.used and known is not None and known.keys[0] not in ("not_film", "other", "heading"):
                    reading.note("FS101", f"no value: {excerpt(reading.text[start:end])}", start, end)
            n += 1


_KEYS_FILLED = {key: tuple(sorted(_PERSONS)) for key in _PERSONS}


def _size(node: object) -> int:
    return len(node) if isinstance(node, list) else int(node is not None)


def _may_end(text: str) -> bool:
    """Whether a full stop behind a text belongs to it: an abbreviation, an initial."""
    word = text.rpartition(" ")[2]
    return len(word) == 1 or word.casefold() in ("jr", "sr") or (len(word) > 1 and word[-2] == "." and len(word) < 8)


def _bounds(shadow: str, start: int, end: int) -> Span:
    """A region without the marks and blanks that stand round it."""
    start, end = trim(shadow, start, end)
    while start < end and shadow[end - 1] in _TRAILING:
        end -= 1
    while start < end and shadow[start] in _TRAILING:
        start += 1
    return Span(start, end)


def _whole(shadow: str, start: int, end: int) -> list[Found]:
    start, end = _bounds(shadow, start, end)
    text = tidy(shadow[start:end])
    return [Found(text, start, end)] if text else []


def _named(shadow: str, run: Run) -> Found | None:
    found = _whole(shadow, run.start, run.end)
    return found[0] if found else None


def _played(shadow: str, run: Run | None) -> Found | None:
    return _named(shadow, run) if run is not None else None


def _set(read: Callable[[str, int, int], Found | None]) -> Callable[[Reading, str, int, int], bool]:
    def take(reading: Reading, key: str, start: int, end: int) -> bool:
        found = read(reading.shadow, start, end)
        if found is None:
            return False
        first = reading.record.get(key)
        if first is not None and first.value != found.value:
            return False
        return reading.set(key, found)

    return take


def _add(read: Callable[[str, int, int], list[Found]]) -> Callable[[Reading, str, int, int], bool]:
    def take(reading: Reading, key: str, start: int, end: int) -> bool:
        found = read(reading.shadow, start, end) or _whole(reading.shadow, start, end)
        for one in found:
            reading.add(key, one)
        return bool(found)

    return take


def _unquoted(shadow: str, start: int, end: int) -> tuple[int, int]:
    """A region without the quotation marks that hold all of it."""
    start, end = _bounds(shadow, start, end)
    for opening, closing in ("\"\"", "''", "‘’", "“”", "„“", "«»", "‚‘"):
        if end - start > 2 and shadow[start] == opening and shadow[end - 1] == closing:
            return start + 1, end - 1
    return start, end


def _read_text(reading: Reading, key: str, start: int, end: int) -> bool:
    found = _whole(reading.shadow, *_unquoted(reading.shadow, start, end))
    if not found:
        return False
    first = reading.record.get(key)
    if first is not None and first.value.casefold() != found[0].value.casefold():
        return False
    return reading.set(key, found[0])


def _read_money(reading: Reading, key: str, start: int, end: int) -> bool:
    found = values.money(reading.shadow, start, end)
    if found is None or reading.record.get(key) is not None:
        return False
    parts: Parts = {"text": found.text, "amount": found.amount, "amount_max": found.amount_max, "currency": found.currency}
    reading.record[key] = parts
    for one in parts.values():
        if one is not None:
            reading.claim(one, "field")
    return True


_READERS: dict[str, Callable[[Reading, str, int, int], bool]] = {
    "title": _read_text,
    "original_title": _read_text,
    "also_known_as": _add(_whole),
    "year": _set(values.year),
    "runtime": _set(values.runtime),
    "genres": _add(values.terms),
    "countries": _add(values.items),
    "languages": _add(values.languages),
    "certificates": _add(values.certificates),
    "production_companies": _add(values.companies),
    "distributors": _add(values.companies),
    "budget": _read_money,
    "box_office": _read_money,
    "awards": _add(_whole),
    "tagline": _read_text,
}
