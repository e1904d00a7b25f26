"""The result of reading one sheet: a tree with the structure of the record, with a place for every leaf, and the findings."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..diagnostics import Finding, excerpt
from ..storyline import Opening
from ..text.source import Found, Span
from .claims import Claim, SectionKind
from .labels import ACTOR, ROLE

Parts = dict[str, Found | None]

SECTION_OF: dict[str, SectionKind] = {
    "title": "title",
    "original_title": "title",
    "storyline": "storyline",
    "trivia": "trivia",
    **dict.fromkeys(("cast", ACTOR, ROLE), "cast"),
}
"""The section of values of a key or a label, if it is not that of a field."""


class Reading:
    """The result of reading one sheet: a tree with the structure of the record, with a `Found` for every leaf."""

    def __init__(self, text: str, shadow: str, known: Collection[str] = (), thorough: bool = True) -> None:
        """Start empty. `thorough` also collects what only diagnostics show."""
        self.text = text
        self.shadow = shadow
        self.known = known
        self.thorough = thorough
        self.record: dict[str, Any] = {}
        self.index: dict[tuple[Any, ...], int] = {}
        """The index of a text or a part in its list, by its key and folded values."""
        self.opening: Opening | None = None
        """The opening of the storyline, with the facts that it states."""
        self.leads: list[Span] = []
        """Lines with sentences outside the storyline. The first may describe the film as an encyclopedia does."""
        self.paragraphs: list[str] = []
        """The paragraphs of the storyline, joined at the end."""
        self.others: dict[str, list[str]] = {}
        """The texts of each label that has no key, joined at the end."""
        self.claims: list[Claim] = []
        self.left: list[Span] = []
        """Regions that stay unread, even if something claims them."""
        self.findings: list[Finding] = []
        self.confidence: dict[str, float] = {}
        self.alternatives: dict[str, tuple[str | None, float]] = {}

    # -- what readers say

    def claim(self, found: Found, section: SectionKind) -> None:
        """Claim the places of a value."""
        if found.start >= 0:
            self.claims.append((found.start, found.end, "value", section))
        for start, end in found.more:
            self.claims.append((start, end, "value", section))

    def add(self, key: str, found: Found) -> None:
        """Add to a list of texts. If the text is there already (case folded), its places are added."""
        self.claim(found, SECTION_OF.get(key, "field"))
        texts: list[Found] = self.record.setdefault(key, [])
        number = self.index.setdefault((key, found.value.casefold()), len(texts))
        if number == len(texts):
            texts.append(found)
        else:
            texts[number] = merge_places(texts[number], found)

    def append(self, key: str, parts: Parts) -> None:
        """Add to a list of parts. If the same is there already, its places are added."""
        kind = SECTION_OF.get(key, "field")
        for found in parts.values():
            if found is not None:
                self.claim(found, kind)
        items: list[Parts] = self.record.setdefault(key, [])
        number = self.index.setdefault((key, *(folded(found) for found in parts.values())), len(items))
        if number == len(items):
            items.append(parts)
        else:
            add_places(items[number], parts)

    def set(self, key: str, found: Found) -> bool:
        """Set a single value. The first one is kept: the same value adds its places, and another value goes to `unread`."""
        first = self.record.get(key)
        if first is None:
            self.record[key] = found
        elif same(first.value, found.value):
            self.record[key] = merge_places(first, found)
        else:
            self.repeated(key, found.span)
            return False
        self.claim(found, SECTION_OF.get(key, "field"))
        return True

    def add_other(self, label: str, start: int, end: int, text: str | None) -> None:
        """Add a text to those of a label without a key. None only adds the place, because the text is there already."""
        found = Found("", start, end, [])
        self.claim(found, "field")
        texts = self.others.setdefault(label, [])
        if text is not None:
            texts.append(text)
        fields: dict[str, Found] = self.record.setdefault("other", {})
        fields[label] = merge_places(fields[label], found) if label in fields else found

    def repeated(self, key: str, place: Span) -> None:
        """Report a second value of a single-valued field and keep its line unread."""
        start, end = place
        self.note("FS103", f"a second {key.replace('_', ' ')}: {excerpt(self.text[start:end])}", start, end)
        self.leave_unread(start, end)

    def leave_unread(self, start: int, end: int) -> None:
        """Keep a region as unread text, even if something else claims it."""
        self.left.append(Span(start, end))

    def note(self, code: str, message: str, start: int, end: int) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, message, start, end))


def same(first: Any, second: Any) -> bool:
    """Whether two values are the same; texts are compared case folded."""
    return bool(first.casefold() == second.casefold() if isinstance(first, str) and isinstance(second, str) else first == second)


def folded(found: Found | None) -> Any:
    """The value for comparison, case folded; None if there is none."""
    value = found.value if found else None
    return value.casefold() if isinstance(value, str) else value


def merge_places(first: Found, again: Found) -> Found:
    """The first value, with the places of the second added."""
    places = [again.span, *again.more] if again.start >= 0 else []
    if isinstance(first.more, list):
        first.more.extend(places)
        return first
    return first._replace(more=[*first.more, *places])


def add_places(kept: Parts, again: Parts) -> None:
    """Add the places of parts that were read again."""
    for name, found in again.items():
        first = kept[name]
        if found is not None and first is not None:
            kept[name] = merge_places(first, found)
