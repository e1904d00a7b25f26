"""The vocabulary, as used by readers and users."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from os import PathLike

from filmsheet.vocabulary.derived import LONGEST_LABEL, PARTING, Reader
from filmsheet.vocabulary.folding import fold, is_cjk
from filmsheet.vocabulary.table import FIELDS, Label

_CACHED = 4096
_MOST_WORDS = 5
_GAP_OR_WORD = re.compile(r"\s\s|\t|(?<![^\W_])(?<!\u200c)(?:[^\W_]|\u200c)+")


class Vocabulary:
    """A set of labels. It is immutable; `extended` returns a new one.

    >>> Vocabulary().find("Directed by").keys
    ('directors',)
    >>> Vocabulary().find("Release date in South Korea").tail
    'South Korea'
    """

    def __init__(self, added: Sequence[Label] = ()) -> None:
        """Make a vocabulary of the shipped labels and others, which have priority; see `extended`."""
        self._added = tuple(added)
        remembered = functools.lru_cache(_CACHED)
        self._find = remembered(lambda label: _of_field(self._reader.resolve(label)))
        self._simply = remembered(lambda label: _of_field(self._reader.simple(label)))
        self._within = remembered(self._look_within)
        self._heading = remembered(lambda text: (label := self._reader.plain(text)) is not None and label.keys == ("heading",))
        self._speaks = remembered(lambda text: not self._reader.words.isdisjoint(fold(text).split()))
        self._guess = remembered(self._work_out)

    def __reduce__(self) -> tuple[type[Vocabulary], tuple[tuple[Label, ...]]]:
        return Vocabulary, (self._added,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self._added == other._added

    def __hash__(self) -> int:
        return hash(self._added)

    def __repr__(self) -> str:
        return f"<Vocabulary: {len(self._added)} labels added>"

    @functools.cached_property
    def _reader(self) -> Reader:
        return Reader(self._added)

    def find(self, label: str) -> Label | None:
        """The meaning of a label as written, without its separator; None if it is not known. Case, padding and markup do not matter.

        >>> Vocabulary().find("Land / Jahr").keys
        ('countries', 'year')
        >>> Vocabulary().find("Favourite sandwich") is None
        True
        """
        return self._find(label) if len(label) <= LONGEST_LABEL else None

    def within(self, words: str) -> Label | None:
        """The meaning of words within a line as a label without a separator: spellings of the table, and "… by".

        >>> Vocabulary().within("Written and directed by").keys, Vocabulary().within("Directors and lamps") is None
        (('writers', 'directors'), True)
        """
        return self._within(words) if len(words) <= LONGEST_LABEL else None

    def _look_within(self, words: str) -> Label | None:
        key = fold(words)
        return _of_field(self._reader.label(key) or (self._reader.compound(key) if key.endswith(" by") else None))

    def heading(self, text: str) -> bool:
        """Whether a text is a known heading that names no field: "Details", "Technical specs", "Credits".

        >>> Vocabulary().heading("SCHEDA DEL FILM"), Vocabulary().heading("Directed by")
        (True, False)
        """
        return len(text) <= LONGEST_LABEL and self._heading(text)

    def speaks_of_labels(self, text: str) -> bool:
        """Whether a word of a text occurs in any label, so that the text may be an unknown label.

        >>> Vocabulary().speaks_of_labels("Costume supervisor"), Vocabulary().speaks_of_labels("Uncle Otto")
        (True, False)
        """
        return self._speaks(text)

    def may_hold(self, word: str) -> bool:
        """Whether `within` may find a label that contains this word; always true for a word with signs or an inner capital.

        >>> Vocabulary().may_hold("written"), Vocabulary().may_hold("and"), Vocabulary().may_hold("lighthouse")
        (True, True, False)
        """
        if not word.isalpha() or not word[1:].islower():
            return True
        return self.speaks_of_labels(word) or word.lower() in PARTING

    def guess(self, label: str) -> tuple[Label, float] | None:
        """The label that a text is except for one wrong letter, and its probability; None for a known label or a common word.

        >>> found, probability = Vocabulary().guess("Directer")
        >>> found.keys, found.spelling, 0.5 < probability < 1
        (('directors',), 'director', True)
        >>> Vocabulary().guess("Directory") is None
        True
        """
        return self._guess(label) if len(label) <= LONGEST_LABEL else None

    def _work_out(self, label: str) -> tuple[Label, float] | None:
        from filmsheet.vocabulary import misspelt

        known = self.find(label) is not None or self.heading(label)
        return None if known else misspelt.guess(self._reader, label)

    def leading(self, line: str) -> tuple[int, Label] | None:
        """The longest label without a separator at the start of a line, and the offset of its end.

        One of these must hold: the value is glued to it with a capital ("SutradaraRio Rezal"); the label is in capitals;
        or no sentence begins with the label, and the value looks like names or digits ("Director Mick Powers").

        >>> Vocabulary().leading("SutradaraRio Rezal")[0]
        9
        >>> Vocabulary().leading("Director Martin Scorsese holds the film in high regard") is None
        True
        """
        from filmsheet.vocabulary.leading import leading

        return leading(self._reader, line)

    def known_ending(self, text: str) -> tuple[int, Label] | None:
        """The longest label of at most five words at the end of a text, and the offset of its start.

        >>> start, label = Vocabulary().known_ending("1948   Genre")
        >>> start, label.keys
        (7, ('genres',))
        """
        stop = len(text.rstrip())
        if text[:stop].replace(" ", "").isalpha() and "  " not in text and text.count(" ", 0, stop) < _MOST_WORDS and text[:1] != " ":
            whole = self._simply(text[:stop])
            if whole is not None:
                return 0, whole
        starts: list[int] = []
        for match in _GAP_OR_WORD.finditer(text, max(0, stop - LONGEST_LABEL), stop):
            starts = [*starts[1 - _MOST_WORDS :], match.start()] if match[0][0].isalnum() else []
        if starts and is_cjk(text[stop - 1 : stop]) and ":" in text[: starts[-1]] and self.find(text[starts[-1] : stop]) is None:
            starts += range(max(starts[-1] + 1, stop - 5), stop - 1)  # a label glued to the value before it
        found = ((start, self._simply(text[start:stop])) for start in starts)
        return next(((start, label) for start, label in found if label is not None), None)

    def extended(self, more: Mapping[str, str | Sequence[str]]) -> Vocabulary:
        """This vocabulary with more labels, which have priority: spellings by field, or fields by spelling.

        Raises:
            ValueError: neither side names a field; the message lists the fields.
            TypeError: it is not a mapping.

        >>> Vocabulary().extended({"directors": ["Helmed with love by"]}).find("Helmed with love by").keys
        ('directors',)
        >>> Vocabulary().extended({"Helmed with love by": "directors"}).find("helmed with love by").keys
        ('directors',)
        """
        if not isinstance(more, Mapping):
            raise TypeError(f"labels are a mapping such as {{'directors': ['Helmed by']}}, not {type(more).__name__}")
        labels = [one for name, value in more.items() for one in _entries(name, value)]
        return Vocabulary((*labels, *self._added))

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Vocabulary:
        """The shipped labels and those of a TOML file with a table `[labels]`, whose keys are fields or spellings.

        Raises:
            ValueError: the file is not TOML, or names an unknown field; the message has one line and the path.
            OSError: the file cannot be read.
        """
        import tomllib

        with open(path, "rb") as file:
            data = file.read()
        try:
            labels = tomllib.loads(data.decode("utf-8")).get("labels")
            if not isinstance(labels, dict):
                raise ValueError('there is no table [labels] with lines such as: directors = ["Helmed by"]')  # noqa: TRY004 -- the file is at fault, not a type
            return cls().extended(labels)
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None


def _of_field(label: Label | None) -> Label | None:
    """The label, unless it is a heading, which names no field."""
    return None if label is not None and label.keys == ("heading",) else label


def _entries(name: str, value: str | Sequence[str]) -> list[Label]:
    """The labels of one entry that a user adds."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, (list, tuple)) or not values or not all(isinstance(one, str) for one in values):
        raise ValueError(f"[labels] {name}: must be a string or a list of strings")
    if _is_field(name):
        return [_entry([name], spelling) for spelling in values]
    if all(map(_is_field, values)):
        return [_entry(values, name)]
    raise ValueError(f"[labels] no such field: {_misnamed(name, values)}; the fields are {', '.join(FIELDS)}")


def _misnamed(name: str, values: Sequence[str]) -> str:
    """The word that was meant as a field: the key if it looks like one, otherwise the first value that is not a field."""
    stem = name.partition(":")[0]
    shaped = stem.islower() and " " not in stem
    return name if shaped else next(one for one in values if not _is_field(one))


def _is_field(name: str) -> bool:
    field, _, source = name.partition(":")
    return field in FIELDS and (not source or field == "ratings")


def _entry(fields: Sequence[str], spelling: str) -> Label:
    text = " ".join(spelling.split())
    if not fold(text) or len(text) > LONGEST_LABEL:
        raise ValueError(f"[labels] {spelling!r}: a label has 1 to {LONGEST_LABEL} characters")
    names, sources = zip(*((name, source or None) for name, _, source in (one.partition(":") for one in fields)), strict=True)
    return Label(names, next(filter(None, sources), None), spelling=fold(text))
