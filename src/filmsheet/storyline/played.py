"""Actors and their roles in prose: "Victoria Page (played by Moira Shearer)", "starring A as B"."""

from __future__ import annotations

from ..text.source import Found, tidy, trim
from .names import SEPARATOR, read_names
from .phrases import compiled, entries, phrases, skip
from .prose import cased, words

Credit = tuple[Found, Found]
"""An actor and a role."""


def read_played(text: str, start: int, end: int) -> list[Credit]:
    """Pairs of actor and role from roles followed by an actor: "Jules Winnfield (Samuel L. Jackson)".

    >>> actor, role = read_played("A dancer, Vera Pell (played by Ada Lund), leaves.", 0, 49)[0]
    >>> actor.value, role.value
    ('Ada Lund', 'Vera Pell')
    """
    pairs: list[Credit] = []
    pattern = r"(?<=[\w.\"”])\s?(?:\(|,\s?(?={people.played_by}))\s?(?P<by>{people.played_by}\s+)?(?={upper}|[a-zà-þ])"
    for sign in compiled(pattern).finditer(text, start, end):
        names = read_names(text, sign.end(), min(end, sign.end() + (80 if sign["by"] else 70)))
        if not names or not (sign["by"] or _fills_bracket(text, sign.end(), names)):
            continue
        role = role_before(text, max(start, sign.start() - 90), sign.start())
        if role is not None and role.value != names[0].value:
            pairs.append((names[0], role))
    return pairs


def _fills_bracket(text: str, start: int, names: list[Found]) -> bool:
    """Whether the bracket holds only a name of several words that are not all in capitals."""
    name = names[0]
    whole = name.start == start and text[name.end : name.end + 2].strip()[:1] == ")"
    return whole and len(names) == 1 and " " in name.value and not name.value.isupper()


def role_before(text: str, start: int, at: int) -> Found | None:
    """The capitalised words directly before a bracket."""
    before = list(words(text, start, at))
    first = len(before)
    while first and _role_word(before[first - 1][0], last=first == len(before)):
        first -= 1
    while first < len(before) and (before[first][0][0].islower() or before[first][0].casefold() in entries("people.role_lead")):
        first += 1
    if not 0 < len(before) - first <= 5:
        return None
    begin = before[first].start()
    begin += len(text[begin:at]) - len(text[begin:at].lstrip("\"“(‘'"))
    return Found(tidy(text[begin:at]).rstrip('"”'), begin, at) if begin < at else None


def _role_word(word: str, *, last: bool) -> bool:
    if not last and (word[-1] in ",;:!?)" or (word[-1] == "." and len(word) > 4 and word not in entries("people.honorific"))):
        return False
    bare = word.lstrip("\"“(‘'")
    return bare[:1].isupper() or bare in entries("people.role_particle")


def read_starring(text: str, start: int, end: int) -> tuple[list[Found], list[Credit]]:
    """The actors named, and pairs of actor and role for "A as B".

    >>> actors, pairs = read_starring("starring Ada Lund as Vera Pell, and Bo Ek", 0, 41)
    >>> [actor.value for actor in actors], [role.value for actor, role in pairs]
    (['Ada Lund', 'Bo Ek'], ['Vera Pell'])
    """
    starring: dict[str, Found] = {}
    pairs: list[Credit] = []
    for match in phrases("people.starring people.stars").finditer(text, start, end):
        stop = min(end, match.end() + 500)
        at = trim(text, skip("people.voices", text, match.end(), stop), stop).start
        if text[at : at + 1].islower() and match[0] in entries("people.starring"):
            at = skip("people.any", text, at, stop)
        if not text[at : at + 1].isupper():
            continue
        for _ in range(20):
            names = read_names(text, at, stop, fronted=match[0][0].isupper())
            for name in names:
                starring.setdefault(name.value.casefold(), name)
            lead = skip("people.as", text, names[-1].end, stop) if names else 0
            role = cased(text, lead, stop, "people.role_particle") if names and lead > names[-1].end and not text[lead].isdigit() else None
            if role is None:
                break
            pairs.append((names[-1], role))
            gap = compiled(SEPARATOR).match(text, role.end, stop)
            if gap is None or not text[gap.end() : gap.end() + 1].isupper():
                break
            at = gap.end()
    return list(starring.values()), pairs
