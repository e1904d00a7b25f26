"""Labelled fields: the value below or beside each label, read by the reader that `_READERS` names for its key.

A new kind of field is one line there and one small function.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable

from . import values
from .credits import add_cast, add_pairs, says_nothing
from .diagnostics import excerpt
from .lazily import lazy
from .lines import Line, Section
from .reading import SECTION_OF, Parts, Reading, folded, gain_places, read_again, same
from .source import Found, Span, tidy, trim
from .technical import Fact, is_fact, technical
from .title import TitleLine, read_title, unquoted
from .trivia import add_trivia

Reader = Callable[[Reading, Section, str], bool]

_FEW = 8
_PARTING = " \t\u00a0/|,;·•–-"
_NUMBERS_KEPT = frozenset(("storyline", "trivia", "other"))
_EVERYWHERE = frozenset("world worldwide welt weltweit monde mondo mundo wereld мир dunia 세계 全球 世界".split())
"""What is no place of a release."""
_LONGEST_HEADING = 32
_MOST_BLANKS = 4
_DATED = lazy(r"(.*?)[\s,]*\(?((?:18[7-9]|19\d|20\d)\d)\)?")
_TITLES = frozenset(("title", "original_title", "also_known_as"))
PEOPLE = frozenset(("directors", "writers", "producers", "composers", "cinematographers", "editors", "cast"))
"""The keys whose values are people."""
_LENGTH_BEHIND = lazy(r"[,;.]\s+(\d{1,3}\s?(?:min\b|minut\w{0,3}|['′’]|мин\b|分|분)[^\n]{0,60})\Z", re.IGNORECASE)
_LENGTH_LAST = lazy(r"(?<=\S)[ \t]+(\d{2,3}\s?(?:m|min\w{0,5})\.?(?:\s?\d{1,2}\s?s)?)\Z")
"""How long a film is, behind its certificate: "15 103m 20s"."""
_LENGTH_HELD = lazy(r"(?<=[,;/|·] )\d{2,3}\s?(?:min\b\.?|minut\w{0,3}|мин\b\.?|分钟|分鐘|분)(?=\s*(?:[,;/|·]|\Z))", re.IGNORECASE)
_COPY_PART = lazy(r"[^,;/|·\n]+")
_LONGEST_COPY = 160
_MEASURED = lazy(r"\s?(?:ft|feet|foot|m|metres|meters|metri|mètres|meter|metros|м|копий|copies|prints|screens|theat(?:re|er)s)\b", re.IGNORECASE)
_YEAR_WITHIN = lazy(r"(?<!\d)(?:18[7-9]|19\d|20\d)\d(?!\d)")
_YEAR_ALONE = lazy(r"(?:18[7-9]|19\d|20\d)\d")
_FILM_LENGTH = lazy(r"\d{1,3}[.,\u00a0 ]?\d{3}\s?(?:m|meters?|metres?|metri|mètres|metros|metern?|m[èe]tr\w*|ft|feet|м|метр\w*)\b|\d{1,2}\s(?:reels?|akte|bobines?|rulli|rollos|rolos|част\w+)\b", re.IGNORECASE)
"""How much film there is: metres, feet, reels."""
_IDENTIFIER = lazy(r"\s*(?:tt\d{5,10}|\d{5,9}|(?:https?://|www\.)\S{4,200})\s*")
_TWICE = lazy(r"(?:[^\W\d_]{4,9} (?:of|van|von|de|di|da|do) )?(.{2,40}) \1")
_CARRIER = lazy(r"\d{1,2} (?:videodiscs?|video ?cassettes?|film reels?|reels?|DVDs?|Blu-ray discs?|discs?|online resource)\s*(?:[(:;,]|\Z)", re.IGNORECASE)
_FIGURE = lazy(r"\d")
_BAR = lazy(r"\s?[|·•]\s?(?=\S)")
_TOLD = frozenset(("year", "runtime"))
_LENGTH_TOLD = frozenset(("runtime",))
_DAY_FIRST = 0.7
"""How probable it is that a numeric date whose order nothing tells is day first, as in most of the world."""
_TURNED = 0.9
"""How probable it is that one word, a comma and another are a surname and a given name, in a sheet whose names no commas part."""
_HELD_TIME = lazy(r"[(（]\s?(\d{1,3}\s?(?:h|u|std|min|m|분|分)[^()（）]{0,16})[)）]", re.IGNORECASE)


def read_field(reading: Reading, section: Section) -> None:
    """Read a labelled section for the keys of its label; what cannot be read is left as it stands."""
    words = section.words
    assert words is not None
    if section.key == "not_film":
        return
    if section.key == "heading":
        reading.claims.append((*words, "label", "none"))
        if section.printed:
            reading.claims.append((*section.printed, "number", "none"))
        return
    if not section.lines:
        reading.note("FS101", f"no value: {excerpt(reading.text[words.start : words.end])}", *words)
        _claim_label(reading, section)
        return
    keys = section.label.keys if section.label else (section.key,)
    if _left_out(reading, section, keys[0]):
        return
    _peel_facts(reading, section)
    before = len(reading.left)
    lengths = {key: len(node) for key in keys if isinstance(node := reading.record.get(key), list)} if section.guess < 1.0 else {}
    if not _read_keys(reading, section, keys):
        if len(reading.left) == before:
            _unreadable(reading, section)
        return
    _claim_label(reading, section)
    _claim_numbers(reading, section)
    for key in keys:
        _note_aside(reading, key)
    if section.guess < 1.0:
        name = excerpt(reading.text[words.start : words.end])
        reading.note("FS105", f"{name!r} was read as the label of {keys[0].replace('_', ' ')}", *words)
        for key in keys:
            _doubt_label(reading, key, lengths.get(key, 0), section.guess)


def _left_out(reading: Reading, section: Section, key: str) -> bool:
    """Leave out a value that says that there is none: "Runtime: N/A"."""
    start, end = section.start, section.end
    if key == "other" or not values.placeholder(reading.shadow, start, end, title=key in _TITLES):
        return False
    reading.note("FS108", f"no {key.replace('_', ' ')}: {excerpt(reading.text[start:end])!r} stands where there is none", start, end)
    _claim_label(reading, section)
    reading.claims.append((start, end, "markup", SECTION_OF.get(key, "field")))
    return True


def _note_aside(reading: Reading, key: str) -> None:
    """Say which further sums, running times and dates the value of a key leaves aside in its place."""
    node = reading.record.get(key) if key in values.MEASURES and reading.thorough else None
    if node is None:
        return
    name = key.replace("_", " ")
    parts = node if isinstance(node, list) else [node]
    kept = [part if isinstance(part, Found) else part.get("date") or part["text"] for part in parts]
    said = {one.value for one in kept}
    for one in kept:
        for further in values.left_aside(key, reading.shadow, one.span, said):
            reading.note("FS104", f"{name} {excerpt(str(one.value))}: {excerpt(reading.text[slice(*further.span)])!r} beside it is left aside", *further.span)


def _doubt_label(reading: Reading, key: str, known: int, probability: float) -> None:
    """Note the probability of a guessed label for each leaf that was read below it."""
    node = reading.record.get(key)
    if isinstance(node, Found):
        reading.confidence[f"/{key}"] = probability
    for number, item in enumerate(node[known:] if isinstance(node, list) else (), known):
        leaves = {"": item} if isinstance(item, Found) else {f"/{name}": found for name, found in item.items()}
        for name, found in leaves.items():
            if found is not None and found.start >= 0:
                reading.confidence[f"/{key}/{number}{name}"] = probability


def _peel_facts(reading: Reading, section: Section) -> None:
    """Take the facts that follow the names on a line: "R: Ada Roy, D: Kai Wulff, Ines Brandt, 97 Min., OmU"."""
    if not section.lines:
        return
    line = section.lines[0]
    if section.key == "certificates" and (length := _LENGTH_LAST.search(reading.shadow, line.start, line.end)):
        take_facts(reading, technical(reading.shadow, length.start(1), line.end))
        section.lines[0] = line._replace(end=length.start())
    if section.key == "release_dates":
        _peel_bars(reading, section)
    if section.key not in PEOPLE:
        return
    length = _LENGTH_BEHIND.search(reading.shadow, line.start, line.end)
    facts = technical(reading.shadow, length.start(1), line.end) if length else []
    if length and any(fact.key == "runtime" for fact in facts):
        take_facts(reading, facts)
        section.lines[0] = line._replace(end=length.start())


def _peel_bars(reading: Reading, section: Section) -> None:
    """Take the facts behind a bar on the line of a release: "Sortie : 9 novembre 1977 | 1h 43min | Comédie"."""
    line = section.lines[0]
    bar = _BAR.search(reading.shadow, line.start, line.end)
    facts = technical(reading.shadow, bar.end(), line.end) if bar else []
    if bar and {fact.key for fact in facts} & {"runtime", "genres"}:
        take_facts(reading, facts)
        section.lines[0] = line._replace(end=bar.start())


def _read_keys(reading: Reading, section: Section, keys: tuple[str, ...]) -> bool:
    done = [_READERS.get(key, _read_other)(reading, section, key) for key in keys]
    return any(done)


def _claim_label(reading: Reading, section: Section) -> None:
    kind = SECTION_OF.get(section.key, "field")
    words, place = section.words, section.separator
    assert words is not None
    assert place is not None
    if section.printed:
        reading.claims.append((*section.printed, "number", kind))
    if words.start < words.end:
        reading.claims.append((words.start, words.end, "label", kind))
    start, end = trim(reading.text, *place)
    if start < end:
        reading.claims.append((start, end, "separator", kind))


def _claim_numbers(reading: Reading, section: Section) -> None:
    """Claim the numbers of a list within a field, where they are no part of its value."""
    if section.key in _NUMBERS_KEPT:
        return
    kind = SECTION_OF.get(section.key, "field")
    for line in section.lines:
        if line.number is not None:
            printed = reading.shadow[line.marker : line.start].split(None, 1)[0]
            reading.claims.append((line.marker, line.marker + len(printed), "number", kind))


def _unreadable(reading: Reading, section: Section) -> None:
    start, end = section.extent
    code = "FS202" if section.key == "cast" else "FS102"
    name = (section.label.keys[0] if section.label else section.key).replace("_", " ")
    reading.note(code, f"no {name} can be read from {excerpt(reading.text[section.start : end])!r}", start, end)
    reading.leave(start, end)


def _read_title(reading: Reading, section: Section, key: str) -> bool:
    line = section.lines[0]
    facts = technical(reading.shadow, line.start, line.end)
    if len(facts) > 1 and {fact.key for fact in facts} & {"certificates", "runtime"}:
        take_facts(reading, facts)  # "Movie | PG-13 | 2024"
        return True
    found = read_title(reading.shadow, line.start, line.end)
    if found is None:
        return False
    done = reading.set(key, found.title, section)
    if done and key == "title":
        title_gives(reading, found)
    _leave_below(reading, section)
    return done


def title_gives(reading: Reading, found: TitleLine) -> None:
    """Take the certificate and original title that stand with a title; its year waits for that of a label."""
    if found.year:
        reading.title_years.append(found.year)
    if found.certificate:
        reading.add("certificates", found.certificate)
    if found.original and "original_title" not in reading.labelled:
        reading.set("original_title", found.original)
    reading.title_makers += [fact for fact in found.facts if fact.key == "directors"]
    take_facts(reading, [fact for fact in found.facts if fact.key != "directors"])


def take_facts(reading: Reading, facts: Iterable[Fact]) -> None:
    """Take facts that have no label; of a single value the label's stands."""
    for key, found, words in facts:
        if words is not None and key in reading.labelled and not _has(reading, key, found):
            continue
        if words is not None:
            reading.claims.append((*words, "label", "field"))
        if isinstance(found, values.FoundRating):
            add_rating(reading, found)
        elif isinstance(found, values.FoundDate):
            _add_release(reading, found, None)
        elif key in ("year", "runtime"):
            _take_single(reading, key, found)
        else:
            reading.add(key, found)


