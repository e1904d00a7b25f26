"""`filmsheet teach`: writes a file of layouts from corrected sheets, for use with all commands."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..batch.guard import refuse_sheet
from ..learning.examples import Example, TeachingError
from ..learning.layouts import KEY, Layouts
from ..learning.teach import check, learned
from ..system.console import Failure, print_note, visible
from ..system.files import STANDARD, display_name, read_input, refuse_input, refuse_twice, write_text
from .commands import DONE, Options, command
from .conversion import decoded, load_layouts

CORRECTIONS = "filmsheet_corrections"
"""The key that identifies a file of corrections."""
_FORMAT = 1


@command("teach")
def main(options: Options) -> int:
    """Learn, write the layouts and return the exit code."""
    if not options.inputs:
        raise Failure("teach needs a sheet and its record; see filmsheet teach --help")
    if options.output is None:
        raise Failure("teach needs -o FILE.layouts; see filmsheet teach --help")
    refuse_twice(options.inputs)
    refuse_input(options.output, options.inputs)
    refuse_sheet(options.output)
    layouts = _teach(options)
    write_text(layouts.to_json(), options.output)
    if not options.quiet and options.output != STANDARD:
        sheets, count = len(layouts.examples), len(layouts)
        print_note(f"{options.output}: {count} layout{'s' * (count != 1)} of {sheets} sheet{'s' * (sheets != 1)}")
    return DONE


def _teach(options: Options) -> Layouts:
    names, first = options.inputs, _json_of(options.inputs[0])
    if len(names) == 1 and KEY in first:
        if options.layouts is not None:
            raise Failure(f"{names[0]} is a file of layouts: it can only be written again alone, without --layouts")
        return load_layouts(names[0], quiet=True)
    earlier = None if options.layouts is None else load_layouts(options.layouts, quiet=options.quiet)
    taken: list[Example] = []
    for name, text, records in (_corrections if CORRECTIONS in first else _pairs)(names, options.encoding):
        try:
            found, faults = check(text, records)
        except TypeError as error:
            raise Failure(f"{display_name(name)}: {error}") from None
        if not options.quiet:
            for fault in faults:
                print_note(f"{display_name(name)}: {visible(fault)}")
        if found is not None:
            taken.append(found)
    try:
        return learned(taken, earlier)
    except TeachingError as error:
        raise Failure(str(error)) from None


def _pairs(names: Sequence[str], encoding: str | None) -> Iterator[tuple[str, str, Any]]:
    """Sheets and records in turn: the name for messages, the text, and its expected records."""
    if len(names) % 2:
        raise Failure(f"{display_name(names[-1])}: no record behind it; teach takes a sheet and its record in turn")
    for sheet, record in zip(names[::2], names[1::2], strict=True):
        yield record, _text_of(sheet, encoding), _records(record)


def _corrections(names: Sequence[str], encoding: str | None) -> Iterator[tuple[str, str, Any]]:
    """The same from files of corrections."""
    for name in names:
        for number, sheet in enumerate(_corrected(name), 1):
            text, records, of = sheet.get("text"), sheet.get("records"), sheet.get("name")
            place = f"{name}, sheet {number}" + (f" ({visible(of)})" if isinstance(of, str) and of else "")
            if not isinstance(text, str) or not isinstance(records, list):
                raise Failure(f"{place}: no text or no records")
            if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sheet.get("sha256"):
                raise Failure(f"{place}: the text is not the one that was corrected (its hash differs)")
            path = _beside(name, of)
            whole = text if path is None else _text_of(str(path), encoding)
            if text != whole and not (sheet.get("part") and text in whole):
                raise Failure(f"{place}: {path} does not hold the text that was corrected; make the report anew and correct that")
            yield place, text, records


def _corrected(name: str) -> list[dict[str, Any]]:
    """The sheets of a file of corrections."""
    data, shown = _json_of(name), display_name(name)
    if CORRECTIONS not in data:
        raise Failure(f"{shown}: no file of corrections; sheets with records and files of corrections are not mixed")
    if data[CORRECTIONS] != _FORMAT:
        raise Failure(f"{shown}: corrections of a form that this version does not know ({data[CORRECTIONS]!r})")
    sheets = data.get("sheets")
    if not isinstance(sheets, list) or not all(isinstance(one, dict) for one in sheets):
        raise Failure(f"{shown}: the file of corrections is damaged")
    return sheets


def _beside(name: str, of: object) -> Path | None:
    """The file of a sheet, if it is in the folder of the corrections, or in the current one. Other paths are not followed."""
    if not isinstance(of, str) or not of or Path(of).anchor or ".." in Path(of).parts:
        return None
    try:
        return next((path for folder in (Path(name).parent, Path()) if (path := folder / of).is_file()), None)
    except (OSError, ValueError):  # not a valid file name
        return None


def _json_of(name: str) -> dict[str, Any]:
    """The object of a JSON file, or an empty one. Standard input can be read only once, and is a sheet."""
    if name == STANDARD:
        return {}
    try:
        data = json.loads(read_input(name))
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _records(name: str) -> Any:
    """The record or records of a file: one, a list, or one a line."""
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
