"""Labels with two readings, told apart by the value: "Produktion: Piotr Dudnik" names a person, "Produktion: Nordlicht-Film" a company."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from . import values
from .lazily import lazy
from .lexicon import is_country
from .source import tidy
from .vocabulary import Label, describe, fold

_COMPANY = lazy(
    r"films?\b|filme\b|\w*film\b|filmes\b|\w*produ[ckzç]\w+|pictures?\b|studio\w*|entertainment|media\b|cine\w*|kino\w*|company|corp\b|corporation|tv\b|television\w*"
    r"|group\b|international|gmbh|\bag\b|\bkg\b|ltd|\binc\b|llc|limited|s\.?a\.?$|srl|s\.?p\.?a|b\.?v\.?$|n\.v\.|pvt|company|bros|brothers|verleih|the\b|broadcast\w*|union\b|culture|arts?\b"
    r"|ooo\b|ооо|фильм|студия|кино|телеканал|公司|影业|影業|影视|影視|制片厂|製片廠|电影|電影|영화사|픽쳐스|픽처스|필름|스튜디오|엔터|프로덕션|주식회사|\(주\)|주\)",
    re.IGNORECASE,
)
_PERSON = lazy(r"[^\W\d_a-zа-яà-ÿ][^\W\d_]*[.'’-]?(?:[\w.'’-]{0,24})(?:\s+(?:[^\W\d_a-zа-яà-ÿ]|d[ae']|de[lr]?|du|van|von|di|da|dos?|l[ae]|el|y)[\w.'’-]{0,24}){1,4}|[\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff]{2,4}")
_ROLE = lazy(r"\S\s*(?:[:：]|\.{3,}|…)\s*\S|\s(?:as|alias)\s|\([^()\n]{2,60}\)")
_ENTRY = r"[^\W\d_][^\W\d_'’.-]*(?:[ '’.-][^\W\d_'’.-]+){1,4}\s?\([^()\d\n]{1,60}\)"
_WITH_ROLE = lazy(rf"{_ENTRY}(?:[,;]\s{_ENTRY}){{1,40}}\.?")
_HELD = lazy(r"\(([^()\n]{1,60})\)")
_LONGEST = 300
_SCORE = lazy(
    r"(?:[★☆⭐✩✭✯*½ ]{2,12}|\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|(?:/|sur|von|su|out of|of|van|de)\s?\d{1,3}|stars?|étoiles?|punkte?n?|points?)?)(?:\s?\([^()\n]{1,40}\))?[.!]?",
    re.IGNORECASE,
)
_ENGLISH = frozenset(("en", "*"))
_COMPANIES = ("productora", "produtora")
"""Labels of companies that are rarely those of a woman who produces."""


def second(text: str, start: int, end: int, keys: tuple[str, str], label: str) -> bool | None:
    """Whether a value speaks for the second of the two keys that its label may mean, or for the first; None if for neither.

    >>> second("Piotr Dudnik", 0, 12, ("production_companies", "producers"), "produktion")
    True
    """
    end = min(end, start + 4000)
    if keys[0] == "production_companies" and (label.startswith(_COMPANIES) or _COMPANY.search(text, start, end)):
        return False
    decide = _DECIDE.get(keys)
    return True if decide is not None and decide(text, start, end) else None


def is_note(label: Label) -> bool:
    """Whether a label is the "Note" of a score in some languages and of a remark in English."""
    return label.spelling == "note" and label.keys == ("ratings",)


def is_score(text: str, start: int, end: int) -> bool:
    """Whether a value is a score and nothing else.

    >>> is_score("3,5/5", 0, 5), is_score("7 reels, nitrate", 0, 16)
    (True, False)
    """
    return _SCORE.fullmatch(text[start:end].strip()) is not None


def in_english(labels: Iterable[Label]) -> bool:
    """Whether all labels of a sheet are, or may be, English.

    >>> from filmsheet.vocabulary import DEFAULT
    >>> in_english([DEFAULT.find("Title")]), in_english([DEFAULT.find("Titre")])
    (True, False)
    """
    return all(_ENGLISH & _languages().get(label.spelling, _ENGLISH) for label in labels if label.spelling != "note")


@functools.cache
def _languages() -> dict[str, frozenset[str]]:
    """The languages of each spelling in the table."""
    spoken: dict[str, frozenset[str]] = {}
    for line in describe():
        key = fold(line.text)
        spoken[key] = spoken.get(key, frozenset()) | {line.language}
    return spoken


def _people(text: str, start: int, end: int) -> bool:
    """Whether a value is names of people and holds no word that companies have."""
    if end - start > _LONGEST or _COMPANY.search(text, start, end) or any(c.isdigit() for c in text[start:end]):
        return False
    found = values.names(text, start, end)
    return bool(found) and all(_PERSON.fullmatch(name.value) and not name.value.isupper() for name in found)


def _cast(text: str, start: int, end: int) -> bool:
    """Whether a value is a cast: lines with roles, or several people."""
    lines = [line for line in text[start:end].split("\n") if tidy(line)]
    if len(lines) > 1 and sum(bool(_ROLE.search(line)) for line in lines) * 2 > len(lines):
        return True
    if _plays_roles(text, start, end):
        return True
    return _people(text, start, end) and len(values.names(text, start, end)) > 2


def _plays_roles(text: str, start: int, end: int) -> bool:
    """Whether each of several full names has a role in brackets behind it: "Ann Field (Mary), Tom Reed (Sam)"."""
    entries = _WITH_ROLE.fullmatch(text[start:end].strip()) if end - start <= _LONGEST else None
    if entries is None or _COMPANY.search(text, start, end):
        return False
    roles = _HELD.findall(text, start, end)
    return len(roles) > 1 and not any(is_country(tidy(role)) for role in roles)


_DECIDE = {
    ("production_companies", "producers"): _people,
    ("storyline", "writers"): _people,
    ("other", "cinematographers"): _people,
    ("other", "writers"): _people,
    ("other", "editors"): _people,
    ("genres", "writers"): _people,
    ("distributors", "cast"): _cast,
}
