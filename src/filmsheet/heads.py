"""The label of a line, if it has one: known, misspelt or new; before a separator, alone on its line, or glued to its value."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from . import values
from .bylines import people
from .cast.likeness import names_actor
from .lazily import lazy
from .lexicon import is_country, is_genre
from .lines import Line
from .source import Span, tidy
from .standing import (
    ALONE_LIMIT,
    LONG_VALUES,
    TERMINAL,
    State,
    after_genre,
    in_cast,
    in_prose,
    in_trivia,
    is_below,
    is_prose,
)
from .statements import dotted
from .technical import is_fact, technical
from .vocabulary import Label

_SEPARATOR = lazy(
    r"[\s\x1f]*(?:[:：∶]{1,2}(?:[-–=](?=\s|$))?(?:[ \t\x1f]*[|｜])?|=>?|→|(?:\.{2,}|…+|·{2,})(?:[ \t]?:)?|(?:\.\s){2,}\.?|_{2,}|[|｜]|\t|[ \u00a0\u3000]{3,}"
    r"|(?<=\s)[-–—]{1,2}(?=\s|$)|[-–—](?=\s|$)|(?<=\s)[-–—](?=\S))[\s\x1f]*"
)
QUICK_LABEL = lazy(r"([^\W\d_][^:=|\t\r\n.…·–—-]{0,40}):(?![:=–-]|[ \t]*[|｜])[ \t\u00a0]*")
_MAY_SEPARATE = lazy(r"[:：∶=→|｜\t…·_–—.\u00a0\u3000\x1f-]")
"""A sign that the next pattern knows, blanks aside: one class of signs is looked for faster than a choice of patterns."""
_SEPARATES = lazy(r"[:：∶=→|｜\t…·_–—-]|\.[.\s]|[ \u00a0\u3000\x1f]{3}")
_DOTTED = lazy(r"([^\W\d_]{1,6})\.\s+(?=[^\W\d_])")
_SUBJECT = lazy(r"(?:the|an?|he|she|it|they|his|her|their|this|that|these|those|but|and|when|then|there) ", re.IGNORECASE)
LABEL_LIMIT = 64
_FEW_ROWS = 8
_WIDE_LABEL = 16
_TOP = 4000
_TAIL_STARTS = lazy(r"(?<=[^\W\d_])\s(?=[\"“„«‘]?[^\W_])")
_OF = lazy(r"\A(?:of|from|von|zu|de|del|du|di|do|da|van|dari|к|о)\s", re.IGNORECASE)
_QUOTES = ' \t"“”„«»‘’《》'
_POSSESSED = lazy(r"([\u3400-\u9fff\w：·]{2,24})的([\u3400-\u9fff]{2,6})(?:[ ·（(]|$)")
_COLONS = frozenset(":：∶")
_HELD_LABEL = lazy(r"[【〖\[][ \u3000]?([^【】〖〗\[\]\n]{1,24}?)[ \u3000]?[】〗\]][ \t]?[:：]?[ \t\u3000]{0,8}")
_TWO_WORDS = lazy(r"([^\W\d_]{2,12}[ \u00a0][^\W\d_]{2,20})[ \u00a0]+(?=\S)")
_NAMED = lazy(r"[^\W\d_a-z][^\W\d_]*[.'’]?(?:[ -][\w.'’-]+){1,4}\s*\Z")
_ENTRY_KEYS = frozenset(
    "name role character part actor actress performer nom nombre nome naam nama имя 이름 姓名 personaje personagem personaggio personnage rôle rolle ruolo papel rol"
    " роль 角色 배역".split()
)
_SIGNED = lazy(r"([^\W\d_]{4,12}(?: [^\W\d_]{4,12})?) by [^\W\d_a-z][\w.'’-]{1,20}(?: [^\W\d_a-z][\w.'’-]{0,20}){0,3}")
_BY_SMALL = lazy(r"([a-z]{4,16}(?:(?: and | & | )[a-z]{2,16}){0,3} by) (?=[^\W\d_a-z])")
_BEFORE_GAP = lazy(r"([^\W\d_]{1,4})[ \u00a0]{2,4}(?=[^\W\d_a-z])")
_BEFORE_PROSE = lazy(r"(Summary|Synopsis|Storyline|Logline|Overview|Plot summary|Short synopsis|SYNOPSIS|SUMMARY)[ \u00a0]{1,3}(?=[A-Z\"“])")
_COMPANIES = frozenset(("production_companies", "distributors"))
_FIRM = lazy(r"\b(?:films?|pictures?|studios?|productions?|entertainment|releasing|distribution|company|inc|ltd)\b", re.IGNORECASE)
_SMALL_IN_FIRMS = frozenset("of the and & de du for / ,".split())
_PLACED = frozenset(("runtime", "certificates", "certificates_or_ratings"))
_ASKED = {"genres": is_genre, "countries": is_country}
_CAPITALS = lazy(r"(?<=[ \u00a0\t]{2})([A-ZÀ-ÞА-ЯЁ]{3,16}(?: (?:E|Y|ET|UND|EN|&) [A-ZÀ-ÞА-ЯЁ]{3,16})?)[ \u00a0]{1,3}(?=[^\W\d_a-zà-ÿа-я])")
_CREW = frozenset("directors writers producers composers cinematographers editors cast other production_companies distributors".split())
_BEFORE_ROLE = frozenset("a an the as and or of his her in with".split())
"""What stands before a role that is a label's word too: "as the Director"."""
_SOURCE = lazy(r",? (?:based (?:up)?on|(?:adapted )?from|after) (?:the|a|an|his|her|their) ", re.IGNORECASE)
"""What a screenplay is made from."""
_FAR = 400
_CREDITED = lazy(r"\s(?:as|[-–—])\s|[,)]\s|\.\.")
"""What shows that credits stand before a label: a mark of a cast."""
_SHORT_VALUED = frozenset(
    "year release_dates runtime genres countries languages certificates directors writers producers composers cinematographers editors"
    " production_companies distributors budget box_office".split()
)
"""Keys whose value begins with no label and a colon."""
_FIGURES = frozenset(("year", "runtime", "release_dates", "ratings"))
_FIRST_ITEM = lazy(r"[^\W\d_][^,/|;:\n]{1,30}")
_PEOPLE = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))
_MAKERS = _PEOPLE | {"other", "production_companies", "distributors"}


