"""The golden fixtures: for each sheet what each stage makes of it.

    python tests/golden.py            # show which fixtures differ
    python tests/golden.py --write    # rewrite them for review

Beside NAME.txt stands NAME.json: films in order, each with its tokens, its record, the places of its values and its
diagnostics.
"""

from __future__ import annotations

import json
import pathlib
import sys
from typing import Any

from filmsheet import Analysis, iter_analyses

FIXTURES = pathlib.Path(__file__).parent / "fixtures"
FOLDERS = ("layouts", "sheets", "languages")


def source(path: pathlib.Path) -> str:
    """The text of a fixture, line ends and all."""
    return path.read_bytes().decode("utf-8", "surrogatepass")


def sheets() -> list[pathlib.Path]:
    """The fixtures in their order."""
    return [path for folder in FOLDERS for path in sorted((FIXTURES / folder).rglob("*.txt"))]


def stages(analysis: Analysis) -> dict[str, Any]:
    """What each stage made of one film."""
    tokens = [f"{token.kind} {token.section} {token.text!a}" for token in analysis.tokens]
    record = {k: v for k, v in analysis.sheet.model_dump(mode="json").items() if v not in (None, [], {})}
    spans = {pointer: " ".join(f"{a}-{b}" for a, b in places) for pointer, places in analysis.spans.items()}
    found = [f"{d.line}:{d.column} {d.severity} {d.code} {d.message}" for d in analysis.diagnostics]
    return {"record": record, "diagnostics": found, "tokens": tokens, "spans": spans}


def rendered(path: pathlib.Path) -> str:
    """The golden text of a fixture."""
    films = [stages(analysis) for analysis in iter_analyses(source(path))]
    return json.dumps(films, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Compare or rewrite all."""
    write, differ = "--write" in sys.argv[1:], 0
    for path in sheets():
        golden, now = path.with_suffix(".json"), rendered(path)
        if golden.exists() and golden.read_text("utf-8") == now:
            continue
        differ += 1
        sys.stdout.write(f"{'wrote' if write else 'differs'}: {golden.name}\n")
        if write:
            golden.write_text(now, encoding="utf-8", newline="\n")
    return 0 if write else min(differ, 1)


if __name__ == "__main__":
    sys.exit(main())
