"""Text to sections: titles, storylines, fields, casts and lists, each with the lines that belong to it.

The grammar, line by line (a line is looked at once, and only its first characters decide):

    sheet     = (field | list | text | blank)*
    field     = [bullet] label separator [value] continuation*
              | label                                  (alone on its line: the value is below)
    list      = (marker text continuation*)+           marker = "1." "1)" "#1" "(1)" "-" "•" ...
    text      = any other lines, up to a blank line
    separator = ":" "::" ":-" "=" "..." "|" tab " - " and the like

A label is what the vocabulary knows; before a colon or an equals sign also what looks like one.
"""

from __future__ import annotations

import re

from . import flattened
from .continuation import completes, continues, is_furniture, leaves, mistaken
from .crew import Person, cast_block, credits_beside, jobs, people
from .heads import LABEL_LIMIT, QUICK_LABEL, Head, find_head, next_head
from .lazily import lazy
from .lexicon import is_genre
from .lines import Line, Section, lines_of
from .listed import opens_trivia
from .navigation import is_menu
from .source import BLANKS, Span, trim
from .standing import ALONE_LIMIT, HELD, LONG_VALUES, PROSE, TERMINAL, State, in_cell, is_below
from .statements import may_part, statements
from .technical import is_fact
from .vocabulary import RECORD_FIELDS, Vocabulary

_FRONT = lazy(r"\s*---[ \t]*\r?\n")
_TAIL = lazy(r"\s*(?:\((?:(?:view|read|see|show)\s)?more\)|(?:more\s)?\|?\s?add synopsis|(?:see|read|show|view)\s+(?:more|all|full\s\w+)|mehr anzeigen|voir plus|ver más|leia mais)[\s»›>….]*$", re.IGNORECASE)
_TO_FILL_IN = lazy(r"[:：][ \t\u00a0]{0,8}_{3}")
"""A place to write in: "Name: ________  Class: ____"."""
_TAIL_ENDS = frozenset(("", "more", "(more)", "more)", "all", "anzeigen", "plus", "más", "mais", "cast", "summary", "synopsis", "bio", "list", "plot"))
_LAST_OF_TAILS = frozenset(first + last for word in _TAIL_ENDS if word for first in (word[-2], word[-2].upper()) for last in (word[-1], word[-1].upper()))
_TAIL_MARKS = "»›>…."
_YEAR_CLOSES = lazy(r"\((?:18[7-9]|19\d|20\d)\d\)\Z")
_TOLD = frozenset("title directors year runtime genres cast storyline release_dates countries writers".split())
_ROLES = frozenset(
    "role roles character characters part rolle rôle personage personages peran tokoh personnage personaje personagem personaggio ruolo papel роль 角色 役名 배역".split()
)
_COLUMNS = _ROLES | frozenset("name actor field value details detail info information description category message mensaje сообщение".split())
_ROLES_TOO = frozenset(("general", "data", "profile", "info", "fiche"))
"""Headings that are names in a cast."""
_HEADINGS = frozenset(("cast", "other", "heading"))
_FEW = 3
_LONGEST_ENTRY = 24
"""No word of a menu is longer."""
_MOST_ENTRIES = 40
_LONGEST_ABOVE = 60
"""A longer line above a heading is prose."""


def tokenize(shadow: str, vocabulary: Vocabulary) -> list[Section]:
    """Split a text into sections, in order; every line that is not blank lies in one.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> [s.key for s in tokenize("Year : 1948\\nGenre : Drama, Music", DEFAULT)]
    ['year', 'genres']
    """
    state = State(shadow, vocabulary)
    lines = lines_of(shadow)
    taken = numbered = 0
    fields = False
    for number, line in enumerate(lines):
        section = state.open
        if number < taken or (taken := _take_crew(state, lines, number) or _take_menu(state, lines, number)):
            continue
        if line.number is not None and number >= numbered and not (section is not None and section.key == "trivia"):
            numbered, fields = _numbered_run(state, lines, number)
        if line.number is not None and _heads_part(state, lines, number):
            _take_numbered_heading(state, line)
        elif line.number is not None and fields and number < numbered:
            _take_numbered(state, line)
        elif section is not None and section.key == "list" and line.number is not None:
            section.lines.append(line)
        elif line.marker >= 0 and opens_trivia(state.shadow, lines, number, section):
            _open_list(state, line)
        else:
            _take(state, line)
    _mark_front(state)
    _find_cast(state)
    return state.sections


