"""The charts of the overview: tables with bars, as HTML with inline SVG.

Sizes are attributes, because the policy of the page forbids style attributes.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from ..diagnostics import CODES
from ..text.markup import without_surrogates
from .fields import FIELDS
from .summary import CONFIDENCE_STEPS, Summary

_MOST_GENRES = 12
_MOST_YEARS = 32
"""Years that are further apart are counted by decade."""


class Bar(NamedTuple):
    """One line of a table with bars."""

    label: str
    number: int
    shown: str
    filter: str = ""
    """The filter of the table of sheets when the label is pressed."""
    note: str = ""
    style: str = ""


def overview(summary: Summary) -> str:
    """The charts of all sheets, one section each."""
    guesses = f"{sum(summary.confidences)} values were guessed; {summary.doubtful} of them are doubtful."
    filled = [(key, field.heading, summary.filled[key]) for key, field in FIELDS.items() if summary.filled[key]]
    fields = [Bar(heading, count, _percent(count, summary.sheets), f"field:{key}") for key, heading, count in filled]
    sections = [
        _section("fill", "Fields", "How many of the sheets fill each field.", _bars(fields, summary.sheets)),
        _section("findings", "Findings", "How many of the sheets have each finding.", _findings(summary)),
        _section("confidence", "Confidence", guesses, _confidence(summary)),
        _section("years", "Years", "", _years(summary)),
        _section("genres", "Genres", "", _genres(summary)),
    ]
    return "\n".join(section for section in sections if section)


def _section(name: str, heading: str, note: str, body: str) -> str:
    if not body:
        return ""
    paragraph = f'<p class="quiet">{escape(note)}</p>' if note else ""
    return (
        f'<section class="card" id="chart-{name}" aria-labelledby="chart-{name}-heading">'
        f'<h2 id="chart-{name}-heading">{escape(heading)}</h2>{paragraph}{body}</section>'
    )


def _bars(bars: Sequence[Bar], largest: int) -> str:
    return f'<table class="bars"><tbody>{"".join(_bar(bar, largest) for bar in bars)}</tbody></table>' if bars else ""


def _bar(bar: Bar, largest: int) -> str:
    width = f"{100 * bar.number / largest:.1f}" if largest else "0"
    label = escape(without_surrogates(bar.label))
    if bar.filter:
        label = f'<button type="button" class="link" data-filter="{escape(bar.filter)}">{label}</button>'
    note = f' <span class="quiet">{escape(bar.note)}</span>' if bar.note else ""
    return (
        f'<tr class="{escape(bar.style)}"><th scope="row" dir="auto">{label}{note}</th><td class="bar">'
        f'<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="track" width="100" height="8"/><rect class="ink" width="{width}" height="8"/></svg></td>'
        f'<td class="count">{escape(bar.shown)}</td></tr>'
    )


def _percent(count: int, total: int) -> str:
    share = 100 * count / total if total else 0
    return f"{share:.0f} %" if share in (0, 100) or 1 <= share <= 99 else ("< 1 %" if share < 1 else "> 99 %")


def _findings(summary: Summary) -> str:
    bars = [Bar(code, count, str(count), f"code:{code}", CODES[code].title, CODES[code].severity) for code, count in summary.codes.most_common()]
    return _bars(bars, summary.sheets) or '<p class="quiet">Nothing to report.</p>'


def _genres(summary: Summary) -> str:
    genres = summary.genres
    common = genres.most_common(_MOST_GENRES)
    bars = [Bar(genre if len(genre) < 40 else genre[:39] + "…", count, str(count)) for genre, count in common]
    more = len(genres) - len(common)
    return _bars(bars, common[0][1] if common else 0) + (f'<p class="quiet">and {more} more</p>' if more > 0 else "")


def _years(summary: Summary) -> str:
    if not summary.years:
        return ""
    first, last = min(summary.years), max(summary.years)
    step, plural = (1, "") if last - first < _MOST_YEARS else (10, "s")
    starts = range(first // step * step, last + 1, step)
    counts = {f"{start}{plural}": sum(summary.years[year] for year in range(start, start + step)) for start in starts}
    return _bars([Bar(label, count, str(count)) for label, count in counts.items()], max(counts.values()))


def _confidence(summary: Summary) -> str:
    if not any(summary.confidences):
        return ""
    ends = (*CONFIDENCE_STEPS[1:], 1.0)
    labels = (f"{100 * start:.0f}–{100 * end:.0f} %" for start, end in zip(CONFIDENCE_STEPS, ends, strict=True))
    bars = [Bar(label, count, str(count)) for label, count in zip(labels, summary.confidences, strict=True)]
    return _bars(bars, max(summary.confidences))
