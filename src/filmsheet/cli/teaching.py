"""`filmsheet teach`: corrected sheets in, a file of layouts out, which all commands read sheets with."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..batch.guard import refuse_sheet
from ..system.console import Failure, say_note, visible
from ..system.files import STANDARD, display_name, open_output, read_input, refuse_input, refuse_twice
from .commands import DONE, GENERAL, command
from .conversion import decoded, loaded

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from ..learning.examples import Example
    from ..learning.layouts import Layouts

CORRECTIONS = "filmsheet_corrections"
"""The key by which a file of corrections is known."""
_FORMAT = 1
_USAGE = """\
filmsheet teach [--layouts EARLIER] SHEET RECORD [SHEET RECORD ...] -o FILE.layouts
       filmsheet teach [--layouts EARLIER] CORRECTIONS.json [...] -o FILE.layouts
       filmsheet teach OLD.layouts -o NEW.layouts"""
_TABLE = f"""\
file  a sheet and its record in turn, or files of corrections
--layouts EARLIER     go on from what was taught before
--encoding NAME       of the sheets (default: UTF-8, else what fits best)
-o, --output FILE.layouts  write there, whole or not at all
{GENERAL}"""
_EPILOG = """\
RECORD is a JSON file: a record as filmsheet prints it, corrected by hand or by any other means, or a list of records
where the sheet holds several films. Keys that it lacks are not learned; null, [] and {} say that the sheet has none.
A file of corrections, as the report saves it, holds sheets and records, and needs no SHEET. A file of layouts that another
version of filmsheet wrote is learned again from the examples in it.

examples:
  filmsheet teach sheet.txt record.json -o mine.layouts
  filmsheet teach --layouts mine.layouts other.txt other.json -o mine.layouts
  filmsheet teach corrections.json -o mine.layouts
  filmsheet teach old.layouts -o new.layouts
  filmsheet --layouts mine.layouts sheets/ -o films.csv