class Head(NamedTuple):
    """A label found on a line: its section key, the label, its words, and where the value starts."""

    key: str
    label: Label | None
    words: Span
    separator: Span
    guess: float = 1.0


def find_head(state: State, line: Line) -> Head | None:
    """The label that opens a line, if any."""
    shadow, start = state.shadow, line.start
    limit = min(line.end, start + LABEL_LIMIT)
    if shadow[start] in "【〖[" and (held := _held_head(state, line, limit)):
        return held
    quick = _quick_head(state, start, limit)
    if quick and quick.label and _label_fits(state, line, shadow[start : quick.words.end], ":", quick.label):
        return quick
    wide = shadow[start] > "\u3000" and line.end - start < _WIDE_LABEL and "  " in shadow[start : line.end]
    if wide and (alone := _head_alone(state, line)):
        return alone  # "导    演"
    separator = _SEPARATOR.search(shadow, start + 1, limit) if separates(shadow, start, limit) else None
    tries = 3
    while separator and tries:
        found = _head_before(state, line, separator)
        if found:
            return found
        tries -= 1
        separator = _SEPARATOR.search(shadow, separator.end(), limit)
    return _head_alone(state, line)


def _quick_head(state: State, start: int, limit: int) -> Head | None:
    """A known label and a colon that stand at a place; most heads are so plain."""
    quick = QUICK_LABEL.match(state.shadow, start, limit)
    label = state.vocabulary.find(quick[1].rstrip()) if quick else None
    if quick is None or label is None:
        return None
    end = start + len(quick[1].rstrip())
    return Head(label.keys[0], label, Span(start, end), Span(end, quick.end()))


def separates(text: str, start: int, end: int) -> bool:
    """Whether a label's separator may stand in the opening of a line."""
    may = text.find("   ", start, end) >= 0 or _MAY_SEPARATE.search(text, start, end) is not None
    return may and _SEPARATES.search(text, start, end) is not None


def _held_head(state: State, line: Line, limit: int) -> Head | None:
    """A label in square brackets: "【导演】沈复生"."""
    held = _HELD_LABEL.match(state.shadow, line.start, limit)
    label = state.vocabulary.find(held[1]) if held else None
    if held is None or label is None or label.weak:
        return None
    return Head(label.keys[0], label, Span(*held.span(1)), Span(held.end(1), held.end()))


