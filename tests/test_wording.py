"""Messages use words that users understand."""

import re
from pathlib import Path

import pytest

import filmsheet
from filmsheet import CODES, analyze

INSIDE = re.compile(r"(?i)\b(claim\w*|single-valued|tokens?|spans?|shadow|a cut)\b")
"""Internal words of the source."""


@pytest.mark.parametrize("code", [code for code in CODES if code != "FS004"])
def test_pages_hold_no_words_of_the_source(code):
    info = CODES[code]
    assert not INSIDE.findall(f"{info.title} {info.explanation} {info.advice}")


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("Title: Sea\nYear: 2001\n\n>> click here to share <<", "FS401", "this text was not understood: 'click here to share <<'"),
        ("Title: Sea\nRuntime: 82 min seen at noon", "FS104", "'seen at noon' stands beside the value and was not understood"),
    ],
)
def test_messages_of_what_is_unread(text, code, message):
    assert [found.message for found in analyze(text).diagnostics if found.code == code] == [message]


def test_hints_name_an_install_that_works_from_a_checkout():
    """The package itself is not named: an index may not have it if it was installed from a checkout."""
    root = Path(filmsheet.__file__).parent
    hints = [(path.name, line.strip()) for path in root.rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines() if "pip install" in line]
    assert hints
    assert [hint for hint in hints if "filmsheet[" in hint[1]] == []
