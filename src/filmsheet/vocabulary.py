"""Labels: every known spelling of every field, and how users add theirs.

The table is labels.txt beside this module, one line a spelling. It is read on first use. A label that the table does not
hold as written may still follow from it: "Director(s)", "releaseDate", "Land / Jahr", "Release date in South Korea",
"IMDb评分". Nothing here guesses but `Vocabulary.guess`.
"""

from __future__ import annotations

import functools
import pkgutil
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from typing import NamedTuple

from filmsheet.source import FILL

RECORD_FIELDS = (
    "title",
    "original_title",
    "also_known_as",
    "year",
    "release_dates",
    "runtime",
    "genres",
    "countries",
    "languages",
    "certificates",
    "ratings",
    "directors",
    "writers",
    "producers",
    "composers",
    "cinematographers",
    "editors",
    "production_companies",
    "distributors",
    "budget",
    "box_office",
    "awards",
    "tagline",
    "storyline",
    "cast",
    "trivia",
)
"""The keys of the record that a label can fill."""

FIELDS = (*RECORD_FIELDS, "certificates_or_ratings", "other", "not_film", "heading")
"""What a line of the table can stand for: a key of the record, or what a label that fills none means."""

LONGEST_LABEL = 80
"""No label is longer than this many characters."""

_REMEMBERED = 4096
_PEOPLE = frozenset({"directors", "writers", "producers", "composers", "cinematographers", "editors"})
_NUMERIC = frozenset({"year", "release_dates", "runtime", "ratings", "certificates_or_ratings", "budget", "box_office"})
_WITH_PLACE = frozenset({"release_dates", "year", "title", "also_known_as", "certificates", "distributors", "runtime"})
_MONEY = frozenset({"budget", "box_office"})


class Label(NamedTuple):
    """What a label means.

    Attributes:
        keys: the record keys it fills, in the order that it names them; or ("certificates_or_ratings",) for a bare
            "Rating", ("other",) for a label of film sheets that the record has no key for, ("not_film",) for the
            heading of what is not about the film.
        source: whose rating it is, for ratings ("IMDb").
        kind: "exact", or "fuzzy" for a misspelt one.
        weak: to be trusted only where a separator follows, since the words open ordinary sentences too.
        tail: what the label adds in its own words: "South Korea" of "Release date in South Korea".
        tail_start: where the tail starts in the label.
        spelling: the spelling in the table that was recognised.
        otherwise: the keys of its other reading, in another language ("Distribution" is the cast in French).
    """

    keys: tuple[str, ...]
    source: str | None = None
    kind: str = "exact"
    weak: bool = False
    tail: str | None = None
    tail_start: int = 0
    spelling: str = ""
    otherwise: tuple[str, ...] = ()


class Spelling(NamedTuple):
    """One line of the table."""

    field: str
    source: str | None
    language: str
    text: str
    trust: str


# --- one form for all the ways of writing a label -----------------------------------------------------------------

_PUNCTUATION = str.maketrans(
    {"_": " ", "-": " ", "\u2010": " ", "\u2011": " ", ".": None, "'": None, "\u2019": None, "`": None, FILL: None}
    | {"\u200b": None, "\u200e": None, "\u200f": None, "\ufeff": None, "\u00ad": None}
)
_CJK = "\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_OUTER = " \t:;,*#>~=|\u2026\u2022\u00b7\"\u201c\u201d\u00ab\u00bb!?\u00bf\u00a1\u2013\u2014[]\u3010\u3011\u300c\u300d\u300e\u300f\u300a\u300b\u3008\u3009\u25cf\u25ce\u25cb\u25a0\u25aa\u25ba\u2605"


