"""`filmsheet explain FILE:LINE`: how the pieces of a line were read, with probabilities and the deciding features."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

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
from ..reading.taught import model_for, recut_pieces
from ..report.fields import FIELDS as PARTS
from ..system.console import Failure, visible
from ..text.markup import shadow as make_shadow
from ..text.source import Lines, Span, trim
from ..vocabulary import FIELDS

_SEPARATORS = str.maketrans(",>", "  ")
REASONS = 5
"""The number of features that are shown."""
_WHOLE = 24_000
"""A text that is not longer is explained as a whole, as it was judged; for a longer one, only the film."""

_NAMES = {
    NONE: "nothing of the record", LABEL: "a label", OTHER: "a value of other",
    "release_dates": "release date", "production_companies": "production company",
}  # fmt: skip
"""Names of labels of pieces that differ from their field, or have none."""


@cache
def _words() -> dict[str, Any]:
    """The parts of feature names in words: what a feature looks at (longest names first), and its values."""
    words = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {**words, "names": sorted(words["features"], key=len, reverse=True)}


def explain_line(name: str, text: str, number: int, how: Options) -> str:
    """Explain a line of a text by its number from 1: a paragraph for each of its pieces. It is a failure if there is no such line."""
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
            shown = "a row of a table: the heads of its columns say what its cells are" if film.table else "the text could not be labelled"
            yield f"{visible(place)}: {shown}\n"
            continue
        if line.start <= base and film.probability < 1.0 and base:
            yield f"{visible(place)}: a film begins here: {film.probability:.2f}\n"
        yield from _explained(place, text, film, film.read, line, how)


def _explained(place: str, text: str, film: Film, read: Read, line: Span, how: Options) -> Iterator[str]:
    """A paragraph for each piece of a film on a line."""
    base, judged = film.place.offset, read.judged
    evidence = _Evidence(text, 0, how) if len(text) <= _WHOLE else _Evidence(film.text, base, how)
    for n, piece in enumerate(read.pieces.pieces):
        if not line.start <= base + piece.start < line.end:
            continue
        label, sure = judged.labels[n], judged.sureness[n]
        words = excerpt(film.text[slice(*trim(read.shadow, piece.start, piece.end))])
        head = f"{visible(place)}:{base + piece.start - line.start + 1}: {words!r} is {_name(label)}"
        if sure >= 1.0:
            yield f"{head}: certain by grammar\n"
            continue
        other = judged.others[n]
        rival, reasons = evidence.of(base + piece.start, label, other[0] if other else None)
        means = evidence.model.calibrated("cast" if label in (ACTOR, ROLE) else label, sure) if label not in (NONE, LABEL) else sure
        own = min(max(means, 0.0001), 0.9999)
        others = _shown(min(other[1], 1 - own) if other else 0.0)
        yield "\n".join([f"{head}: {_shown(own)}; next likely: {_name(rival)}, {others}", *reasons, ""])


class _Evidence:
    """The features of the pieces of a text, and their weights in the chain."""

    def __init__(self, text: str, offset: int, how: Options) -> None:
        self.pieces: Pieces = recut_pieces(how.model, cut(make_shadow(text), how.vocabulary))
        self.at = {piece.start + offset: n for n, piece in enumerate(self.pieces.pieces)}
        self.model = model_for(how.model, self.pieces)
        self.text, self.vocabulary = text, how.vocabulary

    def of(self, start: int, label: str, other: str | None) -> tuple[str, list[str]]:
        """The reasons for the label of the piece that starts at an offset of the source: its rival, and a line for each of the strongest features."""
        n = self.at.get(start, -1)
        first, last = next(((a, b) for a, b in _parts(self.pieces) if a <= n < b), (0, 0))
        features = describe(self.text, _part(self.pieces, first, last), self.vocabulary) if last else iter(())
        described = list(next(islice(features, n - first, None), ()))
        chain = self.model.labels
        totals = chain.emission(chain.total(map(feature, described)))
        if other is None or other == label:
            other = max((one for one in chain.labels if one != label), key=lambda one: totals[NUMBER[one]])
        own, rival = NUMBER[label], NUMBER[other]
        reasons = _reasons(chain, described, own, rival)[:REASONS]
        if totals[own] < totals[rival]:
            reasons.append("         its own features favour the other label; the neighbouring pieces decided")
        return other, reasons


def _reasons(chain: Chain, described: list[str], own: int, rival: int) -> list[str]:
    """The features for a label against another, strongest first; those with the same subject are added."""
    shared = chain.emission(0)
    found: dict[str, list[tuple[float, str]]] = {}
    for one in described:
        scores = chain.emission(chain.total((feature(one),)))
        weight = scores[own] - shared[own] - scores[rival] + shared[rival]
        if weight:
            what, value = in_words(one)
            found.setdefault(what, []).append((weight, value))
    summed = [(sum(weight for weight, _ in pairs), what, max(pairs)[1]) for what, pairs in found.items()]
    strongest = sorted((one for one in summed if one[0] > 0), key=lambda one: -one[0])
    return [f"  {weight:+5.1f}  {visible(': '.join(filter(None, (what, value))))}" for weight, what, value in strongest]


def in_words(name: str) -> tuple[str, str]:
    """The subject of a feature, and its value, in words.

    >>> in_words("k-1=name gap=line")
    ('the piece before it', "a person's name, a line's end")
    >>> in_words("nc=FL gap=mark")
    ('its words as names', 'given, family, a colon, bar or dash')
    """
    table = _words()
    prefix = next((one for one in table["names"] if name.startswith(one)), "")
    what, rest = table["features"].get(prefix, "another feature"), name[len(prefix) :].removeprefix("=").strip()
    if prefix in table["quoted"]:
        words = rest.rpartition(" ")[0] if prefix in ("t-1=", "t+1=") else rest.split(" ")[0].removeprefix("_") if prefix in ("sep=", "mark=") else rest
        return what, repr(words) if words else ""
    letters = ""
    if prefix == "nc=":
        letters, _, rest = rest.partition(" ")
    classes = (table["name_classes"].get(letter, "none") for letter in letters)
    return what, ", ".join([*classes, *map(_in_words, rest.translate(_SEPARATORS).split())])


def _in_words(item: str) -> str:
    name, _, value = item.rpartition("=")
    if value[1:] in FIELDS and value[0] in "Ll":
        shown = ("the label of " if value[0] == "L" else "perhaps the label of ") + _name(value[1:])
    else:
        shown = _words()["values"].get(value) or (_name(value) if value in FIELDS else value)
    return shown if name in ("", "k", "gap") else f"{name} {shown}"


def _name(label: str) -> str:
    return _NAMES.get(label) or (PARTS[label].name if label in PARTS else label.replace("_", " "))


def _shown(probability: float) -> str:
    """A probability, never shown as certain."""
    return "above 0.99" if probability > 0.99 else "below 0.01" if probability < 0.01 else f"{probability:.2f}"
