"""Several statements on one line: "THE UMBRELLA (UK, 1961). Dir: Basil Croft. With Jean Mayhew. 79 mins".

What parts them is a bar, a wide gap or a full stop. A line is parted only where at least one part is labelled, or three
tell facts by their form, so that prose, casts and rows of a table stay whole.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from .bylines import bylines, lists_people
from .lazily import lazy
from .source import Span, trim
from .technical import is_fact, technical
from .title import read_title
from .values.dates import within_date
from .vocabulary import Label, Vocabulary

LONGEST = 600
"""A line longer than this is prose."""

_LONG = 400
_LENGTH = lazy(r"\d{2,3}\s?(?:min|['′’]|мин|分|분)")
"""What a line as long as a paragraph must hold: a running time."""
_SIGN = lazy(r"[|｜•·【\t–—.!?)\]\"”\u00a0\u3000]")
_STOP = lazy(r"[.!?)\]\"”]\s")
_BAR = lazy(r"[|｜•·【\t–—]")
_WIDE = lazy(r"[ \u00a0\u3000][ \u00a0\u3000][ \u00a0\u3000]")
_SEVERAL = lazy(r"\s//\s|[|｜•·]|[^\s][ \u3000]*【|[ \u00a0\u3000]{3}|\t|[.!?)\]\"”]\s+[^\W_a-zà-ÿ]|\s[–—]\s")
_BARS = lazy(r"\s//\s|[ \u00a0\x1f]*[|｜•·][ \u00a0\x1f]*")
_HELD = lazy(r"【([^【】\n]{1,24})】")
_GAPS = lazy(r"[ \u00a0\u3000]{3,}|\t+")
_DASHES = lazy(r"\s+[-–—]\s+(?=[^\W\d_][^:.|()\n–—-]{1,30}:\s)")
_STOPS = lazy(r"(?:(?<=[.!?)\]\"”])\s+(?:Cast completo\s+)?|(?<=[*★☆½])\s+(?=[^\W\d_a-z])|\s+[–—]\s+)(?=[^\W_]|[\"“]|[*★☆]{1,5}(?:½|1/2)?\s)")
_LONGEST_TITLE = 120
_SHORT = lazy(r"([a-z]{1,4})[ \u00a0]{2}(?=[^\W\d_a-z])")
_LABELLED = lazy(r"([^\W\d_][^:=.|\n]{0,30})\s?(?::|\.(?=\s)|\.:)\s*(?=\S)")
_ABBREVIATED = lazy(r"(?:(?<![&/\w])(?<!\d\d\d\d\s)[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Capt|Lt|Col|No|vs|feat|approx|ca|vol|ed)|\d\s?(?i:hrs?|std|ч)|\A\d{1,2}|\d\s(?i:jan|f[eé]vr?|feb|m[aä]r|apr|a[bv]r|mai|may|maj|juin?|jui?l|aug|ago|ao[uû]t|sept?|set|o[ckt]t|out|nov|de[czs]|d[ié]c|gen|mag|giu|lug|ene))\.\Z")
_PEOPLE = frozenset("directors writers producers composers cinematographers editors cast other production_companies distributors".split())
_SHORTENED = _PEOPLE - {"other"} | {"certificates"}
"""What a short form with a full stop may head: "Dir. Sue Penn", "Cert. A"."""
_PROSE = frozenset(("storyline", "trivia", "not_film", "tagline", "awards"))
_NAMES = lazy(r"(?:[^\W\d_a-zà-ÿ]\S*|[a-zà-ÿ]{1,3}|&|\(.{1,60}\))(?:\s+(?:[^\W\d_a-zà-ÿ]\S*|[a-zà-ÿ]{1,3}|&|\([^()]{1,60}\))){0,40}\Z")
_SAYING = frozenset(("said", "fact", "film", "people"))


class _Part(NamedTuple):
    start: int
    end: int
    kind: str
    """"said" by a label, a "fact" by its form, a "label" alone, a "film", "people", or "words"."""


def may_part(shadow: str, start: int, end: int) -> bool:
    """Whether a line holds a sign that could part statements; most lines have none, and are looked at no further."""
    if end - start > LONGEST or (end - start > _LONG and not _LENGTH.search(shadow, start, end)):
        return False
    if shadow.find(" - ", start, end) >= 0 and shadow.count(":", start, end) > 1:
        return True
    if shadow.find(" // ", start, end) >= 0:
        return True
    if _SIGN.search(shadow, start, end) is None and "   " not in shadow[start:end]:
        return False
    if not (_STOP.search(shadow, start, end) or _BAR.search(shadow, start, end) or _WIDE.search(shadow, start, end)):
        return False
    return _SEVERAL.search(shadow, start, end) is not None


def statements(shadow: str, start: int, end: int, vocabulary: Vocabulary) -> list[Span]:
    """The statements of a line, in order; an empty list where it is one.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> line = "Night Ferry (UK, 1961). Dir: Basil Croft. With Jean Mayhew, Anthony Dale. 79 mins."
    >>> [line[a:b] for a, b in statements(line, 0, len(line), DEFAULT)]
    ['Night Ferry (UK, 1961)', 'Dir: Basil Croft', 'With Jean Mayhew, Anthony Dale', '79 mins']
    """
    if end - start > LONGEST:
        return []
    if shadow[start] == "【" and (held := _held(shadow, start, end, vocabulary)):
        return held
    for cut, parted in ((_DASHES, _at_dashes), (_BARS, _at_bars), (_GAPS, _at_gaps), (_STOPS, _at_stops)):
        pieces = _pieces(shadow, start, end, cut, vocabulary)
        if len(pieces) > 1:
            parts = [_Part(*piece, _kind(shadow, piece, vocabulary)) for piece in pieces]
            if cut is _STOPS and parts[0].kind == "words" and _names_film(shadow, pieces[0], pieces[1]):
                parts[0] = parts[0]._replace(kind="film")
            if cut is _STOPS:
                parts = [part._replace(kind="people") if part.kind == "words" and lists_people(shadow, *_bare(shadow, part)) else part for part in parts]
            if found := parted(parts):
                return [place for span in found for place in _further(shadow, span, cut, vocabulary)]
    return []


def _held(shadow: str, start: int, end: int, vocabulary: Vocabulary) -> list[Span]:
    """Statements that each open with a label in brackets: "【片名】雾都来客 【年份】1948"."""
    opened = [m.start() for m in _HELD.finditer(shadow, start, end) if vocabulary.find(m[1])]
    spans = [trim(shadow, a, b) for a, b in itertools.pairwise([*opened, end])]
    return spans if len(opened) > 1 and opened[0] == start else []


def _further(shadow: str, span: Span, cut: re.Pattern[str], vocabulary: Vocabulary) -> list[Span]:
    """A statement, or those that full stops part in it."""
    return (statements(shadow, *span, vocabulary) if cut is not _STOPS else []) or [_bare(shadow, span)]


def _bare(shadow: str, span: Span | _Part) -> Span:
    """The statement without its full stop; one that is nothing else keeps it."""
    words = shadow[span.start : span.end].split()
    told = len(words) > 7 and 2 * sum(word[0].islower() for word in words) > len(words)  # a sentence keeps its full stop
    whole = told or span.end - span.start < 2 or shadow[span.end - 1] != "." or _ABBREVIATED.search(shadow, max(span.start, span.end - 8), span.end)
    return Span(span.start, span.end if whole else span.end - 1)


def _pieces(shadow: str, start: int, end: int, cut: re.Pattern[str], vocabulary: Vocabulary) -> list[Span]:
    found: list[Span] = []
    position = start
    for mark in (*cut.finditer(shadow, start, end), None):
        stop = mark.start() if mark else end
        if mark and cut is _STOPS and (_stays(shadow[position:stop], vocabulary) or within_date(shadow, stop)):
            continue
        if mark and cut is _STOPS and shadow.startswith("by ", mark.end()) and _label(shadow[position:stop], vocabulary):
            continue  # "Released: 17 April 1958 (Norway) by Quay Films"
        piece = trim(shadow, position, stop)
        position = mark.end() if mark else end
        if piece.start < piece.end:
            found.append(piece)
    return found


def _stays(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a full stop ends a short form ("F. W. Holt", "Dir. Sue Penn") rather than a statement."""
    if _ABBREVIATED.search(words[-8:]):
        return True
    label = vocabulary.find(words[:-1]) if words[:-1].isalpha() and words[-1] == "." and len(words) <= 7 else None
    return label is not None and label.keys[0] in _SHORTENED


