"""Sources with one film a row, below a header of labels: delimited tables, markdown, HTML, and the tuples of an INSERT.

A table is searched for at the start of a source. Its format and its columns then apply to every row, so that rows are read
one by one, however many there are.

    delimited   Title;Year;Director             or "|" (markdown), tab, comma, with "quoted" cells
    html        <tr><td>The Harbour</td>...
    tuples      INSERT INTO film (title, year) VALUES ('The Harbour', 1931), ...
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..text.lazily import lazy
from ..text.markup import shadow as make_shadow
from ..text.source import BLANKS, FILL, Lines, Span, tidy, trim
from ..vocabulary import Label, Vocabulary
from .cells import Cell

HEAD = 8_192
"""This many characters at the start of a source are searched for a table."""

_DELIMITERS = "\t|;,"
_SAMPLE = 8
_NOTHING = frozenset(("", "null", "none", "n/a", "nan", "\\n", "-", "–", "—"))
_CSV_QUOTED = lazy(r'[ \t]*"((?:[^"]++|"")*+)"[ \t]*')
_TUPLE_CELL = r"""\s*(?:'(?:[^'\\]++|\\.|'')*+'|"(?:[^"\\]++|\\.|"")*+"|[^\s,()\[\]'"][^,()\[\]'"\n]{0,60})\s*"""
_TUPLE = lazy(rf"[(\[](?={_TUPLE_CELL},)(?:{_TUPLE_CELL}(?:,|(?=[)\]])))++[)\]]", re.DOTALL)
_INSERTED = lazy(r"[^\s,`\"'\[\]]+")
_CELL = lazy(_TUPLE_CELL, re.DOTALL)
_INSERT = lazy(r"INSERT\s+INTO\s+\S{1,80}\s*\(([^()]{1,600})\)\s*VALUES\s*(?=\()", re.IGNORECASE)
_TAG = lazy(r"<t(?:r\b|[dh]\b[^<>]{0,400}>)", re.IGNORECASE)
"""The tag of a row or of a cell."""
_SCALES = ("/5", "/10", "/100", "/ 5", "/ 10", "/ 100")
"""The maximum of a column of scores: "My score /10"."""
_RULE = f"{BLANKS}|:=+-"
"""The characters of a line between the header and the rows."""
_ESCAPES = lazy(r"\\r\\n|\\(.)", re.DOTALL)


class Column(NamedTuple):
    """The label of a column, if it is known, and the label as written."""

    label: Label | None
    name: str


class Table(NamedTuple):
    """The format of the rows of a source, and their columns."""

    form: str
    """"delimited", "html" or "tuples"."""
    delimiter: str
    first: Span
    """The row of the first film."""
    header: tuple[Span, ...]
    columns: tuple[Column, ...]


# -- finding a table


def find_table(text: str, vocabulary: Vocabulary) -> Table | None:
    """The table at the start of a source, found in its first `HEAD` characters, if each of its rows has a film.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> find_table("Title;Year\\nThe Harbour;1931\\nNight Ferry;1940", DEFAULT).first
    Span(start=11, end=28)
    """
    head = text[:HEAD]
    start = len(head) - len(head.lstrip())
    if start == len(head) or _labelled_line(head, Span(start, len(head)), vocabulary):
        return None
    lines = _lines(head)
    return _inserted(head, vocabulary) or _headed(head, lines, vocabulary)


def _lines(text: str) -> list[Span]:
    """The first lines of a text that are not blank."""
    lines = Lines(text)
    spans = (span for span in map(lines.line_at, lines.starts) if text[span.start : span.end].strip())
    return list(itertools.islice(spans, _SAMPLE))


def _labelled_line(head: str, line: Span, vocabulary: Vocabulary) -> bool:
    """Whether a line begins with a label and a colon, which no table does."""
    colon = head.find(":", line.start, min(line.end, line.start + 60))
    return colon > 0 and vocabulary.find(head[line.start : colon]) is not None


def _inserted(head: str, vocabulary: Vocabulary) -> Table | None:
    """Tuples of quoted texts and numbers after the column names of an INSERT."""
    insert = _INSERT.search(head, 0, 2_000)
    first = _TUPLE.match(head, insert.end()) if insert else None
    if insert is None or first is None:
        return None
    names = [Span(*m.span()) for m in _INSERTED.finditer(head, *insert.span(1))]
    columns = _columns(head, names, vocabulary)
    return Table("tuples", ",", Span(*first.span()), tuple(names), columns) if columns else None


def _headed(head: str, lines: list[Span], vocabulary: Vocabulary) -> Table | None:
    """A table with a header of labels, below at most a few lines without labels."""
    if "<tr" in head.lower() and (found := _headed_html(head, vocabulary)):
        return found
    for number, line in enumerate(lines[:4]):
        if _labelled_line(head, line, vocabulary):
            return None
        for delimiter in _DELIMITERS:
            if delimiter not in head[line.start : line.end]:
                continue
            cells, _ = _split(head, line.start, delimiter)
            columns = _columns(head, cells, vocabulary)
            if columns and (first := _first_row(head, lines[number + 1 :], delimiter, len(columns))):
                return Table("delimited", delimiter, first, tuple(cells), columns)
    return None


def _headed_html(head: str, vocabulary: Vocabulary) -> Table | None:
    rows = list(itertools.islice(_html_rows(head), 2))
    cells = _html_cells(head, *rows[0]) if len(rows) > 1 else []
    columns = _columns(head, cells, vocabulary)
    return Table("html", "", rows[1], tuple(cells), columns) if columns else None


def _columns(head: str, cells: list[Span], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns of a header: two or more labels, one of them for the title. Empty if it is not a header."""
    if len(cells) < 2 or any(b - a > 60 for a, b in cells):
        return ()
    names = [tidy(make_shadow(head[a:b])) for a, b in cells]
    columns = tuple(Column(vocabulary.find(name.rpartition("/")[0] if name.endswith(_SCALES) else name) if name else None, name) for name in names)
    keys = [column.label.keys[0] for column in columns if column.label and column.label.keys[0] not in ("other", "not_film", "heading")]
    if "title" not in keys or len(set(keys)) < 2 or len(keys) * 2 < len([name for name in names if name]):
        return ()
    years = any(len(name) >= len("1948") and name.strip("()[]").isdecimal() for name in names)
    return () if years else columns


