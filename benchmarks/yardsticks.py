"""Alternatives for the layout of the seed sheet: a naive script, and grammars for common libraries.

All return the same values (storyline, year, genres, rating, director, cast cut before the last two words, trivia); none
keeps places, unread text, or probabilities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable

LABEL = re.compile(r"(Storyline|Year|Genre|IMDB Rating|Director|Top Billing Cast)\s*:\s*(.*)")
NUMBERED = re.compile(r"\s*(\d+)\.\s+(.*)")


class NaiveCredit(BaseModel):
    """An actor and a role."""

    actor: str
    role: str


class NaiveTrivia(BaseModel):
    """A numbered text."""

    number: int
    text: str


class NaiveSheet(BaseModel):
    """The result of the naive script."""

    storyline: str
    year: int
    genres: list[str]
    rating: float
    director: str
    cast: list[NaiveCredit]
    trivia: list[NaiveTrivia]


def naive(text: str) -> str:
    """A simple script: lines, two patterns, a model, JSON."""
    fields: dict[str, str] = {}
    story: list[str] = []
    trivia: list[tuple[str, str]] = []
    for line in text.splitlines():
        if found := LABEL.match(line):
            fields[found[1]] = found[2].strip()
        elif found := NUMBERED.match(line):
            trivia.append((found[1], found[2].strip()))
        elif line.strip():
            story.append(line.strip())
    return finish(fields, story, trivia)


def finish(fields: dict[str, str], story: list[str], trivia: list[tuple[str, str]]) -> str:
    """The last step of all: values to a model, the model to JSON."""
    return NaiveSheet(
        storyline="\n\n".join([fields["Storyline"], *story]),
        year=fields["Year"],  # type: ignore[arg-type] # pydantic makes numbers of texts
        genres=fields["Genre"].split(", "),
        rating=fields["IMDB Rating"],  # type: ignore[arg-type]
        director=fields["Director"],
        cast=naive_cast(fields["Top Billing Cast"]),
        trivia=[NaiveTrivia.model_construct(number=int(number), text=text) for number, text in trivia],
    ).model_dump_json()


def naive_cast(text: str) -> list[NaiveCredit]:
    """Cut before the last two words of each stretch between two " as "."""
    actor, *stretches = text.split(" as ")
    credits: list[NaiveCredit] = []
    for number, stretch in enumerate(stretches, 1):
        words = stretch.split()
        cut = len(words) if number == len(stretches) else -2
        credits.append(NaiveCredit(actor=actor, role=" ".join(words[:cut])))
        actor = " ".join(words[-2:])
    return credits


def with_ttp() -> Callable[[str], str]:
    """Template Text Parser."""
    from ttp import ttp

    rest = '| re(".+")'
    template = (
        f'<group name="film">\nStoryline:{{{{ Storyline {rest} | _start_ }}}}\nYear : {{{{ Year }}}}\nGenre : {{{{ Genre {rest} }}}}\n'
        f"IMDB Rating: {{{{ Rating }}}}\nDirector: {{{{ Director {rest} }}}}\nTop Billing Cast:{{{{ Cast {rest} }}}}\n</group>\n"
        f'<group name="story*">\n{{{{ text | re("[A-Z][^:]+,.+") | _start_ }}}}\n</group>\n'
        f'<group name="trivia*">\n  {{{{ number | DIGIT | _start_ }}}}. {{{{ text {rest} }}}}\n</group>\n'
    )

    def run(text: str) -> str:
        parser = ttp(data=text, template=template, log_level="ERROR")
        parser.parse(one=True)
        found: dict[str, Any] = parser.result()[0][0]
        film: dict[str, str] = found["film"]
        fields = {"IMDB Rating": film["Rating"], "Top Billing Cast": film["Cast"].strip(), "Storyline": film["Storyline"].strip()}
        fields |= {key: film[key] for key in ("Year", "Genre", "Director")}
        story = [item["text"] for item in found.get("story", [])]
        return finish(fields, story, [(item["number"], item["text"]) for item in found.get("trivia", [])])

    return run


def with_parsy() -> Callable[[str], str]:
    """Parsy: parser combinators."""
    import parsy

    rest = parsy.regex(r"[^\n]*") << parsy.regex(r"\n?")
    label = parsy.regex(r"(Storyline|Year|Genre|IMDB Rating|Director|Top Billing Cast)[ \t]*:[ \t]*", group=1)
    field = parsy.seq(label, rest).map(lambda pair: ("field", pair[0], pair[1].strip()))
    item = parsy.seq(parsy.regex(r"[ \t]*(\d+)\.[ \t]+", group=1), rest).map(lambda pair: ("item", pair[0], pair[1].strip()))
    other = parsy.regex(r"[^\n]+") << parsy.regex(r"\n?")
    blank = parsy.regex(r"\n").result(("blank", "", ""))
    lines = (field | item | blank | other.map(lambda text: ("story", "", text.strip()))).many()
    return lambda text: _gather(lines.parse(text))


def with_pyparsing() -> Callable[[str], str]:
    """Pyparsing."""
    import pyparsing as pp

    pp.ParserElement.set_default_whitespace_chars(" \t")
    rest = pp.Regex(r"[^\n]*") + pp.Suppress(pp.Regex(r"\n?"))
    label = pp.Regex(r"(?:Storyline|Year|Genre|IMDB Rating|Director|Top Billing Cast)[ \t]*:")
    field = (label + rest).set_parse_action(lambda t: [("field", t[0].rstrip(": \t"), t[1].strip())])
    item = (pp.Regex(r"\d+\.(?=[ \t])") + rest).set_parse_action(lambda t: [("item", t[0][:-1], t[1].strip())])
    blank = pp.Regex(r"\n").set_parse_action(lambda: [("blank", "", "")])
    other = (pp.Regex(r"[^\n]+") + pp.Suppress(pp.Regex(r"\n?"))).set_parse_action(lambda t: [("story", "", t[0].strip())])
    lines = pp.ZeroOrMore(field | item | blank | other)
    return lambda text: _gather(lines.parse_string(text, parse_all=False))


_GRAMMAR = r"""
start: (line? _NL)*
?line: field | item | story
field: LABEL REST
item: NUMBER REST
story: STORY
LABEL.3: /(Storyline|Year|Genre|IMDB Rating|Director|Top Billing Cast)[ \t]*:/
NUMBER.2: /[ \t]*\d+\.(?=[ \t])/
STORY: /[^\n]+/
REST: /[^\n]+/
_NL: "\n"
"""


def with_lark(parser: str) -> Callable[[str], str]:
    """Lark, with its LALR or Earley parser."""
    import lark

    grammar = lark.Lark(_GRAMMAR, parser=parser)

    def line(tree: Any) -> tuple[str, str, str]:
        values = [str(child) for child in tree.children]
        if tree.data == "field":
            return "field", values[0].rstrip(": \t"), values[1].strip()
        if tree.data == "item":
            return "item", values[0].strip(" \t."), values[1].strip()
        return str(tree.data), "", values[0].strip() if values else ""

    return lambda text: _gather([line(tree) for tree in grammar.parse(text if text.endswith("\n") else text + "\n").children])


def _gather(lines: Any) -> str:
    fields: dict[str, str] = {}
    story: list[str] = []
    trivia: list[tuple[str, str]] = []
    for kind, name, value in lines:
        if kind == "field":
            fields[name] = value
        elif kind == "item":
            trivia.append((name, value))
        elif kind == "story":
            story.append(value)
    return finish(fields, story, trivia)
