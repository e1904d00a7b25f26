"""Recognises files that filmsheet wrote by their content. They are not sheets, even if they are in a folder of sheets."""

import os

from ..text.identifiers import is_item

HEAD = 65_536
"""The number of bytes that are needed to recognise a file."""

_RECORD = ('{"title":', '{"sheet":{"title":', '{"source":"')
_LISTED = ('"title":', '"original_title":', '"also_known_as":')
_BLANKS = b" \t\r\n"
_REPORT = b'<meta name="generator" content="filmsheet">'
_LAYOUTS = b'{"filmsheet_layouts":'
_ELEMENTS = " of 15 elements of EN 15744"
_FILMS = tuple(f"{columns}title,original_title,also_known_as," for columns in ("", "film,", "film,source,line,"))
_NEW_ITEM, _IS_FILM = "CREATE\nLAST\t", "P31\tQ11424\n"


def is_own(data: bytes) -> bool:
    """Whether filmsheet wrote a file: a report, an NFO, a note, a table, records, an element list, or layouts.

    The result of `convert --to text` is a film sheet, and does not count.

    >>> is_own(b"Title: The Harbour"), is_own(b"film,position,actor,role\\n")
    (False, True)
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    start = data[:1]
    if start in (b"{", b"["):
        closed = data[:HEAD].translate(None, _BLANKS).decode("latin-1").removeprefix("[")  # records are on one line, or indented
        return data.startswith(_LAYOUTS) or (closed.startswith(_RECORD) and all(key in closed for key in _LISTED))
    if start == b"<":
        is_nfo = data.startswith(b"<?xml") and b"<movie>" in data[:200] and b'<uniqueid type="filmsheet"' in data
        return is_nfo or _REPORT in data[:HEAD]
    if start == b"-":
        return data.startswith(b'---\ntype: "movie"\ntitle: "') and b'\ntags:\n  - "mediaDB/tv/movie"\n' in data
    if data.startswith((b"SQLite format 3\0", b"PAR1")):
        return True
    head = data[:1000].decode("latin-1")
    item, _, command = head.partition("\t")
    if head.startswith((*_FILMS, _NEW_ITEM)) or (is_item(item) and command.startswith(_IS_FILM)):
        return True
    line, end, _ = head.partition("\n")
    count = line.removesuffix(_ELEMENTS).rpartition(": ")[2]
    return bool(end) and (_is_heading(line) or (line.endswith(_ELEMENTS) and count.isdecimal()))


def _is_heading(line: str) -> bool:
    """Whether a line is the heading of a table of CSV below that of the films."""
    names = line.removeprefix("film,position,")
    return line == "film,label,text" or (names != line and names.replace(",", "_").isidentifier() and names.islower())


def is_own_file(path: str) -> bool:
    """The same for a file on disk. An empty file counts too, and one that cannot be read does not."""
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
            return not head or is_own(head + file.read() if head.startswith((b"<?xml", b"---")) else head)
    except OSError:
        return not os.path.exists(path)


def skipped_message(names: list[str]) -> str:
    """The message about inputs that were skipped.

    >>> skipped_message(["d/report.html", "d/a.nfo"])
    'd/report.html and 1 more: written by filmsheet, so no sheet; name a file itself to read it'
    """
    more = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
    return f"{names[0]}{more}: written by filmsheet, so no sheet; name a file itself to read it"