def _fold_letters(text: str) -> str:
    """Case, width and accents away; on a text of several lines, line by line."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
        text = unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]+", "", text))
    return text.casefold().translate(_PUNCTUATION)


def fold(label: str) -> str:
    """The form under which a label is looked up: no case, accents, padding, bullets, full stops or hyphens.

    >>> fold("  - Release_Date : "), fold("TÍTULO ORIGINAL"), fold("导　演")
    ('release date', 'titulo original', '导演')
    """
    text = " ".join(_fold_letters(label).split())
    bare = text.strip(_OUTER)
    if bare and not (bare[0].isalpha() and (bare[-1].isalpha() or bare[-1] == ")")):
        bare = _fold_edges(bare) or bare
    if not bare.isascii():
        bare = re.sub(f"(?<=[{_CJK}]) | (?=[{_CJK}])", "", bare)
    return bare or text


def _fold_edges(text: str) -> str:
    """Take away numbering, symbols and brackets that stand round a label."""
    text = re.sub(r"^(?:\d{1,2}[)\]]? (?=\D)|[^\w(]+)", "", text)
    text = re.sub(r"[^\w)]{1,9}$", "", text)
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    return text.strip(_OUTER)


# --- the table ------------------------------------------------------------------------------------------------------


class _Table:
    """The lines of the table by folded spelling, later lines giving way to earlier ones."""

    def __init__(self, text: str) -> None:
        rows = [line for line in text.split("\n") if line and line[0] != "#"]
        folded = _fold_letters("\n".join(rows)).split("\n")
        self.rows: dict[str, str] = {}
        self.others: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self.common: set[str] = set()
        for row, line in zip(rows, folded, strict=True):
            self._add(row, line.split("\t")[2])
        self.words = frozenset(" ".join(self.rows).split()).union(*(name.split() for name in self.sources))

    def _add(self, row: str, key: str) -> None:
        if row.startswith(("source:", "word\t")):
            if row[0] == "s":
                self.sources[key] = row
            else:
                self.common.add(key)
        elif key not in self.rows:
            self.rows[key] = row
        elif key not in self.others:
            self.others[key] = row

    def label(self, key: str) -> Label | None:
        """The label with this folded spelling."""
        row = self.rows.get(key)
        if row is None:
            return None
        keys, source, spelling, trust = _read_row(row)
        other = self.others.get(key)
        otherwise = _read_row(other)[0] if other else ()
        return Label(keys, source, weak=trust == "weak", spelling=spelling, otherwise=() if otherwise == keys else otherwise)

    @functools.cached_property
    def openers(self) -> frozenset[str]:
        """The first word of every label; of one in Chinese or Korean the first character."""
        return frozenset(key.split(" ", 1)[0] if key.isascii() or not _is_cjk(key) else key[0] for key in self.rows)

    @functools.cached_property
    def near(self) -> dict[str, list[str]]:
        """Spellings long enough to be misspelt, by their first two and by their last two letters.

        One slip touches at most two neighbouring letters, so that one end or the other of the label is whole.
        """
        near: dict[str, list[str]] = {}
        for key, row in self.rows.items():
            if len(key) >= 5 and not row.endswith("\tweak") and not _is_cjk(key):
                near.setdefault(key[:2] + "_", []).append(key)
                near.setdefault("_" + key[-2:], []).append(key)
        return near


def _read_row(row: str) -> tuple[tuple[str, ...], str | None, str, str]:
    field, _, spelling, *trust = row.split("\t")
    names, _, source = field.partition(":")
    return tuple(names.split("+")), source or None, spelling, trust[0] if trust else ""


def _is_cjk(text: str) -> bool:
    return re.search(f"[{_CJK}]", text) is not None


@functools.cache
def _shipped() -> str:
    data = pkgutil.get_data("filmsheet", "labels.txt")
    assert data is not None
    return data.decode("utf-8")


# --- labels that follow from the table -----------------------------------------------------------------------------

_ENDING = (
    "s|es|e|en|n|in|innen|r|a|as|os|is|ies|i|ne|nes|x|le|les|trice|trices|rice|rices|"
    "\u044b|\u0438|\u0430|\u0439|\u044f|\u043e\u0432"
)
_AND = frozenset({"and", "und", "et", "e", "y", "en", "\u0438", "dan", "i", "ed", "sowie", "with", "with the"})
_BY = ("by", "von", "par", "da", "di", "por", "door", "oleh")
_SOURCE_WORDS = frozenset(
    "on in of de en sur su auf bei \u043d\u0430 \u0432 di do no op por par da \u043e\u0442 from by the user users a le la der das".split()
)
_BEFORE = (
    "the",
    "movie",
    "film",
    "movies",
    "films",
    "official",
    "expected",
    "estimated",
    "approximate",
    "approx",
    "total",
    "overall",
    "primary",
    "list of",
    "names of",
    "name of",
    "planned",
    "scheduled",
    "theatrical",
)
_AFTER = (
    "name",
    "names",
    "details",
    "info",
    "information",
    "list",
    "section",
    "of the film",
    "of the movie",
    "of film",
    "of movie",
    "of this film",
    "of this movie",
    "des films",
    "du film",
    "del film",
    "de la pelicula",
    "del filme",
    "do filme",
    "van de film",
    "\u0444\u0438\u043b\u044c\u043c\u0430",
    "film",
)
_FILM_IN_CJK = ("\u5f71\u7247", "\u7535\u5f71", "\u96fb\u5f71", "\u672c\u7247", "\uc601\ud654")
_HELPERS = frozenset(
    "assistant asst associate assoc executive exec second first third 1st 2nd 3rd additional supervising line consulting "
    "deputy junior trainee creative dubbing dialogue script casting art stunt unit technical segment uncredited".split()
)
_PLACED = r"(?:in|at|en|au|aux|\u00e0|nel|nella|negli|no|na|nos|nas|em|im|\u0432|\u0432\u043e|\u043d\u0430|di|on)"
_PARTS_OF_GROSS = frozenset(
    "domestic us usa uk international foreign overseas india china canada america north opening weekend net nett".split()
)


def _singular(key: str) -> Iterator[str]:
    """What a label with "(s)", "/in" or "*innen" may be short for."""
    if "(" in key:
        yield re.sub(rf"\s?\((?:-|/)?({_ENDING})\)", r"\1", key)
        yield re.sub(rf"\s?\((?:-|/)?(?:{_ENDING})\)", "", key)
    if re.search(r"[/*:\u00b7]", key):
        yield re.sub(rf"[/*:\u00b7]\s?(?:{_ENDING})(?= |$)", "", key)


class _Reader:
    """Reads labels by one table."""

    def __init__(self, table: _Table) -> None:
        self.table = table

    def resolve(self, text: str) -> Label | None:
        """The label that this text is, tail and all."""
        key = fold(text)
        if not key or len(key) > LONGEST_LABEL:
            return None
        label = self.table.label(key)
        if label is not None or not self._promising(key):
            return label
        return self._derived(text, key) or self._with_tail(text) or self._placed_before(text, key)

    def plain(self, text: str) -> Label | None:
        """The label that this text is, spelled as in the table but for "(s)"."""
        key = fold(text)
        return self.table.label(key) or self._inflected(key)

    def _promising(self, key: str) -> bool:
        """Whether anything in a text that is no known label could make it one."""
        if not key.isascii() and _is_cjk(key):
            return True
        words = re.findall(r"[^\W_]+", key)
        return len(words) <= 12 and (not self.table.words.isdisjoint(words) or len(words) < 3)

    def _derived(self, text: str, key: str) -> Label | None:
        return (
            self._inflected(key)
            or self._camel(text)
            or self._rating_by(key)
            or self._compound(key)
            or self._generic(key)
            or self._helper(key)
        )

    def _inflected(self, key: str) -> Label | None:
        return next((label for base in _singular(key) if (label := self.table.label(base))), None)

    def _camel(self, text: str) -> Label | None:
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
        if spaced == text:
            return None
        key = fold(spaced)
        return self.table.label(key) or self._rating_by(key)

    def _rating_by(self, key: str) -> Label | None:
        """A rating's label that names whose it is: "IMDb rating", "Rating (IMDb)", "豆瓣评分"."""
        bare = " ".join(re.sub(r"[()\[\]/,:]", " ", key).split())
        for name, row in self.table.sources.items():
            if name not in bare:
                continue
            rest = self._beside(bare, name)
            if rest is None:
                continue
            label = self.table.label(rest)
            if not rest or (label and label.keys in (("ratings",), ("certificates_or_ratings",))):
                source = _read_row(row)[1]
                return Label(("ratings",), source, weak=row.endswith("\tweak") and not rest, spelling=key)
        return None

    def _beside(self, text: str, name: str) -> str | None:
        """What stands beside a name that opens or ends a text, without small words; None if it does neither."""
        if text.startswith(name):
            rest, edge = text[len(name) :], text[len(name) : len(name) + 1]
        elif text.endswith(name):
            rest, edge = text[: -len(name)], text[-len(name) - 1]
        else:
            return None
        if edge.isalnum() and not _is_cjk(edge) and not _is_cjk(name):
            return None
        return " ".join(word for word in rest.split() if word not in _SOURCE_WORDS)

    def _compound(self, key: str) -> Label | None:
        """Several labels at once: "Land / Jahr", "Cast & Crew", "Written and directed by"."""
        parts = _split_compound(key)
        if not 2 <= len(parts) <= 4 or not all(parts):
            return None
        by = next((f" {word}" for word in _BY if key.endswith(f" {word}")), "")
        labels = [(self.plain(part + by) if by else None) or self.plain(part) for part in parts]
        known = [label for label in labels if label is not None]
        return _unite(known, key) if len(known) == len(parts) else None

    def _generic(self, key: str) -> Label | None:
        """A label with a word that adds nothing: "Movie language", "Director name", "影片类型"."""
        for base in _without_generic(key):
            label = self.table.label(base) or self._inflected(base)
            if label and not label.weak and label.keys[0] not in ("title", "other", "not_film", "heading"):
                return label
        return None

    def _helper(self, key: str) -> Label | None:
        """Who helps is not who does: "Second assistant director", "Producer's secretary"."""
        first, _, rest = key.partition(" ")
        if first not in _HELPERS:
            if not key.endswith((" assistant", " assistants", " secretary", " assistenz", " assistent")):
                return None
            first, rest = rest, key.rsplit(" ", 1)[0]
            rest = rest.removesuffix("s") if self.table.label(rest) is None else rest
        while rest.partition(" ")[0] in _HELPERS:
            rest = rest.partition(" ")[2]
        label = self.plain(rest)
        helps = label and not label.weak and (label.keys == ("other",) or _PEOPLE.intersection(label.keys))
        return Label(("other",), spelling=key) if helps else None

    def _with_tail(self, text: str) -> Label | None:
        match = re.fullmatch(r"\s*(\S.{1,60}?)\s{0,9}[(\[\uff08]([^()\[\]\uff08\uff09]{1,40})[)\]\uff09]\W{0,9}", text)
        if match:
            return self._noted(text, match)
        for match in re.finditer(rf"\s{_PLACED}\s+(?=\S)|\s*[,\u2013\u2014]\s*|\s-\s", text, re.IGNORECASE):
            label = self._placed(text, match.start(), match.end())
            if label:
                return label
        return None

    def _noted(self, text: str, match: re.Match[str]) -> Label | None:
        """A label with a note in brackets: "Budget (estimated)", "Release date (UK)"."""
        base, note = match[1], match[2]
        whole = self.plain(f"{note} {base}") or self.plain(f"{base} {note}") or self._rating_by(fold(f"{base} {note}"))
        label = whole or self.plain(base) or self._derived(base, fold(base))
        if label is None or label.keys == ("heading",):
            return None
        if whole is None:
            label = self._narrowed(label, fold(note))
        return label._replace(tail=note.strip(), tail_start=match.start(2) + len(note) - len(note.lstrip()))

    def _narrowed(self, label: Label, note: str) -> Label:
        """What a label means with this note behind it."""
        if label.keys == ("certificates_or_ratings",):
            noted = self.table.label(note)
            if noted and noted.keys == ("certificates",):
                return label._replace(keys=("certificates",))
            if re.search(r"\d|%|out of|stars?\b|user|critic", note):
                return label._replace(keys=("ratings",))
        if label.keys == ("box_office",) and not _PARTS_OF_GROSS.isdisjoint(note.split()):
            return label._replace(keys=("other",))
        if label.keys == ("release_dates",):
            noted = self.table.label(note)
            if noted and noted.keys == ("other",):
                return label._replace(keys=("other",))
        return label

    def _placed(self, text: str, end: int, start: int) -> Label | None:
        """A label with a place behind it: "Release date in South Korea", "Kinostart – Deutschland"."""
        label, tail = self.plain(text[:end]), text[start:].strip(_OUTER)
        if label is None or not tail or len(tail) > 40 or tail[0].islower() and not text.islower():
            money = label and tail and label.keys[0] in _MONEY | {"runtime"}
            if not label or not money or len(tail) > 20:
                return None
        if label.keys[0] not in _WITH_PLACE | _MONEY:
            return None
        currency = re.search(r"usd|eur|dollar|million|crore|euro|\$|world|\bmin|global", fold(tail))
        if label.keys == ("box_office",) and not currency:
            label = label._replace(keys=("other",))
        elif label.keys == ("release_dates",):
            label = self._narrowed(label, fold(tail))
        return label._replace(tail=tail, tail_start=text.index(tail, start))

    def _placed_before(self, text: str, key: str) -> Label | None:
        """A release label with a place before it: "UK release date", "中国大陆上映日期", "한국 개봉일"."""
        if _is_cjk(key):
            cuts = range(1, min(len(key) - 1, 9))
        else:
            cuts = range(2, min(len(key), 18)) if " " in key else range(0)
        for cut in cuts:
            rest = key[cut:].strip()
            if (key[cut] == " " or _is_cjk(key[cut])) and (label := self.table.label(rest)):
                if label.keys != ("release_dates",) or label.weak:
                    return None
                return self._with_place(label, text, key[:cut])
        return None

    def _with_place(self, label: Label, text: str, place: str) -> Label | None:
        """The label with the place, if the words are one."""
        if not _is_cjk(place):
            words = text.split()[: place.count(" ") + 1]
            if place not in _PLACES or [fold(word) for word in words] != place.split():
                return None
            tail = " ".join(words)
            return label._replace(tail=tail, tail_start=text.find(tail)) if tail in text else label
        start = text.lower().find(place)
        return label._replace(tail=text[start : start + len(place)], tail_start=start) if start >= 0 else label


