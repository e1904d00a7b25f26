r"""Sources with one film a row: tables with a header of labels, tuples, and lists with one film a line.

A table is looked for at the start of a source; how it is cut and what its columns hold then serves every row, so that
rows are read one by one however many there are. Without a header the cells are told by their form: the first text is
the title, four digits are the year, names are the director's.

    delimited   Title;Year;Director             or "|" (markdown), tab, comma, with "quoted" cells
    html        <tr><td>The Harbour</td>...
    tuples      ('The Harbour', 1931, 'Ann Field', 'Joe Kelly as Walter\r\nMary Holm as Rose'),
    lines       1. The Harbour (1931) - Ann Field
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .lazily import lazy
from .lines import Line, Section, lines_of
from .markup import shadow as make_shadow
from .source import FILL, Span, tidy, trim
from .technical import technical
from .vocabulary import Label, Vocabulary

HEAD = 8_192
"""A table is found by so much of a source's start."""

_SAMPLE = 30
_DELIMITERS = "\t|;,"
_YEAR = lazy(r"[(\[]?(?:18[7-9]|19\d|20\d)\d[)\]]?\Z")
_SCORE = lazy(r"(?:10|\d)[.,]\d{1,2}\Z")
_NOTHING = frozenset(("", "null", "none", "n/a", "nan", "\\n", "-", "–", "—"))
_NAME = lazy(r"(?:[^\W\d_a-z][\w.'’-]*|d['’]\w+|(?:de|da|del|di|van|von|der|la|le|al|el|bin|ibn|y|e)(?=\s))(?:\s+(?:[^\W\d_a-z][\w.'’-]*|d['’]\w+|de|da|del|di|van|von|der|la|le|al|el|bin|ibn|y|e|[IVX]+|Jr\.?|Sr\.?)){1,4}\Z")
_BETWEEN_NAMES = lazy(r"\s*(?:[,;/&]|\band\b|\bund\b|\bet\b)\s*")
_MARKER = r"[ \t]*(?:(?:\#?\d{1,4}[.):]|\(\d{1,4}\)|\#\d{1,4}|[-*•·–—+])[ \t]+)?"
_DATED_LINE = lazy(
    _MARKER + r"(?P<title>[^\s(][^\n(]{0,90}(?:\([^()\n\d]{1,40}\)[ \t]*)?)[(\[](?P<year>(?:18[7-9]|19\d|20\d)\d)[)\]](?P<rest>[^\n]*)"
)
_YEAR_FIRST_LINE = lazy(_MARKER + r"(?P<year>(?:18[7-9]|19\d|20\d)\d)[ \t]*[-–—:|][ \t]*(?P<title>[^\s][^\n]{0,90}?)(?P<rest>[ \t]+[-–—|][ \t][^\n]*)?(?=\r?(?:\n|\Z))")
_PEOPLE_LAST = lazy(r"\s*\(([^()\n]{3,60})\)\s*\Z")
_REST = lazy(r"[ \t]*(?:[-–—|,;:/•·]|(?:dir|directed|by|r|d)\b|$|\*)", re.IGNORECASE)
_SAID = lazy(r"[-–—|][ \t][^\W\d_][^:|()\n–—-]{1,30}:[ \t]")
_PART = lazy(r"\s[-–—/]\s|[|;•·\t]|,\s|^[\s\-–—|,;:/*•·]+")
_BY = lazy(r"(?:by|von|par|di|por|de|dir\.?|directed by|d\.|r\.|regie|director)(?::\s*|\s+)(?=\S)", re.IGNORECASE)
_CSV_QUOTED = lazy(r'[ \t]*"((?:[^"]++|"")*+)"[ \t]*')
_TUPLE_CELL = r"""\s*(?:'(?:[^'\\]++|\\.|'')*+'|"(?:[^"\\]++|\\.|"")*+"|[^\s,()\[\]'"][^,()\[\]'"\n]{0,60})\s*"""
_TUPLE = lazy(rf"[(\[](?={_TUPLE_CELL},)(?:{_TUPLE_CELL}(?:,|(?=[)\]])))++[)\]]", re.DOTALL)
_TUPLE_OPENS = lazy(r"[(\[]\s*(?=['\"])|(?<=[(,])\s*\((?=\s*(?:\d|NULL))|\(\s*(?=\d{1,9}\s*,\s*['\"])")
_INSERTED = lazy(r"[^\s,`\"'\[\]]+")
_BEFORE_TUPLES = " \t\r\n[(=,;:_.0123456789" + string.ascii_letters
_CELL = lazy(_TUPLE_CELL, re.DOTALL)
_INSERT = lazy(r"INSERT\s+INTO\s+\S{1,80}\s*\(([^()]{1,600})\)\s*VALUES\s*(?=\()", re.IGNORECASE)
_ROW_TAG = lazy(r"<tr\b", re.IGNORECASE)
_CELL_TAG = lazy(r"<t[dh]\b[^<>]{0,400}>", re.IGNORECASE)
_OF = lazy(r"\s?/\s?(?:5|10|100)\Z")
"""What a column of scores is out of: "My score /10"."""
_RULE_ROW = lazy(r"[\s|:=+-]+\Z")
_ESCAPES = lazy(r"\\r\\n|\\(.)", re.DOTALL)
_LONG = frozenset(("storyline", "cast", "trivia", "awards", "other"))