def _find_cast(state: State) -> None:
    """Read blocks of roles before their actors, which stand with no label above, as the cast of a sheet that has none."""
    sections, at = state.sections, 0
    if any(section.key == "cast" for section in sections):
        return
    while at < len(sections):
        stop, found = cast_block(state.shadow, sections, at, state.vocabulary) if sections[at].key == "other" else (at, False)
        for section in sections[at:stop] if found else ():
            words = section.words
            assert words is not None
            section.key, section.paired, section.words = "cast", "role", Span(words.start, words.start)
            section.lines.insert(0, Line(*words))
        at = max(at + 1, stop)


def _mark_front(state: State) -> None:
    """Mark the sections in the front matter of a page."""
    front = _front_matter(state.shadow)
    for section in state.sections:
        if section.words is None or section.words.start >= front:
            break
        section.front = True


def _take(state: State, line: Line) -> None:
    if state.shadow.find("___", line.start, line.end) >= 0 and _TO_FILL_IN.search(state.shadow, line.start, line.end):
        _take_unlabelled(state, line)
        return
    if not state.labelled and is_menu(state.shadow[line.start : line.end]):
        _take_unlabelled(state, line)
        return
    if line.end - line.start >= flattened.SHORTEST:
        page = flattened.headings(state.shadow, line.start, line.end, state.vocabulary)
        if page:
            _take_page(state, line, page)
            return
    elif parts := _parts_of(state, line):
        for part in parts:
            alone = is_fact(state.shadow, *part) and state.vocabulary.find(state.shadow[part.start : part.end]) is not None
            take = _take_unlabelled if alone else _take_one  # "Color" between other facts
            take(state, Line(*part, True, line.indent))
        return
    _take_one(state, line)


def _in_brackets(state: State, line: Line) -> Line | None:
    """The line without the brackets that hold all of it: "(Original title: Den lille kaptajn)"."""
    shadow, start, end = state.shadow, line.start, line.end
    held = end - start > 6 and shadow[start] == "(" and shadow[end - 1] == ")" and ":" in shadow[start:end]
    return line._replace(start=start + 1, end=end - 1) if held and shadow.find("(", start + 1, end) < 0 else None


def _parts_of(state: State, line: Line) -> list[Span]:
    """The statements of a line that holds several."""
    if line.number is not None or not may_part(state.shadow, line.start, line.end):
        return []
    section = state.open
    if section is not None and (section.key in HELD or (section.key in PROSE - {"text"} and not line.parted)):
        return []
    return statements(state.shadow, line.start, line.end, state.vocabulary)


def _take_one(state: State, line: Line) -> None:
    if _take_table_head(state, line):
        return
    head = None if _is_item(state, line) else find_head(state, line)
    if head is None and (inner := _in_brackets(state, line)) and (head := find_head(state, inner)) and head.label is not None:
        line = inner
    elif head is None or (head.key == "not_film" and not state.sections and _YEAR_CLOSES.search(state.shadow, line.start, line.end)):
        head = None
    if head is None or (head.label is None and head.key != "other"):
        _take_unlabelled(state, line)
        return
    if any(map(str.isalnum, state.shadow[line.start : head.words.start])):
        _take_unlabelled(state, line._replace(end=len(state.shadow[: head.words.start].rstrip())))
    _take_labelled(state, line, head)


def _take_page(state: State, line: Line, page: list[flattened.Heading]) -> None:
    """Part a long line at the headings in it."""
    _take_unlabelled(state, line._replace(end=_value_end(state, line.start, page[0].words.start)))
    stops = [heading.words.start for heading in page[1:]] + [line.end]
    for heading, stop in zip(page, stops, strict=True):
        key = "not_film" if heading.aside else heading.label.keys[0]
        place = Span(heading.words.end, heading.words.end)
        section = _begin_section(state, Head(key, heading.label, heading.words, place))
        start = trim(state.shadow, heading.words.end, stop).start
        if start < (end := _value_end(state, start, stop)):
            section.lines.append(Line(start, end))


