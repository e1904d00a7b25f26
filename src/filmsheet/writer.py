"""A record as a film sheet again: written, read back, and delimited where it must be.

Every field has ways to write it, the plainest first. The writer reads what it wrote; each field that did not come
back the same is written in its next way, until all do or a field has no way left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, get_args

from .models import RECORD_KEYS, CastMember, FilmSheet, Money, Rating, ReleaseDate, TriviaItem

Layout = Literal["seed", "plain", "markdown"]


class WriteError(ValueError):
    """Raised where a record cannot be written so that it reads back the same; `fields` are the keys that do not."""

    def __init__(self, fields: Iterable[str]) -> None:
        """Name the fields."""
        self.fields = tuple(fields)
        super().__init__(f"cannot be written so that it reads back: {', '.join(self.fields)}")


_LABELS = {
    "title": "Title",
    "original_title": "Original title",
    "also_known_as": "Also known as",
    "storyline": "Storyline",
    "year": "Year",
    "release_dates": "Release date",
    "runtime": "Runtime",
    "genres": "Genre",
    "countries": "Country",
    "languages": "Language",
    "certificates": "Certificate",
    "ratings": "Rating",
    "directors": "Director",
    "writers": "Writer",
    "producers": "Producer",
    "composers": "Composer",
    "cinematographers": "Cinematographer",
    "editors": "Editor",
    "production_companies": "Production company",
    "distributors": "Distributor",
    "budget": "Budget",
    "box_office": "Box office",
    "awards": "Awards",
    "tagline": "Tagline",
    "other": "",
    "cast": "Cast",
    "trivia": "Trivia",
    "unread": "",
}
"""The keys in the order that a sheet has them, and their labels."""

_APART = ("storyline", "cast", "trivia", "unread")
"""Fields that blank lines set off."""

_SIGNS = re.compile("[<>&*_`#|\\[\\]\\\\~\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\u2500-\u259f]")
"""What might be taken for markup."""


class _Way(NamedTuple):
    """One way to write a field: its lines, and whether they stand before the cast instead of last."""

    text: str
    early: bool = False


class _Style(NamedTuple):
    """How a layout writes a label."""

    layout: str

    def line(self, label: str, value: object) -> str:
        """A label and its value."""
        if self.layout == "markdown":
            return f"**{label}:** {value}"
        return f"{label} : {value}" if self.layout == "seed" and label in _SPACED else f"{label}: {value}"

    def heading(self, label: str) -> str:
        """A label alone on its line."""
        return f"## {label}" if self.layout == "markdown" else f"{label}:"


_SPACED = ("Year", "Genre")
"""Labels that the seed sets off from their colon."""

_STYLES = {layout: _Style(layout) for layout in get_args(Layout)}


def to_text(sheet: FilmSheet, layout: Layout = "seed") -> str:
    """Write a record as a film sheet that reads back to the same record.

    Args:
        sheet: the record.
        layout: "seed" (the storyline first, then short fields, cast and trivia), "plain" or "markdown".

    Raises:
        WriteError: some field cannot be written so that it reads back.
        ValueError: there is no such layout.

    >>> print(to_text(FilmSheet(year=1948, genres=["Drama", "Music"])), end="")
    Year : 1948
    Genre : Drama, Music
    """
    if layout not in _STYLES:
        raise ValueError(f"no layout {layout!r}; there are {', '.join(_STYLES)}")
    ways = {key: found for key in _LABELS if (found := list(_ways(sheet, key, layout)))}
    chosen = dict.fromkeys(ways, 0)
    while True:
        text = _assemble({key: ways[key][number] for key, number in chosen.items()}, layout)
        wrong = _differing(sheet, text)
        if not wrong:
            return text
        changeable = [key for key in wrong if key in ways and chosen[key] + 1 < len(ways[key])]
        if not changeable:
            raise WriteError(wrong)
        for key in changeable:
            chosen[key] += 1


def _differing(sheet: FilmSheet, text: str) -> list[str]:
    """The keys that the text does not give back, in the record's order."""
    from .analysis import parse

    again = parse(text)
    return [key for key in RECORD_KEYS if getattr(again, key) != getattr(sheet, key)]