def _kind(shadow: str, piece: Span, vocabulary: Vocabulary) -> str:
    text = shadow[slice(*piece)].rstrip(".")
    alone = vocabulary.find(text) if len(text) <= 40 and shadow[piece.end - 1] != "." else None
    if alone and not alone.weak:
        return "label"
    label = _label(text, vocabulary)
    if label is not None:
        return "words" if label.keys[0] in _PROSE else "said"
    bare = _bare(shadow, piece)
    if technical(shadow, *bare) or is_fact(shadow, *bare):
        return "fact"
    return "said" if bylines(shadow, *bare) else "words"


def _label(text: str, vocabulary: Vocabulary) -> Label | None:
    """The label that opens a piece, with its value behind it."""
    labelled = _LABELLED.match(text)
    label = vocabulary.find(labelled[1]) if labelled else None
    if labelled and label:
        colon = ":" in labelled.group()
        return label if colon or dotted(labelled[1], text[labelled.end() :], label) else None
    short = _SHORT.match(text)
    if short and (label := vocabulary.find(short[1])) and label.keys[0] in _PEOPLE:
        return label
    leading = vocabulary.leading(text)
    return leading[1] if leading else None


def dotted(word: str, value: str, label: Label) -> bool:
    """Whether a label with a full stop behind it is one: a short form before names, "Dir. Sue Penn".

    >>> from filmsheet.vocabulary import DEFAULT
    >>> dotted("Dir", "Sue Penn", DEFAULT.find("Dir")), dotted("Music", "It plays.", DEFAULT.find("Music"))
    (True, False)
    """
    short = word.isalpha() and len(word) <= 6
    return short and label.keys[0] in _PEOPLE and _NAMES.match(value.rstrip(".")) is not None


