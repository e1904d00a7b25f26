"""The JSON Schema of a record: one frozen file for each version.

If records of the old version could be invalid after a change of the record, add a new file and increase `VERSION`.
"""

from __future__ import annotations

import importlib.resources
import json
from typing import Any

VERSION = 1
"""Increased if records of the old schema could be invalid in the new one."""

_ORIGIN = {
    "source": {"description": "The input that the sheet was read from.", "minLength": 1, "title": "Source", "type": "string"},
    "line": {"description": "The line of the input that the sheet starts on.", "minimum": 1, "title": "Line", "type": "integer"},
}


def record_schema(version: int = VERSION, *, origin: bool = False) -> dict[str, Any]:
    """The frozen JSON Schema (draft 2020-12) of a record, as `model_dump_json` and the command line write it.

    Args:
        version: the version of the schema.
        origin: return the schema of a record as written with `--origin`, with `source` and `line` before its keys.

    Raises:
        LookupError: there is no such version.

    >>> record_schema()["$id"]
    'urn:filmsheet:schema:record:1'
    """
    file = importlib.resources.files(__name__) / f"record-{version}.json"
    if not file.is_file():
        raise LookupError(f"no version {version} of the record's schema; the newest is {VERSION}")
    schema: dict[str, Any] = json.loads(file.read_bytes())
    if origin:
        schema["$id"] = f"urn:filmsheet:schema:record-with-origin:{version}"
        schema["title"] = "FilmSheetWithOrigin"
        schema["properties"] = {**_ORIGIN, **schema["properties"]}
        schema["required"] = [*_ORIGIN, *schema["required"]]
    return schema