def find_length(reading: Reading, fields: list[Section]) -> None:
    """Take the running time that stands with what the copy is, under a label of its own: "Print: 35mm, colour, 91 min"."""
    if "runtime" in reading.record or "runtime" in reading.labelled:
        return
    for section in fields:
        if section.key != "other" or not section.lines:
            continue
        line = section.lines[0]
        length = _LENGTH_HELD.search(reading.shadow, line.start, line.end) if line.end - line.start <= _LONGEST_COPY else None
        if length is None or not any(is_fact(reading.shadow, *trim(reading.shadow, *part.span())) for part in _COPY_PART.finditer(reading.shadow, line.start, length.start())):
            continue
        if (found := values.runtime(reading.shadow, *length.span())) is not None:
            reading.set("runtime", found)
            return


def _has(reading: Reading, key: str, found: Found | values.FoundRating | values.FoundDate) -> bool:
    """Whether the record has a value already."""
    return isinstance(found, Found) and any(same(one.value, found.value) for one in reading.record.get(key, ()))


def _take_single(reading: Reading, key: str, found: Found) -> None:
    first = reading.record.get(key)
    if first is None or first.value == found.value:
        reading.set(key, found)


def settle_title_years(reading: Reading) -> None:
    """Take the years and the directors that stand with titles, now that every label has been read."""
    for found in reading.title_years:
        reading.set("year", found)
    reading.title_years.clear()
    directors = {folded(one) for one in reading.record.get("directors", ())}
    for fact in reading.title_makers:
        if "directors" not in reading.labelled or (isinstance(fact.found, Found) and folded(fact.found) in directors):
            take_facts(reading, [fact])
    reading.title_makers.clear()