def _names_film(shadow: str, piece: Span, following: Span) -> bool:
    """Whether a piece is a title with who made it and when, before a sentence: "Night Ferry (Ann Field, 1958) A pilot …"."""
    if shadow[piece.end - 1] != ")" or piece.end - piece.start > _LONGEST_TITLE or not shadow[following.start].isupper():
        return False
    found = read_title(shadow, piece.start, piece.end)
    return found is not None and found.year is not None and any(fact.key == "directors" for fact in found.facts)


def _at_dashes(parts: list[_Part]) -> list[Span]:
    """Labelled parts between dashes, behind the film that they are of: "Night Ferry (1958) - Cast: … - Director: …"."""
    kinds = [part.kind for part in parts]
    said = kinds[1:].count("said")
    return _spans(parts) if said > 1 and 2 * said >= len(kinds) - 1 and kinds[0] in ("words", "fact") else []


def _at_bars(parts: list[_Part]) -> list[Span]:
    """Parts between bars, of which the first names the film: "The Embargo | 1983 | Dir: Lou Pastore"."""
    kinds = [part.kind for part in parts]
    told = (kinds[0] in ("words", "fact") and "said" in kinds[1:]) or (set(kinds) == {"said", "fact"} and kinds.count("said") > 1)
    return _spans(parts) if told and "label" not in kinds else []


def _at_gaps(parts: list[_Part]) -> list[Span]:
    """Parts behind wide gaps: labels and values in turn, or all but the first labelled or facts."""
    kinds = [part.kind for part in parts]
    if len(parts) > 3 and len(parts) % 2 == 0 and set(kinds[::2]) == {"label"} and "label" not in kinds[1::2]:
        return [Span(label.start, value.end) for label, value in zip(parts[::2], parts[1::2], strict=True)]
    said = kinds.count("said")
    told = said > 1 or (said and "fact" in kinds)
    return _spans(parts) if told and set(kinds[1:]) <= {"said", "fact"} and kinds[0] != "label" else []


def _at_stops(parts: list[_Part]) -> list[Span]:
    """Sentences that are labelled or facts; others between them stay together."""
    joined: list[_Part] = []
    for part in parts:
        if joined and part.kind not in _SAYING and joined[-1].kind not in _SAYING:
            joined[-1] = joined[-1]._replace(end=part.end)
        else:
            joined.append(part)
    kinds = [part.kind for part in joined]
    said, facts = kinds.count("said"), kinds.count("fact")
    if kinds[0] == "film":
        return _spans(joined)
    enough = said + facts > 1 and (said or facts > 2) and len(joined) <= 2 * (said + facts)
    return _spans(joined) if enough else []


def _spans(parts: list[_Part]) -> list[Span]:
    return [Span(part.start, part.end) for part in parts]
