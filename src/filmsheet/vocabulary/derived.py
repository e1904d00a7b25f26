"""Labels that are not in the table but follow from it.

"Director(s)", "releaseDate", "Land / Jahr", "Written and directed by", "Release date in South Korea", "IMDb评分",
"Second assistant director". None of these is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmsheet.text.lazily import lazy
from filmsheet.text.source import has_digit
from filmsheet.vocabulary.folding import OUTER, fold, is_cjk
from filmsheet.vocabulary.table import CREW, SMALL_WORDS, Label, Table
from filmsheet.vocabulary.wordlists import words

LONGEST_LABEL = 80
"""The most characters of a label."""

PARTING = SMALL_WORDS | words("label_joins") | words("beside_sources")
"""Words of labels that carry no meaning, and those that separate a label from another or from a source."""

_CREW = frozenset(CREW)
_WITH_PLACE = frozenset({"release_dates", "year", "title", "also_known_as", "certificates", "distributors"})
_MEASURED = frozenset({"runtime", "budget", "box_office"})
_NO_FIELD = frozenset({"other", "not_film", "heading"})
_RATING = (("ratings",), ("certificates_or_ratings",))
_CURRENCIES = frozenset({"usd", "eur", "gbp"})
_BRACKETS = frozenset("([\uff08")
_BLANKED = str.maketrans(dict.fromkeys('()[]/,:;|+*"\u3001\u00b7\u30fb\uff65', " "))
_PARTED = str.maketrans(dict.fromkeys(",+|;\u548c\u4e0e\u8207\u53ca\u3001\u00b7\u30fb\uff65", "/"))
_BRACKETED = lazy(r"\s*(\S[^(\[\uff08]{1,60})[(\[\uff08]([^()\[\]\uff08\uff09]{1,40})[)\]\uff09]\W{0,9}")
_BEFORE_TAIL = lazy(r"[,\u2013\u2014]|(?<=\s)(?:-|[^\W\d_]{1,5})(?=\s)")
_CAMEL_CASE = lazy("(?<=[a-z])(?=[A-Z])")
_ENDINGS = frozenset("(/*:\u00b7")
"""Signs before an ending that a label may have or not."""
_SUFFIX = lazy(r"(?:(\s?\()/?|[/*:\u00b7]\s?)([^\W\d_]{1,6})(?(1)\)|(?= |$))")


class Reader(Table):
    """A table that also finds labels that follow from it."""

    def resolve(self, text: str) -> Label | None:
        """The label of a text, with its tail if it has one."""
        key = fold(text)
        if not key or len(key) > LONGEST_LABEL:
            return None
        label = self.label(key)
        if label is not None or not self._may_be_label(text, key):
            return label
        return self._derived(text, key) or self._with_tail(text) or self._placed_before(text, key) or self._placed_after(text, key)

    def plain(self, text: str) -> Label | None:
        """The label of a text that is spelled as in the table except for "(s)"."""
        key = fold(text)
        return self.label(key) or self._inflected(key)

    def simple(self, text: str) -> Label | None:
        """The label of a text that has no tail and is not several labels."""
        key = fold(text)
        return self.label(key) or self._inflected(key) or self._camel(text) or self._rating_by(key)

    def _may_be_label(self, text: str, key: str) -> bool:
        """Whether anything in an unknown text could make it a label."""
        parts = key.translate(_BLANKED).split()
        known = self.words
        if len(parts) <= 12 and (not known.isdisjoint(parts) or (not key.isascii() and not known.isdisjoint(map(fold, parts)))):
            return True
        return is_cjk(key) or _CAMEL_CASE.search(text) is not None

    def _derived(self, text: str, key: str) -> Label | None:
        return (
            self._inflected(key)
            or self._camel(text)
            or self._rating_by(key)
            or self.compound(key)
            or self._generic(key)
            or self._assistant(key)
            or self._in_unit(key)
        )

    # -- one label, written another way

    def _inflected(self, key: str) -> Label | None:
        if _ENDINGS.isdisjoint(key):
            return None
        found = [label for base in _uninflected(key) if (label := self.label(base))]
        return min(found, key=lambda label: label.weak, default=None)

    def _in_unit(self, key: str) -> Label | None:
        """A label that names the unit of its values without brackets: "runtime_min", "budget usd"."""
        base, _, unit = key.rpartition(" ")
        field = "runtime" if unit in words("minute_units") else "budget" if unit in _CURRENCIES else None
        label = self.label(base) if field else None
        return label if label is not None and label.keys == (field,) else None

    def _camel(self, text: str) -> Label | None:
        separated = text if text.istitle() or text.islower() else _CAMEL_CASE.sub(" ", text)
        if separated == text:
            return None
        key = fold(separated)
        return self.label(key) or self._rating_by(key)

    def _rating_by(self, key: str) -> Label | None:
        """A label of a rating with its source: "IMDb rating", "Rating (IMDb)", "豆瓣评分"."""
        if not any(map(key.__contains__, self.sources)):
            return None
        for name, (source, trust) in self.sources.items():
            rest = _beside(key, name) if name in key else None
            if rest is None:
                continue
            label = self.label(rest)
            if not rest or (label and label.keys in _RATING):
                return Label(("ratings",), source, weak=trust == "weak" and not rest, spelling=key)
        return None

    def _generic(self, key: str) -> Label | None:
        """A label with a redundant word: "Movie language", "Director name", "影片类型"."""
        for base in _without_generic(key):
            label = self.label(base) or self._inflected(base)
            if label and not label.weak and label.keys[0] != "title" and label.keys[0] not in _NO_FIELD:
                return label
        return None

    def _assistant(self, key: str) -> Label | None:
        """The label of an assistant, which is not a label of the field: "Second assistant director", "Producer's secretary"."""
        rest = key
        while rest.partition(" ")[0] in words("helpers"):
            rest = rest.partition(" ")[2]
        if key.rpartition(" ")[2] in words("helped"):
            rest = rest.rpartition(" ")[0]
        if rest in (key, ""):
            return None
        label = self.plain(rest) or self.label(rest.removesuffix("s"))
        helps = label and not label.weak and (label.keys == ("other",) or not _CREW.isdisjoint(label.keys))
        return Label(("other",), spelling=key) if helps else None

    # -- several labels at once

    def compound(self, key: str) -> Label | None:
        """Several labels at once: "Land / Jahr", "Cast & Crew", "Written and directed by"."""
        parts = _parts(key)
        if len(parts) > 5 or not all(parts):
            return None
        by = key.rpartition(" ")[2]
        labels = [(self.plain(f"{part} {by}") if by in SMALL_WORDS or by in words("by") else None) or self.simple(part) or self._pair(part) for part in parts]
        known = [label for label in labels if label is not None]
        return _united(known, key) if len(known) == len(parts) else None

    def _pair(self, key: str) -> Label | None:
        """Two labels of people or of one field, side by side: "Genre 장르", "בימוי ותסריט"."""
        for at in range(2, len(key) - 1) if "(" not in key else ():
            if key[at] == " " or (key[at].isascii() != key[at - 1].isascii() and is_cjk(key)):
                first, behind = self.simple(key[:at].rstrip()), key[at:].lstrip()
                second = first and (self.simple(behind) or (self.simple(behind[1:]) if behind[0] in words("and_prefixes") else None))
                if first and second and not first.weak and not second.weak and (first.keys == second.keys or {*first.keys, *second.keys} <= _CREW):
                    return _united([first, second], key)
        return None

    # -- a label with a tail

    def _with_tail(self, text: str) -> Label | None:
        if not _BRACKETS.isdisjoint(text):
            match = _BRACKETED.fullmatch(text)
            return self._noted(match) if match else None
        if label := self._by_whom(text):
            return label
        for match in _BEFORE_TAIL.finditer(text):
            if not match[0].isalpha() or match[0].casefold() in words("before_places"):
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
        if label.keys == ("release_dates",) and fold(note) in words("release_kinds"):
            return label
        return label._replace(tail=note.strip(), tail_start=match.start(2) + len(note) - len(note.lstrip()))

    def _narrowed(self, label: Label, note: str) -> Label:
        """The meaning of a label with this note after it."""
        noted = self.label(note)
        if label.keys == ("certificates_or_ratings",):
            if noted and noted.keys == ("certificates",):
                return label._replace(keys=("certificates",))
            if has_digit(note) or not words("rating_notes").isdisjoint(note.split()):
                return label._replace(keys=("ratings",))
        if not _CREW.isdisjoint(label.keys) and note.partition(" ")[0] in words("helpers"):
            return label._replace(keys=("other",))
        if label.keys == ("box_office",) and not words("gross_parts").isdisjoint(note.split()):
            return label._replace(keys=("other",))
        if label.keys == ("release_dates",) and noted and noted.keys == ("other",):
            return label._replace(keys=("other",))
        return label

    def _by_whom(self, text: str) -> Label | None:
        """A heading next to the film that names an author: "Recensione di Ivo Marchesi", "ENTRETIEN AVEC ADA ROY"."""
        parts = text.split()
        at = next((at for at, word in enumerate(parts) if at and word.lower() in words("whose")), len(parts))
        name = parts[at + 1 :]
        if not 2 <= len(name) <= 4 or not all(map(_name_word, name)) or fold(name[0]) in words("articles"):
            return None
        label = self.label(fold(" ".join(parts[:at])))
        return label._replace(weak=False) if label is not None and label.keys == ("not_film",) else None

    def _placed(self, text: str, end: int, start: int) -> Label | None:
        """A label followed by a place: "Release date in South Korea", "Kinostart – Deutschland"."""
        label, tail = self.plain(text[:end]), text[start:].strip(OUTER)
        if label is None or not tail or len(tail) > 40 or has_digit(tail):
            return None
        if label.keys[0] in _MEASURED:
            partial = label.keys == ("box_office",) and not any(whole in fold(tail) for whole in words("gross_wholes"))
            label = label._replace(keys=("other",)) if partial else label
        elif label.keys[0] in _WITH_PLACE and (not tail[0].islower() or text.islower()):
            label = self._narrowed(label, fold(tail))
        else:
            return None
        return label._replace(tail=tail, tail_start=text.index(tail, start))

    def _placed_before(self, text: str, key: str) -> Label | None:
        """A release label with a place before it: "UK release date", "中国大陆上映日期", "한국 개봉일"."""
        wide = is_cjk(key)
        for cut in range(1, min(len(key) - 1, 9)) if wide else range(2, min(len(key), 18)):
            label = self.label(key[cut:].strip()) if key[cut] == " " or (wide and is_cjk(key[cut])) else None
            if label:
                return _with_place(label, text, key[:cut]) if label.keys == ("release_dates",) and not label.weak else None
        return None

    def _placed_after(self, text: str, key: str) -> Label | None:
        """A release label followed by a place without a separator: "Kinostart Deutschland", "Premiere USA"."""
        head, _, place = key.rpartition(" ")
        label = self.label(head) if place in words("places_in_labels") else None
        if label is None or label.keys != ("release_dates",):
            return None
        tail = text.rsplit(maxsplit=1)[-1].strip(OUTER + ".")
        return label._replace(tail=tail, tail_start=text.rindex(tail)) if tail else label


def _name_word(word: str) -> bool:
    return (word[0].isupper() or word in words("particles")) and not any(sign in word for sign in ",.;")


def _uninflected(key: str) -> Iterator[str]:
    """The full forms of a label with "(s)", "/in" or "*innen"."""
    if "(" in key:
        yield _SUFFIX.sub(lambda match: match[2 if match[2] in words("label_suffixes") else 0], key)
    yield _SUFFIX.sub(lambda match: "" if match[2] in words("label_suffixes") else match[0], key)


def _beside(key: str, name: str) -> str | None:
    """The rest of a label that begins or ends with a name, without small words; None if it does neither."""
    bare = " ".join(key.translate(_BLANKED).split())
    if bare.startswith(name):
        rest, edge = bare[len(name) :], bare[len(name) : len(name) + 1]
    elif bare.endswith(name):
        rest, edge = bare[: -len(name)], bare[-len(name) - 1]
    else:
        return None
    if edge.isalnum() and not is_cjk(edge) and not is_cjk(name):
        return None
    return " ".join(word for word in rest.split() if word not in words("beside_sources"))


def _without_generic(key: str) -> Iterator[str]:
    blanks = [at for at, sign in enumerate(key) if sign == " "]
    yield from (key[at + 1 :] for at in blanks if key[:at] in words("label_openings"))
    yield from (key[:at] for at in blanks if key[at + 1 :] in words("label_closings"))
    if key[:2] in words("label_openings"):  # Chinese and Korean have no blank after "film"
        yield key[2:]


def _parts(key: str) -> list[str]:
    """The parts of a compound label, cut at punctuation and at words for "and"."""
    cut: list[str] = []
    key = key.replace("and", "/") if is_cjk(key) else key
    for piece in key.translate(_PARTED).split("/"):
        parts, start = piece.split(), 0
        for index, word in enumerate(parts[:-1]):
            if word in words("label_joins") and (index > start or cut):
                if index > start:
                    cut.append(" ".join(parts[start:index]))
                start = index + 1
        cut.append(" ".join(parts[start:]))
    return cut


def _united(labels: list[Label], spelling: str) -> Label:
    """One label for several: their keys in order; labels without a key are dropped if others have one."""
    keys = dict.fromkeys(key for label in labels for key in label.keys)
    if "storyline" in keys and not _CREW.isdisjoint(keys):
        keys = dict.fromkeys("writers" if key == "storyline" else key for key in keys)
    with_value = tuple(key for key in keys if key not in _NO_FIELD)
    return Label(with_value or tuple(keys)[:1], weak=any(label.weak for label in labels), spelling=spelling)


def _with_place(label: Label, text: str, place: str) -> Label | None:
    """The label with the words before it as its place, if they are a place."""
    if is_cjk(place):
        start = text.lower().find(place)
        return label._replace(tail=text[start : start + len(place)], tail_start=start) if start >= 0 else label
    parts = text.split()[: place.count(" ") + 1]
    tail = " ".join(parts)
    if place not in words("places_in_labels") or list(map(fold, parts)) != place.split():
        return None
    return label._replace(tail=tail, tail_start=text.find(tail)) if tail in text else label