def _leave_below(reading: Reading, section: Section) -> None:
    for line in section.lines[1:]:
        reading.leave(line.start, line.end)


def dated(text: str, start: int, end: int) -> bool:
    """Whether a year stands in a region."""
    return _YEAR_WITHIN.search(text, start, end) is not None


def _read_year(reading: Reading, section: Section, key: str) -> bool:
    found = values.year(reading.shadow, section.start, section.end)
    return found is not None and reading.set(key, found, section)


def _read_runtime(reading: Reading, section: Section, key: str) -> bool:
    found = values.runtime(reading.shadow, section.start, section.end)
    if found is None:
        return _FILM_LENGTH.match(reading.shadow, section.start, section.end) is not None and _read_other(reading, section, "other")
    end = _past_runtimes(reading.shadow, found.end, section.end)
    return reading.set(key, found._replace(end=end), section)


def _past_runtimes(shadow: str, end: int, last: int) -> int:
    """Where further running times end that stand behind the first: "93 min / 1:33"."""
    for _ in range(_FEW):
        start = end + len(shadow[end:last]) - len(shadow[end:last].lstrip(_PARTING))
        further = values.runtime(shadow, start, last) if end < start < last else None
        if further is None or further.start != start:
            break
        end = further.end
    return end


def _read_text(reading: Reading, section: Section, key: str) -> bool:
    start, end = unquoted(reading.shadow, section.start, section.end)
    return reading.set(key, Found(tidy(reading.shadow[start:end]), start, end), section)


