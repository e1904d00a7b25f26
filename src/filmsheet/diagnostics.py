"""What was noticed while reading: codes, severities, places, and what to do about each.

Codes and names are API and stay; wording is not. `CODES` holds the page of each code.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from .text.source import Lines, Span

Severity = Literal["error", "warning", "info"]
RANK: dict[str, int] = {"info": 0, "warning": 1, "error": 2}
NO_FILM = frozenset(("FS001", "FS002"))
"""The codes that say that a text holds no film."""


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
    """One finding: what, where, and what the user can do."""

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
    """Raised under `strict=True`: the sheet has findings of the level of a warning or worse."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep all diagnostics of the sheet; the message shows the first that is no mere information."""
        self.diagnostics = diagnostics
        grave = [d for d in diagnostics if d.severity != "info"]
        first = grave[0]
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        super().__init__(f"line {first.line}, column {first.column}: {first.code} {first.message}{more}")

    def __reduce__(self) -> tuple[type[FilmSheetError], tuple[tuple[Diagnostic, ...]]]:
        """Go from one process to another as the diagnostics that it was made of."""
        return type(self), (self.diagnostics,)


def excerpt(text: str, limit: int = 60) -> str:
    """A piece of a sheet for a message: one line, no control characters, not too long.

    >>> excerpt("Runtime:\\n  a while")
    'Runtime: a while'
    """
    part = text[: limit * 4]
    line = " ".join((part if part.isprintable() else "".join(c if c.isprintable() or c.isspace() else " " for c in part)).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


_PAGES: tuple[CodeInfo, ...] = (
    CodeInfo(
        "FS001", "empty-input", "warning", "The text is empty or blank",
        "Every key of the record is absent.",
        "check that the right file was given and that it is not empty",
        "$ filmsheet /dev/null",
    ),
    CodeInfo(
        "FS002", "no-film-sheet", "warning", "The text holds no film sheet",
        "No label, title line, storyline or cast of a film was found. The whole text is kept in `unread`.",
        "if it is a film sheet, teach its labels with --vocabulary",
        "Minutes of the meeting of the garden club.",
    ),
    CodeInfo(
        "FS003", "encoding-guessed", "warning", "The bytes are not UTF-8",
        "The encoding of the text was detected. Letters outside ASCII may be wrong.",
        "name the encoding with --encoding or encoding=",
        "$ iconv -t WINDOWS-1252 sheet.txt | filmsheet",
    ),
    CodeInfo(
        "FS004", "lone-surrogate", "warning", "A character is half of a pair",
        "A lone surrogate is not a character, and JSON cannot hold it. It is U+FFFD in values, and unchanged in tokens.",
        "read the source again with its right encoding",
        "Director: Ann\ud800 Field",
    ),
    CodeInfo(
        "FS005", "text-too-long", "error", "The text is longer than the limit",
        "Only the first `max_chars` characters were read as a film sheet; the rest is kept in `unread`.",
        "raise max_chars, or split the text with iter_sheets",
        "$ filmsheet --max-chars 20 sheet.txt",
    ),
    CodeInfo(
        "FS006", "several-films", "warning", "The text seems to hold several films",
        "`parse` reads a text as one sheet, so the record may have facts of several films.",
        "read it with iter_sheets, as the command line does",
        "Title: The Harbour\nYear: 1931\n\nTitle: The Lighthouse\nYear: 1950",
    ),
    CodeInfo(
        "FS007", "rule-failed", "error", "filmsheet itself failed on the text",
        "This is a fault of filmsheet and not of the sheet. Nothing of the film was read; all of its text is kept in `unread`. "
        "Other films of the input were read.",
        "report the text, or the part of it that shows the fault",
        "$ filmsheet sheet-that-no-rule-foresaw.txt",
    ),
    CodeInfo(
        "FS008", "bytes-broken", "warning", "Some bytes of a UTF-8 text are not UTF-8",
        "Nearly all of the text is UTF-8, so it was read as UTF-8. Each invalid byte is replaced by U+FFFD; "
        "the finding names the first.",
        "correct the bytes in the sheet, or name another encoding with --encoding or encoding=",
        "$ printf 'Title: Caf\\303\\251 No\\353l\\n' | filmsheet",
    ),
    CodeInfo(
        "FS009", "decoded-twice", "warning", "The text was decoded twice",
        "Letters outside ASCII look like UTF-8 that was read in another encoding and written as UTF-8 again. "
        "The text was read unchanged.",
        "write the sheet again from its source, with the right encoding",
        "Title: The Caf\u00c3\u00a9\nYear: 1931",
    ),
    CodeInfo(
        "FS101", "label-without-value", "info", "A label has no value",
        "Nothing beside or below the label belongs to it. The field stays absent.",
        "nothing to do, or add the value to the sheet",
        "Title: The Harbour\nGenre:\nYear: 1931",
    ),
    CodeInfo(
        "FS102", "value-unreadable", "warning", "A known label has a value that cannot be read",
        "The value does not have a form that the field takes. The whole line is kept in `unread`.",
        "correct the value in the sheet, or read it from `unread`",
        "Title: The Harbour\nRuntime: rather long",
    ),
    CodeInfo(
        "FS103", "field-repeated", "warning", "A field that takes one value has two",
        "The first value is used; the other line is kept in `unread`.",
        "decide which of the two is right",
        "Title: The Harbour\nYear: 1931\nYear: 1932",
    ),
    CodeInfo(
        "FS104", "value-partly-read", "warning", "Words beside a value were not understood",
        "The value was read. The words beside it fit no field, and are kept in `unread`. A second sum, running time or date "
        "is not used; the finding shows its place.",
        "nothing to do if the words are not about the film; otherwise move them to a line of their own, with a label",
        "Title: The Harbour\nRuntime: 82 min seen at the matinee",
    ),
    CodeInfo(
        "FS105", "label-guessed", "info", "A misspelt label was taken for a known one",
        "The label differs from a known one by a letter. `.confidence` has the probability.",
        "correct the label, or teach the spelling with --vocabulary",
        "Title: The Harbour\nDirecter: Ann Field",
    ),
    CodeInfo(
        "FS106", "unknown-label", "info", "A label is not known",
        "No field has this label. The text is kept in `other`, under its label as written.",
        "nothing to do, or teach the label with --vocabulary if a field of the record means the same",
        "Title: The Harbour\nYear: 1931\nWeather: rain all day",
    ),
    CodeInfo(
        "FS107", "date-ambiguous", "info", "A date may be day first or month first",
        "Neither the numbers nor a place show the order. The date was read day first, as in most countries. "
        "`.alternatives` has the other date.",
        "if the sheet is from the United States, use the other date",
        "Title: The Harbour\nReleased: 05/03/1931",
    ),
    CodeInfo(
        "FS108", "placeholder", "info", "A value says that there is none",
        'The value is a word such as "N/A", "unknown" or "various". The field stays absent.',
        "nothing to do, or put the value in its place",
        "Title: The Harbour\nRuntime: N/A",
    ),
    CodeInfo(
        "FS201", "doubtful-cut", "warning", "It is not sure where a role ends and the next actor begins",
        "There is no separator between the role and the next actor. Another way to separate them is nearly as probable.",
        "compare the two readings; a comma or a line end between the credits makes it certain, and so do names given with --known",
        "Title: The Harbour\nCast: Ann Field as Anna Maria Ruth Ann Stone as Sam",
    ),
    CodeInfo(
        "FS202", "cast-unreadable", "warning", "No name can be read from a cast",
        "The label names a cast, but no name was found. The text is kept in `unread`.",
        "look at the text in `unread`",
        "Title: The Harbour\nCast: ???",
    ),
    CodeInfo(
        "FS203", "value-guessed", "info", "A value is a guess",
        "The form of the sheet does not show for certain what this text is. It was judged by its words and its place. "
        "`.confidence` has the probability, `.alternatives` the next likely reading.",
        "compare the value with the sheet; a label with a colon makes it certain",
        "The Harbour\nAnn Field\nA pilot comes home and finds the harbour closed.",
    ),
    CodeInfo(
        "FS301", "title-from-prose", "info", "The title was taken from the storyline",
        "No field or title line has it. `.confidence` has the probability.",
        "nothing to do, or add a title line",
        'Storyline: "The Harbour" is a 1931 drama film about a pilot.\nGenre: Drama',
    ),
    CodeInfo(
        "FS302", "fact-from-prose", "info", "A fact was taken from the storyline",
        "No field has it. `.confidence` has the probability.",
        "nothing to do, or add a field",
        'Storyline: "The Harbour" is a 1931 drama film about a pilot.\nGenre: Drama',
    ),
    CodeInfo(
        "FS303", "prose-disagrees", "warning", "The storyline disagrees with a field",
        "The field is used; the storyline states another value.",
        "decide which of the two is right",
        'Storyline: "The Harbour" is a 1931 drama film.\nYear: 1932',
    ),
    CodeInfo(
        "FS304", "prose-names-more", "info", "The storyline names more people than the field",
        "The field is used; the storyline names further people for the same work.",
        "add the others to the field if they belong there",
        'Storyline: "The Harbour" is a 1931 drama film directed by Ann Field and Tom Reed.\nDirector: Ann Field',
    ),
    CodeInfo(
        "FS401", "unread-text", "warning", "Text was not understood",
        "No field takes it. It is kept in `unread`, unchanged.",
        "nothing to do if it is not about the film; otherwise write a label in front of it, such as `Genre:`",
        "Title: The Harbour\nYear: 1931\n\n>> click here to share <<",
    ),
)
CODES: dict[str, CodeInfo] = {page.code: page for page in _PAGES}
"""Every code with its page."""