def _take_crew(state: State, lines: list[Line], number: int) -> int:
    """Take names with their jobs below them; where the block ends, or 0 if there is none."""
    section = state.open
    headed = section is not None and section.bare and section.key in _HEADINGS and not section.lines
    if beside := _take_beside(state, lines, number):
        return beside
    if not (headed or lines[number].parted) or lines[number].marker >= 0:
        return 0
    if headed:
        persons, stop = people(state.shadow, lines, number, state.vocabulary)
        if persons:
            _take_people(state, persons)
            return stop
    found = jobs(state.shadow, lines, number, state.vocabulary, headed)
    for name, job, label in found:
        _begin_section(state, Head(label.keys[0], label, Span(job.start, job.end), Span(job.end, job.end))).lines.append(name)
    if not found:
        return 0
    state.open = section if headed else None
    return number + 2 * len(found)


def _take_menu(state: State, lines: list[Line], number: int) -> int:
    """Take the menu of a page, three and more labels in a row with no values; where it ends, or 0 if there is none.

    Of tabs ("Cast", "Crew", "Details", "Genres") the first is open: what stands below them are its values.
    """
    stop = number
    if not all(line.end - line.start <= _LONGEST_ENTRY for line in lines[number : number + _FEW]):
        return 0
    while stop < len(lines) and stop - number < _MOST_ENTRIES and (stop == number or not lines[stop].parted) and _is_entry(state, lines[stop]):
        stop += 1
    if stop - number < _FEW or stop == len(lines):
        return 0
    label = state.vocabulary.find(state.shadow[lines[stop - 1].start : lines[stop - 1].end])
    first = state.shadow[lines[number].start : lines[number].end]
    tabs = stop - number > _FEW and label is not None and label.keys != ("not_film",) and first.casefold() == "cast"
    if label is not None and not tabs and label.keys != ("not_film",) and not lines[stop].parted:
        stop -= 1  # the value of the last stands below it
    if stop - number < _FEW:
        return 0
    for line in lines[number:stop]:
        state.sections.append(Section("heading", Span(line.start, line.end), Span(line.end, line.end)))
    state.open = None
    if tabs:
        state.open = state.sections[number - stop]
        state.open.key, state.open.label, state.open.bare = "cast", state.vocabulary.find(first), True
    return stop


def _is_entry(state: State, line: Line) -> bool:
    """Whether a line is nothing but a label that may stand in a menu."""
    if line.end - line.start > _LONGEST_ENTRY or line.marker >= 0:
        return False
    words = state.shadow[line.start : line.end]
    if not words[0].isupper() or ":" in words or is_genre(words):
        return False
    return state.vocabulary.find(words) is not None or state.vocabulary.heading(words)


def _take_beside(state: State, lines: list[Line], number: int) -> int:
    """Take names with their jobs beside them; where the block ends, or 0 if there is none."""
    above = state.open if state.open is not None and state.open.bare and not state.open.lines else None
    heading = above if above is not None and above.key in ("other", "heading") else None
    if above is not None and heading is None and above.key != "cast":
        return 0  # "Produced by" above "Leon Marsh ... executive producer"
    found, stop = credits_beside(state.shadow, lines, number, state.vocabulary, heading is not None)
    if not found:
        return 0
    if heading is not None:
        heading.key, heading.label = "heading", None
    for name, job, label in found:
        head = Head(label.keys[0] if label else "other", label, job, Span(job.end, job.end))
        _begin_section(state, head).lines.append(Line(*name))
    state.open = None
    return stop


def _take_people(state: State, persons: list[Person]) -> None:
    """Take a list of cast and crew below its heading: each job is a field, the roles in a row are a cast."""
    heading = state.open
    assert heading is not None
    heading.key, heading.label = "heading", None
    cast: Section | None = None
    for name, below, label in persons:
        if label is not None:
            _begin_section(state, Head(label.keys[0], label, Span(below.start, below.end), Span(below.end, below.end))).lines.append(name)
            cast = None
            continue
        if cast is None:
            start = Span(name.start, name.start)
            cast = _begin_section(state, Head("cast", None, start, start))
            cast.paired = "actor"
        cast.lines += (name, below)
    state.open = None