_PLACES = frozenset(
    "us usa uk american british canadian australian indian german french italian spanish japanese chinese korean russian "
    "brazilian dutch indonesian hong kong taiwan japan india china germany france italy spain canada australia".split()
) | {"united states", "united kingdom", "hong kong", "south korea", "south korean", "north american", "north america"}


def _split_compound(key: str) -> list[str]:
    parts = re.split(r" ?(?:&amp|[/&,+|;\u548c\u4e0e\u8207\u53ca\u3001\u00b7\uff65\ubc0f]) ?", key)
    words = [part.split(" ") for part in parts]
    cut: list[str] = []
    for part in words:
        start = 0
        for index, word in enumerate(part):
            if word in _AND and start < index < len(part) - 1:
                cut.append(" ".join(part[start:index]))
                start = index + 1
            elif word in _AND and index == start and len(cut) and len(part) > 1:
                start = index + 1
        cut.append(" ".join(part[start:]))
    return cut


def _unite(labels: list[Label], spelling: str) -> Label:
    keys = list(dict.fromkeys(key for label in labels for key in label.keys))
    if _PEOPLE.intersection(keys) - {"cast"} and "storyline" in keys:
        keys = list(dict.fromkeys("writers" if key == "storyline" else key for key in keys))
    told = [key for key in keys if key not in ("other", "not_film", "heading")]
    source = next((label.source for label in labels if label.source), None) if len(labels) == 1 else None
    return Label(tuple(told or keys[:1]), source, weak=any(label.weak for label in labels), spelling=spelling)


