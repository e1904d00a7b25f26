"""What one sheet was read as: a tree like the record's, with a place for every leaf, and what was noticed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .claims import Claim, SectionKind
from .diagnostics import Finding, excerpt
from .source import Found, Span
from .tokenizer import Section

Parts = dict[str, Found | None]

SECTION_OF: dict[str, SectionKind] = {
    "title": "title", "original_title": "title", "storyline": "storyline", "cast": "cast", "trivia": "trivia"
}



class Reading:
    """What one sheet was read as: a tree like the record's, with a `Found` for every leaf."""

    __slots__ = (
        "alternatives", "claims", "confidence", "fielded", "findings", "known", "labelled", "lead", "left", "record", "shadow", "text", "thorough"
    )  # fmt: skip

    def __init__(self, text: str, shadow: str, known: Collection[str] = (), thorough: bool = True) -> None:
        """Start with nothing read; `thorough` asks for what only diagnostics show."""
        self.text = text
        self.shadow = shadow
        self.known = known
        self.thorough = thorough
        self.record: dict[str, Any] = {}
        self.claims: list[Claim] = []
        self.left: list[Span] = []
        """Regions that stay unread, whatever claims them."""
        self.findings: list[Finding] = []
        self.confidence: dict[str, float] = {}
        self.alternatives: dict[str, tuple[str, float]] = {}
        self.labelled: set[str] = set()
        """The keys that a label names."""
        self.fielded = False
        """Whether a label with a separator stands in the sheet, and not headings alone."""
        self.lead: Found | None = None
        """Unlabelled prose above a labelled storyline that opens like one."""

    # -- what readers say

    def claim(self, found: Found, section: SectionKind) -> None:
        """Note that a value was read from its places."""
        if found.start >= 0:
            self.claims.append((found.start, found.end, "value", section))
        for start, end in found.more:
            self.claims.append((start, end, "value", section))

    def add(self, key: str, found: Found) -> bool:
        """Add to a list of texts; one that is there already, case folded, gains a place."""
        self.claim(found, SECTION_OF.get(key, "field"))
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
        elif same(first.value, found.value):
            self.record[key] = first._replace(more=(*first.more, found.span))
        else:
            self.repeated(key, section or found.span)
            return False
        self.claim(found, SECTION_OF.get(key, "field"))
        return True

    def repeated(self, key: str, place: Section | Span) -> None:
        """Report a second value of a single-valued field and keep its line unread."""
        start, end = place.extent if isinstance(place, Section) else place
        words = key.replace("_", " ")
        self.findings.append(Finding("FS103", f"a second {words}: {excerpt(self.text[start:end])}", start, end))
        self.leave(start, end)

    def leave(self, start: int, end: int) -> None:
        """Keep a region as unread text, whatever else claims it."""
        self.left.append(Span(start, end))

    def note(self, code: str, message: str, start: int, end: int) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, message, start, end))


def same(first: Any, second: Any) -> bool:
    """Whether two values say the same; texts are compared case folded."""
    return bool(first.casefold() == second.casefold() if isinstance(first, str) and isinstance(second, str) else first == second)


def append(reading: Reading, key: str, parts: Parts) -> None:
    """Add to a list of parts; one that is there already gains places."""
    kind = SECTION_OF.get(key, "field")
    for found in parts.values():
        if found is not None:
            reading.claim(found, kind)
    items: list[Parts] = reading.record.setdefault(key, [])
    for other in items:
        if all(_same_part(other[name], parts[name]) for name in parts):
            gain_places(other, parts)
            return
    items.append(parts)


def _same_part(first: Found | None, second: Found | None) -> bool:
    if first is None or second is None:
        return first is second
    return same(first.value, second.value)


def gain_places(kept: Parts, again: Parts) -> None:
    """Note where parts were read again."""
    for name, found in again.items():
        first = kept[name]
        if found is not None and first is not None and found.start >= 0:
            kept[name] = first._replace(more=(*first.more, found.span, *found.more))