def _head_before(state: State, line: Line, separator: re.Match[str]) -> Head | None:
    words = Span(line.start, separator.start())
    text = state.shadow[words.start : words.end]
    mark = separator.group().strip()[:1]
    label = state.vocabulary.find(text) or _in_two_languages(state, text)
    place = Span(*separator.span())
    if label:
        fits = _label_fits(state, line, text, mark, label)
        return Head(label.keys[0], label, words, place) if fits else None
    if mark in _COLONS or mark == "=":
        return _inner_head(state, line, place) or _unknown_head(state, line, text, words, place)
    return _inner_head(state, line, place) if mark else None


def _in_two_languages(state: State, text: str) -> Label | None:
    """A label said twice: "導演 Director"."""
    first, _, second = text.strip().partition(" ")
    if first.isascii() == second.isascii():
        return None
    labels = state.vocabulary.find(first), state.vocabulary.find(second)
    return labels[0] if labels[0] and labels[1] and labels[0].keys == labels[1].keys else None


def _label_fits(state: State, line: Line, text: str, mark: str, label: Label) -> bool:
    """Whether a known label is one where it stands: in running prose it must look like one."""
    if not state.sections and label.keys[0] == "not_film":
        return False  # "Review: Night Ferry" heads a page
    if in_cast(state, line) and text.strip().casefold() in _ENTRY_KEYS:
        return False  # "role: Mary" below "name: Ann Field"
    if mark == "|" and len(text.strip()) == 1:
        return False  # "G | 94 min"
    if not mark or mark in _COLONS or mark in "=.…·_":
        return not (in_prose(state, line) and text[0].islower())
    if label.weak and mark != "|" and in_cast(state, line):
        return False
    return not in_prose(state, line) or text[0].isupper()


def _inner_head(state: State, line: Line, separator: Span) -> Head | None:
    """A label that ends what stands before a separator: "Harbor Lights     Genre – Drama"."""
    found = state.vocabulary.known_ending(state.shadow[line.start : separator.start])
    if found is None or found[0] == 0 or in_prose(state, line):
        return None
    at = line.start + found[0]
    if in_cast(state, line):
        fits = _CREDITED.search(state.shadow, line.start, at) and _follows_cast(state, Span(line.start, at), found[1], Span(separator.end, line.end))
        return Head(found[1].keys[0], found[1], Span(at, separator.start), separator) if fits else None
    if not _is_parting(state.shadow[max(line.start, at - 3) : at]) or _in_bracket(state.shadow, line.start, at):
        return None
    return Head(found[1].keys[0], found[1], Span(at, separator.start), separator)


def _unknown_head(state: State, line: Line, text: str, words: Span, separator: Span) -> Head | None:
    """A label that the vocabulary does not know, misspelt or new, where it looks like one."""
    if not _plain_label().fullmatch(text) or _in_cast_below(state, line) or separator.end - separator.start > 40:
        return None
    after = state.shadow[separator.end : separator.end + 2]
    if after == "//" or (in_prose(state, line) and not state.shadow[line.start].isupper()):
        return None
    if _in_value(state, text, separator.end, line.end):
        return None
    guessed = state.vocabulary.guess(text)
    if guessed:
        return Head(guessed[0].keys[0], guessed[0], words, separator, guessed[1])
    if state.open is not None and state.open.key == "storyline" and _SUBJECT.match(text):
        return None
    if _is_sentence(state.shadow, text, separator.end, line.end):
        return None
    if _goes_on(state, line, text):
        return None
    if len(text.split()) > 5 or in_trivia(state, line) or (in_prose(state, line) and line.end - separator.end > 80):
        return None
    return Head("other", None, words, separator)


def _is_sentence(shadow: str, words: str, start: int, end: int) -> bool:
    """Whether words before a colon open a sentence: "Irene weighs birds for a living: she catches, rings and frees them"."""
    said = words.split()
    small = sum(word[0].islower() for word in said)
    if not small or len(said) < 3 or not shadow[start : start + 1].islower():
        return False
    return (small > 1 and len(said) > 3 and end - start > 24) or (end - start > 50 and shadow[end - 1] in ".!?…")