def _first_row(head: str, lines: list[Span], delimiter: str, width: int) -> Span | None:
    for line in lines[:2]:
        if not head[line.start : line.end].strip(_RULE):
            continue
        cells, end = _split(head, line.start, delimiter)
        return Span(line.start, end) if 2 <= len(cells) <= width + 1 else None
    return None


# -- the bounds of rows


def next_row(table: Table, text: str, start: int, *, final: bool) -> Span | None:
    """The first row at or after a place; None if there is none, or if its end is not yet in the text."""
    if table.form == "html":
        row = next(_html_rows(text, start), None)
        return row if row and (final or row.end < len(text)) else None
    if table.form == "tuples":
        match = _TUPLE.search(text, start)
        return Span(*match.span()) if match else None
    width = len(table.columns) + 1
    position = start
    while position < len(text):
        cells, end = _split(text, position, table.delimiter)
        if end >= len(text) and not final and "\n" not in text[end - 1 : end]:
            return None
        if 1 < len(cells) <= width and text[position:end].strip(_RULE):
            return Span(position, end)
        position = _line_end(text, end)
    return None


def _line_end(text: str, start: int) -> int:
    """The start of the next line: after a line feed, a carriage return, or both."""
    end = text.find("\n", start) + 1 or len(text)
    returned = text.find("\r", start, end)
    return end if returned < 0 or text[returned:end] == "\r\n" else returned + 1


def _html_rows(text: str, start: int = 0) -> Iterator[Span]:
    """The rows of HTML that contain cells, each up to the next one."""
    starts = (tag.start() for tag in _TAG.finditer(text, start) if tag[0][-1] != ">")
    for row in itertools.pairwise(itertools.chain(starts, (len(text),))):
        if any(tag[0][-1] == ">" for tag in _TAG.finditer(text, *row)):
            yield Span(*row)


def _html_cells(text: str, start: int, end: int) -> list[Span]:
    tags = [tag for tag in _TAG.finditer(text, start, end) if tag[0][-1] == ">"]
    stops = [tag.start() for tag in tags[1:]] + [end]
    shadow = make_shadow(text[start:end])
    cells = []
    for tag, stop in zip(tags, stops, strict=True):
        inside = shadow[tag.end() - start : stop - start].rstrip("| \t\r\n\x1f")
        cells.append(Span(*trim(shadow, tag.end() - start, tag.end() - start + len(inside))))
    return [Span(a + start, b + start) for a, b in cells]