def _without_generic(key: str) -> Iterator[str]:
    for word in _BEFORE:
        if key.startswith(word + " "):
            yield key[len(word) + 1 :]
    for word in _AFTER:
        if key.endswith(" " + word):
            yield key[: -len(word) - 1]
    for word in _FILM_IN_CJK:
        if key.startswith(word) and len(key) > len(word):
            yield key[len(word) :]


# --- misspelt labels -------------------------------------------------------------------------------------------------


def _one_slip(word: str, known: str) -> bool:
    """Whether one letter added, dropped, changed, or swapped with its neighbour makes one of the other."""
    if len(word) > len(known):
        word, known = known, word
    start = 0
    while start < len(word) and word[start] == known[start]:
        start += 1
    if len(word) != len(known):
        return len(known) - len(word) == 1 and word[start:] == known[start + 1 :]
    if word[start + 1 :] == known[start + 1 :]:
        return word != known
    return word[start : start + 2] == known[start : start + 2][::-1] and word[start + 2 :] == known[start + 2 :]


def _probability(word: str, known: str) -> float:
    """How likely a misspelt word is this label: surer the longer it is, less sure where the first letter differs."""
    sure = {5: 0.8, 6: 0.88, 7: 0.92}.get(len(known), 0.96 if len(known) < 10 else 0.98)
    return round(sure * (0.8 if word[0] != known[0] else 1.0), 3)


