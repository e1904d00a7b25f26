"""The page: style, script, overview and the compressed sheets, with a policy that allows nothing else."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib import resources
from typing import Any

from .. import __version__
from ..diagnostics import CODES
from ..text.markup import without_surrogates
from . import charts
from .entries import Entry
from .fields import FIELDS
from .summary import DOUBTFUL, MARKS, SEVERITIES, Summary
from .views import view

_PORTION = 200_000
"""Sheets are compressed in groups, until the JSON of a group has this length."""


def render(entries: Iterable[Entry], *, title: str = "") -> str:
    r"""Build a page from sheets. A single one is shown directly, several after an overview.

    >>> from filmsheet.report import read_entries
    >>> page = render(read_entries([("harbour.txt", "Title: The Harbour\nYear: 1931")]))
    >>> page.startswith("<!DOCTYPE html>"), page.endswith("</html>\n")
    (True, True)
    """
    summary = Summary()
    portions = [_block(f"sheets-{number}", portion) for number, portion in enumerate(_portions(entries, summary))]
    rows = summary.finished_rows()
    index = {
        "rows": rows,
        "fields": {key: list(field) for key, field in FIELDS.items()},
        "codes": {code: [info.title, info.advice.replace("`", "")] for code, info in CODES.items()},
        "doubtful": DOUBTFUL,
        "version": __version__,
    }
    own_title = str(rows[0][0] or rows[0][4]) if len(rows) == 1 else f"{len(rows)} film sheets"
    return "".join(_page(summary, title or own_title, [_block("index", index), *portions]))


def _portions(entries: Iterable[Entry], summary: Summary) -> Iterator[list[dict[str, Any]]]:
    portion: list[dict[str, Any]] = []
    size = 0
    for entry in entries:
        summary.add(entry)
        portion.append(view(entry))
        size += len(entry.analysis.text)
        if size >= _PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _block(name: str, content: Any) -> str:
    """Compressed JSON, in letters that are never markup."""
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    letters = base64.b64encode(zlib.compress(data, 9)).decode("ascii")
    size = len(content) if isinstance(content, list) else 0
    return f'<script type="text/plain" class="block" id="{name}" data-sheets="{size}">{letters}</script>\n'


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii") + "'"


@functools.cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy that only allows one style and one script, by their hashes."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _page(summary: Summary, title: str, blocks: list[str]) -> Iterator[str]:
    style, script = _asset("report.css"), _asset("correct.js") + _asset("report.js")
    heading = escape(without_surrogates(title.translate(_CONTROLS)))
    charted = {"HEADING": [heading], "FACTS": [_facts(summary)], "CHARTS": [charts.overview(summary)]}
    parts = {
        "POLICY": [escape(policy(style, script))],
        "TITLE": [" ".join(heading.split())],
        "STYLE": [style],
        "OVERVIEW": _filled("overview.html", charted) if summary.sheets != 1 else [],
        "BLOCKS": blocks,
        "SCRIPT": [script],
    }
    return _filled("shell.html", parts)


def _filled(name: str, parts: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """A template of this package with its parts filled in; the parts are in the order of the template."""
    rest = _asset(name)
    for place, pieces in parts.items():
        before, rest = rest.split(f"<!--{place}-->")
        yield before
        yield from pieces
    yield rest


_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def _facts(summary: Summary) -> str:
    years = f"{min(summary.years)} to {max(summary.years)}" if summary.years else ""
    severities = [_count(summary.severities[severity], MARKS[severity]) for severity in SEVERITIES]
    sources, doubts = _count(len(summary.sources), "source"), _count(summary.doubtful, "doubtful value")
    facts = [sources, years, *severities, doubts, *summary.layouts]
    return "".join(f"<li>{escape(fact)}</li>" for fact in facts if fact)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}".replace(",", "\u202f") if number else ""
