"""Taught layouts, and their file: the examples and what was learned from them."""

from __future__ import annotations

import json
import os
import pkgutil
import warnings
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..reading.features import FINGERPRINT
from ..reading.labels import LABELS
from ..reading.model import FILE, shipped
from ..reading.recut import Cut
from ..reading.taught import RESEMBLES, Additions, Layout, Taught, similarity
from .examples import Example, own_marks
from .lessons import learn

FORMAT = 1
KEY = "filmsheet_layouts"
_LARGEST = 20_000_000
_MOST = 32_767


class LayoutsError(ValueError):
    """A file of layouts that cannot be used. The message gives the reason."""


class TeachingWarning(UserWarning):
    """Part of an example is not learned, or layouts were learned again."""


@cache
def fingerprint() -> str:
    """Identifies the features and the weights that layouts depend on. If it changes, they have to be learned again."""
    data = pkgutil.get_data("filmsheet.reading", FILE)
    assert data is not None
    return f"{FINGERPRINT}, weights {zlib.crc32(data):08x}"


class Layouts(Taught):
    """Taught layouts. `teach` makes them, and all functions that read sheets accept them.

    They are immutable: `teach(..., layouts=these)` returns new ones that also include further examples.

    >>> from filmsheet import parse, teach
    >>> layouts = teach([("zdj: Ann Field", {"cinematographers": ["Ann Field"]})])
    >>> parse("zdj: Ida Holm", layouts=layouts).cinematographers
    ('Ida Holm',)
    """

    def __init__(self, groups: Iterable[Sequence[Example]] = (), layouts: Iterable[Layout] = ()) -> None:
        """Take the examples of each layout, and what was learned from them."""
        super().__init__(shipped, tuple(layouts))
        self.groups: tuple[tuple[Example, ...], ...] = tuple(map(tuple, groups))

    @property
    def examples(self) -> tuple[Example, ...]:
        """All examples."""
        return tuple(one for group in self.groups for one in group)

    def __len__(self) -> int:
        """The number of layouts."""
        return len(self.layouts)

    def __repr__(self) -> str:
        return f"<Layouts: {len(self)} of {len(self.examples)} sheets>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the examples and what was learned."""
        return (Layouts, (self.groups, self.layouts))

    def __eq__(self, other: object) -> bool:
        """Whether both were learned from the same examples."""
        return isinstance(other, Layouts) and self.groups == other.groups and self.layouts == other.layouts

    __hash__ = None  # type: ignore[assignment]

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the layouts to a file.

        Raises:
            OSError: the file cannot be written.
        """
        Path(path).write_text(self.to_json(), encoding="utf-8")

    def to_json(self) -> str:
        """The content of the file that `save` writes: JSON with the examples and what was learned."""
        head = {KEY: FORMAT, "learned_beside": fingerprint(), "labels": list(LABELS)}
        lines = [json.dumps(head, ensure_ascii=False)[:-1] + ', "layouts": [']
        parts = [_written(group, layout) for group, layout in zip(self.groups, self.layouts, strict=True)]
        return "\n".join((*lines, ",\n".join(parts), "]}\n"))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Layouts:
        """Read the layouts of a file. This runs no code from the file.

        Layouts that another version of filmsheet learned are learned again from their examples. This takes some seconds and
        issues a `TeachingWarning`.

        Raises:
            OSError: the file cannot be read.
            LayoutsError: it is not a file of layouts, or it is damaged.
        """
        name = os.fspath(path)
        if Path(path).stat().st_size > _LARGEST:
            raise LayoutsError(f"{name}: too large for a file of layouts")
        try:
            layouts, again = cls.from_json(Path(path).read_text(encoding="utf-8"))
        except LayoutsError as error:
            raise LayoutsError(f"{name}: {error}") from None
        except UnicodeDecodeError:
            raise LayoutsError(f"{name}: no file of layouts") from None
        if again:
            warnings.warn(
                f"{name}: another version of filmsheet made it; its {len(layouts.examples)} examples were learned again, for this run",
                TeachingWarning,
                stacklevel=2,
            )
        return layouts

    @classmethod
    def from_json(cls, text: str) -> tuple[Layouts, bool]:
        """The layouts from the text of a file, and whether they had to be learned again.

        Raises:
            LayoutsError: the text contains no layouts.
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise LayoutsError("no file of layouts: it is no JSON") from None
        if not isinstance(data, dict) or KEY not in data:
            raise LayoutsError("no file of layouts; filmsheet teach writes them")
        if data[KEY] != FORMAT:
            raise LayoutsError(f"a newer filmsheet wrote it (format {data[KEY]}, and this one reads {FORMAT})")
        try:
            groups = [tuple(_example(one) for one in part["examples"]) for part in data["layouts"]]
            if data.get("learned_beside") != fingerprint() or data.get("labels") != list(LABELS):
                return with_examples(cls(), [one for group in groups for one in group]), True
            return cls(groups, [_layout(part) for part in data["layouts"]]), False
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LayoutsError("the file of layouts is damaged") from error