# --- labels with no separator behind them -----------------------------------------------------------------------------

_SMALL = frozenset(
    "a af al and bin da de del della den der des di do dos du e ed el en et i ibn la las le les los of et und van von vom y "
    "zu zur ter ten te the dan och og \u0438 y. min mins minutes minuti minuten minutes minutos menit \u043c\u0438\u043d".split()
)
_LATIN_EDGE = re.compile(r"(?<=[^\W\d_])(?=[\s\d(]|$)|(?<=[^\W\d_A-Z])(?=[A-Z\u00c0-\u00de\u0410-\u042f])")


def _ends(line: str, start: int) -> list[int]:
    """Where a label that opens the line may end: after each of the first words, and where one word is glued to another."""
    piece = line[start : start + 60]
    if _is_cjk(piece[:1]):
        return [start + i for i in range(1, min(len(piece), 12)) if not _is_cjk(piece[i]) and _is_cjk(piece[i - 1])]
    ends = [start + m.start() for m in _LATIN_EDGE.finditer(piece)]
    ends += [start + i for i in range(1, len(piece)) if _is_cjk(piece[i]) and not _is_cjk(piece[i - 1])]
    return sorted(ends)[:8]


def _capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def _like_value(rest: str) -> bool:
    """Whether what follows looks like names or figures rather than the rest of a sentence."""
    if len(rest) > 160:
        return False
    if rest[0].isdigit():
        return True
    words = re.sub(r"\([^()]*\)", " ", rest).split()
    return len(words) <= 16 and all(not word[0].islower() or word.strip(",;") in _SMALL for word in words)