class Column(NamedTuple):
    """What a column holds: its label, if that is known, and the label as written."""

    label: Label | None
    name: str


class Table(NamedTuple):
    """How the rows of a source are cut, and what they hold."""

    form: str
    """"delimited", "html", "tuples" or "lines"."""
    delimiter: str
    first: Span
    """The first film's row."""
    header: tuple[Span, ...] = ()
    columns: tuple[Column, ...] = ()
    """None where the cells are told by their form."""
    probability: float = 0.97


TOLD = {"title": 0.97, "year": 0.97, "runtime": 0.95, "storyline": 0.95, "directors": 0.9}
"""How probable it is that a cell without a header was told right, by the key that it fills."""


# -- is it a table?


def find_table(text: str, vocabulary: Vocabulary) -> Table | None:
    """The table that a source begins with, by its first `HEAD` characters, if rows of it hold a film each.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> find_table("Title;Year\\nThe Harbour;1931\\nNight Ferry;1940", DEFAULT).first
    Span(start=11, end=28)
    """
    head = text[:HEAD]
    start = len(head) - len(head.lstrip())
    if start == len(head) or _labelled_line(head, Span(start, len(head)), vocabulary):
        return None
    lines = _lines(head)
    return _tuples(head, vocabulary) or _headed(head, lines, vocabulary) or _positional(head, lines) or _listed(head, lines)


def _lines(text: str) -> list[Span]:
    """The first lines of a text that are not blank."""
    found: list[Span] = []
    for match in re.finditer(r"[^\r\n]+", text):
        if match.group().strip():
            found.append(Span(*match.span()))
            if len(found) > _SAMPLE:
                break
    return found


def _labelled_line(head: str, line: Span, vocabulary: Vocabulary) -> bool:
    """Whether a line begins with a label and a colon, as no table does."""
    colon = head.find(":", line.start, min(line.end, line.start + 60))
    return colon > 0 and vocabulary.find(head[line.start : colon]) is not None


def _tuples(head: str, vocabulary: Vocabulary) -> Table | None:
    """Tuples of quoted texts and numbers, below the columns of an INSERT or told by their form."""
    insert = _INSERT.search(head, 0, 2_000)
    start = insert.end() if insert else 0
    if not insert and "(" not in head[:400] and "[" not in head[:400]:
        return None
    opening = _TUPLE_OPENS.search(head, start, start + 400)
    first = _TUPLE.match(head, opening.start()) if opening else None
    if first is None:
        return None
    row = Span(*first.span())
    if insert:
        names = [Span(*m.span()) for m in _INSERTED.finditer(head, *insert.span(1))]
        columns = _columns(head, names, vocabulary)
        return Table("tuples", ",", row, tuple(names) if columns else (), columns)
    cells = [head[a:b] for a, b in _tuple_cells(head, *row)]
    return Table("tuples", ",", row) if not head[: row.start].strip(_BEFORE_TUPLES) and any(map(_YEAR.match, cells)) else None