def with_examples(held: Layouts, new: Iterable[Example]) -> Layouts:
    """Layouts with further examples. Each example joins the layout that it resembles, or starts a new one.

    An example replaces an earlier one with the same text. Layouts without a new example stay as they are.
    """
    sets: list[tuple[dict[str, Example], Layout | None]]
    sets = [({one.text: one for one in group}, layout) for group, layout in zip(held.groups, held.layouts, strict=True)]
    for one in new:
        at = _resembled(one, [list(known.values()) for known, _ in sets])
        if at < 0:
            sets.append(({one.text: one}, None))
        else:
            sets[at] = ({**sets[at][0], one.text: one}, None)
    layouts = [layout or learn(list(known.values()), shipped()) for known, layout in sets]
    return Layouts([list(known.values()) for known, _ in sets], layouts)


def _resembled(new: Example, groups: list[list[Example]]) -> int:
    """The number of the layout that an example belongs to, or -1."""
    own = own_marks(new)
    similarities = [max(2.0 if one.text == new.text else similarity(own, own_marks(one)) for one in group) for group in groups]
    best = max(similarities, default=0.0)
    return similarities.index(best) if best >= RESEMBLES else -1


def _written(group: Sequence[Example], layout: Layout) -> str:
    """One layout as JSON: its examples, their marks, and what was learned."""
    examples = ",\n  ".join(json.dumps({"text": one.text, "records": one.records}, ensure_ascii=True) for one in group)
    rest = {
        "marks": [sorted(one) for one in layout.marks],
        "distrusted": sorted(layout.distrusted),
        "cuts": layout.cuts,
        **{name: _additions(getattr(layout, name)) for name in ("labels", "joins", "borders")},
    }
    return f'{{"examples": [\n  {examples}],\n ' + json.dumps(rest, ensure_ascii=True, separators=(",", ":"))[1:]


def _additions(added: Additions) -> dict[str, Any]:
    rows = [[number, *(part for pair in row.items() for part in pair)] for number, row in added.rows.items()]
    return {"rows": rows, "transitions": [[*key, weight] for key, weight in added.transitions.items()]}


def _example(data: dict[str, Any]) -> Example:
    text, records = data["text"], data["records"]
    if not isinstance(text, str) or not all(isinstance(one, dict) for one in records):
        raise TypeError("an example is a text and its records")
    return Example(text, tuple(records))


def _layout(data: dict[str, Any]) -> Layout:
    parts = [_read_additions(data[name], labels, gaps) for name, labels, gaps in (("labels", len(LABELS), 8), ("joins", 2, 1), ("borders", 2, 1))]
    return Layout(
        tuple(frozenset(map(str, one)) for one in data["marks"]),
        frozenset(map(str, data["distrusted"])),
        tuple(Cut(*map(str, one)) for one in data["cuts"] if str(one[1]).strip()),
        *parts,
    )


def _read_additions(data: dict[str, Any], labels: int, gaps: int) -> Additions:
    rows = {_whole(row[0], 2**32): {_whole(label, labels): _weight(weight) for label, weight in zip(row[1::2], row[2::2], strict=True)} for row in data["rows"]}
    transitions = {(_whole(gap, gaps), _whole(before, labels), _whole(behind, labels)): _weight(weight) for gap, before, behind, weight in data["transitions"]}
    return Additions(rows, transitions)


def _whole(number: Any, below: int, least: int = 0) -> int:
    if type(number) is not int or not least <= number < below:
        raise ValueError("a number is out of bounds")
    return number


def _weight(number: Any) -> int:
    return _whole(number, _MOST + 1, -_MOST)
