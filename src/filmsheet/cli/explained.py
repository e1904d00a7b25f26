"""`filmsheet explain FILE:LINE`: what the pieces of a line were read as, how sure that is, and which features decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ..analysis import Options
from ..diagnostics import excerpt
from ..learned import Chain, feature
from ..reading.cut import cut
from ..reading.features import describe
from ..reading.films import Film, films
from ..reading.judge import _part, _parts
from ..reading.labels import ACTOR, LABEL, NONE, NUMBER, OTHER, ROLE
from ..reading.pieces import Pieces
from ..reading.reader import Read
from ..reading.taught import model_for, parted
from ..system.console import Failure, visible
from ..text.markup import shadow as make_shadow
from ..text.source import Lines, Span, trim
from ..vocabulary import FIELDS

REASONS = 5
"""So many features are shown."""
_WHOLE = 24_000
"""A text no longer than this is described as a whole, as it was judged; of a longer one the film alone."""

_NAMES = {
    NONE: "nothing of the record", LABEL: "a label", OTHER: "a value of other", ACTOR: "actor", ROLE: "role", "title": "title",
    "genres": "genre", "countries": "country", "languages": "language", "certificates": "certificate", "ratings": "rating",
    "release_dates": "release date", "directors": "director", "writers": "writer", "producers": "producer", "composers": "composer",
    "cinematographers": "cinematographer", "editors": "editor", "production_companies": "production company",
    "distributors": "distributor", "awards": "award",
}  # fmt: skip
"""The labels of pieces in words; others are their key with blanks."""

_FEATURES = {
    "bias": "how common it is",
    "k=": "what it looks like", "t=": "its words", "w0=": "its first word", "w-1=": "its last word", "w=": "a word of it",
    "n=": "the number of its words", "shape=": "its capitals, digits and signs", "len=": "its length",
    "suffix=": "its last letters", "prefix=": "its first letters", "nc=": "what its words are as names",
    "c0=": "its first letter", "c01=": "its first letters", "c-1=": "its last letter", "c-2=": "its last letters",
    "surname": "it begins with a family name", "lab": "it may be a label", "held=": "the bracket or quotation mark round it",
    "numbered": "it opens an item of a numbered list", "bulleted": "it opens an item of a list",
    "gap=": "what parts it from the text before", "after=": "what parts it from the text behind", "gaps=": "what parts it from its neighbours",
    "k-1=": "what stands before it", "k+1=": "what stands behind it", "k-2=": "what stands two before it", "k+2=": "what stands two behind it",
    "k-1,+1=": "what stands round it", "k-2,-1=": "what stands before it", "k+1,+2=": "what stands behind it",
    "t-1=": "the words before it", "t+1=": "the words behind it", "closed by=": "a label behind it names it", "closes": "it names what stands before it",
    "sep=": "the signs before it", "mark=": "the signs before it",
    "line=": "how far down it stands", "rest=": "how far from the end it stands", "part=": "in which part of the text it stands", "opens": "it opens the text",
    "at=": "its place in the line", "alone=": "whether its line stands alone", "parted=": "whether a blank line stands above",
    "indent=": "its indentation", "line-1=": "the line above", "line+1=": "the line below", "sig-1=": "whether the line above is built like it",
    "sig+1=": "whether the line below is built like it", "sig=": "how its line is built", "alike=": "how many lines are built like its line",
    "first=": "what its line begins with", "first prose": "its line begins with a sentence",
    "d:": "what the text as a whole has", "head=": "the heading above", "open": "the label above",
    "opened alone=": "whether the label above has a line of its own", "again": "whether it recurs", "told=": "whether a sentence has the same words",
    "words told=": "whether sentences have its words", "said": "a label that came before",
    "facts ahead=": "how many facts follow", "facts behind=": "how many facts stand before", "label ahead=": "the next label",
    "year ahead=": "whether a year follows", "sentence ahead=": "how near the next sentence is",
    "block": "what its block of lines holds", "blocks alike=": "how many blocks are built alike", "block below=": "what the next block of lines holds",
    "sw=": "a word of the sentence", "sb=": "two words of the sentence", "sg=": "letters of the sentence", "s0=": "the first word of the sentence",
    "sentences=": "the number of sentences round it", "sentence first=": "whether it is the first sentence of its paragraph",
    "sentence length=": "the length of the sentence", "sentence ends=": "how the sentence ends", "s ends=": "how the sentence ends",
    "paragraph longest=": "whether it stands in the longest paragraph", "paragraph=": "which paragraph it stands in", "line length=": "the length of its line",
    "s first_person": "the sentence speaks of the writer", "s review_words": "the sentence has words of reviews",
    "s production_words": "the sentence has words of film making", "s page_words": "the sentence has words of web pages",
    "p first_person": "its paragraph speaks of the writer", "p review_words": "its paragraph has words of reviews",
    "p production_words": "its paragraph has words of film making", "s people=": "how many people the sentence names", "s year=": "whether the sentence has a year",
    "s quotes=": "whether the sentence has quotation marks", "s bracket=": "whether brackets stand beside the sentence",
    "s capitals=": "how many capitals the sentence has",
}  # fmt: skip
"""What features look at, by how their names begin."""
_LONGEST_FIRST = sorted(_FEATURES, key=len, reverse=True)

_VALUES = {
    "True": "yes", "False": "no", "none": "none", "edge": "the edge of the text", "end": "the end of the text", "sent": "a sentence",
    "name": "a person's name", "Name": "capitalised words", "Word": "a capitalised word", "Words": "capitalised words", "tongue": "a language",
    "year": "a year", "time": "a running time", "country": "a country", "genre": "a genre", "date": "a date", "dated": "text with a year",
    "score": "a score", "rated": "a score with its source", "cert": "a certificate", "number": "a number", "digits": "text with digits",
    "address": "an address", "money": "money", "firm": "a company", "lower": "words in lower case", "caps": "words in capitals", "mixed": "words in mixed case",
    "blank": "a blank line", "line": "a line's end", "mark": "a colon, bar or dash", "link": "dots or an arrow", "sep": "with a separator",
    "not_film": "a heading of the page", "heading": "a heading",
}  # fmt: skip
"""The values of features in words; others are shown as they are."""
_NAME_CLASSES = {"F": "given", "L": "family", "E": "given or family", "u": "unknown", "n": "noun", "T": "title", "l": "lower case", "f": "function word", "p": "particle", "i": "initial", "s": "suffix"}
_QUOTED = frozenset(("t=", "w0=", "w-1=", "w=", "suffix=", "prefix=", "sw=", "sb=", "sg=", "s0=", "t-1=", "t+1=", "sep=", "mark=", "c0=", "c01=", "c-1=", "c-2=", "shape="))
"""Features that hold words of the text."""
_ITEM = re.compile(r"[^\s,>]+")


class Reason(NamedTuple):
    """What a feature looks at, what it found, and how much it speaks for a label against the next likely one."""

    what: str
    found: str
    weight: float


class Explained(NamedTuple):
    """One piece of a line."""

    column: int
    text: str
    label: str
    probability: float
    """1.0 where grammar is certain."""
    other: tuple[str, float] | None
    """The next likely label, and its probability."""
    reasons: tuple[Reason, ...]
    decided_beside: bool
    """Whether the piece by itself rather speaks for the other label."""


def explain_line(name: str, text: str, number: int, how: Options) -> str:
    """Explain a line of a text: a paragraph for each of its pieces.

    Args:
        name: what the text is called.
        text: the whole of it.
        number: the number of the line, from 1.
        how: how it is read.

    Raises:
        Failure: there is no such line.
    """
    starts = [start for start in Lines(text).starts if start < len(text)]
    if not 0 < number <= len(starts):
        raise Failure(f"{name}: no line {number}; there {'is' if len(starts) == 1 else 'are'} {len(starts)}")
    line = Span(starts[number - 1], [*starts, len(text)][number])
    found = list(_paragraphs(f"{name}:{number}", text, line, how))
    return "\n".join(found or [f"{visible(name)}:{number}: nothing stands on this line that could be read\n"])


def _paragraphs(place: str, text: str, line: Span, how: Options) -> Iterator[str]:
    for film in films(iter((text,)), how.vocabulary, how.model):
        base = film.place.offset
        if base >= line.end:
            return
        if base + len(film.text) <= line.start or not text[max(base, line.start) : min(base + len(film.text), line.end)].strip():
            continue
        if film.table or film.read is None:
            said = "a row of a table: the heads of its columns say what its cells are" if film.table else "the text could not be labelled"
            yield f"{visible(place)}: {said}\n"
            continue
        if line.start <= base and film.probability < 1.0 and base:
            yield f"{visible(place)}: a film begins here: {film.probability:.2f}\n"
        for one in explained(text, film, film.read, line, how):
            yield _paragraph(place, one)


def explained(text: str, film: Film, read: Read, line: Span, how: Options) -> Iterator[Explained]:
    """The pieces of a film that stand on a line, or within it."""
    base, judged = film.place.offset, read.judged
    evidence = _Evidence(text, 0, how) if len(text) <= _WHOLE else _Evidence(film.text, base, how)
    for n, piece in enumerate(read.pieces.pieces):
        if not line.start <= base + piece.start < line.end:
            continue
        label, sure = judged.labels[n], judged.sureness[n]
        column = base + piece.start - line.start + 1
        words = excerpt(film.text[slice(*trim(read.shadow, piece.start, piece.end))])
        if sure >= 1.0:
            yield Explained(column, words, label, 1.0, None, (), False)
            continue
        other = judged.others[n]
        rival, reasons, beside = evidence.of(base + piece.start, label, other[0] if other else None)
        means = evidence.model.means("cast" if label in (ACTOR, ROLE) else label, sure) if label not in (NONE, LABEL) else sure
        said = min(max(means, 0.0001), 0.9999)
        yield Explained(column, words, label, said, (rival, min(other[1], 1 - said) if other else 0.0), reasons, beside)


class _Evidence:
    """The features of a text's pieces, and what the chain makes of them."""

    def __init__(self, text: str, offset: int, how: Options) -> None:
        self.pieces: Pieces = parted(how.model, cut(make_shadow(text), how.vocabulary))
        self.at = {piece.start + offset: n for n, piece in enumerate(self.pieces.pieces)}
        self.model = model_for(how.model, self.pieces)
        self.text, self.vocabulary = text, how.vocabulary

    def described(self, start: int) -> list[str]:
        """The features of the piece that starts at an offset of the source."""
        n = self.at.get(start, -1)
        first, last = next(((a, b) for a, b in _parts(self.pieces) if a <= n < b), (0, 0))
        described = describe(self.text, _part(self.pieces, first, last), self.vocabulary) if last else iter(())
        return list(next(islice(described, n - first, None), ()))

    def of(self, start: int, label: str, other: str | None) -> tuple[str, tuple[Reason, ...], bool]:
        """What speaks for the label of a piece: its rival, the strongest reasons, and whether they do not suffice."""
        described = self.described(start)
        chain = self.model.labels
        totals = chain.emission(chain.total(map(feature, described)))
        if other is None or other == label:
            other = max((one for one in chain.labels if one != label), key=lambda one: totals[NUMBER[one]])
        own, rival = NUMBER[label], NUMBER[other]
        reasons = _reasons(chain, described, own, rival)
        return other, tuple(reasons[:REASONS]), totals[own] < totals[rival]