def _in_cast_below(state: State, line: Line) -> bool:
    """Whether the line stands in a cast of one entry a line, where "Ann Field: Mary" is no label."""
    section = state.open
    if section is None or section.key != "cast":
        return False
    if line.parted:  # the first entry below the heading and a blank line
        words, _, value = state.shadow[line.start : line.end].partition(":")
        return not section.lines and ((section.bare and _NAMED.match(words) is not None) or names_actor(value))
    return section.bare or not section.lines or is_below(section)


def _in_value(state: State, words: str, start: int, end: int) -> bool:
    """Whether words before a colon belong to a value: "USA:121 min", "Cannes 1982: Prix du scénario"."""
    section = state.open
    if section is None or section.words is None or not (is_below(section) if section.lines else True):
        return False
    if section.key == "awards":
        return any(map(str.isdigit, words))
    if section.key == "release_dates":
        return bool(values.release_dates(state.shadow, start, end))
    return section.key in _PLACED and is_country(words)


def _goes_on(state: State, line: Line, text: str) -> bool:
    """Whether words before a colon are part of the open field: an actor before a role."""
    section = state.open
    if section is None or not (section.bare or not section.lines or is_below(section)):
        return False
    if section.label and section.label.otherwise == ("cast",) and not section.lines and _NAMED.match(text):
        section.label = section.label._replace(keys=("cast",), otherwise=())
        section.key = "cast"
        return True
    return False


def _head_alone(state: State, line: Line) -> Head | None:
    """A label without a separator: alone on its line, or glued to its value."""
    length = line.end - line.start
    if length > 200:
        return _prose_head(state, line)
    text = state.shadow[line.start : line.end]
    if length <= ALONE_LIMIT and not _is_initial(text):
        label = state.vocabulary.find(text) or _signed(state, line, text)
        if label and not (label.source and not state.sections) and _stands_alone(state, line, label):
            return Head(label.keys[0], label, Span(line.start, line.end), Span(line.end, line.end))
    if line.parted and length <= ALONE_LIMIT + 32 and (part := _part_of_film(state, line, text)):
        return part
    if in_prose(state, line) or in_trivia(state, line):
        return None
    return _short_head(state, line, text) or _leading_head(state, line, text)


def _short_head(state: State, line: Line, text: str) -> Head | None:
    """A short form before names: "Dir. Sue Penn", "ph  Tom Reed"."""
    if (short := _DOTTED.match(text)) and (label := state.vocabulary.find(short[1])) and dotted(short[1], text[short.end() :], label):
        end = line.start + short.end(1)
        return Head(label.keys[0], label, Span(line.start, end), Span(end, line.start + short.end()))
    if (short := _BEFORE_GAP.match(text)) and (label := state.vocabulary.find(short[1])) and _heads_people(label, text, short.end()):
        end = line.start + short.end(1)
        return Head(label.keys[0], label, Span(line.start, end), Span(end, line.start + short.end()))
    return None


def _leading_head(state: State, line: Line, text: str) -> Head | None:
    """A label that opens the line, with its value behind it."""
    if not state.sections and text[0].isalnum():  # a first line is a title, unless a sign ("◎") marks its label
        return None
    twice = _TWO_WORDS.match(text)
    if twice and (label := _in_two_languages(state, twice[1])):
        return Head(label.keys[0], label, Span(line.start, line.start + twice.end(1)), Span(line.start + twice.end(1), line.start + twice.end()))
    if told := _prose_head(state, line):
        return told
    leading = state.vocabulary.leading(text) or _before_terms(state, text) or _in_rows(state, line, text) or _small_byline(state, text)
    if leading is None or _opens_facts(state, line, leading[1]) or (in_cast(state, line) and not _ends_cast(state, text, *leading)):
        return None
    if state.open is not None and not state.open.lines and state.open.key == leading[1].keys[0]:
        return None  # "FSK 12" below "Certificate:" is its value
    at = line.start + leading[0]
    gap = len(text[leading[0] :]) - len(text[leading[0] :].lstrip())
    return Head(leading[1].keys[0], leading[1], Span(line.start, at), Span(at, at + gap))


def _opens_facts(state: State, line: Line, label: Label) -> bool:
    """Whether words that a label has open a line of facts, "FSK 12, 94 Min.", or name a site: "NAVER 영화"."""
    if (label.keys[0] in _PLACED or label.source is not None) and len(technical(state.shadow, line.start, line.end)) > 1:
        return True
    return label.source is not None and not any(map(str.isdigit, state.shadow[line.start : line.end]))