"""


@command("teach", "Teach a layout by corrected sheets: the other sheets of the layout are then read right.", _TABLE, _EPILOG, _USAGE)
def main(options: Namespace) -> int:
    """Learn, write the layouts and return the exit code.

    Raises:
        Failure: nothing could be learned, or it makes no sense.
    """
    if not options.inputs:
        raise Failure("teach needs a sheet and its record; see filmsheet teach --help")
    if options.output is None:
        raise Failure("teach needs -o FILE.layouts; see filmsheet teach --help")
    refuse_twice(options.inputs)
    refuse_input(options.output, options.inputs)
    refuse_sheet(options.output)
    layouts = _teach(options)
    output = open_output(options.output)
    output.write(layouts.to_json())
    output.commit()
    if not options.quiet and options.output != STANDARD:
        sheets, count = len(layouts.examples), len(layouts)
        say_note(f"{options.output}: {count} layout{'s' * (count != 1)} of {sheets} sheet{'s' * (sheets != 1)}")
    return DONE


def _teach(options: Namespace) -> Layouts:
    from ..learning.examples import TeachingError
    from ..learning.layouts import KEY
    from ..learning.teach import check, learned

    earlier = None if options.layouts is None else load_layouts(options.layouts, quiet=options.quiet)
    contents = {name: _json_of(name) for name in options.inputs[:1]}
    if len(options.inputs) == 1 and KEY in contents[options.inputs[0]]:
        if earlier is not None:
            raise Failure(f"{options.inputs[0]} holds layouts: it is written anew alone, without --layouts")
        return load_layouts(options.inputs[0], quiet=True)
    taken: list[Example] = []
    for name, text, records in _pairs(options):
        try:
            found, faults = check(text, records)
        except TypeError as error:
            raise Failure(f"{display_name(name)}: {error}") from None
        if not options.quiet:
            for fault in faults:
                say_note(f"{display_name(name)}: {visible(fault)}")
        if found is not None:
            taken.append(found)
    try:
        return learned(taken, earlier)
    except TeachingError as error:
        raise Failure(str(error)) from None


def _pairs(options: Namespace) -> Iterator[tuple[str, str, Any]]:
    """Sheets and records: the name to say, the text, and what should be its records."""
    if CORRECTIONS in _json_of(options.inputs[0]):
        for name in options.inputs:
            yield from _corrections(name, options.encoding)
        return
    if len(options.inputs) % 2:
        raise Failure(f"{display_name(options.inputs[-1])}: no record behind it; teach takes a sheet and its record in turn")
    for sheet, record in zip(options.inputs[::2], options.inputs[1::2], strict=True):
        yield record, _text_of(sheet, options.encoding), _records(record)


def _corrections(name: str, encoding: str | None) -> Iterator[tuple[str, str, Any]]:
    data = _json_of(name)
    if CORRECTIONS not in data:
        raise Failure(f"{display_name(name)}: no file of corrections; sheets with records and files of corrections are not mixed")
    if data[CORRECTIONS] != _FORMAT:
        raise Failure(f"{display_name(name)}: corrections of a form that this version does not know ({data[CORRECTIONS]!r})")
    sheets = data.get("sheets")
    if not isinstance(sheets, list) or not all(isinstance(one, dict) for one in sheets):
        raise Failure(f"{display_name(name)}: the file of corrections is damaged")
    for number, sheet in enumerate(sheets, 1):
        text, records, of = sheet.get("text"), sheet.get("records"), sheet.get("name")
        said = f"{name}, sheet {number}" + (f" ({visible(of)})" if isinstance(of, str) and of else "")
        if not isinstance(text, str) or not isinstance(records, list):
            raise Failure(f"{said}: no text or no records")
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sheet.get("sha256"):
            raise Failure(f"{said}: the text is not the one that was corrected (its hash differs)")
        path = _beside(name, of)
        if path is not None and not _holds(_text_of(str(path), encoding), text, part=bool(sheet.get("part"))):
            raise Failure(f"{said}: {path} does not hold the text that was corrected; make the report anew and correct that")
        yield said, text, records


def _beside(name: str, of: object) -> Path | None:
    """The file of a sheet, if one of its name lies where the corrections do, or here; what leads elsewhere is not followed."""
    if not isinstance(of, str) or not of or Path(of).anchor or ".." in Path(of).parts:
        return None
    try:
        return next((path for folder in (Path(name).parent, Path()) if (path := folder / of).is_file()), None)
    except (OSError, ValueError):  # no name of a file
        return None


def _holds(whole: str, text: str, *, part: bool) -> bool:
    return text in whole if part else text == whole


def _json_of(name: str) -> dict[str, Any]:
    """The object of a JSON file, or nothing where it is none; standard input, which is read once, is a sheet."""
    if name == STANDARD:
        return {}
    try:
        data = json.loads(read_input(name))
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _records(name: str) -> Any:
    """The record of a file, or the records: a list, or one a line."""
    try:
        text = read_input(name).decode("utf-8-sig")
        try:
            data = json.loads(text)
        except ValueError:
            data = [json.loads(line) for line in text.splitlines() if line.strip()]
            if not data:
                raise
    except (ValueError, RecursionError):
        raise Failure(f"{display_name(name)}: no JSON; teach takes a sheet and its record in turn") from None
    if isinstance(data, dict) and isinstance(data.get("sheet"), dict):  # as --analysis prints it
        return data["sheet"]
    return data


def _text_of(name: str, encoding: str | None) -> str:
    return decoded(display_name(name), read_input(name), encoding).text


def load_layouts(path: str, *, quiet: bool = False) -> Layouts:
    """The layouts of a file that the command line names; what had to be learned again is said.

    Raises:
        Failure: the file cannot be read, or holds none.
    """
    from ..learning.layouts import Layouts

    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        layouts = loaded(Layouts.load, path)
    for warning in noted if not quiet else ():
        say_note(f"{warning.message}; filmsheet teach {path} -o NEW.layouts writes them")
    return layouts
