"""The directors in prose: each "by" directly after what they did."""

from __future__ import annotations

from ..text.source import Found
from .heading import Heading
from .languages import LANGUAGES
from .names import read_names, whole_names
from .phrases import entries, phrases
from .prose import piece

Crew = dict[str, list[Found]]


def read_crew(text: str, start: int, end: int, heading: Heading) -> Crew:
    """The directors of the film, and the actors if the opening is not in English.

    >>> prose = "A film written and directed by Ada Lund."
    >>> {key: [name.value for name in names] for key, names in read_crew(prose, 0, len(prose), Heading()).items()}
    {'directors': ['Ada Lund']}
    """
    if heading.language != "en":
        return _foreign_crew(text, heading, end)
    crew: Crew = {}
    for by in phrases("people.by").finditer(text, start, end):
        directs, fronted = _directs(text[max(start, by.start() - 90) : by.start()])
        if directs:
            names = whole_names(text, start, read_names(text, by.end() + 1, min(end, by.end() + 300), fronted=fronted))
            _add(crew, "directors", names)
    return crew


def _directs(before: str) -> tuple[bool, bool]:
    """Whether the jobs before a "by" are those of a director, and whether they begin the sentence: "Written and directed"."""
    words = before.split()[-10:]
    folded = [word.rstrip(",").lower() for word in words]
    at = last = len(words) - 1
    while at > 0 and folded[at] in entries("crew.between"):
        at -= 1
    if at >= 0 and folded[at] in entries("crew.works"):
        return folded[at] in entries("crew.direction") and not (at and folded[at - 1] in entries("crew.no_work")), False
    at = last
    while at >= 0 and (_is_job(folded[at]) or (at < last and folded[at] in entries("crew.joins"))):
        at -= 1
    while at < last and not _is_job(folded[at + 1]):
        at += 1
    if at == last or (at >= 0 and words[at][-1] != "," and not entries("crew.no_film").isdisjoint(folded[max(0, at - 1) : at + 1])):
        return False, False
    directs = any(word.rpartition("-")[2] in entries("crew.directors") for word in folded[at + 1 :])
    return directs, words[at + 1][0].isupper()


def _is_job(word: str) -> bool:
    """Whether a word is what someone did for the film: "written", "co-directed"."""
    return word.rpartition("-")[2] in entries("crew.jobs")


def _add(crew: Crew, key: str, names: list[Found]) -> None:
    """Add names that are not listed yet; the surname alone of a listed person is not new."""
    known = crew.setdefault(key, [])
    for name in names:
        folded = name.value.casefold()
        if not any(x.value.casefold() == folded or x.value.casefold().endswith(" " + folded) for x in known):
            known.append(name)


def _foreign_crew(text: str, heading: Heading, end: int) -> Crew:
    crew: Crew = {}
    end = min(end, heading.after + 600)
    if heading.language not in LANGUAGES:
        directed = phrases("east.directed~").search(text, heading.after, end)
        stop = len(text[: directed.start()].rstrip()) if directed else 0
        begin = max(text.rfind(sign, heading.after, stop) for sign in " \n由是，。、,.；;的（()）年《》") + 1
        return {"directors": [piece(text, begin, stop)]} if 2 <= stop - begin <= 35 and begin else {}
    for key in ("directed", "starring"):
        for match in phrases(f"{heading.language}.{key}").finditer(text, heading.after, end):
            at = match.end() + (text[match.end() : match.end() + 1].isspace())
            names = read_names(text, at, end)
            if names:
                _add(crew, "directors" if key == "directed" else key, names)
                break
    return crew