def _reasons(chain: Chain, described: list[str], own: int, rival: int) -> list[Reason]:
    """The features that speak for a label against another, the strongest first; those that look at the same are added up."""
    shared = chain.emission(0)
    found: dict[str, list[tuple[float, str]]] = {}
    for one in described:
        scores = chain.emission(chain.total((feature(one),)))
        weight = scores[own] - shared[own] - scores[rival] + shared[rival]
        if weight:
            what, value = in_words(one)
            found.setdefault(what, []).append((weight, value))
    summed = [Reason(what, max(pairs)[1], sum(weight for weight, _ in pairs)) for what, pairs in found.items()]
    return sorted((one for one in summed if one.weight > 0), key=lambda one: -one.weight)


def in_words(name: str) -> tuple[str, str]:
    """What a feature looks at, and what it found, in words.

    >>> in_words("k-1=name gap=line")
    ('what stands before it', "a person's name, a line's end")
    >>> in_words("nc=FL gap=mark")
    ('what its words are as names', 'given, family, a colon, bar or dash')
    """
    prefix = next((one for one in _LONGEST_FIRST if name.startswith(one)), "")
    what, rest = _FEATURES.get(prefix, "another feature"), name[len(prefix) :].removeprefix("=").strip()
    if prefix in _QUOTED:
        words = rest.rpartition(" ")[0] if prefix in ("t-1=", "t+1=") else rest.split(" ")[0].removeprefix("_") if prefix in ("sep=", "mark=") else rest
        return what, repr(words) if words else ""
    if prefix == "nc=":
        letters, _, rest = rest.partition(" ")
        return what, ", ".join([*(_NAME_CLASSES.get(letter, "none") for letter in letters), *map(_in_words, _ITEM.findall(rest))])
    return what, ", ".join(map(_in_words, _ITEM.findall(rest)))