def _assemble(ways: dict[str, _Way], layout: Layout) -> str:
    """The blocks in order; a blank line sets off those that are more than a line."""
    blocks = [(key, way.text) for key, way in ways.items() if way.text and not way.early]
    place = next((n for n, (key, _) in enumerate(blocks) if key in ("cast", "trivia")), len(blocks))
    blocks[place:place] = [(key, way.text) for key, way in ways.items() if way.text and way.early]
    text, apart_before = "", False
    for key, block in blocks:
        apart = _is_apart(key, block, layout)
        text += ("" if not text else "\n\n" if apart or apart_before else "\n") + block
        apart_before = apart
    return f"{text}\n" if text else ""


def _is_apart(key: str, block: str, layout: Layout) -> bool:
    if key == "unread" or (key == "title" and block.startswith("#")):
        return True
    return key in _APART and (layout != "seed" or (key != "storyline" and "\n" in block) or key == "trivia")


def _ways(sheet: FilmSheet, key: str, layout: Layout) -> Iterator[_Way]:
    """The ways to write a field, the plainest first; where signs of markup occur, also with them as entities."""
    value = getattr(sheet, key)
    if value is None or value in ((), {}):
        return
    style = _STYLES[layout]
    if key == "unread":
        for joined in ("\n\n", "<br>\n"):
            yield from (_Way(joined.join(value), early) for early in (False, True))
        return
    forms = list(_FORMS.get(key, _list_forms)(value, style, key, _as_is))
    if key == "title" and layout == "seed" and sheet.storyline:
        yield _Way("")  # the storyline may tell it, as the seed's does
    yield from map(_Way, forms)
    escaped = [form for form in _FORMS.get(key, _list_forms)(value, style, key, _as_entities) if form not in forms]
    yield from map(_Way, escaped)


Written = Callable[[str], str]


def _as_is(text: str) -> str:
    return text


