"""The sheets of the documentation and the records below them: a `text` block, and the `json` block that follows it.

    python tests/examples.py            # show which records differ
    python tests/examples.py --write    # rewrite them for review

Absent keys are left out. A list is the result of `iter_sheets`, an object that of `parse`.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from typing import Any

from filmsheet import FilmSheet, iter_sheets, parse

PAGES = pathlib.Path(__file__).parent.parent / "docs"
EXAMPLE = re.compile(r"^```text\n((?:(?!```).*\n)*)```\n\n?```json\n((?:(?!```).*\n)*)```$", re.MULTILINE)
WIDTH = 110


def examples(page: pathlib.Path) -> list[re.Match[str]]:
    """The examples of a page: the first group is the sheet, the second the record."""
    return list(EXAMPLE.finditer(page.read_text("utf-8")))


def record(sheet: str, shown: str) -> Any:
    """The record of a sheet, in the form that is shown."""
    several = shown.lstrip().startswith("[")
    return [plain(film) for film in iter_sheets(sheet)] if several else plain(parse(sheet))


def plain(film: FilmSheet) -> Any:
    """A record without its absent keys."""
    return json.loads(film.model_dump_json(exclude_defaults=True))


def rendered(value: Any, indent: str = "") -> str:
    """JSON with as much on a line as fits."""
    short = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or (indent and len(indent) + len(short) <= WIDTH):
        return short
    deeper = indent + "  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(deeper + rendered(one, deeper) for one in value) + f"\n{indent}]"
    pairs = (f"{deeper}{json.dumps(key, ensure_ascii=False)}: {rendered(one, deeper)}" for key, one in value.items())
    return "{\n" + ",\n".join(pairs) + f"\n{indent}}}"


def main() -> int:
    """Compare or rewrite all examples."""
    write, differ = "--write" in sys.argv[1:], 0
    for page in sorted(PAGES.glob("*.md")):
        text = page.read_text("utf-8")
        new = EXAMPLE.sub(lambda m: f"```text\n{m[1]}```\n\n```json\n{rendered(record(m[1], m[2]))}\n```", text)
        if new != text:
            differ += 1
            sys.stdout.write(f"{'wrote' if write else 'differs'}: {page.name}\n")
            if write:
                page.write_text(new, encoding="utf-8", newline="\n")
    return 0 if write else min(differ, 1)


if __name__ == "__main__":
    sys.exit(main())