def _split(text: str, start: int, delimiter: str) -> tuple[list[Span], int]:
    """The cells of a delimited row, without their quotation marks, and the end of the last line of the row."""
    cells: list[Span] = []
    plain = _plain_cell(delimiter)
    position, size = start, len(text)
    while position <= size:
        quoted = _CSV_QUOTED.match(text, position) if delimiter != "|" else None
        if quoted and (quoted.end() == size or text[quoted.end()] in delimiter + "\r\n"):
            cells.append(Span(*quoted.span(1)))
            position = quoted.end()
        else:
            found = plain.match(text, position)
            assert found is not None
            cells.append(trim(text, *found.span()))
            position = found.end()
        if position >= size or text[position] != delimiter:
            break
        position += 1
    if delimiter == "|":
        cells = _inner(cells)
    return cells, _line_end(text, position)


@functools.cache
def _plain_cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(r"(?:[^|\\\r\n]|\\.|\\)*+" if delimiter == "|" else rf"[^{re.escape(delimiter)}\r\n]*+")


def _inner(cells: list[Span]) -> list[Span]:
    """The cells of a row with bars, without those outside the outer bars."""
    if len(cells) > 1 and cells[0].start == cells[0].end:
        cells = cells[1:]
    if len(cells) > 1 and cells[-1].start == cells[-1].end:
        cells = cells[:-1]
    return cells


def _tuple_cells(text: str, start: int, end: int) -> list[Span]:
    cells: list[Span] = []
    position = start + 1
    while position < end and (found := _CELL.match(text, position, end)):
        first, last = trim(text, *found.span())
        if text[first] in "'\"":
            first, last = first + 1, last - 1
        cells.append(Span(first, last))
        position = found.end() + 1
    return cells


# -- the content of a row


def read_row(table: Table, text: str, row: Span) -> tuple[str, list[Span], list[Cell]]:
    """The shadow of the text of a film with only one row, the cells of the header, and those of the row. The shadow is blank between cells."""
    header = [cell for cell in table.header if cell.start < cell.end] if row.start and table.header[-1].end <= row.start else []
    spans = _cells(table, text, row)
    filled = [cell for cell in spans if text[cell.start : cell.end].strip().casefold() not in _NOTHING]
    shadow = _shadow(table, text, row, filled, header)
    cells = [Cell(column.label, column.name, *trim(shadow, *cell)) for column, cell in zip(table.columns, spans, strict=False)]
    return shadow, header, [cell for cell in cells if tidy(shadow[cell.start : cell.end]).casefold() not in _NOTHING]


def _cells(table: Table, text: str, row: Span) -> list[Span]:
    if table.form == "delimited":
        return _split(text, row.start, table.delimiter)[0]
    if table.form == "tuples":
        return _tuple_cells(text, *row)
    return _html_cells(text, *row)


def _shadow(table: Table, text: str, row: Span, cells: list[Span], header: list[Span]) -> str:
    """The shadow, blank between cells, with escape sequences replaced by their characters."""
    shadow = make_shadow(text)
    pieces: list[str] = []
    position = header[0].start if header else row.start
    pieces.append(shadow[:position])
    for start, end in sorted((*header, *cells)):
        pieces += (_blank(shadow[position:start]), _unescaped(table, shadow[start:end]))
        position = end
    pieces += (_blank(shadow[position : row.end]), shadow[row.end :])
    return "".join(pieces)


def _blank(text: str) -> str:
    return "".join(c if c in "\r\n" else FILL for c in text)


def _unescaped(table: Table, cell: str) -> str:
    if table.form == "tuples":
        cell = _ESCAPES.sub(_escape, cell)
        return cell.replace("''", "'" + FILL)
    return cell.replace('""', '"' + FILL) if table.delimiter in "\t;," and table.form == "delimited" else cell


def _escape(match: re.Match[str]) -> str:
    sign = {None: "\n", "n": "\n", "r": "\n", "t": " "}.get(match[1], match[1])
    return sign + FILL * (len(match.group()) - 1)
