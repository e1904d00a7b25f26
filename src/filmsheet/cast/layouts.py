"""The layouts of casts, and the choice between them.

A cast is a chain ("A as B C as D"), or units (lines, or parts between semicolons) each of which one kind of mark
parts into actor and role, or pairs of lines, or names alone. Every kind is counted in every unit; the kind that
explains most of them is tried first in each, and the others where it fails, so that a mixed cast is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from filmsheet.cast.chain import AS, BULLET, Chain, connectives, in_brackets, trimmed
from filmsheet.cast.evidence import Evidence
from filmsheet.cast.features import Shape, shape
from filmsheet.cast.likeness import mean_likeness, name_shaped
from filmsheet.cast.model import CastReading, Credit, Doubts
from filmsheet.cast.plain import read_plain
from filmsheet.text.lazily import lazy
from filmsheet.text.source import Span

_DELIMITERS = lazy(r"[~\n\r\t\x1f\u00a0\u2000-\u200a\u2028\u2029\u3000,;|/•·●:…(\[=、，；：→–—（．‧・]")
_DELIMITING = ("  ", "..", " - ", "others")
_LINE_END = lazy(r"[\n\r]")
_HAN = r"[\u3400-\u9fff]"
_WIDE = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DOT = r"[·‧・．]"
_OF_ROLE = r"(?=[^|/,;\n]{1,60}\s[역役]\s*(?:[|/,;\n]|$))"
_STRONG = lazy(rf"[;•●；]|\s~\s|\|(?!{_OF_ROLE})")
_JOINED = r"\s(?:and|&|und|et|y|e|en|och|og|dan|и)\s"
_CJK = r"[\u3040-\u30ff\u3400-\u9fff]"
_NAME_MARKS = lazy(rf"[,;|/／•●、，；]|(?<!{_CJK}){_DOT}|{_DOT}(?!{_CJK})|{_JOINED}")
"""A dot within a Chinese or Japanese text parts the names of one foreigner: 湯姆‧漢克斯."""
_DOTTED = lazy(rf"{_HAN}{{2,5}}(?:\s?{_DOT}\s?{_HAN}{{2,5}}){{2,}}")
_DOTS = lazy(_DOT)
_SPACED = lazy(r"[\uac00-\ud7a3]{3}(?:[ \u00a0][\uac00-\ud7a3]{3}){2,40}")
"""Korean names that nothing but blanks part."""
_BLANKS = lazy(r"[ \u00a0]")
_SEPARATORS = lazy(r"[,;|/／•·●、，；．‧・\n\r]")
_SUFFIX_AFTER = lazy(r"\s*(?:[JS]n?r\b\.?|I{2,3}\b|IV\b|M\.\s?D\b|Ph\.?\s?D|Esq\b)", re.IGNORECASE)
_ENDING = lazy(
    r"(?:(?:^|[\s,;|/／、，；・·])(?:"
    r"\(?(?:and|&|und|et|y|e|en|och|og|и|dan)\s+(?:(?:many|several|grande|gran)\s+)?(?:others?|more|andere[n]?|andra|andre|autres|otr[oa]s|altri"
    r"|altre|outr[oa]s|elenco|reparto|др\.?|другие|lain-lain)\)?"
    r"|\(?et\s+al\.?\)?|etc\.?|u\.\s?(?:v\.\s?)?a\.|[ei]\.\s?a\.|i\sin\.|m\.\s?fl\.|\d{1,3}\s(?:more|weitere|autres|más|mais|altri|meer|lainnya|акт[её]р(?:а|ов)?)|dkk\.?|dll\.?|ほか|他|等等?|更多|외(?:\s+(?:다수|\d+명))?|\(more\)|\.{3}|…"
    r"|(?:\(?see\s+(?:full|more|all)\b[^\n]{0,40})"
    r")|(?<=[\u3400-\u9fff]{2})等)[\s.»…)]*$",
    re.IGNORECASE,
)
_NOTE_FORM = (
    r"\((?:as\s|voice|uncredited|cameo|archiv|credit|unconfirmed|singing|scenes\s+deleted|in\s+credits|verified|rumou?red|segment"
    r"|also\b|\d+\s+episode|guest|special\s+appearance|sp(?:l|ec)?\.?\s*app|friendly\s+app|english|narrator\)|deleted|stimme|voz|voix|voce)[^()]*\)"
)
_NOTE = lazy(_NOTE_FORM, re.IGNORECASE)
_NOTE_ON_LIST = lazy(r"(?:\s?\((?:credit|in\s+credits|verified)[^()]*\)){1,3}", re.IGNORECASE)
_NO_ROLE = lazy(_NOTE_FORM + r"|[(（](?:18|19|20)\d\d[)）]", re.IGNORECASE)
"""A note, or a year as in a list of films."""
_GROUP = lazy(r"[(（]([^()（）]*+(?:[(（][^()（）]*+[)）][^()（）]*+)*+)[)）]|\[([^\[\]]*)\]")
_PLAYS = r"(?:饰演|飾演|扮演|(?<![服首装裝修])[饰飾])"
_ROLE_WORDS = lazy(rf"(?:as\s+|(?:the\s+)?voice\s+of\s+|{_PLAYS}\s*[:：]?\s*)(?=\S)", re.IGNORECASE)
"""What may stand before a role and is no part of it."""
_PLAYED = lazy(_PLAYS)
_ROLE_NOUN = lazy(r"(?<=\S)\s+[역役]$")
"""What may stand behind it."""
_BY = r"(?:played|portrayed|voiced|performed|interpretad[oa]|interpretat[oa]|gespielt|diperankan|interprété[e]?)\s+(?:by|por|da|von|oleh|par)\s+"
_BY_INSIDE = lazy(_BY, re.IGNORECASE)


class Kind(NamedTuple):
    """A kind of mark between an actor and a role, or a role and its actor."""

    name: str
    mark: re.Pattern[str]
    role_first: bool | None
    """None where only the texts on the two sides can say."""


_KINDS = (
    Kind("played by", lazy(r"(?:[,:(–—-]\s?)?\b" + _BY, re.IGNORECASE), True),
    Kind("as", AS, False),
    Kind("plays", lazy(rf"\s(?:plays|portrays|voices)\s|,\s(?:the\s)?voice\sof\s|\s?{_PLAYS}\s?[:：]?", re.IGNORECASE), False),
    Kind("role noun", lazy(rf"\s?[|/]{_OF_ROLE}"), False),
    Kind("leaders", lazy(r"\.{2,}|…+|(?:\s\.){2,}|·{2,}|_{2,}|-{3,}|(?:\s·){2,}"), None),
    Kind("arrow", lazy(r"-+>|=+>|→|⇒|=+"), None),
    Kind("dash", lazy(r"\s[-–—]{1,2}(?=\s)|\s[–—]|[–—](?=\s)"), None),
    Kind("colon", lazy(r"[:：](?=\s)|(?<=\s)[:：]|：|::"), None),
    Kind("slash", lazy(r"\s/\s"), None),
    Kind("comma", lazy(r"[,，](?=\s)"), None),
    Kind("columns", lazy(r"\t+|[^\S\n\r\x1f]{3,}"), None),
    Kind("cells", lazy(r"\|"), None),
)
_BRACKETS = "brackets"
_WEAK = ("slash", "comma")
_JOINERS = frozenset("and And AND & und et with With y e en и dan".split())
_JOINERS_BEFORE = tuple(f"{word} " for word in sorted(_JOINERS))
_INTRODUCED = lazy(r"(?:and\s)?(?:introducing|co-?starring|guest[ -]starring|featuring)\s+(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE)
_KEY = lazy(
    r"(?:(?P<name>name|actor|actress|performer|nombre|nome?|naam|nama|имя|이름|姓名)|role|character|part|personaje|personagem|personaggio|personnage|rôle|rolle|ruolo|papel|rol|роль|角色|배역)"
    r"[\s\x1f]*[:：][\s\x1f]*(?=\S)",
    re.IGNORECASE,
)
_FALLBACK = ("played by", "as", "plays", "role noun", "leaders", "arrow", "dash", "columns")


class Sides(NamedTuple):
    """A unit parted in two; `rest` is what follows a bracketed side."""

    left: Span
    right: Span


def unmarked(text: str, start: int, end: int) -> str:
    """The text of a region, if nothing but " as " may mark its credits; else an empty one."""
    if _DELIMITERS.search(text, start, end):
        return ""
    region = text[start:end]
    return "" if any(map(region.__contains__, _DELIMITING)) else region


def read_cast(text: str, start: int, end: int, evidence: Evidence | None) -> CastReading:
    """The credits of a region, by the layout that explains most of it."""
    if (region := unmarked(text, start, end)) and (plain := read_plain(region, start, evidence)) is not None:
        return plain
    ending = _ENDING.search(text, max(start, end - 60), end)
    if ending and ending.start() > start:
        end = ending.start()
    whole = trimmed(text, start, end)
    if whole.end <= whole.start:
        return CastReading([], Doubts(), "empty")
    return Layouts(text, whole, evidence).read()


class Layouts:
    """One cast while its layout is chosen; made for one region and thrown away."""

    def __init__(self, text: str, whole: Span, evidence: Evidence | None) -> None:
        """Take the region, and see its lines."""
        self.text, self.whole, self.evidence = text, whole, evidence
        self._blanks_only: bool | None = None
        self._all_as: bool | None = None
        self._wide = _WIDE_GAP.search(text, *whole) is not None
        self._absent = frozenset(kind.name for kind in _KINDS if not kind.mark.search(text, *whole))
        """Kinds of which no mark stands in the region."""
        self.lines = [self._unwrapped(unit) for unit in self._lines(whole) if not self._heading(unit)]

    def read(self) -> CastReading:
        """Choose and read."""
        if not self.lines:
            return CastReading([], Doubts(), "empty")
        triples = self._triples() if len(self.lines) > 2 else []
        if triples:
            return CastReading(triples, Doubts(), "names twice")
        for layout, read in (("as alone", self._as_alone), ("keys", self._keyed), ("roles below", self._played_below)):
            if credits := read():
                return CastReading(credits, Doubts(), layout)
        units = self.lines if len(self.lines) > 1 else self._parts(self.lines[0], _STRONG)
        counts = {kind.name: self._count(units, kind) for kind in _KINDS}
        for name in _WEAK:
            counts[name] = self._weak_count(units, name, counts[name])
        counts["cells"] = self._rows_of_two(units, counts["cells"])
        counts[_BRACKETS] = sum(self._bracketed(unit) is not None for unit in units)
        if any(map(self._spread, units)):
            return CastReading(list(self._columns(units)), Doubts(), "columns of names")
        chained = self._chain(units)
        if chained is not None:
            return chained
        if self._grouped(counts):
            return CastReading(list(self._groups()), Doubts(), _BRACKETS)
        best = max(counts, key=lambda name: counts[name])
        if len(units) == 1 and best == _BRACKETS and self._last_alone(units[0]):
            return CastReading(list(self._names(units[0])), Doubts(), "names")
        if counts[best] == 0 and len(units) > 1:
            pairs = self._pairs()
            if pairs:
                return CastReading(pairs, Doubts(), "pairs of lines")
        return self._units(units, best if counts[best] else "names")

    def _count(self, units: Sequence[Span], kind: Kind) -> int:
        """How many units a kind of mark parts."""
        return 0 if kind.name in self._absent else sum(self._sides(unit, kind) is not None for unit in units)

    def _as_alone(self) -> list[Credit]:
        """Three lines an entry, of which the second says "as"."""
        middle = [at for at, line in enumerate(self.lines) if line.end - line.start == 2 and self._piece(line).lower() == "as"]
        if not middle or len(self.lines) != 3 * len(middle) or middle != list(range(1, len(self.lines), 3)):
            return []
        return [Credit((self.lines[at - 1],), (self.lines[at + 1],)) for at in middle]

    def _played_below(self) -> list[Credit]:
        """Two lines an entry, of which the second says that it is a role: "韩砚" above "饰 周野"."""
        actors, roles = self.lines[0::2], self.lines[1::2]
        if len(actors) != len(roles) or not all(_PLAYED.match(self.text, *role) for role in roles):
            return []
        if any(_PLAYED.search(self.text, *actor) for actor in actors):
            return []
        return [Credit((actor,), (self._bare_role(role),)) for actor, role in zip(actors, roles, strict=True)]

    def _keyed(self) -> list[Credit]:
        """Two lines an entry, the second with a key, the first perhaps: "name: Ann Field" above "role: Mary"."""
        credits: list[Credit] = []
        roles = 0
        for line in self.lines:
            key = _KEY.match(self.text, *line)
            value = Span(key.end(), line.end) if key else line
            if key is None or key["name"]:
                credits.append(Credit((value,), ()))
            elif credits and not credits[-1].role:
                credits[-1] = Credit(credits[-1].actor, (value,))
                roles += 1
            else:
                return []
        bare = roles and not any(self._any_sides(credit.actor[0]) for credit in credits)
        return credits if bare and 2 * roles >= len(credits) else []

    def _rows_of_two(self, units: Sequence[Span], count: int) -> int:
        """The count of bars: none, unless each line is a row of two cells."""
        rows = len(units) > 1 and all(self.text.count("|", *unit) == 1 for unit in units)
        return count if rows and count == len(units) else 0

    def _weak_count(self, units: Sequence[Span], name: str, count: int) -> int:
        """The count of a mark that parts names as well: none, unless the two sides look unlike in every way."""
        if len(units) < 2 or count < 0.8 * len(units) or self._lists_names(units, name):
            return 0
        sides = [found for unit in units[:60] if (found := self._by_name(unit, name)) is not None]
        left = mean_likeness(self.text, (side.left for side in sides), self.evidence)
        right = mean_likeness(self.text, (side.right for side in sides), self.evidence)
        return count if abs(left - right) > 1.5 else 0

    def _lists_names(self, units: Sequence[Span], name: str) -> bool:
        """Whether a unit is a list of names: three and more, or two where most units have another form."""
        lists = [self._parts(unit, _NAME_MARKS) for unit in units[:60]]
        named = [len(parts) for parts in lists if all(name_shaped(self._piece(part)) for part in parts)]
        return max(named, default=0) > 2 or (name == "comma" and len(units) == 2 and 2 in named)

    def _last_alone(self, unit: Span) -> bool:
        """Whether a role in brackets behind several names is that of the last: "Ann Field, Tom Reed (the pilot)"."""
        sides = self._bracketed(unit)
        return sides is not None and len(self._several(sides.left)) > 1 and not self._shared(sides.right)

    # Names in columns

    def _cells(self, unit: Span) -> list[Span]:
        """The texts between wide gaps."""
        return self._parts(unit, _WIDE_GAP)

    def _spread(self, unit: Span) -> bool:
        """Whether wide gaps part names, or twice an actor and a role, on a line."""
        if not self._wide:
            return False
        pieces = [self._piece(cell) for cell in self._cells(unit)]
        if len(pieces) < 3 or any(AS.search(piece) or _NAME_MARKS.search(piece) for piece in pieces):
            return False
        return all(map(name_shaped, pieces)) or (len(pieces) == 4 and self._actors_and_roles(pieces))

    def _actors_and_roles(self, pieces: Sequence[str]) -> bool:
        return all(map(name_shaped, pieces[::2])) and not all(map(name_shaped, pieces[1::2]))

    def _columns(self, units: Sequence[Span]) -> Iterator[Credit]:
        """The credits of lines with names, or twice an actor and a role, in columns."""
        rows = [self._cells(unit) for unit in units]
        spread = [[self._piece(cell) for cell in row] for row, unit in zip(rows, units, strict=True) if self._spread(unit)]
        paired = all(len(pieces) == 4 for pieces in spread) and any(map(self._actors_and_roles, spread))
        for unit, row in zip(units, rows, strict=True):
            if paired and len(row) in (2, 4):
                for actor, role in zip(row[::2], row[1::2], strict=True):
                    yield from self._credits(actor, role)
            elif self._spread(unit):
                yield from (Credit((self._without_joiner(cell),), ()) for cell in row)
            else:
                yield from self._unit(unit, "as", False)

    # Lines and parts

    def _lines(self, region: Span) -> list[Span]:
        """The lines that are not blank, without bullets, numbers and the separators at their ends."""
        found, at = [], region.start
        for end in [*(m.start() for m in _LINE_END.finditer(self.text, *region)), region.end]:
            bullet = BULLET.match(self.text, at, end)
            line = trimmed(self.text, bullet.end() if bullet else at, end)
            if line.end > line.start:
                found.append(line)
            at = end
        return found

    def _heading(self, line: Span) -> bool:
        """A line that is no credit: a note on the list, or a label with nothing after it."""
        piece = self._piece(line)
        return piece[-1] in ":：" or _NOTE_ON_LIST.fullmatch(piece) is not None

    def _unwrapped(self, line: Span) -> Span:
        """A line without the brackets that the whole credit stands in: "(Ann Field, voice of Mary)"."""
        if self._last_group(line) != line:
            return line
        inner = trimmed(self.text, line.start + 1, line.end - 1)
        return inner if inner.end > inner.start and self._any_sides(inner) else line

    def _piece(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _parts(self, region: Span, mark: re.Pattern[str]) -> list[Span]:
        """The parts of a region between marks outside brackets, without those before "Jr." and the like."""
        found, at, seen, depth = [], region.start, region.start, 0
        for match in mark.finditer(self.text, *region):
            depth = self._depth(depth, seen, match.start())
            seen = match.start()
            if depth or (match[0] in ",，" and _SUFFIX_AFTER.match(self.text, match.end(), region.end)):
                continue
            found.append(trimmed(self.text, at, match.start()))
            at = match.end()
        found.append(trimmed(self.text, at, region.end))
        return [part for part in found if part.end > part.start]

    def _depth(self, depth: int, start: int, end: int) -> int:
        opened = sum(self.text.count(bracket, start, end) for bracket in "([（")
        closed = sum(self.text.count(bracket, start, end) for bracket in ")]）")
        return max(0, depth + opened - closed)

    # Units of an actor and a role

    def _sides(self, unit: Span, kind: Kind) -> Sides | None:
        """The two sides of the first mark of a kind outside brackets; "B (played by A)" may stand in them."""
        if kind.name in self._absent:
            return None
        depth, seen = 0, unit.start
        inner = trimmed(self.text, *unit, _EDGE)
        for match in kind.mark.finditer(self.text, *unit):
            depth = self._depth(depth, seen, match.start())
            seen = match.start()
            if (depth and kind.name != "played by") or match.start() <= inner.start or match.end() >= inner.end:
                continue
            left = trimmed(self.text, unit.start, match.start(), _EDGE)
            right = trimmed(self.text, match.end(), unit.end, _EDGE)
            if kind.name == "played by":
                right = self._until_bracket(right)
            if left.end > left.start and right.end > right.start:
                return Sides(left, right)
        return None

    def _until_bracket(self, span: Span) -> Span:
        """A name up to the bracket that closes round it."""
        close = self.text.find(")", *span)
        if close >= 0 and self.text.find("(", span.start, close) < 0:
            return trimmed(self.text, span.start, close)
        return span

    def _bracketed(self, unit: Span) -> Sides | None:
        """A unit that is a text and one in brackets behind it; a note such as "(voice)" is not counted."""
        group = self._last_group(unit)
        if group is None:
            return None
        left = trimmed(self.text, unit.start, group.start)
        if _NOTE.match(self._piece(group)):
            before = self._last_group(left) if left.end > left.start else None
            name = trimmed(self.text, unit.start, before.start) if before else left
            return Sides(name, Span(before.start, group.end)) if before and name.end > name.start else None
        inside = trimmed(self.text, group.start + 1, group.end - 1)
        return Sides(left, inside) if left.end > left.start and inside.end > inside.start else None

    def _last_group(self, unit: Span) -> Span | None:
        """The bracketed text that ends a unit, but for a full stop, back to the bracket that opened it."""
        end = unit.end - 1 if self.text[unit.end - 1] == "." else unit.end
        if end <= unit.start or self.text[end - 1] not in ")]）":
            return None
        depth = 0
        for at in range(end - 1, unit.start - 1, -1):
            if self.text[at] in ")]）":
                depth += 1
            elif self.text[at] in "([（":
                depth -= 1
                if depth == 0:
                    return Span(at, end)
        return None

    def _units(self, units: Sequence[Span], best: str) -> CastReading:
        """Each unit by the kind that is best for all, else by another, else as names."""
        first = self._role_first(units, best)
        credits: list[Credit] = []
        for unit in units:
            role = credits[-1].role if credits else ()
            alone = _NOTE.fullmatch(self.text, *unit) is not None
            if alone or (role and self._continues(unit, role[0])):
                if credits:
                    credits[-1] = credits[-1]._replace(role=(Span(role[0].start, unit.end) if role else unit,))
                continue
            credits.extend(self._unit(unit, best, first))
        return CastReading(credits, Doubts(), best)

    def _continues(self, unit: Span, role: Span) -> bool:
        """Whether a line goes on with the role of the line before."""
        if in_brackets(self.text[max(role.start, role.end - 200) : role.end]):
            return True
        return (
            self.text[unit.start].islower()
            and not self._any_sides(unit)
            and shape(self._piece(unit).split()[0]) == Shape.LOWER
        )

    def _any_sides(self, unit: Span) -> bool:
        return (
            any(self._sides(unit, kind) for kind in _KINDS if kind.name not in _WEAK)
            or self._bracketed(unit) is not None
        )

    def _unit(self, unit: Span, best: str, role_first: bool) -> Iterator[Credit]:
        for name in (best, *_FALLBACK, _BRACKETS, "colon"):
            sides = self._by_name(unit, name)
            if sides is None:
                continue
            kind = next((kind for kind in _KINDS if kind.name == name), None)
            swapped = (
                kind.role_first if kind is not None and kind.role_first is not None else role_first and name == best
            )
            yield from self._credits(*(reversed(sides) if swapped else sides))
            return
        yield from self._names(unit)

    def _by_name(self, unit: Span, name: str) -> Sides | None:
        if name == _BRACKETS:
            return self._bracketed(unit)
        return next((self._sides(unit, kind) for kind in _KINDS if kind.name == name), None)

    def _role_first(self, units: Sequence[Span], name: str) -> bool:
        """Whether roles stand before their actors: by what the texts on the two sides look like."""
        sides = [found for unit in units[:60] if (found := self._by_name(unit, name)) is not None]
        said = sum(self._says_role(side.right) - self._says_role(side.left) for side in sides)
        if said:
            return said < 0
        left = mean_likeness(self.text, (side.left for side in sides), self.evidence)
        right = mean_likeness(self.text, (side.right for side in sides), self.evidence)
        return right > left + 1.0

    def _credits(self, actor: Span, role: Span) -> Iterator[Credit]:
        """The credits of one role: of each of its actors."""
        role = self._bare_role(role)
        for one in self._several(actor):
            yield Credit((self._without_joiner(one),), (role,))

    def _bare_role(self, role: Span) -> Span:
        """A role without the words that only say that it is one: "as", "voice of", 饰, 역."""
        before = _ROLE_WORDS.match(self.text, *role)
        behind = _ROLE_NOUN.search(self.text, max(role.start, role.end - 20), role.end)
        start, end = before.end() if before else role.start, behind.start() if behind else role.end
        bare = trimmed(self.text, start, end)
        return bare if bare.end > bare.start else role

    def _says_role(self, side: Span) -> bool:
        """Whether a text says itself that it is a role."""
        return self._bare_role(side) != side

    def _several(self, actor: Span) -> list[Span]:
        """One actor, or several that share a role ("Lucy Hale, Robyn Hart")."""
        parts = self._parts(actor, self._name_marks(actor))
        return parts if all(name_shaped(self._piece(part)) for part in parts) else [actor]

    # Names without roles

    def _names(self, unit: Span) -> Iterator[Credit]:
        """The names of a unit without roles; a note behind a name is its role."""
        for found in self._parts(unit, self._name_marks(unit)):
            if self._piece(found) in _JOINERS:
                continue
            part = self._without_joiner(found)
            group = self._last_group(part)
            if group is not None and not self._empty(part.start, group.start):
                inside = (
                    group if self._is_note(group) else self._bare_role(trimmed(self.text, group.start + 1, group.end - 1))
                )
                yield Credit(
                    (trimmed(self.text, part.start, group.start),), (inside,) if inside.end > inside.start else ()
                )
            else:
                yield Credit((self._without_stop(part),), ())

    def _empty(self, start: int, end: int) -> bool:
        """Whether a part holds separators and blanks alone."""
        found = trimmed(self.text, start, end)
        return found.end <= found.start

    def _name_marks(self, unit: Span) -> re.Pattern[str]:
        """What parts the names of a unit: blanks or dots, where nothing else stands between several eastern names."""
        if _SPACED.fullmatch(self.text, *unit):
            return _BLANKS
        return _DOTS if _DOTTED.fullmatch(self.text, *unit) else _NAME_MARKS

    def _without_joiner(self, part: Span) -> Span:
        """A name without the "and" before it, or behind it at the end of a line; "introducing" is no part of it either."""
        introduced = _INTRODUCED.match(self.text, *part)
        part = Span(introduced.end(), part.end) if introduced else part
        *_, last = self._piece(part).rsplit(None, 1)
        if last in _JOINERS and part.end - len(last) > part.start:
            before = trimmed(self.text, part.start, part.end - len(last))
            part = before if before.end > before.start else part
        words = self._piece(part).split(None, 1)
        if len(words) > 1 and words[0] in _JOINERS:
            return Span(part.end - len(words[1]), part.end)
        return part

    def _without_stop(self, name: Span) -> Span:
        """A name without the full stop of its sentence."""
        last = self._piece(name).split()[-1]
        if (
            last.endswith(".")
            and len(last) > 3
            and "." not in last[:-1]
            and shape(last) not in (Shape.SUFFIX, Shape.INITIAL)
        ):
            return Span(name.start, name.end - 1)
        return name

    # Chains

    def _chain(self, units: Sequence[Span]) -> CastReading | None:
        """The cast as a chain, if its connectives explain more than any other kind does."""
        spans = self._outside_brackets(connectives(self.text, *self.whole))
        others = sum(self._any_sides(unit) and AS.search(self._piece(unit)) is None for unit in units)
        enough = 2 * len(spans) >= len(self.lines) - 1
        if spans and enough and len(spans) > others and len(spans) >= self._group_count():
            return Chain(self.text, *self.whole, self.evidence).read(spans, "as" if len(units) > 1 else "undelimited")
        if len(units) > 1:
            return None
        return self._marked_chain(units[0])

    def _outside_brackets(self, spans: Sequence[Span]) -> list[Span]:
        starts = [span.start + (not self.text[span.start].isspace()) for span in spans]
        before = [self.text[max(self.whole.start, start - 100) : start] for start in starts]
        return [span for span, text in zip(spans, before, strict=True) if not in_brackets(text)]

    def _group_count(self) -> int:
        groups = (m for m in _GROUP.finditer(self.text, *self.whole))
        return sum(1 for group in groups if not _NO_ROLE.match(group[0]) and self._ends_credit(group.end()))

    def _is_note(self, group: Span) -> bool:
        """Whether a bracketed text is a note; "(as Mary)" is one unless every role of the cast stands so."""
        piece = self._piece(group)
        return _NOTE.match(piece) is not None and not (piece[:4].lower() == "(as " and self._as_in_brackets())

    def _as_in_brackets(self) -> bool:
        if self._all_as is None:
            groups = [match[0][:4].lower() for match in _GROUP.finditer(self.text, *self.whole)]
            self._all_as = len(groups) > 1 and set(groups) == {"(as "} and not AS.search(_GROUP.sub("", self._piece(self.whole)))
        return self._all_as

    def _ends_credit(self, at: int) -> bool:
        """Whether a separator, a line end or the end follows, or, where nothing separates, the next name."""
        rest = self.text[at : min(at + 6, self.whole.end)].lstrip(" \t\u00a0\u3000\x1f")
        if not rest or rest[0] in ",;\n\r|/／•·●&、，；。．‧・" or rest.startswith(_JOINERS_BEFORE):
            return True
        return (rest[0] == "." and not rest[1:2].strip()) or (self._unseparated() and rest[0] not in "([（")

    def _unseparated(self) -> bool:
        """Whether nothing but blanks stands between the bracketed texts and the names after them."""
        if self._blanks_only is None:
            outside = _GROUP.sub("", self.text[self.whole.start : self.whole.end])
            self._blanks_only = not _SEPARATORS.search(outside)
        return self._blanks_only

    def _marked_chain(self, unit: Span) -> CastReading | None:
        """A single line with several marks of a kind: "A - B, C - D"."""
        for kind in _KINDS[2:]:
            if kind.name in _WEAK:
                continue
            marks = [Span(m.start(), m.end()) for m in kind.mark.finditer(self.text, *unit)]
            marks = [mark for mark in self._outside_brackets(marks) if unit.start < mark.start and mark.end < unit.end]
            if len(marks) < 2 or len(marks) < self._group_count():
                continue
            if self._lists_by(unit, kind.mark):
                return CastReading([Credit((part,), ()) for part in self._parts(unit, kind.mark)], Doubts(), "names")
            parts = self._parts(unit, _COMMA)
            if len(parts) == len(marks) and all(self._sides(part, kind) for part in parts):
                return self._units(parts, kind.name)
            return Chain(self.text, *unit, self.evidence).read(marks, kind.name)
        return None

    def _lists_by(self, unit: Span, mark: re.Pattern[str]) -> bool:
        """Whether a mark parts names alone: none of those between two marks is long enough for a role and a name behind it."""
        parts = self._parts(unit, mark)
        if len(parts) < 3 or _NAME_MARKS.search(self.text, *unit):
            return False
        return all(name_shaped(self._piece(part)) for part in parts) and all(len(self._piece(part).split()) == 2 for part in parts[1:-1])

    # Roles in brackets, several in a line

    def _grouped(self, counts: dict[str, int]) -> bool:
        groups = self._group_count()
        others = max(count for name, count in counts.items() if name != _BRACKETS)
        return groups > 1 and groups > counts[_BRACKETS] and groups > others

    def _groups(self) -> Iterator[Credit]:
        """Credits whose roles stand in brackets, one after the other; a line end is a blank or a separator."""
        at = self.whole.start
        for group in _GROUP.finditer(self.text, *self.whole):
            if not self._ends_credit(group.end()):
                continue
            yield from self._group(trimmed(self.text, at, group.start()), Span(group.start(), group.end()))
            at = group.end() + self.text.startswith(".", group.end())
        rest = trimmed(self.text, at, self.whole.end)
        if rest.end > rest.start:
            yield from self._names(rest)

    def _group(self, before: Span, group: Span) -> Iterator[Credit]:
        """The names before a bracket: the last has the role, and the others too if they share it."""
        parts = self._parts(before, _NAME_MARKS)
        if not parts:
            return
        inside = trimmed(self.text, group.start + 1, group.end - 1)
        role = group if self._is_note(group) else self._bare_role(inside)
        shared = self._shared(role)
        for part in parts[:-1]:
            yield Credit((part,), (role,) if shared and role.end > role.start else ())
        actor = self._without_joiner(parts[-1])
        played = _BY_INSIDE.match(self.text, *inside)
        if played:
            yield Credit((trimmed(self.text, played.end(), inside.end),), (actor,))
        else:
            yield Credit((actor,), (role,) if role.end > role.start else ())

    def _shared(self, role: Span) -> bool:
        """Whether a role is that of several: it is a plural, or joins two."""
        piece = self._piece(role)
        return (piece[-1:] == "s" and piece[-2:] not in ("ss", "us", "is")) or " & " in piece or " and " in piece

    # Pairs and triples of lines

    def _triples(self) -> list[Credit]:
        """Entries of the actor's name twice and then the role."""
        texts = [" ".join(self._piece(line).split()) for line in self.lines]
        starts = [at for at in range(len(texts) - 1) if texts[at] == texts[at + 1]]
        if not starts or starts[0] != 0 or 4 * len(starts) < len(texts) or 2 * len(starts) > len(texts):
            return []
        if any(following - at < 2 for at, following in pairwise(starts)) or self._any_sides(self.lines[0]):
            return []
        credits = []
        for at, following in zip(starts, [*starts[1:], len(texts)], strict=True):
            role = (Span(self.lines[at + 2].start, self.lines[following - 1].end),) if following - at > 2 else ()
            credits.append(Credit((self.lines[at], self.lines[at + 1]), role))
        return credits

    def _pairs(self) -> list[Credit]:
        """Entries of two lines, an actor and a role, if the lines look so and blank lines do not gainsay it."""
        lines = self.lines
        if len(lines) % 2 or (_NAME_MARKS.search(self.text, *self.whole) and not self._paired_paragraphs()):
            return []
        if (swapped := self._single_side(lines)) is not None:
            actors, roles = (lines[1::2], lines[0::2]) if swapped else (lines[0::2], lines[1::2])
            return [Credit((actor,), (role,)) for actor, role in zip(actors, roles, strict=True)]
        odd = mean_likeness(self.text, lines[0::2], self.evidence)
        even = mean_likeness(self.text, lines[1::2], self.evidence)
        full = all(name_shaped(self._piece(line)) for line in lines)  # a list of names has odd and even ones too
        if not self._paired_paragraphs() and abs(odd - even) < (3.0 if len(lines) < 3 else 2.5 if full else 1.5):
            return []
        if any("(" in self._piece(line) for line in (lines[1::2] if even > odd + 1.0 else lines[0::2])):
            return []
        actors, roles = (lines[1::2], lines[0::2]) if even > odd + 1.0 else (lines[0::2], lines[1::2])
        return [Credit((actor,), (role,)) for actor, role in zip(actors, roles, strict=True)]

    def _single_side(self, lines: Sequence[Span]) -> bool | None:
        """Whether lines in turn are roles, then actors; None where no side tells: full names here, many single words there."""
        words = [len(self._piece(line).split()) for line in lines]
        wide = any(_WIDE.search(self._piece(line)) for line in lines)
        for at, others in ((0, words[1::2]), (1, words[0::2])):
            named = all(name_shaped(self._piece(line)) for line in lines[at::2])
            if named and not wide and others.count(1) > 1 and 3 * others.count(1) >= len(others):
                return bool(at)
        return None

    def _paired_paragraphs(self) -> bool:
        """Whether blank lines part the lines two by two."""
        lines = self.lines
        if len(lines) < 4 or len(lines) % 2:
            return False
        within = [self._blank_between(lines[at], lines[at + 1]) for at in range(0, len(lines), 2)]
        between = [self._blank_between(lines[at], lines[at + 1]) for at in range(1, len(lines) - 1, 2)]
        return not any(within) and all(between)

    def _blank_between(self, one: Span, other: Span) -> bool:
        between = self.text[one.end : other.start]
        return between.count("\n") + between.count("\r") - between.count("\r\n") > 1


_WIDE_GAP = lazy(r"[ \u00a0]{2,}|\t+")
_EDGE = " \t\r\n\x1f\u00a0\u3000,;|•·●、，；。．‧・-–—:：="
_COMMA = lazy(r"[,，、]")
