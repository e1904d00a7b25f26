"""Film sheets composed from records, in every layout of the corpus: strategies for the property tests."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

PEOPLE = st.sampled_from(
    [
        "Ann Field", "Tom Reed", "Mary Holm", "Jean-Luc Moreau", "Karel van der Berg", "H. C. Anders", "Zoë Müller", "Robert Downs Jr.", "Ines de la Cruz",
        "Patrick O’Hara", "Søren Kjær", "Li Wei", "Ruth Ann Stone", "Otto Falk",
    ]
)  # fmt: skip
ROLES = st.sampled_from(["Mary", "The Ferryman", "Dr. Hale", "Captain Borg", "Anna (voice)", "Second guard", "King John II", "Mrs. Moss"])
TITLES = st.sampled_from(["The Harbour", "Night Ferry", "1917 Days", "Über den Fluss", "Stones, Sand & Sea", "La Maison du bord", "Seven", "What Now?"])
GENRES = st.sampled_from(["Drama", "Comedy", "Crime", "Romance", "War", "Western", "Thriller", "Science Fiction"])
COUNTRIES = st.sampled_from(["France", "Italy", "United Kingdom", "West Germany", "Japan"])
LANGUAGES = st.sampled_from(["English", "French", "Italian", "Japanese"])
SENTENCES = st.sampled_from(
    [
        "A pilot waits for a ship that never comes.", "Two brothers meet at a station, and neither knows what the other carries.",
        "She leaves her garden to the sea and follows it north.", "In 1931 the town is flooded; nobody leaves.",
        "“Go home,” says the captain, and he goes.", "The tide brings back a letter (and a name).",
    ]
)  # fmt: skip

LABELS: dict[str, list[str]] = {
    "title": ["Title", "Film title", "Movie title"],
    "year": ["Year", "Year of release", "Release year"],
    "runtime": ["Runtime", "Running time", "Duration", "Length"],
    "genres": ["Genre", "Genres"],
    "countries": ["Country", "Countries", "Country of origin"],
    "languages": ["Language", "Languages"],
    "directors": ["Director", "Directed by", "Directors"],
    "writers": ["Writer", "Writers", "Written by", "Screenplay"],
    "composers": ["Music by", "Composer"],
    "editors": ["Editor", "Edited by"],
    "ratings": ["IMDb Rating", "IMDB rating"],
    "certificates": ["Certificate", "Certification"],
    "tagline": ["Tagline"],
    "storyline": ["Storyline", "Plot", "Synopsis", "Plot summary"],
    "cast": ["Cast", "Starring", "Top Billing Cast", "Stars"],
    "trivia": ["Trivia", "Did you know"],
}
SEPARATORS = [": ", " : ", ":", " :: ", "\u00a0: ", "\t: ", " = ", " – ", " - ", " ..... ", " | "]
LISTS = [", ", "; ", " / ", " | ", " & ", " and "]
PROSE = ("storyline", "tagline", "title")


class Block(NamedTuple):
    """One field of a sheet as written, and its key."""

    key: str
    text: str


class Sheet(NamedTuple):
    """A composed sheet: its fields in order, their separators, and its record."""

    blocks: tuple[Block, ...]
    between: str
    line_end: str
    before: str
    after: str
    record: dict[str, Any]

    @property
    def text(self) -> str:
        """The sheet."""
        return self.before + self.between.join(block.text for block in self.blocks).replace("\n", self.line_end) + self.after

    def damaged(self, number: int, text: str) -> Sheet:
        """The sheet with other text for one of its fields."""
        blocks = list(self.blocks)
        blocks[number] = Block(blocks[number].key, text)
        return self._replace(blocks=tuple(blocks))


def unique(strategy: st.SearchStrategy[str], most: int = 4) -> st.SearchStrategy[list[str]]:
    """A list of a few different values."""
    return st.lists(strategy, min_size=1, max_size=most, unique=True)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record as JSON, without absent values."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        "year": st.integers(1895, 2029),
        "runtime": st.integers(41, 240),
        "genres": unique(GENRES),
        "countries": unique(COUNTRIES, 3),
        "languages": unique(LANGUAGES, 3),
        "directors": unique(PEOPLE, 2),
        "writers": unique(PEOPLE, 3),
        "composers": unique(PEOPLE, 1),
        "editors": unique(PEOPLE, 2),
        "ratings": st.integers(10, 99).map(lambda tenths: [{"source": "IMDb", "value": tenths / 10, "best": 10.0, "votes": None}]),
        "certificates": st.sampled_from(["PG-13", "Not Rated", "FSK 12"]).map(lambda text: [text]),
        "tagline": st.just("The sea keeps what it takes."),
        "storyline": st.lists(st.lists(SENTENCES, min_size=1, max_size=3, unique=True).map(" ".join), min_size=1, max_size=2, unique=True).map("\n\n".join),
        "cast": st.lists(st.fixed_dictionaries({"actor": PEOPLE, "role": ROLES}), min_size=2, max_size=5, unique_by=lambda member: member["actor"]),
        "trivia": st.lists(SENTENCES, min_size=2, max_size=4, unique=True),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), min_size=3, max_size=9, unique=True))
    return {"title": draw(TITLES), **{key: draw(fields[key]) for key in chosen}}


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet in one of the layouts, and its record."""
    record = draw(records())
    style = draw(st.sampled_from(["plain", "plain", "markdown", "bullets", "upper", "lower"]))
    separator = draw(st.sampled_from(SEPARATORS)) if style != "markdown" else ":** "
    keys = draw(st.permutations([key for key in record if key != "title"]))
    first = draw(st.sampled_from(["line", "line with the year", "label", "heading"]))
    blocks = [_title(draw, record, first, style, separator)]
    if first == "line with the year" and "year" in record:
        keys.remove("year")
    blocks += [_block(draw, key, record, style, separator) for key in keys]
    between = draw(st.sampled_from(["\n", "\n", "\n\n"])) if not {"storyline", "cast", "trivia"} & set(keys) else "\n\n"
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return Sheet(
        tuple(blocks), between, end, draw(st.sampled_from(["", "", "\ufeff", "\n"])), draw(st.sampled_from(["", "\n", "  \n\n"])), _numbered(record, blocks)
    )