def _trusted_before(label: Label, piece: str, rest: str, trust: str) -> bool:
    """Whether a label that ends here is one, with `rest` behind it and no separator."""
    value = rest.lstrip()
    if not value or value[0] in ":=\u2013\u2014|-.," or trust == "weak":
        return False
    glued = value is rest or value == rest
    figures = value[0].isdigit() or value[0] in "$\u20ac\u00a3\u00a5\u20b9"
    if glued:
        return (trust == "" or not figures or label.keys[0] in _NUMERIC) and piece[:1] == piece[:1].upper()
    if _is_cjk(piece):
        return trust == "" and len(value) <= 80 and not value.endswith("\u3002")
    if _capitals(piece) and (not _capitals(value.split()[0]) or figures):
        return trust == "" or not figures or label.keys[0] in _NUMERIC
    if label.keys[0] in ("storyline", "trivia", "not_film"):
        return False
    return trust == "" and not value[0].islower() and _like_value(value)


# --- what others use --------------------------------------------------------------------------------------------------


class Vocabulary:
    """A set of labels. Immutable; `extended` gives a new one.

    >>> DEFAULT.find("Directed by").keys
    ('directors',)
    >>> DEFAULT.find("Release date in South Korea").tail
    'South Korea'
    """

    __slots__ = ("_added", "_found", "_guessed", "_reading")

    def __init__(self, added: Sequence[str] = ()) -> None:
        """Make a vocabulary of the shipped labels and of lines of the same form, which go before them."""
        self._added = tuple(added)
        self._found: dict[str, Label | None] = {}
        self._guessed: dict[str, tuple[Label, float] | None] = {}
        self._reading: _Reader | None = None

    def __reduce__(self) -> tuple[type[Vocabulary], tuple[tuple[str, ...]]]:
        """Pickle what was added, not what was looked up."""
        return Vocabulary, (self._added,)

    def __eq__(self, other: object) -> bool:
        """Vocabularies are equal if the same labels were added."""
        return isinstance(other, Vocabulary) and self._added == other._added

    def __hash__(self) -> int:
        """Hash what was added."""
        return hash(self._added)

    def __repr__(self) -> str:
        """Tell how many labels were added."""
        return f"<Vocabulary: {len(self._added)} labels added>"

    @property
    def _reader(self) -> _Reader:
        if self._reading is None:
            self._reading = _Reader(_Table("\n".join((*self._added, _shipped()))))
        return self._reading

    def find(self, label: str) -> Label | None:
        """What a label means, or None if it is not known.

        Args:
            label: the label as written, in any case, padded or not, with markup's blanks, without its separator.

        >>> DEFAULT.find("Land / Jahr").keys
        ('countries', 'year')
        >>> DEFAULT.find("Favourite sandwich") is None
        True
        """
        try:
            return self._found[label]
        except KeyError:
            return self._look_up(label)

    def _look_up(self, label: str) -> Label | None:
        if len(label) > LONGEST_LABEL:
            return None
        found = self._reader.resolve(label)
        if found is not None and found.keys == ("heading",):
            found = None
        if len(self._found) >= _REMEMBERED:
            self._found.clear()
        self._found[label] = found
        return found

    def heading(self, text: str) -> bool:
        """Whether a text is a heading of film sheets that names no field: "Details", "Technical specs", "Credits".

        >>> DEFAULT.heading("SCHEDA DEL FILM"), DEFAULT.heading("Directed by")
        (True, False)
        """
        if len(text) > LONGEST_LABEL or self.find(text) is not None:
            return False
        label = self._reader.plain(text)
        return label is not None and label.keys == ("heading",)

    def guess(self, label: str) -> tuple[Label, float] | None:
        """The label that this is but for one slip of a letter, and how likely; None for a known label or a common word.

        >>> found, probability = DEFAULT.guess("Directer")
        >>> found.keys, found.spelling, 0.5 < probability < 1
        (('directors',), 'Director', True)
        >>> DEFAULT.guess("Directory") is None
        True
        """
        if len(label) > LONGEST_LABEL:
            return None
        if label not in self._guessed:
            if len(self._guessed) >= _REMEMBERED:
                self._guessed.clear()
            guess = self._guess(label)
            self._guessed[label] = guess
            return guess
        return self._guessed.get(label)

    def _guess(self, label: str) -> tuple[Label, float] | None:
        table, key = self._reader.table, fold(label)
        if len(key) < 4 or key in table.common or _is_cjk(key) or self.find(label) or self.heading(label):
            return None
        near = {*table.near.get(key[:2] + "_", ()), *table.near.get("_" + key[-2:], ())}
        known = [word for word in near if abs(len(word) - len(key)) < 2 and _one_slip(key, word)]
        labels = {found.keys: found for word in sorted(known) if (found := table.label(word))}
        if len(labels) != 1:
            return None
        (found,) = labels.values()
        if found.keys == ("heading",) or found.keys == ("not_film",):
            return None
        return found._replace(kind="fuzzy"), max(_probability(key, word) for word in known)

    def leading(self, line: str) -> tuple[int, Label] | None:
        """The longest label that opens a line with no separator behind it, and where it ends.

        What follows must be glued on with a capital ("SutradaraRio Rezal"), or the label be in capitals, or be one
        that opens no sentence and what follows look like names or figures ("Director Mick Powers").

        >>> DEFAULT.leading("SutradaraRio Rezal")[0]
        9
        >>> DEFAULT.leading("Director Martin Scorsese holds the film in high regard") is None
        True
        """
        start = len(line) - len(line.lstrip(" \t\u3000\xa0\x1f"))
        first = line[start : start + 1]
        if not first or not (first.isupper() or _is_cjk(first)):
            return None
        for end in reversed(_ends(line, start)):
            piece = line[start:end]
            found = self._reader.table.label(fold(piece))
            if found is None or found.keys == ("heading",):
                continue
            trust = _read_row(self._reader.table.rows[fold(piece)])[3]
            if _trusted_before(found, piece, line[end:].rstrip(), trust):
                return end, found
        return None

    def known_ending(self, text: str) -> tuple[int, Label] | None:
        """The longest label of at most five words that ends a text, and where it starts.

        >>> start, label = DEFAULT.known_ending("1948   Genre")
        >>> start, label.keys
        (7, ('genres',))
        """
        stop = len(text.rstrip())
        base = max(0, stop - LONGEST_LABEL)
        starts = [m.start() + base for m in re.finditer(r"(?<![^\W_])[^\W_]", text[base:stop])][-5:]
        for start in starts:
            if start == base > 0:
                continue
            found = self._reader.plain(text[start:stop])
            if found is not None and found.keys != ("heading",):
                return start, found
        return None

    def extended(self, more: Mapping[str, str | Sequence[str]]) -> Vocabulary:
        """This vocabulary and more labels, which go before the known ones.

        Args:
            more: spellings by field, or fields by spelling.

        Raises:
            ValueError: neither side names a field; says which do.

        >>> DEFAULT.extended({"directors": ["Helmed with love by"]}).find("Helmed with love by").keys
        ('directors',)
        >>> DEFAULT.extended({"Helmed with love by": "directors"}).find("helmed with love by").keys
        ('directors',)
        """
        rows = [row for name, value in more.items() for row in _user_rows(name, value)]
        return Vocabulary((*reversed(rows), *self._added))

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Vocabulary:
        """The shipped labels and those of a TOML file with a table `[labels]`, one line a field or a spelling.

        Raises:
            ValueError: the file is no TOML, or names a field that there is not; one line, with the path.
            OSError: the file cannot be read.
        """
        import tomllib

        with open(path, "rb") as file:
            data = file.read()
        try:
            labels = tomllib.loads(data.decode("utf-8")).get("labels")
            if not isinstance(labels, dict):
                raise ValueError('no table [labels], such as: [labels] directors = ["Helmed by"]')
            return cls().extended(labels)
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None


