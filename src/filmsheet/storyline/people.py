"""Names of people in prose: lists after "directed by" or "starring", and who played whom."""

from __future__ import annotations

import re

from ..text.source import Found, tidy
from .patterns import compiled

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁΑ-Ω]"
_PARTICLE = (
    r"(?:de|da|di|del|della|dei|dos|das|du|des|la|le|van|von|vom|zu|der|den|het|ter|ten|bin|ibn|al|el|af|av|d['’])"
)
_GIVEN = (
    r"(?:"
    + _UPPER
    + r"\.(?:[- ]?"
    + _UPPER
    + r"\.)*(?=[\s,])|(?:Jr|Sr|St|Dr|Mr|Mrs|Ms)\.|(?:d['’]|O['’]|al-|el-)?"
    + _UPPER
    + r"[\w'’\-·]{0,30})"
)
_NOT_A_NAME = (
    r"(?!(?:The|It|In|He|She|They|This|Set|Based|Starring|Written|Produced|Released|Directed|With|And"
    r"|Music|Screenplay)\b)"
)
_NEXT = r"\s{1,3}" + _NOT_A_NAME + r"(?:[\"“][^\"”\n]{1,30}[\"”]\s{1,3})?(?:" + _PARTICLE + r"\s{1,3}){0,2}" + _GIVEN
NAME = _GIVEN + r"(?:" + _NEXT + r"|,?\s(?:Jr|Sr)\.|\s(?:I{2,3}|IV))" + r"{0,6}"
"""A person's name: capitalised words, initials, particles between them, a nickname in quotes."""

_NOTE = r"(?:\s*\([^()\n]{0,60}\))?"
_SEPARATOR = (
    r"(?:\s*,\s*(?:and|&|und|et|e|y|en|dan|и)\s+|\s*,\s*|\s+(?:and|&|und|et|e|y|en|dan|и|with"
    r"|alongside|along\s+with|as\s+well\s+as)\s+)"
)
_STOP_WORDS = frozenset(
    "the it he she they his her this that with and a an in on at from for based released set written produced"
    " directed starring"
    " i we which who when where as by of to its their after while although though however also music screenplay"
    " film movie story".split()
)
_COMPANY = (
    r"\b(?:Pictures|Productions?|Studios?|Films?|Company|Corporation|Corp|Inc|Ltd|Entertainment|Media|Bros"
    r"|Brothers|Television|TV|Distribution|Releasing|International"
    r"|Organization|Network|Channel|Cinema|Animation|Disney|Metro-Goldwyn-Mayer|MGM|RKO|HBO|Netflix|Paramount"
    r"|Pathé|Artists|Syndicate|Office|Group|Players|Society"
    r"|Enterprises|Filmed|Syncopy|Century[- ]Fox|Lucasfilm|Pixar|Goskino|Mosfilm|Lenfilm|Toho|UFA|BBC|Amazon"
    r"|Vitagraph)\b"
)


def read_names(text: str, start: int, end: int, *, fronted: bool = False) -> list[Found]:
    """The people listed from `start` on: "A, B and C".

    A fronted list ("Directed by A and B, the film ...") ends at the comma before the main clause.

    >>> [name.value for name in read_names("Ada Lund, Bo Ek and Cy Orr in a film", 0, 36)]
    ['Ada Lund', 'Bo Ek', 'Cy Orr']
    """
    name, separator = compiled(NAME + _NOTE), compiled(_SEPARATOR)
    names: list[Found] = []
    at = _after_epithet(text, start, end)
    for _ in range(40):
        match = name.match(text, at, end)
        if match is None or not _is_person(match[0]):
            break
        names.append(_person(match))
        gap = separator.match(text, match.end(), end)
        if gap is None:
            break
        at = _after_epithet(text, gap.end(), end)
    if fronted and len(names) > 1 and compiled(r"\s+[a-z]+").match(text, names[-1].end, end):
        names.pop()
    return names


def whole_names(text: str, start: int, names: list[Found]) -> list[Found]:
    """Give a bare name its other half: from where it stood in full before, else from the next ("Joel and Ethan Coen").

    >>> names = read_names("by Joel and Ethan Coen", 3, 22)
    >>> [name.value for name in whole_names("by Joel and Ethan Coen", 0, names)]
    ['Joel Coen', 'Ethan Coen']
    """
    whole: list[Found] = []
    for number, name in enumerate(names):
        follower = names[number + 1] if number + 1 < len(names) else None
        full = None if " " in name.value else _stood_in_full(text, start, name) or _shares_surname(text, name, follower)
        whole.append(full or name)
    return whole


def _stood_in_full(text: str, start: int, name: Found) -> Found | None:
    full = _GIVEN + r"(?:\s" + _GIVEN + r"){0,2}\s" + re.escape(name.value) + r"(?![\w-])"
    match = (
        re.compile(r"\b" + full).search(text, max(start, name.start - 600), name.start)
        if len(name.value) < 40
        else None
    )
    return Found(tidy(match[0]), *match.span()) if match and _is_person(match[0]) else None