def _texts(reader: Callable[[str, int, int], list[Found]]) -> Reader:
    """A reader for a field that is a list of texts."""

    def read_list(reading: Reading, section: Section, key: str) -> bool:
        found = reader(reading.shadow, section.start, section.end)
        for one in found:
            reading.add(key, one)
        return bool(found)

    return read_list


def _read_people(reading: Reading, section: Section, key: str) -> bool:
    """People; "Field, Ann" is one of them where no other names of the sheet are parted by commas."""
    return _read_turned(reading, section, key) or _add_all(reading, key, values.names(reading.shadow, section.start, section.end), [])


def _read_turned(reading: Reading, section: Section, key: str) -> bool:
    """The one person of a field whose surname stands first, a guess."""
    found = values.surname_first(reading.shadow, section.start, section.end)
    if found is None or any(values.commas_part(reading.shadow, *place) for place in reading.people):
        return False
    number = len(reading.record.get(key, ()))
    reading.add(key, found)
    if len(reading.record[key]) > number:
        reading.confidence[f"/{key}/{number}"] = _TURNED
        reading.alternatives[f"/{key}/{number}"] = (found.value.rpartition(" ")[2], round(1 - _TURNED, 2))
    return True


def _read_directors(reading: Reading, section: Section, key: str) -> bool:
    """Directors; facts may stand behind them: "Ann Field, UK 1958, 94 mins"."""
    if _read_turned(reading, section, key):
        return True
    end, facts = _facts_behind(reading.shadow, section, _TOLD)
    return _add_all(reading, key, values.names(reading.shadow, section.start, end), facts)


def _add_all(reading: Reading, key: str, found: list[Found], facts: list[Fact]) -> bool:
    """Add to a list of texts, and take the facts behind them."""
    for one in found:
        reading.add(key, one)
    _take_behind(reading, facts)
    return bool(found)


def _take_behind(reading: Reading, facts: list[Fact]) -> None:
    """Take the facts behind a list; a year or a running time that has a label stands there."""
    take_facts(reading, [fact for fact in facts if fact.key not in _TOLD or fact.key not in reading.labelled])