def _part_of_film(state: State, line: Line, text: str) -> Head | None:
    """A heading that names the film, which stands above: "Plot De Vuurtoren", "Handlung von Der Hafen", "灰鸽子的剧情简介"."""
    cuts = [found.end() for found in _TAIL_STARTS.finditer(text)][:4]
    for cut in cuts:
        label = state.vocabulary.find(text[:cut].rstrip(" :"))
        if label is None or label.keys[0] not in LONG_VALUES:
            continue
        titles = (text[cut:].strip(_QUOTES), _OF.sub("", text[cut:], 1).strip(_QUOTES))
        if any(_stands_above(state, line, title) for title in titles):
            return Head(label.keys[0], label, Span(line.start, line.end), Span(line.end, line.end))
    possessed = _POSSESSED.match(text)
    label = state.vocabulary.find(possessed[2]) if possessed else None
    if possessed and label and label.keys[0] in LONG_VALUES and _stands_above(state, line, possessed[1]):
        return Head(label.keys[0], label, Span(line.start, line.end), Span(line.end, line.end))
    return None


def _stands_above(state: State, line: Line, title: str) -> bool:
    """Whether a line above opens with these words."""
    return (len(title) > 1 and state.shadow.startswith(title)) or f"\n{title}" in state.shadow[: min(line.start, _TOP)]


def _signed(state: State, line: Line, text: str) -> Label | None:
    """The label of a heading that names who wrote what stands below it: "Synopsis by Ann Field"."""
    signed = _SIGNED.fullmatch(text) if line.parted or not state.sections else None
    label = state.vocabulary.find(signed[1]) if signed else None
    return label if label and label.keys == ("storyline",) else None


def _is_initial(text: str) -> bool:
    """Whether a line is a letter alone, such as signs a message: "P."."""
    return len(text) < 3 and text.isascii() and len(text.rstrip(".")) == 1


def _before_terms(state: State, text: str) -> tuple[int, Label] | None:
    """A label of one word before nothing but what it asks for, below other labels: "Nacionalidade Brasil", "Roteiro Ana Moya"."""
    first, _, rest = text.partition(" ")
    if not rest or len(text) > 120 or not first[0].isupper():
        return None
    label = state.vocabulary.find(first)
    if label is None or label.weak or len(label.keys) > 1 or (label.otherwise and not state.labelled):
        return None
    asked = _ASKED.get(label.keys[0])
    if asked is not None:
        items = re.split("[,/|;]", rest)
        fits = all(asked(tidy(item)) for item in items) or (asked(tidy(items[0])) and bool(technical(text, len(first) + 1, len(text))))
    elif label.keys[0] in _COMPANIES and _FIRM.search(rest):
        fits = all(word[0].isupper() or word in _SMALL_IN_FIRMS for word in rest.split())
    elif not state.labelled:
        return None
    else:
        at = len(text) - len(rest)
        if label.otherwise and label.otherwise[0] in _PEOPLE:
            label = label._replace(keys=label.otherwise, otherwise=())
        fits = label.keys[0] in _PEOPLE and rest[0].isupper() and " " in rest.strip() and people(text, at, len(text))
    return (len(first), label) if fits else None


def _in_rows(state: State, line: Line, text: str) -> tuple[int, Label] | None:
    """A label before its value in a block of such rows: "Idiomas Português" below "Distribuidor Sertão Filmes"."""
    if line.parted or not text[0].isupper() or not _below_row(state):
        return None
    before, gap, value = text.partition("  ")
    if gap and (beside := state.vocabulary.find(before)) and _holds(beside, value.lstrip()):
        return len(before), beside
    if len(text) > 80:
        return None
    words = text.split(" ")
    for count in (3, 2, 1):
        label = state.vocabulary.find(" ".join(words[:count])) if len(words) > count else None
        if label and not label.weak and len(label.keys) == 1 and label.keys[0] not in LONG_VALUES | {"title"}:
            first = words[count][:1]
            return (len(" ".join(words[:count])), label) if first.isupper() or first.isdigit() else None
    return None


def _holds(label: Label, value: str) -> bool:
    """Whether a value stands in the column behind a label: "Cast  Tom Reed, Mary Berg"."""
    return not label.weak and len(label.keys) == 1 and label.keys[0] not in ("title", "heading", "not_film") and (value[:1].isupper() or value[:1].isdigit())


