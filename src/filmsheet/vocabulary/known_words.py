"""Words that show the meaning of a line without a label: countries, languages and genres, each a list in `words/`, one a line.

`countries.txt` and `languages.txt` come from the Unicode CLDR (tools/make_countries.py, tools/make_languages.py);
`genres.txt` is written by hand: add a line for a genre.
"""

from __future__ import annotations

from filmsheet.vocabulary.wordlists import words

_PLATES = frozenset("A AUS B BR CDN CH CZ CS D DK E F FIN GB GR H HK I IL IND IRL J MEX N NL NZ P PL RO RUS S SU TR UK US USA YU ZA".split())
"""The letters of international licence plates, which film sheets use for countries: "F/D 1988"."""
_CODES = _PLATES | frozenset("AR AT AU BE CA CL CN DE DK ES FI FR IE JP KR MX NO PT SE".split())
"""The same, and codes of countries that are unlikely to be titles or words: "NL/BE 2011"."""


def is_country(text: str) -> bool:
    """Whether a tidy text names a country.

    >>> is_country("West Germany"), is_country("Frankr."), is_country("British")
    (True, True, False)
    """
    folded = text.casefold()
    return folded.strip(" .") in words("countries") or text in _CODES or (folded in words("country_abbreviations") and text[0].isupper())


def is_genre(text: str) -> bool:
    """Whether a tidy text names a genre.

    >>> is_genre("Romantic comedy"), is_genre("Heimatdrama"), is_genre("Harbour")
    (True, True, False)
    """
    name = text.casefold().strip(" .")
    if name in words("genres"):
        return True
    if name.endswith("film"):
        return name.removesuffix("film") in words("compound_films")
    kind = next(filter(name.endswith, words("compound_genre_kinds")), "")
    return bool(kind) and name.removesuffix(kind).removesuffix("-") in words("compound_genres")


def is_language(text: str) -> bool:
    """Whether a tidy text names a language.

    >>> is_language("Punjabi"), is_language("Čeština"), is_language("Harbour")
    (True, True, False)
    """
    return text.casefold().strip(" .") in words("languages")
