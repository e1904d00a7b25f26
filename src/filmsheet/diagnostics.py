"""Findings: codes, severities, places, and advice.

Codes and names are API and stable; the wording is not. `CODES` has the page of each code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from .text.source import Lines, Span

Severity = Literal["error", "warning", "info"]
NO_FILM = frozenset(("FS001", "FS002"))
"""The codes for a text without a film."""


class CodeInfo(NamedTuple):
    """The page of one code."""

    code: str
    name: str
    severity: Severity
    title: str
    explanation: str
    advice: str
    example: str


class Diagnostic(NamedTuple):
    """One finding: its code, message, place and advice."""

    code: str
    severity: Severity
    message: str
    line: int
    column: int
    span: Span
    hint: str

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain JSON values."""
        return {**self._asdict(), "span": list(self.span)}


class Finding(NamedTuple):
    """A finding before its line and column are known."""

    code: str
    message: str
    start: int
    end: int

    def placed(self, lines: Lines, offset: int = 0, line_offset: int = 0) -> Diagnostic:
        """The finding with its place in the source, its severity and its advice.

        `offset` and `line_offset` are the code points and lines of the source before the text.
        """
        info = CODES[self.code]
        line, column = lines.position(self.start)
        span = Span(self.start + offset, self.end + offset)
        return Diagnostic(self.code, info.severity, self.message, line + line_offset, column, span, info.advice)


class FilmSheetError(ValueError):
    """Raised with `strict=True`: the sheet has findings of the level of a warning or above."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Take all diagnostics of the sheet. The message shows the first one that is not only information."""
        self.diagnostics = diagnostics
        grave = [d for d in diagnostics if d.severity != "info"]
        first = grave[0]
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        super().__init__(f"line {first.line}, column {first.column}: {first.code} {first.message}{more}")

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Diagnostic, ...]]]:
        """Pickle the diagnostics."""
        return type(self), (self.diagnostics,)


def excerpt(text: str, limit: int = 60) -> str:
    """A short part of a sheet for a message: one line without control characters.

    >>> excerpt("Runtime:\\n  a while")
    'Runtime: a while'
    """
    part = text[: limit * 4]
    line = " ".join((part if part.isprintable() else "".join(c if c.isprintable() or c.isspace() else " " for c in part)).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


CODES: dict[str, CodeInfo] = {code: CodeInfo(code, **page) for code, page in json.loads(Path(__file__).with_suffix(".json").read_bytes()).items()}
"""All codes with their pages, from diagnostics.json."""
