"""The public functions: from a text to a record or an analysis."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from . import cast as casts
from .diagnostics import Diagnostic, FilmSheetError, Finding, excerpt
from .models import CastMember, FilmSheet
from .reading import Reading, claims
from .reading.cast_texts import add_cast_text
from .reading.cells import read_cells
from .reading.closing import close
from .reading.films import START, Place, count_films
from .reading.model import Model, shipped
from .reading.reader import Read, label, select, to_reading
from .reading.reader import films as films_of
from .reading.rows import Table, find_table, next_row, read_row
from .reading.stated import compare_with_prose
from .reading.taught import Taught
from .reading.whole import read_cast, unreadable
from .text.markup import shadow as make_shadow
from .text.mojibake import find_mojibake
from .text.source import BLANKS, BinaryInput, Decoded, Found, Lines, Span, decode, trim
from .vocabulary import DEFAULT, Vocabulary

if TYPE_CHECKING:
    from .learning.layouts import Layouts

MAX_CHARS = 50_000_000
"""The default limit of the size of one sheet, in code points."""
_LONG = 1_000_000
"""For longer texts, garbage collection is disabled: it would visit all objects of the reading again and again, and they are not garbage."""
_TOKENS_MADE = Lock()


class Options(NamedTuple):
    """The options of `parse` and the like."""

    strict: bool = False
    vocabulary: Vocabulary = DEFAULT
    known: Collection[str] = ()
    max_chars: int = MAX_CHARS
    thorough: bool = True
    """Whether diagnostics are computed that do not affect the record."""
    model: Callable[[], Model] = shipped
    """The model for pieces that grammar does not settle; loaded on demand."""


class Heading(NamedTuple):
    """The header row of a table, and its line in the source, counted from 1."""

    line: int
    text: str


class Analysis:
    """A record and its origin: tokens, spans, diagnostics, confidence, alternatives.

    >>> analyze("Year : 1948").spans["/year"]
    (Span(start=7, end=11),)
    """

    def __init__(self, reading: Reading, sheet: FilmSheet, place: Place = START) -> None:
        """Take a record and its reading. The other parts are computed on first use."""
        self._reading = reading
        self._place = place
        self._tokens: tuple[claims.Token, ...] | None = None
        self.sheet = sheet
        self.text = reading.text
        """The text of this film."""
        self.heading: Heading | None = None
        """The header of the table that the film is a row of, unless it is part of the text."""

    def __repr__(self) -> str:
        return f"<Analysis of {len(self.text):,} characters: title {self.sheet.title!r}, year {self.sheet.year}>"

    @property
    def confidence(self) -> dict[str, float]:
        """From pointer to probability, for guessed values."""
        return self._reading.confidence

    @property
    def alternatives(self) -> dict[str, tuple[str | None, float]]:
        """From pointer to the runner-up (None for no value) and its probability."""
        return self._reading.alternatives

    @property
    def tokens(self) -> tuple[claims.Token, ...]:
        """The tokens. Their concatenated texts are the source."""
        with _TOKENS_MADE:  # they consume the claims: one of two threads makes them, the other waits
            if self._tokens is None:
                self._tokens = claims.tokens(self.text, self._reading.claims, self._place.offset)
            return self._tokens

    @cached_property
    def spans(self) -> dict[str, tuple[Span, ...]]:
        """From the JSON Pointer of a leaf to all places that it was read from."""
        offset = self._place.offset
        return {
            pointer: tuple(Span(a + offset, b + offset) for a, b in ((found.start, found.end), *found.more))
            for pointer, found in leaves(self._reading.record)
            if found.start >= 0
        }

    @property
    def codes(self) -> list[str]:
        """The codes of findings from reading the record. `diagnostics` checks more, and has the places."""
        return [finding.code for finding in self._reading.findings]

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings, in the order of the text."""
        lines = Lines(self.text)
        compare_with_prose(self._reading)
        findings = sorted(self._reading.findings, key=lambda f: (f.start, f.code))
        return tuple(finding.placed(lines, *self._place) for finding in findings)


