"""Print the JSON Schema of a record from the models. The frozen file of a new version is made with it."""

from __future__ import annotations

import json
import pathlib
import sys
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from filmsheet import FilmSheet  # noqa: E402
from filmsheet.schema import VERSION  # noqa: E402


def made_schema() -> dict[str, Any]:
    """The schema with all keys required, without Python details of the models."""
    made = FilmSheet.model_json_schema(mode="serialization")
    for part in (made, *made["$defs"].values()):
        part["required"] = list(part["properties"])
        part["description"] = part["description"].partition("\n\n>>>")[0].replace("`", "").replace("None", "null")
        for field in part["properties"].values():
            field.pop("default", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:filmsheet:schema:record:{VERSION}", **made}


if __name__ == "__main__":
    print(json.dumps(made_schema(), indent=2))