def _user_rows(name: str, value: str | Sequence[str]) -> list[str]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, (list, tuple)) or not values or not all(isinstance(one, str) for one in values):
        raise ValueError(f"label {name!r}: its value must be a string or a list of strings")
    if _is_field(name):
        return [_user_row(name, spelling) for spelling in values]
    if all(map(_is_field, values)):
        return [_user_row("+".join(values), name)]
    raise ValueError(f"no such field: {_unknown(name, values)!r}; the fields are {', '.join(FIELDS)}")


def _unknown(name: str, values: Sequence[str]) -> str:
    """The word that was meant to be a field: the value that is none beside others that are, else the name."""
    known = any(map(_is_field, values)) or len(values) == 1 and values[0].islower() and not name.islower()
    return next(one for one in values if not _is_field(one)) if known else name


def _is_field(name: str) -> bool:
    field, _, source = name.partition(":")
    return field in FIELDS and (not source or field == "ratings")


def _user_row(field: str, spelling: str) -> str:
    key = fold(spelling)
    if not key or len(key) > LONGEST_LABEL:
        raise ValueError(f"label {spelling!r}: a label has 1 to {LONGEST_LABEL} characters")
    return f"{field}\tuser\t{key}"


def describe() -> list[Spelling]:
    """Every line of the shipped table but its common words, in its order.

    >>> describe()[0].field
    'title'
    """
    rows = [line.split("\t") for line in _shipped().split("\n") if line and line[0] not in "#w"]
    return [_spelling(*row) for row in rows]


def _spelling(field: str, language: str, text: str, trust: str = "") -> Spelling:
    name, _, source = field.partition(":")
    return Spelling(name, source or None, language, text, trust)


DEFAULT = Vocabulary()
"""The labels that filmsheet ships."""