def _in_words(item: str) -> str:
    name, _, value = item.rpartition("=")
    if value[1:] in FIELDS and value[0] in "Ll":
        said = f"the label of {_name(value[1:])}" if value[0] == "L" else f"perhaps the label of {_name(value[1:])}"
    elif value in _VALUES:
        said = _VALUES[value]
    else:
        said = _name(value) if value in FIELDS else value
    return said if name in ("", "k", "gap") else f"{name} {said}"


def _name(label: str) -> str:
    return _NAMES.get(label, label.replace("_", " "))


def _paragraph(place: str, one: Explained) -> str:
    head = f"{visible(place)}:{one.column}: {one.text!r} is {_name(one.label)}"
    if one.other is None:
        return f"{head}: certain by grammar\n"
    lines = [f"{head}: {_said(one.probability)}; next likely: {_name(one.other[0])}, {_said(one.other[1])}"]
    lines += [f"  {reason.weight:+5.1f}  {visible(reason.what + (': ' + reason.found if reason.found else ''))}" for reason in one.reasons]
    if one.decided_beside:
        lines.append("         by itself it would be the other; what stands beside it decided")
    return "\n".join(lines) + "\n"


def _said(probability: float) -> str:
    """A probability, never as if it were certain."""
    return "above 0.99" if probability > 0.99 else "below 0.01" if probability < 0.01 else f"{probability:.2f}"
