"""Pages of people that give the name first and the job below it: "Ada Kestrel" above "Director".

A label that stands alone on its line has its value below. Here it is the other way round, which shows in the whole block:
a name and a job in turn from its first line to its last, or at the top of the people under a heading such as "Cast & crew".
Such a heading may stand over one list of all: a name and a role or a job in turn, where one job tells what the lines are. On one line the job may stand behind the name too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .continuation import is_furniture
from .lazily import lazy
from .source import Span, tidy, trim
from .vocabulary import Label, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line, Section

_PEOPLE = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))
_JOBS = _PEOPLE | {"other"}
_LONGEST = 50
_EASTERN = lazy(r"[\uac00-\ud7af]{2,4}|[\u3400-\u9fff·]{2,12}")
_LONGEST_LINE = 400
_NAME = lazy(r"[^\W\d_a-zà-ÿ][^\W\d_]*[.'’-]?(?:[ .'’-]{1,2}[^\W\d_]+){0,5}\.?\Z")


_UNITS = lazy(r"\s?[;|]\s")
_BESIDE = lazy(r"([^\W\d_a-zà-ÿ][^\t;|]{2,46}?)(?:\t+|[ \u00a0]{3,}|\s[-–—]{1,2}\s|\s?\.{3,}\s?)[ \u00a0]*([^\W\d_][^\t;|]{2,46})\Z")
_MAY_STAND_BESIDE = lazy(r"\t|[ \u00a0]{3}|\s[-–—]|\.{3}")
_INITIALS = lazy(r"[^\W\d_a-z]{2,3}\Z")
_MOST_LINES = 200
_FIRST_LINES = 6
_FEWEST_ROLES = 3


class Job(NamedTuple):
    """A name, and what stands below it."""

    name: Line
    job: Line
    label: Label


class Person(NamedTuple):
    """A name, and the role or the job below it."""

    name: Line
    below: Line
    label: Label | None
    """What the job fills; None for a role."""


def jobs(shadow: str, lines: Sequence[Line], at: int, vocabulary: Vocabulary, headed: bool) -> list[Job]:
    """The names with their jobs from a line on; an empty list where it starts no such block.

    Args:
        shadow: the shadow of the text.
        lines: its lines.
        at: the first line of a block: one below a blank line or below a heading.
        vocabulary: the labels.
        headed: whether the block stands below a heading for people.
    """
    found: list[Job] = []
    while job := _job(shadow, lines, at + 2 * len(found), vocabulary, bool(found)):
        found.append(job)
    if not found or not any(job.label.keys[0] in _PEOPLE for job in found):
        return []
    below = at + 2 * len(found)
    if below == len(lines) or lines[below].parted:
        further = headed or (below < len(lines) and _job(shadow, lines, below, vocabulary, False) is not None)
        return found if len(found) > 1 or further else []
    return found if headed and _pairs_below(shadow, lines, below, vocabulary) else []


def people(shadow: str, lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> tuple[list[Person], int]:
    """The people from a line below a heading on, where a list holds cast and crew in turn, and where it ends.

    Two lines a person (three with the initials that stand for a portrait) are told by a job among them, or by the initials.
    """
    kept: list[Line] = []
    stop, drawn = at, 0
    while stop < len(lines) and stop - at < _MOST_LINES and not (kept and lines[stop].parted):
        line, awaited = lines[stop], len(kept) % 2 == 0
        aside = is_furniture(shadow, line.start, line.end)
        if awaited and _stands_for(shadow, lines, stop):
            drawn += 1
        elif not awaited and not aside and _ends(shadow, line, vocabulary) and not _label_of(shadow, line, vocabulary):
            return [], at
        elif awaited and ((kept and aside) or (not aside and _ends(shadow, line, vocabulary))):
            break
        elif not aside:
            kept.append(line)
        stop += 1
    found = [Person(name, below, _label_of(shadow, below, vocabulary)) for name, below in zip(kept[::2], kept[1::2], strict=False)]
    told = any(person.label and person.label.keys[0] in _PEOPLE for person in found) or drawn == len(found)
    whole = len(kept) % 2 == 0 and len(found) > 1 and all(_may_be_name(shadow, person.name) for person in found)
    return (found, stop) if told and whole else ([], at)


def _ends(shadow: str, line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is a label where a name is awaited."""
    words = shadow[line.start : min(line.end, line.start + _LONGEST)]
    return vocabulary.find(words) is not None or vocabulary.heading(words)


