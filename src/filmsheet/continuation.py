"""Whether a line without a label goes on with the open section."""

from __future__ import annotations

import re
import sys

from . import values
from .bylines import names_people
from .lazily import lazy
from .lexicon import is_country, is_genre
from .lines import Line, Section
from .navigation import is_links, is_showing, is_site
from .source import FILL, Span
from .standing import (
    ALONE_LIMIT,
    HELD,
    LONG_VALUES,
    TERMINAL,
    State,
    is_below,
    is_prose,
    is_sentence,
    open_bracket,
)
from .technical import technical

_SENTENCE_IN_CJK = lazy(r"[^\n]{14}[\uac00-\ud7af]\s?[.!?…]\Z|[^\n]{14}[。！？]\Z")
_CONNECTED = lazy(r"(?:[,;/&|、]|\b(?:and|und|et|y|e|и|dan|en))\s*\Z")
_FOOTER = lazy(r"(?:©|\(c\)\s|copyright\b|all rights reserved)", re.IGNORECASE)
_LINK_ALONE = lazy(
    r"(?:(?:see|show|read|view) )?(?:more|less)(?: »| ›|\.\.\.|…)?\Z"
    r"|(?-i:(?:See|Show|Read|View|Load|Browse) (?:(?i:more|all|less|full|production info|critic reviews))\b[^.!?;,\n]{0,36}(?:\.\.\.|…)?)\Z"
    r"|(?:ver|voir|vedi|mostrar?|toon|bekijk|lihat|показать|смотреть|zeige) (?:todos?|todas?|tout(?:es?)?|tous|tutt[ioe]|alle|semua|все|más|mais|plus)\b[^.!?;,\n]{0,36}\Z"
    r"|더보기|查看(?:全部|更多)|更多\Z|(?:播报|编辑|編輯|讨论|討論)(?:\s(?:播报|编辑|編輯|讨论|討論))*\Z"
    r"|(?-i:Edit|EDIT|Play trailer|Play Trailer)\Z",
    re.IGNORECASE,
)
_ASIDE = lazy(
    r"(?:#[^\s#]+\s*){2,20}\Z|(?:share|tweet|partager|compartir|compartilhar|teilen|condividi|delen|bagikan|поделиться)(?:\s(?:this|tweet|facebook|twitter|pin it|whatsapp|e-?mail)){0,5}\Z|(?:share|partager|compartir|compartilh\w+|teilen|condividi|delen|bagikan|поделиться|공유|分享)\b.{0,24}"
    r"(?:facebook|twitter|whatsapp|telegram|e-?mail|вконтакте|카카오톡|微博|微信)"
    r"|let me know (?:if|what|which)\b|would you like (?:me to|more)\b|(?:i )?hope (?:this|that) helps\b|feel free to ask\b|happy (?:watching|viewing)\b",
    re.IGNORECASE,
)
_CAST_MARKS = lazy(r"[(\t:;|/=·•…\u3000]|\s(?:as|[-–—])\s|\.\.| {3}")
_GLUED = lazy(r"[a-zà-ÿ]{3,16}(?=[^\W\d_a-zà-ÿ])")
_SINGLE = frozenset(("title", "original_title", "year", "runtime", "budget", "box_office", "tagline"))
_NAMED = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors", "production_companies", "distributors"))
_RATED = frozenset(("certificates", "certificates_or_ratings"))
_STOPS = frozenset('.!?…。！？"”»')
_SETTINGS = frozenset(("countries", "year", "release_dates", "languages", "genres"))
"""What a sentence of a few words may say, too: "Italy, 1944."."""
_LONGEST_FACTS = 120
_FIRST_PICTURE = 0x2100
"""Quotation marks and dashes stand before it."""
_LISTS_OF_WORDS = frozenset(("genres", "countries", "languages"))
_LISTS_OF_PEOPLE = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))


def leaves(state: State, section: Section, line: Line) -> bool:
    """Whether a line is furniture below what it follows: a link, a footer, text set off to the left of a value."""
    shadow = state.shadow
    if section.key == "storyline" and line.parted and _marked_height(state, line) > _marked_label_height(state, section):
        return True
    if is_furniture(shadow, line.start, line.end):
        return True
    if section.words is None or not section.lines or not line.parted or section.key in HELD:
        return False
    if not (is_below(section) and line.indent < section.lines[0].indent - 1):
        return False
    start = section.words.start
    before = shadow[max(0, start - 40) : start].replace("\r", "\n").rpartition("\n")[2]
    return line.indent <= len(before) and not before.strip()


def _marked_height(state: State, line: Line) -> int:
    """How high a line stands that is marked as a heading: 5 for "#", 4 for "##", 0 for a line of text."""
    if line.end - line.start > ALONE_LIMIT or state.shadow[line.end - 1] in TERMINAL or line.marker >= 0:
        return 0
    return _height(state.shadow, line.start)


def _marked_label_height(state: State, section: Section) -> int:
    """How high the label of a section stands; what stands lower goes on with it."""
    return max(0, _height(state.shadow, section.words.start) - 1) if section.words else 9