def _facts_behind(shadow: str, section: Section, told: frozenset[str]) -> tuple[int, list[Fact]]:
    """Where the first line of a list ends that facts follow behind a comma or a bar, and the facts, of which one must be `told`."""
    start, line_end = section.start, section.lines[0].end
    for comma in re.finditer(r",|\||\s//\s", shadow[start:line_end]) if _FIGURE.search(shadow, start, line_end) else ():
        place = trim(shadow, start + comma.end(), line_end)
        if place.start < place.end and (facts := technical(shadow, *place)) and told.intersection(fact.key for fact in facts):
            return start + comma.start(), facts
    return section.end, []


def _read_countries(reading: Reading, section: Section, key: str) -> bool:
    """Countries; a year may stand behind them ("Deutschland 1929"), the name of their flag before ("Flag of Peru Peru")."""
    end, facts = _facts_behind(reading.shadow, section, _LENGTH_TOLD)
    found = values.items(reading.shadow, section.start, end)
    for one in found:
        named = _DATED.fullmatch(one.value)
        if named is None:
            twice = _TWICE.fullmatch(one.value)
            reading.add(key, one._replace(value=twice[1]) if twice else one)
            continue
        if named[1] and any(map(str.isalpha, named[1])):
            end = reading.shadow.index(named[2], one.start)
            reading.add(key, one._replace(value=named[1], end=trim(reading.shadow, one.start, end).end))
        if "year" not in reading.labelled and (year := values.year(reading.shadow, one.start, one.end)):
            reading.set("year", year)
    _take_behind(reading, facts)
    return bool(found)


def _read_languages(reading: Reading, section: Section, key: str) -> bool:
    end, facts = _facts_behind(reading.shadow, section, _LENGTH_TOLD)
    return _add_all(reading, key, values.languages(reading.shadow, section.start, end), facts)


def _read_genres(reading: Reading, section: Section, key: str) -> bool:
    """Genres; what is sorted by year is the categories of a page: "2017년 영화 | 한국어 영화", "Filmtitel 2009"."""
    facts = technical(reading.shadow, section.start, section.end)
    if {"genres"} < {fact.key for fact in facts}:  # "Genere Drammatico - Italia, 2012, durata 97 minuti"
        _take_behind(reading, facts)
        return True
    end, facts = _facts_behind(reading.shadow, section, _LENGTH_TOLD)
    found = values.terms(reading.shadow, section.start, end)
    if any(_YEAR_WITHIN.search(one.value) for one in found):
        return _read_other(reading, section, "other")
    return _add_all(reading, key, found, facts)


def _read_companies(reading: Reading, section: Section, key: str) -> bool:
    """Companies; a year among them is the film's, and so are countries with a year and no company: "UK, 1955"."""
    shadow, start, end = reading.shadow, section.start, section.end
    facts = technical(shadow, start, end) if dated(shadow, start, end) else []
    if {fact.key for fact in facts} == {"countries", "year"}:
        if "countries" in reading.labelled:
            return False
        reading.title_years += [fact.found for fact in facts if fact.key == "year" and isinstance(fact.found, Found)]
        take_facts(reading, [fact for fact in facts if fact.key == "countries"])
        return True
    found = values.companies(shadow, start, end)
    for one in found:
        if _YEAR_ALONE.fullmatch(one.value):
            reading.title_years.append(Found(int(one.value), one.start, one.end))
        else:
            reading.add(key, one)
    return bool(found)


def _read_awards(reading: Reading, section: Section, key: str) -> bool:
    for line in section.lines:
        for start, end in _clauses(reading.shadow, line):
            reading.add(key, Found(tidy(reading.shadow[start:end]), start, end))
    return True


def _clauses(shadow: str, line: Line) -> list[Span]:
    """The parts of a line that semicolons part."""
    stops = [line.start - 1, *(m.start() for m in re.finditer("[;；]", shadow[line.start : line.end])), line.end]
    stops[1:-1] = [line.start + stop for stop in stops[1:-1]]
    spans = [trim(shadow, a + 1, b) for a, b in itertools.pairwise(stops)]
    return [span for span in spans if span.start < span.end]


def _read_release(reading: Reading, section: Section, key: str) -> bool:
    tail = _tail(reading, section)
    found = values.release_dates(reading.shadow, section.start, section.end, tail.value if tail else "")
    found = [one for one in found if not (len(one.date.value) == 4 and _MEASURED.match(reading.shadow, one.date.end))] or found  # "2000 ft."
    for one in found:
        _add_release(reading, one, tail)
    _held_runtime(reading, section)
    return bool(found)


