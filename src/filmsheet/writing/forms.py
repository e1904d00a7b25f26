"""The ways to write each field of a film sheet, the plainest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, get_args

from ..models import CastMember, FilmSheet, Money, Rating, ReleaseDate, TriviaItem
from ..text.lazily import lazy

Layout = Literal["seed", "plain", "markdown"]

LABELS = {
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
}
"""The keys in the order that a sheet has them, and their labels."""

_SIGNS = lazy("[<>&*_`#|\\[\\]\\\\~\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\u2500-\u259f]")
"""What might be taken for markup."""


class Style(NamedTuple):
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

STYLES = {layout: Style(layout) for layout in get_args(Layout)}


def ways(sheet: FilmSheet, key: str, layout: Layout) -> list[str]:
    """The ways to write a field; where signs of markup occur, also with them as entities; none where it is absent."""
    value = getattr(sheet, key)
    if value is None or value in ((), {}):
        return []
    write, style = _FORMS.get(key, _list_forms), STYLES[layout]
    forms = list(write(value, style, key, _as_is))
    if key == "title" and layout == "seed" and sheet.storyline:
        forms.insert(0, "")  # the storyline may tell it, as the seed's does
    forms += write(value, style, key, _as_entities)
    if sheet.storyline and key not in ("storyline", "trivia", "other"):
        forms.append("")  # what the storyline tells needs no field
    return list(dict.fromkeys(forms))


Written = Callable[[str], str]


def _as_is(text: str) -> str:
    return text


def _as_entities(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", text)


Forms = Callable[[Any, Style, str, Written], Iterator[str]]


def _title_forms(title: str, style: Style, key: str, written: Written) -> Iterator[str]:
    if style.layout == "markdown" and key == "title":
        yield f"# {written(title)}"
    yield style.line(LABELS[key], written(title))
    yield style.line(LABELS[key], f'"{written(title)}"')


def _text_forms(text: str, style: Style, key: str, written: Written) -> Iterator[str]:
    yield style.line(LABELS[key], written(text))
    yield style.line(LABELS[key], f'"{written(text)}"')


def _number_forms(number: int, style: Style, key: str, _written: Written) -> Iterator[str]:
    yield style.line(LABELS[key], f"{number} min" if key == "runtime" else number)


def _money_forms(money: Money, style: Style, key: str, written: Written) -> Iterator[str]:
    yield style.line(LABELS[key], written(money.text))


def _list_forms(texts: Sequence[str], style: Style, key: str, written: Written) -> Iterator[str]:
    items = [written(text) for text in texts]
    label = LABELS[key]
    if key != "awards":
        yield style.line(label, ", ".join(items))
        yield style.line(label, "; ".join(items))
    yield "\n".join(style.line(label, item) for item in items)
    yield "\n".join((style.heading(label), *(f"- {item}" for item in items)))


def _release_forms(releases: Sequence[ReleaseDate], style: Style, key: str, written: Written) -> Iterator[str]:
    for form in ("{0} ({1})", "{1}: {0}", "{0} {1}"):
        texts = [form.format(one.date, written(one.place)) if one.place else one.date for one in releases]
        yield style.line(LABELS[key], ", ".join(texts))
        yield "\n".join(style.line(LABELS[key], text) for text in texts)


def _rating_forms(ratings: Sequence[Rating], style: Style, _key: str, written: Written) -> Iterator[str]:
    for form in (_short_score, _long_score, _percent_score, _stars):
        for named in ("{0} Rating", "{0}", "User rating"):
            yield "\n".join(_rating_line(one, style, named, form, written) for one in ratings)


def _rating_line(rating: Rating, style: Style, named: str, form: Callable[[Rating], str], written: Written) -> str:
    source = "IMDB" if rating.source == "IMDb" else written(rating.source or "")
    if named == "User rating" and source:
        return style.line("Rating", f"{form(rating)} ({source})")
    return style.line(named.format(source).strip() or "Score", form(rating))


def _short_score(rating: Rating) -> str:
    from ..values.sources import implied_best

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


def _storyline_forms(text: str, style: Style, key: str, written: Written) -> Iterator[str]:
    label = LABELS[key]
    paragraphs = [written(paragraph) for paragraph in text.split("\n\n")]
    told = "\n\n".join(paragraphs)
    if style.layout == "markdown":
        yield f"{style.heading(label)}\n\n{told}"
    else:
        yield f"{label}:   {told}" if style.layout == "seed" else f"{label}: {told}"
    yield "\n\n".join(style.line(label, paragraph) for paragraph in paragraphs)


def _other_forms(fields: dict[str, str], style: Style, _key: str, written: Written) -> Iterator[str]:
    """A field of several lines repeats its label."""
    lines = [(written(label), line) for label, text in fields.items() for line in text.split("\n")]
    yield "\n".join(style.line(label, written(line)) for label, line in lines)
    for separator in (": ", " = ", " | "):
        yield "\n".join(f"{label}{separator}{written(line)}" for label, line in lines)


def _cast_forms(cast: Sequence[CastMember], style: Style, key: str, written: Written) -> Iterator[str]:
    label = LABELS[key]
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
    yield style.line(label, ", ".join(_bracketed(member, written) for member in cast))
    yield "\n".join((style.heading(label), *(f"{bullet}{_bracketed(member, written)}" for member in cast)))
    yield "\n".join(style.line(label, _bracketed(member, written)) for member in cast)


def _credit(member: CastMember, joined: str, written: Written) -> str:
    return f"{written(member.actor)}{joined}{written(member.role)}" if member.role else written(member.actor)


def _bracketed(member: CastMember, written: Written) -> str:
    return f"{written(member.actor)} ({written(member.role)})" if member.role else written(member.actor)


def _trivia_forms(items: Sequence[TriviaItem], style: Style, key: str, written: Written) -> Iterator[str]:
    listed = "\n".join(_trivia_item(item, "  ", written) for item in items)
    flush = "\n".join(_trivia_item(item, "", written) for item in items)
    heading = style.heading(LABELS[key])
    if style.layout == "markdown":
        yield f"{heading}\n\n{flush}"
    elif style.layout == "seed" and all(item.number is not None for item in items):
        yield listed
    yield f"{heading}\n{listed}"
    yield f"{heading}\n{flush}"
    if len(items) == 1 and items[0].number is None:
        yield style.line(LABELS[key], written(items[0].text))
    runs = ["\n".join(_trivia_item(item, "  ", written) for item in run) for run in _runs(items)]
    yield "\n\n".join(f"{heading}\n{run}" for run in runs)
    yield "\n".join(f"{heading}\n{run}" for run in runs)
    yield f"{heading}\n" + "\n\n".join(written(item.text) for item in items)


def _runs(items: Sequence[TriviaItem]) -> list[list[TriviaItem]]:
    """Items that one list can hold: all with bullets, or with numbers that rise."""
    runs: list[list[TriviaItem]] = []
    for item in items:
        last = runs[-1][-1].number if runs else None
        if runs and (item.number is None) == (last is None) and (last is None or item.number == last + 1):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


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