def _stands_for(shadow: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line holds the initials of the name below it: "AK" above "Ada Kestrel"."""
    initials = shadow[lines[at].start : lines[at].end]
    if not _INITIALS.match(initials) or at + 1 == len(lines):
        return False
    words = shadow[lines[at + 1].start : lines[at + 1].end].split()
    return len(words) > 1 and initials[0] == words[0][0].upper() and initials[-1] == words[-1][0].upper()


def _may_be_name(shadow: str, line: Line) -> bool:
    words = shadow[line.start : line.end]
    return len(words) <= _LONGEST and words[0].isalpha() and words.count(" ") < 6 and not any(map(str.isdigit, words))


def _label_of(shadow: str, line: Line, vocabulary: Vocabulary) -> Label | None:
    """The label that a job is, if it is one."""
    label = _of_story(vocabulary.find(shadow[line.start : line.end])) if line.end - line.start <= _LONGEST else None
    return label if label and not label.weak and (label.keys[0] in _JOBS or label.keys == ("cast",)) else None


class Credit(NamedTuple):
    """A name and its job on one line."""

    name: Span
    job: Span
    label: Label | None


def credits_beside(shadow: str, lines: Sequence[Line], at: int, vocabulary: Vocabulary, headed: bool) -> tuple[list[Credit], int]:
    """Names with their jobs behind them, "Ada Kestrel - Director", from a line on, and where they end.

    One alone may be a role: two jobs are needed, or one below a heading for the crew.
    """
    found: list[Credit] = []
    stop = at
    while stop < len(lines) and stop - at < _MOST_LINES and not (stop > at and lines[stop].parted):
        units = _credits_on(shadow, lines[stop], vocabulary)
        if not units or (not headed and not any(unit.label for unit in units)):
            break
        found += units
        stop += 1
        if stop - at == _FIRST_LINES and not _told(found, headed):
            break
    return (found, stop) if _told(found, headed) else ([], at)


def _told(found: list[Credit], headed: bool) -> bool:
    """Whether enough of the credits are jobs: half of them, of two kinds where no heading speaks for them."""
    known = [credit.label.keys[0] for credit in found if credit.label]
    enough = bool(known) if headed else len(set(known)) > 1
    return enough and not _PEOPLE.isdisjoint(known) and 2 * len(known) >= len(found)


def _credits_on(shadow: str, line: Line, vocabulary: Vocabulary) -> list[Credit]:
    """The credits of a line; an empty list where a part of it is none."""
    if line.end - line.start > _LONGEST_LINE or not _MAY_STAND_BESIDE.search(shadow, line.start, line.end):
        return []
    found: list[Credit] = []
    start = line.start
    for mark in (*_UNITS.finditer(shadow, line.start, line.end), None):
        unit = trim(shadow, start, mark.start() if mark else line.end)
        start = mark.end() if mark else line.end
        beside = _BESIDE.match(shadow, *unit)
        if beside is None or not _NAME.match(tidy(beside[1])) or vocabulary.find(beside[1]) is not None:
            return []
        label = vocabulary.find(beside[2])
        known = label is not None and not label.weak and label.keys[0] in _JOBS
        found.append(Credit(Span(*beside.span(1)), trim(shadow, *beside.span(2)), label if known else None))
    return found


def _job(shadow: str, lines: Sequence[Line], at: int, vocabulary: Vocabulary, inner: bool) -> Job | None:
    if at + 1 >= len(lines) or lines[at + 1].parted or (inner and lines[at].parted):
        return None
    name, job = lines[at], lines[at + 1]
    if job.end - job.start > _LONGEST or not _is_name(shadow, name, vocabulary):
        return None
    words = shadow[job.start : job.end]
    label = _of_story(vocabulary.find(words))
    if label is None or label.weak or label.keys[0] not in _JOBS or words.casefold().endswith(("by", ":")):
        return None
    return Job(name, job, label)


def _of_story(label: Label | None) -> Label | None:
    """The label of a job; below a name "Story" is the job of who thought it up."""
    return label._replace(keys=("writers",)) if label and label.keys == ("storyline",) and label.spelling == "story" else label


def _is_name(shadow: str, line: Line, vocabulary: Vocabulary) -> bool:
    words = tidy(shadow[line.start : line.end])
    if len(words) > _LONGEST or not ((" " in words and _NAME.match(words)) or _EASTERN.fullmatch(words)):
        return False
    return vocabulary.find(words) is None


def _pairs_below(shadow: str, lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the lines up to the next blank one go on in pairs, without a label among them."""
    end = at
    while end < len(lines) and end - at < 40 and not (end > at and lines[end].parted):
        if vocabulary.find(shadow[lines[end].start : min(lines[end].end, lines[end].start + _LONGEST)]):
            return False
        end += 1
    return (end - at) % 2 == 0


def cast_block(shadow: str, sections: Sequence[Section], at: int, vocabulary: Vocabulary) -> tuple[int, bool]:
    """Where lines such as "Mary: Ann Field" end, and whether they are a cast: a few, in a block of their own."""
    stop = at
    while stop < len(sections) and _is_role(shadow, sections[stop], vocabulary):
        if stop > at and shadow.count("\n", sections[stop - 1].end, _opening(sections[stop])) != 1:
            break
        stop += 1
    jobs = sum(vocabulary.speaks_of_labels(shadow[slice(*section.words)]) for section in sections[at:stop] if section.words)
    if stop - at < _FEWEST_ROLES or 4 * jobs > stop - at:
        return stop, False
    above = sections[at - 1].extent.end if at else -2
    below = _opening(sections[stop]) if stop < len(sections) else len(shadow)
    alone = at == 0 or shadow.count("\n", above, _opening(sections[at])) > 1
    ends = stop == len(sections) or shadow.count("\n", sections[stop - 1].end, below) > 1
    return stop, alone and ends


def _opening(section: Section) -> int:
    return section.words.start if section.words is not None else section.start


def _is_role(shadow: str, section: Section, vocabulary: Vocabulary) -> bool:
    """Whether a field whose label nobody knows may be a role and its actor."""
    if section.key != "other" or section.label is not None or section.words is None or len(section.lines) != 1:
        return False
    role, actor = tidy(shadow[slice(*section.words)]), tidy(shadow[section.start : section.end])
    if " " not in actor or not _NAME.match(actor) or len(actor) > _LONGEST or vocabulary.find(actor) is not None:
        return False
    return role[0].isupper() and role.count(" ") < 4