def _add_release(reading: Reading, found: values.FoundDate, tail: Found | None) -> None:
    """Add a release date; `tail` is the place that its label names. A date whose order nothing tells is a guess."""
    number = len(reading.record.get("release_dates", ()))
    reading.append("release_dates", {"date": found.date, "place": found.place or tail})
    if not found.other or len(reading.record["release_dates"]) == number:
        return
    pointer = f"/release_dates/{number}/date"
    reading.confidence[pointer] = _DAY_FIRST
    reading.alternatives[pointer] = (found.other, round(1 - _DAY_FIRST, 2))
    reading.note("FS107", f"{found.date.value} may be {found.other}: nothing tells which is the day", found.date.start, found.date.end)


def _held_runtime(reading: Reading, section: Section) -> None:
    """A running time in brackets behind a date: "14 septembre 2016 (1h 42min)"."""
    held = _HELD_TIME.search(reading.shadow, section.start, section.end) if "runtime" not in reading.labelled else None
    found = values.runtime(reading.shadow, *held.span(1)) if held else None
    if found is not None and "runtime" not in reading.record:
        reading.set("runtime", found)


def _tail(reading: Reading, section: Section) -> Found | None:
    """A place that stands in the label: "Release date in South Korea"."""
    label = section.label
    tail = getattr(label, "tail", None)
    if not tail or section.words is None or tail.casefold() in _EVERYWHERE:
        return None
    start = section.words.start + label.tail_start  # type: ignore[union-attr]
    return Found(tail, start, section.words.end)


def _read_ratings(reading: Reading, section: Section, key: str) -> bool:
    source = section.label.source if section.label else None
    found = values.ratings(reading.shadow, section.start, section.end, source)
    for one in found:
        add_rating(reading, one, _label_source(reading, section, source))
    if not found and source and _IDENTIFIER.fullmatch(reading.shadow[section.start : section.end]):
        return _read_other(reading, section, "other")
    return bool(found)


def add_rating(reading: Reading, found: values.FoundRating, source: Found | None = None) -> None:
    """Add a rating; the best that its source implies was not read anywhere."""
    best = found.best or (Found(found.implied_best, -1, -1) if found.implied_best else None)
    parts: Parts = {"source": found.source or source, "value": found.value, "best": best, "votes": found.votes}
    reading.append("ratings", parts)


def _label_source(reading: Reading, section: Section, source: str | None) -> Found | None:
    """The source of a rating that stands in its label: the name alone where it is spelled there."""
    if source is None or section.words is None:
        return None
    start, end = section.words
    if start == end:
        return Found(source, -1, -1)
    at = reading.text[start:end].casefold().find(source.casefold())
    return Found(source, start + at, start + at + len(source)) if at >= 0 else Found(source, start, end)


def _read_rated(reading: Reading, section: Section, key: str) -> bool:
    """A bare "Rating" is a certificate or a score: its value tells which."""
    if values.is_certificate(reading.shadow, section.start, section.end):
        return _READERS["certificates"](reading, section, "certificates")
    return _read_ratings(reading, section, "ratings")


def _read_money(reading: Reading, section: Section, key: str) -> bool:
    found = values.money(reading.shadow, section.start, section.end)
    if found is None:
        return False
    parts: Parts = {"text": found.text, "amount": found.amount, "amount_max": found.amount_max, "currency": found.currency}
    first = reading.record.get(key)
    if first is not None and first["text"].value != found.text.value:
        reading.repeated(key, section)
        return False
    if first is not None:
        gain_places(first, parts)
    else:
        reading.record[key] = parts
    for one in parts.values():
        if one is not None:
            reading.claim(one, "field")
    return True


def _read_storyline(reading: Reading, section: Section, key: str) -> bool:
    if _CARRIER.match(reading.shadow, section.start, section.end):
        return _read_carrier(reading, section)
    first, *rest = told = _without_headings(reading.shadow, paragraphs(section.lines))
    facts = technical(reading.shadow, *first) if rest else []
    if not facts and (facts := _facts_by_line(reading.shadow, section)):
        rest = rest if rest and section.lines[0].end < rest[0].start else []
    take_facts(reading, facts)
    if rest or not facts:
        tell(reading, rest if facts else told)
    return True