def _take_table_head(state: State, line: Line) -> bool:
    """Take the head of a table, "Actor | Role", which names its columns; the open section goes on below it."""
    if line.end - line.start > ALONE_LIMIT or ("|" not in (words := state.shadow[line.start : line.end]) and "\t" not in words):
        return False
    cells = [cell.strip().casefold() for cell in words.replace("\t", "|").split("|")]
    labels = [state.vocabulary.find(cell) for cell in cells]
    if len(cells) < 2 or _COLUMNS.isdisjoint(cells) or not all(label or cell in _COLUMNS for cell, label in zip(cells, labels, strict=True)):
        return False
    above = state.sections[-1] if state.sections else None
    goes_on = above is not None and above.words is not None and not above.lines
    opens_cast = not _ROLES.isdisjoint(cells) and any(label and label.keys == ("cast",) and not label.weak for label in labels)
    key = "cast" if opens_cast and not goes_on else "heading"
    section = _begin_section(state, Head(key, None, Span(line.start, line.end), Span(line.end, line.end)))
    state.open = above if goes_on else section
    return True


def _numbered_run(state: State, lines: list[Line], start: int) -> tuple[int, bool]:
    """Where a numbered list ends, and whether its items are fields: "1. Title: Night Ferry", "2. Year: 1940"."""
    keys: list[str] = []
    last, stop = -1, start
    for stop in range(start, len(lines)):
        line = lines[stop]
        if line.number is None:
            continue
        if last >= 0 and line.number != last + 1:
            break
        last = line.number
        limit = min(line.end, line.start + LABEL_LIMIT)
        opening = QUICK_LABEL.match(state.shadow, line.start, limit) if state.shadow.find(":", line.start, limit) >= 0 else None
        label = state.vocabulary.find(opening[1].rstrip()) if opening else None
        keys.append(label.keys[0] if label else "")
    else:
        stop = len(lines)
    known = set(keys) - {"", "other", "not_film"}
    return stop, len(known) > 2 and len(known & _TOLD) > 1 and 5 * keys.count("") < 2 * len(keys)


def _heads_part(state: State, lines: list[Line], number: int) -> bool:
    """Whether a numbered line is nothing but a label or a heading above lines without a number: "2. SYNOPSIS"."""
    line, below = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    if line.end - line.start > ALONE_LIMIT or below is None or below.number is not None or not (line.parted or number == 0):
        return False
    words = state.shadow[line.start : line.end]
    if not words[0].isupper() and words.isascii():
        return False
    label = state.vocabulary.find(words)
    return state.vocabulary.heading(words) or (label is not None and (not label.weak or below.parted) and label.keys[0] in RECORD_FIELDS)


def _take_numbered_heading(state: State, line: Line) -> None:
    """Take a line as what it is without its number."""
    state.open = None
    first = len(state.sections)
    _take_one(state, line._replace(number=None, marker=-1))
    if len(state.sections) > first:
        state.sections[first].printed = trim(state.shadow, line.marker, line.start)


def _take_numbered(state: State, line: Line) -> None:
    """Take an item of a list of fields."""
    head = find_head(state, line)
    if head is None and (opening := QUICK_LABEL.match(state.shadow, line.start, min(line.end, line.start + LABEL_LIMIT))):
        head = Head("other", None, Span(*opening.span(1)), Span(opening.end(1), opening.end()))
    if head is None:
        _take_unlabelled(state, line._replace(number=None))
        return
    first = len(state.sections)
    _take_labelled(state, line, head)
    state.sections[first].printed = trim(state.shadow, line.marker, line.start)


def _take_labelled(state: State, line: Line, head: Head) -> None:
    """Open the field of a label, and those of further labels on the same line."""
    start = head.separator.end
    while True:
        section = _begin_section(state, head)
        following = next_head(state, head, start, line.end)
        end = _value_end(state, start, line.end) if following is None else _parted_end(state, start, following.words.start)
        if start < end:
            section.lines.append(Line(start, end, False, line.indent))
        if following is None:
            return
        head, start = following, following.separator.end


def _parted_end(state: State, start: int, end: int) -> int:
    """Where a value ends that a further label follows, without what parts them."""
    return start + len(state.shadow[start:end].rstrip(BLANKS + "|,;•·/"))


