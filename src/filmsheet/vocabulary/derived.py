"""Labels that are not in the table but follow from it.

"Director(s)", "releaseDate", "Land / Jahr", "Written and directed by", "Release date in South Korea", "IMDb评分",
"Second assistant director". None of them is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add

from filmsheet.text.lazily import lazy
from filmsheet.vocabulary.folding import OUTER, fold, is_cjk
from filmsheet.vocabulary.table import SMALL_WORDS, Label, Table

LONGEST_LABEL = 80
"""The most characters of a label."""

_PEOPLE = frozenset({"directors", "writers", "producers", "composers", "cinematographers", "editors"})
_WITH_PLACE = frozenset({"release_dates", "year", "title", "also_known_as", "certificates", "distributors"})
_MEASURED = frozenset({"runtime", "budget", "box_office"})
_UNITS = {
    **dict.fromkeys("min mins minutes minuten minuti minutos minuts \u043c\u0438\u043d".split(), ("runtime",)),
    **dict.fromkeys(("usd", "eur", "gbp"), ("budget",)),
}
"""Texts after a label in the head of a table, and the label that they follow."""
_NO_FIELD = frozenset({"other", "not_film", "heading"})
_RATING = (("ratings",), ("certificates_or_ratings",))

_ENDINGS = (
    "s|es|e|en|n|in|innen|r|a|as|os|is|ies|i|ne|nes|x|le|les|trice|trices|rice|rices|"
    "\u044b|\u0438|\u0430|\u0439|\u044f|\u043e\u0432"
)
_AND = frozenset({"and", "und", "et", "e", "y", "en", "\u0438", "dan", "i", "ed", "sowie", "with"})
_BY = ("by", "von", "par", "da", "di", "por", "door", "oleh")
_BESIDE_SOURCE = frozenset(
    "on in of de en sur su auf bei di do no op por par da from by the user users a le la der das at "
    "\u043d\u0430 \u0432 \u043e\u0442 \u043f\u043e".split()
)
PARTING = SMALL_WORDS | _AND | _BESIDE_SOURCE
"""Words of labels without meaning, and words between two labels or a label and a source."""
_BEFORE = frozenset(
    "the movie film movies films official expected estimated approximate approx total overall primary planned scheduled "
    "theatrical current".split()
)
_BEFORE_TWO = ("list of ", "names of ", "name of ")
_AFTER = frozenset({"name", "names", "details", "info", "information", "list", "section", "film", "\u0444\u0438\u043b\u044c\u043c\u0430"})
_AFTER_MORE = (
    " of the film",
    " of the movie",
    " of film",
    " of movie",
    " of this film",
    " of this movie",
    " des films",
    " du film",
    " del film",
    " de la pelicula",
    " del filme",
    " do filme",
    " van de film",
)
_FILM_IN_CJK = ("\u5f71\u7247", "\u7535\u5f71", "\u96fb\u5f71", "\u672c\u7247", "\uc601\ud654")
_HELPERS = frozenset(
    "assistant asst associate assoc executive exec second first third 1st 2nd 3rd 4th additional supervising line consulting "
    "deputy junior trainee creative dubbing dialogue script casting art stunt unit technical segment uncredited".split()
)
_HELPED = (" assistant", " assistants", " secretary", " assistenz", " assistent")
_NO_PLACES = frozenset("theaters theatres theatrical theatre theater cinema cinemas kino wide limited estimated expected original".split())
_PLACED = r"\s(?:in|at|en|au|aux|\u00e0|nel|nella|negli|no|na|nos|nas|em|im|\u0432|\u0432\u043e|\u043d\u0430|di|on)\s+(?=\S)"
_PARTS_OF_GROSS = frozenset(
    "domestic us usa uk international foreign overseas india china canada america north opening weekend net nett".split()
)
_FIGURE = lazy(r"\d")
_WHOSE = "by|with|von|mit|de|du|avec|par|di|con|do|da|com|por|van|met|door"
_WORDS = lazy(r"[^\W_]+")
_OPENS = lazy(r"[(\[\uff08]")
_BRACKETED = lazy(r"\s*(\S[^(\[\uff08]{1,60})[(\[\uff08]([^()\[\]\uff08\uff09]{1,40})[)\]\uff09]\W{0,9}")
_PARTED = lazy(rf"{_PLACED}|\s*[,\u2013\u2014]\s*|\s-\s", re.IGNORECASE)
_OWNED = lazy(rf"\s*(\S[^\n]{{2,30}}?)\s(?:{_WHOSE})\s(\S[^\n,.;]{{3,40}})", re.IGNORECASE)
_HUMP = lazy("[a-z][A-Z]")
_JOINED = lazy(r"[/*:\u00b7]")
_AROUND = lazy(r"[()\[\]/,:]")
_SEVERAL = lazy(r" ?[/,+|;\u548c\u4e0e\u8207\u53ca\u3001\u00b7\u30fb\uff65] ?")
_PARTICLES = frozenset("de di da do dos van von der den du la le el y e".split())
_ARTICLES = frozenset("the a an der die das ein eine le la les un une el los las il lo gli uno una o os as um uma de het een".split())
_WHOLE_OR_UNIT = r"usd|eur|dollar|million|crore|\$|world|\bmin|global|lakh|pound|\u20ac|\u0440\u0443\u0431|\u0434\u043e\u043b"
_PLACES = frozenset(
    "us usa uk american british canadian australian indian german french italian spanish japanese chinese korean russian "
    "brazilian dutch indonesian taiwan japan india china germany france italy spain canada australia russia brazil mexico "
    "deutschland d de usa brd ddr osterreich schweiz frankreich belgique suisse italia espana mexico brasil portugal "
    "nederland belgie indonesia eua eeuu \u0440\u0444 \u0441\u0448\u0430 \u0441\u0441\u0441\u0440 \u0440\u043e\u0441\u0441\u0438\u044f".split()
) | {"united states", "united kingdom", "hong kong", "south korea", "south korean", "north american", "north america"}


class Reader:
    """Finds labels in one table."""

    def __init__(self, table: Table) -> None:
        """Use a table."""
        self.table = table

    def resolve(self, text: str) -> Label | None:
        """The label of a text, with its tail if it has one."""
        key = fold(text)
        if not key or len(key) > LONGEST_LABEL:
            return None
        label = self.table.label(key)
        if label is not None or not self._promising(text, key):
            return label
        return self._derived(text, key) or self._with_tail(text) or self._placed_before(text, key) or self._placed_behind(text, key)

    def plain(self, text: str) -> Label | None:
        """The label of a text that is spelled as in the table except for "(s)"."""
        key = fold(text)
        return self.table.label(key) or self._inflected(key)

    def simple(self, text: str) -> Label | None:
        """The label of a text that has no tail and is not several labels."""
        key = fold(text)
        return self.table.label(key) or self._inflected(key) or self._camel(text) or self._rating_by(key)

    def _promising(self, text: str, key: str) -> bool:
        """Whether a text that is not in the table can be a label; a quick test."""
        words = _WORDS.findall(key)
        if len(words) <= 12 and not self.table.words.isdisjoint(words):
            return True
        return is_cjk(key) or _hump(text) is not None

    def _derived(self, text: str, key: str) -> Label | None:
        return (
            self._inflected(key)
            or self._camel(text)
            or self._rating_by(key)
            or self.compound(key)
            or self._generic(key)
            or self._helper(key)
            or self._in_unit(key)
        )

    # -- one label, written another way

    def _inflected(self, key: str) -> Label | None:
        found = [label for base in _uninflected(key) if (label := self.table.label(base))]
        return min(found, key=lambda label: label.weak, default=None)

    def _in_unit(self, key: str) -> Label | None:
        """A label that names the unit of its values without brackets: "runtime_min", "budget usd"."""
        base, _, unit = key.rpartition(" ")
        label = self.table.label(base) if unit in _UNITS else None
        return label if label is not None and label.keys == _UNITS[unit] else None

    def _camel(self, text: str) -> Label | None:
        if _hump(text) is None:
            return None
        key = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))
        return self.table.label(key) or self._rating_by(key)

    def _rating_by(self, key: str) -> Label | None:
        """A label of a rating with its source: "IMDb rating", "Rating (IMDb)", "豆瓣评分"."""
        starts = self.table.source_starts
        met = starts.keys() & map(add, key, key[1:])
        for _, name in sorted([one for pair in met for one in starts[pair] if one[1] in key]) if met else ():
            source, trust = self.table.sources[name]
            rest = _beside(key, name)
            if rest is None:
                continue
            label = self.table.label(rest)
            if not rest or (label and label.keys in _RATING):
                return Label(("ratings",), source, weak=trust == "weak" and not rest, spelling=key)
        return None

    def _generic(self, key: str) -> Label | None:
        """A label with a redundant word: "Movie language", "Director name", "影片类型"."""
        for base in _without_generic(key):
            label = self.table.label(base) or self._inflected(base)
            if label and not label.weak and label.keys[0] != "title" and label.keys[0] not in _NO_FIELD:
                return label
        return None

    def _helper(self, key: str) -> Label | None:
        """The label of an assistant, which is not that of the field: "Second assistant director", "Producer's secretary"."""
        rest = key
        while rest.partition(" ")[0] in _HELPERS:
            rest = rest.partition(" ")[2]
        if key.endswith(_HELPED):
            rest = rest.rpartition(" ")[0]
        if rest in (key, ""):
            return None
        label = self.plain(rest) or self.table.label(rest.removesuffix("s"))
        helps = label and not label.weak and (label.keys == ("other",) or not _PEOPLE.isdisjoint(label.keys))
        return Label(("other",), spelling=key) if helps else None

    # -- several labels at once

    def compound(self, key: str) -> Label | None:
        """Several labels at once: "Land / Jahr", "Cast & Crew", "Written and directed by"."""
        parts = _parts(key)
        if not 2 <= len(parts) <= 5 or not all(parts):
            return None
        by = next((f" {word}" for word in _BY if key.endswith(f" {word}")), "")
        labels = [(self.plain(part + by) if by else None) or self.simple(part) for part in parts]
        known = [label for label in labels if label is not None]
        return _united(known, key) if len(known) == len(parts) else None

    # -- a label with a tail

    def _with_tail(self, text: str) -> Label | None:
        if _OPENS.search(text):
            match = _BRACKETED.fullmatch(text)
            return self._noted(match) if match else None
        if told := self._by_whom(text):
            return told
        for match in _PARTED.finditer(text):
            label = self._placed(text, match.start(), match.end())
            if label:
                return label
        return None

    def _noted(self, match: re.Match[str]) -> Label | None:
        """A label with a note in brackets: "Budget (estimated)", "Release date (UK)"."""
        base, note = match[1], match[2]
        whole = self.plain(f"{note} {base}") or self.plain(f"{base} {note}") or self._rating_by(fold(f"{base} {note}"))
        label = whole or self.plain(base) or self._derived(base, fold(base))
        if label is None or label.keys == ("heading",):
            return None
        if whole is None:
            label = self._narrowed(label, fold(note))
        if label.keys == ("release_dates",) and fold(note) in _NO_PLACES:
            return label
        return label._replace(tail=note.strip(), tail_start=match.start(2) + len(note) - len(note.lstrip()))

    def _narrowed(self, label: Label, note: str) -> Label:
        """What a label means with this note behind it."""
        noted = self.table.label(note)
        if label.keys == ("certificates_or_ratings",):
            if noted and noted.keys == ("certificates",):
                return label._replace(keys=("certificates",))
            if re.search(r"\d|%|out of|stars?\b|user|critic", note):
                return label._replace(keys=("ratings",))
        if not _PEOPLE.isdisjoint(label.keys) and note.partition(" ")[0] in _HELPERS:
            return label._replace(keys=("other",))
        if label.keys == ("box_office",) and not _PARTS_OF_GROSS.isdisjoint(note.split()):
            return label._replace(keys=("other",))
        if label.keys == ("release_dates",) and noted and noted.keys == ("other",):
            return label._replace(keys=("other",))
        return label

    def _by_whom(self, text: str) -> Label | None:
        """A heading that names an author or a guest: "Recensione di Ivo Marchesi", "ENTRETIEN AVEC ADA ROY"."""
        parted = _OWNED.fullmatch(text)
        words = parted[2].split() if parted else []
        if not parted or not 2 <= len(words) <= 4 or not all(word[0].isupper() or word in _PARTICLES for word in words):
            return None
        label = self.table.label(fold(parted[1])) if fold(words[0]) not in _ARTICLES else None
        return label._replace(weak=False) if label is not None and label.keys == ("not_film",) else None

    def _placed(self, text: str, end: int, start: int) -> Label | None:
        """A label followed by a place: "Release date in South Korea", "Kinostart – Deutschland"."""
        label, tail = self.plain(text[:end]), text[start:].strip(OUTER)
        if label is None or not tail or len(tail) > 40 or _FIGURE.search(tail):
            return None
        if label.keys[0] in _MEASURED:
            partial = label.keys == ("box_office",) and not re.search(_WHOLE_OR_UNIT, fold(tail))
            label = label._replace(keys=("other",)) if partial else label
        elif label.keys[0] in _WITH_PLACE and (not tail[0].islower() or text.islower()):
            label = self._narrowed(label, fold(tail))
        else:
            return None
        return label._replace(tail=tail, tail_start=text.index(tail, start))

    def _placed_before(self, text: str, key: str) -> Label | None:
        """A release label with a place before it: "UK release date", "中国大陆上映日期", "한국 개봉일"."""
        if is_cjk(key):
            cuts = range(1, min(len(key) - 1, 9))
        else:
            cuts = range(2, min(len(key), 18)) if " " in key else range(0)
        for cut in cuts:
            label = self.table.label(key[cut:].strip()) if key[cut] == " " or is_cjk(key[cut]) else None
            if label:
                return _with_place(label, text, key[:cut]) if label.keys == ("release_dates",) and not label.weak else None
        return None

    def _placed_behind(self, text: str, key: str) -> Label | None:
        """A release label followed by a place without a separator: "Kinostart Deutschland", "Premiere USA"."""
        head, _, place = key.rpartition(" ")
        label = self.table.label(head) if place in _PLACES else None
        if label is None or label.keys != ("release_dates",):
            return None
        tail = text.rsplit(maxsplit=1)[-1].strip(OUTER + ".")
        return label._replace(tail=tail, tail_start=text.rindex(tail)) if tail else label


def _hump(text: str) -> re.Match[str] | None:
    return _HUMP.search(text)


def _uninflected(key: str) -> Iterator[str]:
    """What a label with "(s)", "/in" or "*innen" may be short for."""
    if "(" in key:
        yield re.sub(rf"\s?\([/]?({_ENDINGS})\)", r"\1", key)
        yield re.sub(rf"\s?\([/]?(?:{_ENDINGS})\)", "", key)
    elif _JOINED.search(key):
        yield re.sub(rf"[/*:\u00b7]\s?(?:{_ENDINGS})(?= |$)", "", key)


def _beside(key: str, name: str) -> str | None:
    """The words beside a name at the start or end of a label, without small words; None if it is not there."""
    bare = " ".join(_AROUND.sub(" ", key).split())
    if bare.startswith(name):
        rest, edge = bare[len(name) :], bare[len(name) : len(name) + 1]
    elif bare.endswith(name):
        rest, edge = bare[: -len(name)], bare[-len(name) - 1]
    else:
        return None
    if edge.isalnum() and not is_cjk(edge) and not is_cjk(name):
        return None
    return " ".join(word for word in rest.split() if word not in _BESIDE_SOURCE)


def _without_generic(key: str) -> Iterator[str]:
    first, _, rest = key.partition(" ")
    if first in _BEFORE and rest:
        yield rest
    head, _, last = key.rpartition(" ")
    if last in _AFTER and head:
        yield head
    yield from (key.removeprefix(words) for words in _BEFORE_TWO if key.startswith(words))
    yield from (key.removesuffix(words) for words in _AFTER_MORE if key.endswith(words))
    yield from (key.removeprefix(film) for film in _FILM_IN_CJK if key.startswith(film) and key != film)


def _parts(key: str) -> list[str]:
    """The parts of a compound label, cut at marks and at words for "and"."""
    cut: list[str] = []
    for piece in _SEVERAL.split(key):
        words, start = piece.split(" "), 0
        for index, word in enumerate(words):
            if word in _AND and index < len(words) - 1 and (index > start or cut):
                if index > start:
                    cut.append(" ".join(words[start:index]))
                start = index + 1
        cut.append(" ".join(words[start:]))
    return cut


def _united(labels: list[Label], spelling: str) -> Label:
    """One label for several: their keys in order; labels without a key are dropped if others have one."""
    keys = dict.fromkeys(key for label in labels for key in label.keys)
    if "storyline" in keys and not _PEOPLE.isdisjoint(keys):
        keys = dict.fromkeys("writers" if key == "storyline" else key for key in keys)
    told = tuple(key for key in keys if key not in _NO_FIELD)
    return Label(told or tuple(keys)[:1], weak=any(label.weak for label in labels), spelling=spelling)


def _with_place(label: Label, text: str, place: str) -> Label | None:
    """The label with the words before it as its place, if they are a place."""
    if is_cjk(place):
        start = text.lower().find(place)
        return label._replace(tail=text[start : start + len(place)], tail_start=start) if start >= 0 else label
    words = text.split()[: place.count(" ") + 1]
    tail = " ".join(words)
    if place not in _PLACES or [fold(word) for word in words] != place.split():
        return None
    return label._replace(tail=tail, tail_start=text.find(tail)) if tail in text else label