def leaves(node: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a record that are not empty, in order, each with its JSON Pointer.

    >>> list(leaves({"year": 1948, "title": None, "cast": [{"actor": "Moira Shearer"}]}))
    [('/year', 1948), ('/cast/0/actor', 'Moira Shearer')]
    """
    if isinstance(node, Found) or not isinstance(node, dict | list | tuple):
        if node is not None:
            yield pointer, node
        return
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        yield from leaves(value, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")


def _plain(node: Any) -> Any:
    """The plain values of a record or a part of it; items of lists one by one, so that the parts do not exist twice in memory."""
    if node is None or isinstance(node, Found):
        return node and node[0]
    return {name: _plain(part) for name, part in node.items()} if isinstance(node, dict) else (_plain(item) for item in node)


def options(
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    max_chars: int = MAX_CHARS,
    layouts: Taught | None = None,
    *,
    thorough: bool = True,
) -> Options:
    """Check and collect the options of a call. The message of a TypeError names the right type."""
    if vocabulary is not None and not isinstance(vocabulary, Vocabulary):
        raise TypeError(f"vocabulary is a Vocabulary, not {type(vocabulary).__name__}; see Vocabulary.extended and Vocabulary.from_toml")
    if type(max_chars) is not int:
        raise TypeError(f"max_chars is a number of characters, not {type(max_chars).__name__}")
    if max_chars < 1:
        raise ValueError(f"max_chars is at least 1, not {max_chars}")
    if layouts is not None and not isinstance(layouts, Taught):
        raise TypeError(f"layouts are Layouts, not {type(layouts).__name__}; see Layouts.load")
    return Options(strict, vocabulary or DEFAULT, casts.prepare_known(known) if known else (), max_chars, thorough or strict, layouts or shipped)


def read_text(text: str, how: Options) -> Reading:
    """Read one sheet. If diagnostics are wanted, also check whether it contains several."""
    table = find_table(text[: how.max_chars], how.vocabulary)
    if table:
        reading = read_table_row(table, text, table.first, how)
        second = next_row(table, text, table.first.end, final=True) if how.thorough else None
        if second is not None:
            count = count_films(text, how.vocabulary, how.model)
            reading.findings.append(_several(count, second.start))
        return reading
    shadow = make_shadow(text)
    read = label(text, shadow[: how.max_chars], how.vocabulary, how.model)._replace(shadow=shadow)
    begins = films_of(read, how.model)[0] if how.thorough else [0]
    read = select(read, [0], how.model)
    reading = _note_whole(to_reading(text, read, how.vocabulary, how.model, how.known, how.thorough), how)
    if len(begins) > 1:
        reading.findings.append(_several(len(begins), read.pieces.pieces[begins[1]].start))
    return reading


def _several(count: int, second: int) -> Finding:
    return Finding("FS006", f"the text seems to hold {count} films", second, second)


def read_film_text(text: str, read: Read | None, how: Options) -> Reading:
    """Read one film of a source whose pieces are labelled, unless it is too long or labelling failed."""
    if read is None or len(text) > how.max_chars:
        return read_text(text, how._replace(thorough=False))
    return _note_whole(to_reading(text, read, how.vocabulary, how.model, how.known, how.thorough), how)


def read_table_row(table: Table, text: str, row: Span, how: Options) -> Reading:
    """Read one row of a table as a sheet."""
    shadow, header, cells = read_row(table, text, row)
    reading = Reading(text, shadow, how.known, how.thorough)
    reading.claims += [(start, end, "label", "none") for start, end in header]
    read_cells(reading, cells)
    close(reading, row)
    return _note_whole(reading, how)


def _note_whole(reading: Reading, how: Options) -> Reading:
    """Add findings about a text as a whole."""
    text = reading.text
    if len(text) > how.max_chars:
        message = f"only the first {how.max_chars} characters were read"
        reading.findings.append(Finding("FS005", message, how.max_chars, len(text)))
    if not reading.record and not text.strip(BLANKS):
        reading.findings.append(Finding("FS001", "the text is empty or blank", 0, 0))
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            reading.findings.append(Finding("FS004", "a lone surrogate is U+FFFD in values", error.start, error.end))
        garbled = find_mojibake(text) if how.thorough else None
        if garbled is not None:
            message = f"the text was decoded twice: {excerpt(garbled.word)!r} was {excerpt(garbled.repaired)!r}"
            reading.findings.append(Finding("FS009", message, garbled.start, garbled.end))
    return reading


def finish(reading: Reading, how: Options, place: Place = START) -> Analysis:
    """Build the validated record of a reading. With `strict`, raise if there are warnings."""
    analysis = Analysis(reading, FilmSheet(**_plain(reading.record)), place)
    if how.strict and any(found.severity != "info" for found in analysis.diagnostics):
        raise FilmSheetError(analysis.diagnostics)
    return analysis


def parse(
    text: str,
    *,
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    layouts: Layouts | None = None,
    max_chars: int = MAX_CHARS,
) -> FilmSheet:
    """Read a text as one film sheet.

    Args:
        text: the sheet. Any text gives a record.
        strict: raise if there is a finding of the level of a warning or above.
        vocabulary: the known labels; the default ones if None.
        known: known names of people, which help to cut casts.
        layouts: taught layouts; see `teach`.
        max_chars: the number of code points that are read; the rest goes to `unread`.

    Raises:
        TypeError: `text` is not a str.
        FilmSheetError: with `strict`, if there are such findings; it has the diagnostics.

    >>> parse("Year : 1948\\nGenre : Drama, Music").genres
    ('Drama', 'Music')
    """
    return read_whole(text, options(strict, vocabulary, known, max_chars, layouts, thorough=False)).sheet


def read_whole(text: str, how: Options, findings: Iterable[Finding] = ()) -> Analysis:
    """Read one sheet completely, to its record and all places; `findings` were made before."""
    if not isinstance(text, str):
        raise TypeError(f"a film sheet is a str, not {type(text).__name__}; decode bytes first, or use parse_file")

    def read() -> Analysis:
        reading = read_text(text, how)
        reading.findings.extend(findings)
        return finish(reading, how)

    pause = len(text) > _LONG and gc.isenabled()
    if pause:
        gc.disable()
    try:
        return guarded(read, text, how)
    finally:
        if pause:
            gc.enable()


def guarded(read: Callable[[], Analysis], text: str, how: Options, place: Place = START) -> Analysis:
    """The result of `read`. If a rule fails on the text, the whole text is unread, with a finding."""
    try:
        return read()
    except (FilmSheetError, MemoryError):
        raise
    except Exception as fault:  # noqa: BLE001 - any text gives a record, in spite of any error
        reading = unreadable(text)
        reading.findings.append(Finding("FS007", f"a rule failed on the text ({type(fault).__name__}): it was not read", 0, len(text)))
        return finish(reading, how, place)


def analyze(
    text: str,
    *,
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    layouts: Layouts | None = None,
    max_chars: int = MAX_CHARS,
) -> Analysis:
    """Read a text as one film sheet, and return where every value came from; see `parse`.

    >>> analyze("Year : 1948").tokens[0].kind
    'label'
    """
    return read_whole(text, options(strict, vocabulary, known, max_chars, layouts))


def parse_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
    known: Iterable[str] = (),
    layouts: Layouts | None = None,
    max_chars: int = MAX_CHARS,
) -> FilmSheet:
    """Read a file as one film sheet. Without `encoding`, bytes that are not UTF-8 are decoded with a detected encoding.

    Raises:
        OSError: the file cannot be read.
        BinaryInput: it contains no text.
    """
    with open(path, "rb") as file:
        data = file.read()
    try:
        decoded = decode(data, encoding)
    except BinaryInput as error:
        raise BinaryInput(f"{os.fspath(path)!s}: {error}") from None
    how = options(strict, vocabulary, known, max_chars, layouts, thorough=False)
    return read_whole(decoded.text, how, encoding_findings(decoded)).sheet


def encoding_findings(decoded: Decoded) -> list[Finding]:
    """Findings about the decoding of bytes."""
    if not decoded.guessed and not decoded.replaced:
        return []
    at = decoded.text.find("\ufffd")
    if decoded.encoding == "utf-8" and at >= 0:
        word = excerpt(decoded.text[max(0, at - 12) : at + 12])
        return [Finding("FS008", f"bytes that are not UTF-8 were replaced by U+FFFD, the first in {word!r}", at, at + 1)]
    how = "with characters that it does not have" if decoded.replaced else "not UTF-8"
    return [Finding("FS003", f"read as {decoded.encoding}, {how}", 0, 0)]


def input_findings(decoded: Decoded, line: int = 0) -> tuple[Diagnostic, ...]:
    """Findings about the bytes of an input, with their places; `line` is the number of lines before the text."""
    findings = encoding_findings(decoded)
    return tuple(finding.placed(Lines(decoded.text if finding.start else ""), 0, line) for finding in findings)


class CastAnalysis:
    """The credits of a cast string, and their origin; pointers are "/0/actor" and so on."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the analysis of a text that contains only a cast."""
        self.sheet: list[CastMember] = list(analysis.sheet.cast)
        self.unread: tuple[str, ...] = analysis.sheet.unread
        self.text = analysis.text
        self.tokens = analysis.tokens
        self.diagnostics = analysis.diagnostics
        self.spans = {pointer.removeprefix("/cast"): spans for pointer, spans in analysis.spans.items()}
        self.confidence = {pointer.removeprefix("/cast"): found for pointer, found in analysis.confidence.items()}
        self.alternatives = {pointer.removeprefix("/cast"): found for pointer, found in analysis.alternatives.items()}


def parse_cast(text: str, *, known: Iterable[str] = ()) -> list[CastMember]:
    """Split a cast string, delimited or not, into its credits.

    >>> parse_cast("Robert Helpmann as Ivan Boleslawsky Moira Shearer as Victoria Page")[1].actor
    'Moira Shearer'
    """
    if not isinstance(text, str):
        raise TypeError(f"a cast is a str, not {type(text).__name__}")
    shadow = make_shadow(text)
    plain = None if known else casts.read_texts(shadow, 0, len(shadow))
    if plain:
        return [CastMember(actor=actor, role=role) for actor, role in plain]
    reading = Reading(text, shadow, casts.prepare_known(known) if known else (), thorough=False)
    add_cast_text(reading, *trim(shadow, 0, len(shadow)))
    return [CastMember(**_plain(parts)) for parts in reading.record.get("cast", ())]


def analyze_cast(text: str, *, known: Iterable[str] = ()) -> CastAnalysis:
    """Split a cast string, and return where every credit came from and the probability of each cut."""
    if not isinstance(text, str):
        raise TypeError(f"a cast is a str, not {type(text).__name__}")
    how = options(known=known, max_chars=max(1, len(text)))
    return CastAnalysis(finish(read_cast(text, make_shadow(text), how.known), how))