def _below_row(state: State) -> bool:
    """Whether the line above, or one above that with no blank line between, is a label and its value with no separator."""
    row = state.open
    if row is not None and row.words is None:
        row = state.sections[-2] if len(state.sections) > 1 and not any(line.parted for line in row.lines[:_FEW_ROWS]) else None
    if row is None or row.words is None or row.separator is None or not row.lines:
        return False
    return row.lines[0].start == row.separator.end and not state.shadow[slice(*row.separator)].strip(" \u00a0\x1f")


def _prose_head(state: State, line: Line) -> Head | None:
    """A heading that lost its line end, right before the storyline: "Synopsis A pilot is late."."""
    told = _BEFORE_PROSE.match(state.shadow, line.start, line.end)
    if told is None or not is_prose(state, line._replace(start=told.end())) or in_prose(state, line):
        return None
    label = state.vocabulary.find(told[1])
    fits = label is not None and label.keys == ("storyline",)
    return Head("storyline", label, Span(*told.span(1)), Span(told.end(1), told.end())) if fits else None


def _heads_people(label: Label, text: str, start: int) -> bool:
    """Whether nothing but names stands behind a short form and a gap: "ph  Tom Reed"."""
    return label.keys[0] in _PEOPLE and people(text, start, len(text))


def _small_byline(state: State, text: str) -> tuple[int, Label] | None:
    """A label in small letters before nothing but names: "written by Tom Reed"."""
    small = _BY_SMALL.match(text)
    label = state.vocabulary.find(small[1]) if small else None
    if small is None or label is None or label.keys[0] not in _PEOPLE - {"directors"} or not people(text, small.end(), len(text)):
        return None
    return small.end(1), label


def _ends_cast(state: State, text: str, end: int, label: Label) -> bool:
    """Whether a label with no separator ends a cast: glued to its value, below a cast on one line, or before what only it has."""
    section = state.open
    if section is not None and not section.lines and section.bare:
        return label.keys[0] in _PEOPLE and people(text, end, len(text))
    if section is None or not section.lines:
        return False
    if (section.bare and text[end].isupper()) or _is_byline(text, end, label):
        return True
    first = section.lines[0]
    inline = len(section.lines) == 1 and not is_below(section) and "," in state.shadow[first.start : first.end]
    value = tidy(text[end:])
    return inline or (label.keys == ("genres",) and is_genre(value)) or (label.keys == ("countries",) and is_country(value))


def _asks_genre(state: State) -> bool:
    """Whether the line above is a label of genres with no value yet: "类型" above "剧情"."""
    return state.open is not None and state.open.key == "genres" and not state.open.lines


def _is_byline(text: str, end: int, label: Label) -> bool:
    """Whether a label says who made what, before nothing but names: "Music by Hal Ordway"."""
    if not text[:end].casefold().endswith(" by") or label.keys[0] not in _MAKERS:
        return False
    source = _SOURCE.search(text, end)
    return people(text, end, source.start() if source else len(text))


def _stands_alone(state: State, line: Line, label: Label) -> bool:
    if _asks_genre(state) and is_genre(state.shadow[line.start : line.end]):
        return False
    fact = not line.parted or is_fact(state.shadow, line.start, line.end)
    if state.shadow[line.start].islower() and is_fact(state.shadow, line.start, line.end):
        return False
    if (label.weak or after_genre(state, line)) and fact and not _in_turn(state, label):
        return False
    return not in_prose(state, line) or not state.shadow[line.start].islower()


def _in_turn(state: State, label: Label) -> bool:
    """Whether labels and values have a line each, in turn, so that a short word is a label too: "Met"."""
    section = state.open
    turn = section is not None and section.bare and len(section.lines) == 1 and is_below(section) and section.key not in LONG_VALUES
    return turn and label.keys == ("cast",)


def next_head(state: State, head: Head, start: int, end: int) -> Head | None:
    """The next known label on the same line, before the same kind of separator."""
    mark = state.shadow[head.separator.start : head.separator.end].strip()[:1]
    if not mark and head.key in _PEOPLE and head.separator.end > head.words.end:
        return _next_in_capitals(state, start, end)
    if not mark or mark in ".…·_":
        return None
    at = state.shadow.find(mark, start, end)
    if at >= 0 and (found := _instead_of_value(state, head, start, end)):
        return found
    while at >= 0:
        found = _next_label(state, head, start, at, end)
        if found:
            return found
        at = state.shadow.find(mark, at + 1, end)
    return None


