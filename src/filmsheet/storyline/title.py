"""Title and year, as stated in the first sentences of a storyline.

There are a few kinds of openings in English: "X is a 1948 drama film", "X (1948) is", "X, a 1948 film by", "In the 1948 film X",
'"X" tells the story of'. Each is a reader here or in `description`; the first that matches is used. Other languages are in `languages`.
"""

from __future__ import annotations

from ..text.source import BLANKS, FILL, Found, trim
from .description import apposed, described
from .heading import TITLE_CONFIDENCE, Heading, make_heading, named
from .languages import read_foreign
from .phrases import compiled, entries, phrases
from .prose import begins_name, brackets, cased, paragraph_end, piece, quoted, words
from .subject import film_phrase, is_generic, is_short_description, read_subject, title_cased
from .years import bracketed_year, year_after, year_of_sentence

REACH = 2000
"""The number of characters that are searched for a title and a year."""


def read_title_and_year(text: str, start: int, end: int) -> Heading:
    """Read title, original title and year from a storyline's opening.

    Args:
        text: the text that holds the storyline.
        start: where the storyline begins, in characters.
        end: where it ends.

    Never raises on any text; a fact that is not stated is None.

    >>> heading = read_title_and_year('"The Red Shoes" is a 1948 British drama film.', 0, 45)
    >>> heading.title.value, heading.title.span, heading.year.value
    ('The Red Shoes', Span(start=1, end=14), 1948)
    """
    start, end = trim(text, start, min(end, start + REACH))
    stop = paragraph_end(text, start, end)
    line = text.find("\n", start, stop)
    if line > 0 and is_short_description(text[start:line]):
        start = trim(text, line, stop).start
    if not any(word[:2].isascii() and word[:2].isalpha() for word in text[start : min(stop, start + 300)].split(None, 20)):
        return read_foreign(text, start, stop) or Heading()
    untitled = Heading()
    for read in (described, read_foreign, apposed, _in_the_film, _dated, _quoted_subject, _plain_subject, _in_facts):
        heading = read(text, start, stop)
        if heading is None:
            continue
        if heading.title is not None:
            return _with_year(text, start, end, heading)
        untitled = untitled if untitled.year else heading
    return _with_year(text, start, end, _repeated(text, start, end, untitled))


def _with_year(text: str, start: int, end: int, heading: Heading) -> Heading:
    """Look for a year further on if the description has none."""
    if heading.year is not None or not heading.kind:
        return heading
    if heading.noun and (year := year_of_sentence(text, heading.noun, min(end, heading.noun + 400))):
        return heading.dated(year, "same sentence")
    start = max(start, heading.noun)
    if released := year_after(text, start, end, "years.later_release", 125):
        return heading.dated(released, "release")
    return heading.dated(year_after(text, start, end, "years.later_make", 85), "made")


def _title_at(text: str, start: int, end: int) -> Found | None:
    """A quoted or title-cased name that begins here."""
    if text[start : start + 1] in '"“«':
        title = next(quoted(text, start, min(end, start + 125)), None)
        return title if title is not None and title.start <= start + 2 else None
    return cased(text, start, end, "title.small")


def _in_the_film(text: str, start: int, end: int) -> Heading | None:
    """A name after "in the 1948 film" or "the 1948 film", or after "in", with a year in brackets: "In X (1948), ..."."""
    film = film_phrase(text, start, min(end, start + 200))
    if film is not None:
        year, begin = film
        title = _title_at(text, begin, end)
        return named(title, "film of the year", "" if year else "title alone").dated(year, "brackets") if title else None
    title = _title_at(text, trim(text, start + 3, end).start, end) if text.startswith("In ", start, end) else None
    year = bracketed_year(text, title.end, min(end, title.end + 10)) if title else None
    return named(title, "film of the year").dated(year, "brackets") if title and year else None


def _dated(text: str, start: int, end: int) -> Heading | None:
    """A name with a year in brackets at the start."""
    bracket = next(brackets(text, start, min(end, start + 200)), None)
    if bracket is None or not bracket[1].replace("film", "").strip(" ,").isdigit() or not set(text[start : bracket.start()]).isdisjoint(".;\n"):
        return None
    subject = read_subject(text, start, bracket.end())
    if subject is None or subject.glosses.year is None or not (subject.quoted or title_cased(subject.title.value)):
        return None
    return make_heading(subject, "year in brackets")


def _quoted_subject(text: str, start: int, end: int) -> Heading | None:
    """A quoted or emphasised name, then a verb whose subject is a film: '"X" tells the story of'."""
    marked = start > 0 and text[start - 1] == FILL
    if marked:
        close = text.find(FILL, start, min(end, start + 90))
        title = piece(text, start, close) if close > 0 and begins_name(text[start]) else None
    else:
        title = _title_at(text, start, end) if text[start : start + 1] in '"“«' else None
    if title is None or not title.value or is_generic(title.value):
        return None
    at = end - len(text[title.end : end].lstrip(BLANKS + ',"”»'))
    bracket = next(brackets(text, at, min(end, at + 6)), None)
    at = trim(text, bracket.end(), end).start if bracket else at
    if phrases("title.verb").match(text, at, end) is None:
        return None
    return named(title, "marked" if marked else "quoted subject")


def _plain_subject(text: str, start: int, end: int) -> Heading | None:
    """A title-cased name and a verb whose subject can only be a film: "X tells the story of"."""
    title = _title_at(text, start, end)
    if title is None or is_generic(title.value):
        return None
    verb = phrases("title.sure_verb").match(text, trim(text, title.end, end).start, end)
    actor = cased(text, trim(text, verb.end(), end).start, end, "people.particle") if verb and verb[0] == "stars" else title
    return named(title, "title alone") if verb and actor and (actor is title or " " in actor.value) else None


def _in_facts(text: str, start: int, end: int) -> Heading | None:
    """The name in "Here are 16 interesting facts about X."."""
    facts = compiled(r"(?i)(?:{title.before_facts~}|\d|\s){0,20}{title.facts~}\s*{title.about~}\s*").match(text, start, min(end, start + 120))
    if facts is None:
        return None
    begin = facts.end()
    if text[begin : begin + 1] in '"“«' and (title := _title_at(text, begin, end)):
        return named(title, "heading")
    for word in words(text, begin, min(end, begin + 105)):
        bare = word[0].rstrip(".:!")
        if bare in entries("title.after_facts"):
            return named(piece(text, begin, word.start()), "heading")
        if len(bare) < len(word[0]) or word.end() == end or "\n" in text[word.end() : word.end() + 1]:
            found = piece(text, begin, word.start() + len(bare))
            return named(found, "heading") if begins_name(found.value) else None
    return None


def _repeated(text: str, start: int, end: int, heading: Heading) -> Heading:
    """A quoted name that occurs three times in the text is most likely the title."""
    named: dict[str, list[Found]] = {}
    for found in quoted(text, start, end):
        if begins_name(found.value) and set(found.value).isdisjoint(".!?"):
            named.setdefault(found.value, []).append(found)
    best = max(named.values(), key=len, default=[])
    if len(best) < 3:
        return heading
    return heading._replace(title=best[0], title_confidence=TITLE_CONFIDENCE["repeated"], kind="repeated")
