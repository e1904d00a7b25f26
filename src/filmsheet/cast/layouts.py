"""Layouts."""
from __future__ import annotations
from filmsheet.cast.chain import Chain, connectives
from filmsheet.cast.evidence import Evidence
from filmsheet.cast.model import CastReading, Credit
from filmsheet.source import Span

def read_cast(text: str, start: int, end: int, evidence: Evidence | None) -> CastReading:
    spans = connectives(text, start, end)
    if spans:
        return Chain(text, start, end, evidence).read(spans, "undelimited")
    return CastReading([Credit((Span(start, end),), ())] if text[start:end].strip() else [], [], "names")