def _as_entities(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", text)


Forms = Callable[[Any, _Style, str, Written], Iterator[str]]


def _title_forms(title: str, style: _Style, key: str, written: Written) -> Iterator[str]:
    if style.layout == "markdown" and key == "title":
        yield f"# {written(title)}"
    yield style.line(_LABELS[key], written(title))
    yield style.line(_LABELS[key], f'"{written(title)}"')


def _text_forms(text: str, style: _Style, key: str, written: Written) -> Iterator[str]:
    yield style.line(_LABELS[key], written(text))
    yield style.line(_LABELS[key], f'"{written(text)}"')


def _number_forms(number: int, style: _Style, key: str, _written: Written) -> Iterator[str]:
    yield style.line(_LABELS[key], f"{number} min" if key == "runtime" else number)


def _money_forms(money: Money, style: _Style, key: str, written: Written) -> Iterator[str]:
    yield style.line(_LABELS[key], written(money.text))


def _list_forms(texts: Sequence[str], style: _Style, key: str, written: Written) -> Iterator[str]:
    items = [written(text) for text in texts]
    label = _LABELS[key]
    if key != "awards":
        yield style.line(label, ", ".join(items))
        yield style.line(label, "; ".join(items))
    yield "\n".join(style.line(label, item) for item in items)
    yield "\n".join((style.heading(label), *(f"- {item}" for item in items)))


def _release_forms(releases: Sequence[ReleaseDate], style: _Style, key: str, written: Written) -> Iterator[str]:
    for form in ("{0} ({1})", "{1}: {0}", "{0} {1}"):
        texts = [form.format(one.date, written(one.place)) if one.place else one.date for one in releases]
        yield style.line(_LABELS[key], ", ".join(texts))
        yield "\n".join(style.line(_LABELS[key], text) for text in texts)


def _rating_forms(ratings: Sequence[Rating], style: _Style, _key: str, written: Written) -> Iterator[str]:
    for form in (_short_score, _long_score, _percent_score, _stars):
        for named in ("{0} Rating", "{0}", "User rating"):
            yield "\n".join(_rating_line(one, style, named, form, written) for one in ratings)


def _rating_line(rating: Rating, style: _Style, named: str, form: Callable[[Rating], str], written: Written) -> str:
    source = "IMDB" if rating.source == "IMDb" else written(rating.source or "")
    if named == "User rating" and source:
        return style.line("Rating", f"{form(rating)} ({source})")
    return style.line(named.format(source).strip() or "Score", form(rating))


def _short_score(rating: Rating) -> str:
    from .values.sources import implied_best

    if rating.best is None or (rating.votes is None and rating.best == implied_best(rating.source)):
        return f"{_plain_number(rating.value)}{_votes(rating)}"
    return _long_score(rating)


def _long_score(rating: Rating) -> str:
    if rating.best is None:
        return _short_score(rating)
    return f"{_plain_number(rating.value)}/{_plain_number(rating.best)}{_votes(rating)}"


def _percent_score(rating: Rating) -> str:
    return f"{_plain_number(rating.value)}%{_votes(rating)}" if rating.best == 100 else _long_score(rating)


def _stars(rating: Rating) -> str:
    whole = (
        rating.best is not None
        and rating.best <= 10
        and rating.value == int(rating.value)
        and rating.best == int(rating.best)
    )
    if not whole or rating.best is None:
        return _long_score(rating)
    return "★" * int(rating.value) + "☆" * int(rating.best - rating.value)


def _plain_number(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def _votes(rating: Rating) -> str:
    return f" ({rating.votes} votes)" if rating.votes is not None else ""


def _storyline_forms(text: str, style: _Style, key: str, written: Written) -> Iterator[str]:
    label = _LABELS[key]
    paragraphs = [written(paragraph) for paragraph in text.split("\n\n")]
    told = "\n\n".join(paragraphs)
    if style.layout == "markdown":
        yield f"{style.heading(label)}\n\n{told}"
    else:
        yield f"{label}:   {told}" if style.layout == "seed" else f"{label}: {told}"
    yield "\n\n".join(style.line(label, paragraph) for paragraph in paragraphs)


def _other_forms(fields: dict[str, str], style: _Style, _key: str, written: Written) -> Iterator[str]:
    """A field of several lines repeats its label."""
    lines = [(written(label), line) for label, text in fields.items() for line in text.split("\n")]
    yield "\n".join(style.line(label, written(line)) for label, line in lines)
    for separator in (": ", " = ", " | "):
        yield "\n".join(f"{label}{separator}{written(line)}" for label, line in lines)


def _cast_forms(cast: Sequence[CastMember], style: _Style, key: str, written: Written) -> Iterator[str]:
    label = _LABELS[key]
    if style.layout == "seed":
        label = "Top Billing Cast"
        if all(member.role for member in cast):
            yield f"{label}:  {' '.join(_credit(member, ' as ', written) for member in cast)}"
    if not any(member.role for member in cast):
        yield style.line(label, ", ".join(written(member.actor) for member in cast))
    bullet = "- " if style.layout == "markdown" else ""
    for joined in (" as ", " ... ", " .... ", " – ", " | ", " : "):
        yield "\n".join((style.heading(label), *(f"{bullet}{_credit(member, joined, written)}" for member in cast)))
    yield "\n".join(style.line(label, _credit(member, " as ", written)) for member in cast)
    yield style.line(label, "; ".join(_credit(member, " as ", written) for member in cast))


def _credit(member: CastMember, joined: str, written: Written) -> str:
    return f"{written(member.actor)}{joined}{written(member.role)}" if member.role else written(member.actor)


def _trivia_forms(items: Sequence[TriviaItem], style: _Style, key: str, written: Written) -> Iterator[str]:
    listed = "\n".join(_trivia_item(item, "  ", written) for item in items)
    headed = f"{style.heading(_LABELS[key])}\n"
    if style.layout == "markdown":
        yield f"{headed}\n" + "\n".join(_trivia_item(item, "", written) for item in items)
    elif style.layout == "seed" and all(item.number is not None for item in items):
        yield listed
    yield headed + listed
    yield headed + "\n".join(_trivia_item(item, "", written) for item in items)
    if len(items) == 1 and items[0].number is None:
        yield style.line(_LABELS[key], written(items[0].text))
    yield headed + "\n\n".join(written(item.text) for item in items)


def _trivia_item(item: TriviaItem, indent: str, written: Written) -> str:
    marker = f"{indent}{item.number}. " if item.number is not None else f"{indent}- "
    return marker + f"\n\n{' ' * max(4, len(marker))}".join(written(part) for part in item.text.split("\n\n"))


_FORMS: dict[str, Forms] = {
    "title": _title_forms,
    "original_title": _title_forms,
    "year": _number_forms,
    "runtime": _number_forms,
    "release_dates": _release_forms,
    "ratings": _rating_forms,
    "budget": _money_forms,
    "box_office": _money_forms,
    "tagline": _text_forms,
    "storyline": _storyline_forms,
    "other": _other_forms,
    "cast": _cast_forms,
    "trivia": _trivia_forms,
}
"""How each kind of field can be written; what is not here is a list of texts."""
