"""Pages of people that give the name first and the job below it: "Ada Kestrel" above "Director".

A label that stands alone on its line has its value below. Here it is the other way round, which shows in the whole block:
a name and a job in turn from its first line to its last, or at the top of the people under a heading such as "Cast & crew".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .lazily import lazy
from .source import tidy
from .vocabulary import Label, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

_PEOPLE = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors"))
_JOBS = _PEOPLE | {"other"}
_LONGEST = 50
_EASTERN = lazy(r"[\uac00-\ud7af]{2,4}|[\u3400-\u9fff·]{2,12}")
_NAME = lazy(r"[^\W\d_a-zà-ÿ][^\W\d_]*[.'’-]?(?:[ .'’-]{1,2}[^\W\d_]+){0,5}\.?\Z")


class Job(NamedTuple):
    """A name, and what stands below it."""

    name: Line
    job: Line
    label: Label


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


def _job(shadow: str, lines: Sequence[Line], at: int, vocabulary: Vocabulary, inner: bool) -> Job | None:
    if at + 1 >= len(lines) or lines[at + 1].parted or (inner and lines[at].parted):
        return None
    name, job = lines[at], lines[at + 1]
    if job.end - job.start > _LONGEST or not _is_name(shadow, name, vocabulary):
        return None
    words = shadow[job.start : job.end]
    label = vocabulary.find(words)
    if label is None or label.weak or label.keys[0] not in _JOBS or words.casefold().endswith(("by", ":")):
        return None
    return Job(name, job, label)


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