def mistaken(state: State, section: Section, line: Line) -> bool:
    """Whether what stands below a label cannot be its value: prose under a label of few words.

    A bare one was then the heading of a paragraph about the field, which is not read as the storyline.
    """
    if section.key in LONG_VALUES:
        return section.key == "cast" and section.bare and line.marker < 0 and is_prose(state, line)
    if not is_prose(state, line) and not (section.bare and section.key in _NAMED and is_sentence(state, line)):
        return line.number is not None and not _lists_value(state, section, line)
    if section.bare:
        section.key = "not_film"
        return False
    return True


def _lists_value(state: State, section: Section, line: Line) -> bool:
    """Whether the first item of a numbered list is what the label above asks for: "1. Ann Field" below "Directors:"."""
    if line.parted or line.number != 1:
        return False
    text = state.shadow[line.start : line.end]
    if section.key in _LISTS_OF_PEOPLE:
        return names_people(text, 0, len(text))
    return (section.key == "genres" and is_genre(text)) or (section.key == "countries" and is_country(text))


def completes(state: State, section: Section, line: Line) -> bool:
    """Whether a line is the rest of the label above it, "Production" above "companies", and perhaps its value glued to it."""
    if section.words is None or line.parted or not state.shadow[line.start].islower():
        return False
    glued = _GLUED.match(state.shadow, line.start, line.end)
    end = glued.end() if glued else line.end
    if end - line.start > 16 or end - section.words.start > 40:
        return False
    label = state.vocabulary.find(" ".join(state.shadow[section.words.start : end].split()))
    if label is None or label.tail:
        return False
    section.words, section.separator = Span(section.words.start, end), Span(end, end)
    section.label, section.key = label, label.keys[0]
    if glued:
        section.lines.append(line._replace(start=end))
    return True


def continues(state: State, section: Section, line: Line) -> bool:
    """Whether a line without a label goes on with the open section."""
    if section.key in HELD:
        return _continues_list(state, section, line) and not _is_of_facts(state, section, line)
    if section.key == "heading":
        return False
    if not section.lines:
        return not (section.key == "not_film" and line.parted and _ends_tabs(state) and is_prose(state, line))
    if section.key == "not_film":
        return _continues_aside(state, section, line)
    if section.key == "storyline":
        return not _opens_list(state, section, line) and not (line.parted and goes_aside(state.shadow, line.start, line.end)) and not _ends_story(state, section, line)
    if section.key == "cast":
        return _continues_cast(state, section, line)
    if section.key == "other":
        return _continues_other(state, section, line)
    return not line.parted and _continues_value(state, section, line)


def _opens_list(state: State, section: Section, line: Line) -> bool:
    """Whether a numbered line opens a list below a storyline, by a blank line or by a heading right above."""
    if line.number is None or line.parted:
        return line.number is not None
    last = section.lines[-1]
    return last.parted and len(section.lines) > 1 and last.end - last.start <= ALONE_LIMIT and state.shadow[last.end - 1] not in TERMINAL


def _is_of_facts(state: State, section: Section, line: Line) -> bool:
    """Whether a line of facts stands below a heading of trivia that is an entry of a menu: "1h 34min | Drama"."""
    return section.bare and not section.lines and line.parted and line.marker < 0 and bool(technical(state.shadow, line.start, line.end))


def _ends_story(state: State, section: Section, line: Line) -> bool:
    """Whether a short line behind a whole sentence is no sentence: facts, stars, a menu."""
    shadow, start, end = state.shadow, line.start, line.end
    if end - start > _LONGEST_FACTS or shadow[end - 1] in "!?:" or shadow[section.end - 1] not in _STOPS:
        return False
    text = shadow[start:end]
    if line.parted and (is_links(text) or _is_marked_alike(state, section, line)):
        return True
    facts = {fact.key for fact in technical(shadow, start, end)}
    return bool(facts) and not (text[-1] == "." and facts <= _SETTINGS)


def _is_marked_alike(state: State, section: Section, line: Line) -> bool:
    """Whether a line is marked as the heading of the open section is, by a sign or a picture: "✔️ My score" below "✔️ Plot"."""
    words, shadow = section.words, state.shadow
    if words is None:
        return False
    mark = shadow[words.start]
    return ord(mark) > _FIRST_PICTURE and not mark.isalnum() and shadow[line.start] == mark


def _ends_tabs(state: State) -> bool:
    """Whether the open label is the last of a row of labels without values, one a line: the tabs of a page."""
    return len(state.sections) > 2 and not any(section.lines for section in state.sections[-3:])


def _continues_aside(state: State, section: Section, line: Line) -> bool:
    """What is not the film goes on to the next label, but links do not go on with prose."""
    first = section.lines[0]
    return not (line.parted and first.end - first.start <= 80 and is_prose(state, line))