def _numbered(record: dict[str, Any], blocks: list[Block]) -> dict[str, Any]:
    """The record with its trivia as items, with the numbers that were written."""
    written = next((block.text for block in blocks if block.key == "trivia"), "")
    bulleted = written.partition("\n")[2].lstrip().startswith(("- ", "• "))
    if "trivia" not in record:
        return record
    items = [{"number": None if bulleted else number, "text": text} for number, text in enumerate(record["trivia"], 1)]
    return {**record, "trivia": items}


def _title(draw: st.DrawFn, record: dict[str, Any], first: str, style: str, separator: str) -> Block:
    title = record["title"]
    if first == "label":
        return Block("title", _line(draw, "title", title, style, separator))
    if first == "heading":
        return Block("title", f"# {title}\n")
    if first == "line with the year" and "year" in record:
        return Block("title", f"{title} ({record['year']})\n")
    return Block("title", f"{title}\n")


def _label(draw: st.DrawFn, key: str, style: str) -> str:
    label = draw(st.sampled_from(LABELS[key]))
    return label.upper() if style == "upper" else label.lower() if style == "lower" and key not in PROSE else label


def _line(draw: st.DrawFn, key: str, value: str, style: str, separator: str) -> str:
    before = {"markdown": "**", "bullets": "- "}.get(style, "")
    return f"{before}{_label(draw, key, style)}{separator}{value}"


def _below(draw: st.DrawFn, key: str, lines: list[str], style: str) -> str:
    label = _label(draw, key, style)
    heading = f"**{label}:**" if style == "markdown" else f"{label}:"
    return "\n".join((heading, *lines))


def _block(draw: st.DrawFn, key: str, record: dict[str, Any], style: str, separator: str) -> Block:
    value = record[key]
    if key == "cast":
        return Block(key, _cast(draw, value, style))
    if key == "trivia":
        marks = ["{0}. ", "{0}) ", "#{0} ", "({0}) "]
        mark = draw(st.sampled_from(marks if style == "bullets" else [*marks, "- ", "• "]))
        indent = draw(st.sampled_from(["", "  "]))
        return Block(key, _below(draw, key, [indent + mark.format(number) + _wrapped(draw, text) for number, text in enumerate(value, 1)], style))
    if key == "storyline":
        text = "\n\n".join(_wrapped(draw, paragraph) for paragraph in value.split("\n\n"))
        return Block(
            key, _below(draw, key, [text], style) if draw(st.booleans()) else _line(draw, key, text, style, ": " if style != "markdown" else separator)
        )
    if isinstance(value, list) and key != "ratings":
        if draw(st.integers(0, 4)) == 0 and style not in ("bullets", "lower"):
            mark = draw(st.sampled_from(["- ", "  ", "• "]))
            return Block(key, _below(draw, key, [mark + item for item in value], style))
        joined = [", ", "; ", " / ", " & "] if key in ("directors", "writers", "composers", "editors") or separator == " | " else LISTS
        return Block(key, _line(draw, key, draw(st.sampled_from(joined)).join(value), style, separator))
    return Block(key, _line(draw, key, _single(draw, key, value), style, separator))


def _single(draw: st.DrawFn, key: str, value: Any) -> str:
    if key == "year":
        return draw(st.sampled_from([f"{value}", f"({value})", f"14 May {value}"]))
    if key == "runtime":
        hours, minutes = divmod(value, 60)
        forms = [f"{value} min", f"{value} minutes", f"{value}'", f"{value} min."]
        return draw(st.sampled_from(forms + ([f"{hours}h {minutes}m", f"{hours}:{minutes:02}:00"] if hours else [])))
    if key == "ratings":
        score = f"{value[0]['value']:.1f}"
        return draw(st.sampled_from([score, f"{score}/10", f"{score} / 10", score.replace(".", ",")]))
    return str(value)


def _wrapped(draw: st.DrawFn, text: str) -> str:
    """A text, possibly hard-wrapped."""
    words = text.split(" ")
    if len(words) < 8 or draw(st.booleans()):
        return text
    at = draw(st.integers(4, len(words) - 3))
    return " ".join(words[:at]) + "\n" + " ".join(words[at:]) if words[at].islower() and words[at].isalpha() else text


def _cast(draw: st.DrawFn, members: list[dict[str, str]], style: str) -> str:
    layout = draw(st.sampled_from(["{actor} as {role}", "{actor} ... {role}", "{actor} ({role})", "{actor} - {role}", "{actor} – {role}", "{actor}: {role}"]))
    lines = [layout.format(**member) for member in members]
    if layout == "{actor} as {role}" and draw(st.booleans()):
        return _line(draw, "cast", draw(st.sampled_from([", ", "; "])).join(lines), style, ": " if style != "markdown" else ":** ")
    if layout == "{actor} ({role})" and all("(" not in member["role"] for member in members) and draw(st.booleans()):
        return _line(draw, "cast", ", ".join(lines), style, ": " if style != "markdown" else ":** ")
    mark = draw(st.sampled_from(["", "- ", "• "])) if "-" not in layout else ""
    return _below(draw, "cast", [mark + line for line in lines], style)
