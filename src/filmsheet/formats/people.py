"""Names in parts, for formats that list people by family name."""

from __future__ import annotations

from typing import NamedTuple

_PARTICLES = frozenset(
    "af al auf bin bint da das de degli dei del della delle den der des di do dos du e el ibn la las le lo los "
    "mac ten ter 't te und van vom von zu zum zur y".split()
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "esq.", "phd", "md"))


class NameParts(NamedTuple):
    """A person's name as catalogues and styles part it; `family` alone where it cannot be parted."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """Family name first, as archives write it.

        >>> parts("Wolfgang von Waltershausen").inverted
        'Waltershausen, Wolfgang von'
        """
        given = f"{self.given} {self.particle}".strip()
        return ", ".join(part for part in (self.family, given, self.suffix) if part)


def parts(name: str) -> NameParts:
    """Part a name by the common rule: the last word is the family name, small words before it are particles.

    What a rule cannot know (names of East Asia in Latin letters, double surnames) comes out as the rule has it;
    a name without blanks or in a script that writes the family name first stays whole.

    >>> parts("Martin Luther King, Jr.")
    NameParts(family='King', given='Martin Luther', particle='', suffix='Jr.')
    """
    words = name.replace(",", ", ").split()
    suffix = ""
    if len(words) > 2 and words[-1].casefold() in _SUFFIXES:
        suffix = words.pop()
        words[-1] = words[-1].rstrip(",")
    if any(word.endswith(",") for word in words):
        return _given_inverted(" ".join(words), suffix)
    if len(words) < 2 or _family_first(name):
        return NameParts(" ".join(words), suffix=suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return NameParts(words[-1], " ".join(words[:first]), " ".join(words[first:-1]), suffix)


def upright(name: str) -> str:
    """A name as it is spoken, without a comma.

    >>> upright("Samuel Lind, Jr."), upright("Lind, Samuel")
    ('Samuel Lind Jr.', 'Samuel Lind')
    """
    if "," not in name:
        return name
    family, given, particle, suffix = parts(name)
    return " ".join(f"{given} {particle} {family} {suffix}".replace(",", " ").split()) or name.replace(",", " ")


def _given_inverted(name: str, suffix: str) -> NameParts:
    family, _, given = (part.strip() for part in name.partition(","))
    return NameParts(family, given, "", suffix) if family else NameParts(given or name, suffix=suffix)


def _family_first(name: str) -> bool:
    """Whether the script is of Chinese, Japanese or Korean."""
    return any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in name)