def _instead_of_value(state: State, head: Head, start: int, end: int) -> Head | None:
    """The label that stands where the value of another should, which is empty: "Director: Genre: Drama"."""
    if head.key not in _SHORT_VALUED:
        return None
    inner = _quick_head(state, start, min(end, start + LABEL_LIMIT))
    if inner is None or inner.label is None or inner.label.weak or inner.key == head.key or inner.separator.end >= end:
        return None
    fits = inner.key in _SHORT_VALUED or inner.key in ("ratings", "cast")
    return inner if fits and state.shadow[start].isupper() else None


def _next_in_capitals(state: State, start: int, end: int) -> Head | None:
    """The next label without a separator: in capitals behind a gap, "REGIE Jola Winter  BUCH Adam Krul  KAMERA Piet Lammers"."""
    for words in _CAPITALS.finditer(state.shadow, start, end):
        label = state.vocabulary.find(words[1])
        if label and label.keys[0] in _CREW and label.spelling.isalpha():
            return Head(label.keys[0], label, Span(*words.span(1)), Span(words.end(1), words.end()))
    return None


def _next_label(state: State, head: Head, start: int, at: int, end: int) -> Head | None:
    first = max(start, at - LABEL_LIMIT)
    before = state.shadow[first:at]
    known = state.vocabulary.known_ending(before)
    if known is None or first + known[0] <= start:
        return None
    label_start = first + known[0]
    gap = state.shadow[max(start, label_start - 3) : label_start]
    free = head.key not in ("storyline", "trivia", "other", "awards", "cast") and not known[1].weak
    separator = _SEPARATOR.match(state.shadow, first + len(before.rstrip()), end)
    if separator is None:
        return None
    free = free or (head.key == "cast" and _follows_cast(state, Span(start, label_start), known[1], Span(separator.end(), end)))
    if not (_is_parting(gap) or (state.shadow[label_start].isupper() and (free or _ends_sentence(gap)))):
        return None
    return Head(known[1].keys[0], known[1], Span(label_start, separator.start()), Span(*separator.span()))


def _follows_cast(state: State, cast: Span, label: Label, value: Span) -> bool:
    """Whether a label stands right behind a cast: "Tom Reed as Sam Runtime: 94 min".

    Where the mark parts actors and roles, "Ann Field: Mary", only what its value can be tells a label from a role.
    """
    shadow, cast = state.shadow, Span(max(cast.start, cast.end - _FAR), cast.end)
    last = shadow[max(cast.start, cast.end - 24) : cast.end].split()[-1:]
    if label.weak or label.keys == ("cast",) or not last or last[0].casefold() in _BEFORE_ROLE or not last[0].strip("(\"“'").strip()[:1].isupper():
        return False
    if _in_bracket(shadow, *cast):
        return False
    if not any(mark in _COLONS for mark in shadow[cast.start : cast.end]):
        return True
    asked = _ASKED.get(label.keys[0])
    words = _FIRST_ITEM.match(shadow, *value)
    fits = asked is not None and words is not None and (asked(tidy(words[0])) or asked(words[0].split()[0]))
    return fits or (label.keys[0] in _FIGURES and shadow[value.start : value.start + 1].isdigit())


@functools.cache
def _plain_label() -> Any:
    """What looks like a label: letters with their marks (of every script), digits, and what joins words.

    Needs Unicode properties: `re` has no class for combining marks, of which Devanagari or decomposed accents are full.
    """
    import regex

    return regex.compile(r"\p{L}[\p{L}\p{M}\p{N} \u00a0_'’&/().\-\x1f]{0,47}+")


def _in_bracket(shadow: str, start: int, at: int) -> bool:
    """Whether a bracket is open: "Night Ferry (1958, Dir: Basil Croft)"."""
    return shadow.rfind("(", start, at) > shadow.rfind(")", start, at)


def _is_parting(gap: str) -> bool:
    """Whether the characters before a label part it from what stands there."""
    bare = gap.rstrip()
    return len(gap) - len(bare) >= 2 or "\t" in gap or "\u3000" in gap or bare[-1:] in "|;,•·/》"  # and where nothing stands before


def _ends_sentence(gap: str) -> bool:
    return gap.rstrip()[-1:] in TERMINAL