def _continues_value(state: State, section: Section, line: Line) -> bool:
    """A field's value goes on below where it was left open, or where one item a line is the custom."""
    if open_bracket(state, section):
        return True
    if section.key == "text":
        return line.number is None
    if section.key == "awards" and line.number is not None:
        return True
    if line.number is not None and section.lines[-1].number == line.number - 1 and section.lines[0].number == 1:
        return section.key in _LISTS_OF_WORDS | _LISTS_OF_PEOPLE
    if section.key in _RATED and not (section.lines and _CONNECTED.search(state.shadow, max(section.start, section.end - 6), section.end)):
        return values.is_certificate(state.shadow, line.start, line.end)
    if section.key in _SINGLE or line.number is not None or line.end - line.start > 60:
        return False
    last, text = section.lines[-1], state.shadow[line.start : line.end]
    if is_site(text):
        return False
    if text[-1] in ".!?:" and not text.endswith(("Jr.", "Sr.")):
        return False
    if _CONNECTED.search(state.shadow, max(last.start, last.end - 6), last.end) or section.bare or is_below(section):
        return _LISTS_OF_WORDS.issuperset(fact.key for fact in technical(state.shadow, line.start, line.end))
    if section.key in _LISTS_OF_WORDS:
        return is_country(text) or is_genre(text)
    if section.separator and state.shadow[slice(*section.separator)].strip(" \x1f\u00a0") in ("\t", "|"):
        return not technical(state.shadow, line.start, line.end)
    return line.indent > last.indent + 1


def _continues_cast(state: State, section: Section, line: Line) -> bool:
    if line.number is not None and line.parted and section.lines[-1].number is None:
        return False
    if is_showing(state.shadow[line.start : line.end]):
        return False
    if not line.parted:
        return not technical(state.shadow, line.start, line.end) and not _tells(state, section, line)
    several = len(section.lines) > 1 or is_below(section)
    if _opens_prose(state, line):
        return False
    short = line.end - line.start <= 80 and state.shadow[line.end - 1] not in ".!?。！？"
    return several and short and not technical(state.shadow, line.start, line.end)


def _tells(state: State, section: Section, line: Line) -> bool:
    """Whether a line below a cast on one line is a sentence: most of its words in small letters."""
    if is_below(section) or state.shadow[section.lines[-1].end - 1] in ",;&、":
        return False
    if _SENTENCE_IN_CJK.search(state.shadow, line.start, line.end):
        return True
    if not (is_prose(state, line) or is_sentence(state, line) or _short_sentence(state.shadow[line.start : line.end])):
        return False
    words = state.shadow[line.start : line.end].split()
    return _mostly_small(words) or (len(words) > 11 and 5 * sum(word[0].islower() for word in words) > 2 * len(words) and is_prose(state, line))


def _short_sentence(text: str) -> bool:
    """Whether a text is a sentence of a few words: "Watch all you want."."""
    return text[0].isupper() and text[-1] in ".!?" and text.count(" ") > 1 and not text.endswith(("etc.", "al.")) and _CAST_MARKS.search(text) is None


def _opens_prose(state: State, line: Line) -> bool:
    """Whether a line below a blank one opens a wrapped paragraph: many words, most of them small, and no mark of a cast."""
    text = state.shadow[line.start : line.end]
    words = text.split()
    return line.marker < 0 and len(words) > 6 and text[0].isupper() and _mostly_small(words) and _CAST_MARKS.search(text) is None


def _mostly_small(words: list[str]) -> bool:
    return sum(word[0].islower() for word in words) * 2 > len(words)


def _continues_other(state: State, section: Section, line: Line) -> bool:
    if is_below(section):
        return not line.parted or line.marker >= 0
    if section.separator and "\t" in state.shadow[slice(*section.separator)]:
        return not line.parted and state.shadow[line.start].islower()
    return not line.parted and (line.indent > section.lines[0].indent or open_bracket(state, section))


def _continues_list(state: State, section: Section, line: Line) -> bool:
    """Items go on with further items, wrapped lines and paragraphs of the same indentation."""
    if line.marker >= 0 or not line.parted or not section.lines:
        return True
    first = section.lines[0]
    if first.marker < 0:
        return section.key == "trivia"
    return line.indent > first.indent or (first.indent == 0 and line.end - line.start > 40)


def _height(shadow: str, start: int) -> int:
    """How many of the six levels of headings a line stands above; markup right before it tells, "## " by two signs."""
    before = shadow[max(0, start - 8) : start]
    bare = before.rstrip(" \t")
    signs = len(bare) - len(bare.rstrip(FILL))
    return 6 - signs if 0 < signs < 6 and bare[: len(bare) - signs].strip(" \t")[-1:] in ("", "\n", "\r") else 0


def is_furniture(shadow: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a line belongs to the page and not to the film: a footer, a link.

    >>> is_furniture("See more details at KinoBase"), is_furniture("See more of the harbour, he says.")
    (True, False)
    """
    return (_FOOTER.match(shadow, start, end) or _LINK_ALONE.fullmatch(shadow, start, end)) is not None


def goes_aside(shadow: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a line below prose is a row of tags or of places to share it, or the last word of a message."""
    return _ASIDE.match(shadow, start, end) is not None