def _value_end(state: State, start: int, end: int) -> int:
    """Where a value ends, without blanks and links to more of it."""
    value = state.shadow[start:end].rstrip()
    tail = _TAIL.search(value, max(0, len(value) - 40)) if may_end_in_link(value) else None
    return start + (tail.start() if tail else len(value))


def _begin_section(state: State, head: Head) -> Section:
    section = Section(head.key, head.words, head.separator)
    section.label, section.guess = head.label, head.guess
    section.bare = head.separator.start == head.separator.end
    state.labelled = state.labelled or (head.label is not None and head.label.keys[0] in RECORD_FIELDS)
    state.sections.append(section)
    state.open = section
    return section


def _take_unlabelled(state: State, line: Line) -> None:
    if _take_heading(state, line):
        return
    section = state.open
    if section is not None and section.bare and not section.lines and (completes(state, section, line) or _is_aside(state, line)):
        return
    if section is not None and not section.lines and mistaken(state, section, line):
        section = state.open = None
    if section is None or leaves(state, section, line) or not continues(state, section, line):
        section = Section("list" if line.number is not None else "text")
        state.sections.append(section)
        state.open = section
    if section.words is not None:
        line = line._replace(end=max(line.start + 1, _value_end(state, line.start, line.end)))
    section.lines.append(line)


def _open_list(state: State, line: Line) -> None:
    state.open = Section("list")
    state.open.lines.append(line)
    state.sections.append(state.open)


def _is_aside(state: State, line: Line) -> bool:
    """Whether a link stands between a heading and what it heads: "Edit" below "Top cast"."""
    if line.parted or not is_furniture(state.shadow, line.start, line.end):
        return False
    aside = Section("text")
    aside.lines.append(line)
    state.sections.append(aside)
    return True


def _take_heading(state: State, line: Line) -> bool:
    """Whether the line heads a part of the page and names no field: "Details"."""
    if line.end - line.start > ALONE_LIMIT or line.marker >= 0 or not (line.parted or _may_head(state)):
        return False
    words = state.shadow[line.start : line.end]
    if not state.vocabulary.heading(words) or (state.open is not None and state.open.key == "cast" and words.casefold() in _ROLES_TOO):
        return False
    state.open = Section("heading", Span(line.start, line.end), Span(line.end, line.end))
    state.sections.append(state.open)
    return True


def _may_head(state: State) -> bool:
    """Whether a heading may stand right below the last line: at the top, in a menu, below a label or in a table."""
    section = state.open
    if section is None or section.key in ("not_film", "heading") or in_cell(state, section):
        return True
    if not section.lines:
        return section.bare
    last = section.lines[-1]
    short = last.end - last.start <= _LONGEST_ABOVE and state.shadow[last.end - 1] not in TERMINAL
    below_cast = section.key == "cast" and is_below(section)
    return short and (section.key == "text" or below_cast or (section.bare and section.key not in LONG_VALUES | HELD))


def _is_item(state: State, line: Line) -> bool:
    """Whether a marked line is an item of a list and so holds no label."""
    if line.marker < 0 or state.open is None:
        return line.number is not None
    if line.number is not None:
        return True
    if state.open.key == "list" and len(state.open.lines) == 1 and state.open.lines[0].number is not None:
        return False  # bullets below "2. Night Ferry" are its fields
    if state.open.key == "other" and not state.open.lines:
        head = find_head(state, line)
        return head is None or head.label is None
    if state.open.key in HELD and line.parted and any(item.number is not None for item in state.open.lines[:_FEW]):
        head = find_head(state, line)  # bullets behind a numbered list and a blank line are fields again
        return head is None or head.label is None or head.separator.start == head.separator.end
    return state.open.key in HELD


def may_end_in_link(value: str) -> bool:
    """Whether the last word of a value is one of a link to more of it: "… (more)", "See full summary"."""
    last = value[-2:]
    if last not in _LAST_OF_TAILS and last[-1:] not in _TAIL_MARKS:
        return False
    return value[-16:].rpartition(" ")[2].strip(_TAIL_MARKS).casefold() in _TAIL_ENDS


def _front_matter(shadow: str) -> int:
    """Where the front matter of a page ends, else 0."""
    opening = _FRONT.match(shadow)
    return shadow.find("\n---", opening.end()) + 1 if opening else 0
