"""The ways to write each field of a film sheet, simplest first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, get_args

from ..models import CastMember, FilmSheet, Rating, ReleaseDate, TriviaItem
from .texts import with_texts

Layout = Literal["seed", "plain", "markdown"]

_INVISIBLE = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A))
_BOXES = range(0x2500, 0x25A0)
_ENTITIES = {sign: f"&#{sign};" for sign in (*map(ord, "<>&*_`#|[]\\~"), *_INVISIBLE, *_BOXES)}
"""Characters that could be read as markup, and their entities."""


class Style(NamedTuple):
    """How a layout writes a label."""

    layout: str

    def line(self, label: str, value: object) -> str:
        """A label and its value."""
        if self.layout == "markdown":
            return f"**{label}:** {value}"
        return f"{label} : {value}" if self.layout == "seed" and label in _SPACED else f"{label}: {value}"

    def lines(self, label: str, values: Iterable[str]) -> str:
        """One line for each value, each with the label."""
        return "\n".join(self.line(label, value) for value in values)

    def heading(self, label: str) -> str:
        """A label on a line of its own."""
        return f"## {label}" if self.layout == "markdown" else f"{label}:"

    def block(self, label: str, values: Iterable[str], bullet: str = "") -> str:
        """A label on a line of its own, with one line for each value below it."""
        return "\n".join((self.heading(label), *(f"{bullet}{value}" for value in values)))


_SPACED = ("Year", "Genre")
"""Labels that have a blank before the colon in the layout "seed"."""

STYLES = {layout: Style(layout) for layout in get_args(Layout)}


def ways(sheet: FilmSheet, layout: Layout) -> dict[str, list[str]]:
    """The ways to write each field with a value, in the order of a sheet: as it is, and with markup characters as entities."""
    escaped = with_texts(sheet, lambda text: text.translate(_ENTITIES))
    return {key: _ways(sheet, escaped, key, layout) for key in FIELDS if getattr(sheet, key) not in (None, (), {})}


def _ways(sheet: FilmSheet, escaped: FilmSheet, key: str, layout: Layout) -> list[str]:
    (label, write), style = FIELDS[key], STYLES[layout]
    forms = [*write(getattr(sheet, key), style, label), *write(getattr(escaped, key), style, label)]
    if key == "title" and layout == "seed" and sheet.storyline:
        forms.insert(0, "")  # the storyline may state it, as in the seed
    if sheet.storyline and key not in ("storyline", "trivia", "other"):
        forms.append("")  # a field that the storyline states can be left out
    return list(dict.fromkeys(forms))


Forms = Callable[[Any, Style, str], Iterable[str]]


def _title_forms(title: str, style: Style, label: str) -> Iterator[str]:
    if style.layout == "markdown":
        yield f"# {title}"
    yield from _text_forms(title, style, label)


def _in_line(*forms: str) -> Forms:
    """A value on one line with its label, in several forms."""
    return lambda value, style, label: (style.line(label, form.format(value)) for form in forms)


_text_forms = _in_line("{}", '"{}"')
_money_forms = _in_line("{0.text}")


def _list_forms(texts: Sequence[str], style: Style, label: str) -> Iterator[str]:
    yield style.line(label, ", ".join(texts))
    yield style.line(label, "; ".join(texts))
    yield from _award_forms(texts, style, label)


def _award_forms(texts: Sequence[str], style: Style, label: str) -> Iterator[str]:
    yield style.lines(label, texts)
    yield style.block(label, texts, "- ")


def _filled(form: str, pairs: Iterable[tuple[str, str | None]]) -> list[str]:
    """Each pair in a form such as "{} as {}"; only the first part if there is no second."""
    return [form.format(first, second) if second else first for first, second in pairs]


def _release_forms(releases: Sequence[ReleaseDate], style: Style, label: str) -> Iterator[str]:
    for form in ("{0} ({1})", "{1}: {0}", "{0} {1}"):
        texts = _filled(form, ((one.date, one.place) for one in releases))
        yield style.line(label, ", ".join(texts))
        yield style.lines(label, texts)


def _rating_forms(ratings: Sequence[Rating], style: Style, _label: str) -> Iterator[str]:
    for scores in zip(*map(_scores, ratings), strict=True):
        for named in ("{0} Rating", "{0}", "User rating"):
            rated = zip(ratings, scores, strict=True)
            yield "\n".join(_rating_line(one.source or "", style, named, score) for one, score in rated)


def _rating_line(source: str, style: Style, named: str, score: str) -> str:
    source = "IMDB" if source == "IMDb" else source
    if named == "User rating" and source:
        return style.line("Rating", f"{score} ({source})")
    return style.line(named.format(source).strip() or "Score", score)


def _scores(rating: Rating) -> tuple[str, str, str, str]:
    """The ways to write a score: as short as its source allows, with its maximum, in per cent, in stars."""
    from ..values.sources import implied_best

    value, best = rating.value, rating.best
    votes = f" ({rating.votes} votes)" if rating.votes is not None else ""
    bare = f"{_plain_number(value)}{votes}"
    if best is None:
        return bare, bare, bare, bare
    full = f"{_plain_number(value)}/{_plain_number(best)}{votes}"
    short = bare if rating.votes is None and best == implied_best(rating.source) else full
    percent = f"{_plain_number(value)}%{votes}" if best == 100 else full
    whole = best <= 10 and value == int(value) and best == int(best)
    return short, full, percent, "★" * int(value) + "☆" * int(best - value) if whole else full


def _plain_number(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def _storyline_forms(text: str, style: Style, label: str) -> Iterator[str]:
    if style.layout == "markdown":
        yield f"{style.heading(label)}\n\n{text}"
    else:
        yield f"{label}:   {text}" if style.layout == "seed" else f"{label}: {text}"
    yield "\n\n".join(style.line(label, paragraph) for paragraph in text.split("\n\n"))


def _other_forms(fields: dict[str, str], style: Style, _label: str) -> Iterator[str]:
    """A field with several lines repeats its label."""
    yield "\n".join(style.lines(label, text.split("\n")) for label, text in fields.items())
    for separator in (": ", " = ", " | "):
        yield "\n".join(f"{label}{separator}{line}" for label, text in fields.items() for line in text.split("\n"))


def _cast_forms(cast: Sequence[CastMember], style: Style, label: str) -> Iterator[str]:
    pairs = [(member.actor, member.role) for member in cast]
    credited, bracketed = _filled("{} as {}", pairs), _filled("{} ({})", pairs)
    if style.layout == "seed":
        label = "Top Billing Cast"
        if all(member.role for member in cast):
            yield f"{label}:  {' '.join(credited)}"
    if not any(member.role for member in cast):
        yield style.line(label, ", ".join(credited))
    bullet = "- " if style.layout == "markdown" else ""
    for joined in (" as ", " ... ", " .... ", " – ", " | ", " : "):
        yield style.block(label, _filled(f"{{}}{joined}{{}}", pairs), bullet)
    yield style.lines(label, credited)
    yield style.line(label, "; ".join(credited))
    yield style.line(label, ", ".join(bracketed))
    yield style.block(label, bracketed, bullet)
    yield style.lines(label, bracketed)


def _trivia_forms(items: Sequence[TriviaItem], style: Style, label: str) -> Iterator[str]:
    listed = [_trivia_item(item, "  ") for item in items]
    flush = [_trivia_item(item, "") for item in items]
    if style.layout == "markdown":
        yield "\n\n".join((style.heading(label), "\n".join(flush)))
    elif style.layout == "seed" and all(item.number is not None for item in items):
        yield "\n".join(listed)
    yield style.block(label, listed)
    yield style.block(label, flush)
    if len(items) == 1 and items[0].number is None:
        yield style.line(label, items[0].text)
    runs = [style.block(label, (_trivia_item(item, "  ") for item in run)) for run in _runs(items)]
    yield "\n\n".join(runs)
    yield "\n".join(runs)
    yield f"{style.heading(label)}\n" + "\n\n".join(item.text for item in items)


def _runs(items: Sequence[TriviaItem]) -> list[list[TriviaItem]]:
    """Groups of items that one list can contain: all with bullets, or with increasing numbers."""
    runs: list[list[TriviaItem]] = []
    for item in items:
        last = runs[-1][-1].number if runs else None
        if runs and item.number == (None if last is None else last + 1):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _trivia_item(item: TriviaItem, indent: str) -> str:
    marker = f"{indent}{item.number}. " if item.number is not None else f"{indent}- "
    return marker + item.text.replace("\n\n", f"\n\n{' ' * max(4, len(marker))}")


FIELDS: dict[str, tuple[str, Forms]] = {
    "title": ("Title", _title_forms),
    "original_title": ("Original title", _text_forms),
    "also_known_as": ("Also known as", _list_forms),
    "storyline": ("Storyline", _storyline_forms),
    "year": ("Year", _in_line("{}")),
    "release_dates": ("Release date", _release_forms),
    "runtime": ("Runtime", _in_line("{} min")),
    "genres": ("Genre", _list_forms),
    "countries": ("Country", _list_forms),
    "languages": ("Language", _list_forms),
    "certificates": ("Certificate", _list_forms),
    "ratings": ("Rating", _rating_forms),
    "directors": ("Director", _list_forms),
    "writers": ("Writer", _list_forms),
    "producers": ("Producer", _list_forms),
    "composers": ("Composer", _list_forms),
    "cinematographers": ("Cinematographer", _list_forms),
    "editors": ("Editor", _list_forms),
    "production_companies": ("Production company", _list_forms),
    "distributors": ("Distributor", _list_forms),
    "budget": ("Budget", _money_forms),
    "box_office": ("Box office", _money_forms),
    "awards": ("Awards", _award_forms),
    "tagline": ("Tagline", _text_forms),
    "other": ("", _other_forms),
    "cast": ("Cast", _cast_forms),
    "trivia": ("Trivia", _trivia_forms),
}
"""The keys in the order of a sheet, with their labels and their ways to write them."""