def _without_headings(shadow: str, told: list[Span]) -> list[Span]:
    """Paragraphs without the last ones that are no sentence but a link or the heading of what follows: "Before viewing"."""
    kept = len(told)
    while kept > 1 and _is_heading(shadow[slice(*told[kept - 1])]):
        kept -= 1
    return told[:kept]


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and text[-1].isalnum() and text.count(" ") < _MOST_BLANKS and not text[0].islower() and "\n" not in text.strip()


def _facts_by_line(shadow: str, section: Section) -> list[Fact]:
    """The facts of a field that has one on each line and no sentence: "개요" above "드라마", "94분"."""
    first = section.lines[0]
    lines = [first, *itertools.takewhile(lambda line: not line.parted, section.lines[1:])]
    if len(lines) > 8 or any(line.end - line.start > 40 for line in lines):
        return []
    found = [technical(shadow, line.start, line.end) for line in lines]
    return list(itertools.chain(*found)) if 2 * sum(map(bool, found)) > len(lines) else []


def _read_carrier(reading: Reading, section: Section) -> bool:
    """A library describes the copy, not the story: "1 videodisc (94 min.) : sd., col."."""
    found = values.runtime(reading.shadow, section.start, section.end)
    return found is not None and "runtime" not in reading.labelled and reading.set("runtime", found, section)


def paragraphs(lines: list[Line]) -> list[Span]:
    """The paragraphs of lines: a blank line parts them."""
    spans: list[Span] = []
    for line in lines:
        start = line.marker if line.marker >= 0 else line.start
        if spans and not line.parted:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(start, line.end))
    return spans


def tell(reading: Reading, spans: list[Span]) -> None:
    """Add paragraphs to the storyline; those told before gain places."""
    shadow = reading.shadow
    paragraphs = [tidy(shadow[start:end]) for start, end in spans]
    reading.paragraphs += [paragraph for paragraph in paragraphs if ("storyline", paragraph) not in reading.index]
    reading.index.update((("storyline", paragraph), 0) for paragraph in paragraphs)
    reading.claims += [(start, end, "value", "storyline") for start, end in spans]
    first = reading.record.get("storyline")
    if first is None:
        reading.record["storyline"] = Found("", *spans[0], spans[1:])
    else:
        first.more.extend(spans)


def _read_cast(reading: Reading, section: Section, key: str) -> bool:
    words = reading.shadow[section.start : section.end]
    if not any(map(str.isalpha, words)) or says_nothing(words):
        return False
    if section.paired:
        return add_pairs(reading, section)
    return add_cast(reading, section.start, section.end)


def _read_trivia(reading: Reading, section: Section, key: str) -> bool:
    add_trivia(reading, section.lines)
    return True


def _read_other(reading: Reading, section: Section, key: str) -> bool:
    """A field that no key of the record takes, under its label as written."""
    words = section.words
    assert words is not None
    label = section.name or tidy(reading.shadow[words.start : words.end])
    spans = [Span(line.marker if line.marker >= 0 else line.start, line.end) for line in section.lines]
    texts = [tidy(reading.shadow[start:end]) for start, end in spans]
    if not label or not any(texts):
        return False
    reading.others.setdefault(label, []).extend(texts)
    fields: dict[str, Found] = reading.record.setdefault("other", {})
    found = Found("", *spans[0], tuple(spans[1:]))
    reading.claim(found, "field")
    fields[label] = read_again(fields[label], found) if label in fields else found
    if section.label is None:
        reading.note("FS106", f"the label {excerpt(label)!r} is not known", *words)
    return True


_READERS: dict[str, Reader] = {
    "title": _read_title,
    "original_title": _read_title,
    "also_known_as": _texts(values.items),
    "year": _read_year,
    "release_dates": _read_release,
    "runtime": _read_runtime,
    "genres": _read_genres,
    "countries": _read_countries,
    "languages": _read_languages,
    "certificates": _texts(values.certificates),
    "certificates_or_ratings": _read_rated,
    "ratings": _read_ratings,
    "directors": _read_directors,
    "writers": _read_people,
    "producers": _read_people,
    "composers": _read_people,
    "cinematographers": _read_people,
    "editors": _read_people,
    "production_companies": _read_companies,
    "distributors": _read_companies,
    "budget": _read_money,
    "box_office": _read_money,
    "awards": _read_awards,
    "tagline": _read_text,
    "storyline": _read_storyline,
    "cast": _read_cast,
    "trivia": _read_trivia,
    "other": _read_other,
}
