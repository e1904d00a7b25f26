"""Text without a label: title lines, technical lines, casts told by their form, numbered trivia, prose."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from . import storyline as prose
from . import values
from .bylines import Byline, bylines, lists_people, names_people, people
from .credits import add_cast
from .fields import paragraphs, settle_title_years, take_facts, tell, title_gives
from .lazily import lazy
from .lexicon import is_country, is_genre
from .lines import Line, Section
from .navigation import heads_page, is_event, is_menu, is_navigation, is_showing, is_site, is_timetable
from .reading import SECTION_OF, Reading, same
from .source import FILL, Found, Span, tidy, trim
from .technical import Fact, technical
from .title import TitleLine, heads_facts, in_latin, is_notice, read_title
from .trivia import add_trivia

_TITLE_LINES = 12
_NO_FILM = frozenset(("other", "not_film"))
_LONGEST_TITLE = 120
_LONGEST_LETTERHEAD = 160
_LONGEST_HEADING = 60
_BRACKETED = lazy(r"(?:[^\W\d_][^(),;\n]{1,40}\([^()\n]{1,80}\)[,;.\s]{0,4}){2,}(?![^\n])")
_LENGTH_LAST = lazy(r"(?<=[.!?…»”])\s+(\d{1,3}\s?[^\W\d_][^\n]{0,16})\Z")
_OPEN_ENDED = lazy(r"\s(?:for|of|von|de|di|the|and|und|et|e|y|для|о)\Z", re.IGNORECASE)
"""How no title ends: "Full cast and crew for"."""
_PRESENTS = lazy(r"\b(?:proudly presents|presents a|presenteert|pr[äa]sentiert|pr[ée]sentent?|presenta(?:n)? una?|apresentam? um|presentano|представляе?ю?т)\b", re.IGNORECASE)
"""What the line above a title says: "Rijnfilm presenteert een Polderlicht productie"."""
_COLUMNS = lazy(r"[^\s,]{2} {4,}[^\W\d_]{2}")
"""Two columns of a page's head: "MAIN COMPETITION      EUROPEAN PREMIERE"."""
_LED = lazy(r"\S\s*(?:\.{3,}|…)\s*\S|\S\s+as\s+\S")
_STOPS = lazy(r"\.\s(?:[-–—]\s)?(?=[^\W_])|\s[-–—]\s")
_CLOCK = lazy(r"\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\Z", re.IGNORECASE)
_COUNTED = lazy(r"\b\d[\d.,]*[KMkm]?\+? (?:members|fans|users|views|likes|followers|votes|ratings|reviews|comments)\b")
_SHARE = lazy(r"(?:[1-5]\s?(?:星|stars?|★)\s*)?\d{1,3}(?:[.,]\d)?\s?%\Z")
_YEAR_CLOSES = lazy(r"(?:18[7-9]|19\d|20\d)\d\)?\Z")
_MAKERS = ("directors", "writers", "producers")
_SENTENCE_ENDS = lazy(r"[^\W\d_]{3}\. (?=\D)")
_SOURCE = lazy(
    r"(?:d['’]après|based on|adapted from|nach (?:dem|der|einem|einer) \w|basad[oa] en|tratto da[il']|tratto dal|baseado em|baseado n[oa]|naar (?:het|de) |по (?:роману|повести|мотивам|рассказу)|diangkat dari)",
    re.IGNORECASE,
)
_OPENING_PART = lazy(r"([^|,/•·\d\n]{5,60}?)\s*(?:[|,•·]|\s/)\s")
_SHOWN = lazy(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? \d{1,2}\b.{0,40}?\d{1,2}(?:[.:h]\d\d|\s?[ap]\.?m\b)", re.IGNORECASE)
"""When a cinema shows the film: "Fri 3 May 6.30pm"."""
_FACTS = lazy(r"\b(?:facts?|trivia|things|fakten|faits|curiosit|curiosidades|hechos|фактов|fakta)", re.IGNORECASE)


class _Candidate(NamedTuple):
    """A line that may be the title, and how much speaks for it."""

    score: float
    line: Line
    found: TitleLine


def read_unlabelled(reading: Reading, sections: list[Section]) -> None:
    """Read the sections that have no label, in order."""
    title_line = _read_title_line(reading, sections)
    for number, section in enumerate(sections):
        if section.words is not None:
            continue
        if section.key == "list":
            _read_list(reading, sections, number)
            continue
        lines = [line for line in section.lines if line is not title_line and not _says_title(reading, line)]
        heads_list = number + 1 < len(sections) and sections[number + 1].key == "list"
        for group in _groups(lines):
            _read_group(reading, group, heads_list)


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines up to each blank line."""
    group: list[Line] = []
    for line in lines:
        if line.parted and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


# -- titles


def _read_title_line(reading: Reading, sections: list[Section]) -> Line | None:
    """Claim the title among the lines above the first field."""
    if "title" in reading.record:
        return None
    lines = _opening_lines(sections)
    last = lines[-1].start if lines else -1
    above = itertools.takewhile(lambda section: not section.lines or section.start <= last, sections)
    opening = {section.start for section in above if section.lines}
    furniture = _page_lines(reading.shadow, lines)
    candidates = [c for line in lines if line.start not in furniture and (c := _candidate(reading, line)) is not None]
    candidates = [c._replace(score=c.score + _heads_facts_below(reading, lines, c.line, opening)) for c in candidates]
    if not candidates:
        return None
    best = max(enumerate(candidates), key=lambda pair: pair[1].score - 0.3 * pair[0])[1]
    best = _first_of_two(candidates, best)
    best = _above_its_maker(reading, candidates, best)
    best = _above_its_firm(reading, candidates, best)
    if not _stands(reading, best, sections):
        return None
    reading.set("title", best.found.title)
    reading.confidence["/title"] = 0.98 if best.found.year else 0.95 if best.score >= 1 else 0.9
    title_gives(reading, best.found)
    settle_title_years(reading)
    return best.line


def _page_lines(shadow: str, lines: list[Line]) -> set[int]:
    """Where the lines of the page's head start: those of a paragraph that names the site or holds a menu."""
    found: set[int] = set()
    for group in _groups(lines):
        texts = [shadow[line.start : line.end] for line in group]
        if len(group) < len(lines) and len(texts) > 1 and any(map(heads_page, texts)):
            found.update(line.start for line, text in zip(group, texts, strict=True) if not _YEAR_CLOSES.search(text))
    return found if len(found) < len(lines) else set()


def _first_of_two(candidates: list[_Candidate], best: _Candidate) -> _Candidate:
    """Of two titles on the first two lines in two scripts the first; the other is the original one: "종이배" above "Paper Boat, 2005"."""
    at = next(number for number, one in enumerate(candidates) if one is best)
    first = candidates[at - 1]
    if at == 0 or best.line.parted or first.line.end < best.line.start - 3 or first.found.original:
        return best
    title = first.found.title.value
    if in_latin(title) or not in_latin(best.found.title.value) or len(title.split()) > 6:
        return best
    told = first.found._replace(year=best.found.year, original=best.found.title, facts=(*first.found.facts, *best.found.facts))
    return first._replace(found=told)


def _above_its_maker(reading: Reading, candidates: list[_Candidate], best: _Candidate) -> _Candidate:
    """The title on the line above who made it, where and when: "Night Ferry" above "Ann Field, UK, 1958, 94 min"."""
    above = next((one for one in reversed(candidates) if one.line.start < best.line.start), None)
    name = best.found.title
    told = {fact.key for fact in best.found.facts}
    if above is None or best.line.parted or not {"countries", "runtime"} & told or "directors" in reading.labelled:
        return best
    if reading.shadow[above.line.end : best.line.start].strip() or not people(reading.shadow, name.start, name.end) or above.score < 0:
        return best
    made = tuple(Fact("directors", one) for one in values.names(reading.shadow, name.start, name.end))
    facts = (*above.found.facts, *made, *best.found.facts)
    return _Candidate(above.score, above.line, above.found._replace(year=best.found.year, facts=facts))


def _above_its_firm(reading: Reading, candidates: list[_Candidate], best: _Candidate) -> _Candidate:
    """The title in capitals on the first line, above who made it and when: "NIGHT FERRY" above "Nordlicht, 1913. 2 reels"."""
    first, year = candidates[0], best.found.year
    if first is best or year is None or reading.shadow[: first.line.start].strip() or not first.found.title.value.isupper() or first.score < 0:
        return best
    between = reading.shadow[best.found.title.end : year.start].strip()
    bare = between == "," or reading.shadow[best.found.title.start : year.start].rstrip().endswith(",")
    if not bare or best.found.title.value.isupper() or reading.shadow[first.line.end : best.line.start].strip():
        return best
    return first


def _stands(reading: Reading, best: _Candidate, sections: list[Section]) -> bool:
    """Whether there is a film sheet below the line, or the line alone tells."""
    if reading.labelled - _NO_FILM or best.found.year or best.found.facts or _facts_below(reading, best.line, sections):
        return True
    return _lists_facts(reading, sections) or _told_below(reading, best.line, sections)


def _lists_facts(reading: Reading, sections: list[Section]) -> bool:
    """Whether a numbered list of facts stands below words that say so."""
    texts = (section for section, below in itertools.pairwise(sections) if below.key == "list" and section.words is None and section.lines)
    return any(_FACTS.search(reading.shadow[max(section.start, section.end - 160) : section.end]) for section in texts)


def _facts_below(reading: Reading, title: Line, sections: list[Section]) -> bool:
    """Whether one of the next lines tells facts by its form."""
    lines = [line for line in _opening_lines(sections) if line.start > title.start][:3]
    return any(technical(reading.shadow, line.start, line.end) or bylines(reading.shadow, line.start, line.end) for line in lines)


def _told_below(reading: Reading, title: Line, sections: list[Section]) -> bool:
    spans = (span for s in sections if s.words is None for span in paragraphs([x for x in s.lines if x is not title]))
    return any(prose.looks_like_film(reading.shadow, *span) > 0.5 for span in itertools.islice(spans, 3) if _is_prose(reading.shadow, span))


def _opening_lines(sections: list[Section]) -> list[Line]:
    lines: list[Line] = []
    for section in sections:
        aside = section.key in ("heading", "not_film", "other") or section.front or not section.lines
        if section.words is not None and not aside:
            break
        if section.words is None and section.key == "text":
            lines += section.lines
        if len(lines) >= _TITLE_LINES:
            break
    return lines[:_TITLE_LINES]


def _heads_facts_below(reading: Reading, lines: list[Line], line: Line, opening: set[int]) -> bool:
    """Whether a line opens a block and has facts right below it."""
    below = next((other for other in lines if other.start > line.start), None)
    opens = line.parted or line.start in opening
    return opens and below is not None and not below.parted and bool(technical(reading.shadow, below.start, below.end))


def _candidate(reading: Reading, line: Line) -> _Candidate | None:
    shadow = reading.shadow
    start, end = line.start, line.end
    if end - start > _LONGEST_TITLE or line.marker >= 0 or shadow.find("___", start, end) >= 0:
        return None
    if shadow[end - 1] in ".:,;":
        if not heads_facts(shadow, start, end):
            return None
        end -= 1
    found = read_title(shadow, start, end)
    if found is None or is_navigation(found.title.value) or (not found.year and is_notice(tidy(shadow[start:end]))) or _tells_facts(shadow, line, found):
        return None
    if _is_of_facts(shadow, start, end, found):
        return None
    if is_menu(shadow[start:end]) or is_site(found.title.value):
        return None
    text = found.title.value
    score = 3.0 if found.year else 2.0 if found.facts else 0.0
    score += FILL in shadow[max(0, line.start - 1) : line.end + 1]
    score += text.isupper() and len(text) > 3
    score += shadow.count(text) > 1 and not text.isdecimal()
    score -= 2 * bool(technical(shadow, line.start, line.end) and not found.year)
    score -= len(text.split()) > 9
    score -= 3 * bool(_CLOCK.search(text) or _COUNTED.search(text))
    score -= 4 * _names_person(reading, text)
    score -= 3 * bool(_OPEN_ENDED.search(text) or (_PRESENTS.search(text) and not found.year)) + 2 * bool(not found.year and not found.facts and _COLUMNS.search(shadow, start, end))
    score -= 2 * is_event(text) + 3 * bool(bylines(shadow, *found.title.span))
    score += found.original is not None and in_latin(text) != in_latin(found.original.value)
    return _Candidate(score, line, found)


def _tells_facts(shadow: str, line: Line, found: TitleLine) -> bool:
    """Whether a line is nothing but facts: "Year 1963, 88 mins, cert PG", "Norway, 1958"."""
    if is_country(found.title.value) and "(" not in shadow[line.start : line.end] and found.year and line.start > 0:
        return True
    return not (found.year or found.facts) and len({fact.key for fact in technical(shadow, line.start, line.end)}) > 2


def _is_of_facts(shadow: str, start: int, end: int, found: TitleLine) -> bool:
    """Whether a title line is one of facts: "España, 1959 (88 min.)", "NL/BE 2011"; "Australia (2008)" is a title."""
    place = found.title.value
    if (is_country(place) or is_genre(place)) and (found.facts or (found.year and shadow[found.year.start - 1] not in "([")):
        return True
    return shadow[end - 1].isdigit() and {"countries", "year"} <= {fact.key for fact in technical(shadow, start, end)}


def _names_person(reading: Reading, text: str) -> bool:
    """Whether a field names the line's words as who made the film."""
    return any(found.value.casefold() == text.casefold() for key in _MAKERS for found in reading.record.get(key, ()))


def _says_title(reading: Reading, line: Line) -> bool:
    """Whether a line says the title again; it is then a further place of it."""
    title = reading.record.get("title")
    if title is None or line.end - line.start > _LONGEST_TITLE:
        return False
    found = read_title(reading.shadow, line.start, line.end)
    if found is None or not same(found.title.value, title.value):
        return False
    reading.set("title", found.title)
    title_gives(reading, found)
    settle_title_years(reading)
    return True


# -- the rest


def _read_group(reading: Reading, lines: list[Line], heads_list: bool) -> None:
    """Read lines without a blank between them: as a cast, line by line as facts, else as prose."""
    if _is_cast(reading, lines):
        add_cast(reading, lines[0].start, lines[-1].end)
        return
    rest: list[Line] = []
    shares = sum(bool(_SHARE.match(reading.shadow, line.start, line.end)) for line in lines) > 2
    for line in lines:
        if shares and _SHARE.match(reading.shadow, line.start, line.end):
            continue  # how many gave each number of stars
        if is_showing(reading.shadow[line.start : min(line.end, line.start + 60)]) or is_timetable(reading.shadow, line.start, line.end):
            continue
        facts = technical(reading.shadow, line.start, line.end)
        if (_held_facts(reading.shadow, line)[1] or not any(fact.key == "directors" for fact in facts)) and _take_bylines(reading, line):
            continue
        if facts:
            _take_maker(reading, line, facts)
            take_facts(reading, facts)
        elif any(map(str.isalpha, reading.shadow[line.start : line.end])) and not _SHOWN.match(reading.shadow, line.start, line.end):
            rest.append(line)
    runs = list(_runs(reading.shadow, rest, lines))
    for number, run in enumerate(runs):
        if _is_cast(reading, run):
            add_cast(reading, run[0].start, run[-1].end)
        else:
            _read_prose_lines(reading, run, heads_list and number == len(runs) - 1)


def _take_maker(reading: Reading, line: Line, facts: list[Fact]) -> None:
    """Take who made the film, where a name opens a line of facts: "Ann Field | Norway | 1958 | 94 min"."""
    keys = {fact.key for fact in facts}
    opening = _OPENING_PART.match(reading.shadow, line.start, line.end)
    if opening is None or "directors" in keys or "directors" in reading.labelled or reading.record.get("directors") or "title" not in reading.record:
        return
    if "countries" not in keys or not keys & {"year", "runtime"} or not names_people(reading.shadow, *opening.span(1)):
        return
    for name in values.names(reading.shadow, *opening.span(1)):
        reading.add("directors", name)


def _take_bylines(reading: Reading, line: Line) -> bool:
    """Read a line as bylines, or as facts and bylines that full stops part: "Un film di Ada Rossi. Drammatico, 105 min"."""
    shadow = reading.shadow
    end, facts = _held_facts(shadow, line)
    said = bylines(shadow, line.start, end)
    if said:
        kind = trim(shadow, line.start, max(line.start, said[0].words.start))
        if kind.start < kind.end and is_genre(tidy(shadow[slice(*kind)])):
            facts = [Fact("genres", Found(tidy(shadow[slice(*kind)]), *kind)), *facts]
        take_facts(reading, facts)
        _take_said(reading, said)
        return True
    pieces = [trim(shadow, *piece) for piece in _pieces(shadow, line)]
    read = [(technical(shadow, *piece), bylines(shadow, *piece)) for piece in pieces if piece.start < piece.end]
    known = sum(bool(facts or said) for facts, said in read)
    if len(read) < 2 or known * 2 < len(read) or not any(read[0]) or not any(said for _, said in read):
        return False
    for facts, said in read:
        take_facts(reading, facts)
        _take_said(reading, said)
    return True


def _held_facts(shadow: str, line: Line) -> tuple[int, list[Fact]]:
    """Where a line ends before facts in brackets, and these: "Film policier de Ada Roy (Fr., 1978)"."""
    start = shadow.rfind("(", line.start, line.end) if shadow[line.end - 1] == ")" else -1
    facts = technical(shadow, start + 1, line.end - 1) if start > line.start and start + 2 < line.end else []
    return (trim(shadow, line.start, start).end, facts) if any(fact.key == "year" for fact in facts) else (line.end, [])


def _pieces(shadow: str, line: Line) -> Iterator[Span]:
    start = line.start
    for stop in (*_STOPS.finditer(shadow, line.start, line.end), None):
        end = stop.start() if stop else line.end
        yield Span(start, end)
        start = stop.end() if stop else end


def _take_said(reading: Reading, said: list[Byline]) -> None:
    for said_key, start, end, words in said:
        writes = said_key == "directors" and said_key in reading.record and reading.shadow[slice(*words)].casefold() == "par"
        key = "writers" if writes else said_key  # "De Ada Roy", "Par Ada Roy, Tom Gerl"
        if key in reading.labelled:
            continue
        reading.claims.append((*words, "label", SECTION_OF.get(key, "field")))
        if key == "cast":
            add_cast(reading, start, end)
        else:
            for name in values.names(reading.shadow, start, end):
                reading.add(key, name)


def _runs(shadow: str, rest: list[Line], lines: list[Line]) -> Iterator[list[Line]]:
    """The remaining lines, parted where a line between them was read and where a cast of brackets ends."""
    positions = {line.start: number for number, line in enumerate(lines)}
    run: list[Line] = []
    ends = -1
    for line in rest:
        if run and (positions[line.start] != positions[run[-1].start] + 1 or line.start > ends > run[0].start):
            yield run
            run = []
        if not run:
            entries = _BRACKETED.match(shadow, line.start, rest[-1].end)
            ends = entries.end() if entries else -1
        run.append(line)
    if run:
        yield run


def _is_cast(reading: Reading, lines: list[Line]) -> bool:
    """Whether unlabelled lines are a cast by their form: names with roles, entry after entry."""
    if "cast" in reading.labelled or not lines:
        return False
    shadow = reading.shadow
    if len(lines) == 1 and (reading.labelled - _NO_FILM or "title" in reading.record) and lists_people(shadow, lines[0].start, lines[0].end):
        return True
    texts = [shadow[line.start : line.end] for line in lines]
    if any(len(text) > 100 for text in texts):
        return False
    region = shadow[lines[0].start : lines[-1].end]
    if len(region) < 4000 and _BRACKETED.fullmatch(region):
        return True
    below = sum(text[:3].lower() == "as " for text in texts)
    if below and below * 2 >= len(texts):
        return True
    led = sum(bool(_LED.search(text)) for text in texts)
    return led >= 2 and led == len(texts)


def _read_prose_lines(reading: Reading, lines: list[Line], heads_list: bool) -> None:
    """Take prose as the storyline where no label gives one."""
    shadow = reading.shadow
    spans = [span for span in paragraphs(lines) if _is_prose(shadow, span) or _goes_on(reading, span)]
    if not spans:
        return
    if "storyline" in reading.labelled:
        _keep_lead(reading, spans[0])
        return
    if heads_list and _FACTS.search(shadow[spans[-1].start : spans[-1].end][:160]):
        _heading_names_film(reading, spans.pop())
    spans = [span for span in spans if prose.not_plot(shadow, *span) < 0.5 and not _names_source(shadow, span) and not _is_letterhead(reading, span)]
    if not spans:
        return
    if reading.labelled - _NO_FILM or "title" in reading.record or prose.looks_like_film(shadow, *spans[0]) > 0.5:
        spans[-1] = _without_length(reading, spans[-1])
        tell(reading, spans)


def _without_length(reading: Reading, span: Span) -> Span:
    """The storyline without the running time behind its last sentence, which a guide gives there: "… comes home. 94 min."."""
    length = _LENGTH_LAST.search(reading.shadow, max(span.start, span.end - 24), span.end) if "runtime" not in reading.record else None
    facts = technical(reading.shadow, length.start(1), span.end) if length else []
    if length is None or {fact.key for fact in facts} != {"runtime"}:
        return span
    take_facts(reading, facts)
    return Span(span.start, length.start())


def _goes_on(reading: Reading, span: Span) -> bool:
    """Whether a short sentence stands right below the storyline told so far."""
    told = reading.record.get("storyline")
    if told is None or "storyline" in reading.labelled:
        return False
    end = told.more[-1].end if told.more else told.end
    text = reading.shadow[span.start : span.end]
    return bool(text) and text[-1] in '.!?…”"' and text.count(" ") > 1 and not reading.shadow[end : span.start].strip()


def _names_source(shadow: str, span: Span) -> bool:
    """Whether a paragraph is one sentence on what the film is made from: "D'après le roman de Jules Berthaud."."""
    return span.end - span.start <= 140 and _SOURCE.match(shadow, *span) is not None and ". " not in shadow[span.start : span.end - 1]


def _is_letterhead(reading: Reading, span: Span) -> bool:
    """Whether a short text stands above the title line: who shows the film, and when."""
    title = reading.record.get("title")
    return title is not None and "/title" in reading.confidence and span.end <= title.start and span.end - span.start < _LONGEST_LETTERHEAD


def _keep_lead(reading: Reading, span: Span) -> None:
    """Prose beside a labelled storyline is not part of it; what opens like one still states facts."""
    if reading.lead is not None:
        return
    stated = prose.read_title_and_year(reading.shadow, *span)
    if stated.title is not None or stated.year is not None:
        reading.lead = Found("", *span)


def _heading_names_film(reading: Reading, span: Span) -> None:
    """A sentence above a list of facts may name the film: "Here are ten facts about Night Ferry."."""
    stated = prose.read_title_and_year(reading.shadow, *span)
    if stated.title is not None and "title" not in reading.record:
        reading.set("title", stated.title)
        reading.confidence["/title"] = stated.confidence.get("title", 0.8)
        reading.note("FS301", f"title {stated.title.value} is from a sentence", *stated.title.span)


def _is_prose(shadow: str, span: Span) -> bool:
    length, last = span.end - span.start, shadow[span.end - 1]
    if length > 160 and last not in ".!?…" and shadow[span.start : span.end].isupper():
        return False  # a poster's credits
    if length < 40:
        return length >= 12 and (last in "。！？" or (last in ".!?" and "\uac00" <= shadow[span.end - 2] <= "\ud7a3"))
    return last in ".!?…\"”»)'’。！？" or length > 160 or _SENTENCE_ENDS.search(shadow, span.start + 30, span.end) is not None


def _read_list(reading: Reading, sections: list[Section], number: int) -> None:
    """A numbered list is trivia unless the line right above heads it as something else."""
    lines = sections[number].lines
    if not (reading.labelled - _NO_FILM or "title" in reading.record or _lists_facts(reading, sections)) or _asks(reading.shadow, lines[0]):
        return
    above = sections[number - 1] if number else None
    if above is not None and above.words is None and above.key == "text" and not lines[0].parted:
        heading = tidy(reading.shadow[above.lines[-1].start : above.lines[-1].end])
        short = len(heading) <= 40 and heading[-1] not in ".!?"
        if short and not _FACTS.search(heading) and reading.labelled:
            return
    add_trivia(reading, lines)


def _asks(shadow: str, line: Line) -> bool:
    """Whether the first item of a list is a question or a heading in capitals, as in a sheet for a class."""
    words = shadow[line.start : line.end]
    return "?" in words or (words.isupper() and words[-1].isalnum() and len(words) <= _LONGEST_HEADING)
