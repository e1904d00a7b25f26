"""The charts of the overview: tables with bars, and histograms, as HTML with inline SVG.

Sizes are attributes, because the policy of the page forbids style attributes.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from ..diagnostics import CODES
from ..text.markup import without_surrogates
from .fields import FIELDS
from .summary import CONFIDENCE_STEPS, Summary

_MOST_GENRES = 12
_MOST_COLUMNS = 32
_HEIGHT = 120
_WIDTH = 520
_MOST_LABELS = 9


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
    step, unit, plural = (1, "year", "") if last - first < _MOST_COLUMNS else (10, "decade", "s")
    starts = range(first // step * step, last + 1, step)
    counts = {f"{start}{plural}": sum(summary.years[year] for year in range(start, start + step)) for start in starts}
    return columns(counts, f"Sheets by {unit}")


def _confidence(summary: Summary) -> str:
    if not any(summary.confidences):
        return ""
    ends = (*CONFIDENCE_STEPS[1:], 1.0)
    labels = (f"{100 * start:.0f}–{100 * end:.0f} %" for start, end in zip(CONFIDENCE_STEPS, ends, strict=True))
    return columns(dict(zip(labels, summary.confidences, strict=True)), "Guessed values by confidence", every=True)


def columns(found: Mapping[str, int], heading: str, *, every: bool = False) -> str:
    """A histogram of counts, with its heading and counts for screen readers. With `every`, all columns have their count and label printed.

    >>> "Sheets by year: 1948 2" in columns({"1948": 2}, "Sheets by year")
    True
    """
    largest = max(found.values()) or 1
    width = min(_WIDTH / len(found), 64.0)
    step = 1 if every else -(-len(found) // _MOST_LABELS)
    drawn = "".join(
        _column(label, count, number * width, width, count / largest, labelled=number % step == 0) for number, (label, count) in enumerate(found.items())
    )
    spoken = f"{heading}: " + ", ".join(f"{label} {count}" for label, count in found.items() if count)
    total = width * len(found)
    return (
        f'<svg class="columns" viewBox="0 0 {max(total, _WIDTH):.1f} {_HEIGHT + 40}" role="img" aria-label="{escape(spoken)}">'
        f'{drawn}<line class="axis" x1="0" x2="{total:.1f}" y1="{_HEIGHT + 18}" y2="{_HEIGHT + 18}"/></svg>'
    )


def _column(name: str, count: int, left: float, width: float, share: float, *, labelled: bool) -> str:
    height = max(_HEIGHT * share, 1.5 if count else 0)
    middle = left + width / 2
    base = _HEIGHT + 18
    number = f'<text class="number" x="{middle:.1f}" y="{base - height - 4:.1f}">{count}</text>'
    label = f'<text x="{middle:.1f}" y="{base + 16}">{escape(name)}</text>'
    return (
        f'<rect class="ink" x="{left + width * 0.1:.1f}" y="{base - height:.1f}" width="{width * 0.8:.1f}" '
        f'height="{height:.1f}" rx="1.5"><title>{escape(name)}: {count}</title></rect>'
        f"{number if count and width > 20 else ''}{label if labelled else ''}"
    )