def _shares_surname(text: str, name: Found, follower: Found | None) -> Found | None:
    if follower is None or follower.value.count(" ") != 1:
        return None
    between = text[name.end : follower.start].strip()
    return (
        Found(f"{name.value} {follower.value.split()[1]}", name.start, follower.end)
        if between in ("and", "&")
        else None
    )


def _after_epithet(text: str, start: int, end: int) -> int:
    """Skip "newcomer", "his wife", "British actor" before a name."""
    pattern = (
        r"(?:(?:the|his|her|then|a|an|fellow|first-time|film|newcomers?|veteran|sisters?|brothers?|actors?"
        r"|actress(?:es)?|comedians?|duo|wife|husband|son|daughter"
        r"|\w+/\w+|former|cinematographers?|director|filmmakers?|Academy Award winner|singer|real-life|couple"
        r"|both)\s+){1,4}(?=[A-Z])|(?:[A-Z][a-z]+\s+)(?:actors?|actress|directors?|filmmakers?)\s+(?=[A-Z])"
    )
    match = compiled(pattern).match(text, start, end)
    return match.end() if match else start


def _is_person(piece: str) -> bool:
    first = piece.split(None, 1)[0].casefold()
    if first in _STOP_WORDS or compiled(_COMPANY).search(piece):
        return False
    return " " in piece.strip() or compiled(_NOT_PEOPLE).fullmatch(piece.strip()) is None


_NOT_PEOPLE = (
    r"[A-Z]\w*(?:ian|ish|ese|ean)(?:-\w+)?|French|German|Dutch|Greek|Hollywood|Technicolor|Bollywood"
    r"|Broadway|CinemaScope|[A-Z]{2,5}"
)


def _person(match: re.Match[str]) -> Found:
    note = match[0].rfind("(")
    piece = (match[0] if note < 0 else match[0][:note]).rstrip(" ,")
    for ending in ("'s", "’s"):
        piece = piece.removesuffix(ending)
    stop = match.start() + len(piece) if note < 0 else match.end()
    return Found(tidy(piece), match.start(), stop)


_PLAYED_BY = r"[\s,]*[(,]\s*(?:as\s+)?(?:(?:is|was)\s+)?(?:played|portrayed|voiced|performed)\s+by\s+(?:the\s+)?"


def read_played(text: str, start: int, end: int) -> list[tuple[Found, Found]]:
    """Pairs of actor and role: "Victoria Page (played by Moira Shearer)", "Jules Winnfield (Samuel L. Jackson)".

    >>> actor, role = read_played("A dancer, Vera Pell (played by Ada Lund), leaves.", 0, 49)[0]
    >>> actor.value, role.value
    ('Ada Lund', 'Vera Pell')
    """
    pairs: list[tuple[Found, Found]] = []
    seen: set[str] = set()
    for bracket in compiled(r"(?<=[\w.\"”])\s?[(,]\s?").finditer(text, start, end):
        pair = _played_at(text, start, bracket.start(), end)
        if pair is not None and pair[0].value.casefold() not in seen:
            seen.add(pair[0].value.casefold())
            pairs.append(pair)
    return pairs


def _played_at(text: str, start: int, at: int, end: int) -> tuple[Found, Found] | None:
    by = compiled(_PLAYED_BY).match(text, at, min(end, at + 60))
    if by is None:
        if "(" not in text[at : at + 2]:  # a comma, which needs no pattern of names
            return None
        bare = compiled(r"\s?\(\s?(" + NAME + r")\s?\)").match(text, at, min(end, at + 70))
        if bare is None or " " not in bare[1].strip() or bare[1].isupper() or not _is_person(bare[1]):
            return None
        actor = Found(tidy(bare[1]), *bare.span(1))
    else:
        names = read_names(text, by.end(), min(end, by.end() + 80))
        if not names:
            return None
        actor = names[0]
    role = _role_before(text, max(start, at - 90), at)
    return (actor, role) if role is not None and role.value != actor.value else None


def _role_before(text: str, start: int, at: int) -> Found | None:
    """The capitalised words right before a bracket."""
    words = list(compiled(r"\S+").finditer(text, start, at))
    first = len(words)
    while first and _role_word(words[first - 1][0], last=first == len(words)):
        first -= 1
    while first < len(words) and (words[first][0][0].islower() or words[first][0].casefold() in _LEADING):
        first += 1
    if first == len(words) or len(words) - first > 5:
        return None
    begin = words[first].start()
    begin += len(text[begin:at]) - len(text[begin:at].lstrip("\"“(‘'"))
    return Found(tidy(text[begin:at]).rstrip('"”'), begin, at) if begin < at else None


_LEADING = frozenset(
    "the a an when while after as in on at but and his her their its with meanwhile however enter meet young"
    " former one two"
    " there here then now so for by if old new".split()
)


def _role_word(word: str, *, last: bool) -> bool:
    if (not last and word[-1] in ",;:!?)") or (
        not last and word[-1] == "." and len(word) > 4 and word not in ("Capt.", "Prof.", "Sgt.")
    ):
        return False
    bare = word.lstrip("\"“(‘'")
    return bool(bare) and (bare[0].isupper() or bare in ("of", "the", "de", "van", "von", "la", "der", "del", "di"))
