"""Write docs/diagnostics.md from the codes of the package. With --check, the exit code tells whether it is up to date."""

from __future__ import annotations

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from filmsheet.diagnostics import CODES, CodeInfo  # noqa: E402

PAGE = ROOT / "docs/diagnostics.md"
HEAD = """\
# Diagnostics

<!-- Written by tools/diagnostics_page.py from the codes of the package: change them there. -->

Findings are problems and remarks that filmsheet noticed while reading. `analyze(text).diagnostics` holds them, and the command
prints them on standard error. They do not stop the reading. Codes and names do not change between releases; messages may.

- **error**: a part of the input was not read; the exit code is 1.
- **warning**: something may be missing or wrong. Under `--strict` the exit code is 1, and
  `parse(text, strict=True)` raises `FilmSheetError`, which holds all findings.
- **info**: where a value came from; nothing is missing.

On a terminal a finding is shown with its line; elsewhere it is one line, `file:line:column: severity CODE message`.
`--diagnostics json` prints JSON Lines, each with `file`, `code`, `severity`, `message`, `line`, `column`, `span` and
`hint`. `filmsheet explain CODE` prints the text below.

| code | name | severity | |
|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    rows = "".join(f"| [{info.code}](#{info.code.lower()}) | `{info.name}` | {info.severity} | {info.title} |\n" for info in CODES.values())
    return HEAD + rows + "".join(map(section, CODES.values()))


def section(info: CodeInfo) -> str:
    """The section of one code."""
    example = "\n".join(line.encode("ascii", "backslashreplace").decode() if "\ud800" in line else line for line in info.example.split("\n"))
    return (
        f"\n## {info.code}\n\n**{info.title}** (`{info.name}`, {info.severity}). {info.explanation}\n\nWhat to do: {info.advice}.\n\n```text\n{example}\n```\n"
    )


def main() -> int:
    """Write the page, or compare it."""
    text = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text("utf-8") == text else 1
    PAGE.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