def _headed(head: str, lines: list[Span], vocabulary: Vocabulary) -> Table | None:
    """A table whose header is made of labels, below at most a few lines without any."""
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
    rows = _html_rows(head)
    header = next(rows, None)
    first = next(rows, None)
    if header is None or first is None:
        return None
    cells = _html_cells(head, *header)
    columns = _columns(head, cells, vocabulary)
    return Table("html", "", first, tuple(cells), columns) if columns else None


def _columns(head: str, cells: list[Span], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns that a header names: two and more labels, one of them the title's; none where it is no header."""
    if len(cells) < 2 or any(b - a > 60 for a, b in cells):
        return ()
    names = [tidy(make_shadow(head[a:b])) for a, b in cells]
    columns = tuple(Column(vocabulary.find(_OF.sub("", name)) if name else None, name) for name in names)
    keys = [column.label.keys[0] for column in columns if column.label and column.label.keys[0] not in ("other", "not_film", "heading")]
    if "title" not in keys or len(set(keys)) < 2 or len(keys) * 2 < len([name for name in names if name]):
        return ()
    return () if any(_YEAR.match(name) for name in names) else columns


def _first_row(head: str, lines: list[Span], delimiter: str, width: int) -> Span | None:
    for line in lines[:2]:
        if _RULE_ROW.match(head[line.start : line.end]):
            continue
        cells, end = _split(head, line.start, delimiter)
        return Span(line.start, end) if 2 <= len(cells) <= width + 1 else None
    return None


def _positional(head: str, lines: list[Span]) -> Table | None:
    """Delimited rows without a header: a year in the same column of each."""
    for delimiter in _DELIMITERS:
        if delimiter not in head[lines[0].start : lines[0].end]:
            continue
        if not any(_YEAR.match(head[a:b]) for a, b in _split(head, lines[0].start, delimiter)[0]):
            continue
        rows = [_split(head, line.start, delimiter)[0] for line in (lines[:-1] if len(head) == HEAD else lines)]
        width = len(rows[0]) if rows else 0
        if len(rows) + (width > 3) < 3 or width < 2 + (delimiter == ",") or any(len(row) != width for row in rows):
            continue
        texts = [[head[a:b] for a, b in row] for row in rows]
        dated = [column for column in range(width) if all(_YEAR.match(row[column]) for row in texts)]
        titled = [column for column in range(width) if all(_titled(row[column]) for row in texts)]
        if dated and titled and titled[0] < 3:
            return Table("delimited", delimiter, Span(lines[0].start, _split(head, lines[0].start, delimiter)[1]), probability=0.9)
    return None


def _titled(text: str) -> bool:
    return 0 < len(text) <= 100 and any(map(str.isalpha, text)) and ": " not in text[:20]


def _listed(head: str, lines: list[Span]) -> Table | None:
    """A list with one film a line, below at most two lines that head it."""
    first = next((number for number, line in enumerate(lines[:3]) if _film_line(head, line.start)), None)
    if first is None:
        return None
    found = missed = 0
    for line in lines[first:]:
        if _film_line(head, line.start):
            found += 1
        else:
            missed += 1
            if missed * 10 > len(lines):
                return None
    if found < 2 or (found == 2 and not head[lines[first].start : lines[first].end].strip()[0].isdigit()):
        return None
    return Table("lines", "", lines[first], probability=0.95 if found > 2 else 0.85)


def _film_line(text: str, start: int) -> re.Match[str] | None:
    """A line that tells a film: "1. The Harbour (1931) - Ann Field"."""
    match = _DATED_LINE.match(text, start) or _YEAR_FIRST_LINE.match(text, start)
    if match is None or match.end() - start > 240 or "\r" in match.group().strip("\r"):
        return None
    title, rest = match["title"].rstrip(" \t*_,–—-"), match["rest"] or ""
    if not title or title[-1] in ".:;" or not any(map(str.isalnum, title)) or not _REST.match(rest):
        return None
    if len(_SAID.findall(rest)) > 1:
        return None  # its parts have labels: "The Harbour (1931) - Director: Ann Field - Cast: Tom Reed"
    return match if rest.rstrip()[-1:] not in (".", "!", "?") or len(rest) < 40 else None


# -- where rows start and end


def next_row(table: Table, text: str, start: int, *, final: bool) -> Span | None:
    """The first row at or after a place; None if there is none, or if more text is needed to see its end."""
    return _NEXT[table.form](table, text, start, final)


def _next_delimited(table: Table, text: str, start: int, final: bool) -> Span | None:
    width = len(table.columns) + 1
    position = start
    while position < len(text):
        cells, end = _split(text, position, table.delimiter)
        if end >= len(text) and not final and "\n" not in text[end - 1 : end]:
            return None
        if len(cells) > 1 and (not table.columns or len(cells) <= width) and not _RULE_ROW.match(text[position:end]):
            return Span(position, end)
        position = _line_end(text, end)
    return None


def _next_html(table: Table, text: str, start: int, final: bool) -> Span | None:
    row = next(_html_rows(text, start), None)
    return row if row and (final or row.end < len(text)) else None


def _next_tuple(table: Table, text: str, start: int, final: bool) -> Span | None:
    match = _TUPLE.search(text, start)
    return Span(*match.span()) if match else None


def _next_line(table: Table, text: str, start: int, final: bool) -> Span | None:
    position = start
    while position < len(text):
        end = _line_end(text, position)
        if _film_line(text, position):
            return Span(position, end)
        position = end
    return None


_NEXT: dict[str, Callable[[Table, str, int, bool], Span | None]] = {
    "delimited": _next_delimited, "html": _next_html, "tuples": _next_tuple, "lines": _next_line
}
_END = lazy(r"\r\n?|\n|\Z")


def _line_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.end() if found else len(text)


def _html_rows(text: str, start: int = 0) -> Iterator[Span]:
    """Each row of HTML that holds cells, up to the next."""
    opening = _ROW_TAG.search(text, start)
    while opening:
        following = _ROW_TAG.search(text, opening.end())
        end = following.start() if following else len(text)
        if _CELL_TAG.search(text, opening.end(), end):
            yield Span(opening.start(), end)
        opening = following


def _html_cells(text: str, start: int, end: int) -> list[Span]:
    tags = [*_CELL_TAG.finditer(text, start, end)]
    stops = [tag.start() for tag in tags[1:]] + [end]
    shadow = make_shadow(text[start:end])
    cells = []
    for tag, stop in zip(tags, stops, strict=True):
        inside = shadow[tag.end() - start : stop - start].rstrip("| \t\r\n\x1f")
        cells.append(Span(*trim(shadow, tag.end() - start, tag.end() - start + len(inside))))
    return [Span(a + start, b + start) for a, b in cells]


def _split(text: str, start: int, delimiter: str) -> tuple[list[Span], int]:
    """The cells of a delimited row, without their quotation marks, and where the row's last line ends."""
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
    """The cells of a row with bars, without those outside its outer bars."""
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


# -- what a row holds


def read_row(table: Table, text: str, row: Span, vocabulary: Vocabulary) -> tuple[str, list[Section]]:
    """The shadow and the sections of a film's text that holds one row; quotes, bars and commas are blank in the shadow."""
    header = table.header if row.start and table.header and table.header[-1].end <= row.start else ()
    cells = _cells(table, text, row)
    told = [cell for cell in cells if text[cell.start : cell.end].strip().casefold() not in _NOTHING]
    shadow = _shadow(table, text, row, told, header)
    sections = [Section("heading", cell, Span(cell.end, cell.end)) for cell in header if cell.start < cell.end]
    if table.columns:
        for column, cell in zip(table.columns, cells, strict=False):
            sections += _labelled(shadow, column, *trim(shadow, *cell))
    else:
        sections += _by_form(shadow, [trim(shadow, *cell) for cell in cells], vocabulary)
    return shadow, sections


def _cells(table: Table, text: str, row: Span) -> list[Span]:
    if table.form == "delimited":
        return _split(text, row.start, table.delimiter)[0]
    if table.form == "tuples":
        return _tuple_cells(text, *row)
    return _html_cells(text, *row) if table.form == "html" else _line_cells(text, row)


def _line_cells(text: str, row: Span) -> list[Span]:
    match = _film_line(text, row.start)
    assert match is not None
    title = Span(*match.span("title"))
    people = _PEOPLE_LAST.search(text, *title)
    cells = [title, Span(*match.span("year"))]
    if people and _NAME.match(people[1]):
        cells = [Span(title.start, people.start()), Span(*people.span(1)), cells[1]]
    start, end = match.span("rest")
    if start < 0:
        return cells
    for mark in (*_PART.finditer(text, start, end), None):
        stop = mark.start() if mark else end
        if start < stop:
            cells.append(Span(start, stop))
        start = mark.end() if mark else end
    return cells


def _shadow(table: Table, text: str, row: Span, cells: list[Span], header: tuple[Span, ...]) -> str:
    """The shadow, blank between cells, with the characters that escapes stand for."""
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


def _labelled(shadow: str, column: Column, start: int, end: int) -> Iterator[Section]:
    if tidy(shadow[start:end]).casefold() in _NOTHING:
        return
    label = column.label
    if not any(map(str.isalpha, column.name)) or (label and label.keys == ("not_film",)):
        yield Section("heading", Span(start, end), Span(end, end))
        return
    section = _section(shadow, label.keys[0] if label else "other", start, end)
    section.label, section.name = label, column.name
    yield section


def _section(shadow: str, key: str, start: int, end: int) -> Section:
    section = Section(key, Span(start, start), Span(start, start))
    if key in _LONG:
        section.lines = [
            line._replace(start=line.start + start, end=line.end + start, marker=line.marker + start if line.marker >= 0 else -1)
            for line in lines_of(shadow[start:end])
        ]
    else:
        section.lines = [Line(start, end)]
    return section


def _by_form(shadow: str, cells: list[Span], vocabulary: Vocabulary) -> list[Section]:
    """The sections of cells whose form alone tells what they hold."""
    sections: list[Section] = []
    taken: set[str] = set()
    for start, end in cells:
        words = tidy(shadow[start:end])
        if words.casefold() in _NOTHING:
            continue
        for key, first, last in _told(shadow, start, end, words, taken, vocabulary):
            if key not in ("genres", "countries", "ratings", "certificates", "cast", "directors") and key in taken:
                continue
            taken.add(key)
            sections.append(_section(shadow, key, first, last))
            if first > start:
                sections[-1].words = sections[-1].separator = Span(start, first)
    return sections


def _told(shadow: str, start: int, end: int, words: str, taken: set[str], vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """What a cell holds, by its form."""
    if _YEAR.match(words):
        if "title" in taken or "year" not in taken:
            yield "year", start, end
        return
    if words.isdecimal():
        return
    if "title" not in taken and not _SCORE.match(words):
        yield "title", start, end
        return
    if _SCORE.match(words):
        yield "ratings", start, end
        return
    if words.count(" as ") > 1 or (" as " in words and "\n" in shadow[start:end]):
        yield "cast", start, end
        return
    if not _BY.match(shadow, start, end) and (facts := technical(shadow, start, end)):
        yield from {fact.key: (fact.key, start, end) for fact in facts}.values()
        return
    yield from _told_by_words(shadow, start, end, words, taken, vocabulary)


def _told_by_words(shadow: str, start: int, end: int, words: str, taken: set[str], vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    if by := _BY.match(shadow, start, end):
        yield "directors", by.end(), end
        return
    people = [name for name in _BETWEEN_NAMES.split(words) if name]
    if people and all(map(_NAME.match, people)):
        yield "directors" if "directors" not in taken and len(people) < 3 else "cast", start, end
    elif len(words) > 80 and words.count(" ") > 10:
        yield "storyline", start, end
